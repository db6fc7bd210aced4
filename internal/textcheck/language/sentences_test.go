package language_test

import (
	_ "embed"
	"strings"
)

//go:embed testdata/sentences.txt
var sentenceFile string

// sentences are the sentences of the file by their language.
var sentences = func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(sentenceFile) {
		if code, s, ok := strings.Cut(strings.TrimSpace(line), " "); ok && code != "#" {
			m[code] = append(m[code], s)
		}
	}
	return m
}()
