package textcheck

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/platform/text"
)

// A Turn is one message of a chat: who wrote it, and its bytes in the text without the name and the time before it.
type Turn struct {
	Speaker    int // place in Chat.Speakers
	Start, End int
}

// A Chat is a text that is a conversation: an export of WhatsApp, Telegram, Messenger or Viber, or lines such as "A: …".
type Chat struct {
	Speakers []string
	Turns    []Turn
	folded   []byte // a name, while it is looked at
}

// A head is the start of a turn: the name and where the message begins after it.
type head struct {
	name    string
	at, end int
	timed   bool
}

// ReadChat finds the turns of a chat. It returns false for a text that is none, as an advert with lines such as "Salary: …".
func ReadChat(s string, c *Chat) bool {
	c.Speakers, c.Turns = c.Speakers[:0], c.Turns[:0]
	timed := false
	for at := 0; at < len(s); {
		end := at + lineLength(s[at:])
		if h, ok := headOf(s, at, end); ok {
			timed = timed || h.timed
			if n := len(c.Turns); n > 0 {
				c.Turns[n-1].End = trimEnd(s, c.Turns[n-1].Start, at)
			}
			c.Turns = append(c.Turns, Turn{Speaker: c.speaker(h.name), Start: h.end, End: end})
		}
		at = end + 1
	}
	if n := len(c.Turns); n > 0 {
		c.Turns[n-1].End = trimEnd(s, c.Turns[n-1].Start, len(s))
	}
	if c.plausible(timed) {
		return true
	}
	c.Speakers, c.Turns = c.Speakers[:0], c.Turns[:0]
	return false
}

// plausible reports whether what was found is a chat: with times two turns are enough, without them somebody must speak twice, or
// there are two turns of two speakers whose names are no headings of an advert.
func (c *Chat) plausible(timed bool) bool {
	n, who := len(c.Turns), len(c.Speakers)
	switch {
	case n < 2 || who > mostSpeakers:
		return false
	case timed:
		return true
	}
	return !slices.ContainsFunc(c.Speakers, c.heading) && (who < n || who == 2)
}

// mostSpeakers of a chat: a text with more names at its lines is a list.
const mostSpeakers = 12

func (c *Chat) speaker(name string) int {
	for i, s := range c.Speakers {
		if s == name {
			return i
		}
	}
	if len(c.Speakers) <= mostSpeakers { // one more than may be, so that the text counts as no chat
		c.Speakers = append(c.Speakers, name)
	}
	return len(c.Speakers) - 1
}

// TurnAt returns the turn that byte at stands in, from 1, or 0.
func (c *Chat) TurnAt(at int) int {
	for i, t := range c.Turns {
		if t.Start <= at && at < t.End {
			return i + 1
		}
	}
	return 0
}

func lineLength(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i
	}
	return len(s)
}

func trimEnd(s string, from, to int) int {
	to = max(to, from)
	return from + len(strings.TrimRightFunc(s[from:to], unicode.IsSpace))
}

// headOf reads the start of a turn from the line s[at:end].
//
//	[12/11/2024, 19:32] Name: text     WhatsApp on iPhone, Viber
//	12/11/24, 19:32 - Name: text       WhatsApp on Android
//	[19:32] Name: text                 Messenger, Viber
//	Name, [12.11.2024 19:32]: text     Telegram, text often on the next line
//	Name (19:32): text
//	Name: text
func headOf(s string, at, end int) (head, bool) {
	h := head{at: at}
	line := s[at:end]
	if strings.IndexByte(line[:min(len(line), 3*longestName)], ':') < 0 {
		return h, false
	}
	i := skipTime(line)
	h.timed = i > 0
	colon := nameEnd(line[i:])
	if colon < 0 {
		return h, false
	}
	name := line[i : i+colon]
	if open := strings.IndexAny(name, "[("); open > 0 && (stampLength(name[open+1:]) > 0) {
		h.timed = true
		name = name[:open]
	}
	name = strings.Trim(name, " ,~\u200e\u202a\u202c\t")
	if !properName(name, h.timed) {
		return h, false
	}
	h.name = name
	h.end = at + i + colon + 1
	for h.end < end && (s[h.end] == ' ' || s[h.end] == '\t') {
		h.end++
	}
	return h, true
}

const longestName = 60 // bytes, with a time in brackets

// nameEnd returns where the colon after the name stands, -1 if there is none near enough. Colons of a time are passed over.
func nameEnd(line string) int {
	depth := 0
	for i := 0; i < len(line) && i < longestName; i++ {
		switch line[i] {
		case '[', '(':
			depth++
		case ']', ')':
			depth--
		case ':':
			if depth <= 0 && (i+2 >= len(line) || line[i+1] != '/' || line[i+2] != '/') {
				return i
			}
		}
	}
	return -1
}

