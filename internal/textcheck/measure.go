package textcheck

import "github.com/free2link/free2link/internal/platform/text"

// A Meter runs parts of the engine alone, for measuring them beside other engines: test/match.
type Meter struct {
	r      *Reader
	folded []byte
}

// NewMeter returns a meter of a model.
func NewMeter(m *Model) *Meter { return &Meter{r: NewReader(m)} }

// Fold folds a text and returns it, valid until the next call.
func (m *Meter) Fold(s string) []byte {
	m.r.offsets.Reset()
	m.folded = text.Fold(m.folded[:0], &m.r.offsets, s)
	return m.folded
}

// Tokens cuts a folded text into words, looks each up, and returns how many there are.
func (m *Meter) Tokens(folded []byte) int {
	r := m.r
	r.ix, r.folded = &r.model.index, folded
	r.tokens, r.atoms, r.payHits = r.tokens[:0], r.atoms[:0], r.payHits[:0]
	r.tokenise()
	return len(r.tokens) - 1
}

// Match finds the entries in the words that Tokens cut last and returns how many there are.
func (m *Meter) Match() int {
	m.r.hits = m.r.hits[:0]
	m.r.match()
	return len(m.r.hits)
}
