package guide

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/yamldoc"
)

// reader turns the tree of the pack into guides. The first error stays and the
// rest is read into nothing.
type reader struct {
	guide string // the guide being read
	err   error
}

func (r *reader) fail(line int, format string, args ...any) {
	if r.err != nil {
		return
	}
	where := fmt.Sprintf("%s: line %d", file, line)
	if r.guide != "" {
		where += ": " + r.guide
	}
	r.err = fmt.Errorf("%s: %s", where, fmt.Sprintf(format, args...))
}

// record is one map of the pack; done refuses the keys nobody asked for.
type record struct {
	*reader
	line int
	left []yamldoc.Entry
}

func (r *reader) record(n yamldoc.Node) *record {
	if n.Kind != yamldoc.Map {
		r.fail(n.Line, "a map is needed here, not %s", n.Kind)
	}
	return &record{r, n.Line, slices.Clone(n.Map)}
}

func (f *record) take(key string) (yamldoc.Node, bool) {
	for i, e := range f.left {
		if e.Key == key {
			f.left = slices.Delete(f.left, i, i+1)
			return e.Value, true
		}
	}
	return yamldoc.Node{Line: f.line}, false
}

func (f *record) need(key string) yamldoc.Node {
	n, ok := f.take(key)
	if !ok {
		f.fail(f.line, "%s is missing", key)
	}
	return n
}

func (f *record) done() {
	for _, e := range f.left {
		f.fail(e.Line, "the key %q is not known here", yamldoc.Clip(e.Key))
	}
}

// text reads prose: present, without blanks around it.
func (f *record) text(key string) string { return f.prose(key, f.need(key)) }

// note is text that may be left out.
func (f *record) note(key string) string {
	n, ok := f.take(key)
	if !ok {
		return ""
	}
	return f.prose(key, n)
}

func (r *reader) prose(key string, n yamldoc.Node) string {
	if n.Kind != yamldoc.Scalar || n.Scalar == "" || n.Scalar != strings.TrimSpace(n.Scalar) {
		r.fail(n.Line, "%s must be a text without blanks around it", key)
	}
	return n.Scalar
}

// list reads a list that holds something.
func (f *record) list(key string) []yamldoc.Node {
	n := f.need(key)
	if n.Kind != yamldoc.List || len(n.List) == 0 {
		f.fail(n.Line, "%s must be a list that is not empty", key)
	}
	return n.List
}

// texts reads a list of texts without repeats.
func (f *record) texts(key string) []string {
	var out []string
	for _, n := range f.list(key) {
		t := f.prose(key, n)
		if slices.Contains(out, t) {
			f.fail(n.Line, "%s says %q twice", key, yamldoc.Clip(t))
		}
		out = append(out, t)
	}
	return out
}

// maybeTexts is texts for a key that may be left out.
func (f *record) maybeTexts(key string) []string {
	if !slices.ContainsFunc(f.left, func(e yamldoc.Entry) bool { return e.Key == key }) {
		return nil
	}
	return f.texts(key)
}

// word reads one of the words given.
func word[T ~string](f *record, key string, words ...T) T {
	n := f.need(key)
	if n.Kind != yamldoc.Scalar || !slices.Contains(words, T(n.Scalar)) {
		f.fail(n.Line, "%s must be one of %s", key, join(words))
	}
	return T(n.Scalar)
}

func join[T ~string](words []T) string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		out = append(out, string(w))
	}
	return strings.Join(out, ", ")
}

func (r *reader) shelf(root yamldoc.Node) *Shelf {
	f, s := r.record(root), new(Shelf)
	word(f, "pack", "guides")
	s.Pack = Pack{Version: f.text("version"), Licence: word(f, "licence", "CC-BY-4.0"), Authors: f.texts("authors")}
	date := f.need("date")
	if _, err := time.Parse(time.DateOnly, date.Scalar); err != nil {
		r.fail(date.Line, "date must be written as YYYY-MM-DD")
	}
	s.Pack.Date = date.Scalar
	// Decision 12: a mark is lifted only with a name and a date, which the
	// content has no place for yet.
	s.Pack.Review = word(f, "review", "draft")
	for _, n := range f.list("guides") {
		g := r.one(n)
		if _, twice := s.Guide(g.ID); twice {
			r.fail(n.Line, "the guide stands here twice")
		}
		s.Guides = append(s.Guides, g)
		r.guide = ""
	}
	f.done()
	return s
}

func (r *reader) one(n yamldoc.Node) Guide {
	f := r.record(n)
	id := f.need("id")
	if id.Kind != yamldoc.Scalar || id.Scalar == "" || strings.ContainsFunc(id.Scalar, func(c rune) bool { return c != '-' && (c < 'a' || c > 'z') }) {
		f.fail(id.Line, "id must be of small letters and hyphens")
	}
	r.guide = yamldoc.Clip(id.Scalar)
	g := Guide{ID: id.Scalar, Title: f.text("title"), Lead: f.text("lead"), For: f.text("for"), Checklist: f.maybeTexts("checklist")}
	for _, p := range f.list("parts") {
		g.Parts = append(g.Parts, r.part(p))
	}
	g.Not, g.Helping, g.Say = f.texts("not"), f.texts("helping"), f.maybeTexts("say")
	for _, k := range f.list("kinds") {
		kind := pathway.Kind(k.Scalar)
		if k.Kind != yamldoc.Scalar || !slices.Contains(pathway.Kinds, kind) || slices.Contains(g.Kinds, kind) {
			r.fail(k.Line, "kinds must be of %s, each once", join(pathway.Kinds))
		}
		g.Kinds = append(g.Kinds, kind)
	}
	for _, x := range f.list("sources") {
		src := r.record(x)
		g.Sources = append(g.Sources, Source{src.text("text"), word(src, "state", Seen, ToVerify, OurOwn)})
		src.done()
	}
	f.done()
	return g
}

func (r *reader) part(n yamldoc.Node) Part {
	f := r.record(n)
	p := Part{Title: f.text("title"), As: word(f, "as", Steps, Rows, Dots), Note: f.note("note")}
	for _, x := range f.list("steps") {
		s := r.record(x)
		step := Step{s.text("do"), s.note("why")}
		if (step.Why == "") != (p.As == Dots) {
			r.fail(x.Line, "%s", map[bool]string{true: "dots have no why", false: "why is missing: steps and rows give a reason"}[p.As == Dots])
		}
		s.done()
		p.Steps = append(p.Steps, step)
	}
	f.done()
	return p
}
