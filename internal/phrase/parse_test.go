package phrase

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

func good(t testing.TB) string {
	t.Helper()
	data, err := fs.ReadFile(os.DirFS(content), file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestBrokenPacksAreRefused(t *testing.T) {
	pack := good(t)
	last := pack[strings.Index(pack, "  - id: thanks"):]
	for name, c := range map[string]struct {
		from, to string
		want     []string // besides the file
	}{
		"a language is missing":       {`      sq: "Faleminderit që folët me mua."` + "\n", "", []string{"thanks", `"sq"`, "missing"}},
		"a text is empty":             {`"Dziękuję za rozmowę."`, `""`, []string{"thanks", `"pl"`}},
		"a text is nothing":           {`"Dziękuję za rozmowę."`, ``, []string{"thanks", `"pl"`, "missing"}},
		"two texts in one language":   {`"Dziękuję za rozmowę."`, `["Dziękuję.", "Dzięki."]`, []string{"thanks", `"pl"`, "not one text"}},
		"a language stands twice":     {`      ru: "Спасибо за разговор."`, `      uk: "Дякую."`, []string{"line", "uk", "twice"}},
		"blanks around a text":        {`"Dziękuję za rozmowę."`, `" Dziękuję."`, []string{"thanks", "line"}},
		"a twelfth language":          {`      sq: "Faleminderit që folët me mua."`, "      sq: F.\n      de: D.", []string{"thanks", "line", `"de"`}},
		"an unknown key in a phrase":  {"  - id: thanks\n", "  - id: thanks\n    prat: close\n", []string{"thanks", "line", `"prat"`}},
		"an unknown key in an answer": {"  - id: stop\n", "  - id: stop\n    part: close\n", []string{"stop", `"part"`}},
		"an unknown key of the pack":  {"review: draft", "review: draft\nreviewer: me", []string{"line", `"reviewer"`}},
		"an id stands twice":          {"- id: thanks", "- id: hello", []string{"hello", "twice"}},
		"an id of an answer again":    {"- id: thanks", "- id: stop", []string{"stop", "twice"}},
		"an id for an address":        {"- id: thanks", `- id: "../x"`, []string{"line", "../x"}},
		"no id":                       {"- id: thanks", `- id: ""`, []string{"line", "small letters"}},
		"an unknown part":             {"- id: thanks\n    part: close", "- id: thanks\n    part: end", []string{"thanks", `"end"`}},
		"an unknown answer":           {"part: close\n    answer: none", "part: close\n    answer: maybe", []string{"come-back", `"maybe"`}},
		"a part too short":            {"- id: talk-now\n    part: open", "- id: talk-now\n    part: explain", []string{"talk-now", "open", "4 of its 5"}},
		"a part too long":             {"- id: who-i-am\n    part: explain", "- id: who-i-am\n    part: open", []string{"who-i-am", "open", "more than 5"}},
		"the last part too short":     {last, "", []string{"close", "3 of its 4"}},
		"the last part too long":      {last, last + strings.Replace(last, "thanks", "thanks-again", 1), []string{"thanks-again", "close", "more than 4"}},
		"a word to point at missing":  {"- id: unclear", "- id: perhaps", []string{"answers", "unclear"}},
		"reviewed by nobody":          {"review: draft", "review: native", []string{"review"}},
		"no licence":                  {"licence: CC-BY-4.0", `licence: ""`, []string{"licence"}},
		"no date":                     {`date: "2026-11-24"`, `date: "soon"`, []string{"date"}},
		"another pack":                {"pack: phrases", "pack: signs", []string{"pack"}},
		"broken YAML":                 {"phrases:\n", "phrases: [\n", []string{"line"}},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(pack, c.from) {
				t.Fatalf("the pack does not hold %q: this test proves nothing", c.from)
			}
			_, err := Load(fstest.MapFS{file: {Data: []byte(strings.Replace(pack, c.from, c.to, 1))}})
			if err == nil {
				t.Fatal("accepted")
			}
			for _, want := range append(c.want, file) {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("got %q, want it to name %q", err, want)
				}
			}
		})
	}
	if _, err := Load(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("no file: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(good(f)))
	f.Add([]byte("{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := parse(data)
		if err == nil && (len(b.Phrases) != 20 || len(b.Answers) != 4) {
			t.Error("a pack that is not whole was accepted")
		}
	})
}
