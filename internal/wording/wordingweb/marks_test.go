package wordingweb

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/textcheck"
	"github.com/free2link/free2link/internal/textcheck/identifier"
	"github.com/free2link/free2link/internal/wording"
)

func english(t testing.TB) *i18n.Locale {
	t.Helper()
	c, err := i18n.Load(fstest.MapFS{}, []i18n.Lang{i18n.English})
	if err != nil {
		t.Fatal(err)
	}
	l, _ := c.Locale(i18n.English)
	return l
}

// cut marks a text and returns its parts written as "class:words[numbers]".
func cut(t testing.TB, s string, r *wording.Reading) []string {
	t.Helper()
	l := english(t)
	var out []string
	for _, seg := range markText(l, s, r).segments(func(x span) ref { return refTo(l, x) }, func(n []string) string { return strings.Join(n, "+") }) {
		line := seg.Class + ":"
		for _, p := range seg.Pieces {
			if p.Turn != nil {
				line += "(" + p.Turn.Label + ")"
			}
			line += p.Text
		}
		for _, x := range seg.Refs {
			line += "[" + x.Name + "]"
		}
		if seg.Numbers != "" {
			line += "{" + seg.Numbers + "}"
		}
		out = append(out, line)
	}
	return out
}

func reading(fs ...textcheck.Finding) *wording.Reading {
	return &wording.Reading{Result: textcheck.Result{Findings: fs}}
}

func finding(start, end int, s textcheck.Strength) textcheck.Finding {
	return textcheck.Finding{Start: start, End: end, Strength: s}
}

func TestEveryFindingIsMarkedAndNumbered(t *testing.T) {
	const s = "one two three four"
	for _, tt := range []struct {
		name string
		r    *wording.Reading
		want []string
	}{
		{"nothing", reading(), []string{":one two three four"}},
		{"one", reading(finding(4, 7, textcheck.Medium)), []string{":one ", "m:two[1]", ": three four"}},
		{"whole", reading(finding(0, 18, textcheck.Weak)), []string{"w:one two three four[1]"}},
		{"the same words twice", reading(finding(4, 7, textcheck.Weak), finding(4, 7, textcheck.Strong)), []string{":one ", "s:two[1][2]{1+2}", ": three four"}},
		{"overlapping", reading(finding(0, 7, textcheck.Weak), finding(4, 13, textcheck.Strong)), []string{"w:one ", "s:two[1]{1+2}", ": ", "s:three[2]", ": four"}},
		{"one inside another", reading(finding(0, 13, textcheck.Medium), finding(4, 7, textcheck.Weak)), []string{"m:one ", "m:two[2]{1+2}", ": ", "m:three[1]", ": four"}},
		{"side by side", reading(finding(0, 3, textcheck.Weak), finding(3, 7, textcheck.Weak)), []string{"w:one[1]", ": ", "w:two[2]", ": three four"}},
	} {
		if got := cut(t, s, tt.r); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Half of an address could become a link: a mark that touches one covers all of it.
func TestContactDetailsAreWrittenWholeAndCannotBePressed(t *testing.T) {
	const s = "write to a@b.example now"
	r := reading(finding(0, 11, textcheck.Weak))
	r.Identifiers = []identifier.Found{{Kind: identifier.Email, Value: "a@b.example", Start: 9, End: 20}}
	want := []string{"w:write to a[at]b[.]example[1]", ": now"}
	if got := cut(t, s, r); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	l := english(t)
	if got := markText(l, s, r).words(0, 12, 100); got != "write to a[at]b[.]example" {
		t.Errorf("the quotation is %q", got)
	}
}

func TestMessagesWithMarksAreNumbered(t *testing.T) {
	const s = "A: hello\nB: two words\nA: bye"
	r := reading(finding(12, 15, textcheck.Weak))
	r.Chat = &textcheck.Chat{Speakers: []string{"A", "B"}, Turns: []textcheck.Turn{{Speaker: 0, Start: 3, End: 8}, {Speaker: 1, Start: 12, End: 21}, {Speaker: 0, Start: 25, End: 28}}}
	want := []string{":A: hello\n(Message 2)B: ", "w:two[1]", ": words\nA: bye"}
	if got := cut(t, s, r); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Whatever overlaps: the text stays as it is, and each number stands once.
func TestMarkingLosesAndAddsNothing(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	letters := []rune("ab \nżαع.")
	for range 3000 {
		text := make([]rune, 1+rnd.IntN(40))
		for i := range text {
			text[i] = letters[rnd.IntN(len(letters))]
		}
		s := string(text)
		var places []int
		for i := range s {
			places = append(places, i)
		}
		places = append(places, len(s))
		place := func() (int, int) {
			i := rnd.IntN(len(places) - 1)
			j := i + 1 + rnd.IntN(len(places)-1-i)
			return places[i], places[j]
		}
		r := reading()
		for range rnd.IntN(6) {
			a, b := place()
			r.Findings = append(r.Findings, finding(a, b, textcheck.Strength(1+rnd.IntN(3))))
		}
		slices.SortFunc(r.Findings, func(a, b textcheck.Finding) int { return a.Start - b.Start })
		if a, b := place(); rnd.IntN(2) == 0 {
			r.Identifiers = []identifier.Found{{Start: a, End: b, Value: s[a:b]}}
		}
		if a, b := place(); rnd.IntN(2) == 0 {
			r.Protective = []textcheck.Fact{{Start: a, End: b}}
		}
		l := english(t)
		var shown, want strings.Builder
		seen := map[string]int{}
		for _, seg := range markText(l, s, r).segments(func(x span) ref { return refTo(l, x) }, func([]string) string { return "" }) {
			for _, p := range seg.Pieces {
				shown.WriteString(p.Text)
			}
			for _, x := range seg.Refs {
				seen[x.Name]++
			}
			if len(seg.Refs) > 0 && seg.Class == "" {
				t.Fatalf("%q: a number without a mark", s)
			}
		}
		at := 0
		for _, id := range r.Identifiers {
			want.WriteString(s[at:id.Start] + identifier.Defang(s[id.Start:id.End]))
			at = id.End
		}
		want.WriteString(s[at:])
		if shown.String() != want.String() {
			t.Fatalf("%q is shown as %q, want %q", s, shown.String(), want.String())
		}
		for name, n := range seen {
			if n != 1 {
				t.Fatalf("%q: %s stands %d times", s, name, n)
			}
		}
		if len(seen) != len(r.Findings)+len(r.Protective) {
			t.Fatalf("%q: %d numbers for %d findings and %d facts", s, len(seen), len(r.Findings), len(r.Protective))
		}
	}
}

func TestFactsHaveLetters(t *testing.T) {
	for n, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 52: "AZ", 53: "BA"} {
		if got := letters(n); got != want {
			t.Errorf("fact %d is %s, want %s", n, got, want)
		}
	}
}
