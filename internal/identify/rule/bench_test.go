package rule

import (
	"fmt"
	"testing"
)

// fullSize makes a set as large and as mixed as the catalogue: 110 signs of a
// person and 29 of adverts.
func fullSize(tb testing.TB) *Set {
	var signs []Sign
	for i := range 139 {
		g := Sign{ID: fmt.Sprintf("s-%03d", i), Phase: Phase(i % 5), Element: Element(i % 4), Dimension: Context, Strength: Strength(1 + i%3)}
		if i%5 == 0 {
			g.Content = true
		} else {
			g.Dimension = Dimension(i % 7)
		}
		if g.Dimension != Context {
			g.Item = fmt.Sprintf("f2l-%d", i%60)
			g.IfUsed = g.Dimension == VulnerabilityRecruitment || g.Dimension == VulnerabilityDestination
			if g.Dimension == CoercionDestination && i%2 == 0 {
				g.OnTheWay, g.OnTheWayItem = Medium, fmt.Sprintf("cr-%d", i%9)
			}
			if i%20 == 1 {
				g.Also = []Also{{CoercionDestination, Medium, "cd-05-illicit"}}
			}
		} else if g.Content {
			g.MapsTo = []string{"s-001", "s-002"}
		}
		signs = append(signs, g)
	}
	s, err := Compile(signs)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func oneYes(s *Set) *Answers {
	a := s.NewAnswers()
	a.Signs[3] = Yes
	return a
}

func everyYes(s *Set) *Answers {
	a := allYes(s)
	for i := range a.OnTheWay {
		a.OnTheWay[i] = true
	}
	return a
}

func TestScoringTakesFewAllocations(t *testing.T) {
	s := fullSize(t)
	for name, a := range map[string]*Answers{"one": oneYes(s), "every": everyYes(s)} {
		if n := testing.AllocsPerRun(100, func() { s.Score(a) }); n > 10 {
			t.Errorf("%s yes: %v allocations, want at most 10", name, n)
		}
	}
}

func BenchmarkScoreOne(b *testing.B) { benchScore(b, oneYes) }
func BenchmarkScoreAll(b *testing.B) { benchScore(b, everyYes) }

func benchScore(b *testing.B, answers func(*Set) *Answers) {
	s := fullSize(b)
	a := answers(s)
	b.ReportAllocs()
	for b.Loop() {
		s.Score(a)
	}
}

func BenchmarkChangesOne(b *testing.B) { benchChanges(b, oneYes) }
func BenchmarkChangesAll(b *testing.B) { benchChanges(b, everyYes) }

func benchChanges(b *testing.B, answers func(*Set) *Answers) {
	s := fullSize(b)
	a := answers(s)
	r := s.Score(a)
	b.ReportAllocs()
	for b.Loop() {
		s.Changes(a, r)
	}
}
