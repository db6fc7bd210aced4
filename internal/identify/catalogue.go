package identify

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/yamldoc"
)

// Sign is one sign of the catalogue: what the rule reads, and what people read.
// Texts are English; translations have the keys that [Catalogue.Texts] lists.
type Sign struct {
	rule.Sign

	Number int // 1 to the number of signs, stable; for neutral addresses (#s-27)
	Quick  int // place in the quick form from 1, or 0
	Theme  string

	Title        string
	Text         string
	Ask          string
	Innocent     string
	Caution      string // may be empty
	EvidenceNote string // may be empty

	ListedOnly bool // listed with a note, never asked, never matched (decision 11)
	Digital    bool
	LeadsTo    []Lead

	Sources        []string // keys of Catalogue.Sources
	SourceSeen     bool     // a published page that supports the sign was read
	Evidence       string   // "", "unvalidated" or "supported-us"
	BenignBaseRate string   // "", "medium" or "high": how common among honest cases
	Observers      []string
	Forms          []string
	Observe        []string
}

// Lead is a service other than anti-trafficking to which a sign may lead.
type Lead string

// The leads.
const (
	LeadLabour   Lead = "labour"
	LeadViolence Lead = "violence"
	LeadFraud    Lead = "fraud"
)

// Rejected is something that is deliberately no sign.
type Rejected struct {
	ID     string
	Title  string
	Reason string
	Source string // key of Catalogue.Sources
}

// SayTitle returns what is no sign.
func (r *Rejected) SayTitle(l *i18n.Locale) i18n.Text {
	return l.Text("rejected."+r.ID+".title", r.Title)
}

// SayReason returns why it is no sign.
func (r *Rejected) SayReason(l *i18n.Locale) i18n.Text {
	return l.Text("rejected."+r.ID+".reason", r.Reason)
}

// Theme is one part of the full form. Signs are indexes in catalogue order.
type Theme struct {
	ID    string
	Title string // English
	Signs []int
}

// Say returns the theme's title.
func (t *Theme) Say(l *i18n.Locale) i18n.Text { return l.Text("theme."+t.ID+".title", t.Title) }

// Pack says what the content is and who answers for it.
type Pack struct {
	ID, Version, Licence string
	Authors              []string
	Date                 string // YYYY-MM-DD
	Review               string // "draft" until named people outside the team have read it
}

// Catalogue is the whole content. Signs[i] is sign i of the rule's Set.
type Catalogue struct {
	Pack     Pack
	Signs    []Sign // in order of Number
	Rejected []Rejected
	Sources  map[string]string // key to citation
	Themes   []Theme           // in the order of the form
	Routes   []Route           // the ways in which recruitment begins
	AnyRoute []int             // signs that fit every route
	Changes  []Change          // newest first

	set        *rule.Set
	quick      []int
	anyRoute   []string // ids
	comparison Comparison
}

// Set is the compiled rule set of the signs.
func (c *Catalogue) Set() *rule.Set { return c.set }

// Quick lists the signs of the quick form in its order.
func (c *Catalogue) Quick() []int { return slices.Clone(c.quick) }

// Texts lists every translatable text with its key, in an order that does not
// change: signs by number, what is no sign, themes, routes, changes.
func (c *Catalogue) Texts() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for i := range c.Signs {
			s := &c.Signs[i]
			for _, t := range [...][2]string{
				{"title", s.Title}, {"text", s.Text}, {"ask", s.Ask}, {"innocent", s.Innocent},
				{"caution", s.Caution}, {"evidence-note", s.EvidenceNote},
			} {
				if t[1] != "" && !yield("sign."+s.ID+"."+t[0], t[1]) {
					return
				}
			}
		}
		for _, r := range c.Rejected {
			if !yield("rejected."+r.ID+".title", r.Title) || !yield("rejected."+r.ID+".reason", r.Reason) {
				return
			}
		}
		for _, t := range c.Themes {
			if !yield("theme."+t.ID+".title", t.Title) {
				return
			}
		}
		for key, english := range c.routeTexts() {
			if !yield(key, english) {
				return
			}
		}
	}
}

// contentLimits bound one content file.
func contentLimits() yamldoc.Limits { return yamldoc.Limits{Bytes: 256 << 10, Depth: 8} }

// Load reads the catalogue from the root of fsys: pack.yaml, sources.yaml,
// rejected.yaml, routes.yaml, changes.yaml and any number of signs-*.yaml.
// Another .yaml file is an error, other files are passed over. Errors name the
// file and the line, or the sign.
func Load(fsys fs.FS) (*Catalogue, error) {
	names, err := fs.Glob(fsys, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list sign content: %w", err)
	}
	c := &Catalogue{}
	for _, must := range []string{"pack.yaml", "sources.yaml", "rejected.yaml", "routes.yaml", "changes.yaml"} {
		if !slices.Contains(names, must) {
			return nil, fmt.Errorf("sign content: %s is missing", must)
		}
	}
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read sign content: %w", err)
		}
		if err := c.readFile(name, data); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(c.Signs, func(a, b Sign) int { return cmp.Compare(a.Number, b.Number) })
	if err := c.finish(); err != nil {
		return nil, fmt.Errorf("sign content: %w", err)
	}
	return c, nil
}

