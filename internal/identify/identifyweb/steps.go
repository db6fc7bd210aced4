package identifyweb

import (
	"slices"
	"strings"

	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
)

// step is one next step; Change sends the answers back to the form.
type step struct {
	Icon, Title, Text, Href string
	Change                  bool
}

// steps turns the kinds of next step into links inside this site.
func (h *Handlers) steps(l *i18n.Locale, sh *web.Shell, m meta, f checkForm, a *rule.Answers, r rule.Result, changes []rule.Change, lines string) []step {
	file := identify.AnswersFile{Form: "person", Country: strings.ToUpper(m.Country), Answers: *a}
	if m.Country == "other" {
		file.Country = ""
	}
	country, known := h.Contacts().Country(m.Country)
	var out []step
	for _, n := range wanted(f, identify.NextSteps(h.Catalogue, file, r, changes)) {
		s := step{Href: lines}
		switch n.Kind {
		case identify.StepEmergency:
			s = step{"phone", l.T("What to do in the next minutes"), h.first(l, m.Country), sh.To("/contacts/now") + countryQuery(country), false}
		case identify.StepChild:
			s.Icon, s.Title = "child", l.T("Call child protection")
			s.Href, s.Text = h.childHelp(sh, country, lines)
		case identify.StepContact:
			s.Icon, s.Title, s.Text = "phone", l.T("Who to call about trafficking"), h.firstLine(l, country, known)
			s.Href = h.help(sh, country, lines, pathway.Trafficking, "ordinary")
		case identify.StepLabour:
			s.Icon, s.Title, s.Text = "sheet", l.T("Labour rights"), l.T("Pay, hours and housing that break the law")
			s.Href = h.help(sh, country, lines, pathway.Labour, "labour")
		case identify.StepViolence:
			s.Icon, s.Title, s.Text = "stay", l.T("Violence or threats by a partner"), l.T("A service for people who live with violence")
			s.Href = h.help(sh, country, lines, pathway.Violence, "violence")
		case identify.StepFraud:
			s.Icon, s.Title, s.Text = "msg", l.T("Online fraud or blackmail"), l.T("Where to report it, and keep the proof")
			s.Href = h.help(sh, country, lines, pathway.Fraud, "fraud")
		case identify.StepAsk:
			s = step{"list", l.T("Ask a little more"), h.asking(l, n.Signs), h.full(sh, m, n.Signs), true}
		case identify.StepInformation:
			s = step{"card", l.T("Give a safe number"), l.T("Without a name, to learn by heart"), sh.To("/signs/close") + countryQuery(country) + "#card", false}
		case identify.StepNothing:
			s = step{"door", l.T("Nothing now, the door stays open"), l.T("What to say at the end. No trace stays here"), sh.To("/signs/close") + countryQuery(country), false}
		}
		out = append(out, s)
		if n.Kind == identify.StepContact && !sh.SiteOff("sheet", m.Country) {
			out = append(out, step{"sheet", l.T("Make a referral sheet"), l.T("One page in two languages, with the person, step by step"), sh.To("/signs/sheet") + "?k=" + m.code(), true})
		}
	}
	return out
}

// wanted puts the call first where the worker wants to call or is worried: their
// own view counts before the list. The level stays what it is.
func wanted(f checkForm, steps []identify.NextStep) []identify.NextStep {
	if f.View != "call" && f.View != "worried" {
		return steps
	}
	at := slices.IndexFunc(steps, func(s identify.NextStep) bool { return s.Kind == identify.StepContact })
	first := slices.IndexFunc(steps, func(s identify.NextStep) bool {
		return s.Kind != identify.StepEmergency && s.Kind != identify.StepChild
	})
	if at <= first {
		return steps
	}
	contact := steps[at]
	return slices.Insert(slices.Delete(steps, at, at+1), first, contact)
}

// full is the full form at the first of the signs: the quick one may not have it.
func (h *Handlers) full(sh *web.Shell, m meta, signs []int) string {
	to := sh.To("/signs/full") + "?k=" + m.code()
	if len(signs) > 0 {
		to += "#" + anchor(&h.Catalogue.Signs[signs[0]])
	}
	return to
}

// help is where a worker finds help of one kind: the lines of the country, how
// help works there, or all lines of the country where neither is known.
func (h *Handlers) help(sh *web.Shell, c pathway.Country, lines string, k pathway.Kind, section string) string {
	if c.ID == "" {
		return lines
	}
	if len(c.Of(k)) > 0 {
		return lines + "#" + string(k)
	}
	if way, ok := h.Ways.Of(c.ID); ok && len(way.In(section)) > 0 && !sh.SiteOff("steps", c.ID) {
		return sh.To("/contacts/"+c.ID+"/steps") + "#" + section
	}
	return lines
}

// childHelp is help for a child and what stands there: few countries outside
// the project have a line for children here.
func (h *Handlers) childHelp(sh *web.Shell, c pathway.Country, lines string) (href, text string) {
	href = h.help(sh, c, lines, pathway.Child, "child")
	if href == lines {
		return href, sh.T("Who to call")
	}
	return href, sh.T("Lines for children and young people")
}

// first says which number to call in danger.
func (h *Handlers) first(l *i18n.Locale, country string) string {
	if call, ok := h.Contacts().EmergencyCall(l, country); ok {
		return l.T("%s, and the first steps", call.Shown)
	}
	return l.T("The first steps")
}

// firstLine names the line that a worker would call first, or says what the page holds.
func (h *Handlers) firstLine(l *i18n.Locale, c pathway.Country, known bool) string {
	if known {
		if line, ok := c.First(pathway.Trafficking); ok {
			return l.T("%s, with hours, languages and how it was checked", line.Say(l, "name").String)
		}
	}
	return l.T("Lines with hours, languages and how they were checked")
}

// asking names the first few signs to ask about.
func (h *Handlers) asking(l *i18n.Locale, signs []int) string {
	const few = 3
	if len(signs) > few {
		return l.T("%s and others", h.Catalogue.Titles(l, signs[:few]))
	}
	return h.Catalogue.Titles(l, signs)
}
