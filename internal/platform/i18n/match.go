package i18n

import (
	"strconv"
	"strings"
)

// What of a browser's list is read; a browser's own list is far shorter.
const (
	acceptBytes = 512
	acceptParts = 32
)

// Match picks the best of the offered languages for an Accept-Language header
// (RFC 9110 §12.5.4). Regions are ignored (el-CY is el), the first of equal
// weights wins, and the first language offered is the answer to everything
// else, including broken and hostile headers, of which a bounded part is read.
// With nothing offered the answer is English.
func Match(acceptLanguage string, offered []Lang) Lang {
	if len(offered) == 0 {
		return English
	}
	best, weight := offered[0], 0.0
	rest, whole := acceptLanguage, true
	if len(rest) > acceptBytes {
		rest, whole = rest[:acceptBytes], false
	}
	for range acceptParts {
		part, more, again := strings.Cut(rest, ",")
		if !again && !whole {
			break // cut in its middle
		}
		tag, params, _ := strings.Cut(part, ";")
		if q := quality(params); q > weight {
			if l, ok := offer(strings.TrimSpace(tag), offered); ok {
				best, weight = l, q
			}
		}
		if !again {
			break
		}
		rest = more
	}
	return best
}

// quality reads ";q=0.8"; 1 without it, 0 when it is broken.
func quality(params string) float64 {
	params = strings.TrimSpace(params)
	if params == "" {
		return 1
	}
	value, ok := strings.CutPrefix(strings.ToLower(params), "q=")
	if !ok {
		return 0
	}
	q, err := strconv.ParseFloat(value, 64)
	if err != nil || !(q >= 0 && q <= 1) {
		return 0
	}
	return q
}

func offer(tag string, offered []Lang) (Lang, bool) {
	if tag == "*" {
		return offered[0], true
	}
	base, _, _ := strings.Cut(tag, "-")
	for _, l := range offered {
		if strings.EqualFold(base, string(l)) {
			return l, true
		}
	}
	return "", false
}
