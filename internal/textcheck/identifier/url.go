package identifier

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

const longestTail = 2048 // bytes of a path with its query

// urls finds addresses of the web: after a scheme, after www, and before the end of a domain name that is known.
func (sc *scanner) urls() {
	until := 0 // where the last one ended
	for _, k := range sc.marks {
		t := int(k)
		if int(sc.toks[t].start) < until {
			continue
		}
		switch {
		case sc.is(t, scheme) && !sc.glued(t):
			if end := sc.withScheme(t); end > 0 {
				until = end
				continue
			}
			if sc.is(t, domain) {
				until = max(until, sc.bare(t))
			}
		case sc.is(t, www):
			until = max(until, sc.afterWWW(t))
		case sc.is(t, domain), sc.puny(t):
			until = max(until, sc.bare(t))
		}
	}
}

// puny says whether token t begins the end of a domain name in ASCII: .xn--qxam (RFC 5890).
func (sc *scanner) puny(t int) bool {
	return sc.is(t, xn) && sc.at(int(sc.toks[t].end)) == '-' && sc.at(int(sc.toks[t].start)-1) == '.'
}

// withScheme reads what follows http:// and the like and returns where it ends, 0 if it is none.
func (sc *scanner) withScheme(t int) int {
	start, end := int(sc.toks[t].start), int(sc.toks[t].end)
	name := string(sc.f[start:end])
	rest := sc.f[end:min(len(sc.f), end+8)]
	n, odd := 0, name[:2] == "hx"
	for _, mark := range []string{"://", "[:]//", "(:)//", ": //", " ://", "[://]"} {
		if strings.HasPrefix(string(rest), mark) {
			n, odd = len(mark), odd || mark != "://"
		}
	}
	if n == 0 {
		return 0
	}
	from := sc.skipSpaces(end+n, 1)
	if name[0] != 'h' { // a messenger: viber://chat?number=…
		stop := sc.tail(from)
		if stop == from {
			return 0
		}
		sc.add(rankURL, start, stop, name+"://"+sc.original(from, stop), odd)
		return stop
	}
	name, at := strings.Replace(name, "xx", "tt", 1), from
	for k := from; k < len(sc.f) && k < from+longestLocal && (sc.mailByte(k) || sc.f[k] == ':' || sc.f[k] == '@'); k++ {
		if sc.f[k] == '@' { // user:password@host
			at = k + 1
		}
	}
	h, ok := sc.host(at, true, false)
	if ok && h.how == spaced {
		h, ok = sc.host(at, false, false)
	}
	if !ok {
		return 0
	}
	odd = odd || h.how != asIs || from > end+n
	return sc.web(start, at, h.end, name, odd)
}

// afterWWW reads www.example.com and returns where it ends.
func (sc *scanner) afterWWW(t int) int {
	start := int(sc.toks[t].start)
	if sc.labelByte(start-1) || sc.at(start-1) == '.' && sc.labelByte(start-2) {
		return 0
	}
	h, ok := sc.host(start, true, false)
	if ok && h.how != asIs && h.top&strongDomain == 0 {
		h, ok = sc.host(start, true, true)
	}
	if !ok || h.how == spaced && h.top&strongDomain == 0 {
		return 0
	}
	if strings.Count(sc.plain(start, h.end), ".") < 2 {
		return 0
	}
	return sc.web(start, start, h.end, "https", h.how != asIs)
}

// Hosts with a label of one letter, or so well known that whatever ends them is believed.
var knownHosts = map[string]bool{
	"t.me": true, "wa.me": true, "m.me": true, "fb.me": true, "fb.com": true, "ig.me": true, "vk.me": true, "vk.com": true, "x.com": true,
	"g.co": true, "g.page": true, "t.co": true, "is.gd": true, "fb.gg": true, "telegram.me": true, "youtu.be": true, "paypal.me": true,
	"revolut.me": true, "instagr.am": true, "goo.gl": true, "bit.ly": true, "m.facebook.com": true, "signal.me": true, "linktr.ee": true,
}

// bare reads a domain name that ends, or seems to end, with token t and returns where the address ends, 0 if it is none.
func (sc *scanner) bare(t int) int {
	top := words[sc.toks[t].word].role
	topStart, end := int(sc.toks[t].start), int(sc.toks[t].end)
	if sc.puny(t) {
		top, end = domain, sc.label(topStart)
	}
	if b := sc.at(end); alnum(b) || b == '_' || b == '-' && sc.labelByte(end+1) || b == '@' {
		return 0
	}
	if sc.at(end) == '.' && sc.labelByte(end+1) { // example.com.pl: the last one counts
		if e := sc.label(end + 1); sc.top(end+1, e) != 0 {
			return 0
		}
	}
	start, how, labels := topStart, asIs, 0
	for labels < mostLabels {
		e, h := sc.dotBefore(start)
		if h == 0 || h != asIs && (top&strongDomain == 0 && h == spaced || labels > 0 && h == spaced) {
			break
		}
		s := sc.labelStart(e)
		if s == e || h == said && labels > 0 && sc.wordAt(s, e)&noName != 0 {
			break
		}
		start, how, labels = s, max(how, h), labels+1
	}
	if labels == 0 || sc.at(start-1) == '@' {
		return 0
	}
	name := sc.plain(start, end)
	path := sc.at(end) == '/' && sc.at(end+1) > ' '
	known := knownHosts[name]
	if stop := sc.saidPath(end); known && stop > 0 {
		sc.add(rankURL, start, stop, "https://"+sc.plain(start, stop), true)
		return stop
	}
	if (!known || !path) && !sc.believed(start, topStart, end, labels, how, top, path) {
		return 0
	}
	return sc.web(start, start, end, "https", how != asIs)
}

