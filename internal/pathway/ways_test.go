package pathway

import (
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func ways(t testing.TB) *Ways {
	t.Helper()
	w, err := LoadWays(os.DirFS("../../content/pathways"), load(t))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// Product issue: who identifies, with and without consent, adult and child,
// emergency and ordinary, reflection, non-punishment, duties, routes.
func TestEveryWayHasEverySection(t *testing.T) {
	w := ways(t)
	for _, id := range Home {
		way, ok := w.Of(id)
		if !ok {
			t.Fatalf("%s is not described", id)
		}
		for _, section := range Sections {
			if len(way.In(section)) == 0 {
				t.Errorf("%s: nothing in %s", id, section)
			}
		}
		if len(way.Duties) == 0 {
			t.Errorf("%s: no duty to report", id)
		}
		for _, p := range Professions() {
			if !slices.ContainsFunc(way.Duties, func(d Duty) bool { return d.For(p) }) {
				t.Errorf("%s: nothing for the profession %s", id, p)
			}
		}
	}
	if _, ok := w.Of("GR"); !ok {
		t.Error("Greece is not found by its other code")
	}
	if _, ok := w.Of("de"); ok {
		t.Error("a country that is not described was found")
	}
}

func TestADutyIsForItsProfessions(t *testing.T) {
	way, _ := ways(t).Of("it")
	for _, tt := range []struct {
		duty string
		role Profession
		want bool
	}{{"it-health", "health", true}, {"it-health", "school", false}, {"it-private", "ngo", true}, {"it-officials", "ngo", false}, {"it-child-duty", "ngo", false}, {"it-child-duty", "school", true}, {"it-health", "", true}} {
		i := slices.IndexFunc(way.Duties, func(d Duty) bool { return d.ID == tt.duty })
		if got := way.Duties[i].For(tt.role); got != tt.want {
			t.Errorf("%s for %q: %v, want %v", tt.duty, tt.role, got, tt.want)
		}
	}
}

// Directive (EU) 2024/1712: three forms were added, in force on 14 July 2024.
func TestTheNewFormsHaveTheirDates(t *testing.T) {
	w := ways(t)
	added := 0
	for _, f := range w.Forms {
		if f.Since == "2024-07-14" && f.By == "2026-07-15" && f.State == FactSeen {
			added++
		}
		for _, c := range Home {
			if !slices.ContainsFunc(w.Nationals, func(n National) bool { return n.Country == c && slices.Contains(n.Forms, f.ID) }) {
				t.Errorf("%s: nothing said of %s", f.ID, c)
			}
		}
	}
	if added != 3 || len(w.Forms) != 8 {
		t.Errorf("%d new forms of %d, want 3 of 8", added, len(w.Forms))
	}
}

func TestBadWaysAreRefused(t *testing.T) {
	dir := os.DirFS("../../content/pathways")
	good := fstest.MapFS{}
	for _, name := range []string{"eu", "it", "el", "pl", "forms"} {
		b, err := fs.ReadFile(dir, name+".yaml")
		if err != nil {
			t.Fatal(err)
		}
		good[name+".yaml"] = &fstest.MapFile{Data: b}
	}
	for name, tt := range map[string]struct{ file, from, to, want string }{
		"unknown section":     {"it", "section: who", "section: whom", "unknown section"},
		"unknown state":       {"it", "state: seen", "state: sure", "unknown state"},
		"seen nowhere":        {"it", "    source: National Plan of 19 October 2022\n", "", "seen needs a source"},
		"a line not there":    {"it", "line: it-antitratta", "line: it-antitrata", "no line"},
		"another country's":   {"it", "line: it-antitratta", "line: el-1109", "no line"},
		"unknown profession":  {"it", "roles: [health]", "roles: [doctor]", "unknown profession"},
		"no article":          {"it", "    article: Codice penale, art. 365\n", "", "an article"},
		"a duty without date": {"it", `read: "2026-11-24"`, `read: today`, "a date"},
		"twice":               {"it", "id: it-questura", "id: it-who", "twice"},
		"foreign id":          {"it", "id: it-questura", "id: pl-questura", "must begin with"},
		"unknown key":         {"it", "section: who", "part: who", "part"},
		"reviewed by nobody":  {"it", "review: draft", "review: lawyer", "review"},
		"wrong country":       {"it", "country: it", "country: el", "country is"},
		"dates turned round":  {"forms", `since: "2024-07-14", by: "2026-07-15"`, `since: "2026-07-15", by: "2024-07-14"`, "in this order"},
		"a form not there":    {"forms", "forms: [surrogacy,", "forms: [surogacy,", "there is no form"},
	} {
		t.Run(name, func(t *testing.T) {
			bad := fstest.MapFS{}
			maps.Copy(bad, good)
			text := string(good[tt.file+".yaml"].Data)
			if !strings.Contains(text, tt.from) {
				t.Fatalf("%q is not in %s.yaml", tt.from, tt.file)
			}
			bad[tt.file+".yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(text, tt.from, tt.to, 1))}
			_, err := LoadWays(bad, load(t))
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), tt.file+".yaml") {
				t.Errorf("got %v, want an error of %s.yaml with %q", err, tt.file, tt.want)
			}
		})
	}
}

func TestEmergencyNumbersOutsideTheEU(t *testing.T) {
	d, l := load(t), english(t)
	for country, want := range map[string]string{"it": "112", "de": "112", "": "112", "uk": "999", "GB": "999", "ua": "112", "md": "112"} {
		call, ok := d.EmergencyCall(l, country)
		if !ok || call.Phone != want {
			t.Errorf("%q: %q, want %q", country, call.Phone, want)
		}
	}
	if len(d.Countries()) != 30 {
		t.Errorf("%d countries, want 30", len(d.Countries()))
	}
}
