// Package textcheck reads the wording of one advert, post, message or chat and points at what may belong to recruitment into
// exploitation. It never says safe and never says trafficker; it keeps nothing.
//
// A text is folded (platform/text), cut into tokens, clauses and sentences, and every word is looked up once in one index over all
// languages. Words and phrases give concepts: what they mean, whatever the language. Rules are written over concepts, once for all
// languages, and hold within a clause, a sentence or the text; each gives a sign with the span that carried it. Signs make the level.
//
// Everything is written by people and published in content/wording. Nothing about wording or people is learned from data.
//
//	text ─ fold ─ tokens ─ index ─ hits (concepts) ─ rules, sentence by sentence ─ findings ─ level
//
// A Model is made once from a Source and may be used by many goroutines, each with a Reader of its own.
package textcheck
