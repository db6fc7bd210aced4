package textcheck

import (
	"fmt"
	"strings"
	"testing"
)

func TestChatsAreCutIntoTurns(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[12/11/2024, 19:32] Ola: hej\n[12/11/2024, 19:33] Marek: no hej\nco tam", "Ola=hej|Marek=no hej\nco tam"},
		{"12/11/24, 19:32 - Ola: hej\n12/11/24, 19:33 - +48 600 000 000: tak", "Ola=hej|+48 600 000 000=tak"},
		{"[19:32] Νίκος: έλα\n[19:40] Μαρία Π.: όχι", "Νίκος=έλα|Μαρία Π.=όχι"},
		{"12.11.24, 7:32 PM - Ana: hi: you\n12.11.24, 7:33 PM - Bo: yes", "Ana=hi: you|Bo=yes"},
		{"Dario, [12.11.2024 19:32]:\nciao\n\nLia, [12.11.2024 19:33]:\nciao a te", "Dario=\nciao|Lia=\nciao a te"},
		{"A: hi\nB: hello\nA: where are you", "A=hi|B=hello|A=where are you"},
		{"io: ciao\nlui: vieni?", "io=ciao|lui=vieni?"},
		{"me (22:10): stop\nhim (22:11): send it", "me=stop|him=send it"},
		{"Salary: 900 euro\nContact: Anna", ""},
		{"Stawka: 900\nStawka: 800\nWymagania: brak", ""},
		{"Cerchiamo ragazze: subito\nSolo WhatsApp: 333", ""},
		{"One line only: nothing", ""},
		{"", ""},
		{"https://x.y\nhttps://x.z", ""},
	} {
		var chat Chat
		var got []string
		if ReadChat(c.text, &chat) {
			for _, turn := range chat.Turns {
				got = append(got, fmt.Sprintf("%s=%s", chat.Speakers[turn.Speaker], c.text[turn.Start:turn.End]))
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q: %q, want %q", c.text, s, c.want)
		}
	}
}

func FuzzReadChat(f *testing.F) {
	f.Add("A: b\nC: d")
	f.Add("[1:2] x: y\n[1:2]\xff:")
	f.Fuzz(func(t *testing.T, s string) {
		var c Chat
		ReadChat(s, &c)
		last := 0
		for _, turn := range c.Turns {
			if turn.Start < last || turn.End < turn.Start || turn.End > len(s) || turn.Speaker >= len(c.Speakers) {
				t.Fatalf("%q: turn %+v after %d", s, turn, last)
			}
			last = turn.End
		}
	})
}
