package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/i18n/po"
)

// separator stands between context and text in a key, as in gettext's MO files.
const separator = "\u0004"

// keys names the live entries of a pack for translators, and back: by context
// in content packs, where it names one text, and else by context and text.
func keys(file *po.File, pack string) (name map[*po.Entry]string, entry map[string]*po.Entry) {
	inContext := map[string]int{}
	for i := range file.Entries {
		if e := &file.Entries[i]; !e.Obsolete {
			inContext[e.Ctx]++
		}
	}
	name, entry = map[*po.Entry]string{}, map[string]*po.Entry{}
	for i := range file.Entries {
		e := &file.Entries[i]
		if e.Obsolete {
			continue
		}
		switch {
		case e.Ctx == "":
			name[e] = e.ID
		case inContext[e.Ctx] == 1 && pack != "ui":
			name[e] = e.Ctx
		default:
			name[e] = e.Ctx + separator + e.ID
		}
		entry[name[e]] = e
		entry[e.Ctx+separator+e.ID] = e
		if e.Ctx != "" {
			entry[e.Ctx+"|"+e.ID] = e
		}
	}
	return name, entry
}

// export writes {key: English} of what has no current translation, in the
// order of the file.
func (p project) export(out io.Writer, lang, pack string) error {
	file, err := p.read(i18n.Lang(lang), pack)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	name, _ := keys(file, pack)
	var b bytes.Buffer
	b.WriteString("{")
	for i, e := range absent(file) {
		if i > 0 {
			b.WriteString(",")
		}
		var english any = e.ID
		if e.Plural != "" {
			english = []string{e.ID, e.Plural}
		}
		b.WriteString("\n ")
		for j, v := range []any{name[e], english} {
			if j > 0 {
				b.WriteString(": ")
			}
			if err := plainJSON(&b, v); err != nil {
				return err
			}
		}
	}
	b.WriteString("\n}\n")
	_, err = out.Write(b.Bytes())
	return err
}

// plainJSON writes a value without turning < and & into escapes.
func plainJSON(b *bytes.Buffer, v any) error {
	var one bytes.Buffer
	enc := json.NewEncoder(&one)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	b.Write(bytes.TrimSpace(one.Bytes()))
	return nil
}

// forms is a translation in JSON: a text, or a list of plural forms.
type forms []string

func (f *forms) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '[' {
		return json.Unmarshal(b, (*[]string)(f))
	}
	*f = make(forms, 1)
	return json.Unmarshal(b, &(*f)[0])
}

// importFile fills in the translations of a JSON file. Those that fit are
// stored even when others do not; each that does not is a line of the error.
func (p project) importFile(path, lang, pack string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	var given map[string]forms
	if err := json.Unmarshal(b, &given); err != nil {
		return fmt.Errorf("import: %s: %w", path, err)
	}
	l := i18n.Lang(lang)
	file, err := p.read(l, pack)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	_, entry := keys(file, pack)
	_, count, _ := i18n.PluralForms(l)
	var errs []error
	changed := 0
	for _, key := range sortedKeys(given) {
		e := entry[key]
		if e == nil {
			errs = append(errs, fmt.Errorf("%q is no text of %s", key, pack))
			continue
		}
		if err := fitting(e, given[key], count); err != nil {
			errs = append(errs, fmt.Errorf("%q: %w", key, err))
			continue
		}
		if fill(e, given[key]) {
			changed++
		}
	}
	if err := write(p.path(l, pack), file.Bytes()); err != nil {
		return err
	}
	fmt.Fprintf(p.info, "%s/%s.po: %d of %d translations taken in, %d still missing\n", l, pack, changed, len(given), len(absent(file)))
	return errors.Join(errs...)
}

func sortedKeys(m map[string]forms) []string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}

// fitting says whether a translation has what Load will ask of it.
func fitting(e *po.Entry, given forms, count int) error {
	if e.Plural == "" {
		count = 1
	}
	if len(given) != count {
		return fmt.Errorf("%d forms, want %d", len(given), count)
	}
	if slices.Contains(given, "") {
		return errors.New("empty")
	}
	return i18n.Fits(e.ID, e.Plural, given)
}

// fill puts a translation in its entry; false when it was there already.
func fill(e *po.Entry, given forms) bool {
	if slices.Equal(e.Str, given) && !e.Fuzzy() {
		return false
	}
	if !slices.Equal(e.Str, given) {
		e.Comments = unreviewed(e.Comments)
	}
	e.Str, e.Prev = given, nil
	e.Flags = slices.DeleteFunc(e.Flags, func(f string) bool { return f == "fuzzy" })
	return true
}
