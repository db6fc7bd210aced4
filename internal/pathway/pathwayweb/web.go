// Package pathwayweb serves the pages on whom to call, what to do in danger and
// how help works in a country.
//
// Its pages are help pages: nothing is stored, links replace each other in the
// browser's history, and a note about watched phones stands before every
// number. It refuses to show a number that nobody has held against a source.
package pathwayweb

import (
	"embed"
	"net/http"
	"slices"

	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/fault"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/speech"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/ui"
)

//go:embed views/*.html
var views embed.FS

var source = web.Source{Layout: ui.Views, Own: views, Dir: "internal/pathway/pathwayweb", Shared: pathway.Views, Below: "internal/pathway", Funcs: ui.Funcs()}

// Handlers serves the pages. Contacts returns the directory in force: an
// operator may replace it while the program runs.
type Handlers struct {
	Contacts func() *pathway.Directory
	Ways     *pathway.Ways
}

// Nav is the entry of the main navigation.
func Nav() web.NavItem {
	return web.NavItem{ID: "contacts", Path: "/contacts", Text: i18n.MarkC("nav", "Who to call")}
}

// Routes lists the pages.
func (h *Handlers) Routes() []web.Route {
	var countries, cards, steps []string
	for _, c := range h.Contacts().Countries() {
		countries = append(countries, "/contacts/"+c.ID)
		if slices.Contains(pathway.Home, c.ID) {
			cards = append(cards, "/contacts/"+c.ID+"/card")
			steps = append(steps, "/contacts/"+c.ID+"/steps?role=health")
		}
	}
	return []web.Route{
		{Pattern: "GET /contacts", Name: "contacts", Handler: h.all, Index: true},
		{Pattern: "GET /contacts/now", Name: "contacts.now", Handler: h.now, Index: true},
		{Pattern: "GET /contacts/{country}", Name: "contacts.country", Handler: h.country, Index: true, Sample: countries},
		{Pattern: "GET /contacts/{country}/card", Name: "contacts.card", Handler: h.card, Index: true, Sample: cards},
		{Pattern: "GET /contacts/{country}/steps", Name: "contacts.steps", Handler: h.steps, Index: true, Feature: "steps", Sample: steps, Budget: 20 << 10},
	}
}

var (
	allView     = web.Parse[*allPage](source, "all")
	countryView = web.Parse[*countryPage](source, "country")
	nowView     = web.Parse[*nowPage](source, "now")
	cardView    = web.Parse[*cardPage](source, "card")
	stepsView   = web.Parse[*stepsPage](source, "steps")
)

var msgCountry = i18n.Mark("The lines of this country are not here yet. In every country of the European Union 112 works, free from any phone. The European Commission keeps a list of national lines at home-affairs.ec.europa.eu.")

type allPage struct {
	*web.Shell
	pathway.InDanger
	Tabs      []tab
	Countries []countryLines
	Others    []tab
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
	d := h.Contacts()
	p := &allPage{Shell: h.shell(r, l.T("Who to call")), InDanger: d.InDanger(l, pathway.Country{}), Tabs: h.tabs(l, "")}
	for _, c := range d.Countries() {
		path := "/contacts/" + c.ID
		if !slices.Contains(pathway.Home, c.ID) {
			p.Others = append(p.Others, tab{path, c.Say(l), false})
			continue
		}
		p.Countries = append(p.Countries, countryLines{c.ID, c.Say(l), path, d.Calls(l, c.ID, pathway.Trafficking)})
	}
	i18n.SortBy(l, p.Others, func(t tab) string { return t.Name })
	return allView.Render(w, r, http.StatusOK, p)
}

func (h *Handlers) shell(r *http.Request, title string) *web.Shell {
	sh := web.ShellOf(r, title, "contacts")
	sh.Help = true
	return sh
}

// tabs are the countries that the project works in, and the current one.
func (h *Handlers) tabs(l *i18n.Locale, current string) []tab {
	var out []tab
	for _, c := range h.Contacts().Countries() {
		if slices.Contains(pathway.Home, c.ID) || c.ID == current {
			out = append(out, tab{"/contacts/" + c.ID, c.Say(l), c.ID == current})
		}
	}
	return out
}

type countryPage struct {
	*web.Shell
	pathway.InDanger
	ID, Name string
	Tabs     []tab
	Groups   []group
	Who      string // who identifies people formally, "" where a page of its own says it
	WhoState string
	Steps    string // address of how help works here, "" where it is not described
	Cards    string
}

type group struct {
	ID, Title string
	Lines     []line
}

