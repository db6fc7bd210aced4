package po

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const sample = `# Free2Link: ui
msgid ""
msgstr ""
"Language: pl\n"
"Plural-Forms: nplurals=3; plural=n;\n"

# review: native 2026-11-24 Jan Kowalski
#. On a button
#: internal/a.go
#: ui/b.html
#, fuzzy, c-format
#| msgctxt "c"
#| msgid "Old %d"
msgctxt "c"
msgid "New %d \"\\x\""
msgstr "Nowy %d \"\\x\""

msgid ""
"two\n"
"lines"
msgid_plural ""
"many\n"
"lines\n"
msgstr[0] "a"
msgstr[1] ""
msgstr[2] "tab\tc"

#~ msgctxt "c"
#~ msgid "Gone"
#~ msgstr "Nie ma"
`

func TestAFileIsWrittenAsItWasRead(t *testing.T) {
	f, err := Parse("pl/ui.po", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sample, string(f.Bytes())); diff != "" {
		t.Error(diff)
	}
	want := []Entry{
		{
			Ctx: "c", ID: `New %d "\x"`, Str: []string{`Nowy %d "\x"`}, Line: 7,
			Comments: []string{"review: native 2026-11-24 Jan Kowalski"}, Notes: []string{"On a button"},
			Refs: []string{"internal/a.go", "ui/b.html"}, Flags: []string{"fuzzy", "c-format"},
			Prev: []string{`msgctxt "c"`, `msgid "Old %d"`},
		},
		{ID: "two\nlines", Plural: "many\nlines\n", Str: []string{"a", "", "tab\tc"}, Line: 18},
		{Ctx: "c", ID: "Gone", Str: []string{"Nie ma"}, Obsolete: true, Line: 28},
	}
	if diff := cmp.Diff(want, f.Entries); diff != "" {
		t.Error(diff)
	}
	if got := f.Field("plural-forms"); got != "nplurals=3; plural=n;" {
		t.Errorf("header %q", got)
	}
	if !f.Entries[0].Fuzzy() || f.Entries[1].Fuzzy() || f.Entries[1].Translated() || !f.Entries[0].Translated() {
		t.Error("fuzzy and translated are told wrong")
	}
}

func TestEditorsFilesAreRead(t *testing.T) {
	// Wrapped lines, Windows line ends, a byte order mark, entries without a blank line between.
	text := "\ufeffmsgid \"\"\r\nmsgstr \"Language: it\\n\"\r\n\r\nmsgid \"a \"\r\n\"long \"\r\n\"text\"\r\nmsgstr \"\"\r\n\"un \"\r\n\"testo\"\r\n" +
		"msgid \"b\"\r\nmsgstr \"c\"\r\n#~| msgid \"y\"\r\n#~ msgid \"x\"\r\n#~ msgstr \"z\"\r\n"
	f, err := Parse("it/ui.po", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Entries) != 3 || f.Entries[0].ID != "a long text" || f.Entries[0].Str[0] != "un testo" || !f.Entries[2].Obsolete {
		t.Errorf("got %+v", f.Entries)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sample)
	f.Add("msgid \"\"\nmsgstr \"\"\n")
	f.Add("msgid \"\"\nmsgstr \"\"\nmsgid\"a\"\nmsgid_plural\"b\"\nmsgstr[0]\"\"\n\"\\x00\"")
	f.Fuzz(func(t *testing.T, text string) {
		file, err := Parse("f", []byte(text))
		if err != nil {
			return
		}
		again, err := Parse("f", file.Bytes())
		if err != nil {
			t.Fatalf("%v in what was written from %q: %s", err, text, file.Bytes())
		}
		if got := string(again.Bytes()); got != string(file.Bytes()) {
			t.Errorf("%q is written in two ways: %q and %q", text, file.Bytes(), got)
		}
	})
}

func TestParseNamesTheLine(t *testing.T) {
	head := "msgid \"\"\nmsgstr \"Language: it\\n\"\n\n"
	for text, want := range map[string]string{
		"":                                    "f:1: no header",
		head + "\"alone\"\n":                  "f:4: a quoted text stands alone",
		head + "msgid 'a'\n":                  "f:4:",
		head + "hello\n":                      "f:4:",
		head + "msgstr \"a\"\n":               "f:4: msgstr does not belong",
		head + "msgid \"a\"\nmsgctxt \"b\"\n": "f:5: msgctxt does not belong",
		head + "msgid \"a\"\n":                "f:4: an entry without msgstr",
		head + "msgid \"\"\nmsgstr \"b\"\n":   "f:4: an entry without text",
		head + "msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"b\"\n": "f:7: \"a\" stands twice, first in line 4",
	} {
		if _, err := Parse("f", []byte(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}
