package app

import (
	"io/fs"
	"net/http"
	"strings"

	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/ui"
)

// fixturePage shows the components of one group in every state.
type fixturePage struct {
	*web.Shell
	Name string
	All  []string
}

// fixtures serves /_ui/<name>?l=<language>, in development only.
func fixtures(mux *http.ServeMux) {
	files, _ := fs.Glob(ui.Fixtures, "fixtures/*.html") // the pattern is good
	var names []string
	for _, f := range files {
		names = append(names, strings.TrimSuffix(strings.TrimPrefix(f, "fixtures/"), ".html"))
	}
	mux.HandleFunc("GET /_ui/{$}", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/_ui/"+names[0], http.StatusSeeOther)
	})
	for _, name := range names {
		page := web.Parse[*fixturePage](fixtureSource(name), "fixture")
		mux.HandleFunc("GET /_ui/"+name, func(w http.ResponseWriter, r *http.Request) {
			site := web.SiteOf(r)
			l, ok := site.Languages.Locale(i18n.Lang(r.URL.Query().Get("l")))
			if !ok {
				l, _ = site.Languages.Locale(i18n.English)
			}
			sh := site.ShellFor(l, "/", "Component: "+name, "")
			if err := page.Render(w, r, http.StatusOK, &fixturePage{sh, name, names}); err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
			}
		})
	}
}

// fixtureSource lets a fixture stand where a capability's page would.
func fixtureSource(name string) web.Source {
	own, err := fs.Sub(ui.Fixtures, "fixtures")
	if err != nil {
		panic(err) // the folder is embedded
	}
	return web.Source{Layout: ui.Views, Own: own, Dir: "ui/fixtures", Also: []string{name + ".html"}, Funcs: ui.Funcs()}
}
