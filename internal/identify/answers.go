package identify

import (
	"fmt"
	"slices"
	"strings"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/yamldoc"
)

// AnswersFile is one guided check as the answers file holds it. Form, Country
// and Role never change a result (rules 2).
type AnswersFile struct {
	Form    string // "person" or "quick"
	Country string // EU style and upper case, such as "EL"; empty when not given
	Role    string
	rule.Answers
}

// AnswersLimits bound an answers file: 64 KB and 16 levels.
func AnswersLimits() yamldoc.Limits { return yamldoc.Limits{Bytes: 64 << 10, Depth: 16} }

// Roles lists the words for role: the professions of the project.
func Roles() []string {
	var out []string
	for _, p := range pathway.Professions() {
		out = append(out, string(p))
	}
	return out
}

// Country gives the code of a European country in the EU style and upper case
// (EL, UK). It accepts lower case, GR and GB.
func Country(code string) (string, bool) {
	const known = " AT BE BG HR CY CZ DK EE FI FR DE EL HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE" +
		" UK UA MD NO CH IS LI AD AL AM AZ BA BY GE MC ME MK RS RU SM TR VA XK "
	code = strings.ToUpper(code)
	switch code {
	case "GR":
		code = "EL"
	case "GB":
		code = "UK"
	}
	if len(code) != 2 || !strings.Contains(known, " "+code+" ") {
		return "", false
	}
	return code, true
}

// NoAnswers is what an answers file with no key at all means: form person, no
// country, role other, age adult, nothing asked.
func (c *Catalogue) NoAnswers() AnswersFile {
	return AnswersFile{Form: "person", Role: "other", Answers: *c.set.NewAnswers()}
}

// ParseAnswers reads an answers file, YAML or JSON. Missing keys and keys without
// a value take what [Catalogue.NoAnswers] says. The words yes and no and the
// booleans true and false mean the same, quoted or not, in upper or lower case.
// Every error is a [*yamldoc.Error] that names the line or the key.
func ParseAnswers(data []byte, c *Catalogue) (AnswersFile, error) {
	root, err := yamldoc.Parse(data, AnswersLimits())
	if err != nil {
		return AnswersFile{}, err
	}
	if root.Kind != yamldoc.Map {
		return AnswersFile{}, &yamldoc.Error{Line: root.Line, Msg: "the file must be a map of keys such as age and signs"}
	}
	f := c.NoAnswers()
	for _, e := range root.Map {
		if err := c.readKey(&f, e); err != nil {
			return AnswersFile{}, err
		}
	}
	return f, nil
}

func answerKeys() []string {
	return []string{"form", "country", "role", "age", "now", "signs", "used", "at_recruitment", "intended_exploitation"}
}

func (c *Catalogue) readKey(f *AnswersFile, e yamldoc.Entry) error {
	if !slices.Contains(answerKeys(), e.Key) {
		return refuse(e.Line, "", "the key "+quoted(e.Key)+" is not known"+meant(e.Key, answerKeys()))
	}
	if e.Value.Kind == yamldoc.Null {
		return nil
	}
	var err error
	switch e.Key {
	case "form":
		f.Form, err = oneOf(e, "person", "quick")
	case "role":
		f.Role, err = oneOf(e, Roles()...)
	case "country":
		f.Country, err = readCountry(e)
	case "age":
		err = readAge(&f.Answers, e)
	case "now":
		err = readNow(&f.Answers, e)
	case "signs":
		err = c.readSignAnswers(f.Signs, e, rule.Yes, rule.No, rule.Unknown, rule.NotAsked, rule.Declined)
	case "used":
		err = c.readSignAnswers(f.Used, e, rule.Yes, rule.No, rule.Unknown)
	case "at_recruitment":
		err = c.readOnTheWay(f.OnTheWay, e)
	case "intended_exploitation":
		var a rule.Answer
		a, err = readAnswer(e.Value, e.Key, rule.Yes, rule.No, rule.Unknown)
		f.Intended = a == rule.Yes // rules 1: unknown does not count
	}
	return err
}

func readCountry(e yamldoc.Entry) (string, error) {
	if e.Value.Kind != yamldoc.Scalar {
		return "", refuse(e.Value.Line, e.Key, "a country code such as IT is needed, not "+e.Value.Kind.String())
	}
	if e.Value.Scalar == "" {
		return "", nil
	}
	code, ok := Country(e.Value.Scalar) // NO is Norway, never a boolean
	if !ok {
		return "", refuse(e.Value.Line, e.Key, quoted(e.Value.Scalar)+" is not the two-letter code of a European country")
	}
	return code, nil
}

func readAge(a *rule.Answers, e yamldoc.Entry) error {
	word, err := oneOf(e, rule.Adult.String(), rule.Child.String(), rule.Unsure.String())
	for age := rule.Adult; age <= rule.Unsure; age++ {
		if word == age.String() {
			a.Age = age
		}
	}
	return err
}

