package app

import (
	"regexp"
	"strings"
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

// R7 of the safety rules: nothing the program says promises what nobody can keep.
func TestNoTextPromises(t *testing.T) {
	a, err := Load(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	promises := regexp.MustCompile(`(?i)you will (get|receive) (papers|a permit|asylum|money)|(they|he|she) will be (arrested|punished)|nobody will (ever )?(know|find)|we guarantee|i promise|you are safe here|everything will be (fine|all right)`)
	n := 0
	for r := range a.Required() {
		n++
		if strings.HasPrefix(r.Ctx, "sign.") && !strings.HasSuffix(r.Ctx, ".ask") {
			continue // what others say and do stands there
		}
		if m := promises.FindString(r.English); m != "" {
			t.Errorf("%s %s promises: %q", r.Pack, r.Ctx, m)
		}
	}
	if n < 1000 {
		t.Errorf("only %d texts were read", n)
	}
	for _, s := range []string{"You will get papers.", "Nobody will know.", "They will be arrested."} {
		if !promises.MatchString(s) {
			t.Errorf("%q is not found to be a promise", s)
		}
	}
}

// No text of the product calls a person a victim, in any language.
func TestNoTextSaysVictim(t *testing.T) {
	a, err := Load(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	words := regexp.MustCompile(`(?i)\bvictims?\b|\bvittim[ae]\b|θύμα|θύματ|\bofiar[aąęyo]?\b`)
	for _, lang := range Languages() {
		l, _ := a.Languages.Locale(lang)
		for r := range a.Required() {
			text := l.TC(r.Ctx, r.English)
			if r.Plural == "" && words.MatchString(text) {
				t.Errorf("%s %s %s: %q", lang, r.Pack, r.Ctx, text)
			}
		}
	}
}
