// Package sheet makes the referral sheet: the least that another service needs
// to help one person, in two languages side by side.
//
// It guarantees that nothing goes on the sheet that the person did not agree
// to: their words and the signs each need their own yes, and without a yes to
// sharing there is no sheet, except for a child or in danger now, where the
// sheet says so on its face. What can be chosen from a list is chosen, because
// a choice can be said in both languages; typed text stays as it was typed.
//
// It keeps nothing and sends nothing. Decision 15 and rules R9, R13, R17, R18
// of the project.
package sheet

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/speech"
)

// A Choice is one option of a list, by its value in the form.
type Choice string

// A Sheet is what the form about a referral holds. The zero Choice is "not asked".
type Sheet struct {
	Kind    Choice // "ordinary" or "emergency"
	To      string // id of a line of the contacts, "" where it is written by hand
	Country string // country of the service that receives, an id of the contacts or ""
	Name    string // of the service that is written by hand
	Police  bool   // the police receive it
	Age     rule.Age

	Consent [Steps]Choice // "yes", "no" or ""

	Needs               []Choice
	Needed              string // further needs, typed
	Via                 Choice // how to reach the person
	ViaHow, Hours, Code string
	Never               []Choice
	Language            string // code of a spoken language
	Interpreter, Worker Choice
	Told                Choice // the person was told of sharing without a yes: "told" or "will"
	Number              string // of the sheet, the same for all its copies
	From, Reach, Called string
	Today               time.Time // the day of the sheet
	unknown, tooLong    []string
}

// Holds is how long what was agreed about safe contact holds before it must be
// asked again.
const Holds = 14 * 24 * time.Hour

// The steps of consent, in the order in which they are asked.
const (
	ToTalk = iota
	ToWrite
	ToShare
	ToSigns
	ToWords
	ToPolice
	Steps
)

// Field is the name of a field of the form; every one begins with it.
const Field = "r."

// Longest is how many characters a typed field may have, so that the sheet
// stays on one page.
const Longest = 90

// LongestName is how many characters a code word and what the person is called
// may have.
const LongestName = 40

// The lists to choose from, in order of showing; [SayChoice] says them.
var (
	Needs        = []Choice{"sleep", "doctor", "food", "phone", "legal", "papers", "child", "transport"}
	Vias         = []Choice{"service", "own", "other"}
	Nevers       = []Choice{"calls", "messages", "voicemail", "home", "work"}
	Interpreters = []Choice{"needed", "not-needed"}
	Workers      = []Choice{"woman", "man", "any"}
)

var (
	kinds        = []Choice{"ordinary", "emergency"}
	steps        = [Steps]Choice{"talk", "write", "share", "signs", "words", "police"}
	tellings     = []Choice{"told", "will"}
	ages         = []Choice{"adult", "child", "unsure"} // in the order of rule.Age
	numberFormat = regexp.MustCompile(`^[a-z0-9]{4}-[a-z0-9]{4}$`)
)

// Names lists every field of the form.
func Names() []string {
	out := []string{"kind", "to", "name", "age", "told", "number", "needed", "via", "via-how", "hours", "code", "language", "interpreter", "worker", "from", "reach", "called"}
	for _, s := range steps {
		out = append(out, "agree-"+string(s))
	}
	for _, n := range Needs {
		out = append(out, "need-"+string(n))
	}
	for _, n := range Nevers {
		out = append(out, "never-"+string(n))
	}
	for i := range out {
		out[i] = Field + out[i]
	}
	return out
}

