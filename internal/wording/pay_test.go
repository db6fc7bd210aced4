package wording_test

import (
	"testing"

	"github.com/free2link/free2link/internal/textcheck"
)

// What is far above the market depends on the country and the trade of the sentence: content/wording/pay.yaml.
func TestPayIsComparedWithTheCountryAndTheTrade(t *testing.T) {
	r := textcheck.NewReader(model(t))
	var out textcheck.Result
	for _, c := range []struct {
		text string
		want bool
	}{
		{"Work in Germany, 6000 euro per month.", false},
		{"Work in Germany, 7000 euro per month.", true},
		{"Work in Romania, 3000 euro per month.", true},
		{"Praca w Hiszpanii, 4500 euro miesięcznie.", true},
		{"Zarobki 12000 zł miesięcznie.", false},
		{"Zarobki 16000 zł miesięcznie.", true},
		{"Murarz, zarobki 16000 zł miesięcznie.", false},
		{"Lavoro in Grecia, 3500 euro al mese.", true},
		{"Δουλειά στην Κύπρο, 3500 ευρώ τον μήνα.", true},
		{"Doulia stin Kypro, 3500 evro ton mina, kai den thelei tipota apo sena.", true},
		{"5000 euro a month.", false},
		{"7000 euro a month.", true},
	} {
		r.Check(c.text, &out)
		got := false
		r.Entries(c.text, func(concept, entry string, _, _ int) { got = got || concept == "pay-above" && entry == "" })
		if got != c.want {
			t.Errorf("%q: far above the market %t, want %t", c.text, got, c.want)
		}
	}
}