// believed says whether what looks like a domain name is one and not two sentences without a space between them.
func (sc *scanner) believed(start, topStart, end, labels, how int, top role, path bool) bool {
	label, _ := sc.dotBefore(topStart)
	size := label - sc.labelStart(label)
	letters := false
	for i := start; i < topStart-1; i++ {
		letters = letters || classes[sc.f[i]] == classLetter
	}
	if how != asIs {
		bracketed := sc.at(topStart-1) == ']' || sc.at(topStart-1) == ')' || sc.at(topStart-2) == ']' || sc.at(topStart-2) == ')'
		return letters && (bracketed && size >= 2 || top&strongDomain != 0 && size >= 3 && sc.wordAt(label-size, label)&(noName|link|neutral) == 0)
	}
	if size < 2 || !letters {
		return false
	}
	if path || labels >= 3 {
		return true
	}
	written, _ := sc.span(topStart, end)
	if c := sc.src[written]; 'A' <= c && c <= 'Z' && !sc.capitals(start, end) { // "lavoro.It is"
		return false
	}
	if top&likeWord == 0 {
		return true
	}
	for i := start; i < topStart-1; i++ {
		if b := sc.f[i]; b == '-' || '0' <= b && b <= '9' {
			return true
		}
	}
	if size < 3 {
		return false
	}
	alone := func(b byte) bool { return b == '\n' || b == ':' || b == '(' || b == '"' || b == '>' }
	before, after := sc.at(start-1), sc.at(end)
	if start == 0 {
		before = '\n'
	}
	if end >= len(sc.f) {
		after = '\n'
	}
	if space(before) && before != '\n' && alone(sc.at(start-2)) {
		before = ':'
	}
	return alone(before) && !alnum(after) && (after != ' ' || classes[sc.at(end+1)] != classLetter) || alone(after) && after != '(' && size >= 4 ||
		top&strongDomain != 0
}

// saidPath reads " slash name" after the host that ends at i and returns where it ends, 0 if there is none.
func (sc *scanner) saidPath(i int) int {
	k := sc.skipSpaces(i, 2)
	if k == i {
		return 0
	}
	e := sc.wordEnd(k)
	if sc.wordAt(k, e)&slash == 0 {
		return 0
	}
	n := sc.skipSpaces(e, 2)
	stop := sc.nameEnd(n)
	if n == e || stop-n < 3 {
		return 0
	}
	return stop
}

// tail returns where a path, query or fragment from i on ends.
func (sc *scanner) tail(i int) int {
	end := i
	depth, square := 0, 0
loop:
	for end < len(sc.f) && end-i < longestTail {
		switch b := sc.f[end]; b {
		case '<', '>', '"', '`', '{', '}', '|', '\\', '^', 0x7f:
			break loop
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				break loop
			}
		case '[':
			square++
		case ']':
			if square--; square < 0 {
				break loop
			}
		default:
			if b <= ' ' || b >= 0x80 && classes[b] == classOther || classes[b] == classInside && !sc.insideLetter(end) {
				break loop
			}
		}
		end++
	}
	for end > i && classes[sc.f[end-1]] == classInside && end < len(sc.f) && classes[sc.f[end]] == classInside {
		end-- // cut by the bound inside a rune
	}
	for end > i && strings.IndexByte(".,;:!?'*_~-(", sc.f[end-1]) >= 0 {
		end--
	}
	return end
}

// web keeps the address with the host f[from:end] and what follows it, and returns where it ends.
func (sc *scanner) web(start, from, end int, scheme string, odd bool) int {
	stop := end
	if sc.at(stop) == ':' && sc.at(stop+1)-'0' < 10 { // a port
		for stop++; stop < len(sc.f) && stop-end < 6 && classes[sc.f[stop]] == classDigit; stop++ {
		}
	}
	if b := sc.at(stop); b == '/' || b == '?' || b == '#' {
		stop = max(stop, sc.tail(stop))
	}
	name := sc.plain(from, end)
	if f, to := sc.span(from, end); !ascii(sc.src[f:to]) && name == string(sc.f[from:end]) {
		name = hostName(sc.original(from, end))
	}
	rest := sc.original(end, stop)
	if n := whatsappNumber(name, rest); n != "" {
		name, rest, scheme = "wa.me", "/"+n, "https"
	}
	sc.add(rankURL, start, stop, scheme+"://"+name+rest, odd)
	return stop
}

// whatsappNumber returns the phone number, as digits with its country code, in the path of an address of WhatsApp.
func whatsappNumber(host, rest string) string {
	var n string
	switch strings.TrimPrefix(host, "www.") {
	case "wa.me":
		n = strings.TrimPrefix(rest, "/")
		n, _, _ = strings.Cut(n, "?")
	case "api.whatsapp.com", "whatsapp.com", "web.whatsapp.com":
		_, n, _ = strings.Cut(rest, "phone=")
		n, _, _ = strings.Cut(n, "&")
		n = strings.TrimPrefix(n, "%2B")
	}
	digits := make([]byte, 0, 15)
	for i := range len(n) {
		switch b := n[i]; {
		case '0' <= b && b <= '9' && len(digits) < 15:
			digits = append(digits, b)
		case b != '+' && b != '-' && b != '/':
			return ""
		}
	}
	if len(digits) < leastDigits {
		return ""
	}
	return string(digits)
}

// hostName returns the host as registered: width and composition normalised, lower case, accents kept (RFC 5891 §5.2).
func hostName(s string) string { return strings.ToLower(norm.NFKC.String(s)) }

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
