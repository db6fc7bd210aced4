package welcomeweb

import "github.com/free2link/free2link/internal/platform/capability"

// Capability announces the front room. signs is how many signs the catalogue holds.
func Capability(signs int) capability.Capability {
	h := &Handlers{Signs: signs}
	return capability.Capability{Name: "welcome", Routes: h.Routes()}
}
