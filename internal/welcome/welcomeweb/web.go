// Package welcomeweb serves the front room: the home page, what the project
// is, what it does with data, how accessible it is and how leaving works.
//
// It guarantees that each of these says only what is so today, and that the
// error page is as plain as the others. It holds no state.
package welcomeweb

import (
	"embed"
	"net/http"

	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/ui"
)

//go:embed views/*.html
var views embed.FS

var source = web.Source{Layout: ui.Views, Own: views, Dir: "internal/welcome/welcomeweb", Funcs: ui.Funcs()}

// Handlers serves the pages.
type Handlers struct {
	Signs     int // how many signs the catalogue holds
	Countries int // how many countries have lines
}

// Routes lists the pages.
func (h *Handlers) Routes() []web.Route {
	return []web.Route{
		{Pattern: "GET /{$}", Name: "home", Handler: h.home, Cache: web.Revalidate, Index: true, Sample: []string{"/"}},
		{Pattern: "GET /about", Name: "about", Handler: plain(aboutView), Cache: web.Revalidate, Index: true},
		{Pattern: "GET /accessibility", Name: "accessibility", Handler: plain(accessibilityView), Cache: web.Revalidate, Index: true},
		{Pattern: "GET /privacy", Name: "privacy", Handler: plain(privacyView), Cache: web.Revalidate, Index: true},
		{Pattern: "GET /leaving", Name: "leaving", Handler: plain(leavingView), Cache: web.Revalidate, Index: true},
	}
}

// ErrorView is the page for everything that goes wrong.
func ErrorView() web.Page[web.ErrorPage] { return errorView }

type homePage struct {
	*web.Shell
	Signs, Countries string
}

type plainPage struct{ *web.Shell }

var (
	homeView          = web.Parse[*homePage](source, "home")
	aboutView         = titled{web.Parse[*plainPage](source, "about"), i18n.Mark("About Free2Link")}
	accessibilityView = titled{web.Parse[*plainPage](source, "accessibility"), i18n.Mark("Accessibility")}
	privacyView       = titled{web.Parse[*plainPage](source, "privacy"), i18n.Mark("Privacy")}
	leavingView       = titled{web.Parse[*plainPage](source, "leaving"), i18n.Mark("How leaving works")}
	errorView         = web.Parse[web.ErrorPage](source, "error")
)

type titled struct {
	page  web.Page[*plainPage]
	title string
}

func plain(v titled) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		sh := web.ShellOf(r, web.LocaleOf(r).T(v.title), "")
		return v.page.Render(w, r, http.StatusOK, &plainPage{sh})
	}
}

func (h *Handlers) home(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	sh := web.ShellOf(r, l.T("Free2Link: notice early, ask gently, know who to call"), "home")
	sh.Summary = l.T("For people who work with people: recognise early signs of exploitation that begins online, and find the next safe step. No account, nothing kept.")
	return homeView.Render(w, r, http.StatusOK, &homePage{sh, l.Number(h.Signs), l.Number(h.Countries)})
}
