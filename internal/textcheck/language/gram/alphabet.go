package gram

import (
	"unicode"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/platform/text"
)

// The languages that letter groups tell apart, in the order of the table's lanes: those in Latin letters, those in Cyrillic.
var (
	Latin    = [...]string{"en", "it", "pl", "ro", "fr", "es", "sq"}
	Cyrillic = [...]string{"ru", "uk"}
)

// Edge is the code of a word's start and end. Letters have codes from First.
const (
	Edge          = 1
	First         = 2
	FirstCyrillic = 0x80 // the first code that is a Cyrillic letter; Latin letters are below
	Greek         = 0xfe // every Greek letter: the script is enough
	Arabic        = 0xff // every Arabic letter
)

// The letters that are told apart. A letter that is not here stands for its folded form (á: a, if á were not here).
const (
	latin    = "abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿāăąćčďđęěğıłńňőœřśšșțůűźżžß"
	cyrillic = "абвгдежзийклмнопрстуфхцчшщъыьэюяёєіїґўђјљњћџѓќѕ"
)

const direct = 0x700

var codes = alphabet()

// alphabet returns the codes of the letters below direct, upper and lower case.
func alphabet() *[direct]uint8 {
	var t [direct]uint8
	put := func(letters string, code uint8) {
		for _, r := range letters {
			t[r], t[unicode.ToUpper(r)] = code, code
			code++
		}
	}
	put(latin, First)
	put(cyrillic, FirstCyrillic)
	t['ş'], t['Ş'], t['ţ'], t['Ţ'] = t['ș'], t['ș'], t['ț'], t['ț']
	t['İ'] = t['i']
	for r := range rune(direct) {
		if t[r] == 0 && r >= 0x80 && unicode.IsLetter(r) {
			t[r] = rare(&t, r)
		}
	}
	return &t
}

// rare returns the code of a letter that has no code of its own: by its script, or by what it folds to.
func rare(t *[direct]uint8, r rune) uint8 {
	switch {
	case unicode.Is(unicode.Greek, r):
		return Greek
	case unicode.Is(unicode.Arabic, r):
		return Arabic
	}
	var room [64]byte
	if f, _ := utf8.DecodeRune(text.Fold(room[:0], nil, string(r))); f < direct {
		return t[f]
	}
	return 0
}

// Code returns the code of a letter in either case, or 0 for anything that is not a letter of the 11 languages' scripts.
func Code(r rune) uint8 {
	if uint32(r) < direct {
		return codes[r]
	}
	if !unicode.IsLetter(r) {
		return 0
	}
	return rare(codes, r)
}

// Mark tells whether r is written on the letter before it and so does not end a word: accents on their own, vowel signs, soft
// hyphens, characters that cannot be seen.
func Mark(r rune) bool {
	return r == 0xad || r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf)
}
