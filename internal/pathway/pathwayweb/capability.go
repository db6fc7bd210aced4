package pathwayweb

import (
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/capability"
	"github.com/free2link/free2link/internal/platform/web"
)

// Capability announces whom to call.
func Capability(d *pathway.Directory) capability.Capability {
	h := &Handlers{Contacts: d}
	return capability.Capability{
		Name: "pathway", Routes: h.Routes(), Nav: []web.NavItem{Nav()},
		Texts: []capability.Texts{{Pack: "contacts", All: d.Texts()}},
	}
}
