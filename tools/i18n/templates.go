package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template/parse"
)

// templateTexts reads the html templates of internal/**/views and ui: calls of
// T, TC and N with literal texts, wherever they stand.
func templateTexts(root string) ([]found, error) {
	var files []string
	err := walk(root, func(file string) {
		name, err := filepath.Rel(root, file)
		if err != nil || !strings.HasSuffix(name, ".html") {
			return
		}
		name = filepath.ToSlash(name)
		if strings.HasPrefix(name, "ui/") || strings.HasPrefix(name, "internal/") && strings.Contains(name, "/views/") {
			files = append(files, name)
		}
	})
	if err != nil {
		return nil, err
	}
	var all []found
	for _, name := range files {
		b, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			return nil, err
		}
		texts, err := oneTemplate(name, string(b))
		if err != nil {
			return nil, err
		}
		all = append(all, texts...)
	}
	return all, nil
}

func oneTemplate(name, content string) ([]found, error) {
	tree := parse.New(name)
	tree.Mode = parse.ParseComments | parse.SkipFuncCheck
	set := map[string]*parse.Tree{}
	if _, err := tree.Parse(content, "", "", set); err != nil {
		return nil, fmt.Errorf("extract: %w", err)
	}
	set[""] = tree
	var all []found
	seen := map[*parse.Tree]bool{}
	for _, t := range set {
		if t.Root == nil || seen[t] {
			continue
		}
		seen[t] = true
		w := templateWalk{file: name}
		w.node(t.Root)
		all = append(all, w.found...)
	}
	return all, nil
}

type templateWalk struct {
	file  string
	note  string // waits for the next text
	found []found
}

func (w *templateWalk) node(n parse.Node) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, c := range n.Nodes {
				w.node(c)
			}
		}
	case *parse.CommentNode:
		text := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(n.Text, "/*"), "*/"))
		if note, ok := strings.CutPrefix(text, "i18n:"); ok {
			w.note = strings.Join(strings.Fields(note), " ")
		}
	case *parse.ActionNode:
		w.pipe(n.Pipe)
	case *parse.TemplateNode:
		w.pipe(n.Pipe)
	case *parse.IfNode:
		w.branch(&n.BranchNode)
	case *parse.WithNode:
		w.branch(&n.BranchNode)
	case *parse.RangeNode:
		w.branch(&n.BranchNode)
	case *parse.PipeNode:
		w.pipe(n)
	case *parse.ChainNode:
		w.node(n.Node)
	}
}

func (w *templateWalk) branch(b *parse.BranchNode) {
	w.pipe(b.Pipe)
	w.node(b.List)
	w.node(b.ElseList)
}

func (w *templateWalk) pipe(p *parse.PipeNode) {
	if p == nil {
		return
	}
	for i, c := range p.Cmds {
		args := c.Args
		if i > 0 { // the value before the bar is the last argument
			if before := p.Cmds[i-1].Args; len(before) == 1 {
				args = append(append([]parse.Node{}, args...), before[0])
			}
		}
		w.call(args)
		for _, a := range c.Args {
			w.node(a)
		}
	}
}

func (w *templateWalk) call(args []parse.Node) {
	literal := func(i int) string {
		if i < len(args) {
			if s, ok := args[i].(*parse.StringNode); ok {
				return s.Text
			}
		}
		return ""
	}
	f := found{file: w.file, pos: int(args[0].Position())}
	switch method(args[0]) {
	case "T":
		f.id = literal(1)
	case "TC":
		if f.ctx, f.id = literal(1), literal(2); f.ctx == "" {
			return
		}
	case "N":
		if f.id, f.plural = literal(2), literal(3); f.plural == "" {
			return
		}
	}
	if f.id == "" {
		return
	}
	if w.note != "" {
		f.notes, w.note = []string{w.note}, ""
	}
	w.found = append(w.found, f)
}

// method is the last name of .T, $.T, $x.T, .Page.T, (…).T or T.
func method(n parse.Node) string {
	var names []string
	switch n := n.(type) {
	case *parse.FieldNode:
		names = n.Ident
	case *parse.VariableNode:
		names = n.Ident[1:]
	case *parse.ChainNode:
		names = n.Field
	case *parse.IdentifierNode:
		names = []string{n.Ident}
	}
	if len(names) == 0 {
		return ""
	}
	return names[len(names)-1]
}
