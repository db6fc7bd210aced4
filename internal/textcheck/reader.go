package textcheck

import (
	"slices"

	"github.com/free2link/free2link/internal/platform/text"
)

// A Reader holds the memory that reading one text needs and keeps it for the next, so that reading allocates nothing once it has grown.
// It is for one goroutine.
type Reader struct {
	model     *Model
	ix        *index          // of the reading under way
	back      *text.OffsetMap // from what is being read to the folded text, nil for the folded text itself
	folded    []byte
	plainText bool // no chat is looked for
	offsets   text.OffsetMap
	chat      Chat
	tokens    []token
	parts     uint32   // how often a sentence was cut for its length
	line      uint32   // the sentence under way, without parts
	inLine    int      // its words so far
	singles   int      // single letters in a row, up to here
	odd       bool     // the text may be disguised
	bits      []uint64 // of the atoms of each token, with gapWords+1 more on both sides
	atoms     []uint32
	seen      [1 << keptLog]seenWord // see quick
	hits      []hit
	payHits   []hit
	found     []found
	before    int // how many of found earlier readings of the text found
	plain     int // how many of found the text shows without undoing a disguise
	undone    int // how many of found it shows with that, but not read as Greek in Latin letters
	second    view
	third     view // the text as it sounds, see greeklish
	factHits  []factHit
	strengths []Strength // of each sign in the text
	counts    []uint8    // of each rule in the text
	heads     []int32    // first hit of each concept in the sentence, -1 for none
	tails     []int32
	touched   []uint16
	present   [mostConcepts / 64]uint64 // in the sentence
	anywhere  [mostConcepts / 64]uint64 // in the text, not negated
	firstHit  []int32                   // of each concept in the text, for patterns over the text
	chosen    [5]int32
}

// A found is a rule that holds and what carried it.
type found struct {
	rule  uint16
	at    [2]uint32 // bytes of the folded text
	parts parts
	wide  bool // of a pattern over the whole text: other words elsewhere carry it too
}

// parts are the concepts that carried a finding: bytes of the folded text, at most five.
type parts struct {
	at [5][2]uint32
	n  uint8
}

// within reports whether each part touches a part of o: there are no words in p that do not already speak in o.
func (p *parts) within(o *parts) bool {
	for i := range p.n {
		touches := false
		for j := range o.n {
			touches = touches || p.at[i][0] < o.at[j][1] && o.at[j][0] < p.at[i][1]
		}
		if !touches {
			return false
		}
	}
	return true
}

// NewReader returns a reader for a model.
func NewReader(m *Model) *Reader {
	r := &Reader{model: m, heads: make([]int32, len(m.concepts)), tails: make([]int32, len(m.concepts)), firstHit: make([]int32, len(m.concepts)), counts: make([]uint8, len(m.rules)), strengths: make([]Strength, len(m.signs))}
	for i := range r.heads {
		r.heads[i], r.firstHit[i] = -1, -1
	}
	return r
}

// SetPlain makes the next texts be read as they stand (true), or as chats where they look like one (false, which is how a reader begins).
func (r *Reader) SetPlain(plain bool) { r.plainText = plain }

// read runs the engine over a text, once as it is and, where it looks disguised, again with the disguise undone. The results stand in r
// until the next text; found holds what the first reading found, then from r.plain on what only a later one did.
func (r *Reader) read(s string) {
	r.offsets.Reset()
	r.found = r.found[:0]
	clear(r.counts)
	r.anywhere = [mostConcepts / 64]uint64{}
	r.fold(s)
	r.pass(&r.model.index, r.folded, nil)
	r.facts()
	r.plain = len(r.found)
	folded := r.folded
	r.greeklish(folded, &r.third) // while the words of the first reading are there
	if r.odd {
		if undisguise(folded, &r.second); len(r.second.out) > 0 {
			r.pass(&r.model.index, r.second.out, &r.second.offsets)
		}
		if len(r.found) > r.plain {
			for _, rule := range r.model.disguise {
				r.found = append(r.found, found{rule: rule, at: r.found[r.plain].at, parts: r.found[r.plain].parts})
			}
		}
	}
	r.undone = len(r.found)
	if len(r.third.out) > 0 {
		r.pass(&r.model.greeklish, r.third.out, &r.third.offsets)
	}
	r.folded = folded
}

