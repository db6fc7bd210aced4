package textcheck

import (
	"cmp"
	"math/bits"
	"slices"
)

// A pair is an atom and the one right beside it.
type pair struct {
	atom   uint32
	beside uint32 // with pairLeft where it stands on the left
}

const pairLeft = 1 << 31

func pairOf(a, beside uint32, left bool) pair {
	if left {
		beside |= pairLeft
	}
	return pair{a, beside}
}

func (p pair) hash() uint64 {
	h := (uint64(p.atom)<<32 | uint64(p.beside)) * 0x9e3779b97f4a7c15
	return (h ^ h>>29) * 0xbf58476d1ce4e5b9 >> 20
}

// A pairAction is an entry that a pair leads to.
type pairAction struct {
	bits uint64 // of the tokens that may stand at a third place of the entry, see third
	place
	at   int8 // the third place, from the anchor
	last bool // of its pair
}

// third chooses a third place of the entry at a fixed distance from the anchor, the one that the fewest tokens fit.
func (pa *pairAction) third(steps []step, onLeft bool) {
	pa.bits = anyToken
	beside := 1
	if onLeft {
		beside = -1
	}
	for _, side := range []int{1, -1} {
		for d := side; ; d += side {
			i := int(pa.anchor) + d
			if i < 0 || i >= len(steps) || steps[i].kind == slotGap || d < -gapWords || d > gapWords {
				break
			}
			if d != beside && bits.OnesCount64(steps[i].bits) < bits.OnesCount64(pa.bits) {
				pa.bits, pa.at = steps[i].bits, int8(d)
			}
		}
	}
}

// A pairRow is one pair and one entry before the table is built.
type pairRow struct {
	pair
	pairAction
}

// A pairTable leads from pairs to entries: open addressing, at most two thirds full, behind bits that most other pairs do not pass.
type pairTable struct {
	seen  []uint64
	slots []pairSlot
	to    []pairAction
}

type pairSlot struct {
	pair
	at uint32 // in to, from 1; 0 for a free slot
}

const pairsLog = 21 // bits, 256 KB: about one other pair in ten passes

// newPairTable builds the table. The rows are sorted in place.
func newPairTable(rows []pairRow) pairTable {
	slices.SortStableFunc(rows, func(a, b pairRow) int {
		return cmp.Or(cmp.Compare(a.atom, b.atom), cmp.Compare(a.beside, b.beside))
	})
	size := 16
	for size*2 < len(rows)*3 {
		size *= 2
	}
	t := pairTable{seen: make([]uint64, 1<<pairsLog/64), slots: make([]pairSlot, size), to: make([]pairAction, len(rows))}
	for i, r := range rows {
		t.to[i] = r.pairAction
		t.to[i].last = i+1 == len(rows) || rows[i+1].pair != r.pair
		if i > 0 && rows[i-1].pair == r.pair {
			continue
		}
		h := r.hash()
		bit := h & (1<<pairsLog - 1)
		t.seen[bit>>6] |= 1 << (bit & 63)
		at := h & uint64(size-1)
		for t.slots[at].at != 0 {
			at = (at + 1) & uint64(size-1)
		}
		t.slots[at] = pairSlot{r.pair, uint32(i + 1)}
	}
	return t
}

// find returns the actions of a pair; the last of them says so.
func (t *pairTable) find(p pair) []pairAction {
	h := p.hash()
	if bit := h & (1<<pairsLog - 1); t.seen[bit>>6]>>(bit&63)&1 == 0 {
		return nil
	}
	last := uint64(len(t.slots) - 1)
	for at := h & last; ; at = (at + 1) & last {
		switch s := &t.slots[at]; {
		case s.at == 0:
			return nil
		case s.pair == p:
			return t.to[s.at-1:]
		}
	}
}
