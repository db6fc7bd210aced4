package rule

import (
	"slices"
	"testing"
)

func TestLevelTable(t *testing.T) {
	join := func(parts ...[]Sign) []Sign { return slices.Concat(parts...) }
	dr, cr, vr := three(DeceptiveRecruitment), three(CoerciveRecruitment), three(VulnerabilityRecruitment)
	ex, cd, vd := three(Exploitation), three(CoercionDestination), three(VulnerabilityDestination)
	for _, c := range []struct {
		name     string
		signs    []Sign
		intended bool
		want     Level
	}{
		{"exploitation and deception", join(ex, dr), false, L4},
		{"exploitation and coercive recruitment", join(ex, cr), false, L4},
		{"exploitation and coercion", join(ex, cd), false, L4},
		{"exploitation and vulnerability at recruitment", join(ex, vr), false, L3},
		{"exploitation and vulnerability at destination", join(ex, vd), false, L3},
		{"coercion without exploitation", cd, false, L3},
		{"deception", dr, false, L2},
		{"deception, intended", dr, true, L3},
		{"coercive recruitment, intended", cr, true, L3},
		{"vulnerability at recruitment, intended", vr, true, L3},
		{"vulnerability at recruitment", vr, false, L2},
		{"vulnerability at destination, intended", vd, true, L2},
		{"two recruitment dimensions, whatever the worker said", join(dr, vr), false, L3},
		{"coercive and vulnerable recruitment", join(cr, vr), false, L3},
		{"deceptive and coercive recruitment", join(dr, cr), false, L3},
		{"exploitation alone", ex, false, L2},
		{"exploitation alone, intended", ex, true, L2},
		{"one strong item", dr[:0:0], false, L0},
		{"two medium items", dr[:2], false, L1},
		{"nothing, intended", nil, true, L0},
	} {
		s := compile(t, c.signs...)
		a := allYes(s)
		a.Intended = c.intended
		if got := s.Score(a).Level; got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		a.Age = Child // the same table for every age
		if got := s.Score(a).Level; got != c.want {
			t.Errorf("%s, child: %s, want %s", c.name, got, c.want)
		}
	}
	for d := range Dimension(Dimensions) {
		wantLevel(t, allScored(t, sign("a", d, Strong)), L2)
	}
}

// Elements of the rules page.
func TestElementsStandSideBySide(t *testing.T) {
	house := sign("lives-there", Exploitation, Medium)
	house.Harbouring = true
	driver := sign("border-story", CoercionDestination, Medium)
	driver.Phase = Transport
	s := compile(t,
		Sign{ID: "approach", Phase: Recruitment, Element: Act, Dimension: Context, Strength: Weak}, // 0
		Sign{ID: "ad-chat", Phase: Recruitment, Element: Act, Dimension: Context, Content: true},   // 1
		sign("lie", DeceptiveRecruitment, Medium),                                                  // 2
		sign("force", CoerciveRecruitment, Medium),                                                 // 3
		driver, // 4
		house,  // 5
		Sign{ID: "sim", Phase: Control, Element: Means, Dimension: Context}, // 6
		sign("hours", Exploitation, Strong),                                 // 7
	)
	r := s.Score(allYes(s))
	wantList(t, "act", r.Act, 0, 1, 2, 3, 4, 5)
	wantList(t, "means", r.Means, 2, 3, 4)
	wantList(t, "purpose", r.Purpose, 5, 7)
	wantList(t, "noted", r.Noted, 0, 1, 6) // an act sign without dimension is noted as well
}

func TestVulnerabilityIsAMeansOnlyWhenUsed(t *testing.T) {
	gated, open := sign("gated", VulnerabilityDestination, Medium), sign("open", VulnerabilityDestination, Medium)
	gated.IfUsed = true
	moved := sign("moved", VulnerabilityRecruitment, Medium)
	moved.IfUsed, moved.Element, moved.Phase = true, Act, Transport
	s := compile(t, gated, open, moved)
	r := s.Score(allYes(s))
	wantList(t, "means", r.Means, 0, 2)
	wantList(t, "act", r.Act, 2)
	a := allYes(s)
	clear(a.Used)
	r = s.Score(a)
	wantList(t, "means, not used", r.Means)
	wantList(t, "act, not used", r.Act)
	wantList(t, "noted, not used", r.Noted, 0, 2)
}

