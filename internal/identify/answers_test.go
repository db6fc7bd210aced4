package identify

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/yamldoc"
)

// theExample is the file of the interface page.
const theExample = `form: person                 # person | quick
country: IT                  # where the worker is; chooses pathway and duties
role: ngo                    # ngo | asylum | health | school | labour | police | municipality | other
age: adult                   # adult | child | unsure
now:   {controller_near: no, hurt_or_threatened: no, locked_in: no, needs_doctor: no, child_in_danger: no, self_harm: no}   # yes|no|unknown
signs: {documents-withheld: yes, phone-monitored: yes, excessive-hours: unknown}   # sign id -> yes | no | unknown | not-asked | declined
used:  {economic-need-acute: yes}          # for signs that count only if somebody knowingly used them
at_recruitment: [debt-bondage]             # already so during recruitment or travel
intended_exploitation: no
`

func parse(t *testing.T, c *Catalogue, in string) AnswersFile {
	t.Helper()
	f, err := ParseAnswers([]byte(in), c)
	if err != nil {
		t.Fatalf("%v\n%s", err, in)
	}
	return f
}

func TestReadsTheExampleOfTheInterfacePage(t *testing.T) {
	c := load(t)
	got := parse(t, c, theExample)
	want := c.NoAnswers()
	want.Country, want.Role = "IT", "ngo"
	for d := range want.Now {
		want.Now[d] = rule.No
	}
	want.Signs[at(t, c, "documents-withheld")] = rule.Yes
	want.Signs[at(t, c, "phone-monitored")] = rule.Yes
	want.Signs[at(t, c, "excessive-hours")] = rule.Unknown
	want.Used[at(t, c, "economic-need-acute")] = rule.Yes
	want.OnTheWay[at(t, c, "debt-bondage")] = true
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	// Papers (strong, cd-01) and a watched phone (medium, cd-03) make coercion
	// positive while exploitation is not.
	r := c.Set().Score(&got.Answers)
	if r.Level != rule.L3 || !r.Dimensions[rule.CoercionDestination].Positive {
		t.Errorf("level %s, want L3", r.Level)
	}
}

