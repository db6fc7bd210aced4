// Command match measures the matching of the wording check beside Hyperscan and the fastest Aho-Corasick library in Go, in one run: the
// same folded bytes text by text, the same 2,000 entries, one core. It needs a C compiler and the Debian package libhyperscan-dev:
//
//	make bench-match [TEXTS=texts.jsonl]
package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	ahocorasick "github.com/petar-dambovaliev/aho-corasick"

	"github.com/free2link/free2link/internal/textcheck"
)

const rounds = 7 // the best of them counts

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// A row is one way to read a text, how much of it that reads, and how many entries it found.
type row struct {
	name string
	of   func(*doc) int // bytes
	do   func(*doc) int
	mbs  float64
	n    int
}

func run(files []string) error {
	runtime.LockOSThread()
	random := rand.New(rand.NewPCG(1, 2))
	if len(files) == 0 {
		var err error
		if files, err = filepath.Glob("../../internal/wording/testdata/texts/en-*.jsonl"); err != nil {
			return err
		}
	}
	docs, err := read(files, random)
	if err != nil {
		return err
	}
	words, err := choose(docs, random)
	if err != nil {
		return err
	}
	m, err := textcheck.Compile(textcheck.Source{Concepts: []textcheck.ConceptSource{{ID: "x", Words: map[string]string{"en": strings.Join(words, ",")}}}})
	if err != nil {
		return err
	}
	hs, err := newHyperscan(words)
	if err != nil {
		return err
	}
	ac := newAhoCorasick(words)
	meter := textcheck.NewMeter(m)
	folded, original := func(d *doc) int { return len(d.folded) }, func(d *doc) int { return len(d.original) }
	rows := []row{
		{name: "cutting and looking up", of: folded, do: func(d *doc) int { meter.Tokens(d.folded); return 0 }},
		{name: "cutting, looking up and matching", of: folded, do: func(d *doc) int { meter.Tokens(d.folded); return meter.Match() }},
		{name: "folding, cutting, looking up and matching", of: original, do: func(d *doc) int { meter.Tokens(meter.Fold(d.original)); return meter.Match() }},
		{name: "Hyperscan", of: folded, do: func(d *doc) int { return hs.count(d.folded) }},
		{name: "petar-dambovaliev/aho-corasick, DFA", of: folded, do: func(d *doc) int { return ac(string(d.folded)) }},
	}
	total := 0
	for _, d := range docs {
		total += len(d.folded)
	}
	fmt.Printf("%d entries, %d texts, %.0f MB\n%-45s %8s %10s\n", len(words), len(docs), float64(total)/1e6, "", "MB/s", "found")
	for i := range rows {
		rows[i].measure(docs)
	}
	// Matching alone is what is left of the time when cutting is taken away.
	alone := 1 / (1/rows[1].mbs - 1/rows[0].mbs)
	for _, r := range rows {
		fmt.Printf("%-45s %8.0f %10d\n", r.name, r.mbs, r.n)
	}
	fmt.Printf("%-45s %8.0f\nmatching alone is %.1f times Hyperscan and %.1f times Aho-Corasick; with cutting %.1f and %.1f times\n", "matching alone", alone,
		alone/rows[3].mbs, alone/rows[4].mbs, rows[1].mbs/rows[3].mbs, rows[1].mbs/rows[4].mbs)
	return nil
}

func (r *row) measure(docs []doc) {
	best, size := time.Hour, 0
	for range rounds {
		r.n, size = 0, 0
		start := cpu()
		for i := range docs {
			r.n += r.do(&docs[i])
			size += r.of(&docs[i])
		}
		best = min(best, cpu()-start)
	}
	r.mbs = float64(size) / 1e6 / best.Seconds()
}

// cpu returns the time this thread has had of its core: what others do on the machine does not count.
func cpu() time.Duration {
	var u syscall.Rusage
	const thread = 1
	if err := syscall.Getrusage(thread, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// newAhoCorasick returns what counts the words in a text of words with one blank between.
func newAhoCorasick(words []string) func(string) int {
	spaced := make([]string, len(words))
	for i, w := range words {
		spaced[i] = " " + w + " "
	}
	builder := ahocorasick.NewAhoCorasickBuilder(ahocorasick.Opts{MatchKind: ahocorasick.StandardMatch, DFA: true})
	ac := builder.Build(spaced)
	return func(s string) int {
		n := 0
		for it := ac.IterOverlapping(s); it.Next() != nil; {
			n++
		}
		return n
	}
}
