package language_test

import (
	"strings"
	"testing"

	"github.com/free2link/free2link/internal/textcheck/language"
)

func BenchmarkDetect(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"latin", "Cerchiamo ragazze e ragazzi per la stagione, vitto e alloggio inclusi, scrivici su WhatsApp. "},
		{"cyrillic", "Шукаємо дівчат і хлопців на сезон, житло та харчування безкоштовно, пишіть у Вайбер. "},
		{"greek", "Ζητούνται άτομα για εργασία σε ξενοδοχείο, παρέχεται διαμονή και διατροφή. "},
		{"1000 letters", strings.Repeat("Cerchiamo ragazze e ragazzi per la stagione, vitto e alloggio inclusi. ", 16)},
		{"64 KB", strings.Repeat("Szukamy osób do pracy w magazynie, zakwaterowanie zapewnione. ", 1000)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				language.Detect(c.text)
			}
		})
	}
}
