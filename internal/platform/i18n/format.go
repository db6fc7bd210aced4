package i18n

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Date is a day in full, "21 February 2027", in the time zone of t.
func (l *Locale) Date(t time.Time) string { return day(t, l.table.months) }

// ShortDate is a day with a short month, "21 Feb 2027", which nobody can read
// as another day.
func (l *Locale) ShortDate(t time.Time) string { return day(t, l.table.short) }

func day(t time.Time, months [12]string) string {
	y, m, d := t.Date()
	return strconv.Itoa(d) + " " + months[m-1] + " " + strconv.Itoa(y)
}

// Number is a count, with its thousands set apart: 1,234; 1.234; in Polish from
// five digits on, 12 345.
func (l *Locale) Number(n int) string { return l.grouped(strconv.Itoa(n)) }

// Decimal is a number with this many digits after the sign, 1,234.5. Not a
// number and infinity are a dash.
func (l *Locale) Decimal(f float64, digits int) string {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return "–"
	}
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(f, 'f', max(digits, 0), 64), ".")
	if fraction == "" {
		return l.grouped(whole)
	}
	return l.grouped(whole) + l.table.decimal + fraction
}

func (l *Locale) grouped(digits string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	if len(digits) < l.table.minGrouped {
		return sign + digits
	}
	var b strings.Builder
	b.WriteString(sign)
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(l.table.group)
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}

// List joins items: "a, b and c", or "a, b or c".
func (l *Locale) List(items []string, or bool) string {
	word := l.table.and
	if or {
		word = l.table.or
	}
	if len(items) == 0 {
		return ""
	}
	last := len(items) - 1
	if last == 0 {
		return items[0]
	}
	return strings.Join(items[:last], ", ") + " " + word + " " + items[last]
}

// Series joins items that may hold commas themselves: "a; b; c". In Greek the
// semicolon is the question mark, so a raised dot stands between them.
func (l *Locale) Series(items []string) string {
	if l.lang == Greek {
		return strings.Join(items, "· ")
	}
	return strings.Join(items, "; ")
}

// Quote puts a text in the language's quotation marks: “…”, «…», „…”.
func (l *Locale) Quote(s string) string { return l.table.open + s + l.table.close }
