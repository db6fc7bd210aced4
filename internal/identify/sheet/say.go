package sheet

import (
	"cmp"
	"slices"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/speech"
)

// A Part is one group of lines on the sheet.
type Part struct {
	Title string
	Lines []Line
}

// A Line is a label with its value. Typed values stand as they were typed.
type Line struct {
	Label, Value string
	Typed        bool
}

// Signs are the titles of the signs that may stand on the sheet, as the reader
// of each language has them, and how many more there are.
type Signs struct {
	Titles []string
	More   int
}

// Say puts the sheet in one language. Two languages give the same parts and
// lines in the same order, so that they can stand side by side. to is the name
// of the receiving service with its number, "" where it is written by hand.
func (s Sheet) Say(l *i18n.Locale, to, words string, signs Signs) []Part {
	return []Part{
		{l.TC("sheet", "Between"), s.between(l, to)},
		{l.TC("sheet", "What the person agreed to"), s.agreed(l)},
		{l.TC("sheet", "What is needed now"), s.needed(l, words)},
		{l.TC("sheet", "How to reach the person safely"), s.reaching(l)},
		{l.TC("sheet", "Signs noted, not conclusions"), s.signs(l, signs)},
	}
}

func (s Sheet) between(l *i18n.Locale, to string) []Line {
	return []Line{
		{l.TC("sheet", "From"), s.From, true},
		{l.TC("sheet", "Reach us at"), s.Reach, true},
		{l.TC("sheet", "To"), cmp.Or(to, s.Name), true},
		{l.TC("sheet", "The person is called here"), s.Called, true},
		{l.TC("sheet", "Age"), sayAge(l, s.Age), false},
	}
}

func sayAge(l *i18n.Locale, a rule.Age) string {
	switch a {
	case rule.Child:
		return l.TC("sheet", "under 18")
	case rule.Unsure:
		return l.TC("sheet", "not sure, to be treated as under 18")
	default:
		return l.TC("sheet", "18 or older")
	}
}

// StepWords names the steps of consent, for the sheet.
var stepWords = [Steps]string{
	ToTalk:   i18n.MarkC("sheet", "to talk"),
	ToWrite:  i18n.MarkC("sheet", "to write this sheet"),
	ToShare:  i18n.MarkC("sheet", "to share it with the service named above, and with nobody else"),
	ToSigns:  i18n.MarkC("sheet", "to name the signs"),
	ToWords:  i18n.MarkC("sheet", "to pass on their own words"),
	ToPolice: i18n.MarkC("sheet", "to tell the police"),
}

// agreed says each answer on its line of three: yes, no, not asked.
func (s Sheet) agreed(l *i18n.Locale) []Line {
	var by [3][]string
	for i, c := range s.Consent {
		at := 2
		switch c {
		case "yes":
			at = 0
		case "no":
			at = 1
		}
		by[at] = append(by[at], l.TC("sheet", stepWords[i]))
	}
	out := []Line{
		{l.TC("sheet", "Yes"), l.Series(by[0]), false},
		{l.TC("sheet", "No"), l.Series(by[1]), false},
		{l.TC("sheet", "Not asked"), l.Series(by[2]), false},
	}
	switch s.Rule() {
	case ForChild:
		out = append(out, Line{l.TC("sheet", "Why all the same"), l.TC("sheet", "Protection of a child.") + " " + sayTold(l, s.Told), false})
	case ForDanger:
		out = append(out, Line{l.TC("sheet", "Why all the same"), l.TC("sheet", "Danger now.") + " " + sayTold(l, s.Told), false})
	case Agreed, NotToTalk, NotToWrite, NotToShare, NotToPolice, NothingToSay:
	}
	return out
}

func sayTold(l *i18n.Locale, c Choice) string {
	if c == "told" {
		return l.TC("sheet", "The person was told.")
	}
	return l.TC("sheet", "The person will be told as soon as it is safe.")
}

