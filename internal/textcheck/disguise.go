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

// amongLetters reports whether the sign at i, of size bytes, stands between two letters.
func amongLetters(b []byte, i, size int) bool {
	if i == 0 || i+size >= len(b) {
		return false
	}
	before, _ := utf8.DecodeLastRune(b[:i])
	return unicode.IsLetter(before) && nextIsLetter(b[i+size:])
}

// address reports whether what follows an @ is the domain of an e-mail address.
func address(b []byte) bool {
	for i, c := range b {
		switch classes[c] {
		case letter, digit:
		case dot:
			return i+1 < len(b) && classes[b[i+1]] == letter
		default:
			if c != '-' {
				return false
			}
		}
	}
	return false
}

// standsFor returns the letter that the digit or sign at the start of b stands for where a letter follows, or 0.
func standsFor(b []byte, r rune, size int) rune {
	l := leet(r)
	if l == 0 || !nextIsLetter(b[size:]) || r == '@' && address(b[size:]) {
		return 0
	}
	return l
}

func nextIsLetter(b []byte) bool {
	r, _ := utf8.DecodeRune(b)
	return unicode.IsLetter(r)
}

// undisguise writes into v those sentences of the folded text b in which a disguise of letters can be undone, as they read then.
func undisguise(b []byte, v *view) {
	v.out = v.out[:0]
	v.offsets.Reset()
	main := mainScript(b)
	from, places := 0, 0 // of the sentence under way, in v
	changed := false
	for i := 0; i < len(b); {
		if n := plainWord(b[i:]); n > 1 && main == latin || n == 0 && b[i] == ' ' {
			v.put(b[i:i+max(n, 1)], i)
			i += max(n, 1)
			continue
		}
		if n, ok := v.spaced(b, i); ok {
			i, changed = n, true
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if scriptOf(r) == noScript && standsFor(b[i:], r, size) == 0 {
			v.put(b[i:i+size], i)
			i += size
			if !endsSentence(b, i) {
				continue
			}
			if !changed {
				v.out = v.out[:from]
				v.offsets.Truncate(places)
			}
			from, places, changed = len(v.out), v.offsets.Len(), false
			continue
		}
		end := wordEnd(b, i)
		if to, twist := scriptOfWord(b[i:end], main); twist && end-i <= longestDisguised {
			v.retell(b, i, end, to)
			changed = true
		} else {
			v.put(b[i:end], i)
		}
		i = end
	}
	if !changed {
		v.out = v.out[:from]
		v.offsets.Truncate(places)
	}
	v.offsets.Add(len(v.out), len(b))
}

// plainWord returns how many bytes at the start of b are a word of ASCII letters only, 0 for any other.
func plainWord(b []byte) int {
	n := 0
	for n < len(b) && classes[b[n]] == letter {
		n++
	}
	if n < len(b) && classes[b[n]] != blank && classes[b[n]] != comma && classes[b[n]] != dot && b[n] != '\n' {
		return 0
	}
	return n
}

// endsSentence reports whether a sentence ends right before i.
func endsSentence(b []byte, i int) bool {
	switch b[i-1] {
	case '\n':
		return true
	case '.', '!', '?', ';':
		return i == len(b) || b[i] == ' '
	}
	return false
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
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && standsFor(b[i:], r, size) == 0 {
			break
		}
		i += size
	}
	return i
}

// mainScript returns the alphabet of most letters.
func mainScript(b []byte) script {
	var of [256]int
	for _, c := range b[:min(len(b), 4096)] {
		of[c]++
	}
	n := 0
	for c := 'a'; c <= 'z'; c++ {
		n += of[c]
	}
	switch g, c := of[0xce]+of[0xcf], of[0xd0]+of[0xd1]; { // the first bytes of their letters
	case g > n && g >= c:
		return greek
	case c > n:
		return cyrillic
	}
	return latin
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

// longestDisguised is how many bytes a word may have whose letters are disguised: longer ones are keys and addresses.
const longestDisguised = 48
