package wording

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/textcheck"
	"github.com/free2link/free2link/internal/textcheck/identifier"
	"github.com/free2link/free2link/internal/textcheck/language"
)

// MostBytes is how long a text may be.
const MostBytes = 200 << 10

// A Kind is what sort of text was read.
type Kind string

// The kinds.
const (
	Advert Kind = "advert" // an advert, a post or one message
	Talk   Kind = "chat"
)

// A Route is where a text leads: to help against exploitation, to help against fraud, or nowhere.
type Route string

// The routes.
const (
	Recruitment Route = "recruitment"
	Fraud       Route = "fraud"
	NoRoute     Route = "none"
)

// A Reading is what one text gave. All places are bytes of the text.
type Reading struct {
	textcheck.Result
	Rules       string  // their version
	Language    string  // code, "" for none of the eleven
	Confidence  float64 // of the language, 0 to 1
	Kind        Kind
	Route       Route
	Identifiers []identifier.Found
}

// An InputError says why a text cannot be read: it is too long, or no text. Offset is the first byte that is no UTF-8, or -1.
type InputError struct {
	Offset int
}

// The two causes of an InputError.
var (
	ErrTooLong = errors.New("the text is too long")
	ErrNotText = errors.New("this is not text")
)

// Error says it in a plain sentence.
func (e *InputError) Error() string {
	if e.Offset < 0 {
		return fmt.Sprintf("the text has more than %d KB; at most %d KB can be read", MostBytes>>10, MostBytes>>10)
	}
	return fmt.Sprintf("byte %d is not valid UTF-8: this is not text", e.Offset)
}

// Is makes the cause known to callers.
func (e *InputError) Is(target error) bool {
	return target == ErrTooLong && e.Offset < 0 || target == ErrNotText && e.Offset >= 0
}

// A Reader reads one text after the other. It is for one goroutine.
type Reader struct {
	engine  *textcheck.Reader
	version string
}

// NewReader returns a reader of the book. Its errors are those of Model.
func (b *Book) NewReader() (*Reader, error) {
	m, err := b.Model()
	if err != nil {
		return nil, err
	}
	return &Reader{engine: textcheck.NewReader(m), version: m.Version()}, nil
}

// Options say how to read a text.
type Options struct {
	Kind     Kind   // "" finds out; an advert is never read as a chat
	Language string // a code; "" finds out
	Country  string // whose national telephone numbers are meant; "" tries several
}

// Read reads a text into out, whose memory is used again. The text must be UTF-8 of at most MostBytes: see Valid.
func (r *Reader) Read(s string, o Options, out *Reading) {
	r.Scan(s, o, out)
	out.Identifiers = identifier.Find(s, o.Country)
}

// Scan is Read without the identifiers.
func (r *Reader) Scan(s string, o Options, out *Reading) {
	r.engine.SetPlain(o.Kind == Advert)
	r.engine.Check(s, &out.Result)
	out.Rules = r.version
	out.Language, out.Confidence = o.Language, 1
	if o.Language == "" {
		g := language.Detect(beginning(s))
		out.Language, out.Confidence = g.Code, g.Confidence
	}
	out.Kind = o.Kind
	if o.Kind == "" {
		out.Kind = Advert
		if out.Chat != nil {
			out.Kind = Talk
		}
	}
	out.Identifiers = nil
	out.Route = NoRoute
	switch {
	case out.Level == textcheck.None:
	case out.Fraud:
		out.Route = Fraud
	default:
		out.Route = Recruitment
	}
}

// tellingBytes of a text are enough to tell its language.
const tellingBytes = 1 << 10

// beginning returns the first words of a text, tellingBytes at most.
func beginning(s string) string {
	if len(s) <= tellingBytes {
		return s
	}
	end := tellingBytes
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// Entries calls do for every concept in the text read last, with the entry of the vocabulary that said it: for authors.
func (r *Reader) Entries(s string, do func(concept, entry string, start, end int)) {
	r.engine.Entries(s, do)
}

// Held calls do for every rule that held in the text read last, whether or not it counts: for authors and tests.
func (r *Reader) Held(s string, do func(rule string, start, end int)) { r.engine.Held(s, do) }

// Valid reports why a text cannot be read, as an *InputError.
func Valid(s string) error {
	if len(s) > MostBytes {
		return &InputError{Offset: -1}
	}
	if utf8.ValidString(s) {
		return nil
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return &InputError{Offset: i}
		}
		i += size
	}
	return nil
}
