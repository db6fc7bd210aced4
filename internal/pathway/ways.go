package pathway

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"github.com/free2link/free2link/internal/platform/i18n"
)

// A FactState says what a fact rests on.
type FactState string

// The states of a fact.
const (
	FactSeen     FactState = "seen"      // a page that says it was read
	FactToVerify FactState = "to-verify" // not yet held against its source
	FactOwn      FactState = "own"       // our own advice, not reviewed by experts
)

// A Fact is one sentence or two of a country's way to help, with what it rests on.
type Fact struct {
	ID      string    `yaml:"id"`
	Section string    `yaml:"section"`
	Text    string    `yaml:"text"`
	Line    string    `yaml:"line"` // id of the line to call, or ""
	Source  string    `yaml:"source"`
	State   FactState `yaml:"state"`
}

// A Duty is a duty to report, or its absence, for some professions.
type Duty struct {
	ID      string       `yaml:"id"`
	Who     string       `yaml:"who"`
	Roles   []Profession `yaml:"roles"` // [all] for everybody
	Child   bool         `yaml:"child"` // only where a child is concerned
	Text    string       `yaml:"text"`
	Article string       `yaml:"article"` // as the country writes it; "" where none was found
	Source  string       `yaml:"source"`
	State   FactState    `yaml:"state"`
	Read    string       `yaml:"read"` // ISO date on which it was read or written down
}

// For reports whether the duty concerns the profession; "" is everybody.
func (d Duty) For(p Profession) bool {
	return p == "" || slices.Contains(d.Roles, "all") || slices.Contains(d.Roles, p)
}

// A Form is a form of exploitation that counts as trafficking.
type Form struct {
	ID     string    `yaml:"id"`
	Name   string    `yaml:"name"`
	Since  string    `yaml:"since"` // ISO date from which European law names it
	By     string    `yaml:"by"`    // ISO date until which states had to follow
	Source string    `yaml:"source"`
	State  FactState `yaml:"state"`
}

// National says what is known of some forms in one country's law.
type National struct {
	ID      string    `yaml:"id"`
	Country string    `yaml:"country"`
	Forms   []string  `yaml:"forms"`
	Since   string    `yaml:"since"` // ISO date from which they are in force, "" where not known
	Text    string    `yaml:"text"`
	Source  string    `yaml:"source"`
	State   FactState `yaml:"state"`
}

// A Way is how help works in one country: common facts first, then its own.
type Way struct {
	Country string
	Facts   []Fact
	Duties  []Duty
}

// Ways holds the pathways of all countries that are described. It never changes.
type Ways struct {
	Forms     []Form
	Nationals []National
	common    []Fact
	ways      map[string]Way
	order     []string // ids of texts, as they stand in the files
	texts     map[string]string
}

// Of returns the way of a country, by its EU code in any case.
func (w *Ways) Of(country string) (Way, bool) {
	way, ok := w.ways[Code(country)]
	return way, ok
}

// In returns the facts of a section.
func (w Way) In(section string) []Fact {
	var out []Fact
	for _, f := range w.Facts {
		if f.Section == section {
			out = append(out, f)
		}
	}
	return out
}

// Sections lists the ids of the sections of a way, in order of showing; see [SaySection].
var Sections = []string{"emergency", "never", "ordinary", "who", "agrees", "refuses", "child", "reflection", "help", "punishment", "labour", "violence", "fraud", "gaps"}

type waysPack struct {
	Pack      string     `yaml:"pack"`
	Version   string     `yaml:"version"`
	Date      string     `yaml:"date"`
	Licence   string     `yaml:"licence"`
	Authors   []string   `yaml:"authors"`
	Review    string     `yaml:"review"`
	Country   string     `yaml:"country"`
	Facts     []Fact     `yaml:"facts"`
	Duties    []Duty     `yaml:"duties"`
	Forms     []Form     `yaml:"forms"`
	Countries []National `yaml:"countries"`
}