// readFile reads one file into the catalogue, without looking at the others.
func (c *Catalogue) readFile(name string, data []byte) error {
	root, err := yamldoc.Parse(data, contentLimits())
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	r := &yamldoc.Reader{File: name}
	switch ok, _ := path.Match("signs-*.yaml", name); {
	case name == "pack.yaml":
		c.readPack(r, root)
	case name == "sources.yaml":
		c.readSources(r, root)
	case name == "rejected.yaml":
		c.readRejected(r, root)
	case name == "routes.yaml":
		c.readRoutes(r, root)
	case name == "changes.yaml":
		c.readChanges(r, root)
	case ok:
		c.readSigns(r, root)
	default:
		return fmt.Errorf("%s: a file of this name is not part of the sign content", name)
	}
	return r.Err
}

// finish checks what spans files, compiles the rule and fills the lists.
func (c *Catalogue) finish() error {
	if len(c.Signs) == 0 {
		return errors.New("there are no signs")
	}
	signs := make([]rule.Sign, len(c.Signs))
	for i := range c.Signs {
		signs[i] = c.Signs[i].Sign
	}
	var err error
	if c.set, err = rule.Compile(signs); err != nil {
		return err
	}
	themes := make(map[string]int, len(c.Themes))
	for i, t := range c.Themes {
		themes[t.ID] = i
	}
	for i := range c.Signs {
		s := &c.Signs[i]
		t, ok := themes[s.Theme]
		switch {
		case !ok:
			return fmt.Errorf("sign %q: the theme %q is not in pack.yaml", s.ID, s.Theme)
		case s.Number != i+1:
			return fmt.Errorf("sign %q: number %d is used twice or leaves a gap; %d is next", s.ID, s.Number, i+1)
		}
		c.Themes[t].Signs = append(c.Themes[t].Signs, i)
		if err := c.knownSources(s.Sources...); err != nil {
			return fmt.Errorf("sign %q: %w", s.ID, err)
		}
		if err := s.check(); err != nil {
			return fmt.Errorf("sign %q: %w", s.ID, err)
		}
	}
	for _, r := range c.Rejected {
		if err := c.knownSources(r.Source); err != nil {
			return fmt.Errorf("rejected %q: %w", r.ID, err)
		}
		if _, ok := c.set.Index(r.ID); ok {
			return fmt.Errorf("rejected %q: it is also a sign", r.ID)
		}
	}
	for _, t := range c.Themes {
		if len(t.Signs) == 0 {
			return fmt.Errorf("theme %q has no sign", t.ID)
		}
	}
	if err := c.finishRoutes(); err != nil {
		return err
	}
	if err := c.compare(); err != nil {
		return err
	}
	return c.checkForms()
}

func (c *Catalogue) knownSources(keys ...string) error {
	for _, k := range keys {
		if _, ok := c.Sources[k]; !ok {
			return fmt.Errorf("the source %q is not in sources.yaml", k)
		}
	}
	return nil
}

// quickForm is the list of the rules page, in its order.
func quickForm() []string {
	return strings.Fields(`deceived-nature-of-work deceived-wages sextortion-threat documents-withheld
		debt-bondage phone-taken-away phone-monitored accounts-run-by-others confined-or-watched
		images-used-to-keep-working threats-of-violence threat-to-report excessive-hours
		little-or-no-pay no-say-over-clients-or-acts forced-crime`)
}

// harbouring is the list of the rules page under Elements.
func harbouring() []string {
	return []string{"confined-or-watched", "group-with-one-keeper", "lives-where-works", "works-under-guard-group"}
}

// checkForms holds the two lists that the rules page names against the content.
func (c *Catalogue) checkForms() error {
	c.quick = nil
	for place, id := range quickForm() {
		i, ok := c.set.Index(id)
		if !ok {
			return fmt.Errorf("sign %q of the quick form is missing", id)
		}
		if c.Signs[i].Quick != place+1 {
			return fmt.Errorf("sign %q: quick is %d; the rules page has it in place %d", id, c.Signs[i].Quick, place+1)
		}
		c.quick = append(c.quick, i)
	}
	for i := range c.Signs {
		s := &c.Signs[i]
		if s.Quick != 0 && !slices.Contains(c.quick, i) {
			return fmt.Errorf("sign %q: it is not in the quick form of the rules page", s.ID)
		}
		if s.Harbouring != slices.Contains(harbouring(), s.ID) {
			return fmt.Errorf("sign %q: harbouring differs from the rules page", s.ID)
		}
	}
	return nil
}
