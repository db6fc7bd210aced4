package textcheck

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wrapped is how long a line must be, in bytes, for its end to be one that a program put there and not the writer.
const wrapped = 30

// unwrapped returns s with a blank for each line end that only a program put there, as mails and copies from pages have them: the line
// is long and ends in a letter or a comma, and the next begins with a small letter. All places stay the same.
func (r *Reader) unwrapped(s string) string {
	at := softEnd(s, 0)
	if at < 0 {
		return s
	}
	b := []byte(s)
	for ; at >= 0; at = softEnd(s, at+1) {
		b[at] = ' '
	}
	return string(b)
}

// softEnd returns the first line end of that kind from byte from on, or -1.
func softEnd(s string, from int) int {
	start := strings.LastIndexByte(s[:from], '\n') + 1
	for {
		n := strings.IndexByte(s[from:], '\n')
		if n < 0 {
			return -1
		}
		at := from + n
		if at-start >= wrapped && at+1 < len(s) {
			before, _ := utf8.DecodeLastRuneInString(s[:at])
			after, _ := utf8.DecodeRuneInString(s[at+1:])
			if (unicode.IsLetter(before) || before == ',') && unicode.IsLower(after) {
				return at
			}
		}
		start, from = at+1, at+1
	}
}
