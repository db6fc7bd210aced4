package identifyweb

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/free2link/free2link/internal/identify/sheet"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/web"
)

type madePage struct {
	*web.Shell
	Action         string
	Hidden         []hidden
	Heads          []head
	Code           string
	Parts          []madePart
	Warned, Forced bool
	Plain          string
	Mail           string
	LinesLink      string
}

// head is the title of the sheet in one language.
type head struct{ Lang, Title, Date, Confidential, Innocent, Sign, Received string }

type madePart struct {
	Titles []said
	Lines  []madeLine
}

// said is a text with its language, "" for the page's own.
type said struct{ Lang, Text string }

type madeLine struct {
	Labels, Values []said
}

// madeSheet shows the sheet in the worker's language and, beside it, in that of
// the receiving country.
func (h *Handlers) madeSheet(w http.ResponseWriter, r *http.Request, m meta, f checkForm, s sheet.Sheet) error {
	l := web.LocaleOf(r)
	site := web.SiteOf(r)
	locales := []*i18n.Locale{l}
	if other, ok := site.Languages.Locale(receiving(s.Country)); ok && other.Lang() != l.Lang() {
		locales = append(locales, other)
	}
	sh := web.ShellOf(r, l.T("Referral sheet"), "signs")
	sh.LangForm, sh.LangTo = "f", "/signs/sheet"+query(r, "made")
	s.Today = site.Now()
	if s.Number == "" {
		s.Number = site.Reference()
		f.Sheet[sheet.Field+"number"] = s.Number
	}
	w.Header().Set("Cache-Control", "no-store") // what was typed must not lie on the device's disk
	words := sheet.Clean(f.Theirs)
	p := &madePage{
		Shell: sh, Action: sh.To("/signs/sheet") + query(r), Hidden: h.hidden(f), Code: s.Number,
		Warned: revealing(words) && s.Consent[sheet.ToWords] == "yes" || slices.ContainsFunc([]string{s.Needed, s.Called, s.Code, s.Hours, s.From}, revealing),
		Forced: s.Rule() != sheet.Agreed, LinesLink: sh.To(contactsPath(h.Contacts(), s.Country)),
	}
	signs := h.sheetSigns(m, f)
	said := make([][]sheet.Part, 0, len(locales))
	for _, x := range locales {
		p.Heads = append(p.Heads, head{
			Lang: string(x.Lang()), Title: x.T("Referral sheet"), Date: x.Date(site.Now()),
			Confidential: x.TC("sheet", "Confidential between the two services named here"),
			Innocent:     x.TC("sheet", "Each sign can have an innocent explanation. Left out on purpose: route, names of others, status."),
			Sign:         x.TC("sheet", "Name and signature of the worker"), Received: x.TC("sheet", "Received by, date and time"),
		})
		said = append(said, s.Say(x, h.receiver(x, s), words, h.named(x, signs)))
	}
	p.Parts = beside(locales, said)
	p.Plain = plainSheet(p)
	last := locales[len(locales)-1]
	p.Mail = "mailto:?subject=" + url.PathEscape(last.TC("sheet", "Please call us back"))
	return paperOf.Render(w, r, http.StatusOK, p)
}

// receiving is the language of a country where the project works, else English.
func receiving(country string) i18n.Lang {
	for _, id := range pathway.Home {
		if id == country {
			return i18n.Lang(id)
		}
	}
	return i18n.English
}

// receiver names the service with its number, where one may be given out.
func (h *Handlers) receiver(l *i18n.Locale, s sheet.Sheet) string {
	line, ok := h.Contacts().Line(s.To)
	if !ok {
		return ""
	}
	name := line.Say(l, "name").String
	if line.Call() {
		name += ", " + line.Shown
	}
	return name
}

// beside puts the languages side by side, and leaves out lines with nothing in them.
func beside(locales []*i18n.Locale, all [][]sheet.Part) []madePart {
	lang := func(i int) string {
		if i == 0 {
			return ""
		}
		return string(locales[i].Lang())
	}
	var out []madePart
	for n, part := range all[0] {
		var made madePart
		for i := range all {
			made.Titles = append(made.Titles, said{lang(i), all[i][n].Title})
		}
		for k, line := range part.Lines {
			if line.Value == "" && (n != 0 || k != 2) { // an empty receiver is for the pen
				continue
			}
			var x madeLine
			for i := range all {
				y := all[i][n].Lines[k]
				x.Labels = append(x.Labels, said{lang(i), y.Label})
				if i == 0 || !line.Typed {
					x.Values = append(x.Values, said{lang(i), y.Value})
				}
			}
			made.Lines = append(made.Lines, x)
		}
		if len(made.Lines) > 0 {
			out = append(out, made)
		}
	}
	return out
}

// plainSheet is the sheet as text to carry away.
func plainSheet(p *madePage) string {
	var b strings.Builder
	join := func(list []said) string {
		texts := make([]string, 0, len(list))
		for _, s := range list {
			texts = append(texts, s.Text)
		}
		return strings.Join(texts, " / ")
	}
	for _, h := range p.Heads {
		b.WriteString(h.Title + ", " + h.Date + ", " + p.Code + "\n" + h.Confidential + "\n")
	}
	for _, part := range p.Parts {
		b.WriteString("\n" + join(part.Titles) + "\n")
		for _, line := range part.Lines {
			b.WriteString("- " + join(line.Labels) + ": " + join(line.Values) + "\n")
		}
	}
	b.WriteByte('\n')
	for _, h := range p.Heads {
		b.WriteString(h.Innocent + "\n")
	}
	return b.String()
}
