package identifyweb

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/identify/sheet"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/speech"
	"github.com/free2link/free2link/internal/platform/web"
)

// sheetRoutes lists the referral sheet: reached from a reading, whose answers
// travel along, or without one.
func (h *Handlers) sheetRoutes() []web.Route {
	return []web.Route{
		{Pattern: "GET /signs/sheet", Name: "signs.sheet", Handler: h.sheetForm, Cache: web.Revalidate, Feature: "sheet"},
		{Pattern: "POST /signs/sheet", Name: "signs.sheet.make", Handler: h.sheet, Cache: web.Revalidate, Body: MaxBody, Foreign: true, Feature: "sheet", Budget: 24 << 10},
	}
}

var (
	sheetView = web.Parse[*sheetPage](source, "sheet")
	paperOf   = web.Parse[*madePage](source, "sheet-made")
)

type sheetPage struct {
	*web.Shell
	Problems                           problems
	AskAge                             bool // no reading has asked it
	Ages, Told                         []option
	NumberField                        string // the number of the sheet, once it has one
	Refused                            string // why there is no sheet, or ""
	Action, Reading                    string // where the form goes; where the reading is, "" without one
	Hidden                             []hidden
	Kinds, Vias, Interpreters, Workers []option
	Spoken                             []option
	Receivers                          []receivers
	Consent                            []consent
	Needs, Nevers                      []option
	Needed, ViaHow, Hours, Code        string
	From, Reach, Called, Name, Words   string
	Child                              bool
	Signs                              []string
	Duty, Lines                        string
	LongestTyped, LongestName          int
}

// ProblemAt returns the sentence about one field, or "".
func (p *sheetPage) ProblemAt(field string) string { return p.Problems.at(field) }

type receivers struct {
	Country string
	Lines   []option
}

type consent struct {
	Name, Label, Say string
	Options          []option
}

// sheetForm shows the empty form, without a reading before it.
func (h *Handlers) sheetForm(w http.ResponseWriter, r *http.Request) error {
	m, begun := h.metaOf(r.URL.Query())
	if err := web.SiteOf(r).Off("sheet", m.Country); err != nil {
		return err
	}
	p := h.sheetPage(r, m, checkForm{}, sheet.Read(nil, ageOf(m, begun), h.Contacts()), nil)
	p.AskAge = !begun
	return sheetView.Render(w, r, http.StatusOK, p)
}

// sheet answers a reading or the form itself: with the form, with what is
// wrong in it, or with the sheet. Nothing of it is kept.
func (h *Handlers) sheet(w http.ResponseWriter, r *http.Request) error {
	l := web.LocaleOf(r)
	m, begun := h.metaOf(r.URL.Query())
	if err := web.SiteOf(r).Off("sheet", m.Country); err != nil {
		return err
	}
	raw, err := readForm(r)
	if err != nil {
		return err
	}
	do := raw.values["do"]
	if do == "make" || do == "edit" {
		raw.values["do"] = "" // the check knows other words
	}
	if do == "" && r.URL.Query().Get("made") == "1" { // the sheet in another language
		do = "make"
	}
	f, bad := h.checkForm(raw, l)
	if f.Language != "" && f.Language != string(l.Lang()) {
		return web.Repeat(w, r, i18n.Lang(f.Language), "/signs/sheet")
	}
	s := sheet.Read(f.Sheet, ageOf(m, begun), h.Contacts())
	m.Age = s.Age
	if err := web.SiteOf(r).Off("sheet", s.Country); err != nil {
		return err
	}
	if do == "make" {
		for _, p := range s.Problems(l, f.Theirs) {
			bad = append(bad, problem(p))
		}
	}
	switch {
	case len(bad) > 0:
		p := h.sheetPage(r, m, f, s, bad)
		p.AskAge = !begun
		return sheetView.Render(w, r, http.StatusUnprocessableEntity, p)
	case do != "make" || !s.Rule().Made():
		p := h.sheetPage(r, m, f, s, nil)
		p.AskAge = !begun
		if do == "make" {
			p.Refused = refusal(l, s.Rule())
		}
		return sheetView.Render(w, r, http.StatusOK, p)
	}
	return h.madeSheet(w, r, m, f, s)
}

