package wordingweb

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/internal/textcheck"
	"github.com/free2link/free2link/internal/textcheck/identifier"
	"github.com/free2link/free2link/internal/wording"
)

type resultPage struct {
	*web.Shell
	Hidden []hidden

	Label, Level, Notice string
	Child                *link // where to turn with somebody who may be under 18
	Fraud                []link
	FraudText            string
	Awareness            []string // the words that warn or report
	First                string   // where it could first have been seen

	TextLang string // language of the text for the browser, "" for none known
	Segments []segment
	Short    bool // the text may stay in view beside the list
	Legend   []legend
	Found    []item
	Facts    []fact
	Ask      string

	Stages          []stage
	Messages        bool // the text is a chat, so that stages have a number
	Identifiers     []contact
	MoreIdentifiers bool // than are listed
	Steps           []step
	Carry           []carry
	Country         string
	Guides          []link
	Rules           string

	FeedbackLink string
}

type link struct{ Href, Text string }

type legend struct{ Icon, Class, Text string }

// item is one sign with every place where it was found.
type item struct {
	Refs                      []ref
	Icon, Strength, Title     string
	Quotes                    []string
	Why, Innocent, Ask, Turns string
	Lang                      string // "en" where the words fell back
	Weak, Disguised, Same     bool
	strength                  textcheck.Strength
}

// fact is one thing that speaks for the offer.
type fact struct {
	Ref         ref
	Title, Text string
}

type stage struct{ Name, Messages, From, Href, Words string }

type contact struct{ Kind, Written, Report string }

// result reads the text and shows what was found. The reader and all its memory are dropped afterwards: nothing of a text stays for
// the next one.
func (h *Handlers) result(w http.ResponseWriter, r *http.Request, f *sent) error {
	reader, err := h.Book.NewReader()
	if err != nil {
		return err
	}
	l := web.LocaleOf(r)
	var x wording.Reading
	reader.Read(f.Text, wording.Options{Language: f.In}, &x)
	m := markText(l, f.Text, &x)
	country, _ := h.Contacts().Country(f.Country)

	p := &resultPage{
		Shell: web.ShellOf(r, l.T("What the text shows"), "message"),
		Level: wording.SayLevel(l, x.Level), Notice: wording.Notice(l, x.Level), Label: label(l, &x),
		TextLang: x.Language, Short: len(f.Text) < 1200, Rules: x.Rules, Country: country.ID, Messages: x.Chat != nil,
	}
	p.LangForm, p.LangTo, p.Query = "f", path, ""
	p.Hidden = []hidden{{"text", f.Text}, {"at", "reading"}}
	for _, k := range []hidden{{"country", country.ID}, {"in", f.In}} {
		if k.Value != "" {
			p.Hidden = append(p.Hidden, k)
		}
	}
	p.Found = h.items(l, m, &x)
	p.Facts = facts(l, &x)
	p.Segments = m.segments(func(s span) ref { return refTo(l, s) }, func(numbers []string) string {
		return l.T("Here overlap: %s", l.List(numbers, false))
	})
	p.Legend = legends(l, p.Found, p.Facts)
	p.Ask = ask(l, p.Found)
	if x.Aware {
		for _, a := range x.Awareness {
			p.Awareness = append(p.Awareness, l.Quote(m.words(a.Start, a.End, 160)))
		}
	}
	if x.FirstTurn > 0 {
		p.First = l.T("A worker could first have seen it at message %s.", l.Number(x.FirstTurn))
	}
	p.Stages = stages(l, m, &x)
	p.Identifiers, p.MoreIdentifiers = contacts(l, &x)
	h.lead(p, country, &x)
	if p.Feedback != "" {
		p.FeedbackLink = "mailto:" + p.Feedback + "?subject=" + url.PathEscape(l.T("The tool is wrong because"))
	}
	return resultView.Render(w, r, http.StatusOK, p)
}

// label says in a line what was read and what was found.
func label(l *i18n.Locale, x *wording.Reading) string {
	kind := l.TC("kind", "Advert or message")
	if x.Kind == wording.Talk {
		kind = l.TC("kind", "Conversation")
	}
	if in := wording.SayWrittenIn(l, x.Language); in != "" {
		kind += " " + in
	}
	found := []string{l.N(len(x.Findings), "%d finding", "%d findings")}
	if n := len(x.Protective); n > 0 {
		found = append(found, l.N(n, "%d fact in its favour", "%d facts in its favour"))
	}
	return kind + ", " + l.List(found, false)
}

// refTo leads from the text to the list, refBack from the list to the text.
func refTo(l *i18n.Locale, s span) ref {
	if s.class == "p" {
		n := letters(s.n)
		return ref{"m" + n, "#p" + n, n, l.T("Fact %s", n), true}
	}
	n := number(s.n)
	return ref{"m" + n, "#f" + n, n, l.T("Finding %s", n), false}
}

func refBack(l *i18n.Locale, n string, isFact bool) ref {
	if isFact {
		return ref{"p" + n, "#m" + n, n, l.T("Fact %s, in the text", n), true}
	}
	return ref{"f" + n, "#m" + n, n, l.T("Finding %s, in the text", n), false}
}

// icons of the three strengths, weak first.
var icons = [...]string{textcheck.Weak: "s1", textcheck.Medium: "s2", textcheck.Strong: "s3"}

