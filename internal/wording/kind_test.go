package wording_test

import (
	"testing"

	"github.com/free2link/free2link/internal/wording"
)

// Who calls a text an advert has it read as one, though its lines look like turns of a chat.
func TestTheKindThatIsGivenDecides(t *testing.T) {
	r := reader(t)
	const text = "Anna: send me your passport\nBen: why?\nAnna: we keep it until you have paid\nBen: no\n"
	var out wording.Reading
	for _, kind := range []wording.Kind{"", wording.Advert, "", wording.Talk} {
		r.Scan(text, wording.Options{Kind: kind}, &out)
		if got, want := out.Chat != nil, kind != wording.Advert; got != want {
			t.Errorf("kind %q: read as a chat %t, want %t", kind, got, want)
		}
	}
}
