package app

import (
	"bytes"
	"cmp"
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
	limit := identify.AnswersLimits().Bytes
	data, err := io.ReadAll(io.LimitReader(in, int64(limit)+1)) // one more tells that it is too much
	if err != nil {
		return InputError(err)
	}
	if len(data) > limit {
		return InputError(fmt.Errorf("the file is larger than %d bytes", limit))
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
	steps := identify.NextSteps(a.Catalogue, file, res, a.Catalogue.Set().Changes(&file.Answers, res))
	if format == "json" {
		next := make([]identify.Next, 0, len(steps))
		for _, s := range steps {
			next = append(next, identify.Next{Kind: s.Kind, Text: a.sayStep(l, s, file.Country), Contact: s.Contact})
		}
		b, err := a.Catalogue.JSON(res, next, identify.Notice(l))
		if err != nil {
			return fmt.Errorf("write the result: %w", err)
		}
		_, err = out.Write(append(bytes.TrimSpace(b), '\n'))
		return err
	}
	_, err = io.WriteString(out, a.text(l, file, res, steps))
	return err
}

// text is the reading for a person at a terminal.
func (a *App) text(l *i18n.Locale, f identify.AnswersFile, r rule.Result, steps []identify.NextStep) string {
	var b strings.Builder
	line := func(s ...string) { b.WriteString(strings.Join(s, "") + "\n") }
	if r.Emergency {
		u := pathway.UrgencyOf(l, identify.NeedsOf(f.Now))
		line(l.T("Danger now: what to do first"))
		line("112: ", l.T("Say where you are first. Then:"), " ", u.Say, " ", l.T("You do not need to be sure."))
		for i, m := range u.Minutes {
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
	if len(r.AskDanger) > 0 {
		line("\n", l.T("Is this so now?"), " ", a.Catalogue.Titles(l, r.AskDanger))
	}
	line()
	for _, e := range identify.SayElements(l, r) {
		line(e.Title, ": ", cmp.Or(a.Catalogue.Titles(l, e.Signs), e.State))
	}
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
		line("\n", l.T("Noted, not counted:"), " ", a.Catalogue.Titles(l, r.Noted))
	}
	if len(r.Ignored) > 0 {
		line("\n", l.T("Not a sign at this age, left out:"), " ", a.Catalogue.Titles(l, r.Ignored))
	}
	line("\n", l.T("Next step"))
	line("  ", l.T("Before you call: somebody may check this phone. A call stays in its list. If you can, use another phone."))
	for _, s := range steps {
		line("  - ", a.sayStep(l, s, f.Country))
	}
	line("\n", l.T("Why this is not proof"), ". ", l.T("This box is the same at every level. Nobody has tested these levels. The signs about phones and accounts are our own proposal."))
	line("\n", l.T("Rules %s, “ILO-style”: our own rule after the idea of the ILO’s indicators, a draft for review by experts.", rule.Version))
	return b.String()
}

// sayStep puts a next step in a sentence, with the number where one may be given out.
func (a *App) sayStep(l *i18n.Locale, s identify.NextStep, country string) string {
	text := identify.SayStep(l, s.Kind)
	if len(s.Signs) > 0 {
		text += ": " + a.Catalogue.Titles(l, s.Signs)
	}
	line, ok := a.Contacts.Line(s.Contact)
	if s.Kind == identify.StepChild {
		if c, known := a.Contacts.Country(country); known {
			line, ok = c.First(pathway.Child)
		}
	}
	if !ok || !line.Call() {
		return text
	}
	if line.ID == pathway.Emergency.ID {
		return text + ": " + line.Shown
	}
	return fmt.Sprintf("%s: %s, %s (%s)", text, line.Say(l, "name").String, line.Shown, a.Contacts.SayState(l, line))
}

// Folder reads packs from a folder instead of the program.
func Folder(dir string) (Packs, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Packs{}, InputError(err)
	}
	all := root.FS()
	var p Packs
	for name, to := range map[string]*fs.FS{"content/signs": &p.Signs, "content/contacts": &p.Contacts, "content/pathways": &p.Pathways, "content/guides": &p.Guides, "content/phrases": &p.Phrases, "content/wording": &p.Wording, "locale": &p.Locale} {
		if _, err := fs.Stat(all, name); err != nil {
			return Packs{}, InputError(fmt.Errorf("%s has no folder %s", dir, name))
		}
		if *to, err = fs.Sub(all, name); err != nil {
			return Packs{}, InputError(err)
		}
	}
	return p, nil
}
