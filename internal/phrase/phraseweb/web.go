// Package phraseweb serves the phrases for first contact: how to use them, the
// list in two languages, and one sentence at a time in large letters.
//
// Its pages are help pages, because the person may hold the device: nothing is
// stored, links replace each other in the browser's history, and the way to
// leave stays in sight. Every text says its language and its direction. It
// refuses an unknown language or number, and shows nothing about sound where
// no recording exists.
package phraseweb

import (
	"bytes"
	"embed"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/free2link/free2link/internal/phrase"
	"github.com/free2link/free2link/internal/platform/fault"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/speech"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/ui"
)

//go:embed views/*.html
var views embed.FS

var source = web.Source{Layout: ui.Views, Own: views, Dir: "internal/phrase/phraseweb", Funcs: ui.Funcs()}

// Handlers serves the pages.
type Handlers struct{ Book *phrase.Book }

// Routes lists the pages. The samples show both directions of writing; the
// tests of this package go through every sentence in every language.
func (h *Handlers) Routes() []web.Route {
	return []web.Route{
		{Pattern: "GET /phrases", Name: "phrases", Handler: h.start, Feature: "phrases", Index: true},
		{Pattern: "GET /phrases/{spoken}", Name: "phrases.list", Handler: h.list, Feature: "phrases", Index: true, Sample: []string{"/phrases/ar", "/phrases/uk", "/phrases/it"}},
		{Pattern: "GET /phrases/{spoken}/{number}", Name: "phrases.one", Handler: h.one, Feature: "phrases", Index: true,
			Sample: []string{"/phrases/ar/1", "/phrases/ar/11", "/phrases/pl/12", "/phrases/uk/20"}},
		{Pattern: "GET /phrases/audio/{code}/{id}", Name: "phrases.audio", Handler: h.audio, Feature: "phrases", Sample: []string{}}, // a file, not a page
	}
}

var (
	startView = web.Parse[*startPage](source, "start")
	listView  = web.Parse[*listPage](source, "list")
	oneView   = web.Parse[*onePage](source, "one")
)

// Messages of this package; each is a msgid.
var (
	msgLanguage = i18n.Mark("The phrases are not there in this language. Go back and choose a language from the list.")
	msgNumber   = i18n.Mark("There is no sentence with this number. The sentences have the numbers 1 to 20.")
	msgAudio    = i18n.Mark("There is no recording of this sentence.")
)

func (h *Handlers) shell(r *http.Request, title string) *web.Shell {
	sh := web.ShellOf(r, title, "contacts")
	sh.Help, sh.Query = true, "" // the pages read no query, and none is carried on
	return sh
}

type startPage struct {
	*web.Shell
	Tongues []tongue
	Parts   []part
	Total   int
	Safety  int // number of the first sentence about safety
}

// start says what the phrases are and offers the languages.
func (h *Handlers) start(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	sh := h.shell(r, l.T("Phrases in other languages"))
	p := &startPage{Shell: sh, Total: len(h.Book.Phrases), Safety: h.Book.First(phrase.Safety)}
	own := h.own(sh)
	for _, x := range h.Book.Languages {
		p.Tongues = append(p.Tongues, tongueOf(l, own, x))
	}
	p.Parts = h.parts(l, own, own)
	return startView.Render(w, r, http.StatusOK, p)
}

type listPage struct {
	*web.Shell
	Spoken tongue
	Parts  []part
	Words  []pair
	Same   bool // the person and the worker read the same language
	Total  int
	Safety int
}

// list shows all sentences side by side.
func (h *Handlers) list(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	spoken, ok := h.Book.Language(r.PathValue("spoken"))
	if !ok {
		return fault.New(fault.NotFound, msgLanguage)
	}
	sh := h.shell(r, l.T("Phrases: %s", speech.Say(l, spoken.Code)))
	own := h.own(sh)
	p := &listPage{
		Shell: sh, Spoken: tongueOf(l, own, spoken), Same: own == spoken,
		Parts: h.parts(l, spoken, own), Words: pairs(h.Book.Answers, spoken, own),
		Total: len(h.Book.Phrases), Safety: h.Book.First(phrase.Safety),
	}
	return listView.Render(w, r, http.StatusOK, p)
}

type onePage struct {
	*web.Shell
	Part                  string
	Safety, Close         bool
	Number, Total         int
	Sentence              pair
	Words                 []pair
	Same                  bool
	All, Previous, Onward string // paths; "" where there is none
	Audio                 string
}

// one shows a single sentence.
func (h *Handlers) one(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	spoken, ok := h.Book.Language(r.PathValue("spoken"))
	if !ok {
		return fault.New(fault.NotFound, msgLanguage)
	}
	total := len(h.Book.Phrases)
	n, err := strconv.Atoi(r.PathValue("number"))
	if err != nil || n < 1 || n > total || strconv.Itoa(n) != r.PathValue("number") { // 01 and +1 are no addresses of ours
		return fault.New(fault.NotFound, msgNumber)
	}
	x := h.Book.Phrases[n-1]
	sh := h.shell(r, l.T("Sentence %d of %d", n, total))
	own := h.own(sh)
	p := &onePage{
		Shell: sh, Part: l.TC("phrase-part", partWords[x.Part]), Safety: x.Part == phrase.Safety, Close: x.Part == phrase.Close,
		Number: n, Total: total, Sentence: pairOf(x.Say, spoken, own), Words: pairs(h.Book.Words(x), spoken, own),
		Same: own == spoken, All: "/phrases/" + spoken.Code,
	}
	if n > 1 {
		p.Previous = pathOf(spoken, n-1)
	}
	if n < total {
		p.Onward = pathOf(spoken, n+1)
	}
	if _, ok := h.Book.Audio(spoken.Code, x.ID); ok {
		p.Audio = "/phrases/audio/" + spoken.Code + "/" + x.ID
	}
	return oneView.Render(w, r, http.StatusOK, p)
}

// audio sends a recording. A player asks for it in pieces (RFC 9110 §14), so
// the standard library answers.
func (h *Handlers) audio(w http.ResponseWriter, r *http.Request) error {
	code, id := r.PathValue("code"), r.PathValue("id")
	if _, ok := h.Book.Audio(code, id); !ok {
		return fault.New(fault.NotFound, msgAudio)
	}
	data, err := h.Book.Recording(code, id)
	if err != nil {
		return fmt.Errorf("recording %s/%s: %w", code, id, err)
	}
	w.Header().Set("Content-Type", "audio/mpeg")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
	return nil
}

func pathOf(l phrase.Language, n int) string {
	return "/phrases/" + l.Code + "/" + strconv.Itoa(n)
}
