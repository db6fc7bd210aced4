package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/free2link/free2link/internal/platform/fault"
)

func newDocument(body []byte) (*Document, error) {
	var z bytes.Buffer
	zw, err := gzip.NewWriterLevel(&z, gzip.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	if _, err := zw.Write(body); err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	if err := zw.Close(); err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	return &Document{body, z.Bytes(), tagOf(body)}, nil
}

// tagOf is weak: the compressed and the plain form are the same page.
func tagOf(body []byte) string {
	sum := sha256.Sum256(body)
	return `W/"` + hex.EncodeToString(sum[:8]) + `"`
}

// asset serves a file under its hashed name; what the name says never changes.
func (s *Site) asset(w http.ResponseWriter, r *http.Request) {
	if !s.only(w, r, http.MethodGet, http.MethodHead) {
		return
	}
	a, ok := s.findAsset(r.URL.Path)
	if !ok {
		s.failed(w, r, fault.New(fault.NotFound, msgNotFound))
		return
	}
	h := w.Header()
	h.Set("Content-Type", a.Type)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	if r.URL.Path != a.Path { // /favicon.ico: its name says nothing about its content
		h.Set("Cache-Control", "public, max-age=86400")
	}
	h.Del("X-Robots-Tag")
	h.Add("Vary", "Accept-Encoding")
	body := a.Body
	if a.Gzip != nil && acceptsGzip(r) {
		h.Set("Content-Encoding", "gzip")
		body = a.Gzip
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the reader went away: nothing to be done
	}
}

func (s *Site) findAsset(path string) (Asset, bool) {
	if path == "/favicon.ico" {
		path = s.assetPath("icon")
	}
	if s.Dev != nil && s.Dev.Assets != nil {
		list, err := s.Dev.Assets()
		if err != nil {
			return Asset{}, false
		}
		for _, a := range list {
			if a.Path == path || sameKind(a.Path, path) {
				return a, true
			}
		}
	}
	a, ok := s.assets[path]
	return a, ok
}

// sameKind lets a page that was open before an edit find the newer file.
func sameKind(a, b string) bool {
	return a[strings.LastIndexByte(a, '.')+1:] == b[strings.LastIndexByte(b, '.')+1:]
}

func (s *Site) assetPath(kind string) string {
	list := s.Assets
	if s.Dev != nil && s.Dev.Assets != nil {
		if l, err := s.Dev.Assets(); err == nil {
			list = l
		}
	}
	for _, a := range list {
		if a.Kind == kind {
			return a.Path
		}
	}
	return ""
}
