package main

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkStart builds the release binary, starts it, and reports how large it
// is, how long it takes until it answers, and how much memory it then holds.
// Bounds: 45 MB, 1 s, 80 MB.
func BenchmarkStart(b *testing.B) {
	bin := filepath.Join(b.TempDir(), "free2link")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", bin, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	info, err := os.Stat(bin)
	if err != nil {
		b.Fatal(err)
	}
	var ready, resident float64
	for b.Loop() {
		r, m := startOnce(b, bin)
		ready, resident = ready+r, resident+m
	}
	b.ReportMetric(float64(info.Size())/1e6, "MB-binary")
	b.ReportMetric(ready/float64(b.N), "s-ready")
	b.ReportMetric(resident/float64(b.N), "MB-resident")
}

func startOnce(b *testing.B, bin string) (ready, resident float64) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.Context(), 20*time.Second)
	defer cancel()
	c := exec.CommandContext(ctx, bin, "serve", "--listen", "127.0.0.1:0")
	out, err := c.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	began := time.Now()
	if err := c.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() {
		_ = c.Process.Signal(os.Interrupt)
		_ = c.Wait()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || !strings.Contains(line, "is ready at http://") {
		b.Fatalf("%q %v", line, err)
	}
	ready = time.Since(began).Seconds()
	status, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(c.Process.Pid), "status"))
	if err != nil {
		b.Log("no /proc here: memory is not measured")
		return ready, 0
	}
	for l := range strings.SplitSeq(string(status), "\n") {
		if f := strings.Fields(l); len(f) > 1 && f[0] == "VmRSS:" {
			kb, err := strconv.Atoi(f[1])
			if err != nil {
				b.Fatal(err)
			}
			resident = float64(kb) / 1e3
		}
	}
	return ready, resident
}
