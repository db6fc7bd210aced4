package guide

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/free2link/free2link/internal/platform/i18n"
)

func load(t testing.TB) *Shelf {
	t.Helper()
	s, err := Load(os.DirFS("../../content/guides"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestThereAreSixGuidesWithAllTheirParts(t *testing.T) {
	s := load(t)
	var ids []string
	for _, g := range s.Guides {
		ids = append(ids, g.ID)
		if len(g.Say) == 0 {
			t.Errorf("%s: nothing to say to the person", g.ID)
		}
		if found, ok := s.Guide(g.ID); !ok || found.Title != g.Title {
			t.Errorf("%s is not found by its id", g.ID)
		}
	}
	if want := []string{"pictures", "meeting", "phone", "accounts", "job-offer", "partner"}; !slices.Equal(ids, want) {
		t.Errorf("guides %v, want %v", ids, want)
	}
	if g, _ := s.Guide("job-offer"); len(g.Checklist) != 9 {
		t.Errorf("the departure check has %d points, want 9", len(g.Checklist))
	}
	if g, _ := s.Guide("partner"); len(g.Parts) != 3 || len(g.Parts[2].Steps) != 6 || !strings.Contains(g.Parts[2].Note, "One phase alone never says anything") {
		t.Error("the six phases and their caution are not whole")
	}
	if _, ok := s.Guide("other"); ok {
		t.Error("a guide that is not there was found")
	}
}

// texts returns the texts of a guide by path.
func texts(g Guide) map[string]string {
	out := map[string]string{}
	g.each(func(path string, text *string) bool { out[path] = *text; return true })
	return out
}

var sentenceEnd = regexp.MustCompile(`[.?!:]["”]?\s+`)

func TestGuidesAreShortAndPlain(t *testing.T) {
	for _, g := range load(t).Guides {
		words := 0
		for path, text := range texts(g) {
			if !strings.HasPrefix(path, "source.") {
				words += len(strings.Fields(text))
			}
			for _, sentence := range sentenceEnd.Split(text, -1) {
				if n := len(strings.Fields(sentence)); n > 20 {
					t.Errorf("%s %s: a sentence of %d words: %q", g.ID, path, n, sentence)
				}
			}
			if strings.ContainsAny(text, `!%"'`) {
				t.Errorf("%s %s: %q holds a mark that is not ours", g.ID, path, text)
			}
		}
		if words > 350 {
			t.Errorf("%s has %d words, more than 350", g.ID, words)
		}
	}
}

// Nobody is blamed, named a victim, promised anything or told that a place is safe.
func TestNoGuideBlamesOrPromises(t *testing.T) {
	forbidden := regexp.MustCompile(`(?i)\bvictims?\b|should(n’t| not) have|your own fault|stupid|naive|careless|` +
		`guarantee|\bpromise\b|nobody will (ever )?(know|see|find)|you will (get|receive)|` +
		`will be (removed|deleted|arrested|punished)|everything will be|you are safe`)
	for _, g := range load(t).Guides {
		for path, text := range texts(g) {
			if m := forbidden.FindString(text); m != "" {
				t.Errorf("%s %s: %q", g.ID, path, m)
			}
		}
	}
	for _, bad := range []string{"You should not have sent it.", "The pictures will be removed.", "Nobody will know."} {
		if !forbidden.MatchString(bad) {
			t.Errorf("%q is not found", bad)
		}
	}
}

// R21 of the safety rules, and what first aid may never leave out.
func TestSafetySentencesStand(t *testing.T) {
	s := load(t)
	for id, wants := range map[string][]string{
		"pictures": {"It is not your fault", "Do not pay", "Do not answer", "Do not delete",
			"never look at it, download it, copy it, forward it or store it", "We have not checked these tools", "ending your life"},
		"meeting":   {"call the child line or the police now", "You may say no, even on the day", "Keep your passport yourself"},
		"phone":     {"If someone checks this phone, they may see that this page was opened.", "Do not remove an app suddenly", "silence can be noticed"},
		"accounts":  {"legal risk of your own", "Do not confront"},
		"job-offer": {"code word", "by heart", "sign of anything"},
		"partner":   {"It is not either-or", "from one counter to the next", "Do not confront the partner", "boys and men too"},
	} {
		g, _ := s.Guide(id)
		var all strings.Builder
		g.each(func(_ string, text *string) bool { all.WriteString(*text + "\n"); return true })
		for _, want := range wants {
			if !strings.Contains(all.String(), want) {
				t.Errorf("%s does not say %q", id, want)
			}
		}
	}
}

func TestEveryTextHasItsOwnContextAndCanBeTranslated(t *testing.T) {
	s := load(t)
	var file strings.Builder
	seen := map[string]bool{}
	for ctx, english := range s.Texts() {
		if seen[ctx] || !strings.HasPrefix(ctx, "guide.") || english == "" {
			t.Errorf("%s: %q", ctx, english)
		}
		seen[ctx] = true
		file.WriteString("msgctxt \"" + ctx + "\"\nmsgid \"" + english + "\"\nmsgstr \"it " + ctx + "\"\n\n")
	}
	const head = "msgid \"\"\nmsgstr \"Language: it\\nPlural-Forms: nplurals=2; plural=n != 1;\\n\"\n\n"
	c, err := i18n.Load(fstest.MapFS{"it/guides.po": {Data: []byte(head + file.String())}}, []i18n.Lang{i18n.English, i18n.Italian})
	if err != nil {
		t.Fatal(err)
	}
	l, _ := c.Locale(i18n.Italian)
	before := texts(s.Guides[0])["lead"]
	for _, g := range s.Guides {
		for path, text := range texts(g.In(l)) {
			if want := "it " + Context(g.ID, path); text != want {
				t.Errorf("%q, want %q", text, want)
			}
		}
	}
	if after := texts(s.Guides[0])["lead"]; after != before {
		t.Errorf("translating changed the shelf: %q", after)
	}
	for range s.Texts() {
		break // a reader may stop at once
	}
}
