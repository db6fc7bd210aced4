package wordingweb

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/yamldoc"
	"github.com/free2link/free2link/internal/wording"
)

// sent is what came with the form.
type sent struct {
	Text     string // what to read
	In       string // the text's language, "" to find out
	Country  string // of the contacts, "" for none
	Language string // asked for with the language list
	Do       string // "change" or ""
	Reading  bool   // sent by the page with the reading, not by the form

	FromFile bool
	TooLarge bool     // more than the body may have: nothing else is known
	Broken   string   // why it is no text; "" for a text
	Wrong    string   // what is wrong with the text, a sentence
	Refused  []string // what is wrong with the other fields
	unknown  []string
	twice    []string
	both     bool // a text and a file
}

const mostFields = 20 // more than the form has

// readForm reads the body, as a plain form or with a file in it. Nothing goes to the disk: the parts are read one by one.
func readForm(r *http.Request) (*sent, error) {
	f := &sent{}
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	var err error
	switch kind {
	case "application/x-www-form-urlencoded":
		err = f.plain(r)
	case "multipart/form-data":
		err = f.parts(r)
	default:
		return nil, notAForm()
	}
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return &sent{TooLarge: true}, nil
	}
	return f, err
}

func (f *sent) plain(r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return broken(err)
	}
	if len(r.PostForm) > mostFields {
		return notAForm()
	}
	for name, values := range r.PostForm {
		f.take(name, values[0])
		if len(values) > 1 {
			f.twice = append(f.twice, name)
		}
	}
	return nil
}

func (f *sent) parts(r *http.Request) error {
	parts, err := r.MultipartReader()
	if err != nil {
		return notAForm()
	}
	seen := map[string]bool{}
	for range mostFields {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return broken(err)
		}
		data, err := io.ReadAll(part) // the body is bounded
		if err != nil {
			return broken(err)
		}
		name := part.FormName()
		if name == "file" {
			f.file(wording.FromFile(data), part.FileName())
			continue
		}
		if seen[name] {
			f.twice = append(f.twice, name)
			continue
		}
		seen[name] = true
		f.take(name, string(data))
	}
	return notAForm()
}

// broken keeps an error about the size and makes every other one a sentence.
func broken(err error) error {
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return err
	}
	return notAForm()
}

func (f *sent) take(name, value string) {
	switch name {
	case "text":
		f.text(value)
	case "file": // without multipart a browser sends the file's name alone
	case "in":
		f.In = value
	case "country":
		f.Country = value
	case "language":
		f.Language = value
	case "do":
		f.Do = value
	case "at":
		f.Reading = value == "reading"
	default:
		f.unknown = append(f.unknown, name)
	}
}

func (f *sent) text(s string) {
	if strings.TrimSpace(s) == "" {
		return
	}
	if f.Text != "" {
		f.both = true // the file came first; what was typed is what can be shown again
	}
	f.Text, f.FromFile = lines(s), false
}

func (f *sent) file(s, name string) {
	switch {
	case s == "" && name == "": // none was chosen
	case f.Text != "":
		f.both = true
	default:
		f.Text, f.FromFile = lines(s), true
	}
}

// lines gives a text one kind of line end, and takes off the mark that some programs put before it.
func lines(s string) string {
	s = strings.TrimPrefix(s, "\ufeff")
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// check says what is wrong, in the reader's language.
func (f *sent) check(l *i18n.Locale, d *pathway.Directory) {
	refuse := func(sentence string) { f.Refused = append(f.Refused, sentence) }
	if !among(f.In, append(wording.Languages(), "auto")...) {
		refuse(l.T("Choose the language of the text from the list."))
		f.In = ""
	}
	if f.In == "auto" {
		f.In = ""
	}
	if f.Country != "" {
		c, ok := d.Country(f.Country)
		if !ok {
			refuse(l.T("Choose a country from the list."))
		}
		f.Country = c.ID
	}
	if !among(f.Do, "change") {
		f.unknown = append(f.unknown, f.Do)
		f.Do = ""
	}
	slices.Sort(f.unknown)
	for i, name := range f.unknown {
		if i == 10 { // enough to see what is wrong
			break
		}
		refuse(l.T("This form has no field %s.", l.Quote(yamldoc.Clip(name))))
	}
	for _, name := range f.twice {
		refuse(l.T("The field %s was sent more than once. Please answer it again.", l.Quote(yamldoc.Clip(name))))
	}
	f.Broken = f.whyNot(l)
	f.Wrong = f.Broken
	switch {
	case f.TooLarge:
		f.Wrong = l.T("That was far more than 200 KB. Nothing was kept. Choose the part that worries you.")
	case f.both:
		f.Wrong = l.T("There is a text and a file. Send one of them: choose the file again, or leave the text.")
		f.FromFile = false
	case f.Broken != "" && f.FromFile:
		f.Text = "" // it cannot be shown
	case f.Broken != "":
		f.Text = strings.ReplaceAll(strings.ToValidUTF8(f.Text, "\ufffd"), "\x00", "")
	case len(f.Text) > wording.MostBytes:
		f.Wrong = l.T("The text has %s KB. At most 200 KB can be read, that is about 100 pages. Choose the part that worries you.", l.Number((len(f.Text)+1023)>>10))
	case strings.TrimSpace(f.Text) == "":
		f.Wrong = l.T("There is no text yet. Paste it into the field, or choose a file.")
	case !strings.ContainsFunc(f.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		f.Wrong = l.T("There are no words in this text, so there is nothing to read.")
	}
}

// whyNot says why what came is no text; "" for a text.
func (f *sent) whyNot(l *i18n.Locale) string {
	switch {
	case strings.HasPrefix(f.Text, "PK\x03\x04"):
		return l.T("This is a ZIP file. Open it first and choose the file that ends in .txt.")
	case !utf8.ValidString(f.Text) || strings.Contains(f.Text, "\x00"):
		return l.T("This is not plain text. Choose a file that ends in .txt and was saved as UTF-8, or paste the words.")
	}
	return ""
}
