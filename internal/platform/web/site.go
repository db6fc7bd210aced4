package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/free2link/free2link/internal/platform/fault"
	"github.com/free2link/free2link/internal/platform/i18n"
)

// A Site serves the pages of the route table in every language. It is an
// http.Handler and safe for concurrent use.
type Site struct {
	Config
	pages  *http.ServeMux
	assets map[string]Asset
	guard  *http.CrossOriginProtection
	ready  atomic.Bool
}

// New checks the table and returns the site. Two routes of one pattern, or a
// route without a name, are errors.
func New(c Config) (*Site, error) {
	s := &Site{Config: c, pages: http.NewServeMux(), assets: map[string]Asset{}, guard: http.NewCrossOriginProtection()}
	seen := map[string]bool{}
	for i := range c.Routes {
		rt := &c.Routes[i]
		if rt.Name == "" || rt.Handler == nil {
			return nil, fmt.Errorf("route %q has no name or no handler", rt.Pattern)
		}
		if seen[rt.Pattern] || seen[rt.Name] {
			return nil, fmt.Errorf("route %q or its name %q stands twice in the table", rt.Pattern, rt.Name)
		}
		seen[rt.Pattern], seen[rt.Name] = true, true
		s.pages.HandleFunc(rt.Pattern, func(w http.ResponseWriter, r *http.Request) { s.serveRoute(w, r, rt) })
	}
	s.Nav = slices.DeleteFunc(slices.Clone(c.Nav), func(n NavItem) bool {
		return slices.ContainsFunc(c.Routes, func(rt Route) bool {
			return rt.Pattern == "GET "+n.Path && rt.Feature != "" && s.IsOff(rt.Feature, "")
		})
	})
	for _, a := range c.Assets {
		s.assets[a.Path] = a
	}
	for _, rt := range c.Routes {
		if rt.Prepare == nil {
			continue
		}
		if err := rt.Prepare(s); err != nil {
			return nil, fmt.Errorf("prepare %s: %w", rt.Name, err)
		}
	}
	s.ready.Store(true)
	return s, nil
}

// IsOff reports whether a feature is switched off everywhere, or in the country.
func (s *Site) IsOff(feature, country string) bool {
	return slices.ContainsFunc(s.Config.Off, func(x Switch) bool {
		return x.Feature == feature && (x.Country == "" || x.Country == country)
	})
}

// Off returns what to answer where a feature is switched off, and nil where it is not.
func (s *Site) Off(feature, country string) error {
	switch {
	case feature == "" || !s.IsOff(feature, country):
		return nil
	case s.IsOff(feature, ""):
		return fault.New(fault.NotFound, msgOff)
	default:
		return fault.New(fault.NotFound, msgOffHere)
	}
}

// An Address is one page of the table in one language.
type Address struct {
	Route Route
	Path  string
}

// Addresses lists every page that a GET shows, in every language offered: what
// tests go through.
func (s *Site) Addresses() (out []Address) {
	for _, lang := range s.offered() {
		for _, rt := range s.Routes {
			pattern, ok := strings.CutPrefix(rt.Pattern, http.MethodGet+" ")
			if !ok || s.IsOff(rt.Feature, "") {
				continue
			}
			paths := rt.Sample
			if paths == nil {
				paths = []string{pattern}
			}
			for _, p := range paths {
				out = append(out, Address{rt, "/" + string(lang) + p})
			}
		}
	}
	return out
}

// Weight is the route's page budget in compressed bytes.
func (rt Route) Weight() int {
	if rt.Budget > 0 {
		return rt.Budget
	}
	return PageBudget
}

// SetReady says whether /readyz answers 200; false while shutting down.
func (s *Site) SetReady(ok bool) { s.ready.Store(ok) }

// ServeHTTP answers one request.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx := context.WithValue(r.Context(), keySite, s)
	rec := &recorder{ResponseWriter: w, start: s.Now()}
	s.around(rec, r.WithContext(ctx))
}

