package identifier_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/textcheck/identifier"
)

// sound checks what Find promises of every text.
func sound(t *testing.T, s, country string) {
	t.Helper()
	got := identifier.Find(s, country)
	last := 0
	for _, f := range got {
		check(t, s, f)
		if f.Start < last {
			t.Fatalf("%.200q: %d..%d begins before %d", s, f.Start, f.End, last)
		}
		last = f.End
		if !utf8.RuneStart(s[f.Start]) || f.End < len(s) && utf8.ValidString(s) && !utf8.RuneStart(s[f.End]) {
			t.Fatalf("%.200q: %d..%d cuts a rune", s, f.Start, f.End)
		}
		if d := identifier.Defang(f.Value); identifier.Defang(d) != d {
			t.Fatalf("Defang(%q) changes twice", f.Value)
		}
	}
	if again := identifier.Find(s, country); !slices.Equal(got, again) {
		t.Fatalf("%.200q: got %v and then %v", s, got, again)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"", "\xff\xc3", "tel 333 1234567", "3️⃣3️⃣3️⃣ uno due double triple", "mario (at) example [dot] com", "hxxps[:]//a[.]b/c)", "@name telegram: x_1",
		"IT60 X054 2811 1010 0000 0123 456", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "ooo 333 o o l1l",
		"1\u0301\u20e32\u20e3", "8.30-16.30 01.06.2026", "t dot me slash name", "+ ( + 39 ) 3", "a.it.it.it/.it", "tg://", "μηδέν έξι ο Ο", "xn--a.xn--b",
		"two hundred hundred double double", "at at at dot dot com", "@@@@", "(((at)))", "_at__at_.com", "https://user@@a.b.c", "٣٣٣١٢٣٤٥٦٧",
	} {
		f.Add(s, "IT")
		f.Add(s, "")
	}
	f.Fuzz(func(t *testing.T, s, country string) { sound(t, s, country) })
}

// hostile are pieces of texts that a careless search would read again and again.
var hostile = map[string]string{
	"digits": "7", "single digits": "3 ", "numbers": "3331234567 ", "invalid numbers": "3001234567 ", "pairs": "33 12 ", "pluses": "+39 333 1", "words": "tre ",
	"polish": "100 200 ", "dates": "01.06.2026 ", "ohs": "o", "spaced ohs": "o o l ", "mixed": "1a", "leet": "3ol", "double": "double ", "hundred": "nine hundred ",
	"at": "@", "mail": "a@", "mails": "a@b.it ", "at words": " at ", "dots": ".", "dot words": " dot com", "tops": "a.it.", "top paths": "a.it/", "brackets": "([{<",
	"bracketed": "(at)[dot]", "underscores": "_at_-", "schemes": "http://", "names": "telegram: ", "app names": "ig a_1 ", "marks": "\u0301", "hidden": "3\u200b",
	"keycaps": "3️⃣", "invalid": "\xff", "iban": "IT60", "spaced iban": "IT60 X054 ", "base58": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa ", "not base58": "3A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb ",
	"eth": "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed ", "spaces": " ", "lines": "3\n", "emoji": "3🌹", "greek": "έξι ", "www": "www.", "labels": "a-", "xn": "xn--",
	"tree": "1234 5678-", "commas": "333,", "german": "0301 ", "slash words": "t.me slash ", "cyrillic": "о", "wide": "３",
}

func TestAnyTextIsReadInTime(t *testing.T) {
	for name, piece := range hostile {
		for _, country := range []string{"IT", "", "DE"} {
			s := strings.Repeat(piece, 1+(1<<14)/len(piece))
			began := time.Now()
			identifier.Find(s, country)
			if took := time.Since(began); took > 2*time.Second {
				t.Errorf("%s (%s): 16 KB took %v", name, country, took)
			}
			sound(t, s[:4_000], country)
		}
	}
	sound(t, strings.Repeat("7", 1<<20), "IT")
	sound(t, "tel 3"+strings.Repeat("\u0301", 100_000)+"331234567", "IT")
	sound(t, strings.Repeat("\u0301", 100_000)+"@name"+strings.Repeat("\u200b", 100_000)+"s", "IT")
}

func TestManyMayFindAtOnce(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if got := identifier.Find(advert, "IT"); len(got) != 4 {
					t.Errorf("got %d, want 4: %v", len(got), got)
					return
				}
			}
		})
	}
	wg.Wait()
}

// advert is an invented advert of about 2 KB.
var advert = strings.Repeat("Cerchiamo ragazze e ragazzi dai 18 ai 30 anni per la stagione estiva in Grecia, dal 01.06.2026 al 30.09.2026. Vitto e alloggio inclusi, "+
	"paga 1.200-1.500 euro al mese, orario 8.30-16.30, 40 ore alla settimana, un giorno libero. Non serve esperienza né conoscere la lingua: pensiamo a tutto noi, "+
	"anche al viaggio e ai documenti. ", 6) + "Chiama Anna: tel. 333 1234567 o scrivi a anna.lavoro@example.com, telegram @anna_lavoro, www.example.com/lavoro."

func TestAnAdvertGivesItsContacts(t *testing.T) {
	find(t, []sample{{"IT", advert, []string{"+393331234567", "anna.lavoro@example.com", "telegram:@anna_lavoro", "https://www.example.com/lavoro"}}},
		identifier.Phone, identifier.Email, identifier.Handle, identifier.URL)
}

func BenchmarkAdvert(b *testing.B) {
	b.SetBytes(int64(len(advert)))
	b.ReportAllocs()
	for b.Loop() {
		identifier.Find(advert, "IT")
	}
}

func BenchmarkGreek(b *testing.B) {
	s := strings.Repeat("Ζητούνται άτομα για εργασία σε ξενοδοχείο, παρέχεται διαμονή και διατροφή, μισθός 900-1.100 €, 40 ώρες. ", 11) + "Τηλ. 6912345678"
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		identifier.Find(s, "GR")
	}
}

func BenchmarkDoubling(b *testing.B) { // ns/op doubles with the text, MB/s stays
	for _, name := range []string{"advert", "single digits", "invalid numbers", "top paths", "bracketed"} {
		piece := hostile[name]
		if name == "advert" {
			piece = advert
		}
		for _, kb := range []int{32, 64, 128, 256} {
			s := strings.Repeat(piece, kb<<10/len(piece))
			b.Run(fmt.Sprintf("%s/%dKB", name, kb), func(b *testing.B) {
				b.SetBytes(int64(len(s)))
				for b.Loop() {
					identifier.Find(s, "IT")
				}
			})
		}
	}
}
