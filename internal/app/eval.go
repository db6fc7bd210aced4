package app

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/free2link/free2link/internal/textcheck"
	"github.com/free2link/free2link/internal/wording"
)

// An evalKey is one row of the table: what was said to be in the text, and in which language it is.
type evalKey struct{ lang, label string }

// EvalOptions say what an evaluation prints.
type EvalOptions struct {
	Positive []string // labels of texts that should be found
	Show     string   // "missed": the texts of these labels that were not; "false": the others that were; "" none
	Entries  bool     // the vocabulary by how often it took part in medium and strong findings
}

// An evalRow is one text with a label. A careful reader's signs may stand with it.
type evalRow struct {
	ID    string  `json:"id"`
	Text  *string `json:"text"`
	Label string  `json:"label"`
	Lang  string  `json:"lang"`
	Signs []struct {
		Quote string `json:"quote"`
		Why   string `json:"why"`
	} `json:"signs"`
}

// Eval reads labelled texts, {"text","label","lang"?,"signs"?} one a line, and prints for each label and language how many reach each
// level, with the bounds of Clopper and Pearson (95 %) for a closer look or worse. Labels of Positive are what should be found:
// precision, recall and false alarms are printed for them against all others. Where a careful reader marked signs, it says how many of
// them a finding touches.
func (a *App) Eval(in io.Reader, out io.Writer, o EvalOptions) error {
	r, err := a.Wording.NewReader()
	if err != nil {
		return err
	}
	table := map[evalKey]*[textcheck.Concern + 1]int{}
	show := &evalShow{out: out, options: o, reader: r, uses: map[string]*use{}, named: map[string]*[2]int{}}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, mostRow)
	var reading wording.Reading
	n := 0
	for lines.Scan() {
		n++
		if len(lines.Bytes()) == 0 {
			continue
		}
		var row evalRow
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return InputError(fmt.Errorf("line %d: not a JSON object: %w", n, err))
		}
		if row.Text == nil || row.Label == "" {
			return InputError(fmt.Errorf("line %d: a row needs text and label", n))
		}
		if err := wording.Valid(*row.Text); err != nil {
			return InputError(fmt.Errorf("line %d: %w", n, err))
		}
		r.Scan(*row.Text, wording.Options{Language: row.Lang}, &reading)
		lang := reading.Language
		if lang == "" {
			lang = "?"
		}
		for _, k := range []evalKey{{lang, row.Label}, {"all", row.Label}} {
			if table[k] == nil {
				table[k] = new([textcheck.Concern + 1]int)
			}
			table[k][reading.Level]++
		}
		if err := show.text(&row, &reading); err != nil {
			return err
		}
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return InputError(fmt.Errorf("line %d is longer than %d bytes", n+1, mostRow))
	} else if err != nil {
		return InputError(err)
	}
	if err := show.entries(); err != nil {
		return err
	}
	if err := printEval(out, table, o.Positive); err != nil {
		return err
	}
	return show.quotes()
}

func printEval(out io.Writer, table map[evalKey]*[textcheck.Concern + 1]int, positive []string) error {
	keys := slices.SortedFunc(maps.Keys(table), func(a, b evalKey) int {
		if a.lang != b.lang && (a.lang == "all" || b.lang == "all") {
			return map[bool]int{true: 1, false: -1}[a.lang == "all"]
		}
		return cmp.Or(strings.Compare(a.lang, b.lang), strings.Compare(a.label, b.label))
	})
	var err error
	line := func(format string, args ...any) {
		if err == nil {
			_, err = fmt.Fprintf(out, format, args...)
		}
	}
	line("%-5s %-14s %6s %7s %7s %7s %8s   %s\n", "lang", "label", "texts", "none", "info", "look", "concern", "closer look or worse (95 % bounds)")
	for _, k := range keys {
		t := table[k]
		n := t[0] + t[1] + t[2] + t[3]
		hit := t[textcheck.LookCloser] + t[textcheck.Concern]
		low, high := clopperPearson(hit, n)
		line("%-5s %-14s %6d %6.1f%% %6.1f%% %6.1f%% %7.1f%%   %5.1f%% (%.1f to %.1f)\n", k.lang, k.label, n, percent(t[0], n), percent(t[1], n), percent(t[2], n), percent(t[3], n),
			percent(hit, n), 100*low, 100*high)
	}
	if len(positive) == 0 {
		return err
	}
	for _, lang := range langsOf(keys) {
		var tp, fn, fp, tn int
		for _, k := range keys {
			if k.lang != lang {
				continue
			}
			t := table[k]
			hit, miss := t[2]+t[3], t[0]+t[1]
			if slices.Contains(positive, k.label) {
				tp, fn = tp+hit, fn+miss
			} else {
				fp, tn = fp+hit, tn+miss
			}
		}
		line("%-5s recall %s   precision %s   false alarms %s\n", lang, ratio(tp, tp+fn), ratio(tp, tp+fp), ratio(fp, fp+tn))
	}
	return err
}

func langsOf(keys []evalKey) []string {
	var out []string
	for _, k := range keys {
		if !slices.Contains(out, k.lang) {
			out = append(out, k.lang)
		}
	}
	return out
}

func percent(a, n int) float64 { return 100 * float64(a) / float64(max(1, n)) }

func ratio(a, n int) string {
	if n == 0 {
		return "no texts"
	}
	low, high := clopperPearson(a, n)
	return fmt.Sprintf("%.1f %% (%.1f to %.1f)", percent(a, n), 100*low, 100*high)
}

// clopperPearson returns the exact 95 % bounds of a share of k in n. Source: Clopper and Pearson, Biometrika 26 (1934).
func clopperPearson(k, n int) (low, high float64) {
	const tail = 0.025
	low, high = 0, 1
	if n == 0 {
		return low, high
	}
	if k > 0 {
		low = solve(func(p float64) bool { return atLeast(k, n, p) < tail })
	}
	if k < n {
		high = solve(func(p float64) bool { return 1-atLeast(k+1, n, p) > tail })
	}
	return low, high
}

// solve returns the p at which a condition, true at 0, becomes false.
func solve(holds func(p float64) bool) float64 {
	low, high := 0.0, 1.0
	for range 60 {
		if p := (low + high) / 2; holds(p) {
			low = p
		} else {
			high = p
		}
	}
	return low
}

// atLeast is the chance of k or more of n, each with chance p.
func atLeast(k, n int, p float64) float64 {
	if p <= 0 {
		return 0
	}
	if p >= 1 {
		return 1
	}
	all, _ := math.Lgamma(float64(n + 1))
	sum := 0.0
	for i := k; i <= n; i++ {
		a, _ := math.Lgamma(float64(i + 1))
		b, _ := math.Lgamma(float64(n - i + 1))
		sum += math.Exp(all - a - b + float64(i)*math.Log(p) + float64(n-i)*math.Log1p(-p))
	}
	return min(sum, 1)
}
