package identifyweb

import (
	"fmt"
	"net/http"

	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
)

type questionsPage struct {
	*web.Shell
	Full           bool
	Problems       problems
	Sections       []section
	Carried        []hidden // answers of the full form that the quick one does not show
	Action         string   // where the form is sent; "" for the page's own address
	Brought        []string // signs that were answered before the form was opened
	Views          []option
	Reason, Theirs string
	Intended       bool
}

// ProblemAt returns the sentence about one field, or "".
func (p *questionsPage) ProblemAt(field string) string { return p.Problems.at(field) }

type section struct {
	ID, Title, Count, Say, Why, Next string
	Groups                           []group
	Rows                             []row // on paper, where nothing is divided
}

// Ways lists the parts of a divided theme, for links to them.
func (s section) Ways() []group {
	if len(s.Groups) < 2 {
		return nil
	}
	return s.Groups
}

// group is a part of a theme; a theme that is not divided has one, without a title.
type group struct {
	ID, Title string
	Rows      []row
}

type row struct {
	Number                                int
	Name, Title, Ask, Text, Innocent      string
	Lang                                  string // "en" where the texts fell back, else ""
	Note, Problem                         string
	Options                               []option
	Extra                                 []extra
	MoreLabel, CountsLabel, InnocentLabel string
}

type extra struct {
	Name, Label string
	Chosen      bool
}

// prepare makes the empty forms of every language once.
func (h *Handlers) prepare(s *web.Site) error {
	h.docs, h.languages = map[docKey]*web.Document{}, map[i18n.Lang]bool{}
	for _, lang := range s.Languages.Langs() {
		h.languages[lang] = true
		l, _ := s.Languages.Locale(lang)
		for _, full := range []bool{false, true} {
			sh := s.ShellFor(l, "/signs/"+formName(full), questionsTitle(l, full), "signs")
			sh.LangForm = "f"
			doc, err := questionsView.Static(s, h.questionsPage(sh, full, checkForm{}, nil))
			if err != nil {
				return fmt.Errorf("make the form in %s: %w", lang, err)
			}
			h.docs[docKey{lang, full}] = doc
		}
	}
	return nil
}

func questionsTitle(l *i18n.Locale, full bool) string {
	if full {
		return l.T("All questions")
	}
	return l.T("Sixteen questions")
}

// form serves the empty form: the same bytes for everybody. What was said at
// the start stays in the address, to which the form is sent.
func (h *Handlers) form(full bool) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		m, ok := h.metaOf(r.URL.Query())
		if !ok {
			return web.SeeOther(w, r, "/signs", nil)
		}
		if err := web.SiteOf(r).Off("check", m.Country); err != nil {
			return err
		}
		if web.Developing(r) {
			return h.showForm(w, r, http.StatusOK, full, checkForm{}, nil)
		}
		return h.docs[docKey{web.LocaleOf(r).Lang(), full}].Serve(w, r)
	}
}

// showForm serves the form with what was entered.
func (h *Handlers) showForm(w http.ResponseWriter, r *http.Request, code int, full bool, f checkForm, bad problems) error {
	sh := web.ShellOf(r, questionsTitle(web.LocaleOf(r), full), "signs")
	sh.LangForm, sh.Error = "f", len(bad) > 0
	return questionsView.Render(w, r, code, h.questionsPage(sh, full, f, bad))
}

func (h *Handlers) questionsPage(sh *web.Shell, full bool, f checkForm, bad problems) *questionsPage {
	l := sh.Locale
	p := &questionsPage{Shell: sh, Full: full, Problems: bad, Reason: f.Reason, Theirs: f.Theirs, Intended: f.Intended}
	for _, v := range ownViews {
		p.Views = append(p.Views, option{v.value, l.TC("view", v.text), v.value == f.View})
	}
	parts, shown := h.parts(full), map[int]bool{}
	for i, part := range parts {
		s := section{ID: "t-" + part.id, Title: part.name(l), Say: l.TC("theme-say", part.say), Why: l.TC("theme-why", part.why), Next: "view"}
		if i+1 < len(parts) {
			s.Next = "t-" + parts[i+1].id
		}
		for _, g := range h.divide(l, part, full) {
			for _, sign := range g.signs {
				g.Rows = append(g.Rows, h.row(l, sign, full, f, bad))
				shown[sign] = true
			}
			s.Groups = append(s.Groups, g.group)
		}
		s.Count = l.N(len(part.signs), "%d sign", "%d signs")
		p.Sections = append(p.Sections, s)
	}
	p.Carried = append(h.unseen(f, shown, full), carried(f)...)
	return p
}

