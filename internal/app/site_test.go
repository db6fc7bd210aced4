package app

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/free2link/free2link/internal/platform/web"
)

// site returns the whole site and what it logs.
func site(t testing.TB) (*web.Site, *lockedBuffer) {
	t.Helper()
	a, err := Load(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	log := new(lockedBuffer)
	s, err := a.Site(Settings{Log: log, Out: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	return s, log
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string { l.mu.Lock(); defer l.mu.Unlock(); return l.b.String() }

func get(t testing.TB, h http.Handler, path string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func post(t testing.TB, h http.Handler, path string, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	return postBody(t, h, path, form.Encode())
}

func postBody(t testing.TB, h http.Handler, path, body string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

var (
	reference = regexp.MustCompile(`(?:src|href|action|formaction|poster|data)="([^"]*)"`)
	heading   = regexp.MustCompile(`<h1[ >]`)
)

// What every page of the product keeps to. Security standard 2.4 and 2.5.
func TestEveryPageKeepsThePromises(t *testing.T) {
	s, _ := site(t)
	for _, a := range s.Addresses() {
		t.Run(a.Path, func(t *testing.T) {
			w := get(t, s, a.Path)
			if w.Code != http.StatusOK {
				t.Fatalf("status %d", w.Code)
			}
			checkHeaders(t, w.Header())
			if robots := w.Header().Get("X-Robots-Tag"); strings.Contains(robots, "noindex") == a.Route.Index {
				t.Errorf("X-Robots-Tag %q, but Index is %v", robots, a.Route.Index)
			}
			checkPage(t, w.Body.String(), strings.SplitN(a.Path, "/", 3)[1])
			packed := get(t, s, a.Path, "Accept-Encoding", "gzip")
			if n := packed.Body.Len(); n > a.Route.Weight() {
				t.Errorf("%d bytes compressed, more than the budget of %d", n, a.Route.Weight())
			}
			if n := packed.Body.Len() + assetBytes(s); n > 50<<10 {
				t.Errorf("a first visit weighs %d bytes, more than 50 KB", n)
			}
		})
	}
}

func assetBytes(s *web.Site) (n int) {
	for _, a := range s.Assets {
		n += len(a.Gzip)
	}
	return n
}

func checkHeaders(t *testing.T, h http.Header) {
	t.Helper()
	for name, want := range map[string]string{
		"Content-Security-Policy":      web.Policy,
		"Strict-Transport-Security":    "max-age=31536000; includeSubDomains",
		"Referrer-Policy":              "same-origin",
		"X-Content-Type-Options":       "nosniff",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Embedder-Policy": "require-corp",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Content-Type":                 "text/html; charset=utf-8",
	} {
		if got := h.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if !strings.Contains(h.Get("Permissions-Policy"), "camera=()") {
		t.Errorf("Permissions-Policy: %q", h.Get("Permissions-Policy"))
	}
	if c := h.Values("Set-Cookie"); len(c) > 0 {
		t.Errorf("a cookie on a public page: %q", c)
	}
	if c := h.Get("Cache-Control"); c != "no-store" && c != "private, no-cache" {
		t.Errorf("a page may be kept by shared caches: %q", c)
	}
}

func checkPage(t *testing.T, body, lang string) {
	t.Helper()
	if !strings.Contains(body, `<html lang="`+lang+`" dir="ltr">`) {
		t.Errorf("the page does not say that it is in %q", lang)
	}
	if n := len(heading.FindAllString(body, -1)); n != 1 {
		t.Errorf("%d h1, want one", n)
	}
	for _, bad := range []string{"<style", "style=\"", "onclick", "javascript:", "<iframe", "ZgotmplZ", "victim", "Victim"} {
		if strings.Contains(body, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	if strings.Count(body, "<script") != strings.Count(body, "<script src=\"/assets/") {
		t.Error("a script that is not a file of ours")
	}
	for _, m := range reference.FindAllStringSubmatch(body, -1) {
		ref := strings.ReplaceAll(m[1], "&amp;", "&")
		u, err := url.Parse(ref)
		if err != nil {
			t.Errorf("reference %q: %v", ref, err)
			continue
		}
		// Only a link that somebody taps leaves the site, and then only to a site of the contacts pack.
		if u.Host != "" && !strings.Contains(body, `<a href="`+m[1]+`" rel="noreferrer external"`) {
			t.Errorf("reference to another site: %q", ref)
		}
	}
	skip, exit := strings.Index(body, `class="skip"`), strings.Index(body, `class="exit"`)
	if skip < 0 || exit < skip || exit > strings.Index(body, "<main") {
		t.Error("skip link and exit link do not come first")
	}
}

func TestRootChoosesTheLanguageWithoutACookie(t *testing.T) {
	s, _ := site(t)
	for header, want := range map[string]string{
		"": "/en/", "el": "/el/", "pl-PL,pl;q=0.9,en;q=0.8": "/pl/", "de, it;q=0.5": "/it/", "xx": "/en/", strings.Repeat("a,", 1e5): "/en/",
	} {
		w := get(t, s, "/", "Accept-Language", header)
		if got := w.Header().Get("Location"); w.Code != http.StatusSeeOther || got != want {
			t.Errorf("Accept-Language %.20q: %d %q, want 303 %q", header, w.Code, got, want)
		}
		if w.Header().Get("Set-Cookie") != "" {
			t.Error("a cookie")
		}
	}
}

func TestUnknownAddressesAreExplained(t *testing.T) {
	s, _ := site(t)
	for _, tt := range []struct {
		method, path string
		code         int
		want         string
	}{
		{"GET", "/xx/", 404, `href="/el/"`},
		{"GET", "/nothing", 404, `href="/pl/"`},
		{"GET", "/it/nothing", 404, "112"},
		{"GET", "/en/contacts/zz", 404, "112"},
		{"GET", "/en/contacts/%00", 404, ""},
		{"POST", "/en//signs", 404, ""},
		{"DELETE", "/en/signs", 405, ""},
		{"POST", "/en/about", 405, ""},
		{"POST", "/leave", 405, ""},
		{"BREW", "/en/", 405, ""},
		{"GET", "/assets/../main.go", 404, ""},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Method = tt.method
		u, err := url.ParseRequestURI(tt.path)
		if err != nil {
			t.Fatal(err)
		}
		r.URL = u
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != tt.code || !strings.Contains(w.Body.String(), tt.want) {
			t.Errorf("%s %s: %d, want %d with %q", tt.method, tt.path, w.Code, tt.code, tt.want)
		}
		checkHeaders(t, w.Header())
		if w.Code == 405 && w.Header().Get("Allow") == "" {
			t.Errorf("%s %s: no Allow", tt.method, tt.path)
		}
	}
}

func TestSlipsInTheAddressAreMended(t *testing.T) {
	s, _ := site(t)
	for from, to := range map[string]string{
		"/en": "/en/", "/EL/contacts": "/el/contacts", "/pl/contacts/": "/pl/contacts", "/en/contacts/gr": "/en/contacts/el", "/en/contacts/IT": "/en/contacts/it",
		"/en//evil.example": "/en/evil.example", "/en//contacts": "/en/contacts", "/it/x/../contacts": "/it/contacts",
	} {
		w := get(t, s, from)
		if got := w.Header().Get("Location"); got != to {
			t.Errorf("%s: sent to %q, want %q", from, got, to)
		}
	}
}

func TestLeavingShowsAnotherSiteAndForgets(t *testing.T) {
	s, _ := site(t)
	for lang, want := range map[string]string{"": neutralDefaults["en"], "el": neutralDefaults["el"], "xx": neutralDefaults["en"], "https://evil.example": neutralDefaults["en"]} {
		w := get(t, s, "/leave?l="+url.QueryEscape(lang))
		h := w.Header()
		if w.Code != http.StatusSeeOther || h.Get("Location") != want {
			t.Errorf("%q: %d %q, want 303 %q", lang, w.Code, h.Get("Location"), want)
		}
		if !strings.Contains(h.Get("Clear-Site-Data"), `"cache"`) || h.Get("Cache-Control") != "no-store" {
			t.Errorf("%q: headers %v", lang, h)
		}
	}
}

func TestOperatorsSitesMustBeSites(t *testing.T) {
	a, err := Load(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []map[string]string{{"xx": "https://a.example/"}, {"en": "http://a.example/"}, {"en": "javascript:alert(1)"}, {"en": "https://"}} {
		if _, err := a.Site(Settings{Log: io.Discard, Neutral: bad}); err == nil {
			t.Errorf("%v was accepted", bad)
		}
	}
	if _, err := a.Site(Settings{Log: io.Discard, Feedback: "a@b.example?cc=x"}); err == nil {
		t.Error("a feedback address with a query was accepted")
	}
}

func TestProbesAnswer(t *testing.T) {
	s, _ := site(t)
	for _, p := range []string{"/healthz", "/readyz"} {
		if w := get(t, s, p); w.Code != 200 {
			t.Errorf("%s: %d", p, w.Code)
		}
	}
	s.SetReady(false)
	if w := get(t, s, "/readyz"); w.Code != 503 {
		t.Errorf("stopping: /readyz gives %d, want 503", w.Code)
	}
}
