// Package capability is how a part of the program announces itself: one value,
// in one list. What a capability serves, and what it needs translated, is read
// from here by the server, the language check and the tests.
package capability

import (
	"iter"

	"github.com/free2link/free2link/internal/platform/web"
)

// A Capability is one thing that a user would name.
type Capability struct {
	Name   string
	Routes []web.Route
	Nav    []web.NavItem
	Texts  []Texts
}

// Texts is a pack of content whose texts need translations.
type Texts struct {
	Pack string                    // locale/<lang>/<pack>.po
	All  iter.Seq2[string, string] // msgctxt and English
}
