package identify

import (
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/yamldoc"
)

// routesFile reads routes.yaml without the code under test: the ids of each
// route, and of "any".
func routesFile(tb testing.TB) map[string][]string {
	tb.Helper()
	data, err := os.ReadFile(path.Join(signContent, "routes.yaml"))
	if err != nil {
		tb.Fatal(err)
	}
	root, err := yamldoc.Parse(data, contentLimits())
	if err != nil {
		tb.Fatal(err)
	}
	out := map[string][]string{}
	words := func(n yamldoc.Node) (ids []string) {
		for _, e := range n.List {
			ids = append(ids, e.Scalar)
		}
		return ids
	}
	for _, top := range root.Map {
		if top.Key == "any-route" {
			out["any"] = words(top.Value)
			continue
		}
		for _, r := range top.Value.List {
			id := ""
			for _, e := range r.Map {
				switch e.Key {
				case "id":
					id = e.Value.Scalar
				case "signs":
					out[id] = words(e.Value)
				}
			}
		}
	}
	if len(out) != 6 {
		tb.Fatalf("read %d lists of routes.yaml, want 6", len(out))
	}
	return out
}

func TestEverySignOfRecruitmentHasARoute(t *testing.T) {
	c, file := load(t), routesFile(t)
	var ids []string
	for _, r := range c.Routes {
		ids = append(ids, r.ID)
		if len(r.Signs) != len(file[r.ID]) || !slices.IsSorted(r.Signs) || r.Title == "" {
			t.Errorf("%s: %d signs of %d, title %q", r.ID, len(r.Signs), len(file[r.ID]), r.Title)
		}
		for _, i := range r.Signs {
			if !slices.Contains(file[r.ID], c.Signs[i].ID) {
				t.Errorf("%s has %s, the file has not", r.ID, c.Signs[i].ID)
			}
		}
	}
	if got := strings.Join(ids, " "); got != "job-offer romance debt-or-help images peer" {
		t.Errorf("routes %s", got)
	}
	for i := range c.Signs {
		s := &c.Signs[i]
		n := 0
		for _, list := range file {
			if slices.Contains(list, s.ID) {
				n++
			}
		}
		if n == 0 && (s.Phase == rule.Recruitment || s.Phase == rule.Transport) {
			t.Errorf("%s stands in no route", s.ID)
		}
		if n > 1 && slices.Contains(file["any"], s.ID) {
			t.Errorf("%s fits every route and stands in one", s.ID)
		}
	}
}

func TestByRouteKeepsEachSignOnceUnderItsFirstRoute(t *testing.T) {
	c, file := load(t), routesFile(t)
	var all []int
	for i := range c.Signs {
		all = append(all, i)
	}
	parts := c.ByRoute(all)
	if len(parts) != len(c.Routes)+1 {
		t.Fatalf("%d parts", len(parts))
	}
	var back []int
	for p, signs := range parts {
		for _, i := range signs {
			first := slices.IndexFunc(c.Routes, func(r Route) bool { return slices.Contains(file[r.ID], c.Signs[i].ID) })
			if first < 0 {
				first = len(c.Routes)
			}
			if first != p {
				t.Errorf("%s stands in part %d, its first route is %d", c.Signs[i].ID, p, first)
			}
		}
		back = append(back, signs...)
	}
	slices.Sort(back)
	if !slices.Equal(back, all) {
		t.Error("a sign is lost or stands twice")
	}
}

func TestRoutesAndChangesAreReadStrictly(t *testing.T) {
	swap := func(old, now string) func(string) string {
		return func(s string) string { return strings.Replace(s, old, now, 1) }
	}
	const routes, changes = "routes.yaml", "changes.yaml"
	for name, c := range map[string]struct {
		file string
		edit func(string) string
		says string
	}{
		"unknown sign":          {routes, swap("- peer-recruiter", "- peer-recruiters"), `route "peer": there is no sign "peer-recruiters"`},
		"unknown sign in any":   {routes, swap("- oath-or-ritual", "- oath"), `any-route: there is no sign "oath"`},
		"unknown route":         {routes, swap("id: peer", "id: family"), "id must be one of job-offer"},
		"route twice":           {routes, swap("id: romance", "id: job-offer"), "each once and in this order"},
		"another order":         {routes, swap("id: images", "id: peer"), "each once and in this order"},
		"route missing":         {routes, func(s string) string { return s[:strings.Index(s, "- id: peer")] + s[strings.Index(s, "any-route"):] }, "the routes must be"},
		"no routes":             {routes, func(string) string { return "routes: []\nany-route: [oath-or-ritual]\n" }, "routes must be a list"},
		"sign twice":            {routes, swap("- peer-recruiter", "- peer-recruiter\n  - peer-recruiter"), `signs names "peer-recruiter" twice`},
		"in a route and in any": {routes, swap("- oath-or-ritual", "- oath-or-ritual\n- peer-recruiter"), "stands in a route already"},
		"left out":              {routes, swap("- oath-or-ritual\n", ""), `"oath-or-ritual" of recruitment stands in no route`},
		"left out on the way":   {routes, swap("- coached-border-story\n", ""), `"coached-border-story" of transport stands in no route`},
		"unknown key":           {routes, swap("  signs:", "  sign: x\n  signs:"), `the key "sign" is not known`},
		"no title":              {routes, swap("  title: \"A job offer\"\n", ""), "title is missing"},
		"no list for any":       {routes, swap("any-route:", "every-route:"), "any-route is missing"},
		"change of no version":  {changes, swap("version: 1.0-draft", "version: 0.9"), "must be of the version in pack.yaml"},
		"no changes":            {changes, func(string) string { return "changes: []\n" }, "changes must be a list"},
		"change without a day":  {changes, swap("'2026-11-23'", "'23 November'"), "YYYY-MM-DD"},
		"version twice": {changes, func(s string) string {
			return s + "- {version: 1.0-draft, date: '2026-11-01', text: Again.}\n"
		}, "each version once"},
		"oldest first": {changes, func(s string) string {
			return s + "- {version: '1.1', date: '2026-12-01', text: Later.}\n"
		}, "newest first"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(changed(t, c.file, c.edit))
			if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), c.file) {
				t.Errorf("got %v, want an error of %s that says %q", err, c.file, c.says)
			}
		})
	}
}
