package web

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strconv"
	"strings"
	"sync"
)

// A Source says where a page's templates come from.
type Source struct {
	Layout fs.FS            // "views/*.html" of the design system
	Own    fs.FS            // "views/<name>.html" of the capability
	Shared fs.FS            // "views/*.html" of a capability below it; may be nil
	Also   []string         // further files of Own that the page needs
	Dir    string           // the capability's folder in the repository, for development
	Below  string           // the folder of Shared
	Funcs  template.FuncMap // icons
}

// A Page is a template bound to the type of data it shows.
type Page[T any] struct {
	src  Source
	name string
	t    *template.Template
}

// Parse reads the page from the source; it panics, as it runs at start-up and
// every page is parsed by a test.
func Parse[T any](src Source, name string) Page[T] {
	return Page[T]{src, name, template.Must(src.parse("", name))}
}

func (src Source) parse(root, name string) (*template.Template, error) {
	layout, own, shared := src.Layout, src.Own, src.Shared
	if root != "" {
		layout, own = os.DirFS(path.Join(root, "ui")), os.DirFS(path.Join(root, src.Dir))
		if shared != nil {
			shared = os.DirFS(path.Join(root, src.Below))
		}
	}
	t, err := template.New("layout.html").Funcs(src.Funcs).Option("missingkey=error").ParseFS(layout, "views/*.html")
	if err != nil {
		return nil, fmt.Errorf("parse layout: %w", err)
	}
	if shared != nil {
		if t, err = t.ParseFS(shared, "views/*.html"); err != nil {
			return nil, fmt.Errorf("parse %s: %w", src.Below, err)
		}
	}
	// A page's file is parsed with its neighbours whose names begin with "part-".
	names := []string{"views/" + name + ".html"}
	if parts, _ := fs.Glob(own, "views/part-*.html"); len(parts) > 0 {
		names = append(parts, names...)
	}
	names = append(names, src.Also...)
	if t, err = t.ParseFS(own, names...); err != nil {
		return nil, fmt.Errorf("parse %s: %w", name, err)
	}
	return t, nil
}

// Template returns the template, for tests that check it against T.
func (p Page[T]) Template() *template.Template { return p.t.Lookup("layout.html") }

// Render writes the page, or nothing if the template fails.
func (p Page[T]) Render(w http.ResponseWriter, r *http.Request, code int, data T) error {
	return p.render(siteOf(r.Context()), w, r, code, data)
}

func (p Page[T]) render(s *Site, w http.ResponseWriter, r *http.Request, code int, data T) error {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := p.execute(s, b, data); err != nil {
		return err
	}
	tag := ""
	if code == http.StatusOK && r.Method != http.MethodPost && w.Header().Get("Cache-Control") != "no-store" {
		tag = tagOf(b.Bytes())
	}
	return write(w, r, code, b.Bytes(), nil, tag)
}

func (p Page[T]) execute(s *Site, b *bytes.Buffer, data T) error {
	t := p.t
	if s.Dev != nil && s.Dev.Root != "" {
		var err error
		if t, err = p.src.parse(s.Dev.Root, p.name); err != nil {
			return err
		}
	}
	if err := t.ExecuteTemplate(b, "layout.html", data); err != nil {
		return fmt.Errorf("render %s: %w", p.name, err)
	}
	return nil
}

// Static makes the page once, for pages that are the same for everybody.
func (p Page[T]) Static(s *Site, data T) (*Document, error) {
	var b bytes.Buffer
	if err := p.execute(s, &b, data); err != nil {
		return nil, err
	}
	return newDocument(b.Bytes())
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

var gzips = sync.Pool{New: func() any { z, _ := gzip.NewWriterLevel(nil, gzip.DefaultCompression); return z }}

// A Document is a finished page with its compressed form and its tag.
type Document struct {
	body, zipped []byte
	tag          string
}

// Serve writes the document, or 304 where the browser has it already.
func (d *Document) Serve(w http.ResponseWriter, r *http.Request) error {
	return write(w, r, http.StatusOK, d.body, d.zipped, d.tag)
}

// hasAlready reads If-None-Match as RFC 9110 §13.1.2 has it: a list of tags, or *.
func hasAlready(r *http.Request, tag string) bool {
	for known := range strings.SplitSeq(r.Header.Get("If-None-Match"), ",") {
		known = strings.TrimSpace(known)
		if known == "*" || known != "" && strings.TrimPrefix(known, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// write sends html, compressed where the browser takes it, or 304 where the
// browser has the page of this tag already. An empty tag sends always.
func write(w http.ResponseWriter, r *http.Request, code int, body, zipped []byte, tag string) error {
	h := w.Header()
	h.Add("Vary", "Accept-Encoding")
	if tag != "" {
		h.Set("ETag", tag)
		if hasAlready(r, tag) {
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
	}
	h.Set("Content-Type", "text/html; charset=utf-8")
	if acceptsGzip(r) {
		if zipped == nil {
			var z bytes.Buffer
			if err := zip(&z, body); err != nil {
				return err
			}
			zipped = z.Bytes()
		}
		h.Set("Content-Encoding", "gzip")
		body = zipped
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(code)
	if r.Method == http.MethodHead {
		return nil
	}
	_, err := w.Write(body)
	if err != nil {
		return errors.Join(errGone, err)
	}
	return nil
}

var errGone = errors.New("the reader went away")

func zip(to *bytes.Buffer, body []byte) error {
	z := gzips.Get().(*gzip.Writer)
	defer gzips.Put(z)
	z.Reset(to)
	if _, err := z.Write(body); err != nil {
		return fmt.Errorf("compress: %w", err)
	}
	return z.Close()
}

// acceptsGzip reads Accept-Encoding as RFC 9110 §12.5.3 has it, for gzip alone:
// gzip by name comes before *.
func acceptsGzip(r *http.Request) bool {
	star, named, byName := false, false, false
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		q := strings.ReplaceAll(params, " ", "")
		ok := strings.TrimRight(q, "0") != "q=" && strings.TrimRight(q, "0") != "q=0."
		switch name = strings.TrimSpace(name); {
		case strings.EqualFold(name, "gzip"):
			named, byName = true, ok
		case name == "*":
			star = ok
		}
	}
	if named {
		return byName
	}
	return star
}