// pass reads one form of the text: the folded one, or another from which back leads to it.
func (r *Reader) pass(ix *index, form []byte, back *text.OffsetMap) {
	r.ix, r.folded, r.back, r.before = ix, form, back, len(r.found)
	r.tokens, r.atoms, r.hits, r.payHits = r.tokens[:0], r.atoms[:0], r.hits[:0], r.payHits[:0]
	r.tokenise()
	r.tellLanguages()
	r.pays()
	r.match()
	for i := range r.firstHit {
		r.firstHit[i] = -1
	}
	r.mark()
	r.sentences()
	r.textRules()
}

// place returns the bytes of the folded text that tokens [from, to) came from.
func (r *Reader) place(from, to uint32) [2]uint32 {
	at := [2]uint32{r.tokens[from].start, r.tokens[to-1].end}
	if r.back != nil {
		at[0], at[1] = uint32(r.back.Source(int(at[0]))), uint32(r.back.Source(int(at[1])))
	}
	return at
}

// fold folds the text; of a chat only what was said, each turn a line of its own, so that names and times are no words.
func (r *Reader) fold(s string) {
	r.folded = r.folded[:0]
	if r.plainText {
		r.chat.Turns = r.chat.Turns[:0]
	}
	if r.plainText || !ReadChat(s, &r.chat) {
		r.folded = text.Fold(r.folded, &r.offsets, s)
		unwrap(r.folded, 0, &r.offsets, s)
		return
	}
	for _, t := range r.chat.Turns {
		from := len(r.folded)
		r.folded = text.FoldPart(r.folded, &r.offsets, s[t.Start:t.End], t.Start)
		unwrap(r.folded, from, &r.offsets, s)
		r.folded = append(r.folded, '\n')
	}
}

// sentences looks for the rules in each sentence that has hits.
func (r *Reader) sentences() {
	for h0 := 0; h0 < len(r.hits); {
		s := r.tokens[r.hits[h0].from].sentence
		h1 := h0 + 1
		for h1 < len(r.hits) && r.tokens[r.hits[h1].from].sentence == s {
			h1++
		}
		r.rules(h0, h1)
		h0 = h1
	}
}

// languages returns the languages that a sentence may be in: all that its first telling words speak for as much as for the strongest, of
// the main ones at least three quarters as much. It looks at nothing outside the sentence, so that leaving out another sentence changes
// nothing here.
func (r *Reader) languages(t0, t1 int) mask {
	var votes uint64
	for t, n := t0, 0; t < t1 && n < 10; t++ {
		for _, a := range r.atoms[r.tokens[t].atoms:r.tokens[t+1].atoms] {
			if v := r.ix.atoms[a].votes; v != 0 && n < 10 {
				votes += v
				n++
			}
		}
	}
	if votes == 0 {
		return untoldLangs
	}
	var most uint64
	for v := votes; v != 0; v >>= votesWidth {
		most = max(most, v&(1<<votesWidth-1))
	}
	var m mask
	for i := range Langs {
		n := 4 * (votes >> (votesWidth * i) & (1<<votesWidth - 1))
		if n >= 4*most || n >= 3*most && mainLangs>>i&1 != 0 {
			m |= 1 << i
		}
	}
	if m&pidgin != 0 {
		m |= 1 // which takes most of its nouns from English
	}
	return m
}

// tellLanguages notes for each token which languages its sentence may be in.
func (r *Reader) tellLanguages() {
	for t0 := 0; t0 < len(r.tokens)-1; {
		t1 := t0 + 1
		for r.tokens[t1].sentence == r.tokens[t0].sentence {
			t1++
		}
		langs := r.languages(t0, t1)
		for t := t0; t < t1; t++ {
			r.tokens[t].langs = langs
		}
		t0 = t1
	}
}

