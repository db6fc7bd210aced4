package identifyweb

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/ui"
)

// explaining is a site with the pages that explain, and the full form under /full.
func explaining(t *testing.T, langs ...i18n.Lang) (*web.Site, *Handlers) {
	t.Helper()
	c, err := identify.Load(os.DirFS("../../../content/signs"))
	if err != nil {
		t.Fatal(err)
	}
	languages, err := i18n.Load(os.DirFS("../../../locale"), append([]i18n.Lang{i18n.English}, langs...))
	if err != nil {
		t.Fatal(err)
	}
	h := &Handlers{Catalogue: c}
	full := web.Route{Pattern: "GET /full", Name: "full", Cache: web.Revalidate, Handler: func(w http.ResponseWriter, r *http.Request) error {
		return h.showForm(w, r, http.StatusOK, true, checkForm{}, nil)
	}}
	own := fstest.MapFS{"views/error.html": {Data: []byte(`{{define "main"}}<h1>{{.Message}}</h1>{{end}}`)}}
	s, err := web.New(web.Config{
		Languages: languages, Routes: append(h.explainRoutes(), full),
		ErrorView: web.Parse[web.ErrorPage](web.Source{Layout: ui.Views, Own: own, Funcs: ui.Funcs()}, "error"),
		Neutral:   map[i18n.Lang]web.Neutral{"en": {URL: "https://weather.example/", Title: "Weather"}},
		Now:       func() time.Time { return time.Unix(0, 0) }, Reference: func() string { return "k7wd-29xa" },
		Log: slog.New(slog.DiscardHandler),
		Dev: &web.Dev{Root: "../../.."}, // templates read anew: those of the package stay unused, for the check of their types
	})
	if err != nil {
		t.Fatal(err)
	}
	return s, h
}

func page(t *testing.T, s *web.Site, path string, header ...string) string {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: status %d", path, w.Code)
	}
	return w.Body.String()
}

var (
	signPlace  = regexp.MustCompile(` id="s-([0-9]+)"`)
	placeLink  = regexp.MustCompile(`<li><a href="/en(/signs/explained/[a-z-]+)#s-([0-9]+)">`)
	outOf      = regexp.MustCompile(`<strong>([0-9]+) of 139 signs</strong>`)
	fieldNames = regexp.MustCompile(` name="(s[0-9]+)"`)
)

// numbers returns the first group of every match as numbers.
func numbers(re *regexp.Regexp, body string) []int {
	var out []int
	for _, m := range re.FindAllStringSubmatch(body, -1) {
		n, _ := strconv.Atoi(m[len(m)-1])
		out = append(out, n)
	}
	return out
}

func TestExplainedTemplatesFitTheirPages(t *testing.T) {
	check(t, explainedView)
	check(t, explainedThemeView)
	check(t, neverView)
	check(t, ruleView)
}

func TestPagesThatExplainKeepThePromises(t *testing.T) {
	s, _ := explaining(t, i18n.Italian, i18n.Greek, i18n.Polish)
	for _, a := range s.Addresses() {
		if a.Route.Name == "full" {
			continue
		}
		body := page(t, s, a.Path)
		if n := strings.Count(body, "<h1"); n != 1 || strings.Contains(body, "style=") || strings.Contains(body, `content="noindex"`) {
			t.Errorf("%s: %d h1, or inline style, or not to be found (decision 7)", a.Path, n)
		}
		if n := len(page(t, s, a.Path, "Accept-Encoding", "gzip")); n > web.PageBudget {
			t.Errorf("%s: %d bytes", a.Path, n)
		}
	}
}

