package app

import (
	"bytes"
	"context"
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
	var at int64
	if _, serr := fmt.Sscanf(err.Error(), "stopped at byte %d:", &at); serr != nil {
		t.Fatalf("%v does not say where it stopped", err)
	}
	var rest bytes.Buffer
	if err := a.Scan(t.Context(), strings.NewReader(in[at:]), &rest, ScanOptions{Format: "jsonl", From: at}); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(whole.String(), rest.String()) || disk.Len()+rest.Len() < whole.Len() {
		t.Errorf("%d bytes before and %d after do not make the %d of an undisturbed scan", disk.Len(), rest.Len(), whole.Len())
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
