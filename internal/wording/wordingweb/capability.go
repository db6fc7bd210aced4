package wordingweb

import (
	"github.com/free2link/free2link/internal/guide"
	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/capability"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/internal/wording"
)

// Capability announces the check of a message. contacts is asked at each page, because the directory can be replaced while the program
// runs.
func Capability(b *wording.Book, c *identify.Catalogue, contacts func() *pathway.Directory, shelf *guide.Shelf) capability.Capability {
	h := &Handlers{Book: b, Catalogue: c, Contacts: contacts, Shelf: shelf}
	return capability.Capability{
		Name: "wording", Routes: h.Routes(), Nav: []web.NavItem{Nav()},
		Texts: []capability.Texts{{Pack: "wording", All: b.Texts()}},
	}
}
