// Package ident makes the identifiers that the program hands out.
package ident

import (
	"crypto/rand"
	"encoding/base32"
)

// Letters and digits that are not mistaken for each other when read aloud.
var encoding = base32.NewEncoding("23456789abcdefghjkmnpqrstuvwxyz1").WithPadding(base32.NoPadding)

// Reference returns a random number for one failed request, eight characters
// in two groups ("k7wd-29xa"). It is shown to the person and stands in the log;
// it says nothing about who asked.
func Reference() string {
	var b [5]byte
	if _, err := rand.Read(b[:]); err != nil {
		return "0000-0000" // never happens: crypto/rand aborts the process first
	}
	s := encoding.EncodeToString(b[:])
	return s[:4] + "-" + s[4:]
}
