package i18n

import "testing"

func TestDetectTellsTheFourLanguages(t *testing.T) {
	for l, texts := range map[Lang][]string{
		English: {
			askEnglish,
			"A short text about work offers found online.",
			"Pay far above what the job normally earns",
			"Free participation in crime; peers experimenting.",
			"We could not save. Your text is still here. Try again.",
			"Somebody else answers when questions get asked directly",
		},
		Italian: {
			askItalian,
			"Non possiamo salvare. Il testo è ancora qui. Riprova.",
			"Promessa di guadagni molto superiori alla media del settore",
			"Qualcun altro risponde alle domande al posto della persona",
			"Vendita a provvigione, raccolta a cottimo, errori di valuta",
			"Le hanno detto di non parlare con la polizia",
		},
		Greek: {
			askGreek,
			"Δεν μπορέσαμε να αποθηκεύσουμε. Το κείμενό σας είναι ακόμα εδώ.",
			"Αμοιβή πολύ μεγαλύτερη από τη συνηθισμένη",
		},
		Polish: {
			askPolish,
			"Nie udało się zapisać. Tekst nadal tu jest. Proszę spróbować ponownie.",
			"Zarobki o wiele wyższe niż zwykle w tej pracy",
			"Ktoś inny odpowiada na pytania zadane bezpośrednio",
			"Groźby wobec rodziny lub bliskich w kraju pochodzenia",
			"Dokumenty zabrane przez pracodawcę albo pośrednika",
		},
	} {
		for _, text := range texts {
			if got := Detect(text); got != l {
				t.Errorf("%q reads as %q, want %q", text, got, l)
			}
		}
	}
	for _, text := range []string{"", "123 456", "кириллица это другое письмо"} {
		if got := Detect(text); got != "" {
			t.Errorf("%q reads as %q", text, got)
		}
	}
}
