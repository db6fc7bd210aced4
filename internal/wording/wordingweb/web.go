// Package wordingweb serves the check of a message: one text in, the same text out with what is worth asking about marked in it.
//
// It guarantees that a text is read in memory and forgotten with the response: it is written to no file, also when it came as one, and
// the memory that reading needs is not kept for the next text. Whatever a text holds is shown as words: nothing in it can be pressed,
// and contact details are written so that no device makes a link of them.
//
// It refuses what is no text, what is longer than the limit, and fields the form does not have, each with a sentence and, where that
// is possible, with the text still in the form.
package wordingweb

import (
	"embed"
	"net/http"
	"slices"

	"github.com/free2link/free2link/internal/guide"
	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/fault"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/speech"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/internal/wording"
	"github.com/free2link/free2link/ui"
)

//go:embed views/*.html
var views embed.FS

var source = web.Source{Layout: ui.Views, Own: views, Dir: "internal/wording/wordingweb", Funcs: ui.Funcs()}

// MaxBody is the largest form that is read, in bytes: a text of 200 KB takes up to three times as much in a form.
const MaxBody = 700 << 10

const path = "/message"

// Handlers serves the pages; it holds only what never changes.
type Handlers struct {
	Book      *wording.Book
	Catalogue *identify.Catalogue
	Contacts  func() *pathway.Directory // the directory in force
	Shelf     *guide.Shelf
}

// Nav is the entry of the main navigation.
func Nav() web.NavItem {
	return web.NavItem{ID: "message", Path: path, Text: i18n.MarkC("nav", "Check a message")}
}

// Routes lists the pages. The answer echoes the text and may be as large as it.
func (h *Handlers) Routes() []web.Route {
	return []web.Route{
		{Pattern: "GET /message", Name: "message", Handler: h.form, Feature: "message"},
		{Pattern: "POST /message", Name: "message.read", Handler: h.read, Feature: "message", Body: MaxBody, Foreign: true, Budget: 30 << 10},
	}
}

var (
	formView   = web.Parse[*formPage](source, "form")
	resultView = web.Parse[*resultPage](source, "result")
)

// an option of a select
type option struct {
	Value, Label string
	Chosen       bool
}

// a field that carries what was sent on
type hidden struct{ Name, Value string }

type formPage struct {
	*web.Shell
	Problem   string // what is wrong with the text; "" for nothing
	Problems  []string
	Text      string
	Spoken    []option
	Countries []option
}

func (h *Handlers) form(w http.ResponseWriter, r *http.Request) error {
	return h.showForm(w, r, http.StatusOK, &sent{})
}

// showForm shows the form with what was sent.
func (h *Handlers) showForm(w http.ResponseWriter, r *http.Request, code int, f *sent) error {
	l := web.LocaleOf(r)
	p := &formPage{Shell: web.ShellOf(r, l.T("Check a message"), "message"), Problem: f.Wrong, Problems: f.Refused, Text: f.Text}
	p.LangForm, p.LangTo, p.Error = "f", path, code != http.StatusOK
	p.Query = ""
	for _, lang := range wording.Languages() {
		p.Spoken = append(p.Spoken, option{lang, speech.Say(l, lang), lang == f.In})
	}
	i18n.SortBy(l, p.Spoken, func(o option) string { return o.Label })
	home := len(pathway.Home) // they stand first, the others by name
	for _, c := range h.Contacts().Countries() {
		p.Countries = append(p.Countries, option{c.ID, c.Say(l), c.ID == f.Country})
	}
	i18n.SortBy(l, p.Countries[home:], func(o option) string { return o.Label })
	return formView.Render(w, r, code, p)
}

// read answers the form: with the reading, with the form in another language, or with the form and what is wrong.
func (h *Handlers) read(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	f, err := readForm(r)
	if err != nil {
		return err
	}
	f.check(l, h.Contacts())
	if f.TooLarge {
		return h.showForm(w, r, http.StatusRequestEntityTooLarge, f)
	}
	if f.Language != "" && f.Language != string(l.Lang()) {
		return web.Repeat(w, r, i18n.Lang(f.Language), path)
	}
	switch {
	case (f.Do == "change" || f.Language != "" && !f.Reading) && f.Broken == "" && !f.both: // nothing is asked of the text yet
		f.Wrong = ""
		return h.showForm(w, r, http.StatusOK, f)
	case f.Wrong != "" || len(f.Refused) > 0:
		return h.showForm(w, r, http.StatusUnprocessableEntity, f)
	}
	return h.result(w, r, f)
}

var msgForm = i18n.Mark("The form could not be read. Nothing was kept. Go back and send it again.")

func notAForm() error { return fault.New(fault.Invalid, msgForm) }

// among reports whether v is empty or one of the list.
func among(v string, list ...string) bool { return v == "" || slices.Contains(list, v) }
