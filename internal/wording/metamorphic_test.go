package wording_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/free2link/free2link/internal/platform/text"
	"github.com/free2link/free2link/internal/textcheck"
)

var lookalikes = strings.NewReplacer("a", "а", "e", "е", "o", "о", "p", "р", "c", "с", "x", "х")

// greekLookalikes puts Latin letters into Greek words.
var greekLookalikes = strings.NewReplacer("ο", "o", "α", "a", "ι", "i", "υ", "u", "ν", "v")

var leetspeak = strings.NewReplacer("a", "4", "e", "3", "o", "0", "i", "1")

var greeklish = strings.NewReplacer("θ", "th", "ξ", "ks", "ψ", "ps", "ου", "ou", "α", "a", "β", "v", "γ", "g", "δ", "d", "ε", "e", "ζ", "z", "η", "i",
	"ι", "i", "κ", "k", "λ", "l", "μ", "m", "ν", "n", "ο", "o", "π", "p", "ρ", "r", "σ", "s", "τ", "t", "υ", "y", "φ", "f", "χ", "x", "ω", "o")

// spaced puts a blank between the letters of every word of five letters or more, and two between words.
func spaced(s string) string {
	var b strings.Builder
	for i, w := range strings.Split(s, " ") {
		if i > 0 {
			b.WriteString("  ")
		}
		if letters := []rune(w); len(letters) >= 5 && isWord(letters) {
			for j, r := range letters {
				if j > 0 {
					b.WriteByte(' ')
				}
				b.WriteRune(r)
			}
			continue
		}
		b.WriteString(w)
	}
	return b.String()
}

// wrap breaks lines at blanks, as mail programs do.
func wrap(s string, most int) string {
	b, n, blank := []rune(s), 0, -1
	for i, r := range b {
		n++
		switch r {
		case '\n':
			n, blank = 0, -1
		case ' ':
			blank = i
		}
		if n > most && blank >= 0 {
			b[blank] = '\n'
			n, blank = i-blank, -1
		}
	}
	return string(b)
}

func isWord(rs []rune) bool {
	for _, r := range rs {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// everyThird changes every third word with a letter in it, as people who disguise do.
func everyThird(change func(string) string) func(string) string {
	return func(s string) string {
		parts := strings.SplitAfter(s, " ")
		for i := range parts {
			if i%3 == 0 {
				parts[i] = change(parts[i])
			}
		}
		return strings.Join(parts, "")
	}
}

// What people do to hide words from machines, and what happens to texts on their way, hardly changes what is found.
func TestDisguiseHidesLittle(t *testing.T) {
	const want = 0.95
	changes := []struct {
		name, only string
		do         func(string) string
	}{
		{"upper case", "", strings.ToUpper},
		{"accents off", "", text.String},
		{"zero-width", "", func(s string) string { return strings.ReplaceAll(s, "a", "a\u200b") }},
		{"look-alikes", "en it pl", everyThird(func(s string) string { return lookalikes.Replace(s) })},
		{"Greek look-alikes", "el", everyThird(func(s string) string { return greekLookalikes.Replace(s) })},
		{"leet", "en it pl", everyThird(func(s string) string { return leetspeak.Replace(s) })},
		{"letters spaced", "", spaced},
		{"lines of 72", "", func(s string) string { return wrap(s, 72) }},
		{"Greeklish", "el", func(s string) string { return greeklish.Replace(text.String(s)) }},
	}
	r := textcheck.NewReader(model(t))
	all := append(samples(t), examples(t)...)
	for _, c := range changes {
		kept, found, texts := 0, 0, 0
		for _, s := range all {
			if c.only != "" && !strings.Contains(c.only, s.Lang) {
				continue
			}
			before := signs(r, s.Text)
			if len(before) == 0 {
				continue
			}
			texts++
			after := signs(r, c.do(s.Text))
			for sign := range before {
				found++
				if after[sign] {
					kept++
				}
			}
		}
		share := float64(kept) / float64(max(1, found))
		t.Logf("%-18s keeps %5.1f %% of %d signs in %d texts", c.name, 100*share, found, texts)
		if share < want {
			t.Errorf("%s keeps %.1f %% of the signs, want %.0f %%", c.name, 100*share, 100*want)
		}
	}
}

func signs(r *textcheck.Reader, s string) map[string]bool {
	var out textcheck.Result
	r.Check(s, &out)
	m := map[string]bool{}
	for _, f := range out.Findings {
		m[f.Sign] = true
	}
	return m
}

// Words that have nothing to do with an offer never raise its level.
func TestOrdinarySentencesAddNothing(t *testing.T) {
	plain := map[string]string{
		"en": "\nThe library opens on Monday at nine. It rained all night in the hills.", "it": "\nLa biblioteca apre il lunedì alle nove. Ha piovuto tutta la notte sulle colline.",
		"el": "\nΗ βιβλιοθήκη ανοίγει τη Δευτέρα στις εννέα. Έβρεχε όλη τη νύχτα στους λόφους.", "pl": "\nBiblioteka jest czynna w poniedziałek od dziewiątej. Całą noc padał deszcz na wzgórzach.",
	}
	r := textcheck.NewReader(model(t))
	var a, b textcheck.Result
	for _, s := range samples(t) {
		r.Check(s.Text, &a)
		r.Check(s.Text+plain[s.Lang], &b)
		if b.Level > a.Level {
			t.Errorf("%s: %s became %s", s.ID, a.Level, b.Level)
		}
	}
}