var choiceWords = map[Choice]string{
	"sleep": i18n.MarkC("sheet", "a safe place to sleep"), "doctor": i18n.MarkC("sheet", "a doctor"), "food": i18n.MarkC("sheet", "food and clothes"),
	"phone": i18n.MarkC("sheet", "a phone that nobody else can open"), "legal": i18n.MarkC("sheet", "legal advice"), "papers": i18n.MarkC("sheet", "help with papers"),
	"child": i18n.MarkC("sheet", "care for a child"), "transport": i18n.MarkC("sheet", "a safe way to get there"),
	"service": i18n.MarkC("sheet", "through our service"), "own": i18n.MarkC("sheet", "on the person’s own phone, only as written here"), "other": i18n.MarkC("sheet", "through somebody they trust"),
	"calls": i18n.MarkC("sheet", "no calls"), "messages": i18n.MarkC("sheet", "no messages"), "voicemail": i18n.MarkC("sheet", "no voicemail"),
	"home": i18n.MarkC("sheet", "not where they live"), "work": i18n.MarkC("sheet", "not where they work"),
	"needed": i18n.MarkC("sheet", "needed, a professional, nobody from the same place or family"), "not-needed": i18n.MarkC("sheet", "not needed"),
	"woman": i18n.MarkC("sheet", "a woman"), "man": i18n.MarkC("sheet", "a man"), "any": i18n.MarkC("sheet", "no wish"),
}

// SayChoice says one option of a list, "" for none.
func SayChoice(l *i18n.Locale, c Choice) string {
	if w, ok := choiceWords[c]; ok {
		return l.TC("sheet", w)
	}
	return ""
}

func sayAll(l *i18n.Locale, list []Choice) string {
	out := make([]string, 0, len(list))
	for _, c := range list {
		out = append(out, SayChoice(l, c))
	}
	return l.Series(out)
}

func (s Sheet) needed(l *i18n.Locale, words string) []Line {
	out := []Line{
		{l.TC("sheet", "Needed"), sayAll(l, s.Needs), false},
		{l.TC("sheet", "Also"), s.Needed, true},
		{l.TC("sheet", "Language"), s.language(l), false},
		{l.TC("sheet", "Interpreter"), SayChoice(l, s.Interpreter), false},
		{l.TC("sheet", "Would rather talk to"), SayChoice(l, s.Worker), false},
	}
	if s.Consent[ToWords] == "yes" && words != "" {
		out = append(out, Line{l.TC("sheet", "In their own words"), words, true})
	}
	return out
}

func (s Sheet) language(l *i18n.Locale) string {
	switch s.Language {
	case "":
		return ""
	case "other":
		return l.TC("sheet", "another language, see above")
	default:
		return speech.Say(l, s.Language)
	}
}

func (s Sheet) reaching(l *i18n.Locale) []Line {
	return []Line{
		{l.TC("sheet", "How"), SayChoice(l, s.Via), false},
		{l.TC("sheet", "Number or place"), s.ViaHow, true},
		{l.TC("sheet", "Days and hours"), s.Hours, true},
		{l.TC("sheet", "Code word"), s.Code, true},
		{l.TC("sheet", "Never"), sayAll(l, s.Never), false},
		{l.TC("sheet", "Ask again after"), l.Date(s.Today.Add(Holds)), false},
	}
}

func (s Sheet) signs(l *i18n.Locale, signs Signs) []Line {
	switch {
	case s.Consent[ToSigns] != "yes":
		return []Line{{l.TC("sheet", "Signs"), l.TC("sheet", "left out: the person did not agree to it, or was not asked"), false}}
	case len(signs.Titles) == 0:
		return []Line{{l.TC("sheet", "Signs"), l.TC("sheet", "none noted"), false}}
	}
	titles := signs.Titles
	if signs.More > 0 {
		titles = append(slices.Clone(titles), l.N(signs.More, "and %d more", "and %d more"))
	}
	return []Line{{l.TC("sheet", "Signs"), l.Series(titles), false}}
}
