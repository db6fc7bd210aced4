package app

import (
	"html"
	"io"
	"net/url"
	"strings"
	"testing"

	"github.com/free2link/free2link/internal/platform/i18n"
)

// The sentences that keep the safety rules stand on their pages, in every
// language. docs/SAFETY.md lists which rule each is for.
func TestTheSafetyRulesAreOnThePages(t *testing.T) {
	s, _ := site(t)
	serious := url.Values{"documents-withheld": {"yes"}, "excessive-hours": {"yes"}, "little-or-no-pay": {"yes"}, "phone-monitored": {"yes"}}
	for _, tt := range []struct {
		rule, path string
		form       url.Values // nil: the page is asked for with GET
		sentence   string
	}{
		{"R4", "/contacts/it", nil, "The person’s phone may be watched."},
		{"R4", "/contacts/it/steps", nil, "Before you call: somebody may check this phone. A call stays in its list. If you can, use another phone."},
		{"R4", "/signs/close?c=it", nil, "Before you call: somebody may check this phone. A call stays in its list. If you can, use another phone."},
		{"R4", "/online/phone?c=it", nil, "Somebody may check this phone."},
		{"R4", "/contacts/now", nil, "Before you call: somebody may check this phone. A call stays in its list. If you can, use another phone."},
		{"R5", "/signs/quick?k=it-a00", serious, "Do not contact the employer, the partner or anybody in control."},
		{"R6", "/signs/quick?k=it-a00", serious, "It can become more dangerous for the person and for you. Do not answer an advert and do not pretend to be a customer."},
		{"R6", "/message", url.Values{"text": {"Call +39 333 123 4567. We keep your passport until you pay back the debt."}}, "Do not call or write to the advertiser."},
		{"R20", "/message", nil, "The text goes to this site’s own computer, is read in memory, and is not kept, logged or passed on. No link in it is opened."},
		{"R12", "/signs/sheet", nil, "No names, no addresses, no document numbers, no route, no details of what was done."},
		{"R18", "/signs", nil, "Needs come before questions."},
		{"R19", "/contacts/pl/steps", nil, "Ask your legal officer. Say to the person what you must report before they speak. This site reports nothing."},
		{"R20", "/signs", nil, "What you enter goes to this site’s own computer, is read in memory, and is not kept, logged or passed on."},
		{"R20", "/signs/sheet", nil, "What you enter goes to this site’s own computer, is read in memory, and is not kept, logged or passed on."},
		{"R22", "/signs/quick?k=it-a00", serious, "After a serious reading or a child, ask for a talk with your supervisor within the week."},
		{"R22", "/signs/close", nil, "Care for those who care"},
	} {
		for _, lang := range []i18n.Lang{i18n.English, i18n.Italian, i18n.Greek, i18n.Polish} {
			l, _ := s.Languages.Locale(lang)
			var body string
			if tt.form == nil {
				body = get(t, s, "/"+string(lang)+tt.path).Body.String()
			} else {
				body = post(t, s, "/"+string(lang)+tt.path, tt.form).Body.String()
			}
			if !strings.Contains(html.UnescapeString(body), l.T(tt.sentence)) {
				t.Errorf("%s: /%s%s lacks %q", tt.rule, lang, tt.path, tt.sentence)
			}
		}
	}
	for _, fact := range []string{"eu-never-confront", "eu-never-customer", "eu-never-unknown", "eu-never-promise"} { // R5, R6, R19, R7
		for _, country := range []string{"it", "el", "pl"} {
			l, _ := s.Languages.Locale(i18n.Greek)
			if want := loaded(t).Ways.Say(l, fact, "text"); want == "" || !strings.Contains(html.UnescapeString(get(t, s, "/el/contacts/"+country+"/steps").Body.String()), want) {
				t.Errorf("%s: how help works lacks %s", country, fact)
			}
		}
	}
}

// Requirement E7: the worker can say that the tool is wrong, without anything
// about the person.
func TestTheToolCanBeCalledWrong(t *testing.T) {
	a := loaded(t)
	for _, address := range []string{"", "remarks@example.org"} {
		s, err := a.Site(Settings{Log: io.Discard, Out: io.Discard, Feedback: address})
		if err != nil {
			t.Fatal(err)
		}
		body := html.UnescapeString(post(t, s, "/en/signs/quick?k=it-a00", url.Values{"documents-withheld": {"yes"}, "theirs": {"secret words"}}).Body.String())
		_, after, found := strings.Cut(body, `href="mailto:`+address+`?subject=`)
		if found != (address != "") {
			t.Fatalf("with the address %q a link: %v", address, found)
		}
		if subject, _, _ := strings.Cut(after, `"`); found && (strings.Contains(subject, "&") || strings.Contains(subject, "documents") || strings.Contains(subject, "secret")) {
			t.Errorf("the mail holds more than a subject: %s", subject)
		}
	}
}
