package app

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/free2link/free2link/internal/textcheck"
	"github.com/free2link/free2link/internal/wording"
)

// An evalShow prints what authors of the wording model look at: single texts, and the vocabulary that took part.
type evalShow struct {
	out     io.Writer
	options EvalOptions
	reader  *wording.Reader
	uses    map[string]*use    // by concept and entry
	named   map[string]*[2]int // by language: signs of a careful reader that a finding touches, and all
}

// A use counts in how many findings of texts that should be found, and of others, an entry took part.
type use struct {
	wanted, other int
	sample        string
}

func (e *evalShow) text(row *evalRow, r *wording.Reading) error {
	wanted := slices.Contains(e.options.Positive, row.Label)
	e.count(row, r)
	if e.options.Entries {
		e.note(*row.Text, r, wanted)
	}
	if hit := r.Level >= textcheck.LookCloser; e.options.Show == "" || wanted == hit || wanted != (e.options.Show == "missed") {
		return nil
	}
	_, err := fmt.Fprintf(e.out, "== %s %s %s: %s\n%s\n%s", row.ID, row.Lang, row.Label, r.Level, *row.Text, foundIn(*row.Text, r))
	for _, s := range row.Signs {
		if err == nil {
			_, err = fmt.Fprintf(e.out, "  ? %q %s\n", s.Quote, s.Why)
		}
	}
	return err
}

func (e *evalShow) count(row *evalRow, r *wording.Reading) {
	for _, s := range row.Signs {
		at := strings.Index(*row.Text, s.Quote)
		if at < 0 {
			continue
		}
		for _, k := range []string{r.Language, "all"} {
			if e.named[k] == nil {
				e.named[k] = new([2]int)
			}
			e.named[k][1]++
			if slices.ContainsFunc(r.Findings, func(f textcheck.Finding) bool { return f.Start < at+len(s.Quote) && at < f.End }) {
				e.named[k][0]++
			}
		}
	}
}

func (e *evalShow) quotes() error {
	for _, k := range slices.Sorted(maps.Keys(e.named)) {
		n := e.named[k]
		if _, err := fmt.Fprintf(e.out, "%-5s signs of a careful reader that a finding touches: %s\n", k, ratio(n[0], n[1])); err != nil {
			return err
		}
	}
	return nil
}

// note counts the entries inside medium and strong findings.
func (e *evalShow) note(s string, r *wording.Reading, wanted bool) {
	e.reader.Entries(s, func(concept, entry string, start, end int) {
		if !slices.ContainsFunc(r.Findings, func(f textcheck.Finding) bool { return f.Strength > textcheck.Weak && f.Start <= start && end <= f.End }) {
			return
		}
		k := concept + "\t" + entry
		if e.uses[k] == nil {
			e.uses[k] = new(use)
		}
		u := e.uses[k]
		if wanted {
			u.wanted++
			return
		}
		u.other++
		if len(u.sample) < 160 {
			u.sample += " / " + oneLine(strings.ToValidUTF8(s[max(0, start-15):min(len(s), end+15)], ""))
		}
	})
}

func (e *evalShow) entries() error {
	keys := slices.SortedFunc(maps.Keys(e.uses), func(a, b string) int {
		return cmp.Or(cmp.Compare(e.uses[b].other, e.uses[a].other), cmp.Compare(a, b))
	})
	for _, k := range keys {
		if u := e.uses[k]; u.other > 0 {
			concept, entry, _ := strings.Cut(k, "\t")
			if _, err := fmt.Fprintf(e.out, "other %d wanted %d  %s: %s\n     %s\n", u.other, u.wanted, concept, entry, u.sample); err != nil {
				return err
			}
		}
	}
	return nil
}

// foundIn lists the findings and facts of a reading with the rules that gave them.
func foundIn(s string, r *wording.Reading) string {
	var b strings.Builder
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "  %s %s [%s] %q\n", f.Strength, f.Sign, f.Rule, s[f.Start:f.End])
	}
	for _, f := range slices.Concat(r.Protective, r.Awareness) {
		fmt.Fprintf(&b, "  + %s %q\n", f.Kind, s[f.Start:f.End])
	}
	return b.String()
}

// explain lists what was found and every concept, one a line.
func explain(r *wording.Reader, s string, reading *wording.Reading) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s %.2f\n%s", reading.Level, reading.Language, reading.Confidence, foundIn(s, reading))
	r.Entries(s, func(concept, entry string, start, end int) {
		fmt.Fprintf(&b, "    %s: %q (%.80s)\n", concept, s[start:end], entry)
	})
	return b.String()
}
