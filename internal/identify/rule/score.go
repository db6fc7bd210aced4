package rule

// Positive says whether a dimension with these numbers of items is positive
// (the arithmetic of ILO 2009 as the rules page states it).
func Positive(strong, medium, weak int) bool {
	return strong >= 2 ||
		strong >= 1 && medium+weak >= 1 ||
		medium >= 3 ||
		medium >= 2 && weak >= 1
}

// standing is what one sign's answer is worth.
type standing uint8

const (
	silent   standing = iota // not a yes
	ignored                  // not a sign for this age
	unused                   // counts only if used, and nobody is known to have used it
	noted                    // context or content: ticked, but in no dimension
	counting                 // counts in its dimensions
)

// Score works out the result. It never fails and never changes the answers.
func (s *Set) Score(a *Answers) Result {
	young := a.Age != Adult
	r := Result{MeansNeeded: !young} // child pathway: for a child the means are not needed
	for _, now := range a.Now {
		r.Emergency = r.Emergency || now == Yes
	}

	// The first pass only counts, so that the lists share two arrays.
	var yes, all int
	var perDimension [Dimensions]int
	for i := range s.signs {
		st := s.standing(a, i)
		if st != silent {
			yes++
		}
		if st == counting {
			for _, e := range s.of(i) {
				if !e.onTheWay || a.onTheWay(i) {
					perDimension[e.dimension]++
					all++
				}
			}
		}
	}
	if yes == 0 {
		return r
	}
	ints := make([]int, 6*yes)
	list := func(n int) []int { return ints[n*yes : n*yes : (n+1)*yes] }
	act, means, purpose, note, ignore, danger := list(0), list(1), list(2), list(3), list(4), list(5)
	counted := make([]Counted, all)
	from := 0
	for d, n := range perDimension {
		r.Dimensions[d].Counted = counted[from : from : from+n]
		from += n
	}
	best := make([]Strength, s.items)

	var ticked, alert, pointing bool
	for i := range s.signs {
		g := &s.signs[i]
		st := s.standing(a, i)
		if st == silent {
			continue
		}
		if st == ignored {
			ignore = append(ignore, i)
			continue
		}
		if st != unused {
			ticked = true // rules 3 and 4: unused does not even count as ticked, context and content do
		}
		if g.ChildAlert && !g.Content {
			alert = true // child pathway: the gate of rules 3 does not hold here, content opens nothing
		}
		if g.ImmediateDanger {
			danger = append(danger, i)
		}
		if g.Content && len(s.mapsTo[i]) > 0 {
			pointing = true
		}
		var in [Dimensions]bool
		if st == counting {
			for _, e := range s.of(i) {
				if e.onTheWay && !a.onTheWay(i) {
					continue
				}
				strength := e.adult
				if young {
					strength = e.young // rules 6
				}
				best[e.item] = max(best[e.item], strength)
				in[e.dimension] = true
				d := &r.Dimensions[e.dimension]
				d.Counted = append(d.Counted, Counted{i, e.dimension, strength, e.onTheWay})
			}
		} else {
			note = append(note, i)
		}
		if inAct(g, st, &in) {
			act = append(act, i)
		}
		if inMeans(g, &in) {
			means = append(means, i)
		}
		if in[Exploitation] {
			purpose = append(purpose, i)
		}
	}

	s.tally(&r, best)
	r.Level = level(&r, ticked, a.Intended)
	if young {
		ex := &r.Dimensions[Exploitation]
		r.ChildPathway = alert || ex.Strong > 0 || ex.Positive
		r.TalkToChildProtection = !r.ChildPathway && r.Level >= L1
	}
	r.NoActNoted = r.Level == L4 && len(act) == 0
	r.Act, r.Means, r.Purpose = filled(act), filled(means), filled(purpose)
	r.Noted, r.Ignored = filled(note), filled(ignore)
	if !r.Emergency { // emergency: a ticked immediate_danger sign makes the page ask
		r.AskDanger = filled(danger)
	}
	if pointing {
		r.AskAbout = s.askAbout(a)
	}
	return r
}

// standing applies rules 1 to 5 to one sign.
func (s *Set) standing(a *Answers, i int) standing {
	g := &s.signs[i]
	switch {
	case at(a.Signs, i) != Yes: // rules 1; rules 10: used and on the way of such a sign have no effect
		return silent
	case !g.For(a.Age): // rules 5
		return ignored
	case g.IfUsed && at(a.Used, i) != Yes: // rules 3; rules 1: unknown is not confirmed
		return unused
	case g.Dimension == Context: // rules 4; content signs are context signs, Compile sees to it
		return noted
	}
	return counting
}

