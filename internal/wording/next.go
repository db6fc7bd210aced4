package wording

import (
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/textcheck"
)

// A StepKind is a kind of next step, as named in the JSON result.
type StepKind string

// The kinds.
const (
	StepChild       StepKind = "child"       // the text speaks of somebody under 18
	StepAsk         StepKind = "ask"         // ask the person about what was found
	StepSigns       StepKind = "signs"       // then take what they confirm to a guided check
	StepContact     StepKind = "contact"     // ask the anti-trafficking service for advice
	StepFraud       StepKind = "fraud"       // bank, police, keep the proof
	StepInformation StepKind = "information" // what can be checked about an offer
)

// NextSteps decides what a reading calls for, the most urgent first.
func NextSteps(r *Reading) []StepKind {
	var steps []StepKind
	add := func(when bool, k StepKind) {
		if when {
			steps = append(steps, k)
		}
	}
	add(r.Child, StepChild)
	add(r.Route == Fraud, StepFraud)
	add(r.Level > textcheck.None, StepAsk)
	add(r.Route == Recruitment && r.Level >= textcheck.LookCloser, StepContact)
	add(r.Route != Fraud, StepSigns)
	add(r.Route != Recruitment || r.Level < textcheck.LookCloser, StepContact)
	add(true, StepInformation)
	return steps
}

var stepWords = map[StepKind]string{
	StepChild:       i18n.MarkC("step", "Somebody in this text may be under 18. Talk to child protection."),
	StepAsk:         i18n.MarkC("step", "Ask the person, alone and calmly, about what was found."),
	StepSigns:       i18n.MarkC("step", "Is somebody already there, or about to go? Go through the signs with them."),
	StepContact:     i18n.MarkC("step", "Ask the anti-trafficking service for advice. You do not need to be sure."),
	StepFraud:       i18n.MarkC("step", "This looks more like fraud. Pay nothing, keep the messages, tell the bank and the police."),
	StepInformation: i18n.MarkC("step", "Before anybody travels or pays: look up the company and its licence, ask for the contract, tell somebody where you go."),
}

// SayStep says a next step.
func SayStep(l *i18n.Locale, k StepKind) string { return l.TC("step", stepWords[k]) }
