// Command pages prints every page that the program serves, one JSON line
// each, for the browser tests: they read the list instead of keeping their own.
//
// A line holds the route's name, the page's path with its language, whether
// search engines may list it, and its budget in compressed bytes. Pages that
// answer a POST are not in it.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/free2link/free2link/internal/app"
)

// A page is one line of the list.
type page struct {
	Name   string `json:"name"`
	Path   string `json:"path"`
	Index  bool   `json:"index"`
	Budget int    `json:"budget"`
}

func main() {
	if err := list(os.Stdout); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "pages: "+err.Error()) // nowhere else to say it
		os.Exit(1)
	}
}

func list(out io.Writer) error {
	a, err := app.Load(app.Embedded())
	if err != nil {
		return err
	}
	site, err := a.Site(app.Settings{Out: io.Discard, Log: io.Discard})
	if err != nil {
		return err
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, at := range site.Addresses() {
		if err := enc.Encode(page{at.Route.Name, at.Path, at.Route.Index, at.Route.Weight()}); err != nil {
			return err
		}
	}
	return nil
}
