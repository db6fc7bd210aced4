package wording

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/free2link/free2link/internal/textcheck"
)

// readWords reads words/<language>.yaml. These files are large and of one shape, a concept and its entries in folded lines, so they are
// read line by line, many times faster than a YAML parser would:
//
//	passport: >-
//	  passport*, id card, …
func readWords(dir fs.FS, src *textcheck.Source) error {
	place := map[string]int{}
	for i, c := range src.Concepts {
		place[c.ID] = i
	}
	src.Function = map[string]string{}
	files, err := fs.Glob(dir, "words/*.yaml")
	if err != nil {
		return fmt.Errorf("wording: %w", err)
	}
	for _, name := range files {
		data, err := fs.ReadFile(dir, name)
		if err != nil {
			return fmt.Errorf("wording: %w", err)
		}
		lang := strings.TrimSuffix(path.Base(name), ".yaml")
		err = eachBlock(string(data), func(line int, key, words string) error {
			i, ok := place[key]
			switch {
			case key == "function":
				src.Function[lang] = words
			case !ok:
				return fmt.Errorf("line %d: there is no concept %s", line, key)
			case src.Concepts[i].Words[lang] != "":
				return fmt.Errorf("line %d: %s stands here twice", line, key)
			default:
				src.Concepts[i].Words[lang] = words
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	data, err := fs.ReadFile(dir, "frequent.yaml")
	if err != nil {
		return fmt.Errorf("wording: %w", err)
	}
	src.Frequent = map[string][]string{}
	return eachBlock(string(data), func(_ int, lang, words string) error {
		src.Frequent[lang] = strings.Fields(words)
		return nil
	})
}

// eachBlock calls do for every block "key: >-" with its lines joined.
func eachBlock(s string, do func(line int, key, words string) error) error {
	var words strings.Builder
	key, at := "", 0
	flush := func() error {
		if key == "" {
			return nil
		}
		defer words.Reset()
		return do(at, key, strings.Clone(words.String()))
	}
	n := 0
	for line := range strings.SplitSeq(s, "\n") {
		n++
		switch {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, " "):
			if key == "" {
				return fmt.Errorf("line %d: these words belong to no concept", n)
			}
			words.WriteString(line)
			words.WriteByte(' ')
		case strings.HasSuffix(strings.TrimRight(line, " "), ": >-"):
			if err := flush(); err != nil {
				return err
			}
			key, at = strings.TrimSpace(line[:strings.Index(line, ": >-")]), n
		default: // the head: language, review
			if !strings.Contains(line, ": ") {
				return fmt.Errorf("line %d: not \"concept: >-\" and no words of one", n)
			}
			if err := flush(); err != nil {
				return err
			}
			key = ""
		}
	}
	return flush()
}
