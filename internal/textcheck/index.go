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
	steps              []step     // of all entries, by entry.steps
	names              []string   // of the atoms, for authors
	members            [][]uint32 // the atoms of each class, for authors
}

// An atom is one word or stem of the vocabulary.
type atom struct {
	votes            uint64 // which languages it speaks for, votesWidth bits each
	neg              mask   // languages in which it negates
	greeklish        bool   // a frequent Greek word in Latin letters
	marks            uint64 // one bit for each class it fits, see markOf
	classes, actions span32
}

type span32 struct{ from, to uint32 }

// An action is what an atom found in a text leads to.
type action struct {
	entry  uint32
	langs  mask  // of sentences in which it may count
	anchor uint8 // the place of the atom in the entry
	far    uint8 // farRight, farLeft: a gap stands between the anchor and the next word on that side
	// What must stand beside the anchor: marks of the next word of the entry on each side, 0 where there is none. Behind a gap it
	// may stand up to gapWords further.
	right, left uint64
}

const (
	farRight = 1 << iota
	farLeft
)

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
	kind     slotKind
	class    uint32
	low, top float32
}

const (
	bitsLog    = 19
	votesWidth = 5
)

func (ix *index) maybeStem(h uint64) bool {
	return ix.stemBits[h>>(64-bitsLog+6)]>>(h>>(64-bitsLog)&63)&1 != 0
}

func (ix *index) maybeWord(h uint64) bool {
	return ix.wordBits[h>>(64-bitsLog+6)]>>(h>>(64-bitsLog)&63)&1 != 0
}

// A hashTable leads from the hash of a word to its atom. Open addressing; at most half full.
type hashTable struct {
	keys   []uint64
	values []uint32
	shift  uint
}

func newHashTable(n int) hashTable {
	size, shift := 16, uint(60)
	for size < 2*n {
		size, shift = 2*size, shift-1
	}
	return hashTable{keys: make([]uint64, size), values: make([]uint32, size), shift: shift}
}

func (t *hashTable) find(h uint64) (uint32, bool) {
	last := len(t.keys) - 1
	for i := int(h * 0x9e3779b97f4a7c15 >> t.shift); ; i++ {
		switch k := t.keys[i&last]; k {
		case h:
			return t.values[i&last], true
		case 0:
			return 0, false
		}
	}
}

func (t *hashTable) add(h uint64, v uint32) {
	last := len(t.keys) - 1
	for i := int(h * 0x9e3779b97f4a7c15 >> t.shift); ; i++ {
		if t.keys[i&last] == 0 {
			t.keys[i&last], t.values[i&last] = h, v
			return
		}
	}
}

func hash(s string) uint64 {
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
		st := step{kind: s.kind, low: float32(s.low), top: float32(s.top)}
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
		for _, n := range [...]uint32{st.class, math.Float32bits(st.low), math.Float32bits(st.top)} {
			key = binary.LittleEndian.AppendUint32(key, n)
		}
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

// numberMark is the mark of every number.
const numberMark = 1 << 63

// markOf returns one of 63 bits for a class, so that a few tokens can be asked at once whether a class may be among them.
func markOf(class uint32) uint64 { return 1 << (uint64(class) * 0x9e3779b97f4a7c15 >> 32 % 63) }

// beside returns the mark of the nearest word of an entry on one side of its anchor and whether a gap stands between; 0 for none.
func beside(steps []step, at, side int) (marks uint64, far bool) {
	for i := at + side; i >= 0 && i < len(steps); i += side {
		switch steps[i].kind {
		case slotGap:
			far = true
		case slotNumber:
			return numberMark, far
		case slotWord:
			return markOf(steps[i].class), far
		}
	}
	return 0, false
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
	ix := index{stemBits: make([]uint64, 1<<bitsLog/64), wordBits: make([]uint64, 1<<bitsLog/64), entries: slices.Clip(b.entries), steps: slices.Clip(b.steps), names: b.names, members: b.inClass}
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
	}
	starts := make([][]action, len(b.names))
	for e, en := range ix.entries {
		steps := ix.stepsOf(&en)
		at := b.rarest(steps)
		langs := en.langs
		if en.sure {
			langs = everyLang
		}
		for _, a := range b.inClass[steps[at].class] {
			ac := action{entry: uint32(e), anchor: uint8(at), langs: langs}
			var far bool
			if ac.right, far = beside(steps, at, 1); far {
				ac.far |= farRight
			}
			if ac.left, far = beside(steps, at, -1); far {
				ac.far |= farLeft
			}
			starts[a] = append(starts[a], ac)
			if en.concept == negation && len(steps) == 1 {
				b.neg[a] |= en.langs
			}
		}
	}
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
		for _, c := range fits[i] {
			at.marks |= markOf(c)
		}
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

// rarest returns the place of an entry whose words are probably the rarest, which is where looking for it starts.
func (b *builder) rarest(steps []step) int {
	best, at := 1<<60, 0
	for i, s := range steps {
		if s.kind != slotWord {
			continue
		}
		cost := 0
		for _, a := range b.inClass[s.class] {
			cost += b.cost[a]
		}
		if cost < best {
			best, at = cost, i
		}
	}
	return at
}

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
