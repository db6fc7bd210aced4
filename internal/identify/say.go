package identify

import (
	"slices"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/i18n"
)

// This file holds the words for what the rule works out. Pages and the command
// line both say the same.

var levelWords = [...]string{
	rule.L0: i18n.MarkC("level", "No sign that counts was noted. This does not mean nothing happened."),
	rule.L1: i18n.MarkC("level", "A few signs. Leave the door open and give a safe number."),
	rule.L2: i18n.MarkC("level", "Some signs. Ask more, or talk it through with a service. Labour rights or a violence service may fit."),
	rule.L3: i18n.MarkC("level", "Serious signs. Talk it through with the anti-trafficking service."),
	rule.L4: i18n.MarkC("level", "Signs of all three elements. Talk to the anti-trafficking service today, if the person agrees."),
}

var noActWords = i18n.MarkC("level", "Signs of control and of exploitation. Nothing is noted yet on how the person was recruited, moved or housed. Ask, but do not wait.")

// SayLevel returns the reading as one sentence or two.
func SayLevel(l *i18n.Locale, r rule.Result) string {
	if r.NoActNoted {
		return l.TC("level", noActWords)
	}
	return l.TC("level", levelWords[r.Level])
}

// SayChange returns the reading that another result would give, for "what would change".
func SayChange(l *i18n.Locale, level rule.Level) string { return l.TC("level", levelWords[level]) }

var dimensionWords = [...]string{
	rule.DeceptiveRecruitment:     i18n.MarkC("dimension", "Recruited by deceiving"),
	rule.CoerciveRecruitment:      i18n.MarkC("dimension", "Recruited by force or threat"),
	rule.VulnerabilityRecruitment: i18n.MarkC("dimension", "Recruited by using a weak position"),
	rule.Exploitation:             i18n.MarkC("dimension", "Exploitation"),
	rule.CoercionDestination:      i18n.MarkC("dimension", "Control where the person works or lives"),
	rule.VulnerabilityDestination: i18n.MarkC("dimension", "A weak position used where the person works or lives"),
	rule.Context:                  i18n.MarkC("dimension", "Noted, not counted"),
}

// SayDimension names a dimension.
func SayDimension(l *i18n.Locale, d rule.Dimension) string {
	return l.TC("dimension", dimensionWords[d])
}

var strengthWords = [...]string{
	rule.None:   i18n.MarkC("strength", "not counted"),
	rule.Weak:   i18n.MarkC("strength", "weak"),
	rule.Medium: i18n.MarkC("strength", "medium"),
	rule.Strong: i18n.MarkC("strength", "strong"),
}

// SayStrength names a strength.
func SayStrength(l *i18n.Locale, s rule.Strength) string { return l.TC("strength", strengthWords[s]) }

// SayStrengths says how many items of each strength a dimension counts, as
// "1 strong sign and 2 medium signs"; "" where it counts none.
func SayStrengths(l *i18n.Locale, d rule.DimensionResult) string {
	var parts []string
	if d.Strong > 0 {
		parts = append(parts, l.N(d.Strong, "%d strong sign", "%d strong signs"))
	}
	if d.Medium > 0 {
		parts = append(parts, l.N(d.Medium, "%d medium sign", "%d medium signs"))
	}
	if d.Weak > 0 {
		parts = append(parts, l.N(d.Weak, "%d weak sign", "%d weak signs"))
	}
	if len(parts) == 0 {
		return ""
	}
	return l.List(parts, false)
}

// SayMet says whether a dimension is positive and why.
func SayMet(l *i18n.Locale, d rule.DimensionResult) string {
	if d.Positive {
		return l.T("Met: %s", SayStrengths(l, d))
	}
	return l.T("Not met: %s, not enough alone", SayStrengths(l, d))
}

// Notice is the sentence that stands with every result.
func Notice(l *i18n.Locale) string {
	return l.T("This is not a decision. It is a reading of what you noted, with its reasons. You decide, together with the person.")
}

// Say returns one text of a sign: field is title, text, ask, innocent, caution
// or evidence-note, and english its English text.
func (s *Sign) Say(l *i18n.Locale, field, english string) i18n.Text {
	return l.Text("sign."+s.ID+"."+field, english)
}

// Titles lists signs by their titles.
func (c *Catalogue) Titles(l *i18n.Locale, signs []int) string {
	names := make([]string, 0, len(signs))
	for _, i := range signs {
		names = append(names, c.Signs[i].SayTitle(l))
	}
	return l.Series(names)
}

// An Element is one of act, means and purpose with the signs that speak for it.
type Element struct {
	Title, About, State string
	Signs               []int
	NotNeeded           bool // the means, for a child
}

