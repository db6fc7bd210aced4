package wording_test

import (
	"reflect"
	"testing"

	"github.com/free2link/free2link/internal/textcheck"
)

// A model made again reads every text in the same way, to the byte: nothing hangs on the order in which a map is walked.
func TestEveryModelReadsTheSame(t *testing.T) {
	first := textcheck.NewReader(model(t))
	for range 2 {
		m, err := compile()
		if err != nil {
			t.Fatal(err)
		}
		again := textcheck.NewReader(m)
		var a, b textcheck.Result
		for _, s := range append(samples(t), examples(t)...) {
			first.Check(s.Text, &a)
			again.Check(s.Text, &b)
			if !reflect.DeepEqual(a.Findings, b.Findings) || !reflect.DeepEqual(a.Protective, b.Protective) || !reflect.DeepEqual(a.Awareness, b.Awareness) || a.Level != b.Level {
				t.Errorf("%s: %v, then %v", s.ID, a.Findings, b.Findings)
			}
		}
	}
}

// What speaks for a text never rests on words that carry a finding, unless that is weak.
func TestFactsAreNotFindings(t *testing.T) {
	r := textcheck.NewReader(model(t))
	var out textcheck.Result
	for _, s := range append(samples(t), examples(t)...) {
		r.Check(s.Text, &out)
		if out.Chat != nil {
			continue
		}
		for _, f := range out.Protective {
			for _, x := range out.Findings {
				if x.Strength > textcheck.Weak && x.Start == f.Start && x.End == f.End {
					t.Errorf("%s: %q speaks for the text and carries %s", s.ID, s.Text[f.Start:f.End], x.Rule)
				}
			}
		}
	}
	for _, s := range []string{"They keep your passport.", "We keep your passport.", "We will keep your passport safe.", "The boss keeps your passport"} {
		if r.Check(s, &out); len(out.Protective)+len(out.Awareness) > 0 || out.Level == textcheck.None {
			t.Errorf("%q: %s, in its favour %v %v", s, out.Level, out.Protective, out.Awareness)
		}
	}
}