func TestFullLevelWithoutActSaysSo(t *testing.T) {
	r := allScored(t, slices.Concat(three(Exploitation), three(CoercionDestination))...)
	if r.Level != L4 || !r.NoActNoted {
		t.Errorf("level %s, no act noted %t; want L4, true", r.Level, r.NoActNoted)
	}
	r = allScored(t, slices.Concat(three(Exploitation), three(DeceptiveRecruitment))...)
	if r.NoActNoted {
		t.Error("recruitment signs are acts")
	}
	if allScored(t, three(Exploitation)...).NoActNoted {
		t.Error("said below L4")
	}
}

// Child pathway of the rules page.
func TestChildPathway(t *testing.T) {
	alert := sign("alert", VulnerabilityRecruitment, Medium)
	alert.ChildAlert, alert.IfUsed = true, true
	for _, c := range []struct {
		name  string
		signs []Sign
		used  bool
		want  bool
	}{
		{"an alert, used", []Sign{alert}, true, true},
		{"an alert, not used: the gate does not hold", []Sign{alert}, false, true},
		{"a content sign with an alert", []Sign{{ID: "ad", Dimension: Context, Content: true, ChildAlert: true}}, true, false},
		{"a strong exploitation item", []Sign{sign("x", Exploitation, Strong)}, true, true},
		{"exploitation positive", three(Exploitation), true, true},
		{"two medium exploitation items", three(Exploitation)[:2], true, false},
		{"strong coercion", []Sign{sign("x", CoercionDestination, Strong)}, true, false},
	} {
		s := compile(t, c.signs...)
		for _, age := range []Age{Child, Unsure, Adult} {
			a := allYes(s)
			a.Age = age
			if !c.used {
				clear(a.Used)
			}
			r := s.Score(a)
			want := c.want && age != Adult // never for a confirmed adult
			if r.ChildPathway != want {
				t.Errorf("%s, %s: child pathway %t, want %t", c.name, age, r.ChildPathway, want)
			}
			if r.MeansNeeded != (age == Adult) {
				t.Errorf("%s, %s: means needed %t", c.name, age, r.MeansNeeded)
			}
			if want := age != Adult && !r.ChildPathway && r.Level >= L1; r.TalkToChildProtection != want {
				t.Errorf("%s, %s: talk to child protection %t, want %t", c.name, age, r.TalkToChildProtection, want)
			}
		}
	}
}

// Emergency of the rules page.
func TestEmergencyIsAnyYesAboutNow(t *testing.T) {
	locked := sign("locked", CoercionDestination, Strong)
	locked.ImmediateDanger = true
	s := compile(t, locked)
	a := allYes(s)
	r := s.Score(a)
	if r.Emergency {
		t.Error("a ticked immediate_danger sign alone is no emergency")
	}
	wantList(t, "ask danger", r.AskDanger, 0)
	for d := range a.Now {
		for _, other := range []Answer{No, Unknown, Declined} {
			a.Now[d] = other
			if s.Score(a).Emergency {
				t.Errorf("%s %s opens the emergency", Danger(d), other)
			}
		}
		a.Now[d] = Yes
		r = s.Score(a)
		if !r.Emergency || r.AskDanger != nil {
			t.Errorf("%s: emergency %t, ask danger %v", Danger(d), r.Emergency, r.AskDanger)
		}
		wantLevel(t, r, L2) // the level is still worked out
		a.Now[d] = NotAsked
	}
	child := s.NewAnswers()
	child.Age, child.Now[ChildInDanger] = Child, Yes
	if r := s.Score(child); !r.Emergency || r.ChildPathway {
		t.Error("child_in_danger opens the emergency, not by itself the child pathway")
	}
}
