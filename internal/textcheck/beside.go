package textcheck

// What must stand beside an atom for an entry that it leads to. Nearly all entries of several words have a word right beside their anchor:
// these are looked up by both words at once, see pair.go. The rest, single words and entries with a gap or a number beside the anchor,
// stand in a list for each atom.

// An action is what an atom found in a text leads to by itself.
type action struct {
	right, left uint64 // tokens of which one must stand on that side, see tokenBit
	place
	far uint8 // farRight, farLeft: a gap stands between the anchor and the next word, which may be up to gapWords further
}

// A place is where to look for an entry: all that most look-ups need, so that they need not go to the entry.
type place struct {
	entry, steps uint32 // steps: where they start in index.steps
	concept      uint16
	langs        mask // of sentences in which it may count
	n, anchor    uint8
}

func placeOf(i int, e *entry, anchor int) place {
	p := place{entry: uint32(i), steps: e.steps.from, concept: e.concept, langs: e.langs, n: uint8(e.steps.to - e.steps.from), anchor: uint8(anchor)}
	if e.sure {
		p.langs = everyLang
	}
	return p
}

const (
	farRight = 1 << iota
	farLeft
)

// tokenBit returns one of 63 bits for an atom, so that some tokens can be asked at once whether an atom may be among them.
func tokenBit(a uint32) uint64 { return 1 << (uint64(a*0x9e3779b1) * 63 >> 32) }

const (
	numberBit uint64 = 1 << 63 // of every number
	anyToken  uint64 = 1<<64 - 1
)

// tokens returns the bits of the tokens that may stand at a step.
func (s *step) tokens(members [][]uint32) uint64 {
	switch s.kind {
	case slotGap:
		return anyToken
	case slotNumber:
		return numberBit
	case slotWord:
	}
	bits := uint64(0)
	for _, a := range members[s.class] {
		bits |= tokenBit(a)
	}
	return bits
}

// A neighbour is the nearest word or number of an entry on one side of its anchor.
type neighbour struct {
	*step      // nil for none
	far   bool // a gap stands between
	wide  bool // more than one gap
}

func neighbourOf(steps []step, at, side int) (n neighbour) {
	for i := at + side; i >= 0 && i < len(steps); i += side {
		if steps[i].kind != slotGap {
			n.step = &steps[i]
			return n
		}
		n.far, n.wide = true, n.far
	}
	return n
}

// bitsOrAny returns the bits of the tokens of which one must be there.
func (n *neighbour) bitsOrAny() uint64 {
	if n.step == nil || n.wide {
		return anyToken
	}
	return n.bits
}

// starts returns for each atom what it leads to by itself, and what pairs of atoms lead to.
func (b *builder) starts(ix *index, negation uint16) (starts [][]action, rows []pairRow) {
	starts = make([][]action, len(b.names))
	for e, en := range ix.entries {
		steps := ix.stepsOf(&en)
		anchor, side := b.anchor(steps)
		at := placeOf(e, &en, anchor)
		right, left := neighbourOf(steps, anchor, 1), neighbourOf(steps, anchor, -1)
		if len(steps) == 1 && en.concept == negation {
			for _, a := range b.inClass[steps[0].class] {
				b.neg[a] |= en.langs
			}
		}
		if side == 0 {
			ac := action{place: at, right: right.bitsOrAny(), left: left.bitsOrAny()}
			if right.far {
				ac.far |= farRight
			}
			if left.far {
				ac.far |= farLeft
			}
			for _, a := range b.inClass[steps[anchor].class] {
				starts[a] = append(starts[a], ac)
			}
			continue
		}
		pa := pairAction{place: at}
		onLeft := side < 0
		pa.third(steps, onLeft)
		rows = b.pairsOf(ix, rows, steps[anchor].class, &right, &left, onLeft, pa)
	}
	return starts, rows
}

// pairsOf adds a row for each word at the anchor and each word beside it.
func (b *builder) pairsOf(ix *index, rows []pairRow, class uint32, right, left *neighbour, onLeft bool, pa pairAction) []pairRow {
	for _, a := range b.inClass[class] {
		n, tokens := right, &ix.atoms[a].right
		if onLeft {
			n, tokens = left, &ix.atoms[a].left
		}
		*tokens |= n.bits
		for _, o := range b.inClass[n.class] {
			rows = append(rows, pairRow{pairOf(a, o, onLeft), pa})
		}
	}
	return rows
}
