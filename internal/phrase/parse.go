package phrase

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/free2link/free2link/internal/platform/yamldoc"
)

const (
	file    = "phrases.yaml"
	unclear = "unclear"
	stop    = "stop"
)

var (
	words     = []string{"yes", "no", unclear, stop}
	idPattern = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`) // it stands in addresses
	limits    = yamldoc.Limits{Bytes: 256 << 10, Depth: 6}
)

// parse reads the pack. Its errors name the id or the line.
func parse(data []byte) (*Book, error) {
	doc, err := yamldoc.Parse(data, limits)
	if err != nil {
		return nil, err
	}
	if err := keys(doc, "pack", "version", "date", "licence", "authors", "review", "answers", "phrases"); err != nil {
		return nil, err
	}
	if err := head(doc); err != nil {
		return nil, err
	}
	b := &Book{Languages: slices.Clone(languages)}
	seen := map[string]bool{}
	list, _ := doc.Get("answers")
	for _, n := range list.List {
		w := Word{}
		if w.ID, w.Say, err = entry(n, seen, "id", "say"); err != nil {
			return nil, err
		}
		b.Answers = append(b.Answers, w)
	}
	if !slices.EqualFunc(b.Answers, words, func(w Word, id string) bool { return w.ID == id }) {
		return nil, fmt.Errorf("answers: the ids must be %s, in this order", strings.Join(words, ", "))
	}
	list, _ = doc.Get("phrases")
	for _, n := range list.List {
		p := Phrase{}
		if p.ID, p.Say, err = entry(n, seen, "id", "part", "answer", "say"); err != nil {
			return nil, err
		}
		p.Part, p.Answer = Part(scalar(n, "part")), Answer(scalar(n, "answer"))
		if p.Answer != YesNo && p.Answer != None {
			return nil, fmt.Errorf("%s: answer is %q, not yes-no or none", p.ID, p.Answer)
		}
		b.Phrases = append(b.Phrases, p)
	}
	return b, inParts(b.Phrases)
}

// head checks what the pack says about itself. Nobody has reviewed it, so any
// mark but draft is refused.
func head(doc yamldoc.Node) error {
	authors, _ := doc.Get("authors")
	_, err := time.Parse(time.DateOnly, scalar(doc, "date"))
	if err != nil || scalar(doc, "pack") != "phrases" || scalar(doc, "version") == "" || scalar(doc, "licence") == "" ||
		len(authors.List) == 0 || scalar(doc, "review") != "draft" {
		return errors.New("pack, version, date, licence, authors and review: draft are needed")
	}
	return nil
}

// inParts checks that every part stands in its place and is complete.
func inParts(all []Phrase) error {
	rest := all
	for _, part := range Parts {
		n := 0
		for n < len(rest) && rest[n].Part == part.Part {
			n++
		}
		if n > part.Count {
			return fmt.Errorf("%s: part %s has more than %d sentences", rest[part.Count].ID, part.Part, part.Count)
		}
		if n < part.Count && n < len(rest) {
			return fmt.Errorf("%s: part is %q, but part %s has only %d of its %d sentences", rest[n].ID, rest[n].Part, part.Part, n, part.Count)
		}
		if n < part.Count {
			return fmt.Errorf("part %s has only %d of its %d sentences", part.Part, n, part.Count)
		}
		rest = rest[n:]
	}
	if len(rest) > 0 {
		return fmt.Errorf("%s: part is %q, after all parts are complete", rest[0].ID, rest[0].Part)
	}
	return nil
}

// entry reads what an answer and a phrase have in common.
func entry(n yamldoc.Node, seen map[string]bool, known ...string) (string, Say, error) {
	id := scalar(n, "id")
	if !idPattern.MatchString(id) {
		return "", nil, fmt.Errorf("line %d: the id %q must be small letters and hyphens", n.Line, yamldoc.Clip(id))
	}
	if seen[id] {
		return "", nil, fmt.Errorf("%s: this id stands twice", id)
	}
	seen[id] = true
	if err := keys(n, known...); err != nil {
		return "", nil, fmt.Errorf("%s: %w", id, err)
	}
	say, err := texts(n)
	if err != nil {
		return "", nil, fmt.Errorf("%s: %w", id, err)
	}
	return id, say, nil
}

// texts reads exactly one text for each language.
func texts(n yamldoc.Node) (Say, error) {
	in, _ := n.Get("say")
	out := Say{}
	for _, l := range languages {
		v, ok := in.Get(l.Code)
		switch {
		case !ok || v.Kind == yamldoc.Null:
			return nil, fmt.Errorf("the text in %q is missing", l.Code)
		case v.Kind != yamldoc.Scalar:
			return nil, fmt.Errorf("line %d: %q is %s, not one text", v.Line, l.Code, v.Kind)
		case v.Scalar == "" || v.Scalar != strings.TrimSpace(v.Scalar) || strings.ContainsAny(v.Scalar, "\n\t"):
			return nil, fmt.Errorf("line %d: the text in %q must be one line without blanks around it", v.Line, l.Code)
		}
		out[l.Code] = v.Scalar
	}
	for _, e := range in.Map {
		if out[e.Key] == "" {
			return nil, fmt.Errorf("line %d: %q is not a language of the pack", e.Line, yamldoc.Clip(e.Key))
		}
	}
	return out, nil
}

func keys(n yamldoc.Node, known ...string) error {
	for _, e := range n.Map {
		if !slices.Contains(known, e.Key) {
			return fmt.Errorf("line %d: unknown key %q", e.Line, yamldoc.Clip(e.Key))
		}
	}
	return nil
}

// scalar is the single value of a key, "" where there is none.
func scalar(n yamldoc.Node, key string) string {
	v, _ := n.Get(key)
	return v.Scalar
}
