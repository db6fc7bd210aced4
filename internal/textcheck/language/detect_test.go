package language_test

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/platform/text"
	"github.com/free2link/free2link/internal/textcheck/language"
)

func TestDetectKnowsAdvertsAndChatInElevenLanguages(t *testing.T) {
	if len(sentences) != 11 {
		t.Errorf("sentences in %d languages, want 11", len(sentences))
	}
	for want, list := range sentences {
		if len(list) < 8 {
			t.Errorf("%s has only %d sentences", want, len(list))
		}
		for _, s := range list {
			if got := language.Detect(s); got.Code != want {
				t.Errorf("Detect(%q) = %v, want %s", s, got, want)
			}
		}
	}
}

func TestDetectKnowsFoldedAndCapitalText(t *testing.T) {
	wrong, all := 0, 0
	for want, list := range sentences {
		for _, s := range list {
			for _, form := range []string{text.String(s), strings.ToUpper(s)} {
				all++
				if got := language.Detect(form); got.Code != want {
					wrong++
					t.Logf("Detect(%q) = %v, want %s", form, got, want)
				}
			}
		}
	}
	if wrong*100 > all {
		t.Errorf("%d of %d wrong, want at most 1 in 100", wrong, all)
	}
}

func TestDetectTellsUkrainianFromRussianWithoutTheLettersOfOneOnly(t *testing.T) {
	for s, want := range map[string]string{
		"треба грошей на дорогу": "uk", "вона не хоче працювати": "uk", "дякую за допомогу": "uk", "скоро буде": "uk", "гарна робота": "uk",
		"надо денег на дорогу": "ru", "она не хочет работать": "ru", "спасибо за помощь": "ru", "потом скажу": "ru", "хорошая работа": "ru",
	} {
		if got := language.Detect(s); got.Code != want {
			t.Errorf("Detect(%q) = %v, want %s", s, got, want)
		}
	}
}

func TestDetectSaysNothingWhereNoLetterIsKnown(t *testing.T) {
	for _, s := range []string{
		"", " ", "12345 +30 210", "😀👍", "日本語", "עברית", "\xff\xfe", "https://example.org/lavoro", "www.example.org", "@user", "\u0301",
	} {
		if got := language.Detect(s); got != (language.Guess{}) {
			t.Errorf("Detect(%q) = %v, want nothing", s, got)
		}
	}
}

func TestDetectPassesOverAddresses(t *testing.T) {
	for s, want := range map[string]string{
		"Napisz: https://the-best-jobs-for-you.example/apply/now/please": "pl",
		"Γράψε στο info@the-best-jobs-in-the-world.example":              "el",
		"vezi WWW.WORKING-HOLIDAY-WITH-US.EXAMPLE pentru detalii":        "ro",
	} {
		if got := language.Detect(s); got.Code != want {
			t.Errorf("Detect(%q) = %v, want %s", s, got, want)
		}
	}
}

func TestDetectReadsAccentsWrittenApartAndLettersOfOtherWidth(t *testing.T) {
	for s, want := range map[string]string{
		"perche\u0301 la citta\u0300 e\u0300 lontana":    "it",
		"ｗｅ ｎｅｅｄ ｙｏｕ ｔｏｄａｙ":                              "en",
		"𝐧𝐨 𝐩𝐮𝐞𝐝𝐨 𝐡𝐚𝐛𝐥𝐚𝐫 𝐚𝐡𝐨𝐫𝐚":                          "es",
		"za\u00adkwa\u00adte\u00adro\u200bwanie i praca": "pl",
	} {
		if got := language.Detect(s); got.Code != want {
			t.Errorf("Detect(%q) = %v, want %s", s, got, want)
		}
	}
}

func TestDetectIsSureOfSentencesAndUnsureOfSharedWords(t *testing.T) {
	if got := language.Detect("They took my passport and I cannot leave the house."); got.Confidence < 0.999 {
		t.Errorf("got %v, want at least 0.999", got)
	}
	for _, s := range []string{"hotel", "no", "Maria", "а", "Москва паспорт Αθήνα"} {
		if got := language.Detect(s); got.Confidence > 0.9 {
			t.Errorf("Detect(%q) = %v, want at most 0.9", s, got)
		}
	}
}

func TestDetectStopsEarly(t *testing.T) {
	long := strings.Repeat("Nie mogę teraz rozmawiać. ", 100)
	if got := language.Detect(long + strings.Repeat("We are here. ", 10000)); got.Code != "pl" || got.Confidence < 0.99 {
		t.Errorf("got %v, want pl", got)
	}
}

func TestDetectTakesWordsWithoutEnd(t *testing.T) {
	for _, letters := range []string{"a", "щ", "ω", "م", "ab\u0301", "ł", "\xd0"} {
		got := language.Detect(strings.Repeat(letters, 1<<20/len(letters)))
		if math.IsNaN(got.Confidence) || got.Confidence < 0 || got.Confidence > 1 {
			t.Errorf("%q without end: %v", letters, got)
		}
	}
}

func TestDetectAllocatesNothing(t *testing.T) {
	s := "Mi hanno preso il 𝐩assaporto, не могу выйти, δεν μπορώ; لا"
	b := []byte(s)
	if n := testing.AllocsPerRun(100, func() { language.Detect(s); language.DetectBytes(b) }); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}

func FuzzDetect(f *testing.F) {
	for _, list := range sentences {
		f.Add(list[0])
	}
	for _, s := range []string{"", "\xff\xc3", "www.", "://", "a@", "ǅ İ ß ŉ", "a\u0301\u0301b", "日本語", strings.Repeat("ż", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := language.Detect(s)
		if again := language.DetectBytes([]byte(s)); again != got {
			t.Fatalf("%q: string %v, bytes %v", s, got, again)
		}
		if (got.Code == "") != (got.Confidence == 0) || !(got.Confidence >= 0 && got.Confidence <= 1) {
			t.Fatalf("%q: %v", s, got)
		}
		if _, ok := sentences[got.Code]; !ok && got.Code != "" {
			t.Fatalf("%q: unknown code %q", s, got.Code)
		}
		if utf8.RuneCountInString(s) == 0 && got.Code != "" {
			t.Fatalf("%q: %v", s, got)
		}
	})
}
