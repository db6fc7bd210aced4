package identifyweb

import (
	"errors"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/fault"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/yamldoc"
)

// maxFields is more than any form here sends: 139 signs with two boxes each.
const maxFields = 500

// maxLine is how many characters the two free texts may have.
const maxLine = 1000

var (
	msgForm   = i18n.Mark("The form could not be read. Nothing was kept. Go back and send it again.")
	msgFields = i18n.Mark("The form holds more fields than this page has. Nothing was kept.")
)

// form is what a browser sent, each field once. Several fields of one name
// become a problem, not a choice.
type form struct {
	values   map[string]string
	repeated []string
	unread   map[string]bool
	broken   bool     // a part of the body could not be read
	badText  []string // fields that are not UTF-8
}

// readForm reads the body of a POST. It refuses what is no form at all; what is
// wrong inside it is for the page to say.
func readForm(r *http.Request) (*form, error) {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "application/x-www-form-urlencoded" {
		return nil, fault.New(fault.Invalid, msgForm)
	}
	err := r.ParseForm() // pairs that can be read are there all the same
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return nil, err
	}
	if len(r.PostForm) > maxFields {
		return nil, fault.New(fault.Invalid, msgFields)
	}
	f := &form{broken: err != nil, values: make(map[string]string, len(r.PostForm)), unread: make(map[string]bool, len(r.PostForm))}
	for k, v := range r.PostForm {
		name := strings.ToValidUTF8(k, "�")
		value := strings.ReplaceAll(v[0], "\r\n", "\n")
		if len(v) > 1 {
			f.repeated = append(f.repeated, name)
			if !slices.Equal(v, slices.Repeat(v[:1], len(v))) {
				value = "" // nobody knows which one was meant
			}
		}
		if !utf8.ValidString(value) || name != k || strings.ContainsRune(value, 0) {
			f.badText = append(f.badText, name)
			value = strings.ReplaceAll(strings.ToValidUTF8(value, "�"), "\x00", "")
		}
		f.values[name] = value
		f.unread[name] = true
	}
	return f, nil
}

// take returns a field and marks it as known.
func (f *form) take(name string) string {
	delete(f.unread, name)
	return f.values[name]
}

// takeEither returns the field under one of two names; under both, it counts as
// sent more than once.
func (f *form) takeEither(name, other string) string {
	a, b := f.take(name), f.take(other)
	if name != other && a != "" && b != "" {
		f.repeated = append(f.repeated, other)
		if a != b {
			return "" // nobody knows which one was meant
		}
	}
	if a != "" {
		return a
	}
	return b
}

// common returns the problems that every form can have: fields sent twice,
// fields that are no text, fields the form does not know.
func (f *form) common(l *i18n.Locale, at func(name string) string) problems {
	var out problems
	if f.broken {
		out = append(out, problem{"", l.T("A part of the form could not be read. Please check your answers.")})
	}
	for _, name := range sortedNames(f.repeated) {
		out = append(out, problem{at(name), l.T("The field %s was sent more than once. Please answer it again.", l.Quote(yamldoc.Clip(name)))})
	}
	for _, name := range sortedNames(f.badText) {
		out = append(out, problem{at(name), l.T("The field %s holds characters that cannot be read. Please write it again.", l.Quote(yamldoc.Clip(name)))})
	}
	unknown := make([]string, 0, len(f.unread))
	for name := range f.unread {
		unknown = append(unknown, name)
	}
	for i, name := range sortedNames(unknown) {
		if i == 10 { // enough to see what is wrong
			break
		}
		out = append(out, problem{"", l.T("This form has no field %s.", l.Quote(yamldoc.Clip(name)))})
	}
	return out
}

// beginning reads the start form. What is missing or unknown is a problem at its field.
func (h *Handlers) beginning(f *form, l *i18n.Locale) (beginning, problems) {
	b := beginning{
		Country: f.take("country"), Role: f.take("role"), Age: f.take("age"), Alone: f.take("alone"),
		Interpreter: f.take("interpreter"), Form: f.take("form"),
		Safe: f.take("safe") == "1", Trained: f.take("trained") == "1", Seen: f.take("seen") == "1",
		Language: f.take("language"), Screen: f.take("at") == "screen",
	}
	var bad problems
	if !h.languages[i18n.Lang(b.Language)] && b.Language != "" {
		bad = append(bad, problem{"", l.T("This language is not offered.")})
		b.Language = ""
	}
	b.Change = f.values["do"] == "change"
	if b.Change {
		f.take("do")
	}
	b.Answers = h.answered(f)
	b.Brought = h.unseen(checkForm{Answers: b.Answers}, nil, false)
	back := b.Change || b.Language != "" && !b.Screen // the start form has not been filled in here: nothing is missing yet
	if _, ok := h.Contacts().Country(b.Country); !ok && b.Country != "other" && b.Country != "" {
		bad = append(bad, problem{"country", l.T("Choose a country from the list.")})
		b.Country = ""
	}
	bad = append(bad, b.checkChoices(l, back)...)
	for i := range b.Now {
		a, ok := answerOf(f.take(nowID(i)))
		b.Now[i] = a
		switch {
		case !ok || a == rule.Declined:
			bad = append(bad, problem{nowID(i), l.T("Choose yes, no or not known: %s", l.TC("now", nowQuestions[i].text))})
		case a == rule.NotAsked && !back:
			bad = append(bad, problem{nowID(i), l.T("Please answer first: %s", l.TC("now", nowQuestions[i].text))})
		}
	}
	for i := range b.Online {
		a, ok := answerOf(f.take(onlineID(i)))
		b.Online[i] = a
		if !ok || a == rule.Declined {
			bad = append(bad, problem{onlineID(i), l.T("Choose yes, no or not known: %s", l.TC("now", onlineQuestions[i].text))})
		}
	}
	return b, append(f.common(l, func(name string) string { return name }), bad...)
}

