package web

import (
	"net/http"
	"net/url"

	"github.com/free2link/free2link/internal/platform/i18n"
)

// A Shell is what the layout around every page shows. Page types embed it, so
// that templates call its locale directly: {{.T "Leave this page"}}.
type Shell struct {
	*i18n.Locale
	Title    string // of the page, neutral: it stands in the browser's history
	Current  string // id of the navigation entry the page is under
	Path     string // of this page, without language
	Query    string // of this page, kept when the language is changed; never holds what somebody typed
	Error    bool   // "Error: " stands before the title
	Help     bool   // a help page: links replace it in the history
	LangForm string // id of the form that the language list sends; "" makes plain links
	LangTo   string // formaction of the language buttons without the language; "" sends the form to the page itself
	Bare     bool   // nothing but the text: the cover page
	Summary  string // meta description

	Nav       []NavItem
	Languages []LangItem
	CSS, JS   string
	Icon      string
	Version   string
	Feedback  string
	Neutral   Neutral
	Live      bool // development: reload when a file changes
	Index     bool
	off       func(feature, country string) bool
}

// SiteOff reports whether a feature is switched off, everywhere or in the country.
func (sh *Shell) SiteOff(feature, country string) bool {
	return sh.off != nil && sh.off(feature, country)
}

// A LangItem is one entry of the language list.
type LangItem struct {
	Lang, Name string
	Current    bool
}

// ShellOf returns the shell for a page under the given navigation entry.
func ShellOf(r *http.Request, title, current string) *Shell {
	s := siteOf(r.Context())
	p, _ := r.Context().Value(keyPath).(string)
	sh := s.shell(LocaleOf(r), p)
	sh.Title, sh.Current, sh.Query = title, current, r.URL.RawQuery
	if v, ok := r.Context().Value(keyVisit).(*visit); ok && v.route != nil {
		sh.Index = v.route.Index
	}
	return sh
}

// ShellFor returns the shell of a page that is made before anybody asks.
func (s *Site) ShellFor(l *i18n.Locale, path, title, current string) *Shell {
	sh := s.shell(l, path)
	sh.Title, sh.Current = title, current
	return sh
}

func (s *Site) shell(l *i18n.Locale, path string) *Shell {
	sh := &Shell{
		Locale: l, Path: path, Nav: s.Nav, Version: s.Version, Feedback: s.Feedback,
		CSS: s.assetPath("css"), JS: s.assetPath("js"), Icon: s.assetPath("icon"),
		Neutral: s.Neutral[l.Lang()], Live: s.Dev != nil, off: s.IsOff,
	}
	if sh.Neutral.URL == "" {
		sh.Neutral = s.Neutral["en"]
	}
	for _, o := range s.offered() {
		loc, _ := s.Languages.Locale(o)
		sh.Languages = append(sh.Languages, LangItem{string(o), loc.Name(), o == l.Lang()})
	}
	return sh
}

// Written is the language that the words are in: the pseudo languages of
// development are English.
func (sh *Shell) Written() i18n.Lang {
	switch l := sh.Lang(); l {
	case i18n.PseudoRTL, i18n.PseudoLong:
		return i18n.English
	default:
		return l
	}
}

// To returns the address of a page of this site in the page's language.
func (sh *Shell) To(path string) string { return "/" + string(sh.Lang()) + path }

// Here returns the address of this page in another language.
func (sh *Shell) Here(lang string) string {
	u := url.URL{Path: "/" + lang + sh.Path, RawQuery: sh.Query}
	return u.String()
}

// Leave returns the address that shows something harmless.
func (sh *Shell) Leave() string { return "/leave?l=" + url.QueryEscape(string(sh.Lang())) }

// Developing reports whether pages are made anew at each request.
func Developing(r *http.Request) bool { return siteOf(r.Context()).Dev != nil }
