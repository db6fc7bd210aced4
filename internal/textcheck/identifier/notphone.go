package identifier

// notPhone returns how many groups from i on are a date, hours or the number of a payment card, 0 if they are not.
func (sc *scanner) notPhone(i int) int {
	if sc.groups[i].plus >= 0 {
		return 0
	}
	if n := sc.card(i); n > 0 {
		return n
	}
	if sc.date(i) {
		return 3
	}
	if sc.network(i) {
		return 4
	}
	return sc.hours(i)
}

// value returns the number a group of at most four digits says, -1 for others.
func (sc *scanner) value(i int) int {
	if i >= len(sc.groups) || sc.groups[i].n > 4 || sc.groups[i].word || sc.groups[i].letter {
		return -1
	}
	v := 0
	for _, d := range sc.digits[sc.groups[i].off : int(sc.groups[i].off)+int(sc.groups[i].n)] {
		v = v*10 + int(d-'0')
	}
	return v
}

// sign returns the one byte between group i and the one before it, 0 if it is more or less or if there is none.
func (sc *scanner) sign(i int) byte {
	if i == 0 || i >= len(sc.groups) || sc.groups[i].start-sc.groups[i-1].end != 1 {
		return 0
	}
	return sc.f[sc.groups[i-1].end]
}

// network says whether groups i to i+3 are an IPv4 address; with fewer long groups they may as well be a phone number.
func (sc *scanner) network(i int) bool {
	if i+3 >= len(sc.groups) {
		return false
	}
	long := 0
	for k := i; k < i+4; k++ {
		if v := sc.value(k); v < 0 || v > 255 || k > i && sc.sign(k) != '.' {
			return false
		}
		if sc.groups[k].n == 3 {
			long++
		}
	}
	return long >= 3
}

// date says whether groups i to i+2 are a date: 31.12.2026, 31/12/26, 2026-12-31.
func (sc *scanner) date(i int) bool {
	if i+2 >= len(sc.groups) {
		return false
	}
	sep := sc.sign(i + 1)
	if sep != sc.sign(i+2) || sep == sc.sign(i) || sep != '.' && sep != '/' && sep != '-' {
		return false
	}
	a, b, c := sc.value(i), sc.value(i+1), sc.value(i+2)
	la, lb, lc := sc.groups[i].n, sc.groups[i+1].n, sc.groups[i+2].n
	year := func(v int) bool { return 1900 <= v && v < 2100 }
	pair := func(v, w int) bool { return 1 <= v && v <= 31 && 1 <= w && w <= 12 }
	switch {
	case la <= 2 && lb <= 2 && lc == 4:
		return year(c) && (pair(a, b) || pair(b, a))
	case la == 4 && lb <= 2 && lc <= 2:
		return year(a) && pair(c, b)
	case la <= 2 && lb <= 2 && lc == 2:
		return sep != '-' && pair(a, b) && sc.sign(i+3) != sep
	}
	return false
}

// dayLike says whether the eight digits are a day without signs: 31122026, 20261231.
func dayLike(d []byte) bool {
	two := func(i int) int { return int(d[i]-'0')*10 + int(d[i+1]-'0') }
	year := func(i int) bool { return two(i) == 19 || two(i) == 20 }
	return year(4) && 1 <= two(0) && two(0) <= 31 && 1 <= two(2) && two(2) <= 12 ||
		year(0) && 1 <= two(4) && two(4) <= 12 && 1 <= two(6) && two(6) <= 31
}

// hours returns how many groups from i on are hours: 8.30-16.30, 10:00.
func (sc *scanner) hours(i int) int {
	clock := func(i int, sep byte) bool {
		if i+1 >= len(sc.groups) {
			return false
		}
		h, m := sc.value(i), sc.value(i+1)
		return sc.sign(i+1) == sep && 0 <= h && h <= 24 && 0 <= m && m < 60 && sc.groups[i].n <= 2 && sc.groups[i+1].n == 2
	}
	if before := sc.sign(i); before == ':' || before == '.' {
		return 0
	}
	if clock(i, ':') && sc.sign(i+2) != ':' {
		return 2
	}
	if clock(i, '.') && clock(i+2, '.') && sc.sign(i+2) != '.' && sc.sign(i+4) != '.' {
		return 4
	}
	return 0
}

// card returns how many groups from i on are the number of a payment card: 4-4-4-4, 4-6-5 or 16 digits (ISO/IEC 7812-1).
func (sc *scanner) card(i int) int {
	shapes := [...][]int16{{4, 4, 4, 4}, {4, 6, 5}, {16}}
next:
	for _, shape := range shapes {
		sum := int16(0)
		for k, n := range shape {
			if i+k >= len(sc.groups) || sc.groups[i+k].n != n {
				continue next
			}
			sum += n
		}
		off := int(sc.groups[i].off)
		if luhn(sc.digits[off : off+int(sum)]) {
			return len(shape)
		}
	}
	return 0
}

func luhn(d []byte) bool {
	sum := 0
	for i, c := range d {
		v := int(c - '0')
		if (len(d)-i)%2 == 0 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return sum%10 == 0
}

// cue looks back from group i, within the line: +1 if the nearest word that says what the number is says a phone, -1 if it says
// something else (licence, VAT, order), 0 if there is none.
func (sc *scanner) cue(i int) int {
	g := &sc.groups[i]
	if i > 0 {
		return 0
	}
	end := int(g.start)
	for t := int(g.first) - 1; t >= 0 && t >= int(g.first)-4; t-- {
		tok := &sc.toks[t]
		for k := int(tok.end); k < end; k++ {
			if sc.f[k] == '\n' && k < int(g.start)-2 || end-int(tok.end) > 8 {
				return 0
			}
			if sc.f[k] == 0xf0 && k+3 < end && sc.f[k+1] == 0x9f && sc.f[k+2] == 0x93 && (0x9e <= sc.f[k+3] && sc.f[k+3] <= 0xb2) ||
				sc.f[k] == 0xe2 && k+2 < end && (sc.f[k+1] == 0x98 && sc.f[k+2] == 0x8e || sc.f[k+1] == 0x9c && sc.f[k+2] == 0x86) {
				return +1 // a picture of a telephone
			}
		}
		switch {
		case tok.digits:
			return 0
		case sc.is(t, phoneCue):
			return +1
		case sc.is(t, otherCue):
			return -1
		case sc.is(t, unit) && t == int(g.first)-1: // EUR 1 200 300
			return -1
		case end-int(tok.end) <= 2 && (sc.at(int(tok.start)-1) == '#'):
			return -1
		}
		end = int(tok.start)
	}
	return 0
}

// amount says whether groups i to j are money or a measure: a sign or word of it stands right before or after.
func (sc *scanner) amount(i, j int) bool {
	money := func(k int) bool {
		return sc.at(k) == '$' || sc.at(k) == '%' || sc.at(k) == 0xc2 && sc.at(k+1) == 0xa3 || sc.at(k) == 0xe2 && sc.at(k+1) == 0x82
	}
	start, end := int(sc.groups[i].start), int(sc.groups[j].end)
	for _, k := range [...]int{end, end + 1} {
		if money(k) {
			return true
		}
		if !space(sc.at(k)) {
			break
		}
	}
	for _, k := range [...]int{start - 1, start - 2, start - 3, start - 4} {
		if money(k) {
			return true
		}
	}
	t := int(sc.groups[j].last) + 1
	return sc.is(t, unit) && int(sc.toks[t].start)-end <= 1 && (t+1 == len(sc.toks) || !sc.toks[t+1].digits)
}
