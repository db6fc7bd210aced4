package identifyweb

import (
	"cmp"
	"strings"

	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/i18n"
)

// plain is the reading as text to copy. It leaves out what was typed, because
// nobody can be sure that typed text holds no name.
func (h *Handlers) plain(l *i18n.Locale, p *summaryPage) string {
	var b strings.Builder
	line := func(parts ...string) {
		for _, s := range parts {
			b.WriteString(s)
		}
		b.WriteByte('\n')
	}
	line(l.T("What the answers show"))
	if p.Emergency {
		line(l.T("Danger now: a question about now was answered with yes."))
	}
	if p.ChildPathway {
		line(l.T("Child protection now"))
	} else if p.TalkToChildProtection {
		line(l.T("Talk to child protection."))
	}
	line(p.Level)
	line(l.T("Your own view, before this page"), ": ", p.View)
	line()
	for _, e := range p.Elements {
		line(e.Title, ": ", cmp.Or(l.Series(e.Titles), e.State))
	}
	line()
	for _, d := range p.Dimensions {
		line(d.Title, ". ", d.Strengths)
		for _, s := range d.Signs {
			line("- ", s.Title, " (", s.Strength, "). ", l.T("Innocent explanation:"), " ", s.Innocent)
		}
	}
	if p.Noted != "" {
		line(l.T("Noted, not counted:"), " ", p.Noted)
	}
	line()
	line(identify.Notice(l))
	line(l.T("Rules %s, “ILO-style”: our own rule after the idea of the ILO’s indicators, a draft for review by experts.", rule.Version))
	return b.String()
}
