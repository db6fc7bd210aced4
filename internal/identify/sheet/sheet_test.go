package sheet

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/i18n"
)

func day() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }

func contacts(t testing.TB) *pathway.Directory {
	t.Helper()
	d, err := pathway.Load(os.DirFS("../../../content/contacts"), day)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func english(t testing.TB) *i18n.Locale {
	t.Helper()
	c, err := i18n.Load(fstest.MapFS{}, []i18n.Lang{i18n.English})
	if err != nil {
		t.Fatal(err)
	}
	l, _ := c.Locale(i18n.English)
	return l
}

// fields is a form with everything that a sheet needs, changed by pairs of name and value.
func fields(change ...string) map[string]string {
	f := map[string]string{
		"r.kind": "ordinary", "r.to": "it-antitratta", "r.agree-talk": "yes", "r.agree-write": "yes", "r.agree-share": "yes",
		"r.need-sleep": "yes", "r.from": "Shelter, Torino", "r.reach": "011 0000",
	}
	for i := 0; i+1 < len(change); i += 2 {
		f[change[i]] = change[i+1]
	}
	return f
}

// Rule R9: without a yes to writing and sharing there is no sheet, except for a
// child and in danger now.
func TestNoSheetWithoutAgreement(t *testing.T) {
	d := contacts(t)
	for name, tt := range map[string]struct {
		age    rule.Age
		change []string
		want   Ruling
	}{
		"agreed":                  {rule.Adult, nil, Agreed},
		"not to share":            {rule.Adult, []string{"r.agree-share", "no"}, NotToShare},
		"sharing not asked":       {rule.Adult, []string{"r.agree-share", ""}, NotToShare},
		"not to write":            {rule.Adult, []string{"r.agree-write", "no"}, NotToWrite},
		"nothing asked":           {rule.Adult, []string{"r.agree-write", "", "r.agree-share", ""}, NotToWrite},
		"danger now":              {rule.Adult, []string{"r.agree-share", "no", "r.kind", "emergency"}, ForDanger},
		"a child":                 {rule.Child, []string{"r.agree-share", "no"}, ForChild},
		"age in doubt":            {rule.Unsure, []string{"r.agree-share", ""}, ForChild},
		"a child who agrees":      {rule.Child, nil, Agreed},
		"police alone is no help": {rule.Adult, []string{"r.agree-share", "no", "r.agree-police", "yes"}, NotToShare},
		"not to talk":             {rule.Adult, []string{"r.agree-talk", "no"}, NotToTalk},
		"talking not asked":       {rule.Adult, []string{"r.agree-talk", ""}, Agreed},
		"to the police, no":       {rule.Adult, []string{"r.to", "it-postale", "r.agree-police", "no"}, NotToPolice},
		"to the police, not said": {rule.Adult, []string{"r.to", "pl-997"}, NotToPolice},
		"to the police, yes":      {rule.Adult, []string{"r.to", "el-cyber", "r.agree-police", "yes"}, Agreed},
		"to the police, danger":   {rule.Adult, []string{"r.to", "pl-997", "r.kind", "emergency"}, ForDanger},
		"nothing needed":          {rule.Adult, []string{"r.need-sleep", ""}, NothingToSay},
		"needed in words":         {rule.Adult, []string{"r.need-sleep", "", "r.needed", "a bed"}, Agreed},
	} {
		t.Run(name, func(t *testing.T) {
			got := Read(fields(tt.change...), new(tt.age), d).Rule()
			if got != tt.want {
				t.Errorf("got %d, want %d", got, tt.want)
			}
			if made := got == Agreed || got == ForChild || got == ForDanger; got.Made() != made {
				t.Errorf("Made is %v", got.Made())
			}
		})
	}
}

func text(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Title + "\n")
		for _, l := range p.Lines {
			b.WriteString(l.Label + ": " + l.Value + "\n")
		}
	}
	return b.String()
}

// Decision 15: signs and the person's own words only with a yes to each.
func TestSignsAndWordsNeedTheirOwnYes(t *testing.T) {
	d, l := contacts(t), english(t)
	signs := Signs{Titles: []string{"Papers kept"}, More: 2}
	for _, tt := range []struct {
		signs, words         string
		wantSigns, wantWords bool
	}{{"yes", "no", true, false}, {"", "yes", false, true}, {"no", "no", false, false}, {"yes", "yes", true, true}, {"", "", false, false}} {
		got := text(Read(fields("r.agree-signs", tt.signs, "r.agree-words", tt.words), new(rule.Adult), d).Say(l, "A line", "my own words", signs))
		if strings.Contains(got, "Papers kept") != tt.wantSigns || strings.Contains(got, "and 2 more") != tt.wantSigns {
			t.Errorf("signs %q: %s", tt.signs, got)
		}
		if strings.Contains(got, "my own words") != tt.wantWords {
			t.Errorf("words %q: %s", tt.words, got)
		}
	}
}

func TestASheetSaysWhyItIsSharedAllTheSame(t *testing.T) {
	d, l := contacts(t), english(t)
	for _, tt := range []struct {
		age  rule.Age
		kind string
		want string
	}{{rule.Child, "ordinary", "Protection of a child"}, {rule.Adult, "emergency", "Danger now"}} {
		got := text(Read(fields("r.agree-share", "no", "r.kind", tt.kind, "r.told", "will"), new(tt.age), d).Say(l, "", "", Signs{}))
		if !strings.Contains(got, tt.want) {
			t.Errorf("%s is missing: %s", tt.want, got)
		}
	}
	if got := text(Read(fields(), new(rule.Adult), d).Say(l, "", "", Signs{})); strings.Contains(got, "Why all the same") {
		t.Error("an agreed sheet explains itself")
	}
}

