package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// found is a text in the source, where it was found.
type found struct {
	ctx, id, plural string
	file            string // slash path from the root
	pos             int
	notes           []string
}

// goTexts reads the Go files below root: arguments of methods T, TC and N, and
// of i18n.Mark and i18n.MarkC, that are constant in their package.
func goTexts(root string) ([]found, error) {
	packages := map[string][]string{}
	err := walk(root, func(file string) {
		if strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_test.go") {
			dir := filepath.Dir(file)
			packages[dir] = append(packages[dir], file)
		}
	})
	if err != nil {
		return nil, err
	}
	var all []found
	for _, files := range packages {
		texts, err := packageTexts(root, files)
		if err != nil {
			return nil, err
		}
		all = append(all, texts...)
	}
	return all, nil
}

// walk calls f for the files of the project, without tools, tests' data and
// what is hidden.
func walk(root string, f func(file string)) error {
	return filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := d.Name(); d.IsDir() && file != root {
			inRoot := filepath.Dir(file) == filepath.Clean(root)
			if name[0] == '.' || name[0] == '_' || name == "testdata" || name == "node_modules" || inRoot && name == "tools" {
				return fs.SkipDir
			}
		}
		if !d.IsDir() {
			f(file)
		}
		return nil
	})
}

func packageTexts(root string, files []string) ([]found, error) {
	set := token.NewFileSet()
	constants := map[string]ast.Expr{}
	parsed := map[string]*ast.File{}
	notes := map[string]map[int]string{}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		f, err := parser.ParseFile(set, file, src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, fmt.Errorf("extract: %w", err)
		}
		parsed[file], notes[file] = f, goNotes(set, f, src)
		for _, decl := range f.Decls {
			if g, ok := decl.(*ast.GenDecl); ok && g.Tok == token.CONST {
				for _, spec := range g.Specs {
					v := spec.(*ast.ValueSpec)
					for i := range min(len(v.Names), len(v.Values)) {
						constants[v.Names[i].Name] = v.Values[i]
					}
				}
			}
		}
	}
	var all []found
	for file, f := range parsed {
		name, err := filepath.Rel(root, file)
		if err != nil {
			return nil, err
		}
		x := goFile{set: set, constants: constants, notes: notes[file]}
		ast.Inspect(f, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if t, ok := x.text(call); ok {
					t.file = filepath.ToSlash(name)
					all = append(all, t)
				}
			}
			return true
		})
	}
	return all, nil
}

// goNotes finds "// i18n: note" comments, by the line below them or, for one
// behind code, by its own.
func goNotes(set *token.FileSet, f *ast.File, src []byte) map[int]string {
	notes := map[int]string{}
	for _, group := range f.Comments {
		text := group.Text()
		at := strings.Index(text, "i18n:")
		if at < 0 || at > 0 && text[at-1] != '\n' {
			continue
		}
		note := strings.Join(strings.Fields(text[at+len("i18n:"):]), " ")
		start, line := set.Position(group.Pos()), set.Position(group.End()).Line
		if before := src[start.Offset-start.Column+1 : start.Offset]; len(bytes.TrimSpace(before)) == 0 {
			line++
		}
		notes[line] = note
	}
	return notes
}

type goFile struct {
	set       *token.FileSet
	constants map[string]ast.Expr
	notes     map[int]string
}

func (x goFile) text(call *ast.CallExpr) (found, bool) {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return found{}, false
	}
	ctx, id, plural := -1, -1, -1
	switch sel.Sel.Name {
	case "T":
		id = 0
	case "TC":
		ctx, id = 0, 1
	case "N":
		id, plural = 1, 2
	case "Mark", "MarkC":
		if p, ok := sel.X.(*ast.Ident); !ok || p.Name != "i18n" {
			return found{}, false
		}
		if id = 0; sel.Sel.Name == "MarkC" {
			ctx, id = 0, 1
		}
	}
	if id < 0 || len(call.Args) <= max(ctx, id, plural) {
		return found{}, false
	}
	t := found{pos: int(call.Pos())}
	for _, want := range []struct {
		arg int
		to  *string
	}{{ctx, &t.ctx}, {id, &t.id}, {plural, &t.plural}} {
		if want.arg < 0 {
			continue
		}
		if *want.to, ok = x.constant(call.Args[want.arg], 0); !ok {
			return found{}, false
		}
	}
	position := x.set.Position(sel.Sel.Pos())
	if note, ok := x.notes[position.Line]; ok {
		t.notes = []string{note}
	}
	return t, t.id != ""
}

// constant is the value of a constant text: literals, sums of them, and names
// of the package's constants.
func (x goFile) constant(e ast.Expr, depth int) (string, bool) {
	if depth > 20 {
		return "", false
	}
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind != token.STRING {
			return "", false
		}
		s, err := strconv.Unquote(e.Value)
		return s, err == nil
	case *ast.ParenExpr:
		return x.constant(e.X, depth+1)
	case *ast.BinaryExpr:
		a, okA := x.constant(e.X, depth+1)
		b, okB := x.constant(e.Y, depth+1)
		return a + b, okA && okB && e.Op == token.ADD
	case *ast.Ident:
		if v := x.constants[e.Name]; v != nil {
			return x.constant(v, depth+1)
		}
	}
	return "", false
}

// collect puts what was found in order and joins what is the same text.
func collect(all []found) ([]text, error) {
	slices.SortFunc(all, func(a, b found) int {
		if c := strings.Compare(a.file, b.file); c != 0 {
			return c
		}
		return a.pos - b.pos
	})
	var texts []text
	at := map[[2]string]int{}
	for _, f := range all {
		key := [2]string{f.ctx, f.id}
		i, known := at[key]
		if !known {
			i = len(texts)
			at[key] = i
			texts = append(texts, text{Ctx: f.ctx, ID: f.id, Plural: f.plural})
		}
		t := &texts[i]
		if f.plural != "" && t.Plural != "" && f.plural != t.Plural {
			return nil, fmt.Errorf("extract: %q has two plurals, %q and %q (%s)", f.id, t.Plural, f.plural, f.file)
		}
		if t.Plural == "" {
			t.Plural = f.plural
		}
		t.Refs = addNew(t.Refs, f.file)
		t.Notes = addNew(t.Notes, f.notes...)
	}
	return texts, nil
}

func addNew(list []string, more ...string) []string {
	for _, m := range more {
		if !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	return list
}
