package archtest

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	safetyRow = regexp.MustCompile(`(?m)^\| ([RE]\d+) \|([^|]*)\|([^|]*)\|([^|]*)\|$`)
	quoted    = regexp.MustCompile("`([^`]+)`")
	testFunc  = regexp.MustCompile(`(?m)^func (Test\w+)\(`)
)

// Decision 16: the safety rules stand in a table, rule by page by test, and
// what the table names exists.
func TestTheSafetyTableIsTrue(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(root, "docs", "SAFETY.md"))
	if err != nil {
		t.Fatal(err)
	}
	known := namesOfTests(t)
	pages := wordsOfRoutes(t)
	var got []string
	for _, row := range safetyRow.FindAllStringSubmatch(string(b), -1) {
		got = append(got, row[1])
		places := quoted.FindAllStringSubmatch(row[3], -1)
		checks := quoted.FindAllStringSubmatch(row[4], -1)
		if len(places) == 0 {
			t.Errorf("%s names no page", row[1])
		}
		if len(checks) == 0 && !strings.Contains(row[4], "none: ") {
			t.Errorf("%s names no test", row[1])
		}
		for _, p := range places {
			if !strings.Contains(pages, p[1]+`"`) {
				t.Errorf("%s: there is no page %s", row[1], p[1])
			}
		}
		for _, c := range checks {
			if !known[c[1]] {
				t.Errorf("%s: there is no test %s", row[1], c[1])
			}
		}
	}
	var want []string
	for i := range 24 {
		want = append(want, fmt.Sprintf("R%d", i+1))
	}
	for i := range 14 {
		want = append(want, fmt.Sprintf("E%d", i+1))
	}
	if !slices.Equal(got, want) {
		t.Errorf("rows %v, want %v", got, want)
	}
}

// namesOfTests are the functions of Go tests and the files of browser tests.
func namesOfTests(t *testing.T) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	each(t, []string{"internal", "cmd", "ui", "locale"}, "_test.go", func(_ string, text string) {
		for _, m := range testFunc.FindAllStringSubmatch(text, -1) {
			known[m[1]] = true
		}
	})
	browser, err := filepath.Glob(filepath.Join(root, "test", "e2e", "*.test.mjs"))
	if err != nil || len(browser) == 0 {
		t.Fatalf("no browser tests found: %v", err)
	}
	for _, f := range browser {
		known[filepath.Base(f)] = true
	}
	return known
}

// wordsOfRoutes is the source in which routes are written.
func wordsOfRoutes(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	each(t, []string{"internal"}, ".go", func(path, text string) {
		if !strings.HasSuffix(path, "_test.go") && isWeb(filepath.Dir(path)) {
			b.WriteString(text)
		}
	})
	return b.String()
}

func each(t *testing.T, tops []string, suffix string, do func(path, text string)) {
	t.Helper()
	for _, top := range tops {
		err := filepath.WalkDir(filepath.Join(root, top), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, suffix) {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			rel, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			do(rel, string(text))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
