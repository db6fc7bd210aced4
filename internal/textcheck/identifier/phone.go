package identifier

import "strconv"

// A group is digits written together, or a number word.
type group struct {
	start, end   int32 // in the folded text
	first, last  int32 // tokens
	off          int32 // of its first digit
	n            int16 // digits, at most 99
	gap          gap   // to the group before
	plus         int32 // where the plus sign or the word for it stands, -1 for none
	word, letter bool  // said with words; with letters for digits
	glued        bool  // to letters before it that are no cue
	other        int   // so many groups from here on are a date, hours or a card
}

// A gap says what stands between two groups.
type gap uint8

const (
	gapTight  gap = iota // one of . - / ( ) without spaces
	gapSpace             // a space, or these with spaces
	gapOdd               // another sign
	gapList              // a comma, a slash in spaces: more often between two numbers than inside one
	gapLine              // a line break
	gapBroken            // the end of a run
)

// phones reads runs of groups of digits and finds the numbers in them.
func (sc *scanner) phones() {
	for t := 0; t < len(sc.toks); {
		next := t + 1
		if tok := &sc.toks[t]; tok.digits || tok.word != 0 && sc.is(t, number|times) || sc.at(int(tok.start)) == 'o' || sc.ohs(t) {
			next = sc.run(t)
		}
		t = next
	}
}

// run reads the groups from token t on, finds the phone numbers in them and returns the token after them.
func (sc *scanner) run(t int) int {
	sc.groups, sc.digits = sc.groups[:0], sc.digits[:0]
	for t < len(sc.toks) {
		g, next, ok := sc.group(t)
		if !ok {
			break
		}
		if n := len(sc.groups); n > 0 {
			g.gap = sc.gap(int(sc.groups[n-1].end), int(g.start))
			if g.gap == gapBroken {
				sc.digits = sc.digits[:g.off]
				break
			}
		} else {
			g.plus = sc.plusBefore(int(g.start), int(g.first))
		}
		sc.groups = append(sc.groups, g)
		t = next
	}
	if len(sc.groups) == 0 {
		return t + 1
	}
	if len(sc.digits) >= leastWithCue {
		sc.numbers()
	}
	return t
}

// group reads one group from token t on.
func (sc *scanner) group(t int) (group, int, bool) {
	tok := &sc.toks[t]
	g := group{start: tok.start, end: tok.end, first: int32(t), last: int32(t), off: int32(len(sc.digits)), plus: -1}
	if tok.taken {
		return g, t, false
	}
	var next int
	switch {
	case tok.digits, sc.glued(t+1) && sc.toks[t+1].digits && (sc.ohs(t) || len(sc.groups) > 0 && sc.looksDigits(t)):
		next = sc.figures(t, &g)
	case sc.is(t, number):
		next = sc.said(t)
		g.word = true
	case sc.is(t, times):
		next = sc.repeated(t)
		g.word = true
	case sc.ohs(t) && sc.zeroHere(t):
		for range sc.letters(t) {
			sc.digits = append(sc.digits, '0')
		}
		next, g.letter = t+1, true
	}
	if next <= t {
		sc.digits = sc.digits[:g.off]
		return g, t, false
	}
	g.last = int32(next - 1)
	g.end = sc.toks[next-1].end
	g.n = int16(min(len(sc.digits)-int(g.off), 99))
	return g, next, true
}

// figures reads digits and the letters that stand for digits between them: O for 0, l and I for 1.
func (sc *scanner) figures(t int, g *group) int {
	if sc.glued(t) && !sc.toks[t-1].digits && !sc.is(t-1, phoneCue|number|app) && (!sc.is(t-1, neutral) || sc.letters(t-1) == 1) {
		g.glued = true
	}
	start := t
	for ; t < len(sc.toks) && (t == start || sc.glued(t)) && !sc.toks[t].taken; t++ {
		tok := &sc.toks[t]
		if tok.digits {
			sc.digits = append(sc.digits, sc.f[tok.start:tok.end]...)
			continue
		}
		if t > start && (!sc.glued(t+1) || !sc.toks[t+1].digits) && !sc.ohs(t) {
			break
		}
		mark := len(sc.digits)
		if !sc.asDigits(t) {
			sc.digits = sc.digits[:mark]
			break
		}
		g.letter = true
	}
	return t
}

// asDigits appends the digits that the letters of token t look like.
func (sc *scanner) asDigits(t int) bool {
	if sc.toks[t].end-sc.toks[t].start > 8 {
		return false
	}
	for _, r := range string(sc.f[sc.toks[t].start:sc.toks[t].end]) {
		switch r {
		case 'o', 'ο', 'о': // Latin, Greek, Cyrillic
			sc.digits = append(sc.digits, '0')
		case 'l', 'i', 'ι', 'і':
			sc.digits = append(sc.digits, '1')
		default:
			return false
		}
	}
	return true
}

func (sc *scanner) looksDigits(t int) bool {
	mark := len(sc.digits)
	ok := sc.asDigits(t)
	sc.digits = sc.digits[:mark]
	return ok
}

// letters returns how many runes token t has.
func (sc *scanner) letters(t int) int {
	n := 0
	for _, b := range sc.f[sc.toks[t].start:sc.toks[t].end] {
		if classes[b] != classInside {
			n++
		}
	}
	return n
}

