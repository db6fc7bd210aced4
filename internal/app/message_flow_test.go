package app

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

const clear = "Nice hotel by the sea.\nWe keep your passport until you pay back the debt.\nWrite to jobs@night.example or call +39 333 123 4567, https://night.example/x?a=1"

// body takes the page of a text in a language.
func message(t *testing.T, h http.Handler, lang string, form url.Values, code int) string {
	t.Helper()
	w := post(t, h, "/"+lang+"/message", form)
	if w.Code != code {
		t.Fatalf("status %d, want %d", w.Code, code)
	}
	checkHeaders(t, w.Header())
	if got := w.Header().Get("Cache-Control"); got != "no-store" {
		t.Errorf("Cache-Control %q, want no-store", got)
	}
	return w.Body.String()
}

// within is the part of a page from one mark to another.
func within(t testing.TB, body, from, to string) string {
	t.Helper()
	_, after, ok := strings.Cut(body, from)
	part, _, ends := strings.Cut(after, to)
	if !ok || !ends {
		t.Fatalf("the page has no %s", from)
	}
	return part
}

func TestAMessageIsShownWithWhatWasFound(t *testing.T) {
	s, _ := site(t)
	body := message(t, s, "en", url.Values{"text": {clear}, "country": {"it"}}, 200)
	checkPage(t, body, "en")
	for _, want := range []string{
		"This wording is worrying", "Advert or message in English", "not of a person", "Innocent explanation:", "It may mean:", "Ask:",
		"Do not call or write to the advertiser.", `href="/en/contacts/it#trafficking"`, "jobs[at]night[.]example", "hxxps://night[.]example", "&#43;393331234567",
		`name="documents-withheld" value="yes"`, "Next step, in one tap", `href="/en/online/job-offer?c=it"`, "This site kept nothing",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
	text := within(t, body, `<div class="advert" dir="auto" lang="en">`, "</div>")
	if !strings.Contains(text, "Nice hotel by the sea.\n") || !strings.Contains(text, `<mark class="s"`) || !strings.Contains(text, `href="#f1"`) {
		t.Errorf("the text is not marked: %s", text)
	}
	if strings.Contains(text, "@") || strings.Contains(text, "https:") || strings.Contains(text, "tel:") {
		t.Errorf("something in the text can be pressed: %s", text)
	}
	for _, m := range regexp.MustCompile(`href="#([a-z0-9A-Z]+)"`).FindAllStringSubmatch(body, -1) {
		if n := strings.Count(body, ` id="`+m[1]+`"`); n != 1 {
			t.Errorf("#%s leads to %d places", m[1], n)
		}
	}
	for _, bad := range []string{"%", "ictim", "safe to go"} {
		if strings.Contains(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(within(t, body, "<main", "</main>"), " "), bad) {
			t.Errorf("the page says %q", bad)
		}
	}
}

// No level means safe, and there is always somewhere to go.
func TestNothingFoundIsNoDeadEndAndNotSafe(t *testing.T) {
	s, _ := site(t)
	for _, lang := range []string{"en", "it", "el", "pl"} {
		body := html.UnescapeString(message(t, s, lang, url.Values{"text": {"Xyzzy plugh 17."}}, 200))
		l, _ := s.Languages.Locale(s.Languages.Langs()[0])
		for _, x := range s.Languages.Langs() {
			if string(x) == lang {
				l, _ = s.Languages.Locale(x)
			}
		}
		for _, want := range []string{
			l.TC("wording", "No known wording found"), l.T("Honest and false offers often look the same. Nothing here says that it is safe: ask the person."),
			`href="/` + lang + `/signs"`, `href="/` + lang + `/contacts"`, `href="/` + lang + `/online/job-offer"`,
		} {
			if !strings.Contains(body, want) {
				t.Errorf("%s: the page does not hold %q", lang, want)
			}
		}
	}
}

// Whoever wrote the text cannot write into the page.
func TestATextCannotBecomeMarkup(t *testing.T) {
	s, _ := site(t)
	for _, evil := range []string{
		`<script>alert(1)</script>`, `</div></main><h1>x</h1>`, `"><img src=x onerror=alert(1)>`, `</textarea><script>`, `{{.Shell}}`, "javascript:alert(1)",
		`<a href="https://evil.example/">x</a>`, "\u202e" + `</mark>` + "\u2066", `<b style="x">`,
	} {
		text := evil + "\nWe keep your passport " + evil + " until you pay back the debt. " + evil
		for _, form := range []url.Values{{"text": {text}}, {"text": {text}, "do": {"change"}}, {"text": {text}, "country": {evil}, "in": {evil}, evil: {"1"}}} {
			w := post(t, s, "/en/message", form)
			body := w.Body.String()
			for _, bad := range []string{"<script>alert", "<img", "onerror=alert(1)>", `style="`, "<b ", "</main><h1>x", `href="https://evil`} {
				if strings.Contains(body, bad) {
					t.Errorf("%q made %q", evil, bad)
				}
			}
			if n := len(heading.FindAllString(body, -1)); n != 1 {
				t.Errorf("%q: %d h1", evil, n)
			}
			if !strings.Contains(html.UnescapeString(body), evil) && !strings.Contains(evil, "https:") {
				t.Errorf("%q is not shown as it was", evil)
			}
		}
	}
}

func TestWhatIsWrongWithATextIsSaid(t *testing.T) {
	s, _ := site(t)
	long := strings.Repeat("word ", 41000) // a little more than 200 KB
	for name, tt := range map[string]struct {
		form url.Values
		code int
		want string
		kept string
	}{
		"nothing":           {url.Values{}, 422, "There is no text yet", ""},
		"blanks":            {url.Values{"text": {" \r\n\t "}}, 422, "There is no text yet", ""},
		"too long":          {url.Values{"text": {long}}, 422, "The text has 201 KB", long[:1000]},
		"far too long":      {url.Values{"text": {strings.Repeat("x", 1<<20)}}, 413, "far more than 200 KB", ""},
		"a ZIP file":        {url.Values{"text": {"PK\x03\x04\x14\x00"}}, 422, "This is a ZIP file", ""},
		"no UTF-8":          {url.Values{"text": {"caf\xe9 passport"}}, 422, "This is not plain text", "caf\ufffd passport"},
		"zero bytes":        {url.Values{"text": {"a\x00b"}}, 422, "This is not plain text", "ab"},
		"only emoji":        {url.Values{"text": {"😀😀 ❤️ !!!"}}, 422, "There are no words", "😀😀"},
		"a country":         {url.Values{"text": {"hello"}, "country": {"zz"}}, 422, "Choose a country from the list", "hello"},
		"a language":        {url.Values{"text": {"hello"}, "in": {"xx"}}, 422, "Choose the language of the text", "hello"},
		"an unknown field":  {url.Values{"text": {"hello"}, "wish": {"1"}}, 422, "no field “wish”", "hello"},
		"a field twice":     {url.Values{"text": {"hello", "you"}}, 422, "sent more than once", "hello"},
		"an unknown wish":   {url.Values{"text": {"hello"}, "do": {"publish"}}, 422, "no field “publish”", "hello"},
		"an ordinary text":  {url.Values{"text": {"hello"}, "in": {"auto"}, "country": {""}}, 200, "hello", ""},
		"as long as it may": {url.Values{"text": {long[:200<<10]}}, 200, "word word", ""},
	} {
		t.Run(name, func(t *testing.T) {
			body := message(t, s, "en", tt.form, tt.code)
			if !strings.Contains(body, tt.want) {
				t.Errorf("the page does not say %q", tt.want)
			}
			if tt.code == 200 {
				return
			}
			if !strings.Contains(body, "<title>Error: ") || !strings.Contains(body, `role="alert"`) {
				t.Error("the page does not say at once that something is wrong")
			}
			if !strings.Contains(within(t, body, "<textarea", "</textarea>"), tt.kept) {
				t.Error("what was typed is lost")
			}
		})
	}
	for name, kind := range map[string]string{"JSON": "application/json", "none": "", "broken multipart": "multipart/form-data; boundary=x", "no boundary": "multipart/form-data"} {
		r := httptest.NewRequest(http.MethodPost, "/en/message", strings.NewReader("--y--"))
		r.Header.Set("Content-Type", kind)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != 422 || !strings.Contains(w.Body.String(), "<h1") {
			t.Errorf("%s: %d, want 422 with a page", name, w.Code)
		}
	}
}

// withFile sends the form as a browser does that has a file.
func withFile(t testing.TB, h http.Handler, path string, fields map[string]string, file string) *httptest.ResponseRecorder {
	t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for k, v := range fields {
		if err := m.WriteField(k, v); err != nil {
			t.Fatal(err)
		}
	}
	name := "chat.txt"
	if file == "" {
		name = "" // none was chosen
	}
	f, err := m.CreateFormFile("file", name)
	if err == nil {
		_, err = io.WriteString(f, file)
	}
	if err != nil || m.Close() != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, path, &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestAListOfContactsIsCutAloud(t *testing.T) {
	s, _ := site(t)
	var list strings.Builder
	for i := range 60 {
		fmt.Fprintf(&list, "write to a%d@night.example\n", i)
	}
	body := message(t, s, "en", url.Values{"text": {list.String()}}, 200)
	if got := strings.Count(body, "[at]night[.]example"); !strings.Contains(body, "Only the first 50 are listed.") || got < 50 {
		t.Errorf("%d addresses, and that there are more is said: %t", got, strings.Contains(body, "Only the first 50"))
	}
}

func TestAFileIsReadLikeAText(t *testing.T) {
	s, _ := site(t)
	for name, tt := range map[string]struct {
		text, file string
		code       int
		want       string
	}{
		"a file":              {"", "\ufeffHello.\r\nWe keep your passport until you pay back the debt.", 200, "Hello.\n"},
		"a text and no file":  {"We keep your passport until you pay back the debt.", "", 200, "This wording is worrying"},
		"a file and a text":   {"typed words", "words of the file", 422, "typed words</textarea>"},
		"a ZIP file":          {"", "PK\x03\x04\x00\x00", 422, "This is a ZIP file"},
		"a picture":           {"", "\x89PNG\r\n\x1a\n\x00\x00", 422, "This is not plain text"},
		"UTF-16":              {"", "\xff\xfea\x00b\x00", 200, ">ab<"},
		"UTF-16, not marked":  {"", "a\x00b\x00", 422, "saved as UTF-8"},
		"an empty file":       {"", "\n", 422, "There is no text yet"},
		"a file that is huge": {"", strings.Repeat("x", 1<<20), 413, "far more than 200 KB"},
		"a file too long":     {"", strings.Repeat("long ", 50000), 422, "The text has 245 KB"},
	} {
		w := withFile(t, s, "/en/message", map[string]string{"text": tt.text, "in": "auto", "country": "it"}, tt.file)
		if w.Code != tt.code || !strings.Contains(w.Body.String(), tt.want) {
			t.Errorf("%s: %d, want %d with %q", name, w.Code, tt.code, tt.want)
		}
	}
}

// Another language asks for the same text again; what was typed is not lost on the way.
func TestALanguageChangeKeepsTheText(t *testing.T) {
	s, _ := site(t)
	body := message(t, s, "en", url.Values{"text": {clear}, "country": {"it"}, "in": {"en"}}, 200)
	carried := url.Values{}
	for _, m := range hiddenField.FindAllStringSubmatch(within(t, body, ` id="f"`, "</form>"), -1) {
		carried.Add(html.UnescapeString(m[1]), html.UnescapeString(m[2]))
	}
	if carried.Get("text") != clear || carried.Get("country") != "it" || carried.Get("in") != "en" {
		t.Fatalf("the page carries %q", carried)
	}
	if !strings.Contains(body, `form="f" name="language" value="pl"`) || !strings.Contains(body, `formaction="/pl/message"`) {
		t.Error("the list of languages does not send the text")
	}
	if got := message(t, s, "pl", with(carried, "language", "pl"), 200); !strings.Contains(got, `<html lang="pl"`) || !strings.Contains(got, `<mark class="s"`) {
		t.Error("the reading is not there in Polish")
	}
	w := post(t, s, "/en/message", with(carried, "language", "el"))
	if w.Code != http.StatusTemporaryRedirect || w.Header().Get("Location") != "/el/message" {
		t.Errorf("%d %q, want 307 to the Greek page", w.Code, w.Header().Get("Location"))
	}
	for _, form := range []url.Values{with(carried, "do", "change"), {"text": {clear}, "language": {"en"}, "country": {"it"}, "in": {"en"}}} {
		got := html.UnescapeString(message(t, s, "en", form, 200))
		if !strings.Contains(got, "\n"+clear+"</textarea>") || !strings.Contains(got, `<option value="it" selected>`) || !strings.Contains(got, `<option value="en" selected>`) {
			t.Error("the form lost the text or a choice")
		}
	}
	if got := message(t, s, "it", url.Values{"language": {"it"}}, 200); strings.Contains(got, `role="alert"`) {
		t.Error("a change of language before anything was typed is an error")
	}
}

// What the person confirms goes to the guided check, and only after the questions about safety.
func TestConfirmedSignsGoToTheGuidedCheckBehindTheSafetyQuestions(t *testing.T) {
	s, _ := site(t)
	brought := url.Values{"do": {"change"}, "country": {"it"}, "documents-withheld": {"yes"}, "debt-bondage": {"yes"}, "told-to-keep-secret": {"yes"}}
	start := post(t, s, "/en/signs", brought)
	body := start.Body.String()
	if start.Code != 200 || strings.Contains(body, `role="alert"`) || !strings.Contains(body, `<option value="it" selected>`) || !strings.Contains(body, "Identity papers kept by others") {
		t.Fatalf("the start: %d, want the empty form with what comes along", start.Code)
	}
	signs := url.Values{}
	for _, m := range hiddenField.FindAllStringSubmatch(body, -1) {
		signs.Add(m[1], m[2])
	}
	if len(signs) != 3 || signs.Get("documents-withheld") != "yes" {
		t.Fatalf("the start carries %q", signs)
	}
	answered := func(pairs ...string) url.Values {
		v := with(safe(), pairs...)
		maps.Copy(v, signs)
		return v
	}
	for _, pairs := range [][]string{{"age", "child"}, {"now.locked_in", "yes"}, {"online.phone", "yes"}, {"alone", "no"}} {
		w := post(t, s, "/en/signs", answered(pairs...))
		if got := w.Body.String(); w.Code != 200 || strings.Contains(got, "data-steps") || !strings.Contains(got, `name="debt-bondage" value="yes"`) {
			t.Errorf("%v: %d, want its own page first, with what comes along", pairs, w.Code)
		}
	}
	if w := post(t, s, "/en/signs", with(answered(), "now.locked_in", "")); w.Code != 422 || !strings.Contains(w.Body.String(), `name="debt-bondage" value="yes"`) {
		t.Errorf("an open question about now: %d", w.Code)
	}
	for form, shown := range map[string]string{"quick": `name="documents-withheld" value="yes" checked`, "full": `value="yes" checked`} {
		w := post(t, s, "/en/signs", answered("form", form))
		body = w.Body.String()
		if w.Code != 200 || !strings.Contains(body, `action="/en/signs/`+form+`?k=it-a00`) || !strings.Contains(body, shown) {
			t.Fatalf("the %s form: %d, or an answer is lost", form, w.Code)
		}
	}
	quick := post(t, s, "/en/signs", answered()).Body.String()
	if !strings.Contains(quick, `<input type="hidden" name="told-to-keep-secret" value="yes">`) || !strings.Contains(quick, "also where this form does not show it") {
		t.Error("a sign that the quick form does not show is lost, or not named")
	}
	if w := post(t, s, "/en/signs", with(brought, "documents-withheld", "perhaps")); w.Code != 422 || !strings.Contains(w.Body.String(), "no field") {
		t.Errorf("an answer that is not offered: %d", w.Code)
	}
}

func TestFraudLeadsToItsOwnRoute(t *testing.T) {
	s, _ := site(t)
	body := message(t, s, "en", url.Values{"text": {"Easy online job: like videos, pay a deposit in crypto first and earn 500 euro a day. Forward the money to another account and keep ten percent."}, "country": {"it"}}, 200)
	for _, want := range []string{`id="fraud"`, "More like fraud than trafficking", `href="/en/online/accounts?c=it"`, "Where to report fraud"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
}

// The log holds neither a text nor a file, whatever happened to it.
func TestTheLogHoldsNothingOfAMessage(t *testing.T) {
	s, log := site(t)
	message(t, s, "en", url.Values{"text": {"CANARY-TEXT We keep your passport until you pay back the debt. +39 333 123 4567"}}, 200)
	message(t, s, "en", url.Values{"text": {"CANARY-WRONG"}, "CANARY-FIELD": {"1"}, "country": {"CANARY-COUNTRY"}}, 422)
	message(t, s, "en", url.Values{"text": {"CANARY-LONG" + strings.Repeat("x", 1<<20)}}, 413)
	withFile(t, s, "/en/message", nil, "CANARY-FILE\x00")
	post(t, s, "/en/message?CANARY=1", url.Values{"text": {"CANARY"}})
	got := log.String()
	if n := strings.Count(got, "msg=request"); n != 5 {
		t.Fatalf("%d lines, want five:\n%s", n, got)
	}
	for _, leak := range []string{"CANARY", "passport", "333", "chat.txt"} {
		if strings.Contains(got, leak) {
			t.Errorf("the log holds %q:\n%s", leak, got)
		}
	}
}

// Decision 6: a partner's site may embed a plain form.
func TestAMessageFromAnotherSiteIsRead(t *testing.T) {
	s, _ := site(t)
	r := httptest.NewRequest(http.MethodPost, "/en/message", strings.NewReader(url.Values{"text": {"hello"}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", "https://partner.example")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusOK || w.Header().Get("Set-Cookie") != "" {
		t.Errorf("status %d, want 200 and no cookie", w.Code)
	}
}

func TestAnswersToAMessageAreNoHeavierThanTheyMust(t *testing.T) {
	s, _ := site(t)
	for name, tt := range map[string]struct {
		text string
		most int
	}{
		"an advert":   {strings.Repeat(clear+"\n", 3), 30 << 10},
		"the longest": {strings.Repeat(clear+"\n", (200<<10)/(len(clear)+1)), 60 << 10},
	} {
		r := httptest.NewRequest(http.MethodPost, "/el/message", strings.NewReader(url.Values{"text": {tt.text}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Accept-Encoding", "gzip")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if n := w.Body.Len(); w.Code != 200 || n > tt.most {
			t.Errorf("%s: %d, %d bytes compressed, at most %d", name, w.Code, n, tt.most)
		}
	}
}
