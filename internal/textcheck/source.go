package textcheck

// A Lang is one language of the wording, as a place in Langs.
type Lang uint8

// Langs are the languages that vocabulary may be written in. Nigerian Pidgin is a language of the wording and is reported as English.
var Langs = [...]string{"en", "it", "el", "pl", "ro", "uk", "ru", "fr", "es", "sq", "ar", "pcm"}

// A mask holds a set of languages, one bit each.
type mask uint16

const everyLang mask = 1<<len(Langs) - 1

// mainLangs are the languages with a full vocabulary: English, Italian, Greek, Polish.
const mainLangs mask = 1<<4 - 1

// untoldLangs may be the language of a sentence without a telling word: the main ones and those of another alphabet. A sentence of the
// other languages in Latin letters nearly always has one.
var untoldLangs = mainLangs | langBit("uk") | langBit("ru") | langBit("ar")

var pidgin = langBit("pcm")

// langBit returns the bit of a language by its code, 0 for an unknown one.
func langBit(code string) mask {
	for i, l := range Langs {
		if l == code {
			return 1 << i
		}
	}
	return 0
}

// A Source is a wording model as its authors wrote it. Compile checks it and makes it fast.
type Source struct {
	Version  string
	Concepts []ConceptSource
	Rules    []RuleSource
	Function map[string]string   // for each language, words that only show which language a sentence is in
	Frequent map[string][]string // for each language frequent words, the most frequent first: only for speed
	Pay      PaySource
}

// A ConceptSource is one meaning and its words: for each language entries separated by commas (see entry.go).
type ConceptSource struct {
	ID    string
	Group string // people, work, … "protective", "awareness" and "advice" have a meaning of their own
	Words map[string]string
}

// A RuleSource is one rule: any of its patterns (see pattern.go) in a text gives the sign.
type RuleSource struct {
	ID       string
	Sign     string
	Strength Strength
	When     []string
	Child    bool   // the sign opens the child note
	Stage    string // contact, love, isolation, trouble, proof, control, or ""
	Fraud    bool   // the sign belongs to fraud more than to recruitment
}

// Strength is how much a sign says by itself.
type Strength uint8

// The strengths of the catalogue.
const (
	Weak Strength = iota + 1
	Medium
	Strong
)

// String returns the word of the interface: weak, medium or strong.
func (s Strength) String() string { return [...]string{"", "weak", "medium", "strong"}[s] }
