package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/i18n/po"
)

// project is the tree that the commands read and write; info takes what they
// have to say.
type project struct {
	root string
	info io.Writer
}

// texts is everything that extract finds.
func (p project) texts() ([]text, error) {
	code, err := goTexts(p.root)
	if err != nil {
		return nil, err
	}
	pages, err := templateTexts(p.root)
	if err != nil {
		return nil, err
	}
	return collect(append(code, pages...))
}

// langs lists the languages to translate into: the three of the project and
// every further folder of locale.
func (p project) langs() []i18n.Lang {
	langs := []i18n.Lang{i18n.Italian, i18n.Greek, i18n.Polish}
	dirs, _ := os.ReadDir(filepath.Join(p.root, "locale"))
	for _, d := range dirs {
		l := i18n.Lang(d.Name())
		if _, _, ok := i18n.PluralForms(l); d.IsDir() && ok && l != i18n.English && !slices.Contains(langs, l) {
			langs = append(langs, l)
		}
	}
	return langs
}

func (p project) path(l i18n.Lang, pack string) string {
	return filepath.Join(p.root, "locale", string(l), pack+".po")
}

func (p project) read(l i18n.Lang, pack string) (*po.File, error) {
	b, err := os.ReadFile(p.path(l, pack))
	if err != nil {
		return nil, err
	}
	return po.Parse(string(l)+"/"+pack+".po", b)
}

// write stores a file if its bytes changed, whole or not at all.
func write(path string, b []byte) error {
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, b) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path+".new", b, 0o644); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

// update merges texts into the pack's file of every language.
func (p project) update(pack string, texts []text) error {
	for _, l := range p.langs() {
		_, forms, _ := i18n.PluralForms(l)
		file, err := p.read(l, pack)
		if errors.Is(err, fs.ErrNotExist) {
			file, err = newFile(l, pack), nil
		}
		if err != nil {
			return err
		}
		file = merge(file, texts, forms, pack != "ui")
		if err := write(p.path(l, pack), file.Bytes()); err != nil {
			return err
		}
		current, fuzzy := 0, 0
		for i := range file.Entries {
			switch e := &file.Entries[i]; {
			case e.Obsolete:
			case e.Fuzzy():
				fuzzy++
			case e.Translated():
				current++
			}
		}
		fmt.Fprintf(p.info, "%s/%s.po: %d texts, %d current, %d outdated\n", l, pack, len(texts), current, fuzzy)
	}
	return nil
}

// absent lists the texts of a file without a current translation.
func absent(file *po.File) []*po.Entry {
	var list []*po.Entry
	for i := range file.Entries {
		if e := &file.Entries[i]; !e.Obsolete && (e.Fuzzy() || !e.Translated()) {
			list = append(list, e)
		}
	}
	return list
}

// writeMissing lists what has no current translation in locale/missing.txt.
func (p project) writeMissing() error {
	missing := map[i18n.Absent]bool{}
	for _, l := range p.langs() {
		names, err := filepath.Glob(p.path(l, "*"))
		if err != nil {
			return err
		}
		for _, name := range names {
			pack := filepath.Base(name[:len(name)-len(".po")])
			file, err := p.read(l, pack)
			if err != nil {
				return err
			}
			for _, e := range absent(file) {
				missing[i18n.Absent{Lang: l, Pack: pack, Ctx: e.Ctx, English: e.ID}] = true
			}
		}
	}
	var b bytes.Buffer
	if err := i18n.WriteMissing(&b, missing); err != nil {
		return err
	}
	fmt.Fprintf(p.info, "missing.txt: %d texts\n", len(missing))
	return write(filepath.Join(p.root, "locale", "missing.txt"), b.Bytes())
}
