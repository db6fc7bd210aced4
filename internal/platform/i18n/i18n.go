// Package i18n gives pages and content their words in the reader's language.
//
// Words live in gettext files, <lang>/<pack>.po. The English text is the
// msgid, in the code or in a content pack, so English needs no file. A
// Catalog is read once at start and never changes; a Locale is the view of
// one language and may be used by any number of goroutines without locks.
//
// What it guarantees:
//   - A translation of an earlier English text ("#, fuzzy") is never served.
//     Its place is taken by English, and Text says so.
//   - A served translation holds the placeholders of its English text and as
//     many plural forms as its language has. Load refuses anything else, with
//     file and line.
//   - A review mark above "draft" carries a date and a name, or Load refuses.
//
// What it refuses: guessing the language from anything but the list the
// browser sends, keeping a choice of language, and translating by itself.
//
// A review mark is a comment of the entry:
//
//	# review: native 2026-11-24 Maria Rossi
//
// The marks are draft (nobody outside the team has read it), native (a native
// speaker has) and expert (somebody who works in the field has).
package i18n

// Lang is a language as it stands in paths and folder names: "en", "it", "el",
// "pl", and in development "xr" and "xl".
type Lang string

// The languages with a table in language.go.
const (
	English Lang = "en"
	Italian Lang = "it"
	Greek   Lang = "el"
	Polish  Lang = "pl"

	// PseudoRTL is English in brackets, laid out from right to left.
	PseudoRTL Lang = "xr"
	// PseudoLong is English with accents, 40 % longer.
	PseudoLong Lang = "xl"
)

// Status says how a text stands in one language.
type Status uint8

// Current: translated. Outdated: there is a translation of an earlier English
// text, which is not served. Missing: there is none.
const (
	Current Status = iota
	Outdated
	Missing
)

// String is the status as a word for logs and reports.
func (s Status) String() string {
	switch s {
	case Current:
		return "current"
	case Outdated:
		return "outdated"
	default:
		return "missing"
	}
}

// Review says who has read a text. Mark is "draft", "native" or "expert"; Date
// (2006-01-02) and Name are set for the last two.
type Review struct{ Mark, Date, Name string }

// Text is one piece of content in the reader's language, or in English where
// it fell back. Lang is the language of String, for the lang attribute. Review
// is that of the text shown.
type Text struct {
	String string
	Lang   Lang
	Status Status
	Review Review
}

// FellBack says that String is English though another language was asked for.
func (t Text) FellBack() bool { return t.Status != Current }

// Mark returns its argument. It marks a text kept in a table or constant, to be
// given to Locale.T later, so that the extractor finds it.
func Mark(msgid string) string { return msgid }

// MarkC is Mark for a text to be given to Locale.TC with this context.
func MarkC(_, msgid string) string { return msgid }
