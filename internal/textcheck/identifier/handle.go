package identifier

import (
	"bytes"
	"strings"
)

// Bounds of the names of accounts, in characters.
const (
	shortestName = 3
	longestName  = 32
)

// handles finds @names, and names after the name of a messenger.
func (sc *scanner) handles() {
	for _, at := range sc.ats {
		sc.atName(int(at))
	}
	for _, t := range sc.marks {
		if sc.is(int(t), app) {
			sc.afterApp(int(t))
		}
	}
}

func nameByte(b byte) bool { return alnum(b) || b == '_' || b == '.' }

// nameEnd returns where the name from i on ends, i if it is none.
func (sc *scanner) nameEnd(i int) int {
	end := i
	for end < len(sc.f) && end-i <= longestName && nameByte(sc.f[end]) {
		end++
	}
	for end > i && sc.f[end-1] == '.' {
		end--
	}
	if end-i > longestName {
		return i
	}
	return end
}

// nameLetters returns how many letters f[start:end] has, and whether it looks like a name and not like a word: with a digit, an
// underscore or a dot.
func (sc *scanner) nameLetters(start, end int) (letters int, like bool) {
	for i := start; i < end; i++ {
		if b := sc.f[i]; 'a' <= b && b <= 'z' {
			letters++
		} else {
			like = true
		}
	}
	return letters, like
}

func (sc *scanner) atName(at int) {
	if b := sc.at(at - 1); nameByte(b) || b == '@' || sc.labelByte(at-1) {
		return
	}
	end := sc.nameEnd(at + 1)
	if sc.at(end) == '@' || sc.labelByte(end) {
		return
	}
	if n, _ := sc.nameLetters(at+1, end); n < shortestName {
		return
	}
	name := "@" + string(sc.f[at+1:end])
	if a := sc.appBefore(at); a >= 0 {
		name = appName(sc.toks[a].word) + ":" + name
	}
	sc.add(rankHandle, at, end, name, false)
}

// site says whether f[start:end] is rather the address of a site: of Instagram anna.jobs is a name, example.com is none.
func (sc *scanner) site(start, end int) bool {
	dot := bytes.LastIndexByte(sc.f[start:end], '.')
	return dot > 0 && (sc.top(start+dot+1, end)&strongDomain != 0 || bytes.HasPrefix(sc.f[start:end], []byte("www.")))
}

// appBefore returns the messenger named within three words before i on the same line, or -1.
func (sc *scanner) appBefore(i int) int {
	end := i
	for t, n := sc.tokenFrom(i)-1, 0; t >= 0 && n < 3; t, n = t-1, n+1 {
		tok := sc.toks[t]
		if end-int(tok.end) > 6 || strings.ContainsAny(string(sc.f[tok.end:end]), "\n@;") {
			return -1
		}
		if sc.is(t, app) {
			return t
		}
		if !sc.is(t, link|neutral) {
			return -1
		}
		end = int(tok.start)
	}
	return -1
}

// afterApp reads "telegram: name", "my insta is name", "snap name_95". Without a sign or a word between them only what looks like a
// name is one, since people write also "on telegram now".
func (sc *scanner) afterApp(t int) {
	if name := appName(sc.toks[t].word); name == "whatsapp" || name == "viber" { // these know people by their number
		return
	}
	pos := int(sc.toks[t].end)
	if sc.at(pos) == '.' && sc.labelByte(pos+1) || nameByte(sc.at(int(sc.toks[t].start)-1)) || nameByte(sc.at(pos)) {
		return
	}
	sure := false
	next := t + 1
	for n := 0; ; n++ {
		if next >= len(sc.toks) {
			return
		}
		gap := string(sc.f[pos:sc.toks[next].start])
		if len(gap) > 6 || strings.ContainsAny(gap, "\n@.;!?") {
			return
		}
		sure = sure || strings.ContainsAny(gap, ":=>") || strings.Contains(gap, " - ")
		if n == 3 || !sc.is(next, link) || nameByte(sc.at(int(sc.toks[next].end))) {
			break
		}
		sure = true
		pos = int(sc.toks[next].end)
		next++
	}
	start := int(sc.toks[next].start)
	if b := sc.at(start - 1); b == '_' {
		start--
	}
	end := sc.nameEnd(start)
	letters, like := sc.nameLetters(start, end)
	if letters < shortestName || sc.is(next, number|times) || sc.at(end) == '@' || sc.at(end) == '/' || sc.site(start, end) || sc.labelByte(end) || sc.wordAt(start, end)&(app|link|phoneCue|neutral|noName|scheme|number) != 0 {
		return
	}
	if !like {
		after := sc.skipSpaces(end, 2)
		if !sure || after > end && after < len(sc.f) && !strings.Contains(string(sc.f[end:after]), "\n") && sc.labelByte(after) && !sc.toks[sc.tokenFrom(after)].digits {
			return
		}
	}
	sc.add(rankHandle, start, end, appName(sc.toks[t].word)+":@"+string(sc.f[start:end]), false)
}
