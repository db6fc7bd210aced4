package identifyweb

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
)

type startPage struct {
	*web.Shell
	Problems                                    problems
	Countries, Roles, Ages, Alone, Interpreters []option
	Now, Online                                 []nowRow
	Brought                                     []hidden // answers that came along from another page, see beginning
	BroughtTitles                               []string
}

// ProblemAt returns the sentence about one field, or "".
func (p *startPage) ProblemAt(field string) string { return p.Problems.at(field) }

type nowRow struct {
	ID, Label, Ask, Problem string
	Options                 []option
}

// beginning is what the start form asks.
type beginning struct {
	Country, Role, Age, Alone, Interpreter string
	Now                                    [rule.Dangers]rule.Answer
	Online                                 [len(onlineQuestions)]rule.Answer
	Form                                   string
	Safe, Trained, Seen                    bool   // answers of the screens in between
	Language                               string // asked for with the language list
	Screen                                 bool   // sent by a screen in between, not by the start form

	// What was answered before the check, on the page about a message: it travels with the safety questions to the form.
	Answers map[int]rule.Answer
	Brought []hidden
	Change  bool // the page that sends them asks for the form
}

var ages = []struct{ value, text string }{
	{"adult", i18n.MarkC("age", "18 or older")},
	{"child", i18n.MarkC("age", "Under 18")},
	{"unsure", i18n.MarkC("age", "Not sure")},
}

var interpreters = []struct{ value, text string }{
	{"none", i18n.MarkC("interpreter", "No, we share a language")},
	{"professional", i18n.MarkC("interpreter", "Yes, a professional interpreter")},
	{"companion", i18n.MarkC("interpreter", "Yes, a relative, a companion, a child or somebody of the same group")},
}

// The six questions about now, in the order of rule.Danger. Handbook d.2.
var nowQuestions = [rule.Dangers]struct{ text, ask string }{
	rule.ControllerNear:   {i18n.MarkC("now", "Is the person in control near, or expected?"), i18n.MarkC("now-ask", "Is the person who decides over you near here, or coming?")},
	rule.HurtOrThreatened: {i18n.MarkC("now", "Hurt or threatened today?"), i18n.MarkC("now-ask", "Has somebody hurt you or threatened you today?")},
	rule.LockedIn:         {i18n.MarkC("now", "Locked in, or somebody held?"), i18n.MarkC("now-ask", "Are you locked in, or is somebody holding your child or a relative?")},
	rule.NeedsDoctor:      {i18n.MarkC("now", "A doctor needed now?"), i18n.MarkC("now-ask", "Do you need a doctor now?")},
	rule.ChildInDanger:    {i18n.MarkC("now", "A child in danger?"), i18n.MarkC("now-ask", "Are you under 18 and in danger, or is a child with you in danger?")},
	rule.SelfHarm:         {i18n.MarkC("now", "Thoughts of ending their life?"), i18n.MarkC("now-ask", "Do you think of ending your life?")},
}

type onlineQuestion struct{ id, guide, text, ask, title, advice string }

// The three questions about danger online. Handbook d.2, sextortion first aid and safe departure.
var onlineQuestions = [...]onlineQuestion{
	{"images", "pictures", i18n.MarkC("now", "A threat to publish pictures?"), i18n.MarkC("now-ask", "Does somebody threaten now to show pictures or videos of you?"),
		i18n.MarkC("online", "Somebody threatens to publish pictures."),
		i18n.MarkC("online", "Do not pay, do not answer, do not delete. Write down the profile name, the link and the time. Make the accounts safe from another device. Tell one person you trust, and the police. It is not the person’s fault. For a picture of somebody under 18: do not look at it, copy it or forward it. Services that help to take pictures down: StopNCII for adults, Take It Down for pictures taken under 18. We have not checked them.")},
	{"meeting", "meeting", i18n.MarkC("now", "A meeting or a ticket in the next 72 hours?"), i18n.MarkC("now-ask", "Is a meeting, a lift or a ticket fixed for the next three days?"),
		i18n.MarkC("online", "A meeting or a ticket is fixed for the next 72 hours."),
		i18n.MarkC("online", "The person may say no, even on the day. Check the firm on its own number. The person keeps the passport. Somebody they trust should know the address, the time to call and a word that means danger.")},
	{"phone", "phone", i18n.MarkC("now", "Can somebody see the phone or the location?"), i18n.MarkC("now-ask", "Can somebody read your phone, or see where you are?"),
		i18n.MarkC("online", "Somebody can see the phone or the location."),
		i18n.MarkC("online", "Keep this phone out of the talk. Do not switch it off suddenly: silence can be noticed. Do not send links, messages or e-mails to it. Use another phone or computer for every call and search.")},
}

