package yamldoc

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func limits() Limits { return Limits{Bytes: 64 << 10, Depth: 16} }

// show writes a tree on one line: key@line:value.
func show(n Node) string {
	switch n.Kind {
	case Null:
		return "~"
	case Scalar:
		if n.Quoted {
			return fmt.Sprintf("%q", n.Scalar)
		}
		return n.Scalar
	case Map:
		var parts []string
		for _, e := range n.Map {
			parts = append(parts, fmt.Sprintf("%s@%d:%s", e.Key, e.Line, show(e.Value)))
		}
		return "{" + strings.Join(parts, " ") + "}"
	case List:
		var parts []string
		for _, v := range n.List {
			parts = append(parts, show(v))
		}
		return "[" + strings.Join(parts, " ") + "]"
	}
	return "?"
}

func TestReadsWhatPeopleWrite(t *testing.T) {
	for name, c := range map[string][2]string{
		"a map":                  {"age: adult\nsigns: {a: yes, b: 'no'}\n", `{age@1:adult signs@2:{a@2:yes b@2:"no"}}`},
		"byte order mark":        {"\xef\xbb\xbfage: adult", `{age@1:adult}`},
		"crlf":                   {"a: b\r\nc:\r\n- d\r\n- e\r\n", `{a@1:b c@2:[d e]}`},
		"cr":                     {"a: b\rc: d\r", `{a@1:b c@2:d}`},
		"a start mark":           {"# hello\n---\na: b\n", `{a@3:b}`},
		"content on the mark":    {"--- {a: b}\n", `{a@1:b}`},
		"an end mark":            {"a: b\n...\n# bye\n", `{a@1:b}`},
		"comments":               {"# one\na: b # two\n  # three\nc: 'x # y'\n", `{a@2:b c@4:"x # y"}`},
		"numbers keep spelling":  {"a: 0102\nb: 1e3\nc: .inf\nd: true\ne: NO", `{a@1:0102 b@2:1e3 c@3:.inf d@4:true e@5:NO}`},
		"nothing":                {"a:\nb: ~\nc: null", `{a@1:~ b@2:~ c@3:~}`},
		"text blocks":            {"a: |\n  [[[[ {{{{\n  'x\nb: >-\n  one\n  two\n", `{a@1:"[[[[ {{{{\n'x\n" b@4:"one two"}`},
		"a text over lines":      {"a: one\n  two\nb: \"three\n  four\"\n", `{a@1:one two b@3:"three four"}`},
		"lists in lists":         {"- - a\n  - b\n- {c: [d]}\n", `[[a b] {c@3:[d]}]`},
		"a list at its key":      {"a:\n- b: c\n  d: e\n- f\n", `{a@1:[{b@2:c d@3:e} f]}`},
		"apostrophes in text":    {"a: don't [really\nb: c", `{a@1:don't [really b@2:c}`},
		"a flow over lines":      {"a: [b,\n  c,\n\td]\n", `{a@1:[b c d]}`},
		"a small alias":          {"a: &x [b, c]\nd: *x\n", `{a@1:[b c] d@2:[b c]}`},
		"an alias of a word":     {"a: &x yes\nb: *x\n", `{a@1:yes b@2:yes}`},
		"json":                   {"{\"a\": \"b\",\n\"c\": [true, 1.50, null,\n{}]}", `{a@1:"b" c@2:[true 1.50 ~ {}]}`},
		"json with mark and cr":  {"\xef\xbb\xbf{\r\n\"a\": 1\r\n}\r\n", `{a@2:1}`},
		"json escapes":           {`{"a": "\u00e8 \n"}`, `{a@1:"è \n"}`},
		"flow yaml after blanks": {" {a: b}", `{a@1:b}`},
		"a word":                 {"hello", `hello`},
		"names of dimensions":    {"a: coercion-destination: no", ``},
		"quoted keys":            {"'a': b\n\"c\": d", `{a@1:b c@2:d}`},
	} {
		t.Run(name, func(t *testing.T) {
			n, err := Parse([]byte(c[0]), limits())
			if c[1] == "" {
				if err == nil {
					t.Errorf("got %s, want an error", show(n))
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := show(n); got != c[1] {
				t.Errorf("got  %s\nwant %s", got, c[1])
			}
		})
	}
}

func TestRefusesAndNamesTheLine(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		line int
		says string
	}{
		"empty":                 {"", 0, "empty"},
		"blank":                 {" \n\n\t\n", 0, "empty"},
		"only comments":         {"# a\n# b\n", 0, "empty"},
		"only a mark":           {"---\n# a\n", 0, "empty"},
		"only a bom":            {"\xef\xbb\xbf", 0, "empty"},
		"not utf-8":             {"a: b\nc: \xff\n", 2, "UTF-8"},
		"utf-16":                {"\xff\xfea\x00", 1, "UTF-8"},
		"a second bom":          {"\xef\xbb\xbf\xef\xbb\xbfa: b", 1, "U+FEFF"},
		"nul":                   {"a: b\nc: \x00", 2, "U+0000"},
		"second document":       {"a: b\n---\nc: d\n", 2, "second document"},
		"a mark after content":  {"a: b\n---\n", 2, "second document"},
		"two marks":             {"---\n---\na: b\n", 2, "second document"},
		"content after the end": {"a: b\n...\nc: d\n", 3, "end of the document"},
		"mark after the end":    {"a: b\n...\n---\n", 3, "second document"},
		"directive":             {"%YAML 1.2\n---\na: b\n", 1, "directive"},
		"repeated key":          {"a: b\nc: d\na: e\n", 3, "twice"},
		"repeated, other case":  {"a: b\nA: c\n", 2, "twice"},
		"repeated in flow":      {"x: {a: b,\n a: c}\n", 2, "twice"},
		"json repeated":         {"{\"a\": 1,\n \"a\": 2}", 2, "twice"},
		"json, other case":      {"{\"a\": 1,\n \"A\": 2}", 2, "twice"},
		"json repeated inside":  {"{\"x\": [{\"a\": 1,\n \"a\": 2}]}", 2, "twice"},
		"json rest":             {"{}\n{}", 2, "follows"},
		"json cut":              {"{\"a\":\n", 0, "ends before"},
		"json broken":           {"{\"a\": 1,\n b: 2}", 2, "broken"},
		"json trailing comma":   {"{\"a\": 1,\n}", 2, "broken"},
		"flow yaml as json":     {"{a: b}", 1, "broken"},
		"tab":                   {"a:\n\tb: c\n", 2, "tab"},
		"broken":                {"a: b\n c: d\n", 0, "broken"},
		"open bracket":          {"a: [b\n", 0, "broken"},
		"open quote":            {"a: 'b\n", 0, "broken"},
		"tag":                   {"a: b\nc: !!str d\n", 2, "tag"},
		"merge key":             {"a: &x {b: c}\nd:\n  <<: *x\n", 3, "merge"},
		"complex key":           {"? [a]\n: b\n", 1, "plain word"},
		"a list as key":         {"[a, b]: c\n", 0, ""},
		"a map as key":          {"{a: b}: c\n", 0, ""},
		"alias to nothing":      {"a: b\nc: *x\n", 2, ""},
		"deep flow":             {"a: " + strings.Repeat("[", 16) + strings.Repeat("]", 16), 1, "deeper than 16"},
		"deep dashes":           {strings.Repeat("- ", 17) + "a", 1, "deeper than 16"},
		"deep json":             {`{"a": ` + strings.Repeat("[", 16) + strings.Repeat("]", 16) + "}", 1, "deeper than 16"},
		"deep through an alias": {"a: &x " + strings.Repeat("[", 8) + strings.Repeat("]", 8) + "\nb: " + strings.Repeat("[", 8) + "*x" + strings.Repeat("]", 8), 2, "deeper than 16"},
	} {
		t.Run(name, func(t *testing.T) {
			n, err := Parse([]byte(c.in), limits())
			e, ok := errors.AsType[*Error](err)
			if !ok {
				t.Fatalf("got %s and error %v, want an *Error", show(n), err)
			}
			if c.line != 0 && e.Line != c.line {
				t.Errorf("line %d, want %d: %v", e.Line, c.line, err)
			}
			if !strings.Contains(e.Error(), c.says) || strings.Contains(e.Error(), "\n") {
				t.Errorf("got %q, want one line that says %q", e, c.says)
			}
		})
	}
}

func TestDepthLimitIsExact(t *testing.T) {
	for _, c := range []struct {
		in string
		ok bool
	}{
		{"a: " + strings.Repeat("[", 15) + strings.Repeat("]", 15), true},
		{strings.Repeat("- ", 16) + "a", true},
		{`{"a": ` + strings.Repeat("[", 15) + strings.Repeat("]", 15) + "}", true},
		{steps(16), true},
		{steps(17), false},
	} {
		if _, err := Parse([]byte(c.in), limits()); (err == nil) != c.ok {
			t.Errorf("%.40q: got %v, want accepted %t", c.in, err, c.ok)
		}
	}
}

// steps nests block maps n deep.
func steps(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func TestSizeLimitIsExact(t *testing.T) {
	in := "a: " + strings.Repeat("x", 64<<10-3)
	if _, err := Parse([]byte(in), limits()); err != nil {
		t.Error(err)
	}
	if _, err := Parse([]byte(in+"x"), limits()); err == nil || !strings.Contains(err.Error(), "65536") {
		t.Errorf("got %v, want the limit named", err)
	}
}

func TestAliasesMayNotExpandTooFar(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 8; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), i-1)
	}
	if _, err := Parse([]byte(b.String()), limits()); err == nil || !strings.Contains(err.Error(), "expand") {
		t.Errorf("got %v, want a refusal", err)
	}
}

