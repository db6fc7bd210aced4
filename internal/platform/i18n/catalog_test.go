package i18n

import (
	"strings"
	"testing"
	"testing/fstest"
)

const (
	itHead = "msgid \"\"\nmsgstr \"\"\n\"Language: it\\n\"\n\"Plural-Forms: nplurals=2; plural=n != 1;\\n\"\n\n"
	elHead = "msgid \"\"\nmsgstr \"\"\n\"Language: el\\n\"\n\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"
	plHead = "msgid \"\"\nmsgstr \"\"\n\"Language: pl\\n\"\n" +
		"\"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n\"\n\n"
)

// files is a file system of PO files, name and content in turn.
func files(pairs ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return m
}

func load(t testing.TB, langs []Lang, pairs ...string) *Catalog {
	t.Helper()
	c, err := Load(files(pairs...), langs)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// italian is a locale of these entries.
func italian(t testing.TB, entries string) *Locale {
	t.Helper()
	l, _ := load(t, []Lang{English, Italian}, "it/ui.po", itHead+entries).Locale(Italian)
	return l
}

func TestFuzzyTranslationIsNeverServed(t *testing.T) {
	l := italian(t, `
#, fuzzy, c-format
#| msgid "Close %d"
msgctxt "door"
msgid "Open %d"
msgstr "Chiudi %d"

#, fuzzy
msgid "%d sign"
msgid_plural "%d signs"
msgstr[0] "%d segno"
msgstr[1] "%d segni"
`)
	if got := l.TC("door", "Open %d", 3); got != "Open 3" {
		t.Errorf("TC served %q", got)
	}
	if got := l.N(2, "%d sign", "%d signs"); got != "2 signs" {
		t.Errorf("N served %q", got)
	}
	got := l.Text("door", "Open %d")
	if want := (Text{"Open %d", English, Outdated, Review{Mark: "draft"}}); got != want || !got.FellBack() {
		t.Errorf("Text = %+v, want %+v", got, want)
	}
}

func TestTextTellsStatusAndReview(t *testing.T) {
	c := load(t, []Lang{English, Italian},
		"en/signs.po", strings.Replace(itHead, "it", "en", 1)+`
# review: expert 2026-10-02 Jane Doe
msgctxt "sign.old.ask"
msgid "New question"
msgstr ""
`,
		"it/signs.po", itHead+`
# a remark
# review: native 2026-11-24 Maria Rossi
msgctxt "sign.a.ask"
msgid "Who pays?"
msgstr "Chi paga?"

msgctxt "sign.b.ask"
msgid "Who asks?"
msgstr "Chi chiede?"

msgctxt "sign.c.ask"
msgid "Who knows?"
msgstr ""

msgctxt "sign.old.ask"
msgid "Old question"
msgstr "Vecchia domanda"
`)
	it, _ := c.Locale(Italian)
	en, _ := c.Locale(English)
	draft := Review{Mark: "draft"}
	expert := Review{"expert", "2026-10-02", "Jane Doe"}
	for _, c := range []struct {
		locale       *Locale
		ctx, english string
		want         Text
	}{
		{it, "sign.a.ask", "Who pays?", Text{"Chi paga?", Italian, Current, Review{"native", "2026-11-24", "Maria Rossi"}}},
		{it, "sign.b.ask", "Who asks?", Text{"Chi chiede?", Italian, Current, draft}},
		{it, "sign.c.ask", "Who knows?", Text{"Who knows?", English, Missing, draft}},
		{it, "sign.d.ask", "Who comes?", Text{"Who comes?", English, Missing, draft}},
		{it, "sign.old.ask", "New question", Text{"New question", English, Outdated, expert}},
		{en, "sign.old.ask", "New question", Text{"New question", English, Current, expert}},
		{en, "sign.a.ask", "Who pays?", Text{"Who pays?", English, Current, draft}},
	} {
		got := c.locale.Text(c.ctx, c.english)
		if got != c.want {
			t.Errorf("%s %s: got %+v, want %+v", c.locale.Lang(), c.ctx, got, c.want)
		}
		if got.FellBack() != (got.Status != Current) {
			t.Errorf("%s: FellBack = %v with status %v", c.ctx, got.FellBack(), got.Status)
		}
	}
}

func TestLoadRefusesWithFileAndLine(t *testing.T) {
	entry := func(s string) string { return itHead + s } // entries begin in line 6
	for name, c := range map[string]struct{ file, want string }{
		"native without name": {entry("# review: native 2026-11-24\nmsgid \"a\"\nmsgstr \"b\"\n"), "it/ui.po:6: review mark"},
		"expert without date": {entry("# review: expert Maria Rossi\nmsgid \"a\"\nmsgstr \"b\"\n"), "it/ui.po:6: review mark"},
		"expert impossible":   {entry("# review: expert 2026-02-30 Maria Rossi\nmsgid \"a\"\nmsgstr \"b\"\n"), "it/ui.po:6: review mark"},
		"native alone":        {entry("# review: native\nmsgid \"a\"\nmsgstr \"b\"\n"), "it/ui.po:6: review mark"},
		"unknown mark":        {entry("# review: perfect 2026-11-24 Maria Rossi\nmsgid \"a\"\nmsgstr \"b\"\n"), "none of draft"},
		"two marks": {entry("# review: draft\n# review: native 2026-11-24 Maria Rossi\nmsgid \"a\"\nmsgstr \"b\"\n"),
			"it/ui.po:6: two review marks"},
		"verb missing":       {entry("msgid \"a %s\"\nmsgstr \"b\"\n"), "it/ui.po:6: placeholders"},
		"other verb":         {entry("msgid \"a %d\"\nmsgstr \"b %s\"\n"), "it/ui.po:6: placeholders"},
		"verb added":         {entry("msgid \"a\"\nmsgstr \"b %s\"\n"), "it/ui.po:6: placeholders"},
		"name changed":       {entry("msgid \"a {place}\"\nmsgstr \"b {posto}\"\n"), "it/ui.po:6: placeholders"},
		"plural without":     {entry("msgid \"%d a\"\nmsgid_plural \"%d as\"\nmsgstr[0] \"una\"\nmsgstr[1] \"tante\"\n"), "it/ui.po:6: placeholders"},
		"too few forms":      {entry("msgid \"%d a\"\nmsgid_plural \"%d as\"\nmsgstr[0] \"%d b\"\n"), "it/ui.po:6: 1 plural forms, want 2"},
		"too many forms":     {entry("msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"\nmsgstr[1] \"b\"\nmsgstr[2] \"b\"\n"), "it/ui.po:6: 3 plural forms"},
		"form empty":         {entry("msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"\nmsgstr[1] \"\"\n"), "it/ui.po:6: 1 of 2"},
		"twice":              {entry("msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n"), "it/ui.po:9: \"a\" stands twice"},
		"wrong rule":         {strings.Replace(itHead, "n != 1", "n > 1", 1), "it/ui.po:1: Plural-Forms"},
		"wrong number":       {strings.Replace(itHead, "nplurals=2", "nplurals=3", 1), "it/ui.po:1: Plural-Forms"},
		"no rule":            {"msgid \"\"\nmsgstr \"Language: it\\n\"\n", "it/ui.po:1: Plural-Forms"},
		"another language":   {strings.Replace(itHead, "Language: it", "Language: el", 1), "it/ui.po:1: Language"},
		"nonsense":           {entry("msgid \"a\"\nmsgtsr \"b\"\n"), "it/ui.po:7: unknown keyword"},
		"quote not shut":     {entry("msgid \"a\nmsgstr \"b\"\n"), "it/ui.po:6:"},
		"without a msgstr":   {entry("msgid \"a\"\n\n# new\nmsgid \"b\"\nmsgstr \"c\"\n"), "without msgstr"},
		"no header":          {"msgid \"a\"\nmsgstr \"b\"\n", "no header"},
		"form out of order":  {entry("msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[1] \"b\"\nmsgstr[0] \"c\"\n"), "want msgstr[0]"},
		"second translation": {entry("msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"\n"), "second msgstr"},
	} {
		_, err := Load(files("it/ui.po", c.file), []Lang{Italian})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got error %v, want %q", name, err, c.want)
		}
	}
}

func TestLoadRefusesTheSameTextInTwoPacks(t *testing.T) {
	entry := itHead + "msgctxt \"c\"\nmsgid \"a\"\nmsgstr \"b\"\n"
	_, err := Load(files("it/a.po", entry, "it/b.po", entry), []Lang{Italian})
	if err == nil || !strings.Contains(err.Error(), "first in it/a.po:6") {
		t.Errorf("got %v", err)
	}
}

func TestLoadRefusesLanguages(t *testing.T) {
	for _, l := range []Lang{Greek, "zz"} {
		if _, err := Load(files("it/ui.po", itHead), []Lang{English, l}); err == nil {
			t.Errorf("%s was loaded from nothing", l)
		}
	}
	if _, err := Load(files(), []Lang{English}); err != nil {
		t.Errorf("English needs no file: %v", err)
	}
	other := strings.Replace(itHead, "it", "en", 1) + "msgid \"a\"\nmsgstr \"b\"\n"
	if _, err := Load(files("en/ui.po", other), []Lang{English}); err == nil {
		t.Error("an English file replaced the text of the source")
	}
}

func TestEveryErrorOfAFileIsTold(t *testing.T) {
	_, err := Load(files("it/ui.po", itHead+"msgid \"a %s\"\nmsgstr \"b\"\n\nmsgid \"c %s\"\nmsgstr \"d\"\n"), []Lang{Italian})
	if err == nil || !strings.Contains(err.Error(), "it/ui.po:6") || !strings.Contains(err.Error(), "it/ui.po:9") {
		t.Errorf("got %v", err)
	}
}

func TestObsoleteEntriesAreNotServed(t *testing.T) {
	l := italian(t, "#~ msgid \"Old\"\n#~ msgstr \"Vecchio\"\n")
	if got := l.T("Old"); got != "Old" {
		t.Errorf("got %q", got)
	}
}
