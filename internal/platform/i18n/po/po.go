// Package po reads and writes gettext PO files, with the comments and flags
// that a translation project needs and message libraries throw away.
//
// Message text (escapes, continuation lines, plural forms) is parsed by
// gotext. Around it this package adds what gotext lacks: it refuses a line it
// does not understand instead of skipping it, refuses two entries for the same
// text, keeps every comment, and tells fuzzy and obsolete entries apart.
//
// Written files are stable: the same File always gives the same bytes, one
// line per text unless the text itself has line breaks, and no line numbers in
// the references, so that a change shows only what changed.
package po

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/leonelquinteros/gotext"
)

// File is one PO file. Header holds the lines of the empty entry ("Language:
// it"), in their order; HeadComments the comment lines above it, complete with
// their '#'.
type File struct {
	HeadComments []string
	Header       []string
	Entries      []Entry
}

// Entry is one text and its translation. Str has one element for an ordinary
// text and one per plural form where Plural is set; an untranslated element is
// empty.
type Entry struct {
	Ctx, ID, Plural string
	Str             []string
	Comments        []string // "# …": what people wrote, review marks among it
	Notes           []string // "#. …": notes to the translator, from the source
	Refs            []string // "#: …": files the text comes from
	Flags           []string // "#, …"
	Prev            []string // "#| …": the earlier English, as keyword and quoted text
	Obsolete        bool     // "#~ …": no longer in the source
	Line            int      // where the entry begins in the file read, 1-based
}

// Key names an entry inside one language. Plural texts are found by their
// singular, as in gettext.
type Key struct{ Ctx, ID string }

// Key is the name of the entry.
func (e *Entry) Key() Key { return Key{e.Ctx, e.ID} }

// Fuzzy says that the translation belongs to an earlier English text.
func (e *Entry) Fuzzy() bool { return slices.Contains(e.Flags, "fuzzy") }

// Translated says that no form is empty. It says nothing about fuzziness.
func (e *Entry) Translated() bool {
	return len(e.Str) > 0 && !slices.Contains(e.Str, "")
}

// Field is the value of a header line such as "Plural-Forms", or "".
func (f *File) Field(name string) string {
	for _, line := range f.Header {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.EqualFold(key, name) {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// Parse reads a PO file in UTF-8. The name stands in errors, as name:line.
// It refuses unknown lines, broken quoting, a missing header, plural forms out
// of order, and a context and text that stand twice.
func Parse(name string, b []byte) (*File, error) {
	p := parser{name: name, seen: map[Key]int{}}
	text := strings.TrimPrefix(string(b), "\ufeff")
	for i, line := range strings.Split(text, "\n") {
		p.line = i + 1
		if err := p.take(strings.TrimSpace(line)); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, p.line, err)
		}
	}
	if err := p.flush(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, p.line, err)
	}
	if !p.headed {
		return nil, fmt.Errorf("%s:1: no header entry", name)
	}
	return &p.file, nil
}

type parser struct {
	name   string
	line   int
	file   File
	headed bool
	seen   map[Key]int

	entry Entry
	body  []string // keyword and quoted lines of the entry, for gotext
	last  string   // last keyword: "", msgctxt, msgid, msgid_plural, msgstr
	forms int      // msgstr[n] seen
}

func (p *parser) take(line string) error {
	obsolete := false
	if rest, ok := strings.CutPrefix(line, "#~"); ok {
		obsolete, line = true, strings.TrimSpace(rest)
		if line == "" || line[0] == '|' || line[0] == '#' {
			return nil
		}
	}
	switch {
	case line == "":
		if p.last == "msgstr" {
			return p.flush()
		}
		return nil
	case line[0] == '#':
		if p.last != "" {
			if err := p.flush(); err != nil {
				return err
			}
		}
		p.begin()
		p.comment(line)
		return nil
	}
	return p.message(line, obsolete)
}

func (p *parser) begin() {
	if p.entry.Line == 0 {
		p.entry.Line = p.line
	}
}

func (p *parser) comment(line string) {
	e := &p.entry
	kind, rest := byte(' '), ""
	if len(line) > 1 {
		kind, rest = line[1], strings.TrimSpace(line[2:])
	}
	switch kind {
	case '.':
		e.Notes = append(e.Notes, rest)
	case ':':
		e.Refs = append(e.Refs, strings.Fields(rest)...)
	case ',':
		for flag := range strings.SplitSeq(rest, ",") {
			e.Flags = append(e.Flags, strings.TrimSpace(flag))
		}
	case '|':
		e.Prev = append(e.Prev, rest)
	default:
		e.Comments = append(e.Comments, strings.TrimSpace(line[1:]))
	}
}

