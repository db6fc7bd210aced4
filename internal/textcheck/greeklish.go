package textcheck

import (
	"strings"
	"unicode/utf8"
)

// Greek in Latin letters is written in many ways (η as i or h, χ as x or ch, θ as th or 8). Both the Greek words of the vocabulary and a
// text that looks like it are brought to one skeleton in which all these ways are the same: one letter for each sound, no doubles.

// sounds are the letters and pairs of either alphabet and their skeleton. Longer ones come first.
var sounds = []struct{ from, to string }{
	{"ου", "u"}, {"ει", "i"}, {"οι", "i"}, {"υι", "i"}, {"αι", "e"}, {"αυ", "av"}, {"ευ", "ev"}, {"αφ", "av"}, {"εφ", "ev"}, {"μπ", "v"}, {"ντ", "d"}, {"γκ", "g"},
	{"γγ", "g"}, {"γχ", "x"}, {"τσ", "ts"}, {"τζ", "ts"}, {"κσ", "x"}, {"πσ", "ps"},
	{"ou", "u"}, {"oy", "u"}, {"ei", "i"}, {"oi", "i"}, {"ai", "e"}, {"au", "av"}, {"ay", "av"}, {"af", "av"}, {"eu", "ev"}, {"ey", "ev"}, {"ef", "ev"}, {"gch", "x"}, {"gx", "x"}, {"mp", "v"},
	{"nt", "d"}, {"dh", "d"}, {"gk", "g"}, {"gg", "g"}, {"ng", "g"}, {"gh", "g"}, {"th", "q"}, {"ps", "ps"}, {"ph", "f"}, {"ch", "x"},
	{"kh", "x"}, {"ks", "x"}, {"tz", "ts"}, {"ts", "ts"},
	{"α", "a"}, {"β", "v"}, {"γ", "g"}, {"δ", "d"}, {"ε", "e"}, {"ζ", "z"}, {"η", "i"}, {"θ", "q"}, {"ι", "i"}, {"κ", "k"}, {"λ", "l"},
	{"μ", "m"}, {"ν", "n"}, {"ξ", "x"}, {"ο", "o"}, {"π", "p"}, {"ρ", "r"}, {"σ", "s"}, {"τ", "t"}, {"υ", "i"}, {"φ", "f"}, {"χ", "x"},
	{"ψ", "ps"}, {"ω", "o"},
	{"b", "v"}, {"c", "k"}, {"h", "i"}, {"j", "x"}, {"u", "i"}, {"w", "o"}, {"y", "i"}, {"3", "x"}, {"4", "ps"}, {"8", "q"}, {"9", "q"},
}

// soundOf returns the sound that b starts with and how many bytes it takes; the letter itself where it is no sound of the table.
func soundOf(b []byte) (to string, size int) {
	for i := range sounds {
		if s := &sounds[i]; len(b) >= len(s.from) && string(b[:len(s.from)]) == s.from {
			return s.to, len(s.from)
		}
	}
	_, n := utf8.DecodeRune(b)
	return string(b[:n]), n
}

// skeleton returns a folded word as it sounds.
func skeleton(w string) string {
	var out strings.Builder
	last := byte(0)
	for b := []byte(w); len(b) > 0; {
		to, n := soundOf(b)
		b = b[n:]
		for i := range len(to) {
			if to[i] != last || to[i] >= 0x80 || to[i] == '*' {
				out.WriteByte(to[i])
			}
			last = to[i]
		}
	}
	return out.String()
}

// greeklishWords are short words that hardly stand in another language of the vocabulary and are frequent in Greek in Latin letters.
var greeklishWords = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`kai tha den einai eimai gia giati mou sou tou ths tis thn tin ston sthn stin stis apo exw exo exei
		exeis oti pws pos ti edw edo ekei otan kala poly poli mas sas tous auto afto tora twra mono alla kapoios kanena kanenas mhn min
		thes theleis thelw thelo eisai mporeis mporw mporo xwris xoris leei pes lefta douleia ayto aftos aftin oli oles oloi opoia opoios
		opote prepei thelei theloun exoun exoume exete exeis mexri amesos amesws vrady vradi vradia mera meres simera avrio ores evdomada
		 xrono pairnei pairneis pairnoume pairnoun dinw dinoume dinei kanei kaneis kanoun kanoume pame erxesai erxetai
		erxontai ela elate kopela kopeles koritsi koritsia agori agoria paidia domatio diamerisma spiti kinito xartia diavatirio doulepseis
		douleveis douleies meroka merokamato misthos pliromi pliroseis plironeis plironoume xrostas xrostao steile steilw steilo foto
		gyrna girna magazi pelates pelati pelatis afentiko kyrios kyria sti ston oute pote ligi ligo allios alliws amoivi
		 zitame zitoume zitaei ziteitai eyro evro evrw xiliades tipota kati akoma mazi xereis ksereis xerei kserei thimase agapi mwro
		moro`) {
		m[w] = true
	}
	return m
}()

// looksGreeklish reports whether enough words of the folded text are Greek in Latin letters.
func (r *Reader) looksGreeklish() bool {
	n := 0
	for i := range len(r.tokens) - 1 {
		for _, a := range r.atoms[r.tokens[i].atoms:r.tokens[i+1].atoms] {
			if !r.ix.atoms[a].greeklish {
				continue
			}
			if n++; n >= 3 && n*12 >= i {
				return true
			}
		}
	}
	return n >= 2 && n*8 >= len(r.tokens)
}

// sound writes into v the folded text as it sounds. Everything but letters stays.
func sound(b []byte, v *view) {
	v.out = v.out[:0]
	v.offsets.Reset()
	last := byte(0)
	for i := 0; i < len(b); {
		if k := classes[b[i]]; k != letter && k != beyond && (k != digit || !digitIsLetter(b, i)) {
			v.offsets.Add(len(v.out), i)
			v.out = append(v.out, b[i])
			last = 0
			i++
			continue
		}
		to, n := soundOf(b[i:])
		for j := range len(to) {
			if to[j] != last || to[j] >= 0x80 {
				v.offsets.Add(len(v.out), i)
				v.out = append(v.out, to[j])
			}
			last = to[j]
		}
		i += n
	}
	v.offsets.Add(len(v.out), len(b))
}

// digitIsLetter reports whether the digit at i stands alone beside a letter, as in 8elo.
func digitIsLetter(b []byte, i int) bool {
	before, after := blank, blank
	if i > 0 {
		before = classes[b[i-1]]
	}
	if i+1 < len(b) {
		after = classes[b[i+1]]
	}
	return before != digit && after != digit && (before == letter || after == letter)
}
