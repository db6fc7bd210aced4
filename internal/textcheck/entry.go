package textcheck

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/free2link/free2link/internal/platform/text"
)

// An entry of the vocabulary is a row of tokens with one space between:
//
//	word      this word
//	stem*     any word that starts so
//	a|b*|c    any of these
//	a|b?      the same, or nothing
//	#  #16-17 #9 a number, a number in this range, this number
//	..        up to three words that do not cross the end of a sentence
//
// Entries are folded as texts are, so accents and case do not matter.

type slotKind uint8

const (
	slotWord slotKind = iota
	slotNumber
	slotGap
)

// A slot is one place of an entry before it is indexed.
type slot struct {
	kind     slotKind
	words    []string // folded; a trailing * marks a stem
	low, top float64  // of a number
}

const gapWords = 3

// parseEntries reads the entries of one concept in one language. Optional tokens are expanded.
func parseEntries(s string) ([][]slot, error) {
	var out [][]slot
	for e := range strings.SplitSeq(s, ",") {
		row, err := parseEntry(strings.Fields(text.String(e)))
		if err != nil {
			return nil, fmt.Errorf("entry %q: %w", strings.TrimSpace(e), err)
		}
		out = append(out, row...)
	}
	return out, nil
}

func parseEntry(tokens []string) ([][]slot, error) {
	if len(tokens) == 0 {
		return nil, errors.New("it is empty")
	}
	rows := [][]slot{nil}
	for _, t := range tokens {
		t, optional := strings.CutSuffix(t, "?")
		choices, err := parseSlots(t)
		if err != nil {
			return nil, err
		}
		with := make([][]slot, 0, 2*len(rows))
		for _, r := range rows {
			if optional {
				with = append(with, r)
			}
			for _, s := range choices {
				with = append(with, append(slices.Clip(r), s))
			}
		}
		if rows = with; len(rows) > 64 {
			return nil, errors.New("it has more than six optional words")
		}
	}
	kept := rows[:0]
	for _, r := range rows {
		if len(r) == 0 {
			return nil, errors.New("all its words may be left out")
		}
		if r[0].kind != slotGap && r[len(r)-1].kind != slotGap && hasWord(r) {
			kept = append(kept, r)
		}
	}
	if len(kept) == 0 {
		return nil, errors.New("it holds no word, or starts or ends with a gap")
	}
	return kept, nil
}

func hasWord(row []slot) bool {
	for _, s := range row {
		if s.kind == slotWord {
			return true
		}
	}
	return false
}

// parseSlots reads one token. Numbers among its alternatives become choices of their own.
func parseSlots(t string) ([]slot, error) {
	if !strings.Contains(t, "|") || !strings.Contains(t, "#") {
		s, err := parseSlot(t)
		return []slot{s}, err
	}
	var words []string
	var out []slot
	for w := range strings.SplitSeq(t, "|") {
		if !strings.HasPrefix(w, "#") {
			words = append(words, w)
			continue
		}
		s, err := parseSlot(w)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	if len(words) > 0 {
		s, err := parseSlot(strings.Join(words, "|"))
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

func parseSlot(t string) (slot, error) {
	switch {
	case t == "..":
		return slot{kind: slotGap}, nil
	case strings.HasPrefix(t, "#"):
		if t == "#" {
			return slot{kind: slotNumber, top: 1e18}, nil
		}
		a, b, ok := strings.Cut(t[1:], "-")
		if !ok {
			a, b, ok = t[1:], t[1:], true
		}
		low, err1 := strconv.ParseFloat(a, 64)
		top, err2 := strconv.ParseFloat(b, 64)
		if !ok || err1 != nil || err2 != nil || low > top {
			return slot{}, fmt.Errorf("%s is not a range of numbers", t)
		}
		return slot{kind: slotNumber, low: low, top: top}, nil
	}
	words := strings.Split(t, "|")
	for _, w := range words {
		stem, isStem := strings.CutSuffix(w, "*")
		if stem == "" || (isStem && len([]rune(stem)) < 2) || strings.ContainsAny(stem, "*?#.,;:!'\"()") {
			return slot{}, fmt.Errorf("%q is not a word or a stem of two letters", w)
		}
	}
	return slot{kind: slotWord, words: words}, nil
}
