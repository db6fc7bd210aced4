package pathway

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/platform/yamldoc"
)

// OverrideLimits bound an operator's file: some hundred lines of contacts.
func OverrideLimits() yamldoc.Limits { return yamldoc.Limits{Bytes: 128 << 10, Depth: 4} }

// Override returns the directory with an operator's corrections, line by line:
//
//	lines:
//	  it-antitratta: {state: checked, by: "A. Person, Service", on: "2026-11-24"}
//	  it-inl: {phone: "0102", shown: 01 02, hours: Mon-Fri 9-12, state: checked, by: …, on: …}
//	  it-113: {hidden: yes}
//
// Keys of a line: phone, shown, name, always, hours, languages, mail, site, note,
// state, source, by, on, hidden. A new number leaves the old source and check
// behind. It refuses ids that the pack does not have, a phone that is not
// quoted, a new number without a state, a check in the future, and an emergency
// number that is hidden or unconfirmed; its errors name the line of the file.
func (d *Directory) Override(file string, data []byte) (*Directory, error) {
	root, err := yamldoc.Parse(data, OverrideLimits())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	r := &corrections{file: file, today: d.today()}
	list := r.only(root, "lines")
	out := &Directory{today: d.today}
	done := map[string]bool{}
	for _, c := range d.countries {
		lines := make([]Line, 0, len(c.Lines))
		for _, l := range c.Lines {
			n, ok := list.Get(l.ID)
			if ok {
				done[l.ID] = true
				var hidden bool
				if l, hidden = r.line(n, l); hidden {
					continue
				}
			}
			lines = append(lines, l)
		}
		c.Lines = lines
		out.countries = append(out.countries, c)
	}
	for _, e := range list.Map {
		if !done[e.Key] {
			r.fail(e.Line, "there is no line %q in the contacts", yamldoc.Clip(e.Key))
		}
	}
	if r.err != nil {
		return nil, r.err
	}
	return out, nil
}

// corrections reads the file; the first error, by line, stays.
type corrections struct {
	file  string
	today time.Time
	at    int
	err   error
}

func (r *corrections) fail(line int, format string, args ...any) {
	if r.err == nil || line < r.at {
		r.at = line
		r.err = fmt.Errorf("%s: line %d: %s", r.file, line, fmt.Sprintf(format, args...))
	}
}

// only returns the map under the one key that the file may have.
func (r *corrections) only(root yamldoc.Node, key string) yamldoc.Node {
	n, ok := root.Get(key)
	switch {
	case !ok || len(root.Map) != 1:
		r.fail(max(root.Line, 1), "the file holds one key, %s:, and below it the ids of the lines to correct", key)
	case n.Kind == yamldoc.Null: // nothing to correct yet
	case n.Kind != yamldoc.Map:
		r.fail(n.Line, "below %s: stand the ids of the lines to correct", key)
	}
	return n
}

// line corrects one line of the contacts; hidden takes it off the pages.
func (r *corrections) line(n yamldoc.Node, l Line) (corrected Line, hidden bool) {
	if n.Kind != yamldoc.Map {
		r.fail(n.Line, "%s: what to correct is missing, for example state: checked", l.ID)
		return l, false
	}
	before := l
	l.Own = true
	if _, ok := n.Get("phone"); ok { // what was known was known of another number
		l.Source, l.By, l.On = "", "", ""
	}
	var stated, shown, always, hours bool
	for _, e := range n.Map {
		switch e.Key {
		case "phone":
			l.Phone = r.phone(e)
		case "shown":
			l.Shown, shown = r.text(e, 40), true
		case "name":
			l.Name, l.Described = r.text(e, 120), false
		case "always":
			l.Always, always = r.yes(e), true
		case "hours":
			l.Hours, hours = r.text(e, 80), true
		case "languages":
			l.Languages = r.codes(e)
		case "mail":
			l.Mail = []string{r.mail(e)}
		case "site":
			l.Site = r.site(e)
		case "note":
			l.Note = r.text(e, 300)
		case "state":
			l.State, stated = State(r.text(e, 20)), true
		case "source":
			l.Source = r.text(e, 200)
		case "by":
			l.By = r.text(e, 120)
		case "on":
			l.On = r.date(e)
		case "hidden":
			hidden = r.yes(e)
		default:
			r.fail(e.Line, "the key %q is not known here", yamldoc.Clip(e.Key))
		}
	}
	if l.Phone != before.Phone && !shown {
		l.Shown = l.Phone
	}
	switch {
	case always && l.Always && hours:
		r.fail(n.Line, "%s: always: yes and hours cannot both be so; give one of them", l.ID)
	case hours:
		l.Always = false
	}
	if l.Kind == Urgent && (hidden || l.State == Unconfirmed) {
		r.fail(n.Line, "%s: an emergency number cannot be hidden or unconfirmed: nothing would stand in its place", l.ID)
	}
	r.check(n.Line, before, l, stated)
	return l, hidden
}

