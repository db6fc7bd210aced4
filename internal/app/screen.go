package app

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/i18n"
)

// ErrInput marks an error as wrong use or input: the command ends with 2.
var ErrInput = errors.New("input")

// InputError marks err as the fault of what was given, in a plain sentence.
func InputError(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return inputError{fmt.Errorf("cannot read %s: %w", p.Path, p.Err)}
	}
	return inputError{err}
}

type inputError struct{ error }

func (e inputError) Is(target error) bool { return target == ErrInput }
func (e inputError) Unwrap() error        { return e.error }

// Screen reads one answers file and prints its reading as text or JSON in the
// given language. It keeps nothing.
func (a *App) Screen(in io.Reader, out io.Writer, lang, format string) error {
	limit := int64(identify.AnswersLimits().Bytes) + 1 // one more tells that it is too much
	data, err := io.ReadAll(io.LimitReader(in, limit))
	if err != nil {
		return InputError(err)
	}
	file, err := identify.ParseAnswers(data, a.Catalogue)
	if err != nil {
		return InputError(err)
	}
	l, ok := a.Languages.Locale(i18n.Lang(lang))
	if !ok {
		return InputError(fmt.Errorf("unknown language %q", lang))
	}
	res := a.Catalogue.Set().Score(&file.Answers)
	steps := identify.NextSteps(a.Catalogue, file, res)
	if format == "json" {
		next := make([]identify.Next, 0, len(steps))
		for _, s := range steps {
			next = append(next, identify.Next{Kind: s.Kind, Text: a.sayStep(l, s), Contact: s.Contact})
		}
		b, err := a.Catalogue.JSON(res, next, identify.Notice(l))
		if err != nil {
			return fmt.Errorf("write the result: %w", err)
		}
		_, err = out.Write(append(bytes.TrimSpace(b), '\n'))
		return err
	}
	_, err = io.WriteString(out, a.text(l, res, steps))
	return err
}

// text is the reading for a person at a terminal.
func (a *App) text(l *i18n.Locale, r rule.Result, steps []identify.NextStep) string {
	var b strings.Builder
	line := func(s ...string) { b.WriteString(strings.Join(s, "") + "\n") }
	if r.Emergency {
		line(l.T("Danger now: what to do first"))
		for i, m := range pathway.Minutes(l) {
			line(fmt.Sprintf("  %d. ", i+1), m.Title, ". ", m.Text)
		}
		line()
	}
	if r.ChildPathway {
		line(l.T("Child protection now"))
	} else if r.TalkToChildProtection {
		line(l.T("Talk to child protection."))
	}
	line(identify.SayLevel(l, r))
	line(identify.Notice(l))
	for d := range rule.Dimensions {
		x := r.Dimensions[d]
		if len(x.Counted) == 0 {
			continue
		}
		line("\n", identify.SayDimension(l, rule.Dimension(d)), ". ", identify.SayMet(l, x))
		for _, c := range x.Counted {
			s := &a.Catalogue.Signs[c.Sign]
			line("  - ", s.SayTitle(l), " (", identify.SayStrength(l, c.Strength), ")")
			line("    ", l.T("Innocent explanation:"), " ", s.Say(l, "innocent", s.Innocent).String)
		}
	}
	if len(r.Noted) > 0 {
		line("\n", l.T("Noted, not counted:"), " ", a.titles(l, r.Noted))
	}
	if len(r.Ignored) > 0 {
		line("\n", l.T("Not a sign at this age, left out:"), " ", a.titles(l, r.Ignored))
	}
	line("\n", l.T("Next step"))
	for _, s := range steps {
		line("  - ", a.sayStep(l, s))
	}
	line("\n", l.T("Rules %s, “ILO-style”: our own rule after the idea of the ILO’s indicators, a draft for review by experts.", rule.Version))
	return b.String()
}

func (a *App) titles(l *i18n.Locale, signs []int) string {
	names := make([]string, 0, len(signs))
	for _, i := range signs {
		names = append(names, a.Catalogue.Signs[i].SayTitle(l))
	}
	return strings.Join(names, "; ")
}

// sayStep puts a next step in a sentence, with the number where one may be given out.
func (a *App) sayStep(l *i18n.Locale, s identify.NextStep) string {
	text := identify.SayStep(l, s.Kind)
	if len(s.Signs) > 0 {
		text += ": " + a.titles(l, s.Signs)
	}
	line, ok := a.Contacts.Line(s.Contact)
	if !ok || !line.Call() {
		return text
	}
	if line.ID == pathway.Emergency.ID {
		return text + ": " + line.Shown
	}
	return fmt.Sprintf("%s: %s, %s (%s)", text, line.Name, line.Shown, pathway.SayState(l, line))
}

// Folder reads packs from a folder instead of the program.
func Folder(dir string) (Packs, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Packs{}, InputError(err)
	}
	all := root.FS()
	var p Packs
	for name, to := range map[string]*fs.FS{"content/signs": &p.Signs, "content/contacts": &p.Contacts, "locale": &p.Locale} {
		if _, err := fs.Stat(all, name); err != nil {
			return Packs{}, InputError(fmt.Errorf("%s has no folder %s", dir, name))
		}
		if *to, err = fs.Sub(all, name); err != nil {
			return Packs{}, InputError(err)
		}
	}
	return p, nil
}
