package i18n

import (
	"slices"
	"strings"
	"testing"
)

func TestPlaceholdersAreFoundAndNothingElse(t *testing.T) {
	for text, want := range map[string][]string{
		"100 % of it":            nil,
		"100%":                   nil,
		"%d%% of %s":             {"%[1]d", "%[2]s"},
		"%[2]s and %d then %s":   {"%[2]s", "%[3]d", "%[4]s"},
		"%-5d %05.1f %+v":        {"%[1]d", "%[2]f", "%[3]v"},
		"%[x]s %[":               nil,
		"{0} {n} {a b} {}":       {"{0}", "{n}"},
		"{{.Name}} and <b>x</b>": {"</b>", "<b>", "{{.Name}"},
		"3 < 4 > 2":              nil,
		"Ω %s ж":                 {"%[1]s"},
	} {
		if got := placeholders(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestOrderMayChangeAndTheFormForOneMayLeaveOut(t *testing.T) {
	for _, c := range []struct {
		one, many string
		forms     []string
		ok        bool
	}{
		{"%s in %d", "", []string{"%[2]d w %[1]s"}, true},
		{"%s in %d", "", []string{"%d w %s"}, false},
		{"%s", "", []string{"%s %s"}, false},
		{"one", "%d ones", []string{"jeden", "%d", "%d"}, true},
		{"one", "%d ones", []string{"%d jeden", "%d", "%d"}, true},
		{"one", "%d ones", []string{"%s jeden", "%d", "%d"}, false},
		{"one", "%d ones", []string{"jeden", "dwa", "%d"}, false},
		{"%d one of %s", "%d ones of %s", []string{"%[2]s", "%d %s"}, false},
	} {
		if err := Fits(c.one, c.many, c.forms); (err == nil) != c.ok {
			t.Errorf("%q %q %q: %v", c.one, c.many, c.forms, err)
		}
	}
}

// Whatever a text holds, formatting it never shows fmt's own complaints.
func FuzzFormat(f *testing.F) {
	for _, s := range []string{"%d %s", "100 % of %d", "%[2]s", "%", "%%%", "%[9]d", "%!", "%5.3[1]d"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		args := make([]any, max(arity(text), 1))
		for i := range args {
			args[i] = 7
		}
		if len(args) > 50 || strings.Contains(text, "%!") {
			return
		}
		got := format(text, args)
		for _, complaint := range []string{"%!(EXTRA", "%!(BADINDEX", "%!(NOVERB"} {
			if strings.Contains(got, complaint) {
				t.Errorf("%q gives %q", text, got)
			}
		}
	})
}
