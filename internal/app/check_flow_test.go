package app

import (
	"html"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const asked = "?k=it-a00"

// safe is a start form with which nothing is wrong and nobody is in danger.
func safe() url.Values {
	v := url.Values{"country": {"it"}, "role": {"ngo"}, "age": {"adult"}, "alone": {"yes"}, "interpreter": {"none"}, "form": {"quick"}}
	for _, q := range []string{"now.controller_near", "now.hurt_or_threatened", "now.locked_in", "now.needs_doctor", "now.child_in_danger", "now.self_harm", "online.images", "online.meeting", "online.phone"} {
		v.Set(q, "no")
	}
	return v
}

func with(v url.Values, pairs ...string) url.Values {
	out := maps.Clone(v)
	for i := 0; i+1 < len(pairs); i += 2 {
		out[pairs[i]] = []string{pairs[i+1]}
	}
	return out
}

func TestSafetyComesFirst(t *testing.T) {
	s, _ := site(t)
	for _, tt := range []struct {
		name string
		form url.Values
		code int
		want string // in the page, or in Location
	}{
		{"nothing answered", url.Values{}, 422, "Please answer first"},
		{"one question about now open", with(safe(), "now.locked_in", ""), 422, "Please answer first"},
		{"age open", with(safe(), "age", ""), 422, "how old the person is"},
		{"not alone", with(safe(), "alone", "no"), 200, "Another time"},
		{"a companion interprets", with(safe(), "interpreter", "companion"), 200, "Another time"},
		{"an answer that is not offered", with(safe(), "now.locked_in", "declined"), 422, "Choose yes, no or not known"},
		{"danger", with(safe(), "now.hurt_or_threatened", "yes"), 200, `href="tel:112"`},
		{"danger and a child: danger first", with(safe(), "now.hurt_or_threatened", "yes", "age", "child"), 200, `href="tel:112"`},
		{"child", with(safe(), "age", "child"), 200, "I am the trained person"},
		{"age not sure", with(safe(), "age", "unsure"), 200, "I am the trained person"},
		{"danger online", with(safe(), "online.images", "yes"), 200, "Do not pay, do not answer, do not delete"},
		{"all well", safe(), 303, "/en/signs/quick" + asked},
		{"full form", with(safe(), "form", "full"), 303, "/en/signs/full" + asked},
		{"safe again after danger", with(safe(), "now.hurt_or_threatened", "yes", "safe", "1"), 303, "?k=it-a10"},
		{"the trained person goes on", with(safe(), "age", "child", "trained", "1"), 303, "?k=it-b00"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := post(t, s, "/en/signs", tt.form)
			got := w.Body.String() + w.Header().Get("Location")
			if w.Code != tt.code || !strings.Contains(got, tt.want) {
				t.Errorf("%d, want %d with %q", w.Code, tt.code, tt.want)
			}
			if strings.Contains(tt.name, "danger") && tt.code == 200 && strings.Contains(got, `type="radio"`) {
				t.Error("a form in front of danger")
			}
		})
	}
}

// The cover page must not give away what the talk was about.
func TestTheCoverPageIsNeutral(t *testing.T) {
	s, _ := site(t)
	body := post(t, s, "/en/signs", with(safe(), "alone", "no")).Body.String()
	main := strings.ToLower(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(body[strings.Index(body, "<main"):strings.Index(body, "</main>")], " "))
	for _, word := range []string{"traffick", "exploit", "danger", "free2link", "victim", "police"} {
		if strings.Contains(main, word) {
			t.Errorf("the cover page says %q", word)
		}
	}
	if strings.Contains(body, "<header") || strings.Contains(body, "<footer") {
		t.Error("the cover page shows whose page it is")
	}
}

