package i18n

import (
	"slices"
	"strings"
	"testing"

	"github.com/free2link/free2link/internal/platform/i18n/po"
)

// The sentences are long enough for the detector and right in every other way.
const (
	askEnglish = "Ask whether the person can keep their own documents."
	askItalian = "Chiedi se la persona può tenere con sé i suoi documenti."
	askGreek   = "Ρωτήστε αν το άτομο μπορεί να κρατά τα έγγραφά του."
	askPolish  = "Zapytaj, czy osoba może mieć przy sobie swoje dokumenty."
)

// catalogOf holds one text. It does not come from Load, which refuses some of
// what Check must find too.
func catalogOf(t *testing.T, l Lang, r Required, forms ...string) *Catalog {
	t.Helper()
	locale, err := newLocale(l)
	if err != nil {
		t.Fatal(err)
	}
	if forms != nil {
		locale.messages[po.Key{Ctx: r.Ctx, ID: r.English}] = &message{pack: r.Pack, plural: r.Plural, forms: forms}
	}
	return &Catalog{langs: []Lang{l}, locales: map[Lang]*Locale{l: locale}}
}

func checkOne(t *testing.T, l Lang, r Required, allow Allow, forms ...string) Report {
	t.Helper()
	return Check(slices.Values([]Required{r}), catalogOf(t, l, r, forms...), allow, nil)
}

func TestGoodTranslationsCount(t *testing.T) {
	for l, text := range map[Lang]string{Italian: askItalian, Greek: askGreek, Polish: askPolish} {
		got := checkOne(t, l, Required{Pack: "p", Ctx: "c", English: askEnglish}, nil, text)
		if len(got.Problems) > 0 || got.Languages[0].Translated != 1 || got.Languages[0].Percent != 100 {
			t.Errorf("%s: %+v", l, got)
		}
	}
	for _, c := range []struct {
		l             Lang
		english, text string
	}{
		{Greek, "Free2Link", "Free2Link"}, // no check sees a fault but "same"; see below
		{Greek, "Write to WhatsApp", "Γράψτε στο WhatsApp"},
		{Greek, "Sign in", "Είσοδος"},
		{Polish, "Back", "Wstecz"},
		{Italian, "%d %%", "%d %%"},
		{Italian, "See https://example.org/en/help or a@example.org", "Vedi https://example.org/it/aiuto o a@example.org"},
	} {
		allow := func(Lang, string) bool { return c.english == "Free2Link" }
		if got := checkOne(t, c.l, Required{Pack: "p", English: c.english}, allow, c.text); len(got.Problems) > 0 {
			t.Errorf("%v", got.Problems)
		}
	}
}

// Each case has one fault, which one reason alone finds.
func TestEveryDoubtHasItsReason(t *testing.T) {
	for name, c := range map[string]struct {
		l      Lang
		r      Required
		forms  []string
		reason string
	}{
		"same":             {Italian, Required{English: "Map of help"}, []string{"Map of help"}, "same as the English"},
		"same but case":    {Italian, Required{English: "Map of help"}, []string{"map of help."}, "same as the English"},
		"latin for greek":  {Greek, Required{English: "Map of help"}, []string{"Chartis voitheias"}, "another script"},
		"greek for polish": {Polish, Required{English: "Map of help"}, []string{"Χάρτης βοήθειας"}, "another script"},
		"half left":        {Greek, Required{English: "Map of local help"}, []string{"Χάρτης of local help"}, "another script"},
		"look-alikes":      {Greek, Required{English: "Map of help"}, []string{"Χάρτης βoήθειας"}, "two scripts"}, // a Latin o
		"wrong language":   {Italian, Required{English: askEnglish}, []string{askPolish}, `reads as "pl"`},
		"still english":    {Italian, Required{English: askEnglish}, []string{"Check whether somebody keeps the documents of this person."}, `reads as "en"`},
		"verb lost":        {Italian, Required{English: "Call %s at once"}, []string{"Chiama subito qui"}, "placeholders"},
		"verb changed":     {Italian, Required{English: "Call %s at once"}, []string{"Chiama subito %d"}, "placeholders"},
		"tag lost":         {Italian, Required{English: "Call <b>now</b> then"}, []string{"Chiama <b>ora</i> poi"}, "placeholders"},
		"forms":            {Polish, Required{English: "%d sign", Plural: "%d signs"}, []string{"%d sygnał", "%d sygnały"}, "2 plural forms, want 3"},
		"form same":        {Italian, Required{English: "%d sign", Plural: "%d signs"}, []string{"%d segno", "%d signs"}, "same as the English"},
		"no plural":        {Italian, Required{English: "%d sign", Plural: "%d signs"}, nil, "missing"},
		"too long": {Italian, Required{English: "Who pays for the work?"},
			[]string{"Chi paga per il lavoro che fa, e chi lo paga?"}, "characters for 22"},
		"too short":          {Italian, Required{English: "Who pays for the work that you do?"}, []string{"Chi paga per il lavoro?"}, "characters for 34"},
		"short and too long": {Italian, Required{English: "Sign"}, []string{"Segnale da guardare"}, "characters for 4"},
		"short and short":    {Italian, Required{English: "Check the signs"}, []string{"Segni"}, "characters for 15"},
		"missing":            {Italian, Required{English: "Sign"}, nil, "missing"},
	} {
		c.r.Pack, c.r.Ctx = "p", "c"
		got := checkOne(t, c.l, c.r, nil, c.forms...)
		if len(got.Problems) != 1 || !strings.Contains(got.Problems[0], c.reason) {
			t.Errorf("%s: got %q, want one with %q", name, got.Problems, c.reason)
		}
		if cov := got.Languages[0]; cov.Translated != 0 || cov.Percent != 0 {
			t.Errorf("%s: counted as translated: %+v", name, cov)
		}
	}
}