// answered reads signs that were answered before the check began. A value that is not offered stays unread and is named.
func (h *Handlers) answered(f *form) map[int]rule.Answer {
	out := map[int]rule.Answer{}
	for i := range h.Catalogue.Signs {
		s := &h.Catalogue.Signs[i]
		if a, ok := answerOf(f.values[s.ID]); ok && a != rule.NotAsked && !s.ListedOnly {
			out[i] = a
			f.take(s.ID)
		}
	}
	return out
}

func (b *beginning) checkChoices(l *i18n.Locale, back bool) (bad problems) {
	if b.Role != "" && !slices.Contains(pathway.Professions(), pathway.Profession(b.Role)) {
		bad = append(bad, problem{"role", l.T("Choose your work from the list.")})
		b.Role = ""
	}
	if !offered(ages, b.Age) && (b.Age != "" || !back) {
		bad = append(bad, problem{"age", l.T("Say how old the person is. If you do not know, choose “Not sure”.")})
		b.Age = ""
	}
	if b.Alone != "yes" && b.Alone != "no" && (b.Alone != "" || !back) {
		bad = append(bad, problem{"alone", l.T("Say whether anybody else is here or listening.")})
		b.Alone = ""
	}
	if b.Interpreter != "" && !offered(interpreters, b.Interpreter) {
		bad = append(bad, problem{"interpreter", l.T("Choose who interprets from the list.")})
		b.Interpreter = ""
	}
	switch b.Form {
	case "quick", "full":
	case "":
		b.Form = "quick"
	default:
		bad = append(bad, problem{"", l.T("There is a quick form and a full form. The quick one is shown.")})
		b.Form = "quick"
	}
	return bad
}

func offered(list []struct{ value, text string }, v string) bool {
	for _, x := range list {
		if x.value == v {
			return true
		}
	}
	return false
}

var answersByWord = map[string]rule.Answer{
	"": rule.NotAsked, "yes": rule.Yes, "no": rule.No, "unknown": rule.Unknown, "not-asked": rule.NotAsked, "declined": rule.Declined,
}

func answerOf(s string) (rule.Answer, bool) { a, ok := answersByWord[s]; return a, ok }

// meta is what the address of a form carries from the start: what the reading
// needs and no more.
type meta struct {
	Country string             // id of the directory, or "other"
	Role    pathway.Profession // "" where none was chosen
	Age     rule.Age
	Danger  bool                       // one of the questions about now was answered with yes
	Online  [len(onlineQuestions)]bool // the questions about danger online that were
}

const roleLetters = "abcdefghijklmnopqrstuvwxyz"

const ageLetters = "abc" // adult, child, unsure: letters say less in a browser's history

// code writes meta as one short word: country, a letter for the age group, a
// digit for danger now and one for danger online, and a letter for the
// profession where one was chosen, as in "it-a00" and "it-a00c".
func (m meta) code() string {
	country, danger, online := m.Country, byte('0'), byte('0')
	if country == "other" || country == "" {
		country = "xx"
	}
	if m.Danger {
		danger = '1'
	}
	for i, yes := range m.Online {
		if yes {
			online += 1 << i
		}
	}
	code := country + "-" + string([]byte{ageLetters[m.Age], danger, online})
	if i := slices.Index(pathway.Professions(), m.Role); i >= 0 {
		code += roleLetters[i : i+1]
	}
	return code
}

// metaOf reads the address. It reports false where the check must begin at the
// start: the safety questions were not answered, or somebody changed the address.
func (h *Handlers) metaOf(q url.Values) (meta, bool) {
	k := q.Get("k")
	if len(k) < 6 || len(k) > 7 || k[2] != '-' {
		return meta{}, false
	}
	country, ok := h.Contacts().Country(k[:2])
	m := meta{Country: country.ID}
	if !ok {
		m.Country = "other"
	}
	age, danger, online := strings.IndexByte(ageLetters, k[3]), k[4]-'0', k[5]-'0'
	if age < 0 || danger > 1 || online >= 1<<len(m.Online) {
		return meta{}, false
	}
	if len(k) == 7 {
		i, all := strings.IndexByte(roleLetters, k[6]), pathway.Professions()
		if i < 0 || i >= len(all) {
			return meta{}, false
		}
		m.Role = all[i]
	}
	m.Age, m.Danger = rule.Age(age), danger == 1 //nolint:gosec // below the three letters
	for i := range m.Online {
		m.Online[i] = online&(1<<i) != 0
	}
	return m, true
}

func sortedNames(names []string) []string { slices.Sort(names); return names }