// around sets the headers every answer has, catches panics and writes the log line.
func (s *Site) around(w *recorder, r *http.Request) {
	setCommon(w.Header())
	v := &visit{name: "none"}
	r = r.WithContext(context.WithValue(r.Context(), keyVisit, v))
	defer func() { s.logRequest(w, r, v.name) }()
	defer func() {
		switch p := recover(); p {
		case nil:
		case http.ErrAbortHandler:
			panic(p)
		default:
			s.failed(w, r, panicked{p, debug.Stack()})
		}
	}()
	s.dispatch(w, r, v)
}

func (s *Site) dispatch(w http.ResponseWriter, r *http.Request, v *visit) {
	p := r.URL.Path
	switch {
	case p == "/":
		v.name = "root"
		s.root(w, r)
	case p == "/healthz" || p == "/readyz":
		v.name = p[1:]
		s.probe(w, r)
	case p == "/leave":
		v.name = "leave"
		s.leave(w, r)
	case p == "/robots.txt":
		v.name = "robots"
		s.text(w, r, http.StatusOK, "User-agent: *\nAllow: /\n")
	case strings.HasPrefix(p, "/assets/") || p == "/favicon.ico":
		v.name = "asset"
		s.asset(w, r)
	case s.Dev != nil && s.Dev.Extra != nil && strings.HasPrefix(p, "/_"):
		v.name = "dev"
		s.Dev.Extra.ServeHTTP(w, r)
	default:
		s.page(w, r)
	}
}

// page takes the language off the path and hands the rest to the table.
func (s *Site) page(w http.ResponseWriter, r *http.Request) {
	first, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	langs := s.languages()
	locale, ok := langs.Locale(i18n.Lang(first))
	if !ok {
		if l, known := langs.Locale(i18n.Lang(strings.ToLower(first))); known { // /EL/… is a slip, not another page
			s.redirect(w, r, "/"+string(l.Lang())+"/"+rest)
			return
		}
		s.unknownLanguage(w, r)
		return
	}
	ctx := context.WithValue(r.Context(), keyLocale, locale)
	ctx = context.WithValue(ctx, keyPath, "/"+rest)
	r = r.WithContext(ctx)
	if r.URL.Path == "/"+first {
		s.redirect(w, r, "/"+first+"/")
		return
	}
	if clean := path.Clean("/" + rest); clean != "/"+rest { // the mux would mend it too, but lose the language
		s.redirect(w, r, "/"+first+clean)
		return
	}
	inner := new(http.Request)
	*inner = *r
	u := *r.URL
	u.Path, u.RawPath = "/"+rest, ""
	inner.URL = &u
	_, pattern := s.pages.Handler(inner)
	switch {
	case pattern != "":
		s.pages.ServeHTTP(w, inner)
	case s.methodMissing(inner, w):
		s.failed(w, inner, fault.New(fault.NotAllowed, msgMethod))
	default:
		s.failed(w, inner, fault.New(fault.NotFound, msgNotFound))
	}
}

// methodMissing reports whether the path is in the table under other methods,
// and if so sets Allow as RFC 9110 §15.5.6 asks.
func (s *Site) methodMissing(r *http.Request, w http.ResponseWriter) bool {
	var allow []string
	for _, m := range []string{http.MethodGet, http.MethodHead, http.MethodPost} {
		probe := new(http.Request)
		*probe = *r
		probe.Method = m
		if _, pattern := s.pages.Handler(probe); pattern != "" {
			allow = append(allow, m)
		}
	}
	if len(allow) == 0 {
		return false
	}
	w.Header().Set("Allow", strings.Join(allow, ", "))
	return true
}

func (s *Site) serveRoute(w http.ResponseWriter, r *http.Request, rt *Route) {
	if v, ok := r.Context().Value(keyVisit).(*visit); ok {
		v.name, v.route = rt.Name, rt
	}
	setFor(w.Header(), rt)
	if !rt.Foreign {
		if err := s.guard.Check(r); err != nil {
			s.failed(w, r, fault.Wrap(fault.Invalid, msgCrossOrigin, err))
			return
		}
	}
	if err := s.Off(rt.Feature, ""); err != nil {
		s.failed(w, r, err)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, max(rt.Body, 1))
	if err := rt.Handler(w, r); err != nil {
		s.failed(w, r, err)
	}
}

