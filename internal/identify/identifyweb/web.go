// Package identifyweb serves the guided check: safety first, then one form,
// then a reading in words with a next step.
//
// It guarantees that nothing a worker enters is kept here: answers live in the
// form, travel in the body of a request and are forgotten with the response.
// The address of a form holds one short code (country, age group, whether there
// is danger now or online), never a sign and never a word of text.
// Two requests make a check; Back from the reading shows the form as it was.
//
// It refuses fields the form does not have, values it does not offer and
// fields sent twice, each with a sentence that names the field.
package identifyweb

import (
	"embed"
	"net/http"

	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/ui"
)

//go:embed views/*.html
var views embed.FS

var source = web.Source{Layout: ui.Views, Own: views, Dir: "internal/identify/identifyweb", Shared: pathway.Views, Below: "internal/pathway", Funcs: ui.Funcs()}

// MaxBody is the largest form that is read, in bytes: every field of the full
// form answered and both texts at their longest come to less than half of it.
const MaxBody = 128 << 10

// Handlers serves the pages; it holds only what never changes.
type Handlers struct {
	Catalogue *identify.Catalogue
	Contacts  func() *pathway.Directory // the directory in force
	Ways      *pathway.Ways
	docs      map[docKey]*web.Document // the empty forms, made once
	languages map[i18n.Lang]bool
}

type docKey struct {
	lang i18n.Lang
	full bool
}

// Nav is the entry of the main navigation.
func Nav() web.NavItem {
	return web.NavItem{ID: "signs", Path: "/signs", Text: i18n.MarkC("nav", "Check signs")}
}

// Routes lists the pages of the guided check.
func (h *Handlers) Routes() []web.Route {
	asked := "?k=it-a00"
	routes := []web.Route{
		{Pattern: "GET /signs", Name: "signs.start", Handler: h.start, Cache: web.Revalidate},
		{Pattern: "POST /signs", Name: "signs.begin", Handler: h.begin, Cache: web.Revalidate, Body: MaxBody, Foreign: true},
		{Pattern: "GET /signs/quick", Name: "signs.quick", Handler: h.form(false), Cache: web.Revalidate, Prepare: h.prepare, Sample: []string{"/signs/quick" + asked}},
		{Pattern: "POST /signs/quick", Name: "signs.quick.read", Handler: h.read(false), Cache: web.Revalidate, Body: MaxBody, Foreign: true},
		{Pattern: "GET /signs/full", Name: "signs.full", Handler: h.form(true), Cache: web.Revalidate, Budget: 30 << 10, Sample: []string{"/signs/full" + asked}},
		{Pattern: "POST /signs/full", Name: "signs.full.read", Handler: h.read(true), Cache: web.Revalidate, Body: MaxBody, Foreign: true, Budget: 30 << 10},
		{Pattern: "GET /signs/paper", Name: "signs.paper", Handler: h.paper, Cache: web.Revalidate},
		{Pattern: "GET /signs/close", Name: "signs.close", Handler: h.close, Cache: web.Revalidate},
	}
	for i := range routes {
		routes[i].Feature = "check"
	}
	routes = append(routes, h.sheetRoutes()...)
	explain := h.explainRoutes()
	for i := range explain {
		explain[i].Feature = "explained"
	}
	return append(routes, explain...)
}

func formName(full bool) string {
	if full {
		return "full"
	}
	return "quick"
}

// a field of a form that carries answers on
type hidden struct{ Name, Value string }

// an option of a row, a select or a list
type option struct {
	Value, Label string
	Chosen       bool
}

// a problem with what was sent; Field is the id of the part of the page it is about
type problem struct{ Field, Text string }

// problems is a list that templates ask for one field's sentence.
type problems []problem

func (p problems) at(field string) string {
	for _, x := range p {
		if x.Field == field {
			return x.Text
		}
	}
	return ""
}

var (
	startView     = web.Parse[*startPage](source, "start")
	questionsView = web.Parse[*questionsPage](source, "questions")
	summaryView   = web.Parse[*summaryPage](source, "summary")
	dangerView    = web.Parse[*dangerPage](source, "danger")
	childView     = web.Parse[*childPage](source, "child")
	coverView     = web.Parse[*coverPage](source, "cover")
	onlineView    = web.Parse[*onlinePage](source, "online")
	closeView     = web.Parse[*closePage](source, "close")
	paperView     = web.Parse[*paperPage](source, "paper")
)

func (h *Handlers) close(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	p := &closePage{Shell: web.ShellOf(r, l.T("Ending well"), "signs")}
	p.Query = ""
	if c, ok := h.Contacts().Country(r.URL.Query().Get("c")); ok {
		p.Query = "c=" + c.ID
		if calls := h.Contacts().Calls(l, c.ID, pathway.Trafficking); len(calls) > 0 {
			p.Safe = &calls[0]
		}
	}
	return closeView.Render(w, r, http.StatusOK, p)
}

type closePage struct {
	*web.Shell
	Safe *pathway.Call // the number to learn by heart, where the country is known
}

type coverPage struct {
	*web.Shell
	Hidden []hidden
}

func answerOptions(l *i18n.Locale, chosen rule.Answer) []option {
	out := make([]option, 0, len(answerWords))
	for _, a := range answerWords {
		out = append(out, option{a.answer.String(), l.TC("answer", a.text), a.answer == chosen && chosen != rule.NotAsked})
	}
	return out
}

var answerWords = []struct {
	answer rule.Answer
	text   string
}{
	{rule.Yes, i18n.MarkC("answer", "Yes")},
	{rule.No, i18n.MarkC("answer", "No")},
	{rule.Unknown, i18n.MarkC("answer", "Not known")},
	{rule.NotAsked, i18n.MarkC("answer", "Not asked")},
	{rule.Declined, i18n.MarkC("answer", "Did not want to say")},
}
