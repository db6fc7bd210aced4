package textcheck

import (
	"bytes"
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

// A sound is what some letters sound like.
type sound struct{ from, to []byte }

// soundsBy are the sounds by the first byte of their letters, longer ones first.
var soundsBy = func() (by [256][]sound) {
	for _, s := range sounds {
		by[s.from[0]] = append(by[s.from[0]], sound{[]byte(s.from), []byte(s.to)})
	}
	return by
}()

// soundOf returns the sound that b starts with and how many bytes it takes; the letter itself where it is no sound of the table.
func soundOf(b []byte) (to []byte, size int) {
	for _, s := range soundsBy[b[0]] {
		if bytes.HasPrefix(b, s.from) {
			return s.to, len(s.from)
		}
	}
	_, n := utf8.DecodeRune(b)
	return b[:n], n
}

// skeleton returns a folded word as it sounds.
func skeleton(w string) string {
	var out strings.Builder
	last := byte(0)
	for b := []byte(w); len(b) > 0; {
		to, n := soundOf(b)
		b = b[n:]
		for i := range to {
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
	for w := range strings.FieldsSeq(`kai tha den einai eimai gia giati mou sou tou ths tis thn ston sthn stin stis exw exo exei exeis oti pws pos edw edo ekei otan
		kala mas sas tous auto afto tora twra kapoios kanena kanenas mhn thes theleis thelw thelo eisai mporeis mporw mporo xwris xoris
		leei pes lefta douleia ayto aftos aftin oli oles oloi opoia opoios opote prepei thelei theloun exoun exoume exete mexri amesos
		amesws vrady vradi vradia meres simera avrio ores evdomada xrono pairnei pairneis pairnoume pairnoun dinw dinoume dinei kanei
		kaneis kanoun kanoume pame erxesai erxetai erxontai elate kopela kopeles koritsi koritsia agori agoria paidia domatio diamerisma
		spiti kinito xartia diavatirio doulepseis douleveis douleies meroka merokamato misthos pliromi pliroseis plironeis plironoume
		xrostas xrostao steile steilw steilo gyrna girna magazi pelates pelati pelatis afentiko kyrios kyria sti oute pote ligi ligo
		allios alliws amoivi zitame zitoume zitaei ziteitai eyro evro evrw xiliades tipota akoma mazi xereis ksereis xerei kserei
		thimase agapi mwro moro apo poly poli mono mera ela tin min kati alla na sto mina ola pas ta oi stous meta prin dyo duo tris
		pente deka metrita xwro dromo nyxta poy pou afou esy ego emeis eseis autos auth ayta dika diko dikos dikia diki`) {
		m[w] = true
	}
	return m
}()

// greeklish writes into v those sentences, as they sound, that may be Greek in Latin letters: they have words of it, and words of other
// languages are at most half; or they have no known word at all. It looks at nothing outside a sentence, so that leaving out another one
// changes nothing here.
func (r *Reader) greeklish(b []byte, v *view) {
	v.out = v.out[:0]
	v.offsets.Reset()
	for t0 := 0; t0 < len(r.tokens)-1; {
		n, other, t1 := 0, 0, t0
		for ; r.tokens[t1].sentence == r.tokens[t0].sentence; t1++ {
			greek, telling := false, false
			for _, a := range r.atoms[r.tokens[t1].atoms:r.tokens[t1+1].atoms] {
				greek = greek || r.ix.atoms[a].greeklish
				telling = telling || r.ix.atoms[a].votes != 0
			}
			switch {
			case greek:
				n++
			case telling:
				other++
			}
		}
		words := t1 - t0
		if classes[b[r.tokens[t0].start]] == beyond {
			other = words // it begins in another alphabet
		}
		if n > 2 && n*12 >= words || n > 0 && other*5 <= words*3 || n == 0 && other == 0 && words > 2 {
			from, to := int(r.tokens[t0].start), int(r.tokens[t1-1].end)
			v.sound(b[from:to], from)
			v.offsets.Add(len(v.out), to)
			v.out = append(v.out, '\n')
		}
		t0 = t1
	}
	v.offsets.Add(len(v.out), len(b))
}

// sound appends b, which begins at byte from of the text, as it sounds. Everything but letters stays.
func (v *view) sound(b []byte, from int) {
	last := byte(0)
	for i := 0; i < len(b); {
		if k := classes[b[i]]; k != letter && k != beyond && (k != digit || !digitIsLetter(b, i)) {
			v.offsets.Add(len(v.out), from+i)
			v.out = append(v.out, b[i])
			last = 0
			i++
			continue
		}
		to, n := soundOf(b[i:])
		for j := range to {
			if to[j] != last || to[j] >= 0x80 {
				v.offsets.Add(len(v.out), from+i)
				v.out = append(v.out, to[j])
			}
			last = to[j]
		}
		i += n
	}
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
