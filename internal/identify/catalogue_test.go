package identify

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/yamldoc"
)

const signContent = "../../content/signs"

func load(tb testing.TB) *Catalogue {
	tb.Helper()
	c, err := Load(os.DirFS(signContent))
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// at finds a sign that the test knows to be there.
func at(tb testing.TB, c *Catalogue, id string) int {
	tb.Helper()
	i, ok := c.Set().Index(id)
	if !ok {
		tb.Fatalf("no sign %q", id)
	}
	return i
}

func TestCatalogueHoldsAllSigns(t *testing.T) {
	c := load(t)
	person, content, items := 0, 0, 0
	for i := range c.Signs {
		s := &c.Signs[i]
		if s.Content {
			content++
		} else {
			person++
		}
		if s.Item != "" {
			items++
		}
		if s.Number != i+1 || c.Set().Sign(i).ID != s.ID {
			t.Errorf("sign %s: number %d in place %d, in the set %s", s.ID, s.Number, i, c.Set().Sign(i).ID)
		}
	}
	if person != 110 || content != 29 || items != 98 || len(c.Rejected) != 13 || len(c.Sources) != 38 {
		t.Errorf("got %d person signs, %d content signs, %d with an item, %d rejected, %d sources; want 110, 29, 98, 13, 38",
			person, content, items, len(c.Rejected), len(c.Sources))
	}
	if c.Pack.ID != "signs" || c.Pack.Review != "draft" || c.Pack.Licence != "CC-BY-4.0" {
		t.Errorf("pack %+v", c.Pack)
	}
	count := func(f func(*Sign) bool) int {
		n := 0
		for i := range c.Signs {
			if f(&c.Signs[i]) {
				n++
			}
		}
		return n
	}
	for name, got := range map[string][2]int{
		"count only if used": {count(func(s *Sign) bool { return s.IfUsed }), 19},
		"child alert":        {count(func(s *Sign) bool { return s.ChildAlert }), 16},
		"immediate danger":   {count(func(s *Sign) bool { return s.ImmediateDanger }), 8},
		"strength for child": {count(func(s *Sign) bool { return s.StrengthChild != rule.None }), 16},
		"on the way":         {count(func(s *Sign) bool { return s.OnTheWay != rule.None }), 10},
		"also":               {count(func(s *Sign) bool { return len(s.Also) > 0 }), 5},
		"maps to":            {count(func(s *Sign) bool { return len(s.MapsTo) > 0 }), 16},
		"device safety":      {count(func(s *Sign) bool { return s.DeviceSafety }), 4},
		"never asked":        {count(func(s *Sign) bool { return s.DoNotAsk }), 2},
		"child only":         {count(func(s *Sign) bool { return s.ChildOnly }), 6},
		"adult only":         {count(func(s *Sign) bool { return s.AdultOnly }), 1},
		"listed only":        {count(func(s *Sign) bool { return s.ListedOnly }), 4},
		"harbouring":         {count(func(s *Sign) bool { return s.Harbouring }), 4},
		"source seen":        {count(func(s *Sign) bool { return s.SourceSeen }), 65},
		"digital":            {count(func(s *Sign) bool { return s.Digital }), 77},
		"caution":            {count(func(s *Sign) bool { return s.Caution != "" }), 6},
		"evidence note":      {count(func(s *Sign) bool { return s.EvidenceNote != "" }), 7},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: %d signs, want %d", name, got[0], got[1])
		}
	}
}

func TestQuickFormIsTheListOfTheRulesPage(t *testing.T) {
	c := load(t)
	var ids []string
	for _, i := range c.Quick() {
		ids = append(ids, c.Signs[i].ID)
	}
	want := "deceived-nature-of-work deceived-wages sextortion-threat documents-withheld debt-bondage phone-taken-away " +
		"phone-monitored accounts-run-by-others confined-or-watched images-used-to-keep-working threats-of-violence " +
		"threat-to-report excessive-hours little-or-no-pay no-say-over-clients-or-acts forced-crime"
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("got %s", got)
	}
}

