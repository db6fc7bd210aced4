package identify

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/free2link/free2link/internal/identify/rule"
)

// The counts per dimension are those of handbook b.1; the strengths, of its table in b.2.
func TestTableHasTheItemsOfTheHandbook(t *testing.T) {
	var got [rule.Dimensions][4]int
	seen := map[string]bool{}
	for _, x := range HandbookTable() {
		got[x.Dimension][x.Strength]++
		if seen[x.Item] || x.words == "" || checkItem(x.Dimension, x.Item) != nil {
			t.Errorf("%+v: twice, without words or of another dimension", x)
		}
		seen[x.Item] = true
	}
	// weak, medium, strong
	want := [rule.Dimensions][4]int{{0, 1, 8, 1}, {0, 0, 9, 1}, {0, 4, 12, 0}, {0, 1, 7, 1}, {0, 1, 10, 4}, {0, 2, 5, 0}}
	if got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

// The comparison, worked out a second time straight from the signs.
func TestDifferencesAreAllOfThem(t *testing.T) {
	c := load(t)
	found := map[string]map[rule.Strength][]string{} // dimension and item
	note := func(d rule.Dimension, item string, s rule.Strength, id string) {
		key := d.String() + "/" + item
		if found[key] == nil {
			found[key] = map[rule.Strength][]string{}
		}
		found[key][s] = append(found[key][s], id)
	}
	for i := range c.Signs {
		s := &c.Signs[i]
		if s.Item != "" {
			note(s.Dimension, s.Item, s.Strength, s.ID)
		}
		for _, a := range s.Also {
			note(a.Dimension, a.Item, a.Strength, s.ID)
		}
		if s.OnTheWayItem != "" {
			note(rule.CoerciveRecruitment, s.OnTheWayItem, s.OnTheWay, s.ID)
		}
	}
	var differ, unused []string
	for _, x := range HandbookTable() {
		key := x.Dimension.String() + "/" + x.Item
		by := found[key]
		delete(found, key)
		switch {
		case len(by) == 0:
			unused = append(unused, x.Item)
		case len(by) > 1 || len(by[x.Strength]) == 0:
			differ = append(differ, fmt.Sprint(x.Item, by))
		}
	}
	var own []string
	for key, by := range found {
		if !strings.Contains(key, "/f2l-") {
			t.Errorf("%s is neither in the table nor ours", key)
		}
		own = append(own, fmt.Sprint(key, by))
	}

	said := c.Comparison()
	ids := func(marks []Mark) map[rule.Strength][]string {
		out := map[rule.Strength][]string{}
		for i, m := range marks {
			if i > 0 && marks[i-1].Strength <= m.Strength {
				t.Errorf("%v: not strongest first", marks)
			}
			for _, s := range m.Signs {
				out[m.Strength] = append(out[m.Strength], c.Signs[s].ID)
			}
		}
		return out
	}
	var gotDiffer, gotUnused, gotOwn []string
	for _, d := range said.Differences {
		gotDiffer = append(gotDiffer, fmt.Sprint(d.Item, ids(d.Marks)))
	}
	for _, x := range said.Unused {
		gotUnused = append(gotUnused, x.Item)
	}
	for _, o := range said.Own {
		gotOwn = append(gotOwn, fmt.Sprint(o.Dimension.String()+"/"+o.Item, ids(o.Marks)))
	}
	slices.Sort(own)
	slices.Sort(gotOwn)
	if !slices.Equal(gotDiffer, differ) || !slices.Equal(gotUnused, unused) || !slices.Equal(gotOwn, own) {
		t.Errorf("differences %q, want %q\nunused %q, want %q\nown %q, want %q", gotDiffer, differ, gotUnused, unused, gotOwn, own)
	}
	if len(differ) == 0 || len(unused) == 0 || len(own) == 0 {
		t.Errorf("%d differences, %d unused, %d own: one of them is empty", len(differ), len(unused), len(own))
	}
	// The three that the notes of the signs themselves speak of.
	for _, item := range []string{"cr-08-threat-to-inform", "dr-10-education", "cd-15-threat-to-inform"} {
		if !slices.ContainsFunc(said.Differences, func(d Difference) bool { return d.Item == item }) {
			t.Errorf("%s is no difference", item)
		}
	}
}

func TestPartsOfOtherItemsHaveSigns(t *testing.T) {
	c := load(t)
	n := 0
	for _, x := range c.Comparison().Unused {
		if x.Within == "" {
			continue
		}
		n++
		if len(c.Under(x.Within)) == 0 {
			t.Errorf("%s: no sign counts under %s", x.Item, x.Within)
		}
	}
	if n != 4 {
		t.Errorf("%d items are part of others, want 4", n)
	}
}

func TestAnItemThatNobodyNamedIsRefused(t *testing.T) {
	edit := func(s string) string {
		return strings.Replace(s, "item: cd-14-withholding-wages", "item: cd-99-other", 1)
	}
	_, err := Load(changed(t, "signs-papers-money-debt.yaml", edit))
	if err == nil || !strings.Contains(err.Error(), `the item "cd-99-other" is not in the handbook's table`) {
		t.Errorf("got %v", err)
	}
}