func (h *Handlers) row(l *i18n.Locale, i int, full bool, f checkForm, bad problems) row {
	s := &h.Catalogue.Signs[i]
	title, ask, text, innocent := s.Say(l, "title", s.Title), s.Say(l, "ask", s.Ask), s.Say(l, "text", s.Text), s.Say(l, "innocent", s.Innocent)
	name := s.ID
	if full {
		name = field(s)
	}
	out := row{
		Number: s.Number, Name: name, Title: title.String, Ask: l.Quote(ask.String), Text: text.String, Innocent: innocent.String,
		Problem: bad.at(anchor(s)), Options: answerOptions(l, f.answer(i)),
		MoreLabel: l.T("What counts, and what does not"), CountsLabel: l.T("It counts if:"), InnocentLabel: l.T("It can be innocent:"),
	}
	if s.DoNotAsk {
		out.Ask = ""
	}
	if s.Content { // its title says it all; what is honest about it is what a reader needs
		out.Text = ""
	}
	if title.FellBack() || ask.FellBack() || text.FellBack() || innocent.FellBack() {
		out.Lang = string(i18n.English)
	}
	switch {
	case out.Lang != "":
		out.Note = l.T("Not translated yet, shown in English.")
	case s.DoNotAsk:
		out.Note = l.T("Do not ask. Note it only if it comes up.")
	case s.ChildOnly:
		out.Note = l.T("Only for somebody under 18, or if the age is not sure.")
	case s.AdultOnly:
		out.Note = l.T("Only for adults.")
	}
	if s.OnTheWay != rule.None {
		out.Extra = append(out.Extra, extra{name + wayField, l.T("It was already so on the way, or while they were recruited."), f.OnTheWay[i]})
	}
	if full && s.IfUsed {
		out.Extra = append(out.Extra, extra{name + usedField, l.T("Somebody knew this and used it. Only then does it count."), f.Used[i]})
	}
	return out
}

const (
	wayField  = ".way"
	usedField = ".used"
)

// field is the name of a sign in the full form: its number, because the form
// repeats it five times a sign and a tenth of the page would be ids. Every form
// may use the id instead.
func field(s *identify.Sign) string { return fmt.Sprintf("s%d", s.Number) }

func anchor(s *identify.Sign) string { return fmt.Sprintf("s-%d", s.Number) }

// part is one theme of a form.
type part struct {
	id, title, say, why string
	content             bool // the title is of the catalogue, not of the interface
	signs               []int
}

func (p part) name(l *i18n.Locale) string {
	if p.content {
		return l.Text("theme."+p.id+".title", p.title).String
	}
	return l.TC("theme", p.title)
}

// parts returns the themes of the quick or the full form with their signs.
func (h *Handlers) parts(full bool) []part {
	if !full {
		quick := h.Catalogue.Quick()
		out := make([]part, 0, len(quickThemes))
		for _, t := range quickThemes {
			out = append(out, part{id: t.id, title: t.title, say: t.say, why: t.why, signs: quick[:t.signs]})
			quick = quick[t.signs:]
		}
		return out
	}
	var out []part
	for _, t := range h.Catalogue.Themes {
		words := fullThemes[t.ID]
		p := part{id: t.ID, title: t.Title, content: true, say: words.say, why: words.why}
		for _, i := range t.Signs {
			if !h.Catalogue.Signs[i].ListedOnly { // decision 11
				p.signs = append(p.signs, i)
			}
		}
		if len(p.signs) > 0 {
			out = append(out, p)
		}
	}
	return out
}

var ownViews = []struct{ value, text string }{
	{"nothing", i18n.MarkC("view", "Nothing worries me")},
	{"unsure", i18n.MarkC("view", "I am not sure")},
	{"worried", i18n.MarkC("view", "I am worried")},
	{"call", i18n.MarkC("view", "I want to call somebody now")},
}
