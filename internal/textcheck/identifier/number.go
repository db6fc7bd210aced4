package identifier

import (
	"slices"
	"strconv"

	"github.com/nyaruka/phonenumbers"
)

// How many digits a phone number has: ITU-T E.164 allows 15, and 00 before them. A number of 7 is believed only after a cue.
const (
	leastWithCue = 7
	leastDigits  = 8
	mostDigits   = 17
)

// numbers finds the phone numbers in the run of groups.
func (sc *scanner) numbers() {
	cued := false // a cue holds for the numbers that follow in the same run
	budget := 16 + len(sc.digits)/4
	for i := range sc.groups {
		sc.groups[i].other = sc.notPhone(i)
	}
	for i := 0; i < len(sc.groups); {
		if n := sc.groups[i].other; n > 0 {
			i += n
			continue
		}
		switch sc.cue(i) {
		case +1:
			cued = true
		case -1:
			if sc.groups[i].plus < 0 {
				for n := 0; i < len(sc.groups) && n <= leastDigits; i++ {
					n += int(sc.groups[i].n)
				}
				continue
			}
		}
		j, e164 := sc.longest(i, cued, &budget)
		if e164 == "" {
			i++
			continue
		}
		sc.keep(i, j, e164)
		i = j + 1
	}
}

// longest returns the last group of the longest phone number that begins with group i, and the number. A number over commas and line
// breaks is only tried if there is none without them.
func (sc *scanner) longest(i int, cued bool, budget *int) (int, string) {
	if g := sc.groups[i]; g.glued {
		return 0, ""
	} else if g.n > leastDigits && g.n <= mostDigits { // written together: that is all of it
		if e := sc.try(i, i, cued, budget); e != "" {
			return i, e
		}
	}
	for _, loosest := range [...]gap{gapOdd, gapLine} {
		ends, n, count := [mostDigits]int{}, 0, 0
		crossed := loosest == gapOdd
		for j := i; j < len(sc.groups) && count < len(ends); j++ {
			g := &sc.groups[j]
			if n += int(g.n); n > mostDigits || j > i && (g.gap > loosest || g.other > 0) {
				break
			}
			crossed = crossed || j > i && g.gap > gapOdd
			if n >= leastWithCue && crossed && (j > i || n <= leastDigits) {
				ends[count] = j
				count++
			}
		}
		for _, j := range slices.Backward(ends[:count]) {
			if e := sc.try(i, j, cued, budget); e != "" {
				return j, e
			}
		}
	}
	return 0, ""
}

// A shape is what the way of writing says about a number.
type shape struct {
	words, singles, crossed, year bool
	digits, groups                int
}

func (sc *scanner) shape(i, j int) shape {
	s := shape{groups: j - i + 1, singles: j-i >= 5}
	for k := i; k <= j; k++ {
		g := &sc.groups[k]
		s.digits += int(g.n)
		s.words = s.words || g.word
		s.singles = s.singles && g.n == 1
		s.crossed = s.crossed || k > i && g.gap >= gapList
		if d := sc.digits[g.off:]; g.n == 4 && !g.word && (d[0] == '1' && d[1] == '9' || d[0] == '2' && d[1] == '0') {
			s.year = true
		}
	}
	return s
}

// ragged says that the first or last group looks as if it were not part of the number: the only word beside digits, one digit after them.
func (sc *scanner) ragged(i, j int) bool {
	if i == j {
		return false
	}
	said := 0
	for k := i; k <= j; k++ {
		if sc.groups[k].word {
			said++
		}
	}
	first, last, before := &sc.groups[i], &sc.groups[j], &sc.groups[j-1]
	return said == 1 && last.word && last.n < 3 || said == 1 && first.word && first.n < 2 && sc.digits[first.off] != '0' && first.plus < 0 ||
		last.n == 1 && !last.word && !last.letter && before.n > 2
}

// try returns the number in groups i to j in E.164, or "" if it is none.
func (sc *scanner) try(i, j int, cued bool, budget *int) string {
	s := sc.shape(i, j)
	if s.digits < leastDigits && !cued || *budget <= 0 || sc.ragged(i, j) || sc.amount(i, j) {
		return ""
	}
	g := &sc.groups[i]
	d := sc.digits[g.off : int(g.off)+s.digits]
	if g.plus < 0 && len(d) > 2 && d[0] == '0' && d[1] == '0' {
		d = d[2:]
	} else if g.plus < 0 {
		if s.crossed && !cued && !s.words && !s.singles && !mobileLike(d) || s.digits == leastDigits && !cued && dayLike(d) {
			return ""
		}
		if s.singles && i > 0 && sc.groups[i-1].n == 1 && !cued { // a window in a longer row of single digits
			return ""
		}
		return sc.national(d, s, cued, budget)
	}
	if len(d) < leastDigits || len(d) > 15 || d[0] == '0' {
		return ""
	}
	*budget--
	return international(d)
}

// mobileLike says whether d begins and is as long as a mobile number of Italy, Greece or the United Kingdom.
func mobileLike(d []byte) bool {
	return len(d) == 10 && (d[0] == '3' || d[0] == '6' && d[1] == '9') || len(d) == 11 && d[0] == '0' && d[1] == '7'
}

// A plan is what is worth asking libphonenumber about a country: asking costs microseconds.
type plan struct {
	region  string
	code    int
	allowed func(d []byte, s shape, cued bool) bool
}

