package phraseweb

import (
	"fmt"
	"html"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/free2link/free2link/internal/phrase"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/ui"
)

const content = "../../../content/phrases"

func book(t testing.TB, fsys fs.FS) *phrase.Book {
	t.Helper()
	b, err := phrase.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// site is a site with these pages alone, in the four languages and the pseudo ones.
func site(t testing.TB, b *phrase.Book) *web.Site {
	t.Helper()
	words, err := i18n.Load(os.DirFS("../../../locale"), []i18n.Lang{i18n.English, i18n.Italian, i18n.Greek, i18n.Polish})
	if err != nil {
		t.Fatal(err)
	}
	bundle, err := ui.Assets()
	if err != nil {
		t.Fatal(err)
	}
	view := `{{define "main"}}<main id="main"><h1>{{.Message}}</h1></main>{{end}}`
	failed := web.Source{Layout: ui.Views, Own: fstest.MapFS{"views/error.html": {Data: []byte(view)}}, Funcs: ui.Funcs()}
	s, err := web.New(web.Config{
		Languages: words.WithPseudo(), Routes: Capability(b).Routes, ErrorView: web.Parse[web.ErrorPage](failed, "error"),
		Assets:  []web.Asset{{Kind: "css", Path: bundle.Style.Path, Type: bundle.Style.Type, Body: bundle.Style.Body, Gzip: bundle.Style.Gzip}},
		Neutral: map[i18n.Lang]web.Neutral{"en": {URL: "https://weather.example/", Title: "Weather"}},
		Now:     func() time.Time { return time.Unix(0, 0) }, Reference: func() string { return "k7wd-29xa" },
		Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func get(s *web.Site, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

var (
	heading = regexp.MustCompile(`<h1[ >]`)
	label   = regexp.MustCompile(` id="([^"]*)"`)
	link    = regexp.MustCompile(`href="/[a-z]{2}(/phrases[^"]*)"`)
)

// page gets a page and holds it to what every page keeps.
func page(t *testing.T, s *web.Site, path string) string {
	t.Helper()
	w := get(s, path)
	body := w.Body.String()
	if w.Code != http.StatusOK {
		t.Fatalf("%s: status %d", path, w.Code)
	}
	if n := len(heading.FindAllString(body, -1)); n != 1 {
		t.Errorf("%s: %d h1, want one", path, n)
	}
	for _, bad := range []string{"<style", `style="`, "onclick", "javascript:", "ZgotmplZ", "victim", "Victim", "noindex", "<form"} {
		if strings.Contains(body, bad) {
			t.Errorf("%s holds %q", path, bad)
		}
	}
	for _, want := range []string{"data-replace", `class="exit"`, "machine draft", "native speaker"} {
		if strings.HasPrefix(path, "/en/") && !strings.Contains(body, want) {
			t.Errorf("%s lacks %q", path, want)
		}
	}
	seen := map[string]bool{}
	for _, m := range label.FindAllStringSubmatch(body, -1) {
		if seen[m[1]] {
			t.Errorf("%s: the id %q stands twice", path, m[1])
		}
		seen[m[1]] = true
	}
	if c := w.Header().Get("Cache-Control"); c != "no-store" {
		t.Errorf("%s may be kept: %q", path, c)
	}
	if w.Header().Get("Set-Cookie") != "" {
		t.Errorf("%s sets a cookie", path)
	}
	if n := get(s, path, "Accept-Encoding", "gzip").Body.Len(); n > web.PageBudget {
		t.Errorf("%s: %d bytes compressed, more than the budget of %d", path, n, web.PageBudget)
	}
	return body
}

func element(tag, class string, l phrase.Language, text string) string {
	if class != "" {
		class = ` class="` + class + `"`
	}
	return fmt.Sprintf(`<%s%s lang="%s" dir="%s">%s</%s>`, tag, class, l.Code, l.Dir, html.EscapeString(text), tag)
}

// Every sentence, for every person and every worker.
func TestEverySentenceIsShownInItsLanguageAndDirection(t *testing.T) {
	b := book(t, os.DirFS(content))
	s := site(t, b)
	for _, reader := range []string{"en", "it", "el", "pl"} {
		own, _ := b.Language(reader)
		for _, l := range b.Languages {
			for i, x := range b.Phrases {
				path := fmt.Sprintf("/%s/phrases/%s/%d", reader, l.Code, i+1)
				body := page(t, s, path)
				if !strings.Contains(body, element("p", "speak", l, x.Say[l.Code])) {
					t.Errorf("%s does not show the sentence as %s", path, element("p", "speak", l, x.Say[l.Code]))
				}
				if got, want := strings.Contains(body, element("p", "hush", own, x.Say[reader])), l != own; got != want {
					t.Errorf("%s: the worker’s language shown: %v, want %v", path, got, want)
				}
				for _, w := range b.Answers {
					asked := strings.Contains(body, element("strong", "", l, w.Say[l.Code]))
					if want := x.Answer == phrase.YesNo || w.ID == "unclear" || w.ID == "stop"; asked != want {
						t.Errorf("%s: the word %q shown: %v, want %v", path, w.ID, asked, want)
					}
					if got := strings.Contains(body, element("small", "", own, w.Say[reader])); got != (asked && l != own) {
						t.Errorf("%s: the worker’s word for %q shown: %v", path, w.ID, got)
					}
				}
				turn := func(n int) bool {
					return strings.Contains(body, fmt.Sprintf(` href="/%s/phrases/%s/%d"`, reader, l.Code, n))
				}
				if turn(i) != (i > 0) || turn(i+2) != (i < 19) {
					t.Errorf("%s: previous %v, next %v", path, turn(i), turn(i+2))
				}
				if !strings.Contains(body, fmt.Sprintf(`href="/%s/phrases/%s"`, reader, l.Code)) {
					t.Errorf("%s: no way to the whole list", path)
				}
				if strings.Contains(body, "audio") {
					t.Errorf("%s speaks of sound, and there is no recording", path)
				}
			}
		}
	}
}

func TestThePlaceAndThePartAreSaid(t *testing.T) {
	s := site(t, book(t, os.DirFS(content)))
	for n, want := range map[int]string{1: "To begin", 6: "Who I am", 11: "Safety now", 20: "To end"} {
		body := page(t, s, fmt.Sprintf("/en/phrases/ar/%d", n))
		if !strings.Contains(body, fmt.Sprintf("Sentence %d of 20. %s", n, want)) {
			t.Errorf("sentence %d: place and part %q are not said", n, want)
		}
		if got := strings.Contains(body, `href="/en/contacts/now"`); got != (n == 11) {
			t.Errorf("sentence %d: way to the danger page %v", n, got)
		}
	}
}

func TestArabicRunsFromTheRight(t *testing.T) {
	s := site(t, book(t, os.DirFS(content)))
	for _, path := range []string{"/en/phrases/ar/1", "/el/phrases/ar/11", "/xr/phrases/ar/2"} {
		if body := page(t, s, path); !strings.Contains(body, `<p class="speak" lang="ar" dir="rtl">`) {
			t.Errorf("%s: the sentence is not marked as Arabic from the right", path)
		}
	}
	// In a page laid out from the right the worker's language still runs from the left.
	if body := page(t, s, "/xr/phrases/ar/1"); !strings.Contains(body, `<p class="hush" lang="en" dir="ltr">`) {
		t.Error("English is not marked in a page from the right")
	}
}

func TestTheListShowsBothLanguagesSideBySide(t *testing.T) {
	b := book(t, os.DirFS(content))
	s := site(t, b)
	for _, reader := range []string{"en", "it", "el", "pl"} {
		own, _ := b.Language(reader)
		for _, l := range b.Languages {
			path := "/" + reader + "/phrases/" + l.Code
			body := page(t, s, path)
			for i, x := range b.Phrases {
				if !strings.Contains(body, element("p", "said", l, x.Say[l.Code])) {
					t.Errorf("%s: sentence %d is missing in %s", path, i+1, l.Code)
				}
				if got := strings.Contains(body, element("p", "", own, x.Say[reader])); got != (l != own) {
					t.Errorf("%s: sentence %d in the worker’s language: %v", path, i+1, got)
				}
				if !strings.Contains(body, fmt.Sprintf(`href="%s/%d"`, path, i+1)) {
					t.Errorf("%s: no way to sentence %d", path, i+1)
				}
			}
		}
	}
}

func TestTheStartOffersEveryLanguageInItsOwnScript(t *testing.T) {
	b := book(t, os.DirFS(content))
	s := site(t, b)
	for _, reader := range []string{"en", "it", "el", "pl", "xr"} {
		body := page(t, s, "/"+reader+"/phrases")
		for _, l := range b.Languages {
			if !strings.Contains(body, element("span", "", l, l.Own)) || !strings.Contains(body, `href="/`+reader+`/phrases/`+l.Code+`"`) {
				t.Errorf("%s: %s is not offered", reader, l.Code)
			}
		}
		code := reader
		if code == "xr" {
			code = "en"
		}
		own, _ := b.Language(code)
		for _, x := range b.Phrases {
			if !strings.Contains(body, element("p", "", own, x.Say[code])) {
				t.Errorf("%s: %s is missing in the worker’s language", reader, x.ID)
			}
		}
	}
	body := page(t, s, "/en/phrases")
	for _, want := range []string{"I will get an interpreter", "No child, relative or companion", "controls the person", "Arabic", "Albanian", "sentence 11"} {
		if !strings.Contains(body, want) {
			t.Errorf("the start does not say %q", want)
		}
	}
	if got := page(t, s, "/el/phrases"); !strings.Contains(got, "αραβικά") {
		t.Error("the languages are not named in the worker’s language")
	}
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	s := site(t, book(t, os.DirFS(content)))
	for _, a := range s.Addresses() {
		body := page(t, s, a.Path)
		for _, m := range link.FindAllStringSubmatch(body, -1) {
			if w := get(s, "/en"+m[1]); w.Code != http.StatusOK {
				t.Errorf("%s leads to %s: status %d", a.Path, m[1], w.Code)
			}
		}
	}
}

func TestUnknownLanguagesAndNumbersAreExplained(t *testing.T) {
	s := site(t, book(t, os.DirFS(content)))
	for path, want := range map[string]string{
		"/en/phrases/de": msgLanguage, "/en/phrases/AR": msgLanguage, "/en/phrases/de/1": msgLanguage, "/en/phrases/audio/1": msgLanguage,
		"/en/phrases/ar/0": msgNumber, "/en/phrases/ar/21": msgNumber, "/en/phrases/ar/01": msgNumber, "/en/phrases/ar/+1": msgNumber,
		"/en/phrases/ar/-1": msgNumber, "/en/phrases/ar/x": msgNumber, "/en/phrases/ar/99999999999999999999": msgNumber,
		"/en/phrases/audio/ar/hello": msgAudio, "/en/phrases/audio/ar/hello.mp3": msgAudio, "/en/phrases/audio/de/hello": msgAudio,
	} {
		w := get(s, path)
		if w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d, want 404 with %q", path, w.Code, want)
		}
	}
}

func TestARecordingIsPlayedWhereThereIsOne(t *testing.T) {
	data, err := fs.ReadFile(os.DirFS(content), "phrases.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s := site(t, book(t, fstest.MapFS{"phrases.yaml": {Data: data}, "audio/ar/hello.mp3": {Data: []byte("0123456789")}}))
	body := page(t, s, "/en/phrases/ar/1")
	if !strings.Contains(body, `<audio controls preload="none" src="/en/phrases/audio/ar/hello"`) {
		t.Error("the recording is not offered")
	}
	for _, path := range []string{"/en/phrases/ar/2", "/en/phrases/fr/1"} {
		if strings.Contains(page(t, s, path), "<audio") {
			t.Errorf("%s offers a recording that is not there", path)
		}
	}
	w := get(s, "/en/phrases/audio/ar/hello")
	if w.Code != http.StatusOK || w.Body.String() != "0123456789" || w.Header().Get("Content-Type") != "audio/mpeg" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("%d %q %v", w.Code, w.Body, w.Header())
	}
	// Players ask for a piece first and give up when they get the whole.
	if w := get(s, "/en/phrases/audio/ar/hello", "Range", "bytes=2-4"); w.Code != http.StatusPartialContent || w.Body.String() != "234" {
		t.Errorf("a piece: %d %q", w.Code, w.Body)
	}
	if w := get(s, "/en/phrases/audio/ar/thanks"); w.Code != http.StatusNotFound {
		t.Errorf("a recording that is not there: %d", w.Code)
	}
}
