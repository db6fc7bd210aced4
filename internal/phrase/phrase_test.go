package phrase

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
)

const content = "../../content/phrases"

func load(t testing.TB) *Book {
	t.Helper()
	b, err := Load(os.DirFS(content))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// all yields every text of the pack.
func all(b *Book, f func(id string, l Language, text string)) {
	for _, l := range b.Languages {
		for _, w := range b.Answers {
			f(w.ID, l, w.Say[l.Code])
		}
		for _, p := range b.Phrases {
			f(p.ID, l, p.Say[l.Code])
		}
	}
}

func TestTwentySentencesStandInElevenLanguages(t *testing.T) {
	b := load(t)
	if len(b.Phrases) != 20 || len(b.Languages) != 11 || len(b.Answers) != 4 {
		t.Fatalf("%d sentences, %d languages, %d answers; want 20, 11, 4", len(b.Phrases), len(b.Languages), len(b.Answers))
	}
	counts := map[Part]int{}
	for _, p := range b.Phrases {
		counts[p.Part]++
		if len(p.Say) != 11 {
			t.Errorf("%s: %d texts, want 11", p.ID, len(p.Say))
		}
	}
	for part, want := range map[Part]int{Open: 5, Explain: 5, Safety: 6, Close: 4} {
		if counts[part] != want {
			t.Errorf("part %s: %d sentences, want %d", part, counts[part], want)
		}
	}
	for part, want := range map[Part]int{Open: 1, Explain: 6, Safety: 11, Close: 17, "other": 0} {
		if got := b.First(part); got != want {
			t.Errorf("part %s begins at %d, want %d", part, got, want)
		}
	}
}

// A sentence that stands in two languages was not translated.
func TestEverySentenceIsTranslated(t *testing.T) {
	for _, p := range load(t).Phrases {
		seen := map[string]string{}
		for code, text := range p.Say {
			if other := seen[text]; other != "" {
				t.Errorf("%s: the same in %s and %s: %q", p.ID, code, other, text)
			}
			seen[text] = code
		}
	}
}

// foreign says what in the text cannot be of the language, or "".
func foreign(code, text string) string {
	scripts := map[string]*unicode.RangeTable{"el": unicode.Greek, "uk": unicode.Cyrillic, "ru": unicode.Cyrillic, "ar": unicode.Arabic}
	want, ok := scripts[code]
	if !ok {
		want = unicode.Latin
	}
	for _, r := range text {
		if unicode.IsLetter(r) && !unicode.Is(want, r) {
			return "the letter " + string(r)
		}
	}
	not := map[string]string{
		"uk": "ыэёъЫЭЁЪ", "ru": "іїєґІЇЄҐ", "ro": "şţŞŢ", // the letters with a cedilla are Turkish
		"el": "?", "ar": "?,;", "en": "áéíóúàèìòùäëïöüñçșțăâîąęłżźćńśø",
	}[code]
	if i := strings.IndexAny(text, not); i >= 0 {
		r := []rune(text[i:])[0]
		return "the mark " + string(r)
	}
	if strings.ContainsAny(text, "'\"!") {
		return "a typewriter mark or an exclamation mark"
	}
	return ""
}

func TestEveryTextIsInTheScriptOfItsLanguage(t *testing.T) {
	b := load(t)
	joined := map[string]string{}
	all(b, func(id string, l Language, text string) {
		if f := foreign(l.Code, text); f != "" {
			t.Errorf("%s %s holds %s: %q", id, l.Code, f, text)
		}
		joined[l.Code] += strings.ToLower(text) + "\n"
	})
	for code, letters := range map[string]string{ // what the language as a whole cannot do without
		"it": "àèì", "el": "άέήίόύώς", "pl": "ąćęłńóśż", "ro": "ăâîșț", "uk": "іїє’", "ru": "ыё",
		"fr": "àéèê’\u00a0", "es": "áéíóñú¿", "sq": "ëç’", "ar": "ةأإآى؟",
	} {
		for _, r := range letters {
			if !strings.ContainsRune(joined[code], r) {
				t.Errorf("%s: %q stands nowhere, so accents may be lost", code, r)
			}
		}
	}
}

// The check above is worth nothing if it cannot fail.
func TestForeignLettersAreFound(t *testing.T) {
	for _, bad := range [][2]string{{"uk", "Вы"}, {"ru", "Ні"}, {"el", "Nαι"}, {"ar", "نعم?"}, {"pl", "Так"}, {"ro", "vorbiţi"}, {"el", "Ναι?"}, {"fr", "J'ai"}} {
		if foreign(bad[0], bad[1]) == "" {
			t.Errorf("%v was not found", bad)
		}
	}
}

// What is asked can be answered by one nod, and only what is asked wants an answer.
func TestQuestionsAreMarkedAsQuestions(t *testing.T) {
	b := load(t)
	asks := map[string]string{"el": ";", "ar": "؟"}
	for _, p := range b.Phrases {
		for _, l := range b.Languages {
			mark := asks[l.Code]
			if mark == "" {
				mark = "?"
			}
			n := strings.Count(p.Say[l.Code], mark)
			if p.Answer == YesNo && n != 1 || p.Answer == None && n != 0 {
				t.Errorf("%s %s: answer %s, but %d question marks: %q", p.ID, l.Code, p.Answer, n, p.Say[l.Code])
			}
		}
	}
}

func TestSentencesAreShort(t *testing.T) {
	ends := regexp.MustCompile(`[.?;؟]+\s*`)
	all(load(t), func(id string, l Language, text string) {
		for _, s := range ends.Split(text, -1) {
			if n := len(strings.Fields(s)); n > 20 {
				t.Errorf("%s %s: a sentence of %d words: %q", id, l.Code, n, s)
			}
		}
	})
}

// promises are words of sentences that nobody can keep: papers, secrecy, safety,
// arrests, help for certain. Handbook rule R7, WHO 2003 standard 3.
var promises = map[string]string{
	"en": `promis|guarant|nobody|no one|secret|confidential|papers|permit|visa|asylum|arrest|punish|you (are|will be) safe|we will|i will|will be (fine|all right)|protect`,
	"it": `promett|promess|garant|nessuno|segret|riservat|document|permesso|visto|asilo|arrest|al sicuro|protegg|andrà`,
	"el": `υπόσχ|υποσχ|εγγυ|κανείς|κανένας|μυστικ|εμπιστευτικ|χαρτιά|άδεια|άσυλο|συλλ|είστε ασφαλ|προστα`,
	"pl": `obiec|gwarant|nikt|tajemnic|poufn|dokument|papier|pozwoleni|azyl|areszt|bezpieczn(a|y|i)\b|ochron`,
	"ro": `promit|promis|garant|nimeni|secret|confiden|acte|permis|viză|azil|arest|în siguranță|protej`,
	"uk": `обіця|гарант|ніхто|таємн|секрет|конфіденц|документ|дозвіл|притул|арешт|у безпеці|захист`,
	"ru": `обеща|гарант|никто|тайн|секрет|конфиденц|документ|разрешени|убежищ|арест|в безопасности|защит`,
	"fr": `promet|promes|garant|personne ne|secret|confiden|papiers|permis|asile|arrêtés|en sécurité|protég`,
	"es": `promet|promes|garant|nadie|secret|confiden|papeles|permiso|asilo|deten|a salvo|proteg`,
	"sq": `premt|garant|askush|sekret|fshehtë|dokument|leje|azil|arrest|jeni të sigurt|mbroj`,
	"ar": `أعد|وعد|ضمان|لن يعرف|لا أحد|سر[يّ]|وثائق|أوراق|تصريح|لجوء|اعتقال|بأمان|حماي`,
}

func TestNoSentencePromises(t *testing.T) {
	read := map[string]int{}
	all(load(t), func(id string, l Language, text string) {
		read[l.Code]++
		if m := regexp.MustCompile(`(?i)` + promises[l.Code]).FindString(text); m != "" {
			t.Errorf("%s %s promises: %q in %q", id, l.Code, m, text)
		}
	})
	for _, l := range languages {
		if promises[l.Code] == "" || read[l.Code] != 24 {
			t.Errorf("%s: %d texts were read", l.Code, read[l.Code])
		}
	}
	for code, s := range map[string]string{
		"en": "Nobody will know.", "it": "Lei è al sicuro.", "el": "Κανείς δεν θα μάθει.", "pl": "Nikt się nie dowie.",
		"ro": "Nimeni nu va afla.", "uk": "Ви у безпеці.", "ru": "Никто не узнает.", "fr": "Vous êtes en sécurité.",
		"es": "Tendrá papeles.", "sq": "Askush nuk do ta dijë.", "ar": "لن يعرف أحد.",
	} {
		if !regexp.MustCompile(`(?i)` + promises[code]).MatchString(s) {
			t.Errorf("%s: %q is not found to be a promise", code, s)
		}
	}
}

func TestNoSentenceSaysVictim(t *testing.T) {
	bad := regexp.MustCompile(`(?i)victim|vittim|θύμα|θυμάτ|ofiar|жертв|потерпіл|víctim|viktim|ضحي`)
	all(load(t), func(id string, l Language, text string) {
		if bad.MatchString(text) {
			t.Errorf("%s %s: %q", id, l.Code, text)
		}
	})
}

// Stopping and not understanding can be said at any time; yes and no only after a question.
func TestThePersonMayAlwaysStop(t *testing.T) {
	b := load(t)
	for _, p := range b.Phrases {
		var ids []string
		for _, w := range b.Words(p) {
			ids = append(ids, w.ID)
		}
		want := []string{"unclear", "stop"}
		if p.Answer == YesNo {
			want = []string{"yes", "no", "unclear", "stop"}
		}
		if !slices.Equal(ids, want) {
			t.Errorf("%s: words %v, want %v", p.ID, ids, want)
		}
	}
}

func TestARecordingIsOfferedOnlyWhereItLies(t *testing.T) {
	b := load(t)
	for _, p := range b.Phrases {
		for _, l := range b.Languages {
			if _, ok := b.Audio(l.Code, p.ID); ok {
				t.Errorf("%s %s: a recording that nobody made", p.ID, l.Code)
			}
		}
	}
	data, err := fs.ReadFile(os.DirFS(content), file)
	if err != nil {
		t.Fatal(err)
	}
	b, err = Load(fstest.MapFS{file: {Data: data}, "audio/ar/hello.mp3": {Data: []byte("sound")}, "audio/el/hello.mp3": {Mode: fs.ModeDir}})
	if err != nil {
		t.Fatal(err)
	}
	if name, ok := b.Audio("ar", "hello"); !ok || name != "audio/ar/hello.mp3" {
		t.Errorf("got %q %v", name, ok)
	}
	if sound, err := b.Recording("ar", "hello"); err != nil || string(sound) != "sound" {
		t.Errorf("got %q %v", sound, err)
	}
	for _, x := range [][2]string{{"el", "hello"}, {"ar", "thanks"}, {"../audio/ar", "hello"}, {"ar", "../ar/hello"}, {"", ""}} {
		if _, ok := b.Audio(x[0], x[1]); ok {
			t.Errorf("%v was found", x)
		}
		if _, err := b.Recording(x[0], x[1]); err == nil {
			t.Errorf("%v was read", x)
		}
	}
}
