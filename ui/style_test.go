package ui

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// rule is one declaration with everything around it.
type rule struct {
	around   []string // preludes from the outside in: "@media print", ".btn:hover"
	property string
	value    string
}

// parse reads a sheet into declarations. It knows no strings with braces; our sheet has none.
func parse(t *testing.T, sheet string) []rule {
	t.Helper()
	var all []rule
	var around []string
	start := 0
	declare := func(text string) {
		property, value, found := strings.Cut(strings.TrimSpace(text), ":")
		if found && len(around) > 0 {
			all = append(all, rule{slices.Clone(around), strings.TrimSpace(property), strings.TrimSpace(value)})
		}
	}
	for i, c := range sheet {
		switch c {
		case '{':
			around = append(around, strings.Join(strings.Fields(sheet[start:i]), " "))
			start = i + 1
		case ';':
			declare(sheet[start:i])
			start = i + 1
		case '}':
			declare(sheet[start:i])
			start = i + 1
			if len(around) == 0 {
				t.Fatalf("a brace too many before %q", sheet[max(0, i-60):i])
			}
			around = around[:len(around)-1]
		}
	}
	if len(around) != 0 {
		t.Fatalf("open at the end: %q", around)
	}
	return all
}

func style(t *testing.T) string {
	t.Helper()
	b, err := Assets()
	if err != nil {
		t.Fatal(err)
	}
	return string(b.Style.Body)
}

// problem says what an old browser or a right-to-left page would get wrong, or "".
func problem(r rule) string {
	selectors := 0
	guard := ""
	for _, a := range r.around {
		if !strings.HasPrefix(a, "@") {
			selectors++
		}
		if strings.HasPrefix(a, "@supports") {
			guard += a
		}
	}
	selector := r.around[len(r.around)-1]
	switch {
	case selectors > 1:
		return "nested rule"
	case strings.Contains(selector, ":is(") || strings.Contains(selector, ":where(") || strings.Contains(selector, "&"):
		return "selector unknown to old browsers"
	case strings.Contains(selector, ":has(") && !strings.Contains(guard, ":has("):
		return ":has outside @supports: an old browser drops the whole rule"
	case strings.Contains(selector, "::details-content") && !strings.Contains(guard, "::details-content"):
		return "::details-content outside @supports"
	case strings.Contains(selector, ":focus-visible") && !strings.Contains(selector, ":focus:not(:focus-visible)"):
		return "focus must show without :focus-visible"
	}
	switch {
	case physical.MatchString(r.property):
		return "physical property"
	case r.property == "inset" || r.property == "rotate" || r.property == "translate" || r.property == "scale" || r.property == "aspect-ratio":
		return "property unknown to old browsers"
	case sided.MatchString(r.value) && r.property != "content":
		return "physical value"
	case (r.property == "margin" || r.property == "padding") && lopsided(r.value):
		return "four values with two different sides"
	}
	return ""
}

var (
	physical = regexp.MustCompile(`^(left|right|top|bottom|width|height|(min|max)-(width|height)|(margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right|top|bottom).*|border-(top|bottom)-(left|right)-radius|overflow-[xy])$`)
	sided    = regexp.MustCompile(`\b(left|right)\b`)
)

func lopsided(value string) bool {
	f := strings.Fields(value)
	return len(f) == 4 && !strings.Contains(value, "(") && f[1] != f[3]
}

func TestSheetIsReadByOldBrowsersAndInBothDirections(t *testing.T) {
	for _, r := range parse(t, style(t)) {
		// Scrolling a wide table is the same in both directions; the logical name came later than our browsers.
		if r.property == "overflow-x" {
			continue
		}
		if p := problem(r); p != "" {
			t.Errorf("%s: %s { %s: %s }", p, strings.Join(r.around, " { "), r.property, r.value)
		}
	}
	if s := style(t); strings.Contains(s, "@layer") || strings.Contains(s, "@import") || strings.Contains(s, "url(") {
		t.Error("the sheet must be flat and load nothing")
	}
}

// The check above is worth nothing if it cannot fail.
func TestSheetCheckFindsEverySlip(t *testing.T) {
	for _, bad := range []string{
		`.a { .b { color: red } }`,
		`.a:is(.b) { color: red }`,
		`.a:has(b) { color: red }`,
		`@supports selector(:has(a)) { .a::details-content { color: red } }`,
		`.a:focus-visible { outline: 0 }`,
		`.a { margin-left: 0 }`,
		`.a { border-top: 1px solid }`,
		`.a { left: 0 }`,
		`.a { inset: 0 }`,
		`@media print { .a { max-width: 1px } }`,
		`.a { rotate: 45deg }`,
		`.a { text-align: right }`,
		`.a { padding: 0 1px 0 2px }`,
	} {
		found := false
		for _, r := range parse(t, bad) {
			found = found || problem(r) != ""
		}
		if !found {
			t.Errorf("not found: %s", bad)
		}
	}
	for _, good := range []string{
		`@media (min-width: 48rem) { .a { inline-size: 1px; inset-block-start: 0 } }`,
		`@supports selector(:has(a)) { .a:has(b) { color: red } }`,
		`:focus:not(:focus-visible) { outline: 0 }`,
		`.a { margin: 1px 2px 3px; padding: 1px 2px 3px 2px }`,
	} {
		for _, r := range parse(t, good) {
			if p := problem(r); p != "" {
				t.Errorf("%s: %s", good, p)
			}
		}
	}
}

// Chrome before 93 does not align a flex line by start and end.
func TestFlexLinesAlignInOldBrowsers(t *testing.T) {
	flex := map[string]bool{}
	rules := parse(t, style(t))
	for _, r := range rules {
		if r.property == "display" && strings.Contains(r.value, "flex") {
			flex[r.around[len(r.around)-1]] = true
		}
	}
	if len(flex) < 10 {
		t.Fatalf("only %d flex rules read", len(flex))
	}
	for _, r := range rules {
		selector := r.around[len(r.around)-1]
		if (r.property == "align-items" || r.property == "justify-content") && (r.value == "start" || r.value == "end") && flex[selector] {
			t.Errorf("%s { %s: %s }: write flex-%s", selector, r.property, r.value, r.value)
		}
	}
}

// Every colour that is asked for has been given, in the light, in the dark and on paper.
func TestTokensAreDefined(t *testing.T) {
	s := style(t)
	defined := map[string]bool{}
	for _, r := range parse(t, s) {
		if strings.HasPrefix(r.property, "--") {
			defined[r.property] = true
		}
	}
	used := regexp.MustCompile(`var\((--[a-z0-9-]+)\)`).FindAllStringSubmatch(s, -1)
	if len(used) < 100 {
		t.Fatalf("only %d uses read", len(used))
	}
	for _, u := range used {
		if !defined[u[1]] {
			t.Errorf("%s is used but not defined", u[1])
		}
	}
}

// Words keep their letters as written: capitals by style lose Greek accents, italics and justified lines are hard to read.
func TestSheetDoesNotBendWords(t *testing.T) {
	for _, r := range parse(t, style(t)) {
		if r.property == "text-transform" || r.property == "font-style" || r.property == "text-align" && r.value == "justify" {
			t.Errorf("%s { %s: %s }", r.around[len(r.around)-1], r.property, r.value)
		}
	}
}
