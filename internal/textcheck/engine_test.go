package textcheck

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// small is a model small enough to be seen at once.
func small(t testing.TB, rules ...RuleSource) *Model {
	t.Helper()
	words := func(id, group, en, it string) ConceptSource {
		return ConceptSource{ID: id, Group: group, Words: map[string]string{"en": en, "it": it}}
	}
	m, err := Compile(Source{
		Version: "test",
		Concepts: []ConceptSource{
			words("neg", "small-words", "not, no, never, dont", "non, mai, senza"),
			words("passport", "papers", "passport*, id card, papers", "passaport*, document*"),
			words("give-up", "papers", "give|hand .. driver|boss|us, hand over, give in", "consegn*, lasci .. autista"),
			words("we-keep", "papers", "we|i keep|hold, stays with us", "teniamo noi, trattengo"),
			words("copy", "small-words", "copy, scan, photocopy", "copia, fotocopia"),
			words("minor", "people", "#12-17 years old, 16+", "#12-17 anni"),
			words("p-contract", "protective", "written contract", "contratto scritto"),
			words("a-warning", "awareness", "beware", "attenzione"),
			words("pay-above", "work", "tons of money", "un sacco di soldi"),
		},
		Rules:    rules,
		Function: map[string]string{"en": "the, and, you, your, to, of, we", "it": "il, la, di, e, che, lo, a"},
		Pay: PaySource{
			Limits: map[string]float64{"pay-above": 5000}, Euros: map[string]float64{"€": 1, "euro": 1, "zł": 0.23},
			Units: map[string]string{"hour": "hour, ora", "month": "month, mese"}, PerMonth: map[string]float64{"hour": 173, "month": 1},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func findings(m *Model, s string) string {
	var out Result
	NewReader(m).Check(s, &out)
	var got []string
	for _, f := range out.Findings {
		got = append(got, fmt.Sprintf("%s:%s", f.Rule, s[f.Start:f.End]))
	}
	return strings.Join(got, "; ")
}

func TestPatternsHoldWhereTheySay(t *testing.T) {
	for _, c := range []struct{ when, text, want string }{
		{"passport + give-up", "You hand over your passport.", "r:hand over your passport"},
		{"passport + give-up", "Consegnerai il PASSAPORTO all'autista", "r:Consegnerai il PASSAPORTO"},
		{"passport + give-up", "Your passport. Hand over nothing.", ""},
		{"passport + give-up", "Do not hand over your passport.", ""},
		{"~passport + ~give-up", "Do not hand over your passport.", "r:hand over your passport"},
		{"~passport + ^give-up", "Do not hand over your passport.", "r:hand over your passport"},
		{"passport + ^give-up", "Hand over your passport.", ""},
		{"passport + give-up", "It is not far, hand over your passport.", "r:hand over your passport"},
		{"passport > give-up", "Hand over the passport", ""},
		{"passport > give-up", "The passport, hand over", "r:passport, hand over"},
		{"passport + give-up @c", "The passport, hand over", ""},
		{"passport + give-up @4", "hand over all that you have, the passport", ""},
		{"passport + give-up !copy", "Hand over a copy of the passport", ""},
		{"passport + give-up !!p-contract", "Hand over the passport. There is a written contract.", ""},
		{"passport + we-keep @t", "We keep it. Here. The passport of all of you.", "r:passport"},
		{"passport + give-up|we-keep", "We keep the papers", "r:We keep the papers"},
		{"minor", "She is 16 years old and 18+", "r:16 years old"},
		{"minor", "Girls 16+", "r:16+"},
		{"minor", "She is 26 years old", ""},
		{"give-up", "give it to the driver", "r:give it to the driver"},
		{"give-up", "give it to one of the many drivers of the driver", ""},
		{"pay-above", "You get 40 € per hour and 9.000 euro a month", "r:40 € per hour; r:9.000 euro a month"},
		{"pay-above", "1.200 euro al mese, 13,90 € / ora", ""},
		{"passport + give-up", "p\u0430ssport", ""},
		{"passport", "do not lose the passport!!!", ""},
		{"neg", "", ""},
	} {
		m := small(t, RuleSource{ID: "r", Sign: "s", Strength: Medium, When: []string{c.when}})
		if got := findings(m, c.text); got != c.want {
			t.Errorf("%s in %q: %q, want %q", c.when, c.text, got, c.want)
		}
	}
}

func TestPatternsThatCannotBeAreRefused(t *testing.T) {
	for _, when := range []string{"", "passport +", "+ passport", "passport give-up", "nothing", "passport !!copy", "passport @x", "a + passport"} {
		_, err := Compile(Source{
			Concepts: []ConceptSource{{ID: "passport"}, {ID: "give-up"}, {ID: "copy"}},
			Rules:    []RuleSource{{ID: "r", Sign: "s", Strength: Weak, When: []string{when}}},
		})
		if err == nil {
			t.Errorf("pattern %q was taken", when)
		}
	}
	for _, words := range []string{"a .. b,", ".. b", "b ..", "x*", "#9-3 b", "#", "b.c", "a?"} {
		if _, err := Compile(Source{Concepts: []ConceptSource{{ID: "c", Words: map[string]string{"en": words}}}}); err == nil {
			t.Errorf("entries %q were taken", words)
		}
	}
}

func TestTheLevelFollowsTheRule(t *testing.T) {
	for _, c := range []struct {
		s, m, w, protective int
		awareness           bool
		want                Level
	}{
		{0, 0, 0, 0, false, None}, {0, 0, 9, 0, false, Info}, {0, 1, 2, 0, false, Info}, {0, 1, 3, 0, false, LookCloser},
		{0, 2, 0, 0, false, LookCloser}, {1, 0, 0, 0, false, LookCloser}, {1, 0, 9, 0, false, LookCloser}, {1, 1, 0, 0, false, Concern},
		{2, 0, 0, 0, false, Concern}, {0, 3, 0, 0, false, Concern}, {0, 3, 0, 2, false, LookCloser}, {0, 3, 0, 3, false, LookCloser},
		{0, 2, 0, 3, false, Info}, {0, 2, 0, 2, false, LookCloser}, {1, 1, 0, 9, false, Concern}, {0, 0, 2, 1, false, None},
		{0, 0, 3, 1, false, Info}, {0, 1, 0, 3, false, Info}, {2, 3, 3, 0, true, LookCloser},
	} {
		if got := levelOf(c.s, c.m, c.w, c.protective, c.awareness); got != c.want {
			t.Errorf("levelOf(%+v) = %s, want %s", c, got, c.want)
		}
	}
}

func TestOffersOfTheReaderAreReused(t *testing.T) {
	m := small(t, RuleSource{ID: "r", Sign: "s", Strength: Medium, When: []string{"passport + give-up", "pay-above", "we-keep"}})
	r := NewReader(m)
	var out Result
	texts := []string{strings.Repeat("We keep it, hand over the passport, 40 € per hour. ", 50), "Consegni i documenti", "", "żółw 😀", "[12/11/2024, 7:32 PM] Ola: hand over the passport\n[12/11/2024, 7:33 PM] Marek: no", "A: hi\nB: we keep the passport\nA: ok"}
	for _, s := range texts {
		r.Check(s, &out)
	}
	if n := testing.AllocsPerRun(50, func() {
		for _, s := range texts {
			r.Check(s, &out)
		}
	}); n != 0 {
		t.Errorf("reading allocates %v times", n)
	}
	if !slices.ContainsFunc(m.signs, func(s string) bool { return s == "s" }) {
		t.Error("the sign is lost")
	}
}
