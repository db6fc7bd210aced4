package identifyweb

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/identify/sheet"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/internal/platform/yamldoc"
)

// checkForm is what the form about signs holds. Signs are indexes in the catalogue.
type checkForm struct {
	Answers        map[int]rule.Answer
	OnTheWay, Used map[int]bool
	View           string
	Reason, Theirs string
	Intended       bool
	Per            int               // of the box "Why this is not proof": affected in 100
	Do             string            // "change", "proof" or ""
	Language       string            // asked for with the language list
	Reading        bool              // sent by the page with the reading, not by the form
	Full           bool              // the reading came from the full form
	Sheet          map[string]string // the fields of the referral sheet, which travel along
}

func (f checkForm) answer(i int) rule.Answer { return f.Answers[i] }

// read answers the form: with the reading, with the form in another language,
// or with the form and what is wrong in it.
func (h *Handlers) read(full bool) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		m, begun := h.metaOf(r.URL.Query())
		if err := web.SiteOf(r).Off("check", m.Country); err != nil {
			return err
		}
		raw, err := readForm(r)
		if err != nil {
			return err
		}
		l := web.LocaleOf(r)
		f, bad := h.checkForm(raw, l)
		if !begun { // what was entered stays on the page
			bad = append(bad, problem{"start", l.T("The safety questions come first. They were not answered, or the address was changed.")})
		}
		if f.Language != "" && f.Language != string(l.Lang()) {
			return web.Repeat(w, r, i18n.Lang(f.Language), "/signs/"+formName(full))
		}
		switch {
		case len(bad) > 0:
			return h.showForm(w, r, http.StatusUnprocessableEntity, full, f, bad)
		case f.Do == "change", f.Language != "" && !f.Reading:
			return h.showForm(w, r, http.StatusOK, full, f, nil)
		}
		return h.summary(w, r, full, m, f)
	}
}

// checkForm reads every sign, whatever the length of the form: what the quick
// form does not show, it carries on.
func (h *Handlers) checkForm(raw *form, l *i18n.Locale) (checkForm, problems) {
	f := checkForm{Answers: map[int]rule.Answer{}, OnTheWay: map[int]bool{}, Used: map[int]bool{}}
	var bad problems
	for i := range h.Catalogue.Signs {
		s := &h.Catalogue.Signs[i]
		if s.ListedOnly {
			continue
		}
		a, ok := answerOf(raw.takeEither(field(s), s.ID))
		if !ok {
			bad = append(bad, problem{anchor(s), l.T("Choose one of the five answers: %s", s.SayTitle(l))})
		} else if a != rule.NotAsked {
			f.Answers[i] = a
		}
		if s.OnTheWay != rule.None {
			f.OnTheWay[i] = h.box(raw, field(s)+wayField, s.ID+wayField, anchor(s), l, &bad)
		}
		if s.IfUsed {
			f.Used[i] = h.box(raw, field(s)+usedField, s.ID+usedField, anchor(s), l, &bad)
		}
	}
	f.View, f.Language, f.Do = raw.take("view"), raw.take("language"), raw.take("do")
	if f.View != "" && !offered(ownViews, f.View) {
		bad = append(bad, problem{"mine", l.T("Choose what you think from the list.")})
		f.View = ""
	}
	if !h.languages[i18n.Lang(f.Language)] && f.Language != "" {
		bad = append(bad, problem{"", l.T("This language is not offered.")})
		f.Language = ""
	}
	if !slices.Contains([]string{"", "change", "proof"}, f.Do) {
		bad = append(bad, problem{"", l.T("This form has no field %s.", l.Quote(yamldoc.Clip(f.Do)))})
		f.Do = ""
	}
	at := raw.take("at")
	f.Reading, f.Full = at == "reading" || at == "full-reading", at == "full-reading"
	f.Sheet = map[string]string{}
	for _, name := range sheet.Names() {
		if v := raw.take(name); v != "" {
			f.Sheet[name] = v
		}
	}
	f.Intended = h.box(raw, "intended", "intended", "view", l, &bad)
	f.Reason = text(raw.take("reason"), "reason", l, &bad)
	f.Theirs = text(raw.take("theirs"), "theirs", l, &bad)
	f.Per = 1
	if s := raw.take("per"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 || n > 100 {
			n = 1 // the box only explains; it never stands in the way of a reading
		}
		f.Per = n
	}
	return f, append(raw.common(l, h.anchorOf), bad...)
}

