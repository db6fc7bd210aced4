package identify

import (
	"fmt"
	"slices"
	"strings"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/i18n"
)

// TableItem is one item of the table of the ILO's items for adults in forced
// labour, as remembered and not yet held against the original (handbook b.2).
// The words are ours.
type TableItem struct {
	Item      string // its code, as signs carry it
	Dimension rule.Dimension
	Strength  rule.Strength
	Within    string // the catalogue counts it as part of this item; mostly ""

	words string
}

// Say returns the item in words.
func (t TableItem) Say(l *i18n.Locale) string { return l.TC("item", t.words) }

// Mark is a strength with the signs that count with it, in catalogue order.
type Mark struct {
	Strength rule.Strength
	Signs    []int
}

// Difference is an item to which some sign gives another strength than the table.
type Difference struct {
	TableItem
	Marks []Mark // all signs of the item, strongest first
}

// OwnItem is an item that the table does not have.
type OwnItem struct {
	Item      string
	Dimension rule.Dimension
	Marks     []Mark
}

// Comparison is the catalogue beside the handbook's table. Strengths for
// children are not compared: the table is for adults.
type Comparison struct {
	Differences []Difference
	Unused      []TableItem // no sign counts under them
	Own         []OwnItem
}

// Comparison returns what was compared when the catalogue was read.
func (c *Catalogue) Comparison() Comparison { return c.comparison }

