package rule

import (
	"slices"
	"strings"
	"testing"
)

func compile(t testing.TB, signs ...Sign) *Set {
	t.Helper()
	s, err := Compile(signs)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// allYes answers yes, used to everything.
func allYes(s *Set) *Answers {
	a := s.NewAnswers()
	for i := range s.Len() {
		a.Signs[i], a.Used[i] = Yes, Yes
	}
	return a
}

// sign makes a sign that counts, with an item of its own.
func sign(id string, d Dimension, strength Strength) Sign {
	return Sign{ID: id, Phase: General, Element: Purpose, Dimension: d, Strength: strength, Item: "item-" + id}
}

// three makes a positive dimension of three medium signs.
func three(d Dimension) []Sign {
	return []Sign{
		sign(d.String()+"-1", d, Medium), sign(d.String()+"-2", d, Medium), sign(d.String()+"-3", d, Medium),
	}
}

func wantLevel(t *testing.T, r Result, want Level) {
	t.Helper()
	if r.Level != want {
		t.Errorf("level %s, want %s", r.Level, want)
	}
}

func wantList(t *testing.T, name string, got []int, want ...int) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s = %v, want %v", name, got, want)
	}
}

// rules 1
func TestOnlyYesCounts(t *testing.T) {
	s := compile(t, sign("a", Exploitation, Strong))
	for _, answer := range []Answer{NotAsked, No, Unknown, Declined} {
		a := s.NewAnswers()
		a.Signs[0] = answer
		wantLevel(t, s.Score(a), L0)
	}
	wantLevel(t, s.Score(allYes(s)), L2)
}

// rules 1 and 3
func TestVulnerabilityCountsOnlyWhenUsed(t *testing.T) {
	g := sign("poor", VulnerabilityRecruitment, Medium)
	g.IfUsed = true
	s := compile(t, g)
	for _, used := range []Answer{NotAsked, No, Unknown, Declined} {
		a := allYes(s)
		a.Used[0] = used
		r := s.Score(a)
		wantLevel(t, r, L0) // being poor alone is nothing ticked
		wantList(t, "noted", r.Noted, 0)
		wantList(t, "means", r.Means)
		wantList(t, "act", r.Act)
	}
	r := s.Score(allYes(s))
	wantLevel(t, r, L1)
	wantList(t, "noted", r.Noted)
	wantList(t, "means", r.Means, 0)
	wantList(t, "act", r.Act, 0) // a counted recruitment sign
}

// rules 4
func TestContextAndContentCountInNoDimension(t *testing.T) {
	for _, content := range []bool{false, true} {
		s := compile(t,
			Sign{ID: "a", Dimension: Context, Strength: Strong, Element: Means, Content: content},
			Sign{ID: "b", Dimension: Context, Strength: Strong, Element: Means, Content: content},
		)
		r := s.Score(allYes(s))
		wantLevel(t, r, L1)
		wantList(t, "noted", r.Noted, 0, 1)
		for d := range r.Dimensions {
			if len(r.Dimensions[d].Counted) > 0 || r.Dimensions[d].Strong > 0 {
				t.Errorf("%s counts a sign", Dimension(d))
			}
		}
	}
}

// rules 4
func TestContentSignsLeadToPersonSigns(t *testing.T) {
	child := sign("child", Exploitation, Weak)
	child.ChildOnly = true
	never := sign("never", Exploitation, Weak)
	never.DoNotAsk = true
	s := compile(t,
		sign("pay", DeceptiveRecruitment, Medium), sign("job", DeceptiveRecruitment, Strong), child, never,
		Sign{ID: "ad-1", Dimension: Context, Content: true, MapsTo: []string{"job", "pay", "child", "never"}},
		Sign{ID: "ad-2", Dimension: Context, Content: true, MapsTo: []string{"job"}},
		Sign{ID: "ad-3", Dimension: Context, Content: true, MapsTo: []string{"pay"}},
	)
	a := s.NewAnswers()
	wantList(t, "ask about", s.Score(a).AskAbout)
	a.Signs[5] = Yes
	wantList(t, "ask about", s.Score(a).AskAbout, 1)
	a.Signs[4] = Yes
	wantList(t, "ask about", s.Score(a).AskAbout, 0, 1)
	a.Signs[1] = Yes
	wantList(t, "ask about", s.Score(a).AskAbout, 0)
	a.Age = Child
	wantList(t, "ask about", s.Score(a).AskAbout, 0, 2)
}

