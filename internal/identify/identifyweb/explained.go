package identifyweb

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/fault"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/internal/platform/yamldoc"
)

// explainedPath is the list of all signs; a theme's page stands below it.
const explainedPath = "/signs/explained"

// fewSigns is how many matching signs are shown in full on the list itself, so
// that a filter costs no further request.
const fewSigns = 30

var msgNoTheme = i18n.Mark("There is no such group of signs. The address may be old or mistyped.")

// explainRoutes lists the pages that explain the signs and the rule.
func (h *Handlers) explainRoutes() []web.Route {
	themes := make([]string, 0, len(h.Catalogue.Themes))
	for _, t := range h.Catalogue.Themes {
		themes = append(themes, explainedPath+"/"+t.ID)
	}
	return []web.Route{
		{
			Pattern: "GET /signs/explained", Name: "signs.explained", Handler: h.explained, Cache: web.Revalidate, Index: true,
			Sample: []string{explainedPath, explainedPath + "?phase=recruitment&route=romance&setting=anywhere"},
		},
		{Pattern: "GET /signs/explained/{theme}", Name: "signs.explained.theme", Handler: h.explainedTheme, Cache: web.Revalidate, Index: true, Sample: themes},
		{Pattern: "GET /signs/explained/never", Name: "signs.explained.never", Handler: h.never, Cache: web.Revalidate, Index: true},
		{Pattern: "GET /signs/rule", Name: "signs.rule", Handler: h.rulePage, Cache: web.Revalidate, Index: true},
	}
}

var (
	explainedView      = web.Parse[*explainedPage](source, "explained")
	explainedThemeView = web.Parse[*explainedThemePage](source, "explained-theme")
	neverView          = web.Parse[*neverPage](source, "explained-never")
)

type explainedPage struct {
	*web.Shell
	Facets   []facet
	Refused  []string // sentences about values that are not offered
	Filtered bool
	Count    string
	Groups   []explainedGroup
	Wider    []wider // what to leave out, where nothing is found
}

type facet struct {
	Key, Title string
	Options    []option
}

// explainedGroup holds the signs of one theme: links, or everything about each.
type explainedGroup struct {
	Title, Path, Count string
	Links              []link
	Signs              []explained
}

type link struct{ Href, Text string }

type wider struct {
	link
	Count string
}

// explained lists the signs that match the filter in the address. What the
// address holds beyond the values offered is named, left out and not kept.
func (h *Handlers) explained(w http.ResponseWriter, r *http.Request) error {
	l, c := web.LocaleOf(r), h.Catalogue
	p := &explainedPage{Shell: web.ShellOf(r, l.T("Signs, explained"), "signs")}
	var q identify.Filter
	asked := r.URL.Query()
	for i := range q {
		f := identify.Facet(i)
		value := asked.Get(f.Key())
		switch {
		case value == "" || slices.Contains(c.Values(f), value):
			q[i] = value
		default:
			p.Refused = append(p.Refused, l.T("%s is not a choice for %s. It was left out.", l.Quote(yamldoc.Clip(value)), l.Quote(identify.SayFacet(l, f))))
		}
		p.Facets = append(p.Facets, h.facet(l, f, q[i]))
	}
	p.Query, p.Filtered = queryOf(q), q != identify.Filter{}
	signs := c.Matching(q)
	p.Count = l.N(len(c.Signs), "%d of %d sign", "%d of %d signs", len(signs), len(c.Signs))
	p.Groups = h.explainedGroups(p.Shell, signs, p.Filtered && len(signs) <= fewSigns)
	if len(signs) == 0 {
		p.Wider = h.wider(p.Shell, q)
	}
	return explainedView.Render(w, r, http.StatusOK, p)
}

// queryOf writes a filter as the query of an address, in the order of its facets' names.
func queryOf(q identify.Filter) string {
	v := url.Values{}
	for i, value := range q {
		if value != "" {
			v.Set(identify.Facet(i).Key(), value)
		}
	}
	return v.Encode()
}

func (h *Handlers) facet(l *i18n.Locale, f identify.Facet, chosen string) facet {
	out := facet{Key: f.Key(), Title: identify.SayFacet(l, f), Options: []option{{"", l.T("All"), chosen == ""}}}
	for _, v := range h.Catalogue.Values(f) {
		out.Options = append(out.Options, option{v, h.Catalogue.SayValue(l, f, v), v == chosen})
	}
	return out
}