// root sends the reader to the best match of Accept-Language, without a cookie.
func (s *Site) root(w http.ResponseWriter, r *http.Request) {
	if !s.only(w, r, http.MethodGet, http.MethodHead) {
		return
	}
	l := i18n.Match(r.Header.Get("Accept-Language"), s.offered())
	w.Header().Set("Vary", "Accept-Language")
	w.Header().Set("Location", "/"+string(l)+"/")
	w.WriteHeader(http.StatusSeeOther)
}

// leave shows something harmless instead: a redirecting address gets no entry
// of its own in the browser's history.
func (s *Site) leave(w http.ResponseWriter, r *http.Request) {
	if !s.only(w, r, http.MethodGet, http.MethodHead) {
		return
	}
	l := i18n.Lang(r.URL.Query().Get("l"))
	n, ok := s.Neutral[l]
	if !ok {
		n = s.Neutral["en"]
	}
	h := w.Header()
	h.Set("Clear-Site-Data", `"cache", "storage", "cookies"`)
	h.Set("Referrer-Policy", "no-referrer") // the neutral site must not learn where the reader came from
	h.Set("Location", n.URL)
	w.WriteHeader(http.StatusSeeOther)
}

func (s *Site) probe(w http.ResponseWriter, r *http.Request) {
	if !s.only(w, r, http.MethodGet, http.MethodHead) {
		return
	}
	if r.URL.Path == "/readyz" && !s.ready.Load() {
		w.Header().Set("Retry-After", "5")
		s.text(w, r, http.StatusServiceUnavailable, "stopping\n")
		return
	}
	s.text(w, r, http.StatusOK, "ok\n")
}

func (s *Site) text(w http.ResponseWriter, r *http.Request, code int, body string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(code)
	if r.Method != http.MethodHead {
		_, _ = w.Write([]byte(body)) // the reader went away: nothing to be done
	}
}

// only answers 405 and reports false unless the method is one of those given.
func (s *Site) only(w http.ResponseWriter, r *http.Request, methods ...string) bool {
	if slices.Contains(methods, r.Method) {
		return true
	}
	w.Header().Set("Allow", strings.Join(methods, ", "))
	s.failed(w, r, fault.New(fault.NotAllowed, msgMethod))
	return false
}

// redirect sends a GET elsewhere on this site for good and keeps its query.
func (s *Site) redirect(w http.ResponseWriter, r *http.Request, to string) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		s.failed(w, r, fault.New(fault.NotFound, msgNotFound))
		return
	}
	u := url.URL{Path: "/" + strings.TrimLeft(to, "/"), RawQuery: r.URL.RawQuery}
	w.Header().Set("Location", u.String())
	w.WriteHeader(http.StatusMovedPermanently)
}

func (s *Site) languages() *i18n.Catalog {
	if s.Dev != nil && s.Dev.Languages != nil {
		if c, err := s.Dev.Languages(); err == nil {
			return c
		}
	}
	return s.Languages
}

// offered lists the languages that readers choose from; the pseudo languages
// of development are reachable but not offered.
func (s *Site) offered() []i18n.Lang {
	var out []i18n.Lang
	for _, l := range s.Languages.Langs() {
		if l != "xr" && l != "xl" {
			out = append(out, l)
		}
	}
	return out
}

// SeeOther sends the browser on to a page of this site in the same language.
func SeeOther(w http.ResponseWriter, r *http.Request, to string, query url.Values) error {
	return send(w, http.StatusSeeOther, string(LocaleOf(r).Lang()), to, query.Encode())
}

// Repeat asks the browser to send the same form again to the same page in
// another language (307 keeps method and body).
func Repeat(w http.ResponseWriter, r *http.Request, l i18n.Lang, to string) error {
	if _, ok := siteOf(r.Context()).languages().Locale(l); !ok {
		return fault.New(fault.Invalid, msgLanguage)
	}
	return send(w, http.StatusTemporaryRedirect, string(l), to, r.URL.RawQuery)
}

func send(w http.ResponseWriter, code int, lang, to, query string) error {
	u := url.URL{Path: "/" + lang + to, RawQuery: query}
	w.Header().Set("Location", u.String())
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	return nil
}
