package identifyweb

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
)

type summaryPage struct {
	*web.Shell
	Action string
	Hidden []hidden

	Emergency, ChildPathway, TalkToChildProtection bool
	NowLink, ChildLink, ChildText                  string
	Level                                          string
	AskDanger                                      bool
	AskDangerText                                  string
	NeverConfront, Supervisor                      bool
	NonPunishment, Warned                          bool
	Watched                                        *advice // somebody sees the phone
	OnlineDanger                                   []advice
	Duty                                           string // address of who must be told, "" where it is not described

	View, Reason, Theirs string
	Steps                []step
	MeansNeeded          bool
	Elements             []element
	Noted, Ignored       string
	Dimensions           []dimension
	Empty                string
	Changes              []change

	ProofRight, ProofPointed int
	ProofText                string
	Per                      int
	Plain, Rules             string
	FeedbackLink             string
}

// summary answers with the reading.
func (h *Handlers) summary(w http.ResponseWriter, r *http.Request, full bool, m meta, f checkForm) error {
	l := web.LocaleOf(r)
	f.Full, f.Reading = full, true
	a := h.answers(m, f)
	res := h.Catalogue.Set().Score(a)
	changes := h.Catalogue.Set().Changes(a, res)
	path := "/signs/" + formName(full)
	var watched *advice
	below := m.Online
	sh := web.ShellOf(r, l.T("What the answers show"), "signs")
	if m.Online[phoneWatched] || h.noted(a, res, func(s *identify.Sign) bool { return s.DeviceSafety }) {
		watched = &onlineAdvice(sh, m.Country, [len(onlineQuestions)]bool{phoneWatched: true})[0]
		below[phoneWatched] = false // it stands above the next step
	}
	sh.LangForm, sh.LangTo = "f", path+"?"+r.URL.RawQuery
	d := h.Contacts()
	country, _ := d.Country(m.Country)
	lines := sh.To(contactsPath(d, m.Country))
	p := &summaryPage{
		Shell: sh, Action: sh.To(path) + "?" + r.URL.RawQuery, Hidden: h.hidden(f),
		Emergency: res.Emergency, ChildPathway: res.ChildPathway, TalkToChildProtection: res.TalkToChildProtection,
		NowLink: sh.To("/contacts/now") + countryQuery(country),
		Level:   identify.SayLevel(l, res), AskDanger: len(res.AskDanger) > 0, AskDangerText: h.Catalogue.Titles(l, res.AskDanger),
		NeverConfront: res.Level >= rule.L2, Supervisor: res.Level >= rule.L3 || res.ChildPathway, NonPunishment: h.noted(a, res, (*identify.Sign).NonPunishment), Warned: revealing(f.Reason) || revealing(f.Theirs),
		Watched: watched, OnlineDanger: onlineAdvice(sh, m.Country, below), Duty: h.duty(sh, m),
		View: l.T("Not said"), Reason: f.Reason, Theirs: f.Theirs,
		Steps: h.steps(l, sh, m, f, a, res, changes, lines), MeansNeeded: res.MeansNeeded, Elements: h.elements(l, res),
		Noted: h.Catalogue.Titles(l, res.Noted), Ignored: h.Catalogue.Titles(l, res.Ignored),
		Changes: h.changes(l, res, changes), Rules: rule.Version, Per: f.Per,
	}
	for _, v := range ownViews {
		if v.value == f.View {
			p.View = l.TC("view", v.text)
		}
	}
	p.ChildLink, p.ChildText = h.childHelp(sh, country, lines)
	p.Dimensions, p.Empty = h.dimensions(l, res)
	p.ProofRight, p.ProofPointed, p.ProofText = proof(l, f.Per)
	p.Plain = h.plain(l, p)
	if sh.Feedback != "" {
		p.FeedbackLink = "mailto:" + sh.Feedback + "?subject=" + url.PathEscape(l.T("The tool is wrong because"))
	}
	return summaryView.Render(w, r, http.StatusOK, p)
}

func countryQuery(c pathway.Country) string {
	if q := c.Query(); q != "" {
		return "?" + q
	}
	return ""
}

// noted reports whether a sign of this kind is yes at this age, counted or not:
// protection from punishment (handbook a.2, point 9) and a watched phone (d.2, R4)
// matter as soon as they appear.
func (h *Handlers) noted(a *rule.Answers, r rule.Result, kind func(*identify.Sign) bool) bool {
	for i, x := range a.Signs {
		if x == rule.Yes && !slices.Contains(r.Ignored, i) && kind(&h.Catalogue.Signs[i]) {
			return true
		}
	}
	return false
}

// What looks like a phone number, an address for mail or a document number.
var revealingPattern = regexp.MustCompile(`[0-9](?:[ ()./-]?[0-9]){6,}|[^\s@]+@[^\s@]+\.[a-zA-Z]{2,}|\b[A-Z]{1,2}[0-9]{6,8}\b`)

func revealing(s string) bool { return revealingPattern.MatchString(s) }

type element struct {
	identify.Element
	Titles []string
}