// explainedGroups puts signs under their themes, in the order of the form.
func (h *Handlers) explainedGroups(sh *web.Shell, signs []int, full bool) []explainedGroup {
	var out []explainedGroup
	for i := range h.Catalogue.Themes {
		t := &h.Catalogue.Themes[i]
		g := explainedGroup{Title: t.Say(sh.Locale).String, Path: explainedPath + "/" + t.ID}
		n := 0
		for _, s := range t.Signs {
			if !slices.Contains(signs, s) {
				continue
			}
			n++
			if full {
				g.Signs = append(g.Signs, h.explain(sh, s))
			} else {
				g.Links = append(g.Links, h.place(sh, s))
			}
		}
		if n == 0 {
			continue
		}
		g.Count = sh.N(n, "%d sign", "%d signs")
		out = append(out, g)
	}
	return out
}

// place is where a sign is explained, under its title.
func (h *Handlers) place(sh *web.Shell, i int) link {
	s := &h.Catalogue.Signs[i]
	return link{sh.To(explainedPath+"/"+s.Theme) + "#" + anchor(s), s.SayTitle(sh.Locale)}
}

// wider offers to leave out one part of a filter that finds nothing.
func (h *Handlers) wider(sh *web.Shell, q identify.Filter) []wider {
	var out []wider
	for i, value := range q {
		if value == "" {
			continue
		}
		without := q
		without[i] = ""
		href := sh.To(explainedPath)
		if rest := queryOf(without); rest != "" {
			href += "?" + rest
		}
		f := identify.Facet(i)
		out = append(out, wider{
			link{href, sh.T("Without %s", sh.Quote(h.Catalogue.SayValue(sh.Locale, f, value)))},
			sh.N(len(h.Catalogue.Matching(without)), "%d sign", "%d signs"),
		})
	}
	return out
}

type explainedThemePage struct {
	*web.Shell
	Heading, Count, Why string
	Content             bool // signs of offers
	Signs               []explained
	Previous, Next      *link
}

// explainedTheme shows every sign of one theme in full.
func (h *Handlers) explainedTheme(w http.ResponseWriter, r *http.Request) error {
	l, themes := web.LocaleOf(r), h.Catalogue.Themes
	at := slices.IndexFunc(themes, func(t identify.Theme) bool { return t.ID == r.PathValue("theme") })
	if at < 0 {
		return fault.New(fault.NotFound, msgNoTheme)
	}
	t := &themes[at]
	title := t.Say(l).String
	p := &explainedThemePage{
		Shell: web.ShellOf(r, l.T("Signs, explained"), "signs"), Heading: title, // the title in the history says less
		Count: l.N(len(t.Signs), "%d sign", "%d signs"), Why: l.TC("theme-why", fullThemes[t.ID].why),
	}
	p.Query = ""
	for _, i := range t.Signs {
		p.Signs = append(p.Signs, h.explain(p.Shell, i))
		p.Content = p.Content || h.Catalogue.Signs[i].Content
	}
	beside := func(i int) *link {
		if i < 0 || i >= len(themes) {
			return nil
		}
		return &link{p.To(explainedPath + "/" + themes[i].ID), themes[i].Say(l).String}
	}
	p.Previous, p.Next = beside(at-1), beside(at+1)
	return explainedThemeView.Render(w, r, http.StatusOK, p)
}

type neverPage struct {
	*web.Shell
	Items []neverItem
}

type neverItem struct{ Title, Reason, Source, Lang string }

// never shows what is no sign, and why.
func (h *Handlers) never(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	p := &neverPage{Shell: web.ShellOf(r, l.T("What is never a sign, and why"), "signs")}
	p.Query = ""
	for i := range h.Catalogue.Rejected {
		x := &h.Catalogue.Rejected[i]
		title, reason := x.SayTitle(l), x.SayReason(l)
		p.Items = append(p.Items, neverItem{
			title.String, reason.String, l.T("Source: %s.", h.Catalogue.SourceName(l, x.Source)), english(title, reason),
		})
	}
	return neverView.Render(w, r, http.StatusOK, p)
}

// english is "en" where one of the texts fell back, else "".
func english(texts ...i18n.Text) string {
	if slices.ContainsFunc(texts, i18n.Text.FellBack) {
		return string(i18n.English)
	}
	return ""
}

// notCounted reports whether a sign counts in no dimension, of whatever kind it is.
func notCounted(s *identify.Sign) bool { return s.Dimension == rule.Context }
