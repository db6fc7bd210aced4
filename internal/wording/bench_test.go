package wording_test

import (
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/free2link/free2link/internal/textcheck"
	"github.com/free2link/free2link/internal/wording"
)

// medium gives every sign the same strength: for tests that do not look at levels.
func medium(string) textcheck.Strength { return textcheck.Medium }

// model is made once for all tests of the package: it is read only.
func model(tb testing.TB) *textcheck.Model {
	tb.Helper()
	m, err := once()
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

var once = sync.OnceValues(compile)

func compile() (*textcheck.Model, error) {
	src, err := wording.Read(os.DirFS("../../content/wording"), medium)
	if err != nil {
		return nil, err
	}
	return textcheck.Compile(src)
}

const advert = `Cerchiamo ragazze e ragazzi per la stagione estiva in un hotel sul mare. Vitto e alloggio inclusi, contratto regolare, 40 ore
settimanali e un giorno di riposo. Non serve esperienza, serve voglia di imparare. Inviare il curriculum. We are looking for people who
like to work with others. The flight is paid by us and deducted from your first salary. Contact only on WhatsApp. Szukamy osób do pracy
przy zbiorach w Holandii, umowa o pracę, stawka 14 euro brutto za godzinę, zakwaterowanie zapewnione. `

func BenchmarkCheck2KB(b *testing.B) {
	r := textcheck.NewReader(model(b))
	text := strings.Repeat(advert, 5)[:2048]
	var out textcheck.Result
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		r.Check(text, &out)
	}
}

func BenchmarkCheckDoubling(b *testing.B) {
	r := textcheck.NewReader(model(b))
	var out textcheck.Result
	for _, n := range []int{1 << 14, 1 << 15, 1 << 16, 1 << 17, 1 << 18} {
		for name, unit := range map[string]string{"advert": advert, "one-word": "passport", "worst": "we keep your passport until you pay back the debt ", "marks": "a\u0301\u0301\u0301"} {
			text := strings.Repeat(unit, n/len(unit)+1)[:n]
			b.Run(name, func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					r.Check(text, &out)
				}
			})
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		if _, err := compile(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheckTexts reads the texts of testdata one after the other, as a scan does.
func BenchmarkCheckTexts(b *testing.B) {
	r := textcheck.NewReader(model(b))
	var out textcheck.Result
	texts, n := samples(b), 0
	for _, s := range texts {
		n += len(s.Text)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range texts {
			r.Check(s.Text, &out)
		}
	}
}
