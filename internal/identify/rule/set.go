package rule

import (
	"errors"
	"fmt"
)

// Set is a compiled catalogue of signs. It does not change after [Compile] and
// may be used by many goroutines at once.
type Set struct {
	signs   []Sign
	index   map[string]int
	entries []entry // what each sign can count as, all signs one after another
	start   []int   // entries of sign i are entries[start[i]:start[i+1]]
	items   int     // number of different (dimension, item) pairs
	mapsTo  [][]int
}

// entry is one way in which a sign counts. Items are small numbers, one for
// each pair of dimension and item, so that scoring does not compare strings.
type entry struct {
	dimension    Dimension
	item         int
	adult, young Strength
	onTheWay     bool
}

// Compile reads the signs in catalogue order. It refuses, naming the sign, what
// the rule could not count: a missing or repeated id, values outside their
// types, a counted sign without item or strength, a content sign with a
// dimension, a sign for nobody, and maps_to that leads to no person sign.
func Compile(signs []Sign) (*Set, error) {
	s := &Set{
		signs:  make([]Sign, len(signs)),
		index:  make(map[string]int, len(signs)),
		start:  make([]int, 0, len(signs)+1),
		mapsTo: make([][]int, len(signs)),
	}
	copy(s.signs, signs)
	type pair struct {
		dimension Dimension
		item      string
	}
	interned := make(map[pair]int)
	intern := func(d Dimension, item string) int {
		n, ok := interned[pair{d, item}]
		if !ok {
			n = len(interned)
			interned[pair{d, item}] = n
		}
		return n
	}
	for i := range s.signs {
		g := &s.signs[i]
		if err := check(g); err != nil {
			return nil, fmt.Errorf("sign %q: %w", g.ID, err)
		}
		if _, ok := s.index[g.ID]; ok {
			return nil, fmt.Errorf("sign %q: the id is used twice", g.ID)
		}
		s.index[g.ID] = i
		s.start = append(s.start, len(s.entries))
		if g.Dimension == Context {
			continue // rules 4: counts in no dimension, so it has no entry
		}
		young := g.Strength
		if g.StrengthChild != None {
			young = g.StrengthChild // rules 6
		}
		s.entries = append(s.entries, entry{g.Dimension, intern(g.Dimension, g.Item), g.Strength, young, false})
		for _, a := range g.Also { // rules 8
			s.entries = append(s.entries, entry{a.Dimension, intern(a.Dimension, a.Item), a.Strength, a.Strength, false})
		}
		if g.OnTheWay != None { // rules 9
			s.entries = append(s.entries, entry{CoerciveRecruitment, intern(CoerciveRecruitment, g.OnTheWayItem), g.OnTheWay, g.OnTheWay, true})
		}
	}
	s.start = append(s.start, len(s.entries))
	s.items = len(interned)
	for i := range s.signs {
		for _, id := range s.signs[i].MapsTo {
			to, ok := s.index[id]
			if !ok {
				return nil, fmt.Errorf("sign %q: maps_to names %q, which is no sign", s.signs[i].ID, id)
			}
			if s.signs[to].Content {
				return nil, fmt.Errorf("sign %q: maps_to names %q, which is not a sign of a person", s.signs[i].ID, id)
			}
			s.mapsTo[i] = append(s.mapsTo[i], to)
		}
	}
	return s, nil
}

// check holds one sign against what the rule can count.
func check(g *Sign) error {
	switch {
	case g.ID == "":
		return errors.New("the id is missing")
	case g.Phase > General, g.Element > Vulnerability, g.Dimension > Context:
		return errors.New("phase, element or dimension is not one of the known values")
	case g.Strength > Strong, g.StrengthChild > Strong, g.OnTheWay > Strong:
		return errors.New("a strength is not one of the known values")
	case g.AdultOnly && g.ChildOnly:
		return errors.New("it is for adults only and for children only")
	case g.Content && g.Dimension != Context:
		return errors.New("a content sign counts in no dimension")
	case g.Dimension == Context && (g.Item != "" || g.OnTheWay != None || len(g.Also) > 0):
		return errors.New("a context sign counts in no dimension, so it has no item, on the way or also")
	case g.Dimension != Context && (g.Item == "" || g.Strength == None):
		return errors.New("a counted sign needs an item and a strength")
	case (g.OnTheWay == None) != (g.OnTheWayItem == ""):
		return errors.New("on the way needs both a strength and an item")
	}
	for _, a := range g.Also {
		if a.Dimension >= Context || a.Strength == None || a.Strength > Strong || a.Item == "" {
			return errors.New("also needs a dimension, a strength and an item")
		}
	}
	return nil
}

// Len is the number of signs.
func (s *Set) Len() int { return len(s.signs) }

// Index finds a sign by its id.
func (s *Set) Index(id string) (int, bool) {
	i, ok := s.index[id]
	return i, ok
}

// Sign gives the i-th sign in catalogue order; callers must not change it.
func (s *Set) Sign(i int) *Sign { return &s.signs[i] }

// NewAnswers gives answers for an adult in which nothing was asked yet.
func (s *Set) NewAnswers() *Answers {
	both := make([]Answer, 2*len(s.signs))
	return &Answers{
		Signs:    both[:len(s.signs):len(s.signs)],
		Used:     both[len(s.signs):],
		OnTheWay: make([]bool, len(s.signs)),
	}
}
