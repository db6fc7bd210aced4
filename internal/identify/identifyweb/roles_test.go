package identifyweb

import (
	"slices"
	"testing"

	"github.com/free2link/free2link/internal/identify"
)

// The form and the answers file offer the same roles.
func TestTheFormHasTheRolesOfTheFile(t *testing.T) {
	var got []string
	for _, r := range roles {
		got = append(got, r.value)
	}
	if want := identify.Roles(); !slices.Equal(got, want) {
		t.Errorf("roles of the form %v, of the file %v", got, want)
	}
}