func TestEverySignIsExplainedOnceInItsPlace(t *testing.T) {
	s, h := explaining(t)
	places := map[int]string{}
	for _, th := range h.Catalogue.Themes {
		path := explainedPath + "/" + th.ID
		body := page(t, s, "/en"+path)
		for _, n := range numbers(signPlace, body) {
			if places[n] != "" {
				t.Errorf("sign %d stands twice", n)
			}
			places[n] = path
		}
		for _, i := range th.Signs {
			x := &h.Catalogue.Signs[i]
			for _, text := range []string{x.Title, x.Text, x.Innocent, x.Caution, x.EvidenceNote} {
				if !strings.Contains(body, htmlOf(text)) {
					t.Errorf("%s: %q is missing", x.ID, text)
				}
			}
			asked := !x.DoNotAsk && !x.ListedOnly
			if strings.Contains(body, htmlOf("“"+x.Ask+"”")) != asked {
				t.Errorf("%s: asked is %v", x.ID, !asked)
			}
		}
	}
	if len(places) != 139 {
		t.Errorf("%d signs have a place, want 139", len(places))
	}
	links := placeLink.FindAllStringSubmatch(page(t, s, "/en"+explainedPath), -1)
	for _, m := range links {
		if n, _ := strconv.Atoi(m[2]); places[n] != m[1] {
			t.Errorf("the list sends sign %d to %s, it stands on %s", n, m[1], places[n])
		}
	}
	if len(links) != 139 {
		t.Errorf("the list has %d signs", len(links))
	}
}

// htmlOf writes a text as templates do.
func htmlOf(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;", "+", "&#43;").Replace(s)
}

func TestSignsSayWhatLimitsThem(t *testing.T) {
	s, h := explaining(t)
	n := map[string]int{}
	for _, th := range h.Catalogue.Themes {
		body := page(t, s, "/en"+explainedPath+"/"+th.ID)
		for _, text := range []string{
			"Only listed here. It is never asked and never searched for.", "It describes an offer, never a person.",
			"It counts only if somebody knew this and used it.", "A page that supports it was read.", "Not yet held against its source.",
			"This can be innocent", "a yes puts child protection first", "If it is so now, it is danger.",
		} {
			n[text] += strings.Count(body, text)
		}
	}
	want := map[string]int{
		"Only listed here. It is never asked and never searched for.": 4, "It describes an offer, never a person.": 29,
		"It counts only if somebody knew this and used it.": 19, "A page that supports it was read.": 65, "Not yet held against its source.": 74,
		"This can be innocent": 139, "a yes puts child protection first": 14, "If it is so now, it is danger.": 8,
	}
	for text, w := range want {
		if n[text] != w {
			t.Errorf("%q stands %d times, want %d", text, n[text], w)
		}
	}
}

func TestFilterOnThePage(t *testing.T) {
	s, h := explaining(t)
	for _, q := range []identify.Filter{
		{}, {"transport"}, {"", "romance"}, {"", "any"}, {"", "", "bank"}, {"", "", "", "begging"}, {"", "job-offer"},
		{"recruitment", "romance", "health", "sexual"}, {"exploitation", "", "work", "labour"}, {"general", "", "police", "criminality"},
	} {
		body := page(t, s, "/en"+explainedPath+"?"+queryOf(q))
		var want []int
		for _, i := range h.Catalogue.Matching(q) {
			want = append(want, h.Catalogue.Signs[i].Number)
		}
		in, links := numbers(signPlace, body), numbers(placeLink, body)
		slices.Sort(in)
		slices.Sort(links)
		full := q != identify.Filter{} && len(want) <= fewSigns
		if full && !slices.Equal(in, want) || !full && (len(in) != 0 || !slices.Equal(links, want)) {
			t.Errorf("%q: %d signs in full, %d links, want %d", q, len(in), len(links), len(want))
		}
		if m := outOf.FindStringSubmatch(body); m == nil || m[1] != strconv.Itoa(len(want)) {
			t.Errorf("%q: the page says %q, want %d", q, m, len(want))
		}
		for _, v := range q {
			if v != "" && !strings.Contains(body, `<option value="`+v+`" selected>`) {
				t.Errorf("%q: %s is not shown as chosen", q, v)
			}
		}
	}
}