// Read makes a sheet of the fields of a form. age is what the reading before it
// knows; nil where there was none, and then the form asks, and no answer means
// not sure. What is not in a list, and what is too long, is named by
// [Sheet.Problems].
func Read(fields map[string]string, age *rule.Age, contacts *pathway.Directory) Sheet {
	s := Sheet{Age: rule.Unsure}
	get := func(name string) string { return Clean(fields[Field+name]) }
	one := func(name string, list []Choice) Choice {
		v := Choice(get(name))
		if v != "" && !slices.Contains(list, v) {
			s.unknown = append(s.unknown, Field+name)
			return ""
		}
		return v
	}
	many := func(prefix string, list []Choice) (out []Choice) {
		for _, c := range list {
			if one(prefix+string(c), []Choice{"yes"}) != "" {
				out = append(out, c)
			}
		}
		return out
	}
	typed := func(name string) string {
		v := get(name)
		if utf8.RuneCountInString(v) > longest(name) {
			s.tooLong = append(s.tooLong, Field+name)
		}
		return v
	}
	s.Kind, s.Told = one("kind", kinds), one("told", tellings)
	if i := slices.Index(ages, one("age", ages)); i >= 0 {
		s.Age = rule.Age(i) //nolint:gosec // one of three
	}
	if age != nil {
		s.Age = *age
	}
	if n := get("number"); numberFormat.MatchString(n) {
		s.Number = n
	}
	for i, step := range steps {
		s.Consent[i] = one("agree-"+string(step), []Choice{"yes", "no"})
	}
	s.Needs, s.Needed = many("need-", Needs), typed("needed")
	s.Via, s.ViaHow, s.Hours, s.Code, s.Never = one("via", Vias), typed("via-how"), typed("hours"), typed("code"), many("never-", Nevers)
	s.Interpreter, s.Worker = one("interpreter", Interpreters), one("worker", Workers)
	s.From, s.Reach, s.Called, s.Name = typed("from"), typed("reach"), typed("called"), typed("name")
	s.Language = string(one("language", spoken()))
	s.To, s.Country = receiver(get("to"), contacts)
	if s.Country == "" && get("to") != "" && get("to") != ByHand {
		s.unknown = append(s.unknown, Field+"to")
	}
	if line, ok := contacts.Line(s.To); ok {
		s.Police = line.Police
	}
	return s
}

// Clean makes typed text fit for a line of the sheet: no line breaks, no
// characters that cannot be seen or that turn the direction of reading.
func Clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

func longest(name string) int {
	if name == "code" || name == "called" {
		return LongestName
	}
	return Longest
}

// ByHand is the receiver that is written on the sheet by hand; with a country
// and a hyphen before it, as "it-by-hand", it is one in that country.
const ByHand = "by-hand"

// receiver reads a line's id, or a country whose service is written by hand.
func receiver(to string, contacts *pathway.Directory) (line, country string) {
	code, rest, _ := strings.Cut(to, "-")
	c, known := contacts.Country(code)
	if !known || len(code) != 2 {
		return "", ""
	}
	if l, ok := contacts.Line(to); ok {
		return l.ID, c.ID
	}
	if rest == ByHand {
		return "", c.ID
	}
	return "", ""
}

func spoken() []Choice {
	out := []Choice{"other"}
	for _, c := range speech.Codes() {
		out = append(out, Choice(c))
	}
	return out
}

// A Ruling says whether there may be a sheet.
type Ruling uint8

// The rulings.
const (
	Agreed       Ruling = iota // the person agreed to talk, to write and to share
	ForChild                   // not agreed, but protection of a child comes first
	ForDanger                  // not agreed, but there is danger now
	NotToTalk                  // the person does not want to talk about it
	NotToWrite                 // the person does not want it written, or was not asked
	NotToShare                 // the person does not want it shared, or was not asked
	NotToPolice                // the police would receive it, and the person did not say yes to that
	NothingToSay               // nothing that another service could act on
)

// Rule decides whether there may be a sheet, and on what ground.
func (s Sheet) Rule() Ruling {
	no := s.refused()
	switch {
	case len(s.Needs) == 0 && s.Needed == "":
		return NothingToSay
	case no == Agreed:
		return Agreed
	case s.Age != rule.Adult:
		return ForChild
	case s.Kind == "emergency":
		return ForDanger
	}
	return no
}

// refused is the first step of consent without its yes, [Agreed] where none is.
func (s Sheet) refused() Ruling {
	switch {
	case s.Consent[ToTalk] == "no":
		return NotToTalk
	case s.Consent[ToWrite] != "yes":
		return NotToWrite
	case s.Consent[ToShare] != "yes":
		return NotToShare
	case s.Police && s.Consent[ToPolice] != "yes":
		return NotToPolice
	}
	return Agreed
}

// Made reports whether the ruling allows a sheet.
func (r Ruling) Made() bool { return r <= ForDanger }

// StepID is the word for a step of consent in the form, as in "r.agree-share".
func StepID(step int) string { return string(steps[step]) }
