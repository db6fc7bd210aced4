package main

import (
	"slices"
	"strings"

	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/i18n/po"
)

// text is a text that must be translated.
type text struct {
	Ctx    string   `json:"ctx"`
	ID     string   `json:"msgid"`
	Plural string   `json:"plural,omitempty"`
	Refs   []string `json:"refs,omitempty"`
	Notes  []string `json:"notes,omitempty"`
}

// The least likeness of two English texts that may share a translation until a
// person has looked.
const alike = 0.8

// newFile is an empty PO file of a language.
func newFile(l i18n.Lang, pack string) *po.File {
	plural, _, _ := i18n.PluralForms(l)
	return &po.File{
		HeadComments: []string{"# Free2Link: " + pack},
		Header: []string{
			"Project-Id-Version: free2link " + pack,
			"Language: " + string(l),
			"MIME-Version: 1.0",
			"Content-Type: text/plain; charset=UTF-8",
			"Content-Transfer-Encoding: 8bit",
			"Plural-Forms: " + plural,
		},
	}
}

// merge gives a file the texts that are wanted, in their order, and keeps the
// translations. The translation of a text that changed goes to its successor,
// marked fuzzy, with the earlier English beside it: the most alike in the same
// context or, byContext, the one whose context it has alone. Texts no longer
// wanted become obsolete if they were translated, and go otherwise.
func merge(old *po.File, want []text, forms int, byContext bool) *po.File {
	merged := &po.File{HeadComments: old.HeadComments, Header: old.Header}
	wanted := map[po.Key]bool{}
	for _, t := range want {
		wanted[po.Key{Ctx: t.Ctx, ID: t.ID}] = true
	}
	have := map[po.Key]*po.Entry{}
	var left []*po.Entry // translated, and wanted no more
	for i := range old.Entries {
		e := &old.Entries[i]
		if known := have[e.Key()]; known == nil || known.Obsolete {
			have[e.Key()] = e
		}
		if !wanted[e.Key()] && slices.ContainsFunc(e.Str, func(s string) bool { return s != "" }) {
			left = append(left, e)
		}
	}
	alone := contextsWithOne(want)
	for _, t := range want {
		e := po.Entry{Ctx: t.Ctx, ID: t.ID, Plural: t.Plural, Notes: t.Notes, Refs: t.Refs}
		from := have[e.Key()]
		if from == nil {
			at := successor(left, t, byContext && alone[t.Ctx])
			if at >= 0 {
				from = left[at]
				left = slices.Delete(left, at, at+1)
			}
		}
		if from != nil {
			inherit(&e, from)
		}
		e.Str = resize(e.Str, e.Plural, forms)
		e.Flags = formatFlag(e)
		merged.Entries = append(merged.Entries, e)
	}
	for _, e := range left {
		if kept := *e; !slices.ContainsFunc(merged.Entries, func(m po.Entry) bool { return m.Obsolete && m.Key() == kept.Key() }) {
			kept.Obsolete, kept.Refs, kept.Notes, kept.Prev = true, nil, nil, nil
			merged.Entries = append(merged.Entries, kept)
		}
	}
	return merged
}

func contextsWithOne(want []text) map[string]bool {
	alone := map[string]bool{}
	for _, t := range want {
		_, again := alone[t.Ctx]
		alone[t.Ctx] = t.Ctx != "" && !again
	}
	return alone
}

// successor finds the entry whose translation a new text may start from.
func successor(left []*po.Entry, t text, alone bool) int {
	best, at := 0.0, -1
	for i, e := range left {
		if e.Ctx != t.Ctx {
			continue
		}
		score := likeness(e.ID, t.ID)
		if alone && !e.Obsolete {
			score++
		}
		if score >= alike && score > best {
			best, at = score, i
		}
	}
	return at
}

// inherit takes the translation of an earlier entry. It turns fuzzy when the
// English or the need for a plural changed; then the review mark, which was
// given to another text, goes.
func inherit(e *po.Entry, from *po.Entry) {
	e.Str, e.Flags, e.Prev, e.Comments = from.Str, slices.Clone(from.Flags), from.Prev, from.Comments
	if e.ID == from.ID && e.Plural == from.Plural {
		return
	}
	e.Comments = unreviewed(from.Comments)
	if !slices.ContainsFunc(e.Str, func(s string) bool { return s != "" }) {
		return
	}
	if !from.Fuzzy() || len(from.Prev) == 0 {
		e.Prev = nil
		if from.Ctx != "" {
			e.Prev = append(e.Prev, "msgctxt "+po.Quote(from.Ctx))
		}
		e.Prev = append(e.Prev, "msgid "+po.Quote(from.ID))
		if from.Plural != "" {
			e.Prev = append(e.Prev, "msgid_plural "+po.Quote(from.Plural))
		}
	}
	if !e.Fuzzy() {
		e.Flags = append([]string{"fuzzy"}, e.Flags...)
	}
}

func unreviewed(comments []string) []string {
	return slices.DeleteFunc(slices.Clone(comments), func(c string) bool { return strings.HasPrefix(c, "review:") })
}

// resize gives an entry the number of forms it must have.
func resize(str []string, plural string, forms int) []string {
	if plural == "" {
		forms = 1
	}
	sized := make([]string, forms)
	copy(sized, str)
	return sized
}

// formatFlag sets gettext's "go-format", by which editors check the verbs.
func formatFlag(e po.Entry) []string {
	flags := slices.DeleteFunc(slices.Clone(e.Flags), func(f string) bool { return f == "go-format" || f == "c-format" })
	if i18n.Formatted(e.ID) || i18n.Formatted(e.Plural) {
		flags = append(flags, "go-format")
	}
	return flags
}

// likeness is 1 for equal texts and 0 for texts with nothing in common: the
// share of letters that need no edit.
func likeness(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	long := max(len(x), len(y))
	if long == 0 {
		return 1
	}
	if gap := max(len(x), len(y)) - min(len(x), len(y)); float64(gap) > (1-alike)*float64(long) {
		return 0
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range y {
			cost := 1
			if r == s {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j]+1, row[j+1]+1, diagonal+cost)
		}
	}
	return 1 - float64(row[len(y)])/float64(long)
}
