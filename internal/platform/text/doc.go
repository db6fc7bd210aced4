// Package text folds text so that the same words look the same: lower case, no accents, no width or mathematical letters, final
// sigma as sigma, l-stroke as l, and without the characters that cannot be seen (zero-width, bidi marks, soft hyphens).
//
// The table is made by `go generate` from the Unicode data of golang.org/x/text (NFKD) and a short list of our own, and is embedded.
// A fold keeps the way back: an OffsetMap says for every folded byte where it came from.
package text

//go:generate go run gen.go
