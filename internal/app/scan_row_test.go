package app

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// What comes after a row too long to keep has its true place in the file, and its true line also when a scan goes on there.
func TestPlacesAndLinesAreThoseOfTheFile(t *testing.T) {
	a := loaded(t)
	rows := []string{`{"id":1,"text":"fine"}`, `{"id":2,"text":"` + strings.Repeat("x", 3<<20) + `"}`, `{"id":3,"text":"fine"}`, `not json`, `{"id":5,"text":"fine"}`}
	in := strings.Join(rows, "\n") + "\n"
	var out bytes.Buffer
	if err := a.Scan(t.Context(), strings.NewReader(in), &out, ScanOptions{Format: "jsonl"}); err != nil {
		t.Fatal(err)
	}
	at := int64(strings.Index(in, "not json"))
	if !strings.Contains(out.String(), `"end":`+strconv.FormatInt(at, 10)+"}\n") {
		t.Errorf("row 3 does not end at byte %d:\n%s", at, out.String())
	}
	name := filepath.Join(t.TempDir(), "texts.jsonl")
	if err := os.WriteFile(name, []byte(in), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	o := ScanOptions{Format: "jsonl"}
	if err := o.SkipTo(f, at); err != nil {
		t.Fatal(err)
	}
	var bad bytes.Buffer
	out.Reset()
	o.Bad = &bad
	if err := a.Scan(t.Context(), f, &out, o); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(bad.String(), `"line":4,`) || !strings.HasPrefix(out.String(), `{"id":5,`) || !strings.Contains(out.String(), `"end":`+strconv.Itoa(len(in))+"}") {
		t.Errorf("going on at byte %d: bad %q, out %q", at, bad.String(), out.String())
	}
}
