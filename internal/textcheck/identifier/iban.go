package identifier

import "strings"

// How many characters an IBAN has in each country: SWIFT, IBAN Registry (ISO 13616-1:2020).
var ibanLengths = compileIBAN("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 " +
	"ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 " +
	"LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 " +
	"SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30")

func compileIBAN(list string) map[string]int {
	m := map[string]int{}
	for c := range strings.FieldsSeq(list) {
		m[strings.ToLower(c[:2])] = int(c[2]-'0')*10 + int(c[3]-'0')
	}
	return m
}

const (
	longestIBAN = 34
	polish      = 26 // digits of a Polish account number, which people write without the PL before it
)

// account reads a bank account from token t on and returns where it ends, 0 if there is none. What is an IBAN in all but its check
// digits is not reported, and its digits are taken, so that nobody calls half an account.
func (sc *scanner) account(t int) int {
	tok := sc.toks[t]
	start := int(tok.start)
	if tok.digits {
		if n := tok.end - tok.start; n != 2 && n != polish {
			return 0
		}
		v, end, lines := sc.joined(start, polish, false)
		if len(v) == polish && mod97("pl"+v) {
			sc.add(rankPayment, start, end, "PL"+v, lines)
			return end
		}
		return 0
	}
	if tok.end-tok.start != 2 || t+1 >= len(sc.toks) || !sc.toks[t+1].digits || sc.toks[t+1].start-tok.end > 1 {
		return 0
	}
	size := ibanLengths[string(sc.f[tok.start:tok.end])]
	if size == 0 {
		return 0
	}
	v, end, lines := sc.joined(start, size, true)
	if len(v) != size || v[2]-'0' > 9 || v[3]-'0' > 9 {
		return 0
	}
	if mod97(v) {
		sc.add(rankPayment, start, end, strings.ToUpper(v), lines)
		return end
	}
	for k := t; k < len(sc.toks) && int(sc.toks[k].start) < end; k++ {
		if sc.toks[k].digits {
			sc.toks[k].taken = true
		}
	}
	return end
}

// joined returns the size digits, and letters if they are allowed, from start on, written in groups with single spaces, dashes, dots or over two lines, where
// they end and whether they are broken over lines. Fewer are returned if there are not as many or if more follow at once.
func (sc *scanner) joined(start, size int, letters bool) (v string, end int, lines bool) {
	var out [longestIBAN]byte
	n, apart := 0, 0
	i := start
	for ; i < len(sc.f) && n < size; i++ {
		switch b := sc.f[i]; {
		case b-'0' < 10 || letters && alnum(b):
			out[n] = b
			n, apart = n+1, 0
		case (b == ' ' || b == '-' || b == '.' || b == '\n' || b == '\r') && n > 0 && apart < 2:
			apart++
			lines = lines || b == '\n'
		default:
			return "", 0, false
		}
	}
	if n < size || alnum(sc.at(i)) || sc.at(i) >= 0x80 && sc.labelByte(i) {
		return "", 0, false
	}
	return string(out[:n]), i, lines
}

// mod97 checks the digits three and four (ISO/IEC 7064, MOD 97-10).
func mod97(v string) bool {
	r := 0
	for _, part := range [...]string{v[4:], v[:4]} {
		for i := range len(part) {
			if b := part[i]; b >= 'a' {
				r = (r*100 + int(b-'a') + 10) % 97
			} else {
				r = (r*10 + int(b-'0')) % 97
			}
		}
	}
	return r == 1
}
