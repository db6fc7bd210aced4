package identifier

import "strings"

const longestLocal = 64 // bytes, RFC 5321 §4.5.3.1.1

// emails finds addresses around each at sign and each word for it.
func (sc *scanner) emails() {
	for _, at := range sc.ats {
		sc.atSign(int(at))
	}
	for _, t := range sc.marks {
		if sc.is(int(t), atSign|atWord) {
			sc.atWord(int(t))
		}
	}
}

func (sc *scanner) atSign(at int) {
	left, right := at, at+1
	bracketed := false
	if from, to, start := sc.bracketedBefore(sc.pastBracket(at + 1)); to-from == 1 && from == at && start < at {
		left, right, bracketed = start, sc.pastBracket(at+1), true
	}
	l, r := sc.skipSpacesBefore(left), sc.skipSpaces(right, 2)
	apart := l < left || r > right
	disguised := bracketed || apart
	if apart && strings.ContainsRune(string(sc.f[l:left])+string(sc.f[right:r]), '\n') {
		return
	}
	h, ok := sc.host(r, true, disguised)
	if !ok || h.how == spaced && h.top&strongDomain == 0 {
		h, ok = sc.host(r, false, disguised)
	}
	if !ok {
		return
	}
	if h.top == 0 && classes[sc.f[h.end-1]] == classDigit {
		return
	}
	local := sc.local(l, disguised || h.how != asIs)
	if local == l {
		return
	}
	// "ciao @moda.it" names an account; with a space on each side, or at a provider of e-mail, it is an address.
	if !bracketed && l < left && r == right && sc.wordAt(r, h.first)&provider == 0 {
		return
	}
	if !bracketed && r > right && l == left && sc.wordAt(r, h.first)&provider == 0 && h.top&strongDomain == 0 {
		return
	}
	sc.address(local, l, r, h.end, disguised || h.how != asIs)
}

// pastBracket returns the place after the bracket that closes at i, with spaces before it.
func (sc *scanner) pastBracket(i int) int {
	k := sc.skipSpaces(i, 2)
	switch sc.at(k) {
	case ')', ']', '}', '>', '*':
		return k + 1
	}
	return i
}

func (sc *scanner) atWord(t int) {
	start, end := int(sc.toks[t].start), int(sc.toks[t].end)
	sure := sc.is(t, atSign)
	left, right := start, end
	if from, to, open := sc.bracketedBefore(sc.pastSign(end)); from == start && to == end && open < start {
		left, right, sure = open, sc.pastSign(end), true
	}
	l, r := sc.skipSpacesBefore(left), sc.skipSpaces(right, 2)
	if left == start && (l == left || r == right) {
		return
	}
	h, ok := sc.host(r, true, true)
	if !ok {
		return
	}
	if h.how == spaced && h.top&strongDomain == 0 {
		if h, ok = sc.host(r, false, true); !ok {
			return
		}
	}
	local := sc.local(l, sure || h.how == said)
	if local == l {
		return
	}
	if !sure && !sc.capitals(start, end) && h.how != said && sc.wordAt(r, h.first)&provider == 0 && !sc.mailLike(local, l) {
		return // "call me at hotel.com"
	}
	if !sure && sc.wordAt(local, l)&noName != 0 && sc.wordAt(r, h.first)&provider == 0 {
		return
	}
	sc.address(local, l, r, h.end, true)
}

// pastSign is pastBracket that knows also _at_ and -at-.
func (sc *scanner) pastSign(i int) int {
	if b := sc.at(i); b == '_' || b == '-' {
		return i + 1
	}
	return sc.pastBracket(i)
}

// capitals says whether the word was written in capital letters: mario AT example DOT com.
func (sc *scanner) capitals(start, end int) bool {
	from, to := sc.span(start, end)
	return sc.src[from:to] == strings.ToUpper(sc.src[from:to])
}

// mailLike says whether f[start:end] looks like the name of a mailbox and not like a word.
func (sc *scanner) mailLike(start, end int) bool {
	for i := start; i < end; i++ {
		if b := sc.f[i]; b < 'a' && b != ' ' || b == '_' {
			return true
		}
	}
	return false
}

// local returns where the local part that ends at end begins. With loose, its dots and dashes may be disguised.
func (sc *scanner) local(end int, loose bool) int {
	start := sc.localChunk(end)
	for n := 0; loose && start < end && n < 4; n++ {
		k := sc.signBefore(start)
		if k == 0 {
			break
		}
		next := sc.localChunk(k)
		if next == k || sc.wordAt(next, k)&(noName|link|phoneCue|dotWord) != 0 {
			break
		}
		start = next
	}
	for start < end && (sc.f[start] == '.' || sc.f[start] == '-' || sc.f[start] == '%' || sc.f[start] == '+') {
		start++
	}
	if end-start > longestLocal*2 || end > 0 && sc.f[end-1] == '.' {
		return end
	}
	return start
}

func (sc *scanner) localChunk(end int) int {
	start := end
	for start > 0 && end-start <= longestLocal && sc.mailByte(start-1) {
		start--
	}
	return start
}

// signBefore returns where the part before a disguised dot, dash or underscore that ends at i ends, 0 if there is none.
func (sc *scanner) signBefore(i int) int {
	if e, how := sc.dotBefore(i); how == said {
		return e
	}
	k := sc.skipSpacesBefore(i)
	if from, to, start := sc.bracketedBefore(k); to > 0 && sc.wordAt(from, to)&(dash|underscore) != 0 {
		return sc.skipSpacesBefore(start)
	}
	start := sc.wordStart(k)
	if e := sc.skipSpacesBefore(start); k < i && e < start && sc.wordAt(start, k)&(dash|underscore) != 0 {
		return e
	}
	return 0
}

// address keeps the e-mail address with the local part f[local:left] and the host f[right:end].
func (sc *scanner) address(local, left, right, end int, disguised bool) {
	name, domain := sc.plain(local, left), sc.plain(right, end)
	if name == "" || len(name) > longestLocal || !strings.Contains(domain, ".") {
		return
	}
	if from, to := sc.span(right, end); !disguised && !ascii(sc.src[from:to]) {
		domain = hostName(sc.original(right, end))
	}
	sc.add(rankEmail, local, end, name+"@"+domain, disguised)
}
