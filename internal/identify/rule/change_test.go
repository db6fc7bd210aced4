package rule

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func kinds(list []Change, kind ChangeKind) []Change {
	var out []Change
	for _, c := range list {
		if c.Kind == kind {
			out = append(out, c)
		}
	}
	return out
}

func TestChangesSayWhichSignCarriesTheLevel(t *testing.T) {
	s := compile(t, slices.Concat(three(Exploitation), three(CoercionDestination), []Sign{sign("spare", CoercionDestination, Weak)})...)
	a := allYes(s)
	r := s.Score(a)
	wantLevel(t, r, L4)
	got := kinds(s.Changes(a, r), SignExplained)
	if len(got) != 3 {
		t.Fatalf("got %d signs, want 3", len(got))
	}
	for _, c := range got {
		// Without one exploitation sign only coercion is left; the spare sign keeps coercion positive.
		if s.Sign(c.Sign).Dimension != Exploitation || c.Dimension != Exploitation || c.Level != L3 {
			t.Errorf("got %+v", c)
		}
	}
}

func TestChangesPutTheGreatestFallFirst(t *testing.T) {
	s := compile(t, sign("strong", DeceptiveRecruitment, Strong), sign("alone", DeceptiveRecruitment, Medium), sign("other", Exploitation, Strong))
	a := allYes(s)
	a.Signs[2] = No
	a.Intended = true
	r := s.Score(a)
	wantLevel(t, r, L3)
	got := kinds(s.Changes(a, r), SignExplained)
	if len(got) != 2 || got[0].Sign != 0 || got[0].Level != L1 || got[1].Sign != 1 || got[1].Level != L2 {
		t.Errorf("got %+v", got)
	}
}

func TestChangesSayWhatAgeUnder18Changes(t *testing.T) {
	s := compile(t, sign("hours", Exploitation, Strong))
	a := allYes(s)
	got := kinds(s.Changes(a, s.Score(a)), AgeUnder18)
	if len(got) != 1 || !got[0].ChildPathway || got[0].Level != L2 {
		t.Errorf("adult: got %+v", got)
	}
	a.Age = Unsure
	if got := kinds(s.Changes(a, s.Score(a)), AgeUnder18); len(got) != 0 {
		t.Errorf("unsure: got %+v", got)
	}
	a = s.NewAnswers()
	if got := kinds(s.Changes(a, s.Score(a)), AgeUnder18); len(got) != 0 {
		t.Errorf("nothing noted: age changes nothing, got %+v", got)
	}
}

func TestChangesNameTheLeastStrengthThatRaises(t *testing.T) {
	never := sign("never", Exploitation, Weak)
	never.DoNotAsk = true
	s := compile(t, slices.Concat([]Sign{sign("noted", Exploitation, Strong), never, sign("strong", Exploitation, Strong),
		sign("weak", Exploitation, Weak), sign("medium", Exploitation, Medium), sign("weak-2", Exploitation, Weak)},
		three(CoercionDestination))...)
	a := s.NewAnswers()
	for _, i := range []int{0, 6, 7, 8} {
		a.Signs[i] = Yes
	}
	r := s.Score(a)
	wantLevel(t, r, L3)
	got := kinds(s.Changes(a, r), OneMoreSign)
	if len(got) != 1 || got[0].Sign != 3 || got[0].NeedStrength != Weak || got[0].Level != L4 {
		t.Errorf("got %+v, want one entry with the weak sign 3", got)
	}
}

