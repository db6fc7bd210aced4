package language

import (
	_ "embed"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/textcheck/language/gram"
)

//go:embed lang.bin
var packed []byte

var table = unpack(packed) //nolint:gochecknoglobals // read only, made once from the embedded file

func unpack(b []byte) *gram.Table {
	t, err := gram.Unpack(b)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return t
}

// A Guess is the language that a text is most likely written in. Code is "en", "it", "el", "pl", "ro", "uk", "ru", "fr", "es", "sq"
// or "ar", or empty if there is no letter of their scripts. Confidence is the probability, from 0 to 1, that it is this one, given
// that it is one of the eleven: of guesses made with 0.7, about seven in ten are right.
type Guess struct {
	Code       string
	Confidence float64
}

// Enough is how many letters are read of a text.
const enough = 1000

// Detect guesses the language of s. Web addresses and the hosts of mail addresses are passed over. It reads about the first thousand
// letters, allocates nothing, and is safe for any input and for many goroutines.
func Detect(s string) Guess { return detect(s) }

// DetectBytes is Detect for bytes.
func DetectBytes(b []byte) Guess { return detect(b) }

func detect[T string | []byte](t T) Guess {
	var y tally
	for i := 0; i < len(t) && y.read < enough; {
		c := t[i]
		if c < utf8.RuneSelf {
			i++
			if code := gram.Code(rune(c)); code != 0 {
				y.letter(code)
				continue
			}
			if to := address(t, i); to > i {
				y.forget()
				i = to
			}
			y.end()
			continue
		}
		r, size := decode(t, i)
		i += size
		if code := gram.Code(r); code != 0 {
			y.letter(code)
		} else if y.n > 0 && !gram.Mark(r) {
			y.end()
		}
	}
	y.end()
	return y.guess()
}

// decode returns the rune of t that starts at i, which is not ASCII.
func decode[T string | []byte](t T, i int) (r rune, size int) {
	if i+1 < len(t) && t[i] >= 0xc2 && t[i] < 0xe0 && t[i+1]&0xc0 == 0x80 { // two bytes: almost all of what is not ASCII
		return rune(t[i]&0x1f)<<6 | rune(t[i+1]&0x3f), 2
	}
	var b [utf8.UTFMax]byte
	return utf8.DecodeRune(b[:copy(b[:], t[i:])])
}

// address returns where the web or mail address ends whose first sign (the : of ://, the . of www., the @) stands before i, or i.
func address[T string | []byte](t T, i int) int {
	switch t[i-1] {
	case '@':
	case ':':
		if i+1 >= len(t) || t[i] != '/' || t[i+1] != '/' {
			return i
		}
	case '.':
		if i < 4 || t[i-2]|0x20 != 'w' || t[i-3]|0x20 != 'w' || t[i-4]|0x20 != 'w' {
			return i
		}
	default:
		return i
	}
	for i < len(t) && t[i] > ' ' {
		i++
	}
	return i
}