// HandbookTable is the table, dimension by dimension.
func HandbookTable() []TableItem {
	out := make([]TableItem, 0, 7*10)
	dimension := func(d rule.Dimension, items []TableItem) {
		for _, t := range items {
			t.Dimension = d
			out = append(out, t)
		}
	}
	const w, m, s = rule.Weak, rule.Medium, rule.Strong
	dimension(rule.DeceptiveRecruitment, []TableItem{
		{Item: "dr-01-nature-location-employer", Strength: s, words: i18n.MarkC("item", "Deceived about the work, the place or the employer")},
		{Item: "dr-02-conditions", Strength: m, words: i18n.MarkC("item", "Deceived about conditions")},
		{Item: "dr-03-contract", Strength: m, words: i18n.MarkC("item", "Deceived about the contract")},
		{Item: "dr-04-family-reunification", Strength: m, Within: "dr-10-education", words: i18n.MarkC("item", "Deceived about joining family")},
		{Item: "dr-05-housing", Strength: m, Within: "dr-02-conditions", words: i18n.MarkC("item", "Deceived about housing")},
		{Item: "dr-06-legal-status", Strength: m, words: i18n.MarkC("item", "Deceived about legal papers")},
		{Item: "dr-07-travel-recruitment", Strength: m, words: i18n.MarkC("item", "Deceived about travel or recruitment")},
		{Item: "dr-08-wages", Strength: m, words: i18n.MarkC("item", "Deceived about wages")},
		{Item: "dr-09-marriage-adoption", Strength: m, words: i18n.MarkC("item", "Deceived by a promise of marriage or adoption")},
		{Item: "dr-10-education", Strength: w, words: i18n.MarkC("item", "Deceived about education")},
	})
	dimension(rule.CoerciveRecruitment, []TableItem{
		{Item: "cr-01-violence", Strength: s, words: i18n.MarkC("item", "Violence")},
		{Item: "cr-02-abduction-sale", Strength: m, words: i18n.MarkC("item", "Abduction, forced marriage or sale")},
		{Item: "cr-03-documents", Strength: m, words: i18n.MarkC("item", "Papers taken")},
		{Item: "cr-04-debt", Strength: m, words: i18n.MarkC("item", "Debt bondage")},
		{Item: "cr-05-isolation", Strength: m, words: i18n.MarkC("item", "Isolation, being locked in or watched")},
		{Item: "cr-06-denunciation", Strength: m, words: i18n.MarkC("item", "Threat to report the person")},
		{Item: "cr-07-threats-violence", Strength: m, words: i18n.MarkC("item", "Threat of violence")},
		{Item: "cr-08-threat-to-inform", Strength: m, words: i18n.MarkC("item", "Threat to tell family or others")},
		{Item: "cr-09-family", Strength: m, words: i18n.MarkC("item", "Violence against the family")},
		{Item: "cr-10-money-withheld", Strength: m, words: i18n.MarkC("item", "Money kept back")},
	})
	dimension(rule.VulnerabilityRecruitment, []TableItem{
		{Item: "vr-01-family", Strength: m, words: i18n.MarkC("item", "A difficult family situation")},
		{Item: "vr-02-illegal-status", Strength: m, words: i18n.MarkC("item", "A stay without papers")},
		{Item: "vr-03-education-information", Strength: m, words: i18n.MarkC("item", "Lack of language")},
		{Item: "vr-04-information", Strength: m, Within: "vr-03-education-information", words: i18n.MarkC("item", "Lack of information")},
		{Item: "vr-05-control", Strength: m, words: i18n.MarkC("item", "Control by those who exploit")},
		{Item: "vr-06-economic", Strength: m, words: i18n.MarkC("item", "Economic reasons")},
		{Item: "vr-07-false-info-authorities", Strength: m, words: i18n.MarkC("item", "False information about the law")},
		{Item: "vr-08-false-info-success", Strength: m, words: i18n.MarkC("item", "False information about success")},
		{Item: "vr-09-family-situation", Strength: m, words: i18n.MarkC("item", "The family situation")},
		{Item: "vr-10-personal-situation", Strength: m, words: i18n.MarkC("item", "The personal situation")},
		{Item: "vr-11-emotional-dependency", Strength: m, words: i18n.MarkC("item", "Emotional dependency")},
		{Item: "vr-12-authorities", Strength: m, words: i18n.MarkC("item", "The relation with authorities")},
		{Item: "vr-13-beliefs", Strength: w, Within: "f2l-oath", words: i18n.MarkC("item", "Cultural or religious belief")},
		{Item: "vr-14-general-context", Strength: w, words: i18n.MarkC("item", "The general context")},
		{Item: "vr-15-past-difficulties", Strength: w, words: i18n.MarkC("item", "A difficult past")},
		{Item: "vr-16-travel", Strength: w, words: i18n.MarkC("item", "Not able to organise travel")},
	})
	dimension(rule.Exploitation, []TableItem{
		{Item: "ex-01-hours", Strength: s, words: i18n.MarkC("item", "Excessive hours")},
		{Item: "ex-02-living", Strength: m, words: i18n.MarkC("item", "Bad living conditions")},
		{Item: "ex-03-hazard", Strength: m, words: i18n.MarkC("item", "Hazardous work")},
		{Item: "ex-04-pay", Strength: m, words: i18n.MarkC("item", "Low or no pay")},
		{Item: "ex-05-law-contract", Strength: m, words: i18n.MarkC("item", "Law or contract not respected")},
		{Item: "ex-06-social-protection", Strength: m, words: i18n.MarkC("item", "No social protection")},
		{Item: "ex-07-very-bad-conditions", Strength: m, words: i18n.MarkC("item", "Very bad conditions of work")},
		{Item: "ex-08-wage-manipulation", Strength: m, words: i18n.MarkC("item", "Manipulated wages")},
		{Item: "ex-09-no-education", Strength: w, words: i18n.MarkC("item", "No education")},
	})
	dimension(rule.CoercionDestination, []TableItem{
		{Item: "cd-01-documents", Strength: s, words: i18n.MarkC("item", "Papers taken")},
		{Item: "cd-02-debt", Strength: s, words: i18n.MarkC("item", "Debt bondage")},
		{Item: "cd-03-isolation", Strength: s, words: i18n.MarkC("item", "Isolation, being locked in or watched")},
		{Item: "cd-04-violence", Strength: s, words: i18n.MarkC("item", "Violence")},
		{Item: "cd-05-illicit", Strength: m, words: i18n.MarkC("item", "Forced crime")},
		{Item: "cd-06-tasks-clients", Strength: m, words: i18n.MarkC("item", "Forced tasks or clients")},
		{Item: "cd-07-act-against-peers", Strength: m, words: i18n.MarkC("item", "Forced to act against others in the same place")},
		{Item: "cd-08-forced-to-lie", Strength: m, words: i18n.MarkC("item", "Forced to lie")},
		{Item: "cd-09-denunciation", Strength: m, words: i18n.MarkC("item", "Threat to report the person")},
		{Item: "cd-10-worse-conditions", Strength: m, words: i18n.MarkC("item", "Threat of worse conditions")},
		{Item: "cd-11-threats-violence", Strength: m, words: i18n.MarkC("item", "Threat of violence")},
		{Item: "cd-12-strong-influence", Strength: m, words: i18n.MarkC("item", "Under strong influence")},
		{Item: "cd-13-family", Strength: m, words: i18n.MarkC("item", "Violence against the family")},
		{Item: "cd-14-withholding-wages", Strength: m, words: i18n.MarkC("item", "Wages kept back")},
		{Item: "cd-15-threat-to-inform", Strength: w, words: i18n.MarkC("item", "Threat to tell family or others")},
	})
	dimension(rule.VulnerabilityDestination, []TableItem{
		{Item: "vd-01-dependency", Strength: m, words: i18n.MarkC("item", "Dependency")},
		{Item: "vd-02-unknown-area", Strength: m, words: i18n.MarkC("item", "Difficulty in an unknown place")},
		{Item: "vd-03-economic", Strength: m, words: i18n.MarkC("item", "Economic reasons")},
		{Item: "vd-04-family", Strength: m, words: i18n.MarkC("item", "The family situation")},
		{Item: "vd-05-status", Strength: m, words: i18n.MarkC("item", "Legal status")},
		{Item: "vd-06-past", Strength: w, words: i18n.MarkC("item", "A difficult past")},
		{Item: "vd-07-personal", Strength: w, words: i18n.MarkC("item", "The personal situation")},
	})
	return out
}