func TestOneMoreSignRaises(t *testing.T) {
	gated := sign("used", VulnerabilityRecruitment, Medium)
	gated.IfUsed = true
	s := compile(t, slices.Concat(three(Exploitation), three(CoercionDestination), []Sign{gated})...)
	a := s.NewAnswers()
	for i := range 5 {
		a.Signs[i] = Yes // exploitation positive, two of three of coercion
	}
	r := s.Score(a)
	wantLevel(t, r, L2)
	got := kinds(s.Changes(a, r), OneMoreSign)
	if len(got) != 1 || got[0].Dimension != CoercionDestination || got[0].NeedStrength != Medium || got[0].Level != L4 || got[0].Sign != 5 {
		t.Errorf("got %+v", got)
	}
	a.Signs[5] = No // answered: not asked again
	if got := kinds(s.Changes(a, r), OneMoreSign); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestAVulnerabilityNotedButNotYetUsedCanStillRaise(t *testing.T) {
	gated := sign("poor", VulnerabilityRecruitment, Medium)
	gated.IfUsed = true
	s := compile(t, gated)
	a := s.NewAnswers()
	a.Signs[0] = Yes
	r := s.Score(a)
	if got := kinds(s.Changes(a, r), OneMoreSign); len(got) != 1 || got[0].Level != L1 {
		t.Errorf("got %+v", got)
	}
	a.Used[0] = No
	list := s.Changes(a, r)
	if len(kinds(list, OneMoreSign)) != 0 || len(kinds(list, NothingRaises)) != 1 {
		t.Errorf("nobody used it, got %+v", list)
	}
}

// R11: ask only what is needed for the next step.
func TestNothingRaisesAtTheHighestLevel(t *testing.T) {
	s := compile(t, slices.Concat(three(Exploitation), three(CoercionDestination), three(DeceptiveRecruitment))...)
	a := s.NewAnswers()
	for i := range 6 {
		a.Signs[i] = Yes
	}
	r := s.Score(a)
	wantLevel(t, r, L4)
	list := s.Changes(a, r)
	if got := kinds(list, NothingRaises); len(got) != 1 || got[0].Level != L4 || list[len(list)-1].Kind != NothingRaises {
		t.Errorf("got %+v", list)
	}
	if len(kinds(list, OneMoreSign)) != 0 {
		t.Errorf("got %+v", list)
	}
}

func TestStopHereLooksAtAllOpenSignsTogether(t *testing.T) {
	s := compile(t, slices.Concat(three(CoercionDestination), three(Exploitation))...)
	a := s.NewAnswers()
	for i := range 3 {
		a.Signs[i] = Yes
	}
	r := s.Score(a)
	wantLevel(t, r, L3)
	if len(kinds(s.Changes(a, r), OneMoreSign)) != 0 {
		t.Error("no single sign raises L3 here")
	}
	if s.StopHere(a, r) {
		t.Error("three more signs together would raise it")
	}
}

func TestStopHereMeansThatNothingAskedRaises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSet(t)
		a := drawAnswers(t, s)
		r := s.Score(a)
		list := s.Changes(a, r)
		stop := s.StopHere(a, r)
		if stop != (len(kinds(list, NothingRaises)) == 1) {
			t.Fatal("NothingRaises and StopHere differ")
		}
		if stop && len(kinds(list, OneMoreSign)) > 0 {
			t.Fatalf("one more sign raises although nothing does: %+v", list)
		}
		if !stop {
			return
		}
		for i := range a.Signs { // any way of answering what is open
			if !s.Sign(i).DoNotAsk && open(a.Signs[i]) {
				a.Signs[i] = rapid.SampledFrom([]Answer{Yes, No, Declined}).Draw(t, "later")
			}
			if !s.Sign(i).DoNotAsk && open(a.Used[i]) {
				a.Used[i] = rapid.SampledFrom([]Answer{Yes, No, Declined}).Draw(t, "later used")
			}
		}
		if then := s.Score(a); !same(then, r) {
			t.Fatalf("%s became %s", r.Level, then.Level)
		}
	})
}

func TestNoCarryingSignIsMissed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSet(t)
		a := drawAnswers(t, s)
		r := s.Score(a)
		carrying := 0
		for i := range a.Signs { // one by one, where Changes tries groups
			b := s.copyOf(a)
			if b.Signs[i] == Yes {
				b.Signs[i] = No
				if !same(s.Score(b), r) {
					carrying++
				}
			}
		}
		if got := len(kinds(s.Changes(a, r), SignExplained)); got != min(carrying, maxExplained) {
			t.Fatalf("%d signs listed, %d carry", got, carrying)
		}
	})
}

func TestEveryChangeIsTrueAndTheListIsShort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSet(t)
		a := drawAnswers(t, s)
		r := s.Score(a)
		list := s.Changes(a, r)
		if len(list) > maxExplained+maxOneMore+2 {
			t.Fatalf("%d entries", len(list))
		}
		for _, c := range list {
			b := s.copyOf(a)
			switch c.Kind {
			case SignExplained:
				b.Signs[c.Sign] = No
			case AgeUnder18:
				b.Age = Child
			case OneMoreSign:
				b.Signs[c.Sign], b.Used[c.Sign] = Yes, Yes
			case NothingRaises:
			}
			then := s.Score(b)
			if then.Level != c.Level || then.ChildPathway != c.ChildPathway || then.TalkToChildProtection != c.TalkToChildProtection {
				t.Fatalf("%+v, but scoring gives %s %t", c, then.Level, then.ChildPathway)
			}
			if c.Kind != NothingRaises && same(then, r) && then.TalkToChildProtection == r.TalkToChildProtection {
				t.Fatalf("%+v changes nothing", c)
			}
		}
	})
}

func TestChangesPutTheGreatestRiseFirst(t *testing.T) {
	s := compile(t, sign("lie", DeceptiveRecruitment, Medium), sign("hours", Exploitation, Strong))
	a := s.NewAnswers()
	got := kinds(s.Changes(a, s.Score(a)), OneMoreSign)
	if len(got) != 2 || got[0].Dimension != Exploitation || got[0].Level != L2 || got[1].Level != L1 {
		t.Errorf("got %+v", got)
	}
}

func TestStopHereThinksOfTheWayAndNotOfWhatIsNeverAsked(t *testing.T) {
	papers := sign("papers", CoercionDestination, Weak)
	papers.OnTheWay, papers.OnTheWayItem = Medium, "cr-03-documents"
	s := compile(t, sign("a", CoerciveRecruitment, Medium), sign("b", CoerciveRecruitment, Medium), papers)
	a := s.NewAnswers()
	a.Signs[0], a.Signs[1], a.Intended = Yes, Yes, true
	if r := s.Score(a); s.StopHere(a, r) {
		t.Error("papers kept on the way would make coercive recruitment positive")
	}
	never := sign("never", Exploitation, Strong)
	never.DoNotAsk = true
	s = compile(t, never)
	a = s.NewAnswers()
	if r := s.Score(a); !s.StopHere(a, r) {
		t.Error("what is never asked is no reason to go on")
	}
}
