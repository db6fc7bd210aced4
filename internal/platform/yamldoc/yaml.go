package yamldoc

import (
	"bytes"
	"fmt"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// maxAliased is how many values all aliases of a document may stand for together.
const maxAliased = 10_000

// yamlReader turns the parser's tree into ours.
type yamlReader struct {
	lim     Limits
	anchors map[string]anchored
	aliased int
}

type anchored struct {
	node  Node
	size  int // values in the node, itself included
	depth int // maps and lists within one another
}

func parseYAML(data []byte, lim Limits) (n Node, err error) {
	defer func() {
		// The parser is not ours; what it cannot read must not stop the program.
		if recover() != nil {
			n, err = Node{}, &Error{Msg: "the YAML cannot be read"}
		}
	}()
	tokens := lexer.Tokenize(string(data))
	if err := scan(tokens, lim.Depth); err != nil {
		return Node{}, err
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return Node{}, syntax(err, data)
	}
	var body ast.Node
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		if body != nil {
			return Node{}, &Error{Line: lineOf(doc.Body), Msg: "a second document begins here; the file may hold only one"}
		}
		body = doc.Body
	}
	if body == nil {
		return Node{}, &Error{Msg: "the file is empty"}
	}
	r := &yamlReader{lim: lim, anchors: map[string]anchored{}}
	a, err := r.value(body, 0)
	return a.node, err
}

// syntax keeps the line of the parser's error; its text shows the source and is dropped.
func syntax(err error, data []byte) *Error {
	e := &Error{Msg: "the YAML is broken here"}
	if at, ok := err.(interface{ GetToken() *token.Token }); ok { // the parser returns it bare
		if t := at.GetToken(); t != nil && t.Position != nil {
			e.Line = t.Position.Line
		}
	}
	if e.Line == 0 {
		e.Msg = "the YAML is broken"
		return e
	}
	n := 0
	for line := range bytes.Lines(data) {
		if n++; n == e.Line && bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("\t")) {
			e.Msg = "the line is indented with a tab; use spaces"
		}
	}
	return e
}

func lineOf(n ast.Node) int {
	if t := n.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line
	}
	return 0
}

// value reads one node; depth is the number of maps and lists around it.
func (r *yamlReader) value(n ast.Node, depth int) (anchored, error) {
	line := lineOf(n)
	scalar := func(s string, quoted bool) (anchored, error) {
		return anchored{Node{Line: line, Kind: Scalar, Scalar: s, Quoted: quoted}, 1, 0}, nil
	}
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return anchored{Node{Line: line}, 1, 0}, nil
	case *ast.StringNode:
		quoted := n.Token != nil && (n.Token.Type == token.SingleQuoteType || n.Token.Type == token.DoubleQuoteType)
		return scalar(n.Value, quoted)
	case *ast.LiteralNode:
		return scalar(n.Value.Value, true)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return scalar(n.GetToken().Value, false)
	case *ast.MappingNode:
		return r.mapping(line, n.Values, depth+1)
	case *ast.MappingValueNode:
		return r.mapping(line, []*ast.MappingValueNode{n}, depth+1)
	case *ast.SequenceNode:
		return r.list(line, n.Values, depth+1)
	case *ast.AnchorNode:
		v, err := r.value(n.Value, depth)
		if err == nil {
			r.anchors[name(n.Name)] = v
		}
		return v, err
	case *ast.AliasNode:
		return r.alias(line, name(n.Value), depth)
	case *ast.TagNode:
		return anchored{}, &Error{Line: line, Msg: "YAML tags are not accepted"}
	}
	return anchored{}, &Error{Line: line, Msg: "this kind of YAML is not accepted"}
}

func name(n ast.Node) string {
	if n == nil {
		return ""
	}
	return n.GetToken().Value
}

func (r *yamlReader) alias(line int, name string, depth int) (anchored, error) {
	a, ok := r.anchors[name]
	if !ok {
		return anchored{}, &Error{Line: line, Msg: fmt.Sprintf("the alias *%s leads to nothing above it", Clip(name))}
	}
	r.aliased += a.size
	if r.aliased > maxAliased {
		return anchored{}, &Error{Line: line, Msg: "the aliases of the file expand too far"}
	}
	if depth+a.depth > r.lim.Depth {
		return anchored{}, tooDeep(line, r.lim.Depth)
	}
	return a, nil
}

func (r *yamlReader) mapping(line int, values []*ast.MappingValueNode, depth int) (anchored, error) {
	if depth > r.lim.Depth {
		return anchored{}, tooDeep(line, r.lim.Depth)
	}
	out := anchored{Node{Line: line, Kind: Map, Map: make([]Entry, 0, len(values))}, 1, 1}
	keys := repeated{}
	for _, v := range values {
		key, err := keyOf(v.Key)
		if err != nil {
			return anchored{}, err
		}
		at := lineOf(v.Key)
		if keys.add(key) {
			return anchored{}, &Error{Line: at, Key: key, Msg: "this key stands here twice"}
		}
		a, err := r.value(v.Value, depth)
		if err != nil {
			return anchored{}, err
		}
		out.node.Map = append(out.node.Map, Entry{key, at, a.node})
		out.size += a.size
		out.depth = max(out.depth, a.depth+1)
	}
	if len(out.node.Map) > 0 {
		out.node.Line = out.node.Map[0].Line
	}
	return out, nil
}

// keyOf reads a key, which must be a plain or quoted word.
func keyOf(k ast.MapKeyNode) (string, error) {
	switch k := k.(type) {
	case *ast.StringNode:
		return k.Value, nil
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.NullNode:
		return k.GetToken().Value, nil
	case *ast.MergeKeyNode:
		return "", &Error{Line: lineOf(k), Key: "<<", Msg: "merge keys are not accepted"}
	}
	return "", &Error{Line: lineOf(k), Msg: "a key must be a plain word"}
}

func (r *yamlReader) list(line int, values []ast.Node, depth int) (anchored, error) {
	if depth > r.lim.Depth {
		return anchored{}, tooDeep(line, r.lim.Depth)
	}
	out := anchored{Node{Line: line, Kind: List, List: make([]Node, 0, len(values))}, 1, 1}
	for _, v := range values {
		a, err := r.value(v, depth)
		if err != nil {
			return anchored{}, err
		}
		out.node.List = append(out.node.List, a.node)
		out.size += a.size
		out.depth = max(out.depth, a.depth+1)
	}
	return out, nil
}
