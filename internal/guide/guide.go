// Package guide holds the short guides for danger online: one page each, for
// the person and for somebody who helps.
//
// It guarantees that every guide says what to do, what better not to do, what
// a helper does, which lines fit, and for every fact whether its source was
// read. It refuses, with the file, the line and the guide, a pack in which one
// of these is missing, a key is unknown or an id stands twice.
//
// A guide gives no reading and asks for no answer: nothing is counted or kept.
package guide

import (
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"strconv"

	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/yamldoc"
)

// A Form says how the steps of a part are shown.
type Form string

// The three forms. Steps and Rows need a Why, Dots have none.
const (
	Steps Form = "steps" // numbered, in this order
	Rows  Form = "rows"  // a term and its explanation
	Dots  Form = "dots"  // single sentences
)

// A Step is one thing to do or to know, with its reason.
type Step struct{ Do, Why string }

// A Part is one section of a guide.
type Part struct {
	Title string
	As    Form
	Steps []Step
	Note  string // may be empty
}

// A Source says where a part of the guide comes from.
type Source struct {
	Text  string
	State pathway.FactState
}

// A Guide is one page. Its texts are English, or one language after [Guide.In].
type Guide struct {
	ID        string // part of the address, neutral
	Title     string // neutral: it stands in the browser's history
	Lead      string
	For       string   // what has happened, one sentence
	Checklist []string // to tick with a pen; may be empty
	Parts     []Part
	Not       []string       // what better not to do
	Helping   []string       // what only a helper does
	Say       []string       // sentences to say aloud; may be empty
	Kinds     []pathway.Kind // which lines fit, in order of showing
	Sources   []Source
}

// Pack says what the content is and who answers for it.
type Pack struct {
	Version, Licence string
	Authors          []string
	Date             string // YYYY-MM-DD
	Review           string // "draft" until named people outside the team have read it
}

// A Shelf holds the guides in the order of the pack. It is immutable.
type Shelf struct {
	Pack   Pack
	Guides []Guide
}

// Guide finds a guide by its id.
func (s *Shelf) Guide(id string) (Guide, bool) {
	i := slices.IndexFunc(s.Guides, func(g Guide) bool { return g.ID == id })
	if i < 0 {
		return Guide{}, false
	}
	return s.Guides[i], true
}

// Context is the msgctxt of a guide's text.
func Context(id, path string) string { return "guide." + id + "." + path }

// Texts yields context and English of every text that needs a translation.
func (s *Shelf) Texts() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, g := range s.Guides {
			if !g.each(func(path string, text *string) bool { return yield(Context(g.ID, path), *text) }) {
				return
			}
		}
	}
}

// In returns the guide with all its texts in the reader's language.
func (g Guide) In(l *i18n.Locale) Guide {
	g.Checklist, g.Not, g.Helping, g.Say = slices.Clone(g.Checklist), slices.Clone(g.Not), slices.Clone(g.Helping), slices.Clone(g.Say)
	g.Parts, g.Sources = slices.Clone(g.Parts), slices.Clone(g.Sources)
	for i := range g.Parts {
		g.Parts[i].Steps = slices.Clone(g.Parts[i].Steps)
	}
	g.each(func(path string, text *string) bool {
		*text = l.Text(Context(g.ID, path), *text).String
		return true
	})
	return g
}

// each visits every text with its path, in the order of the page, until f
// reports false; it reports whether it came to the end.
func (g *Guide) each(f func(path string, text *string) bool) bool {
	if !f("title", &g.Title) || !f("lead", &g.Lead) || !f("for", &g.For) || !list("check", g.Checklist, f) {
		return false
	}
	for i := range g.Parts {
		p, path := &g.Parts[i], numbered("part", i)
		if !f(path+".title", &p.Title) {
			return false
		}
		for j := range p.Steps {
			at := numbered(path+".step", j)
			if !f(at+".do", &p.Steps[j].Do) || p.Steps[j].Why != "" && !f(at+".why", &p.Steps[j].Why) {
				return false
			}
		}
		if p.Note != "" && !f(path+".note", &p.Note) {
			return false
		}
	}
	if !list("not", g.Not, f) || !list("help", g.Helping, f) || !list("say", g.Say, f) {
		return false
	}
	for i := range g.Sources {
		if !f(numbered("source", i), &g.Sources[i].Text) {
			return false
		}
	}
	return true
}

func list(path string, texts []string, f func(string, *string) bool) bool {
	for i := range texts {
		if !f(numbered(path, i), &texts[i]) {
			return false
		}
	}
	return true
}

func numbered(path string, i int) string { return path + "." + strconv.Itoa(i+1) }

const file = "guides.yaml"

// Load reads the pack guides.yaml. Its errors name the file, the line and the guide.
func Load(fsys fs.FS) (*Shelf, error) {
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("read guides: %w", err)
	}
	root, err := yamldoc.Parse(b, yamldoc.Limits{Bytes: 256 << 10, Depth: 8})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	r := &yamldoc.Reader{File: file}
	s := readShelf(r, root)
	if r.Err != nil {
		return nil, r.Err
	}
	return s, nil
}
