package identifier_test

import (
	"testing"

	"github.com/free2link/free2link/internal/textcheck/identifier"
)

func TestEmailsAreFound(t *testing.T) {
	find(t, one("", "mario.rossi95@example.com", "mario.rossi95@example.com", "Email: Mario.Rossi95@Example.COM.", "<mario.rossi95@example.com>",
		"mailto:mario.rossi95@example.com", "scrivi a mario.rossi95@example.com, grazie"), identifier.Email)
	find(t, one("", "praca_nl+1@firma.example.pl", "praca_nl+1@firma.example.pl"), identifier.Email)
	find(t, one("", "info@agency.example", "info@agency.example"), identifier.Email)
	find(t, one("", "~mario.rossi95@example.com",
		"mario.rossi95 (at) example.com", "mario.rossi95[at]example[dot]com", "mario.rossi95 at example dot com", "mario.rossi95 AT example DOT com",
		"mario.rossi95 chiocciola example punto com", "mario punto rossi95 chiocciola example punto com", "mario.rossi95 παπάκι example τελεία com",
		"mario.rossi95 małpa example kropka com", "mario.rossi95 @ example.com", "mario.rossi95 @ example . com", "mario.rossi95(@)example(.)com",
		"mario.rossi95 [ @ ] example.com", "mario.rossi95_at_example.com", "mario.rossi95{at}example{dot}com", "mario.rossi95@example[.]com",
		"mario.rossi95@example (dot) com", "mario.rossi95\u200b@exam\u00adple.com", "mario (dot) rossi95 (at) example (dot) com",
		"ｍａｒｉｏ.rossi95 at example.com", "mario.rossi95@example punto com", "mario.rossi95@example .com"), identifier.Email)
	find(t, one("", "~anna@gmail.com", "anna at gmail.com", "anna chiocciola gmail.com", "scrivimi: anna chiocciola gmail punto com, ciao",
		"anna@ gmail.com", "anna @gmail.com", "anna małpa gmail kropka com", "anna παπακι gmail τελεια com"), identifier.Email)
	find(t, one("", "~anna_k@wp.pl", "anna_k at wp dot pl", "anna podkreślnik k małpa wp kropka pl", "anna underscore k (at) wp.pl"), identifier.Email)
}

func TestOrdinaryWordsAreNoEmail(t *testing.T) {
	find(t, none("", "see you at work", "meet me at the hotel. It is nice", "5 rooms @ 50 euro", "we work at night. Call", "siamo @ Roma",
		"call me at eight dot", "chiocciola al pomodoro", "@", "a@b", "at at at", "looking at it.", "arrive at noon. In the house"), identifier.Email)
	find(t, one("", "https://hotel.com", "call me at hotel.com", "look at hotel.com", "us at hotel.com"), identifier.URL)
}

func TestAddressesOfTheWebAreFound(t *testing.T) {
	find(t, []sample{
		{"", "http://example.com/Jobs?id=7#Top.", []string{"http://example.com/Jobs?id=7#Top"}},
		{"", "(see https://www.Example.com/a_(b))", []string{"https://www.example.com/a_(b)"}},
		{"", "hxxps://example[.]com/x", []string{"~https://example.com/x"}},
		{"", "hxxp[:]//example[.]com", []string{"~http://example.com"}},
		{"", "www.example.it", []string{"https://www.example.it"}},
		{"", "www.example.newtld/offer", []string{"https://www.example.newtld/offer"}},
		{"", "vai su lavoro-estero.it, subito", []string{"https://lavoro-estero.it"}},
		{"", "example.com.pl i praca24.pl", []string{"https://example.com.pl", "https://praca24.pl"}},
		{"", "example.com.Chiama", []string{"https://example.com"}},
		{"", "jobs.example.online/apply", []string{"https://jobs.example.online/apply"}},
		{"", "example[.]com", []string{"~https://example.com"}},
		{"", "example(dot)xyz/a", []string{"~https://example.xyz/a"}},
		{"", "example dot com", []string{"~https://example.com"}},
		{"", "example punto it", []string{"~https://example.it"}},
		{"", "example kropka pl", []string{"~https://example.pl"}},
		{"", "example τελεία gr", []string{"~https://example.gr"}},
		{"", "example . com", []string{"~https://example.com"}},
		{"", "www dot example dot com", []string{"~https://www.example.com"}},
		{"", "exam\u200bple.com", []string{"~https://example.com"}},
		{"", "https://δουλειά.gr/α", []string{"https://δουλειά.gr/α"}},
		{"", "Δείτε δουλειά.ελ", []string{"https://δουλειά.ελ"}},
		{"", "https://xn--hxakic4aa.gr", []string{"https://xn--hxakic4aa.gr"}},
		{"", "xn--example.xn--qxam", []string{"https://xn--example.xn--qxam"}},
		{"", "https://café.com", []string{"https://café.com"}},
		{"", "http://192.168.0.10:8080/x", []string{"http://192.168.0.10:8080/x"}},
		{"", "http://user@example.com/", []string{"http://example.com/"}},
		{"", "t.me/Lavoro_Estero", []string{"https://t.me/Lavoro_Estero"}},
		{"", "t[.]me/lavoro", []string{"~https://t.me/lavoro"}},
		{"", "t dot me slash lavoro_estero", []string{"~https://t.me/lavoro_estero"}},
		{"", "https://t.me/+AbCdEf123", []string{"https://t.me/+AbCdEf123"}},
		{"", "wa.me/393331234567", []string{"https://wa.me/393331234567"}},
		{"", "https://wa.me/+393331234567?text=Ciao", []string{"https://wa.me/393331234567"}},
		{"", "https://api.whatsapp.com/send?phone=393331234567&text=a", []string{"https://wa.me/393331234567"}},
		{"", "chat.whatsapp.com/AbCdEfGhIjK", []string{"https://chat.whatsapp.com/AbCdEfGhIjK"}},
		{"", "m.me/example.jobs", []string{"https://m.me/example.jobs"}},
		{"", "instagram.com/example_jobs/", []string{"https://instagram.com/example_jobs/"}},
		{"", "fb.com/examplejobs", []string{"https://fb.com/examplejobs"}},
		{"", "viber://chat?number=%2B393331234567", []string{"viber://chat?number=%2B393331234567"}},
		{"", "tg://resolve?domain=example", []string{"tg://resolve?domain=example"}},
		{"", "bit.ly/3abc", []string{"https://bit.ly/3abc"}},
		{"", "example.top/join", []string{"https://example.top/join"}},
		{"", "Sito: https://example.com/333 1234567", []string{"https://example.com/333"}},
	}, identifier.URL)
}

