package pathway

import (
	"slices"
	"strings"
	"time"

	"github.com/free2link/free2link/internal/platform/i18n"
)

// A Step is one thing to do, with its reason.
type Step struct{ Title, Text string }

// Needs says what kind of help is needed now. Nothing set means safety: who
// opens the page without a word needs the whole of it.
type Needs struct{ Safety, Doctor, SelfHarm bool }

// Urgency is what to say to 112 and what to do in the first minutes, in order.
type Urgency struct {
	Say     string
	Minutes []Step
}

type words struct{ title, text string }

var (
	stay       = words{i18n.MarkC("minutes", "Stay with the person until help comes"), i18n.MarkC("minutes", "Water, warmth, a coat, a quiet seat. Say what will happen next, and only what you know.")}
	askOnly    = words{i18n.MarkC("minutes", "Ask only what you need now"), i18n.MarkC("minutes", "Are you hurt? Is a child or somebody else still there? Who could come?")}
	selfHarm   = words{i18n.MarkC("minutes", "Do not leave them alone"), i18n.MarkC("minutes", "Sit with them. Speak openly: asking about it does not make it worse. Put away what could hurt. If you must leave, let a colleague stay.")}
	justListen = words{i18n.MarkC("minutes", "Listen, and do not argue"), i18n.MarkC("minutes", "Do not say that it will pass. Say that you are glad they told you, and that you will find help together.")}
	doctor     = words{i18n.MarkC("minutes", "Let them sit or lie down"), i18n.MarkC("minutes", "Ask where it hurts, and what they took or were given. Do not give medicine. Tell 112 what you see, and do what they say.")}
	safety     = []words{
		{i18n.MarkC("minutes", "Leave, if you can leave together"), i18n.MarkC("minutes", "Go to a room with a lock, or a public place with people. Take nothing with you that slows you down.")},
		{i18n.MarkC("minutes", "Do not face the person in control"), i18n.MarkC("minutes", "No argument, no questions, no photo. It can make things worse after you have gone.")},
		{i18n.MarkC("minutes", "Put the phones away from the talk"), i18n.MarkC("minutes", "The person’s phone may show where it is or let others listen. Do not switch it off suddenly: silence can be noticed.")},
	}
)

// UrgencyOf returns the words that fit the needs: nobody who thinks of ending
// their life is sent into a locked room.
func UrgencyOf(l *i18n.Locale, n Needs) Urgency {
	var list []words
	var say []string
	if n.Safety || !n.Doctor && !n.SelfHarm {
		list = append(list, safety...)
		say = append(say, l.T("Somebody is being held or threatened."))
	}
	if n.SelfHarm {
		list = append(list, selfHarm, justListen)
		say = append(say, l.T("Somebody thinks of ending their life."))
	}
	if n.Doctor {
		list = append(list, doctor)
		say = append(say, l.T("Somebody needs a doctor now."))
	}
	u := Urgency{Say: strings.Join(say, " ")}
	for _, w := range append(list, askOnly, stay) {
		u.Minutes = append(u.Minutes, Step{l.TC("minutes", w.title), l.TC("minutes", w.text)})
	}
	return u
}

// A Call is a line made ready for a page: a number that may be given out, what
// it is, and what is known about it.
type Call struct {
	ID, Label, NameLang, About string
	Phone, Shown               string
	State, Warning             string
	Checked                    bool // by the operator, and not too long ago
}

// Call makes a line ready. It reports false where the number may not be given out.
func (d *Directory) Call(l *i18n.Locale, c Country, line Line) (Call, bool) {
	if !line.Call() {
		return Call{}, false
	}
	return Call{
		ID: line.ID, Label: line.Say(l, "name").String, NameLang: line.NameLang(l, c), About: line.Say(l, "about").String,
		Phone: line.Phone, Shown: line.Shown, State: d.SayState(l, line), Warning: line.Say(l, "warning").String, Checked: line.State == Checked && !d.Old(line),
	}, true
}

// SayState says what is known about a line: who checked it and when, where it
// was seen, or that it is not confirmed. Decision 10 of the project.
func (d *Directory) SayState(l *i18n.Locale, line Line) string {
	switch line.State {
	case Checked:
		on, err := time.Parse(time.DateOnly, line.On)
		switch {
		case err != nil:
		case d.Old(line):
			return l.T("Checked on %s by %s. That is more than 180 days ago: the number may have changed.", l.Date(on), line.By)
		default:
			return l.T("Checked on %s by %s", l.Date(on), line.By)
		}
	case Seen:
		return l.T("Seen on: %s. Not called by us.", line.Say(l, "source").String)
	case Unconfirmed:
	}
	return l.T("Not confirmed")
}

// Calls returns the lines of one kind in a country that may be given out; none
// for a country that is not in the directory.
func (d *Directory) Calls(l *i18n.Locale, country string, k Kind) []Call {
	c, ok := d.Country(country)
	if !ok {
		return nil
	}
	var out []Call
	for _, line := range c.Of(k) {
		if call, ok := d.Call(l, c, line); ok {
			out = append(out, call)
		}
	}
	return out
}

// EmergencyCall is the number to call in danger: 112 where the country is not
// known or in the EU. It reports false where none may be given out.
func (d *Directory) EmergencyCall(l *i18n.Locale, country string) (Call, bool) {
	c, ok := d.Country(country)
	if !ok {
		c.EU = true
	}
	line, ok := c.Emergency()
	if !ok {
		return Call{}, false
	}
	return d.Call(l, c, line)
}

// InDanger is what the first lines of a page say about danger.
type InDanger struct {
	Emergency *Call  // nil where the country's number may not be given out
	EU        bool   // it is 112
	NowPath   string // of the page on what to do first
}

// InDanger says whom to call at once in a country, zero where it is not known.
func (d *Directory) InDanger(l *i18n.Locale, c Country) InDanger {
	out := InDanger{NowPath: "/contacts/now"}
	if c.ID != "" {
		out.NowPath += "?" + c.Query()
	}
	if call, ok := d.EmergencyCall(l, c.ID); ok {
		out.Emergency, out.EU = &call, call.ID == Emergency.ID
	}
	return out
}

// Urgent returns the lines that stand beside 112: those of the country, or the
// first anti-trafficking line of the countries that the project works in.
func (d *Directory) Urgent(l *i18n.Locale, country string) []Call {
	var out []Call
	if _, ok := d.Country(country); ok {
		for _, k := range []Kind{Trafficking, Child, Violence} {
			if calls := d.Calls(l, country, k); len(calls) > 0 {
				out = append(out, calls[0])
			}
		}
		return out
	}
	for _, id := range Home {
		c, _ := d.Country(id)
		if calls := d.Calls(l, id, Trafficking); len(calls) > 0 {
			call := calls[0]
			call.Label = c.Say(l) + ", " + call.Label
			call.NameLang = ""
			out = append(out, call)
		}
	}
	return out
}

// Home lists the countries that the project works in: their pathways are
// described, and their lines stand first.
var Home = []string{"it", "el", "pl"}

// NameLang is the language of the line's name, where it is a name and not the
// reader's language; "" where that is not known.
func (line Line) NameLang(l *i18n.Locale, c Country) string {
	if line.Described || string(l.Lang()) == c.ID || !slices.Contains(Home, c.ID) {
		return ""
	}
	return c.ID
}
