package textcheck

import (
	"cmp"
	"slices"
)

// A Finding is one place where a rule holds. Start and End are bytes of the text as given: text[Start:End] is what carried it.
type Finding struct {
	Rule, Sign string
	Strength   Strength
	Start, End int
	Child      bool
	Fraud      bool
	Same       bool   // its words already carry a stronger sign, so it does not count once more for the level
	Disguised  bool   // seen only with a disguise of letters undone; Greek in Latin letters is none
	Turn       int    // of a chat, from 1; 0 in a text that is none
	Stage      string // of a relationship that leads to control, "" for none
	sign       uint16
	parts      parts
	wide       bool // see found
}

// A Fact is a protective fact or an awareness wording that stands in the text.
type Fact struct {
	Kind       string // the concept
	Start, End int
}

// A Result is what reading a text gives.
type Result struct {
	Level      Level
	Findings   []Finding // in the order of the text; a sign may stand several times and counts once
	Protective []Fact    // the first of each kind
	Awareness  []Fact    // wording that warns of such texts, reports on them or gives advice
	Aware      bool      // there is enough of it to say that the text is of that kind
	Child      bool
	Fraud      bool    // most of what was found belongs to fraud
	Chat       *Chat   // nil for a text that is no chat; valid until the next text
	FirstTurn  int     // the turn at which what was said so far first asked for a closer look, 0 for none
	Stages     []Stage // in the order in which they begin
}

// A Stage is one stage of a relationship that leads to control, from the first finding that belongs to it to the last.
type Stage struct {
	Name       string
	Start, End int
	Turn       int // of the first finding
}

// Check reads a text. The result is overwritten: its memory is used again.
func (r *Reader) Check(s string, out *Result) {
	r.read(s)
	*out = Result{Findings: out.Findings[:0], Protective: out.Protective[:0], Awareness: out.Awareness[:0], Stages: out.Stages[:0]}
	m := r.model
	for i, f := range r.found {
		rule := &m.rules[f.rule]
		a, b := r.offsets.Span(s, int(f.at[0]), int(f.at[1]))
		out.Findings = append(out.Findings, Finding{
			Rule: rule.ID, Sign: rule.Sign, Strength: rule.Strength, Start: a, End: b, Child: rule.Child, Fraud: rule.Fraud, Stage: rule.Stage, sign: m.sign[f.rule], parts: f.parts, wide: f.wide, Disguised: i >= r.plain && i < r.undone,
		})
	}
	out.Findings = distinct(out.Findings)
	markSame(out.Findings)
	for _, f := range r.factHits {
		a, b := r.offsets.Span(s, int(f.at[0]), int(f.at[1]))
		if m.groups[f.concept] == "protective" {
			out.Protective = append(out.Protective, Fact{Kind: m.concepts[f.concept], Start: a, End: b})
		} else {
			out.Awareness = append(out.Awareness, Fact{Kind: m.concepts[f.concept], Start: a, End: b})
		}
	}
	if len(r.chat.Turns) > 0 {
		out.Chat = &r.chat
		for i := range out.Findings {
			out.Findings[i].Turn = r.chat.TurnAt(out.Findings[i].Start)
		}
	}
	out.Aware = r.aware()
	r.judge(out)
	stages(out)
}

// aware reports whether the text warns of such wording: it says so, or both reports and advises.
func (r *Reader) aware() bool {
	advice := 0
	for _, f := range r.factHits {
		switch r.model.groups[f.concept] {
		case "awareness":
			return true
		case "advice":
			advice++
		}
	}
	return advice > 1
}

// stages gathers the findings of each stage.
func stages(out *Result) {
	for _, f := range out.Findings {
		if f.Stage == "" {
			continue
		}
		i := slices.IndexFunc(out.Stages, func(s Stage) bool { return s.Name == f.Stage })
		if i < 0 {
			out.Stages = append(out.Stages, Stage{Name: f.Stage, Start: f.Start, End: f.End, Turn: f.Turn})
			continue
		}
		out.Stages[i].End = max(out.Stages[i].End, f.End)
	}
}

// A factHit is a protective fact or an awareness wording, with its bytes of the folded text.
type factHit struct {
	concept uint16
	at      [2]uint32
}

