package wording_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/free2link/free2link/internal/textcheck"
	"github.com/free2link/free2link/internal/wording"
)

var update = flag.Bool("update", false, "write the table of rules and examples anew")

// An example row is one rule in one language: texts that must show it and look-alikes that must not, written before the words were
// looked at. Missed and Mistaken are those that the model does not get right: they are kept, so that nobody forgets them.
type exampleRow struct {
	Rule                      string
	Yes, No, Missed, Mistaken []string
}

var mainLanguages = []string{"en", "it", "el", "pl"}

// enough is how many examples and look-alikes every rule must have in every language.
const enough = 2

func exampleRows(tb testing.TB, lang string) map[string]exampleRow {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("testdata/examples", lang+".jsonl"))
	if err != nil {
		tb.Fatal(err)
	}
	rows := map[string]exampleRow{}
	for line := range strings.Lines(string(data)) {
		var r exampleRow
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			tb.Fatalf("%s: %v", lang, err)
		}
		rows[r.Rule] = r
	}
	return rows
}

// examples returns all texts that show a rule.
func examples(tb testing.TB) (out []sample) {
	tb.Helper()
	for _, lang := range mainLanguages {
		for id, row := range exampleRows(tb, lang) {
			for _, s := range row.Yes {
				out = append(out, sample{ID: id, Lang: lang, Text: s})
			}
		}
	}
	return out
}

func rules(tb testing.TB) []textcheck.RuleSource {
	tb.Helper()
	src, err := wording.Read(os.DirFS("../../content/wording"), medium)
	if err != nil {
		tb.Fatal(err)
	}
	return src.Rules
}

func holds(r *textcheck.Reader, rule, text string) bool {
	var out textcheck.Result
	r.Check(text, &out)
	found := false
	r.Held(text, func(held string, _, _ int) { found = found || held == rule })
	return found
}

// Every rule works in every main language: examples show it, look-alikes do not.
func TestEveryRuleInEveryLanguage(t *testing.T) {
	r := textcheck.NewReader(model(t))
	all := rules(t)
	known := map[string]bool{}
	for _, rule := range all {
		known[rule.ID] = true
	}
	var yes, no, missed, mistaken int
	for _, lang := range mainLanguages {
		rows := exampleRows(t, lang)
		for id := range rows {
			if !known[id] {
				t.Errorf("%s: there is no rule %s", lang, id)
			}
		}
		for _, rule := range all {
			row := rows[rule.ID]
			if len(row.Yes) < enough || len(row.No) < enough {
				t.Errorf("%s, %s: %d examples and %d look-alikes, want %d of each", lang, rule.ID, len(row.Yes), len(row.No), enough)
			}
			for _, s := range row.Yes {
				if !holds(r, rule.ID, s) {
					t.Errorf("%s, %s: not found in %q", lang, rule.ID, s)
				}
			}
			for _, s := range row.No {
				if holds(r, rule.ID, s) {
					t.Errorf("%s, %s: found in the look-alike %q", lang, rule.ID, s)
				}
			}
			yes, no, missed, mistaken = yes+len(row.Yes), no+len(row.No), missed+len(row.Missed), mistaken+len(row.Mistaken)
		}
	}
	t.Logf("%d rules: %d examples found and %d not, %d look-alikes left alone and %d not", len(all), yes, missed, no, mistaken)
}

// docs/WORDING-RULES.md shows each rule with an example in each language. go test ./internal/wording -run Table -update writes it.
func TestTheTableOfRulesIsTrue(t *testing.T) {
	b := book(t)
	var s strings.Builder
	s.WriteString("# The rules of the wording check, with an example in each language\n\nMade by `go test ./internal/wording -run Table -update`; every example is tested. They are invented, and drafts: nobody outside the\nproject has read them. What the words in a rule stand for is in `content/wording/concepts.yaml`.\n")
	rows := map[string]map[string]exampleRow{}
	for _, lang := range mainLanguages {
		rows[lang] = exampleRows(t, lang)
	}
	for _, rule := range rules(t) {
		fmt.Fprintf(&s, "\n## %s\n\n%s\n\n", rule.ID, b.Sign(rule.Sign).Title)
		for _, p := range rule.When {
			fmt.Fprintf(&s, "- `%s`\n", p)
		}
		s.WriteString("\n| | Shows it | Does not |\n|---|---|---|\n")
		for _, lang := range mainLanguages {
			row := rows[lang][rule.ID]
			fmt.Fprintf(&s, "| %s | %s | %s |\n", lang, cell(row.Yes), cell(row.No))
		}
	}
	const name = "../../docs/WORDING-RULES.md"
	if *update {
		if err := os.WriteFile(name, []byte(s.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != s.String() {
		t.Errorf("%s is not the table of the rules as they are (%v): go test ./internal/wording -run Table -update", name, err)
	}
}

// cell is the shortest of the texts, for a table.
func cell(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	s := slices.MinFunc(texts, func(a, b string) int { return len(a) - len(b) })
	return strings.NewReplacer("|", "\\|", "\n", " ⏎ ").Replace(s)
}
