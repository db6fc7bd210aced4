package guideweb

import (
	"github.com/free2link/free2link/internal/guide"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/capability"
)

// Capability announces the guides. contacts is asked at each page, because the
// directory can be replaced while the program runs.
func Capability(shelf *guide.Shelf, contacts func() *pathway.Directory) capability.Capability {
	h := &Handlers{Shelf: shelf, Contacts: contacts}
	return capability.Capability{
		Name: "guide", Routes: h.Routes(),
		Texts: []capability.Texts{{Pack: "guides", All: shelf.Texts()}},
	}
}
