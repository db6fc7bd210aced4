package i18n

import (
	"slices"
	"strings"
	"testing"
)

func TestMatchTakesTheBestOffered(t *testing.T) {
	offered := []Lang{English, Italian, Greek, Polish}
	for header, want := range map[string]Lang{
		"":                                English,
		"it":                              Italian,
		"IT-it":                           Italian,
		"el-CY, en;q=0.5":                 Greek,
		"de, pl;q=0.3":                    Polish,
		"en;q=0.2, pl;q=0.9, it;q=0.8":    Polish,
		"it, pl":                          Italian,
		"pl;q=0, it;q=0.1":                Italian,
		"de, fr":                          English,
		"*":                               English,
		"*;q=0.1, pl;q=0.5":               Polish,
		"pl;q=2":                          English,
		"pl;q=NaN, it;q=0.1":              Italian,
		"pl;level=1":                      English,
		" it ; q=0.7 ":                    Italian,
		"xr":                              English,
		",,,;;;q=,=,it":                   Italian,
		"\x00\xff, pl":                    Polish,
		strings.Repeat("x-", 500) + ",it": English,
	} {
		if got := Match(header, offered); got != want {
			t.Errorf("%.40q: got %s, want %s", header, got, want)
		}
	}
	if got := Match("it", nil); got != English {
		t.Errorf("nothing offered: %s", got)
	}
	if got := Match("fr", []Lang{Polish, English}); got != Polish {
		t.Errorf("the first offered is the fallback, got %s", got)
	}
}

func TestMatchReadsABoundedPart(t *testing.T) {
	if got := Match(strings.Repeat("de,", 33)+"it", []Lang{English, Italian}); got != English {
		t.Errorf("read past the last part: %s", got)
	}
	// The cut falls inside "itx", which must not be read as "it".
	if got := Match(strings.Repeat(" ", acceptBytes-5)+"de,itx", []Lang{English, Italian}); got != English {
		t.Errorf("read half a tag: %s", got)
	}
	// A wish behind the bound is not read, however long the header.
	hostile := strings.Repeat("en-", 1<<20) + strings.Repeat(",pl;q=0.1", 1<<20)
	if got := Match(hostile, []Lang{Italian, Polish}); got != Italian {
		t.Errorf("read a header of %d bytes to its end: %s", len(hostile), got)
	}
}

func FuzzMatch(f *testing.F) {
	for _, s := range []string{"it", "el-CY;q=0.5, *;q=0.1", ";;,,q=q=", strings.Repeat("a-", 600)} {
		f.Add(s)
	}
	offered := []Lang{Polish, Italian, English}
	f.Fuzz(func(t *testing.T, header string) {
		if got := Match(header, offered); !slices.Contains(offered, got) {
			t.Errorf("%q: %q was not offered", header, got)
		}
	})
}