// ohs says whether token t is nothing but letters O, at most four.
func (sc *scanner) ohs(t int) bool {
	tok := sc.toks[t]
	if tok.digits || tok.end-tok.start > 8 {
		return false
	}
	for i := int(tok.start); i < int(tok.end); i++ {
		if b := sc.f[i]; b == 'o' {
			continue
		} else if i+1 < int(tok.end) && (b == 0xce && sc.f[i+1] == 0xbf || b == 0xd0 && sc.f[i+1] == 0xbe) {
			i++
			continue
		}
		return false
	}
	return true
}

// zeroHere says whether the O standing alone at t is a zero: between digits said one by one, where it cannot be the word for "or".
func (sc *scanner) zeroHere(t int) bool {
	single := func(t int) bool {
		return t < len(sc.toks) && (sc.is(t, number) && words[sc.toks[t].word].value < 10 || sc.ohs(t) ||
			sc.toks[t].digits && sc.toks[t].end-sc.toks[t].start == 1)
	}
	before := len(sc.groups) == 0 || sc.groups[len(sc.groups)-1].n == 1
	if sc.letters(t) > 1 {
		return len(sc.groups) > 0 || single(t+1)
	}
	return before && single(t+1) || len(sc.groups) > 1 && before && (sc.groups[len(sc.groups)-1].letter || sc.groups[len(sc.groups)-1].word)
}

// said reads number words: one digit, or tens and hundreds with what belongs to them ("thirty-three", "sześćset jeden").
func (sc *scanner) said(t int) int {
	v := int(words[sc.toks[t].word].value)
	next := t + 1
	follows := func() int { // the value of a number word right after, or -1
		if next < len(sc.toks) && !sc.toks[next].taken && sc.is(next, number) && sc.near(next) {
			return int(words[sc.toks[next].word].value)
		}
		return -1
	}
	if 0 < v && v < 10 && next < len(sc.toks) && sc.is(next, hundred) && sc.near(next) {
		v *= 100
		next++
	}
	if v >= 100 && v%100 == 0 {
		if w := follows(); 0 < w && w < 100 && (w > 9 || !sc.digitAfter(next)) { // "nine hundred one two three" is 900 1 2 3
			v += w
			next++
		}
	}
	if u := v % 100; u >= 20 && u%10 == 0 {
		if w := follows(); 0 < w && w < 10 {
			v += w
			next++
		}
	}
	sc.digits = strconv.AppendInt(sc.digits, int64(v), 10)
	return next
}

// digitAfter says whether a word for a single digit, or the one for hundreds, follows token t.
func (sc *scanner) digitAfter(t int) bool {
	return t+1 < len(sc.toks) && (sc.is(t+1, number) && words[sc.toks[t+1].word].value < 10 || sc.is(t+1, hundred)) && sc.near(t+1)
}

// near says whether only a space or a hyphen parts token t from the one before.
func (sc *scanner) near(t int) bool {
	gap := sc.f[sc.toks[t-1].end:sc.toks[t].start]
	return len(gap) <= 1 && (len(gap) == 0 || gap[0] == ' ' || gap[0] == '-')
}

// repeated reads "double five".
func (sc *scanner) repeated(t int) int {
	if t+1 >= len(sc.toks) || sc.toks[t+1].taken || !sc.near(t+1) {
		return t
	}
	var d byte
	switch tok := sc.toks[t+1]; {
	case tok.digits && tok.end-tok.start == 1:
		d = sc.f[tok.start]
	case sc.is(t+1, number) && words[tok.word].value < 10:
		d = '0' + byte(words[tok.word].value)
	case sc.ohs(t + 1):
		d = '0'
	default:
		return t
	}
	for range words[sc.toks[t].word].value {
		sc.digits = append(sc.digits, d)
	}
	return t + 2
}

// gap says what stands at f[start:end], which holds no letter and no digit.
func (sc *scanner) gap(start, end int) gap {
	if end-start > 12 {
		return gapBroken
	}
	spaces, lines, tight, odd, list := 0, 0, 0, 0, 0
	for i := start; i < end; i++ {
		switch b := sc.f[i]; b {
		case ' ', '\t', '\r':
			spaces++
		case '\n':
			lines++
		case '.', '-', '(', ')', '[', ']':
			tight++
		case '/':
			tight++
			if space(sc.at(i-1)) || space(sc.at(i+1)) {
				list++
			}
		case ',', ';', '|', '&', '!', '?':
			list++
		case '+', '$', '%', '=', '@', '<', '>':
			return gapBroken
		case 0xc2: // £
			if sc.at(i+1) == 0xa3 {
				return gapBroken
			}
			odd++
		case 0xe2: // €
			if sc.at(i+1) == 0x82 {
				return gapBroken
			}
			odd++
		default:
			odd++
		}
	}
	switch {
	case lines > 2 || lines+spaces+tight > 5:
		return gapBroken
	case lines > 0:
		return gapLine
	case list > 0:
		return gapList
	case odd > 0:
		return gapOdd
	case spaces > 0 || tight == 0:
		return gapSpace
	}
	return gapTight
}

// plusBefore returns where the plus sign of the number at start stands, or -1.
func (sc *scanner) plusBefore(start, tok int) int32 {
	for i := start - 1; i >= 0 && start-i <= 3; i-- {
		if sc.f[i] == '+' {
			return int32(i)
		}
		if sc.f[i] != ' ' && sc.f[i] != '(' {
			break
		}
	}
	if sc.is(tok-1, plus) && sc.near(tok) {
		return sc.toks[tok-1].start
	}
	return -1
}