// skipTime returns the length of a date and time at the start of a line, with brackets and the dash after it, or 0.
func skipTime(line string) int {
	i := 0
	for strings.HasPrefix(line[i:], "\u200e") {
		i += len("\u200e")
	}
	bracket := strings.HasPrefix(line[i:], "[")
	if bracket {
		i++
	}
	n := stampLength(line[i:])
	if n == 0 {
		return 0
	}
	i += n
	if bracket {
		if !strings.HasPrefix(line[i:], "]") {
			return 0
		}
		i++
	}
	for _, gap := range []string{" ", "-", "–", " ", "\u200e"} {
		for strings.HasPrefix(line[i:], gap) {
			i += len(gap)
		}
	}
	return i
}

// stampLength returns the length of a date, a time or both at the start of s, or 0: digits with . / - : , between, month names, a.m.
func stampLength(s string) int {
	i, groups, colon := 0, 0, false
	for i < len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			groups++
			for i < len(s) && '0' <= s[i] && s[i] <= '9' {
				i++
			}
		case c == ':' && i > 0 && i+1 < len(s) && '0' <= s[i+1] && s[i+1] <= '9':
			colon = true
			i++
		case strings.IndexByte("./, ", c) >= 0 && groups > 0:
			i++
		case c == '-' && groups > 0 && i+1 < len(s) && '0' <= s[i+1] && s[i+1] <= '9':
			i++
		default:
			if n := wordOfTime(s[i:]); n > 0 && groups > 0 {
				i += n
				continue
			}
			return stamp(s, i, groups, colon)
		}
	}
	return stamp(s, i, groups, colon)
}

func stamp(s string, i, groups int, colon bool) int {
	if !colon || groups < 2 {
		return 0
	}
	return len(strings.TrimRight(s[:i], " ,"))
}

var timeWords = []string{"am", "pm", "at", "alle", "στις", "o", "πμ", "μμ"}

// wordOfTime returns the length of a word that stands inside dates: am, pm, at, a month of three letters or more.
func wordOfTime(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !unicode.IsLetter(r) && r != '\u202f' {
			break
		}
		n += size
	}
	word := func(w string) bool { return strings.EqualFold(w, s[:n]) }
	if utf8.RuneCountInString(s[:n]) == 3 || slices.ContainsFunc(timeWords, word) {
		return n
	}
	return 0
}

// properName reports whether a name before a colon may be a speaker's: short, and without the marks of a sentence.
func properName(name string, timed bool) bool {
	if name == "" || strings.ContainsAny(name, "!?;\"/@=€$") || strings.HasPrefix(name, "http") {
		return false
	}
	words, letters := 0, 0
	for w := range strings.FieldsSeq(name) {
		words++
		for _, r := range w {
			if unicode.IsLetter(r) {
				letters++
			}
		}
	}
	if timed {
		return words <= 8
	}
	return words <= 3 && utf8.RuneCountInString(name) <= 24 && (letters > 0 || strings.HasPrefix(name, "+"))
}

// headings are words before a colon in adverts and letters, folded. They are nobody's name.
var headings = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`location place where when what pay salary wage contact contacts tel phone mobile cell email mail e-mail hours
		schedule shift shifts requirements duties tasks offer benefits conditions note nb ps p.s. whatsapp telegram viber signal address date
		company employer job position price rent info age start duration subject from to languages contract website web link warning attention
		luogo sede dove quando paga stipendio retribuzione contatti contatto telefono cellulare orario orari requisiti mansioni offriamo
		offerta condizioni nota indirizzo data azienda lavoro posizione prezzo affitto età eta inizio durata oggetto lingue contratto sito
		compenso cerchiamo richiesto attenzione chiediamo
		τόπος πόλη περιοχή πότε αμοιβή μισθός αποδοχές επικοινωνία τηλέφωνο τηλ κινητό ωράριο ώρες απαιτήσεις καθήκοντα προσφέρουμε προσόντα
		παροχές όροι σημείωση διεύθυνση ημερομηνία εταιρεία εργασία θέση τιμή ενοίκιο ηλικία έναρξη διάρκεια θέμα γλώσσες σύμβαση προσοχή ζητάμε
		υγ υ.γ. miejsce lokalizacja gdzie kiedy płaca wynagrodzenie stawka pensja kontakt telefon godziny wymagania obowiązki oferujemy oferta
		warunki uwaga adres data firma pracodawca praca stanowisko cena czynsz wiek start okres temat języki umowa strona zapewniamy ps`) {
		m[Folded(w)] = true
	}
	return m
}()

func (c *Chat) heading(name string) bool {
	c.folded = text.Fold(c.folded[:0], nil, name)
	for w := range bytes.FieldsSeq(c.folded) {
		if headings[string(w)] {
			return true
		}
	}
	return false
}