// phoneWatched is the question whose advice a sign about a watched phone asks for as well.
const phoneWatched = 2

func (h *Handlers) start(w http.ResponseWriter, r *http.Request) error {
	return startView.Render(w, r, http.StatusOK, h.startPage(r, beginning{}, nil))
}

// begin reads the start form and answers with the first of: what is wrong, the
// cover page, the emergency, child mode, what is dangerous online, the form.
func (h *Handlers) begin(w http.ResponseWriter, r *http.Request) error {
	f, err := readForm(r)
	if err != nil {
		return err
	}
	l := web.LocaleOf(r)
	b, bad := h.beginning(f, l)
	if b.Language != "" && b.Language != string(l.Lang()) {
		return web.Repeat(w, r, i18n.Lang(b.Language), "/signs")
	}
	switch off := web.SiteOf(r).Off("check", b.Country); {
	case len(bad) > 0:
		return startView.Render(w, r, http.StatusUnprocessableEntity, h.startPage(r, b, bad))
	case b.Change, b.Language != "" && !b.Screen: // the start form, with what came along or in this language
		return startView.Render(w, r, http.StatusOK, h.startPage(r, b, nil))
	case b.Alone == "no" || b.Interpreter == "companion":
		sh := web.ShellOf(r, l.T("Another time"), "")
		sh.Bare = true
		b.Alone, b.Interpreter = "yes", "none" // what the button sends when they are alone
		return coverView.Render(w, r, http.StatusOK, &coverPage{sh, b.hidden()})
	case b.danger() && !b.Safe:
		return h.danger(w, r, b)
	case off != nil: // danger has an answer even where the check is off
		return off
	case b.Age != "adult" && !b.Trained:
		return h.child(w, r, b)
	case slices.Contains(b.Online[:], rule.Yes) && !b.Seen:
		return h.online(w, r, b)
	}
	if len(b.Brought) > 0 {
		return h.brought(w, r, b)
	}
	return web.SeeOther(w, r, "/signs/"+b.Form, b.query())
}

// brought answers the start form with the form itself, because it holds answers already. It is sent to the address that the form has
// when it is asked for.
func (h *Handlers) brought(w http.ResponseWriter, r *http.Request, b beginning) error {
	full, to := b.Form == "full", "/signs/"+b.Form+"?"+b.query().Encode()
	sh := web.ShellOf(r, questionsTitle(web.LocaleOf(r), full), "signs")
	sh.LangForm, sh.LangTo = "f", to
	p := h.questionsPage(sh, full, checkForm{Answers: b.Answers}, nil)
	p.Action, p.Brought = sh.To(to), h.titles(sh.Locale, b.Answers)
	return questionsView.Render(w, r, http.StatusOK, p)
}

// titles names the signs that were answered, in the order of the catalogue.
func (h *Handlers) titles(l *i18n.Locale, answers map[int]rule.Answer) []string {
	var out []string
	for i := range h.Catalogue.Signs {
		if answers[i] != rule.NotAsked {
			out = append(out, h.Catalogue.Signs[i].SayTitle(l))
		}
	}
	return out
}

