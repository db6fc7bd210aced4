package identify

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/yamldoc"
)

// reader turns the tree of one content file into typed values. The first error
// stays and the rest is read into nothing.
type reader struct {
	file string
	err  error
}

func (r *reader) fail(line int, format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("%s: line %d: %s", r.file, line, fmt.Sprintf(format, args...))
	}
}

// record is one map of a content file; done refuses the keys nobody asked for.
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

func (f *record) done() {
	for _, e := range f.left {
		f.fail(e.Line, "the key %q is not known here", yamldoc.Clip(e.Key))
	}
}

// need is take for keys that must be there.
func (f *record) need(key string) yamldoc.Node {
	n, ok := f.take(key)
	if !ok {
		f.fail(f.line, "%s is missing", key)
	}
	return n
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

// slug reads an id: small letters, digits and hyphens.
func (f *record) slug(key string) string {
	n := f.need(key)
	bad := func(c rune) bool { return c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9') }
	if n.Kind != yamldoc.Scalar || n.Scalar == "" || strings.ContainsFunc(n.Scalar, bad) {
		f.fail(n.Line, "%s must be of small letters, digits and hyphens", key)
	}
	return n.Scalar
}

// oneOf reads one word of a list.
func (f *record) oneOf(key string, words ...string) string {
	return f.word(key, f.need(key), words)
}

// maybeOneOf is oneOf for a key that may be left out.
func (f *record) maybeOneOf(key string, words ...string) string {
	n, ok := f.take(key)
	if !ok {
		return ""
	}
	return f.word(key, n, words)
}

func (r *reader) word(key string, n yamldoc.Node, words []string) string {
	if n.Kind != yamldoc.Scalar || !slices.Contains(words, n.Scalar) {
		r.fail(n.Line, "%s must be one of %s", key, strings.Join(words, ", "))
	}
	return n.Scalar
}

// many reads a list of words without repeats; no words given means any text is good.
func (f *record) many(key string, words ...string) []string {
	n := f.need(key)
	if n.Kind != yamldoc.List || len(n.List) == 0 {
		f.fail(n.Line, "%s must be a list", key)
	}
	var out []string
	for _, e := range n.List {
		var w string
		if len(words) > 0 {
			w = f.word(key, e, words)
		} else {
			w = f.prose(key, e)
		}
		if slices.Contains(out, w) {
			f.fail(e.Line, "%s names %q twice", key, yamldoc.Clip(w))
		}
		out = append(out, w)
	}
	return out
}

// yes reads a flag that stands only where it is true.
func (f *record) yes(key string) bool {
	n, ok := f.take(key)
	if ok && (n.Kind != yamldoc.Scalar || n.Quoted || n.Scalar != "true") {
		f.fail(n.Line, "%s must be true or left out", key)
	}
	return ok
}

// number reads a whole number from 1.
func (f *record) number(key string) int {
	n := f.need(key)
	v, err := strconv.Atoi(n.Scalar)
	if n.Kind != yamldoc.Scalar || n.Quoted || err != nil || v < 1 || strconv.Itoa(v) != n.Scalar {
		f.fail(n.Line, "%s must be a whole number from 1", key)
	}
	return v
}

// enum finds the value whose String is the word of the key.
func enum[T interface {
	~uint8
	String() string
}](f *record, key string, from, to T) T {
	n := f.need(key)
	var words []string
	for v := from; v <= to; v++ {
		if n.Kind == yamldoc.Scalar && n.Scalar == v.String() {
			return v
		}
		words = append(words, v.String())
	}
	f.fail(n.Line, "%s must be one of %s", key, strings.Join(words, ", "))
	return from
}

func (c *Catalogue) readPack(r *reader, root yamldoc.Node) {
	f := r.record(root)
	c.Pack = Pack{ID: f.oneOf("id", "signs"), Version: f.text("version"), Licence: f.oneOf("licence", "CC-BY-4.0"), Authors: f.many("authors")}
	date := f.need("date")
	if _, err := time.Parse(time.DateOnly, date.Scalar); err != nil {
		r.fail(date.Line, "date must be written as YYYY-MM-DD")
	}
	c.Pack.Date = date.Scalar
	// Decision 12: a mark is lifted only with a name and a date, which the
	// content has no place for yet.
	c.Pack.Review = f.oneOf("review", "draft")
	f.oneOf("language", "en")
	themes := f.need("themes")
	if themes.Kind != yamldoc.List {
		r.fail(themes.Line, "themes must be a list")
	}
	for _, n := range themes.List {
		t := r.record(n)
		theme := Theme{ID: t.slug("id"), Title: t.text("title")}
		t.done()
		if slices.ContainsFunc(c.Themes, func(o Theme) bool { return o.ID == theme.ID }) {
			r.fail(n.Line, "the theme %q stands here twice", theme.ID)
		}
		c.Themes = append(c.Themes, theme)
	}
	f.done()
}

func (c *Catalogue) readSources(r *reader, root yamldoc.Node) {
	f := r.record(root)
	n := f.need("sources")
	c.Sources = make(map[string]string, len(n.Map))
	for _, e := range r.record(n).left {
		c.Sources[e.Key] = r.prose(e.Key, e.Value)
	}
	f.done()
}

func (c *Catalogue) readRejected(r *reader, root yamldoc.Node) {
	f := r.record(root)
	list := f.need("rejected")
	if list.Kind != yamldoc.List {
		r.fail(list.Line, "rejected must be a list")
	}
	for _, n := range list.List {
		x := r.record(n)
		rejected := Rejected{ID: x.slug("id"), Title: x.text("title"), Reason: x.text("reason"), Source: x.text("source")}
		x.done()
		if slices.ContainsFunc(c.Rejected, func(o Rejected) bool { return o.ID == rejected.ID }) {
			r.fail(n.Line, "%q stands here twice", yamldoc.Clip(rejected.ID))
		}
		c.Rejected = append(c.Rejected, rejected)
	}
	f.done()
}

func (c *Catalogue) readSigns(r *reader, root yamldoc.Node) {
	f := r.record(root)
	theme := f.slug("theme")
	list := f.need("signs")
	if list.Kind != yamldoc.List {
		r.fail(list.Line, "signs must be a list")
	}
	for _, n := range list.List {
		s := readSign(r.record(n))
		s.Theme = theme
		c.Signs = append(c.Signs, s)
	}
	f.done()
}

func readSign(f *record) Sign {
	s := Sign{Number: f.number("number"), ListedOnly: f.yes("listed_only")}
	s.ID = f.slug("id")
	if has(f, "quick") {
		s.Quick = f.number("quick")
	}
	s.Content = f.oneOf("subject", "person", "content") == "content"
	switch f.oneOf("applies_to", "both", "adult", "child") {
	case "adult":
		s.AdultOnly = true
	case "child":
		s.ChildOnly = true
	}
	s.Phase = enum(f, "phase", rule.Recruitment, rule.General)
	s.Element = enum(f, "element", rule.Act, rule.Vulnerability)
	s.Dimension = enum(f, "dimension", rule.DeceptiveRecruitment, rule.Context)
	s.Strength = enum(f, "strength", rule.Weak, rule.Strong)
	if has(f, "strength_child") {
		s.StrengthChild = enum(f, "strength_child", rule.Weak, rule.Strong)
	}
	if has(f, "item") || s.Dimension != rule.Context {
		s.Item = f.slug("item")
	}
	s.IfUsed = f.yes("count_only_if_used")
	s.ChildAlert = f.yes("child_alert")
	s.ImmediateDanger = f.yes("immediate_danger")
	s.DoNotAsk = f.yes("do_not_ask")
	s.DeviceSafety = f.yes("device_safety")
	s.Harbouring = f.yes("harbouring")
	if n, ok := f.take("on_the_way"); ok {
		x := f.record(n)
		s.OnTheWay, s.OnTheWayItem = enum(x, "strength", rule.Weak, rule.Strong), x.slug("item")
		x.done()
	}
	if n, ok := f.take("also"); ok {
		if n.Kind != yamldoc.List {
			f.fail(n.Line, "also must be a list")
		}
		for _, e := range n.List {
			x := f.record(e)
			s.Also = append(s.Also, rule.Also{
				Dimension: enum(x, "dimension", rule.DeceptiveRecruitment, rule.VulnerabilityDestination),
				Item:      x.slug("item"), Strength: enum(x, "strength", rule.Weak, rule.Strong),
			})
			x.done()
		}
	}
	if has(f, "maps_to") {
		s.MapsTo = f.many("maps_to")
	}
	readProse(f, &s)
	f.done()
	return s
}

// readProse reads what the rule does not need.
func readProse(f *record, s *Sign) {
	s.Title, s.Text, s.Ask, s.Innocent = f.text("title"), f.text("text"), f.text("ask"), f.text("innocent")
	s.Caution, s.EvidenceNote = f.note("caution"), f.note("evidence_note")
	s.Digital = f.oneOf("digital", "true", "false") == "true"
	if has(f, "leads_to") {
		for _, w := range f.many("leads_to", string(LeadLabour), string(LeadViolence), string(LeadFraud)) {
			s.LeadsTo = append(s.LeadsTo, Lead(w))
		}
	}
	s.Sources = f.many("sources")
	s.SourceSeen = f.oneOf("source_check", "seen", "memory") == "seen"
	s.Evidence = f.maybeOneOf("evidence", "unvalidated", "supported-us")
	s.BenignBaseRate = f.maybeOneOf("benign_base_rate", "medium", "high")
	s.Forms = f.many("forms", "sexual", "labour", "criminality", "begging", "all")
	s.Observe = f.many("observe", "interview", "document", "online-content", "device", "physical-setting")
	s.Observers = f.many("observers", "any", "asylum-officer", "bank", "border-guard", "child-protection", "consular",
		"health", "hotline", "housing-worker", "job-counsellor", "labour-inspector", "police", "teacher", "transport-staff")
}

// has says whether the key is there, without taking it.
func has(f *record, key string) bool {
	return slices.ContainsFunc(f.left, func(e yamldoc.Entry) bool { return e.Key == key })
}
