package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/free2link/free2link/internal/textcheck"
	"github.com/free2link/free2link/internal/wording"
)

func variant(p string) (string, bool) {
	var out []string
	n := 0
	for _, w := range strings.Fields(p) {
		switch {
		case w == "@t":
			return "", false
		case w == ">":
			out = append(out, "+")
		case w[0] == '@', w[0] == '!' && !strings.HasPrefix(w, "!!"):
		default:
			if w[0] == '~' || w[0] == '^' {
				w = w[1:]
			}
			if w != "+" && w[0] != '!' {
				n++
			}
			out = append(out, w)
		}
	}
	return strings.Join(append(out, "@t"), " "), n > 1
}

func scope(b *wording.Book, dir string, files []string) {
	src, err := wording.Read(os.DirFS(dir), func(id string) textcheck.Strength { return b.Sign(id).Strength })
	if err != nil {
		panic(err)
	}
	signOf := map[string]string{}
	for _, r := range src.Rules {
		signOf[r.ID] = r.Sign
		for i, p := range r.When {
			if v, ok := variant(p); ok {
				id := fmt.Sprintf("T|%s|%d", r.ID, i)
				signOf[id] = r.Sign
				src.Rules = append(src.Rules, textcheck.RuleSource{ID: id, Sign: r.Sign, Strength: r.Strength, When: []string{v}})
			}
		}
	}
	m, err := textcheck.Compile(src)
	if err != nil {
		panic(err)
	}
	r := textcheck.NewReader(m)
	counts := map[string]*[4]int{}
	var res textcheck.Result
	for _, f := range files {
		lines(f, func(l []byte) {
			var x struct{ ID, Text, Label, Grade string }
			if json.Unmarshal(l, &x) != nil {
				return
			}
			if x.Label == "" {
				x.Label = x.Grade
			}
			k := 2 // genuine
			switch x.Label {
			case "blatant", "clear", "subtle":
				k = 0
			case "honest":
				k = 1
			case "fraud", "suspicious":
				k = 3
			case "phishing", "spam":
				return
			}
			if len(x.Text) > 3000 {
				return
			}
			r.Check(x.Text, &res)
			have := map[string]bool{}
			seen := map[string]bool{}
			r.Held(x.Text, func(rule string, _, _ int) {
				if !strings.HasPrefix(rule, "T|") {
					have[signOf[rule]] = true
				}
				seen[rule] = true
			})
			for rule := range seen {
				if strings.HasPrefix(rule, "T|") && !have[signOf[rule]] && !(res.Aware && k == 1) {
					if counts[rule] == nil {
						counts[rule] = new([4]int)
					}
					counts[rule][k]++
				}
			}
		})
	}
	keys := []string{}
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int { return counts[b][0] - counts[a][0] })
	for _, k := range keys {
		c := counts[k]
		if c[0] >= 3 {
			parts := strings.Split(k, "|")
			var pat string
			for _, r := range src.Rules {
				if r.ID == k {
					pat = r.When[0]
				}
			}
			fmt.Printf("risky %3d honest %3d genuine %3d fraud %3d  %s %s: %.150s\n", c[0], c[1], c[2], c[3], parts[1], parts[2], pat)
		}
	}
}

func untouched(r *wording.Reader, files []string) {
	var rd wording.Reading
	for _, f := range files {
		lines(f, func(l []byte) {
			var x struct {
				ID, Text, Label string
				Signs           []struct{ Quote, Why string }
			}
			if json.Unmarshal(l, &x) != nil {
				return
			}
			r.Scan(x.Text, wording.Options{}, &rd)
			for _, s := range x.Signs {
				at := strings.Index(x.Text, s.Quote)
				if at < 0 || slices.ContainsFunc(rd.Findings, func(q textcheck.Finding) bool { return q.Start < at+len(s.Quote) && at < q.End }) {
					continue
				}
				fmt.Printf("%s | %s | %s\n", x.ID, s.Why, one(s.Quote))
			}
		})
	}
}

func pairs(r *wording.Reader, f string) {
	var rd wording.Reading
	n := map[[2]string]*[2]int{}
	tot := [2]int{}
	lines(f, func(l []byte) {
		var x struct{ Text, Label string }
		if json.Unmarshal(l, &x) != nil {
			return
		}
		k := 1
		if x.Label == "fraud" {
			k = 0
		}
		tot[k]++
		r.Scan(x.Text, wording.Options{}, &rd)
		set := map[string]bool{}
		r.Entries(x.Text, func(c, _ string, _, _ int) { set[c] = true })
		var cs []string
		for c := range set {
			cs = append(cs, c)
		}
		slices.Sort(cs)
		for i, a := range cs {
			for _, b := range cs[i:] {
				key := [2]string{a, b}
				if n[key] == nil {
					n[key] = new([2]int)
				}
				n[key][k]++
			}
		}
	})
	fmt.Println(tot)
	var ks [][2]string
	for k := range n {
		ks = append(ks, k)
	}
	slices.SortFunc(ks, func(a, b [2]string) int { return n[b][0] - n[a][0] })
	for _, k := range ks {
		v := n[k]
		if v[0] >= 12 && v[1]*12 <= v[0] {
			fmt.Println(v[0], v[1], k)
		}
	}
}
