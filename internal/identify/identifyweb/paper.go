package identifyweb

import (
	"net/http"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/web"
)

type paperPage struct {
	*web.Shell
	pathway.InDanger
	Now       []string
	Ages      []string
	Sections  []section
	Lines     []pathway.Call
	Countries []option
	Rules     string
}

// paper is the quick form to print and fill in by hand.
func (h *Handlers) paper(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	p := &paperPage{Shell: web.ShellOf(r, l.T("Sixteen questions on paper"), "signs"), Rules: rule.Version}
	for _, q := range nowQuestions {
		p.Now = append(p.Now, l.TC("now-ask", q.ask))
	}
	for _, x := range ages {
		p.Ages = append(p.Ages, l.TC("age", x.text))
	}
	for _, part := range h.parts(false) {
		s := section{Title: part.name(l)}
		for _, i := range part.signs {
			sign := &h.Catalogue.Signs[i]
			rw := row{Title: sign.SayTitle(l), Ask: l.Quote(sign.Say(l, "ask", sign.Ask).String)}
			if sign.OnTheWay != rule.None {
				rw.Extra = []extra{{Label: l.T("It was already so on the way, or while they were recruited.")}}
			}
			s.Rows = append(s.Rows, rw)
		}
		p.Sections = append(p.Sections, s)
	}
	d := h.Contacts()
	c, _ := d.Country(r.URL.Query().Get("c"))
	p.Query, p.InDanger = c.Query(), d.InDanger(l, c)
	p.Lines = d.Urgent(l, c.ID)
	for _, x := range pathway.Home {
		if o, ok := d.Country(x); ok {
			p.Countries = append(p.Countries, option{"/signs/paper?c=" + x, o.Say(l), x == c.ID})
		}
	}
	return paperView.Render(w, r, http.StatusOK, p)
}
