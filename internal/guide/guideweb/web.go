// Package guideweb serves the guides for danger online.
//
// Its pages are help pages: nothing is stored, links replace each other in the
// browser's history, a note about watched phones and the emergency number stand
// before every other number, and each fact says whether its source was read. It refuses to
// show a number that nobody has held against a source, and it asks nothing.
package guideweb

import (
	"embed"
	"net/http"
	"slices"

	"github.com/free2link/free2link/internal/guide"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/fault"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/ui"
)

//go:embed views/*.html
var views embed.FS

var source = web.Source{Layout: ui.Views, Own: views, Dir: "internal/guide/guideweb", Shared: pathway.Views, Below: "internal/pathway", Funcs: ui.Funcs()}

// Handlers serves the pages. Contacts is called at each page.
type Handlers struct {
	Shelf    *guide.Shelf
	Contacts func() *pathway.Directory
}

// Routes lists the pages.
func (h *Handlers) Routes() []web.Route {
	var all []string
	for _, g := range h.Shelf.Guides {
		all = append(all, address(g.ID, ""))
	}
	if len(h.Shelf.Guides) > 0 {
		all = append(all, address(h.Shelf.Guides[0].ID, "it"))
	}
	return []web.Route{
		{Pattern: "GET /online", Name: "online", Handler: h.index, Feature: "online", Index: true},
		{Pattern: "GET /online/{guide}", Name: "online.guide", Handler: h.guide, Feature: "online", Index: true, Sample: all},
	}
}

var (
	indexView = web.Parse[*indexPage](source, "index")
	guideView = web.Parse[*guidePage](source, "guide")
)

var msgNoGuide = i18n.Mark("There is no guide at this address. All guides stand on the page “Online danger: what to do first”. In danger, call 112.")

// frame is what both pages share.
type frame struct {
	*web.Shell
	pathway.InDanger
	ContactsPath string
}

type indexPage struct {
	frame
	Guides []row
}

// row is a guide in a list.
type row struct{ Path, Title, For string }

type guidePage struct {
	frame
	Guide    guide.Guide
	Back     string
	Tabs     []tab
	Country  string // its name; empty where none was chosen
	Lines    []pathway.Call
	Sites    []service // services of these kinds that have a site and no number to give out
	Unlisted bool      // the country has services of these kinds without a number to give out
	Others   []row
	Facts    []string
}

// service is a line with a site and no number.
type service struct{ Label, NameLang, Site, State string }

type tab struct {
	Path, Name string
	Current    bool
}

func (h *Handlers) index(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	// The title stands in the browser's history and says less than the heading.
	f, c, _ := h.frame(r, l.T("First, the phone and the internet"))
	return indexView.Render(w, r, http.StatusOK, &indexPage{f, h.rows(l, "", c.ID)})
}

// guide shows one guide. The country comes in the address, or not at all.
func (h *Handlers) guide(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	g, ok := h.Shelf.Guide(r.PathValue("guide"))
	if !ok {
		return fault.New(fault.NotFound, msgNoGuide)
	}
	g = g.In(l)
	f, c, d := h.frame(r, g.Title)
	p := &guidePage{frame: f, Guide: g, Back: address("", c.ID), Others: h.rows(l, g.ID, c.ID)}
	for _, o := range d.Countries() {
		if slices.Contains(pathway.Home, o.ID) || o.ID == c.ID {
			p.Tabs = append(p.Tabs, tab{address(g.ID, o.ID) + "#call", o.Say(l), o.ID == c.ID})
		}
	}
	if c.ID != "" {
		p.Country = c.Say(l)
		for _, k := range g.Kinds {
			calls := d.Calls(l, c.ID, k)
			p.Lines = append(p.Lines, calls...)
			p.Unlisted = p.Unlisted || len(calls) < len(c.Of(k))
			for _, line := range c.Of(k) {
				if !line.Call() && line.Site != "" {
					p.Sites = append(p.Sites, service{line.Say(l, "name").String, line.NameLang(l, c), line.Site, d.SayState(l, line)})
				}
			}
		}
	}
	for _, s := range g.Sources {
		p.Facts = append(p.Facts, pathway.SayFactState(l, s.State, s.Text))
	}
	return guideView.Render(w, r, http.StatusOK, p)
}

// frame prepares a page and finds the country asked for, zero where there is
// none. Only a country of the directory stays in the address.
func (h *Handlers) frame(r *http.Request, title string) (frame, pathway.Country, *pathway.Directory) {
	sh := web.ShellOf(r, title, "")
	d := h.Contacts()
	c, ok := d.Country(r.URL.Query().Get("c"))
	sh.Help, sh.Query = true, c.Query()
	f := frame{sh, d.InDanger(sh.Locale, c), "/contacts"}
	if ok {
		f.ContactsPath += "/" + c.ID
	}
	return f, c, d
}

// rows lists the guides but one.
func (h *Handlers) rows(l *i18n.Locale, but, country string) []row {
	var out []row
	for _, g := range h.Shelf.Guides {
		if g.ID != but {
			g = g.In(l)
			out = append(out, row{address(g.ID, country), g.Title, g.For})
		}
	}
	return out
}

// address is the path of a guide, or of the list for "", with the country if one is chosen.
func address(id, country string) string {
	p := "/online"
	if id != "" {
		p += "/" + id
	}
	if country != "" {
		p += "?c=" + country
	}
	return p
}
