package pathway

import "github.com/free2link/free2link/internal/platform/i18n"

// A Profession is where somebody works. One list serves the start of a check,
// the duties to report and, later, people's profiles. Decision 18 of the project.
type Profession string

var professions = []struct {
	id   Profession
	text string
}{
	{"ngo", i18n.MarkC("role", "Non-governmental organisation")},
	{"shelter", i18n.MarkC("role", "Shelter")},
	{"asylum", i18n.MarkC("role", "Asylum reception")},
	{"integration", i18n.MarkC("role", "Integration service")},
	{"municipality", i18n.MarkC("role", "Municipality")},
	{"social", i18n.MarkC("role", "Social service")},
	{"health", i18n.MarkC("role", "Health service")},
	{"school", i18n.MarkC("role", "School or youth work")},
	{"labour", i18n.MarkC("role", "Labour inspection")},
	{"employment", i18n.MarkC("role", "Employment service")},
	{"police", i18n.MarkC("role", "Police")},
	{"border", i18n.MarkC("role", "Border guard")},
	{"justice", i18n.MarkC("role", "Prosecution or court")},
	{"private", i18n.MarkC("role", "Private company")},
	{"other", i18n.MarkC("role", "Something else")},
}

// Professions lists all professions in order of showing.
func Professions() []Profession {
	out := make([]Profession, 0, len(professions))
	for _, p := range professions {
		out = append(out, p.id)
	}
	return out
}

// SayProfession names a profession, "" for one that is not in the list.
func SayProfession(l *i18n.Locale, p Profession) string {
	for _, x := range professions {
		if x.id == p {
			return l.TC("role", x.text)
		}
	}
	return ""
}
