package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/free2link/free2link/content"
	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/textcheck"
	"github.com/free2link/free2link/internal/wording"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Println("wtool DIR ex FILE [RULE…] | sum FILES… | fp FILES… | miss FILES… | show TEXT | entries FILES…")
		os.Exit(2)
	}
	c, err := identify.Load(content.Signs())
	if err != nil {
		panic(err)
	}
	b, err := wording.Load(os.DirFS(os.Args[1]), c)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	r, err := b.NewReader()
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	args := os.Args[3:]
	switch os.Args[2] {
	case "ex":
		examples(r, args)
	case "scope":
		scope(b, os.Args[1], args)
	case "untouched":
		untouched(r, args)
	case "pairs":
		pairs(r, args[0])
	case "show":
		show(r, args[0], true)
	default:
		eval(r, os.Args[2], args)
	}
}

func one(s string) string { return strings.ReplaceAll(s, "\n", " ⏎ ") }

func show(r *wording.Reader, s string, concepts bool) {
	var rd wording.Reading
	r.Scan(s, wording.Options{}, &rd)
	fmt.Println("  level", rd.Level, rd.Language, "aware", rd.Aware, "route", rd.Route)
	for _, f := range rd.Findings {
		same := ""
		if f.Same {
			same = " (same words, does not count)"
		}
		fmt.Printf("  - %s [%s → %s] «%s»%s\n", f.Strength, f.Rule, f.Sign, one(s[f.Start:f.End]), same)
	}
	for _, f := range slices.Concat(rd.Protective, rd.Awareness) {
		fmt.Printf("  + %s «%s»\n", f.Kind, s[f.Start:f.End])
	}
	if concepts {
		conceptsOf(r, s)
	}
}

func conceptsOf(r *wording.Reader, s string) {
	var out []string
	r.Entries(s, func(concept, entry string, start, end int) {
		e := []rune(entry)
		if len(e) > 40 {
			e = e[:40]
		}
		out = append(out, fmt.Sprintf("%s=%q", concept, s[start:end]))
	})
	slices.Sort(out)
	out = slices.Compact(out)
	fmt.Println("    concepts:", one(strings.Join(out, "; ")))
}

func lines(f string, do func([]byte)) {
	fh, err := os.Open(f)
	if err != nil {
		panic(err)
	}
	defer fh.Close()
	sc := bufio.NewScanner(fh)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		if len(sc.Bytes()) > 0 {
			do(sc.Bytes())
		}
	}
}

func examples(r *wording.Reader, args []string) {
	var rd wording.Reading
	yes, yesHit, no, noHit := 0, 0, 0, 0
	few := 0
	lines(args[0], func(l []byte) {
		var x struct {
			Rule    string
			Yes, No []string
		}
		if err := json.Unmarshal(l, &x); err != nil {
			panic(err)
		}
		if len(args) > 1 && !slices.Contains(args[1:], x.Rule) {
			return
		}
		hit := func(s string) (textcheck.Finding, bool) {
			r.Scan(s, wording.Options{}, &rd)
			var out textcheck.Finding
			ok := false
			r.Held(s, func(rule string, a, b int) {
				if rule == x.Rule && !ok {
					out, ok = textcheck.Finding{Start: a, End: b}, true
				}
			})
			return out, ok
		}
		h, n := 0, 0
		for _, s := range x.Yes {
			if _, ok := hit(s); ok {
				h++
				continue
			}
			fmt.Printf("%s MISSED: %s\n", x.Rule, one(s))
			conceptsOf(r, s)
		}
		for _, s := range x.No {
			if f, ok := hit(s); ok {
				n++
				fmt.Printf("%s WRONG: %s\n      fired on «%s»\n", x.Rule, one(s), s[f.Start:f.End])
				conceptsOf(r, s)
			}
		}
		if h < 2 || len(x.No)-n < 2 {
			few++
			fmt.Printf("%s has %d of %d matching, %d of %d look-alikes quiet\n", x.Rule, h, len(x.Yes), len(x.No)-n, len(x.No))
		}
		yes, yesHit, no, noHit = yes+len(x.Yes), yesHit+h, no+len(x.No), noHit+n
	})
	fmt.Printf("SUM yes matched %d of %d, look-alikes wrongly matched %d of %d, rules short of 2+2: %d\n", yesHit, yes, noHit, no, few)
}

