package wordingweb

import (
	"testing"

	"github.com/jba/templatecheck"

	"github.com/free2link/free2link/internal/platform/web"
)

// Every template fits the type of its page.
func TestTemplatesFitTheirPages(t *testing.T) {
	check(t, formView)
	check(t, resultView)
}

func check[T any](t *testing.T, p web.Page[T]) {
	t.Helper()
	if _, err := templatecheck.NewChecked[T](p.Template()); err != nil {
		t.Error(err)
	}
}