// counts is where one item is counted, and how strongly.
type counts struct {
	item      string
	dimension rule.Dimension
	strength  rule.Strength
}

// counts lists every item under which the sign may count for an adult: its own,
// those of also, and the one of on the way.
func (s *Sign) counts() []counts {
	var out []counts
	if s.Dimension != rule.Context {
		out = append(out, counts{s.Item, s.Dimension, s.Strength})
	}
	for _, a := range s.Also {
		out = append(out, counts{a.Item, a.Dimension, a.Strength})
	}
	if s.OnTheWay != rule.None {
		out = append(out, counts{s.OnTheWayItem, rule.CoerciveRecruitment, s.OnTheWay})
	}
	return out
}

// Under lists the signs that may count under the item for an adult.
func (c *Catalogue) Under(item string) []int {
	var out []int
	for i := range c.Signs {
		if slices.ContainsFunc(c.Signs[i].counts(), func(x counts) bool { return x.item == item }) {
			out = append(out, i)
		}
	}
	return out
}

// compare fills the comparison and refuses items that neither the table nor we
// have named, so that the list of differences is complete.
func (c *Catalogue) compare() error {
	type place struct {
		dimension rule.Dimension
		item      string
	}
	marks, order := map[place][]Mark{}, []place{}
	for i := range c.Signs {
		for _, x := range c.Signs[i].counts() {
			p := place{x.dimension, x.item}
			if marks[p] == nil {
				order = append(order, p)
			}
			marks[p] = marked(marks[p], x.strength, i)
		}
	}
	known := map[place]bool{}
	c.comparison = Comparison{}
	for _, t := range HandbookTable() {
		p := place{t.Dimension, t.Item}
		known[p] = true
		switch found := marks[p]; {
		case len(found) == 0:
			c.comparison.Unused = append(c.comparison.Unused, t)
		case len(found) > 1 || found[0].Strength != t.Strength:
			c.comparison.Differences = append(c.comparison.Differences, Difference{t, found})
		}
	}
	for _, p := range order {
		switch {
		case strings.HasPrefix(p.item, "f2l-"):
			c.comparison.Own = append(c.comparison.Own, OwnItem{p.item, p.dimension, marks[p]})
		case !known[p]:
			return fmt.Errorf("sign %q: the item %q is not in the handbook's table", c.Signs[marks[p][0].Signs[0]].ID, p.item)
		}
	}
	return nil
}

// marked adds a sign to the strength it counts with; strongest first.
func marked(all []Mark, s rule.Strength, sign int) []Mark {
	at, found := slices.BinarySearchFunc(all, s, func(m Mark, want rule.Strength) int { return int(want) - int(m.Strength) })
	if !found {
		all = slices.Insert(all, at, Mark{Strength: s})
	}
	all[at].Signs = append(all[at].Signs, sign)
	return all
}
