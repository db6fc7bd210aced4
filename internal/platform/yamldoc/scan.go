package yamldoc

import "github.com/goccy/go-yaml/token"

// slack is how many times the depth limit the scan lets pass; the tree is held
// to the limit itself.
const slack = 4

// scan is the one linear pass before the parser. It reads the very tokens that
// the parser will read, so that the two cannot disagree about what is a quotation
// mark, a bracket or a text block. (A scan of the bytes was tried first and could
// be led astray: "...[[[[" and "!t - [[[[" reached the parser.)
//
// It refuses input without content, second documents, directives, keys that are
// more than a word, and brackets or dashes nested far beyond the limit. Nesting by indentation
// alone needs no check here: its depth is at most the square root of the size.
func scan(tokens token.Tokens, depth int) error {
	var content, header, ended bool
	var columns []int // of the dashes that are open
	flow := 0         // open brackets
	for _, t := range tokens {
		line := t.Position.Line
		switch t.Type {
		case token.CommentType:
			continue
		case token.DirectiveType:
			return &Error{Line: line, Msg: "YAML directives are not accepted"}
		case token.DocumentHeaderType:
			if content || header || ended {
				return &Error{Line: line, Msg: "a second document begins here; the file may hold only one"}
			}
			header = true
			continue
		case token.DocumentEndType:
			ended = true
			continue
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow = max(flow-1, 0)
		case token.MappingKeyType:
			return &Error{Line: line, Msg: "a key must be a plain word, without a question mark before it"}
		case token.SequenceEntryType:
			for len(columns) > 0 && columns[len(columns)-1] >= t.Position.Column {
				columns = columns[:len(columns)-1]
			}
			columns = append(columns, t.Position.Column)
		default:
		}
		if ended {
			return &Error{Line: line, Msg: "something follows after the end of the document"}
		}
		if len(columns)+flow > slack*depth {
			return tooDeep(line, depth)
		}
		content = true
	}
	if !content {
		return &Error{Msg: "the file is empty"}
	}
	return nil
}
