package wording_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/textcheck"
)

// cut returns where the sentences of s end.
func cut(s string) (ends []int) {
	for i, r := range s {
		if r == utf8.RuneError {
			continue
		}
		if i+utf8.RuneLen(r) < len(s) && r != '\n' && !unicode.IsSpace(rune(s[i+utf8.RuneLen(r)])) {
			continue // inside a number, an address or a disguised word
		}
		if next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):]); r == '\n' && unicode.IsLower(next) {
			continue // the line may have been broken by a program
		}
		if strings.ContainsRune(".!?;\n…", r) {
			ends = append(ends, i+utf8.RuneLen(r))
		}
	}
	return append(ends, len(s))
}

// calming reports whether a sentence holds what may lower a level: negation, denial, a protective fact, awareness wording.
func calming(r *textcheck.Reader, s string) bool {
	var out textcheck.Result
	r.Check(s, &out)
	calm := len(out.Protective)+len(out.Awareness) > 0
	r.Entries(s, func(concept, _ string, _, _ int) {
		calm = calm || slices.Contains([]string{"neg", "denial", "voluntary", "polite-ask"}, concept)
	})
	return calm
}

// removalRaises returns a sentence whose removal raises the level though nothing in it speaks for the text, or "".
// Decision 22.
func removalRaises(r *textcheck.Reader, s string) string {
	var out textcheck.Result
	r.Check(s, &out)
	level := out.Level
	if out.Chat != nil {
		return "" // a turn is more than a sentence
	}
	from := 0
	for _, end := range cut(s) {
		part := s[from:end]
		rest := s[:from] + "\n" + s[end:] // what stood before and after stays apart
		from = end
		if strings.TrimSpace(part) == "" || calming(r, part) {
			continue
		}
		r.Check(rest, &out)
		if out.Chat == nil && out.Level > level {
			return part
		}
	}
	return ""
}

func TestLeavingASentenceOutNeverRaisesTheLevel(t *testing.T) {
	r := textcheck.NewReader(model(t))
	for _, s := range samples(t) {
		if part := removalRaises(r, s.Text); part != "" {
			t.Errorf("%s: without %q the level rises", s.ID, part)
		}
	}
}

func FuzzRead(f *testing.F) {
	for i, s := range samples(f) {
		if i%7 == 0 {
			f.Add(s.Text)
		}
	}
	for _, s := range []string{"", "\x00", "\xff\xfe", "A: x\nB: y", "p a s s p o r t", "we k33p уоur pаsspоrt", "ta xartia sou den ta pairneis piso", "50 € / h ٣٤ 1️⃣", "a\u0301\u0301\u202e"} {
		f.Add(s)
	}
	r := textcheck.NewReader(model(f))
	f.Fuzz(func(t *testing.T, s string) {
		var a, b textcheck.Result
		r.Check(s, &a)
		for _, x := range a.Findings {
			if x.Start < 0 || x.End > len(s) || x.Start >= x.End || utf8.ValidString(s) && !utf8.ValidString(s[x.Start:x.End]) {
				t.Fatalf("%q: finding %s has the span %d to %d", s, x.Rule, x.Start, x.End)
			}
		}
		for _, x := range slices.Concat(a.Protective, a.Awareness) {
			if x.Start < 0 || x.End > len(s) || x.Start >= x.End {
				t.Fatalf("%q: fact %s has the span %d to %d", s, x.Kind, x.Start, x.End)
			}
		}
		level, n := a.Level, len(a.Findings)
		r.Check(s, &b)
		if b.Level != level || len(b.Findings) != n {
			t.Fatalf("%q: %s and %d findings, then %s and %d", s, level, n, b.Level, len(b.Findings))
		}
	})
}

// FuzzRemoval looks for a text that a sentence less makes worse: make fuzz. It is not part of make test: letters thrown together find
// ends of sentences and lines where the two readings of a sentence, this test's and the engine's, differ.
func FuzzRemoval(f *testing.F) {
	for i, s := range samples(f) {
		if i%7 == 0 {
			f.Add(s.Text)
		}
	}
	r := textcheck.NewReader(model(f))
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 2000 && utf8.ValidString(s) {
			if part := removalRaises(r, s); part != "" {
				t.Fatalf("%q: without %q the level rises", s, part)
			}
		}
	})
}

// Whatever comes is read to the end: nothing found, no panic, and a second reading says the same.
func TestWhatIsNoLetterIsReadToo(t *testing.T) {
	r := textcheck.NewReader(model(t))
	var out textcheck.Result
	for name, s := range map[string]string{
		"empty": "", "NUL": "\x00\x00", "invalid UTF-8": "\xff\xc3\x28\xf0\x9f", "one word of a megabyte": strings.Repeat("x", 1<<20),
		"a hundred thousand marks": "a" + strings.Repeat("\u0301", 100_000), "bidi": "\u202e\u2066\u2069\u202c", "emoji": strings.Repeat("😀🎉", 500),
		"HTML": "<html><body><script>alert(1)</script></body></html>", "ZIP": "PK\x03\x04\x14\x00\x00\x00\x08\x00", "newlines": strings.Repeat("\n", 100_000),
		"heads of a chat": strings.Repeat("A:\n", 50_000), "digits": strings.Repeat("12,3.4 ", 50_000), "spaced letters": strings.Repeat("q z ", 50_000),
	} {
		if r.Check(s, &out); out.Level != textcheck.None {
			t.Errorf("%s: %s, %+v", name, out.Level, out.Findings)
		}
	}
}
