package textcheck

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"unicode/utf8"
)

// A PaySource says how pay is read from a text: words of currencies and of time, and what is far above the market.
type PaySource struct {
	Euros    map[string]float64 // what one unit of a currency is worth
	Units    map[string]string  // hour, day, week, month -> words, separated by commas
	PerMonth map[string]float64 // how many of the unit make a month of work
	Limits   map[string]float64 // concept -> euros a month above which it is found, where the country is not known
	Times    map[string]float64 // concept -> how many times the minimum wage of a known country
	Minimum  map[string]float64 // country -> minimum wage, euros a month
	Places   map[string]string  // country -> words that name it
	Currency map[string]string  // currency -> country that alone uses it
	Sectors  []PaySector
}

// A PaySector is a trade whose people usually earn more than others.
type PaySector struct {
	Times float64
	Words string // separated by commas
}

// All words are looked up by their hash.
type pay struct {
	currency map[uint64]float32
	unit     map[uint64]float32 // per month
	country  map[uint64]float32 // minimum wage of the country that the word names
	sector   map[uint64]float32
	limits   []payLimit // the lowest first
	lowest   float32    // nothing below it is far above the market anywhere
}

type payLimit struct {
	concept      uint16
	limit, times float32
}

func compilePay(src PaySource, concept func(string) (uint16, bool)) (pay, error) {
	p := pay{currency: map[uint64]float32{}, unit: map[uint64]float32{}, country: map[uint64]float32{}, sector: map[uint64]float32{}}
	for w, euros := range src.Euros {
		put(p.currency, w, euros)
	}
	if err := putEach(p.unit, src.Units, src.PerMonth); err != nil {
		return p, err
	}
	if err := putEach(p.country, src.Places, src.Minimum); err != nil {
		return p, err
	}
	for w, country := range src.Currency {
		put(p.country, w, src.Minimum[country])
	}
	for _, s := range src.Sectors {
		if err := putAll(p.sector, s.Words, s.Times); err != nil {
			return p, fmt.Errorf("pay, a sector: %w", err)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(src.Limits)) {
		c, ok := concept(id)
		if !ok {
			return p, fmt.Errorf("pay: there is no concept %q", id)
		}
		p.limits = append(p.limits, payLimit{concept: c, limit: float32(src.Limits[id]), times: float32(src.Times[id])})
	}
	slices.SortFunc(p.limits, func(a, b payLimit) int { return cmp.Compare(a.limit, b.limit) })
	p.lowest = float32(math.Inf(1))
	for _, l := range p.limits {
		p.lowest = min(p.lowest, l.limit)
		for _, n := range src.Minimum {
			if l.times > 0 {
				p.lowest = min(p.lowest, float32(n)*l.times)
			}
		}
	}
	return p, nil
}

// put notes a word, and a Greek one also as it sounds in Latin letters.
func put(m map[uint64]float32, word string, n float64) {
	w := Folded(word)
	m[hash(w)] = float32(n)
	if isGreek(w) {
		m[hash(skeleton(w))] = float32(n)
	}
}

// putEach notes the words of each key with what the key is worth. Of a word that stands twice the last key counts.
func putEach(m map[uint64]float32, words map[string]string, worth map[string]float64) error {
	for _, key := range slices.Sorted(maps.Keys(words)) {
		n, ok := worth[key]
		if !ok {
			return fmt.Errorf("pay: %s has no number", key)
		}
		if err := putAll(m, words[key], n); err != nil {
			return fmt.Errorf("pay, %s: %w", key, err)
		}
	}
	return nil
}

func putAll(m map[uint64]float32, words string, n float64) error {
	rows, err := parseEntries(words)
	if err != nil {
		return err
	}
	for _, row := range rows {
		for _, w := range row[0].words {
			put(m, w, n)
		}
	}
	return nil
}

// isGreek reports whether a folded word is Greek, so that it may also stand in Latin letters.
func isGreek(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return scriptOf(r) == greek
}

// mostPay is more than anybody offers: such numbers are something else, as a year or a price.
const mostPay = 250_000

// pays adds a hit for every amount of pay that is far above the limit of the country and the trade that stand in its sentence.
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
		if month <= p.lowest || month >= mostPay {
			continue
		}
		minimum := r.nearest(p.country, t)
		sector := max(r.nearest(p.sector, t), 1)
		for _, l := range p.limits {
			limit := l.limit
			if minimum > 0 && l.times > 0 {
				limit = minimum * l.times
			}
			if month > limit*sector {
				r.payHits = append(r.payHits, hit{
					concept: l.concept, entry: noEntry, next: -1,
					from: uint32(min(t, c, u)), to: uint32(max(t, c, u) + 1),
				})
			}
		}
	}
}

// nearest returns what the words of m say that stands nearest to t in its sentence, 0 for nothing.
func (r *Reader) nearest(m map[uint64]float32, t int) float32 {
	for d := 1; d <= longest; d++ {
		after, before := r.sameSentence(t+d, t), t-d >= 0 && r.sameSentence(t-d, t)
		if !after && !before {
			break
		}
		if after {
			if n, ok := m[r.hashOf(t+d)]; ok {
				return n
			}
		}
		if before {
			if n, ok := m[r.hashOf(t-d)]; ok {
				return n
			}
		}
	}
	return 0
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
	return hash(r.folded[r.tokens[t].start:r.tokens[t].end])
}
