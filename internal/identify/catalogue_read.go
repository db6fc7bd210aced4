package identify

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/yamldoc"
)

// record is one map of a content file, with what only the catalogue reads.
type record struct{ *yamldoc.Record }

func recordOf(r *yamldoc.Reader, n yamldoc.Node) record { return record{r.Record(n)} }

// slug reads an id: small letters, digits and hyphens.
func (f record) slug(key string) string {
	n := f.Need(key)
	bad := func(c rune) bool { return c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9') }
	if n.Kind != yamldoc.Scalar || n.Scalar == "" || strings.ContainsFunc(n.Scalar, bad) {
		f.Fail(n.Line, "%s must be of small letters, digits and hyphens", key)
	}
	return n.Scalar
}

// oneOf reads one of the words given.
func (f record) oneOf(key string, words ...string) string {
	return yamldoc.OneOf(f.Record, key, words...)
}

// maybeOneOf is oneOf for a key that may be left out.
func (f record) maybeOneOf(key string, words ...string) string {
	n, ok := f.Take(key)
	if !ok {
		return ""
	}
	return yamldoc.Word(f.Reader, key, n, words...)
}

// many reads a list of words without repeats; no words given means any text is good.
func (f record) many(key string, words ...string) []string {
	var out []string
	for _, e := range f.Entries(key) {
		var w string
		if len(words) > 0 {
			w = yamldoc.Word(f.Reader, key, e, words...)
		} else {
			w = f.Prose(key, e)
		}
		if slices.Contains(out, w) {
			f.Fail(e.Line, "%s names %q twice", key, yamldoc.Clip(w))
		}
		out = append(out, w)
	}
	return out
}

// yes reads a flag that stands only where it is true.
func (f record) yes(key string) bool {
	n, ok := f.Take(key)
	if ok && (n.Kind != yamldoc.Scalar || n.Quoted || n.Scalar != "true") {
		f.Fail(n.Line, "%s must be true or left out", key)
	}
	return ok
}

// number reads a whole number from 1.
func (f record) number(key string) int {
	n := f.Need(key)
	v, err := strconv.Atoi(n.Scalar)
	if n.Kind != yamldoc.Scalar || n.Quoted || err != nil || v < 1 || strconv.Itoa(v) != n.Scalar {
		f.Fail(n.Line, "%s must be a whole number from 1", key)
	}
	return v
}

// enum finds the value whose String is the word of the key.
func enum[T interface {
	~uint8
	String() string
}](f record, key string, from, to T) T {
	n := f.Need(key)
	var words []string
	for v := from; v <= to; v++ {
		if n.Kind == yamldoc.Scalar && n.Scalar == v.String() {
			return v
		}
		words = append(words, v.String())
	}
	f.Fail(n.Line, "%s must be one of %s", key, strings.Join(words, ", "))
	return from
}

func (c *Catalogue) readPack(r *yamldoc.Reader, root yamldoc.Node) {
	f := recordOf(r, root)
	c.Pack = Pack{ID: f.oneOf("id", "signs"), Version: f.Text("version"), Licence: f.oneOf("licence", "CC-BY-4.0"), Authors: f.many("authors")}
	c.Pack.Date = f.Date("date").Format(time.DateOnly)
	// Decision 12: a mark is lifted only with a name and a date, which the
	// content has no place for yet.
	c.Pack.Review = f.oneOf("review", "draft")
	f.oneOf("language", "en")
	for _, n := range f.Entries("themes") {
		t := recordOf(r, n)
		theme := Theme{ID: t.slug("id"), Title: t.Text("title")}
		t.Done()
		if slices.ContainsFunc(c.Themes, func(o Theme) bool { return o.ID == theme.ID }) {
			r.Fail(n.Line, "the theme %q stands here twice", theme.ID)
		}
		c.Themes = append(c.Themes, theme)
	}
	f.Done()
}

func (c *Catalogue) readSources(r *yamldoc.Reader, root yamldoc.Node) {
	f := recordOf(r, root)
	n := f.Need("sources")
	c.Sources = make(map[string]string, len(n.Map))
	for _, e := range recordOf(r, n).Left {
		c.Sources[e.Key] = r.Prose(e.Key, e.Value)
	}
	f.Done()
}

func (c *Catalogue) readRejected(r *yamldoc.Reader, root yamldoc.Node) {
	f := recordOf(r, root)
	for _, n := range f.Entries("rejected") {
		x := recordOf(r, n)
		rejected := Rejected{ID: x.slug("id"), Title: x.Text("title"), Reason: x.Text("reason"), Source: x.Text("source")}
		x.Done()
		if slices.ContainsFunc(c.Rejected, func(o Rejected) bool { return o.ID == rejected.ID }) {
			r.Fail(n.Line, "%q stands here twice", yamldoc.Clip(rejected.ID))
		}
		c.Rejected = append(c.Rejected, rejected)
	}
	f.Done()
}

func (c *Catalogue) readSigns(r *yamldoc.Reader, root yamldoc.Node) {
	f := recordOf(r, root)
	theme := f.slug("theme")
	for _, n := range f.Entries("signs") {
		s := readSign(recordOf(r, n))
		s.Theme = theme
		c.Signs = append(c.Signs, s)
	}
	f.Done()
}

func readSign(f record) Sign {
	s := Sign{Number: f.number("number"), ListedOnly: f.yes("listed_only")}
	s.ID = f.slug("id")
	if f.Has("quick") {
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
	if f.Has("strength_child") {
		s.StrengthChild = enum(f, "strength_child", rule.Weak, rule.Strong)
	}
	if f.Has("item") || s.Dimension != rule.Context {
		s.Item = f.slug("item")
	}
	s.IfUsed = f.yes("count_only_if_used")
	s.ChildAlert = f.yes("child_alert")
	s.ImmediateDanger = f.yes("immediate_danger")
	s.DoNotAsk = f.yes("do_not_ask")
	s.DeviceSafety = f.yes("device_safety")
	s.Harbouring = f.yes("harbouring")
	if n, ok := f.Take("on_the_way"); ok {
		x := recordOf(f.Reader, n)
		s.OnTheWay, s.OnTheWayItem = enum(x, "strength", rule.Weak, rule.Strong), x.slug("item")
		x.Done()
	}
	if n, ok := f.Take("also"); ok {
		if n.Kind != yamldoc.List {
			f.Fail(n.Line, "also must be a list")
		}
		for _, e := range n.List {
			x := recordOf(f.Reader, e)
			s.Also = append(s.Also, rule.Also{
				Dimension: enum(x, "dimension", rule.DeceptiveRecruitment, rule.VulnerabilityDestination),
				Item:      x.slug("item"), Strength: enum(x, "strength", rule.Weak, rule.Strong),
			})
			x.Done()
		}
	}
	if f.Has("maps_to") {
		s.MapsTo = f.many("maps_to")
	}
	readProse(f, &s)
	f.Done()
	return s
}

// readProse reads what the rule does not need.
func readProse(f record, s *Sign) {
	s.Title, s.Text, s.Ask, s.Innocent = f.Text("title"), f.Text("text"), f.Text("ask"), f.Text("innocent")
	s.Caution, s.EvidenceNote = f.Note("caution"), f.Note("evidence_note")
	s.Digital = f.oneOf("digital", "true", "false") == "true"
	if f.Has("leads_to") {
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
