package guide

import (
	"strings"
	"testing"
	"testing/fstest"
)

const good = `pack: guides
version: 1
date: "2026-11-24"
licence: CC-BY-4.0
authors: [A]
review: draft
guides:
  - id: one
    title: One
    lead: L
    for: F
    checklist: [C]
    parts:
      - title: P
        as: steps
        steps:
          - do: D
            why: W
      - title: Q
        as: dots
        steps:
          - do: E
        note: N
    not: [X]
    helping: [Y]
    say: [Z]
    kinds: [fraud, child]
    sources:
      - text: S
        state: seen
`

func read(text string) error {
	_, err := Load(fstest.MapFS{file: {Data: []byte(text)}})
	return err
}

// one is the guide of the good pack.
var one = good[strings.Index(good, "  - id"):]

func TestBadPacksAreRefusedWithFileLineAndGuide(t *testing.T) {
	if err := read(good); err != nil {
		t.Fatalf("the good pack: %v", err)
	}
	for name, tt := range map[string]struct{ from, to, want string }{
		"another pack":       {"pack: guides", "pack: guide", "line 1: pack must be one of guides"},
		"no version":         {"version: 1\n", "", "version is missing"},
		"a date in words":    {`"2026-11-24"`, "today", "line 3: date must be"},
		"reviewed by nobody": {"review: draft", "review: expert", "line 6: review must be one of draft"},
		"unknown key":        {"    title: One", "    title: One\n    titel: One", "line 10: one: the key \"titel\" is not known"},
		"unknown key, guide": {"    lead: L", "    lead: L\n    extra: 1", "line 11: one: the key \"extra\""},
		"no lead":            {"    lead: L\n", "", "one: lead is missing"},
		"blanks around":      {"lead: L", `lead: " L"`, "line 10: one: lead must be a text"},
		"empty id":           {"id: one", `id: ""`, "line 8: id must be"},
		"loud id":            {"id: one", "id: One/x", "line 8: id must be"},
		"unknown form":       {"as: steps", "as: cards", "line 15: one: as must be one of steps, rows, dots"},
		"a step, no reason":  {"            why: W\n", "", "one: why is missing"},
		"a dot, a reason":    {"- do: E", "- do: E\n            why: W", "one: dots have no why"},
		"nothing to avoid":   {"not: [X]", "not: []", "one: not must be a list"},
		"nothing to help":    {"helping: [Y]", "helping: Y", "one: helping must be a list"},
		"said twice":         {"not: [X]", "not: [X, X]", "one: not says \"X\" twice"},
		"unknown kind":       {"[fraud, child]", "[fraud, children]", "one: kinds must be of"},
		"kind twice":         {"[fraud, child]", "[fraud, fraud]", "one: kinds must be of"},
		"unknown state":      {"state: seen", "state: sure", "one: state must be one of seen, to-verify, our-own"},
		"no sources":         {good[strings.Index(good, "    sources"):], "", "one: sources is missing"},
		"no guides":          {good[strings.Index(good, "guides:\n  -"):], "", "guides is missing"},
		"a part as a word":   {"      - title: Q\n        as: dots\n        steps:\n          - do: E\n        note: N\n", "      - Q\n", "one: a map is needed here"},
		"twice":              {one, one + one, "one: the guide stands here twice"},
		"not YAML":           {"guides:\n  -", "guides: [\n  -", "line "},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(good, tt.from, tt.to, 1)
			err := read(text)
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), "guides.yaml: ") {
				t.Errorf("got %v, want guides.yaml: … %q", err, tt.want)
			}
		})
	}
	if _, err := Load(fstest.MapFS{}); err == nil {
		t.Error("a pack that is not there was read")
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(good)
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Load(fstest.MapFS{file: {Data: []byte(text)}})
		if err == nil && len(s.Guides) == 0 {
			t.Error("an empty pack was accepted")
		}
	})
}
