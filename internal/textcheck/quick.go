package textcheck

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// Most words are short, of ASCII letters, and have just been read before: these are cut and known again eight letters at a time.

// A seenWord is a word read before and its atoms. Letters hold the word itself, so a word is never taken for another.
type seenWord struct {
	letters [2]uint64
	bits    uint64 // of the atoms, see tokenBit
	atoms   [3]uint32
	n       uint32
}

const keptLog = 12 // words kept: 160 KB for each reader

const highBits = 0x8080808080808080

// letterBits returns the high bit of each byte of w that is a letter a to z.
func letterBits(w uint64) uint64 {
	const ones = 0x0101010101010101
	low := w &^ highBits
	return (low + (0x80-'a')*ones) &^ (low + (0x7f-'z')*ones) &^ w & highBits
}

// quick reads the word that starts at i and returns its length, or 0 for a word that word must read.
func (r *Reader) quick(i int, clause, sentence uint32) int {
	b := r.folded[i:]
	if len(b) < 24 || r.ix != &r.model.index {
		return 0
	}
	first, second := binary.LittleEndian.Uint64(b), uint64(0)
	n := bits.TrailingZeros64(^letterBits(first)&highBits) >> 3
	if n == 8 {
		second = binary.LittleEndian.Uint64(b[8:])
		n += bits.TrailingZeros64(^letterBits(second)&highBits) >> 3
		if n == 16 {
			return 0
		}
		second &= 1<<(8*(n-8)) - 1
	} else {
		first &= 1<<(8*n) - 1
	}
	if k := classes[b[n]]; k == digit || k == beyond || k == quote {
		return 0
	}
	if n > 1 {
		r.singles = 0
	} else if r.singles++; r.singles >= 4 {
		r.odd = true
	}
	r.put(i, i+n, clause, sentence)
	seen := &r.seen[(first*0x9e3779b97f4a7c15^second*0xbf58476d1ce4e5b9)>>(64-keptLog)]
	if seen.letters == [2]uint64{first, second} {
		for k := range seen.n {
			r.atoms = append(r.atoms, seen.atoms[k])
		}
		r.bits[len(r.bits)-1] = seen.bits
		return n
	}
	from := len(r.atoms)
	r.look(b[:n], hash(b[:n]))
	if found := r.atoms[from:]; len(found) <= len(seen.atoms) {
		seen.letters, seen.bits, seen.n = [2]uint64{first, second}, r.bits[len(r.bits)-1], uint32(len(found))
		copy(seen.atoms[:], found)
	}
	return n
}

// look appends the atoms of a word with its hash.
func (r *Reader) look(w []byte, h uint64) {
	ix := r.ix
	end := uint64(hashSeed)
	for i, c := range w {
		if c == '\'' {
			continue
		}
		end = (end ^ uint64(c)) * hashPrime
		if ix.maybeStem(end) && (i+1 == len(w) || utf8.RuneStart(w[i+1])) {
			if a, ok := ix.find(&ix.stems, end); ok {
				r.atoms = append(r.atoms, a)
				r.bits[len(r.bits)-1] |= ix.atoms[a].bit
			}
		}
	}
	if ix.maybeWord(h) {
		if a, ok := ix.find(&ix.words, h); ok {
			r.atoms = append(r.atoms, a)
			r.bits[len(r.bits)-1] |= ix.atoms[a].bit
		}
	}
}
