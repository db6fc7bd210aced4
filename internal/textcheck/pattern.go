package textcheck

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A pattern of a rule, as it is written:
//
//	passport + give-up|took-from-me     both in one sentence, within 12 words, in any order; | means or
//	you-pay > before + start-now        > asks for this order, for the whole pattern
//	… !copy|voluntary                   unless one of these stands in the same sentence
//	… !!p-licence                       unless one of these stands in the text (protective, awareness, denial and negation only)
//	~secret                             counts also where it is negated
//	^voluntary                          counts only where it is negated
//	… @6   @c   @t                      within six words; within a clause; anywhere in the text
//
// A concept is negated when a negation of its language stands up to four words before it in the same clause.
type pattern struct {
	rule        uint16
	terms       []term
	without     []uint16 // concepts, in the sentence
	withoutText []uint16 // concepts, in the text
	near        uint32
	scope       scope
	ordered     bool
	anchor      uint8 // the term that looking starts with
}

type term struct {
	concepts []uint16
	negated  polarity
}

type polarity uint8

const (
	plainOnly polarity = iota
	either
	negatedOnly
)

type scope uint8

const (
	inSentence scope = iota
	inClause
	inText
)

const nearWords = 12

func parsePattern(s string, concept func(string) (uint16, bool)) (pattern, error) {
	p := pattern{near: nearWords}
	list := func(word string) ([]uint16, error) {
		var out []uint16
		for id := range strings.SplitSeq(word, "|") {
			c, ok := concept(id)
			if !ok {
				return nil, fmt.Errorf("there is no concept %q", id)
			}
			out = append(out, c)
		}
		return out, nil
	}
	joined := true // the next word is a term
	for w := range strings.FieldsSeq(s) {
		var err error
		switch {
		case w == "+" || w == ">":
			if joined {
				return p, fmt.Errorf("%s joins nothing", w)
			}
			joined = true
			p.ordered = p.ordered || w == ">"
		case w == "@c":
			p.scope = inClause
		case w == "@t":
			p.scope = inText
		case w[0] == '@':
			n, nerr := strconv.ParseUint(w[1:], 10, 8)
			p.near, err = uint32(n), nerr
		case strings.HasPrefix(w, "!!"):
			p.withoutText, err = list(w[2:])
		case w[0] == '!':
			var more []uint16
			more, err = list(w[1:])
			p.without = append(p.without, more...)
		case !joined:
			return p, fmt.Errorf("%q is not joined by + or >", w)
		default:
			joined = false
			var t term
			switch w[0] {
			case '~':
				t.negated, w = either, w[1:]
			case '^':
				t.negated, w = negatedOnly, w[1:]
			}
			t.concepts, err = list(w)
			p.terms = append(p.terms, t)
		}
		if err != nil {
			return p, err
		}
	}
	if p.scope == inText && (p.ordered || len(p.without) > 0 || slices.ContainsFunc(p.terms, func(t term) bool { return t.negated != plainOnly })) {
		return p, errors.New("over a whole text neither an order nor a negation nor ! can be asked for")
	}
	if joined || len(p.terms) > 5 {
		return p, errors.New("it needs one to five terms")
	}
	return p, nil
}
