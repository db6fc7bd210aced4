package phraseweb

import (
	"github.com/free2link/free2link/internal/phrase"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/speech"
	"github.com/free2link/free2link/internal/platform/web"
)

// partWords names the parts of a first contact.
var partWords = map[phrase.Part]string{
	phrase.Open:    i18n.MarkC("phrase-part", "To begin"),
	phrase.Explain: i18n.MarkC("phrase-part", "Who I am, and what happens with what you say"),
	phrase.Safety:  i18n.MarkC("phrase-part", "Safety now"),
	phrase.Close:   i18n.MarkC("phrase-part", "To end"),
}

// own is the worker's language among those of the pack. The pseudo languages
// of development read as English.
func (h *Handlers) own(sh *web.Shell) phrase.Language {
	if l, ok := h.Book.Language(string(sh.Written())); ok {
		return l
	}
	l, _ := h.Book.Language(string(i18n.English))
	return l
}

// A tongue is one language to choose.
type tongue struct {
	Code, Dir string
	Own       string // in its own script
	Here      string // in the worker's language; "" for that language itself
	Path      string
}

func tongueOf(l *i18n.Locale, own, x phrase.Language) tongue {
	t := tongue{Code: x.Code, Dir: x.Dir, Own: x.Own, Path: "/phrases/" + x.Code}
	if x != own {
		t.Here = speech.Say(l, x.Code)
	}
	return t
}

// A said is a text with what its element must say about it.
type said struct{ Lang, Dir, Text string }

// A pair is one text for the person and for the worker.
type pair struct{ Spoken, Own said }

func pairOf(s phrase.Say, spoken, own phrase.Language) pair {
	return pair{said{spoken.Code, spoken.Dir, s[spoken.Code]}, said{own.Code, own.Dir, s[own.Code]}}
}

func pairs(words []phrase.Word, spoken, own phrase.Language) []pair {
	out := make([]pair, 0, len(words))
	for _, w := range words {
		out = append(out, pairOf(w.Say, spoken, own))
	}
	return out
}

// A part is a heading with its sentences.
type part struct {
	ID, Title string
	Start     int // number of its first sentence
	Sentences []sentence
}

type sentence struct {
	pair
	Number int
	Path   string
}

func (h *Handlers) parts(l *i18n.Locale, spoken, own phrase.Language) []part {
	var out []part
	for i, x := range h.Book.Phrases {
		if len(out) == 0 || out[len(out)-1].ID != string(x.Part) {
			out = append(out, part{ID: string(x.Part), Title: l.TC("phrase-part", partWords[x.Part]), Start: i + 1})
		}
		p := &out[len(out)-1]
		p.Sentences = append(p.Sentences, sentence{pairOf(x.Say, spoken, own), i + 1, pathOf(spoken, i+1)})
	}
	return out
}
