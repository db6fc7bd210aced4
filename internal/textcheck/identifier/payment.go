package identifier

import "strings"

// The shortest and the longest run of letters and digits that may be a crypto address.
const (
	shortestAddress = 26
	longestAddress  = 106
)

// payments finds bank accounts and crypto addresses.
func (sc *scanner) payments() {
	until := 0
	for t := 0; t < len(sc.toks); {
		first := t
		for t++; t < len(sc.toks) && sc.glued(t); t++ {
		}
		start, end := int(sc.toks[first].start), int(sc.toks[t-1].end)
		if start < until || sc.at(start-1) >= 0x80 {
			continue
		}
		if stop := sc.account(first); stop > 0 {
			until = stop
			continue
		}
		if n := end - start; n < shortestAddress || n > longestAddress || t-first < 2 {
			continue
		}
		if norm := coin(sc.original(start, end)); norm != "" {
			sc.add(rankPayment, start, end, norm, false)
			until = end
		}
	}
}

// coin returns the standard form of a crypto address, "" if v is none.
func coin(v string) string {
	switch {
	case (len(v) == 95 || len(v) == 106) && (v[0] == '4' || v[0] == '8'):
		if monero(v) {
			return v
		}
	case len(v) == 42 && (strings.HasPrefix(v, "0x") || strings.HasPrefix(v, "0X")):
		return ethereum(v[2:])
	case len(v) <= 90 && (strings.HasPrefix(v, "bc1") || strings.HasPrefix(v, "BC1")):
		return segwit(v)
	case len(v) <= 35 && (v[0] == '1' || v[0] == '3'):
		if raw, ok := base58Check(v); ok && (v[0] == '1' && raw[0] == 0x00 || v[0] == '3' && raw[0] == 0x05) {
			return v
		}
	case len(v) == 34 && v[0] == 'T':
		if raw, ok := base58Check(v); ok && raw[0] == 0x41 {
			return v
		}
	}
	return ""
}
