package identifier

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// A Kind says what an identifier is.
type Kind string

// The kinds.
const (
	Phone   Kind = "phone"
	Email   Kind = "email"
	URL     Kind = "url"
	Handle  Kind = "handle"
	Payment Kind = "payment"
)

// Found is one identifier in a text.
type Found struct {
	Kind  Kind
	Value string // as written: s[Start:End]

	// Normalised is the form to compare and to search by: a phone number in E.164 ("+393331234567"), an e-mail address in lower case,
	// an address of the web with its scheme ("https://wa.me/393331234567"), a handle with the messenger if it is named
	// ("telegram:@name", else "@name"), an IBAN without spaces, a crypto address in its standard form.
	Normalised string

	Start, End int  // bytes of s, on the borders of runes
	Obfuscated bool // written so that a machine does not see it: words for digits or signs, hidden characters, broken over lines
}

// Find returns the identifiers in s in the order in which they stand; no two overlap. The same text gives the same result. The
// country is the ISO 3166-1 code in whose numbering plan phone numbers without a country code are read; if it is "", Italy, Greece,
// Poland and the United Kingdom are tried. Any input is allowed, also what is not UTF-8; it may be used by many goroutines.
func Find(s, country string) []Found {
	if len(s) > maxText {
		end := maxText
		for end > 0 && !utf8.RuneStart(s[end]) {
			end--
		}
		s = s[:end]
	}
	sc := scanners.Get().(*scanner)
	defer sc.release()
	sc.load(s, country)
	sc.payments()
	sc.emails()
	sc.handles()
	sc.urls()
	sc.settle()
	sc.take()
	sc.phones()
	sc.settle()
	if len(sc.hits) == 0 {
		return nil
	}
	out := make([]Found, len(sc.hits))
	for i, h := range sc.hits {
		out[i] = Found{Kind: kinds[h.rank], Value: s[h.from:h.to], Normalised: h.norm, Start: h.from, End: h.to, Obfuscated: h.odd}
	}
	return out
}

// maxText is where reading stops, in bytes: offsets are kept in 32 bits, and folding may make a text eleven times as long.
const maxText = 1 << 26

// The ranks of kinds: where two overlap and neither is around the other, the lower one stays.
const (
	rankPayment = iota
	rankEmail
	rankHandle
	rankURL
	rankPhone
)

var kinds = [...]Kind{Payment, Email, Handle, URL, Phone}

// A hit is one identifier while the others are still sought.
type hit struct {
	start, end int // bytes of the folded text
	from, to   int // bytes of the original
	rank       int
	norm       string
	odd        bool
}

// add keeps what stands at f[start:end]. Hidden characters inside make it obfuscated.
func (sc *scanner) add(rank, start, end int, norm string, odd bool) {
	from, to := sc.span(start, end)
	sc.hits = append(sc.hits, hit{start: start, end: end, from: from, to: to, rank: rank, norm: norm, odd: odd || hides(sc.src[from:to])})
}

// settle puts the hits in order and drops those that overlap a better or a longer one.
func (sc *scanner) settle() {
	slices.SortStableFunc(sc.hits, func(a, b hit) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.rank, b.rank)) })
	kept := sc.hits[:0]
	for _, h := range sc.hits {
		for len(kept) > 0 && kept[len(kept)-1].to > h.from && better(h, kept[len(kept)-1]) {
			kept = kept[:len(kept)-1]
		}
		if h.to > h.from && (len(kept) == 0 || kept[len(kept)-1].to <= h.from) {
			kept = append(kept, h)
		}
	}
	sc.hits = kept
}

// better says whether a is to be kept rather than b, which begins no later: the one around the other, else the one of the lower rank.
func better(a, b hit) bool {
	if a.from == b.from && a.to != b.to {
		return a.to > b.to
	}
	return a.to > b.to && (a.rank < b.rank || a.rank == b.rank && a.to-a.from > b.to-b.from)
}
