// Package phrase holds the sentences for first contact: what a worker shows or
// reads to a person with whom they share no language.
//
// It guarantees that a loaded book is whole: twenty sentences in four parts
// (5, 5, 6, 4), each with exactly one text in each of eleven languages, and the
// words that the person may point at. Every text is a machine draft and the
// pack must say so. It refuses a pack in which a language is missing, a key is
// unknown, an id stands twice, a part is too short or too long, or a review
// mark claims more than "draft"; the error names the file and the id or line.
//
// A recording is offered only where its file lies beside the pack. Nothing
// here translates, and nothing is looked up anywhere else.
package phrase

import (
	"fmt"
	"io/fs"
	"path"
)

// A Part says when in a first contact a sentence is used.
type Part string

// The parts, in the order of a talk.
const (
	Open    Part = "open"
	Explain Part = "explain" // who I am, and what happens with what you say
	Safety  Part = "safety"
	Close   Part = "close"
)

// Parts lists the parts with how many sentences each must hold.
var Parts = []struct {
	Part  Part
	Count int
}{{Open, 5}, {Explain, 5}, {Safety, 6}, {Close, 4}}

// An Answer says how a sentence can be answered.
type Answer string

// The answers.
const (
	YesNo Answer = "yes-no"
	None  Answer = "none"
)

// A Language is one that the sentences are in.
type Language struct {
	Code string // as in lang attributes: "ar"
	Own  string // its name in its own language and script
	Dir  string // "ltr" or "rtl"
}

// languages is never written to.
var languages = []Language{
	{"en", "English", "ltr"},
	{"it", "Italiano", "ltr"},
	{"el", "Ελληνικά", "ltr"},
	{"pl", "Polski", "ltr"},
	{"ro", "Română", "ltr"},
	{"uk", "Українська", "ltr"},
	{"ru", "Русский", "ltr"},
	{"fr", "Français", "ltr"},
	{"es", "Español", "ltr"},
	{"sq", "Shqip", "ltr"},
	{"ar", "العربية", "rtl"},
}

// Say is one text in every language, by code.
type Say map[string]string

// A Phrase is one sentence. Its number is its place in the book, from 1.
type Phrase struct {
	ID     string
	Part   Part
	Answer Answer
	Say    Say
}

// A Word is what the person may point at instead of speaking.
type Word struct {
	ID  string // "yes", "no", "unclear" or "stop"
	Say Say
}

// A Book holds the sentences. It must not be changed after Load and is then
// safe for concurrent use.
type Book struct {
	Phrases   []Phrase
	Answers   []Word // yes, no, unclear, stop, in this order
	Languages []Language

	files fs.FS
	audio map[slot]string // paths of the recordings that exist
}

// A slot is where a recording may lie. It is looked up, never made into a path
// from what somebody asked for.
type slot struct{ code, id string }

// Language finds a language by its code.
func (b *Book) Language(code string) (Language, bool) {
	for _, l := range b.Languages {
		if l.Code == code {
			return l, true
		}
	}
	return Language{}, false
}

// First is the number of the first sentence of a part, 0 where there is none.
func (b *Book) First(p Part) int {
	for i, x := range b.Phrases {
		if x.Part == p {
			return i + 1
		}
	}
	return 0
}

// Words returns the words to point at beneath a sentence. That the person does
// not understand or wants to stop can be said at any time (safety rule R10);
// yes and no only where something was asked.
func (b *Book) Words(p Phrase) []Word {
	var out []Word
	for _, w := range b.Answers {
		if p.Answer == YesNo || w.ID == unclear || w.ID == stop {
			out = append(out, w)
		}
	}
	return out
}

// Audio returns the path, in the pack's folder, of the recording of a sentence
// in a language, and whether there is one.
func (b *Book) Audio(code, id string) (string, bool) {
	name, ok := b.audio[slot{code, id}]
	return name, ok
}

// Recording reads a recording whole. The error is fs.ErrNotExist where
// [Book.Audio] reports none.
func (b *Book) Recording(code, id string) ([]byte, error) {
	name, ok := b.Audio(code, id)
	if !ok {
		return nil, fs.ErrNotExist
	}
	data, err := fs.ReadFile(b.files, name)
	if err != nil {
		return nil, fmt.Errorf("read recording: %w", err)
	}
	return data, nil
}

// Load reads phrases.yaml and looks which recordings lie beside it.
func Load(fsys fs.FS) (*Book, error) {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("read phrases: %w", err)
	}
	b, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	b.files, b.audio = fsys, map[slot]string{}
	for _, p := range b.Phrases {
		for _, l := range b.Languages {
			name := path.Join("audio", l.Code, p.ID+".mp3")
			if info, err := fs.Stat(fsys, name); err == nil && info.Mode().IsRegular() {
				b.audio[slot{l.Code, p.ID}] = name
			}
		}
	}
	return b, nil
}
