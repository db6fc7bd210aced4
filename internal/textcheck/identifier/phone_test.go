package identifier_test

import (
	"testing"

	"github.com/free2link/free2link/internal/textcheck/identifier"
)

// A sample is a text and what should be found in it: kind-less, the normalised forms with "~" before the obfuscated ones.
type sample struct {
	country, text string
	want          []string
}

func find(t *testing.T, list []sample, kinds ...identifier.Kind) {
	t.Helper()
	for _, c := range list {
		var got []string
		for _, f := range identifier.Find(c.text, c.country) {
			check(t, c.text, f)
			mark := ""
			if f.Obfuscated {
				mark = "~"
			}
			got = append(got, mark+f.Normalised)
			wanted := false
			for _, k := range kinds {
				wanted = wanted || f.Kind == k
			}
			if !wanted {
				t.Errorf("%q: %q is a %s", c.text, f.Value, f.Kind)
			}
		}
		if !equal(got, c.want) {
			t.Errorf("%q (%s): got %q, want %q", c.text, c.country, got, c.want)
		}
	}
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func check(t *testing.T, s string, f identifier.Found) {
	t.Helper()
	if f.Start < 0 || f.End <= f.Start || f.End > len(s) || s[f.Start:f.End] != f.Value {
		t.Errorf("%q: span %d..%d is not %q", s, f.Start, f.End, f.Value)
	}
	if f.Normalised == "" {
		t.Errorf("%q: %q has no normalised form", s, f.Value)
	}
}

func none(country string, texts ...string) (list []sample) {
	for _, s := range texts {
		list = append(list, sample{country, s, nil})
	}
	return list
}

func one(country, want string, texts ...string) (list []sample) {
	for _, s := range texts {
		list = append(list, sample{country, s, []string{want}})
	}
	return list
}

func TestPhonesAreFoundAsPeopleWriteThem(t *testing.T) {
	find(t, one("IT", "+393331234567",
		"Chiama il 333 1234567", "tel. 333/1234567", "cell:3331234567", "+39 333 123 4567", "(+39) 333.12.34.567", "0039 333-1234567",
		"Tel:+393331234567.", "whatsapp 333 12 34 567 anche la sera", "Whatsapp3331234567", "disponibili 24/7 333 1234567",
		"dalle 8.30-16.30 333 1234567", "dal 01.06.2026 333 1234567", "paga 9 euro l'ora. 333 1234567", "39 333 1234567 Anna",
		"2 posti, 3331234567", "333 1234567 18.00-20.00", "333 1234567 01.06.2026", "n° 333 1234567", "tel：+39 333 1234567", "333 1234567 2 persone", "+39-333-1234567",
		"P.IVA 01234567890 - cell. 333 1234567", "3331234567chiamami", "📞 333 1234567", "\u202a+39 333 1234567\u202c"), identifier.Phone)
	find(t, one("IT", "+390612345678", "Ufficio 06 12345678", "06/12345678", "(06) 1234 5678", "+39 06 12345678"), identifier.Phone)
	find(t, one("GR", "+306912345678", "Τηλ. 6912345678", "κιν: 691 234 5678", "Καλέστε στο 69 1234 5678!", "+30 6912345678", "0030 691-234-5678",
		"Viber 6912345678", "από 08:00-16:00 τηλ 6912345678"), identifier.Phone)
	find(t, one("PL", "+48601234567", "Dzwoń: 601 234 567", "tel. 601-234-567", "tel 60 123 45 67", "+48 601 234 567", "0048601234567",
		"kontakt: 601234567", "Praca od zaraz, 25 zł/h, 601 234 567", "wynagrodzenie 6000-7000 zł tel. 601 234 567"), identifier.Phone)
	find(t, one("GB", "+447700900123", "Call 07700 900123", "mob 07700-900-123", "+44 7700 900123", "+44 (0)7700 900123", "text 0044 7700 900123",
		"40 hours a week, 8am-4pm. 07700 900 123", "call 7700 900123"), identifier.Phone)
	find(t, one("GB", "+442079460123", "020 7946 0123", "(020) 79460123", "+44 20 7946 0123"), identifier.Phone)
	find(t, []sample{
		{"IT", "333 1234567 / 347 7654321", []string{"+393331234567", "+393477654321"}},
		{"IT", "3331234567, 3477654321", []string{"+393331234567", "+393477654321"}},
		{"IT", "06 12345678 333 1234567", []string{"+390612345678", "+393331234567"}},
		{"IT", "333 1234567 o 347 7654321", []string{"+393331234567", "+393477654321"}},
		{"IT", "333 1234567\n347 7654321\n+48 601 234 567", []string{"+393331234567", "+393477654321", "+48601234567"}},
		{"PL", "601 234 567, 602 345 678 lub 22 123 45 67", []string{"+48601234567", "+48602345678", "+48221234567"}},
		{"RO", "Sună la 0712 345 678", []string{"+40712345678"}},
		{"DE", "Tel. 030 12345678", []string{"+493012345678"}},
		{"GB", "+1 212 555 0123 or +40 712 345 678", []string{"+12125550123", "+40712345678"}},
	}, identifier.Phone)
}

func TestWithoutACountryFourPlansAreTried(t *testing.T) {
	find(t, []sample{
		{"", "cell 333 1234567", []string{"+393331234567"}},
		{"", "τηλ 6912345678", []string{"+306912345678"}},
		{"", "tel 601 234 567", []string{"+48601234567"}},
		{"", "call 07700 900123", []string{"+447700900123"}},
		{"", "office 020 7946 0123", []string{"+442079460123"}},
		{"", "ufficio 06 12345678", []string{"+390612345678"}},
	}, identifier.Phone)
}

func TestDisguisedPhonesAreFound(t *testing.T) {
	find(t, one("IT", "~+393331234567",
		"tre tre tre uno due tre quattro cinque sei sette", "chiamami: tre-tre-tre-uno-due-tre-quattro-cinque-sei-sette",
		"tre tre tre 12 34 567", "tre3tre 12 tre45 sei7", "trecentotrentatré centoventitre quarantacinque 67", "333 uno due tre quattro cinque sei sette", "TRE TRE TRE 1 2 3 4 5 6 7",
		"trentatre trentuno ventitre quarantacinque sessantasette", "3 3 3 1 2 3 4 5 6 7", "3-3-3-1-2-3-4-5-6-7", "3.3.3.1.2.3.4.5.6.7",
		"3*3*3*1*2*3*4*5*6*7", "333_12_34_567", "333~1234567", "tel 333 12\n34567", "3️⃣3️⃣3️⃣ 1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣",
		"３３３ １２３４５６７", "333 l234567", "333I234567", "33\u200b3 12\u200d34567", "333\u00ad1234567", "𝟑𝟑𝟑𝟏𝟐𝟑𝟒𝟓𝟔𝟕",
		"3🌹3🌹3🌹1🌹2🌹3🌹4🌹5🌹6🌹7", "più tre nove tre tre tre uno due tre quattro cinque sei sette"), identifier.Phone)
	find(t, one("IT", "~+393330001234", "333 ooo 1234", "333OOO1234", "333 zero zero zero 1234", "333 triplo zero 1234"), identifier.Phone)
	find(t, one("GR", "~+306912345678",
		"έξι εννέα ένα δύο τρία τέσσερα πέντε έξι επτά οκτώ", "ΕΞΙ ΕΝΝΙΑ ΕΝΑ ΔΥΟ ΤΡΙΑ ΤΕΣΣΕΡΑ ΠΕΝΤΕ ΕΞΙ ΕΦΤΑ ΟΧΤΩ", "69 δώδεκα 34 56 78",
		"εξήντα εννέα δώδεκα τριάντα τέσσερα πενήντα έξι εβδομήντα οκτώ", "exi ennia ena dio tria tessera pente exi efta okto"), identifier.Phone)
	find(t, one("GR", "~+306900345678", "69ΟΟ345678", "69 μηδέν μηδέν 345678", "69 διπλό μηδέν 345678"), identifier.Phone)
	find(t, one("PL", "~+48601234567",
		"sześć zero jeden dwa trzy cztery pięć sześć siedem", "szesc zero jeden dwa trzy cztery piec szesc siedem",
		"sześćset jeden dwieście trzydzieści cztery pięćset sześćdziesiąt siedem", "sześćset jeden 234 567", "6O1 234 567",
		"plus czterdzieści osiem 601 234 567"), identifier.Phone)
	find(t, one("GB", "~+447700900123",
		"oh seven seven double oh nine double oh one two three", "zero seven seven zero zero nine zero zero one two three",
		"O77OO 9OO123", "zero7seven00 nine double zero 123", "o7700 900123", "oh seven seven hundred nine hundred one two three", "0 7 7 0 0 9 0 0 1 2 3",
		"07700 nine zero zero one two three", "o seven seven o o nine o o one two three", "plus four four seven seven double zero nine hundred one two three"),
		identifier.Phone)
	find(t, one("", "+393331234567", "+٣٩٣٣٣١٢٣٤٥٦٧", "واتساب ٠٠٣٩٣٣٣١٢٣٤٥٦٧", "+۳۹ ۳۳۳ ۱۲۳۴۵۶۷"), identifier.Phone)
}

func TestOtherNumbersAreNoPhones(t *testing.T) {
	for _, country := range []string{"", "IT", "GR", "PL", "GB"} {
		find(t, none(country,
			"dal 01.06.2026 al 30.09.2026", "01/06/2026 - 30/09/2026", "2026-06-01 2026-09-30", "born 12-05-1999", "01062026", "20260601",
			"orario 08.30-16.30", "8.30 - 12.30 / 14.00 - 18.00", "08:00-13:00 14:00-18:00", "40 hours a week, 8.30-16.30", "40 ore, 24/7, 365",
			"1.200-1.500 euro", "stipendio 1200/1500 €", "€ 12 000 000", "£25,000 - £30,000 a year", "5000-6000 zł netto", "pensja 500 600 700 zł",
			"12 345 678 PLN", "dal 2019 al 2024", "2023/2024/2025", "2024 2025 2026", "CAP 00185 Roma", "00-950 Warszawa", "SW1A 1AA",
			"P.IVA 01234567890", "P. IVA: 03331234567", "NIP 525-123-45-67", "REGON 123456785", "KRS 0000123456", "PESEL 90010112345",
			"KRAZ nr 12345", "licence no. 0207946012", "licence number 601234567", "licenza n. 0612345678", "ΑΦΜ 212345678", "αρ. πρωτ. 2101234567",
			"Company No. 01234567", "GLAA URN ABCD1234", "rif. 3331234567", "order #3331234567", "codice 3331234567",
			"4111 1111 1111 1111", "4111111111111111", "3782 822463 10005", "5500-0000-0000-0004", "A3331234567", "AB123456789",
			"500 m2, 3 camere", "due tre persone", "one two three", "sei una persona, due o tre giorni", "1000000", "50%", "$ 3331234567",
			"10 12 14 16 18", "ISBN 9783161484100", "41.9028, 12.4964", "version 1.2.3.4", "192.168.100.200",
			"IT61X0542811101000000123456", "IT61 X054 2811 1010 0000 0123 456"), identifier.Phone)
	}
}

func TestShortNumbersNeedACue(t *testing.T) {
	find(t, one("IT", "+390612345", "tel 0612345", "tel. 06 12345", "chiamare 0612345"), identifier.Phone)
	find(t, none("IT", "0612345", "stanza 0612345"), identifier.Phone)
}

func TestSpansGoFromTheFirstDigitToTheLast(t *testing.T) {
	for text, want := range map[string]string{
		"Chiama (+39) 333 1234567!":          "(+39) 333 1234567",
		"«\u202a+39 333 1234567\u202c» γεια": "+39 333 1234567",
		"3️⃣3️⃣3️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣ ok":  "3️⃣3️⃣3️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣",
		"più tre nove 333 1234567":           "più tre nove 333 1234567",
	} {
		got := identifier.Find(text, "IT")
		if len(got) != 1 || got[0].Value != want {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}
