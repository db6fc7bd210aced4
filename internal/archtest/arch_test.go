package archtest

import (
	"bufio"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/free2link/free2link"

var root = filepath.Join("..", "..")

// A source is one Go file that is not a test: its package's folder, its imports.
type source struct {
	path, dir string
	imports   []string
}

func sources(t *testing.T) []source {
	t.Helper()
	var out []source
	for _, top := range []string{"cmd", "internal", "ui", "content", "locale"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
			if err != nil {
				return err
			}
			rel, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			s := source{path: rel, dir: filepath.Dir(rel)}
			for _, i := range f.Imports {
				p, err := strconv.Unquote(i.Path.Value)
				if err != nil {
					return err
				}
				s.imports = append(s.imports, p)
			}
			out = append(out, s)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(out) < 20 {
		t.Fatalf("found only %d files: the test looks in the wrong place", len(out))
	}
	return out
}

// inside returns the folder of an import of our own, or "".
func inside(imp string) string {
	if rest, ok := strings.CutPrefix(imp, module+"/"); ok {
		return rest
	}
	return ""
}

func isPlatform(dir string) bool { return strings.HasPrefix(dir, "internal/platform/") }

// capabilityOf returns the capability a folder belongs to, "" for everything else.
func capabilityOf(dir string) string {
	parts := strings.Split(dir, "/")
	if len(parts) < 2 || parts[0] != "internal" || parts[1] == "platform" || parts[1] == "app" || parts[1] == "archtest" {
		return ""
	}
	return parts[1]
}

func isWeb(dir string) bool {
	c := capabilityOf(dir)
	return c != "" && strings.HasPrefix(dir, "internal/"+c+"/"+c+"web")
}

// The ladder of docs/ARCHITECTURE.md: a package imports only from lower rungs.
var ladder = map[string]int{"textcheck": 1, "pathway": 1, "phrase": 1, "identify": 2, "guide": 2, "welcome": 2, "wording": 3}

// broken returns what a file's imports break, one sentence each.
func broken(s source) []string {
	var out []string
	bad := func(imp, why string) { out = append(out, fmt.Sprintf("%s imports %s: %s", s.path, imp, why)) }
	own := capabilityOf(s.dir)
	for _, imp := range s.imports {
		to := inside(imp)
		other := capabilityOf(to)
		switch {
		case isPlatform(s.dir) && to != "" && !isPlatform(to):
			bad(imp, "platform knows only platform")
		case strings.HasPrefix(s.dir, "ui") && to != "":
			bad(imp, "the design system knows nothing of ours")
		case to == "internal/app" && s.dir != "internal/app" && s.dir != "cmd/free2link" && !strings.HasPrefix(s.dir, "test/"):
			bad(imp, "nothing but cmd imports app")
		case (to == "content" || to == "locale") && s.dir != "internal/app":
			bad(imp, "only app hands out content and words")
		case s.dir == "cmd/free2link" && to != "" && to != "internal/app":
			bad(imp, "cmd calls app and nothing else")
		case own != "" && !isWeb(s.dir) && (imp == "net/http" || imp == "html/template" || to == "ui" || isWeb(to)):
			bad(imp, "a domain package knows no pages")
		case own != "" && isWeb(s.dir) && isWeb(to) && other != own:
			bad(imp, "pages of one capability never import pages of another")
		case own != "" && other != "" && other != own && ladder[other] >= ladder[own]:
			bad(imp, "only lower rungs may be imported")
		case s.dir == "internal/identify/rule" && strings.Contains(strings.Split(imp, "/")[0], "."):
			bad(imp, "the rule is pure: standard library only")
		case own == "textcheck" && isPlatform(to) && to != "internal/platform/text":
			bad(imp, "the engine needs nothing of the platform but text")
		}
	}
	return out
}

func TestImportsGoDownTheLadder(t *testing.T) {
	for _, s := range sources(t) {
		for _, b := range broken(s) {
			t.Error(b)
		}
		if c := capabilityOf(s.dir); c != "" && ladder[c] == 0 {
			t.Errorf("capability %s has no rung in the ladder", c)
		}
	}
}

func TestBrokenImportsAreFound(t *testing.T) {
	for _, s := range []source{
		{dir: "internal/platform/web", imports: []string{module + "/internal/pathway"}},
		{dir: "internal/identify", imports: []string{"net/http"}},
		{dir: "internal/pathway", imports: []string{module + "/internal/identify"}},
		{dir: "internal/identify/identifyweb", imports: []string{module + "/internal/pathway/pathwayweb"}},
		{dir: "internal/identify/rule", imports: []string{"github.com/goccy/go-yaml"}},
		{dir: "internal/textcheck", imports: []string{module + "/internal/platform/i18n"}},
		{dir: "internal/welcome/welcomeweb", imports: []string{module + "/internal/app"}},
		{dir: "ui", imports: []string{module + "/internal/platform/web"}},
		{dir: "internal/pathway", imports: []string{module + "/content"}},
		{dir: "cmd/free2link", imports: []string{module + "/internal/pathway"}},
	} {
		if len(broken(s)) == 0 {
			t.Errorf("%s importing %v: not found", s.dir, s.imports)
		}
	}
}

// No network, no database and no inference may enter the program unnoticed.
// Security standard 2.6, point 7; rules 5 of the architecture.
func TestNothingLearnsAndNothingCallsOut(t *testing.T) {
	forbidden := []string{"onnx", "tensorflow", "gorgonia", "gonum.org", "openai", "anthropic", "langchain", "golearn", "llama"}
	for _, name := range []string{"go.mod", "test/e2e/package.json"} {
		b, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range forbidden {
			if strings.Contains(strings.ToLower(string(b)), f) {
				t.Errorf("%s names %s: inference about people is refused (docs/AI-ACT.md)", name, f)
			}
		}
	}
	for _, s := range sources(t) {
		for _, imp := range s.imports {
			if slices.Contains([]string{"net/smtp", "database/sql", "math/rand", "math/rand/v2", "os/exec", "plugin"}, imp) && !isPlatform(s.dir) {
				t.Errorf("%s imports %s: only platform may", s.path, imp)
			}
		}
	}
}

func TestFilesStayShort(t *testing.T) {
	const most = 500
	for _, top := range []string{"cmd", "internal", "ui", "content", "locale", "tools", "test"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata") {
				return filepath.SkipDir
			}
			if !slices.Contains([]string{".go", ".html", ".css", ".js", ".mjs"}, filepath.Ext(path)) || d.IsDir() {
				return nil
			}
			if n := lines(t, path); n > most {
				t.Errorf("%s has %d lines, more than %d: split it by use", path, n, most)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func lines(t *testing.T, path string) (n int) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		n++
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return n
}

// Every package says in its comment what it is.
func TestEveryPackageHasItsManual(t *testing.T) {
	documented := map[string]bool{}
	all := map[string]bool{}
	for _, s := range sources(t) {
		all[s.dir] = true
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, s.path), nil, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			t.Fatal(err)
		}
		if f.Doc != nil && len(f.Doc.Text()) > 40 {
			documented[s.dir] = true
		}
	}
	for dir := range all {
		if !documented[dir] {
			t.Errorf("%s: no package comment", dir)
		}
	}
}
