package phraseweb

import (
	"github.com/free2link/free2link/internal/phrase"
	"github.com/free2link/free2link/internal/platform/capability"
)

// Capability announces the phrases. They have no entry in the navigation, and
// nothing for translators: the pack holds all its languages itself.
func Capability(b *phrase.Book) capability.Capability {
	h := &Handlers{Book: b}
	return capability.Capability{Name: "phrase", Routes: h.Routes()}
}