func TestTheFormNeedsTheSafetyQuestions(t *testing.T) {
	s, _ := site(t)
	for _, q := range []string{"", "?k=", "?k=it-a0", "?k=it-d00", "?k=it-a20", "?k=it-a08", "?k=it-a0x", "?k=it_a00", "?a=adult&n=222222"} {
		for _, path := range []string{"/en/signs/quick", "/en/signs/full"} {
			body := post(t, s, path+q, strongCase)
			if body.Code != http.StatusUnprocessableEntity || !strings.Contains(body.Body.String(), "The safety questions come first") || strings.Count(body.Body.String(), " checked") != len(strongCase)-1 {
				t.Errorf("POST %s%s: %d, want the form with every answer and what is missing", path, q, body.Code)
			}
			if w := get(t, s, path+q); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/en/signs" {
				t.Errorf("%s%s: %d %q, want the start", path, q, w.Code, w.Header().Get("Location"))
			}
		}
	}
}

var strongCase = url.Values{
	"documents-withheld": {"yes"}, "documents-withheld.way": {"yes"}, "phone-monitored": {"yes"}, "excessive-hours": {"yes"}, "little-or-no-pay": {"yes"},
	"view": {"worried"}, "theirs": {"I only want my papers <b> & my money."},
}

func TestTheReadingExplainsItself(t *testing.T) {
	s, _ := site(t)
	w := post(t, s, "/en/signs/quick"+asked, strongCase)
	body := w.Body.String()
	if w.Code != 200 {
		t.Fatalf("status %d", w.Code)
	}
	for _, want := range []string{
		"Signs of all three elements", "This is not a decision", "I am worried", "I only want my papers &lt;b&gt; &amp; my money.",
		"Identity papers kept by others", "Innocent explanation:", "Source: ILO 2009", "Why this is not proof", "26 of the 99", "ILO-style", "Rules 1.0-draft",
		`href="/en/contacts/it#trafficking"`, "Somebody can see the phone or the location", "ask for a talk with your supervisor", "Do not contact the employer", "What would change this reading",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the reading does not hold %q", want)
		}
	}
	plain := body[strings.Index(body, `id="plain"`):]
	plain = plain[:strings.Index(plain, "</textarea>")]
	if strings.Contains(plain, "papers &") || !strings.Contains(plain, "Identity papers kept by others") {
		t.Error("the text to copy holds what was typed, or not the signs")
	}
	if regexp.MustCompile(`[0-9]+ ?%`).MatchString(body) {
		t.Error("the reading shows a percentage")
	}
	checkPage(t, body, "en")
}

var hiddenField = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)

// Change, the languages and the box keep every answer.
func TestAnswersSurviveEveryWay(t *testing.T) {
	s, _ := site(t)
	body := post(t, s, "/en/signs/quick"+asked, strongCase).Body.String()
	carried := url.Values{}
	for _, m := range hiddenField.FindAllStringSubmatch(body, -1) {
		carried.Add(html.UnescapeString(m[1]), html.UnescapeString(m[2]))
	}
	for name, v := range strongCase {
		if !slices.Equal(carried[name], v) {
			t.Errorf("%s: carried %q, want %q", name, carried[name], v)
		}
	}
	change := post(t, s, "/en/signs/quick"+asked, with(carried, "do", "change")).Body.String()
	for _, want := range []string{
		`name="documents-withheld" value="yes" checked`, `name="documents-withheld.way" value="yes" checked`, `name="phone-monitored" value="yes" checked`,
		`name="view" value="worried" checked`, "I only want my papers &lt;b&gt; &amp; my money.</textarea>",
	} {
		if !strings.Contains(change, want) {
			t.Errorf("the form does not hold %s", want)
		}
	}
	if n := strings.Count(change, " checked"); n != len(strongCase)-1 {
		t.Errorf("%d fields are chosen, want %d", n, len(strongCase)-1)
	}
	// The language list of the form: the same form again, in another language.
	w := post(t, s, "/en/signs/quick"+asked, with(strongCase, "language", "it"))
	if w.Code != http.StatusTemporaryRedirect || w.Header().Get("Location") != "/it/signs/quick"+asked {
		t.Fatalf("language: %d %q", w.Code, w.Header().Get("Location"))
	}
	w = post(t, s, "/it/signs/quick"+asked, with(strongCase, "language", "it"))
	if w.Code != 200 || !strings.Contains(w.Body.String(), `<html lang="it"`) || !strings.Contains(w.Body.String(), `name="phone-monitored" value="yes" checked`) {
		t.Errorf("the Italian form: %d, or an answer is lost", w.Code)
	}
	// The language list of the reading: the reading again.
	w = post(t, s, "/it/signs/quick"+asked, with(carried, "language", "it"))
	if w.Code != 200 || !strings.Contains(w.Body.String(), `class="reading`) {
		t.Errorf("the Italian reading: %d, or another page", w.Code)
	}
	// Sent again with another share of people affected, the reading says so.
	w = post(t, s, "/en/signs/quick"+asked, with(carried, "do", "proof", "per", "10"))
	if !strings.Contains(w.Body.String(), "Where 10 in 100 are affected, it would be right for about 29 in 100") {
		t.Error("the box does not work out 10 in 100")
	}
}

