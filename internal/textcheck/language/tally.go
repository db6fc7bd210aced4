package language

import (
	"math"

	"github.com/free2link/free2link/internal/textcheck/language/gram"
)

// A script is what a letter is written in. For the first two letter groups tell the language.
type script uint8

const (
	latin script = iota
	cyrillic
	greek
	arabic
)

// A tally adds up what the letters of a text say.
type tally struct {
	read    int             // letters
	letters [arabic + 1]int // of ended words
	sums    [2][gram.Lanes]int

	// The word being read.
	script script
	n      int      // letters
	groups gram.Key // of the last letters
	word   gram.Key
	// The weights of its groups: lanes 0 2 4 6 and lanes 1 3 5 7, sixteen bits each. They are emptied before they overflow: at most
	// room letters with Longest groups of 255 each, and the word.
	even, odd uint64
}

const room = 32

// letter takes the next letter of a word, or the first of a new one if the script changes.
func (y *tally) letter(code uint8) {
	s := latin
	if code >= gram.FirstCyrillic {
		s = cyrillic
		if code >= gram.Greek {
			s = greek + script(code-gram.Greek)
		}
	}
	if s != y.script || y.n == 0 {
		y.end()
		y.script, y.groups, y.word = s, gram.Edge, gram.WordStart
	}
	y.n++
	y.read++
	if s >= greek {
		return
	}
	if y.n%room == 0 {
		y.empty()
	}
	y.groups, y.word = y.groups.Push(code), y.word.Word(code)
	y.add(y.n + 1)
}

// add adds the weights of the groups that end with the last letter. Known is how many letters there are, edges counted: two or more.
func (y *tally) add(known int) {
	k := y.groups
	y.weigh(table.Letter(uint8(k)))
	y.weigh(table.Find(k.Tail(2)))
	if known >= gram.Longest { // written out, which is faster than the loop
		a, b, c := table.Find(k.Tail(3)), table.Find(k.Tail(4)), table.Find(k.Tail(5))
		y.even += a&lanes + b&lanes + c&lanes
		y.odd += a>>8&lanes + b>>8&lanes + c>>8&lanes
		return
	}
	for n := 3; n <= known; n++ {
		y.weigh(table.Find(k.Tail(n)))
	}
}

// lanes are every other lane.
const lanes = 0x00ff00ff00ff00ff

func (y *tally) weigh(w uint64) {
	y.even += w & lanes
	y.odd += w >> 8 & lanes
}

// end ends the word being read, if there is one.
func (y *tally) end() {
	if y.n == 0 {
		return
	}
	if y.script < greek {
		y.groups = y.groups.Push(gram.Edge)
		y.add(y.n + 2)
		y.weigh(table.Find(y.word))
		y.empty()
	}
	y.letters[y.script] += y.n
	y.n = 0
}

// forget drops the word being read.
func (y *tally) forget() {
	y.even, y.odd = 0, 0
	y.n = 0
}

// empty adds the weights to the sums of the script.
func (y *tally) empty() {
	sums := &y.sums[y.script]
	for i := 0; i < gram.Lanes; i += 2 {
		sums[i] += int(y.even >> (8 * i) & 0xffff)
		sums[i+1] += int(y.odd >> (8 * i) & 0xffff)
	}
	y.even, y.odd = 0, 0
}

// guess returns the language that is most probable: that of its script, times the weight of the script in a text that has several.
func (y *tally) guess() Guess {
	var squares float64
	for _, n := range y.letters {
		squares += float64(n) * float64(n)
	}
	var best Guess
	for s, n := range y.letters {
		if n == 0 {
			continue
		}
		share := float64(n) * float64(n) / squares
		code, p := "", 1.0
		switch script(s) {
		case latin:
			i, q := likeliest(y.sums[latin][:len(gram.Latin)])
			code, p = gram.Latin[i], q
		case cyrillic:
			i, q := likeliest(y.sums[cyrillic][:len(gram.Cyrillic)])
			code, p = gram.Cyrillic[i], q
		case greek:
			code = "el"
		case arabic:
			code = "ar"
		}
		if p*share > best.Confidence {
			best = Guess{Code: code, Confidence: p * share}
		}
	}
	return best
}

// likeliest returns the place of the largest sum and its probability among all.
func likeliest(sums []int) (best int, p float64) {
	for i, s := range sums {
		if s > sums[best] {
			best = i
		}
	}
	total := 0.0
	for _, s := range sums {
		total += math.Exp(float64(s-sums[best]) / gram.Scale)
	}
	return best, 1 / total
}
