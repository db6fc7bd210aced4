// Package gram holds what the detector and the program that makes its table must agree on: the codes of letters, the keys of letter
// groups and words, and the layout of the table.
package gram

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

const (
	Longest = 5 // letters of the longest group, edges counted
	Lanes   = 8 // weights of an entry, one byte each
	Neutral = 128
	Scale   = 20.0 // a weight's unit is 1/Scale nats

	log     = 13 // of the number of buckets
	buckets = 1 << log
	ways    = 4

	// Places is how many entries a table has room for.
	Places = buckets * ways
	// Size is the length of a packed table.
	Size = Places * (2 + Lanes)
)

// A Key names a group of letters or a whole word.
type Key uint64

// Push returns the key with one more letter at its end. Tail cuts a group from it.
func (k Key) Push(code uint8) Key { return k<<8 | Key(code) }

// Tail returns the key of the last n letters pushed.
func (k Key) Tail(n int) Key { return k & (1<<(8*n) - 1) }

// Word returns the key of a word that so far has the key k, with one more letter at its end. The key of no letter is WordStart.
func (k Key) Word(code uint8) Key { return (k^Key(code))*0x9e3779b97f4a7c15 | 1<<63 }

// WordStart is the key of an empty word.
const WordStart Key = 1 << 63

// A Table holds Lanes weights for each key it has. It is read only.
type Table struct {
	tags    [buckets]uint64 // four tags of sixteen bits; an empty place has the tag 0
	weights [Places + 1]uint64
	letters [256]uint64 // the weights of groups of one letter, found without looking
}

func (k Key) place() (bucket uint64, tag uint16) {
	h := uint64(k) * 0xd6e8feb86659fd93
	return h >> (64 - log), uint16(h>>32) | 1
}

// Letter returns the weights of a single letter, as Find does.
func (t *Table) Letter(code uint8) uint64 { return t.letters[code] }

// Find returns the weights of k, one a byte, the first lane lowest: Neutral and Scale say how to read them. Where k is not in the
// table all are zero.
func (t *Table) Find(k Key) uint64 {
	b, tag := k.place()
	const low, high = 0x0001000100010001, 0x8000800080008000
	x := t.tags[b] ^ uint64(tag)*low
	x = (x - low) &^ x & high // the lowest bit left is the highest of the place whose tag is the same
	// Without a branch, which would be guessed wrong every other time: with no bit left the place is the next bucket's first.
	found := uint64(int64(x|-x) >> 63)
	return t.weights[(b*ways+uint64(bits.TrailingZeros64(x))>>4)] & found
}

// An Entry is a key with its weights.
type Entry struct {
	Key     Key
	Weights [Lanes]uint8
}

// Pack lays out a table. An entry whose bucket is full is dropped, so those that matter most come first.
func Pack(entries []Entry) (packed []byte, dropped int) {
	var tags [Places]uint16
	packed = make([]byte, Size)
next:
	for _, e := range entries {
		b, tag := e.Key.place()
		for i := b * ways; i < (b+1)*ways && tags[i] != tag; i++ {
			if tags[i] == 0 {
				tags[i] = tag
				binary.LittleEndian.PutUint16(packed[2*i:], tag)
				copy(packed[2*Places+Lanes*i:], e.Weights[:])
				continue next
			}
		}
		dropped++
	}
	return packed, dropped
}

// Unpack reads what Pack wrote.
func Unpack(packed []byte) (*Table, error) {
	if len(packed) != Size {
		return nil, errors.New("read language table: wrong length")
	}
	t := &Table{}
	for i := range t.tags {
		t.tags[i] = binary.LittleEndian.Uint64(packed[8*i:])
	}
	for i := range Places {
		t.weights[i] = binary.LittleEndian.Uint64(packed[2*Places+Lanes*i:])
	}
	for i := range t.letters {
		t.letters[i] = t.Find(Key(i))
	}
	return t, nil
}
