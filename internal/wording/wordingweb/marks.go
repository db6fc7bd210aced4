package wordingweb

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/textcheck"
	"github.com/free2link/free2link/internal/textcheck/identifier"
	"github.com/free2link/free2link/internal/wording"
)

// A segment is a part of the text that the same findings and facts cover; Class is "" where there are none. Refs are those that end
// with it, Numbers says which cover it where they are several.
type segment struct {
	Class, Numbers string
	Pieces         []piece
	Refs           []ref
}

// A piece is words, or a contact detail written so that nothing makes a link of it. Turn is the message that begins with it, nil for none.
type piece struct {
	Text   string
	Defang bool
	Turn   *turn
}

// A ref leads from a mark to the list or back; Label says it in words. ID is its own place.
type ref struct {
	ID, Href, Name, Label string
	Fact                  bool
}

// A span is what marks a part of the text: finding n, or fact n, from 1.
type span struct {
	start, end int
	n          int
	class      string // s, m, w or p
}

var classOfStrength = [...]string{textcheck.Weak: "w", textcheck.Medium: "m", textcheck.Strong: "s"}

// classes in the order in which one covers another.
var classes = []string{"s", "m", "w", "p"}

// A marked text is what its page shows of it.
type marked struct {
	text  string
	ids   []identifier.Found
	turns []turn
	spans []span
}

// A turn is a message of a chat that holds a mark.
type turn struct {
	at, N int
	Label string
}

// markText makes the marks of a reading.
func markText(l *i18n.Locale, s string, r *wording.Reading) *marked {
	m := &marked{text: s, ids: r.Identifiers}
	for i, f := range r.Findings {
		m.add(f.Start, f.End, i+1, classOfStrength[f.Strength])
	}
	for i, f := range r.Protective {
		m.add(f.Start, f.End, i+1, "p")
	}
	if r.Chat == nil {
		return m
	}
	for i := range r.Chat.Turns { // a message without a mark needs no number
		from, to := turnStart(s, r.Chat, i), r.Chat.Turns[i].End
		if slices.ContainsFunc(m.spans, func(x span) bool { return from < x.end && x.start < to }) {
			m.turns = append(m.turns, turn{from, i + 1, l.T("Message %s", l.Number(i+1))})
		}
	}
	return m
}

// add keeps a span. A contact detail is marked whole: half of one could not be shown safely.
func (m *marked) add(start, end, n int, class string) {
	for _, id := range m.ids {
		if start < id.End && id.Start < end {
			start, end = min(start, id.Start), max(end, id.End)
		}
	}
	m.spans = append(m.spans, span{start, end, n, class})
}

// turnStart is where message i begins, the name before it included.
func turnStart(s string, c *textcheck.Chat, i int) int {
	from, to := 0, c.Turns[i].Start
	if i > 0 {
		from = c.Turns[i-1].End
	} else if at := strings.LastIndexByte(s[:to], '\n'); at >= 0 {
		from = at + 1
	}
	return min(to, from+len(s[from:to])-len(strings.TrimLeftFunc(s[from:to], unicode.IsSpace)))
}

// segments cuts the text where a mark begins or ends. The number of a finding stands where its words end; where findings overlap, the
// part they share lists the numbers of all of them.
func (m *marked) segments(refTo func(span) ref, overlap func(numbers []string) string) []segment {
	cuts := []int{0, len(m.text)}
	for _, x := range m.spans {
		cuts = append(cuts, x.start, x.end)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	spans := slices.SortedStableFunc(slices.Values(m.spans), func(a, b span) int { return cmp.Compare(a.start, b.start) })
	var out []segment
	var open []span
	next, ids, turns := 0, m.ids, m.turns
	for i := 0; i+1 < len(cuts); i++ {
		from, to := cuts[i], cuts[i+1]
		open = slices.DeleteFunc(open, func(x span) bool { return x.end <= from })
		for ; next < len(spans) && spans[next].start <= from; next++ {
			open = append(open, spans[next])
		}
		class := classOf(open)
		if at := from + len(m.text[from:to]) - len(strings.TrimLeftFunc(m.text[from:to], unicode.IsSpace)); class != "" && from < at && at < to && (len(ids) == 0 || at <= ids[0].Start) {
			var blank segment // a line under a blank says nothing
			blank.Pieces, ids, turns = m.pieces(from, at, ids, turns)
			out, from = append(out, blank), at
		}
		seg := segment{Class: class}
		seg.Pieces, ids, turns = m.pieces(from, to, ids, turns)
		var numbers []string
		for _, x := range open {
			r := refTo(x)
			numbers = append(numbers, r.Name)
			if x.end == to {
				seg.Refs = append(seg.Refs, r)
			}
		}
		if len(numbers) > 1 {
			seg.Numbers = overlap(numbers)
		}
		out = append(out, seg)
	}
	return out
}

// classOf is the class of the strongest that covers a part.
func classOf(open []span) string {
	for _, c := range classes {
		if slices.ContainsFunc(open, func(x span) bool { return x.class == c }) {
			return c
		}
	}
	return ""
}

// pieces cuts a part at contact details and at messages; it returns those that stand after the part.
func (m *marked) pieces(from, to int, ids []identifier.Found, turns []turn) ([]piece, []identifier.Found, []turn) {
	var out []piece
	at, begins := from, (*turn)(nil)
	add := func(end int, defang bool) {
		s := m.text[at:end]
		at = end
		if defang {
			s = identifier.Defang(s)
		}
		if s != "" {
			out = append(out, piece{Text: s, Defang: defang, Turn: begins})
			begins = nil
		}
	}
	for at < to {
		stop := to
		id := len(ids) > 0 && ids[0].Start < to
		if id {
			stop = max(at, ids[0].Start)
		}
		if len(turns) > 0 && turns[0].at <= stop && turns[0].at < to {
			add(max(at, turns[0].at), false)
			begins, turns = &turns[0], turns[1:]
			continue
		}
		add(stop, false)
		if id {
			add(min(to, max(at, ids[0].End)), true)
			ids = ids[1:]
		}
	}
	return out, ids, turns
}

// words are the words from start to end on one line, contact details written as in the text above, at most about most bytes.
func (m *marked) words(start, end, most int) string {
	cut := false
	if end-start > most {
		end, cut = start+most, true
		for end > start && !utf8.RuneStart(m.text[end]) {
			end--
		}
	}
	for _, id := range m.ids {
		if start < id.End && id.Start < end {
			start, end = min(start, id.Start), max(end, id.End)
		}
	}
	ids := m.ids[sortedFrom(m.ids, start):]
	pieces, _, _ := m.pieces(start, end, ids, nil)
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	s := strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	if !cut {
		return s
	}
	if at := strings.LastIndexByte(s, ' '); at > len(s)/2 {
		s = s[:at]
	}
	return s + " …"
}

// sortedFrom is the place of the first contact detail that does not end before at.
func sortedFrom(ids []identifier.Found, at int) int {
	i, _ := slices.BinarySearchFunc(ids, at, func(f identifier.Found, at int) int { return cmp.Compare(f.End-1, at) })
	return i
}

// letters names fact n: A, B, …, Z, AA.
func letters(n int) string {
	if n > 26 {
		return letters((n-1)/26) + letters((n-1)%26+1)
	}
	return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n-1 : n]
}

func number(n int) string { return strconv.Itoa(n) }
