package wording

import (
	"fmt"
	"io/fs"
	"strconv"

	"github.com/free2link/free2link/internal/platform/yamldoc"
	"github.com/free2link/free2link/internal/textcheck"
)

var limits = yamldoc.Limits{Bytes: 4 << 20, Depth: 6}

// Strengths says how strong a sign of the catalogue is, 0 for an unknown one.
type Strengths func(sign string) textcheck.Strength

// Read reads the pack: concepts.yaml, rules.yaml, pay.yaml and words/<language>.yaml. Its errors name file and line.
func Read(dir fs.FS, strength Strengths) (textcheck.Source, error) {
	var src textcheck.Source
	doc, err := open(dir, "concepts.yaml")
	if err != nil {
		return src, err
	}
	for _, group := range doc.Map {
		if group.Value.Kind != yamldoc.Map {
			continue // the head
		}
		for _, c := range group.Value.Map {
			src.Concepts = append(src.Concepts, textcheck.ConceptSource{ID: c.Key, Group: group.Key, Words: map[string]string{}})
		}
	}
	if err := readWords(dir, &src); err != nil {
		return src, err
	}
	if err := readRules(dir, &src, strength); err != nil {
		return src, err
	}
	return src, readPay(dir, &src)
}

func open(dir fs.FS, name string) (yamldoc.Node, error) {
	data, err := fs.ReadFile(dir, name)
	if err != nil {
		return yamldoc.Node{}, fmt.Errorf("wording: %w", err)
	}
	doc, err := yamldoc.Parse(data, limits)
	if err != nil {
		return doc, fmt.Errorf("%s: %w", name, err)
	}
	return doc, nil
}

func readRules(dir fs.FS, src *textcheck.Source, strength Strengths) error {
	const name = "rules.yaml"
	doc, err := open(dir, name)
	if err != nil {
		return err
	}
	r := &yamldoc.Reader{File: name}
	for _, part := range doc.Map {
		if part.Key == "version" {
			src.Version = part.Value.Scalar
		}
		if part.Value.Kind != yamldoc.Map {
			continue
		}
		for _, e := range part.Value.Map {
			r.Within = e.Key
			src.Rules = append(src.Rules, readRule(r, e, strength))
		}
	}
	return r.Err
}

func readRule(r *yamldoc.Reader, e yamldoc.Entry, strength Strengths) textcheck.RuleSource {
	f := r.Record(e.Value)
	rule := textcheck.RuleSource{ID: e.Key, Sign: f.Need("sign").Scalar}
	rule.Strength = strength(rule.Sign)
	if f.Has("strength") {
		rule.Strength = strengthNamed(yamldoc.OneOf(f, "strength", "weak", "medium", "strong"))
	}
	if rule.Strength == 0 {
		r.Fail(e.Line, "there is no sign %s", rule.Sign)
	}
	if f.Has("fraud") {
		rule.Fraud = yamldoc.OneOf(f, "fraud", "yes") == "yes"
	}
	if f.Has("stage") {
		rule.Stage = yamldoc.OneOf(f, "stage", "contact", "love", "isolation", "trouble", "proof", "control")
	}
	if f.Has("child") {
		rule.Child = yamldoc.OneOf(f, "child", "yes") == "yes"
	}
	for _, n := range f.Entries("when") {
		rule.When = append(rule.When, n.Scalar)
	}
	f.Done()
	return rule
}

// readPay reads pay.yaml: how pay is read from a text and what is far above the market.
func readPay(dir fs.FS, src *textcheck.Source) error {
	const name = "pay.yaml"
	doc, err := open(dir, name)
	if err != nil {
		return err
	}
	r := &yamldoc.Reader{File: name}
	number := func(e yamldoc.Entry) float64 {
		n, err := strconv.ParseFloat(e.Value.Scalar, 64)
		if err != nil || n <= 0 {
			r.Fail(e.Line, "%s must be a number above 0", e.Key)
		}
		return n
	}
	p := textcheck.PaySource{
		Euros: map[string]float64{}, Units: map[string]string{}, PerMonth: map[string]float64{}, Limits: map[string]float64{},
		Times: map[string]float64{}, Minimum: map[string]float64{}, Places: map[string]string{}, Currency: map[string]string{},
	}
	numbers := map[string]map[string]float64{"limits": p.Limits, "per_month": p.PerMonth, "euros": p.Euros, "times": p.Times, "minimum": p.Minimum}
	words := map[string]map[string]string{"units": p.Units, "places": p.Places, "currency": p.Currency}
	for _, e := range doc.Map {
		for _, v := range e.Value.Map {
			if into, ok := numbers[e.Key]; ok {
				into[v.Key] = number(v)
			}
			if into, ok := words[e.Key]; ok {
				into[v.Key] = v.Value.Scalar
			}
		}
		if e.Key != "sectors" {
			continue
		}
		for _, n := range e.Value.List {
			f := r.Record(n)
			s := textcheck.PaySector{Words: f.Need("words").Scalar}
			if s.Times, err = strconv.ParseFloat(f.Need("times").Scalar, 64); err != nil || s.Times < 1 {
				r.Fail(f.Line, "times must be a number of 1 or more")
			}
			f.Done()
			p.Sectors = append(p.Sectors, s)
		}
	}
	src.Pay = p
	return r.Err
}
