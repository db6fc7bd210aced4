package identifier

import "strings"

// Defang returns v so that showing it makes no link of it and nobody presses it by mistake: example[.]com, hxxp://, name[at]example[.]com.
// Other schemes become tg[:]//. Doing it twice changes nothing more.
func Defang(v string) string {
	var b strings.Builder
	b.Grow(len(v) + 16)
	for i := 0; i < len(v); i++ {
		switch c := v[i]; {
		case c == '@':
			b.WriteString("[at]")
		case c == '.' && (i == 0 || v[i-1] != '[' || i+1 == len(v) || v[i+1] != ']'):
			b.WriteString("[.]")
		case c == ':' && strings.HasPrefix(v[i:], "://"):
			if out := b.String(); endsInHTTP(out) {
				b.WriteByte(c)
			} else {
				b.WriteString("[:]")
			}
		case (c == 'h' || c == 'H') && isHTTP(v[i:]):
			b.WriteByte(c)
			b.WriteString("xx")
			i += 2
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// isHTTP says whether s begins with http:// or https://, in any case.
func isHTTP(s string) bool {
	if len(s) < 7 || !strings.EqualFold(s[:4], "http") {
		return false
	}
	return strings.HasPrefix(s[4:], "://") || (s[4] == 's' || s[4] == 'S') && strings.HasPrefix(s[5:], "://")
}

// endsInHTTP says whether s ends in hxxp or hxxps.
func endsInHTTP(s string) bool {
	s = strings.ToLower(s[max(0, len(s)-5):])
	return strings.HasSuffix(s, "hxxp") || s == "hxxps"
}
