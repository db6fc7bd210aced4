// Package pathway knows whom to call, country by country.
//
// It guarantees that a number is never shown without the state of its check,
// and that a number nobody has held against a source is not given out at all:
// [Line.Call] reports false for it. It refuses a pack in which a phone is not
// a quoted string, an id stands twice or a check names nobody.
//
// Nothing here dials, and nothing is looked up anywhere else.
package pathway

import (
	"embed"
	"fmt"
	"io/fs"
	"iter"
	"strings"

	"github.com/free2link/free2link/internal/platform/i18n"
)

// Views holds the part of a page that says what to do in danger: pages of more
// than one capability show it.
//
//go:embed views/*.html
var Views embed.FS

// A State says what is known about a line. Decision 10 of the project.
type State string

// The three states.
const (
	Checked     State = "checked"     // somebody named called it on a date
	Seen        State = "seen"        // a published page showed it; nobody of ours has called
	Unconfirmed State = "unconfirmed" // not held against a source: the number is not shown
)

// A Kind says what a line is for.
type Kind string

// The kinds, in the order in which pages show them.
const (
	Trafficking Kind = "trafficking"
	Child       Kind = "child"
	Violence    Kind = "violence"
	Labour      Kind = "labour"
	Fraud       Kind = "fraud"
	Social      Kind = "social"
	Police      Kind = "police"
)

// Kinds lists the kinds in order of showing.
var Kinds = []Kind{Trafficking, Child, Violence, Labour, Fraud, Social, Police}

// A Line is one telephone line or service.
type Line struct {
	ID        string
	Kind      Kind
	Name      string // its own name, in its own language
	About     string // English, one or two sentences
	Phone     string // as dialled, digits with an optional +; "" where there is none
	Shown     string // the same number in groups, as people write it
	Always    bool   // day and night
	Languages []string
	Site      string // host name, no scheme
	Warning   string // English
	State     State
	Source    string // of the state Seen, English
	By, On    string // of the state Checked: name and ISO date
}

// Call reports whether the number may be given out.
func (l Line) Call() bool { return l.Phone != "" && l.State != Unconfirmed }

// A Country holds its lines. IDs are the EU's codes in lower case: el, not gr.
type Country struct {
	ID    string
	Name  string // English
	Lines []Line
}

// Of returns the lines of one kind.
func (c Country) Of(k Kind) []Line {
	var out []Line
	for _, l := range c.Lines {
		if l.Kind == k {
			out = append(out, l)
		}
	}
	return out
}

// First returns the first line of the kind whose number may be given out.
func (c Country) First(k Kind) (Line, bool) {
	for _, l := range c.Lines {
		if l.Kind == k && l.Call() {
			return l, true
		}
	}
	return Line{}, false
}

// Emergency is the European emergency number. It works without more in the
// whole EU, so it needs no check of ours.
var Emergency = Line{ID: "eu-112", Kind: Police, Name: "112", Phone: "112", Shown: "112", Always: true, State: Seen}

// A Directory holds every country's lines. It is immutable.
type Directory struct{ countries []Country }

// Countries returns all countries in the pack's order.
func (d *Directory) Countries() []Country { return d.countries }

// Country finds a country by its EU code in any case; GR and GB are accepted.
func (d *Directory) Country(code string) (Country, bool) {
	code = Code(code)
	for _, c := range d.countries {
		if c.ID == code {
			return c, true
		}
	}
	return Country{}, false
}

// Line finds a line by id.
func (d *Directory) Line(id string) (Line, bool) {
	if id == Emergency.ID {
		return Emergency, true
	}
	for _, c := range d.countries {
		for _, l := range c.Lines {
			if l.ID == id {
				return l, true
			}
		}
	}
	return Line{}, false
}

// Code returns a country code the way the EU writes it, in lower case.
func Code(code string) string {
	switch c := strings.ToLower(code); c {
	case "gr":
		return "el"
	case "gb":
		return "uk"
	default:
		return c
	}
}

// Context is the msgctxt of a line's text.
func Context(id, field string) string { return "contact." + id + "." + field }

// Texts yields context and English of every text that needs a translation.
func (d *Directory) Texts() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, c := range d.countries {
			if !yield("country."+c.ID, c.Name) {
				return
			}
			for _, l := range c.Lines {
				for _, t := range [...][2]string{{"about", l.About}, {"warning", l.Warning}, {"source", l.Source}} {
					if t[1] != "" && needsWords(t[0], t[1]) && !yield(Context(l.ID, t[0]), t[1]) {
						return
					}
				}
			}
		}
	}
}

// needsWords reports whether a text has words to translate: a source that is
// only a host name has none.
func needsWords(field, text string) bool {
	return field != "source" || strings.Contains(text, " ") && !onlyHosts(text)
}

func onlyHosts(text string) bool {
	for f := range strings.SplitSeq(text, ", ") {
		if strings.Contains(f, " ") {
			return false
		}
	}
	return true
}

// Say returns a text of a line in the reader's language.
func (l Line) Say(loc *i18n.Locale, field string) i18n.Text {
	english := map[string]string{"about": l.About, "warning": l.Warning, "source": l.Source}[field]
	if english == "" || !needsWords(field, english) {
		return i18n.Text{String: english, Lang: loc.Lang(), Status: i18n.Current}
	}
	return loc.Text(Context(l.ID, field), english)
}

// Load reads the contacts pack.
func Load(fsys fs.FS) (*Directory, error) {
	b, err := fs.ReadFile(fsys, "contacts.yaml")
	if err != nil {
		return nil, fmt.Errorf("read contacts: %w", err)
	}
	return parse(b)
}