// mark settles the hits: which are negated, and which concepts stand in the text.
func (r *Reader) mark() {
	r.dropPromises()
	for i := range r.hits {
		if h := &r.hits[i]; r.model.taker[h.concept] && h.to-h.from > 1 {
			for t := h.from; t < h.to; t++ {
				r.tokens[t].taken = true
			}
		}
	}
	for i := range r.hits {
		h := &r.hits[i]
		h.negated = r.negated(h)
		if c := h.concept; !h.negated {
			r.anywhere[c>>6] |= 1 << (c & 63)
			if r.firstHit[c] < 0 {
				r.firstHit[c] = int32(i)
			}
		}
	}
}

// dropPromises takes out what only reads as advice or as a chance to bring somebody because the words before it were left out: keep your
// passport is advice, we keep your passport is none.
func (r *Reader) dropPromises() {
	kept := r.hits[:0]
	for i := range r.hits {
		h := &r.hits[i]
		if r.model.imperative[h.concept] && r.afterSubject(i) {
			continue
		}
		kept = append(kept, *h)
	}
	r.hits = kept
}

// afterSubject reports whether one who speaks or acts stands right before a hit, or one word before, in its clause.
func (r *Reader) afterSubject(i int) bool {
	h := r.hits[i]
	for j := i - 1; j >= 0 && j > i-40; j-- {
		o := &r.hits[j]
		if r.model.subject[o.concept] && o.to <= h.from && h.from-o.to <= 1 && r.tokens[o.from].clause == r.tokens[h.from].clause {
			return true
		}
	}
	return false
}

const negationWords = 4

func (r *Reader) negated(h *hit) bool {
	if h.concept == r.model.negation {
		return false
	}
	clause, langs := r.tokens[h.from].clause, r.tokens[h.from].langs
	for t := int(h.from) - 1; t >= 0 && t >= int(h.from)-negationWords && r.tokens[t].clause == clause; t-- {
		if r.tokens[t].taken {
			continue
		}
		for _, a := range r.atoms[r.tokens[t].atoms:r.tokens[t+1].atoms] {
			if r.ix.atoms[a].neg&langs != 0 {
				return true
			}
		}
	}
	return false
}

// rules looks for the rules of one sentence.
func (r *Reader) rules(h0, h1 int) {
	for i := h0; i < h1; i++ {
		h := &r.hits[i]
		if r.double(h0, i) {
			continue
		}
		c := h.concept
		if r.heads[c] < 0 {
			r.heads[c] = int32(i)
			r.touched = append(r.touched, c)
			r.present[c>>6] |= 1 << (c & 63)
		} else {
			r.hits[r.tails[c]].next = int32(i)
		}
		r.tails[c] = int32(i)
	}
	for _, c := range r.touched {
		for _, n := range r.model.byAnchor[c] {
			p := &r.model.patterns[n]
			if !r.possible(p) {
				continue
			}
			for i := r.heads[c]; i >= 0; i = r.hits[i].next {
				r.try(p, i)
			}
		}
	}
	for _, c := range r.touched {
		r.heads[c] = -1
		r.present[c>>6] = 0
	}
	r.touched = r.touched[:0]
}

// double reports whether the hit repeats an earlier one of the sentence: the same concept over the same words.
func (r *Reader) double(h0, i int) bool {
	h := &r.hits[i]
	for j := i - 1; j >= h0 && j >= i-8; j-- {
		if o := &r.hits[j]; o.concept == h.concept && o.from == h.from && o.to == h.to {
			return true
		}
	}
	return false
}

// possible reports whether every term of a pattern has a concept in the sentence and nothing speaks against it.
func (r *Reader) possible(p *pattern) bool {
	for _, c := range p.without {
		if r.present[c>>6]>>(c&63)&1 != 0 {
			return false
		}
	}
	for _, c := range p.withoutText {
		if r.anywhere[c>>6]>>(c&63)&1 != 0 {
			return false
		}
	}
	for i := range p.terms {
		if i == int(p.anchor) {
			continue
		}
		any := uint64(0)
		for _, c := range p.terms[i].concepts {
			any |= r.present[c>>6] >> (c & 63) & 1
		}
		if any == 0 {
			return false
		}
	}
	return true
}

