package rule

import "math"

// Table is a two-by-two table of people: what a test said against what was
// found to be so. T is true, F false, P positive, N negative.
type Table struct {
	TP, FN, FP, TN int
}

// Sensitivity is the share of those affected whom the test points to, 0 to 1.
// It is NaN when nobody is affected.
func (t Table) Sensitivity() float64 { return share(t.TP, t.TP+t.FN) }

// Specificity is the share of those not affected whom the test leaves out, 0 to
// 1. It is NaN when everybody is affected.
func (t Table) Specificity() float64 { return share(t.TN, t.TN+t.FP) }

// PPV is the share of those pointed to who are affected, 0 to 1. It is NaN when
// the test points to nobody.
func (t Table) PPV() float64 { return share(t.TP, t.TP+t.FP) }

// NPV is the share of those left out who are not affected, 0 to 1. It is NaN
// when the test leaves out nobody.
func (t Table) NPV() float64 { return share(t.TN, t.TN+t.FN) }

// Prevalence is the share of all who are affected, 0 to 1. It is NaN for an
// empty table.
func (t Table) Prevalence() float64 { return share(t.TP+t.FN, t.TP+t.FN+t.FP+t.TN) }

// LRPlus is the positive likelihood ratio, sensitivity / (1 - specificity). It
// is NaN, not infinite, when nobody is pointed to in error, and when sensitivity
// or specificity is.
func (t Table) LRPlus() float64 {
	// As counts, so that no rounding stands between a false alarm and none.
	if t.FP == 0 {
		return math.NaN()
	}
	return t.Sensitivity() / share(t.FP, t.TN+t.FP)
}

// PPV is the share of people pointed to who are affected, where prevalence is
// the share of all people asked who are. All are shares from 0 to 1. It is NaN
// for values outside that range and when nobody would be pointed to.
func PPV(sens, spec, prevalence float64) float64 {
	for _, v := range []float64{sens, spec, prevalence} {
		if !(v >= 0 && v <= 1) { // NaN fails too
			return math.NaN()
		}
	}
	right := sens * prevalence
	wrong := (1 - spec) * (1 - prevalence)
	if right+wrong == 0 {
		return math.NaN()
	}
	return right / (right + wrong)
}

// share divides, and gives NaN where there is nothing to divide by or a count
// is negative.
func share(part, whole int) float64 {
	if whole <= 0 || part < 0 || part > whole {
		return math.NaN()
	}
	return float64(part) / float64(whole)
}