func TestOnTheWayItemsAreThoseOfCoerciveRecruitment(t *testing.T) {
	c := load(t)
	want := map[string]string{
		"cd-01-documents": "cr-03-documents", "cd-02-debt": "cr-04-debt", "cd-03-isolation": "cr-05-isolation",
		"cd-04-violence": "cr-01-violence", "cd-13-family": "cr-09-family", "cd-11-threats-violence": "cr-07-threats-violence",
		"cd-09-denunciation": "cr-06-denunciation", "cd-14-withholding-wages": "cr-10-money-withheld",
	}
	for i := range c.Signs {
		if s := &c.Signs[i]; s.OnTheWay != rule.None && s.OnTheWayItem != want[s.Item] {
			t.Errorf("%s: %s, want %s", s.ID, s.OnTheWayItem, want[s.Item])
		}
	}
	// rules 9: isolation and confinement are one item on the way.
	if a, b := c.Signs[at(t, c, "isolated-from-own-network")].Item, c.Signs[at(t, c, "confined-or-watched")].OnTheWayItem; a != b {
		t.Errorf("isolation is %s, confinement %s", a, b)
	}
}

func TestThemesHoldEverySignOnce(t *testing.T) {
	c := load(t)
	var ids []string
	var all []int
	for _, th := range c.Themes {
		ids = append(ids, th.ID)
		all = append(all, th.Signs...)
		person := 0
		for _, i := range th.Signs {
			if c.Signs[i].Theme != th.ID {
				t.Errorf("%s lists %s of %s", th.ID, c.Signs[i].ID, c.Signs[i].Theme)
			}
			if !c.Signs[i].Content {
				person++
			}
		}
		if th.ID != "adverts-and-messages" && (person < 3 || person > 20 || person != len(th.Signs)) {
			t.Errorf("%s has %d signs of a person of %d; want 3 to 20", th.ID, person, len(th.Signs))
		}
	}
	want := "how-it-began on-the-way phone-and-accounts papers-money-debt threats-and-force work-and-living age-and-situation adverts-and-messages"
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("themes %s", got)
	}
	slices.Sort(all)
	for i, s := range all {
		if i != s {
			t.Fatalf("sign %d stands in no theme or in two", i)
		}
	}
}

func TestTextsAreAllThereInAStableOrder(t *testing.T) {
	c := load(t)
	var keys []string
	seen := map[string]bool{}
	for k, v := range c.Texts() {
		if seen[k] || v == "" {
			t.Errorf("key %q repeated or empty", k)
		}
		seen[k] = true
		keys = append(keys, k)
	}
	// 139 signs with four texts, 6 cautions, 7 notes, 13 rejected with two, 8 themes, 5 routes, 1 change.
	if want := 139*4 + 6 + 7 + 13*2 + 8 + 5 + 1; len(keys) != want {
		t.Errorf("got %d texts, want %d", len(keys), want)
	}
	if keys[0] != "sign.ad-pay-far-above-market.title" || keys[len(keys)-1] != "change.1.0-draft" {
		t.Errorf("first %s, last %s", keys[0], keys[len(keys)-1])
	}
	again := load(t)
	i := 0
	for k := range again.Texts() {
		if k != keys[i] {
			t.Fatalf("text %d is %s, was %s", i, k, keys[i])
		}
		i++
	}
	for range c.Texts() {
		break // stopping early is allowed
	}
}

// changed gives the sign content with one file edited.
func changed(tb testing.TB, file string, edit func(string) string) fs.FS {
	tb.Helper()
	m := fstest.MapFS{}
	paths, err := fs.Glob(os.DirFS(signContent), "*.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	for _, p := range paths {
		data, err := os.ReadFile(path.Join(signContent, p))
		if err != nil {
			tb.Fatal(err)
		}
		if p == file {
			was := string(data)
			now := edit(was)
			if was == now {
				tb.Fatalf("the edit changes nothing in %s", file)
			}
			data = []byte(now)
		}
		m[p] = &fstest.MapFile{Data: data}
	}
	return m
}

