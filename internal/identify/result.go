package identify

import (
	"encoding/json"
	"fmt"

	"github.com/free2link/free2link/internal/identify/rule"
)

// Next is one next step of the JSON result, with the words that the caller chose.
type Next struct {
	Kind    StepKind `json:"kind"`
	Text    string   `json:"text"`
	Contact string   `json:"contact,omitempty"`
}

// The shapes of the JSON result; the order of the fields is that of the interface.
type (
	jsonResult struct {
		Rules        string         `json:"rules"`
		Emergency    bool           `json:"emergency"`
		ChildPathway bool           `json:"child_pathway"`
		Level        string         `json:"level"`
		Dimensions   jsonDimensions `json:"dimensions"`
		Elements     jsonElements   `json:"elements"`
		MeansNeeded  bool           `json:"means_needed"`
		Next         []Next         `json:"next"`
		Notice       string         `json:"notice"`
	}
	jsonDimensions struct {
		DeceptiveRecruitment     jsonDimension `json:"deceptive-recruitment"`
		CoerciveRecruitment      jsonDimension `json:"coercive-recruitment"`
		VulnerabilityRecruitment jsonDimension `json:"vulnerability-recruitment"`
		Exploitation             jsonDimension `json:"exploitation"`
		CoercionDestination      jsonDimension `json:"coercion-destination"`
		VulnerabilityDestination jsonDimension `json:"vulnerability-destination"`
	}
	jsonDimension struct {
		Positive bool     `json:"positive"`
		Strong   int      `json:"strong"`
		Medium   int      `json:"medium"`
		Weak     int      `json:"weak"`
		Signs    []string `json:"signs"`
	}
	jsonElements struct {
		Act     []string `json:"act"`
		Means   []string `json:"means"`
		Purpose []string `json:"purpose"`
	}
)

// JSON gives the result of a guided check as one JSON object on one line. Lists
// are never null. The texts of next and the notice are the caller's, in the
// caller's language.
func (c *Catalogue) JSON(r rule.Result, next []Next, notice string) ([]byte, error) {
	dim := func(d rule.Dimension) jsonDimension {
		x := &r.Dimensions[d]
		out := jsonDimension{Positive: x.Positive, Strong: x.Strong, Medium: x.Medium, Weak: x.Weak, Signs: []string{}}
		before := -1
		for _, k := range x.Counted {
			if k.Sign != before { // a sign may count with two items of one dimension
				out.Signs = append(out.Signs, c.Signs[k.Sign].ID)
			}
			before = k.Sign
		}
		return out
	}
	if next == nil {
		next = []Next{}
	}
	out, err := json.Marshal(jsonResult{
		Rules: rule.Version, Emergency: r.Emergency, ChildPathway: r.ChildPathway, Level: r.Level.String(),
		Dimensions: jsonDimensions{
			dim(rule.DeceptiveRecruitment), dim(rule.CoerciveRecruitment), dim(rule.VulnerabilityRecruitment),
			dim(rule.Exploitation), dim(rule.CoercionDestination), dim(rule.VulnerabilityDestination),
		},
		Elements:    jsonElements{c.ids(r.Act), c.ids(r.Means), c.ids(r.Purpose)},
		MeansNeeded: r.MeansNeeded, Next: next, Notice: notice,
	})
	if err != nil {
		return nil, fmt.Errorf("write the result: %w", err)
	}
	return out, nil
}

// ids names signs by id; never nil.
func (c *Catalogue) ids(signs []int) []string {
	out := make([]string, 0, len(signs))
	for _, i := range signs {
		out = append(out, c.Signs[i].ID)
	}
	return out
}
