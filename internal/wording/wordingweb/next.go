package wordingweb

import (
	"slices"

	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/textcheck"
	"github.com/free2link/free2link/internal/wording"
)

// step is one next step, a link inside this site.
type step struct{ Icon, Title, Text, Href string }

// carry is a sign of a person that the text gives reason to ask about.
type carry struct{ Name, Title, Ask string }

// The features of other capabilities that this page leads to.
const (
	guidedCheck = "check"
	guides      = "online"
)

// lead fills in where the reading leads: child protection, the fraud route, the next steps, the guided check, the guides.
func (h *Handlers) lead(p *resultPage, c pathway.Country, x *wording.Reading) {
	if x.Child {
		p.Child = &link{h.lines(p, c, pathway.Child), p.T("Who to call about a child")}
	}
	if x.Route == wording.Fraud {
		p.FraudText = wording.SayStep(p.Locale, wording.StepFraud)
		p.Fraud = append(p.Fraud, link{h.lines(p, c, pathway.Fraud), p.T("Where to report fraud")})
		p.Fraud = append(p.Fraud, h.guides(p, c, "accounts")...)
	}
	if !p.SiteOff(guidedCheck, c.ID) {
		p.Carry = h.carry(p, x)
	}
	for _, k := range wording.NextSteps(x) {
		if s, ok := h.step(p, c, k); ok {
			p.Steps = append(p.Steps, s)
		}
	}
	p.Guides = h.guides(p, c, guidesOf(x)...)
}

// step makes a kind of next step into a link; false where the part it leads to is switched off or stands on the page already.
func (h *Handlers) step(p *resultPage, c pathway.Country, k wording.StepKind) (step, bool) {
	l := p.Locale
	switch k {
	case wording.StepChild:
		return step{"child", l.T("Call child protection"), l.T("Lines for children and young people"), h.lines(p, c, pathway.Child)}, true
	case wording.StepFraud:
		return step{"msg", l.T("Online fraud or blackmail"), l.T("Where to report it, and keep the proof"), h.lines(p, c, pathway.Fraud)}, true
	case wording.StepAsk:
		if len(p.Carry) == 0 {
			return step{}, false
		}
		return step{"voice", l.T("Ask the person, alone and calmly"), l.T("Then take what they confirm to a guided check"), "#carry"}, true
	case wording.StepSigns:
		return step{"signs", l.T("Somebody is already there, or about to go?"), l.T("Go through the signs together. Safety first"), p.To("/signs")}, !p.SiteOff(guidedCheck, c.ID)
	case wording.StepContact:
		return step{"phone", l.T("Who to call about trafficking"), firstLine(p, c), h.lines(p, c, pathway.Trafficking)}, true
	case wording.StepInformation:
		to := p.To("/online/job-offer")
		if c.ID != "" {
			to += "?" + c.Query()
		}
		_, there := h.Shelf.Guide("job-offer")
		return step{"list", l.T("Before anybody travels or pays"), l.T("Look up the company, ask for the contract, tell somebody"), to}, there && !p.SiteOff(guides, "")
	}
	return step{}, false
}

// lines is where the country's lines of a kind stand, or all its lines where it has none of that kind.
func (h *Handlers) lines(p *resultPage, c pathway.Country, k pathway.Kind) string {
	to := p.To(contactsPath(c))
	if len(c.Of(k)) > 0 {
		to += "#" + string(k)
	}
	return to
}

// firstLine names the line that a worker would call first, or says what the page holds.
func firstLine(p *resultPage, c pathway.Country) string {
	if line, ok := c.First(pathway.Trafficking); ok {
		return p.T("%s, with hours, languages and how it was checked", line.Say(p.Locale, "name").String)
	}
	return p.T("Lines with hours, languages and how they were checked")
}

// carry lists the signs of a person that the findings point to: what a sign of an offer maps to, and a person's own sign itself.
func (h *Handlers) carry(p *resultPage, x *wording.Reading) []carry {
	var out []carry
	add := func(id string) {
		i, ok := h.Catalogue.Set().Index(id)
		if !ok {
			return
		}
		s := &h.Catalogue.Signs[i]
		if s.Content || s.ListedOnly || s.DoNotAsk || slices.ContainsFunc(out, func(c carry) bool { return c.Name == id }) {
			return
		}
		out = append(out, carry{id, s.SayTitle(p.Locale), p.Quote(s.Say(p.Locale, "ask", s.Ask).String)})
	}
	for _, s := range []textcheck.Strength{textcheck.Strong, textcheck.Medium, textcheck.Weak} {
		for _, f := range x.Findings {
			c := h.Book.Sign(f.Sign).Catalogue()
			if c == nil || f.Strength != s {
				continue
			}
			if !c.Content {
				add(c.ID)
			}
			for _, id := range c.MapsTo {
				add(id)
			}
		}
	}
	return out
}

// The signs of wording that a guide answers.
var picturesSigns = []string{"ad-intimate-photos-requested", "asked-for-intimate-images", "sextortion-threat", "images-used-to-keep-working"}

// guidesOf names the guides that fit a reading.
func guidesOf(x *wording.Reading) []string {
	var out []string
	if slices.ContainsFunc(x.Findings, func(f textcheck.Finding) bool { return slices.Contains(picturesSigns, f.Sign) }) {
		out = append(out, "pictures")
	}
	if len(x.Stages) > 1 {
		out = append(out, "partner")
	}
	if x.Route == wording.Fraud {
		out = append(out, "accounts")
	}
	return append(out, "meeting", "job-offer")
}

// guides are links to guides that are there, under their own titles.
func (h *Handlers) guides(p *resultPage, c pathway.Country, ids ...string) []link {
	if p.SiteOff(guides, "") {
		return nil
	}
	var out []link
	for _, id := range ids {
		g, ok := h.Shelf.Guide(id)
		if !ok {
			continue
		}
		to := p.To("/online/" + id)
		if c.ID != "" {
			to += "?" + c.Query()
		}
		out = append(out, link{to, g.In(p.Locale).Title})
	}
	return out
}
