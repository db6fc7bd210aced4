package identifyweb

import (
	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
)

// explained is one sign in full, in the reader's language.
type explained struct {
	*i18n.Locale
	ID, Title, Icon, Counts string
	MeansLabel, Means, Ask  string
	Innocent, Source        string
	Written                 string // "en" where the texts fell back, else ""
	Notes                   []string
	AskAbout                []link
}

// explain gathers what there is to say about one sign.
func (h *Handlers) explain(sh *web.Shell, i int) explained {
	l, s := sh.Locale, &h.Catalogue.Signs[i]
	title, text, ask, innocent := s.Say(l, "title", s.Title), s.Say(l, "text", s.Text), s.Say(l, "ask", s.Ask), s.Say(l, "innocent", s.Innocent)
	out := explained{
		Locale: l, ID: anchor(s), Title: title.String, Icon: strengthIcons[s.Strength],
		Counts: says(l, s.Dimension, s.Strength), MeansLabel: l.T("It counts if:"),
		Means: text.String, Ask: l.Quote(ask.String), Innocent: innocent.String, Source: h.source(l, s),
		Written: english(title, text, ask, innocent), Notes: notes(l, s),
	}
	if notCounted(s) {
		out.Icon, out.Counts, out.MeansLabel = "", identify.SayDimension(l, rule.Context), l.T("What is meant:")
	}
	if s.DoNotAsk || s.ListedOnly {
		out.Ask = ""
	}
	for _, id := range s.MapsTo {
		if to, ok := h.Catalogue.Set().Index(id); ok {
			out.AskAbout = append(out.AskAbout, h.place(sh, to))
		}
	}
	return out
}

// says names a dimension and how strongly a sign counts in it.
func says(l *i18n.Locale, d rule.Dimension, s rule.Strength) string {
	return identify.SayDimension(l, d) + ": " + identify.SayStrength(l, s)
}

// notes lists what limits a sign or goes with it, one sentence or two each.
func notes(l *i18n.Locale, s *identify.Sign) []string {
	var out []string
	add := func(when bool, text string) {
		if when {
			out = append(out, text)
		}
	}
	add(english(s.Say(l, "title", s.Title)) != "", l.T("Not translated yet, shown in English."))
	add(s.Content, l.T("It describes an offer, never a person."))
	add(s.ListedOnly, l.T("Only listed here. It is never asked and never searched for. It is for police and helplines, on a case they already have."))
	add(s.IfUsed, l.T("It counts only if somebody knew this and used it."))
	add(s.DoNotAsk, l.T("Do not ask. Note it only if it comes up."))
	add(s.ChildOnly, l.T("Only for somebody under 18, or if the age is not sure."))
	add(s.AdultOnly, l.T("Only for adults."))
	if s.StrengthChild != rule.None && !notCounted(s) {
		add(true, l.T("For somebody under 18, or if the age is not sure, it is: %s.", identify.SayStrength(l, s.StrengthChild)))
	}
	add(s.ChildAlert && !s.Content, l.T("For somebody under 18, or if the age is not sure, a yes puts child protection first."))
	add(s.ChildAlert && s.Content, l.T("It may be about a child. Talk to child protection."))
	add(s.ImmediateDanger, l.T("If it is so now, it is danger. Safety comes first."))
	for _, a := range s.Also {
		add(true, l.T("It counts here as well. %s.", says(l, a.Dimension, a.Strength)))
	}
	if s.OnTheWay != rule.None {
		add(true, l.T("If it was already so on the way, it counts here as well. %s.", says(l, rule.CoerciveRecruitment, s.OnTheWay)))
	}
	if s.Caution != "" {
		add(true, s.Say(l, "caution", s.Caution).String)
	}
	if s.EvidenceNote != "" {
		add(true, s.Say(l, "evidence-note", s.EvidenceNote).String)
	}
	add(s.Evidence == "unvalidated", l.T("Nobody has tested it."))
	add(s.Evidence == "supported-us", l.T("Data from the United States support it. Nobody has tested it in Europe."))
	add(s.BenignBaseRate == "high", l.T("It is common where nothing is wrong."))
	add(s.BenignBaseRate == "medium", l.T("It is not rare where nothing is wrong."))
	return out
}