// facts gathers the first of each kind from the first reading.
func (r *Reader) facts() {
	r.factHits = r.factHits[:0]
	for _, c := range r.model.facts {
		for i := r.firstHit[c]; i >= 0 && int(i) < len(r.hits); i++ {
			h := &r.hits[i]
			if at := r.place(h.from, h.to); h.concept == c && !h.negated && !r.speaksAgainst(at) {
				r.factHits = append(r.factHits, factHit{concept: c, at: at})
				break
			}
		}
	}
}

// speaksAgainst reports whether words carry a finding that is not weak: the same words cannot speak for the text.
func (r *Reader) speaksAgainst(at [2]uint32) bool {
	for i := range r.found {
		f := &r.found[i]
		if r.model.rules[f.rule].Strength == Weak {
			continue
		}
		for k := range f.parts.n {
			if f.parts.at[k][0] < at[1] && at[0] < f.parts.at[k][1] {
				return true
			}
		}
	}
	return false
}

func (r *Reader) span(s string, from, to uint32) (start, end int) {
	at := r.place(from, to)
	return r.offsets.Span(s, int(at[0]), int(at[1]))
}

// weight puts the stronger finding first and, of two as strong, the one that is no disguise.
func (f *Finding) weight() int {
	w := 2 * int(f.Strength)
	if !f.Disguised {
		w++
	}
	return w
}

// distinct sorts findings and keeps, of those of one sign that overlap, the strongest and then the shortest. Those over the whole text
// stand beside the others: what they rest on is not only here.
func distinct(fs []Finding) []Finding {
	slices.SortFunc(fs, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.sign, b.sign), cmp.Compare(b.weight(), a.weight()), cmp.Compare(a.End-a.Start, b.End-b.Start), cmp.Compare(a.Start, b.Start))
	})
	kept := fs[:0]
	for _, f := range fs {
		covered := false
		for i := len(kept) - 1; i >= 0 && kept[i].sign == f.sign && !covered; i-- {
			covered = kept[i].wide == f.wide && kept[i].Start < f.End && f.Start < kept[i].End
		}
		if !covered {
			kept = append(kept, f)
		}
	}
	slices.SortFunc(kept, func(a, b Finding) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return kept
}

// markSame marks findings that add no words to a stronger one, or to an earlier one of the same strength. A finding that rests on words
// elsewhere too stands aside: else leaving out those words could raise the level.
func markSame(fs []Finding) {
	for i := range fs {
		for j := range fs {
			a, b := &fs[i], &fs[j]
			if i == j || a.sign == b.sign || a.wide || b.wide || b.Same || b.Start >= a.End || a.Start >= b.End {
				continue
			}
			if (b.Strength > a.Strength || b.Strength == a.Strength && j < i) && a.parts.within(&b.parts) {
				a.Same = true
				break
			}
		}
	}
}

// judge makes the level, counting each sign once at its highest strength.
func (r *Reader) judge(out *Result) {
	strengths := r.strengths
	clear(strengths)
	fraud, other := 0, 0
	for _, f := range out.Findings {
		out.Child = out.Child || f.Child
		if f.Same {
			continue
		}
		i := f.sign
		if strengths[i] == 0 {
			if f.Fraud {
				fraud++
			} else if f.Strength > Weak {
				other++
			}
		}
		strengths[i] = max(strengths[i], f.Strength)
	}
	var n [Strong + 1]int
	for _, s := range strengths {
		n[s]++
	}
	out.FirstTurn = r.firstTurn(out)
	out.Fraud = fraud > 0 && fraud > other
	out.Level = levelOf(n[Strong], n[Medium], n[Weak], len(out.Protective), out.Aware)
}

// firstTurn returns the turn at which the findings up to there first reach a closer look.
func (r *Reader) firstTurn(out *Result) int {
	clear(r.strengths)
	var n [Strong + 1]int
	n[0] = len(r.strengths)
	for _, f := range out.Findings {
		if s := &r.strengths[f.sign]; !f.Same && f.Strength > *s {
			n[*s]--
			*s = f.Strength
			n[*s]++
		}
		if f.Turn > 0 && levelOf(n[Strong], n[Medium], n[Weak], 0, false) >= LookCloser {
			return f.Turn
		}
	}
	return 0
}
