package i18n

import (
	"slices"

	"golang.org/x/text/collate"
	tag "golang.org/x/text/language"
)

// SortBy sorts a list by a text of each entry, in the order of the alphabet of
// the reader's language.
func SortBy[T any](l *Locale, list []T, text func(T) string) {
	c := collate.New(tag.Make(string(l.Lang())))
	slices.SortStableFunc(list, func(a, b T) int { return c.CompareString(text(a), text(b)) })
}