func readNow(a *rule.Answers, e yamldoc.Entry) error {
	if e.Value.Kind != yamldoc.Map {
		return refuse(e.Value.Line, e.Key, "a map of questions is needed, not "+e.Value.Kind.String())
	}
	var names []string
	for d := range rule.Danger(rule.Dangers) {
		names = append(names, d.String())
	}
	for _, q := range e.Value.Map {
		i := slices.Index(names, q.Key)
		if i < 0 {
			return refuse(q.Line, e.Key, quoted(q.Key)+" is not one of the questions about now"+meant(q.Key, names))
		}
		answer, err := readAnswer(q.Value, e.Key+"."+q.Key, rule.Yes, rule.No, rule.Unknown)
		if err != nil {
			return err
		}
		a.Now[i] = answer
	}
	return nil
}

// readSignAnswers reads a map of sign ids to answers.
func (c *Catalogue) readSignAnswers(into []rule.Answer, e yamldoc.Entry, allowed ...rule.Answer) error {
	if e.Value.Kind != yamldoc.Map {
		return refuse(e.Value.Line, e.Key, "a map of signs is needed, not "+e.Value.Kind.String())
	}
	for _, s := range e.Value.Map {
		i, err := c.find(s.Key, s.Line, e.Key)
		if err != nil {
			return err
		}
		if into[i], err = readAnswer(s.Value, e.Key+"."+s.Key, allowed...); err != nil {
			return err
		}
	}
	return nil
}

func (c *Catalogue) readOnTheWay(into []bool, e yamldoc.Entry) error {
	if e.Value.Kind != yamldoc.List {
		return refuse(e.Value.Line, e.Key, "a list of signs is needed, not "+e.Value.Kind.String())
	}
	for _, n := range e.Value.List {
		if n.Kind != yamldoc.Scalar {
			return refuse(n.Line, e.Key, "the id of a sign is needed, not "+n.Kind.String())
		}
		i, err := c.find(n.Scalar, n.Line, e.Key)
		if err != nil {
			return err
		}
		into[i] = true
	}
	return nil
}

func (c *Catalogue) find(id string, line int, key string) (int, error) {
	if i, ok := c.set.Index(id); ok {
		return i, nil
	}
	ids := make([]string, len(c.Signs))
	for i := range c.Signs {
		ids[i] = c.Signs[i].ID
	}
	return 0, refuse(line, key, quoted(id)+" is not a sign"+meant(id, ids))
}

func oneOf(e yamldoc.Entry, words ...string) (string, error) {
	if e.Value.Kind != yamldoc.Scalar {
		return "", refuse(e.Value.Line, e.Key, "a single word is needed, not "+e.Value.Kind.String())
	}
	if !slices.Contains(words, e.Value.Scalar) {
		return "", refuse(e.Value.Line, e.Key, quoted(e.Value.Scalar)+" is not one of "+strings.Join(words, ", "))
	}
	return e.Value.Scalar, nil
}

func readAnswer(n yamldoc.Node, key string, allowed ...rule.Answer) (rule.Answer, error) {
	words := make([]string, len(allowed))
	for i, a := range allowed {
		words[i] = a.String()
		if n.Kind == yamldoc.Scalar && n.Scalar == words[i] {
			return a, nil
		}
	}
	if n.Kind == yamldoc.Scalar {
		switch strings.ToLower(n.Scalar) {
		case "yes", "true":
			return rule.Yes, nil
		case "no", "false":
			return rule.No, nil
		}
		return 0, refuse(n.Line, key, quoted(n.Scalar)+" is not one of "+strings.Join(words, ", "))
	}
	return 0, refuse(n.Line, key, "one of "+strings.Join(words, ", ")+" is needed, not "+n.Kind.String())
}

func refuse(line int, key, msg string) error {
	return &yamldoc.Error{Line: line, Key: key, Msg: msg}
}

func quoted(s string) string { return fmt.Sprintf("%q", yamldoc.Clip(s)) }

// meant suggests the word that is at most two letters away, and fewer for a short word.
func meant(word string, words []string) string {
	best, at := "", min(3, len(word)/3+1)
	for _, w := range words {
		if d := distance(word, w); d < at {
			best, at = w, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}

// distance counts the letters to add, drop, change or swap with a neighbour to
// get from a to b; it gives 3 for everything that is more than 2.
func distance(a, b string) int {
	if max(len(a), len(b))-min(len(a), len(b)) > 2 {
		return 3
	}
	two := make([]int, len(b)+1) // the row before the last
	last := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], two[j-1]+1)
			}
		}
		two, last, row = last, row, two
	}
	return min(last[len(b)], 3)
}
