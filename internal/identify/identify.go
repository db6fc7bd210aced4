// Package identify holds the catalogue of signs and what may follow from a set of
// answers: reading an answers file, the result as JSON, and the kinds of next
// step. The rule itself is package rule below it.
//
// Guarantees. The catalogue is read once, strictly, and does not change
// afterwards; it may be used by many goroutines. Nothing here keeps, logs or
// sends an answer. Nothing here decides about a person: a level says whom to talk
// to, never what somebody is.
//
// Refused: content with unknown keys or words, missing texts, dead references or
// signs that break the rules page ([Load]); answers files with anything that
// is not understood to the letter ([ParseAnswers]).
package identify
