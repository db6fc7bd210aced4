package textcheck

import (
	"testing"

	"github.com/free2link/free2link/internal/platform/text"
)

func TestLinesThatAProgramBrokeAreOne(t *testing.T) {
	for s, want := range map[string]string{
		"Κρατάμε το διαβατήριό σου μέχρι\nνα ξεχρεώσεις":                                   "κραταμε το διαβατηριο σου μεχρι να ξεχρεωσεισ",
		"we keep your passport and papers,\nuntil you pay":                                 "we keep your passport and papers, until you pay",
		"we keep your passport and papers.\nuntil you pay":                                 "we keep your passport and papers.\nuntil you pay",
		"we keep your passport and papers\nUntil you pay":                                  "we keep your passport and papers\nuntil you pay",
		"we keep your passport and papers\u2028until you pay":                              "we keep your passport and papers until you pay",
		"we keep it\nuntil you pay":                                                        "we keep it\nuntil you pay",
		"\n\nwe keep your passport and paper\u00adwork here\n\nuntil you pay\nnow":         "\n\nwe keep your passport and paperwork here\n\nuntil you pay\nnow",
		"we keep your passport and papers\nuntil you have paid all that you owe\nand then": "we keep your passport and papers until you have paid all that you owe and then",
	} {
		var m text.OffsetMap
		got := text.Fold(nil, &m, s)
		if unwrap(got, 0, &m, s); string(got) != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
