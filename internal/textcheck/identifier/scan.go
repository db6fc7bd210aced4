package identifier

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/platform/text"
)

// A token is a run of letters or a run of ASCII digits of the folded text.
type token struct {
	start, end int32
	word       uint16 // place in the dictionary, 0 for an unknown word
	digits     bool
	taken      bool // part of what was found already
}

// A scanner holds what is needed while one text is read. It is used again for the next text, emptied.
type scanner struct {
	src, country string
	f            []byte // the folded text
	back         text.OffsetMap
	toks         []token
	ats          []int32 // the at signs in f
	marks        []int32 // the tokens with a role of marked
	hits         []hit
	digits       []byte // of the run of groups being read
	groups       []group
	buf          []byte
}

var scanners = sync.Pool{New: func() any { return new(scanner) }}

// keepMost is how large the memory of a scanner may be to be used again.
const keepMost = 1 << 18

func (sc *scanner) release() {
	if cap(sc.f) > keepMost || cap(sc.toks) > keepMost {
		return
	}
	clear(sc.f) // the words of a text are not left lying about
	clear(sc.hits)
	clear(sc.digits[:cap(sc.digits)])
	clear(sc.buf[:cap(sc.buf)])
	sc.src, sc.country = "", ""
	scanners.Put(sc)
}

// The classes of the first byte of a rune.
const (
	classOther = iota
	classLetter
	classDigit
	classAt
	classInside // of a rune
)

var classes = classify()

func classify() (c [256]uint8) {
	for b := range c {
		switch {
		case '0' <= b && b <= '9':
			c[b] = classDigit
		case 'a' <= b && b <= 'z':
			c[b] = classLetter
		case b == '@':
			c[b] = classAt
		case 0x80 <= b && b < 0xc0:
			c[b] = classInside
		case b < 0xc3 || b == 0xe2 || b == 0xe3 || b >= 0xef: // Latin-1 signs, punctuation, arrows, kana and CJK signs, emoji
			c[b] = classOther
		default:
			c[b] = classLetter
		}
	}
	return c
}

// load folds s and cuts it into tokens.
func (sc *scanner) load(s, country string) {
	sc.src, sc.country = s, strings.ToUpper(country)
	sc.back.Reset()
	sc.f = text.Fold(sc.f[:0], &sc.back, s)
	sc.toks, sc.ats, sc.marks, sc.hits = sc.toks[:0], sc.ats[:0], sc.marks[:0], sc.hits[:0]
	f := sc.f
	for i := 0; i < len(f); {
		switch classes[f[i]] {
		case classDigit:
			start := i
			for i < len(f) && classes[f[i]] == classDigit {
				i++
			}
			sc.toks = append(sc.toks, token{start: int32(start), end: int32(i), digits: true})
		case classLetter:
			start := i
			for i < len(f) && (classes[f[i]] == classLetter || classes[f[i]] == classInside) {
				i++
			}
			t := token{start: int32(start), end: int32(i)}
			if n := i - start; n <= longestWord && ends[endsOf(f[start], f[i-1])]>>n&1 != 0 {
				t.word = dictionary[string(f[start:i])]
				if words[t.word].role&marked != 0 {
					sc.marks = append(sc.marks, int32(len(sc.toks)))
				}
			}
			sc.toks = append(sc.toks, t)
		case classAt:
			sc.ats = append(sc.ats, int32(i))
			i++
		default:
			i++
		}
	}
}

// is says whether token t is a word with one of the roles.
func (sc *scanner) is(t int, r role) bool {
	return t >= 0 && t < len(sc.toks) && words[sc.toks[t].word].role&r != 0
}

func (sc *scanner) glued(t int) bool { // to the token before it
	return t > 0 && t < len(sc.toks) && sc.toks[t-1].end == sc.toks[t].start
}

// at returns the byte at i, or a space outside of the text.
func (sc *scanner) at(i int) byte {
	if i < 0 || i >= len(sc.f) {
		return ' '
	}
	return sc.f[i]
}

// tokenFrom returns the first token that ends after byte i.
func (sc *scanner) tokenFrom(i int) int {
	lo, hi := 0, len(sc.toks)
	for lo < hi {
		if mid := (lo + hi) / 2; int(sc.toks[mid].end) > i {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// wordAt returns the roles of the word that is exactly f[start:end].
func (sc *scanner) wordAt(start, end int) role {
	if start < 0 || end-start > longestWord || end <= start {
		return 0
	}
	return words[dictionary[string(sc.f[start:end])]].role
}

// take marks the tokens that are part of what was found. The hits are in order.
func (sc *scanner) take() {
	t := 0
	for _, h := range sc.hits {
		for t < len(sc.toks) && int(sc.toks[t].end) <= h.start {
			t++
		}
		for t < len(sc.toks) && int(sc.toks[t].start) < h.end {
			sc.toks[t].taken = true
			t++
		}
	}
}

// span leads from the folded text to the original: from the first character to the last, with the marks that belong to it (a keycap
// is a digit with two marks) and without hidden characters around.
func (sc *scanner) span(start, end int) (int, int) {
	from, _ := sc.back.Span(sc.src, start, end)
	to, _ := sc.back.Span(sc.src, end-1, end)
	if to < len(sc.src) {
		_, n := utf8.DecodeRuneInString(sc.src[to:])
		to += n
	}
	for to < len(sc.src) && sc.src[to] >= 0x80 {
		r, n := utf8.DecodeRuneInString(sc.src[to:])
		if !unicode.In(r, unicode.Mn, unicode.Me) {
			break
		}
		to += n
	}
	return from, max(from, to)
}

// original returns what was written at f[start:end], in its case, without hidden characters.
func (sc *scanner) original(start, end int) string {
	if end <= start {
		return ""
	}
	from, to := sc.span(start, end)
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return -1
		}
		return r
	}, sc.src[from:to])
}

// hidden says whether r cannot be seen: zero-width characters, bidi marks, soft hyphens.
func hidden(r rune) bool {
	return r > 0x7f && (unicode.Is(unicode.Cf, r) || r == 0x034f || 0xfe00 <= r && r <= 0xfe0e || 0xe0100 <= r && r <= 0xe01ef)
}

// hides says whether something hidden stands in v.
func hides(v string) bool {
	for i := range len(v) {
		if v[i] >= 0x80 {
			return strings.ContainsFunc(v[i:], hidden)
		}
	}
	return false
}

func alnum(b byte) bool { return 'a' <= b && b <= 'z' || '0' <= b && b <= '9' }

func space(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }
