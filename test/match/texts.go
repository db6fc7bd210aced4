package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"github.com/free2link/free2link/internal/textcheck"
	"github.com/free2link/free2link/internal/wording"
)

const (
	entries  = 2000
	ours     = 1000 // of them from the project's vocabulary; the rest are words of the texts
	textSize = 16 << 20
)

// A doc is one text, as it is and folded to words with one blank between; a line is one sentence of at most 40 words.
type doc struct {
	original string
	folded   []byte
}

// read returns the texts of the files in a random order, again and again.
func read(files []string, random *rand.Rand) ([]doc, error) {
	var texts []doc
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		lines := bufio.NewScanner(bytes.NewReader(data))
		lines.Buffer(nil, 1<<24)
		for lines.Scan() {
			var row struct{ Text string }
			if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
				return nil, fmt.Errorf("%s: %w", f, err)
			}
			texts = append(texts, doc{original: row.Text, folded: plain(row.Text)})
		}
	}
	var docs []doc
	for size := 0; size < textSize; {
		d := texts[random.IntN(len(texts))]
		docs = append(docs, d)
		size += len(d.folded)
	}
	return docs, nil
}

func plain(s string) []byte {
	out := []byte{' '}
	n := 0
	for _, w := range strings.FieldsFunc(strings.ReplaceAll(textcheck.Folded(s), "'", ""), func(r rune) bool { return !isWord(r) }) {
		out = append(out, w...)
		if n++; n%40 == 0 {
			out = append(out, " \n"...)
		}
		out = append(out, ' ')
	}
	return out
}

// isWord keeps to ASCII: Hyperscan's word boundary knows no other letters.
func isWord(r rune) bool { return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' }

// choose draws entries of the project, each alternative and optional word drawn too, and fills up with one to three words of the texts.
func choose(docs []doc, random *rand.Rand) ([]string, error) {
	src, err := wording.Read(os.DirFS("../../content/wording"), func(string) textcheck.Strength { return textcheck.Medium })
	if err != nil {
		return nil, err
	}
	var all []string
	for _, c := range src.Concepts {
		for e := range strings.SplitSeq(c.Words["en"], ",") {
			if w, ok := literal(textcheck.Folded(e), random); ok {
				all = append(all, w)
			}
		}
	}
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	words := all[:min(ours, len(all))]
	slices.Sort(words)
	words = slices.Compact(words)
	known := map[string]bool{}
	for _, w := range words {
		known[w] = true
	}
	for len(words) < entries {
		of := strings.Fields(string(docs[random.IntN(len(docs))].folded))
		if len(of) < 4 {
			continue
		}
		i := random.IntN(len(of) - 3)
		w := strings.Join(of[i:i+1+random.IntN(3)], " ")
		if len(w) > 3 && !known[w] && !strings.ContainsAny(w, "0123456789") {
			known[w] = true
			words = append(words, w)
		}
	}
	return words, nil
}

// literal writes an entry as one of the texts it stands for; not one with gaps or numbers.
func literal(entry string, random *rand.Rand) (string, bool) {
	var out []string
	for _, slot := range strings.Fields(entry) {
		slot, optional := strings.CutSuffix(slot, "?")
		if optional && random.IntN(2) == 0 {
			continue
		}
		any := strings.Split(slot, "|")
		w := strings.TrimSuffix(any[random.IntN(len(any))], "*")
		if strings.ContainsFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }) {
			return "", false
		}
		out = append(out, w)
	}
	return strings.Join(out, " "), len(out) > 0
}