func TestAnUnknownValueIsNamedAndLeftOut(t *testing.T) {
	s, _ := explaining(t, i18n.Greek)
	body := page(t, s, "/en"+explainedPath+"?phase=%3Cb%3Ezz&route=romance&more=x")
	if !strings.Contains(body, "“&lt;b&gt;zz” is not a choice for “When”. It was left out.") {
		t.Error("the page does not say what it left out")
	}
	if !strings.Contains(body, "<strong>6 of 139 signs</strong>") {
		t.Error("the other choice is not kept")
	}
	if !strings.Contains(body, `href="/el/signs/explained?route=romance"`) {
		t.Error("the language links carry more or less than what was chosen")
	}
	body = page(t, s, "/en"+explainedPath+"?form="+strings.Repeat("y", 5000))
	if !strings.Contains(body, "<strong>139 of 139 signs</strong>") || strings.Contains(body, strings.Repeat("y", 50)) {
		t.Error("a long value is shown whole or narrows the list")
	}
}

func TestAnEmptyListOffersToLeaveOutOneChoice(t *testing.T) {
	s, h := explaining(t)
	q := identify.Filter{"transport", "images", "bank", ""}
	if len(h.Catalogue.Matching(q)) != 0 {
		t.Fatal("the filter finds something")
	}
	body := page(t, s, "/en"+explainedPath+"?"+queryOf(q))
	for _, want := range []string{
		"No sign has all of this.", "<strong>0 of 139 signs</strong>",
		`<a href="/en/signs/explained?route=images&amp;setting=bank">Without “On the way”</a>`,
		`<a href="/en/signs/explained?phase=transport&amp;setting=bank">Without “Intimate images”</a>`,
		`<a href="/en/signs/explained?phase=transport&amp;route=images">Without “Bank or housing”</a>`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

// The fullest filtered pages in the longest language stay below the budget.
func TestFilteredPagesAreLight(t *testing.T) {
	s, h := explaining(t, i18n.Greek)
	most := map[int]identify.Filter{}
	for _, route := range append(h.Catalogue.Values(identify.ByRoute), "") {
		for _, setting := range append(h.Catalogue.Values(identify.BySetting), "") {
			for _, form := range append(h.Catalogue.Values(identify.ByForm), "") {
				q := identify.Filter{"", route, setting, form}
				if n := len(h.Catalogue.Matching(q)); n > 20 && n <= fewSigns {
					most[n] = q
				}
			}
		}
	}
	if len(most) == 0 {
		t.Fatal("no filter finds many signs")
	}
	for n, q := range most {
		if size := len(page(t, s, "/el"+explainedPath+"?"+queryOf(q), "Accept-Encoding", "gzip")); size > web.PageBudget {
			t.Errorf("%q: %d signs, %d bytes", q, n, size)
		}
	}
}

func TestThemesLeadToEachOther(t *testing.T) {
	s, h := explaining(t)
	themes := h.Catalogue.Themes
	for i, th := range themes {
		body := page(t, s, "/en"+explainedPath+"/"+th.ID)
		for _, at := range []int{i - 1, i + 1} {
			if at >= 0 && at < len(themes) && !strings.Contains(body, `href="/en`+explainedPath+"/"+themes[at].ID+`"`) {
				t.Errorf("%s does not lead to %s", th.ID, themes[at].ID)
			}
		}
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/en"+explainedPath+"/no-such", nil))
	if w.Code != http.StatusNotFound {
		t.Errorf("an unknown theme: status %d", w.Code)
	}
}

func TestWhatIsNeverASignIsAllThere(t *testing.T) {
	s, h := explaining(t)
	body := page(t, s, "/en"+explainedPath+"/never")
	for _, x := range h.Catalogue.Rejected {
		if !strings.Contains(body, htmlOf(x.Title)) || !strings.Contains(body, htmlOf(x.Reason)) {
			t.Errorf("%s is missing", x.ID)
		}
	}
	if n := strings.Count(body, "Source: "); n != 13 {
		t.Errorf("%d sources, want 13", n)
	}
}

func TestRulePageStatesVersionsAndDifferences(t *testing.T) {
	s, h := explaining(t)
	body := page(t, s, "/en/signs/rule")
	for _, want := range []string{
		"Rule " + rule.Version + ". Signs " + h.Catalogue.Pack.Version + " of 23 November 2026.",
		"Version 1.0-draft, 23 November 2026", "Nothing here is the ILO’s own wording.", "We have not read the ILO’s brochure.",
		`<li><h3>L4</h3>`, `<li><h3>L0</h3>`, "/en/signs/explained/never",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is missing", want)
		}
	}
	all := h.Catalogue.Comparison()
	table := body[strings.Index(body, `id="differences"`):strings.Index(body, `id="limits"`)]
	if got := strings.Count(table, `<li><h3>`); got != len(all.Differences) || got == 0 {
		t.Errorf("%d rows of differences, want %d", got, len(all.Differences))
	}
	for _, d := range all.Differences {
		for _, m := range d.Marks {
			for _, i := range m.Signs {
				if !strings.Contains(table, fmt.Sprintf(`#s-%d">`, h.Catalogue.Signs[i].Number)) {
					t.Errorf("%s: %s is missing", d.Item, h.Catalogue.Signs[i].ID)
				}
			}
		}
	}
	for _, i := range h.Catalogue.Quick() {
		if !strings.Contains(body, htmlOf(h.Catalogue.Signs[i].Title)) {
			t.Errorf("the quick form lacks %s", h.Catalogue.Signs[i].ID)
		}
	}
}

// The table of the page says what the rule does.
func TestWhatIsEnoughIsWhatTheRuleSays(t *testing.T) {
	yes := 0
	for i, x := range enough {
		for weak := range 50 {
			if x.weak != anyNumber {
				weak = x.weak
			}
			if got := rule.Positive(x.strong, x.medium, weak); got != (i < 4) {
				t.Errorf("%s, %d weak: %v", x.text, weak, got)
			}
		}
		if rule.Positive(x.strong, x.medium, max(x.weak, 0)) {
			yes++
		}
	}
	if yes != 4 || len(levelWhen) != int(rule.L4)+1 {
		t.Errorf("%d are enough, %d levels", yes, len(levelWhen))
	}
}

func TestFullFormHasEachSignOnceUnderItsRoute(t *testing.T) {
	s, h := explaining(t)
	body := page(t, s, "/en/full")
	var want []int
	for i := range h.Catalogue.Signs {
		if !h.Catalogue.Signs[i].ListedOnly {
			want = append(want, i+1)
		}
	}
	got := numbers(signPlace, body)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("%d signs in the form, want %d, each once", len(got), len(want))
	}
	names := map[string]int{}
	for _, m := range fieldNames.FindAllStringSubmatch(body, -1) {
		names[m[1]]++
	}
	for _, n := range want {
		if names[fmt.Sprintf("s%d", n)] != 5 {
			t.Errorf("s%d has %d answers, want 5", n, names[fmt.Sprintf("s%d", n)])
		}
	}
	began := body[strings.Index(body, `id="t-how-it-began"`):strings.Index(body, `id="t-on-the-way"`)]
	at := 0
	for p, signs := range h.Catalogue.ByRoute(h.Catalogue.Themes[0].Signs) {
		id := fmt.Sprintf(`id="w-%d"`, p+1)
		if len(signs) == 0 || strings.Count(began, id) != 1 || strings.Count(body, fmt.Sprintf(`href="#w-%d"`, p+1)) != 1 {
			t.Errorf("part %d: %d signs, not once on the page or no link to it", p+1, len(signs))
		}
		marks := []string{id}
		for _, i := range signs {
			marks = append(marks, fmt.Sprintf(`id="s-%d"`, h.Catalogue.Signs[i].Number))
		}
		for _, m := range marks {
			i := strings.Index(began, m)
			if i < at {
				t.Errorf("%s stands at %d, before what belongs above it", m, i)
			}
			at = i
		}
	}
	if n := strings.Count(body, "<h3>"); n != len(h.Catalogue.Routes)+1 {
		t.Errorf("%d headings of parts, want %d", n, len(h.Catalogue.Routes)+1)
	}
}
