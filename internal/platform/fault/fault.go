// Package fault gives an error a kind, so that every layer agrees on what
// went wrong and only the outermost layer decides how to say it.
//
// A fault carries a message that is safe to show and can be translated; the
// cause behind it is for the log alone. An error without a kind is Internal:
// it is logged and never shown.
package fault

import "errors"

// A Kind classifies an error for callers that must act on it.
type Kind uint8

// The kinds. Internal is the zero value: what nobody classified is our fault.
const (
	Internal   Kind = iota // nothing the caller did; logged, never shown
	Invalid                // the input breaks a rule
	NotFound               // no such thing, or not for this actor to see
	NotAllowed             // the address exists, the method does not
	TooLarge               // more input than the limit
)

// Error pairs a kind with a message that is safe to show.
type Error struct {
	Kind Kind
	Key  string // message in English, the msgid of its translations
	Err  error  // cause, for the log only; may be nil
}

// Error returns the message and, for logs, its cause.
func (e *Error) Error() string {
	if e.Err != nil {
		return e.Key + ": " + e.Err.Error()
	}
	return e.Key
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// New returns an error of the given kind. The key is the English message.
func New(k Kind, key string) error { return &Error{Kind: k, Key: key} }

// Wrap returns an error of the given kind with a cause for the log.
func Wrap(k Kind, key string, cause error) error { return &Error{Kind: k, Key: key, Err: cause} }

// KindOf reports the kind of err, Internal if it carries none.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Internal
}
