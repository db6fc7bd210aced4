package identify

import (
	"slices"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/pathway"
)

// StepKind is a kind of next step, as named in the JSON result.
type StepKind string

// The kinds, in the order in which they are listed.
const (
	StepEmergency   StepKind = "emergency"   // act now, before anything else
	StepChild       StepKind = "child"       // talk to child protection
	StepContact     StepKind = "contact"     // talk to or consult the anti-trafficking service
	StepLabour      StepKind = "labour"      // labour inspection, labour rights
	StepViolence    StepKind = "violence"    // a service against violence
	StepFraud       StepKind = "fraud"       // report fraud
	StepAsk         StepKind = "ask"         // ask about the signs listed
	StepInformation StepKind = "information" // give the safe card, leave the door open
	StepNothing     StepKind = "nothing"     // doing nothing more now is a choice as well
)

// NextStep is one kind of next step. Its words are for the page or the command.
type NextStep struct {
	Kind    StepKind
	Contact string // id of a line in the contacts, or empty
	Signs   []int  // StepAsk: what to ask about, in catalogue order
}

// NextSteps decides which kinds of next step a result calls for, the most urgent
// first. StepNothing always stands last. r must be the score of f, and changes
// what [rule.Set.Changes] says of it.
func NextSteps(c *Catalogue, f AnswersFile, r rule.Result, changes []rule.Change) []NextStep {
	var steps []NextStep
	add := func(when bool, kind StepKind, contact string) {
		if when {
			steps = append(steps, NextStep{Kind: kind, Contact: contact})
		}
	}
	leads := c.leads(f, r)
	add(r.Emergency, StepEmergency, emergencyLine(f.Country))
	add(r.ChildPathway || r.TalkToChildProtection, StepChild, "")
	labourFirst := onlyExploitation(r) && (r.Dimensions[rule.Exploitation].Positive || leads[LeadLabour] && r.Level == rule.L2)
	add(labourFirst, StepLabour, "")
	add(r.Level >= rule.L2, StepContact, traffickingLine(f.Country))
	add(!labourFirst && r.Level == rule.L2 && leads[LeadLabour], StepLabour, "")
	add(r.Level < rule.L4 && leads[LeadViolence], StepViolence, "")
	add(leads[LeadFraud], StepFraud, "")
	if ask := toAsk(r, changes); len(ask) > 0 {
		steps = append(steps, NextStep{Kind: StepAsk, Signs: ask})
	}
	add(r.Level < rule.L2, StepContact, traffickingLine(f.Country)) // a worker may always ask for advice
	add(true, StepInformation, "")                                  // a number to learn by heart helps at every level
	add(true, StepNothing, "")
	return steps
}

// leads collects where the signs that are yes, and are for this age, lead to.
func (c *Catalogue) leads(f AnswersFile, r rule.Result) map[Lead]bool {
	leads := map[Lead]bool{}
	for i := range c.Signs {
		if i >= len(f.Signs) || f.Signs[i] != rule.Yes || slices.Contains(r.Ignored, i) {
			continue
		}
		if s := &c.Signs[i]; !s.IfUsed || !slices.Contains(r.Noted, i) { // rules 3
			for _, l := range s.LeadsTo {
				leads[l] = true
			}
		}
	}
	return leads
}

// onlyExploitation: bad work is not always trafficking, so a case in which signs
// of exploitation count and nothing else is positive is one for labour rights first.
func onlyExploitation(r rule.Result) bool {
	for d, dim := range r.Dimensions {
		if dim.Positive && rule.Dimension(d) != rule.Exploitation {
			return false
		}
	}
	return len(r.Dimensions[rule.Exploitation].Counted) > 0
}

// toAsk lists what content signs point to, and one example of a sign for each
// dimension in which one more yes would raise the result.
func toAsk(r rule.Result, changes []rule.Change) []int {
	ask := slices.Clone(r.AskAbout)
	for _, ch := range changes {
		if ch.Kind == rule.OneMoreSign {
			ask = append(ask, ch.Sign)
		}
	}
	slices.Sort(ask)
	return slices.Compact(ask)
}

// traffickingLine is the id of the country's anti-trafficking line, where one is
// in the contacts.
func traffickingLine(country string) string {
	switch country {
	case "IT":
		return "it-antitratta"
	case "EL":
		return "el-1109"
	case "PL":
		return "pl-kcik"
	}
	return ""
}

// emergencyLine is the id of the number for danger: 112 in the EU and where the
// country was not recorded, the country's own where the contacts have it.
func emergencyLine(country string) string {
	switch {
	case country == "" || inEU(country):
		return pathway.Emergency.ID
	case country == "UK":
		return "uk-999"
	case country == "UA":
		return "ua-112"
	case country == "MD":
		return "md-112"
	}
	return ""
}

func inEU(country string) bool {
	return slices.Contains([]string{
		"AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "EL", "HU", "IE",
		"IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
	}, country)
}
