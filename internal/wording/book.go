package wording

import (
	"fmt"
	"io/fs"
	"iter"
	"runtime/debug"
	"sync"

	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/yamldoc"
	"github.com/free2link/free2link/internal/textcheck"
)

// A Book is the wording pack. Its signs are read at once; the words and rules are made into a model when a text is first read, which
// takes some tenths of a second.
type Book struct {
	model func() (*textcheck.Model, error)
	signs map[string]*Sign
	order []*Sign // the pack's own, as they stand in it
}

// A Sign is what a finding says: a sign of the catalogue, or one of wording only.
type Sign struct {
	ID       string
	Strength textcheck.Strength
	Child    bool

	Title, Why, Ask, Innocent string // English

	catalogue *identify.Sign // nil for a sign of wording only
}

// Load reads the signs of the pack. Its errors name the file and the line.
func Load(dir fs.FS, c *identify.Catalogue) (*Book, error) {
	b := &Book{signs: map[string]*Sign{}}
	for i := range c.Signs {
		s := &c.Signs[i]
		if s.ListedOnly {
			continue // decision 11
		}
		b.signs[s.ID] = &Sign{
			ID: s.ID, Strength: strengthOf(s.Strength), Child: s.ChildAlert, catalogue: s,
			Title: s.Title, Why: s.Text, Ask: s.Ask, Innocent: s.Innocent,
		}
	}
	if err := b.readSigns(dir); err != nil {
		return nil, err
	}
	b.model = sync.OnceValues(func() (*textcheck.Model, error) { return b.compile(dir) })
	return b, nil
}

// Model returns the model, which the first call makes. Its errors name the file and the line, the concept or the rule.
func (b *Book) Model() (*textcheck.Model, error) { return b.model() }

var making sync.Mutex

func (b *Book) compile(dir fs.FS) (*textcheck.Model, error) {
	making.Lock() // the setting is one for the whole program
	defer making.Unlock()
	defer debug.SetGCPercent(debug.SetGCPercent(25)) // making the model leaves much behind: it must not double the memory
	src, err := Read(dir, func(id string) textcheck.Strength {
		if s := b.signs[id]; s != nil {
			return s.Strength
		}
		return 0
	})
	if err != nil {
		return nil, err
	}
	for i := range src.Rules {
		src.Rules[i].Child = src.Rules[i].Child || b.signs[src.Rules[i].Sign].Child
	}
	m, err := textcheck.Compile(src)
	if err != nil {
		return nil, fmt.Errorf("wording: %w", err)
	}
	return m, nil
}

func strengthOf(s rule.Strength) textcheck.Strength {
	switch s {
	case rule.Strong:
		return textcheck.Strong
	case rule.Medium:
		return textcheck.Medium
	case rule.Weak, rule.None:
	}
	return textcheck.Weak
}

func (b *Book) readSigns(dir fs.FS) error {
	const name = "signs.yaml"
	doc, err := open(dir, name)
	if err != nil {
		return err
	}
	list, _ := doc.Get("signs")
	r := &yamldoc.Reader{File: name}
	for _, n := range list.List {
		f := r.Record(n)
		s := &Sign{ID: f.Need("id").Scalar}
		r.Within = s.ID
		s.Strength = strengthNamed(yamldoc.OneOf(f, "strength", "weak", "medium", "strong"))
		s.Title, s.Why, s.Ask, s.Innocent = f.Text("title"), f.Text("text"), f.Text("ask"), f.Text("innocent")
		f.Done()
		if b.signs[s.ID] != nil {
			r.Fail(f.Line, "the sign stands twice")
		}
		b.signs[s.ID] = s
		b.order = append(b.order, s)
	}
	return r.Err
}

func strengthNamed(w string) textcheck.Strength {
	return map[string]textcheck.Strength{"weak": textcheck.Weak, "medium": textcheck.Medium, "strong": textcheck.Strong}[w]
}

// Sign returns a sign by its id. Every finding of the book's model has one.
func (b *Book) Sign(id string) *Sign { return b.signs[id] }

// Catalogue returns the sign of the catalogue that this is, nil for a sign of wording only.
func (s *Sign) Catalogue() *identify.Sign { return s.catalogue }

// The parts of a sign that are shown.
const (
	title    = "title"
	why      = "text"
	ask      = "ask"
	innocent = "innocent"
)

func (s *Sign) say(l *i18n.Locale, field, english string) i18n.Text {
	if s.catalogue != nil {
		return s.catalogue.Say(l, field, english)
	}
	return l.Text("wording."+s.ID+"."+field, english)
}

// SayTitle returns the sign's title.
func (s *Sign) SayTitle(l *i18n.Locale) i18n.Text { return s.say(l, title, s.Title) }

// SayWhy returns what the wording may mean.
func (s *Sign) SayWhy(l *i18n.Locale) i18n.Text { return s.say(l, why, s.Why) }

// SayAsk returns what to ask the person.
func (s *Sign) SayAsk(l *i18n.Locale) i18n.Text { return s.say(l, ask, s.Ask) }

// SayInnocent returns what else could explain it.
func (s *Sign) SayInnocent(l *i18n.Locale) i18n.Text { return s.say(l, innocent, s.Innocent) }

// Texts yields what is translated of the pack: the signs of wording only.
func (b *Book) Texts() iter.Seq2[string, string] {
	return func(yield func(ctx, english string) bool) {
		for _, s := range b.order {
			for _, f := range []struct{ name, english string }{{title, s.Title}, {why, s.Why}, {ask, s.Ask}, {innocent, s.Innocent}} {
				if !yield("wording."+s.ID+"."+f.name, f.english) {
					return
				}
			}
		}
	}
}