// ageOf is the age that a reading knows, nil where there was none.
func ageOf(m meta, begun bool) *rule.Age {
	if !begun {
		return nil
	}
	return &m.Age
}

func refusal(l *i18n.Locale, r sheet.Ruling) string {
	switch r {
	case sheet.NotToTalk:
		return l.T("There is no sheet: the person does not want to talk about it.")
	case sheet.NotToWrite:
		return l.T("There is no sheet: the person did not agree that you write it, or was not asked.")
	case sheet.NotToPolice:
		return l.T("There is no sheet: the police would receive it, and the person did not agree to tell them, or was not asked.")
	case sheet.NotToShare, sheet.Agreed, sheet.ForChild, sheet.ForDanger, sheet.NothingToSay:
	}
	return l.T("There is no sheet: the person did not agree that you share it, or was not asked.")
}

var consentSteps = [sheet.Steps]struct{ label, say string }{
	sheet.ToTalk:   {i18n.MarkC("consent", "To talk about it"), i18n.MarkC("consent-say", "May we talk about what could help you? You can stop at any time.")},
	sheet.ToWrite:  {i18n.MarkC("consent", "To write this sheet"), i18n.MarkC("consent-say", "May I write down what you need? You can read it before anybody else.")},
	sheet.ToShare:  {i18n.MarkC("consent", "To share it with this one service"), i18n.MarkC("consent-say", "May I give this sheet to the service that we chose? To nobody else.")},
	sheet.ToSigns:  {i18n.MarkC("consent", "To name the signs"), i18n.MarkC("consent-say", "May the sheet say what worries me, so that you need not tell it again?")},
	sheet.ToWords:  {i18n.MarkC("consent", "To pass on their own words"), i18n.MarkC("consent-say", "May I write what you said, in your own words?")},
	sheet.ToPolice: {i18n.MarkC("consent", "To tell the police"), i18n.MarkC("consent-say", "Would you want the police to know? You can say no, or decide later.")},
}

func (h *Handlers) sheetPage(r *http.Request, m meta, f checkForm, s sheet.Sheet, bad problems) *sheetPage {
	l := web.LocaleOf(r)
	sh := web.ShellOf(r, l.T("Referral sheet"), "signs")
	sh.Error, sh.LangForm, sh.LangTo = len(bad) > 0, "f", "/signs/sheet"+query(r)
	urgent := s.Kind == "emergency" || s.Kind == "" && m.Danger
	p := &sheetPage{
		Shell: sh, Problems: bad, Action: sh.To("/signs/sheet") + query(r), Hidden: h.hidden(f), Receivers: h.receivers(l, sh.SiteOff, m, s),
		Kinds:        []option{{"ordinary", l.T("Ordinary: in the next days"), !urgent}, {"emergency", l.T("Urgent: there is danger now"), urgent}},
		Vias:         chosen(l, s.Via, sheet.Vias),
		Interpreters: chosen(l, s.Interpreter, sheet.Interpreters), Workers: chosen(l, s.Worker, sheet.Workers),
		Needs:  ticked(l, s.Needs, sheet.Needs),
		Nevers: ticked(l, s.Never, sheet.Nevers),
		Needed: s.Needed, ViaHow: s.ViaHow, Hours: s.Hours, Code: s.Code, From: s.From, Reach: s.Reach, Called: s.Called, Words: f.Theirs, Name: s.Name, NumberField: s.Number,
		Ages: agesOf(l, f.Sheet[sheet.Field+"age"]), Told: chosenOf(s.Told, option{"told", l.T("Yes, told"), false}, option{"will", l.T("Not yet, as soon as it is safe"), false}),
		Child: m.Age != rule.Adult, LongestTyped: sheet.Longest, LongestName: sheet.LongestName, Lines: contactsPath(h.Contacts(), m.Country),
	}
	p.Hidden = slices.DeleteFunc(p.Hidden, func(x hidden) bool { return strings.HasPrefix(x.Name, sheet.Field) || x.Name == "theirs" })
	if f.Reading { // leads back to the form that asks for all signs once an answer needs it
		p.Reading = sh.To("/signs/"+formName(f.Full)) + query(r)
	}
	p.Duty = h.duty(sh, m)
	p.Signs = h.named(l, h.sheetSigns(m, f)).Titles
	for i, step := range consentSteps {
		p.Consent = append(p.Consent, consent{
			Name: sheet.Field + "agree-" + sheet.StepID(i), Label: l.TC("consent", step.label), Say: l.Quote(l.TC("consent-say", step.say)),
			Options: []option{{"yes", l.TC("answer", "Yes"), s.Consent[i] == "yes"}, {"no", l.TC("answer", "No"), s.Consent[i] == "no"}, {"", l.TC("answer", "Not asked"), false}},
		})
	}
	p.Spoken = append(p.Spoken, option{"", l.T("Choose"), s.Language == ""})
	for _, code := range speech.Codes() {
		p.Spoken = append(p.Spoken, option{code, speech.Say(l, code), code == s.Language})
	}
	i18n.SortBy(l, p.Spoken[1:], func(o option) string { return o.Label })
	p.Spoken = append(p.Spoken, option{"other", l.T("Another language"), s.Language == "other"})
	return p
}

