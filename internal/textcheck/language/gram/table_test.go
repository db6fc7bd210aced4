package gram_test

import (
	"testing"

	"github.com/free2link/free2link/internal/textcheck/language/gram"
)

// word returns the key of a word, another for every i.
func word(i int) gram.Key {
	return gram.WordStart.Word(uint8(i)).Word(uint8(i >> 8)).Word(uint8(i >> 16))
}

func TestTableGivesBackWhatWasPacked(t *testing.T) {
	var entries []gram.Entry
	for i := range 20000 {
		w := uint8(i % 251)
		entries = append(entries, gram.Entry{Key: word(i), Weights: [gram.Lanes]uint8{w, 1, 2, 3, 4, 5, 6, w}})
	}
	packed, dropped := gram.Pack(entries)
	table, err := gram.Unpack(packed)
	if err != nil {
		t.Fatal(err)
	}
	missing := 0
	for _, e := range entries {
		var want uint64
		for i, w := range e.Weights {
			want |= uint64(w) << (8 * i)
		}
		if table.Find(e.Key) != want {
			missing++
		}
	}
	if missing > dropped || dropped > len(entries)/10 {
		t.Errorf("%d entries missing, %d dropped", missing, dropped)
	}
	found := 0
	for i := range 20000 {
		if table.Find(word(1<<20+i)) != 0 {
			found++
		}
	}
	if found > 20 {
		t.Errorf("%d of 20000 keys found that were never packed", found)
	}
}

func TestUnpackRefusesAnotherLength(t *testing.T) {
	if _, err := gram.Unpack(make([]byte, gram.Size-1)); err == nil {
		t.Error("got no error")
	}
}

func TestCodeTellsCaseScriptAndWriting(t *testing.T) {
	for _, pair := range []string{"aA", "łŁ", "țȚ", "ţț", "щЩ", "їЇ", "ёЁ", "kＫ", "p𝐩", "ąą"} {
		r := []rune(pair)
		if a, b := gram.Code(r[0]), gram.Code(r[1]); a != b || a < gram.First {
			t.Errorf("%q have the codes %d and %d", pair, a, b)
		}
	}
	seen := map[uint8]rune{}
	for _, r := range "aàáâãäåæçèéêëìíîïñòóôöœùúûüÿąăćęłńśșțźżабвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяё" {
		c := gram.Code(r)
		if other, ok := seen[c]; ok {
			t.Errorf("%c and %c have one code", r, other)
		}
		if (c >= gram.FirstCyrillic) != (r >= 'Ѐ') || c < gram.First || c >= gram.Greek {
			t.Errorf("%c has the code %#x", r, c)
		}
		seen[c] = r
	}
	for r, want := range map[rune]uint8{'α': gram.Greek, 'ή': gram.Greek, 'ἀ': gram.Greek, 'ب': gram.Arabic, 'ﷲ': gram.Arabic, '1': 0, '語': 0, -1: 0} {
		if got := gram.Code(r); got != want {
			t.Errorf("Code(%c) = %#x, want %#x", r, got, want)
		}
	}
}
