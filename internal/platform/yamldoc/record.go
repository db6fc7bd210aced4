package yamldoc

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A Reader turns the tree of one file of content into typed values. The first
// error stays, with its line, and the rest is read into nothing.
type Reader struct {
	File   string // stands before every error
	Within string // what is being read, named after the line; "" names nothing
	Err    error
}

// Fail keeps the first error.
func (r *Reader) Fail(line int, format string, args ...any) {
	if r.Err != nil {
		return
	}
	where := fmt.Sprintf("%s: line %d", r.File, line)
	if r.Within != "" {
		where += ": " + r.Within
	}
	r.Err = fmt.Errorf("%s: %s", where, fmt.Sprintf(format, args...))
}

// Prose holds a text against what every text must be: present, without blanks
// around it.
func (r *Reader) Prose(key string, n Node) string {
	if n.Kind != Scalar || n.Scalar == "" || n.Scalar != strings.TrimSpace(n.Scalar) {
		r.Fail(n.Line, "%s must be a text without blanks around it", key)
	}
	return n.Scalar
}

// A Record is one map of a file. Each key is taken once; [Record.Done] refuses
// those that nobody asked for.
type Record struct {
	*Reader
	Line int
	Left []Entry // not yet taken
}

// Record begins to read a map.
func (r *Reader) Record(n Node) *Record {
	if n.Kind != Map {
		r.Fail(n.Line, "a map is needed here, not %s", n.Kind)
	}
	return &Record{r, n.Line, slices.Clone(n.Map)}
}

// Has reports whether the key is there, without taking it.
func (f *Record) Has(key string) bool {
	return slices.ContainsFunc(f.Left, func(e Entry) bool { return e.Key == key })
}

// Take returns the value of a key that may be left out.
func (f *Record) Take(key string) (Node, bool) {
	for i, e := range f.Left {
		if e.Key == key {
			f.Left = slices.Delete(f.Left, i, i+1)
			return e.Value, true
		}
	}
	return Node{Line: f.Line}, false
}

// Need is Take for a key that must be there.
func (f *Record) Need(key string) Node {
	n, ok := f.Take(key)
	if !ok {
		f.Fail(f.Line, "%s is missing", key)
	}
	return n
}

// Done refuses the keys nobody asked for.
func (f *Record) Done() {
	for _, e := range f.Left {
		f.Fail(e.Line, "the key %q is not known here", Clip(e.Key))
	}
}

// Text reads prose.
func (f *Record) Text(key string) string { return f.Prose(key, f.Need(key)) }

// Note is text that may be left out.
func (f *Record) Note(key string) string {
	n, ok := f.Take(key)
	if !ok {
		return ""
	}
	return f.Prose(key, n)
}

// Entries reads a list that holds something.
func (f *Record) Entries(key string) []Node {
	n := f.Need(key)
	if n.Kind != List || len(n.List) == 0 {
		f.Fail(n.Line, "%s must be a list that is not empty", key)
	}
	return n.List
}

// Date reads a day.
func (f *Record) Date(key string) time.Time {
	n := f.Need(key)
	day, err := time.Parse(time.DateOnly, n.Scalar)
	if err != nil {
		f.Fail(n.Line, "%s must be written as YYYY-MM-DD", key)
	}
	return day
}

// Word holds a value against the words that it may be.
func Word[T ~string](r *Reader, key string, n Node, words ...T) T {
	if n.Kind != Scalar || !slices.Contains(words, T(n.Scalar)) {
		r.Fail(n.Line, "%s must be one of %s", key, Join(words))
	}
	return T(n.Scalar)
}

// OneOf reads one of the words given.
func OneOf[T ~string](f *Record, key string, words ...T) T {
	return Word(f.Reader, key, f.Need(key), words...)
}

// Join puts words into a sentence.
func Join[T ~string](words []T) string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		out = append(out, string(w))
	}
	return strings.Join(out, ", ")
}