func (b beginning) danger() bool { return slices.Contains(b.Now[:], rule.Yes) }

func (b beginning) online() (yes [len(onlineQuestions)]bool) {
	for i, a := range b.Online {
		yes[i] = a == rule.Yes
	}
	return yes
}

// query holds what the reading needs to know of the start.
func (b beginning) query() url.Values {
	m := meta{Country: b.Country, Role: pathway.Profession(b.Role), Danger: b.danger()}
	for i, x := range ages {
		if x.value == b.Age {
			m.Age = rule.Age(i)
		}
	}
	for i, a := range b.Online {
		m.Online[i] = a == rule.Yes
	}
	return url.Values{"k": {m.code()}}
}

func (b beginning) hidden() []hidden {
	out := []hidden{{"country", b.Country}, {"role", b.Role}, {"age", b.Age}, {"alone", b.Alone}, {"interpreter", b.Interpreter}, {"form", b.Form}}
	for i, a := range b.Now {
		out = append(out, hidden{nowID(i), a.String()})
	}
	for i, a := range b.Online {
		out = append(out, hidden{onlineID(i), a.String()})
	}
	out = append(out, hidden{"at", "screen"})
	if b.Safe {
		out = append(out, hidden{"safe", "1"})
	}
	if b.Trained {
		out = append(out, hidden{"trained", "1"})
	}
	return append(out, b.Brought...)
}

func nowID(i int) string    { return "now." + rule.Danger(i).String() } //nolint:gosec // below rule.Dangers
func onlineID(i int) string { return "online." + onlineQuestions[i].id }

func (h *Handlers) startPage(r *http.Request, b beginning, bad problems) *startPage {
	l := web.LocaleOf(r)
	p := &startPage{Shell: web.ShellOf(r, l.T("Is it safe now?"), "signs"), Problems: bad}
	p.Error, p.LangForm, p.Path, p.LangTo = len(bad) > 0, "f", "/signs", ""
	p.Countries = h.countries(l, b.Country)
	p.Brought, p.BroughtTitles = b.Brought, h.titles(l, b.Answers)
	p.Roles = append(p.Roles, option{"", l.T("Choose"), b.Role == ""})
	for _, x := range pathway.Professions() {
		p.Roles = append(p.Roles, option{string(x), pathway.SayProfession(l, x), string(x) == b.Role})
	}
	for _, x := range ages {
		p.Ages = append(p.Ages, option{x.value, l.TC("age", x.text), x.value == b.Age})
	}
	p.Alone = []option{
		{"yes", l.T("No, we are alone"), b.Alone == "yes"},
		{"no", l.T("Yes, or I am not sure"), b.Alone == "no"},
	}
	for _, x := range interpreters {
		p.Interpreters = append(p.Interpreters, option{x.value, l.TC("interpreter", x.text), x.value == b.Interpreter})
	}
	for i, q := range nowQuestions {
		p.Now = append(p.Now, nowRow{nowID(i), l.TC("now", q.text), l.Quote(l.TC("now-ask", q.ask)), bad.at(nowID(i)), threeOptions(l, b.Now[i])})
	}
	for i, q := range onlineQuestions {
		p.Online = append(p.Online, nowRow{onlineID(i), l.TC("now", q.text), l.Quote(l.TC("now-ask", q.ask)), bad.at(onlineID(i)), threeOptions(l, b.Online[i])})
	}
	return p
}

func threeOptions(l *i18n.Locale, chosen rule.Answer) []option { return answerOptions(l, chosen)[:3] }

func (h *Handlers) countries(l *i18n.Locale, chosen string) []option {
	var out []option
	home := len(pathway.Home) // they stand first, the others by name
	for _, c := range h.Contacts().Countries() {
		out = append(out, option{c.ID, c.Say(l), c.ID == chosen})
	}
	i18n.SortBy(l, out[home:], func(o option) string { return o.Label })
	return append(out, option{"other", l.T("Another country"), chosen == "other"})
}

