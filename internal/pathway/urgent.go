package pathway

import (
	"time"

	"github.com/free2link/free2link/internal/platform/i18n"
)

// A Step is one thing to do, with its reason.
type Step struct{ Title, Text string }

var minutes = []struct{ title, text string }{
	{i18n.MarkC("minutes", "Leave, if you can leave together"), i18n.MarkC("minutes", "Go to a room with a lock, or a public place with people. Take nothing with you that slows you down.")},
	{i18n.MarkC("minutes", "Do not face the person in control"), i18n.MarkC("minutes", "No argument, no questions, no photo. It can make things worse after you have gone.")},
	{i18n.MarkC("minutes", "Put the phones away from the talk"), i18n.MarkC("minutes", "The person’s phone may show where it is or let others listen. Do not switch it off suddenly: silence can be noticed.")},
	{i18n.MarkC("minutes", "Ask only what you need now"), i18n.MarkC("minutes", "Are you hurt? Is a child or somebody else still there? Who could come?")},
	{i18n.MarkC("minutes", "Stay with the person until help comes"), i18n.MarkC("minutes", "Water, warmth, a coat, a quiet seat. If they think of ending their life, do not leave them alone. Say what will happen next, and only what you know.")},
}

// Minutes returns what to do in the first minutes of danger, in order.
func Minutes(l *i18n.Locale) []Step {
	out := make([]Step, 0, len(minutes))
	for _, m := range minutes {
		out = append(out, Step{l.TC("minutes", m.title), l.TC("minutes", m.text)})
	}
	return out
}

// A Call is a line made ready for a page: a number that may be given out, what
// it is, and what is known about it.
type Call struct {
	ID, Label, NameLang, About string
	Phone, Shown               string
	State                      string
	Checked                    bool
}

// CallOf makes a line ready. It reports false where the number may not be given out.
func CallOf(l *i18n.Locale, line Line) (Call, bool) {
	if !line.Call() {
		return Call{}, false
	}
	return Call{
		ID: line.ID, Label: line.Name, About: line.Say(l, "about").String, Phone: line.Phone, Shown: line.Shown,
		State: SayState(l, line), Checked: line.State == Checked,
	}, true
}

// SayState says what is known about a line: who checked it and when, where it
// was seen, or that it is not confirmed. Decision 10 of the project.
func SayState(l *i18n.Locale, line Line) string {
	switch line.State {
	case Checked:
		on, err := time.Parse(time.DateOnly, line.On)
		if err == nil {
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
		if call, ok := CallOf(l, line); ok {
			call.NameLang = nameLang(l, c)
			out = append(out, call)
		}
	}
	return out
}

// Urgent returns the lines that stand beside 112: those of the country, or the
// first anti-trafficking line of every country.
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
	for _, c := range d.countries {
		if calls := d.Calls(l, c.ID, Trafficking); len(calls) > 0 {
			call := calls[0]
			call.Label = l.Text("country."+c.ID, c.Name).String + ", " + call.Label
			call.NameLang = ""
			out = append(out, call)
		}
	}
	return out
}

// nameLang is the language of the names of a country's lines, where it is not
// the reader's own.
func nameLang(l *i18n.Locale, c Country) string {
	if string(l.Lang()) == c.ID {
		return ""
	}
	return c.ID
}
