package ident

import (
	"regexp"
	"testing"
)

// A reference can be read aloud and is not used twice.
func TestReferencesCanBeReadAloud(t *testing.T) {
	form := regexp.MustCompile(`^[2-9a-hjkmnp-z1]{4}-[2-9a-hjkmnp-z1]{4}$`)
	seen := map[string]bool{}
	for range 1000 {
		r := Reference()
		if !form.MatchString(r) {
			t.Fatalf("reference %q", r)
		}
		if seen[r] {
			t.Fatalf("reference %q came twice in a thousand", r)
		}
		seen[r] = true
	}
}