// follows gives the keywords after which a keyword may stand; "" is the start.
func follows(keyword string) []string {
	switch keyword {
	case "msgctxt":
		return []string{""}
	case "msgid":
		return []string{"", "msgctxt"}
	case "msgid_plural":
		return []string{"msgid"}
	case "msgstr":
		return []string{"msgid", "msgid_plural", "msgstr"}
	}
	return nil
}

func (p *parser) message(line string, obsolete bool) error {
	keyword, quoted := "", line
	if line[0] != '"' {
		cut := strings.IndexAny(line, " \t\"")
		if cut < 0 {
			return fmt.Errorf("%q is no line of a PO file", line)
		}
		keyword, quoted = line[:cut], strings.TrimSpace(line[cut:])
	}
	if text, err := strconv.Unquote(quoted); err != nil || quoted[0] != '"' || !utf8.ValidString(text) {
		return fmt.Errorf("%s is not a quoted text", quoted)
	}
	if keyword == "" {
		if p.last == "" {
			return errors.New("a quoted text stands alone")
		}
		p.body = append(p.body, quoted)
		return nil
	}
	base, index := keyword, ""
	if at := strings.IndexByte(keyword, '['); at >= 0 {
		base, index = keyword[:at], keyword[at:]
	}
	before := follows(base)
	if before == nil || index != "" && base != "msgstr" {
		return fmt.Errorf("unknown keyword %s", keyword)
	}
	if p.last == "msgstr" && (base == "msgctxt" || base == "msgid") {
		if err := p.flush(); err != nil {
			return err
		}
	}
	if !slices.Contains(before, p.last) {
		return fmt.Errorf("%s does not belong after %q", keyword, p.last)
	}
	if base == "msgstr" {
		if err := p.form(index); err != nil {
			return err
		}
	}
	p.begin()
	p.last, p.entry.Obsolete = base, obsolete
	p.body = append(p.body, keyword+" "+quoted)
	return nil
}

// form checks that plural forms count up from 0 and ordinary texts have one.
func (p *parser) form(index string) error {
	want := ""
	if p.last == "msgid_plural" || p.forms > 0 {
		want = "[" + strconv.Itoa(p.forms) + "]"
		p.forms++
	} else if p.last == "msgstr" {
		return errors.New("a second msgstr")
	}
	if index != want {
		return fmt.Errorf("found msgstr%s, want msgstr%s", index, want)
	}
	return nil
}

// flush ends the entry in hand. Its errors are about the line it begins in.
func (p *parser) flush() error {
	e := p.entry
	if p.last == "" {
		return nil // comments only: they wait for their entry
	}
	now := p.line
	p.line = e.Line
	if p.last != "msgstr" {
		return errors.New("an entry without msgstr")
	}
	tr, ctx := parseMessage(p.body)
	e.Ctx, e.ID, e.Plural = ctx, tr.ID, tr.PluralID
	for i := range max(p.forms, 1) {
		e.Str = append(e.Str, tr.Trs[i])
	}
	p.entry, p.body, p.last, p.forms = Entry{}, nil, "", 0
	if e.ID == "" {
		if p.headed || len(p.file.Entries) > 0 || ctx != "" {
			return errors.New("an entry without text")
		}
		p.headed = true
		for _, c := range e.Comments {
			p.file.HeadComments = append(p.file.HeadComments, strings.TrimSpace("# "+c))
		}
		p.file.Header = strings.Split(strings.TrimSuffix(e.Str[0], "\n"), "\n")
		p.line = now
		return nil
	}
	if !e.Obsolete {
		if first, twice := p.seen[e.Key()]; twice {
			return fmt.Errorf("%q stands twice, first in line %d", e.ID, first)
		}
		p.seen[e.Key()] = e.Line
	}
	p.file.Entries = append(p.file.Entries, e)
	p.line = now
	return nil
}

// parseMessage lets gotext read one entry.
func parseMessage(body []string) (*gotext.Translation, string) {
	one := gotext.NewPo()
	one.Parse([]byte(strings.Join(body, "\n")))
	for ctx, texts := range one.GetDomain().GetCtxTranslations() {
		for id, tr := range texts {
			if id != "" {
				return tr, ctx
			}
		}
	}
	var header *gotext.Translation
	for id, tr := range one.GetDomain().GetTranslations() {
		if id != "" {
			return tr, ""
		}
		header = tr
	}
	return header, ""
}