// What is wrong is said in a sentence, and what was right is kept.
func TestTamperedFormsKeepWhatWasTyped(t *testing.T) {
	s, _ := site(t)
	good := strongCase.Encode()
	long := strings.Repeat("ż", 1001)
	for name, tt := range map[string]struct{ body, want string }{
		"unknown sign":      {good + "&no-such-sign=yes", "no field “no-such-sign”"},
		"wrong value":       {good + "&debt-bondage=perhaps", "Choose one of the five answers"},
		"repeated key":      {good + "&phone-monitored=no", "sent more than once"},
		"under two names":   {good + "&s69=no", "sent more than once"},
		"broken escape":     {good + "&reason=%zz", "could not be read"},
		"semicolon":         {good + "&a;b=1", "could not be read"},
		"language":          {good + "&language=zz", "not offered"},
		"not UTF-8 value":   {good + "&reason=%ff%fe", "cannot be read"},
		"not UTF-8 name":    {good + "&%ff=yes", "cannot be read"},
		"zero byte":         {good + "&reason=a%00b", "cannot be read"},
		"too long":          {good + "&reason=" + url.QueryEscape(long), "1,001"},
		"box":               {good + "&debt-bondage.way=maybe", "does not offer"},
		"view":              {strings.Replace(good, "view=worried", "view=angry", 1), "Choose what you think"},
		"deed":              {good + "&do=delete", "no field “delete”"},
		"listed, not asked": {good + "&advert-hidden-phone=yes", "no field “advert-hidden-phone”"},
		"markup in a name":  {good + "&%3Cscript%3E=1", "&lt;script&gt;"},
	} {
		t.Run(name, func(t *testing.T) {
			w := postBody(t, s, "/en/signs/quick"+asked, tt.body)
			body := w.Body.String()
			if w.Code != http.StatusUnprocessableEntity || !strings.Contains(body, tt.want) {
				t.Errorf("%d, want 422 with %q", w.Code, tt.want)
			}
			if !strings.Contains(body, `name="documents-withheld" value="yes" checked`) {
				t.Error("an answer was lost")
			}
			if !strings.Contains(body, "<title>Error: ") || !strings.Contains(body, `role="alert"`) {
				t.Error("the page does not say at once that something is wrong")
			}
		})
	}
}

func TestHostileBodiesAreRefusedInASentence(t *testing.T) {
	s, _ := site(t)
	fields := strings.Repeat("a=1&", 1e5)
	for name, tt := range map[string]struct {
		kind, body string
		code       int
	}{
		"100 MB":          {"application/x-www-form-urlencoded", "reason=" + strings.Repeat("x", 100<<20), 413},
		"many of one":     {"application/x-www-form-urlencoded", fields, 413},
		"bad escape":      {"application/x-www-form-urlencoded", "a=%zz", 422},
		"semicolons":      {"application/x-www-form-urlencoded", "a=1;b=2", 422},
		"JSON":            {"application/json", `{"a":1}`, 422},
		"multipart":       {"multipart/form-data; boundary=x", "--x--", 422},
		"no type":         {"", "a=1", 422},
		"brackets":        {"application/x-www-form-urlencoded", strings.Repeat("[", 1e5), 422},
		"nothing at all":  {"application/x-www-form-urlencoded", "", 200},
		"only separators": {"application/x-www-form-urlencoded", "&&&&", 200},
	} {
		t.Run(name, func(t *testing.T) {
			for _, path := range []string{"/el/signs/quick" + asked, "/el/signs/full" + asked, "/el/signs"} {
				r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(tt.body))
				r.Header.Set("Content-Type", tt.kind)
				w := httptest.NewRecorder()
				s.ServeHTTP(w, r)
				want := tt.code
				if path == "/el/signs" && want == 200 {
					want = 422 // the safety questions are not answered
				}
				if w.Code != want || !strings.Contains(w.Body.String(), "<h1") {
					t.Errorf("%s: %d, want %d with a page", path, w.Code, want)
				}
			}
		})
	}
}

