package identify

import (
	"slices"

	"github.com/free2link/free2link/internal/platform/i18n"
)

// Facet is one question by which the signs can be narrowed down.
type Facet uint8

// The facets, in the order in which pages ask them.
const (
	ByPhase Facet = iota
	ByRoute
	BySetting
	ByForm
)

// Facets is the number of facets.
const Facets = 4

// Filter holds the value chosen for each facet; "" does not narrow.
type Filter [Facets]string

// Key is the facet's name in an address.
func (f Facet) Key() string { return facets[f].key }

// AnyRoute is the value of ByRoute for signs that fit every beginning.
const AnyRoute = "any"

// choice is one value of a facet with its word.
type choice struct{ id, text string }

// facets holds the words; the routes have theirs in the content.
var facets = [Facets]struct {
	key, title, context string
	choices             []choice
}{
	ByPhase: {"phase", i18n.MarkC("facet", "When"), "phase", []choice{
		{"recruitment", i18n.MarkC("phase", "When they were recruited")},
		{"transport", i18n.MarkC("phase", "On the way")},
		{"control", i18n.MarkC("phase", "Control")},
		{"exploitation", i18n.MarkC("phase", "Exploitation")},
		{"general", i18n.MarkC("phase", "At any time")},
	}},
	ByRoute: {"route", i18n.MarkC("facet", "How it began"), "route", []choice{
		{AnyRoute, i18n.MarkC("route", "Any beginning")},
	}},
	BySetting: {"setting", i18n.MarkC("facet", "Where it may be noticed"), "setting", settingChoices()},
	ByForm: {"form", i18n.MarkC("facet", "Kind of exploitation"), "form", []choice{
		{"sexual", i18n.MarkC("form", "Sexual exploitation")},
		{"labour", i18n.MarkC("form", "Work")},
		{"criminality", i18n.MarkC("form", "Forced crime")},
		{"begging", i18n.MarkC("form", "Forced begging")},
	}},
}

// settings folds the observers of the catalogue to a short list. Every observer
// stands in one setting.
var settings = []struct {
	choice
	observers []string
}{
	{choice{"anywhere", i18n.MarkC("setting", "Anywhere")}, []string{"any"}},
	{choice{"health", i18n.MarkC("setting", "Health")}, []string{"health"}},
	{choice{"school", i18n.MarkC("setting", "School or child protection")}, []string{"teacher", "child-protection"}},
	{choice{"work", i18n.MarkC("setting", "Place of work or job service")}, []string{"labour-inspector", "job-counsellor"}},
	{choice{"border", i18n.MarkC("setting", "Asylum, border or travel")}, []string{"asylum-officer", "border-guard", "consular", "transport-staff"}},
	{choice{"police", i18n.MarkC("setting", "Police or helpline")}, []string{"police", "hotline"}},
	{choice{"bank", i18n.MarkC("setting", "Bank or housing")}, []string{"bank", "housing-worker"}},
}

func settingChoices() []choice {
	out := make([]choice, 0, len(settings))
	for _, s := range settings {
		out = append(out, s.choice)
	}
	return out
}

// Values lists what may be chosen for the facet, in order.
func (c *Catalogue) Values(f Facet) []string {
	var out []string
	if f == ByRoute {
		for _, r := range c.Routes {
			out = append(out, r.ID)
		}
	}
	for _, v := range facets[f].choices {
		out = append(out, v.id)
	}
	return out
}

// SayFacet returns the question of a facet.
func SayFacet(l *i18n.Locale, f Facet) string { return l.TC("facet", facets[f].title) }

// SayValue returns the word for a value of the facet, or "" for an unknown one.
func (c *Catalogue) SayValue(l *i18n.Locale, f Facet, value string) string {
	if f == ByRoute {
		for i := range c.Routes {
			if c.Routes[i].ID == value {
				return c.Routes[i].Say(l).String
			}
		}
	}
	for _, v := range facets[f].choices {
		if v.id == value {
			return l.TC(facets[f].context, v.text)
		}
	}
	return ""
}

// Matching lists the signs that have every chosen value, in catalogue order. A
// sign of all forms of exploitation has each of them, and one that may be
// noticed anywhere may be noticed in every setting; an unknown value is had by
// no sign.
func (c *Catalogue) Matching(q Filter) []int {
	var out []int
	for i := range c.Signs {
		if c.has(ByPhase, q, i) && c.has(ByRoute, q, i) && c.has(BySetting, q, i) && c.has(ByForm, q, i) {
			out = append(out, i)
		}
	}
	return out
}

// has reports whether the sign has the value chosen for the facet.
func (c *Catalogue) has(f Facet, q Filter, sign int) bool {
	value, s := q[f], &c.Signs[sign]
	if value == "" {
		return true
	}
	switch f {
	case ByPhase:
		return s.Phase.String() == value
	case ByRoute:
		if value == AnyRoute {
			return slices.Contains(c.AnyRoute, sign)
		}
		return slices.ContainsFunc(c.Routes, func(r Route) bool { return r.ID == value && r.Has(sign) })
	case BySetting:
		return slices.Contains(c.Values(BySetting), value) &&
			slices.ContainsFunc(s.Observers, func(o string) bool { return settingOf(o) == value || o == "any" })
	case ByForm:
		every := slices.Contains(s.Forms, "all") && slices.Contains(c.Values(ByForm), value)
		return every || value != "all" && slices.Contains(s.Forms, value)
	}
	return false
}

// settingOf returns the setting of an observer, or "".
func settingOf(observer string) string {
	for _, s := range settings {
		if slices.Contains(s.observers, observer) {
			return s.id
		}
	}
	return ""
}
