//go:build ignore

// Gen counts lang.bin: go run gen.go [flags] FOLDER
//
// FOLDER holds text of each language: CODE.NAME.txt is running text, CODE.NAME.freq is a list of words with how often each occurs
// ("word count", one a line). The same files give the same table.
//
// For each language a model of its letters is made: the probability of a letter, or of a word's end, after up to four letters before
// it, mixed with that after one letter less (Witten and Bell 1991). An entry of the table says by how much, in each language of a
// script, a group of letters is more likely than the shorter group it ends with, or a whole word than its letters. What tells least
// is left out, and the entries that stay make up for it as they are counted against what is kept. So the entries of a text, added
// up, are the logarithm of its probability, but for what all languages share.
package main

import (
	"bufio"
	"cmp"
	"flag"
	"iter"
	"log"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/free2link/free2link/internal/platform/text"
	"github.com/free2link/free2link/internal/textcheck/language/gram"
)

var (
	out    = flag.String("o", "lang.bin", "the file to write")
	power  = flag.Float64("power", 0.6, "in the letter model a word counts as its frequency to this power")
	plain  = flag.Float64("plain", 0.25, "share of the words that are written without their accents")
	unseen = flag.Float64("unseen", 3e-6, "what each kind of follower weighs for those never seen, as a share of all words")
	rest   = flag.Float64("rest", 0.3, "share of the words of a text that are left to the letter model")
	favour = flag.Float64("favour", 2, "how much more a whole word is worth keeping than a group of letters")
)

// The languages of a script, in the order of the table's lanes.
var scripts = [][]string{gram.Latin[:], gram.Cyrillic[:]}

type vector [gram.Lanes]float64

func main() {
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: go run gen.go [flags] FOLDER")
	}
	var models []*model
	for i, languages := range scripts {
		var lists []list
		for _, code := range languages {
			lists = append(lists, words(flag.Arg(0), code, i == 1))
			log.Printf("%s: %d words", code, len(lists[len(lists)-1]))
		}
		models = append(models, newModel(lists))
	}
	var entries []scored
	for low, high := 1e-7, 1e-3; high/low > 1.01; { // look for the bound that fills the table
		least := math.Sqrt(low * high)
		entries = entries[:0]
		for _, m := range models {
			entries = append(entries, m.groups(least)...)
			entries = append(entries, m.whole(least / *favour)...)
		}
		if len(entries) > gram.Places {
			low = least
		} else {
			high = least
		}
	}
	write(entries)
}

// A list says how often a word occurs among all words of a language. A word is the codes of its letters.
type list map[string]float64

// words reads the files of one language. Every list of frequencies counts the same; running text counts less the shorter it is.
func words(dir, language string, cyrillic bool) list {
	paths, err := filepath.Glob(filepath.Join(dir, language+".*"))
	if err != nil || len(paths) == 0 {
		log.Fatalf("no file of %s in the folder: %v", language, err)
	}
	all, running := list{}, list{}
	for _, path := range paths {
		if strings.HasSuffix(path, ".freq") {
			one := list{}
			one.read(path, cyrillic)
			all.add(one, 1)
		} else {
			running.read(path, cyrillic)
		}
	}
	if n := running.total(); n > 0 {
		all.add(running, min(1, math.Sqrt(n/1e6)))
	}
	both := list{}
	n := all.total()
	for w, c := range ordered(all) {
		both[w] += c / n * (1 - *plain)
		both[bare(w)] += c / n * *plain
	}
	return both
}

func (l list) read(path string, cyrillic bool) {
	f, err := os.Open(path)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		line, count := in.Text(), 1.0
		if strings.HasSuffix(path, ".freq") {
			word, number, _ := strings.Cut(line, " ")
			if count, err = strconv.ParseFloat(strings.TrimSpace(number), 64); err != nil {
				continue
			}
			line = word
		}
		split(line, cyrillic, func(w string) { l[w] += count })
	}
	if err := in.Err(); err != nil {
		log.Fatal(err)
	}
}

func (l list) total() float64 {
	n := 0.0
	for _, c := range ordered(l) {
		n += c
	}
	return n
}

// add adds the words of one, so that all of them together weigh weight.
func (l list) add(one list, weight float64) {
	weight /= one.total()
	for w, c := range one {
		l[w] += c * weight
	}
}

// ordered goes through m by its keys, so that sums come out the same every time.
func ordered[K cmp.Ordered, V any](m map[K]V) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			if !yield(k, m[k]) {
				return
			}
		}
	}
}

// split calls f with the codes of each word of line that has letters of the one script only.
func split(line string, cyrillic bool, f func(string)) {
	var word []byte
	for _, r := range line + " " {
		c := gram.Code(r)
		switch {
		case c != 0:
			word = append(word, c)
		case gram.Mark(r):
		case len(word) > 0:
			if !slices.ContainsFunc(word, func(c byte) bool { return c >= gram.Greek || c >= gram.FirstCyrillic != cyrillic }) {
				f(string(word))
			}
			word = word[:0]
		}
	}
}

// bare returns the word without its accents.
func bare(w string) string {
	b := []byte(w)
	for i, c := range b {
		b[i] = folded[c]
	}
	return string(b)
}

var folded = func() (t [256]byte) {
	for r := range rune(0x700) {
		if c := gram.Code(r); c != 0 {
			for _, f := range text.String(string(r)) {
				t[c] = gram.Code(f)
				break
			}
		}
	}
	return t
}()

// A scored entry has what it tells, in nats for each word of a text, and its weights in nats.
type scored struct {
	key    gram.Key
	worth  float64
	weight vector
}

