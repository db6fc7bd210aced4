package app

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/textcheck/identifier"
	"github.com/free2link/free2link/internal/wording"
)

// Check reads one advert, post or chat and prints what its wording may mean, as text or JSON in the language of words. It keeps nothing.
// textLang is the text's language or "auto", kind is advert, chat or auto.
func (a *App) Check(in io.Reader, out io.Writer, words, textLang, kind, format string) error {
	data, err := io.ReadAll(io.LimitReader(in, 2*wording.MostBytes+4)) // enough for UTF-16, and to tell that it is too much
	if err != nil {
		return InputError(err)
	}
	s := wording.FromFile(data)
	if err := wording.Valid(s); err != nil {
		return InputError(err)
	}
	l, ok := a.Languages.Locale(i18n.Lang(words))
	if !ok {
		return InputError(fmt.Errorf("unknown language %q", words))
	}
	r, err := a.Wording.NewReader()
	if err != nil {
		return err
	}
	o := wording.Options{}
	if textLang != "auto" {
		o.Language = textLang
	}
	if kind != "auto" {
		o.Kind = wording.Kind(kind)
	}
	var reading wording.Reading
	r.Read(s, o, &reading)
	if format == "explain" {
		_, err = io.WriteString(out, explain(r, s, &reading))
		return err
	}
	if format == "json" {
		b, err := a.Wording.JSON(l, s, &reading)
		if err != nil {
			return err
		}
		_, err = out.Write(append(b, '\n'))
		return err
	}
	_, err = io.WriteString(out, a.wordingText(l, s, &reading))
	return err
}

// wordingText is the reading for a person at a terminal.
func (a *App) wordingText(l *i18n.Locale, s string, r *wording.Reading) string {
	var b strings.Builder
	line := func(s ...string) { b.WriteString(strings.Join(s, "") + "\n") }
	line(wording.SayLevel(l, r.Level))
	line(wording.Notice(l, r.Level))
	if r.Aware {
		line(l.T("The text seems to warn of such wording, or to report on it."))
	}
	for _, f := range r.Findings {
		sign := a.Wording.Sign(f.Sign)
		line("\n", sign.SayTitle(l).String, " (", wording.SayStrength(l, f.Strength), ")")
		line("  ", l.Quote(oneLine(s[f.Start:f.End])))
		if f.Disguised {
			line("  ", l.T("The letters were disguised."))
		}
		line("  ", l.T("Innocent explanation:"), " ", sign.SayInnocent(l).String)
		line("  ", l.T("Ask:"), " ", sign.SayAsk(l).String)
	}
	if len(r.Protective) > 0 {
		line("\n", l.T("What speaks for the offer"))
		for _, f := range r.Protective {
			line("  - ", wording.SayFact(l, f.Kind), ": ", l.Quote(oneLine(s[f.Start:f.End])))
		}
	}
	if len(r.Identifiers) > 0 {
		line("\n", l.T("Contact details in the text"))
		for _, f := range r.Identifiers {
			line("  - ", identifier.Defang(oneLine(f.Value)), "  ", identifier.Defang(cmp.Or(f.Normalised, f.Value)))
		}
	}
	line("\n", l.T("Next step"))
	for _, k := range wording.NextSteps(r) {
		line("  - ", wording.SayStep(l, k))
	}
	return b.String()
}

// oneLine makes a part of a text fit for one line of a terminal: no line ends, no control characters.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f || 0x80 <= r && r < 0xa0 }), " ")
}