// items puts the findings of each sign together, the strongest first.
func (h *Handlers) items(l *i18n.Locale, m *marked, x *wording.Reading) []item {
	const fewQuotes = 3
	var out []item
	at := map[string]int{}
	turns := map[string][]string{}
	for i, f := range x.Findings {
		k, known := at[f.Sign]
		if !known {
			k = len(out)
			at[f.Sign] = k
			out = append(out, h.item(l, f))
		}
		e := &out[k]
		e.Refs = append(e.Refs, refBack(l, number(i+1), false))
		e.strength = max(e.strength, f.Strength)
		e.Disguised = e.Disguised || f.Disguised
		e.Same = e.Same && f.Same
		if q := l.Quote(m.words(f.Start, f.End, 160)); len(e.Quotes) < fewQuotes && !slices.Contains(e.Quotes, q) {
			e.Quotes = append(e.Quotes, q)
		}
		if n := l.Number(f.Turn); f.Turn > 0 && !slices.Contains(turns[f.Sign], n) {
			turns[f.Sign] = append(turns[f.Sign], n)
			e.Turns = l.N(len(turns[f.Sign]), "In message %s", "In messages %s", l.List(turns[f.Sign], false))
		}
	}
	for i := range out {
		e := &out[i]
		e.Icon, e.Strength, e.Weak = icons[e.strength], wording.SayStrength(l, e.strength), e.strength == textcheck.Weak
	}
	slices.SortStableFunc(out, func(a, b item) int {
		return cmp.Compare(b.weight(), a.weight())
	})
	return out
}

// weight puts the stronger sign first and, of two as strong, the one that has words of its own.
func (e *item) weight() int {
	w := 2 * int(e.strength)
	if !e.Same {
		w++
	}
	return w
}

func (h *Handlers) item(l *i18n.Locale, f textcheck.Finding) item {
	s := h.Book.Sign(f.Sign)
	title, why, innocent, ask := s.SayTitle(l), s.SayWhy(l), s.SayInnocent(l), s.SayAsk(l)
	e := item{Title: title.String, Why: why.String, Innocent: innocent.String, Ask: ask.String, Same: true}
	if c := s.Catalogue(); c != nil && c.DoNotAsk {
		e.Ask = ""
	}
	if title.FellBack() || why.FellBack() || innocent.FellBack() || ask.FellBack() {
		e.Lang = string(i18n.English)
	}
	return e
}

func facts(l *i18n.Locale, x *wording.Reading) []fact {
	var out []fact
	for i, f := range x.Protective {
		out = append(out, fact{refBack(l, letters(i+1), true), wording.SayFact(l, f.Kind), wording.SayFactAdvice(l, f.Kind)})
	}
	return out
}

// legends explains the lines under the words, of those that the text shows.
func legends(l *i18n.Locale, found []item, favour []fact) []legend {
	var out []legend
	for s := textcheck.Strong; s >= textcheck.Weak; s-- {
		if slices.ContainsFunc(found, func(e item) bool { return e.strength == s }) {
			out = append(out, legend{icons[s], classOfStrength[s], wording.SayStrength(l, s)})
		}
	}
	if len(favour) > 0 {
		out = append(out, legend{"check", "p", l.T("in its favour")})
	}
	return out
}

// ask is what a worker can say, from the strongest signs; where nothing was found, what can always be asked.
func ask(l *i18n.Locale, found []item) string {
	const few = 3
	var said []string
	for _, e := range found {
		if len(said) < few && e.Ask != "" && e.Lang == "" && !slices.Contains(said, e.Ask) {
			said = append(said, e.Ask)
		}
	}
	if len(said) == 0 {
		return l.Quote(l.TC("say", "Who wrote this to you? What do you know about them that others can confirm? How much time did you have to decide?"))
	}
	return l.Quote(strings.Join(said, " "))
}

// stages lists the stages of a relationship in the order in which they begin.
func stages(l *i18n.Locale, m *marked, x *wording.Reading) []stage {
	var out []stage
	if x.Chat == nil && len(x.Stages) < 2 { // one is no way that something goes
		return nil
	}
	for _, s := range x.Stages {
		end := min(s.Start+160, len(m.text))
		if x.Chat != nil && s.Turn > 0 {
			end = min(end, x.Chat.Turns[s.Turn-1].End)
		}
		e := stage{Name: wording.SayStage(l, s.Name), Words: l.Quote(m.words(s.Start, end, 60))}
		if x.Chat != nil && s.Turn > 0 {
			e.From = l.Number(s.Turn)
			e.Messages = l.T("from message %s", e.From)
			if i := slices.IndexFunc(m.turns, func(t turn) bool { return t.N == s.Turn }); i >= 0 {
				e.Href = "#t" + number(s.Turn)
			}
		}
		out = append(out, e)
	}
	return out
}

// mostContacts is how many contact details are listed; a text with more is a list of them.
const mostContacts = 50

func contacts(l *i18n.Locale, x *wording.Reading) (out []contact, more bool) {
	seen := map[contact]bool{}
	for _, f := range x.Identifiers {
		c := contact{wording.SayIdentifier(l, f.Kind), identifier.Defang(strings.Join(strings.Fields(f.Value), " ")), identifier.Defang(cmp.Or(f.Normalised, f.Value))}
		if seen[c] {
			continue
		}
		if len(out) == mostContacts {
			return out, true
		}
		seen[c] = true
		out = append(out, c)
	}
	return out, false
}

// contactsPath is the page of the country's lines, or of all lines.
func contactsPath(c pathway.Country) string {
	if c.ID == "" {
		return "/contacts"
	}
	return "/contacts/" + c.ID
}
