package textcheck

import (
	"unicode"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/platform/text"
)

// A text is read a second time where it looks disguised: letters of another alphabet that look the same (pаssport with a Cyrillic а),
// digits and signs for letters (p4ssport, €asy), letters with blanks between (p a s s p o r t), and Greek in Latin letters. What only
// the second reading finds is marked as disguised.

type script uint8

const (
	noScript script = iota
	latin
	greek
	cyrillic
	otherScript
)

func scriptOf(r rune) script {
	switch {
	case 'a' <= r && r <= 'z':
		return latin
	case r < 0x80:
		return noScript
	case !unicode.IsLetter(r):
		return noScript
	case 0x370 <= r && r < 0x400:
		return greek
	case 0x400 <= r && r < 0x530:
		return cyrillic
	case r < 0x250:
		return latin
	}
	return otherScript
}

// twins are letters that look like a Latin one, after folding.
var twins = map[rune]rune{
	'а': 'a', 'в': 'b', 'с': 'c', 'е': 'e', 'һ': 'h', 'і': 'i', 'ј': 'j', 'к': 'k', 'м': 'm', 'н': 'h', 'о': 'o', 'р': 'p', 'ѕ': 's',
	'т': 't', 'у': 'y', 'х': 'x', 'ԁ': 'd', 'ԛ': 'q', 'ԝ': 'w', 'г': 'r', 'п': 'n', 'ь': 'b', 'З': '3',
	'α': 'a', 'β': 'b', 'ε': 'e', 'η': 'n', 'ι': 'i', 'κ': 'k', 'μ': 'm', 'ν': 'v', 'ο': 'o', 'ρ': 'p', 'τ': 't', 'υ': 'u', 'χ': 'x',
	'γ': 'y', 'ω': 'w', 'σ': 'o', 'ζ': 'z',
}

// greekTwins and cyrillicTwins lead from Latin letters back.
var (
	greekTwins = map[rune]rune{
		'a': 'α', 'b': 'β', 'e': 'ε', 'z': 'ζ', 'n': 'η', 'h': 'η', 'i': 'ι', 'k': 'κ', 'm': 'μ', 'v': 'ν', 'o': 'ο', 'p': 'ρ', 't': 'τ',
		'u': 'υ', 'y': 'υ', 'x': 'χ', 'w': 'ω',
	}
	cyrillicTwins = map[rune]rune{
		'a': 'а', 'b': 'в', 'c': 'с', 'e': 'е', 'i': 'і', 'k': 'к', 'm': 'м', 'h': 'н', 'o': 'о', 'p': 'р', 't': 'т', 'y': 'у', 'x': 'х', 'j': 'ј', 's': 'ѕ',
	}
)

// leet returns the letter that a digit or sign stands for inside a word, or 0.
func leet(r rune) rune {
	switch r {
	case '0':
		return 'o'
	case '1', '!':
		return 'i'
	case '3', '€':
		return 'e'
	case '4', '@':
		return 'a'
	case '5', '$':
		return 's'
	case '7':
		return 't'
	case '|':
		return 'l'
	}
	return 0
}

// A view is a second form of a folded text: for each rune its new form and the bytes of the first form it came from.
type view struct {
	out     []byte
	offsets text.OffsetMap
}

