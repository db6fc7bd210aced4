package sheet

import (
	"strings"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/platform/i18n"
)

// LongestWords is how many characters the person's own words may have on the sheet.
const LongestWords = 140

// A Problem is what is wrong with one field, in the reader's language.
type Problem struct{ Field, Text string }

// Problems says what stands in the way of a sheet; words are the person's own.
// A form that was only opened or changed is not asked.
func (s Sheet) Problems(l *i18n.Locale, words string) []Problem {
	var out []Problem
	for _, f := range s.unknown {
		out = append(out, Problem{f, l.T("Choose one of the answers that are offered.")})
	}
	for _, f := range s.tooLong {
		out = append(out, Problem{f, l.T("At most %s characters, please, so that the sheet stays on one page.", l.Number(longest(strings.TrimPrefix(f, Field))))})
	}
	if n := utf8.RuneCountInString(words); s.Consent[ToWords] == "yes" && n > LongestWords {
		out = append(out, Problem{"theirs", l.T("At most %s characters, please, so that the sheet stays on one page.", l.Number(LongestWords))})
	}
	if s.To == "" && s.Name == "" {
		out = append(out, Problem{Field + "to", l.T("Choose the service that receives the sheet, or write its name.")})
	}
	if s.Via == "own" && (s.ViaHow == "" || s.Hours == "") {
		out = append(out, Problem{Field + "via-how", l.T("On the person’s own phone, write the number and the safe hours. Without both, choose another way.")})
	}
	if r := s.Rule(); (r == ForChild || r == ForDanger) && s.Told == "" {
		out = append(out, Problem{Field + "told", l.T("You share without a yes. Say whether the person was told.")})
	}
	if s.From == "" {
		out = append(out, Problem{Field + "from", l.T("Say which service sends the sheet. A name of a person is not needed.")})
	}
	if s.Reach == "" {
		out = append(out, Problem{Field + "reach", l.T("Say how the other service reaches you.")})
	}
	if s.Rule() == NothingToSay {
		out = append(out, Problem{Field + "need-sleep", l.T("Say what is needed now: tick at least one, or write it.")})
	}
	return out
}
