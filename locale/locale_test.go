package locale_test

import (
	"testing"

	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/locale"
)

// The words are served only if the files hold together, and a text counts only
// if it is translated. What is known to be missing stands in missing.txt.
func TestEveryTextIsTranslatedOrListedAsMissing(t *testing.T) {
	catalog, err := i18n.Load(locale.Files, []i18n.Lang{i18n.English, i18n.Italian, i18n.Greek, i18n.Polish})
	if err != nil {
		t.Fatal(err)
	}
	list, err := locale.Files.Open("missing.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer list.Close()
	missing, err := i18n.ReadMissing(list)
	if err != nil {
		t.Fatal(err)
	}
	same, err := locale.Files.Open("same.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer same.Close()
	allow, err := i18n.ReadSame(same)
	if err != nil {
		t.Fatal(err)
	}
	report := i18n.Check(catalog.Texts(), catalog, allow, missing)
	for _, c := range report.Languages {
		if c.Required == 0 {
			t.Error("there are no texts to check")
		}
		t.Logf("%s: %d %%, %d of %d", c.Lang, c.Percent, c.Translated, c.Required)
	}
	for _, line := range report.Problems {
		t.Error(line)
	}
	for _, a := range report.Stale {
		t.Errorf("missing.txt: %s/%s.po %s %q is not missing any more", a.Lang, a.Pack, a.Ctx, a.English)
	}
}
