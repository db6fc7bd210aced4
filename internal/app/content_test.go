package app

import (
	"testing"

	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/identify/rule"
)

// Every line that a next step names is in the contacts and may be given out.
func TestNextStepsNameLinesThatExist(t *testing.T) {
	a, err := Load(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, country := range []string{"IT", "EL", "PL", "DE", "UA", ""} {
		f := a.Catalogue.NoAnswers()
		f.Country = country
		f.Now[rule.LockedIn] = rule.Yes
		r := a.Catalogue.Set().Score(&f.Answers)
		for _, s := range identify.NextSteps(a.Catalogue, f, r, nil) {
			if s.Contact == "" {
				continue
			}
			named++
			if line, ok := a.Contacts.Line(s.Contact); !ok || !line.Call() {
				t.Errorf("%q: %s names %s, which is not there or may not be given out", country, s.Kind, s.Contact)
			}
		}
	}
	if named < 7 {
		t.Errorf("only %d lines named", named)
	}
}