func eval(r *wording.Reader, mode string, files []string) {
	var rd wording.Reading
	type key struct{ file, label string }
	n := map[key]*[5]int{}
	quoted, touched := map[string]int{}, map[string]int{}
	wrong := map[string][2]int{}
	for _, f := range files {
		lines(f, func(l []byte) {
			var x struct {
				ID, Text, Label, Grade string
				Signs                  []struct{ Quote, Why string }
			}
			if err := json.Unmarshal(l, &x); err != nil {
				panic(err)
			}
			if x.Label == "" {
				x.Label = x.Grade
			}
			r.Scan(x.Text, wording.Options{}, &rd)
			risky := x.Label == "blatant" || x.Label == "clear" || x.Label == "subtle" || x.Label == "fraud" || x.Label == "suspicious" || x.Label == "phishing"
			bad := rd.Level >= textcheck.LookCloser
			for _, lab := range []string{x.Label, map[bool]string{true: "RISKY", false: "OTHER"}[risky]} {
				k := key{f, lab}
				if n[k] == nil {
					n[k] = new([5]int)
				}
				n[k][rd.Level]++
				n[k][4]++
			}
			for _, s := range x.Signs {
				at := strings.Index(x.Text, s.Quote)
				if at < 0 {
					continue
				}
				quoted[f]++
				if slices.ContainsFunc(rd.Findings, func(q textcheck.Finding) bool { return q.Start < at+len(s.Quote) && at < q.End }) {
					touched[f]++
				}
			}
			if mode == "fp" && !risky && bad || mode == "miss" && risky && !bad || mode == "info" && !risky && rd.Level == textcheck.Info {
				fmt.Printf("### %s %s\n%s\n", x.ID, x.Label, one(x.Text))
				show(r, x.Text, mode == "miss")
				for _, s := range x.Signs {
					fmt.Printf("  ? «%s» %s\n", one(s.Quote), s.Why)
				}
			}
			if mode == "entries" {
				r.Entries(x.Text, func(concept, entry string, start, end int) {
					if !slices.ContainsFunc(rd.Findings, func(f textcheck.Finding) bool {
						return f.Strength > textcheck.Weak && f.Start <= start && end <= f.End
					}) {
						return
					}
					k := concept + " :: " + entry
					w := wrong[k]
					if risky {
						w[0]++
					} else {
						w[1]++
					}
					wrong[k] = w
				})
			}
		})
	}
	if mode == "entries" {
		keys := []string{}
		for k := range wrong {
			keys = append(keys, k)
		}
		slices.SortFunc(keys, func(a, b string) int { return wrong[b][1] - wrong[a][1] })
		for _, k := range keys {
			if wrong[k][1] > 0 {
				fmt.Printf("other %d risky %d  %.160s\n", wrong[k][1], wrong[k][0], k)
			}
		}
		return
	}
	keys := []key{}
	for k := range n {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b key) int { return strings.Compare(a.file+a.label, b.file+b.label) })
	for _, k := range keys {
		v := n[k]
		fmt.Printf("%-48s %-10s n=%4d none %4.1f info %4.1f look %4.1f concern %4.1f  look-or-worse %5.1f%%\n", k.file, k.label, v[4], 100*float64(v[0])/float64(v[4]), 100*float64(v[1])/float64(v[4]), 100*float64(v[2])/float64(v[4]), 100*float64(v[3])/float64(v[4]), 100*float64(v[2]+v[3])/float64(v[4]))
	}
	for _, f := range files {
		if quoted[f] > 0 {
			fmt.Printf("%-48s marks touched %d of %d = %.0f%%\n", f, touched[f], quoted[f], 100*float64(touched[f])/float64(quoted[f]))
		}
	}
}
