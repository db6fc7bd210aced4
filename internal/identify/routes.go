package identify

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/yamldoc"
)

// Route is one of the ways in which recruitment begins. Signs are indexes in
// catalogue order; a sign may belong to several routes.
type Route struct {
	ID    string
	Title string // English
	Signs []int

	ids []string // as the file has them
}

// Has reports whether the sign belongs to the route.
func (r *Route) Has(sign int) bool { return slices.Contains(r.Signs, sign) }

// Say returns the title.
func (r *Route) Say(l *i18n.Locale) i18n.Text { return l.Text("route."+r.ID+".title", r.Title) }

// Change is one entry of the log of changes, newest first.
type Change struct {
	Version, Text string // Text is English
	Date          time.Time
}

// Say returns what changed.
func (c *Change) Say(l *i18n.Locale) i18n.Text { return l.Text("change."+c.Version, c.Text) }

// routeIDs lists the routes that routes.yaml must hold, in their order.
func routeIDs() []string { return []string{"job-offer", "romance", "debt-or-help", "images", "peer"} }

func (c *Catalogue) readRoutes(r *yamldoc.Reader, root yamldoc.Node) {
	f := recordOf(r, root)
	for i, n := range f.Entries("routes") {
		x := recordOf(r, n)
		route := Route{ID: x.oneOf("id", routeIDs()...), Title: x.Text("title"), ids: x.many("signs")}
		x.Done()
		if i >= len(routeIDs()) || route.ID != routeIDs()[i] {
			r.Fail(n.Line, "the routes must be %v, each once and in this order", routeIDs())
		}
		c.Routes = append(c.Routes, route)
	}
	c.anyRoute = f.many("any-route")
	f.Done()
}

func (c *Catalogue) readChanges(r *yamldoc.Reader, root yamldoc.Node) {
	f := recordOf(r, root)
	for _, n := range f.Entries("changes") {
		x := recordOf(r, n)
		day := x.Date("date")
		change := Change{Version: x.Text("version"), Date: day, Text: x.Text("text")}
		x.Done()
		if slices.ContainsFunc(c.Changes, func(o Change) bool { return o.Version == change.Version || o.Date.Before(day) }) {
			r.Fail(n.Line, "changes must stand newest first, each version once")
		}
		c.Changes = append(c.Changes, change)
	}
	f.Done()
}

// finishRoutes turns ids into indexes and holds the lists against the signs.
func (c *Catalogue) finishRoutes() error {
	if len(c.Routes) != len(routeIDs()) {
		return fmt.Errorf("routes.yaml: the routes must be %v", routeIDs())
	}
	if len(c.Changes) == 0 || c.Changes[0].Version != c.Pack.Version {
		return errors.New("changes.yaml: the first entry must be of the version in pack.yaml")
	}
	placed := make([]bool, len(c.Signs))
	for i := range c.Routes {
		r := &c.Routes[i]
		var err error
		if r.Signs, err = c.indexes(r.ids); err != nil {
			return fmt.Errorf("routes.yaml: route %q: %w", r.ID, err)
		}
		for _, s := range r.Signs {
			placed[s] = true
		}
	}
	var err error
	if c.AnyRoute, err = c.indexes(c.anyRoute); err != nil {
		return fmt.Errorf("routes.yaml: any-route: %w", err)
	}
	for _, s := range c.AnyRoute {
		if placed[s] {
			return fmt.Errorf("routes.yaml: any-route: the sign %q stands in a route already", c.Signs[s].ID)
		}
		placed[s] = true
	}
	for i := range c.Signs {
		if p := c.Signs[i].Phase; !placed[i] && (p == rule.Recruitment || p == rule.Transport) {
			return fmt.Errorf("routes.yaml: the sign %q of %s stands in no route and not in any-route", c.Signs[i].ID, p)
		}
	}
	return nil
}

// indexes finds signs by their ids; the result is in catalogue order.
func (c *Catalogue) indexes(ids []string) ([]int, error) {
	out := make([]int, 0, len(ids))
	for _, id := range ids {
		i, ok := c.set.Index(id)
		if !ok {
			return nil, fmt.Errorf("there is no sign %q", yamldoc.Clip(id))
		}
		out = append(out, i)
	}
	slices.Sort(out)
	return out, nil
}

// ByRoute divides signs by the first route to which each belongs, in the order
// of the routes; the last part holds those of no route. Parts may be empty.
func (c *Catalogue) ByRoute(signs []int) [][]int {
	out := make([][]int, len(c.Routes)+1)
	for _, s := range signs {
		at := slices.IndexFunc(c.Routes, func(r Route) bool { return r.Has(s) })
		if at < 0 {
			at = len(c.Routes)
		}
		out[at] = append(out[at], s)
	}
	return out
}

// routeTexts lists the translatable texts of routes and changes.
func (c *Catalogue) routeTexts() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, r := range c.Routes {
			if !yield("route."+r.ID+".title", r.Title) {
				return
			}
		}
		for _, x := range c.Changes {
			if !yield("change."+x.Version, x.Text) {
				return
			}
		}
	}
}
