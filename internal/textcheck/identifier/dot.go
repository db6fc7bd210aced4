package identifier

// The ways of writing the signs of an address: "." as it is, " . ", "[.]", "(dot)", " punto "; "@" likewise.

// How a sign is written.
const (
	asIs   = iota + 1 // nothing around it
	spaced            // with spaces around it
	said              // in brackets or with a word
)

// bracketed returns the inside and the end of what stands in brackets from i on, at most 24 bytes: "[dot]", "( @ )", "_at_".
func (sc *scanner) bracketed(i int) (from, to, end int) {
	open := sc.at(i)
	var closing byte
	switch open {
	case '(':
		closing = ')'
	case '[':
		closing = ']'
	case '{':
		closing = '}'
	case '<':
		closing = '>'
	case '_', '*', '-':
		closing = open
	default:
		return 0, 0, 0
	}
	for k := i + 1; k < len(sc.f) && k <= i+24; k++ {
		if sc.f[k] == closing {
			from, to = i+1, k
			for from < to && sc.f[from] == ' ' {
				from++
			}
			for from < to && sc.f[to-1] == ' ' {
				to--
			}
			return from, to, k + 1
		}
	}
	return 0, 0, 0
}

// bracketedBefore is bracketed for what ends before i; it returns also where it begins.
func (sc *scanner) bracketedBefore(i int) (from, to, start int) {
	switch sc.at(i - 1) {
	case ')', ']', '}', '>', '_', '*', '-':
	default:
		return 0, 0, 0
	}
	for k := i - 2; k >= 0 && k >= i-25; k-- {
		if f, t, end := sc.bracketed(k); end == i {
			return f, t, k
		}
		if !space(sc.f[k]) && sc.f[k] != '.' && sc.f[k] != '@' && classes[sc.f[k]] != classLetter && classes[sc.f[k]] != classInside {
			break
		}
	}
	return 0, 0, 0
}

// skipSpaces returns where at most so many spaces from i on end.
func (sc *scanner) skipSpaces(i, most int) int {
	for k := 0; k < most && i < len(sc.f) && space(sc.f[i]); k++ {
		i++
	}
	return i
}

// skipSpacesBefore returns where at most two spaces before i begin.
func (sc *scanner) skipSpacesBefore(i int) int {
	for k := 0; k < 2 && i > 0 && space(sc.f[i-1]); k++ {
		i--
	}
	return i
}

// saysDot says whether f[from:to] is a dot or a word for it.
func (sc *scanner) saysDot(from, to int) bool {
	return to-from == 1 && sc.f[from] == '.' || sc.wordAt(from, to)&dotWord != 0
}

// dotAfter returns where the label after a dot at i begins and how the dot is written, 0 if there is none.
func (sc *scanner) dotAfter(i int) (next, how int) {
	if sc.at(i) == '.' && (i+1 < len(sc.f)) && sc.labelByte(i+1) {
		return i + 1, asIs
	}
	k := sc.skipSpaces(i, 2)
	if from, to, end := sc.bracketed(k); end > 0 && sc.saysDot(from, to) {
		return sc.skipSpaces(end, 2), said
	}
	if sc.at(k) == '.' && (k > i || space(sc.at(k+1))) {
		if n := sc.skipSpaces(k+1, 2); sc.labelByte(n) {
			return n, spaced
		}
		return 0, 0
	}
	if k > i {
		end := sc.wordEnd(k)
		if n := sc.skipSpaces(end, 2); n > end && sc.wordAt(k, end)&dotWord != 0 {
			return n, said
		}
	}
	return 0, 0
}

// dotBefore returns where the label before a dot that ends at i ends and how the dot is written, 0 if there is none. Of dots with
// spaces only " ." and " . " are meant, not the end of a sentence.
func (sc *scanner) dotBefore(i int) (end, how int) {
	if sc.at(i-1) == '.' {
		if i >= 2 && sc.labelByte(i-2) {
			return i - 1, asIs
		}
		if e := sc.skipSpacesBefore(i - 1); e < i-1 {
			return e, spaced
		}
		return 0, 0
	}
	k := sc.skipSpacesBefore(i)
	if from, to, start := sc.bracketedBefore(k); to > 0 && sc.saysDot(from, to) {
		return sc.skipSpacesBefore(start), said
	}
	if k == i {
		return 0, 0
	}
	if sc.at(k-1) == '.' && space(sc.at(k-2)) {
		return sc.skipSpacesBefore(k - 1), spaced
	}
	start := sc.wordStart(k)
	if e := sc.skipSpacesBefore(start); e < start && sc.wordAt(start, k)&dotWord != 0 {
		return e, said
	}
	return 0, 0
}

