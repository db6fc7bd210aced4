//go:build ignore

// Gen writes fold.bin: for every rune up to 0x1FFFF what it folds to. See fold.go for the layout.
package main

import (
	"encoding/binary"
	"log"
	"os"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Letters and signs that NFKD leaves alone but a reader takes for another.
var ours = map[rune]string{
	'ł': "l", 'đ': "d", 'ð': "d", 'ø': "o", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h", 'ŧ': "t", 'þ': "th", 'ŀ': "l",
	'ς': "σ", 'ϐ': "β", 'ϑ': "θ", 'ϕ': "φ", 'ϖ': "π", 'ϰ': "κ", 'ϱ': "ρ", 'ϲ': "σ", 'ϵ': "ε", 'ґ': "г",
	'ى': "ي", 'ة': "ه", 'ـ': "", 'ٱ': "ا", 'ک': "ك", 'ی': "ي",
	'‘': "'", '’': "'", 'ʼ': "'", '´': "'", '`': "'", '′': "'", '‛': "'",
	'“': "\"", '”': "\"", '„': "\"", '«': "\"", '»': "\"", '‹': "\"", '›': "\"",
	'–': "-", '—': "-", '‐': "-", '‑': "-", '‒': "-", '−': "-", '·': ";", '،': ",", '؛': ";", '؟': "?", '。': ".", '、': ",",
	'٠': "0", '١': "1", '٢': "2", '٣': "3", '٤': "4", '٥': "5", '٦': "6", '٧': "7", '٨': "8", '٩': "9",
	'۰': "0", '۱': "1", '۲': "2", '۳': "3", '۴': "4", '۵': "5", '۶': "6", '۷': "7", '۸': "8", '۹': "9",
	'\u00a0': " ", '\u2028': "\n", '\u2029': "\n", '\u0085': "\n", '⁄': "/",
}

func fold(r rune) string {
	s := string(r)
	for range 4 {
		var b strings.Builder
		for _, c := range norm.NFKD.String(s) {
			c = unicode.ToLower(c)
			if to, ok := ours[c]; ok {
				b.WriteString(to)
				continue
			}
			if unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf) {
				continue
			}
			b.WriteRune(c)
		}
		if b.String() == s {
			break
		}
		s = b.String()
	}
	return s
}

func main() {
	const pages = 0x20000 >> 8
	var index [pages]uint16
	var body []uint32
	var pool []byte
	seen := map[string]uint16{}
	next := uint16(1)
	for p := range pages {
		cells := make([]uint32, 256)
		same := true
		for i := range cells {
			r := rune(p<<8 | i)
			cells[i] = uint32(r)
			if 0xD800 <= r && r <= 0xDFFF {
				continue
			}
			to := fold(r)
			rs := []rune(to)
			switch {
			case to == string(r):
				continue
			case len(rs) == 0:
				cells[i] = 0
			case len(rs) == 1:
				cells[i] = uint32(rs[0])
			default:
				cells[i] = 1<<31 | uint32(len(to))<<24 | uint32(len(pool))
				pool = append(pool, to...)
			}
			same = false
		}
		if same {
			continue // page 0 of the index means: nothing changes
		}
		key := make([]byte, 0, 1024)
		for _, c := range cells {
			key = binary.LittleEndian.AppendUint32(key, c)
		}
		n, ok := seen[string(key)]
		if !ok {
			n = next
			next++
			seen[string(key)] = n
			body = append(body, cells...)
		}
		index[p] = n
	}
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(body)))
	for _, n := range index {
		out = binary.LittleEndian.AppendUint16(out, n)
	}
	for _, c := range body {
		out = binary.LittleEndian.AppendUint32(out, c)
	}
	out = append(out, pool...)
	if err := os.WriteFile("fold.bin", out, 0o644); err != nil {
		log.Fatal(err)
	}
}