func TestYAMLAndJSONMeanTheSame(t *testing.T) {
	c := load(t)
	want := parse(t, c, theExample)
	json := `{"form": "person", "country": "it", "role": "ngo", "age": "adult",
 "now": {"controller_near": false, "hurt_or_threatened": "no", "locked_in": "false", "needs_doctor": false, "child_in_danger": false, "self_harm": "no"},
 "signs": {"documents-withheld": true, "phone-monitored": "yes", "excessive-hours": "unknown"},
 "used": {"economic-need-acute": "true"}, "at_recruitment": ["debt-bondage"], "intended_exploitation": false}`
	for name, in := range map[string]string{
		"json": json, "byte order mark": "\xef\xbb\xbf" + theExample, "json with mark": "\xef\xbb\xbf" + json,
		"crlf": strings.ReplaceAll(theExample, "\n", "\r\n"), "quoted": strings.ReplaceAll(theExample, ": yes", ": \"yes\""),
		"booleans":        strings.NewReplacer(": yes", ": true", ": no,", ": false,").Replace(theExample),
		"quoted booleans": strings.NewReplacer(": yes", ": 'true'", ": no,", ": \"false\",").Replace(theExample),
		"capitals":        strings.NewReplacer(": yes", ": Yes", ": no,", ": NO,").Replace(theExample),
		"a start mark":    "---\n" + theExample,
	} {
		t.Run(name, func(t *testing.T) {
			if d := cmp.Diff(want, parse(t, c, in)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestMissingAndEmptyKeysTakeTheDefaults(t *testing.T) {
	c := load(t)
	for _, in := range []string{"{}", "age: adult", "form:\ncountry:\nrole:\nage:\nnow:\nsigns:\nused:\nat_recruitment:\nintended_exploitation:\n",
		`{"signs": {}, "at_recruitment": [], "now": {}, "used": null, "country": ""}`} {
		got := parse(t, c, in)
		if d := cmp.Diff(c.NoAnswers(), got); d != "" {
			t.Errorf("%s: %s", in, d)
		}
		if got.Form != "person" || got.Role != "other" || got.Country != "" || got.Age != rule.Adult {
			t.Errorf("%s: got %+v", in, got)
		}
	}
}

func TestNoIsNorway(t *testing.T) {
	c := load(t)
	for in, want := range map[string]string{
		"NO": "NO", "no": "NO", "'NO'": "NO", "el": "EL", "GR": "EL", "gr": "EL", "gb": "UK", "UK": "UK", "UA": "UA", "MD": "MD", "CH": "CH", "IS": "IS", "de": "DE",
	} {
		if got := parse(t, c, "country: "+in).Country; got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
	if got := parse(t, c, `{"country": "NO"}`).Country; got != "NO" {
		t.Errorf("json: %q", got)
	}
}

// rules 10
func TestUsedAndOnTheWayOfOtherSignsAreAccepted(t *testing.T) {
	c := load(t)
	f := parse(t, c, "used: {excessive-hours: yes, debt-bondage: no, insecure-legal-status: unknown}\nat_recruitment: [excessive-hours, advert-youth-language, excessive-hours]\n")
	if r := c.Set().Score(&f.Answers); r.Level != rule.L0 {
		t.Errorf("level %s", r.Level)
	}
}

func TestRefusesWhatIsNotUnderstood(t *testing.T) {
	c := load(t)
	for name, x := range map[string]struct {
		in   string
		line int
		key  string
		says string
	}{
		"empty":                   {"", 0, "", "empty"},
		"only comments":           {"# hello\n", 0, "", "empty"},
		"a list":                  {"- a\n", 1, "", "map of keys"},
		"a word":                  {"hello\n", 1, "", "map of keys"},
		"null":                    {"~\n", 0, "", ""},
		"unknown key":             {"age: adult\nsings: {}\n", 2, "", `"sings" is not known; did you mean "signs"?`},
		"unknown key, far":        {"age: adult\nwhatever: {}\n", 2, "", `"whatever" is not known`},
		"key in capitals":         {"Age: adult\n", 1, "", `did you mean "age"?`},
		"repeated key":            {"age: adult\nrole: ngo\nage: child\n", 3, "age", "twice"},
		"unknown age":             {"age: teenager\n", 1, "age", "adult, child, unsure"},
		"age as a number":         {"age: 17\n", 1, "age", "adult, child, unsure"},
		"unknown form":            {"form: long\n", 1, "form", "person, quick"},
		"unknown role":            {"role: spy\n", 1, "role", "municipality"},
		"role as a list":          {"role: [ngo]\n", 1, "role", "a list"},
		"unknown country":         {"country: XX\n", 1, "country", "XX"},
		"country of three":        {"country: ITA\n", 1, "country", "ITA"},
		"country as a boolean":    {"country: false\n", 1, "country", "false"},
		"country as a map":        {"country: {a: b}\n", 1, "country", "a map"},
		"unknown sign":            {"signs:\n  phone-monitored: yes\n  documents-witheld: yes\n", 3, "signs", `did you mean "documents-withheld"?`},
		"unknown sign, far":       {"signs: {nothing-like-it: yes}\n", 1, "signs", `"nothing-like-it" is not a sign`},
		"rejected sign":           {"signs: {x-selling-sex: yes}\n", 1, "signs", "is not a sign"},
		"repeated sign":           {"signs:\n  debt-bondage: yes\n  debt-bondage: no\n", 3, "debt-bondage", "twice"},
		"unknown answer":          {"signs:\n  debt-bondage: maybe\n", 2, "signs.debt-bondage", `"maybe" is not one of`},
		"answer as a number":      {"signs: {debt-bondage: 1}\n", 1, "signs.debt-bondage", `"1" is not one of`},
		"answer missing":          {"signs:\n  debt-bondage:\n", 2, "signs.debt-bondage", "nothing"},
		"answer as a list":        {"signs: {debt-bondage: [yes]}\n", 1, "signs.debt-bondage", "a list"},
		"signs as a list":         {"signs: [debt-bondage]\n", 1, "signs", "a list"},
		"signs as a word":         {"signs: yes\n", 1, "signs", "a single value"},
		"not-asked about use":     {"used: {economic-need-acute: not-asked}\n", 1, "used.economic-need-acute", "not-asked"},
		"unknown sign in used":    {"used:\n  poor: yes\n", 2, "used", "is not a sign"},
		"unknown question":        {"now:\n  self_harm: no\n  locked: yes\n", 3, "now", "questions about now"},
		"question nearly right":   {"now: {locked_inn: yes}\n", 1, "now", `did you mean "locked_in"?`},
		"declined about now":      {"now: {locked_in: declined}\n", 1, "now.locked_in", "declined"},
		"now as a word":           {"now: no\n", 1, "now", "a single value"},
		"on the way as a map":     {"at_recruitment: {debt-bondage: yes}\n", 1, "at_recruitment", "a map"},
		"on the way as a word":    {"at_recruitment: debt-bondage\n", 1, "at_recruitment", "a single value"},
		"on the way, unknown":     {"at_recruitment:\n- debt-bondage\n- debt-bandage\n", 3, "at_recruitment", `did you mean "debt-bondage"?`},
		"on the way, nested":      {"at_recruitment: [[debt-bondage]]\n", 1, "at_recruitment", "a list"},
		"intended, a word":        {"intended_exploitation: perhaps\n", 1, "intended_exploitation", "perhaps"},
		"intended, a list":        {"intended_exploitation: [yes]\n", 1, "intended_exploitation", "a list"},
		"second document":         {"age: adult\n---\nage: child\n", 2, "", "second document"},
		"too deep":                {"signs: {debt-bondage: " + strings.Repeat("[", 16) + strings.Repeat("]", 16) + "}", 1, "", "deeper than 16"},
		"too large":               {"# " + strings.Repeat("x", 64<<10), 0, "", "65536"},
		"not utf-8":               {"role: \xe8\n", 1, "", "UTF-8"},
		"broken":                  {"signs: {debt-bondage: yes\n", 0, "", "broken"},
		"json, repeated":          {"{\"age\": \"adult\",\n\"Age\": \"child\"}", 2, "Age", "twice"},
		"json, unknown sign":      {"{\"signs\":\n{\"debt\": true}}", 2, "signs", "is not a sign"},
		"a long unknown key":      {strings.Repeat("k", 60000) + ": x\n", 1, "", "is not known"},
		"an escape as an unknown": {"signs: {\"a\\e[31m\": yes}\n", 1, "signs", "is not a sign"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseAnswers([]byte(x.in), c)
			e, ok := errors.AsType[*yamldoc.Error](err)
			if !ok {
				t.Fatalf("got %v, want an *Error", err)
			}
			if x.line != 0 && e.Line != x.line || e.Key != x.key {
				t.Errorf("line %d key %q, want %d %q: %v", e.Line, e.Key, x.line, x.key, err)
			}
			if text := err.Error(); !strings.Contains(text, x.says) || len(text) > 300 || strings.ContainsAny(text, "\n\x1b") {
				t.Errorf("got %.400q, want one short line that says %q", text, x.says)
			}
		})
	}
}

func TestASmallAliasWorksAndALargeOneIsRefused(t *testing.T) {
	c := load(t)
	f := parse(t, c, "signs: &x {debt-bondage: yes}\nused: *x\n")
	if i := at(t, c, "debt-bondage"); f.Signs[i] != rule.Yes || f.Used[i] != rule.Yes {
		t.Error("the alias was not followed")
	}
	bomb := "now: &a [x,x,x,x,x,x,x,x,x,x]\nsigns: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nused: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n" +
		"at_recruitment: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\nage: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n"
	if _, err := ParseAnswers([]byte(bomb), c); err == nil || !strings.Contains(err.Error(), "expand") {
		t.Errorf("got %v", err)
	}
}

func TestDistanceCountsUpToTwo(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"abc", "abc", 0}, {"abc", "abd", 1}, {"abc", "acb", 1}, {"abc", "ab", 1}, {"abc", "abcde", 2}, {"abc", "xyz", 3}, {"", "abc", 3}, {"", "", 0}, {"ca", "abc", 3}} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func FuzzAnswers(f *testing.F) {
	c := load(f)
	for _, s := range []string{theExample, "{}", `{"signs": {"debt-bondage": true}}`, "age: child\nsigns:\n  forced-crime: yes\n", "country: NO", "signs: &x {a: b}\nused: *x",
		"now: {self_harm: yes}\nat_recruitment:\n- debt-bondage\n", "used: {economic-need-acute: 'true'}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := ParseAnswers(data, c)
		if err != nil {
			e, ok := errors.AsType[*yamldoc.Error](err)
			if !ok || e.Msg == "" || strings.ContainsAny(err.Error(), "\n\x00\x1b") {
				t.Fatalf("not one plain sentence: %T %q", err, err)
			}
			return
		}
		if len(a.Signs) != len(c.Signs) || len(a.Used) != len(c.Signs) || len(a.OnTheWay) != len(c.Signs) {
			t.Fatal("answers of another length")
		}
		r := c.Set().Score(&a.Answers)
		if _, err := c.JSON(r, nil, ""); err != nil {
			t.Fatal(err)
		}
		steps := NextSteps(c, a, r, c.Set().Changes(&a.Answers, r))
		if len(steps) == 0 || steps[len(steps)-1].Kind != StepNothing {
			t.Fatalf("steps %v", steps)
		}
	})
}
