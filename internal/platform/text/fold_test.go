package text_test

import (
	"testing"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/platform/text"
)

func TestFoldingMakesTheSameWordsLookTheSame(t *testing.T) {
	for in, want := range map[string]string{
		"Żółć ŁÓDŹ":             "zolc lodz",
		"Διαβατήριό Σας ΟΔΟΣ":   "διαβατηριο σασ οδοσ",
		"ｐａｓｓｐｏｒｔ 𝐩𝐚𝐬𝐬 Ⓟ":       "passport pass p",
		"pass\u200bport\u202e!": "passport!",
		"già l’ora — «sì»…":     "gia l'ora - \"si\"...",
		"1️⃣2️⃣ Straße":         "12 strasse",
		"Дівчина Подруга Ёлка":  "дівчина подруга елка",
		"جَوَازُ السَّفَرِ":     "جواز السفر",
		"don`t":                 "don't",
	} {
		if got := text.String(in); got != want {
			t.Errorf("String(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "Ὀδυσσεύς ﬁn ½", "a\u0301\u0301b", "\xff\xc3", "e\u200d\u200d", "ǅ İ ß ŉ", "日本語 ⒈"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var m text.OffsetMap
		got := text.Fold(nil, &m, s)
		if !utf8.Valid(got) {
			t.Fatalf("%q folds to invalid UTF-8 %q", s, got)
		}
		if again := text.String(string(got)); again != string(got) {
			t.Fatalf("%q folds to %q and that to %q", s, got, again)
		}
		last := 0
		for i := range len(got) + 1 {
			a, b := m.Span(s, i, len(got))
			if a < last || b > len(s) || a > b {
				t.Fatalf("%q: byte %d comes from %d..%d after %d", s, i, a, b, last)
			}
			last = a
			if utf8.ValidString(s) && !utf8.ValidString(s[a:b]) {
				t.Fatalf("%q: byte %d: span cuts a rune", s, i)
			}
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"latin", "Cerchiamo ragazze e ragazzi per la stagione, vitto e alloggio inclusi. "},
		{"greek", "Ζητούνται άτομα για εργασία σε ξενοδοχείο, παρέχεται διαμονή και διατροφή. "},
	} {
		b.Run(c.name, func(b *testing.B) {
			var m text.OffsetMap
			var dst []byte
			src := ""
			for len(src) < 1<<16 {
				src += c.text
			}
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				m.Reset()
				dst = text.Fold(dst[:0], &m, src)
			}
		})
	}
}