// A model is the letter model of the languages of one script. Its maps are by the length of the groups, last letter included.
type model struct {
	lists []list
	count [gram.Longest + 1]map[gram.Key]*vector // how often, as a share of the words
	full  [gram.Longest + 1]map[gram.Key]*vector // the probability of the last letter after the others
	used  [gram.Longest + 1]map[gram.Key]*vector // its logarithm as the entries that are kept give it
}

func newModel(lists []list) *model {
	m := &model{lists: lists}
	for o := range m.full {
		m.full[o], m.count[o] = map[gram.Key]*vector{}, map[gram.Key]*vector{}
	}
	for l, words := range lists {
		sum := 0.0
		for _, p := range ordered(words) {
			sum += math.Pow(p, *power)
		}
		for w, p := range ordered(words) {
			each(w, func(k gram.Key, n int) {
				for o := 1; o <= min(n, gram.Longest); o++ {
					at(m.count[o], k.Tail(o))[l] += math.Pow(p, *power) / sum
				}
			})
		}
	}
	for o := 1; o <= gram.Longest; o++ {
		m.fill(o)
	}
	return m
}

// at returns the vector of k, a new one if there is none.
func at[K comparable](m map[K]*vector, k K) *vector {
	v := m[k]
	if v == nil {
		v = &vector{}
		m[k] = v
	}
	return v
}

// each calls f for every letter of the word and for its end: the key that ends there and how many letters it has, edges counted.
func each(w string, f func(k gram.Key, n int)) {
	k := gram.Key(gram.Edge)
	for i := range len(w) {
		k = k.Push(w[i])
		f(k, i+2)
	}
	f(k.Push(gram.Edge), len(w)+2)
}

// fill makes the probabilities of groups of o letters from those of groups one shorter.
func (m *model) fill(o int) {
	sum, kinds := map[gram.Key]*vector{}, map[gram.Key]*vector{} // of what follows the letters before
	for k, v := range ordered(m.count[o]) {
		s, n := at(sum, k>>8), at(kinds, k>>8)
		for l := range m.lists {
			s[l] += v[l]
			if v[l] > 0 {
				n[l] += *unseen
			}
		}
	}
	for k, v := range m.count[o] {
		s, n, p := sum[k>>8], kinds[k>>8], at(m.full[o], k)
		for l := range m.lists {
			p[l] = 1.0 / 64
			if o > 1 {
				p[l] = m.full[o-1][k.Tail(o-1)][l]
			}
			if s[l] > 0 {
				p[l] = (v[l] + n[l]*p[l]) / (s[l] + n[l])
			}
		}
	}
}

// groups returns the groups of letters that tell least or more beyond the shorter groups that are kept.
func (m *model) groups(least float64) []scored {
	var kept []scored
	for o := 1; o <= gram.Longest; o++ {
		m.used[o] = map[gram.Key]*vector{}
		for k, p := range m.full[o] {
			shorter, now := &vector{}, &vector{}
			if o > 1 {
				shorter = m.used[o-1][k.Tail(o-1)]
			}
			e := scored{key: k}
			for l := range m.lists {
				now[l] = math.Log(p[l])
				e.weight[l] = now[l] - shorter[l]
			}
			m.weigh(&e, m.count[o][k])
			if o > 1 && e.worth < least {
				m.used[o][k] = shorter
				continue
			}
			m.used[o][k] = now
			kept = append(kept, e)
		}
	}
	return kept
}

// weigh takes from the weights of e what all languages share, and finds its worth from how often it occurs in each.
func (m *model) weigh(e *scored, often *vector) {
	mean := 0.0
	for l := range m.lists {
		mean += e.weight[l] / float64(len(m.lists))
	}
	for l := range m.lists {
		e.weight[l] -= mean
		e.worth += often[l] * math.Abs(e.weight[l])
	}
}

// letters returns the logarithm of the word's probability by its letters, with the groups that are kept.
func (m *model) letters(w string) vector {
	var sum vector
	each(w, func(k gram.Key, n int) {
		for o := min(n, gram.Longest); o > 0; o-- {
			if v := m.used[o][k.Tail(o)]; v != nil {
				for l := range m.lists {
					sum[l] += v[l]
				}
				return
			}
		}
	})
	return sum
}

// whole returns the words that tell least or more beyond their letters.
func (m *model) whole(least float64) []scored {
	all := map[string]*vector{}
	for l, words := range m.lists {
		for w, p := range words {
			at(all, w)[l] = p
		}
	}
	var kept []scored
	for w, often := range all {
		if slices.Max(often[:]) < least/20 { // no weight is that large
			continue
		}
		e := scored{key: gram.WordStart}
		for i := range len(w) {
			e.key = e.key.Word(w[i])
		}
		letters := m.letters(w)
		for l := range m.lists {
			e.weight[l] = math.Log((1-*rest)*often[l]+*rest*math.Exp(letters[l])) - letters[l]
		}
		if m.weigh(&e, often); e.worth >= least {
			kept = append(kept, e)
		}
	}
	return kept
}

// write packs the entries, those that tell most first.
func write(entries []scored) {
	slices.SortFunc(entries, func(a, b scored) int { return cmp.Or(cmp.Compare(b.worth, a.worth), cmp.Compare(a.key, b.key)) })
	packed := make([]gram.Entry, len(entries))
	for i, e := range entries {
		packed[i].Key = e.key
		for l, w := range e.weight {
			packed[i].Weights[l] = uint8(min(max(math.Round(gram.Neutral+w*gram.Scale), 0), 255))
		}
	}
	b, dropped := gram.Pack(packed)
	if err := os.WriteFile(*out, b, 0o644); err != nil {
		log.Fatal(err)
	}
	log.Printf("%d entries, %d of them dropped, %d bytes", len(entries), dropped, len(b))
}
