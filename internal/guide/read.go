package guide

import (
	"slices"
	"strings"
	"time"

	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/yamldoc"
)

// ourOwn is the word of this pack for [pathway.FactOwn].
const ourOwn pathway.FactState = "our-own"

// textsOf reads a list of texts without repeats.
func textsOf(f *yamldoc.Record, key string) []string {
	var out []string
	for _, n := range f.Entries(key) {
		t := f.Prose(key, n)
		if slices.Contains(out, t) {
			f.Fail(n.Line, "%s says %q twice", key, yamldoc.Clip(t))
		}
		out = append(out, t)
	}
	return out
}

// maybeTexts is textsOf for a key that may be left out.
func maybeTexts(f *yamldoc.Record, key string) []string {
	if !f.Has(key) {
		return nil
	}
	return textsOf(f, key)
}

func readShelf(r *yamldoc.Reader, root yamldoc.Node) *Shelf {
	f, s := r.Record(root), new(Shelf)
	yamldoc.OneOf(f, "pack", "guides")
	s.Pack = Pack{Version: f.Text("version"), Licence: yamldoc.OneOf(f, "licence", "CC-BY-4.0"), Authors: textsOf(f, "authors")}
	s.Pack.Date = f.Date("date").Format(time.DateOnly)
	// Decision 12: a mark is lifted only with a name and a date, which the
	// content has no place for yet.
	s.Pack.Review = yamldoc.OneOf(f, "review", "draft")
	for _, n := range f.Entries("guides") {
		g := readGuide(r, n)
		if _, twice := s.Guide(g.ID); twice {
			r.Fail(n.Line, "the guide stands here twice")
		}
		s.Guides = append(s.Guides, g)
		r.Within = ""
	}
	f.Done()
	return s
}

func readGuide(r *yamldoc.Reader, n yamldoc.Node) Guide {
	f := r.Record(n)
	id := f.Need("id")
	if id.Kind != yamldoc.Scalar || id.Scalar == "" || strings.ContainsFunc(id.Scalar, func(c rune) bool { return c != '-' && (c < 'a' || c > 'z') }) {
		f.Fail(id.Line, "id must be of small letters and hyphens")
	}
	r.Within = yamldoc.Clip(id.Scalar)
	g := Guide{ID: id.Scalar, Title: f.Text("title"), Lead: f.Text("lead"), For: f.Text("for"), Checklist: maybeTexts(f, "checklist")}
	for _, p := range f.Entries("parts") {
		g.Parts = append(g.Parts, readPart(r, p))
	}
	g.Not, g.Helping, g.Say = textsOf(f, "not"), textsOf(f, "helping"), maybeTexts(f, "say")
	for _, k := range f.Entries("kinds") {
		kind := pathway.Kind(k.Scalar)
		if k.Kind != yamldoc.Scalar || !slices.Contains(pathway.Kinds, kind) || slices.Contains(g.Kinds, kind) {
			r.Fail(k.Line, "kinds must be of %s, each once", yamldoc.Join(pathway.Kinds))
		}
		g.Kinds = append(g.Kinds, kind)
	}
	for _, x := range f.Entries("sources") {
		src := r.Record(x)
		text, state := src.Text("text"), yamldoc.OneOf(src, "state", pathway.FactSeen, pathway.FactToVerify, ourOwn)
		if state == ourOwn {
			state = pathway.FactOwn
		}
		g.Sources = append(g.Sources, Source{text, state})
		src.Done()
	}
	f.Done()
	return g
}

func readPart(r *yamldoc.Reader, n yamldoc.Node) Part {
	f := r.Record(n)
	p := Part{Title: f.Text("title"), As: yamldoc.OneOf(f, "as", Steps, Rows, Dots), Note: f.Note("note")}
	for _, x := range f.Entries("steps") {
		s := r.Record(x)
		step := Step{s.Text("do"), s.Note("why")}
		if (step.Why == "") != (p.As == Dots) {
			r.Fail(x.Line, "%s", map[bool]string{true: "dots have no why", false: "why is missing: steps and rows give a reason"}[p.As == Dots])
		}
		s.Done()
		p.Steps = append(p.Steps, step)
	}
	f.Done()
	return p
}
