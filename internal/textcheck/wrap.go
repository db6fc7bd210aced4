package textcheck

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/platform/text"
)

// wrapped is how long a folded line must be, in bytes, for its end to be one that a program put there and not the writer.
const wrapped = 30

// unwrap puts a blank for each line end from byte from of the folded text on that only a program put there, as mails and copies from pages
// have them: the line is long and ends in a letter or a comma, and the next begins with a small letter in s, where m leads back to.
func unwrap(folded []byte, from int, m *text.OffsetMap, s string) {
	for {
		n := bytes.IndexByte(folded[from:], '\n')
		if n < 0 {
			return
		}
		if end := from + n; n >= wrapped && softEnd(folded[from:end], s[min(m.Source(end), len(s)):]) {
			folded[end] = ' '
		}
		from += n + 1
	}
}

// softEnd reports whether the sentence of a line seems to go on after it. rest begins with the line end, whatever letter that is.
func softEnd(line []byte, rest string) bool {
	_, size := utf8.DecodeRuneInString(rest)
	before, _ := utf8.DecodeLastRune(line)
	after, _ := utf8.DecodeRuneInString(rest[size:])
	return (unicode.IsLetter(before) || before == ',') && unicode.IsLower(after)
}
