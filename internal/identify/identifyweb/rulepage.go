package identifyweb

import (
	"net/http"
	"time"

	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/identify/rule"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
)

var ruleView = web.Parse[*rulePage](source, "rule")

type rulePage struct {
	*web.Shell
	Versions       string
	Dimensions     []string
	Enough         []enoughRow
	Levels         []levelRow
	Housing, Quick []link // signs of housing that speak to the act; signs of the quick form
	CatalogueSize  int
	Differ         string
	Differences    []difference
	Unused         []unused
	Own            []own
	Changes        []changeRow
}

type enoughRow struct{ Noted, Enough string }

type levelRow struct {
	Code  string
	When  []string
	Words string
}

// difference is one row of the table of strengths.
type difference struct {
	Item, Dimension, Table string
	Marks                  []mark
}

type mark struct {
	Strength string
	Signs    []link
}

type unused struct {
	Item   string
	Within []link // signs that hold it as part of another item
}

type own struct {
	Dimension string
	Marks     []mark
}

type changeRow struct{ Head, Text string }

// The eight ways that matter in which items can come together in a dimension.
// Negative numbers stand for "any number"; a test holds each against the rule.
var enough = []struct {
	strong, medium, weak int
	text                 string
}{
	{2, 0, 0, i18n.MarkC("enough", "Two strong signs")},
	{1, 0, 1, i18n.MarkC("enough", "One strong sign and one other")},
	{0, 3, 0, i18n.MarkC("enough", "Three medium signs")},
	{0, 2, 1, i18n.MarkC("enough", "Two medium signs and one weak sign")},
	{1, 0, 0, i18n.MarkC("enough", "One strong sign alone")},
	{0, 2, 0, i18n.MarkC("enough", "Two medium signs alone")},
	{0, 1, anyNumber, i18n.MarkC("enough", "One medium sign and any number of weak signs")},
	{0, 0, anyNumber, i18n.MarkC("enough", "Only weak signs, however many")},
}

const anyNumber = -1

// When each level is reached; the first that fits is the reading (rules.md, "Level").
var levelWhen = [...][]string{
	rule.L4: {
		i18n.MarkC("level-when", "Exploitation is met. Deceiving, force or threat in recruitment, or control where the person works or lives is met as well."),
	},
	rule.L3: {
		i18n.MarkC("level-when", "Exploitation is met, and besides it only the use of a weak position."),
		i18n.MarkC("level-when", "Or control where the person works or lives is met, and exploitation is not."),
		i18n.MarkC("level-when", "Or a dimension of recruitment is met, and exploitation was intended. It was intended if you say so, or if two of these dimensions are met."),
	},
	rule.L2: {
		i18n.MarkC("level-when", "Any other dimension is met, exploitation alone among them."),
		i18n.MarkC("level-when", "Or one strong sign counts."),
	},
	rule.L1: {i18n.MarkC("level-when", "Any other sign was noted. A weak position that nobody used is not one.")},
	rule.L0: {i18n.MarkC("level-when", "Nothing was noted that counts.")},
}

// rulePage shows the whole rule in words, and where its strengths come from.
func (h *Handlers) rulePage(w http.ResponseWriter, r *http.Request) error {
	l, c := web.LocaleOf(r), h.Catalogue
	sh := web.ShellOf(r, l.T("How the reading is made"), "signs")
	sh.Query = ""
	p := &rulePage{Shell: sh, CatalogueSize: len(c.Signs), Versions: h.versions(l)}
	for d := range rule.Dimension(rule.Dimensions) {
		p.Dimensions = append(p.Dimensions, identify.SayDimension(l, d))
	}
	for _, x := range enough {
		row := enoughRow{l.TC("enough", x.text), l.T("Not enough")}
		if rule.Positive(x.strong, x.medium, max(x.weak, 0)) {
			row.Enough = l.T("Enough")
		}
		p.Enough = append(p.Enough, row)
	}
	for i := len(levelWhen) - 1; i >= 0; i-- {
		level := rule.Level(i)
		row := levelRow{Code: level.String(), Words: identify.SayChange(l, level)}
		for _, when := range levelWhen[i] {
			row.When = append(row.When, l.TC("level-when", when))
		}
		p.Levels = append(p.Levels, row)
	}
	for i := range c.Signs {
		if c.Signs[i].Harbouring {
			p.Housing = append(p.Housing, h.place(sh, i))
		}
	}
	p.Quick = h.places(sh, c.Quick())
	h.compared(p)
	for i := range c.Changes {
		x := &c.Changes[i]
		p.Changes = append(p.Changes, changeRow{l.T("Version %s, %s", x.Version, l.Date(x.Date)), x.Say(l).String})
	}
	return ruleView.Render(w, r, http.StatusOK, p)
}

// compared fills what the page says about the handbook's table.
func (h *Handlers) compared(p *rulePage) {
	l, all := p.Locale, h.Catalogue.Comparison()
	p.Differ = l.N(len(all.Differences), "%d item differs.", "%d items differ.")
	for _, d := range all.Differences {
		p.Differences = append(p.Differences, difference{
			d.Say(l), identify.SayDimension(l, d.Dimension), identify.SayStrength(l, d.Strength), h.marks(p.Shell, d.Marks),
		})
	}
	for _, t := range all.Unused {
		item := t.Say(l) + " (" + says(l, t.Dimension, t.Strength) + ")"
		p.Unused = append(p.Unused, unused{item, h.places(p.Shell, h.Catalogue.Under(t.Within))})
	}
	for _, o := range all.Own {
		p.Own = append(p.Own, own{identify.SayDimension(l, o.Dimension), h.marks(p.Shell, o.Marks)})
	}
}

func (h *Handlers) marks(sh *web.Shell, marks []identify.Mark) []mark {
	out := make([]mark, 0, len(marks))
	for _, m := range marks {
		out = append(out, mark{identify.SayStrength(sh.Locale, m.Strength), h.places(sh, m.Signs)})
	}
	return out
}

func (h *Handlers) places(sh *web.Shell, signs []int) []link {
	out := make([]link, 0, len(signs))
	for _, i := range signs {
		out = append(out, h.place(sh, i))
	}
	return out
}

// versions names the rule and the catalogue, with the day of the latter.
func (h *Handlers) versions(l *i18n.Locale) string {
	p := h.Catalogue.Pack
	day := p.Date
	if t, err := time.Parse(time.DateOnly, p.Date); err == nil {
		day = l.Date(t)
	}
	return l.T("Rule %s. Signs %s of %s.", rule.Version, p.Version, day)
}
