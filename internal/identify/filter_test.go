package identify

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/free2link/free2link/internal/platform/i18n"
)

// folded is the folding of observers, written down a second time.
var folded = map[string]string{
	"any": "anywhere", "health": "health", "teacher": "school", "child-protection": "school", "labour-inspector": "work",
	"job-counsellor": "work", "asylum-officer": "border", "border-guard": "border", "consular": "border",
	"transport-staff": "border", "police": "police", "hotline": "police", "bank": "bank", "housing-worker": "bank",
}

// Every combination of values finds what a count over the signs finds.
func TestFilterFindsWhatACountFinds(t *testing.T) {
	c, routes := load(t), routesFile(t)
	with := func(f Facet) []string { return append([]string{""}, c.Values(f)...) }
	match := func(s *Sign, q Filter) bool {
		if q[0] != "" && fmt.Sprint(s.Phase) != q[0] || q[1] != "" && !slices.Contains(routes[q[1]], s.ID) {
			return false
		}
		seen := q[2] == ""
		for _, o := range s.Observers {
			seen = seen || folded[o] == q[2] || o == "any"
		}
		return seen && (q[3] == "" || s.Forms[0] == "all" || slices.Contains(s.Forms, q[3]))
	}
	n, empty := 0, 0
	for _, phase := range with(ByPhase) {
		for _, route := range with(ByRoute) {
			for _, setting := range with(BySetting) {
				for _, form := range with(ByForm) {
					q := Filter{phase, route, setting, form}
					var want []int
					for i := range c.Signs {
						if match(&c.Signs[i], q) {
							want = append(want, i)
						}
					}
					if got := c.Matching(q); !slices.Equal(got, want) {
						t.Errorf("%q: %d signs, want %d", q, len(got), len(want))
					}
					n++
					if len(want) == 0 {
						empty++
					}
				}
			}
		}
	}
	if n != 6*7*8*5 || empty == 0 || empty == n {
		t.Errorf("tried %d combinations, %d of them empty", n, empty)
	}
	if got := len(c.Matching(Filter{})); got != len(c.Signs) {
		t.Errorf("no filter finds %d signs", got)
	}
}

func TestEveryValueHasAWordAndASign(t *testing.T) {
	c := load(t)
	languages, err := i18n.Load(fstest.MapFS{}, []i18n.Lang{i18n.English})
	if err != nil {
		t.Fatal(err)
	}
	l, _ := languages.Locale(i18n.English)
	want := [Facets][]string{
		{"recruitment", "transport", "control", "exploitation", "general"},
		{"job-offer", "romance", "debt-or-help", "images", "peer", "any"},
		{"anywhere", "health", "school", "work", "border", "police", "bank"},
		{"sexual", "labour", "criminality", "begging"},
	}
	for i := range want {
		f := Facet(i)
		if got := c.Values(f); !slices.Equal(got, want[i]) || SayFacet(l, f) == "" {
			t.Errorf("%s: %q", f.Key(), got)
		}
		for _, v := range want[i] {
			var q Filter
			q[i] = v
			if n := len(c.Matching(q)); n == 0 || n == len(c.Signs) || c.SayValue(l, f, v) == "" {
				t.Errorf("%s=%s: %d signs, word %q", f.Key(), v, n, c.SayValue(l, f, v))
			}
		}
		for _, v := range []string{"no-such", "all", "Any", "any-route"} {
			var q Filter
			q[i] = v
			if c.SayValue(l, f, v) != "" || len(c.Matching(q)) != 0 {
				t.Errorf("%s=%s has a word or a sign", f.Key(), v)
			}
		}
	}
}

func TestEveryObserverStandsInOneSetting(t *testing.T) {
	c := load(t)
	n := map[string]int{}
	for _, s := range settings {
		for _, o := range s.observers {
			n[o]++
			if folded[o] != s.id {
				t.Errorf("%s stands under %s", o, s.id)
			}
		}
	}
	for i := range c.Signs {
		for _, o := range c.Signs[i].Observers {
			if n[o] != 1 {
				t.Errorf("the observer %s of %s stands in %d settings", o, c.Signs[i].ID, n[o])
			}
		}
	}
}
