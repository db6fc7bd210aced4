package app

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"iter"

	"github.com/free2link/free2link/internal/platform/i18n"
)

// CheckContent validates packs and translations and prints how complete each
// language is, one line each: "it 100 %". What is wrong stands above it, one
// line each, and makes the command fail.
func CheckContent(p Packs, out io.Writer) error {
	a, err := Load(p)
	if err != nil {
		return InputError(err)
	}
	if _, err := a.Wording.Model(); err != nil {
		return InputError(err)
	}
	allow, missing, err := lists(p.Locale)
	if err != nil {
		return InputError(err)
	}
	report := i18n.Check(a.Required(), a.Languages, allow, missing)
	for _, problem := range report.Problems {
		if _, err := fmt.Fprintln(out, problem); err != nil {
			return err
		}
	}
	if _, err := fmt.Fprintln(out, "en 100 %"); err != nil { // English is the source: a text without it does not load
		return err
	}
	for _, c := range report.Languages {
		if _, err := fmt.Fprintf(out, "%s %d %%\n", c.Lang, c.Percent); err != nil {
			return err
		}
	}
	if n := len(report.Problems); n > 0 {
		return fmt.Errorf("%d texts are missing or doubtful", n)
	}
	return nil
}

// Required yields every text that each language should have: the content of
// all packs, and the interface.
func (a *App) Required() iter.Seq[i18n.Required] {
	return func(yield func(i18n.Required) bool) {
		packs := map[string]bool{}
		for _, c := range a.Capabilities() {
			for _, t := range c.Texts {
				packs[t.Pack] = true
				for ctx, english := range t.All {
					if !yield(i18n.Required{Pack: t.Pack, Ctx: ctx, English: english}) {
						return
					}
				}
			}
		}
		// The interface's texts are those its files name: the extractor keeps the
		// files in step with the code, and its own check fails where they are not.
		for r := range a.Languages.Texts() {
			if !packs[r.Pack] && !yield(r) {
				return
			}
		}
	}
}

// WriteTexts prints the texts of one content pack as JSON lines {"ctx","msgid"},
// from which the translation files of the pack are made.
func (a *App) WriteTexts(pack string, out io.Writer) error {
	found := false
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, c := range a.Capabilities() {
		for _, t := range c.Texts {
			if t.Pack != pack {
				continue
			}
			found = true
			for ctx, english := range t.All {
				if err := enc.Encode(struct {
					Ctx   string `json:"ctx"`
					MsgID string `json:"msgid"`
				}{ctx, english}); err != nil {
					return fmt.Errorf("write the texts: %w", err)
				}
			}
		}
	}
	if !found {
		return InputError(fmt.Errorf("there is no pack %q", pack))
	}
	return nil
}

func lists(locale fs.FS) (i18n.Allow, map[i18n.Absent]bool, error) {
	same, err := locale.Open("same.txt")
	if err != nil {
		return nil, nil, err
	}
	defer same.Close()
	allow, err := i18n.ReadSame(same)
	if err != nil {
		return nil, nil, fmt.Errorf("same.txt: %w", err)
	}
	absent, err := locale.Open("missing.txt")
	if err != nil {
		return nil, nil, err
	}
	defer absent.Close()
	missing, err := i18n.ReadMissing(absent)
	if err != nil {
		return nil, nil, fmt.Errorf("missing.txt: %w", err)
	}
	return allow, missing, nil
}
