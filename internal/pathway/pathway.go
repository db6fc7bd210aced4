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
	"sync/atomic"
	"time"

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
	Urgent      Kind = "emergency" // the emergency number of a country outside the EU
)

// Kinds lists the kinds in order of showing.
var Kinds = []Kind{Trafficking, Child, Violence, Labour, Fraud, Social, Police, Urgent}

// A Line is one telephone line or service.
type Line struct {
	ID        string
	Kind      Kind
	Name      string // its own name, in its own language; where it has none, an English description
	Described bool   // Name is a description, to be translated
	About     string // English, one or two sentences
	Phone     string // as dialled, digits with an optional +; "" where there is none
	Shown     string // the same number in groups, as people write it
	Always    bool   // day and night
	Languages []string
	Mail      []string
	Site      string // host name, no scheme
	Police    bool   // the police answer: needs the person's yes to telling the police
	Hours     string // where Always is not set: English, or the operator's words
	Warning   string // English
	Note      string // the operator's own words, shown as they are
	State     State
	Source    string // of the state Seen, English
	By, On    string // of the state Checked: name and ISO date
	Own       bool   // the operator's file changed it
}

// Call reports whether the number may be given out.
func (l Line) Call() bool { return l.Phone != "" && l.State != Unconfirmed }

// A Country holds its lines. IDs are the EU's codes in lower case: el, not gr.
type Country struct {
	ID    string
	Name  string // English
	EU    bool   // 112 works without more
	Who   Who    // who identifies people formally
	Lines []Line
}

// Say names the country in the reader's language.
func (c Country) Say(l *i18n.Locale) string { return l.Text("country."+c.ID, c.Name).String }

// Query names the country in an address, as "c=it"; "" for the zero Country.
func (c Country) Query() string {
	if c.ID == "" {
		return ""
	}
	return "c=" + c.ID
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
var Emergency = Line{ID: "eu-112", Kind: Urgent, Name: "112", Phone: "112", Shown: "112", Always: true, State: Seen}

// Emergency is the number to call in danger: 112 in the EU, the country's own
// elsewhere. It reports false where none may be given out.
func (c Country) Emergency() (Line, bool) {
	if c.EU {
		return Emergency, true
	}
	return c.First(Urgent)
}

// A Who says who identifies people formally in a country, and what that rests on.
type Who struct {
	Text  string    `yaml:"text"` // English
	State FactState `yaml:"state"`
}

// A Directory holds every country's lines. It is immutable; what an operator
// corrects is another directory ([Directory.Override]).
type Directory struct {
	countries []Country
	today     func() time.Time
}

// A Book holds the directory in force, which may be replaced while pages are served.
type Book struct{ current atomic.Pointer[Directory] }

// NewBook returns a book that holds d.
func NewBook(d *Directory) *Book {
	b := new(Book)
	b.Replace(d)
	return b
}

// Current returns the directory in force. A page asks once and keeps the answer.
func (b *Book) Current() *Directory { return b.current.Load() }

// Replace puts another directory in force for the pages asked for from now on.
func (b *Book) Replace(d *Directory) { b.current.Store(d) }

// MaxAge is for how many days a check of a number is good; after them the
// number is shown with a warning. Decision 10 of the project.
const MaxAge = 180

// Old reports whether the line was checked, but more than 180 days ago.
func (d *Directory) Old(line Line) bool {
	on, err := time.Parse(time.DateOnly, line.On)
	return line.State == Checked && err == nil && int(d.today().Sub(on)/(24*time.Hour)) > MaxAge
}

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
			if !yield("country."+c.ID, c.Name) || c.Who.Text != "" && !yield("country."+c.ID+".who", c.Who.Text) {
				return
			}
			for _, l := range c.Lines {
				for _, t := range l.texts() {
					if t[1] != "" && needsWords(t[0], t[1]) && !yield(Context(l.ID, t[0]), t[1]) {
						return
					}
				}
			}
		}
	}
}

func (l Line) texts() [][2]string {
	out := [][2]string{{"about", l.About}, {"hours", l.Hours}, {"warning", l.Warning}, {"source", l.Source}}
	if l.Described {
		out = append(out, [2]string{"name", l.Name})
	}
	return out
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

// Say returns a text of a line in the reader's language: name, about, hours,
// warning or source.
func (l Line) Say(loc *i18n.Locale, field string) i18n.Text {
	for _, t := range append(l.texts(), [2]string{"name", l.Name}) {
		if t[0] == field {
			return loc.Text(Context(l.ID, field), t[1])
		}
	}
	return i18n.Text{}
}

// Load reads the contacts pack: every .yaml file of the folder. today tells
// the date, from which the age of a check is counted.
func Load(fsys fs.FS, today func() time.Time) (*Directory, error) {
	d := &Directory{today: today}
	for _, name := range []string{"contacts.yaml", "europe.yaml"} {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read contacts: %w", err)
		}
		if err := d.parse(name, b); err != nil {
			return nil, err
		}
	}
	return d, nil
}
