package wording_test

import (
	"strings"
	"testing"

	"github.com/free2link/free2link/internal/textcheck"
)

// Words for gender and for nationality are classes whose members are all equal: exchanging them consistently never changes the level.
// Decision 22. The sentences stand for the rules in which such words take part.
func TestGenderAndNationalityChangeNothing(t *testing.T) {
	type set struct {
		sentences []string // with %s
		words     []string
	}
	sets := map[string]set{
		"en gender": {[]string{"Looking for attractive %s aged 18-25 to work abroad as hostess, no experience.", "Only %s, good looks, send photos in bikini.", "Free room for a nice %s in exchange for company.", "We need %s for the harvest."},
			[]string{"girls", "boys", "women", "men", "ladies", "guys"}},
		"it gender": {[]string{"Cerchiamo %s di bella presenza 18-25 anni per lavoro all'estero.", "Solo %s, foto in costume.", "Stanza gratis a %s in cambio di compagnia."},
			[]string{"ragazze", "ragazzi", "donne", "uomini"}},
		"el gender": {[]string{"Ζητούνται εμφανίσιμα %s 18-25 για δουλειά στο εξωτερικό.", "Μόνο %s, φωτογραφίες με μαγιό.", "Δωρεάν δωμάτιο για %s με αντάλλαγμα συντροφιά."},
			[]string{"κορίτσια", "αγόρια"}},
		"pl gender": {[]string{"Szukamy %s 18-25 lat o miłym wyglądzie do pracy za granicą.", "Tylko dla %s, zdjęcia w bikini.", "Darmowy pokój dla %s w zamian za towarzystwo."},
			[]string{"kobiet", "mężczyzn", "dziewczyn", "chłopaków"}},
		"en nationality": {[]string{"Offering a ride and a free flat only for %s girls.", "%s women wanted, good looks, hostess abroad.", "We keep the passport of %s workers until they pay back the ticket."},
			strings.Fields("Ukrainian Romanian Polish Nigerian Albanian Moldovan Bulgarian Russian Belarusian Georgian Syrian Afghan Pakistani Indian Bangladeshi Nepali Vietnamese Chinese Filipino Thai Brazilian Colombian Venezuelan Moroccan Tunisian Egyptian Ghanaian Gambian Eritrean Ethiopian Somali Kenyan Italian Greek German French Spanish Turkish Serbian Hungarian Slovak")},
	}
	r := textcheck.NewReader(model(t))
	var out textcheck.Result
	for name, s := range sets {
		for _, sentence := range s.sentences {
			r.Check(strings.ReplaceAll(sentence, "%s", s.words[0]), &out)
			want := out.Level
			for _, w := range s.words[1:] {
				if r.Check(strings.ReplaceAll(sentence, "%s", w), &out); out.Level != want {
					t.Errorf("%s: with %q instead of %q the level of %q is %s, not %s", name, w, s.words[0], sentence, out.Level, want)
				}
			}
		}
	}
}
