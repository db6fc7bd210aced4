package web

import (
	"log/slog"
	"net/http"
	"time"
)

// recorder remembers the status and size of a response for the log.
type recorder struct {
	http.ResponseWriter
	start time.Time
	code  int
	bytes int
}

func (w *recorder) WriteHeader(code int) {
	if w.code == 0 {
		w.code = code
	}
	w.ResponseWriter.WriteHeader(code)
}

func (w *recorder) Write(b []byte) (int, error) {
	if w.code == 0 {
		w.code = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(b)
	w.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// logRequest writes one line. It names the route, never the address asked for,
// the query, the language, the reader's network address or anything typed.
func (s *Site) logRequest(w *recorder, r *http.Request, route string) {
	if route == "" {
		route = "none"
	}
	s.Log.LogAttrs(r.Context(), slog.LevelInfo, "request",
		slog.String("method", knownMethod(r.Method)), slog.String("route", route), slog.Int("status", w.code),
		slog.Int("bytes", w.bytes), slog.Duration("took", s.Now().Sub(w.start).Round(time.Microsecond)))
}

// knownMethod keeps a made-up method from carrying text into the log.
func knownMethod(m string) string {
	switch m {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions, http.MethodPatch:
		return m
	}
	return "other"
}
