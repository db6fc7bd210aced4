package identify

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/free2link/free2link/internal/identify/rule"
)

func TestJSONHasTheShapeOfTheInterfacePage(t *testing.T) {
	c := load(t)
	f := parse(t, c, "signs: {documents-withheld: yes, forced-crime: yes, unsolicited-online-approach: yes}\nat_recruitment: [documents-withheld]\n")
	got, err := c.JSON(c.Set().Score(&f.Answers), []Next{{StepContact, "Talk.", "it-antitratta"}, {StepNothing, "Or wait.", ""}}, "Not a verdict.")
	if err != nil {
		t.Fatal(err)
	}
	want := `{"rules":"1.0-draft","emergency":false,"child_pathway":false,"level":"L3","dimensions":{` +
		`"deceptive-recruitment":{"positive":false,"strong":0,"medium":0,"weak":0,"signs":[]},` +
		`"coercive-recruitment":{"positive":false,"strong":0,"medium":1,"weak":0,"signs":["documents-withheld"]},` +
		`"vulnerability-recruitment":{"positive":false,"strong":0,"medium":0,"weak":0,"signs":[]},` +
		`"exploitation":{"positive":false,"strong":0,"medium":1,"weak":0,"signs":["forced-crime"]},` +
		`"coercion-destination":{"positive":true,"strong":1,"medium":1,"weak":0,"signs":["documents-withheld","forced-crime"]},` +
		`"vulnerability-destination":{"positive":false,"strong":0,"medium":0,"weak":0,"signs":[]}},` +
		`"elements":{"act":["unsolicited-online-approach","documents-withheld"],"means":["documents-withheld","forced-crime"],"purpose":["forced-crime"]},` +
		`"means_needed":true,"next":[{"kind":"contact","text":"Talk.","contact":"it-antitratta"},{"kind":"nothing","text":"Or wait."}],"notice":"Not a verdict."}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestJSONListsAreNeverNull(t *testing.T) {
	c := load(t)
	f := c.NoAnswers()
	got, err := c.JSON(c.Set().Score(&f.Answers), nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(got), "null") || !json.Valid(got) {
		t.Errorf("got %s", got)
	}
}

func TestASignWithTwoItemsOfOneDimensionIsListedOnce(t *testing.T) {
	c := load(t)
	i := at(t, c, "documents-withheld")
	var r rule.Result
	r.Dimensions[rule.CoercionDestination].Counted = []rule.Counted{{Sign: i}, {Sign: i}}
	got, err := c.JSON(r, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(got), "documents-withheld"); n != 1 {
		t.Errorf("listed %d times", n)
	}
}

func TestNextSteps(t *testing.T) {
	c := load(t)
	for name, x := range map[string]struct {
		in   string
		want string // kinds with their contacts, without ask
	}{
		"nothing noted":         {"country: IT", "contact=it-antitratta information nothing"},
		"emergency, Italy":      {"country: IT\nnow: {locked_in: yes}", "emergency=eu-112 contact=it-antitratta information nothing"},
		"emergency, no country": {"now: {locked_in: yes}", "emergency=eu-112 contact information nothing"},
		"emergency, outside EU": {"country: CH\nnow: {locked_in: yes}", "emergency contact information nothing"},
		"emergency in Ukraine":  {"country: UA\nnow: {locked_in: yes}", "emergency=ua-112 contact information nothing"},
		"unknown is no danger":  {"country: IT\nnow: {locked_in: unknown}", "contact=it-antitratta information nothing"},
		"child pathway":         {"age: child\nsigns: {forced-begging: yes}", "child contact information nothing"},
		"child, a few signs":    {"age: unsure\nsigns: {unsolicited-online-approach: yes}", "child contact information nothing"},
		"coercion, Greece":      {"country: GR\nsigns: {documents-withheld: yes, phone-taken-away: yes}", "contact=el-1109 information nothing"},
		"consult at L2, Poland": {"country: PL\nsigns: {documents-withheld: yes}", "contact=pl-kcik information nothing"},
		"another country":       {"country: FR\nsigns: {documents-withheld: yes}", "contact information nothing"},
		"bad work alone":        {"signs: {excessive-hours: yes, little-or-no-pay: yes}", "labour contact information nothing"},
		"one bad-work sign":     {"signs: {excessive-hours: yes}", "labour contact information nothing"},
		"pay at L1":             {"signs: {little-or-no-pay: yes}", "contact information nothing"},
		"full level":            {"country: IT\nsigns: {excessive-hours: yes, little-or-no-pay: yes, documents-withheld: yes, physical-violence: yes}", "contact=it-antitratta information nothing"},
		"sextortion":            {"signs: {sextortion-threat: yes}", "contact violence information nothing"},
		"violence below L4":     {"signs: {physical-violence: yes, phone-monitored: yes}", "contact violence information nothing"},
		"scam":                  {"signs: {forced-online-scam: yes}", "contact fraud information nothing"},
		"money mule":            {"signs: {money-mule-under-pressure: yes}", "fraud contact information nothing"},
		"an advert of a fee":    {"signs: {ad-upfront-fee: yes}", "fraud contact information nothing"},
		"dependency, not used":  {"signs: {emotional-dependency: yes}", "contact information nothing"},
		"dependency, used":      {"signs: {emotional-dependency: yes}\nused: {emotional-dependency: yes}", "violence contact information nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			f := parse(t, c, x.in)
			var got []string
			for _, s := range stepsOf(c, f) {
				switch {
				case s.Kind == StepAsk:
				case s.Contact != "":
					got = append(got, string(s.Kind)+"="+s.Contact)
				default:
					got = append(got, string(s.Kind))
				}
			}
			if text := strings.Join(got, " "); text != x.want {
				t.Errorf("got %q, want %q", text, x.want)
			}
		})
	}
}

func asked(c *Catalogue, f AnswersFile) []string {
	for _, s := range stepsOf(c, f) {
		if s.Kind == StepAsk {
			return c.ids(s.Signs)
		}
	}
	return nil
}

func TestNextStepsAskAboutWhatAdvertsPointTo(t *testing.T) {
	c := load(t)
	f := parse(t, c, "signs: {ad-costs-paid-back-later: yes}")
	got := asked(c, f)
	for _, id := range []string{"debt-bondage", "debt-ledger-in-chat"} {
		if !slices.Contains(got, id) {
			t.Errorf("%s is not among %v", id, got)
		}
	}
}

func TestNextStepsStopAskingWhenNothingRaises(t *testing.T) {
	c := load(t)
	f := parse(t, c, "signs: {excessive-hours: yes, little-or-no-pay: yes, documents-withheld: yes, physical-violence: yes}")
	if got := asked(c, f); got != nil {
		t.Errorf("L4 still asks about %v", got)
	}
	f = c.NoAnswers()
	if got := asked(c, f); len(got) == 0 {
		t.Error("L0 asks about nothing")
	}
}

func TestNextStepsNeverAskWhatMayNotBeAsked(t *testing.T) {
	c := load(t)
	rapid.Check(t, func(t *rapid.T) {
		f := c.NoAnswers()
		f.Age = rule.Age(rapid.IntRange(0, 2).Draw(t, "age"))
		for range rapid.IntRange(0, 8).Draw(t, "n") {
			f.Signs[rapid.IntRange(0, len(c.Signs)-1).Draw(t, "sign")] = rule.Yes
		}
		for _, s := range stepsOf(c, f) {
			for _, i := range s.Signs {
				if g := &c.Signs[i]; g.Content || g.DoNotAsk || !g.For(f.Age) {
					t.Fatalf("asks about %s", g.ID)
				}
			}
		}
	})
}

// rules 2
func TestFormCountryAndRoleNeverChangeAResult(t *testing.T) {
	c := load(t)
	rest := "signs: {documents-withheld: yes, excessive-hours: yes, forced-crime: yes}\n"
	plain := parse(t, c, rest)
	want, err := c.JSON(c.Set().Score(&plain.Answers), nil, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, head := range []string{"form: quick\n", "country: PL\n", "role: police\n", "form: quick\ncountry: NO\nrole: school\n"} {
		f := parse(t, c, head+rest)
		got, err := c.JSON(c.Set().Score(&f.Answers), nil, "")
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%q: got %s", head, got)
		}
	}
}

// The promises of the rule, held by the catalogue that is served.
func TestAddingAnAnswerNeverLowersWithTheRealSigns(t *testing.T) {
	c := load(t)
	rapid.Check(t, func(t *rapid.T) {
		f := c.NoAnswers()
		f.Age = rule.Age(rapid.IntRange(0, 2).Draw(t, "age"))
		before := c.Set().Score(&f.Answers)
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			i := rapid.IntRange(0, len(c.Signs)-1).Draw(t, "sign")
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				f.Used[i] = rule.Yes
			case 1:
				f.OnTheWay[i] = true
			default:
				f.Signs[i] = rule.Yes
			}
			after := c.Set().Score(&f.Answers)
			if after.Level < before.Level || before.ChildPathway && !after.ChildPathway {
				t.Fatalf("%s lowers %s to %s", c.Signs[i].ID, before.Level, after.Level)
			}
			before = after
		}
	})
}

func TestEveryLeadIsAServiceOfTheNextSteps(t *testing.T) {
	c := load(t)
	seen := map[Lead]int{}
	for i := range c.Signs {
		for _, l := range c.Signs[i].LeadsTo {
			seen[l]++
		}
	}
	if got := slices.Sorted(maps.Keys(seen)); !slices.Equal(got, []Lead{LeadFraud, LeadLabour, LeadViolence}) {
		t.Errorf("got %v", got)
	}
}

func realAnswers(b *testing.B, all bool) (*Catalogue, *rule.Answers) {
	c := load(b)
	a := c.Set().NewAnswers()
	for i := range c.Signs {
		if all && !c.Signs[i].Content {
			a.Signs[i], a.Used[i], a.OnTheWay[i] = rule.Yes, rule.Yes, true
		}
	}
	a.Signs[at(b, c, "debt-bondage")] = rule.Yes
	return c, a
}

func benchScore(b *testing.B, all bool) {
	c, a := realAnswers(b, all)
	b.ReportAllocs()
	for b.Loop() {
		c.Set().Score(a)
	}
}

func benchChanges(b *testing.B, all bool) {
	c, a := realAnswers(b, all)
	r := c.Set().Score(a)
	b.ReportAllocs()
	for b.Loop() {
		c.Set().Changes(a, r)
	}
}

func BenchmarkRealScoreOne(b *testing.B)   { benchScore(b, false) }
func BenchmarkRealScoreAll(b *testing.B)   { benchScore(b, true) }
func BenchmarkRealChangesOne(b *testing.B) { benchChanges(b, false) }
func BenchmarkRealChangesAll(b *testing.B) { benchChanges(b, true) }

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

func BenchmarkParseAnswers(b *testing.B) {
	c := load(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseAnswers([]byte(theExample), c); err != nil {
			b.Fatal(err)
		}
	}
}

func stepsOf(c *Catalogue, f AnswersFile) []NextStep {
	r := c.Set().Score(&f.Answers)
	return NextSteps(c, f, r, c.Set().Changes(&f.Answers, r))
}
