package i18n

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/leonelquinteros/gotext/plurals"
)

// rule picks the plural form of a number.
type rule struct {
	eval  plurals.Expression
	forms int
}

// compileRule reads a Plural-Forms header.
func compileRule(header string) (rule, error) {
	var r rule
	for part := range strings.SplitSeq(header, ";") {
		key, value, _ := strings.Cut(part, "=")
		value = strings.TrimSpace(value)
		var err error
		switch strings.TrimSpace(key) {
		case "nplurals":
			r.forms, err = strconv.Atoi(value)
		case "plural":
			r.eval, err = plurals.Compile(strings.ReplaceAll(value, " ", ""))
		}
		if err != nil {
			return rule{}, fmt.Errorf("plural forms %q: %w", header, err)
		}
	}
	if r.eval == nil || r.forms < 1 {
		return rule{}, fmt.Errorf("plural forms %q: incomplete", header)
	}
	return r, nil
}

func (r rule) form(n int) int {
	if n < 0 {
		n = -n
	}
	if n > 1_000_000 { // the rules look at the last digits only
		n = 1_000_000 + n%1_000_000
	}
	if f := r.eval.Eval(uint32(n)); f >= 0 && f < r.forms {
		return f
	}
	return r.forms - 1
}

// same says that two rules agree on all numbers the rules can tell apart, so
// that a file may write the rule of its language in another way.
func (r rule) same(o rule) bool {
	if r.forms != o.forms {
		return false
	}
	for n := range 1200 {
		if r.form(n) != o.form(n) {
			return false
		}
	}
	return true
}
