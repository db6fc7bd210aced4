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
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/pathway"
)

// A Choice is one option of a list, by its value in the form.
type Choice string

// A Sheet is what the form about a referral holds. The zero Choice is "not asked".
type Sheet struct {
	Kind    Choice // "ordinary" or "emergency"
	To      string // id of a line of the contacts, "" where it is written by hand
	Country string // country of the service that receives, an id of the contacts or ""
	Age     rule.Age

	Consent [Steps]Choice // "yes", "no" or ""

	Needs               []Choice
	Needed              string // further needs, typed
	Via                 Choice // how to reach the person
	ViaHow, Hours, Code string
	Never               []Choice
	Language            string // code of a spoken language
	Interpreter, Worker Choice
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
const Longest = 160

var (
	kinds        = []Choice{"ordinary", "emergency"}
	steps        = [Steps]Choice{"talk", "write", "share", "signs", "words", "police"}
	needs        = []Choice{"sleep", "doctor", "food", "phone", "legal", "papers", "child", "transport"}
	vias         = []Choice{"service", "own", "other"}
	nevers       = []Choice{"calls", "messages", "voicemail", "home", "work"}
	interpreters = []Choice{"needed", "not-needed"}
	workers      = []Choice{"woman", "man", "any"}
)

// Names lists every field of the form.
func Names() []string {
	out := []string{"kind", "to", "needed", "via", "via-how", "hours", "code", "language", "interpreter", "worker", "from", "reach", "called"}
	for _, s := range steps {
		out = append(out, "agree-"+string(s))
	}
	for _, n := range needs {
		out = append(out, "need-"+string(n))
	}
	for _, n := range nevers {
		out = append(out, "never-"+string(n))
	}
	for i := range out {
		out[i] = Field + out[i]
	}
	return out
}

// Read makes a sheet of the fields of a form. What is not in a list, and what
// is too long, is named by [Sheet.Problems].
func Read(fields map[string]string, age rule.Age, contacts *pathway.Directory) Sheet {
	s := Sheet{Age: age}
	get := func(name string) string { return strings.TrimSpace(fields[Field+name]) }
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
		v := strings.Join(strings.Fields(get(name)), " ")
		if utf8.RuneCountInString(v) > Longest {
			s.tooLong = append(s.tooLong, Field+name)
		}
		return v
	}
	s.Kind = one("kind", kinds)
	for i, step := range steps {
		s.Consent[i] = one("agree-"+string(step), []Choice{"yes", "no"})
	}
	s.Needs, s.Needed = many("need-", needs), typed("needed")
	s.Via, s.ViaHow, s.Hours, s.Code, s.Never = one("via", vias), typed("via-how"), typed("hours"), typed("code"), many("never-", nevers)
	s.Interpreter, s.Worker = one("interpreter", interpreters), one("worker", workers)
	s.From, s.Reach, s.Called = typed("from"), typed("reach"), typed("called")
	s.Language = string(one("language", spoken()))
	s.To, s.Country = receiver(get("to"), contacts)
	if s.Country == "" && get("to") != "" && get("to") != ByHand {
		s.unknown = append(s.unknown, Field+"to")
	}
	return s
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
	for _, c := range pathway.Spoken() {
		out = append(out, Choice(c))
	}
	return out
}

// A Ruling says whether there may be a sheet.
type Ruling uint8

// The rulings.
const (
	Agreed       Ruling = iota // the person agreed to write and to share
	ForChild                   // not agreed, but protection of a child comes first
	ForDanger                  // not agreed, but there is danger now
	NotToWrite                 // the person does not want it written
	NotToShare                 // the person does not want it shared, or was not asked
	NothingToSay               // nothing that another service could act on
)

// Rule decides whether there may be a sheet, and on what ground.
func (s Sheet) Rule() Ruling {
	agreed := s.Consent[ToWrite] == "yes" && s.Consent[ToShare] == "yes"
	switch {
	case len(s.Needs) == 0 && s.Needed == "":
		return NothingToSay
	case agreed:
		return Agreed
	case s.Age != rule.Adult:
		return ForChild
	case s.Kind == "emergency":
		return ForDanger
	case s.Consent[ToWrite] != "yes":
		return NotToWrite
	default:
		return NotToShare
	}
}

// Made reports whether the ruling allows a sheet.
func (r Ruling) Made() bool { return r <= ForDanger }

// StepID is the word for a step of consent in the form, as in "r.agree-share".
func StepID(step int) string { return string(steps[step]) }
