package app

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// discard is a response that goes nowhere, so that the benchmark measures ours.
type discard struct {
	h    http.Header
	code int
	n    int
}

func (d *discard) Header() http.Header         { return d.h }
func (d *discard) WriteHeader(code int)        { d.code = code }
func (d *discard) Write(b []byte) (int, error) { d.n += len(b); return len(b), nil }

// The empty form is made once; serving it is a copy. Bound: 100 µs.
func BenchmarkFormPage(b *testing.B) {
	for _, form := range []string{"quick", "full"} {
		b.Run(form, func(b *testing.B) {
			s, _ := site(b)
			r := httptest.NewRequest(http.MethodGet, "/el/signs/"+form+asked, nil)
			r.Header.Set("Accept-Encoding", "gzip")
			b.ReportAllocs()
			for b.Loop() {
				w := &discard{h: http.Header{}}
				s.ServeHTTP(w, r)
				if w.code != 200 {
					b.Fatal(w.code)
				}
			}
		})
	}
}

// The reading: form read, scored, explained and rendered, compressed or not.
// Bound: 1 ms at the median on one core for the rendered page.
func BenchmarkSummary(b *testing.B) {
	s, _ := site(b)
	quick := url.Values{"view": {"worried"}}
	all := url.Values{"view": {"worried"}}
	a, err := Load(Embedded())
	if err != nil {
		b.Fatal(err)
	}
	for i := range a.Catalogue.Signs {
		sign := &a.Catalogue.Signs[i]
		if sign.ListedOnly {
			continue
		}
		all.Set(sign.ID, "yes")
		if sign.Quick > 0 && sign.Quick <= 6 {
			quick.Set(sign.ID, "yes")
		} else if sign.Quick > 0 {
			quick.Set(sign.ID, "no")
		}
	}
	for _, bb := range []struct {
		name, path string
		form       url.Values
		encoding   string
	}{
		{"quick/en", "/en/signs/quick", quick, ""}, {"quick/el", "/el/signs/quick", quick, ""}, {"quick/el/gzip", "/el/signs/quick", quick, "gzip"},
		{"all-yes/el", "/el/signs/full", all, ""},
	} {
		b.Run(bb.name, func(b *testing.B) {
			body := bb.form.Encode()
			b.ReportAllocs()
			for b.Loop() {
				r := httptest.NewRequest(http.MethodPost, bb.path+asked, strings.NewReader(body))
				r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
				r.Header.Set("Accept-Encoding", bb.encoding)
				w := &discard{h: http.Header{}}
				s.ServeHTTP(w, r)
				if w.code != 200 {
					b.Fatal(w.code)
				}
			}
		})
	}
}
