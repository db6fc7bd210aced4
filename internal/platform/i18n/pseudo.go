package i18n

import "strings"

// bracket marks a text for the right-to-left layout: brackets show where it
// was cut, the marks U+200F turn the punctuation at its ends around.
func bracket(s string) string { return "\u200f[" + s + "]\u200f" }

// The letters of lengthen, one accented letter for each plain one.
const (
	plain    = "aceinouyzACEINOUYZ"
	accented = "åçéîñöûýžÅÇÉÎÑÖÛÝŽ"
)

// lengthen adds 40 % and accents, and leaves placeholders as they are.
func lengthen(s string) string {
	var b strings.Builder
	marks := []rune(accented)
	letters := 0
	for i := 0; i < len(s); {
		if n := placeholder(s[i:]); n > 0 {
			b.WriteString(s[i : i+n])
			i += n
			continue
		}
		if s[i] < 0x80 {
			letters++
		}
		if at := strings.IndexByte(plain, s[i]); at >= 0 {
			b.WriteRune(marks[at])
		} else {
			b.WriteByte(s[i])
		}
		i++
	}
	if more := (letters*4 + 9) / 10; more > 0 {
		b.WriteString(" " + strings.Repeat("~", max(more-1, 1)))
	}
	return b.String()
}
