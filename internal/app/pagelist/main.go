// Command pagelist prints every page that the program serves, one JSON line
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
	"strings"

	"github.com/free2link/free2link/internal/app"
	"github.com/free2link/free2link/internal/platform/web"
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
		_, _ = fmt.Fprintln(os.Stderr, "pagelist: "+err.Error()) // nowhere else to say it
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
	for _, lang := range app.Languages() {
		for _, rt := range site.Routes {
			pattern, ok := strings.CutPrefix(rt.Pattern, "GET ")
			if !ok {
				continue
			}
			paths := rt.Sample
			if paths == nil {
				paths = []string{strings.TrimSuffix(pattern, "{$}")}
			}
			budget := rt.Budget
			if budget == 0 {
				budget = web.PageBudget
			}
			for _, p := range paths {
				if err := enc.Encode(page{rt.Name, "/" + string(lang) + p, rt.Index, budget}); err != nil {
					return fmt.Errorf("write the list: %w", err)
				}
			}
		}
	}
	return nil
}
