package wording_test

import (
	"testing"
	"unicode/utf16"

	"github.com/free2link/free2link/internal/wording"
)

func TestFilesOfOtherProgramsAreRead(t *testing.T) {
	const want = "Κρατάμε το διαβατήριο σου 🛂 ż"
	little, big := []byte{0xff, 0xfe}, []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(want)) {
		little = append(little, byte(u), byte(u>>8))
		big = append(big, byte(u>>8), byte(u))
	}
	for name, data := range map[string][]byte{"UTF-8": []byte(want), "UTF-8 with a mark": []byte("\ufeff" + want), "UTF-16": little, "UTF-16, the other order": big} {
		if got := wording.FromFile(data); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	for _, data := range [][]byte{nil, {0xff}, {0xff, 0xfe}, {0xff, 0xfe, 0x00}, {0xfe, 0xff, 0xd8, 0x00}, {0xff, 0xfe, 0xff, 0xfe}} {
		wording.FromFile(data) // whatever comes, no panic
	}
}
