package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/i18n/po"
)

// tree writes files, name and content in turn, below a new root.
func tree(t *testing.T, pairs ...string) string {
	t.Helper()
	root := t.TempDir()
	put(t, root, append(pairs, "locale/missing.txt", "")...)
	return root
}

func put(t *testing.T, root string, pairs ...string) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		path := filepath.Join(root, filepath.FromSlash(pairs[i]))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(pairs[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// command runs the tool and gives what it wrote to standard output.
func command(root, in string, args ...string) (string, error) {
	var out, info bytes.Buffer
	err := run(root, args, strings.NewReader(in), &out, &info)
	return out.String(), err
}

func must(t *testing.T, root, in string, args ...string) string {
	t.Helper()
	out, err := command(root, in, args...)
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
	return out
}

func readPO(t *testing.T, root, name string) *po.File {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root, "locale", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := po.Parse(name, b)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// summary is one line per entry: flags, context, text, plural, translations.
func summary(f *po.File) []string {
	var lines []string
	for i := range f.Entries {
		e := &f.Entries[i]
		state := ""
		if e.Obsolete {
			state = "obsolete "
		}
		lines = append(lines, state+strings.Join(e.Flags, ",")+"|"+e.Ctx+"|"+e.ID+"|"+e.Plural+"|"+strings.Join(e.Str, "/"))
	}
	return lines
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

const goSource = `package a
const shared = "from " + ` + "`a constant`" + `
func f(l L, s string) {
	l.N(n, "%d b", "%d bs")
	// a remark
	// i18n: first note,
	// in two lines
	x.y.T("second %s", s)
	l.TC("ctx", "third") // i18n: at the end
	l.T(shared)
	l.T(s)
	l.T("not " + s)
	l.TC(s, "nor this")
	l.Other("nor this")
	Mark("nor this")
	T("nor this")
	_ = []string{i18n.Mark("in a table"), i18n.MarkC("ctx", "in a table")}
	l.T(i18n.Mark("nested"))
	l.T("")
	l.T("from a constant")
}
`

const page = `{{define "x"}}{{.T "in a define"}}{{end}}
{{/* i18n: on the button */}}
<button title="{{$.T "title"}}">{{.T ` + "`raw \"quoted\"`" + `}}</button>
{{if eq (.T "in parentheses") "x"}}{{.L.T "chained %s" .Name | printf "%s"}}{{else}}{{$l := .}}{{$l.T "variable"}}{{end}}
{{range .Items}}{{with (.TC "ctx" "of range")}}{{.}}{{else}}{{.N .Count "one" "many"}}{{end}}{{end}}
{{template "x" (.T "argument")}} {{"piped" | .T}} {{(.Locale).T "of a chain"}} {{unknown .T "no call"}}
{{.T .Variable}} {{.TC .Ctx "no"}} {{.N 1 "no" .Many}} {{.Title "no"}}
`

func TestExtractFindsEveryTextOnceInOrder(t *testing.T) {
	root := tree(t,
		"internal/a/a.go", goSource,
		"internal/a/a_test.go", "package a\nfunc g() { l.T(\"no test\") }\n",
		"internal/a/testdata/x.go", "package x\nfunc g() { l.T(\"no testdata\") }\n",
		"tools/x/x.go", "package x\nfunc g() { l.T(\"no tool\") }\n",
		"internal/a/aweb/views/p.html", page,
		"internal/a/aweb/other/p.html", `{{.T "not a view"}}`,
		"ui/button.html", `{{.T "title"}}{{.T "last"}}`,
	)
	must(t, root, "", "extract")
	for _, l := range []string{"it", "el", "pl"} {
		f := readPO(t, root, l+"/ui.po")
		empty := "/"
		if l == "pl" {
			empty = "//"
		}
		same(t, summary(f), []string{
			"go-format||%d b|%d bs|" + empty,
			"go-format||second %s||", "|ctx|third||", "||from a constant||", "||in a table||", "|ctx|in a table||", "||nested||",
			"||in a define||", "||title||", `||raw "quoted"||`, "||in parentheses||", "go-format||chained %s||",
			"||variable||", "|ctx|of range||", "||one|many|" + empty, "||argument||", "||piped||", "||of a chain||",
			"||last||",
		})
		if e := f.Entries[1]; !slices.Equal(e.Notes, []string{"first note, in two lines"}) || !slices.Equal(e.Refs, []string{"internal/a/a.go"}) {
			t.Errorf("notes %q, refs %q", e.Notes, e.Refs)
		}
		if e := f.Entries[2]; !slices.Equal(e.Notes, []string{"at the end"}) {
			t.Errorf("notes %q", e.Notes)
		}
		if e := f.Entries[8]; !slices.Equal(e.Notes, []string{"on the button"}) ||
			!slices.Equal(e.Refs, []string{"internal/a/aweb/views/p.html", "ui/button.html"}) {
			t.Errorf("notes %q, refs %q", e.Notes, e.Refs)
		}
		if e := f.Entries[3]; len(e.Notes) > 0 {
			t.Errorf("a note went to the line below: %q", e.Notes)
		}
	}
	if _, err := i18n.Load(os.DirFS(filepath.Join(root, "locale")), []i18n.Lang{"en", "it", "el", "pl"}); err != nil {
		t.Errorf("what extract writes is not read: %v", err)
	}
}

func TestExtractRefusesTwoPluralsAndBrokenSource(t *testing.T) {
	for _, src := range []string{"package a\nfunc f() { l.N(1, \"a\", \"as\"); l.N(1, \"a\", \"aa\") }\n", "package a\nfunc {"} {
		if _, err := command(tree(t, "a.go", src), "", "extract"); err == nil {
			t.Errorf("took %q", src)
		}
	}
	if _, err := command(tree(t, "ui/a.html", "{{if}}"), "", "extract"); err == nil {
		t.Error("took a broken template")
	}
}

func TestExtractKeepsTranslationsAndMarksChanges(t *testing.T) {
	root := tree(t, "a.go", "package a\nfunc f() { l.T(\"Ask the person first.\"); l.T(\"Back\"); l.T(\"Gone for now\"); l.T(\"Untouched and untranslated\") }\n")
	must(t, root, "", "extract")
	put(t, root, "in.json", `{"Ask the person first.": "Chiedi prima alla persona.", "Back": "Indietro", "Gone for now": "Via"}`)
	must(t, root, "", "import", filepath.Join(root, "in.json"), "it", "ui")
	path := filepath.Join(root, "locale", "it", "ui.po")
	b, _ := os.ReadFile(path)
	put(t, root, "locale/it/ui.po", strings.Replace(string(b), "#: a.go\nmsgid \"Ask", "# mine\n# review: native 2026-11-24 Maria Rossi\n#: a.go\nmsgid \"Ask", 1))

	must(t, root, "", "extract")
	if f := readPO(t, root, "it/ui.po"); len(f.Entries[0].Comments) != 2 || f.Entries[0].Str[0] == "" {
		t.Errorf("nothing changed, but %+v", f.Entries[0])
	}

	put(t, root, "a.go", "package a\nfunc f() { l.T(\"New and unlike all others\"); l.T(\"Ask this person first.\"); l.T(\"Back\") }\n")
	must(t, root, "", "extract")
	f := readPO(t, root, "it/ui.po")
	same(t, summary(f), []string{
		"||New and unlike all others||",
		"fuzzy||Ask this person first.||Chiedi prima alla persona.",
		"||Back||Indietro",
		"obsolete ||Gone for now||Via",
	})
	if e := f.Entries[1]; !slices.Equal(e.Prev, []string{`msgid "Ask the person first."`}) || !slices.Equal(e.Comments, []string{"mine"}) {
		t.Errorf("earlier English %q, comments %q", e.Prev, e.Comments)
	}

	// A second change keeps the English that the translation belongs to; a text that comes back finds its translation.
	put(t, root, "a.go", "package a\nfunc f() { l.T(\"Ask his person first.\"); l.T(\"Gone for now\") }\n")
	must(t, root, "", "extract")
	f = readPO(t, root, "it/ui.po")
	same(t, summary(f), []string{
		"fuzzy||Ask his person first.||Chiedi prima alla persona.", "||Gone for now||Via", "obsolete ||Back||Indietro",
	})
	if e := f.Entries[0]; !slices.Equal(e.Prev, []string{`msgid "Ask the person first."`}) {
		t.Errorf("earlier English %q", e.Prev)
	}
	before, _ := os.ReadFile(path)
	must(t, root, "", "extract")
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("extract twice is not extract once")
	}
}

func TestATextThatGainsAPluralIsFuzzy(t *testing.T) {
	root := tree(t, "a.go", "package a\nfunc f() { l.T(\"one sign\") }\n")
	must(t, root, "", "extract")
	put(t, root, "in.json", `{"one sign": "jeden sygnał"}`)
	must(t, root, "", "import", filepath.Join(root, "in.json"), "pl", "ui")
	put(t, root, "a.go", "package a\nfunc f() { l.N(n, \"one sign\", \"%d signs\") }\n")
	must(t, root, "", "extract")
	same(t, summary(readPO(t, root, "pl/ui.po")), []string{"fuzzy,go-format||one sign|%d signs|jeden sygnał//"})
}

func TestCheckTellsEveryProblem(t *testing.T) {
	root := tree(t, "a.go", "package a\nfunc f() { l.T(\"Back\"); l.TC(\"c\", \"Next\"); l.T(\"Save the text now\") }\n")
	must(t, root, "", "extract")
	put(t, root, "in.json", `{"Back": "Indietro", "c|Next": "Avanti", "Save the text now": "Salva adesso il testo"}`)
	must(t, root, "", "import", filepath.Join(root, "in.json"), "it", "ui")
	out, err := command(root, "", "check")
	if err == nil || strings.Count(out, "\n") != 6 || strings.Contains(out, "it/") || !strings.Contains(out, `el/ui.po:11: missing: "Back"`) {
		t.Errorf("untranslated: %v\n%s", err, out)
	}
	must(t, root, "", "missing")
	must(t, root, "", "check")

	put(t, root, "a.go", "package a\nfunc f() { l.T(\"Save this text now\"); l.TC(\"c\", \"Next\"); l.T(\"Brand new\") }\n")
	out, err = command(root, "", "check")
	if err == nil || !strings.Contains(out, `it/ui.po: "Brand new" is not in the file; run extract (a.go)`) || !strings.Contains(out, `obsolete: "Back"`) {
		t.Errorf("not extracted: %v\n%s", err, out)
	}
	must(t, root, "", "extract")
	out, err = command(root, "", "check")
	if err == nil || !strings.Contains(out, `outdated: "Save this text now"`) || strings.Contains(out, "obsolete") {
		t.Errorf("outdated: %v\n%s", err, out)
	}
	put(t, root, "a.go", "package a\nfunc f() { l.TC(\"c\", \"Next\"); l.N(n, \"Brand new\", \"All new\"); l.T(\"Save this text now\") }\n")
	if out, _ = command(root, "", "check"); !strings.Contains(out, `the plural of "Brand new" changed`) {
		t.Errorf("plural: %s", out)
	}
}

func TestExportedTextsComeBack(t *testing.T) {
	root := tree(t, "a.go", "package a\nfunc f() { l.N(n, \"%d sign\", \"%d signs\"); l.TC(\"c\", \"Next <b>\"); l.T(\"Back & on\") }\n")
	must(t, root, "", "extract")
	got := must(t, root, "", "export", "pl", "ui")
	want := "{\n \"%d sign\": [\"%d sign\",\"%d signs\"],\n \"c\\u0004Next <b>\": \"Next <b>\",\n \"Back & on\": \"Back & on\"\n}\n"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	put(t, root, "in.json", `{"%d sign": ["%d sygnał", "%d sygnały", "%d sygnałów"], "c\u0004Next <b>": "Dalej <b>", "Back & on": "Tam i z powrotem"}`)
	must(t, root, "", "import", filepath.Join(root, "in.json"), "pl", "ui")
	same(t, summary(readPO(t, root, "pl/ui.po")), []string{
		"go-format||%d sign|%d signs|%d sygnał/%d sygnały/%d sygnałów", "|c|Next <b>||Dalej <b>", "||Back & on||Tam i z powrotem",
	})
	if got := must(t, root, "", "export", "pl", "ui"); got != "{\n}\n" {
		t.Errorf("all done, but %s", got)
	}
}

func TestImportTakesWhatFitsAndTellsTheRest(t *testing.T) {
	root := tree(t, "a.go", "package a\nfunc f() { l.T(\"Call %s\"); l.T(\"Back\"); l.N(n, \"%d a\", \"%d as\"); l.T(\"Next\") }\n")
	must(t, root, "", "extract")
	put(t, root, "in.json", `{"Call %s": "Chiama", "Back": "Indietro", "%d a": ["%d una"], "Next": "", "Nothing": "Niente"}`)
	_, err := command(root, "", "import", filepath.Join(root, "in.json"), "it", "ui")
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{`"Call %s": placeholders`, `"%d a": 1 forms, want 2`, `"Next": empty`, `"Nothing" is no text of ui`} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v lacks %q", err, want)
		}
	}
	same(t, summary(readPO(t, root, "it/ui.po")), []string{"go-format||Call %s||", "||Back||Indietro", "go-format||%d a|%d as|/", "||Next||"})
}

func TestImportTakesTheFuzzyFlagAndTheReviewOfAnotherText(t *testing.T) {
	head := "msgid \"\"\nmsgstr \"Language: it\\n\"\n\n# review: expert 2026-11-24 Maria Rossi\n"
	for name, c := range map[string]struct {
		entry, given string
		comments     int
	}{
		"changed":         {head + "msgid \"a\"\nmsgstr \"b\"\n", "c", 0},
		"the same":        {head + "msgid \"a\"\nmsgstr \"b\"\n", "b", 1},
		"fuzzy":           {head + "#, fuzzy\n#| msgid \"x\"\nmsgid \"a\"\nmsgstr \"b\"\n", "c", 0},
		"fuzzy confirmed": {head + "#, fuzzy\n#| msgid \"x\"\nmsgid \"a\"\nmsgstr \"b\"\n", "b", 1},
	} {
		root := tree(t, "locale/it/p.po", c.entry, "in.json", `{"a": "`+c.given+`"}`)
		must(t, root, "", "import", filepath.Join(root, "in.json"), "it", "p")
		e := readPO(t, root, "it/p.po").Entries[0]
		if e.Str[0] != c.given || e.Fuzzy() || len(e.Prev) > 0 || len(e.Comments) != c.comments {
			t.Errorf("%s: %+v", name, e)
		}
	}
}

func TestSyncKeepsAPackInStepByContext(t *testing.T) {
	root := tree(t)
	in := `{"ctx":"sign.a.ask","msgid":"Who pays?","notes":["said to the person"]}
{"ctx":"sign.a.text","msgid":"Pay"}

{"ctx":"sign.b.text","msgid":"Pay"}
`
	must(t, root, in, "sync", "signs")
	put(t, root, "in.json", `{"sign.a.ask": "Chi paga?", "sign.a.text": "Paga", "sign.b.text": "Salario"}`)
	must(t, root, "", "import", filepath.Join(root, "in.json"), "it", "signs")
	must(t, root, `{"ctx":"sign.a.ask","msgid":"Is there anybody who gives you money?"}
{"ctx":"sign.a.text","msgid":"Pay"}
`, "sync", "signs")
	f := readPO(t, root, "it/signs.po")
	same(t, summary(f), []string{
		"fuzzy|sign.a.ask|Is there anybody who gives you money?||Chi paga?", "|sign.a.text|Pay||Paga", "obsolete |sign.b.text|Pay||Salario",
	})
	if got := must(t, root, "", "export", "it", "signs"); got != "{\n \"sign.a.ask\": \"Is there anybody who gives you money?\"\n}\n" {
		t.Errorf("export %s", got)
	}
	for _, in := range []string{"", "{\"ctx\":\"a\"}", "{", "{\"ctx\":\"a\",\"msgid\":\"b\"}\n{\"ctx\":\"a\",\"msgid\":\"b\"}"} {
		if _, err := command(root, in, "sync", "signs"); err == nil {
			t.Errorf("took %q", in)
		}
	}
}

func TestCoverageTellsHowFarALanguageIs(t *testing.T) {
	root := tree(t, "a.go", "package a\nfunc f() { l.T(\"Back\"); l.T(\"Map of help\"); l.T(\"Free2Link\") }\n", "locale/same.txt", "Free2Link\n")
	must(t, root, "", "extract")
	put(t, root, "in.json", `{"Back": "Indietro", "Map of help": "Map of help", "Free2Link": "Free2Link"}`)
	must(t, root, "", "import", filepath.Join(root, "in.json"), "it", "ui")
	must(t, root, "", "missing")
	out, err := command(root, "", "coverage")
	if err == nil || !strings.Contains(out, `it/ui.po:  "Map of help": same as the English`) ||
		!strings.Contains(out, "it: 66 %, 2 of 3 (0 outdated, 0 missing, 1 doubtful)") ||
		!strings.Contains(out, "pl: 0 %, 0 of 3 (0 outdated, 3 missing, 0 doubtful)") {
		t.Errorf("%v\n%s", err, out)
	}
	put(t, root, "in.json", `{"Map of help": "Mappa degli aiuti"}`)
	must(t, root, "", "import", filepath.Join(root, "in.json"), "it", "ui")
	if out := must(t, root, "", "coverage"); !strings.Contains(out, "it: 100 %, 3 of 3") {
		t.Errorf("all good, but\n%s", out)
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{nil, {"nothing"}, {"extract", "more"}, {"sync"}, {"sync", "ui"}, {"export", "it"}, {"import", "a"}} {
		if _, err := command(t.TempDir(), "", args...); err == nil {
			t.Errorf("took %q", args)
		}
	}
}

func TestLikeness(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"", "", 1}, {"abcde", "abcde", 1}, {"abcde", "abcdf", 0.8}, {"ąbcde", "abcde", 0.8}, {"abcde", "abcdefg", 0}, {"abcde", "vwxyz", 0}} {
		if got := likeness(c.a, c.b); got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%q %q: got %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
