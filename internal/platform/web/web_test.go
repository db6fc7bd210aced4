package web

import (
	"bytes"
	"errors"
	"html/template"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/free2link/free2link/internal/platform/fault"
	"github.com/free2link/free2link/internal/platform/i18n"
)

// small is a site with a layout of one line and the routes given.
func small(t *testing.T, routes ...Route) (*Site, *bytes.Buffer) {
	t.Helper()
	c, err := i18n.Load(fstest.MapFS{}, []i18n.Lang{i18n.English})
	if err != nil {
		t.Fatal(err)
	}
	src := Source{
		Layout: fstest.MapFS{"views/layout.html": {Data: []byte(`<h1>{{template "main" .}}</h1>`)}},
		Own:    fstest.MapFS{"views/error.html": {Data: []byte(`{{define "main"}}{{.Message}} {{.Reference}}{{end}}`)}},
		Funcs:  template.FuncMap{},
	}
	log := new(bytes.Buffer)
	s, err := New(Config{
		Languages: c, Routes: routes, ErrorView: Parse[ErrorPage](src, "error"),
		Neutral: map[i18n.Lang]Neutral{"en": {"https://weather.example/", "Weather"}},
		Now:     func() time.Time { return time.Unix(0, 0) }, Reference: func() string { return "k7wd-29xa" },
		Log: slog.New(slog.NewTextHandler(log, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	return s, log
}

func serve(s *Site, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w
}

func TestAPanicBecomesAPageWithAReference(t *testing.T) {
	s, log := small(t, Route{Pattern: "GET /boom", Name: "boom", Handler: func(http.ResponseWriter, *http.Request) error { panic("secret words of a person") }})
	w := serve(s, "/en/boom")
	if w.Code != 500 || !strings.Contains(w.Body.String(), "k7wd-29xa") || strings.Contains(w.Body.String(), "secret") {
		t.Errorf("%d %q, want a page with the reference and without the cause", w.Code, w.Body)
	}
	if got := log.String(); !strings.Contains(got, "reference=k7wd-29xa") || strings.Contains(got, "secret") || !strings.Contains(got, "panic with a string") || !strings.Contains(got, "stack=") || !strings.Contains(got, "route=boom") || !strings.Contains(got, "route=boom status=500") {
		t.Errorf("log: %s", got)
	}
}

func TestAnUnknownErrorIsNeverShown(t *testing.T) {
	s, _ := small(t, Route{Pattern: "GET /x", Name: "x", Handler: func(http.ResponseWriter, *http.Request) error { return errors.New("disk /dev/sda1") }})
	if w := serve(s, "/en/x"); w.Code != 500 || strings.Contains(w.Body.String(), "sda1") {
		t.Errorf("%d %q", w.Code, w.Body)
	}
}

func TestAFaultIsShownWithItsStatus(t *testing.T) {
	for kind, code := range statusOf {
		if kind == fault.Internal {
			continue
		}
		s, _ := small(t, Route{Pattern: "GET /x", Name: "x", Handler: func(http.ResponseWriter, *http.Request) error {
			return fault.Wrap(kind, "Plain words.", errors.New("cause"))
		}})
		if w := serve(s, "/en/x"); w.Code != code || !strings.Contains(w.Body.String(), "Plain words.") || strings.Contains(w.Body.String(), "cause") {
			t.Errorf("kind %d: %d %q, want %d", kind, w.Code, w.Body, code)
		}
	}
}

// Half a page must never look whole.
func TestAResponseThatFailsHalfwayIsCutOff(t *testing.T) {
	s, _ := small(t, Route{Pattern: "GET /half", Name: "half", Handler: func(w http.ResponseWriter, _ *http.Request) error {
		_, _ = w.Write([]byte("<p>half"))
		return errors.New("then it broke")
	}})
	defer func() {
		if p := recover(); p == nil {
			t.Error("the response ended as if it were whole")
		} else if err, ok := p.(error); !ok || !errors.Is(err, http.ErrAbortHandler) {
			t.Errorf("recovered %v, want the connection to be cut", p)
		}
	}()
	serve(s, "/en/half")
}

func TestABodyAboveTheLimitIsRefused(t *testing.T) {
	read := func(_ http.ResponseWriter, r *http.Request) error { return r.ParseForm() }
	s, _ := small(t, Route{Pattern: "POST /form", Name: "form", Handler: read, Body: 10, Foreign: true})
	r := httptest.NewRequest(http.MethodPost, "/en/form", strings.NewReader(strings.Repeat("a", 100)))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("%d, want 413", w.Code)
	}
}

func TestOnlyRoutesThatSayForeignTakeFormsOfOtherSites(t *testing.T) {
	ok := func(w http.ResponseWriter, _ *http.Request) error { w.WriteHeader(http.StatusNoContent); return nil }
	s, _ := small(t, Route{Pattern: "POST /own", Name: "own", Handler: ok}, Route{Pattern: "POST /open", Name: "open", Handler: ok, Foreign: true})
	for path, code := range map[string]int{"/en/own": http.StatusUnprocessableEntity, "/en/open": http.StatusNoContent} {
		r := httptest.NewRequest(http.MethodPost, path, nil)
		r.Header.Set("Origin", "https://other.example")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != code {
			t.Errorf("%s: %d, want %d", path, w.Code, code)
		}
	}
}

func TestTheTableIsChecked(t *testing.T) {
	h := func(http.ResponseWriter, *http.Request) error { return nil }
	for name, routes := range map[string][]Route{
		"twice":      {{Pattern: "GET /a", Name: "a", Handler: h}, {Pattern: "GET /a", Name: "b", Handler: h}},
		"no name":    {{Pattern: "GET /a", Handler: h}},
		"no handler": {{Pattern: "GET /a", Name: "a"}},
		"prepare":    {{Pattern: "GET /a", Name: "a", Handler: h, Prepare: func(*Site) error { return errors.New("no") }}},
	} {
		if _, err := New(Config{Routes: routes}); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestAcceptEncodingIsReadAsTheStandardSays(t *testing.T) {
	for header, want := range map[string]bool{
		"": false, "gzip": true, "br, gzip": true, "GZIP;q=0.5": true, "gzip;q=0": false, "gzip; q=0.000": false, "*": true, "identity": false, "br": false, "*;q=0.5, gzip;q=0": false, "gzip;q=0, *": false,
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Accept-Encoding", header)
		if got := acceptsGzip(r); got != want {
			t.Errorf("%q: %v, want %v", header, got, want)
		}
	}
}

func TestAKnownPageIsNotSentAgain(t *testing.T) {
	src := Source{
		Layout: fstest.MapFS{"views/layout.html": {Data: []byte(`{{template "main" .}}`)}},
		Own:    fstest.MapFS{"views/x.html": {Data: []byte(`{{define "main"}}page{{end}}`)}},
	}
	page := Parse[int](src, "x")
	s, _ := small(t,
		Route{Pattern: "GET /kept", Name: "kept", Cache: Revalidate, Handler: func(w http.ResponseWriter, r *http.Request) error { return page.Render(w, r, 200, 0) }},
		Route{Pattern: "GET /not", Name: "not", Handler: func(w http.ResponseWriter, r *http.Request) error { return page.Render(w, r, 200, 0) }})
	if tag := serve(s, "/en/not").Header().Get("ETag"); tag != "" {
		t.Errorf("a page that may not be kept has the tag %s", tag)
	}
	tag := serve(s, "/en/kept").Header().Get("ETag")
	for header, want := range map[string]int{tag: 304, `"other", ` + tag: 304, "*": 304, `"other"`: 200, "": 200, tag + "x": 200} {
		r := httptest.NewRequest(http.MethodGet, "/en/kept", nil)
		r.Header.Set("If-None-Match", header)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != want || w.Header().Get("Vary") == "" || w.Header().Get("ETag") != tag {
			t.Errorf("If-None-Match %q: %d %v, want %d with Vary and the tag", header, w.Code, w.Header(), want)
		}
	}
}