func TestLoadRefusesBadContent(t *testing.T) {
	const money, adverts, age = "signs-papers-money-debt.yaml", "signs-adverts-and-messages-1.yaml", "signs-age-and-situation.yaml"
	swap := func(old, to string) func(string) string {
		return func(s string) string { return strings.Replace(s, old, to, 1) }
	}
	for name, c := range map[string]struct {
		file string
		edit func(string) string
		says string // every error must name the file and line, or the sign
	}{
		"unknown key":            {money, swap("  phase:", "  fase: control\n  phase:"), money + ": line"},
		"unknown key on top":     {money, swap("theme:", "teme: x\ntheme:"), money + ": line 2"},
		"repeated key":           {money, swap("  phase:", "  phase: control\n  phase:"), money + ": line"},
		"unknown phase":          {money, swap("phase: control", "phase: ctrl"), "phase must be one of"},
		"unknown element":        {money, swap("element: means", "element: way"), "element must be one of"},
		"unknown dimension":      {money, swap("dimension: coercion-destination", "dimension: cd"), "dimension must be one of"},
		"unknown strength":       {money, swap("strength: medium", "strength: big"), "strength must be one of"},
		"unknown subject":        {money, swap("subject: person", "subject: people"), "subject must be one of"},
		"unknown age":            {money, swap("applies_to: both", "applies_to: all"), "applies_to must be one of"},
		"unknown form":           {money, swap("forms: [", "forms: [other, "), "forms must be one of"},
		"unknown observer":       {money, swap("observers: [", "observers: [neighbour, "), "observers must be one of"},
		"unknown lead":           {money, swap("leads_to: [violence]", "leads_to: [police]"), "leads_to must be one of"},
		"repeated word":          {money, swap("observe: [interview", "observe: [interview, interview"), "twice"},
		"empty list":             {money, swap("sources: [GERLB]", "sources: []"), money + ": line"},
		"unknown source":         {money, swap("sources: [", "sources: [NOSUCH, "), `sign "`},
		"missing title":          {money, swap("  title: ", "  caution: "), "title is missing"},
		"empty text":             {money, swap("  ask: ", "  ask: ''\n  caution: "), "ask must be a text"},
		"flag with a word":       {money, swap("  digital:", "  harbouring: yes\n  digital:"), "harbouring must be true"},
		"number is a word":       {money, swap("number: 76", "number: '76'"), "whole number"},
		"number is taken":        {money, swap("number: 76", "number: 77"), "number 77"},
		"number leaves a gap":    {money, swap("number: 76", "number: 140"), "leaves a gap"},
		"id is taken":            {money, swap("id: bank-account-controlled", "id: debt-bondage"), `"debt-bondage": the id is used twice`},
		"id with capitals":       {money, swap("id: bank-account-controlled", "id: Bank"), "small letters"},
		"id missing":             {money, swap("- id: bank-account-controlled\n  number", "- number"), "id is missing"},
		"item missing":           {money, swap("  item: cd-14-withholding-wages\n", ""), "item is missing"},
		"item of another dim":    {money, swap("item: cd-14-withholding-wages", "item: ex-14"), `sign "bank-account-controlled"`},
		"on the way, no item":    {money, swap(", item: cr-03-documents}", "}"), "item is missing"},
		"on the way, wrong item": {money, swap("item: cr-03-documents}", "item: cd-03-documents}"), `sign "documents-withheld"`},
		"on the way, elsewhere":  {money, swap("  item: f2l-money-mule\n", "  item: f2l-money-mule\n  on_the_way: {strength: weak, item: cr-1}\n"), `sign "money-mule-under-pressure"`},
		"dangling maps_to":       {adverts, swap("maps_to: [deceived-wages]", "maps_to: [deceived]"), `"ad-pay-far-above-market"`},
		"maps_to to an advert":   {adverts, swap("maps_to: [deceived-wages]", "maps_to: [ad-upfront-fee]"), `"ad-pay-far-above-market"`},
		"content in a dimension": {adverts, swap("dimension: context", "dimension: exploitation\n  item: ex-1"), `sign "ad-pay-far-above-market"`},
		"context with an item":   {adverts, swap("dimension: context", "dimension: context\n  item: ex-1"), `sign "ad-pay-far-above-market"`},
		"person among adverts":   {adverts, swap("subject: content", "subject: person"), `sign "ad-pay-far-above-market"`},
		"vulnerability, no gate": {age, swap("  count_only_if_used: true\n", ""), "count_only_if_used"},
		"gate without need":      {money, swap("  digital:", "  count_only_if_used: true\n  digital:"), "count_only_if_used"},
		"child weaker":           {age, swap("strength_child: strong", "strength_child: weak"), "strength_child"},
		"quick in the wrong row": {money, swap("quick: 4", "quick: 5"), `sign "documents-withheld"`},
		"quick left out":         {money, swap("  quick: 4\n", ""), `sign "documents-withheld"`},
		"quick too many":         {money, swap("number: 76", "number: 76\n  quick: 17"), `sign "bank-account-controlled"`},
		"quick for children":     {money, swap("quick: 4\n  subject: person\n  applies_to: both", "quick: 4\n  subject: person\n  applies_to: child"), `sign "documents-withheld"`},
		"harbouring elsewhere":   {money, swap("  digital:", "  harbouring: true\n  digital:"), `harbouring differs`},
		"listed only elsewhere":  {money, swap("  digital:", "  listed_only: true\n  digital:"), `listed_only`},
		"unknown theme":          {money, swap("theme: papers-money-debt", "theme: papers"), `the theme "papers"`},
		"signs is a map":         {money, func(string) string { return "theme: x\nsigns: {a: b}\n" }, money + ": line"},
		"a sign is a word":       {money, func(string) string { return "theme: x\nsigns: [a]\n" }, money + ": line"},
		"theme without signs":    {"pack.yaml", swap("themes:", "themes:\n- {id: empty, title: Empty}\n#"), `theme "empty" has no sign`},
		"theme twice":            {"pack.yaml", swap("{id: on-the-way", "{id: how-it-began"), "twice"},
		"mark lifted":            {"pack.yaml", swap("review: draft", "review: expert"), "review must be one of draft"},
		"date":                   {"pack.yaml", swap("2026-11-23", "23.11.2026"), "YYYY-MM-DD"},
		"licence":                {"pack.yaml", swap("CC-BY-4.0", "none"), "licence must be one of"},
		"rejected twice":         {"rejected.yaml", swap("x-young-looking-photo", "x-selling-sex"), "twice"},
		"rejected is a sign":     {"rejected.yaml", swap("x-young-looking-photo", "debt-bondage"), "also a sign"},
		"rejected source":        {"rejected.yaml", swap("source: JIRN24", "source: NOSUCH"), "NOSUCH"},
		"source without text":    {"sources.yaml", func(string) string { return "sources:\n  UNODC:\n" }, "UNODC must be a text"},
		"not yaml":               {"sources.yaml", func(string) string { return "a: [" }, "sources.yaml"},
		"empty file":             {"rejected.yaml", func(string) string { return "# nothing\n" }, "rejected.yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(changed(t, c.file, c.edit))
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want an error that says %q", err, c.says)
			}
		})
	}
}