// query is the part of the address that the check needs, with what is added to it.
func query(r *http.Request, more ...string) string {
	v := url.Values{}
	if k := r.URL.Query().Get("k"); k != "" {
		v.Set("k", k)
	}
	for _, name := range more {
		v.Set(name, "1")
	}
	if len(v) == 0 {
		return ""
	}
	return "?" + v.Encode()
}

func agesOf(l *i18n.Locale, now string) []option {
	out := make([]option, 0, len(ages))
	for _, x := range ages {
		out = append(out, option{x.value, l.TC("age", x.text), x.value == now})
	}
	return out
}

func chosenOf(now sheet.Choice, list ...option) []option {
	for i := range list {
		list[i].Chosen = list[i].Value == string(now)
	}
	return list
}

func chosen(l *i18n.Locale, now sheet.Choice, list []sheet.Choice) []option {
	out := make([]option, 0, len(list))
	for _, c := range list {
		out = append(out, option{string(c), sheet.SayChoice(l, c), c == now})
	}
	return out
}

func ticked(l *i18n.Locale, now, list []sheet.Choice) []option {
	out := make([]option, 0, len(list))
	for _, c := range list {
		out = append(out, option{string(c), sheet.SayChoice(l, c), slices.Contains(now, c)})
	}
	return out
}

// receivers lists the services that may get a sheet, the worker's own country first.
func (h *Handlers) receivers(l *i18n.Locale, off func(feature, country string) bool, m meta, s sheet.Sheet) []receivers {
	var out []receivers
	for _, c := range h.Contacts().Countries() {
		if off("sheet", c.ID) {
			continue
		}
		x := receivers{Country: c.Say(l)}
		for _, line := range c.Lines {
			label := line.Say(l, "name").String
			switch {
			case line.Kind == pathway.Urgent, !line.Call() && line.Site == "": // nobody could be asked first
				continue
			case line.Call():
				label += ", " + line.Shown
			}
			x.Lines = append(x.Lines, option{line.ID, label, line.ID == s.To})
		}
		x.Lines = append(x.Lines, option{c.ID + "-" + sheet.ByHand, l.T("Another service, written by hand"), s.To == "" && s.Country == c.ID})
		if c.ID == m.Country {
			out = slices.Insert(out, 0, x)
		} else {
			out = append(out, x)
		}
	}
	return out
}

// perSheet is how many signs stand on a sheet, so that it stays on one page.
const perSheet = 5

// sheetSigns lists the signs that count, each once, the strongest first.
func (h *Handlers) sheetSigns(m meta, f checkForm) []rule.Counted {
	res := h.Catalogue.Set().Score(h.answers(m, f))
	var list []rule.Counted
	seen := map[int]bool{}
	for _, d := range res.Dimensions {
		for _, c := range d.Counted {
			if !seen[c.Sign] {
				seen[c.Sign] = true
				list = append(list, c)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b rule.Counted) int {
		return cmp.Or(cmp.Compare(b.Strength, a.Strength), cmp.Compare(a.Sign, b.Sign))
	})
	return list
}

// named says the first of them in one language.
func (h *Handlers) named(l *i18n.Locale, list []rule.Counted) sheet.Signs {
	out := sheet.Signs{More: max(0, len(list)-perSheet)}
	for _, c := range list[:min(len(list), perSheet)] {
		out.Titles = append(out.Titles, h.Catalogue.Signs[c.Sign].SayTitle(l))
	}
	return out
}