// rules 5
func TestSignsForAnotherAgeAreIgnored(t *testing.T) {
	grown, young := sign("adult", Exploitation, Strong), sign("child", Exploitation, Strong)
	grown.AdultOnly, young.ChildOnly = true, true
	young.ChildAlert, young.ImmediateDanger = true, true
	s := compile(t, grown, young)
	for _, c := range []struct {
		age              Age
		counted, ignored int
		pathway          bool
		danger           []int
	}{{Adult, 0, 1, false, nil}, {Child, 1, 0, true, []int{1}}, {Unsure, 1, 0, true, []int{1}}} {
		a := allYes(s)
		a.Age = c.age
		r := s.Score(a)
		wantList(t, "purpose", r.Purpose, c.counted)
		wantList(t, "ignored", r.Ignored, c.ignored)
		wantList(t, "ask danger", r.AskDanger, c.danger...)
		if r.ChildPathway != c.pathway {
			t.Errorf("%s: child pathway %t, want %t", c.age, r.ChildPathway, c.pathway)
		}
	}
	// Nothing but ignored signs is nothing ticked.
	a := s.NewAnswers()
	a.Signs[1] = Yes
	wantLevel(t, s.Score(a), L0)
}

// rules 6
func TestChildStrengthIsUsedForChildAndUnsure(t *testing.T) {
	g := sign("a", DeceptiveRecruitment, Weak)
	g.StrengthChild = Strong
	s := compile(t, g)
	for age, want := range map[Age]Level{Adult: L1, Child: L2, Unsure: L2} {
		a := allYes(s)
		a.Age = age
		wantLevel(t, s.Score(a), want)
	}
}

// rules 7
func TestOneItemCountsOnceWithItsHighestStrength(t *testing.T) {
	a, b, c := sign("a", CoercionDestination, Medium), sign("b", CoercionDestination, Strong), sign("c", CoercionDestination, Medium)
	a.Item, b.Item, c.Item = "cd-03-isolation", "cd-03-isolation", "cd-03-isolation"
	s := compile(t, a, b, c, sign("d", Exploitation, Weak))
	r := s.Score(allYes(s))
	d := r.Dimensions[CoercionDestination]
	if d.Strong != 1 || d.Medium != 0 || d.Weak != 0 || d.Positive {
		t.Errorf("got %+v, want one strong item and not positive", d)
	}
	var ids []string
	for _, k := range d.Counted {
		ids = append(ids, s.Sign(k.Sign).ID)
	}
	if got := strings.Join(ids, " "); got != "a b c" {
		t.Errorf("counted %q, want every sign", got)
	}
}

// rules 7
func TestTheSameItemInTwoDimensionsCountsInBoth(t *testing.T) {
	a, b := sign("a", CoercionDestination, Strong), sign("b", Exploitation, Strong)
	a.Item, b.Item = "f2l-x", "f2l-x"
	r := allScored(t, a, b)
	if r.Dimensions[CoercionDestination].Strong != 1 || r.Dimensions[Exploitation].Strong != 1 {
		t.Error("an item of two dimensions must count in each")
	}
}

func allScored(t *testing.T, signs ...Sign) Result {
	t.Helper()
	s := compile(t, signs...)
	return s.Score(allYes(s))
}

// rules 8
func TestAlsoCountsInItsOwnDimensionOnce(t *testing.T) {
	a, b := sign("a", Exploitation, Strong), sign("b", Exploitation, Medium)
	a.Also = []Also{{CoercionDestination, Medium, "cd-05-illicit"}}
	b.Also = []Also{{CoercionDestination, Medium, "cd-05-illicit"}}
	r := allScored(t, a, b)
	if d := r.Dimensions[CoercionDestination]; d.Medium != 1 || len(d.Counted) != 2 {
		t.Errorf("got %d medium items of %d signs, want 1 of 2", d.Medium, len(d.Counted))
	}
	wantList(t, "means", r.Means, 0, 1)
	wantList(t, "purpose", r.Purpose, 0, 1)
}

// rules 9
func TestOnTheWayCountsInCoerciveRecruitmentToo(t *testing.T) {
	g := sign("papers", CoercionDestination, Strong)
	g.OnTheWay, g.OnTheWayItem = Medium, "cr-03-documents"
	s := compile(t, g)
	a := allYes(s)
	if d := s.Score(a).Dimensions[CoerciveRecruitment]; len(d.Counted) != 0 {
		t.Errorf("counted %v without on the way", d.Counted)
	}
	a.OnTheWay[0] = true
	r := s.Score(a)
	if r.Dimensions[CoerciveRecruitment].Medium != 1 || r.Dimensions[CoercionDestination].Strong != 1 {
		t.Error("on the way must count in both dimensions")
	}
	if k := r.Dimensions[CoerciveRecruitment].Counted[0]; !k.OnTheWay || k.Strength != Medium {
		t.Errorf("got %+v", k)
	}
	wantList(t, "act", r.Act, 0)
	wantList(t, "means", r.Means, 0)
}

