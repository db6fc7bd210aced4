//go:build ignore

// Measure prints how often the language is told right, for each language and kind of text, and whether the confidence means what it
// says: go run measure.go FILE, with {"text","label","kind"} a line.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"slices"

	"github.com/free2link/free2link/internal/textcheck/language"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: go run measure.go FILE")
	}
	f, err := os.Open(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	type score struct {
		n, right int
		instead  map[string]int
	}
	scores := map[string]*score{}
	type bin struct {
		n, right  int
		confident float64
	}
	bins := map[string]*[10]bin{}
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		var l struct{ Text, Label, Kind string }
		if err := json.Unmarshal(in.Bytes(), &l); err != nil {
			log.Fatal(err)
		}
		got := language.Detect(l.Text)
		for _, k := range []string{l.Kind, l.Kind + " " + l.Label} {
			s := scores[k]
			if s == nil {
				s = &score{instead: map[string]int{}}
				scores[k] = s
			}
			s.n++
			if got.Code == l.Label {
				s.right++
			} else {
				s.instead[got.Code]++
			}
		}
		b := bins[l.Kind]
		if b == nil {
			b = &[10]bin{}
			bins[l.Kind] = b
		}
		i := min(int(10*got.Confidence), 9)
		b[i].n++
		b[i].confident += got.Confidence
		if got.Code == l.Label {
			b[i].right++
		}
	}
	if err := in.Err(); err != nil {
		log.Fatal(err)
	}
	var keys []string
	for k := range scores {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		s := scores[k]
		fmt.Printf("%-20s %5d  %6.2f %%  %v\n", k, s.n, 100*float64(s.right)/float64(s.n), s.instead)
	}
	for k, b := range bins {
		fmt.Printf("%-20s", k)
		for _, x := range b {
			if x.n > 0 {
				fmt.Printf("  %.2f:%.2f (%d)", x.confident/float64(x.n), float64(x.right)/float64(x.n), x.n)
			}
		}
		fmt.Println()
	}
}
