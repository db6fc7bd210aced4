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
	for t := range len(r.tokens) - 1 {
		for pay < len(r.payHits) && int(r.payHits[pay].from) <= t {
			r.hits = append(r.hits, r.payHits[pay])
			pay++
		}
		atoms := r.atoms[r.tokens[t].atoms:r.tokens[t+1].atoms]
		if len(atoms) == 0 {
			continue
		}
		m := r.bits[t : t+2*gapWords+3] // around t, which stands in the middle
		right, left := m[gapWords+2], m[gapWords]
		beyondRight := right | m[gapWords+3] | m[gapWords+4] | m[gapWords+5]
		beyondLeft := left | m[gapWords-1] | m[gapWords-2] | m[gapWords-3]
		langs := r.tokens[t].langs
		for _, a := range atoms {
			at := &ix.atoms[a]
			if at.right&right != 0 {
				r.pairs(a, t, t+1)
			}
			if at.left&left != 0 {
				r.pairs(a, t, t-1)
			}
			actions := ix.actions[at.actions.from:at.actions.to]
			for i := range actions {
				ac := &actions[i]
				if ac.langs&langs == 0 {
					continue
				}
				if ac.n == 1 {
					r.hit(&ac.place, t, t+1)
					continue
				}
				r1, l1 := right, left
				if ac.far&farRight != 0 {
					r1 = beyondRight
				}
				if ac.far&farLeft != 0 {
					l1 = beyondLeft
				}
				if (ac.right&r1 != 0 || ac.right == anyToken) && (ac.left&l1 != 0 || ac.left == anyToken) {
					r.verify(&ac.place, t)
				}
			}
		}
	}
}

// pairs looks for the entries that atom a of token t starts together with a token right beside it.
func (r *Reader) pairs(a uint32, t, beside int) {
	tok, o := &r.tokens[t], &r.tokens[beside]
	if tok.clause != o.clause || tok.sentence != o.sentence {
		return
	}
	for _, b := range r.atoms[o.atoms:r.tokens[beside+1].atoms] {
		actions := r.ix.pairs.find(pairOf(a, b, beside < t))
		for i := range actions {
			ac := &actions[i]
			switch {
			case ac.langs&tok.langs == 0:
			case ac.n == 2:
				r.hit(&ac.place, min(t, beside), max(t, beside)+1)
			case r.bits[t+int(ac.at)+gapWords+1]&ac.bits != 0:
				r.verify(&ac.place, t)
			}
			if ac.last {
				break
			}
		}
	}
}

// verify looks at all of an entry around its anchor at token t and notes the hit.
func (r *Reader) verify(p *place, t int) {
	steps := r.ix.steps[p.steps : p.steps+uint32(p.n)]
	to, ok := r.right(steps[p.anchor+1:], t+1, false)
	if !ok {
		return
	}
	if from, ok := r.left(steps[:p.anchor], t, false); ok {
		r.hit(p, from, to)
	}
}

func (r *Reader) hit(p *place, from, to int) {
	r.hits = append(r.hits, hit{concept: p.concept, entry: p.entry, from: uint32(from), to: uint32(to), next: -1})
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
	if s.bits&r.bits[t+gapWords+1] == 0 {
		return false
	}
	ix, tok := r.ix, &r.tokens[t]
	if s.kind == slotNumber {
		n := &ix.ranges[s.class]
		return n[0] <= tok.value && tok.value <= n[1]
	}
	for _, a := range r.atoms[tok.atoms:r.tokens[t+1].atoms] {
		at := &ix.atoms[a]
		if _, ok := slices.BinarySearch(ix.classOf[at.classes.from:at.classes.to], s.class); ok {
			return true
		}
	}
	return false
}