// check holds what several keys say together.
func (r *corrections) check(line int, before, l Line, stated bool) {
	switch {
	case l.Phone != before.Phone && !stated:
		r.fail(line, "%s: a new number needs a state: checked (with by and on) or seen (with source)", l.ID)
	case l.Phone != "" && !sameNumber(l.Phone, l.Shown):
		r.fail(line, "%s: phone %q and shown %q are not the same number", l.ID, l.Phone, yamldoc.Clip(l.Shown))
	case !slices.Contains([]State{Checked, Seen, Unconfirmed}, l.State):
		r.fail(line, "%s: state is checked, seen or unconfirmed, not %q", l.ID, yamldoc.Clip(string(l.State)))
	case l.State == Checked && (l.By == "" || l.On == ""):
		r.fail(line, "%s: checked needs by (a name) and on (a date like \"2026-11-24\")", l.ID)
	case l.State == Seen && l.Source == "":
		r.fail(line, "%s: seen needs a source", l.ID)
	case l.State != Checked && (l.By != "" || l.On != ""):
		r.fail(line, "%s: by and on belong to state: checked", l.ID)
	}
}

func (r *corrections) text(e yamldoc.Entry, longest int) string {
	s := strings.TrimSpace(e.Value.Scalar)
	switch {
	case e.Value.Kind != yamldoc.Scalar || s == "":
		r.fail(e.Line, "%s must be a text", e.Key)
	case utf8.RuneCountInString(s) > longest:
		r.fail(e.Line, "%s is longer than %d characters", e.Key, longest)
	case strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsPrint(c) }):
		r.fail(e.Line, "%s must be one line of ordinary characters", e.Key)
	}
	return s
}

// phone is a quoted string: YAML reads 0102 as 66.
func (r *corrections) phone(e yamldoc.Entry) string {
	s := r.text(e, 20)
	if !e.Value.Quoted {
		r.fail(e.Line, "phone must be a quoted string, as \"0102\": YAML would change its digits")
	} else if !phonePattern.MatchString(s) {
		r.fail(e.Line, "phone %q is not a number: digits only, with an optional + before them", yamldoc.Clip(s))
	}
	return s
}

func (r *corrections) date(e yamldoc.Entry) string {
	s := r.text(e, 20)
	_, err := time.Parse(time.DateOnly, s)
	switch {
	case err != nil:
		r.fail(e.Line, "on must be a date like \"2026-11-24\"")
	case s > r.today.Format(time.DateOnly):
		r.fail(e.Line, "on is %s, a date in the future: nobody can have checked the number then", s)
	}
	return s
}

func (r *corrections) yes(e yamldoc.Entry) bool {
	switch strings.ToLower(e.Value.Scalar) {
	case "yes", "true":
		return true
	case "no", "false":
		return false
	}
	r.fail(e.Line, "%s is yes or no", e.Key)
	return false
}

func (r *corrections) codes(e yamldoc.Entry) []string {
	out := make([]string, 0, len(e.Value.List))
	for _, n := range e.Value.List {
		if n.Kind != yamldoc.Scalar || len(n.Scalar) < 2 || len(n.Scalar) > 3 || strings.Trim(n.Scalar, "abcdefghijklmnopqrstuvwxyz") != "" {
			r.fail(n.Line, "languages is a list of codes, as [it, en]")
		}
		out = append(out, n.Scalar)
	}
	if len(out) == 0 {
		r.fail(e.Line, "languages is a list of codes, as [it, en]")
	}
	return out
}

func (r *corrections) mail(e yamldoc.Entry) string {
	s := r.text(e, 100)
	if !mailPattern.MatchString(s) {
		r.fail(e.Line, "mail is one address in small letters, as help@example.org")
	}
	return s
}

func (r *corrections) site(e yamldoc.Entry) string {
	s := r.text(e, 100)
	if !sitePattern.MatchString(s) {
		r.fail(e.Line, "site is a host name without https://, as example.org")
	}
	return s
}
