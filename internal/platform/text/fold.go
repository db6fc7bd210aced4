package text

import (
	_ "embed"
	"encoding/binary"
	"sort"
	"unicode/utf8"
)

//go:embed fold.bin
var packed []byte

const pages = 0x20000 >> 8

// A table says what each rune folds to: a rune, nothing (0), or, with the highest bit set, a length and a place in the pool.
type table struct {
	index [pages]uint16
	body  []uint32
	pool  []byte
}

var folds = unpack(packed)

func unpack(b []byte) *table {
	n := int(binary.LittleEndian.Uint32(b))
	b = b[4:]
	t := &table{body: make([]uint32, n)}
	for i := range t.index {
		t.index[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	b = b[2*pages:]
	for i := range t.body {
		t.body[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	t.pool = b[4*n:]
	return t
}

const many = 1 << 31

// of returns what r folds to: see table.
func (t *table) of(r rune) uint32 {
	if r < 0 || r >= pages<<8 {
		return uint32(r)
	}
	page := t.index[r>>8]
	if page == 0 {
		return uint32(r)
	}
	return t.body[int(page-1)<<8|int(r&0xff)]
}

// short returns what the two-byte letter at the start of s folds to, if that is again a two-byte letter.
func (t *table) short(s string) (uint32, bool) {
	if len(s) < 2 || s[0]&0xe0 != 0xc0 || s[1]&0xc0 != 0x80 {
		return 0, false
	}
	r := uint32(s[0]&0x1f)<<6 | uint32(s[1]&0x3f)
	if page := t.index[r>>8&7]; page != 0 {
		r = t.body[uint32(page-1)<<8|r&0xff]
	}
	return r, 0x80 <= r && r < 0x800
}

// An OffsetMap leads from a byte of the folded text back to the byte of the original. It holds one entry for each place where the
// distance between the two changes, so plain ASCII needs one.
type OffsetMap struct {
	at, from []uint32
}

// Reset empties the map and keeps its memory.
func (m *OffsetMap) Reset() { m.at, m.from = m.at[:0], m.from[:0] }

// Source returns where the folded byte at came from.
func (m *OffsetMap) Source(at int) int {
	i := sort.Search(len(m.at), func(i int) bool { return int(m.at[i]) > at }) - 1
	if i < 0 {
		return at
	}
	from := int(m.from[i]) + at - int(m.at[i])
	if i+1 < len(m.from) { // inside a letter that became longer
		from = min(from, int(m.from[i+1]))
	}
	return from
}

// Span returns the bytes of the original that the folded bytes [start, end) came from, widened to whole runes of src.
func (m *OffsetMap) Span(src string, start, end int) (int, int) {
	s, e := min(m.Source(start), len(src)), min(m.Source(end), len(src))
	for s > 0 && s < len(src) && !utf8.RuneStart(src[s]) {
		s--
	}
	e = max(e, s)
	for e < len(src) && !utf8.RuneStart(src[e]) {
		e++
	}
	return min(s, e), e
}

// Fold appends the folded form of src to dst and records the way back in m, which may be nil. Folding twice changes nothing more.
// Bytes that are not UTF-8 become U+FFFD. Without room to grow it allocates nothing.
func Fold(dst []byte, m *OffsetMap, src string) []byte { return fold(dst, m, src, len(dst), 0) }

// FoldPart is Fold for one part of a text that begins at byte from of it: dst holds the folded parts before and m their way back.
func FoldPart(dst []byte, m *OffsetMap, src string, from int) []byte {
	return fold(dst, m, src, 0, from)
}

// fold appends the folded form of src. The map counts dst from base and src from the byte from.
func fold(dst []byte, m *OffsetMap, src string, base, from int) []byte {
	const none = -1 << 40
	delta := none
	for i := 0; i < len(src); {
		if m != nil && i-(len(dst)-base) != delta {
			delta = i - (len(dst) - base)
			m.at = append(m.at, uint32(len(dst)-base))
			m.from = append(m.from, uint32(from+i))
		}
		if n := ascii(src[i:]); n > 0 {
			dst = lower(dst, src[i:i+n])
			i += n
			continue
		}
		if c, ok := folds.short(src[i:]); ok { // Latin with marks, Greek, Cyrillic, Arabic: almost all of what is not ASCII
			dst = append(dst, byte(0xc0|c>>6), byte(0x80|c&0x3f))
			i += 2
			continue
		}
		r, size := utf8.DecodeRuneInString(src[i:])
		i += size
		c := folds.of(r)
		switch {
		case c&many != 0:
			p := c & 0xffffff
			dst = append(dst, folds.pool[p:p+c>>24&0x7f]...)
		case c != 0:
			dst = utf8.AppendRune(dst, rune(c))
		}
	}
	if m != nil {
		m.at = append(m.at, uint32(len(dst)-base))
		m.from = append(m.from, uint32(from+len(src)))
	}
	return dst
}

// String returns the folded form of s.
func String(s string) string { return string(Fold(make([]byte, 0, len(s)), nil, s)) }

// ones has the lowest bit of each of eight bytes.
const ones = 0x0101010101010101

// ascii returns how many bytes at the start of s are ASCII other than NUL and the grave accent, which folds to an apostrophe.
func ascii(s string) int {
	n := 0
	for ; n+8 <= len(s); n += 8 {
		w := load(s[n:])
		g := w ^ '`'*ones
		if (w|(w-ones)&^w|(g-ones)&^g)&(0x80*ones) != 0 { // a byte above 0x7f, or 0, or a grave accent
			break
		}
	}
	for n < len(s) && s[n]-1 < 0x7f && s[n] != '`' {
		n++
	}
	return n
}

func load(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// lower appends s, which is ASCII, in lower case.
func lower(dst []byte, s string) []byte {
	n := len(dst)
	dst = append(dst, s...)
	b := dst[n:]
	for ; len(b) >= 8; b = b[8:] {
		w := binary.LittleEndian.Uint64(b)
		upper := (w + (0x80-'A')*ones) &^ (w + (0x7f-'Z')*ones) & (0x80 * ones)
		binary.LittleEndian.PutUint64(b, w|upper>>2)
	}
	for i, c := range b {
		if c-'A' < 26 {
			b[i] = c | 0x20
		}
	}
	return dst
}

// Add records that the byte at of a text came from the byte from of another: for those who change a text further. Places must rise.
func (m *OffsetMap) Add(at, from int) {
	if n := len(m.at); n > 0 && int(m.from[n-1])-int(m.at[n-1]) == from-at {
		return
	}
	m.at = append(m.at, uint32(at))
	m.from = append(m.from, uint32(from))
}

// Len returns how many places the map holds, for Truncate.
func (m *OffsetMap) Len() int { return len(m.at) }

// Truncate forgets all places but the first n.
func (m *OffsetMap) Truncate(n int) { m.at, m.from = m.at[:n], m.from[:n] }
