package rule

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawSigns makes a small catalogue in which items collide, signs are gated,
// alert, count twice and so on.
func drawSigns(t *rapid.T) []Sign {
	n := rapid.IntRange(1, 30).Draw(t, "signs")
	signs := make([]Sign, n)
	for i := range signs {
		coin := func(name string) bool { return rapid.IntRange(0, 3).Draw(t, name) == 0 }
		strength := func(name string) Strength { return Strength(rapid.IntRange(1, 3).Draw(t, name)) }
		g := &signs[i]
		g.ID = fmt.Sprintf("s-%02d", i)
		g.Phase = Phase(rapid.IntRange(0, int(General)).Draw(t, "phase"))
		g.Element = Element(rapid.IntRange(0, int(Vulnerability)).Draw(t, "element"))
		g.Dimension = Dimension(rapid.IntRange(0, int(Context)).Draw(t, "dimension"))
		g.Strength = strength("strength")
		g.ChildAlert, g.ImmediateDanger, g.Harbouring, g.DoNotAsk = coin("alert"), coin("danger"), coin("harbouring"), coin("do not ask")
		g.AdultOnly, g.IfUsed = coin("adult"), coin("if used")
		g.ChildOnly = !g.AdultOnly && coin("child")
		if coin("has child strength") {
			g.StrengthChild = strength("child strength")
		}
		item := func() string { return fmt.Sprintf("f2l-%d", rapid.IntRange(0, 3).Draw(t, "item")) }
		if g.Dimension == Context {
			g.Content = coin("content")
			if i > 0 && g.Content && !signs[0].Content {
				g.MapsTo = []string{signs[0].ID}
			}
			continue
		}
		g.Item = item()
		if coin("has on the way") {
			g.OnTheWay, g.OnTheWayItem = strength("on the way"), item()
		}
		if coin("has also") {
			g.Also = []Also{{Dimension(rapid.IntRange(0, Dimensions-1).Draw(t, "also")), strength("also strength"), item()}}
		}
	}
	return signs
}

func drawAnswers(t *rapid.T, s *Set) *Answers {
	answer := rapid.SampledFrom([]Answer{NotAsked, Yes, Yes, Yes, No, Unknown, Declined})
	a := s.NewAnswers()
	a.Age = Age(rapid.IntRange(0, int(Unsure)).Draw(t, "age"))
	a.Intended = rapid.Bool().Draw(t, "intended")
	for i := range a.Now {
		a.Now[i] = rapid.SampledFrom([]Answer{NotAsked, NotAsked, No, Unknown, Yes}).Draw(t, "now")
	}
	for i := range a.Signs {
		a.Signs[i] = answer.Draw(t, "answer")
		a.Used[i] = answer.Draw(t, "used")
		a.OnTheWay[i] = rapid.Bool().Draw(t, "on the way")
	}
	return a
}

// described gives a result in words that do not depend on the order of the set.
func described(s *Set, r Result) string {
	ids := func(list []int) []string {
		var out []string
		for _, i := range list {
			out = append(out, s.Sign(i).ID)
		}
		slices.Sort(out)
		return out
	}
	text := fmt.Sprint(r.Level, r.Emergency, r.ChildPathway, r.MeansNeeded, r.TalkToChildProtection, r.NoActNoted,
		ids(r.Act), ids(r.Means), ids(r.Purpose), ids(r.Noted), ids(r.AskAbout), ids(r.Ignored), ids(r.AskDanger))
	for _, d := range r.Dimensions {
		var counted []string
		for _, k := range d.Counted {
			counted = append(counted, fmt.Sprint(s.Sign(k.Sign).ID, k.Dimension, k.Strength, k.OnTheWay))
		}
		slices.Sort(counted)
		text += fmt.Sprint(d.Positive, d.Strong, d.Medium, d.Weak, counted)
	}
	return text
}

func drawSet(t *rapid.T) *Set {
	s, err := Compile(drawSigns(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestOrderNeverMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		signs := drawSigns(t)
		s, err := Compile(signs)
		if err != nil {
			t.Fatal(err)
		}
		a := drawAnswers(t, s)
		order := rapid.Permutation(slices.Collect(func(yield func(int) bool) {
			for i := range signs {
				if !yield(i) {
					return
				}
			}
		})).Draw(t, "order")
		other := make([]Sign, len(signs))
		for to, from := range order {
			other[to] = signs[from]
		}
		s2, err := Compile(other)
		if err != nil {
			t.Fatal(err)
		}
		b := s2.NewAnswers()
		b.Age, b.Now, b.Intended = a.Age, a.Now, a.Intended
		for to, from := range order {
			b.Signs[to], b.Used[to], b.OnTheWay[to] = a.Signs[from], a.Used[from], a.OnTheWay[from]
		}
		if got, want := described(s2, s2.Score(b)), described(s, s.Score(a)); got != want {
			t.Fatalf("got  %s\nwant %s", got, want)
		}
	})
}

func TestWhatIsNotYesIsAsIfAbsent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSet(t)
		a := drawAnswers(t, s)
		b := s.copyOf(a)
		clean := func(list []Answer) {
			for i := range list {
				if list[i] != Yes {
					list[i] = NotAsked
				}
			}
		}
		clean(b.Signs)
		clean(b.Used)
		clean(b.Now[:])
		if got, want := described(s, s.Score(b)), described(s, s.Score(a)); got != want {
			t.Fatalf("got  %s\nwant %s", got, want)
		}
	})
}

func TestAddingNeverLowers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSet(t)
		a := drawAnswers(t, s)
		before := s.Score(a)
		i := rapid.IntRange(0, s.Len()-1).Draw(t, "which")
		what := rapid.SampledFrom([]string{"yes", "used", "on the way", "intended", "now"}).Draw(t, "what")
		switch what {
		case "yes":
			a.Signs[i] = Yes
		case "used":
			a.Used[i] = Yes
		case "on the way":
			a.OnTheWay[i] = true
		case "intended":
			a.Intended = true
		case "now":
			a.Now[i%Dangers] = Yes
		}
		after := s.Score(a)
		if after.Level < before.Level {
			t.Fatalf("%s on %d lowers %s to %s", what, i, before.Level, after.Level)
		}
		if before.ChildPathway && !after.ChildPathway {
			t.Fatalf("%s on %d closes the child pathway", what, i)
		}
		if before.Emergency && !after.Emergency {
			t.Fatalf("%s on %d closes the emergency", what, i)
		}
	})
}

func TestScoringLeavesTheAnswersAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSet(t)
		a := drawAnswers(t, s)
		was := fmt.Sprint(*a)
		r := s.Score(a)
		first := described(s, r)
		s.Changes(a, r)
		if got := fmt.Sprint(*a); got != was {
			t.Fatalf("answers became %s, were %s", got, was)
		}
		if got := described(s, s.Score(a)); got != first {
			t.Fatalf("the second score is %s, the first was %s", got, first)
		}
	})
}

func TestListsAreInCatalogueOrderWithoutRepeats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSet(t)
		r := s.Score(drawAnswers(t, s))
		for _, list := range [][]int{r.Act, r.Means, r.Purpose, r.Noted, r.AskAbout, r.Ignored, r.AskDanger} {
			for k := 1; k < len(list); k++ {
				if list[k-1] >= list[k] {
					t.Fatalf("not in order: %v", list)
				}
			}
		}
	})
}