func (h *Handlers) elements(l *i18n.Locale, r rule.Result) []element {
	var out []element
	for _, e := range identify.SayElements(l, r) {
		x := element{Element: e}
		for _, i := range e.Signs {
			x.Titles = append(x.Titles, h.Catalogue.Signs[i].SayTitle(l))
		}
		out = append(out, x)
	}
	return out
}

type dimension struct {
	Title, Strengths string
	Open             bool
	Signs            []counted
}

type counted struct {
	Icon, Strength, Title, Text, Extra, Innocent, Source string
}

// dimensions returns those in which something counts, the positive ones first
// open, and a sentence about the rest.
func (h *Handlers) dimensions(l *i18n.Locale, r rule.Result) (out []dimension, empty string) {
	var none []string
	opened := false
	for d := range rule.Dimensions {
		x := r.Dimensions[d]
		name := identify.SayDimension(l, rule.Dimension(d))
		if len(x.Counted) == 0 {
			none = append(none, name)
			continue
		}
		dim := dimension{Title: name, Strengths: identify.SayMet(l, x), Open: x.Positive && !opened}
		opened = opened || dim.Open
		for _, c := range x.Counted {
			dim.Signs = append(dim.Signs, h.counted(l, c))
		}
		out = append(out, dim)
	}
	if len(none) > 0 {
		empty = l.T("No sign noted for: %s.", l.Series(none))
	}
	return out, empty
}

var strengthIcons = [...]string{rule.None: "s1", rule.Weak: "s1", rule.Medium: "s2", rule.Strong: "s3"}

func (h *Handlers) counted(l *i18n.Locale, c rule.Counted) counted {
	s := &h.Catalogue.Signs[c.Sign]
	out := counted{
		Icon: strengthIcons[c.Strength], Strength: identify.SayStrength(l, c.Strength), Title: s.SayTitle(l),
		Text: s.Say(l, "text", s.Text).String, Innocent: s.Say(l, "innocent", s.Innocent).String, Source: h.source(l, s),
	}
	if c.OnTheWay {
		out.Extra = l.T("Already so on the way.")
	}
	if s.Caution != "" {
		out.Extra = strings.TrimSpace(out.Extra + " " + s.Say(l, "caution", s.Caution).String)
	}
	return out
}

func (h *Handlers) source(l *i18n.Locale, s *identify.Sign) string {
	names := make([]string, 0, len(s.Sources))
	for _, k := range s.Sources {
		names = append(names, h.Catalogue.SourceName(l, k))
	}
	if s.SourceSeen {
		return l.T("Source: %s. A page that supports it was read.", strings.Join(names, ", "))
	}
	return l.T("Source: %s. Not yet held against its source.", strings.Join(names, ", "))
}

type change struct{ If, Then string }

func (h *Handlers) changes(l *i18n.Locale, r rule.Result, list []rule.Change) []change {
	var out []change
	for _, c := range list {
		then := l.T("The reading would be: %s", l.Quote(identify.SayChange(l, c.Level)))
		if c.ChildPathway {
			then = l.T("Child protection comes first, whatever the reading.")
		}
		switch c.Kind {
		case rule.SignExplained:
			if r.ChildPathway && !c.ChildPathway {
				then = l.T("Child protection would no longer come first by this rule.") + " " + then
			}
			out = append(out, change{l.T("If this has an innocent explanation: %s", h.Catalogue.Signs[c.Sign].SayTitle(l)), then})
		case rule.AgeUnder18:
			if !c.ChildPathway {
				then = l.T("Talk to child protection as well.")
			}
			out = append(out, change{l.T("If the person is under 18, or the age is not sure"), then})
		case rule.OneMoreSign:
			out = append(out, change{l.T("If one more sign is so: %s, for example %s", identify.SayDimension(l, c.Dimension), l.Quote(h.Catalogue.Signs[c.Sign].SayTitle(l))), then})
		case rule.NothingRaises:
			text := l.T("Nothing raises this reading. You can stop here: the person need not tell more.")
			if r.NoActNoted { // the reading says: ask, but do not wait
				text = l.T("Nothing raises this reading. Do not wait: ask only what the next step needs.")
			}
			out = append(out, change{l.T("If you ask more"), text})
		}
	}
	if len(out) == 0 {
		out = append(out, change{l.T("If you learn more"), l.T("No single answer changes this reading.")})
	}
	return out
}

// The table of QYIT 2019, rebuilt from its published figures (handbook b.4).
var qyit = rule.Table{TP: 26, FN: 4, FP: 73, TN: 237}

// proof works out the box "Why this is not proof": the same at every level.
func proof(l *i18n.Locale, per int) (right, pointed int, text string) {
	ppv := rule.PPV(qyit.Sensitivity(), qyit.Specificity(), float64(per)/100) * 100
	of := int(ppv + 0.5)
	return qyit.TP, qyit.TP + qyit.FP, l.T("Where %d in 100 are affected, it would be right for about %d in 100 it points to.", per, of)
}
