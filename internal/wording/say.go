package wording

import (
	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/textcheck"
	"github.com/free2link/free2link/internal/textcheck/identifier"
)

var levelWords = [...]string{
	textcheck.None:       i18n.MarkC("wording", "No known wording found"),
	textcheck.Info:       i18n.MarkC("wording", "A few words worth asking about"),
	textcheck.LookCloser: i18n.MarkC("wording", "Worth a closer look"),
	textcheck.Concern:    i18n.MarkC("wording", "This wording is worrying"),
}

// SayLevel names a level. None of them means safe.
func SayLevel(l *i18n.Locale, v textcheck.Level) string { return l.TC("wording", levelWords[v]) }

// Notice is what stands beside every result.
func Notice(l *i18n.Locale, v textcheck.Level) string {
	if v == textcheck.None {
		return l.T("Honest and false offers often look the same. Nothing here says that it is safe: ask the person.")
	}
	return l.T("Such wording also stands in honest offers and in ordinary chats. The result speaks of a text, not of a person. Ask before you conclude.")
}

// SayStrength names a strength, as the guided check does.
func SayStrength(l *i18n.Locale, s textcheck.Strength) string {
	return identify.SayStrength(l, [...]rule.Strength{textcheck.Weak: rule.Weak, textcheck.Medium: rule.Medium, textcheck.Strong: rule.Strong}[s])
}

var factWords = map[string]string{
	"p-licence":        i18n.MarkC("fact", "A licence, a register number or a public employment service"),
	"p-contract":       i18n.MarkC("fact", "A contract or insurance is named"),
	"p-hours":          i18n.MarkC("fact", "Hours or days off are stated"),
	"p-hourly-pay":     i18n.MarkC("fact", "Gross pay or pay by the hour is stated"),
	"p-no-fees":        i18n.MarkC("fact", "It says that workers pay no fee"),
	"p-official-apply": i18n.MarkC("fact", "One applies in an open way"),
	"p-company":        i18n.MarkC("fact", "The company can be looked up"),
	"p-safe-meeting":   i18n.MarkC("fact", "Others may be there, or know of it"),
	"a-hotline":        i18n.MarkC("fact", "A helpline is named"),
	"a-warning":        i18n.MarkC("fact", "It warns of false offers"),
	"a-trafficking":    i18n.MarkC("fact", "It names trafficking or exploitation"),
	"a-report":         i18n.MarkC("fact", "It reports what happened"),
	"a-advice":         i18n.MarkC("fact", "It gives advice on staying safe"),
}

// SayFact names a kind of protective fact or awareness wording.
func SayFact(l *i18n.Locale, kind string) string { return l.TC("fact", factWords[kind]) }

var stageWords = map[string]string{
	"contact":   i18n.MarkC("stage", "Contact"),
	"love":      i18n.MarkC("stage", "Fast love"),
	"isolation": i18n.MarkC("stage", "Alone with one person"),
	"trouble":   i18n.MarkC("stage", "Sudden trouble"),
	"proof":     i18n.MarkC("stage", "Proof of love"),
	"control":   i18n.MarkC("stage", "Control"),
}

// Stages are the stages of a relationship that leads to control, in their order. Source: handbook e.2.
func Stages() []string {
	return []string{"contact", "love", "isolation", "trouble", "proof", "control"}
}

// SayStage names a stage.
func SayStage(l *i18n.Locale, stage string) string { return l.TC("stage", stageWords[stage]) }

// What to do with a protective fact: it is a claim until somebody has looked.
var factAdvice = map[string]string{
	"p-licence":        i18n.MarkC("fact-advice", "Look the number up in the official register, or ask the public employment service."),
	"p-contract":       i18n.MarkC("fact-advice", "Ask to see it before anybody leaves, in a language that the person reads."),
	"p-hours":          i18n.MarkC("fact-advice", "Ask whether the contract says the same."),
	"p-hourly-pay":     i18n.MarkC("fact-advice", "Compare it with the minimum wage of that country, and ask what is taken off."),
	"p-no-fees":        i18n.MarkC("fact-advice", "Ask whether anything had to be paid all the same."),
	"p-official-apply": i18n.MarkC("fact-advice", "Find the address or the office by yourself, not through the link in the text."),
	"p-company":        i18n.MarkC("fact-advice", "Look the company up, and call the number in the register, not the one in the text."),
	"p-safe-meeting":   i18n.MarkC("fact-advice", "Agree who comes along, or who knows where and when."),
}

// SayFactAdvice says what to do with a protective fact.
func SayFactAdvice(l *i18n.Locale, kind string) string { return l.TC("fact-advice", factAdvice[kind]) }

var writtenIn = map[string]string{
	"en": i18n.MarkC("written", "in English"), "it": i18n.MarkC("written", "in Italian"), "el": i18n.MarkC("written", "in Greek"),
	"pl": i18n.MarkC("written", "in Polish"), "ro": i18n.MarkC("written", "in Romanian"), "uk": i18n.MarkC("written", "in Ukrainian"),
	"ru": i18n.MarkC("written", "in Russian"), "fr": i18n.MarkC("written", "in French"), "es": i18n.MarkC("written", "in Spanish"),
	"sq": i18n.MarkC("written", "in Albanian"), "ar": i18n.MarkC("written", "in Arabic"),
}

// Languages lists the codes of the languages in which texts are read: those of the engine that have a name here, so not Pidgin.
func Languages() []string {
	var out []string
	for _, code := range textcheck.Langs {
		if writtenIn[code] != "" {
			out = append(out, code)
		}
	}
	return out
}

// SayWrittenIn says in which language a text is written, "in Polish"; "" for a language that is not known.
func SayWrittenIn(l *i18n.Locale, code string) string {
	if words := writtenIn[code]; words != "" {
		return l.TC("written", words)
	}
	return ""
}

var identifierWords = map[identifier.Kind]string{
	identifier.Phone:   i18n.MarkC("identifier", "Phone"),
	identifier.Email:   i18n.MarkC("identifier", "E-mail"),
	identifier.URL:     i18n.MarkC("identifier", "Web address"),
	identifier.Handle:  i18n.MarkC("identifier", "Name on a messenger"),
	identifier.Payment: i18n.MarkC("identifier", "Account for payments"),
}

// SayIdentifier names a kind of contact detail.
func SayIdentifier(l *i18n.Locale, k identifier.Kind) string {
	return l.TC("identifier", identifierWords[k])
}