type dangerPage struct {
	*web.Shell
	pathway.Urgency
	Emergency    *pathway.Call
	Lines        []pathway.Call
	Hidden       []hidden
	ContactsLink string
}

func (h *Handlers) danger(w http.ResponseWriter, r *http.Request, b beginning) error {
	l := web.LocaleOf(r)
	sh := web.ShellOf(r, l.T("What to do in the next minutes"), "signs")
	sh.LangForm, sh.LangTo = "f", "/signs"
	d := h.Contacts()
	p := &dangerPage{sh, pathway.UrgencyOf(l, identify.NeedsOf(b.Now)), nil, d.Urgent(l, b.Country), b.hidden(), sh.To(contactsPath(d, b.Country))}
	if call, ok := d.EmergencyCall(l, b.Country); ok {
		p.Emergency = &call
	}
	return dangerView.Render(w, r, http.StatusOK, p)
}

type childPage struct {
	*web.Shell
	pathway.InDanger
	Lines        []pathway.Call
	Hidden       []hidden
	ContactsLink string
	Duty         string
}

func (h *Handlers) child(w http.ResponseWriter, r *http.Request, b beginning) error {
	l := web.LocaleOf(r)
	sh := web.ShellOf(r, l.T("Listen, keep safe, call"), "signs")
	sh.LangForm, sh.LangTo = "f", "/signs"
	d := h.Contacts()
	c, _ := d.Country(b.Country)
	p := &childPage{
		Shell: sh, InDanger: d.InDanger(l, c), Lines: d.Calls(l, b.Country, pathway.Child), Hidden: b.hidden(),
		ContactsLink: h.help(sh, c, sh.To(contactsPath(d, b.Country)), pathway.Child, "child"),
		Duty:         h.duty(sh, meta{Country: b.Country, Role: pathway.Profession(b.Role)}),
	}
	return childView.Render(w, r, http.StatusOK, p)
}

type onlinePage struct {
	*web.Shell
	OnlineDanger []advice
	Hidden       []hidden
	ContactsLink string
}

func (h *Handlers) online(w http.ResponseWriter, r *http.Request, b beginning) error {
	l := web.LocaleOf(r)
	sh := web.ShellOf(r, l.T("First, the phone and the internet"), "signs")
	sh.LangForm, sh.LangTo = "f", "/signs"
	return onlineView.Render(w, r, http.StatusOK, &onlinePage{sh, onlineAdvice(sh, b.Country, b.online()), b.hidden(), sh.To(contactsPath(h.Contacts(), b.Country))})
}

// advice is what to do about one danger online; Guide is the address of more.
type advice struct{ Title, Text, Guide string }

func onlineAdvice(sh *web.Shell, country string, yes [len(onlineQuestions)]bool) []advice {
	var out []advice
	for i := range yes {
		if !yes[i] {
			continue
		}
		q := onlineQuestions[i]
		a := advice{Title: sh.TC("online", q.title), Text: sh.TC("online", q.advice)}
		if !sh.SiteOff("online", "") {
			a.Guide = sh.To("/online/" + q.guide)
			if country != "" && country != "other" {
				a.Guide += "?c=" + country
			}
		}
		out = append(out, a)
	}
	return out
}

// duty is the page on who must be told, for the worker's country and profession.
func (h *Handlers) duty(sh *web.Shell, m meta) string {
	if _, ok := h.Ways.Of(m.Country); !ok || sh.SiteOff("steps", m.Country) {
		return ""
	}
	to := sh.To("/contacts/" + m.Country + "/steps")
	if m.Role != "" {
		to += "?role=" + string(m.Role)
	}
	return to + "#duty"
}

// contactsPath is the page of the country's lines, or of all lines.
func contactsPath(d *pathway.Directory, country string) string {
	if c, ok := d.Country(country); ok {
		return "/contacts/" + c.ID
	}
	return "/contacts"
}
