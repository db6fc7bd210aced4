// Package wording is the wording check as its users know it: the pack of concepts, rules and words, the reading of one text in their
// language, and what to do next. The engine is textcheck.
package wording
