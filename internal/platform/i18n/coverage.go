package i18n

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/platform/i18n/po"
)

// Required is a text that every language should have. Plural is set for a text
// with plural forms.
type Required struct{ Pack, Ctx, English, Plural string }

// Coverage is how far one language is. Percent is rounded down, so that 100
// means all; nothing required is 100.
type Coverage struct {
	Lang                                 Lang
	Required, Translated                 int
	Outdated, Missing, Doubtful, Percent int
}

// Report is the result of Check. Problems are one line each, sorted by
// language and pack. Stale are the entries of the list of missing texts that
// are translated or no longer required.
type Report struct {
	Languages []Coverage
	Problems  []string
	Stale     []Absent
}

// Texts yields every text that the files of any language name, in order of
// pack, context and text: what is required where the source of a pack is not
// at hand.
func (c *Catalog) Texts() iter.Seq[Required] {
	seen := map[po.Key]Required{}
	for _, locale := range c.locales {
		for key, m := range locale.messages {
			seen[key] = Required{Pack: m.pack, Ctx: key.Ctx, English: key.ID, Plural: m.plural}
		}
	}
	all := make([]Required, 0, len(seen))
	for _, r := range seen {
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b Required) int {
		return cmp.Or(cmp.Compare(a.Pack, b.Pack), cmp.Compare(a.Ctx, b.Ctx), cmp.Compare(a.English, b.English))
	})
	return slices.Values(all)
}

// Check measures every language but English and the pseudo ones. A text counts
// as translated only if it has a current translation that differs from the
// English, is in the script of its language, reads as that language where it is
// long enough to tell, holds the placeholders and plural forms, and is neither
// much shorter nor much longer than the English. A text that allow names is not
// asked for difference, script, language and length. A missing or outdated text
// that stands in missing is no problem, but is not counted as translated.
// allow and missing may be nil.
func Check(required iter.Seq[Required], c *Catalog, allow Allow, missing map[Absent]bool) Report {
	if allow == nil {
		allow = func(Lang, string) bool { return false }
	}
	var report Report
	texts := slices.Collect(required)
	for _, l := range c.langs {
		locale := c.locales[l]
		if l == English || locale.pseudo != nil {
			continue
		}
		cov := Coverage{Lang: l, Required: len(texts), Percent: 100}
		for _, r := range texts {
			m, status := locale.find(r)
			listed := missing[Absent{l, r.Pack, r.Ctx, r.English}]
			problem := ""
			switch status {
			case Missing:
				cov.Missing++
				problem = "missing"
			case Outdated:
				cov.Outdated++
				problem = "outdated"
			case Current:
				if doubt := doubt(l, r, m, locale.table.forms, allow(l, r.English)); doubt != "" {
					cov.Doubtful++
					problem, listed = doubt, false
				} else {
					cov.Translated++
				}
			}
			if problem != "" && !listed {
				report.Problems = append(report.Problems, line(l, r, problem))
			}
		}
		if len(texts) > 0 {
			cov.Percent = cov.Translated * 100 / len(texts)
		}
		report.Languages = append(report.Languages, cov)
	}
	report.Stale = stale(c, texts, missing)
	return report
}

func line(l Lang, r Required, problem string) string {
	return fmt.Sprintf("%s/%s.po: %s %q: %s", l, r.Pack, r.Ctx, r.English, problem)
}

// find is the message of a required text, and its status.
func (l *Locale) find(r Required) (*message, Status) {
	m := l.messages[po.Key{Ctx: r.Ctx, ID: r.English}]
	switch {
	case m != nil && len(m.forms) > 0:
		return m, Current
	case m != nil:
		return nil, m.status
	case r.Ctx != "" && l.contexts[r.Ctx]:
		return nil, Outdated
	}
	return nil, Missing
}

func stale(c *Catalog, texts []Required, missing map[Absent]bool) []Absent {
	wanted := map[Absent]Required{}
	for _, r := range texts {
		for _, l := range c.langs {
			wanted[Absent{l, r.Pack, r.Ctx, r.English}] = r
		}
	}
	var list []Absent
	for a := range missing {
		r, ok := wanted[a]
		if ok {
			_, status := c.locales[a.Lang].find(r)
			ok = status != Current
		}
		if !ok {
			list = append(list, a)
		}
	}
	slices.SortFunc(list, func(a, b Absent) int {
		return cmp.Or(cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Pack, b.Pack),
			cmp.Compare(a.Ctx, b.Ctx), cmp.Compare(a.English, b.English))
	})
	return list
}

