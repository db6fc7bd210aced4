package rule

import (
	"cmp"
	"slices"
)

// ChangeKind is a way in which the result could change.
type ChangeKind uint8

// The kinds, in the order in which [Set.Changes] lists them.
const (
	SignExplained ChangeKind = iota // one noted sign turns out to have an innocent explanation
	AgeUnder18                      // the adult turns out to be under 18
	OneMoreSign                     // one more sign of a dimension turns out to be so
	NothingRaises                   // nothing that could still be asked raises the result
)

// Change is one thing that would change the result, and to what.
type Change struct {
	Kind         ChangeKind
	Sign         int       // SignExplained: the sign; OneMoreSign: an example; otherwise -1
	Dimension    Dimension // SignExplained: where the sign counts, Context if nowhere; OneMoreSign: the dimension
	NeedStrength Strength  // OneMoreSign: the least strength that is enough
	Level        Level     // the level then
	ChildPathway bool      // the child pathway then

	TalkToChildProtection bool // as in Result, then
}

// At most this many entries of one kind, so that the list stays readable.
const (
	maxExplained = 3
	maxOneMore   = 3
)

// Changes says what would change r, which must be Score(a). Every entry is found
// by scoring changed answers. The list is short: at most three signs whose
// innocent explanation lowers the result (the greatest fall first), the age, at
// most three dimensions in which one more yes raises it (the greatest rise
// first), and NothingRaises when [Set.StopHere] holds. The answers are not kept
// and not changed.
func (s *Set) Changes(a *Answers, r Result) []Change {
	b := s.copyOf(a)
	list := s.explained(b, r)
	if b.Age == Adult {
		b.Age = Child
		if then := s.Score(b); !same(then, r) || then.TalkToChildProtection {
			list = append(list, changed(AgeUnder18, -1, Context, then))
		}
		b.Age = Adult
	}
	if s.StopHere(a, r) {
		return append(list, changed(NothingRaises, -1, Context, r))
	}
	return append(list, s.oneMore(b, r)...)
}

// StopHere says that no further question could raise the level or open the child
// pathway, so that the worker need not ask more: even if every sign not yet
// answered yes or no, except those never asked, turned out to be so, used and on
// the way. One sign that raises nothing alone is not enough for this: two might.
func (s *Set) StopHere(a *Answers, r Result) bool {
	b := s.copyOf(a)
	for i := range s.signs {
		if s.signs[i].DoNotAsk {
			continue
		}
		if open(b.Signs[i]) {
			b.Signs[i] = Yes
			b.OnTheWay[i] = true
		}
		if open(b.Used[i]) {
			b.Used[i] = Yes
		}
	}
	return same(s.Score(b), r)
}

// explained finds the noted signs that, as a no, change the result. It tries them
// in groups: adding a yes never lowers, so a group whose removal changes nothing
// holds no sign whose removal does.
func (s *Set) explained(b *Answers, r Result) []Change {
	var yes []int
	for i := range s.signs {
		if b.Signs[i] == Yes && s.signs[i].For(b.Age) {
			yes = append(yes, i)
		}
	}
	var list []Change
	var try func(group []int)
	try = func(group []int) {
		for _, i := range group {
			b.Signs[i] = No
		}
		then := s.Score(b)
		for _, i := range group {
			b.Signs[i] = Yes
		}
		switch {
		case same(then, r):
		case len(group) == 1:
			list = append(list, changed(SignExplained, group[0], s.signs[group[0]].Dimension, then))
		default:
			try(group[:len(group)/2])
			try(group[len(group)/2:])
		}
	}
	if len(yes) > 0 {
		try(yes)
	}
	slices.SortStableFunc(list, func(x, y Change) int {
		if c := cmp.Compare(x.Level, y.Level); c != 0 {
			return c
		}
		return boolean(x.ChildPathway) - boolean(y.ChildPathway)
	})
	return list[:min(len(list), maxExplained)]
}

// oneMore tries each sign that may still be asked as a yes (and as used, where
// it counts only then), and keeps for each dimension the least strength that is
// enough to raise the result.
func (s *Set) oneMore(b *Answers, r Result) []Change {
	var found [Dimensions]Change
	for i := range s.signs {
		g := &s.signs[i]
		if g.Dimension == Context || g.DoNotAsk || !g.For(b.Age) {
			continue
		}
		sign, used := b.Signs[i], b.Used[i]
		stillOpen := open(sign) || sign == Yes && g.IfUsed && open(used)
		if !stillOpen || g.IfUsed && used == No {
			continue
		}
		strength := g.Strength
		if b.Age != Adult && g.StrengthChild != None {
			strength = g.StrengthChild
		}
		best := &found[g.Dimension]
		if best.NeedStrength != None && best.NeedStrength <= strength {
			continue
		}
		b.Signs[i], b.Used[i] = Yes, Yes
		then := s.Score(b)
		b.Signs[i], b.Used[i] = sign, used
		if !same(then, r) {
			*best = changed(OneMoreSign, i, g.Dimension, then)
			best.NeedStrength = strength
		}
	}
	list := slices.DeleteFunc(found[:], func(c Change) bool { return c.NeedStrength == None })
	slices.SortStableFunc(list, func(x, y Change) int {
		if c := cmp.Compare(y.Level, x.Level); c != 0 {
			return c
		}
		return boolean(y.ChildPathway) - boolean(x.ChildPathway)
	})
	return list[:min(len(list), maxOneMore)]
}

// copyOf gives answers that may be changed, with lists of full length.
func (s *Set) copyOf(a *Answers) *Answers {
	b := s.NewAnswers()
	b.Age, b.Now, b.Intended = a.Age, a.Now, a.Intended
	copy(b.Signs, a.Signs)
	copy(b.Used, a.Used)
	copy(b.OnTheWay, a.OnTheWay)
	return b
}

// open says that the question may still be asked or answered.
func open(a Answer) bool { return a != Yes && a != No }

func same(x, y Result) bool { return x.Level == y.Level && x.ChildPathway == y.ChildPathway }

func changed(kind ChangeKind, sign int, d Dimension, then Result) Change {
	return Change{
		Kind: kind, Sign: sign, Dimension: d,
		Level: then.Level, ChildPathway: then.ChildPathway, TalkToChildProtection: then.TalkToChildProtection,
	}
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}
