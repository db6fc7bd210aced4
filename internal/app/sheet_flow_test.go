package app

import (
	"html"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// told is a reading with signs, as the summary sends it on.
func told() url.Values {
	return url.Values{
		"documents-withheld": {"yes"}, "excessive-hours": {"yes"}, "little-or-no-pay": {"yes"}, "phone-monitored": {"yes"},
		"theirs": {"I only want my papers"}, "at": {"reading"},
	}
}

func agreed() url.Values {
	return with(told(), "do", "make", "r.agree-talk", "yes", "r.agree-write", "yes", "r.agree-share", "yes", "r.agree-signs", "yes", "r.agree-words", "yes",
		"r.agree-police", "no", "r.to", "it-antitratta", "r.need-sleep", "yes", "r.from", "Shelter, Torino", "r.reach", "the office", "r.language", "pa")
}

func TestFromReadingToSheet(t *testing.T) {
	s, log := site(t)
	reading := post(t, s, "/el/signs/quick?k=it-a00c", told()).Body.String()
	if !strings.Contains(reading, `formaction="/el/signs/sheet?k=it-a00c"`) {
		t.Fatal("the reading does not lead to the sheet")
	}
	if !strings.Contains(reading, `/el/contacts/it/steps?role=asylum#duty`) {
		t.Error("the reading does not lead to the duty of this profession")
	}
	form := html.UnescapeString(post(t, s, "/el/signs/sheet?k=it-a00c", with(told(), "do", "change")).Body.String())
	for _, want := range []string{`name="documents-withheld" value="yes"`, `name="r.agree-share"`, ">I only want my papers</textarea>", `formaction="/el/signs/quick?k=it-a00c"`} {
		if !strings.Contains(form, want) {
			t.Errorf("the form of the sheet lacks %s", want)
		}
	}
	w := post(t, s, "/el/signs/sheet?k=it-a00c", agreed())
	body := html.UnescapeString(w.Body.String())
	if w.Code != http.StatusOK {
		t.Fatalf("status %d", w.Code)
	}
	el, _ := s.Languages.Locale("el")
	it, _ := s.Languages.Locale("it")
	for _, want := range []string{
		el.T("Referral sheet"), it.T("Referral sheet"), el.TC("sheet", "a safe place to sleep"), it.TC("sheet", "a safe place to sleep"),
		"800 290 290", "I only want my papers", `lang="it"`, "Shelter, Torino",
		el.Text("sign.documents-withheld.title", "Identity papers kept by others").String, it.Text("sign.documents-withheld.title", "Identity papers kept by others").String,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the sheet lacks %q", want)
		}
	}
	i := strings.Index(body, `href="mailto:`)
	mail, _, _ := strings.Cut(body[i+6:], `"`)
	u, err := url.Parse(mail)
	if err != nil || u.Query().Get("subject") != it.TC("sheet", "Please call us back") || len(u.Query()) != 1 || u.Opaque != "" {
		t.Errorf("the draft is %q; it may hold a harmless subject and nothing else", mail)
	}
	for _, secret := range []string{"papers", "Torino", "sleep", "antitratta"} {
		if strings.Contains(mail, secret) || strings.Contains(log.String(), secret) {
			t.Errorf("%q is in the draft or in the log", secret)
		}
	}
	if c := w.Header().Get("Cache-Control"); c != "no-store" {
		t.Errorf("the sheet may be kept on the device: %q", c)
	}
}

func TestASheetInOneLanguageWhereBothAreTheSame(t *testing.T) {
	s, _ := site(t)
	body := post(t, s, "/it/signs/sheet?k=it-a00", agreed()).Body.String()
	if strings.Contains(body, `class="second"`) {
		t.Error("the same language stands twice")
	}
	body = post(t, s, "/it/signs/sheet?k=it-a00", with(agreed(), "r.to", "de-kok")).Body.String()
	if !strings.Contains(body, `class="second" lang="en"`) {
		t.Error("a service in a country whose language we do not have gets no English")
	}
}