// labelByte says whether the byte at i can stand in a label of a domain name, international ones among them (RFC 5890).
func (sc *scanner) labelByte(i int) bool {
	if i < 0 || i >= len(sc.f) {
		return false
	}
	c := classes[sc.f[i]]
	return c == classLetter || c == classDigit || c == classInside && sc.insideLetter(i)
}

// insideLetter says whether the rune that byte i is inside of is a letter.
func (sc *scanner) insideLetter(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if c := classes[sc.f[k]]; c != classInside {
			return c == classLetter
		}
	}
	return false
}

// wordEnd returns where the letters from i on end, at most one more than a word that is looked up.
func (sc *scanner) wordEnd(i int) int {
	most := min(len(sc.f), i+longestWord+1)
	for i < most && (classes[sc.f[i]] == classLetter || classes[sc.f[i]] == classInside) {
		i++
	}
	return i
}

func (sc *scanner) wordStart(i int) int {
	least := max(0, i-longestWord-1)
	for i > least && (classes[sc.f[i-1]] == classLetter || classes[sc.f[i-1]] == classInside) {
		i--
	}
	return i
}

// Bounds of a domain name (RFC 1035 §2.3.4), in bytes of UTF-8.
const (
	longestLabel = 63 * 2
	mostLabels   = 8
)

// label returns where the label from i on ends.
func (sc *scanner) label(i int) int {
	end := i
	for end < len(sc.f) && end-i <= longestLabel && (sc.labelByte(end) || sc.f[end] == '-' || sc.f[end] == '_') {
		end++
	}
	for end > i && (sc.f[end-1] == '-' || sc.f[end-1] == '_') {
		end--
	}
	return end
}

func (sc *scanner) labelStart(i int) int {
	start := i
	for start > 0 && i-start <= longestLabel && (sc.labelByte(start-1) || sc.f[start-1] == '-' || sc.f[start-1] == '_') {
		start--
	}
	for start < i && (sc.f[start] == '-' || sc.f[start] == '_' || classes[sc.f[start]] == classInside) {
		start++
	}
	return start
}

// A host is a domain name in the text.
type host struct {
	end   int
	how   int  // the most disguised of its dots
	top   role // what the last label is in the dictionary
	first int  // where the first label ends
}

// host reads a domain name from i on, up to the last label that ends one. With loose, dots may be disguised. Without known, any last
// label will do, as of a new domain or of an IP address.
func (sc *scanner) host(i int, loose, known bool) (host, bool) {
	var h, good host
	h.how = asIs
	from := i
	for n := range mostLabels {
		end := sc.label(from)
		if end == from {
			break
		}
		if n == 0 {
			h.first = end
		} else if top := sc.top(from, end); top != 0 || !known && good.top == 0 && (end-from >= 2 || classes[sc.f[from]] == classDigit) {
			good = h
			good.end, good.top = end, top
		}
		next, how := sc.dotAfter(end)
		if how == 0 || how != asIs && !loose || how == spaced && good.end > 0 {
			break
		}
		h.how = max(h.how, how)
		from = next
	}
	return good, good.end > 0
}

// top returns the roles of the label f[from:end] if it ends domain names.
func (sc *scanner) top(from, end int) role {
	if end-from > 4 && string(sc.f[from:from+4]) == "xn--" { // RFC 5890, in ASCII
		return domain
	}
	if r := sc.wordAt(from, end); r&domain != 0 {
		return r
	}
	return 0
}

// plain returns f[start:end] with its disguised signs written as they are and without spaces and brackets.
func (sc *scanner) plain(start, end int) string {
	out := sc.buf[:0]
	for i := start; i < end; {
		if e := min(end, sc.wordEnd(i)); e > i {
			r := sc.wordAt(i, e)
			before, after := i == start || !sc.mailByte(i-1), e == end || !sc.mailByte(e)
			switch {
			case i == start || !before || !after:
				out = append(out, sc.f[i:e]...)
			case r&dotWord != 0:
				out = append(out, '.')
			case r&(atSign|atWord) != 0:
				out = append(out, '@')
			case r&dash != 0:
				out = append(out, '-')
			case r&underscore != 0:
				out = append(out, '_')
			case r&slash != 0:
				out = append(out, '/')
			default:
				out = append(out, sc.f[i:e]...)
			}
			i = e
			continue
		}
		switch b := sc.f[i]; b {
		case ' ', '\t', '\n', '\r', '(', ')', '[', ']', '{', '}', '<', '>', '*':
		default:
			out = append(out, b)
		}
		i++
	}
	sc.buf = out
	return string(out)
}

// mailByte says whether the byte at i can stand in the local part of an address as people have them (RFC 5322 §3.2.3 allows more).
func (sc *scanner) mailByte(i int) bool {
	b := sc.at(i)
	return alnum(b) || b == '.' || b == '_' || b == '-' || b == '+' || b == '%'
}
