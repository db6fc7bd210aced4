package identifyweb

import (
	"testing"

	"github.com/jba/templatecheck"

	"github.com/free2link/free2link/internal/platform/web"
)

// Every template fits the type of its page.
func TestTemplatesFitTheirPages(t *testing.T) {
	check(t, startView)
	check(t, questionsView)
	check(t, summaryView)
	check(t, dangerView)
	check(t, childView)
	check(t, coverView)
	check(t, onlineView)
	check(t, closeView)
	check(t, paperView)
	check(t, sheetView)
	check(t, paperOf)
}

func check[T any](t *testing.T, p web.Page[T]) {
	t.Helper()
	if _, err := templatecheck.NewChecked[T](p.Template()); err != nil {
		t.Error(err)
	}
}
