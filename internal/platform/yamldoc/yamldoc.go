// Package yamldoc reads one YAML or JSON document from bytes that nobody vouches
// for, such as an uploaded answers file, into a tree that remembers line numbers.
//
// It accepts UTF-8 with or without a byte order mark, with LF, CRLF or CR line
// ends. A document whose first byte is { is read as JSON, anything else as YAML.
// Small aliases work.
//
// It refuses, with an [*Error] that is one plain sentence: too many bytes, bytes
// that are not UTF-8, control characters, nothing but comments, a second
// document, nesting deeper than the limit, repeated keys (also when they differ
// only in upper and lower case), keys that are not words, tags, directives, merge
// keys, aliases that lead nowhere or together expand too far, and broken syntax.
//
// Size and encoding are checked on the bytes; emptiness, number of documents and
// depth in one linear pass over the tokens, before the YAML parser starts:
// the parser of github.com/goccy/go-yaml 1.19.2 was measured to take quadratic time
// on deep input and to pass over empty input and second documents in silence.
// Exact depth, aliases and repeated keys are checked on the tree. The worst that
// was found at 64 KB, an open quotation mark before many tabs, takes under a second.
package yamldoc

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limits bound one document.
type Limits struct {
	Bytes int // size of the input as given
	Depth int // maps and lists within one another; a flat map has depth 1
}

// Kind is what a Node is.
type Kind uint8

// The kinds. Null is an empty value, ~ or null.
const (
	Null Kind = iota
	Scalar
	Map
	List
)

// String names the kind as a reader would.
func (k Kind) String() string {
	switch k {
	case Null:
		return "nothing"
	case Scalar:
		return "a single value"
	case Map:
		return "a map"
	case List:
		return "a list"
	}
	return "invalid"
}

// Node is one value. Numbers and booleans are scalars that keep their spelling;
// what they mean is for the caller to say.
type Node struct {
	Line   int // from 1
	Kind   Kind
	Scalar string
	Quoted bool    // the scalar was quoted or a text block, so it is text
	Map    []Entry // in the order of the document
	List   []Node
}

// Entry is one key of a map with its value.
type Entry struct {
	Key   string
	Line  int
	Value Node
}

// Get finds the value of a key.
func (n Node) Get(key string) (Node, bool) {
	for _, e := range n.Map {
		if e.Key == key {
			return e.Value, true
		}
	}
	return Node{}, false
}

// Error says in one plain sentence why a document was refused. Line is 0 and Key
// empty where they do not apply.
type Error struct {
	Line int
	Key  string
	Msg  string
}

// Error gives "line 3: now: …", leaving out what is not known.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Line > 0 {
		fmt.Fprintf(&b, "line %d: ", e.Line)
	}
	if e.Key != "" {
		b.WriteString(Clip(e.Key) + ": ")
	}
	b.WriteString(e.Msg)
	return b.String()
}

// Clip makes text from a document fit to be shown in a sentence: one line, no
// control characters, at most 40 characters.
func Clip(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n == 40 {
			b.WriteRune('…')
			break
		}
		if r < 0x20 || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 ||
			r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == utf8.RuneError {
			r = '?'
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}

// Parse reads the document. Every error is an [*Error]. Time and memory are
// bounded by the limits.
func Parse(data []byte, lim Limits) (Node, error) {
	if len(data) > lim.Bytes {
		return Node{}, &Error{Msg: fmt.Sprintf("the file is %d bytes long; the limit is %d", len(data), lim.Bytes)}
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	if err := checkText(data); err != nil {
		return Node{}, err
	}
	if len(data) > 0 && data[0] == '{' {
		return parseJSON(data, lim)
	}
	return parseYAML(data, lim)
}

// checkText refuses what is not text.
func checkText(data []byte) error {
	line := 1
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return &Error{Line: line, Msg: "the file is not UTF-8 text"}
		case r == '\n':
			line++
		case r < 0x20 && r != '\t', r == 0x7f, r == 0xfeff, r == 0xfffe, r == 0xffff:
			return &Error{Line: line, Msg: fmt.Sprintf("the character U+%04X may not stand in the file", r)}
		}
		i += size
	}
	return nil
}

// repeated finds a key that the map has already, in whatever case.
type repeated map[string]bool

func (r repeated) add(key string) bool {
	low := strings.ToLower(key)
	if r[low] {
		return true
	}
	r[low] = true
	return false
}

func tooDeep(line, limit int) *Error {
	return &Error{Line: line, Msg: fmt.Sprintf("the file is nested deeper than %d levels", limit)}
}