// LoadWays reads the pathways pack: eu.yaml, one file for each country of
// [Home], and forms.yaml. Lines that facts name must stand in d.
func LoadWays(fsys fs.FS, d *Directory) (*Ways, error) {
	w := &Ways{ways: map[string]Way{}, texts: map[string]string{}}
	for _, name := range append([]string{"eu", "forms"}, Home...) {
		b, err := fs.ReadFile(fsys, name+".yaml")
		if err != nil {
			return nil, fmt.Errorf("read pathways: %w", err)
		}
		if err := w.parse(name, b, d); err != nil {
			return nil, fmt.Errorf("%s.yaml: %w", name, err)
		}
	}
	return w, nil
}

func (w *Ways) parse(name string, b []byte, d *Directory) error {
	var p waysPack
	if err := yaml.NewDecoder(bytes.NewReader(b), yaml.Strict()).Decode(&p); err != nil {
		return err
	}
	_, err := time.Parse(time.DateOnly, p.Date)
	if err != nil || p.Pack != "pathways" || p.Version == "" || p.Licence == "" || len(p.Authors) == 0 || p.Review != "draft" {
		return errors.New("pack, version, date, licence, authors and review: draft are needed")
	}
	country := ""
	if slices.Contains(Home, name) {
		country = name
	}
	if p.Country != country {
		return fmt.Errorf("country is %q, not %q", p.Country, country)
	}
	for _, f := range p.Facts {
		if err := w.checkFact(f, country, d); err != nil {
			return fmt.Errorf("%s: %w", f.ID, err)
		}
	}
	for _, x := range p.Duties {
		if err := w.checkDuty(x, country); err != nil {
			return fmt.Errorf("%s: %w", x.ID, err)
		}
	}
	if err := w.checkForms(p.Forms, p.Countries); err != nil {
		return err
	}
	if name == "eu" {
		w.common = p.Facts
	} else if country != "" {
		w.ways[country] = Way{country, append(slices.Clone(w.common), p.Facts...), p.Duties}
	}
	return nil
}

func (w *Ways) checkFact(f Fact, country string, d *Directory) error {
	if country == "" {
		country = "eu"
	}
	if f.Line != "" {
		if _, ok := d.Line(f.Line); !ok || !strings.HasPrefix(f.Line, country+"-") {
			return fmt.Errorf("there is no line %q in the contacts of this country", f.Line)
		}
	}
	if !slices.Contains(Sections, f.Section) {
		return fmt.Errorf("unknown section %q", f.Section)
	}
	return w.add(f.ID, country, f.State, [][2]string{{"text", f.Text}, {"source", f.Source}})
}

func (w *Ways) checkDuty(x Duty, country string) error {
	for _, p := range x.Roles {
		if p != "all" && !slices.Contains(Professions(), p) {
			return fmt.Errorf("unknown profession %q", p)
		}
	}
	if _, err := time.Parse(time.DateOnly, x.Read); err != nil || x.Who == "" || len(x.Roles) == 0 || x.Article == "" && x.State != FactOwn {
		return errors.New("who, roles, read (a date) and an article are needed")
	}
	return w.add(x.ID, country, x.State, [][2]string{{"who", x.Who}, {"text", x.Text}, {"source", x.Source}})
}

func (w *Ways) checkForms(forms []Form, nationals []National) error {
	for _, f := range forms {
		since, err1 := time.Parse(time.DateOnly, f.Since)
		by, err2 := time.Parse(time.DateOnly, f.By)
		if err1 != nil || err2 != nil || by.Before(since) {
			return fmt.Errorf("%s: since and by are dates, in this order", f.ID)
		}
		if err := w.add("form-"+f.ID, "form", f.State, [][2]string{{"name", f.Name}, {"source", f.Source}}); err != nil {
			return fmt.Errorf("%s: %w", f.ID, err)
		}
		w.Forms = append(w.Forms, f)
	}
	for _, n := range nationals {
		if _, err := time.Parse(time.DateOnly, n.Since); n.Since != "" && err != nil {
			return fmt.Errorf("%s: since is a date or left out", n.ID)
		}
		for _, id := range n.Forms {
			if !slices.ContainsFunc(w.Forms, func(f Form) bool { return f.ID == id }) {
				return fmt.Errorf("%s: there is no form %q", n.ID, id)
			}
		}
		if err := w.add("form-"+n.ID, "form", n.State, [][2]string{{"text", n.Text}, {"source", n.Source}}); err != nil {
			return fmt.Errorf("%s: %w", n.ID, err)
		}
		w.Nationals = append(w.Nationals, n)
	}
	return nil
}

