package i18n

import (
	"math"
	"testing"
	"time"

	xlanguage "golang.org/x/text/language"
	xmessage "golang.org/x/text/message"
	"golang.org/x/text/number"
)

// world is a catalog of the four languages without words.
func world(t testing.TB) *Catalog {
	t.Helper()
	return load(t, []Lang{English, Italian, Greek, Polish}, "it/a.po", itHead, "el/a.po", elHead, "pl/a.po", plHead)
}

func TestDatesHaveTheMonthAsItStandsAfterADay(t *testing.T) {
	c := world(t)
	day := time.Date(2027, 2, 21, 23, 59, 0, 0, time.FixedZone("", 7200))
	for l, want := range map[Lang][2]string{
		English: {"21 February 2027", "21 Feb 2027"},
		Italian: {"21 febbraio 2027", "21 feb 2027"},
		Greek:   {"21 Φεβρουαρίου 2027", "21 Φεβ 2027"},
		Polish:  {"21 lutego 2027", "21 lut 2027"},
	} {
		locale, _ := c.Locale(l)
		if got := locale.Date(day); got != want[0] {
			t.Errorf("got %q, want %q", got, want[0])
		}
		if got := locale.ShortDate(day); got != want[1] {
			t.Errorf("got %q, want %q", got, want[1])
		}
	}
	for month, want := range map[time.Month][2]string{
		time.May: {"1 Μαΐου 2027", "1 maja 2027"}, time.August: {"1 Αυγούστου 2027", "1 sierpnia 2027"},
		time.October: {"1 Οκτωβρίου 2027", "1 października 2027"}, time.December: {"1 Δεκεμβρίου 2027", "1 grudnia 2027"},
	} {
		for i, l := range []Lang{Greek, Polish} {
			locale, _ := c.Locale(l)
			if got := locale.Date(time.Date(2027, month, 1, 0, 0, 0, 0, time.UTC)); got != want[i] {
				t.Errorf("got %q, want %q", got, want[i])
			}
		}
	}
}

func TestEveryLanguageHasTwelveDifferentMonths(t *testing.T) {
	for _, l := range []Lang{English, Italian, Greek, Polish} {
		table, _ := languageOf(l)
		for _, months := range [][12]string{table.months, table.short} {
			seen := map[string]bool{"": true}
			for _, m := range months {
				if seen[m] {
					t.Errorf("%s: %q twice or empty", l, m)
				}
				seen[m] = true
			}
		}
	}
}

func TestNumbers(t *testing.T) {
	c := world(t)
	for _, w := range []struct {
		lang      Lang
		got, want func(*Locale) string
	}{
		{English, num(1234), is("1,234")}, {Italian, num(1234), is("1.234")},
		{Greek, num(1234), is("1.234")}, {Polish, num(1234), is("1234")},
		{Polish, num(12345), is("12\u00a0345")}, {English, num(-1234567), is("-1,234,567")},
		{Polish, num(-999), is("-999")}, {English, num(0), is("0")}, {Italian, num(math.MinInt64), is("-9.223.372.036.854.775.808")},
		{English, dec(1234.5, 1), is("1,234.5")}, {Italian, dec(1234.5, 1), is("1.234,5")},
		{Greek, dec(1234.5, 1), is("1.234,5")}, {Polish, dec(1234.5, 1), is("1234,5")},
		{Polish, dec(-12345.678, 2), is("-12\u00a0345,68")}, {English, dec(0.5, 0), is("0")}, {English, dec(2, 2), is("2.00")},
		{English, dec(math.NaN(), 1), is("–")}, {Greek, dec(math.Inf(-1), 1), is("–")}, {English, dec(3.7, -1), is("4")},
	} {
		l, _ := c.Locale(w.lang)
		if got, want := w.got(l), w.want(l); got != want {
			t.Errorf("%s: got %q, want %q", w.lang, got, want)
		}
	}
}

func num(n int) func(*Locale) string { return func(l *Locale) string { return l.Number(n) } }
func dec(f float64, d int) func(*Locale) string {
	return func(l *Locale) string { return l.Decimal(f, d) }
}
func is(s string) func(*Locale) string { return func(*Locale) string { return s } }

// The CLDR data of x/text is the witness for the signs of our table. It is asked
// from five digits on, as it knows no least number of grouped digits.
func TestNumbersAgreeWithCLDR(t *testing.T) {
	c := world(t)
	for l, tag := range map[Lang]xlanguage.Tag{English: xlanguage.BritishEnglish, Italian: xlanguage.Italian, Greek: xlanguage.Greek, Polish: xlanguage.Polish} {
		locale, _ := c.Locale(l)
		p := xmessage.NewPrinter(tag)
		for _, n := range []int{7, 999, 12345, 987654, 1234567} {
			if got, want := locale.Number(n), p.Sprint(number.Decimal(n)); got != want {
				t.Errorf("%s: got %q, CLDR %q", l, got, want)
			}
			f := float64(n) + 0.25
			if got, want := locale.Decimal(f, 2), p.Sprint(number.Decimal(f, number.Scale(2))); got != want {
				t.Errorf("%s: got %q, CLDR %q", l, got, want)
			}
		}
	}
}

func TestListsAndQuotes(t *testing.T) {
	c := world(t)
	for l, want := range map[Lang][3]string{
		English: {"a, b and c", "a or b", "“a”"}, Italian: {"a, b e c", "a o b", "“a”"},
		Greek: {"a, b και c", "a ή b", "«a»"}, Polish: {"a, b i c", "a lub b", "„a”"},
	} {
		locale, _ := c.Locale(l)
		got := [3]string{locale.List([]string{"a", "b", "c"}, false), locale.List([]string{"a", "b"}, true), locale.Quote("a")}
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if locale.List(nil, true) != "" || locale.List([]string{"a"}, false) != "a" {
			t.Errorf("%s: short lists", l)
		}
	}
}

// A Greek semicolon is a question mark.
func TestASeriesIsNoQuestion(t *testing.T) {
	c := world(t)
	for lang, want := range map[Lang]string{English: "a; b", Italian: "a; b", Polish: "a; b", Greek: "a· b"} {
		l, _ := c.Locale(lang)
		if got := l.Series([]string{"a", "b"}); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}
