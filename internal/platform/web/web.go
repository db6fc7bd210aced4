// Package web serves pages: one route table, one place for headers, one way
// to fail.
//
// It guarantees, for every response: the security headers of the route's
// class, no cookie, a page with a reference number
// instead of a panic, and a log line that holds neither address, query nor
// text. The language is the first part of a page's path and is taken off
// before routing; handlers see "/signs" and find the reader's language with
// [LocaleOf].
//
// It refuses bodies above the route's limit, methods the table does not list,
// and languages that are not offered.
package web

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/free2link/free2link/internal/platform/i18n"
)

// A Handler serves one page; an error it returns becomes the error page.
type Handler func(w http.ResponseWriter, r *http.Request) error

// A Cache says how long a response may be kept, and by whom.
type Cache uint8

const (
	// NoStore is for help pages and everything that shows what somebody typed.
	NoStore Cache = iota
	// Revalidate lets this browser, and no shared cache, keep the page and its
	// filled-in form for Back, but ask before it is shown anew.
	Revalidate
)

// A Route is one line of the table from which mounting, headers, budgets, the
// no-cookie test and the accessibility list are all read.
type Route struct {
	Pattern string // "GET /signs": method and path without the language
	Name    string // for logs and budgets: "signs.start"
	Handler Handler
	Cache   Cache
	Index   bool              // search engines may list it
	Budget  int               // compressed bytes of the page itself; 0 means PageBudget
	Body    int64             // largest request body in bytes; 0 means none is read
	Foreign bool              // a POST that reads no cookie and changes nothing: partner sites may embed the form
	Feature string            // the part of the product that an operator can switch off; "" cannot be
	Sample  []string          // addresses without language that show the page in tests; nil means the path itself
	Prepare func(*Site) error // runs once before the site serves: pages that are the same for everybody are made here
}

// PageBudget is how many compressed bytes one page may have unless its route
// says less. Source: the public page budget of docs/ARCHITECTURE.md.
const PageBudget = 14 << 10

// A NavItem is one entry of the main navigation.
type NavItem struct {
	ID   string // the Current of the pages below it
	Path string // without language
	Text string // English, the msgid
}

// Config is everything a Site is made from.
type Config struct {
	Languages *i18n.Catalog
	Routes    []Route
	Nav       []NavItem
	Assets    []Asset
	Neutral   map[i18n.Lang]Neutral // where "leave" goes, by language; "en" must be there
	ErrorView Page[ErrorPage]
	Version   string
	Feedback  string // address for remarks, without "mailto:"; may be empty
	Now       func() time.Time
	Reference func() string
	Log       *slog.Logger
	Off       []Switch
	Dev       *Dev // nil in production
}

// A Switch turns a feature off, everywhere or in one country. Requirement E14
// of the project's safety rules.
type Switch struct{ Feature, Country string }

// An Asset is one static file, served for ever under a name that holds its hash.
type Asset struct {
	Kind       string // "css", "js" or "icon"
	Path, Type string
	Body, Gzip []byte
}

// Neutral is a harmless site to show instead of ours.
type Neutral struct{ URL, Title string }

// Dev holds what only development has: files read from disk at each request.
type Dev struct {
	Root      string                        // the repository
	Languages func() (*i18n.Catalog, error) // read anew
	Assets    func() ([]Asset, error)       // read anew
	Extra     http.Handler                  // /_dev/ and /_ui/
}

type contextKey int

const (
	keySite contextKey = iota
	keyLocale
	keyPath
	keyVisit
)

// A visit is what is known of a request while it is served.
type visit struct {
	name  string // for the log
	route *Route // nil where no route matched
}

// LocaleOf returns the language the page is asked for in.
func LocaleOf(r *http.Request) *i18n.Locale {
	l, _ := r.Context().Value(keyLocale).(*i18n.Locale)
	return l
}

// SiteOf returns the site that serves the request.
func SiteOf(r *http.Request) *Site { return siteOf(r.Context()) }

func siteOf(ctx context.Context) *Site { s, _ := ctx.Value(keySite).(*Site); return s }
