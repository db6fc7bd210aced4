package i18n

import (
	"slices"
	"strings"
	"unicode"
)

// Function words: the small words that a sentence of the language cannot do
// without. Words that two of the languages share (a, i, o, e, do, to, by, on,
// no, in, per, ten, come, ma, lo, sono …) are left out where they would tell
// for the wrong one. Written by hand.
const (
	englishWords = ` the of and is are was were be been being it its that this these those they them their there
 he she his her him you your we our us with for from not or but if then than which who whom what when where why how
 an as at will would can could should may might must have has had does did about into after before during without
 between any some all each every other another only also very more most such same one two because while until
 never always often once here nobody somebody anyone someone person people work sign signs ask `
	italianWords = ` il la gli le un una uno di del della dello dei degli delle dal dalla dai dalle nel nella nei nelle
 al alla allo agli alle sul sulla sui sulle con per che chi cui non è sono era erano essere stato stata ha hanno avere
 si ci vi se anche come quando dove perché quale quali questo questa questi queste quello quella più meno molto molti
 suo sua suoi sue loro tuo tua tuoi ogni altro altra altri altre qualcuno nessuno può possono deve devono fare fa
 già ancora solo prima dopo durante senza tra fra oppure ed ma così sempre mai lei lui persona persone lavoro `
	polishWords = ` się nie jest są był była było były być na że z ze w we dla od po przez przy pod nad bez lub albo oraz ale
 czy co kto jak gdy kiedy gdzie dlaczego który która które którzy której którego ten ta tego tej tym te tych jego jej
 ich im mu ją go nią nim niej mnie ciebie cię ci twoje twój swoje swój swoją swojego może mogą można musi trzeba
 będzie mieć ma mają już jeszcze tylko także też bardzo więcej każdy każda każdego inny inne innych innej ktoś nikt
 żeby aby jeśli jeżeli ponieważ osoba osoby osobę osobie praca pracy pracę `
	greekWords = ` το τα τη την τον του της των τους τις οι στο στη στην στον στα στις στους και να θα δεν μη μην που πως με
 για από σε ή ένα ένας μια μία είναι ήταν έχει έχουν αν όταν όπου πού γιατί τι ποιος ποια αυτό αυτή αυτά αυτός
 σας μας τους κάθε άλλο άλλα όλα όλοι πολύ πιο μόνο επίσης κάποιος κανείς μπορεί πρέπει πριν μετά χωρίς ως αλλά `
)

// The languages that Detect knows; scores have the same order.
var detected = [...]Lang{English, Italian, Greek, Polish}

// functionWords gives the languages of a word. It is never written to.
var functionWords = func() map[string][]int {
	of := map[string][]int{}
	for i, list := range []string{englishWords, italianWords, greekWords, polishWords} {
		for w := range strings.FieldsSeq(list) {
			if !slices.Contains(of[w], i) {
				of[w] = append(of[w], i)
			}
		}
	}
	return of
}()

// Detect is the one of the four languages that a text reads as, by its function
// words and, where these say little, by the endings and letters of its words;
// "" when nothing tells. It is meant for texts of 40 letters and more.
func Detect(text string) Lang {
	var score [len(detected)]float64
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		for _, i := range functionWords[word] {
			score[i]++
		}
		if i, weight := shape(word); i >= 0 {
			score[i] += weight
		}
	}
	best := 0
	for i := range score {
		if score[i] > score[best] {
			best = i
		}
	}
	if score[best] == 0 {
		return ""
	}
	return detected[best]
}

// shape guesses from a single word which list it belongs to, or −1, and how much
// that is worth: a letter that only one language has is worth a function word.
func shape(word string) (list int, weight float64) {
	runes := []rune(word)
	if unicode.Is(unicode.Greek, runes[0]) {
		return 2, 0.25
	}
	if strings.ContainsAny(word, "ąćęłńśźż") {
		return 3, 1
	}
	if len(runes) < 4 {
		return -1, 0
	}
	if strings.ContainsAny(word, "àèìòù") {
		return 1, 1
	}
	for _, part := range []string{"rz", "cz", "sz", "dz"} { // digraphs that the other three hardly have
		if strings.Contains(word, part) {
			return 3, 0.5
		}
	}
	for _, end := range []string{"ing", "tion", "ment", "ness", "ship", "ence", "able", "ly", "ed"} {
		if strings.HasSuffix(word, end) {
			return 0, 0.25
		}
	}
	last := runes[len(runes)-1]
	for _, end := range []string{"zione", "zioni", "mente", "ità", "ato", "ata", "ati", "ate", "are", "ere", "ire", "etto", "anno"} {
		if strings.HasSuffix(word, end) {
			return 1, 0.25
		}
	}
	for _, end := range []string{"ego", "emu", "ych", "ymi", "owi", "anie", "enie", "acja", "ów", "ny", "wy", "ki", "cie", "ami", "ach"} {
		if strings.HasSuffix(word, end) {
			return 3, 0.25
		}
	}
	switch {
	case strings.ContainsRune("bcdfghkmpstvwxyz", last) && !strings.ContainsAny(word, "jx"):
		return 0, 0.25
	case strings.ContainsRune("aeio", last) && !strings.ContainsAny(word, "wkyj"):
		return 1, 0.25
	}
	return -1, 0
}