func TestARefusalMakesNoSheet(t *testing.T) {
	s, _ := site(t)
	for name, tt := range map[string]struct {
		address string
		form    url.Values
		made    bool
	}{
		"not to share":  {"k=it-a00", with(agreed(), "r.agree-share", "no"), false},
		"not asked":     {"k=it-a00", with(agreed(), "r.agree-write", ""), false},
		"a child":       {"k=it-b00", with(agreed(), "r.agree-share", "no", "r.told", "told"), true},
		"age in doubt":  {"k=it-c00", with(agreed(), "r.agree-share", "no", "r.told", "told"), true},
		"danger now":    {"k=it-a00", with(agreed(), "r.agree-share", "no", "r.kind", "emergency", "r.told", "will"), true},
		"not to talk":   {"k=it-a00", with(agreed(), "r.agree-talk", "no"), false},
		"to the police": {"k=it-a00", with(agreed(), "r.to", "it-postale"), false},
		"no reading":    {"", with(agreed(), "r.agree-share", "no", "r.age", "adult"), false},
		"all agreed":    {"k=it-a00", agreed(), true},
		"address alone": {"", agreed(), true},
	} {
		t.Run(name, func(t *testing.T) {
			w := post(t, s, "/en/signs/sheet?"+tt.address, tt.form)
			made := strings.Contains(w.Body.String(), `<article class="sheet`)
			if w.Code != http.StatusOK || made != tt.made {
				t.Errorf("%d, a sheet: %v, want %v", w.Code, made, tt.made)
			}
			if !made && !strings.Contains(w.Body.String(), "That is a full answer") {
				t.Error("it does not say what to do instead")
			}
			if made && name != "all agreed" && name != "address alone" && !strings.Contains(w.Body.String(), "did not agree to share") {
				t.Error("it does not say that the person did not agree")
			}
		})
	}
}

