package textcheck

import (
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// An index finds the atoms (words and stems of the vocabulary) that a word of a text is, and from each atom the entries it leads to.
// A word costs one bit test for each of its bytes, since the hash of every prefix comes with the hash of the word, and a table look-up
// only where a bit is set.
type index struct {
	stemBits, wordBits []uint64
	stems, words       hashTable
	atoms              []atom
	classOf            []uint32 // slots that each atom fits, by atom.classes
	actions            []action // what each atom starts, by atom.actions
	entries            []entry
	ranges             [][2]float32 // of numbers, from and to
	steps              []step       // of all entries, by entry.steps
	pairs              pairTable
	names              []string   // of the atoms, for authors
	members            [][]uint32 // the atoms of each class, for making the index and for authors
}

// An atom is one word or stem of the vocabulary: 64 bytes, so that it takes one line of the cache.
type atom struct {
	hash             uint64
	votes            uint64 // which languages it speaks for, votesWidth bits each
	bit              uint64 // see tokenBit
	right, left      uint64 // bits of the tokens it forms a pair with on that side
	classes, actions span32
	neg              mask // languages in which it negates
	greeklish        bool // a frequent Greek word in Latin letters
}

type span32 struct{ from, to uint32 }

// An entry is one way to say a concept in the languages of langs.
type entry struct {
	concept uint16
	langs   mask
	sure    bool // long enough to be taken in a sentence of any language
	steps   span32
}

func (ix *index) stepsOf(e *entry) []step { return ix.steps[e.steps.from:e.steps.to] }

// A step is one place of an indexed entry.
type step struct {
	kind  slotKind
	class uint32 // of a number: its place in index.ranges
	bits  uint64 // of the tokens that may stand there, see tokenBit
}

const (
	bitsLog    = 20
	votesWidth = 5
)

func (ix *index) maybeStem(h uint64) bool {
	return ix.stemBits[h>>(64-bitsLog+6)]>>(h>>(64-bitsLog)&63)&1 != 0
}

func (ix *index) maybeWord(h uint64) bool {
	return ix.wordBits[h>>(64-bitsLog+6)]>>(h>>(64-bitsLog)&63)&1 != 0
}

// A hashTable leads from the hash of a word to its atom. Open addressing, at most half full.
type hashTable struct {
	slots []hashSlot
	shift uint
}

type hashSlot struct{ tag, next uint32 } // next is the atom + 1

func newHashTable(n int) hashTable {
	size, shift := 16, uint(60)
	for size < 2*n {
		size, shift = 2*size, shift-1
	}
	return hashTable{slots: make([]hashSlot, size), shift: shift}
}

// find returns the atom of a hash.
func (ix *index) find(t *hashTable, h uint64) (uint32, bool) {
	last := len(t.slots) - 1
	for i := int(h * 0x9e3779b97f4a7c15 >> t.shift); ; i++ {
		switch s := t.slots[i&last]; {
		case s.next == 0:
			return 0, false
		case s.tag == uint32(h) && ix.atoms[s.next-1].hash == h:
			return s.next - 1, true
		}
	}
}

func (t *hashTable) add(h uint64, v uint32) {
	last := len(t.slots) - 1
	i := int(h * 0x9e3779b97f4a7c15 >> t.shift)
	for t.slots[i&last].next != 0 {
		i++
	}
	t.slots[i&last] = hashSlot{uint32(h), v + 1}
}

func hash[T string | []byte](s T) uint64 {
	h := uint64(hashSeed)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * hashPrime
	}
	return h
}

// A builder gathers the vocabulary and makes an index of it.
type builder struct {
	atoms    map[string]uint32 // the word, or the stem with its *
	names    []string
	speaks   []mask // languages whose vocabulary has the atom as a word of its own
	neg      []mask
	classes  map[string]uint32
	inClass  [][]uint32 // class -> atoms
	entries  []entry
	steps    []step
	ranges   [][2]float32
	known    map[string]int // entry by concept and slots, to join languages
	key      []byte
	function map[string]mask
	silent   map[uint16]bool // concepts whose words say nothing about the language of a sentence
	cost     []int           // of each atom, see price
}

