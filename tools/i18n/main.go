// Command i18n keeps the PO files of the project in step with its source and
// content, and carries texts to translators and back.
//
//	i18n [-root DIR] extract            texts of Go files and templates → locale/<lang>/ui.po
//	i18n [-root DIR] sync PACK          texts on standard input → locale/<lang>/PACK.po
//	i18n [-root DIR] export LANG PACK   what has no current translation, as JSON, on standard output
//	i18n [-root DIR] import FILE LANG PACK  translations from such a JSON file
//	i18n [-root DIR] missing            writes locale/missing.txt from the PO files
//	i18n [-root DIR] check              is everything of extract there? one line per problem, exit 1
//	i18n [-root DIR] coverage           percent of each language; one line per problem, exit 1
//
// DIR is the root of the main module, ".." unless given, so that it runs as
// "go run -C tools ./i18n extract".
//
// Go: arguments of methods T, TC and N and of i18n.Mark and i18n.MarkC that are
// constant. Templates: .T, .TC and .N with literal texts. A comment "i18n: …"
// right before, in Go or in a template, becomes a note to the translator.
//
// sync reads a JSON object a line: ctx, msgid, and where there are plural,
// notes (a list) and refs (a list).
//
// The keys of export and import are the context in content packs, where it
// names one text, and else the text, or context, U+0004 and text; import takes
// "context|text" too. Texts with plural forms
// have lists: English one and many, the translation as many as the language
// has. What import overwrites with another text loses its review mark.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	root := flag.String("root", "..", "root of the main module")
	flag.Parse()
	if err := run(*root, flag.Args(), os.Stdin, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "i18n:", err)
		os.Exit(1)
	}
}

var errUsage = errors.New("want extract, sync PACK, export LANG PACK, import FILE LANG PACK, missing, check or coverage")

func run(root string, args []string, in io.Reader, out, info io.Writer) error {
	p := project{root: root, info: info}
	if len(args) == 0 {
		return errUsage
	}
	command := args[0]
	args = args[1:]
	switch {
	case command == "extract" && len(args) == 0:
		texts, err := p.texts()
		if err != nil {
			return err
		}
		return p.update("ui", texts)
	case command == "sync" && len(args) == 1 && args[0] != "ui":
		texts, err := readTexts(in)
		if err != nil {
			return err
		}
		return p.update(args[0], texts)
	case command == "export" && len(args) == 2:
		return p.export(out, args[0], args[1])
	case command == "import" && len(args) == 3:
		return p.importFile(args[0], args[1], args[2])
	case command == "missing" && len(args) == 0:
		return p.writeMissing()
	case command == "check" && len(args) == 0:
		return p.check(out)
	case command == "coverage" && len(args) == 0:
		return p.coverage(out)
	}
	return errUsage
}

// readTexts reads the texts of a content pack, a JSON object a line.
func readTexts(in io.Reader) ([]text, error) {
	var texts []text
	seen := map[[2]string]bool{}
	s := bufio.NewScanner(in)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		if len(s.Bytes()) == 0 {
			continue
		}
		var t text
		if err := json.Unmarshal(s.Bytes(), &t); err != nil {
			return nil, fmt.Errorf("sync: line %d: %w", n, err)
		}
		key := [2]string{t.Ctx, t.ID}
		if t.ID == "" || seen[key] {
			return nil, fmt.Errorf("sync: line %d: %q %q is empty or stands twice", n, t.Ctx, t.ID)
		}
		seen[key] = true
		texts = append(texts, t)
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("sync: %w", err)
	}
	if len(texts) == 0 {
		return nil, errors.New("sync: no texts on standard input")
	}
	return texts, nil
}
