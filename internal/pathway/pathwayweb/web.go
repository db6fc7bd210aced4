// Package pathwayweb serves the pages on whom to call and what to do in danger.
//
// Its pages are help pages: nothing is stored, links replace each other in the
// browser's history, and a note about watched phones stands before every
// number. It refuses to show a number that nobody has held against a source.
package pathwayweb

import (
	"embed"
	"net/http"
	"net/url"

	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/fault"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/ui"
)

//go:embed views/*.html
var views embed.FS

var source = web.Source{Layout: ui.Views, Own: views, Dir: "internal/pathway/pathwayweb", Shared: pathway.Views, Below: "internal/pathway", Funcs: ui.Funcs()}

// Handlers serves the pages.
type Handlers struct{ Contacts *pathway.Directory }

// Nav is the entry of the main navigation.
func Nav() web.NavItem {
	return web.NavItem{ID: "contacts", Path: "/contacts", Text: i18n.MarkC("nav", "Who to call")}
}

// Routes lists the pages.
func (h *Handlers) Routes() []web.Route {
	var countries []string
	for _, c := range h.Contacts.Countries() {
		countries = append(countries, "/contacts/"+c.ID)
	}
	return []web.Route{
		{Pattern: "GET /contacts", Name: "contacts", Handler: h.all, Index: true},
		{Pattern: "GET /contacts/now", Name: "contacts.now", Handler: h.now, Index: true},
		{Pattern: "GET /contacts/{country}", Name: "contacts.country", Handler: h.country, Index: true, Sample: countries},
	}
}

var (
	allView     = web.Parse[*allPage](source, "all")
	countryView = web.Parse[*countryPage](source, "country")
	nowView     = web.Parse[*nowPage](source, "now")
)

var msgCountry = i18n.Mark("The lines of this country are not here yet. In every country of the European Union 112 works, free from any phone.")

type allPage struct {
	*web.Shell
	Tabs      []tab
	Countries []countryLines
}

type countryLines struct {
	ID, Name string
	Path     string
	Calls    []pathway.Call
}

type tab struct {
	Path, Name string
	Current    bool
}

func (h *Handlers) all(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	p := &allPage{Shell: h.shell(r, l.T("Who to call")), Tabs: h.tabs(l, "")}
	for _, c := range h.Contacts.Countries() {
		p.Countries = append(p.Countries, countryLines{c.ID, name(l, c), "/contacts/" + c.ID, h.Contacts.Calls(l, c.ID, pathway.Trafficking)})
	}
	return allView.Render(w, r, http.StatusOK, p)
}

func (h *Handlers) shell(r *http.Request, title string) *web.Shell {
	sh := web.ShellOf(r, title, "contacts")
	sh.Help = true
	return sh
}

func name(l *i18n.Locale, c pathway.Country) string { return l.Text("country."+c.ID, c.Name).String }

func (h *Handlers) tabs(l *i18n.Locale, current string) []tab {
	var out []tab
	for _, c := range h.Contacts.Countries() {
		out = append(out, tab{"/contacts/" + c.ID, name(l, c), c.ID == current})
	}
	return out
}

type countryPage struct {
	*web.Shell
	Name   string
	Tabs   []tab
	Groups []group
}

type group struct {
	ID, Title string
	Lines     []line
}

type line struct {
	pathway.Line
	NameLang, About, Warning, State, Hours, Spoken string
}

var kindWords = map[pathway.Kind]string{
	pathway.Trafficking: i18n.MarkC("kind", "Trafficking and serious exploitation"),
	pathway.Child:       i18n.MarkC("kind", "Children and young people"),
	pathway.Violence:    i18n.MarkC("kind", "Violence and stalking"),
	pathway.Labour:      i18n.MarkC("kind", "Work and pay"),
	pathway.Fraud:       i18n.MarkC("kind", "Fraud and blackmail online"),
	pathway.Social:      i18n.MarkC("kind", "Advice and social help"),
	pathway.Police:      i18n.MarkC("kind", "Police"),
}

// country shows the lines of one country; GR is sent on to el, as the EU writes it.
func (h *Handlers) country(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	code := r.PathValue("country")
	c, ok := h.Contacts.Country(code)
	if !ok {
		return fault.New(fault.NotFound, msgCountry)
	}
	if c.ID != code {
		return web.SeeOther(w, r, "/contacts/"+c.ID, nil)
	}
	p := &countryPage{Shell: h.shell(r, l.T("Who to call: %s", name(l, c))), Name: name(l, c), Tabs: h.tabs(l, c.ID)}
	for _, k := range pathway.Kinds {
		lines := c.Of(k)
		if len(lines) == 0 {
			continue
		}
		g := group{ID: string(k), Title: l.TC("kind", kindWords[k])}
		for _, x := range lines {
			g.Lines = append(g.Lines, ready(l, c, x))
		}
		p.Groups = append(p.Groups, g)
	}
	return countryView.Render(w, r, http.StatusOK, p)
}

func ready(l *i18n.Locale, c pathway.Country, x pathway.Line) line {
	out := line{Line: x, NameLang: pathway.NameLang(l, c), About: x.Say(l, "about").String, Warning: x.Say(l, "warning").String, State: pathway.SayState(l, x)}
	if x.Always {
		out.Hours = l.T("Day and night, every day")
	}
	if len(x.Languages) > 0 {
		names := make([]string, 0, len(x.Languages))
		for _, code := range x.Languages {
			names = append(names, languageName(l, code))
		}
		out.Spoken = l.List(names, false)
	}
	return out
}

type nowPage struct {
	*web.Shell
	pathway.Urgency
	Lines        []pathway.Call
	ContactsLink string
}

// now shows what to do in danger. The country comes in the address, or not at all.
func (h *Handlers) now(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	code := r.URL.Query().Get("c")
	p := &nowPage{Shell: h.shell(r, l.T("What to do in the next minutes")), Urgency: pathway.UrgencyOf(l, pathway.Needs{}), Lines: h.Contacts.Urgent(l, code)}
	p.Query, p.ContactsLink = "", p.To("/contacts")
	if c, ok := h.Contacts.Country(code); ok {
		p.Query, p.ContactsLink = url.Values{"c": {c.ID}}.Encode(), p.To("/contacts/"+c.ID)
	}
	return nowView.Render(w, r, http.StatusOK, p)
}
