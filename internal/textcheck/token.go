package textcheck

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// A token is one word or number of the folded text, with the clause and the sentence it stands in, counted from 0.
type token struct {
	start, end       uint32 // bytes of the folded text
	clause, sentence uint32
	atoms            uint32 // where its atoms start in Reader.atoms
	value            float32
	number           bool
	taken            bool // its negation says nothing about what follows, see takers
	langs            mask // that its sentence may be in
}

type class uint8

const (
	blank  class = iota
	letter       // part of a word
	digit
	dot    // ends a sentence unless it stands in a number
	stop   // ends a sentence
	comma  // ends a clause, and may stand between thousands
	pause  // ends a clause
	quote  // splits words, n't excepted
	sign   // a token of its own: + and currencies
	at     // a blank, unless it stands for a letter: see disguise.go
	beyond // not ASCII
)

var classes = func() (c [256]class) {
	for i := 'a'; i <= 'z'; i++ {
		c[i] = letter
	}
	for i := '0'; i <= '9'; i++ {
		c[i] = digit
	}
	for _, b := range "!?;\n" {
		c[b] = stop
	}
	for _, b := range ":()[]{}-/|*_~<>=" {
		c[b] = pause
	}
	c['.'], c[','], c['\''], c['$'] = dot, comma, quote, sign
	c['-'], c['/'], c['*'], c['_'], c['@'] = blank, blank, blank, blank, at
	for i := 0x80; i < 256; i++ {
		c[i] = beyond
	}
	return c
}()

const (
	hashSeed  = 14695981039346656037
	hashPrime = 1099511628211 // FNV-1a, 64 bits: the hash of every prefix comes with the hash of the word
)

// tokenise cuts the folded text and looks every word up. It fills r.tokens and r.atoms.
func (r *Reader) tokenise() {
	b := r.folded
	r.bits = append(r.bits[:0], make([]uint64, gapWords+1)...) // room on both sides
	r.parts, r.line, r.inLine, r.singles, r.odd = 0, 0, 0, 0, false
	var clause, sentence uint32
	filled := false // the sentence has a word
	for i := 0; i < len(b); {
		c := b[i]
		switch classes[c] {
		case letter:
			if n := r.quick(i, clause, sentence); n > 0 {
				i += n
			} else {
				i = r.word(i, clause, sentence)
			}
			filled = true
		case digit:
			i = r.number(i, clause, sentence)
			filled = true
		case stop, dot:
			r.odd = r.odd || c == '!' && amongLetters(b, i, 1)
			i++
			if filled {
				sentence++
				clause++
				filled = false
			}
		case comma, pause:
			r.odd = r.odd || c == '|' && amongLetters(b, i, 1)
			i++
			clause++
		case sign:
			r.odd = r.odd || c == '$' && amongLetters(b, i, 1)
			r.put(i, i+1, clause, sentence)
			i++
		case at:
			r.odd = r.odd || amongLetters(b, i, 1) && !address(b[i+1:])
			i++
		case beyond:
			ru, size := utf8.DecodeRune(b[i:])
			switch {
			case unicode.IsLetter(ru):
				i = r.word(i, clause, sentence)
				filled = true
			case unicode.Is(unicode.Sc, ru):
				r.odd = r.odd || ru == '€' && amongLetters(b, i, size)
				r.put(i, i+size, clause, sentence)
				i += size
			default: // pictures end a clause
				i += size
				if ru > 0x2000 {
					clause++
				}
			}
		case blank, quote:
			i++
		}
	}
	r.put(len(b), len(b), clause+1, sentence+1) // a last token, so that every token has a next one
	r.bits = append(r.bits, make([]uint64, gapWords+1)...)
	r.tokens[len(r.tokens)-1].sentence = math.MaxUint32
}

