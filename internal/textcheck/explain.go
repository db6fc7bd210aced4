package textcheck

// Entries calls do for every concept found in the text read last, with the entry that said it, "" for an amount of pay: for authors of
// the model. Of a disguised text these are those of the last reading.
func (r *Reader) Entries(s string, do func(concept, entry string, start, end int)) {
	for i := range r.hits {
		h := &r.hits[i]
		from, to := r.span(s, h.from, h.to)
		written := ""
		if h.entry != noEntry {
			written = r.ix.written(&r.ix.entries[h.entry])
		}
		do(r.model.concepts[h.concept], written, from, to)
	}
}

// Held calls do for every rule that held in the text read last, also those that a stronger rule of the same sign covers.
func (r *Reader) Held(s string, do func(rule string, start, end int)) {
	for _, f := range r.found {
		a, b := r.offsets.Span(s, int(f.at[0]), int(f.at[1]))
		do(r.model.rules[f.rule].ID, a, b)
	}
}
