package pathwayweb

import (
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/capability"
	"github.com/free2link/free2link/internal/platform/web"
)

// Capability announces the pages on whom to call and how help works. contacts
// returns the directory in force; the pack's own texts are read from it once.
func Capability(contacts func() *pathway.Directory, pack *pathway.Directory, ways *pathway.Ways) capability.Capability {
	h := &Handlers{Contacts: contacts, Ways: ways}
	return capability.Capability{
		Name: "pathway", Routes: h.Routes(), Nav: []web.NavItem{Nav()},
		Texts: []capability.Texts{{Pack: "contacts", All: pack.Texts()}, {Pack: "pathways", All: ways.Texts()}},
	}
}