// Partner sites may embed the form: it reads no cookie and changes nothing.
func TestFormsOfOtherSitesAreRead(t *testing.T) {
	s, _ := site(t)
	r := httptest.NewRequest(http.MethodPost, "/en/signs", strings.NewReader(safe().Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", "https://partner.example")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusSeeOther {
		t.Errorf("status %d, want 303", w.Code)
	}
}

func TestTheLogHoldsNothingOfThePerson(t *testing.T) {
	s, log := site(t)
	post(t, s, "/en/signs/quick"+asked, with(strongCase, "reason", "CANARY-TEXT", "theirs", "CANARY-THEIRS"))
	post(t, s, "/en/signs/quick"+asked, with(strongCase, "CANARY-FIELD", "1"))
	get(t, s, "/en/contacts/CANARY-PATH?CANARY-QUERY=1", "User-Agent", "CANARY-AGENT", "Referer", "https://CANARY.example/", "X-Forwarded-For", "203.0.113.9")
	r := httptest.NewRequest("CANARY", "/CANARY", nil)
	r.RemoteAddr = "203.0.113.7:4711"
	s.ServeHTTP(httptest.NewRecorder(), r)
	got := log.String()
	if strings.Count(got, "msg=request") != 4 {
		t.Fatalf("want four lines, got:\n%s", got)
	}
	for _, leak := range []string{"CANARY", "203.0.113", "a=adult", "documents-withheld", "worried"} {
		if strings.Contains(got, leak) {
			t.Errorf("the log holds %q:\n%s", leak, got)
		}
	}
}

// What the worker says counts before the list: who wants to call gets the line first.
func TestTheWorkersOwnViewPutsTheCallFirst(t *testing.T) {
	s, _ := site(t)
	first := regexp.MustCompile(`class="go first"[^>]*href="([^"]*)"`)
	for view, want := range map[string]string{"call": "/en/contacts/it#trafficking", "worried": "/en/contacts/it#trafficking"} {
		body := post(t, s, "/en/signs/quick"+asked, url.Values{"view": {view}}).Body.String()
		if m := first.FindStringSubmatch(body); m == nil || m[1] != want || !strings.Contains(body, "This does not mean nothing happened") {
			t.Errorf("view %s: first step %v, want %s, the level unchanged", view, m, want)
		}
	}
	body := post(t, s, "/en/signs/quick"+asked, nil).Body.String()
	if !strings.Contains(body, `href="/en/contacts/it#trafficking"`) {
		t.Error("at the lowest level there is no way to ask for advice")
	}
}

// Nobody who thinks of ending their life is sent into a locked room.
func TestTheFirstMinutesFitTheDanger(t *testing.T) {
	s, _ := site(t)
	body := post(t, s, "/en/signs", with(safe(), "now.self_harm", "yes")).Body.String()
	if strings.Contains(body, "a room with a lock") || strings.Contains(body, "held or threatened") || !strings.Contains(body, "Do not leave them alone") {
		t.Error("thoughts of suicide: the page says what to do about a controller")
	}
	body = post(t, s, "/en/signs", with(safe(), "now.needs_doctor", "yes", "now.locked_in", "yes")).Body.String()
	for _, want := range []string{"a room with a lock", "Somebody needs a doctor now", "held or threatened"} {
		if !strings.Contains(body, want) {
			t.Errorf("two dangers: %q is missing", want)
		}
	}
}

// "Later" on the cover page leads on to what the answers ask for.
func TestTheCoverLosesNothing(t *testing.T) {
	s, _ := site(t)
	body := post(t, s, "/en/signs", with(safe(), "alone", "no", "now.locked_in", "yes")).Body.String()
	carried := url.Values{}
	for _, m := range hiddenField.FindAllStringSubmatch(body, -1) {
		carried.Add(html.UnescapeString(m[1]), html.UnescapeString(m[2]))
	}
	if w := post(t, s, "/en/signs", carried); w.Code != 200 || !strings.Contains(w.Body.String(), `href="tel:112"`) {
		t.Errorf("%d: the danger is forgotten", w.Code)
	}
}

// Asking more leads to a form that has the signs to ask about.
func TestAskingMoreOpensTheFullForm(t *testing.T) {
	s, _ := site(t)
	body := post(t, s, "/en/signs/quick"+asked, url.Values{"debt-bondage": {"yes"}, "excessive-hours": {"yes"}}).Body.String()
	if !regexp.MustCompile(`name="do" value="change" formaction="/en/signs/full\?k=it-a00#s-[0-9]+"`).MatchString(body) {
		t.Error("no button leads to the full form")
	}
}

// No field of a screen in between opens the form without the safety questions.
func TestNoScreenOpensTheLock(t *testing.T) {
	s, _ := site(t)
	for _, form := range []url.Values{
		{"at": {"screen"}, "language": {"en"}, "trained": {"1"}, "safe": {"1"}, "seen": {"1"}},
		{"language": {"en"}, "trained": {"1"}, "safe": {"1"}, "seen": {"1"}},
		{"at": {"screen"}, "trained": {"1"}, "safe": {"1"}, "seen": {"1"}, "age": {"adult"}, "alone": {"yes"}},
	} {
		if w := post(t, s, "/en/signs", form); w.Header().Get("Location") != "" || !strings.Contains(w.Body.String(), `name="now.locked_in"`) {
			t.Errorf("%v: %d %q, want the start form", form, w.Code, w.Header().Get("Location"))
		}
	}
}

// What nobody chose is not chosen by a mistake elsewhere in the form.
func TestAMistakeChoosesNothing(t *testing.T) {
	s, _ := site(t)
	body := post(t, s, "/en/signs", url.Values{"now.locked_in": {"no"}, "language": {"zz"}}).Body.String()
	if n := strings.Count(body, " checked"); n != 1 || !strings.Contains(body, "This language is not offered") {
		t.Errorf("%d fields are chosen, want the one that was", n)
	}
}

// The quick form carries on what it does not show.
func TestTheQuickFormLosesNoAnswerOfTheFullOne(t *testing.T) {
	s, _ := site(t)
	all := url.Values{"physical-violence": {"yes"}, "economic-need-acute": {"yes"}, "economic-need-acute.used": {"yes"}, "do": {"change"}}
	body := post(t, s, "/en/signs/quick"+asked, all).Body.String()
	carried := url.Values{}
	for _, m := range hiddenField.FindAllStringSubmatch(body, -1) {
		carried.Add(m[1], m[2])
	}
	for _, name := range []string{"physical-violence", "economic-need-acute", "economic-need-acute.used"} {
		if !slices.Equal(carried[name], []string{"yes"}) {
			t.Errorf("%s: carried %q", name, carried[name])
		}
	}
	full := post(t, s, "/en/signs/full"+asked, all).Body.String()
	if n := len(hiddenField.FindAllString(full, -1)); n != 0 {
		t.Errorf("the full form shows everything and carries %d fields twice", n)
	}
}

// "Ask a little more" keeps what the start said, a watched phone too.
func TestAskingMoreKeepsTheStart(t *testing.T) {
	s, _ := site(t)
	body := post(t, s, "/en/signs/quick?k=it-a07", url.Values{"debt-bondage": {"yes"}}).Body.String()
	if !strings.Contains(body, `formaction="/en/signs/full?k=it-a07#s-`) {
		t.Error("the code of the start changed on the way")
	}
}