func TestPluralMustBeTheRequiredOne(t *testing.T) {
	c := catalogOf(t, Italian, Required{Pack: "p", English: "%d sign"}, "%d segno")
	got := Check(slices.Values([]Required{{Pack: "p", English: "%d sign", Plural: "%d signs"}}), c, nil, nil)
	if len(got.Problems) != 1 || !strings.Contains(got.Problems[0], "plural is") {
		t.Errorf("got %q", got.Problems)
	}
}

func TestTheListOfMissingTextsExcusesNoBadTranslation(t *testing.T) {
	r := Required{Pack: "p", English: "Map of help"}
	listed := map[Absent]bool{{Italian, "p", "", "Map of help"}: true}
	got := Check(slices.Values([]Required{r}), catalogOf(t, Italian, r, "Map of help"), nil, listed)
	if len(got.Problems) != 1 || got.Languages[0].Doubtful != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestLengthBoundsAreThoseOfTheDecision(t *testing.T) {
	for _, c := range []struct {
		source, text int
		ok           bool
	}{
		{20, 14, true}, {20, 13, false}, {20, 32, true}, {20, 33, false}, {100, 160, true}, {100, 161, false},
		{19, 8, true}, {19, 7, false}, {10, 25, true}, {10, 26, false}, {4, 10, true}, {4, 11, false},
	} {
		reason := wrongLength(strings.Repeat("a", c.source), strings.Repeat("ą", c.text))
		if (reason == "") != c.ok {
			t.Errorf("%d for %d: %q", c.text, c.source, reason)
		}
	}
}

func TestAllowedTextsAreStillCheckedForPlaceholders(t *testing.T) {
	allow := func(l Lang, english string) bool { return l == Italian }
	r := Required{Pack: "p", English: "Password %s"}
	if got := checkOne(t, Italian, r, allow, "Password %s"); len(got.Problems) > 0 {
		t.Errorf("allowed, but %q", got.Problems)
	}
	if got := checkOne(t, Italian, r, allow, "Password"); len(got.Problems) != 1 {
		t.Errorf("placeholder lost, got %q", got.Problems)
	}
	if got := checkOne(t, Polish, r, allow, "Password %s"); len(got.Problems) != 1 {
		t.Errorf("not allowed in Polish, got %q", got.Problems)
	}
}

func TestPercentIsRoundedDownAndListedTextsAreNoProblem(t *testing.T) {
	c := load(t, []Lang{English, Italian, Greek}, "it/p.po", itHead+`
msgctxt "a"
msgid "Back"
msgstr "Indietro"

msgctxt "b"
msgid "Next"
msgstr "Avanti"

#, fuzzy
msgctxt "c"
msgid "Save"
msgstr "Salva tutto"
`, "el/p.po", elHead).WithPseudo()
	texts := []Required{{"p", "a", "Back", ""}, {"p", "b", "Next", ""}, {"p", "c", "Save", ""}}
	missing := map[Absent]bool{
		{Italian, "p", "c", "Save"}: true, {Greek, "p", "a", "Back"}: true,
		{Italian, "p", "a", "Back"}: true, {Greek, "p", "z", "Gone"}: true,
	}
	got := Check(slices.Values(texts), c, nil, missing)
	want := []Coverage{
		{Lang: Italian, Required: 3, Translated: 2, Outdated: 1, Percent: 66},
		{Lang: Greek, Required: 3, Missing: 3, Percent: 0},
	}
	if !slices.Equal(got.Languages, want) {
		t.Errorf("got %+v, want %+v", got.Languages, want)
	}
	if len(got.Problems) != 2 || !strings.Contains(got.Problems[0], `el/p.po: b "Next": missing`) {
		t.Errorf("problems %q", got.Problems)
	}
	stale := []Absent{{Greek, "p", "z", "Gone"}, {Italian, "p", "a", "Back"}}
	if !slices.Equal(got.Stale, stale) {
		t.Errorf("stale %v, want %v", got.Stale, stale)
	}
	if got := slices.Collect(c.Texts()); !slices.Equal(got, texts) {
		t.Errorf("texts %v, want %v", got, texts)
	}
	if got := Check(slices.Values([]Required{}), c, nil, nil); got.Languages[0].Percent != 100 {
		t.Errorf("nothing required: %+v", got)
	}
}

func TestListsAreReadAsTheyAreWritten(t *testing.T) {
	missing := map[Absent]bool{
		{Italian, "ui", "", "two\nlines\tand \\n"}: true, {Greek, "p", "c", "#1"}: true, {Greek, "ui", "", "a"}: true,
	}
	var b strings.Builder
	if err := WriteMissing(&b, missing); err != nil {
		t.Fatal(err)
	}
	got, err := ReadMissing(strings.NewReader(b.String()))
	if err != nil || len(got) != 3 {
		t.Fatalf("%v, %v", got, err)
	}
	for a := range missing {
		if !got[a] {
			t.Errorf("%v was lost", a)
		}
	}
	if _, err := ReadMissing(strings.NewReader("it\tui\ta\n")); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("three fields: %v", err)
	}
	allow, err := ReadSame(strings.NewReader("# names\n\nFree2Link\nit\tPassword\n"))
	if err != nil {
		t.Fatal(err)
	}
	if !allow(Greek, "Free2Link") || !allow(Italian, "Password") || allow(Greek, "Password") || allow(Italian, "# names") {
		t.Error("the list of shared texts is read wrong")
	}
	if _, err := ReadSame(strings.NewReader("zz\tPassword\n")); err == nil {
		t.Error("an unknown language was taken")
	}
}