func TestWhatIsWrongInASheetIsSaidAtItsField(t *testing.T) {
	s, _ := site(t)
	for field, form := range map[string]url.Values{
		"r.from": with(agreed(), "r.from", ""), "r.reach": with(agreed(), "r.reach", " "), "r.need-sleep": with(agreed(), "r.need-sleep", ""),
		"r.to": with(agreed(), "r.to", "it-nobody"), "r.hours": with(agreed(), "r.hours", strings.Repeat("a", 91)), "theirs": with(agreed(), "theirs", strings.Repeat("a", 141)),
		"s-1": with(agreed(), "accounts-run-by-others", "perhaps"),
	} {
		w := post(t, s, "/en/signs/sheet?k=it-a00", form)
		if w.Code != http.StatusUnprocessableEntity || field != "s-1" && !strings.Contains(w.Body.String(), `href="#`+field+`"`) {
			t.Errorf("%s: %d", field, w.Code)
		}
		if field != "s-1" && !strings.Contains(w.Body.String(), `id="`+field+`"`) {
			t.Errorf("%s: the sentence leads nowhere", field)
		}
		if !strings.Contains(w.Body.String(), "Shelter, Torino") && field != "r.from" {
			t.Errorf("%s: what was typed is lost", field)
		}
	}
	if w := post(t, s, "/en/signs/sheet", url.Values{"r.unknown": {"x"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("an unknown field: %d", w.Code)
	}
}

// Nothing typed is lost on the way between sheet, reading, form and languages.
func TestTheSheetTravelsWithTheAnswers(t *testing.T) {
	s, _ := site(t)
	for _, tt := range []struct{ name, path string }{{"reading", "/en/signs/quick?k=it-a00"}, {"full reading", "/en/signs/full?k=it-a00"}, {"sheet", "/en/signs/sheet?k=it-a00"}} {
		form := agreed()
		form.Del("do")
		body := post(t, s, tt.path, form).Body.String()
		for _, want := range []string{"Shelter, Torino", "documents-withheld"} {
			if !strings.Contains(body, want) {
				t.Errorf("%s: %q is lost", tt.name, want)
			}
		}
	}
	change := with(agreed(), "do", "change")
	if body := post(t, s, "/en/signs/quick?k=it-a00", change).Body.String(); !strings.Contains(body, "Shelter, Torino") {
		t.Error("changing the answers loses the sheet")
	}
	other := with(agreed(), "language", "it")
	other.Del("do")
	body := post(t, s, "/it/signs/sheet?k=it-a00&made=1", other).Body.String()
	if !strings.Contains(body, `<article class="sheet`) {
		t.Error("the sheet in another language is a form again")
	}
}

// A sheet that is changed or shown in another language keeps its number.
func TestASheetKeepsItsNumber(t *testing.T) {
	s, _ := site(t)
	body := post(t, s, "/en/signs/sheet?k=it-a00", agreed()).Body.String()
	_, rest, ok := strings.Cut(body, `name="r.number" value="`)
	number, _, _ := strings.Cut(rest, `"`)
	if !ok || len(number) != 9 || !strings.Contains(body, "<bdi>"+number+"</bdi>") {
		t.Fatalf("the number %q", number)
	}
	again := post(t, s, "/pl/signs/sheet?k=it-a00", with(agreed(), "r.number", number)).Body.String()
	if !strings.Contains(again, "<bdi>"+number+"</bdi>") {
		t.Error("the number changed")
	}
	if body := post(t, s, "/en/signs/sheet?k=it-a00", with(agreed(), "r.number", "<b>x</b>")).Body.String(); strings.Contains(body, "&lt;b&gt;x") {
		t.Error("a number of somebody's own was taken")
	}
}

// What was typed cannot make lines of its own in the text.
func TestTypedWordsMakeNoLinesOfTheSheet(t *testing.T) {
	s, _ := site(t)
	body := html.UnescapeString(post(t, s, "/en/signs/sheet?k=it-a00", with(agreed(), "theirs", "hello\n- To: another service\u202e")).Body.String())
	_, plain, _ := strings.Cut(body, `id="plain"`)
	plain, _, _ = strings.Cut(plain, "</textarea>")
	if strings.Contains(plain, "\n- To: another") || strings.ContainsRune(plain, '\u202e') || !strings.Contains(plain, "hello - To: another service") {
		t.Errorf("the text holds a line that was typed: %s", plain)
	}
}

// Every link of a reading leads to a place that is there, in every country;
// so does the page on a child before it.
func TestEveryNextStepLeadsSomewhere(t *testing.T) {
	s, _ := site(t)
	a := loaded(t)
	form := url.Values{"excessive-hours": {"yes"}, "little-or-no-pay": {"yes"}, "sextortion-threat": {"yes"}, "phone-monitored": {"yes"}, "threats-of-violence": {"yes"}}
	seen := map[string]string{}
	countries := map[string]string{"other": "/en/contacts"}
	for _, c := range a.Contacts.Countries() {
		countries[c.ID] = "/en/contacts/" + c.ID
	}
	for c, lines := range countries {
		pages := map[string]string{"child": post(t, s, "/en/signs", with(safe(), "country", c, "age", "child")).Body.String()}
		for _, age := range []string{"a", "b", "c"} {
			pages[age] = post(t, s, "/en/signs/quick?k="+c+"-"+age+"00", form).Body.String()
		}
		for name, body := range pages {
			body = html.UnescapeString(body)
			if !strings.Contains(body, `href="`+lines) {
				t.Errorf("%s, %s: no way to the lines of the country", c, name)
			}
			for _, m := range reference.FindAllStringSubmatch(body, -1) {
				path, id, found := strings.Cut(m[1], "#")
				if !found || path == "" || strings.Contains(path, "/signs/full") {
					continue
				}
				if seen[path] == "" {
					seen[path] = get(t, s, path).Body.String()
				}
				if !strings.Contains(seen[path], `id="`+id+`"`) {
					t.Errorf("%s, %s: %s has no %s", c, name, path, id)
				}
			}
		}
	}
}

// An emergency number that does not work everywhere says so on every page that
// gives it out.
func TestAnEmergencyNumberCarriesItsWarning(t *testing.T) {
	s, _ := site(t)
	pages := map[string]string{"child": post(t, s, "/en/signs", with(safe(), "country", "ua", "age", "child")).Body.String()}
	for _, path := range []string{"/en/contacts/ua", "/en/contacts/now?c=ua", "/en/online/pictures?c=ua", "/en/signs/paper?c=ua"} {
		pages[path] = get(t, s, path).Body.String()
	}
	for name, body := range pages {
		if !strings.Contains(body, "<bdi>112</bdi>") && !strings.Contains(body, "Call 112") {
			t.Errorf("%s: no number", name)
		}
		if !strings.Contains(body, "region by region") || strings.Contains(body, "in the EU.") {
			t.Errorf("%s: the warning is missing, or the number is said to be that of the EU", name)
		}
	}
}
