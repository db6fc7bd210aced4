package pathwayweb

import (
	"net/http"
	"strings"

	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/fault"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
)

// perSheet is how many cards of 85 by 55 mm stand on one A4 page.
const perSheet = 10

type cardPage struct {
	*web.Shell
	Name    string
	Back    string
	Choices []choice
	Shown   string // the number, in groups
	State   string
	Checked bool
	Cards   []struct{}
}

type choice struct {
	ID, Rest, Shown string // Rest is the name without the number at its head
	Chosen          bool
}

// withoutNumber takes the number off a name that begins with it, as in "1522 Antiviolenza".
func withoutNumber(c pathway.Call) string {
	for _, n := range []string{c.Shown, c.Phone} {
		if rest, ok := strings.CutPrefix(c.Label, n+" "); ok {
			return rest
		}
	}
	return c.Label
}

var msgNoCard = i18n.Mark("There is no number for a card here. A number that is not confirmed is not given out.")

// card is a sheet of small cards that show a number and nothing else: whoever
// finds one learns nothing. Rule R23 of the project's safety rules.
func (h *Handlers) card(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	d := h.Contacts()
	c, ok, err := h.find(w, r, d, "/card")
	if !ok {
		return err
	}
	p := &cardPage{Shell: h.shell(r, l.T("Small cards to print")), Name: c.Say(l), Back: "/contacts/" + c.ID, Cards: make([]struct{}, perSheet)}
	p.Query = ""
	wanted := r.URL.Query().Get("n")
	for _, k := range pathway.Kinds {
		for _, call := range d.Calls(l, c.ID, k) {
			x := choice{ID: call.ID, Rest: withoutNumber(call), Shown: call.Shown, Chosen: call.ID == wanted || wanted == "" && p.Shown == ""}
			if x.Chosen {
				p.Shown, p.State, p.Checked = call.Shown, call.State, call.Checked
				if wanted != "" {
					p.Query = "n=" + call.ID
				}
			}
			p.Choices = append(p.Choices, x)
		}
	}
	if p.Shown == "" {
		return fault.New(fault.NotFound, msgNoCard)
	}
	return cardView.Render(w, r, http.StatusOK, p)
}
