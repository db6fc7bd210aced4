package textcheck

import (
	"fmt"
	"maps"
	"slices"

	"github.com/free2link/free2link/internal/platform/text"
)

const mostConcepts = 512

// A Model is a compiled Source. It is read only and may be shared.
type Model struct {
	version  string
	concepts []string
	groups   []string
	rules    []RuleSource
	patterns []pattern
	byAnchor [][]uint16 // patterns by the concept they are looked for at; text patterns stand in ofText
	ofText   []uint16
	sign     []uint16 // place of each rule's sign in signs
	signs    []string
	negation uint16
	calm     [mostConcepts / 64]uint64 // concepts whose sentence may lower a level: negation, denial, protective, awareness
	common   []bool
	taker    []bool   // see takers
	disguise []uint16 // the rules that hold where a disguise of letters hid words
	// Hits of imperative right after one of subject count for nothing: see dropPromises.
	imperative, subject []bool
	index               index
	greeklish           index    // the Greek words as they sound, for Greek in Latin letters
	facts               []uint16 // the protective and awareness concepts
	pay                 pay
}

// common are the concepts that stand in almost every text: no rule is looked for at them when it has another.
var commonGroups = []string{"small-words"}

// silentConcepts name people and places, whose names are much the same in all languages: exchanging them must change nothing, so they do
// not tell the language of a sentence either (decision 22).
var silentConcepts = []string{"nationality", "gender", "abroad", "scam-place"}

// factGroups hold what speaks for a text or says that it warns of such wording.
var factGroups = []string{"protective", "awareness", "advice"}

// takers are the concepts whose words hold a negation that says nothing about what follows: if you don't (give it back), don't tell
// (your mother), I don't want (that client).
var takers = []string{"or-else", "tell-nobody", "refuse", "no-police", "no-way-out", "cannot-leave"}

// disguised is the concept of words that are found only with a disguise of their letters undone. The engine finds it.
const disguised = "disguised"

// subjects are those who may do to a person what advice tells the person to do.
var subjects = []string{"us", "them", "me", "boss"}

var commonConcepts = []string{
	"you", "me", "us", "them", "gender", "job", "salary", "money", "only", "contact-me", "abroad", "photo", "parents", "friends", "looking-for",
}

// Compile checks a source and makes the model. An error names the concept or the rule.
func Compile(src Source) (*Model, error) {
	m := &Model{version: src.Version, rules: src.Rules}
	if len(src.Concepts) > mostConcepts {
		return nil, fmt.Errorf("%d concepts, at most %d are possible", len(src.Concepts), mostConcepts)
	}
	ids := map[string]uint16{}
	b, gb := newBuilder(), newBuilder()
	for _, code := range slices.Sorted(maps.Keys(src.Function)) {
		words, bit := src.Function[code], langBit(code)
		if bit == 0 {
			return nil, fmt.Errorf("function words: language %q is not known", code)
		}
		rows, err := parseEntries(words)
		if err != nil {
			return nil, fmt.Errorf("function words of %s: %w", code, err)
		}
		for _, row := range rows {
			for _, s := range row {
				for _, w := range s.words {
					b.atom(w)
					b.function[w] |= bit
				}
			}
		}
	}
	for _, w := range slices.Sorted(maps.Keys(greeklishWords)) {
		b.atom(w)
	}
	for i, c := range src.Concepts {
		if _, twice := ids[c.ID]; twice {
			return nil, fmt.Errorf("concept %s stands twice", c.ID)
		}
		id := uint16(i)
		ids[c.ID] = id
		m.concepts, m.groups = append(m.concepts, c.ID), append(m.groups, c.Group)
		m.common = append(m.common, slices.Contains(commonGroups, c.Group) || slices.Contains(commonConcepts, c.ID))
		m.imperative = append(m.imperative, c.Group == "advice" || c.ID == "p-safe-meeting")
		m.subject = append(m.subject, slices.Contains(subjects, c.ID))
		m.taker = append(m.taker, slices.Contains(takers, c.ID))
		if slices.Contains(factGroups, c.Group) {
			m.facts = append(m.facts, id)
		}
		if slices.Contains(factGroups, c.Group) || slices.Contains([]string{"neg", "denial", "voluntary", "polite-ask"}, c.ID) {
			m.calm[i>>6] |= 1 << (i & 63)
		}
		b.silent[id] = slices.Contains(silentConcepts, c.ID)
		for _, code := range slices.Sorted(maps.Keys(c.Words)) {
			words, bit := c.Words[code], langBit(code)
			if bit == 0 {
				return nil, fmt.Errorf("concept %s: language %q is not known", c.ID, code)
			}
			rows, err := parseEntries(words)
			if err != nil {
				return nil, fmt.Errorf("concept %s, %s: %w", c.ID, code, err)
			}
			for _, row := range rows {
				b.add(id, bit, row)
				if code == "el" {
					gb.add(id, everyLang, sounded(row))
				}
			}
		}
	}
	m.negation = ids["neg"]
	m.index = b.build(m.negation, src.Frequent)
	m.greeklish = gb.build(m.negation, nil)
	if err := m.addRules(src, func(id string) (uint16, bool) { c, ok := ids[id]; return c, ok }); err != nil {
		return nil, err
	}
	var err error
	m.pay, err = compilePay(src.Pay, func(id string) (uint16, bool) { c, ok := ids[id]; return c, ok })
	return m, err
}

