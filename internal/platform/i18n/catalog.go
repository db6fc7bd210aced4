package i18n

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/free2link/free2link/internal/platform/i18n/po"
)

// Catalog holds every language. It never changes after Load.
type Catalog struct {
	langs   []Lang
	locales map[Lang]*Locale
}

// message is one translation, as read.
type message struct {
	pack   string
	plural string // English
	forms  []string
	status Status
	review Review
	where  string // file:line
}

// Load reads <lang>/*.po of every language from fsys. English may have files
// too, only to carry review marks: their msgstr are empty. A language without
// a folder, a broken file, a wrong Plural-Forms, a placeholder too few or too
// many, a wrong number of plural forms, a broken review mark and a text that
// stands twice in a language are errors; all of them are returned, joined,
// each as file:line: reason.
func Load(fsys fs.FS, langs []Lang) (*Catalog, error) {
	c := &Catalog{locales: map[Lang]*Locale{}}
	var errs []error
	for _, l := range langs {
		if c.locales[l] != nil {
			continue
		}
		locale, err := loadLocale(fsys, l)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		c.langs = append(c.langs, l)
		c.locales[l] = locale
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	english := c.locales[English]
	if english == nil {
		var err error
		if english, err = loadLocale(fsys, English); err != nil {
			return nil, err
		}
	}
	for _, locale := range c.locales {
		locale.english = english
	}
	return c, nil
}

// Langs lists the languages in the order given to Load.
func (c *Catalog) Langs() []Lang { return slices.Clone(c.langs) }

// Locale is the view of one language; false when it was not loaded.
func (c *Catalog) Locale(l Lang) (*Locale, bool) {
	locale, ok := c.locales[l]
	return locale, ok
}

// WithPseudo is the catalog with the two languages for development added,
// which are made from English: xr and xl.
func (c *Catalog) WithPseudo() *Catalog {
	with := &Catalog{langs: slices.Clone(c.langs), locales: map[Lang]*Locale{}}
	maps.Copy(with.locales, c.locales)
	for _, l := range []Lang{PseudoRTL, PseudoLong} {
		if with.locales[l] != nil {
			continue
		}
		locale, err := newLocale(l)
		if err != nil {
			continue // the tables are tested
		}
		with.langs = append(with.langs, l)
		with.locales[l] = locale
	}
	return with
}

func newLocale(l Lang) (*Locale, error) {
	table, ok := languageOf(l)
	if !ok {
		return nil, fmt.Errorf("language %q has no table", l)
	}
	r, err := compileRule(table.plural)
	if err != nil {
		return nil, err
	}
	locale := &Locale{lang: l, table: table, rule: r,
		messages: map[po.Key]*message{}, contexts: map[string]bool{}}
	switch l {
	case PseudoRTL:
		locale.pseudo = bracket
	case PseudoLong:
		locale.pseudo = lengthen
	default: // a language of people
	}
	locale.english = locale
	return locale, nil
}

func loadLocale(fsys fs.FS, l Lang) (*Locale, error) {
	locale, err := newLocale(l)
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(fsys, path.Join(string(l), "*.po"))
	if err != nil {
		return nil, fmt.Errorf("language %q: %w", l, err)
	}
	if len(names) == 0 && l != English && locale.pseudo == nil {
		return nil, fmt.Errorf("language %q has no .po files", l)
	}
	var errs []error
	for _, name := range names {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		file, err := po.Parse(name, b)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		errs = append(errs, locale.add(name, file)...)
	}
	return locale, errors.Join(errs...)
}

// add takes the entries of one file into the locale.
func (l *Locale) add(name string, file *po.File) (errs []error) {
	header := file.Field("Plural-Forms")
	if r, err := compileRule(header); err != nil || !r.same(l.rule) {
		errs = append(errs, fmt.Errorf("%s:1: Plural-Forms is %q, want %q", name, header, l.table.plural))
	}
	if got := file.Field("Language"); got != "" && got != string(l.lang) {
		errs = append(errs, fmt.Errorf("%s:1: Language is %q, want %q", name, got, l.lang))
	}
	for i := range file.Entries {
		e := &file.Entries[i]
		if e.Obsolete {
			continue
		}
		where := fmt.Sprintf("%s:%d", name, e.Line)
		m, err := l.message(e)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", where, err))
			continue
		}
		if first, twice := l.messages[e.Key()]; twice {
			errs = append(errs, fmt.Errorf("%s: %q stands twice, first in %s", where, e.ID, first.where))
			continue
		}
		m.where, m.pack = where, strings.TrimSuffix(path.Base(name), ".po")
		l.messages[e.Key()] = m
		if e.Ctx != "" {
			l.contexts[e.Ctx] = true
		}
	}
	return errs
}

func (l *Locale) message(e *po.Entry) (*message, error) {
	review, err := reviewOf(e.Comments)
	if err != nil {
		return nil, err
	}
	m := &message{plural: e.Plural, forms: e.Str, review: review}
	if e.Plural != "" && len(e.Str) != l.table.forms {
		return nil, fmt.Errorf("%d plural forms, want %d, of %q", len(e.Str), l.table.forms, e.ID)
	}
	empty := 0
	for _, s := range e.Str {
		if s == "" {
			empty++
		}
	}
	switch {
	case l.lang == English:
		if empty < len(e.Str) {
			return nil, fmt.Errorf("an English file carries review marks only, not another text for %q", e.ID)
		}
		m.forms = nil
	case e.Fuzzy():
		m.status, m.forms = Outdated, nil
	case empty == len(e.Str):
		m.status, m.forms = Missing, nil
	case empty > 0:
		return nil, fmt.Errorf("%d of %d plural forms are empty, of %q", empty, len(e.Str), e.ID)
	default:
		if err := fits(e.ID, e.Plural, e.Str); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// reviewOf reads the review mark among the comments of an entry.
func reviewOf(comments []string) (Review, error) {
	review, found := Review{Mark: "draft"}, false
	for _, c := range comments {
		rest, ok := strings.CutPrefix(c, "review:")
		if !ok {
			continue
		}
		if found {
			return Review{}, errors.New("two review marks")
		}
		found = true
		mark, rest, _ := strings.Cut(strings.TrimSpace(rest), " ")
		date, name, _ := strings.Cut(strings.TrimSpace(rest), " ")
		review = Review{Mark: mark, Date: date, Name: strings.TrimSpace(name)}
		switch mark {
		case "draft":
			if date == "" {
				continue
			}
		case "native", "expert":
		default:
			return Review{}, fmt.Errorf("review mark %q is none of draft, native, expert", mark)
		}
		if _, err := time.Parse(time.DateOnly, date); err != nil || review.Name == "" {
			return Review{}, fmt.Errorf("review mark %q needs a date (2006-01-02) and a name", c)
		}
	}
	return review, nil
}