type line struct {
	pathway.Line
	Label, NameLang, About, Warning, State, Hours, Spoken string
	Checked                                               bool // and not too long ago
}

var kindWords = map[pathway.Kind]string{
	pathway.Trafficking: i18n.MarkC("kind", "Trafficking and serious exploitation"),
	pathway.Child:       i18n.MarkC("kind", "Children and young people"),
	pathway.Violence:    i18n.MarkC("kind", "Violence and stalking"),
	pathway.Labour:      i18n.MarkC("kind", "Work and pay"),
	pathway.Fraud:       i18n.MarkC("kind", "Fraud and blackmail online"),
	pathway.Social:      i18n.MarkC("kind", "Advice and social help"),
	pathway.Police:      i18n.MarkC("kind", "Police"),
	pathway.Urgent:      i18n.MarkC("kind", "Emergency"),
}

// find returns the country of the address. It reports false after sending GR on
// to el, as the EU writes it.
func (h *Handlers) find(w http.ResponseWriter, r *http.Request, d *pathway.Directory, below string) (pathway.Country, bool, error) {
	code := r.PathValue("country")
	c, ok := d.Country(code)
	if !ok {
		return c, false, fault.New(fault.NotFound, msgCountry)
	}
	if c.ID != code {
		return c, false, web.SeeOther(w, r, "/contacts/"+c.ID+below, nil)
	}
	return c, true, nil
}

// country shows the lines of one country.
func (h *Handlers) country(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	d := h.Contacts()
	c, ok, err := h.find(w, r, d, "")
	if !ok {
		return err
	}
	p := &countryPage{Shell: h.shell(r, l.T("Who to call: %s", c.Say(l))), ID: c.ID, Name: c.Say(l), Tabs: h.tabs(l, c.ID), InDanger: d.InDanger(l, c)}
	if _, ok := h.Ways.Of(c.ID); ok && !web.SiteOf(r).IsOff("steps", c.ID) {
		p.Steps = "/contacts/" + c.ID + "/steps"
	}
	if c.Who.Text != "" {
		p.Who, p.WhoState = l.Text("country."+c.ID+".who", c.Who.Text).String, pathway.SayFactState(l, c.Who.State, "")
	}
	for _, k := range pathway.Kinds {
		lines := c.Of(k)
		if len(lines) == 0 || k == pathway.Urgent { // that stands at the head of the page
			continue
		}
		g := group{ID: string(k), Title: l.TC("kind", kindWords[k])}
		for _, x := range lines {
			g.Lines = append(g.Lines, ready(l, d, c, x))
			if x.Call() {
				p.Cards = "/contacts/" + c.ID + "/card"
			}
		}
		p.Groups = append(p.Groups, g)
	}
	return countryView.Render(w, r, http.StatusOK, p)
}

func ready(l *i18n.Locale, d *pathway.Directory, c pathway.Country, x pathway.Line) line {
	out := line{
		Line: x, Label: x.Say(l, "name").String, NameLang: x.NameLang(l, c), About: x.Say(l, "about").String, Warning: x.Say(l, "warning").String,
		State: d.SayState(l, x), Hours: x.Say(l, "hours").String, Checked: x.State == pathway.Checked && !d.Old(x),
	}
	if x.Always {
		out.Hours = l.T("Day and night, every day")
	}
	if x.Phone != "" && !x.Call() { // hours of a number that is not given out help nobody
		out.Hours = ""
	}
	if len(x.Languages) > 0 {
		names := make([]string, 0, len(x.Languages))
		for _, code := range x.Languages {
			names = append(names, speech.Say(l, code))
		}
		out.Spoken = l.List(names, false)
	}
	return out
}

type nowPage struct {
	*web.Shell
	pathway.Urgency
	Emergency    *pathway.Call
	Lines        []pathway.Call
	ContactsLink string
}

// now shows what to do in danger. The country comes in the address, or not at all.
func (h *Handlers) now(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	d := h.Contacts()
	code := r.URL.Query().Get("c")
	p := &nowPage{Shell: h.shell(r, l.T("What to do in the next minutes")), Urgency: pathway.UrgencyOf(l, pathway.Needs{}), Lines: d.Urgent(l, code)}
	c, ok := d.Country(code)
	p.Query, p.ContactsLink = c.Query(), p.To("/contacts")
	if ok {
		p.ContactsLink += "/" + c.ID
	}
	if call, ok := d.EmergencyCall(l, code); ok {
		p.Emergency = &call
	}
	return nowView.Render(w, r, http.StatusOK, p)
}