func (h *Handlers) box(raw *form, name, other, at string, l *i18n.Locale, bad *problems) bool {
	switch v := raw.takeEither(name, other); v {
	case "yes":
		return true
	case "":
	default:
		*bad = append(*bad, problem{at, l.T("The box holds “%s”, which it does not offer.", yamldoc.Clip(v))})
	}
	return false
}

func text(s, at string, l *i18n.Locale, bad *problems) string {
	if n := utf8.RuneCountInString(s); n > maxLine {
		*bad = append(*bad, problem{at, l.T("At most %s characters, please. You have %s.", l.Number(maxLine), l.Number(n))})
	}
	return s
}

// answers puts form and start together for the rule.
func (h *Handlers) answers(m meta, f checkForm) *rule.Answers {
	a := h.Catalogue.Set().NewAnswers()
	a.Age, a.Intended = m.Age, f.Intended
	if m.Danger { // which question it was does not matter any more
		a.Now[rule.ControllerNear] = rule.Yes
	}
	for i, x := range f.Answers {
		a.Signs[i] = x
	}
	for i, x := range f.OnTheWay {
		a.OnTheWay[i] = x
	}
	for i, x := range f.Used {
		if x {
			a.Used[i] = rule.Yes
		}
	}
	return a
}

// hidden carries everything on: the reading repeats it, so that Change, the
// languages and the box keep it.
func (h *Handlers) hidden(f checkForm) []hidden {
	out := h.unseen(f, nil, false)
	for _, x := range []hidden{{"view", f.View}, {"reason", f.Reason}, {"theirs", f.Theirs}} {
		if x.Value != "" {
			out = append(out, x)
		}
	}
	if f.Intended {
		out = append(out, hidden{"intended", "yes"})
	}
	out = append(out, carried(f)...)
	switch {
	case f.Full && f.Reading:
		out = append(out, hidden{"at", "full-reading"})
	case f.Reading:
		out = append(out, hidden{"at", "reading"})
	}
	return out
}

// carried are the fields of the referral sheet.
func carried(f checkForm) []hidden {
	var out []hidden
	for _, name := range sheet.Names() {
		if v := f.Sheet[name]; v != "" {
			out = append(out, hidden{name, v})
		}
	}
	return out
}

// unseen carries the answers that a form does not show: those of signs that are
// not in shown, and unless used is set the boxes that only the full form has.
func (h *Handlers) unseen(f checkForm, shown map[int]bool, used bool) []hidden {
	var out []hidden
	for i := range h.Catalogue.Signs {
		id := h.Catalogue.Signs[i].ID
		if a := f.Answers[i]; a != rule.NotAsked && !shown[i] {
			out = append(out, hidden{id, a.String()})
		}
		if f.OnTheWay[i] && !shown[i] {
			out = append(out, hidden{id + wayField, "yes"})
		}
		if f.Used[i] && (!shown[i] || !used) {
			out = append(out, hidden{id + usedField, "yes"})
		}
	}
	return out
}

// anchorOf returns the part of the form that a field is in, "" where it is in none.
func (h *Handlers) anchorOf(name string) string {
	switch name {
	case "view":
		return "mine"
	case "reason", "theirs":
		return name
	case "intended":
		return "view"
	}
	id, _, _ := strings.Cut(name, ".")
	for i := range h.Catalogue.Signs {
		if s := &h.Catalogue.Signs[i]; s.ID == id || field(s) == id {
			return anchor(s)
		}
	}
	return ""
}
