package welcomeweb

import "github.com/free2link/free2link/internal/platform/capability"

// Capability announces the front room. signs is how many signs
// the catalogue holds, countries how many countries have lines.
func Capability(signs, countries int) capability.Capability {
	h := &Handlers{Signs: signs, Countries: countries}
	return capability.Capability{Name: "welcome", Routes: h.Routes()}
}
