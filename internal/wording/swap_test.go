package wording_test

import (
	"os"
	"strings"
	"testing"

	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/textcheck"
	"github.com/free2link/free2link/internal/wording"
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

// Adults who advertise their own sexual services are not this tool's business: no level is made of selling sex. Handbook f.2.
func TestAdultSexWorkMakesNoLevel(t *testing.T) {
	r := reader(t)
	var x wording.Reading
	for _, s := range []string{
		"Independent escort, 34, my own flat in the centre. I choose my clients and my hours. Text first, no hidden numbers, generous gentlemen welcome.",
		"Mature masseuse offers tantric massage to men, women and couples, 90 minutes, hotel visits possible. I work alone and decide what I do.",
		"Cam model, 27: private shows most evenings, tips welcome, my rules are on my page.",
		"Accompagnatrice indipendente, 38 anni, ricevo a casa mia solo su appuntamento, signori educati. Decido io cosa faccio.",
		"Massaggiatrice per uomini e donne, ambiente riservato, anche in hotel, telefonare dopo le 10.",
		"Ανεξάρτητη συνοδός, 36, δικός μου χώρος στο κέντρο, μόνο με ραντεβού, για σοβαρούς κυρίους. Βάζω εγώ τα όριά μου.",
		"Αισθησιακό μασάζ για άντρες και ζευγάρια, μόνο με ραντεβού, καλέστε μετά τις 11.",
		"Niezależna towarzyszka, 35 lat, własne mieszkanie, spotkania po umówieniu, kulturalni panowie mile widziani. Sama decyduję.",
		"Masaż erotyczny dla panów i par, dojazd do hotelu, proszę dzwonić po 12.",
	} {
		if r.Read(s, wording.Options{}, &x); x.Level > textcheck.Info {
			t.Errorf("%q: %s, %+v", s, x.Level, x.Findings)
		}
	}
}

func book(t *testing.T) *wording.Book {
	t.Helper()
	b, err := wording.Load(os.DirFS("../../content/wording"), catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func reader(t *testing.T) *wording.Reader {
	t.Helper()
	r, err := book(t).NewReader()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func catalogue(t *testing.T) *identify.Catalogue {
	t.Helper()
	c, err := identify.Load(os.DirFS("../../content/signs"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}
