package guideweb

import (
	"bytes"
	"compress/gzip"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/jba/templatecheck"

	"github.com/free2link/free2link/internal/guide"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/ui"
)

// Every template fits the type of its page.
func TestTemplatesFitTheirPages(t *testing.T) {
	check(t, indexView)
	check(t, guideView)
}

func check[T any](t *testing.T, p web.Page[T]) {
	t.Helper()
	if _, err := templatecheck.NewChecked[T](p.Template()); err != nil {
		t.Error(err)
	}
}

// site returns a site that holds nothing but the guides. Its directory is
// whatever *d is when a page is asked for.
func site(t testing.TB, d **pathway.Directory) *web.Site {
	t.Helper()
	shelf, err := guide.Load(os.DirFS("../../../content/guides"))
	if err != nil {
		t.Fatal(err)
	}
	languages, err := i18n.Load(fstest.MapFS{}, []i18n.Lang{i18n.English})
	if err != nil {
		t.Fatal(err)
	}
	sorry := []byte(`{{define "main"}}<main id="main"><h1>{{.Title}}</h1><p>{{.Message}}</p></main>{{end}}`)
	failed := web.Source{Layout: ui.Views, Own: fstest.MapFS{"views/error.html": {Data: sorry}}, Funcs: ui.Funcs()}
	routes := Capability(shelf, func() *pathway.Directory { return *d }).Routes
	s, err := web.New(web.Config{
		Languages: languages, Routes: routes, ErrorView: web.Parse[web.ErrorPage](failed, "error"),
		Neutral: map[i18n.Lang]web.Neutral{"en": {URL: "https://weather.example/", Title: "Weather"}},
		Now:     func() time.Time { return time.Unix(0, 0) }, Reference: func() string { return "k7wd-29xa" }, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func contacts(t testing.TB) *pathway.Directory {
	t.Helper()
	d, err := pathway.Load(os.DirFS("../../../content/contacts"), func() time.Time { return time.Unix(0, 0) })
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func get(s *web.Site, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w
}

func TestEveryPageKeepsThePromises(t *testing.T) {
	d := contacts(t)
	s := site(t, &d)
	all := s.Addresses()
	if len(all) != 8 {
		t.Errorf("%d pages, want the index, six guides and one guide with a country", len(all))
	}
	titles := map[string]string{}
	for _, a := range all {
		w := get(s, a.Path)
		body := w.Body.String()
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d", a.Path, w.Code)
			continue
		}
		if n := strings.Count(body, "<h1"); n != 1 {
			t.Errorf("%s: %d h1, want one", a.Path, n)
		}
		for _, bad := range []string{"<style", "style=\"", "onclick", "javascript:", "ZgotmplZ", "ictim", "<input", "<form", "it-it"} {
			if strings.Contains(body, bad) {
				t.Errorf("%s holds %q", a.Path, bad)
			}
		}
		if !strings.Contains(body, "data-replace") || w.Header().Get("Cache-Control") != "no-store" || strings.Contains(w.Header().Get("X-Robots-Tag"), "noindex") {
			t.Errorf("%s is not a help page that everybody may find", a.Path)
		}
		care, sos := strings.Index(body, `class="care"`), strings.Index(body, `href="tel:112"`)
		if care < 0 || sos < care || strings.Index(body, `href="tel:`) != sos {
			t.Errorf("%s: the note about the phone and 112 do not come first", a.Path)
		}
		title := regexp.MustCompile(`<title>(.*)</title>`).FindString(body)
		for _, loud := range []string{"traffick", "violence", "sext", "watched", "danger"} {
			if strings.Contains(strings.ToLower(title), loud) {
				t.Errorf("%s: %s is not neutral", a.Path, title)
			}
		}
		if other, twice := titles[title]; twice && !strings.Contains(a.Path, "?") {
			t.Errorf("%s and %s have one title", a.Path, other)
		}
		titles[title] = a.Path
		if n := packed(t, body); n > a.Route.Weight() {
			t.Errorf("%s: %d bytes compressed, more than %d", a.Path, n, a.Route.Weight())
		}
	}
}

func packed(t *testing.T, body string) int {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, body); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

var number = regexp.MustCompile(`href="tel:([^"]*)"`)

// Decision 10: a number has its state beside it, and nobody is sent to one that is not confirmed.
func TestLinesAppearWithTheirStateAndNeverAnUnconfirmedNumber(t *testing.T) {
	d := contacts(t)
	s := site(t, &d)
	for _, c := range d.Countries() {
		known := map[string]pathway.Line{}
		unconfirmed := map[string]bool{}
		for _, line := range c.Lines {
			known[line.Phone] = line
			unconfirmed[line.Shown] = line.Phone != "" && !line.Call()
		}
		for _, id := range []string{"pictures", "meeting", "phone", "accounts", "job-offer", "partner"} {
			body := get(s, "/en/online/"+id+"?c="+c.ID).Body.String()
			shown := number.FindAllStringSubmatch(body, -1)
			if _, ok := c.First(pathway.Trafficking); ok && id != "pictures" && !strings.Contains(body, `class="line"`) {
				t.Errorf("%s %s: no line besides the emergency number", id, c.ID)
			}
			emergencies := 0
			for _, m := range shown {
				phone := strings.ReplaceAll(m[1], "&#43;", "+")
				line, ok := known[phone]
				switch {
				case c.EU && phone == "112", ok && line.Call() && line.Kind == pathway.Urgent:
					emergencies++
				case !ok || !line.Call():
					t.Errorf("%s %s: %s may not be given out", id, c.ID, phone)
				}
			}
			if _, ok := c.Emergency(); ok != (emergencies == 1) || emergencies > 1 {
				t.Errorf("%s %s: %d emergency numbers", id, c.ID, emergencies)
			}
			for number, is := range unconfirmed {
				if is && strings.Contains(body, "<bdi>"+number+"</bdi>") {
					t.Errorf("%s %s: the unconfirmed %s is shown", id, c.ID, number)
				}
			}
			if n := strings.Count(body, `class="seen`); n != len(shown)-emergencies {
				t.Errorf("%s %s: %d lines, %d states", id, c.ID, len(shown)-emergencies, n)
			}
			if note := strings.Index(body, `class="devicenote"`); len(shown) > emergencies && (note < 0 || note > strings.Index(body, `class="line"`)) {
				t.Errorf("%s %s: no note about the phone before the lines", id, c.ID)
			}
		}
	}
	body := get(s, "/en/online/partner?c=it").Body.String()
	for _, want := range []string{"tel:1522", "tel:800290290", "tel:114", "Not called by us.",
		`href="/en/contacts/it"`, `href="/en/contacts/now?c=it"`, `href="/en/online?c=it"`, `hreflang="en"`} {
		if !strings.Contains(body, want) {
			t.Errorf("partner for Italy does not hold %q", want)
		}
	}
}

func TestWithoutACountryTheCountriesAreOffered(t *testing.T) {
	d := contacts(t)
	s := site(t, &d)
	for _, path := range []string{"/en/online/phone", "/en/online/phone?c=zz", "/en/online/phone?c=%3Cb%3E"} {
		body := get(s, path).Body.String()
		if n := len(number.FindAllString(body, -1)); n != 1 {
			t.Errorf("%s: %d numbers, want 112 alone", path, n)
		}
		for _, want := range []string{"/en/online/phone?c=it#call", "/en/online/phone?c=el#call", "/en/online/phone?c=pl#call", `href="/en/contacts"`} {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not hold %q", path, want)
			}
		}
		if strings.Contains(body, "zz") || strings.Contains(body, "%3C") {
			t.Errorf("%s: what stood in the address came back", path)
		}
	}
	if body := get(s, "/en/online/phone?c=GR").Body.String(); !strings.Contains(body, "?c=el") || strings.Contains(body, "GR") {
		t.Error("GR does not become el")
	}
}

// Beside the home countries only the chosen one has a tab; outside the EU 112 is not claimed to work.
func TestAnotherCountryKeepsItsOwnEmergencyNumber(t *testing.T) {
	d := contacts(t)
	s := site(t, &d)
	outside := 0
	for _, c := range d.Countries() {
		if slices.Contains(pathway.Home, c.ID) {
			continue
		}
		body := get(s, "/en/online/partner?c="+c.ID).Body.String()
		if n := strings.Count(body, "#call\""); n != len(pathway.Home)+1 || !strings.Contains(body, "?c="+c.ID+"#call\" aria-current=\"page\"") {
			t.Errorf("%s: %d tabs, or its own is not the current one", c.ID, n)
		}
		if strings.Contains(body, "European emergency number") != c.EU {
			t.Errorf("%s: in the EU %v, but 112 is shown otherwise", c.ID, c.EU)
		}
		if !c.EU {
			outside++
		}
	}
	if outside == 0 {
		t.Error("no country outside the EU: this test proves nothing")
	}
}

// An operator who mends a number need not start the program again.
func TestTheDirectoryIsAskedAtEachPage(t *testing.T) {
	d := contacts(t)
	s := site(t, &d)
	if body := get(s, "/en/online/partner?c=it").Body.String(); !strings.Contains(body, "tel:1522") {
		t.Fatal("no line at first")
	}
	d = new(pathway.Directory)
	if body := get(s, "/en/online/partner?c=it").Body.String(); strings.Contains(body, "tel:1522") {
		t.Error("the line stays after the directory was replaced")
	}
}

func TestAnUnknownGuideIsExplained(t *testing.T) {
	d := contacts(t)
	s := site(t, &d)
	for _, path := range []string{"/en/online/other", "/en/online/Pictures", "/en/online/%00"} {
		if w := get(s, path); w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "There is no guide at this address.") {
			t.Errorf("%s: %d, want 404 with a sentence", path, w.Code)
		}
	}
}

func TestEachFactSaysWhatIsKnownOfIt(t *testing.T) {
	d := contacts(t)
	s := site(t, &d)
	for path, want := range map[string]string{
		"/en/online/partner":  "Read in a published page: German advice services",
		"/en/online/pictures": "Not yet held against its source: the first steps",
		"/en/online/phone":    "Our own advice, not reviewed by experts: everything on this page.",
	} {
		if !strings.Contains(get(s, path).Body.String(), want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
}
