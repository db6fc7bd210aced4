package identifyweb

import (
	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/capability"
	"github.com/free2link/free2link/internal/platform/web"
)

// Capability announces the guided check, the referral sheet and the signs explained.
func Capability(c *identify.Catalogue, contacts func() *pathway.Directory, ways *pathway.Ways) capability.Capability {
	h := &Handlers{Catalogue: c, Contacts: contacts, Ways: ways}
	return capability.Capability{
		Name: "identify", Routes: h.Routes(), Nav: []web.NavItem{Nav()},
		Texts: []capability.Texts{{Pack: "signs", All: c.Texts()}},
	}
}
