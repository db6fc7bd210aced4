package i18n

import (
	"strings"
	"sync"
	"testing"
)

const polishSigns = plHead + `
msgid "%d sign"
msgid_plural "%d signs"
msgstr[0] "%d sygnał"
msgstr[1] "%d sygnały"
msgstr[2] "%d sygnałów"

msgid "one person"
msgid_plural "%d persons in %s"
msgstr[0] "jedna osoba"
msgstr[1] "%[1]d osoby w %[2]s"
msgstr[2] "w %[2]s %[1]d osób"
`

func TestPolishHasThreePlurals(t *testing.T) {
	l, _ := load(t, []Lang{Polish}, "pl/ui.po", polishSigns).Locale(Polish)
	for n, want := range map[int]string{
		0: "0 sygnałów", 1: "1 sygnał", 2: "2 sygnały", 4: "4 sygnały", 5: "5 sygnałów", 12: "12 sygnałów",
		14: "14 sygnałów", 21: "21 sygnałów", 22: "22 sygnały", 25: "25 sygnałów", 102: "102 sygnały",
		112: "112 sygnałów", 5_000_000_022: "5000000022 sygnały", 5_000_000_012: "5000000012 sygnałów", -2: "-2 sygnały",
	} {
		if got := l.N(n, "%d sign", "%d signs"); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
	for n, want := range map[int]string{1: "jedna osoba", 3: "3 osoby w Łodzi", 5: "w Łodzi 5 osób"} {
		if got := l.N(n, "one person", "%d persons in %s", n, "Łodzi"); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}

func TestTwoPlurals(t *testing.T) {
	entry := "msgid \"%d sign\"\nmsgid_plural \"%d signs\"\n"
	c := load(t, []Lang{English, Italian, Greek},
		"it/ui.po", itHead+entry+"msgstr[0] \"%d segnale\"\nmsgstr[1] \"%d segnali\"\n",
		"el/ui.po", elHead+entry+"msgstr[0] \"%d ένδειξη\"\nmsgstr[1] \"%d ενδείξεις\"\n")
	for _, w := range []struct {
		lang Lang
		n    int
		want string
	}{
		{English, 0, "0 signs"}, {English, 1, "1 sign"}, {English, 2, "2 signs"},
		{Italian, 0, "0 segnali"}, {Italian, 1, "1 segnale"}, {Italian, 22, "22 segnali"},
		{Greek, 0, "0 ενδείξεις"}, {Greek, 1, "1 ένδειξη"}, {Greek, 5, "5 ενδείξεις"},
	} {
		l, _ := c.Locale(w.lang)
		if got := l.N(w.n, "%d sign", "%d signs"); got != w.want {
			t.Errorf("%s %d: got %q, want %q", w.lang, w.n, got, w.want)
		}
	}
}

func TestTFormatsOnlyWithArguments(t *testing.T) {
	l := italian(t, `
msgid "100 % of %d in %s"
msgstr "in %[2]s il 100 % di %[1]d"

msgid "Open"
msgstr "Aperto"

msgctxt "button"
msgid "Open"
msgstr "Apri"

msgid "two\nlines \"quoted\""
msgstr ""
"due\n"
"righe \"virgolette\""
`)
	for _, c := range []struct{ got, want string }{
		{l.T("100 % of %d in %s", 7, "Roma"), "in Roma il 100 % di 7"},
		{l.T("100 % of %d in %s"), "in %[2]s il 100 % di %[1]d"},
		{l.T("no such %s", "text"), "no such text"},
		{l.T("50 % sure"), "50 % sure"},
		{l.T("5%. %d%%", 1), "5%. 1%"},
		{l.T("plain", "not wanted"), "plain"},
		{l.T("Open"), "Aperto"},
		{l.TC("button", "Open"), "Apri"},
		{l.TC("door", "Open"), "Open"},
		{l.T("two\nlines \"quoted\""), "due\nrighe \"virgolette\""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestLocaleDescribesItself(t *testing.T) {
	c := load(t, []Lang{English, Italian, Greek, Polish, Italian}, "it/a.po", itHead, "el/a.po", elHead, "pl/a.po", plHead)
	if got := c.Langs(); len(got) != 4 {
		t.Errorf("languages %v", got)
	}
	for l, name := range map[Lang]string{English: "English", Italian: "Italiano", Greek: "Ελληνικά", Polish: "Polski"} {
		locale, ok := c.Locale(l)
		if !ok || locale.Lang() != l || locale.Name() != name || locale.Dir() != "ltr" {
			t.Errorf("%s: %v %q %q", l, ok, locale.Name(), locale.Dir())
		}
	}
	if _, ok := c.Locale("xr"); ok {
		t.Error("a pseudo language without being asked for")
	}
}

func TestPseudoLanguagesKeepPlaceholders(t *testing.T) {
	plain := load(t, []Lang{English})
	c := plain.WithPseudo()
	if len(plain.Langs()) != 1 || len(c.Langs()) != 3 {
		t.Fatalf("languages %v and %v", plain.Langs(), c.Langs())
	}
	source := "Ask %s in {place}, then <b>call</b> %[2]d times, 100 % sure"
	for _, lang := range []Lang{PseudoRTL, PseudoLong} {
		l, ok := c.Locale(lang)
		if !ok {
			t.Fatalf("no %s", lang)
		}
		got := l.T(source)
		if err := Fits(source, "", []string{got}); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
		if got == source {
			t.Errorf("%s is English", lang)
		}
		if got := l.T("Ask %s %d times", "Ada", 3); !strings.Contains(got, "Ada") || !strings.Contains(got, "3") || strings.Contains(got, "%!") {
			t.Errorf("%s: %q", lang, got)
		}
		if got := l.N(2, "%d sign", "%d signs"); !strings.Contains(got, "2") || strings.Contains(got, "%") {
			t.Errorf("%s: %q", lang, got)
		}
		if text := l.Text("c", source); text.FellBack() || text.Lang != lang || text.String != got {
			t.Errorf("%s: %+v", lang, text)
		}
	}
	rtl, _ := c.Locale(PseudoRTL)
	if got := rtl.T("Open"); rtl.Dir() != "rtl" || got != "\u200f[Open]\u200f" {
		t.Errorf("xr: %s %q", rtl.Dir(), got)
	}
	long, _ := c.Locale(PseudoLong)
	english := "Some answers match known recruitment tricks."
	if got, least := len([]rune(long.T(english))), len(english)*14/10; long.Dir() != "ltr" || got < least {
		t.Errorf("xl has %d characters, want %d", got, least)
	}
}

func TestLocaleIsSafeForManyReaders(t *testing.T) {
	l, _ := load(t, []Lang{Polish}, "pl/ui.po", polishSigns).Locale(Polish)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for n := range 200 {
				if got := l.N(n, "%d sign", "%d signs"); !strings.HasPrefix(got[1:], " sygna") && n < 10 {
					t.Errorf("got %q", got)
				}
				l.Text("", "%d sign")
			}
		})
	}
	group.Wait()
}

func TestAWordCostsNoMemory(t *testing.T) {
	l := italian(t, "msgid \"Open\"\nmsgstr \"Apri\"\n\nmsgctxt \"c\"\nmsgid \"Shut\"\nmsgstr \"Chiudi\"\n")
	got := testing.AllocsPerRun(100, func() {
		if l.T("Open") != "Apri" || l.TC("c", "Shut") != "Chiudi" || l.Text("c", "Shut").FellBack() || l.T("No") != "No" {
			t.Fatal("wrong word")
		}
	})
	if got != 0 {
		t.Errorf("%v allocations", got)
	}
}

func BenchmarkT(b *testing.B) {
	l := italian(b, "msgid \"Open\"\nmsgstr \"Apri\"\n")
	b.ReportAllocs()
	for b.Loop() {
		l.T("Open")
	}
}

func TestMarkChangesNothing(t *testing.T) {
	if Mark("a") != "a" || MarkC("c", "a") != "a" {
		t.Error("changed")
	}
}
