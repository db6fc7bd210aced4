package yamldoc

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// jsonReader turns the tokens of encoding/json into a tree. The decoder keeps
// its own stack of open brackets, so depth costs no recursion there; here it is
// limited.
type jsonReader struct {
	dec  *json.Decoder
	data []byte
	lim  Limits
	seen int64 // bytes for which lines were counted
	line int
}

func parseJSON(data []byte, lim Limits) (Node, error) {
	r := &jsonReader{dec: json.NewDecoder(bytes.NewReader(data)), data: data, lim: lim, line: 1}
	r.dec.UseNumber()
	n, err := r.value(0)
	if err != nil {
		return Node{}, err
	}
	if _, err := r.dec.Token(); !errors.Is(err, io.EOF) {
		return Node{}, &Error{Line: r.here(), Msg: "something follows after the end of the JSON document"}
	}
	return n, nil
}

// here is the line of the token that was read last.
func (r *jsonReader) here() int {
	to := r.dec.InputOffset()
	if to > r.seen {
		r.line += bytes.Count(r.data[r.seen:to], []byte("\n"))
		r.seen = to
	}
	return r.line
}

func (r *jsonReader) token() (json.Token, error) {
	t, err := r.dec.Token()
	if err == nil {
		return t, nil
	}
	line := r.here()
	for _, c := range r.data[r.seen:] { // to the line of what could not be read
		if c == '\n' {
			line++
		} else if c != ' ' && c != '\t' && c != ',' && c != ':' {
			break
		}
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, &Error{Line: line, Msg: "the JSON ends before it is complete"}
	}
	return nil, &Error{Line: line, Msg: "the JSON is broken here"}
}

func (r *jsonReader) value(depth int) (Node, error) {
	t, err := r.token()
	if err != nil {
		return Node{}, err
	}
	n := Node{Line: r.here()}
	switch t := t.(type) {
	case nil:
		return n, nil
	case string:
		n.Kind, n.Scalar, n.Quoted = Scalar, t, true
		return n, nil
	case json.Number:
		n.Kind, n.Scalar = Scalar, t.String()
		return n, nil
	case bool:
		n.Kind, n.Scalar = Scalar, "false"
		if t {
			n.Scalar = "true"
		}
		return n, nil
	case json.Delim:
		if depth+1 > r.lim.Depth {
			return Node{}, tooDeep(n.Line, r.lim.Depth)
		}
		if t == '{' {
			n.Kind = Map
			return n, r.members(&n, depth+1)
		}
		n.Kind = List
		for r.dec.More() {
			item, err := r.value(depth + 1)
			if err != nil {
				return Node{}, err
			}
			n.List = append(n.List, item)
		}
		_, err := r.token() // the closing bracket
		return n, err
	}
	return Node{}, &Error{Line: n.Line, Msg: "the JSON is broken here"}
}

func (r *jsonReader) members(n *Node, depth int) error {
	keys := repeated{}
	for r.dec.More() {
		t, err := r.token()
		if err != nil {
			return err
		}
		key, ok := t.(string)
		line := r.here()
		if !ok {
			return &Error{Line: line, Msg: "the JSON is broken here"}
		}
		if keys.add(key) {
			return &Error{Line: line, Key: key, Msg: "this key stands here twice"}
		}
		v, err := r.value(depth)
		if err != nil {
			return err
		}
		n.Map = append(n.Map, Entry{key, line, v})
	}
	_, err := r.token() // the closing brace
	return err
}
