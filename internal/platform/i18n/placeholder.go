package i18n

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A placeholder is a fmt verb (%s, %-5d, %.1f, %[2]s), a name in braces ({n},
// {0}) or a bare tag (<b>, </b>). A percent sign before a space is a percent
// sign: "100 % of". The verbs are those that texts have a use for.
const verbs = "sdvqfgxtc"

// verb reads the fmt verb that begins at s[0] == '%': its length, its argument
// (0 when it takes the next), or length 0 when it is none. %% has argument -1.
func verb(s string) (length, arg int) {
	i := 1
	if i < len(s) && s[i] == '%' {
		return 2, -1
	}
	for i < len(s) && strings.IndexByte("+-#0", s[i]) >= 0 {
		i++
	}
	i += digits(s[i:])
	if i < len(s) && s[i] == '.' {
		i++
		i += digits(s[i:])
	}
	if i < len(s) && s[i] == '[' {
		end := strings.IndexByte(s[i:], ']')
		if end < 0 {
			return 0, 0
		}
		n, err := strconv.Atoi(s[i+1 : i+end])
		if err != nil || n < 1 || n > 99 {
			return 0, 0
		}
		arg, i = n, i+end+1
	}
	if i >= len(s) || strings.IndexByte(verbs, s[i]) < 0 {
		return 0, 0
	}
	return i + 1, arg
}

// digits is the length of a width or precision, which has two digits at most.
func digits(s string) int {
	n := 0
	for n < 2 && n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// bracketed reads {name} or <tag> at s[0]; 0 when it is neither.
func bracketed(s string) int {
	shut := byte('}')
	if s[0] == '<' {
		shut = '>'
	}
	end := strings.IndexByte(s, shut)
	if end < 2 || end > 40 {
		return 0
	}
	for _, r := range s[1:end] {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_', r == '.', r == '{', r == '/':
		default:
			return 0
		}
	}
	return end + 1
}

// placeholder is the length of the placeholder at the start of s, or 0.
func placeholder(s string) int {
	switch s[0] {
	case '%':
		n, _ := verb(s)
		return n
	case '{', '<':
		return bracketed(s)
	}
	return 0
}

// arity is the number of arguments that a format takes.
func arity(format string) int {
	next, most := 1, 0
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			continue
		}
		n, arg := verb(format[i:])
		if n == 0 || arg < 0 {
			i += max(n-1, 0)
			continue
		}
		if arg > 0 {
			next = arg
		}
		most = max(most, next)
		next++
		i += n - 1
	}
	return most
}

// placeholders lists the placeholders of a text, verbs with the number of
// their argument, sorted: texts with the same list can stand for each other.
func placeholders(s string) []string {
	var all []string
	next := 1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '%':
			n, arg := verb(s[i:])
			if n == 0 {
				continue
			}
			if arg >= 0 {
				if arg > 0 {
					next = arg
				}
				all = append(all, "%["+strconv.Itoa(next)+"]"+s[i+n-1:i+n])
				next++
			}
			i += n - 1
		case '{', '<':
			if n := bracketed(s[i:]); n > 0 {
				all = append(all, s[i:i+n])
				i += n - 1
			}
		}
	}
	slices.Sort(all)
	return all
}

// fits checks the placeholders of the forms of a translation. The form for the
// number one may leave out some: "one person" for "%d persons".
func fits(one, many string, forms []string) error {
	for i, form := range forms {
		got, want := placeholders(form), placeholders(one)
		if many != "" && (i > 0 || len(forms) == 1) {
			want = placeholders(many)
		}
		if slices.Equal(got, want) {
			continue
		}
		if many != "" && i == 0 && contained(got, placeholders(many)) && contained(want, got) {
			continue
		}
		return fmt.Errorf("placeholders %v, want %v, in %q", got, want, form)
	}
	return nil
}

// contained says that every element of some is in all, as often.
func contained(some, all []string) bool {
	left := slices.Clone(all)
	for _, s := range some {
		i := slices.Index(left, s)
		if i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return true
}

// format puts arguments into a text. Without arguments the text stands as it
// is, so that "100 %" needs no doubling; with them a percent sign that begins
// no placeholder stands as it is, and arguments that the text does not name
// are dropped ("one person").
func format(text string, args []any) string {
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(escaped(text), args[:min(arity(text), len(args))]...)
}

// escaped doubles the percent signs that begin no verb.
func escaped(text string) string {
	var b strings.Builder
	from := 0
	for i := 0; i < len(text); i++ {
		if text[i] != '%' {
			continue
		}
		if n, _ := verb(text[i:]); n > 0 {
			i += n - 1
			continue
		}
		b.WriteString(text[from:i] + "%%")
		from = i + 1
	}
	if from == 0 {
		return text
	}
	return b.String() + text[from:]
}

// Formatted says that a text holds fmt verbs.
func Formatted(text string) bool { return arity(text) > 0 }

// Fits says whether the forms of a translation hold the placeholders of its
// English text: the same for an ordinary text (many is ""), those of many for
// plural forms, where the form for one may leave some out.
func Fits(one, many string, forms []string) error { return fits(one, many, forms) }
