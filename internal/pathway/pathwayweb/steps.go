package pathwayweb

import (
	"net/http"
	"slices"
	"time"

	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/fault"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
)

var msgNoSteps = i18n.Mark("How help works is described for Italy, Greece and Poland only. Ask the national line of this country.")

type stepsPage struct {
	*web.Shell
	pathway.InDanger
	Name, Country string
	Tabs          []tab
	Roles         []role
	Role          string // in words, "" where none is chosen
	Duties        []duty
	Sections      []section
	Forms         []form
	Lines         string // address of the lines
}

type role struct {
	ID, Label string
	Chosen    bool
}

type duty struct {
	Who, Text, Article, State, Read string
	Child                           bool
}

type section struct {
	ID, Title string
	Facts     []fact
}

type fact struct {
	Text, State string
	Call        *pathway.Call
	Site        string // where the line has no number to give out
	Label       string
}

type form struct{ Name, Since, By, State, Here, HereState string }

// steps shows how help works in a country, and the duty to report of one profession.
func (h *Handlers) steps(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	d := h.Contacts()
	c, ok, err := h.find(w, r, d, "/steps")
	if !ok {
		return err
	}
	way, ok := h.Ways.Of(c.ID)
	if !ok {
		return fault.New(fault.NotFound, msgNoSteps)
	}
	if err := web.SiteOf(r).Off("steps", c.ID); err != nil {
		return err
	}
	chosen := pathway.Profession(r.URL.Query().Get("role"))
	p := &stepsPage{Shell: h.shell(r, l.T("How help works: %s", c.Say(l))), InDanger: d.InDanger(l, c), Name: c.Say(l), Country: c.ID, Role: pathway.SayProfession(l, chosen), Lines: "/contacts/" + c.ID}
	p.Query = ""
	if p.Role != "" {
		p.Query = "role=" + string(chosen)
	} else {
		chosen = ""
	}
	for _, id := range pathway.Professions() {
		p.Roles = append(p.Roles, role{string(id), pathway.SayProfession(l, id), id == chosen})
	}
	for _, id := range pathway.Home {
		x, ok := d.Country(id)
		if !ok || p.SiteOff("steps", id) {
			continue
		}
		to := "/contacts/" + id + "/steps"
		if p.Query != "" {
			to += "?" + p.Query
		}
		p.Tabs = append(p.Tabs, tab{to, x.Say(l), id == c.ID})
	}
	for _, x := range way.Duties {
		if x.For(chosen) {
			p.Duties = append(p.Duties, h.duty(l, x))
		}
	}
	for _, id := range pathway.Sections {
		s := section{ID: id, Title: pathway.SaySection(l, id)}
		for _, f := range way.In(id) {
			s.Facts = append(s.Facts, h.fact(l, d, c, f))
		}
		if len(s.Facts) > 0 {
			p.Sections = append(p.Sections, s)
		}
	}
	p.Forms = h.forms(l, c.ID)
	return stepsView.Render(w, r, http.StatusOK, p)
}

func (h *Handlers) duty(l *i18n.Locale, x pathway.Duty) duty {
	out := duty{Who: h.Ways.Say(l, x.ID, "who"), Text: h.Ways.Say(l, x.ID, "text"), Article: x.Article, Child: x.Child}
	out.State = pathway.SayFactState(l, x.State, h.Ways.Say(l, x.ID, "source"))
	out.Read = date(l, x.Read)
	return out
}

func (h *Handlers) fact(l *i18n.Locale, d *pathway.Directory, c pathway.Country, f pathway.Fact) fact {
	out := fact{Text: h.Ways.Say(l, f.ID, "text"), State: pathway.SayFactState(l, f.State, h.Ways.Say(l, f.ID, "source"))}
	line, ok := d.Line(f.Line)
	if !ok { // no line, or the operator took it off
		return out
	}
	out.Label = line.Say(l, "name").String
	if call, ok := d.Call(l, c, line); ok {
		out.Call = &call
	} else {
		out.Site = line.Site
	}
	return out
}

func (h *Handlers) forms(l *i18n.Locale, country string) []form {
	out := make([]form, 0, len(h.Ways.Forms))
	for _, f := range h.Ways.Forms {
		x := form{
			Name: h.Ways.Say(l, "form-"+f.ID, "name"), Since: date(l, f.Since), By: date(l, f.By),
			State: pathway.SayFactState(l, f.State, h.Ways.Say(l, "form-"+f.ID, "source")),
		}
		for _, n := range h.Ways.Nationals {
			if n.Country != country || !slices.Contains(n.Forms, f.ID) {
				continue
			}
			x.Here, x.HereState = h.Ways.Say(l, "form-"+n.ID, "text"), pathway.SayFactState(l, n.State, h.Ways.Say(l, "form-"+n.ID, "source"))
			if n.Since != "" {
				x.Here = l.T("In force since %s.", date(l, n.Since)) + " " + x.Here
			}
		}
		out = append(out, x)
	}
	return out
}

func date(l *i18n.Locale, iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return ""
	}
	return l.Date(t)
}
