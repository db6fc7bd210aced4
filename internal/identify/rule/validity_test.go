package rule

import (
	"fmt"
	"math"
	"os"
	"testing"

	"github.com/goccy/go-yaml"
)

type counts struct {
	Strong, Medium, Weak int
	Positive             bool
}

type validity struct {
	Tables []struct {
		ID, Tool, Source, SourceCheck, Cutoff, Note string
		N, Positives                                int
		Published, Computed                         map[string]float64
		Reconstructed                               struct{ TP, FN, FP, TN int }
	}
	PPVExamples []struct {
		Se, Sp, Prevalence, PPV float64
	} `yaml:"ppv_examples"`
	TruthTable   []counts `yaml:"truth_table"`
	LevelVectors []struct {
		ID, Text   string
		Child      bool
		ChildAlert bool `yaml:"child_alert"`
		Expected   string
		Dims       map[string]counts
	} `yaml:"level_vectors"`
}

func readValidity(t *testing.T) validity {
	t.Helper()
	data, err := os.ReadFile("testdata/validity.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var v validity
	if err := yaml.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestDimensionIsPositiveAsTheTruthTableSays(t *testing.T) {
	table := readValidity(t).TruthTable
	if len(table) != 36 {
		t.Fatalf("got %d rows, want 36", len(table))
	}
	seen := map[counts]bool{}
	for _, c := range table {
		if got := Positive(c.Strong, c.Medium, c.Weak); got != c.Positive {
			t.Errorf("Positive(%d, %d, %d) = %t, want %t", c.Strong, c.Medium, c.Weak, got, c.Positive)
		}
		seen[c] = true
	}
	if len(seen) != 36 {
		t.Errorf("got %d different rows, want 36", len(seen))
	}
}

// signsFor makes signs with the wanted numbers of items in one dimension.
func signsFor(d Dimension, c counts) []Sign {
	var signs []Sign
	for strength, n := range map[Strength]int{Strong: c.Strong, Medium: c.Medium, Weak: c.Weak} {
		for i := range n {
			name := fmt.Sprintf("%s-%s-%d", d, strength, i)
			signs = append(signs, Sign{ID: name, Dimension: d, Strength: strength, Item: name})
		}
	}
	return signs
}

func dimensionNamed(t *testing.T, name string) Dimension {
	t.Helper()
	for d := range Dimension(Dimensions) {
		if d.String() == name {
			return d
		}
	}
	t.Fatalf("no dimension %q", name)
	return 0
}

func TestLevelVectors(t *testing.T) {
	vectors := readValidity(t).LevelVectors
	if len(vectors) != 16 {
		t.Fatalf("got %d vectors, want 16", len(vectors))
	}
	for _, v := range vectors {
		t.Run(v.ID, func(t *testing.T) {
			var signs []Sign
			for name, c := range v.Dims {
				signs = append(signs, signsFor(dimensionNamed(t, name), c)...)
			}
			if v.ChildAlert {
				signs = append(signs, Sign{ID: "alert", Dimension: Context, ChildAlert: true})
			}
			s := compile(t, signs...)
			a := allYes(s)
			if v.Child {
				a.Age = Child
			}
			r := s.Score(a)
			for name, want := range v.Dims {
				d := r.Dimensions[dimensionNamed(t, name)]
				if got := (counts{d.Strong, d.Medium, d.Weak, d.Positive}); got != want {
					t.Errorf("%s: got %+v, want %+v", name, got, want)
				}
			}
			if pathway := v.Expected == "child-pathway"; r.ChildPathway != pathway {
				t.Errorf("child pathway %t, want %t", r.ChildPathway, pathway)
			} else if !pathway && r.Level.String() != v.Expected {
				t.Errorf("level %s, want %s", r.Level, v.Expected)
			}
			if want := v.Child && !r.ChildPathway && r.Level >= L1; r.TalkToChildProtection != want {
				t.Errorf("talk to child protection %t, want %t", r.TalkToChildProtection, want)
			}
		})
	}
}

// percent rounds a share as the published tables do, to one decimal.
func percent(share float64) float64 { return math.Round(share*1000) / 10 }

func TestTablesGiveThePublishedFigures(t *testing.T) {
	tables := readValidity(t).Tables
	if len(tables) != 7 {
		t.Fatalf("got %d tables, want 7", len(tables))
	}
	for _, v := range tables {
		tab := Table{TP: v.Reconstructed.TP, FN: v.Reconstructed.FN, FP: v.Reconstructed.FP, TN: v.Reconstructed.TN}
		if tab.TP+tab.FN+tab.FP+tab.TN != v.N || tab.TP+tab.FN != v.Positives {
			t.Errorf("%s: the table does not add up to n and positives", v.ID)
		}
		got := map[string]float64{
			"sensitivity": percent(tab.Sensitivity()), "specificity": percent(tab.Specificity()),
			"ppv": percent(tab.PPV()), "npv": percent(tab.NPV()), "prevalence": percent(tab.Prevalence()),
			"lr_plus": math.Round(tab.LRPlus()*100) / 100,
		}
		if len(v.Computed) != len(got) {
			t.Errorf("%s: got %d figures, want %d", v.ID, len(v.Computed), len(got))
		}
		for name, want := range v.Computed {
			if got[name] != want {
				t.Errorf("%s: %s = %v, want %v", v.ID, name, got[name], want)
			}
		}
		// The published figures had been rounded before the table was rebuilt in whole people.
		for name, want := range v.Published {
			if math.Abs(got[name]-want) > 0.5 {
				t.Errorf("%s: %s = %v, published %v", v.ID, name, got[name], want)
			}
		}
		if ppv := PPV(tab.Sensitivity(), tab.Specificity(), tab.Prevalence()); math.Abs(ppv-tab.PPV()) > 1e-12 {
			t.Errorf("%s: PPV from shares %v, from counts %v", v.ID, ppv, tab.PPV())
		}
	}
}

func TestPPVExamples(t *testing.T) {
	examples := readValidity(t).PPVExamples
	if len(examples) != 20 {
		t.Fatalf("got %d examples, want 20", len(examples))
	}
	for _, e := range examples {
		if got := percent(PPV(e.Se, e.Sp, e.Prevalence)); got != e.PPV {
			t.Errorf("PPV(%v, %v, %v) = %v %%, want %v %%", e.Se, e.Sp, e.Prevalence, got, e.PPV)
		}
	}
}

func TestProofFiguresAreNaNWhereThereIsNothingToDivideBy(t *testing.T) {
	nan := math.NaN()
	for name, v := range map[string]float64{
		"sensitivity, nobody affected":      Table{FP: 1, TN: 1}.Sensitivity(),
		"specificity, everybody affected":   Table{TP: 1, FN: 1}.Specificity(),
		"ppv, nobody pointed to":            Table{FN: 1, TN: 1}.PPV(),
		"npv, nobody left out":              Table{TP: 1, FP: 1}.NPV(),
		"prevalence, empty":                 Table{}.Prevalence(),
		"lr+, no false alarm":               Table{TP: 1, FN: 1, TN: 1}.LRPlus(),
		"lr+, nobody affected":              Table{FP: 1, TN: 1}.LRPlus(),
		"ppv, nobody pointed to, by shares": PPV(0, 1, 0.5),
		"ppv, perfect test, none affected":  PPV(1, 1, 0),
		"ppv, sensitivity above one":        PPV(1.1, 0.5, 0.5),
		"ppv, specificity below none":       PPV(0.5, -0.1, 0.5),
		"ppv, prevalence not a number":      PPV(0.5, 0.5, nan),
		"negative count":                    Table{TP: -1, FP: 2}.PPV(),
	} {
		if !math.IsNaN(v) {
			t.Errorf("%s: got %v, want NaN", name, v)
		}
	}
	for name, pair := range map[string][2]float64{
		"ppv, everybody affected":           {PPV(0.5, 0.5, 1), 1},
		"ppv, nobody affected":              {PPV(0.5, 0.5, 0), 0},
		"ppv, a test that knows everything": {PPV(1, 1, 0.01), 1},
		"lr+, half and half":                {Table{TP: 1, FN: 1, FP: 1, TN: 1}.LRPlus(), 1},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: got %v, want %v", name, pair[0], pair[1])
		}
	}
}
