package textcheck

import "slices"

// A hit is one concept found: which entry said it and the tokens it covers, [from, to).
type hit struct {
	concept  uint16
	entry    uint32 // noEntry for an amount of pay
	negated  bool
	from, to uint32
	next     int32 // the next hit of the same concept in the sentence, -1 for none
}

const noEntry = 1<<32 - 1

// match finds the entries in the tokens. It fills r.hits in the order of their anchors.
func (r *Reader) match() {
	ix := r.ix
	pay := 0
	r.markTokens()
	for t := range len(r.tokens) - 1 {
		for pay < len(r.payHits) && int(r.payHits[pay].from) <= t {
			r.hits = append(r.hits, r.payHits[pay])
			pay++
		}
		atoms := r.atoms[r.tokens[t].atoms:r.tokens[t+1].atoms]
		if len(atoms) == 0 {
			continue
		}
		langs := r.tokens[t].langs
		m := r.marks[t : t+2*gapWords+3] // around t, which stands in the middle
		right, left := m[gapWords+2], m[gapWords]
		beyondRight := right | m[gapWords+3] | m[gapWords+4] | m[gapWords+5]
		beyondLeft := left | m[gapWords-1] | m[gapWords-2] | m[gapWords-3]
		for _, a := range atoms {
			at := &ix.atoms[a]
			actions := ix.actions[at.actions.from:at.actions.to]
			for i := range actions {
				ac := &actions[i]
				r1, l1 := right, left
				if ac.far&farRight != 0 {
					r1 = beyondRight
				}
				if ac.far&farLeft != 0 {
					l1 = beyondLeft
				}
				if ac.langs&langs == 0 || ac.right&^r1|ac.left&^l1 != 0 {
					continue
				}
				r.verify(ac, t)
			}
		}
	}
}

// verify looks at all of an entry around its anchor and notes the hit.
func (r *Reader) verify(ac *action, t int) {
	e := &r.ix.entries[ac.entry]
	from, to := t, t+1
	if steps := r.ix.stepsOf(e); len(steps) > 1 {
		var ok bool
		if to, ok = r.right(steps[ac.anchor+1:], t+1, false); !ok {
			return
		}
		if from, ok = r.left(steps[:ac.anchor], t, false); !ok {
			return
		}
	}
	r.hits = append(r.hits, hit{
		concept: e.concept, entry: ac.entry, from: uint32(from), to: uint32(to), next: -1,
	})
}

// markTokens notes for each token the marks of the classes it fits, with room for gapWords+1 tokens on both sides.
func (r *Reader) markTokens() {
	n := len(r.tokens) + 2*gapWords + 2
	if cap(r.marks) < n {
		r.marks = make([]uint64, n, 2*n)
	}
	r.marks = r.marks[:n]
	clear(r.marks)
	for t := range len(r.tokens) - 1 {
		var m uint64
		for _, a := range r.atoms[r.tokens[t].atoms:r.tokens[t+1].atoms] {
			m |= r.ix.atoms[a].marks
		}
		if r.tokens[t].number {
			m |= numberMark
		}
		r.marks[t+gapWords+1] = m
	}
}

// right verifies steps from token t on and returns the token after the last. Words that follow each other without a gap stand in one
// clause.
func (r *Reader) right(steps []step, t int, gap bool) (int, bool) {
	if len(steps) == 0 {
		return t, true
	}
	if t >= len(r.tokens)-1 || r.tokens[t].sentence != r.tokens[t-1].sentence {
		return 0, false
	}
	if steps[0].kind != slotGap {
		if !gap && r.tokens[t].clause != r.tokens[t-1].clause || !r.fits(steps[0], t) {
			return 0, false
		}
		return r.right(steps[1:], t+1, false)
	}
	for skip := 0; skip <= gapWords; skip++ {
		if end, ok := r.right(steps[1:], t+skip, true); ok {
			return end, true
		}
		if t+skip >= len(r.tokens)-1 || r.tokens[t+skip].sentence != r.tokens[t-1].sentence {
			break
		}
	}
	return 0, false
}

// left verifies steps back from token t, which they end before, and returns the first token.
func (r *Reader) left(steps []step, t int, gap bool) (int, bool) {
	if len(steps) == 0 {
		return t, true
	}
	if t == 0 || r.tokens[t-1].sentence != r.tokens[t].sentence {
		return 0, false
	}
	last := steps[len(steps)-1]
	if last.kind != slotGap {
		if !gap && r.tokens[t-1].clause != r.tokens[t].clause || !r.fits(last, t-1) {
			return 0, false
		}
		return r.left(steps[:len(steps)-1], t-1, false)
	}
	for skip := 0; skip <= gapWords && skip <= t; skip++ {
		if start, ok := r.left(steps[:len(steps)-1], t-skip, true); ok {
			return start, true
		}
		if t-skip-1 < 0 || r.tokens[t-skip-1].sentence != r.tokens[t].sentence {
			break
		}
	}
	return 0, false
}

// fits reports whether token t may stand at a step.
func (r *Reader) fits(s step, t int) bool {
	tok := &r.tokens[t]
	if s.kind == slotNumber {
		return tok.number && s.low <= tok.value && tok.value <= s.top
	}
	ix := r.ix
	for _, a := range r.atoms[tok.atoms:r.tokens[t+1].atoms] {
		at := &ix.atoms[a]
		if _, ok := slices.BinarySearch(ix.classOf[at.classes.from:at.classes.to], s.class); ok {
			return true
		}
	}
	return false
}
