// Package speech names the languages that people speak, on lines, on referral
// sheets and in the phrases for first contact. The languages of this site are
// package i18n's.
package speech

import "github.com/free2link/free2link/internal/platform/i18n"

var languages = []struct{ code, name string }{
	{"ar", i18n.MarkC("spoken", "Arabic")}, {"bg", i18n.MarkC("spoken", "Bulgarian")}, {"bn", i18n.MarkC("spoken", "Bengali")},
	{"de", i18n.MarkC("spoken", "German")}, {"el", i18n.MarkC("spoken", "Greek")}, {"en", i18n.MarkC("spoken", "English")},
	{"es", i18n.MarkC("spoken", "Spanish")}, {"fa", i18n.MarkC("spoken", "Persian")}, {"fr", i18n.MarkC("spoken", "French")},
	{"hi", i18n.MarkC("spoken", "Hindi")}, {"hu", i18n.MarkC("spoken", "Hungarian")}, {"it", i18n.MarkC("spoken", "Italian")},
	{"ka", i18n.MarkC("spoken", "Georgian")}, {"ne", i18n.MarkC("spoken", "Nepali")}, {"pa", i18n.MarkC("spoken", "Punjabi")},
	{"pcm", i18n.MarkC("spoken", "Nigerian Pidgin")}, {"pl", i18n.MarkC("spoken", "Polish")}, {"ps", i18n.MarkC("spoken", "Pashto")},
	{"pt", i18n.MarkC("spoken", "Portuguese")}, {"ro", i18n.MarkC("spoken", "Romanian")}, {"ru", i18n.MarkC("spoken", "Russian")},
	{"so", i18n.MarkC("spoken", "Somali")}, {"sq", i18n.MarkC("spoken", "Albanian")}, {"ti", i18n.MarkC("spoken", "Tigrinya")},
	{"tl", i18n.MarkC("spoken", "Filipino")}, {"tr", i18n.MarkC("spoken", "Turkish")}, {"uk", i18n.MarkC("spoken", "Ukrainian")},
	{"ur", i18n.MarkC("spoken", "Urdu")}, {"vi", i18n.MarkC("spoken", "Vietnamese")}, {"yo", i18n.MarkC("spoken", "Yoruba")},
	{"zh", i18n.MarkC("spoken", "Chinese")},
}

// Codes lists the ISO 639 codes of the languages that have a name here.
func Codes() []string {
	out := make([]string, 0, len(languages))
	for _, s := range languages {
		out = append(out, s.code)
	}
	return out
}

// Say names a language; a code that is not known stays as it is.
func Say(l *i18n.Locale, code string) string {
	for _, s := range languages {
		if s.code == code {
			return l.TC("spoken", s.name)
		}
	}
	return code
}