func (m *Model) addRules(src Source, concept func(string) (uint16, bool)) error {
	m.byAnchor = make([][]uint16, len(m.concepts))
	seen := map[string]bool{}
	for i, r := range src.Rules {
		if seen[r.ID] || len(r.When) == 0 || r.Strength < Weak || r.Strength > Strong {
			return fmt.Errorf("rule %s: it needs an id of its own, a strength and a pattern", r.ID)
		}
		seen[r.ID] = true
		sign := slices.Index(m.signs, r.Sign)
		if sign < 0 {
			sign = len(m.signs)
			m.signs = append(m.signs, r.Sign)
		}
		m.sign = append(m.sign, uint16(sign))
		for _, w := range r.When {
			p, err := parsePattern(w, concept)
			if err != nil {
				return fmt.Errorf("rule %s, pattern %q: %w", r.ID, w, err)
			}
			for _, c := range p.withoutText {
				if m.calm[c>>6]>>(c&63)&1 == 0 {
					return fmt.Errorf("rule %s: %s may not silence a whole text", r.ID, m.concepts[c])
				}
			}
			p.rule = uint16(i)
			if c, ok := concept(disguised); ok && len(p.terms) == 1 && slices.Equal(p.terms[0].concepts, []uint16{c}) {
				m.disguise = append(m.disguise, p.rule)
			}
			m.place(p)
		}
	}
	return nil
}

// place chooses the term that a pattern is looked for at: the one with the fewest and least common concepts.
func (m *Model) place(p pattern) {
	n := uint16(len(m.patterns))
	best := 1 << 30
	for i, t := range p.terms {
		cost := 0
		for _, c := range t.concepts {
			cost++
			if m.common[c] {
				cost += 100
			}
		}
		if cost < best {
			best, p.anchor = cost, uint8(i)
		}
	}
	m.patterns = append(m.patterns, p)
	if p.scope == inText {
		m.ofText = append(m.ofText, n)
		return
	}
	for _, c := range p.terms[p.anchor].concepts {
		m.byAnchor[c] = append(m.byAnchor[c], n)
	}
}

// Version returns the version of the rules, for the result.
func (m *Model) Version() string { return m.version }

// Folded returns a text as the model reads it: for tools and tests.
func Folded(s string) string { return text.String(s) }

// sounded returns a row with its words as they sound.
func sounded(row []slot) []slot {
	out := make([]slot, len(row))
	for i, s := range row {
		out[i] = s
		out[i].words = nil
		for _, w := range s.words {
			out[i].words = append(out[i].words, skeleton(w))
		}
	}
	return out
}