// Two languages stand side by side: the same lines in the same order.
func TestEveryFieldGivesTheSameLines(t *testing.T) {
	d, l := contacts(t), english(t)
	full := fields("r.needed", "a", "r.via", "own", "r.via-how", "b", "r.hours", "c", "r.code", "d", "r.never-work", "yes", "r.language", "pa",
		"r.interpreter", "needed", "r.worker", "woman", "r.called", "R.", "r.agree-words", "yes", "r.agree-signs", "yes")
	s := Read(full, new(rule.Adult), d)
	a, b := s.Say(l, "to", "words", Signs{Titles: []string{"x"}}), s.Say(l, "", "words", Signs{})
	if len(a) != len(b) {
		t.Fatalf("%d and %d parts", len(a), len(b))
	}
	for i := range a {
		if len(a[i].Lines) != len(b[i].Lines) {
			t.Errorf("%s: %d and %d lines", a[i].Title, len(a[i].Lines), len(b[i].Lines))
		}
	}
	for _, want := range []string{"Punjabi", "a woman", "not where they work", "on the person’s own phone"} {
		if !strings.Contains(text(a), want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestWrongFieldsAreNamed(t *testing.T) {
	d, l := contacts(t), english(t)
	for name, tt := range map[string]struct{ field, value, at string }{
		"a service not there":  {"r.to", "it-nobody", "r.to"},
		"a country not there":  {"r.to", "zz-by-hand", "r.to"},
		"an answer not there":  {"r.agree-share", "perhaps", "r.agree-share"},
		"a tick with a value":  {"r.need-doctor", "no", "r.need-doctor"},
		"a language not there": {"r.language", "xx", "r.language"},
		"too long":             {"r.hours", strings.Repeat("ż", Longest+1), "r.hours"},
		"no sender":            {"r.from", " ", "r.from"},
		"no way back":          {"r.reach", "", "r.reach"},
		"nothing needed":       {"r.need-sleep", "", "r.need-sleep"},
		"an age not there":     {"r.age", "old", "r.age"},
		"nobody to receive":    {"r.to", ByHand, "r.to"},
		"own phone, no number": {"r.via", "own", "r.via-how"},
		"shared, not told":     {"r.kind", "emergency", "r.told"},
	} {
		t.Run(name, func(t *testing.T) {
			form := fields(tt.field, tt.value)
			if tt.at == "r.told" {
				form["r.agree-share"] = "no"
			}
			got := Read(form, new(rule.Adult), d).Problems(l, "")
			if len(got) == 0 || got[0].Field != tt.at || got[0].Text == "" {
				t.Errorf("got %+v, want a sentence at %s", got, tt.at)
			}
		})
	}
	words := strings.Repeat("a", LongestWords+1)
	if got := Read(fields("r.agree-words", "yes"), new(rule.Adult), d).Problems(l, words); len(got) != 1 || got[0].Field != "theirs" {
		t.Errorf("long words: %+v", got)
	}
	if got := Read(fields(), new(rule.Adult), d).Problems(l, words); len(got) != 0 {
		t.Errorf("long words that do not go on the sheet: %+v", got)
	}
	if got := Read(fields("r.to", ByHand, "r.name", "A shelter"), new(rule.Adult), d).Problems(l, ""); len(got) != 0 {
		t.Errorf("a receiver written by hand: %+v", got)
	}
}

func TestTheReceiverHasACountry(t *testing.T) {
	d := contacts(t)
	for to, want := range map[string][2]string{
		"it-antitratta": {"it-antitratta", "it"}, "pl-by-hand": {"", "pl"}, "by-hand": {"", ""}, "": {"", ""}, "de-kok": {"de-kok", "de"}, "it-kok": {"", ""}, "itx-by-hand": {"", ""},
	} {
		s := Read(map[string]string{"r.to": to}, new(rule.Adult), d)
		if s.To != want[0] || s.Country != want[1] {
			t.Errorf("%q: %q in %q, want %v", to, s.To, s.Country, want)
		}
	}
}

func TestNamesAreAllRead(t *testing.T) {
	seen := map[string]bool{}
	for _, n := range Names() {
		if !strings.HasPrefix(n, Field) || seen[n] {
			t.Errorf("field %q", n)
		}
		seen[n] = true
	}
	for n := range fields() {
		if !seen[n] {
			t.Errorf("%s is not in the list", n)
		}
	}
}

// Without a reading nobody has asked the age: then it is not sure.
func TestAnAgeNobodyAskedIsNotSure(t *testing.T) {
	d := contacts(t)
	for said, want := range map[string]rule.Age{"": rule.Unsure, "adult": rule.Adult, "child": rule.Child, "unsure": rule.Unsure, "old": rule.Unsure} {
		if got := Read(fields("r.age", said), nil, d).Age; got != want {
			t.Errorf("%q: %v, want %v", said, got, want)
		}
	}
	if got := Read(fields("r.age", "adult"), new(rule.Child), d).Age; got != rule.Child {
		t.Errorf("a form that contradicts the reading: %v", got)
	}
}

// Typed text cannot pretend to be another line of the sheet.
func TestTypedTextStaysOnItsLine(t *testing.T) {
	for in, want := range map[string]string{
		"hello\n- To: somebody else": "hello - To: somebody else", " a \t b\u00a0c ": "a b c", "a\u202eb\x00c\u2066d": "abcd", "żółć": "żółć", "λέξη": "λέξη",
	} {
		if got := Clean(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
