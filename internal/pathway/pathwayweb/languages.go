package pathwayweb

import "github.com/free2link/free2link/internal/platform/i18n"

// languageWords names the languages in which lines answer.
var languageWords = map[string]string{
	"ar": i18n.MarkC("spoken", "Arabic"), "el": i18n.MarkC("spoken", "Greek"), "en": i18n.MarkC("spoken", "English"),
	"es": i18n.MarkC("spoken", "Spanish"), "fa": i18n.MarkC("spoken", "Persian"), "fr": i18n.MarkC("spoken", "French"),
	"it": i18n.MarkC("spoken", "Italian"), "pcm": i18n.MarkC("spoken", "Nigerian Pidgin"), "pl": i18n.MarkC("spoken", "Polish"),
	"pt": i18n.MarkC("spoken", "Portuguese"), "ro": i18n.MarkC("spoken", "Romanian"), "ru": i18n.MarkC("spoken", "Russian"),
	"sq": i18n.MarkC("spoken", "Albanian"), "uk": i18n.MarkC("spoken", "Ukrainian"), "zh": i18n.MarkC("spoken", "Chinese"),
}

func languageName(l *i18n.Locale, code string) string {
	if w, ok := languageWords[code]; ok {
		return l.TC("spoken", w)
	}
	return code
}
