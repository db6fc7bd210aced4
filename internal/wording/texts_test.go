package wording_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A sample is one text of testdata/texts: written by helpers who had not seen the model, with what a careful reader marked.
type sample struct {
	ID, Lang, Label, Kind, Text string
}

// samples reads all batches of texts.
func samples(tb testing.TB) []sample {
	tb.Helper()
	files, err := filepath.Glob("testdata/texts/*.jsonl")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no texts: %v", err)
	}
	var out []sample
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			var s sample
			if err := json.Unmarshal([]byte(line), &s); err != nil {
				tb.Fatalf("%s: %v", f, err)
			}
			out = append(out, s)
		}
	}
	return out
}
