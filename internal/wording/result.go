package wording

import (
	"encoding/json"
	"fmt"

	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/textcheck"
)

// The shapes of the JSON result; the order of the fields is that of the interface.
type (
	jsonReading struct {
		Rules       string           `json:"rules"`
		Language    string           `json:"language"`
		Confidence  float64          `json:"language_confidence"`
		Kind        Kind             `json:"kind"`
		Level       string           `json:"level"`
		Context     []string         `json:"context"`
		Route       Route            `json:"route"`
		Child       bool             `json:"child"`
		Findings    []jsonFinding    `json:"findings"`
		FirstTurn   int              `json:"first_turn,omitempty"`
		Protective  []jsonFact       `json:"protective"`
		Identifiers []jsonIdentifier `json:"identifiers"`
		Stages      []jsonStage      `json:"stages"`
		Next        []jsonNext       `json:"next"`
		Notice      string           `json:"notice"`
	}
	jsonFinding struct {
		Sign      string `json:"sign"`
		Strength  string `json:"strength"`
		Start     int    `json:"start"`
		End       int    `json:"end"`
		Text      string `json:"text"`
		Why       string `json:"why"`
		Ask       string `json:"ask"`
		Innocent  string `json:"innocent"`
		Turn      int    `json:"turn,omitempty"`
		Disguised bool   `json:"disguised"`
	}
	jsonFact struct {
		Kind  string `json:"kind"`
		Start int    `json:"start"`
		End   int    `json:"end"`
		Text  string `json:"text"`
	}
	jsonIdentifier struct {
		Kind       string `json:"kind"`
		Value      string `json:"value"`
		Normalised string `json:"normalised"`
		Start      int    `json:"start"`
		End        int    `json:"end"`
		Obfuscated bool   `json:"obfuscated"`
	}
	jsonStage struct {
		Stage string `json:"stage"`
		Start int    `json:"start"`
		End   int    `json:"end"`
	}
	jsonNext struct {
		Kind StepKind `json:"kind"`
		Text string   `json:"text"`
	}
)

// JSON gives the reading of s as one JSON object on one line, in the words of a language. Lists are never null.
func (b *Book) JSON(l *i18n.Locale, s string, r *Reading) ([]byte, error) {
	out := jsonReading{
		Rules: r.Rules, Language: r.Language, Confidence: float64(int(r.Confidence*1000+0.5)) / 1000, Kind: r.Kind, Level: r.Level.String(),
		Context: []string{}, Route: r.Route, Child: r.Child, Findings: []jsonFinding{}, FirstTurn: r.FirstTurn, Protective: []jsonFact{},
		Identifiers: []jsonIdentifier{}, Stages: []jsonStage{}, Next: []jsonNext{}, Notice: Notice(l, r.Level),
	}
	if r.Aware {
		out.Context = append(out.Context, "awareness")
	}
	for _, f := range r.Findings {
		sign := b.Sign(f.Sign)
		out.Findings = append(out.Findings, jsonFinding{
			Sign: f.Sign, Strength: f.Strength.String(), Start: f.Start, End: f.End, Text: s[f.Start:f.End], Why: sign.SayWhy(l).String,
			Ask: sign.SayAsk(l).String, Innocent: sign.SayInnocent(l).String, Turn: f.Turn, Disguised: f.Disguised,
		})
	}
	for _, f := range r.Protective {
		out.Protective = append(out.Protective, jsonFact{Kind: factKind(f), Start: f.Start, End: f.End, Text: s[f.Start:f.End]})
	}
	for _, f := range r.Identifiers {
		out.Identifiers = append(out.Identifiers, jsonIdentifier{
			Kind: string(f.Kind), Value: f.Value, Normalised: f.Normalised, Start: f.Start, End: f.End, Obfuscated: f.Obfuscated,
		})
	}
	for _, st := range r.Stages {
		out.Stages = append(out.Stages, jsonStage{Stage: st.Name, Start: st.Start, End: st.End})
	}
	for _, k := range NextSteps(r) {
		out.Next = append(out.Next, jsonNext{Kind: k, Text: SayStep(l, k)})
	}
	b2, err := json.Marshal(out)
	if err != nil {
		return nil, fmt.Errorf("write the reading: %w", err)
	}
	return b2, nil
}

// factKind is the kind of a fact as the interface names it: licence, contract, hours, hourly-pay, no-fees, official-apply, …
func factKind(f textcheck.Fact) string { return f.Kind[len("p-"):] }