// word reads the word that starts at i, gathering its atoms on the way, and returns where it ends. On the way it notes in r.odd what a
// disguise looks like: two alphabets in one word, digits that stand for letters between letters, single letters in a row.
func (r *Reader) word(i int, clause, sentence uint32) int {
	b := r.folded
	r.put(i, i, clause, sentence)
	h := uint64(hashSeed)
	start := i
	letters, digits, odd := 0, false, false // digits: since the last letter, all of which may stand for letters
	var scripts script                      // one bit each
	for i < len(b) {
		c := b[i]
		switch classes[c] {
		case letter:
			h = (h ^ uint64(c)) * hashPrime
			i++
			scripts |= 1 << latin
			odd = odd || digits
			digits = false
			letters++
		case digit:
			h = (h ^ uint64(c)) * hashPrime
			i++
			digits = leet(rune(c)) != 0
		case beyond:
			size, s := letterAt(b[i:])
			if size == 0 {
				goto ended
			}
			for _, c := range b[i : i+size] {
				h = (h ^ uint64(c)) * hashPrime
			}
			i += size
			scripts |= 1 << s
			odd = odd || digits
			digits = false
			letters++
		case quote:
			if i+1 < len(b) && b[i+1] == 't' && (i+2 >= len(b) || classes[b[i+2]] != letter) && i > start && b[i-1] == 'n' {
				i++ // don't is one word: dont
				continue
			}
			goto ended
		default:
			goto ended
		}
	}
ended:
	if (odd || scripts&(scripts-1) != 0) && i-start <= longestDisguised {
		r.odd = true
	}
	if letters > 1 {
		r.singles = 0
	} else if r.singles++; r.singles >= 4 {
		r.odd = true
	}
	r.look(b[start:i], h)
	r.tokens[len(r.tokens)-1].end = uint32(i)
	return i
}

// letterAt returns the length of the letter at the start of b, which is not ASCII, and its alphabet; or 0.
func letterAt(b []byte) (size int, of script) {
	if len(b) > 1 {
		switch b[0] { // what is no letter there was folded away or is rare
		case 0xce, 0xcf:
			return 2, greek
		case 0xd0, 0xd1:
			return 2, cyrillic
		case 0xd8, 0xd9:
			return 2, otherScript
		}
	}
	ru, size := utf8.DecodeRune(b)
	if unicode.IsLetter(ru) || unicode.Is(unicode.Mc, ru) {
		return size, scriptOf(ru)
	}
	return 0, noScript
}

// number reads the number that starts at i, with points and commas inside, and a plus sign after it (18+).
func (r *Reader) number(i int, clause, sentence uint32) int {
	b := r.folded
	start := i
	var whole, part float64
	scale := 0.0
	h := uint64(hashSeed)
	plain := true
	for i < len(b) {
		c := b[i]
		if classes[c] == digit {
			h = (h ^ uint64(c)) * hashPrime
			if scale > 0 {
				part += float64(c-'0') * scale
				scale /= 10
			} else if whole < 1e15 {
				whole = whole*10 + float64(c-'0')
			}
			i++
			continue
		}
		if (c == ' ' || c == '\'') && i-start <= 3 && scale == 0 && whole > 0 && three(b[i+1:]) { // thousands: 25 000 and 25'000
			plain = false
			i++
			continue
		}
		if (c == '.' || c == ',') && i+1 < len(b) && classes[b[i+1]] == digit {
			plain = false
			if whole > 0 && three(b[i+1:]) { // thousands: 1.200 and 1,200
				i++
				continue
			}
			if scale == 0 {
				scale = 0.1
			}
			i++
			continue
		}
		break
	}
	end := i
	if i < len(b) && b[i] == '+' {
		h = (h ^ '+') * hashPrime
		end, i = i+1, i+1
	}
	r.put(start, end, clause, sentence)
	t := &r.tokens[len(r.tokens)-1]
	t.number, t.value = true, float32(whole+part)
	r.bits[len(r.bits)-1] = numberBit
	if plain {
		if a, ok := r.ix.find(&r.ix.words, h); ok {
			r.atoms = append(r.atoms, a)
			r.bits[len(r.bits)-1] |= r.ix.atoms[a].bit
		}
	}
	return i
}

// three reports whether exactly three digits start b.
func three(b []byte) bool {
	return len(b) >= 3 && classes[b[0]] == digit && classes[b[1]] == digit && classes[b[2]] == digit &&
		(len(b) == 3 || classes[b[3]] != digit)
}

// longest is how many words a sentence may have: a longer one is read in parts, so that the time stays in proportion to the text.
const longest = 120

// put appends a token. Until more is known it may be of any language.
func (r *Reader) put(start, end int, clause, sentence uint32) {
	if sentence != r.line {
		r.line, r.inLine = sentence, 0
	}
	if r.inLine++; r.inLine > longest {
		r.parts++
		r.inLine = 1
	}
	r.tokens = append(r.tokens, token{
		start: uint32(start), end: uint32(end), clause: clause + r.parts, sentence: sentence + r.parts,
		atoms: uint32(len(r.atoms)), langs: everyLang,
	})
	r.bits = append(r.bits, 0)
}