// add takes in the texts of one entry and holds what every entry must have.
func (w *Ways) add(id, prefix string, state FactState, texts [][2]string) error {
	switch {
	case !strings.HasPrefix(id, prefix+"-"):
		return fmt.Errorf("the id must begin with %q", prefix+"-")
	case state != FactSeen && state != FactToVerify && state != FactOwn:
		return fmt.Errorf("unknown state %q", state)
	}
	for _, t := range texts {
		field, text := t[0], t[1]
		key := wayContext(id, field)
		_, twice := w.texts[key]
		switch {
		case twice:
			return errors.New("it stands twice")
		case field == "source" && text == "" && state == FactSeen:
			return errors.New("seen needs a source")
		case text == "" && field != "source":
			return fmt.Errorf("%s is missing", field)
		case text == "":
			continue
		}
		w.texts[key] = text
		w.order = append(w.order, key)
	}
	return nil
}

func wayContext(id, field string) string { return "way." + id + "." + field }

// Texts yields context and English of every text that needs a translation.
func (w *Ways) Texts() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, key := range w.order {
			field := key[strings.LastIndexByte(key, '.')+1:]
			if text := w.texts[key]; needsWords(field, text) && !yield(key, text) {
				return
			}
		}
	}
}

// Say returns one text of a fact, a duty or a form: id is its id, with "form-"
// before it for forms and what is known of them, field is text, who, name
// or source.
func (w *Ways) Say(l *i18n.Locale, id, field string) string {
	key := wayContext(id, field)
	return l.Text(key, w.texts[key]).String
}

// SayFactState says in words what a fact rests on. source is its translated source.
func SayFactState(l *i18n.Locale, s FactState, source string) string {
	switch {
	case s == FactSeen && source == "":
		return l.T("Read in a published page of November 2026, address not kept")
	case s == FactSeen:
		return l.T("Read in a published page: %s", source)
	case s == FactToVerify && source != "":
		return l.T("Not yet held against its source: %s", source)
	case s == FactToVerify:
		return l.T("Not yet held against a source")
	case source != "":
		return l.T("Our own advice, not reviewed by experts: %s", source)
	default:
		return l.T("Our own advice, not reviewed by experts")
	}
}

var sectionWords = map[string]string{
	"emergency": i18n.MarkC("section", "In danger"), "ordinary": i18n.MarkC("section", "The ordinary way"),
	"who": i18n.MarkC("section", "Who decides, who helps"), "agrees": i18n.MarkC("section", "An adult who agrees"),
	"refuses": i18n.MarkC("section", "An adult who does not agree"), "child": i18n.MarkC("section", "A child, or age in doubt"),
	"reflection": i18n.MarkC("section", "Time to recover and decide"), "help": i18n.MarkC("section", "Help without a complaint"),
	"punishment": i18n.MarkC("section", "Protection from punishment"), "labour": i18n.MarkC("section", "When it is about work and pay"),
	"violence": i18n.MarkC("section", "When it is about violence"), "fraud": i18n.MarkC("section", "When it is about fraud or blackmail"),
	"gaps": i18n.MarkC("section", "What does not work well yet"), "never": i18n.MarkC("section", "What not to do"),
}

// SaySection names a section of a way.
func SaySection(l *i18n.Locale, id string) string { return l.TC("section", sectionWords[id]) }
