package app

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func loaded(t testing.TB) *App {
	t.Helper()
	a, err := Load(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func write(t testing.TB, dir, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, contactsFile), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

const good = "lines:\n  it-inl: {phone: \"0102\", shown: 01 02, state: seen, source: their letter}\n"

// An operator mends a wrong number without a release (decision 10).
func TestCorrectionsReachThePages(t *testing.T) {
	a := loaded(t)
	dir := t.TempDir()
	s, err := a.Site(Settings{Log: io.Discard, Out: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Correct(dir); err != nil {
		t.Fatalf("no file: %v", err)
	}
	if strings.Contains(get(t, s, "/en/contacts/it").Body.String(), "01 02") {
		t.Fatal("the number is there before")
	}
	write(t, dir, good)
	if _, err := a.Correct(dir); err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{"/en/contacts/it", "/it/contacts/it/steps", "/el/contacts/it/card?n=it-inl"} {
		if !strings.Contains(get(t, s, page).Body.String(), "01 02") {
			t.Errorf("%s does not have the corrected number", page)
		}
	}
	write(t, dir, "lines:\n  it-antitratta: {hidden: yes}\n")
	if _, err := a.Correct(dir); err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{"/en/contacts", "/en/contacts/it", "/en/contacts/it/steps", "/en/contacts/it/card", "/en/signs/close?c=it", "/en/signs/paper", "/en/contacts/now?c=it"} {
		if strings.Contains(get(t, s, page).Body.String(), "800 290 290") {
			t.Errorf("%s shows a line that the operator took off", page)
		}
	}
}

func TestABrokenFileLeavesTheLastGoodState(t *testing.T) {
	a := loaded(t)
	dir := t.TempDir()
	write(t, dir, good)
	if _, err := a.Correct(dir); err != nil {
		t.Fatal(err)
	}
	before := a.Book.Current()
	for name, text := range map[string]string{
		"broken": "lines:\n  it-inl: {state: che", "bare phone": "lines:\n  it-inl: {phone: 0102, state: seen, source: x}\n",
		"unknown": "lines:\n  it-x: {hidden: yes}\n", "empty": "", "huge": strings.Repeat("#", 200<<10),
	} {
		write(t, dir, text)
		_, err := a.Correct(dir)
		if !errors.Is(err, ErrInput) || !strings.Contains(err.Error(), contactsFile) {
			t.Errorf("%s: %v, want a refusal that names the file", name, err)
		}
		if a.Book.Current() != before {
			t.Fatalf("%s: the contacts changed", name)
		}
	}
	if err := os.Remove(filepath.Join(dir, contactsFile)); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, contactsFile), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Correct(dir); !errors.Is(err, ErrInput) || !strings.Contains(err.Error(), "not an ordinary file") {
		t.Errorf("a folder of that name: %v", err)
	}
	if _, err := a.Correct(filepath.Join(dir, "nowhere")); !errors.Is(err, ErrInput) {
		t.Errorf("a folder that is not there: %v", err)
	}
}

// While serving, a change is taken in once it has settled, and a broken one is
// named in the log and changes nothing.
func TestChangesAreTakenInWhileServing(t *testing.T) {
	dir := t.TempDir()
	a := loaded(t)
	synctest.Test(t, func(t *testing.T) {
		log := new(lockedBuffer)
		s, err := a.Site(Settings{Log: log, Out: io.Discard})
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		again := make(chan os.Signal)
		go a.watch(ctx, newWatcher(dir), Settings{Data: dir, Again: again}, s.Log)
		synctest.Wait()
		pack := a.Book.Current()

		write(t, dir, good)
		time.Sleep(often)
		synctest.Wait()
		if a.Book.Current() != pack {
			t.Error("taken in before it settled")
		}
		time.Sleep(often)
		synctest.Wait()
		mended := a.Book.Current()
		if line, _ := mended.Line("it-inl"); line.Phone != "0102" {
			t.Fatalf("not taken in: %+v\n%s", line, log)
		}

		write(t, dir, "lines:\n  it-inl: {state: che")
		time.Sleep(3 * often)
		synctest.Wait()
		if a.Book.Current() != mended || !strings.Contains(log.String(), "stay as they were") || !strings.Contains(log.String(), "line 2") {
			t.Errorf("a broken file: %s", log)
		}

		if err := os.Remove(filepath.Join(dir, contactsFile)); err != nil {
			t.Fatal(err)
		}
		time.Sleep(3 * often)
		synctest.Wait()
		if a.Book.Current() != mended || !strings.Contains(log.String(), "not there") {
			t.Errorf("a file that went away: %s", log)
		}

		write(t, dir, "lines:\n  it-inl: {hidden: yes}\n")
		time.Sleep(3 * often)
		synctest.Wait()
		mended = a.Book.Current()
		again <- os.Interrupt // any signal: the command chooses which
		time.Sleep(2 * often)
		synctest.Wait()
		if a.Book.Current() == mended {
			t.Error("not read again when asked")
		}
		if _, there := a.Book.Current().Line("it-inl"); there {
			t.Error("a change after the file came back was not taken in")
		}
		stop()
		synctest.Wait()
	})
}

func TestAStartWithABrokenFileIsRefused(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "lines:\n  it-inl: {phone: 0102}\n")
	err := loaded(t).Serve(t.Context(), Settings{Listen: "127.0.0.1:0", Data: dir, Out: io.Discard, Log: io.Discard})
	if !errors.Is(err, ErrInput) || !strings.Contains(err.Error(), "contacts.yaml: line 2: phone must be a quoted string") {
		t.Errorf("got %v", err)
	}
}

// Requirement E14: an off-switch per country and per feature.
func TestPartsCanBeSwitchedOff(t *testing.T) {
	a := loaded(t)
	s, err := a.Site(Settings{Log: io.Discard, Out: new(bytes.Buffer), Off: []string{"phrases", "it:steps", "el:check", "pl:sheet"}})
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]int{
		"/en/phrases": 404, "/en/phrases/ar": 404, "/it/contacts/it/steps": 404, "/it/contacts/el/steps": 200, "/en/signs": 200, "/en/contacts/it": 200, "/en/online": 200,
	} {
		w := get(t, s, path)
		if w.Code != want {
			t.Errorf("%s: %d, want %d", path, w.Code, want)
		}
		if want == 404 && path[:3] == "/en" && (!strings.Contains(w.Body.String(), "has switched this part off") || !strings.Contains(w.Body.String(), `href="/en/contacts"`)) {
			t.Errorf("%s does not say why, or who to call", path)
		}
	}
	for _, page := range []string{"/en/", "/en/contacts/it", "/en/signs", "/en/contacts/el/steps", "/en/contacts/pl/steps"} {
		body := get(t, s, page).Body.String()
		if strings.Contains(body, `href="/en/phrases`) || strings.Contains(body, `href="/en/contacts/it/steps`) {
			t.Errorf("%s leads to what is switched off", page)
		}
	}
	if w := get(t, s, "/en/signs/sheet?k=pl-a00"); w.Code != http.StatusNotFound {
		t.Errorf("a sheet where it is off: %d", w.Code)
	}
	for _, path := range []string{"/en/signs/sheet?k=pl-a00", "/en/signs/sheet?k=it-a00", "/en/signs/sheet"} {
		if w := post(t, s, path, with(agreed(), "r.to", "pl-kcik")); w.Code != http.StatusNotFound {
			t.Errorf("%s: a sheet for a country where it is off: %d", path, w.Code)
		}
	}
	if body := get(t, s, "/en/signs/sheet").Body.String(); strings.Contains(body, `value="pl-kcik"`) || !strings.Contains(body, `value="it-antitratta"`) {
		t.Error("the receivers of a country where the sheet is off are offered")
	}
	if body := post(t, s, "/en/signs/quick?k=pl-a00", told()).Body.String(); strings.Contains(body, "/signs/sheet") {
		t.Error("a reading leads to a sheet that is off")
	}
	if w := post(t, s, "/en/signs", with(safe(), "country", "el")); w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "for this country") {
		t.Errorf("a check in a country where it is off: %d", w.Code)
	}
	if w := post(t, s, "/en/signs", with(safe(), "country", "el", "now.locked_in", "yes")); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "tel:112") {
		t.Errorf("danger where the check is off: %d, want what to do first", w.Code)
	}
	if w := post(t, s, "/en/signs/quick?k=el-a00", nil); w.Code != http.StatusNotFound {
		t.Errorf("a reading in a country where it is off: %d", w.Code)
	}
	if w := post(t, s, "/en/signs", safe()); w.Code != http.StatusSeeOther {
		t.Errorf("a check elsewhere: %d", w.Code)
	}
	for _, bad := range []string{"everything", "zz:check", "contacts", "check:it", ":check", "it:phrases", "it:online", "it:explained"} {
		if _, err := a.Site(Settings{Log: io.Discard, Off: []string{bad}}); !errors.Is(err, ErrInput) {
			t.Errorf("%q was taken: %v", bad, err)
		}
	}
	all, err := a.Site(Settings{Log: io.Discard, Off: []string{"check", "sheet", "explained", "steps", "phrases", "online", "message"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range all.Addresses() {
		w := get(t, all, x.Path)
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d", x.Path, w.Code)
		}
		for _, gone := range []string{"/signs", "/phrases", "/online", "/steps", "/message"} {
			if strings.Contains(w.Body.String(), `href="/`+x.Path[1:3]+gone) {
				t.Errorf("%s leads to %s, which is off", x.Path, gone)
			}
		}
	}
}