// For says whether the sign applies to the age group (rules 5).
func (g *Sign) For(age Age) bool {
	if age == Adult {
		return !g.ChildOnly
	}
	return !g.AdultOnly
}

// at reads a list that may be shorter than the set.
func at(answers []Answer, i int) Answer {
	if i < len(answers) {
		return answers[i]
	}
	return NotAsked
}

func (s *Set) of(i int) []entry { return s.entries[s.start[i]:s.start[i+1]] }

func (a *Answers) onTheWay(i int) bool { return i < len(a.OnTheWay) && a.OnTheWay[i] }

// tally turns the best strength of each item into the counts of the dimensions
// (rules 7: each item once, with its highest strength).
func (s *Set) tally(r *Result, best []Strength) {
	for d := range r.Dimensions {
		dim := &r.Dimensions[d]
		for _, c := range dim.Counted {
			for _, e := range s.of(c.Sign) {
				if e.dimension != c.Dimension || e.onTheWay != c.OnTheWay {
					continue
				}
				switch best[e.item] {
				case Strong:
					dim.Strong++
				case Medium:
					dim.Medium++
				case Weak:
					dim.Weak++
				case None: // already taken by an earlier sign with the same item
				}
				best[e.item] = None
			}
		}
		dim.Positive = Positive(dim.Strong, dim.Medium, dim.Weak)
	}
}

// level is the table of the rules page, the first line that fits. It is the
// same for every age.
func level(r *Result, ticked, intended bool) Level {
	positive := func(d Dimension) bool { return r.Dimensions[d].Positive }
	dr, cr, vr := positive(DeceptiveRecruitment), positive(CoerciveRecruitment), positive(VulnerabilityRecruitment)
	ex, cd, vd := positive(Exploitation), positive(CoercionDestination), positive(VulnerabilityDestination)
	// Intended: the worker says so, or two recruitment dimensions are positive.
	intended = intended || dr && cr || dr && vr || cr && vr
	switch {
	case ex && (dr || cr || cd):
		return L4
	case ex && (vr || vd),
		cd && !ex,
		(dr || cr || vr) && intended:
		return L3
	}
	for d := range r.Dimensions {
		if r.Dimensions[d].Positive || r.Dimensions[d].Strong > 0 {
			return L2
		}
	}
	if ticked {
		return L1
	}
	return L0
}

// inAct decides the act column. The rules page says "every yes whose element is
// act", and every such sign in the catalogue is a context sign; "context signs
// stand under noted, not counted" therefore cannot mean that they are left out
// here, or the words would be empty. By the letter such a sign stands in both
// columns: it is noted, and it speaks to the act. The same holds for transport
// signs. A sign that counts only if used and was not used stands nowhere but
// under noted (rules 3).
func inAct(g *Sign, st standing, in *[Dimensions]bool) bool {
	if st == unused {
		return false
	}
	return g.Element == Act || g.Phase == Transport || g.Harbouring ||
		in[DeceptiveRecruitment] || in[CoerciveRecruitment] || in[VulnerabilityRecruitment]
}

// inMeans decides the means column: deception and coercion that count, and
// vulnerability that was used (a sign that counts only if used).
func inMeans(g *Sign, in *[Dimensions]bool) bool {
	return in[DeceptiveRecruitment] || in[CoerciveRecruitment] || in[CoercionDestination] ||
		g.IfUsed && (in[VulnerabilityRecruitment] || in[VulnerabilityDestination])
}

// askAbout lists the person signs to which ticked content signs point (rules 4),
// without those that are yes already, are not for this age or may not be asked.
func (s *Set) askAbout(a *Answers) []int {
	marked := make([]bool, len(s.signs))
	n := 0
	for i := range s.signs {
		if !s.signs[i].Content || s.standing(a, i) != noted {
			continue
		}
		for _, to := range s.mapsTo[i] {
			g := &s.signs[to]
			if !marked[to] && at(a.Signs, to) != Yes && g.For(a.Age) && !g.DoNotAsk {
				marked[to] = true
				n++
			}
		}
	}
	if n == 0 {
		return nil
	}
	list := make([]int, 0, n)
	for i, m := range marked {
		if m {
			list = append(list, i)
		}
	}
	return list
}

func filled(list []int) []int {
	if len(list) == 0 {
		return nil
	}
	return list
}
