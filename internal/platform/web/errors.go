package web

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime"

	"github.com/free2link/free2link/internal/platform/fault"
	"github.com/free2link/free2link/internal/platform/i18n"
)

// Messages of this package; each is a msgid.
var (
	msgNotFound    = i18n.Mark("This page does not exist. The address may be old or mistyped.")
	msgMethod      = i18n.Mark("This address cannot be used in that way.")
	msgTooLarge    = i18n.Mark("That was more than this page can read. Nothing was kept. Go back and make the text shorter.")
	msgCrossOrigin = i18n.Mark("This form came from another site, so it was not accepted.")
	msgOff         = i18n.Mark("Whoever runs this site has switched this part off. The page on who to call still works.")
	msgOffHere     = i18n.Mark("Whoever runs this site has switched this part off for this country. The page on who to call still works.")
	msgLanguage    = i18n.Mark("This language is not offered.")
	msgInternal    = i18n.Mark("Something went wrong on our side. Nothing you entered was kept. If somebody is in danger, do not wait for this page: call 112.")
)

var statusOf = map[fault.Kind]int{
	fault.Invalid: http.StatusUnprocessableEntity, fault.NotFound: http.StatusNotFound,
	fault.NotAllowed: http.StatusMethodNotAllowed, fault.TooLarge: http.StatusRequestEntityTooLarge,
	fault.Internal: http.StatusInternalServerError,
}

// ErrorPage is what the error template shows.
type ErrorPage struct {
	*Shell
	Code      int
	Message   string
	Reference string // empty unless somebody should report it
	Offer     bool   // offer the languages instead of a way home
}

// failed answers with the page for err. A response already begun is cut off
// instead, so that half a page never looks whole.
func (s *Site) failed(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, errGone) {
		return
	}
	rec, _ := w.(*recorder)
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		err = fault.Wrap(fault.TooLarge, msgTooLarge, err)
	}
	kind := fault.KindOf(err)
	msg, ref := msgInternal, ""
	if f, ok := errors.AsType[*fault.Error](err); ok && f.Kind != fault.Internal {
		msg = f.Key
	} else {
		ref = s.Reference()
		s.logFailure(r, ref, err)
	}
	if rec != nil && rec.code != 0 {
		panic(http.ErrAbortHandler)
	}
	s.showError(w, r, ErrorPage{Code: statusOf[kind], Message: msg, Reference: ref})
}

// panicked is a panic that became an error. Its value may hold anything, so only
// its type is logged unless the run-time system made it.
type panicked struct {
	value any
	stack []byte
}

func (p panicked) Error() string {
	if err, ok := p.value.(runtime.Error); ok {
		return "panic: " + err.Error()
	}
	return fmt.Sprintf("panic with a %T", p.value)
}

func (s *Site) logFailure(r *http.Request, ref string, err error) {
	attrs := []slog.Attr{slog.String("reference", ref), slog.String("cause", err.Error())}
	if v, ok := r.Context().Value(keyVisit).(*visit); ok {
		attrs = append(attrs, slog.String("route", v.name))
	}
	if p, ok := errors.AsType[panicked](err); ok {
		attrs = append(attrs, slog.String("stack", string(p.stack)))
	}
	s.Log.LogAttrs(r.Context(), slog.LevelError, "request failed", attrs...)
}

func (s *Site) unknownLanguage(w http.ResponseWriter, r *http.Request) {
	s.showError(w, r, ErrorPage{Code: http.StatusNotFound, Message: msgNotFound, Offer: true})
}

func (s *Site) showError(w http.ResponseWriter, r *http.Request, p ErrorPage) {
	l := LocaleOf(r)
	if l == nil {
		l, _ = s.Languages.Locale(i18n.Match(r.Header.Get("Accept-Language"), s.offered()))
		p.Offer = true
	}
	p.Shell = s.shell(l, "/")
	p.Title = l.T("This page could not be shown")
	p.Message = l.T(p.Message)
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Robots-Tag", "noindex, noarchive")
	if err := s.ErrorView.render(s, w, r, p.Code, p); err != nil {
		s.Log.ErrorContext(r.Context(), "error page failed", slog.String("cause", err.Error()))
		http.Error(w, p.Message, p.Code)
	}
}
