package i18n

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Absent names a text that is known to have no current translation.
type Absent struct {
	Lang               Lang
	Pack, Ctx, English string
}

var (
	escapeList   = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\t", `\t`)
	unescapeList = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\t`, "\t")
)

// ReadMissing reads a list of absent texts, one a line:
// lang<TAB>pack<TAB>ctx<TAB>msgid, with line breaks, tabs and backslashes of the
// text written \n \t \\. Lines that begin with # are notes.
func ReadMissing(r io.Reader) (map[Absent]bool, error) {
	missing := map[Absent]bool{}
	err := eachLine(r, func(line string) error {
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			return fmt.Errorf("%d fields, want language, pack, context, text", len(f))
		}
		missing[Absent{Lang(f[0]), f[1], f[2], unescapeList.Replace(f[3])}] = true
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the list of missing texts: %w", err)
	}
	return missing, nil
}

// WriteMissing writes what ReadMissing reads, sorted.
func WriteMissing(w io.Writer, missing map[Absent]bool) error {
	all := make([]Absent, 0, len(missing))
	for a := range missing {
		all = append(all, a)
	}
	slices.SortFunc(all, func(a, b Absent) int {
		return cmp.Or(cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Pack, b.Pack),
			cmp.Compare(a.Ctx, b.Ctx), cmp.Compare(a.English, b.English))
	})
	b := bufio.NewWriter(w)
	fmt.Fprint(b, "# Texts known to have no current translation, one a line:\n"+
		"# language<TAB>pack<TAB>context<TAB>English text. Made by \"i18n missing\".\n")
	for _, a := range all {
		fmt.Fprintf(b, "%s\t%s\t%s\t%s\n", a.Lang, a.Pack, a.Ctx, escapeList.Replace(a.English))
	}
	return b.Flush()
}

// Allow says that a text needs no check of its language, script and length:
// a name, an abbreviation, a word that two languages share.
type Allow func(l Lang, english string) bool

// ReadSame reads such a list: an English text a line, for all languages or,
// after lang<TAB>, for one. Escapes and notes are those of ReadMissing.
func ReadSame(r io.Reader) (Allow, error) {
	same := map[Absent]bool{}
	err := eachLine(r, func(line string) error {
		l, text, one := strings.Cut(line, "\t")
		if !one {
			l, text = "", line
		} else if _, ok := languageOf(Lang(l)); !ok {
			return fmt.Errorf("%q is no language", l)
		}
		same[Absent{Lang: Lang(l), English: unescapeList.Replace(text)}] = true
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the list of shared texts: %w", err)
	}
	return func(l Lang, english string) bool {
		return same[Absent{English: english}] || same[Absent{Lang: l, English: english}]
	}, nil
}

// eachLine calls f for every line that is neither empty nor a note.
func eachLine(r io.Reader, f func(string) error) error {
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		if line := s.Text(); line != "" && line[0] != '#' {
			if err := f(line); err != nil {
				return fmt.Errorf("line %d: %w", n, err)
			}
		}
	}
	return s.Err()
}
