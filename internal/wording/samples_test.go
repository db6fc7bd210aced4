package wording_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/free2link/free2link/internal/textcheck"
	"github.com/free2link/free2link/internal/wording"
)

// The samples of the project's wording handbook come out as it says.
func TestSamplesOfTheHandbook(t *testing.T) {
	data, err := os.ReadFile("testdata/samples.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	r := reader(t)
	levels := map[string]textcheck.Level{}
	for l := textcheck.None; l <= textcheck.Concern; l++ {
		levels[l.String()] = l
	}
	var out wording.Reading
	for line := range strings.Lines(string(data)) {
		var s struct {
			ID, Text string
			Max      string   `json:"max_level"`
			Min      string   `json:"min_level"`
			Must     []string `json:"must_include"`
		}
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatal(err)
		}
		r.Scan(s.Text, wording.Options{}, &out)
		if s.Max != "" && out.Level > levels[s.Max] {
			t.Errorf("%s: %s, want %s at most", s.ID, out.Level, s.Max)
		}
		if s.Min != "" && out.Level < levels[s.Min] {
			t.Errorf("%s: %s, want %s at least", s.ID, out.Level, s.Min)
		}
		found := map[string]bool{}
		for _, f := range out.Findings {
			found[f.Sign] = true
		}
		for _, sign := range s.Must {
			if !found[sign] {
				t.Errorf("%s: %s is not found", s.ID, sign)
			}
		}
	}
}
