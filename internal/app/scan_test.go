package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// rows are more than one batch, with a bad row in every hundred.
func rows(n int) string {
	var b strings.Builder
	for i := range n {
		if i%100 == 7 {
			b.WriteString("{\"id\":}\n")
			continue
		}
		fmt.Fprintf(&b, `{"id":%d,"text":"We keep your passport until you pay back the debt number %d. %s"}`+"\n", i, i, strings.Repeat("The library opens at nine. ", 20))
	}
	return b.String()
}

func TestScanKeepsTheOrderAndNamesBadRows(t *testing.T) {
	a := loaded(t)
	in := rows(2000)
	var out, bad bytes.Buffer
	if err := a.Scan(t.Context(), strings.NewReader(in), &out, ScanOptions{Format: "jsonl", Bad: &bad}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 1980 {
		t.Fatalf("%d rows, want 1980", len(lines))
	}
	want := 0
	for _, l := range lines {
		if want%100 == 7 {
			want++
		}
		if !strings.HasPrefix(l, fmt.Sprintf(`{"id":%d,`, want)) {
			t.Fatalf("row %s, want id %d", l, want)
		}
		want++
	}
	if n := strings.Count(bad.String(), "\n"); n != 20 || !strings.Contains(bad.String(), `"line":8,`) || !strings.Contains(bad.String(), `"line":1908,`) {
		t.Errorf("%d bad rows: %.300s", n, bad.String())
	}
}

// A full writes until it is full, as a disk does.
type full struct {
	bytes.Buffer
	room int
}

var errFull = errors.New("no space left on device")

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.room {
		n, _ := f.Buffer.Write(p[:f.room])
		f.room = 0
		return n, errFull
	}
	f.room -= len(p)
	return f.Buffer.Write(p)
}

func TestScanOnAFullDiskSaysWhereToGoOnAndLosesNothing(t *testing.T) {
	a := loaded(t)
	in := rows(4000)
	var whole bytes.Buffer
	if err := a.Scan(t.Context(), strings.NewReader(in), &whole, ScanOptions{Format: "jsonl"}); err != nil {
		t.Fatal(err)
	}
	disk := &full{room: whole.Len() / 2}
	err := a.Scan(t.Context(), strings.NewReader(in), disk, ScanOptions{Format: "jsonl"})
	if !errors.Is(err, errFull) {
		t.Fatalf("error %v, want the disk's", err)
	}
	if !strings.Contains(err.Error(), "the last line of the output") {
		t.Errorf("%v does not say how to go on", err)
	}
	got := disk.String()
	got = got[:strings.LastIndexByte(got, '\n')+1] // as the message says
	at := lastEnd(t, got)
	var rest bytes.Buffer
	if err := a.Scan(t.Context(), strings.NewReader(in[at:]), &rest, ScanOptions{Format: "jsonl", From: at}); err != nil {
		t.Fatal(err)
	}
	if got+rest.String() != whole.String() {
		t.Errorf("%d bytes before and %d after do not make the %d of an undisturbed scan", len(got), rest.Len(), whole.Len())
	}
}

// lastEnd returns the "end" of the last row.
func lastEnd(t *testing.T, rows string) int64 {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(rows, "\n"), "\n")
	var row struct{ End int64 }
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &row); err != nil {
		t.Fatal(err)
	}
	return row.End
}

// Rows that are not quite JSON, or would make the output so, are refused, and the output is JSON whatever comes.
func TestWhatAScanWritesIsJSON(t *testing.T) {
	a := loaded(t)
	good := []string{`{"id":"a\"b","text":"fine"}`, `{"id":1.5e3,"text":"fine","lang":null}`, `{"text":"fine","lang":"pl"}`, `{"id":3,"text":"fine","x":[` + strings.Repeat("0,", 60<<10) + `0]}`}
	bad := []string{`{"id":1-2e+,"text":"hi"}`, `{"id":NaN,"text":"hi"}`, "{\"id\":\"\xff\",\"text\":\"hi\"}", `{"id":1,"text":"hi","lang":"zz"}`, `{"id":1,"text":"hi","lang":"\u0001x"}`,
		`{"id":"` + strings.Repeat("x", 300) + `","text":"hi"}`, `{"id":1}`, `[1]`, `"x"`, `{"id":1,"text":5}`, `{"id":1,"text":"\q"}`, strings.Repeat("[", 100_000)}
	in := "\ufeff" + strings.Join(append(good, bad...), "\n") + "\n"
	var out, side, warn bytes.Buffer
	if err := a.Scan(t.Context(), strings.NewReader(in), &out, ScanOptions{Format: "jsonl", Bad: &side, Warn: &warn}); err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(out.String()), "\n")
	for _, row := range rows {
		if !json.Valid([]byte(row)) {
			t.Errorf("not JSON: %s", row)
		}
	}
	if got := strings.Count(side.String(), "\n"); len(rows) != len(good) || got != len(bad) {
		t.Errorf("%d rows written and %d refused, want %d and %d:\n%s", len(rows), got, len(good), len(bad), side.String())
	}
	if want := fmt.Sprintf("%d of %d rows could not be read", len(bad), len(good)+len(bad)); !strings.Contains(warn.String(), want) {
		t.Errorf("said %q, want %q", warn.String(), want)
	}
}

func TestScanStopsWhenAsked(t *testing.T) {
	a := loaded(t)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	err := a.Scan(ctx, strings.NewReader(rows(100)), new(bytes.Buffer), ScanOptions{Format: "jsonl"})
	if err == nil || !strings.Contains(err.Error(), "stopped at byte 0") {
		t.Errorf("error %v", err)
	}
}

func TestRowsThatAreTooLongAreRefusedNotKept(t *testing.T) {
	a := loaded(t)
	in := `{"id":1,"text":"` + strings.Repeat("x", 3<<20) + "\"}\n" + `{"id":2,"text":"fine"}` + "\n"
	var out, bad bytes.Buffer
	if err := a.Scan(t.Context(), strings.NewReader(in), &out, ScanOptions{Format: "jsonl", Bad: &bad}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(bad.String(), `"line":1,`) || !strings.Contains(bad.String(), "longer") || !strings.HasPrefix(out.String(), `{"id":2,`) {
		t.Errorf("out %q, bad %.200q", out.String(), bad.String())
	}
}