func newBuilder() *builder {
	return &builder{atoms: map[string]uint32{}, classes: map[string]uint32{}, known: map[string]int{}, function: map[string]mask{}, silent: map[uint16]bool{}}
}

func (b *builder) atom(w string) uint32 {
	id, ok := b.atoms[w]
	if !ok {
		id = uint32(len(b.names))
		b.atoms[w] = id
		b.names = append(b.names, w)
		b.speaks = append(b.speaks, 0)
		b.neg = append(b.neg, 0)
	}
	return id
}

func (b *builder) class(words []string) uint32 {
	words = slices.Clone(words)
	slices.Sort(words)
	words = slices.Compact(words)
	key := strings.Join(words, "|")
	id, ok := b.classes[key]
	if !ok {
		id = uint32(len(b.inClass))
		b.classes[key] = id
		var as []uint32
		for _, w := range words {
			as = append(as, b.atom(w))
		}
		b.inClass = append(b.inClass, as)
	}
	return id
}

// add puts one row of slots into the index as a way to say the concept.
func (b *builder) add(concept uint16, lang mask, row []slot) {
	key := binary.LittleEndian.AppendUint16(b.key[:0], concept)
	from := uint32(len(b.steps))
	letters, words := 0, 0
	for _, s := range row {
		st := step{kind: s.kind}
		if s.kind == slotNumber {
			st.class = b.numbers(float32(s.low), float32(s.top))
		}
		if s.kind == slotWord {
			st.class = b.class(s.words)
			words++
			n := 99
			for _, w := range s.words {
				n = min(n, utf8.RuneCountInString(w))
				if at := b.atom(w); len(row) == 1 && !b.silent[concept] {
					b.speaks[at] |= lang
				}
			}
			letters += n
		}
		b.steps = append(b.steps, st)
		key = append(key, byte(st.kind))
		key = binary.LittleEndian.AppendUint32(key, st.class)
	}
	b.key = key
	if i, ok := b.known[string(key)]; ok {
		b.entries[i].langs |= lang
		b.steps = b.steps[:from]
		return
	}
	b.known[string(key)] = len(b.entries)
	b.entries = append(b.entries, entry{concept: concept, langs: lang, sure: words > 1 && letters >= 10, steps: span32{from, uint32(len(b.steps))}})
}

// numbers returns the place of a range.
func (b *builder) numbers(low, top float32) uint32 {
	i := slices.Index(b.ranges, [2]float32{low, top})
	if i < 0 {
		i = len(b.ranges)
		b.ranges = append(b.ranges, [2]float32{low, top})
	}
	return uint32(i)
}

// written returns an entry as an author writes it, each row of its optional words by itself.
func (ix *index) written(e *entry) string {
	var words []string
	for _, s := range ix.stepsOf(e) {
		switch s.kind {
		case slotGap:
			words = append(words, "..")
		case slotNumber:
			words = append(words, "#")
		case slotWord:
			var any []string
			for _, a := range ix.members[s.class] {
				any = append(any, ix.names[a])
			}
			words = append(words, strings.Join(any, "|"))
		}
	}
	return strings.Join(words, " ")
}

