package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/i18n/po"
)

// missing is the list of texts known to have no current translation.
func (p project) missing() (map[i18n.Absent]bool, error) {
	b, err := os.ReadFile(filepath.Join(p.root, "locale", "missing.txt"))
	if err != nil {
		return nil, err
	}
	return i18n.ReadMissing(bytes.NewReader(b))
}

// coverage loads all files as the server does and measures every text they name.
func (p project) coverage(out io.Writer) error {
	dir := os.DirFS(filepath.Join(p.root, "locale"))
	catalog, err := i18n.Load(dir, p.langs())
	if err != nil {
		return err
	}
	missing, err := p.missing()
	if err != nil {
		return err
	}
	list, err := dir.Open("same.txt")
	if err != nil {
		return err
	}
	defer list.Close()
	allow, err := i18n.ReadSame(list)
	if err != nil {
		return err
	}
	report := i18n.Check(catalog.Texts(), catalog, allow, missing)
	for _, line := range report.Problems {
		fmt.Fprintln(out, line)
	}
	for _, c := range report.Languages {
		fmt.Fprintf(out, "%s: %d %%, %d of %d (%d outdated, %d missing, %d doubtful)\n",
			c.Lang, c.Percent, c.Translated, c.Required, c.Outdated, c.Missing, c.Doubtful)
	}
	if n := len(report.Stale); n > 0 {
		fmt.Fprintf(out, "missing.txt: %d texts are not missing any more; run missing\n", n)
	}
	if n := len(report.Problems); n > 0 {
		return fmt.Errorf("%d problems", n)
	}
	return nil
}

// check compares ui.po of every language with the source.
func (p project) check(out io.Writer) error {
	texts, err := p.texts()
	if err != nil {
		return err
	}
	missing, err := p.missing()
	if err != nil {
		return err
	}
	problems := 0
	tell := func(format string, args ...any) {
		problems++
		fmt.Fprintf(out, format+"\n", args...)
	}
	for _, l := range p.langs() {
		file, err := p.read(l, "ui")
		if err != nil {
			tell("%s/ui.po: %v", l, err)
			continue
		}
		have := map[po.Key]*po.Entry{}
		for i := range file.Entries {
			if e := &file.Entries[i]; !e.Obsolete {
				have[e.Key()] = e
			}
		}
		for _, t := range texts {
			key := po.Key{Ctx: t.Ctx, ID: t.ID}
			e := have[key]
			delete(have, key)
			allowed := missing[i18n.Absent{Lang: l, Pack: "ui", Ctx: t.Ctx, English: t.ID}]
			switch {
			case e == nil:
				tell("%s/ui.po: %q is not in the file; run extract (%s)", l, t.ID, t.Refs[0])
			case e.Plural != t.Plural:
				tell("%s/ui.po:%d: the plural of %q changed; run extract", l, e.Line, t.ID)
			case allowed:
			case e.Fuzzy():
				tell("%s/ui.po:%d: outdated: %q", l, e.Line, t.ID)
			case !e.Translated():
				tell("%s/ui.po:%d: missing: %q", l, e.Line, t.ID)
			}
		}
		for i := range file.Entries {
			if e := &file.Entries[i]; have[e.Key()] == e {
				tell("%s/ui.po:%d: obsolete: %q is in no source file; run extract", l, e.Line, e.ID)
			}
		}
	}
	if problems > 0 {
		return fmt.Errorf("%d problems", problems)
	}
	return nil
}