func (r *Reader) suits(t *term, h *hit) bool {
	switch t.negated {
	case plainOnly:
		return !h.negated
	case negatedOnly:
		return h.negated
	case either:
	}
	return true
}

// try looks for a pattern with the hit at its anchor.
func (r *Reader) try(p *pattern, at int32) {
	h := &r.hits[at]
	if r.counts[p.rule] >= mostOfRule || !r.suits(&p.terms[p.anchor], h) {
		return
	}
	r.chosen[p.anchor] = at
	if r.choose(p, 0, h.from, h.to) {
		f := found{rule: p.rule, parts: parts{n: uint8(len(p.terms))}}
		from, to := h.from, h.to
		for i := range p.terms {
			o := &r.hits[r.chosen[i]]
			from, to = min(from, o.from), max(to, o.to)
			f.parts.at[i] = r.place(o.from, o.to)
		}
		f.at = r.place(from, to)
		r.found = append(r.found, f)
		r.counts[p.rule]++
	}
}

// mostOfRule bounds how often one rule is reported in a text.
const mostOfRule = 10

// choose finds hits for the terms from n on so that all stand near enough, in the right order, and no two are the same words.
func (r *Reader) choose(p *pattern, n int, from, to uint32) bool {
	if n == len(p.terms) {
		return true
	}
	if n == int(p.anchor) {
		return r.choose(p, n+1, from, to)
	}
	t := &p.terms[n]
	for _, c := range t.concepts {
		for i := r.heads[c]; i >= 0; i = r.hits[i].next {
			h := &r.hits[i]
			f, e := min(from, h.from), max(to, h.to)
			if e-f > p.near || !r.suits(t, h) || !r.apart(p, n, h) {
				continue
			}
			r.chosen[n] = i
			if r.choose(p, n+1, f, e) {
				return true
			}
		}
	}
	return false
}

// apart reports whether a hit goes with those already chosen: other words, the same clause if that is asked, the right order.
func (r *Reader) apart(p *pattern, n int, h *hit) bool {
	for i := range p.terms {
		if i >= n && i != int(p.anchor) {
			continue
		}
		o := &r.hits[r.chosen[i]]
		if o.from == h.from && o.to == h.to {
			return false
		}
		if p.scope == inClause && r.tokens[o.from].clause != r.tokens[h.from].clause {
			return false
		}
		if p.ordered && (i < n && o.from > h.from || i > n && o.from < h.from) {
			return false
		}
	}
	return true
}

// textRules looks for the patterns over the whole text. Of a later reading, which holds only some sentences, at least one term must be
// in it.
func (r *Reader) textRules() {
	for _, n := range r.model.ofText {
		p := &r.model.patterns[n]
		if !r.held(p) || r.knownWide(p.rule) {
			continue
		}
		if i := r.firstOf(p); i >= 0 {
			at := r.place(r.hits[i].from, r.hits[i].to)
			r.found = append(r.found, found{rule: p.rule, at: at, parts: parts{at: [5][2]uint32{at}, n: 1}, wide: true})
		}
	}
}

// knownWide reports whether an earlier reading of the text has already shown that a rule holds over it.
func (r *Reader) knownWide(rule uint16) bool {
	return slices.ContainsFunc(r.found[:r.before], func(f found) bool { return f.wide && f.rule == rule })
}

// firstOf returns a hit of the pattern's anchor or else of another term, -1 for none.
func (r *Reader) firstOf(p *pattern) int32 {
	for n := range len(p.terms) + 1 {
		t := p.anchor
		if n > 0 {
			t = uint8(n - 1)
		}
		for _, c := range p.terms[t].concepts {
			if i := r.firstHit[c]; i >= 0 {
				return i
			}
		}
	}
	return -1
}

func (r *Reader) held(p *pattern) bool {
	for _, c := range p.withoutText {
		if r.anywhere[c>>6]>>(c&63)&1 != 0 {
			return false
		}
	}
	for i := range p.terms {
		any := uint64(0)
		for _, c := range p.terms[i].concepts {
			any |= r.anywhere[c>>6] >> (c & 63) & 1
		}
		if any == 0 {
			return false
		}
	}
	return true
}
