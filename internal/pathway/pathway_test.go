package pathway

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/free2link/free2link/internal/platform/i18n"
)

func load(t testing.TB) *Directory {
	t.Helper()
	d, err := Load(os.DirFS("../../content/contacts"), day)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// day is the date of all tests here: the fake clock.
func day() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }

// read parses one file as the whole pack.
func read(b []byte) (*Directory, error) {
	d := &Directory{today: day}
	return d, d.parse("contacts.yaml", b)
}

func english(t testing.TB) *i18n.Locale {
	t.Helper()
	c, err := i18n.Load(fstest.MapFS{}, []i18n.Lang{i18n.English})
	if err != nil {
		t.Fatal(err)
	}
	l, _ := c.Locale(i18n.English)
	return l
}

// Decision 10: a number nobody has held against a source is never given out.
func TestUnconfirmedNumbersAreNotGivenOut(t *testing.T) {
	d, l := load(t), english(t)
	unconfirmed := 0
	for _, c := range d.Countries() {
		for _, line := range c.Lines {
			call, ok := d.Call(l, c, line)
			if line.State == Unconfirmed {
				unconfirmed++
				if ok || call.Phone != "" {
					t.Errorf("%s: unconfirmed, but its number is given out", line.ID)
				}
			}
			if line.State == Checked {
				t.Errorf("%s: the pack says checked; only an operator may", line.ID)
			}
			if ok && call.State == "" {
				t.Errorf("%s: a number without the state of its check", line.ID)
			}
		}
		for _, call := range append(d.Urgent(l, c.ID), d.Calls(l, c.ID, Child)...) {
			if line, _ := d.Line(call.ID); line.State == Unconfirmed {
				t.Errorf("%s is offered", call.ID)
			}
		}
	}
	if unconfirmed == 0 {
		t.Error("no unconfirmed line in the pack: this test proves nothing")
	}
}

func TestEveryCountryHasALineForTraffickingAndForChildren(t *testing.T) {
	d := load(t)
	for _, id := range []string{"it", "el", "pl"} {
		c, ok := d.Country(id)
		if !ok {
			t.Fatalf("%s is missing", id)
		}
		for _, k := range []Kind{Trafficking, Child} {
			if _, ok := c.First(k); !ok {
				t.Errorf("%s: no line for %s whose number may be given out", id, k)
			}
		}
	}
	for code, want := range map[string]string{"GR": "el", "gr": "el", "EL": "el", "It": "it"} {
		if c, ok := d.Country(code); !ok || c.ID != want {
			t.Errorf("%s finds %q, want %q", code, c.ID, want)
		}
	}
	if _, ok := d.Country("other"); ok {
		t.Error("a country that is not there was found")
	}
}

func TestAStateIsSaidInWords(t *testing.T) {
	l := english(t)
	for _, tt := range []struct {
		line Line
		want string
	}{
		{Line{State: Checked, On: "2026-05-28", By: "A. Person"}, "Checked on 28 May 2026 by A. Person"},
		{Line{State: Checked, On: "2026-05-27", By: "A. Person"}, "Checked on 27 May 2026 by A. Person. That is more than 180 days ago: the number may have changed."},
		{Line{State: Seen, Source: "azzurro.it"}, "Seen on: azzurro.it. Not called by us."},
		{Line{State: Unconfirmed}, "Not confirmed"},
	} {
		if got := (&Directory{today: day}).SayState(l, tt.line); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

const good = `
pack: contacts
version: 1
date: "2026-11-24"
licence: CC-BY-4.0
authors: [A]
review: draft
countries:
  - id: it
    name: Italy
    lines:
      - {id: it-a, kind: child, name: A, about: B, phone: "0102", shown: 01 02, state: seen, source: x.example}
`

func TestBadPacksAreRefused(t *testing.T) {
	if _, err := read([]byte(good)); err != nil {
		t.Fatalf("the good pack: %v", err)
	}
	for name, tt := range map[string]struct{ from, to, want string }{
		"phone is a number":        {`"0102"`, `0102`, "quoted string"},
		"phone is bare":            {`"0102"`, `112`, "quoted string"},
		"shown is another number":  {"01 02", "01 03", "not the same number"},
		"phone is text":            {`"0102"`, `"call us"`, "not a number"},
		"unknown key":              {"about: B", "abuot: B", "abuot"},
		"unknown kind":             {"kind: child", "kind: children", "unknown kind"},
		"unknown state":            {"state: seen", "state: sure", "unknown state"},
		"seen nowhere":             {"source: x.example", `source: ""`, "needs a source"},
		"checked by nobody":        {"state: seen", "state: checked", "only an operator"},
		"Greece in the other code": {"id: it\n", "id: gr\n", "EU code"},
		"foreign id":               {"id: it-a", "id: pl-a", "must begin with"},
		"site with a scheme":       {"state: seen", `site: "https://x.example", state: seen`, "not a host name"},
		"always and hours":         {"about: B", "about: B, always: true, hours: 9-12", "contradict"},
		"name and what":            {"about: B", "about: B, what: C", "either a name"},
		"no licence":               {"licence: CC-BY-4.0", `licence: ""`, "licence"},
		"reviewed by nobody":       {"review: draft", "review: expert", "review"},
		"no country":               {good[strings.Index(good, "countries"):], "countries: []", "no country"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read([]byte(strings.Replace(good, tt.from, tt.to, 1)))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want an error with %q", err, tt.want)
			}
		})
	}
	twice := good + `      - {id: it-a, kind: child, name: A, about: B, phone: "0102", shown: 01 02, state: seen, source: x.example}` + "\n"
	if _, err := read([]byte(twice)); err == nil || !strings.Contains(err.Error(), "twice") {
		t.Errorf("an id that stands twice: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(good))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := read(b)
		if err == nil && len(d.Countries()) == 0 {
			t.Error("an empty pack was accepted")
		}
	})
}
