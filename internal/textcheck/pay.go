package textcheck

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"
)

// A PaySource says how pay is read from a text: words of currencies and of time, and what is far above the market.
type PaySource struct {
	Euros    map[string]float64 // what one unit of a currency is worth
	Units    map[string]string  // hour, day, week, month -> words, separated by commas
	PerMonth map[string]float64 // how many of the unit make a month of work
	Limits   map[string]float64 // concept -> euros a month above which it is found
}

type pay struct {
	currency map[uint64]float32 // by the hash of the word
	unit     map[uint64]float32 // per month, by the hash of the word
	limits   []payLimit         // the lowest first
}

type payLimit struct {
	concept uint16
	limit   float32
}

func compilePay(src PaySource, concept func(string) (uint16, bool)) (pay, error) {
	p := pay{currency: map[uint64]float32{}, unit: map[uint64]float32{}}
	for w, euros := range src.Euros {
		p.currency[hash(Folded(w))] = float32(euros)
		if isGreek(Folded(w)) {
			p.currency[hash(skeleton(Folded(w)))] = float32(euros)
		}
	}
	for unit, words := range src.Units {
		n, ok := src.PerMonth[unit]
		if !ok {
			return p, fmt.Errorf("pay: %s has no number of units a month", unit)
		}
		rows, err := parseEntries(words)
		if err != nil {
			return p, fmt.Errorf("pay, %s: %w", unit, err)
		}
		for _, row := range rows {
			for _, w := range row[0].words {
				p.unit[hash(w)] = float32(n)
				if isGreek(w) {
					p.unit[hash(skeleton(w))] = float32(n)
				}
			}
		}
	}
	for id, limit := range src.Limits {
		c, ok := concept(id)
		if !ok {
			return p, fmt.Errorf("pay: there is no concept %q", id)
		}
		p.limits = append(p.limits, payLimit{concept: c, limit: float32(limit)})
	}
	slices.SortFunc(p.limits, func(a, b payLimit) int { return cmp.Compare(a.limit, b.limit) })
	return p, nil
}

// isGreek reports whether a folded word is Greek, so that it may also stand in Latin letters.
func isGreek(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return scriptOf(r) == greek
}

// mostPay is more than anybody offers: such numbers are something else, as a year or a price.
const mostPay = 250_000

// pays adds a hit for every amount of pay in the sentence that is far above the limit.
func (r *Reader) pays() {
	p := &r.model.pay
	if len(p.limits) == 0 {
		return
	}
	for t := range len(r.tokens) - 1 {
		tok := &r.tokens[t]
		if !tok.number || tok.value < 5 {
			continue
		}
		currency, c := r.currencyNear(t)
		if currency == 0 {
			continue
		}
		unit, u := r.unitNear(t)
		if unit == 0 {
			continue
		}
		month := tok.value * currency * unit
		for _, l := range p.limits {
			if month > l.limit && month < mostPay {
				r.payHits = append(r.payHits, hit{
					concept: l.concept, entry: noEntry, next: -1,
					from: uint32(min(t, c, u)), to: uint32(max(t, c, u) + 1),
				})
			}
		}
	}
}

// currencyNear returns the worth in euros of the currency after number t, up to three tokens on, or right before it.
func (r *Reader) currencyNear(t int) (worth float32, at int) {
	for i := t + 1; i <= t+3 && r.sameSentence(i, t); i++ {
		if w, ok := r.model.pay.currency[r.hashOf(i)]; ok {
			return w, i
		}
	}
	if t > 0 && r.sameSentence(t-1, t) {
		if w, ok := r.model.pay.currency[r.hashOf(t-1)]; ok {
			return w, t - 1
		}
	}
	return 0, t
}

// unitNear returns how many of the nearest unit of time make a month: first after the number, then before it, up to six tokens.
func (r *Reader) unitNear(t int) (perMonth float32, at int) {
	for i := t + 1; i <= t+6 && r.sameSentence(i, t); i++ {
		if n, ok := r.model.pay.unit[r.hashOf(i)]; ok {
			return n, i
		}
	}
	for i := t - 1; i >= 0 && i >= t-6 && r.sameSentence(i, t); i-- {
		if n, ok := r.model.pay.unit[r.hashOf(i)]; ok {
			return n, i
		}
	}
	return 0, t
}

func (r *Reader) sameSentence(i, t int) bool {
	return i < len(r.tokens)-1 && r.tokens[i].sentence == r.tokens[t].sentence
}

func (r *Reader) hashOf(t int) uint64 {
	h := uint64(hashSeed)
	for _, c := range r.folded[r.tokens[t].start:r.tokens[t].end] {
		h = (h ^ uint64(c)) * hashPrime
	}
	return h
}