// suspicious reports cheaply whether the folded text may be disguised: a letter of another alphabet, a digit or sign between letters,
// or single letters in a row.
func suspicious(b []byte) bool {
	singles := 0
	var before script // of the letter right before
	inWord, length := script(0), 0
	for i := 0; i < len(b); {
		r, size := rune(b[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(b[i:])
		}
		s := scriptOf(r)
		switch {
		case s != noScript:
			if inWord != 0 && inWord != s {
				return true
			}
			inWord = s
			length++
		case leet(r) != 0 && i+size < len(b) && before != noScript && nextIsLetter(b[i+size:]):
			return true
		default:
			if length == 1 {
				singles++
			} else if length > 1 {
				singles = 0
			}
			if singles >= 4 {
				return true
			}
			inWord, length = 0, 0
		}
		before = s
		i += size
	}
	return singles >= 3 && length == 1
}

func nextIsLetter(b []byte) bool {
	r, _ := utf8.DecodeRune(b)
	return unicode.IsLetter(r)
}

// undisguise writes into v the folded text b as it reads when disguises of letters are undone, and reports whether anything changed.
func undisguise(b []byte, v *view) bool {
	v.out = v.out[:0]
	v.offsets.Reset()
	main := mainScript(b)
	changed := false
	for i := 0; i < len(b); {
		if n, ok := v.spaced(b, i); ok {
			i, changed = n, true
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if scriptOf(r) == noScript && (leet(r) == 0 || !nextIsLetter(b[i+size:])) {
			v.put(b[i:i+size], i)
			i += size
			continue
		}
		end := wordEnd(b, i)
		if to, twist := scriptOfWord(b[i:end], main); twist {
			v.retell(b, i, end, to)
			changed = true
		} else {
			v.put(b[i:end], i)
		}
		i = end
	}
	v.offsets.Add(len(v.out), len(b))
	return changed
}

func (v *view) put(b []byte, from int) {
	v.offsets.Add(len(v.out), from)
	v.out = append(v.out, b...)
}

func (v *view) putRune(r rune, from int) {
	v.offsets.Add(len(v.out), from)
	v.out = utf8.AppendRune(v.out, r)
}

// spaced joins four or more single letters with one blank, dot or dash between them.
func (v *view) spaced(b []byte, i int) (end int, ok bool) {
	if i > 0 {
		if r, _ := utf8.DecodeLastRune(b[:i]); unicode.IsLetter(r) || unicode.IsDigit(r) {
			return i, false
		}
	}
	n, j := 0, i
	for j < len(b) {
		r, size := utf8.DecodeRune(b[j:])
		if !unicode.IsLetter(r) && leet(r) == 0 {
			break
		}
		after := j + size
		if after < len(b) {
			if next, _ := utf8.DecodeRune(b[after:]); unicode.IsLetter(next) || unicode.IsDigit(next) {
				break
			}
		}
		n++
		end = after
		if after+1 >= len(b) || (b[after] != ' ' && b[after] != '.' && b[after] != '-' && b[after] != '_' && b[after] != '*') {
			break
		}
		j = after + 1
	}
	if n < 4 {
		return i, false
	}
	for k := i; k < end; {
		r, size := utf8.DecodeRune(b[k:])
		if l := leet(r); l != 0 {
			r = l
		}
		if unicode.IsLetter(r) {
			v.putRune(r, k)
		}
		k += size
	}
	return end, true
}

// wordEnd returns where the word at i ends: letters, digits, and signs that stand for letters when a letter follows.
func wordEnd(b []byte, i int) int {
	for i < len(b) {
		r, size := utf8.DecodeRune(b[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && (leet(r) == 0 || !nextIsLetter(b[i+size:])) {
			break
		}
		i += size
	}
	return i
}

// mainScript returns the alphabet of most letters.
func mainScript(b []byte) script {
	var n [otherScript + 1]int
	for i := 0; i < len(b) && i < 4096; {
		r, size := utf8.DecodeRune(b[i:])
		n[scriptOf(r)]++
		i += size
	}
	best := latin
	for _, s := range []script{greek, cyrillic} {
		if n[s] > n[best] {
			best = s
		}
	}
	return best
}

// scriptOfWord reports in which alphabet a word should be read, and whether that changes it: it mixes alphabets, or holds digits or
// signs among letters, or is all twins of letters of the text's main alphabet.
func scriptOfWord(w []byte, main script) (script, bool) {
	var n [otherScript + 1]int
	signs, twin := 0, 0
	for i := 0; i < len(w); {
		r, size := utf8.DecodeRune(w[i:])
		s := scriptOf(r)
		n[s]++
		if s == noScript && leet(r) != 0 {
			signs++
		}
		if twins[r] != 0 || s == latin && (greekTwins[r] != 0 || cyrillicTwins[r] != 0) {
			twin++
		}
		i += size
	}
	letters := n[latin] + n[greek] + n[cyrillic]
	if letters == 0 {
		return main, false
	}
	mixed := (n[latin] > 0 && n[greek]+n[cyrillic] > 0) || (n[greek] > 0 && n[cyrillic] > 0)
	to := latin
	if n[greek] > n[to] {
		to = greek
	}
	if n[cyrillic] > n[to] {
		to = cyrillic
	}
	if mixed && n[main] > 0 {
		to = main
	}
	foreign := !mixed && n[main] == 0 && twin == letters && letters > 1
	if foreign {
		to = main
	}
	return to, mixed || foreign || signs > 0 && letters > 0
}

// retell writes the word b[i:end] in one alphabet.
func (v *view) retell(b []byte, i, end int, to script) {
	for i < end {
		r, size := utf8.DecodeRune(b[i:])
		c := r
		if l := leet(c); l != 0 {
			c = l
		}
		if s := scriptOf(c); s != to {
			if s != latin {
				if t := twins[c]; t != 0 {
					c = t
				}
			}
			switch to {
			case greek:
				if t := greekTwins[c]; t != 0 {
					c = t
				}
			case cyrillic:
				if t := cyrillicTwins[c]; t != 0 {
					c = t
				}
			case noScript, latin, otherScript:
			}
		}
		v.putRune(c, i)
		i += size
	}
}