func TestSentencesWithoutASpaceAreNoAddress(t *testing.T) {
	find(t, none("", "Cerco lavoro.Il mese", "Vieni qui.Se vuoi", "vieni qui.se vuoi", "good job.It is", "we do it.to be", "Sp. z o.o.", "S.r.l. a socio",
		"p.iva", "e.g. this", "ore 8.30", "casa.in centro", "node.js", "3.5 km", "a.m. and p.m.", "mr.no one", "fino al 30.It", "3.it",
		"al punto info", "meeting point com", "end. It is me", "e mail", "http", "https:// ", "www", "www.", "www.x", "t.me", "no.no", "κ.α. και"), identifier.URL)
}

func TestHandlesAreFound(t *testing.T) {
	find(t, []sample{
		{"", "write to @Anna_Jobs", []string{"@anna_jobs"}},
		{"", "telegram: annajobs", []string{"telegram:@annajobs"}},
		{"", "Telegram @AnnaJobs", []string{"telegram:@annajobs"}},
		{"", "tg @annajobs, insta: anna.jobs", []string{"telegram:@annajobs", "instagram:@anna.jobs"}},
		{"", "ig: anna95", []string{"instagram:@anna95"}},
		{"", "snap anna_95", []string{"snapchat:@anna_95"}},
		{"", "kik: annajobs\nbye", []string{"kik:@annajobs"}},
		{"", "my snap is annajobs", []string{"snapchat:@annajobs"}},
		{"", "il mio insta è annajobs", []string{"instagram:@annajobs"}},
		{"", "Il mio nome su Instagram: anna.lavora", []string{"instagram:@anna.lavora"}},
		{"", "το insta μου είναι annajobs", []string{"instagram:@annajobs"}},
		{"", "Τέλεγκραμ: annajobs", []string{"telegram:@annajobs"}},
		{"", "mój telegram to annajobs", []string{"telegram:@annajobs"}},
		{"", "телеграм @annajobs", []string{"telegram:@annajobs"}},
		{"", "ciao @moda.it", []string{"@moda.it"}},
		{"", "@an\u200bna_jobs", []string{"~@anna_jobs"}},
		{"", "revolut @annajobs", []string{"revolut:@annajobs"}},
		{"", "wechat id: anna_2000", []string{"wechat:@anna_2000"}},
	}, identifier.Handle)
	find(t, none("", "contact me on telegram now", "scrivimi su telegram subito", "Telegram: scrivimi ora", "instagram page", "oh snap that was",
		"telegram, whatsapp, viber", "@ home", "@5pm", "@10", "Facebook: Maria Rossi", "signal is good here", "line 4", "telegram\nannajobs here"),
		identifier.Handle)
	find(t, []sample{{"IT", "telegram 333 1234567", []string{"+393331234567"}}, {"IT", "Telegram: 3331234567", []string{"+393331234567"}}}, identifier.Phone)
}

func TestDefangMakesNoLinks(t *testing.T) {
	for in, want := range map[string]string{
		"example.com":                  "example[.]com",
		"http://example.com/a.b":       "hxxp://example[.]com/a[.]b",
		"HTTPS://Example.com":          "HxxPS://Example[.]com",
		"mario@example.com":            "mario[at]example[.]com",
		"telegram:@name":               "telegram:[at]name",
		"viber://chat?number=1":        "viber[:]//chat?number=1",
		"example[.]com":                "example[.]com",
		"+393331234567":                "+393331234567",
		"":                             "",
		"see https://a.it e http://b.": "see hxxps://a[.]it e hxxp://b[.]",
		"δουλειά.ελ":                   "δουλειά[.]ελ",
	} {
		got := identifier.Defang(in)
		if got != want {
			t.Errorf("Defang(%q) = %q, want %q", in, got, want)
		}
		if again := identifier.Defang(got); again != got {
			t.Errorf("Defang(%q) = %q: not the same twice", got, again)
		}
	}
}