// doubt is the first reason not to count a translation, or "".
func doubt(l Lang, r Required, m *message, forms int, allowed bool) string {
	if m.plural != r.Plural {
		return fmt.Sprintf("plural is %q, want %q", m.plural, r.Plural)
	}
	if want := max(1, forms); r.Plural != "" && len(m.forms) != want {
		return fmt.Sprintf("%d plural forms, want %d", len(m.forms), want)
	}
	if err := fits(r.English, r.Plural, m.forms); err != nil {
		return err.Error()
	}
	if allowed {
		return ""
	}
	for i, form := range m.forms {
		english := r.English
		if r.Plural != "" && i > 0 {
			english = r.Plural
		}
		if reason := doubtForm(l, english, form); reason != "" {
			return reason
		}
	}
	return ""
}

func doubtForm(l Lang, english, text string) string {
	source, words := proseOf(english), proseOf(text)
	if lettersIn(source) == 0 {
		return "" // only numbers and placeholders
	}
	if strings.EqualFold(strings.Join(source, " "), strings.Join(words, " ")) {
		return "same as the English"
	}
	if reason := wrongScript(l, source, proseOf(withoutCitations(english, text))); reason != "" {
		return reason
	}
	if lettersIn(words) >= 40 {
		if got := Detect(strings.Join(words, " ")); got != l {
			return fmt.Sprintf("reads as %q: %q", got, text)
		}
	}
	return wrongLength(english, text)
}

// wrongLength allows −30 to +60 % of a source of 20 characters or more, and
// −60 to +150 % of a shorter one.
func wrongLength(english, text string) string {
	n, got := utf8.RuneCountInString(english), utf8.RuneCountInString(text)
	least, most := n*70, n*160
	if n < 20 {
		least, most = n*40, n*250
	}
	if got*100 < least || got*100 > most {
		return fmt.Sprintf("%d characters for %d: %q", got, n, text)
	}
	return ""
}

// withoutCitations leaves out what a text repeats letter by letter from the
// English and what nobody translates: addresses ("ekka.org.gr", "gov.pl/web")
// and abbreviations of laws ("D.lgs."), which hold a dot or a stroke.
func withoutCitations(english, text string) string {
	trim := func(w string) string { return strings.Trim(w, "(),;:") }
	var known []string
	for w := range strings.FieldsSeq(english) {
		known = append(known, trim(w))
	}
	var out []string
	for w := range strings.FieldsSeq(text) {
		if t := trim(w); strings.ContainsAny(strings.TrimSuffix(t, "."), "./") && slices.Contains(known, t) {
			continue
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// wrongScript asks four letters of five to be of the language's script. Names
// are left out: words with a capital or a digit that the English has too. A word
// may not mix scripts, as look-alike letters do.
func wrongScript(l Lang, source, words []string) string {
	table := unicode.Latin
	if l == Greek {
		table = unicode.Greek
	}
	right, all := 0, 0
	for _, w := range words {
		in, out := 0, 0
		for _, r := range w {
			switch {
			case !unicode.IsLetter(r):
			case unicode.Is(table, r):
				in++
			default:
				out++
			}
		}
		if in > 0 && out > 0 {
			return fmt.Sprintf("letters of two scripts in %q", w)
		}
		if name := strings.ToLower(w) != w || strings.ContainsAny(w, "0123456789"); name && slices.Contains(source, w) {
			continue
		}
		right, all = right+in, all+in+out
	}
	if right*5 < all*4 {
		return "in another script: " + strings.Join(words, " ")
	}
	return ""
}

// proseOf lists the words of a text, without placeholders, addresses and
// punctuation.
func proseOf(s string) []string {
	var b strings.Builder
	for i := 0; i < len(s); {
		if n := placeholder(s[i:]); n > 0 {
			b.WriteByte(' ')
			i += n
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	var words []string
	for field := range strings.FieldsSeq(b.String()) {
		if strings.Contains(field, "://") || strings.Contains(field, "@") || strings.HasPrefix(field, "www.") {
			continue
		}
		words = append(words, strings.FieldsFunc(field, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
		})...)
	}
	return words
}

func lettersIn(words []string) int {
	n := 0
	for _, w := range words {
		for _, r := range w {
			if unicode.IsLetter(r) {
				n++
			}
		}
	}
	return n
}