// build makes the index. Concepts whose words negate are named by negation.
func (b *builder) build(negation uint16, frequent map[string][]string) index {
	b.price(frequent)
	ix := index{stemBits: make([]uint64, 1<<bitsLog/64), wordBits: make([]uint64, 1<<bitsLog/64), entries: slices.Clip(b.entries), steps: slices.Clip(b.steps), ranges: b.ranges, names: b.names, members: b.inClass}
	for i := range ix.steps {
		ix.steps[i].bits = ix.steps[i].tokens(b.inClass)
	}
	stems := 0
	for _, n := range b.names {
		if strings.HasSuffix(n, "*") {
			stems++
		}
	}
	ix.stems, ix.words = newHashTable(stems), newHashTable(len(b.names)-stems)
	ix.atoms = make([]atom, len(b.names))
	for i, n := range b.names {
		bits, table := ix.wordBits, &ix.words
		stem, isStem := strings.CutSuffix(n, "*")
		if isStem {
			bits, table = ix.stemBits, &ix.stems
		}
		h := hash(stem)
		bits[h>>(64-bitsLog+6)] |= 1 << (h >> (64 - bitsLog) & 63)
		table.add(h, uint32(i))
		ix.atoms[i].hash, ix.atoms[i].bit = h, tokenBit(uint32(i))
	}
	starts, rows := b.starts(&ix, negation)
	ix.pairs = newPairTable(rows)
	fits := make([][]uint32, len(b.names))
	for c, as := range b.inClass {
		for _, a := range as {
			fits[a] = append(fits[a], uint32(c))
		}
	}
	for i, n := range b.names {
		at := &ix.atoms[i]
		at.classes.from = uint32(len(ix.classOf))
		ix.classOf = append(ix.classOf, fits[i]...)
		at.classes.to = uint32(len(ix.classOf))
		at.actions.from = uint32(len(ix.actions))
		ix.actions = append(ix.actions, starts[i]...)
		at.actions.to = uint32(len(ix.actions))
		at.neg = b.neg[i]
		at.greeklish = greeklishWords[n]
		at.votes = voteBits(b.speaks[i], b.function[n])
	}
	return ix
}

// voteBits says for which languages a word speaks: three points for a function word, one for a word of the vocabulary, shared words
// for none.
func voteBits(langs, function mask) uint64 {
	points := uint64(1)
	switch {
	case function != 0:
		langs, points = function, 3
	case bits.OnesCount16(uint16(langs)) > 1:
		return 0
	}
	var v uint64
	for i := range Langs {
		if langs>>i&1 != 0 {
			v |= points << (votesWidth * i)
		}
	}
	return v
}

// anchor chooses where looking for an entry starts, so that it starts in vain as seldom as possible: at a word and the one right beside
// it, if the entry has such a pair, and there at the rarer of the two. side is where the other stands, 0 for an entry without pairs.
func (b *builder) anchor(steps []step) (at, side int) {
	cost := func(i int) float64 {
		if i < 0 || i >= len(steps) || steps[i].kind != slotWord {
			return 0
		}
		sum := 0
		for _, a := range b.inClass[steps[i].class] {
			sum += b.cost[a]
		}
		return float64(sum)
	}
	best := math.Inf(1)
	for i := range steps {
		c := cost(i)
		if c == 0 {
			continue
		}
		if alone := c * farPasses; side == 0 && alone < best {
			best, at = alone, i
		}
		for _, d := range []int{1, -1} {
			o := cost(i + d)
			if pair := c * o / allWords; o >= c && o > 0 && (side == 0 || pair < best) {
				best, at, side = pair, i, d
			}
		}
	}
	return at, side
}

const (
	allWords  = 20 * mostFrequent // the sum of all costs, roughly: the most frequent word is one of twenty
	farPasses = 0.25              // how often what stands beyond a gap seems to be there
)

// price estimates how often each atom stands in texts: a frequent word by its rank, a stem as all frequent words that begin so, any other
// by its length.
func (b *builder) price(frequent map[string][]string) {
	ranks := map[string]int{}
	for _, words := range frequent {
		for i, w := range words {
			w = Folded(w)
			for end := range w { // every beginning, for stems
				if end > 0 {
					ranks[w[:end]+"*"] += mostFrequent / (i + 1)
				}
			}
			ranks[w] += mostFrequent / (i + 1)
			ranks[w+"*"] += mostFrequent / (i + 1)
		}
	}
	b.cost = make([]int, len(b.names))
	for i, n := range b.names {
		letters := min(utf8.RuneCountInString(strings.TrimSuffix(n, "*")), 8)
		b.cost[i] = [...]int{400, 400, 120, 40, 20, 12, 6, 4, 3}[letters] + ranks[n]
		if b.function[n] != 0 {
			b.cost[i] += mostFrequent / 40
		}
	}
}

const mostFrequent = 40000 // for the most frequent word of a language
