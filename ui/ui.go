// Package ui is the design system: one style sheet, one small script, the icons, and the layout around every page.
//
// It guarantees: two files and an icon for the browser, at most 12 KB of style and 4 KB of script after gzip; the name of
// each file holds a hash of its content, so that it may be cached for ever; everything on a page works without the
// script; no inline style, no inline handler, nothing stored in the browser.
//
// It refuses: knowing any capability, reading a request, choosing a language.
//
// The sheet is css/*.css joined in the order of the numbers: reset, tokens, base, layout, components, modes, print. It is
// served flat (no layers, nesting or :is) because people hold phones with Chrome 87, Safari 14.1 and Firefox 78. The
// script is js/*.js joined the same way; each file is a function of its own and says in its first lines which attributes
// it listens to.
package ui

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

//go:embed css/*.css js/*.js icon.svg
var files embed.FS

// Asset is one file that the browser loads.
type Asset struct {
	Path string // from the root of the site, with a hash of Body: /assets/free2link-0f1e2d3c4b.css
	Type string // value of Content-Type
	Body []byte
	Gzip []byte // Body, compressed once with the best level
}

// Bundle is everything the browser loads besides the page itself.
type Bundle struct {
	Style  Asset
	Script Asset
	Icon   Asset
}

// Assets returns the files built into the program. They are the same, byte for byte, in every run.
func Assets() (Bundle, error) {
	return build(files)
}

// Live returns the files as they stand now in dir, the folder ui of the source, for development: call it for every
// request, and a change is on the page without a restart. The error names the file that could not be read.
func Live(dir string) (Bundle, error) {
	return build(os.DirFS(dir))
}

// All returns the files of the bundle in a fixed order.
func (b Bundle) All() []Asset {
	return []Asset{b.Style, b.Script, b.Icon}
}

// Find returns the file with that path, and whether there is one.
func (b Bundle) Find(path string) (Asset, bool) {
	for _, a := range b.All() {
		if a.Path == path {
			return a, true
		}
	}
	return Asset{}, false
}

func build(from fs.FS) (Bundle, error) {
	style, err := join(from, "css/*.css", lightStyle)
	if err != nil {
		return Bundle{}, err
	}
	script, err := join(from, "js/*.js", lightScript)
	if err != nil {
		return Bundle{}, err
	}
	icon, err := fs.ReadFile(from, "icon.svg")
	if err != nil {
		return Bundle{}, fmt.Errorf("ui: read icon: %w", err)
	}
	return Bundle{
		Style:  asset("free2link", ".css", "text/css; charset=utf-8", style),
		Script: asset("free2link", ".js", "text/javascript; charset=utf-8", script),
		Icon:   asset("icon", ".svg", "image/svg+xml", icon),
	}, nil
}

// join reads the files that match pattern in the order of their names and makes each one lighter.
func join(from fs.FS, pattern string, light func(string) string) ([]byte, error) {
	names, err := fs.Glob(from, pattern)
	if err != nil {
		return nil, fmt.Errorf("ui: list %s: %w", pattern, err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("ui: no file matches %s", pattern)
	}
	var all strings.Builder
	for _, name := range names {
		text, err := fs.ReadFile(from, name)
		if err != nil {
			return nil, fmt.Errorf("ui: read %s: %w", name, err)
		}
		all.WriteString(light(string(text)))
	}
	return []byte(all.String()), nil
}

// lightStyle drops comments, leading blanks and empty lines. Our sheets hold no comment mark inside a string.
func lightStyle(text string) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(text, "/*")
		out.WriteString(before)
		if !found {
			break
		}
		_, text, _ = strings.Cut(rest, "*/")
	}
	return dropLines(out.String(), func(string) bool { return false })
}

// lightScript drops leading blanks, empty lines and lines that are only a comment. It keeps the line ends: the language
// gives them a meaning. Our scripts hold no text that runs over several lines.
func lightScript(text string) string {
	return dropLines(text, func(line string) bool { return strings.HasPrefix(line, "//") })
}

func dropLines(text string, drop func(string) bool) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || drop(line) {
			continue
		}
		out.WriteString(line)
		out.WriteByte('\n')
	}
	return out.String()
}

func asset(name, ext, kind string, body []byte) Asset {
	sum := sha256.Sum256(body)
	return Asset{
		Path: "/assets/" + name + "-" + hex.EncodeToString(sum[:5]) + ext,
		Type: kind,
		Body: body,
		Gzip: compress(body),
	}
}

// compress never fails: the level is valid and the buffer only grows.
func compress(body []byte) []byte {
	var buf bytes.Buffer
	w, err := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	if err == nil {
		_, err = w.Write(body)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic("ui: compress: " + err.Error())
	}
	return buf.Bytes()
}