// rules 9
func TestIsolationAndConfinementOnTheWayAreOneItem(t *testing.T) {
	isolated := sign("isolated", CoerciveRecruitment, Medium)
	isolated.Item = "cr-05-isolation"
	confined := sign("confined", CoercionDestination, Strong)
	confined.OnTheWay, confined.OnTheWayItem = Medium, "cr-05-isolation"
	s := compile(t, isolated, confined)
	a := allYes(s)
	a.OnTheWay[1] = true
	if d := s.Score(a).Dimensions[CoerciveRecruitment]; d.Medium != 1 || len(d.Counted) != 2 {
		t.Errorf("got %d items of %d signs, want 1 of 2", d.Medium, len(d.Counted))
	}
}

// rules 10
func TestUsedAndOnTheWayWithoutYesOrRuleHaveNoEffect(t *testing.T) {
	papers := sign("papers", CoercionDestination, Medium)
	papers.OnTheWay, papers.OnTheWayItem = Medium, "cr-03-documents"
	s := compile(t, papers, sign("plain", Exploitation, Medium))
	a := s.NewAnswers()
	a.OnTheWay[0], a.Used[0] = true, Yes
	wantLevel(t, s.Score(a), L0)
	a.Signs[1], a.OnTheWay[1], a.Used[1] = Yes, true, Yes
	r := s.Score(a)
	if len(r.Dimensions[CoerciveRecruitment].Counted) != 0 {
		t.Error("on the way counted for a sign without that rule")
	}
	wantList(t, "means", r.Means)
}

func TestShortAnswersReadAsNotAsked(t *testing.T) {
	g := sign("a", VulnerabilityRecruitment, Strong)
	g.IfUsed = true
	s := compile(t, sign("b", Exploitation, Strong), g, Sign{ID: "ad", Content: true, Dimension: Context, MapsTo: []string{"a"}})
	wantLevel(t, s.Score(&Answers{}), L0)
	wantLevel(t, s.Score(&Answers{Signs: []Answer{Yes, Yes}}), L2)
	if got := s.Changes(&Answers{}, s.Score(&Answers{})); len(got) == 0 {
		t.Error("no change found for empty answers")
	}
}

func TestCompileRefusesWhatCannotBeCounted(t *testing.T) {
	ok := sign("ok", Exploitation, Strong)
	edit := func(f func(*Sign)) []Sign {
		g := sign("bad", CoercionDestination, Strong)
		f(&g)
		return []Sign{ok, g}
	}
	for name, signs := range map[string][]Sign{
		"no id":               edit(func(g *Sign) { g.ID = "" }),
		"id twice":            {ok, ok},
		"no item":             edit(func(g *Sign) { g.Item = "" }),
		"no strength":         edit(func(g *Sign) { g.Strength = None }),
		"phase":               edit(func(g *Sign) { g.Phase = General + 1 }),
		"element":             edit(func(g *Sign) { g.Element = Vulnerability + 1 }),
		"dimension":           edit(func(g *Sign) { g.Dimension = Context + 1 }),
		"strength":            edit(func(g *Sign) { g.Strength = Strong + 1 }),
		"child strength":      edit(func(g *Sign) { g.StrengthChild = Strong + 1 }),
		"content in a dim":    edit(func(g *Sign) { g.Content = true }),
		"context with item":   edit(func(g *Sign) { g.Dimension = Context }),
		"for nobody":          edit(func(g *Sign) { g.AdultOnly, g.ChildOnly = true, true }),
		"on the way, no item": edit(func(g *Sign) { g.OnTheWay = Medium }),
		"item, not on way":    edit(func(g *Sign) { g.OnTheWayItem = "cr-x" }),
		"also without item":   edit(func(g *Sign) { g.Also = []Also{{Exploitation, Weak, ""}} }),
		"also in context":     edit(func(g *Sign) { g.Also = []Also{{Context, Weak, "x"}} }),
		"also of no strength": edit(func(g *Sign) { g.Also = []Also{{Exploitation, None, "x"}} }),
		"dangling maps_to":    edit(func(g *Sign) { g.MapsTo = []string{"nowhere"} }),
		"maps_to to content": {ok, {ID: "ad", Dimension: Context, Content: true},
			{ID: "ad-2", Dimension: Context, Content: true, MapsTo: []string{"ad"}}},
	} {
		if _, err := Compile(signs); err == nil {
			t.Errorf("%s: compiled", name)
		} else if name != "no id" && !strings.Contains(err.Error(), signs[len(signs)-1].ID) {
			t.Errorf("%s: the error does not name the sign: %v", name, err)
		}
	}
}

func TestWordsOfTheTypes(t *testing.T) {
	got := []string{
		DeceptiveRecruitment.String(), Context.String(), None.String(), Strong.String(), Act.String(), Vulnerability.String(),
		ExploitationPhase.String(), General.String(), Unsure.String(), NotAsked.String(), Declined.String(), L0.String(), L4.String(),
		ControllerNear.String(), SelfHarm.String(), Level(9).String(),
	}
	want := "deceptive-recruitment context none strong act vulnerability exploitation general unsure not-asked declined L0 L4 controller_near self_harm invalid"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got %q, want %q", s, want)
	}
}