func TestLoadNeedsItsFilesAndNoOthers(t *testing.T) {
	for _, missing := range []string{"pack.yaml", "sources.yaml", "rejected.yaml", "routes.yaml", "changes.yaml"} {
		m, ok := changed(t, missing, func(s string) string { return s + "# \n" }).(fstest.MapFS)
		if !ok {
			t.Fatal("not a map")
		}
		delete(m, missing)
		if _, err := Load(m); err == nil || !strings.Contains(err.Error(), missing) {
			t.Errorf("without %s: %v", missing, err)
		}
		m[missing] = &fstest.MapFile{Data: []byte("a: b")}
		m["another.yaml"] = &fstest.MapFile{Data: []byte("a: b")}
		if _, err := Load(m); err == nil || !strings.Contains(err.Error(), "another.yaml") {
			t.Errorf("with another file: %v", err)
		}
	}
	if _, err := Load(fstest.MapFS{}); err == nil {
		t.Error("loaded nothing")
	}
}

func FuzzLoad(f *testing.F) {
	paths, err := fs.Glob(os.DirFS(signContent), "*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, p := range paths {
		data, err := os.ReadFile(path.Join(signContent, p))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(p, data[:min(len(data), 2000)])
	}
	f.Add("signs-x.yaml", []byte("theme: x\nsigns: []\n"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		c := &Catalogue{}
		if err := c.readFile(name, data); err != nil {
			if !strings.HasPrefix(err.Error(), name+": ") {
				t.Fatalf("the error does not name the file: %v", err)
			}
			return
		}
		// What one file may hold must be safe to look at with the others.
		if err := c.finish(); err == nil {
			t.Fatal("one file alone is no catalogue")
		}
		if _, err := yamldoc.Parse(data, contentLimits()); err != nil {
			t.Fatal(errors.Join(errors.New("read what the reader refuses"), err))
		}
	})
}