var plans = []plan{
	{"IT", 39, func(d []byte, _ shape, cued bool) bool {
		n := len(d)
		return d[0] == '0' && n <= 11 && (n >= leastDigits || cued) || d[0] == '3' && (n == 9 || n == 10) ||
			d[0] == '8' && 8 <= n && n <= 10 || cued && (d[0] == '1' || d[0] == '7') && n <= 10
	}},
	{"GR", 30, func(d []byte, _ shape, _ bool) bool { return len(d) == 10 && d[0] != '0' && d[0] != '1' }},
	{"PL", 48, func(d []byte, s shape, cued bool) bool {
		return len(d) == 9 && d[0] != '0' && (cued || s.words || s.singles || !s.year && s.groups <= 4)
	}},
	{"GB", 44, func(d []byte, _ shape, cued bool) bool {
		return d[0] == '0' && (len(d) == 10 || len(d) == 11) || cued && d[0] == '7' && len(d) == 10
	}},
}

// national reads d in the numbering plan of the country, or in the four plans.
func (sc *scanner) national(d []byte, s shape, cued bool, budget *int) string {
	known := false
	british := sc.country == "" && len(d) == 11 && d[0] == '0' // Italian numbers with a zero are almost never so long
	for k := range plans {
		p := &plans[k]
		if british {
			p = &plans[len(plans)-1-k]
		}
		if sc.country != "" && sc.country != p.region {
			continue
		}
		known = true
		if !p.allowed(d, s, cued) {
			continue
		}
		if sc.country == "" && p.region == "PL" && !cued && !s.words && !s.singles && !thirds(s) {
			continue
		}
		*budget--
		if e := valid(p.code, p.region, d); e != "" {
			return e
		}
	}
	if !known && 7 <= len(d) && len(d) <= 12 && (cued || !s.year) {
		*budget--
		if n, err := phonenumbers.Parse(string(d), sc.country); err == nil && phonenumbers.IsValidNumber(n) {
			return phonenumbers.Format(n, phonenumbers.E164)
		}
	}
	return sc.withoutPlus(d, cued, budget)
}

// thirds says whether a Polish number is written as Poles do, 3-3-3 or together or 2-3-2-2: without a country and a cue nine digits
// may be anything.
func thirds(s shape) bool { return s.groups == 1 || s.groups == 3 || s.groups == 4 }

// withoutPlus reads a number that begins with a country code: "39 333 1234567".
func (sc *scanner) withoutPlus(d []byte, cued bool, budget *int) string {
	if len(d) < 11 || len(d) > 13 {
		return ""
	}
	for k := range plans {
		p := &plans[k]
		nsn := d[2:]
		if string(d[:2]) != strconv.Itoa(p.code) || !cued && sc.country != p.region && !mobileLike(nsn) {
			continue
		}
		if p.region == "GB" && nsn[0] != '7' {
			continue
		}
		*budget--
		return valid(p.code, p.region, nsn)
	}
	return ""
}

// international reads d, which begins with a country code (ITU-T E.164).
func international(d []byte) string {
	for k := range plans {
		if p := &plans[k]; string(d[:2]) == strconv.Itoa(p.code) {
			return valid(p.code, p.region, d[2:])
		}
	}
	n, err := phonenumbers.Parse("+"+string(d), "")
	if err != nil || !phonenumbers.IsValidNumber(n) {
		return ""
	}
	return phonenumbers.Format(n, phonenumbers.E164)
}

// valid returns the national number d in E.164 if it is valid in the region's plan. It does what phonenumbers.Parse would, without
// its dozen of regular expressions: of the four plans only the British has a prefix to take off.
func valid(code int, region string, d []byte) string {
	zero := false
	if d[0] == '0' {
		if region == "GB" {
			d = d[1:]
		} else {
			zero = true
		}
	}
	v, err := strconv.ParseUint(string(d), 10, 64)
	if err != nil || zero && len(d) > 1 && d[1] == '0' {
		return ""
	}
	cc := int32(code)
	n := phonenumbers.PhoneNumber{CountryCode: &cc, NationalNumber: &v}
	if zero {
		n.ItalianLeadingZero = &zero
	}
	var ok bool
	switch {
	case region != "GB":
		ok = phonenumbers.IsValidNumberForRegion(&n, region) || region == "IT" && phonenumbers.IsValidNumber(&n) // the Vatican
	case len(d) == 10 && string(d[:7]) == "7700900": // Ofcom, numbers for use in drama: training texts are full of them
		ok = true
	default: // the islands share the plan
		ok = phonenumbers.IsValidNumber(&n)
	}
	if !ok {
		return ""
	}
	return "+" + strconv.Itoa(code) + string(d)
}

// keep adds the number in groups i to j.
func (sc *scanner) keep(i, j int, e164 string) {
	s := sc.shape(i, j)
	odd := s.words || s.singles
	for k := i; k <= j; k++ {
		g := &sc.groups[k]
		odd = odd || g.letter || k > i && g.gap >= gapOdd
	}
	start, end := int(sc.groups[i].start), int(sc.groups[j].end)
	if p := sc.groups[i].plus; p >= 0 {
		start = int(p)
		odd = odd || sc.f[p] != '+'
	}
	if sc.at(start-1) == '(' {
		for k := start; k < end; k++ {
			if sc.f[k] == ')' {
				start--
				break
			} else if sc.f[k] == '(' {
				break
			}
		}
	}
	from, to := sc.span(start, end)
	sc.add(rankPhone, start, end, e164, odd || dressed(sc.src[from:to]))
}

// dressed says whether digits are written as signs that no keyboard has: keycaps, full-width, mathematical, circled. The digits of
// Arabic and of other scripts are plain.
func dressed(v string) bool {
	for _, r := range v {
		if r == 0x20e3 || 0xff10 <= r && r <= 0xff19 || 0x1d7ce <= r && r <= 0x1d7ff || 0x2460 <= r && r <= 0x249b || 0x2070 <= r && r <= 0x2089 {
			return true
		}
	}
	return false
}
