package textcheck

import (
	"fmt"
	"strings"
)

// Entries calls do for every concept found in the text read last, with the entry that said it: for authors of the model.
func (r *Reader) Entries(s string, do func(concept, entry string, start, end int)) {
	for i := range r.hits {
		h := &r.hits[i]
		from, to := r.span(s, h.from, h.to)
		do(r.model.concepts[h.concept], r.ix.entries[h.entry].written, from, to)
	}
}

// Explain returns the concepts found in the text read last, one a line: for authors of the model.
func (r *Reader) Explain(s string) string {
	var b strings.Builder
	for i := range r.hits {
		h := &r.hits[i]
		from, to := r.span(s, h.from, h.to)
		not := ""
		if h.negated {
			not = " (negated)"
		}
		fmt.Fprintf(&b, "      %s%s: %q\n", r.model.concepts[h.concept], not, s[from:to])
	}
	return b.String()
}
