package app

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/ui"
)

// develop makes the site read templates, style sheets and languages from the
// repository at each request, and tells open pages to reload when one changes.
func develop(root string, c *web.Config) *web.Dev {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /_dev/reload.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		_, _ = w.Write([]byte(reloadScript)) // a developer's own browser
	})
	mux.HandleFunc("GET /_dev/changed", func(w http.ResponseWriter, r *http.Request) { waitForChange(w, r, root, c.Now) })
	fixtures(mux)
	return &web.Dev{
		Root: root,
		Languages: func() (*i18n.Catalog, error) {
			l, err := i18n.Load(os.DirFS(filepath.Join(root, "locale")), Languages())
			if err != nil {
				return nil, fmt.Errorf("languages: %w", err)
			}
			return l.WithPseudo(), nil
		},
		Assets: func() ([]web.Asset, error) {
			b, err := ui.Live(filepath.Join(root, "ui"))
			if err != nil {
				return nil, fmt.Errorf("design system: %w", err)
			}
			return assets(b), nil
		},
		Extra: mux,
	}
}

// The page asks once and waits; when the server is gone (rebuilt), it asks again.
const reloadScript = `(() => {
  const wait = () => fetch("/_dev/changed").then(r => r.text()).then(t => { if (t === "changed") location.reload(); else wait(); }, () => setTimeout(() => location.reload(), 700));
  wait();
})();
`

// waitForChange answers "changed" when a file of the pages is newer than the
// request, or "same" after half a minute.
func waitForChange(w http.ResponseWriter, r *http.Request, root string, now func() time.Time) {
	began := now()
	for range 60 {
		select {
		case <-r.Context().Done():
			return
		case <-time.After(500 * time.Millisecond):
		}
		if newest(root).After(began) {
			_, _ = w.Write([]byte("changed")) // a developer's own browser
			return
		}
	}
	_, _ = w.Write([]byte("same"))
}

// newest is the latest change of a template, a style sheet, a script or a translation.
func newest(root string) (at time.Time) {
	for _, pattern := range []string{"ui/css/*", "ui/js/*", "ui/views/*", "internal/*/*web/views/*", "internal/*/views/*", "locale/*/*.po"} {
		files, _ := filepath.Glob(filepath.Join(root, pattern)) // the patterns are good
		for _, f := range files {
			if info, err := os.Stat(f); err == nil && info.ModTime().After(at) {
				at = info.ModTime()
			}
		}
	}
	return at
}
