package app

import (
	"math"
	"testing"
)

// Exact bounds as published tables give them: Clopper and Pearson 1934; R's binom.test.
func TestBoundsAreThoseOfClopperAndPearson(t *testing.T) {
	for _, c := range []struct {
		k, n      int
		low, high float64
	}{
		{0, 10, 0, 0.3084971}, {10, 10, 0.6915029, 1}, {5, 10, 0.1870860, 0.8129140}, {1, 100, 0.0002531, 0.0544594}, {0, 0, 0, 1},
		{26, 30, 0.6927782, 0.9624476},
	} {
		low, high := clopperPearson(c.k, c.n)
		if math.Abs(low-c.low) > 1e-5 || math.Abs(high-c.high) > 1e-5 {
			t.Errorf("%d of %d: %.7f to %.7f, want %.7f to %.7f", c.k, c.n, low, high, c.low, c.high)
		}
	}
}
