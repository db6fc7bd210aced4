package identifyweb

import (
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
func (h *Handlers) steps(l *i18n.Locale, sh *web.Shell, m meta, a *rule.Answers, r rule.Result, lines string) []step {
	file := identify.AnswersFile{Form: "person", Country: strings.ToUpper(m.Country), Role: m.Role, Answers: *a}
	if m.Country == "other" {
		file.Country = ""
	}
	country, known := h.Contacts.Country(m.Country)
	var out []step
	for _, n := range identify.NextSteps(h.Catalogue, file, r) {
		s := step{Href: lines}
		switch n.Kind {
		case identify.StepEmergency:
			s = step{"phone", l.T("What to do in the next minutes"), l.T("112 and the first five steps"), sh.To("/contacts/now") + countryQuery(country), false}
		case identify.StepChild:
			s.Icon, s.Title, s.Text = "child", l.T("Call child protection"), l.T("Lines for children and young people")
			s.Href += "#child"
		case identify.StepContact:
			s.Icon, s.Title, s.Text = "phone", l.T("Who to call about trafficking"), h.firstLine(l, country, known)
			s.Href += "#trafficking"
		case identify.StepLabour:
			s.Icon, s.Title, s.Text = "sheet", l.T("Labour rights"), l.T("Pay, hours and housing that break the law")
			s.Href += "#labour"
		case identify.StepViolence:
			s.Icon, s.Title, s.Text = "stay", l.T("Violence or threats by a partner"), l.T("A service for people who live with violence")
			s.Href += "#violence"
		case identify.StepFraud:
			s.Icon, s.Title, s.Text = "msg", l.T("Online fraud or blackmail"), l.T("Where to report it, and keep the proof")
			s.Href += "#fraud"
		case identify.StepAsk:
			s = step{"list", l.T("Ask a little more"), h.asking(l, n.Signs), "", true}
		case identify.StepInformation:
			s = step{"card", l.T("Give a safe number"), l.T("Without a name, to learn by heart"), sh.To("/signs/close") + "#card", false}
		case identify.StepNothing:
			s = step{"door", l.T("Nothing now, the door stays open"), l.T("What to say at the end. No trace stays here"), sh.To("/signs/close"), false}
		}
		out = append(out, s)
	}
	return out
}

// firstLine names the line that a worker would call first, or says what the page holds.
func (h *Handlers) firstLine(l *i18n.Locale, c pathway.Country, known bool) string {
	if known {
		if line, ok := c.First(pathway.Trafficking); ok {
			return l.T("%s, with hours, languages and how it was checked", line.Name)
		}
	}
	return l.T("Lines with hours, languages and how they were checked")
}

// asking names the first few signs to ask about.
func (h *Handlers) asking(l *i18n.Locale, signs []int) string {
	const few = 3
	if len(signs) > few {
		return l.T("%s and others", h.titles(l, signs[:few]))
	}
	return h.titles(l, signs)
}