func TestErrorTextIsSafeToShow(t *testing.T) {
	e := &Error{Line: 3, Key: "a\x1b[31m\n" + strings.Repeat("x", 100), Msg: "no"}
	if got := e.Error(); len(got) > 80 || strings.ContainsAny(got, "\x1b\n") {
		t.Errorf("got %q", got)
	}
	if got := (&Error{Msg: "no"}).Error(); got != "no" {
		t.Errorf("got %q", got)
	}
	if got := Clip("a\u202eb\u2028c"); got != "a?b?c" {
		t.Errorf("got %q", got)
	}
}

func TestGetFindsAKey(t *testing.T) {
	n, err := Parse([]byte("a: b\nc: d"), limits())
	if err != nil {
		t.Fatal(err)
	}
	if v, ok := n.Get("c"); !ok || v.Scalar != "d" {
		t.Errorf("got %v %t", v, ok)
	}
	if _, ok := n.Get("x"); ok {
		t.Error("found a key that is not there")
	}
}

// nasties are 64 KB inputs meant to cost time. Run with -v and a short -timeout
// to see that none does.
func nasties() map[string]string {
	const size = 64 << 10
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	pad := func(before, s, after string) string {
		return before + strings.Repeat(s, (size-len(before)-len(after))/len(s)) + after
	}
	var indent, anchors, zigzag, many strings.Builder
	for i := 0; many.Len() < size-10; i++ {
		fmt.Fprintf(&many, "%x:\n", i)
	}
	for i := 0; indent.Len() < size-400; i++ {
		indent.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	for i := 0; anchors.Len() < size-40; i++ {
		fmt.Fprintf(&anchors, "k%d: &a%d v\n", i, i)
	}
	for i := 0; zigzag.Len() < size-100; i++ {
		fmt.Fprintf(&zigzag, "k%d:%s\n", i, strings.Repeat(" -", i%15)+" x")
	}
	return map[string]string{
		"brackets": fill("["), "braces": fill(" {"), "closed brackets": fill("[") + "", "bracket pairs": pad("a: [", "[],", "]"),
		"dashes": fill("- "), "dash lines": fill("-\n"), "bare dashes": fill("-"), "dash tabs": fill("-\t"), "question marks": fill("? "),
		"colons": fill(":"), "colon blanks": fill(": "), "keys on a line": fill("a: "), "keys": fill("a: b\n"), "many keys": many.String(),
		"single quotes": fill("'"), "double quotes": fill("\""), "quoted words": fill("\"a\" "), "backslashes": pad("a: \"", "\\\\", "\""),
		"tabs": fill("\t"), "tabs after a key": pad("a:", "\t", ""), "indentation": indent.String(), "steps and brackets": pad("a:\n b:\n  c: ", "[", ""),
		"aliases": pad("a: &a [x]\nb: [", "*a,", "]"), "self alias": "&a [" + strings.Repeat("*a,", 20000) + "*a]",
		"open aliases": fill("*a "), "anchors on anchors": fill("&a "), "many anchors": anchors.String(), "anchor per bracket": fill("&a ["),
		"tags": fill("!a "), "tagged brackets": fill("!a ["), "pipes": fill("|\n"), "folds": pad("a: >\n", " x\n", ""),
		"comments": pad("", "#\n", "a: b"), "hashes": fill("# "), "percent": fill("%a\n"), "commas": pad("a: [", ",", "]"),
		"marks": fill("---\n"), "ends": fill("...\n"), "blank lines": pad("a:", "\n", "b"), "words": fill("a "), "long word": fill("a"),
		"words over lines": pad("a: ", "b\n ", ""), "accents": fill("é"), "zigzag": zigzag.String(), "lists in maps": fill("a:\n - "),
		"quote then brackets": pad("a: it's ", "[", ""), "comment then brackets": pad("a: b#c ", "[", ""), "keyed brackets": fill("[a: "),
		"text block brackets": pad("a: |\n", " [[[[\n", ""), "text owner": pad("- |\n", " - - - -\n", ""), "quoted dashes": pad("a: \"\n", " - - -\n", "\""),
		"json brackets": pad("{\"a\":", "[", ""), "json keys": pad("{", "\"a\":1,", "}"), "json maps": fill("{\"a\":"), "carriage returns": fill("a\r"),
		"open quote and tabs": pad("\">\n", "-\t", ""), "like an end mark": pad("...", "[", ""), "tag, dash, brackets": pad("!t - ", "[", ""),
		"quoted key, brackets": pad("? \"b\" ", "[", ""), "complex keys": fill("? a\n: "), "open tag": pad("!<", "- ", ""),
	}
}

func TestNastyInputEndsInATreeOrASentence(t *testing.T) {
	for name, in := range nasties() {
		t.Run(name, func(t *testing.T) { checkParse(t, []byte(in)) })
	}
}

// checkParse holds what is true of every input.
func checkParse(t *testing.T, data []byte) {
	t.Helper()
	n, err := Parse(data, limits())
	if err != nil {
		e, ok := errors.AsType[*Error](err)
		if !ok {
			t.Fatalf("the error is a %T: %v", err, err)
		}
		if e.Msg == "" || strings.ContainsAny(e.Error(), "\n\x00") {
			t.Fatalf("not one plain sentence: %q", e)
		}
		return
	}
	if d := depth(n); d > 16 {
		t.Fatalf("depth %d", d)
	}
}

func depth(n Node) int {
	d := 0
	for _, e := range n.Map {
		d = max(d, depth(e.Value))
	}
	for _, v := range n.List {
		d = max(d, depth(v))
	}
	if n.Kind == Map || n.Kind == List {
		d++
	}
	return d
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a: b", "- a\n- b", "a: {b: [c]}", "{\"a\": [1, null]}", "a: |\n x\n", "a: &x y\nb: *x", "'a': \"b\\n\"", "? a\n: b", "---\na: b\n...\n", "a: [b,\n c]", "- - - a"} {
		f.Add([]byte(s))
	}
	paths, err := filepath.Glob("../../../content/signs/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:min(len(data), 1500)])
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkParse(t, data) })
}