// SayElements returns act, means and purpose, in this order.
func SayElements(l *i18n.Locale, r rule.Result) []Element {
	out := []Element{
		{Title: l.TC("element", "Act"), About: l.T("How the person was found, moved or housed"), Signs: r.Act},
		{Title: l.TC("element", "Means"), About: l.T("How somebody made them do it"), Signs: r.Means},
		{Title: l.TC("element", "Purpose"), About: l.T("What others gain from it"), Signs: r.Purpose},
	}
	for i := range out {
		out[i].State = l.T("no sign noted")
		if len(out[i].Signs) > 0 {
			out[i].State = l.T("there are signs")
		}
	}
	if !r.MeansNeeded {
		out[1].State, out[1].NotNeeded = l.T("not needed for a child"), true
	}
	return out
}

// NeedsOf says what kind of help the answers about now ask for.
func NeedsOf(now [rule.Dangers]rule.Answer) pathway.Needs {
	yes := func(d rule.Danger) bool { return now[d] == rule.Yes }
	return pathway.Needs{
		Safety: yes(rule.ControllerNear) || yes(rule.HurtOrThreatened) || yes(rule.LockedIn) || yes(rule.ChildInDanger),
		Doctor: yes(rule.NeedsDoctor), SelfHarm: yes(rule.SelfHarm),
	}
}

// SayTitle returns the sign's title.
func (s *Sign) SayTitle(l *i18n.Locale) string { return s.Say(l, "title", s.Title).String }

var stepWords = map[StepKind]string{
	StepEmergency:   i18n.MarkC("step", "Call for help now"),
	StepChild:       i18n.MarkC("step", "Talk to child protection"),
	StepContact:     i18n.MarkC("step", "Talk to the anti-trafficking service"),
	StepLabour:      i18n.MarkC("step", "Ask about labour rights"),
	StepViolence:    i18n.MarkC("step", "Ask a service against violence"),
	StepFraud:       i18n.MarkC("step", "Report fraud or blackmail, and keep the proof"),
	StepAsk:         i18n.MarkC("step", "Ask a little more"),
	StepInformation: i18n.MarkC("step", "Give a safe number, to learn by heart"),
	StepNothing:     i18n.MarkC("step", "Nothing now, the door stays open"),
}

// SayStep names a kind of next step.
func SayStep(l *i18n.Locale, k StepKind) string { return l.TC("step", stepWords[k]) }

// NonPunishment reports whether the protection from punishment belongs beside
// this sign: crime that others forced, or a status that is not settled.
// Source: Directive 2011/36/EU, article 8; handbook a.2, point 9.
func (s *Sign) NonPunishment() bool {
	forced := s.Phase == rule.ExploitationPhase && slices.Equal(s.Forms, []string{"criminality"})
	return forced || s.ID == "insecure-legal-status" || s.ID == "status-tied-to-exploiter"
}

// SourceName is the short name of a source, as it stands beside a sign.
func (c *Catalogue) SourceName(l *i18n.Locale, key string) string {
	if w, ok := sourceWords[key]; ok {
		return l.TC("source", w)
	}
	return key
}

// Short names of the sources; those made only of names stay as they are in every language.
var sourceWords = map[string]string{
	"ILO09": "ILO 2009", "UNODC": "UNODC", "UNODC20": "UNODC 2020", "OSCE20": "OSCE 2020", "OSCE22": "OSCE 2022", "OSCE23": "OSCE 2023",
	"EUROPOL20": "Europol 2020", "EUROPOL22": "Europol 2022", "GRETA22": "GRETA 2022", "POLARIS18": "Polaris 2018",
	"SURF17": "Surf and Sound 2017", "VOL20": "Volodko 2020", "GIO21": "Giommoni 2021", "STIM21": "L’Hoiry 2021", "JIRN24": "Lugo-Graulich 2024",
	"BGNGO": "gastrobaiter.com", "FBI23": "FBI 2023", "INTERPOL23": "Interpol 2023", "STC21": "Save the Children Italia 2021", "HTCDS": "IOM HTCDS 2.0",
	"FINTRAC": "FINTRAC 2021", "REUTERS24": "Reuters 2024", "LJI": "Love Justice", "WHO03": "WHO 2003", "UNHCR22": "UNHCR 2022", "SCAMWATCH": "globalscamwatch.org",
	"OSCEUKR": i18n.MarkC("source", "OSCE 2022, on people from Ukraine"),
	"COE":     i18n.MarkC("source", "Council of Europe Convention 2005"),
	"PALERMO": i18n.MarkC("source", "Palermo Protocol 2000"),
	"DIR2011": i18n.MarkC("source", "Directive 2011/36/EU"),
	"DIR2024": i18n.MarkC("source", "Directive (EU) 2024/1712"),
	"POLPL25": i18n.MarkC("source", "Polish Police 2025"),
	"GERLB":   i18n.MarkC("source", "German counselling services"),
	"NIGIT":   i18n.MarkC("source", "UNICRI 2010 and press, on Nigeria and Italy"),
	"HLI":     i18n.MarkC("source", "Hellenic Labour Inspectorate"),
	"GRTIK25": i18n.MarkC("source", "Greek press 2025"),
	"HTST24":  i18n.MarkC("source", "ASC conference 2024"),
	"EXPERT":  i18n.MarkC("source", "our own judgement, not yet reviewed"),
}
