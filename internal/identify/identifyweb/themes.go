package identifyweb

import (
	"fmt"

	"github.com/free2link/free2link/internal/platform/i18n"
)

// dividedTheme is the theme of the full form that is divided by the ways in
// which recruitment begins.
const dividedTheme = "how-it-began"

// division is a group of signs whose rows are still to be made.
type division struct {
	group
	signs []int
}

// divide gives the groups of a theme: each sign once, under its first route. The
// ids are neutral, because they come to stand in the address.
func (h *Handlers) divide(l *i18n.Locale, p part, full bool) []division {
	if !full || p.id != dividedTheme {
		return []division{{signs: p.signs}}
	}
	var out []division
	for i, signs := range h.Catalogue.ByRoute(p.signs) {
		if len(signs) == 0 {
			continue
		}
		d := division{group{ID: fmt.Sprintf("w-%d", i+1), Title: l.T("However it began")}, signs}
		if i < len(h.Catalogue.Routes) {
			d.Title = h.Catalogue.Routes[i].Say(l).String
		}
		out = append(out, d)
	}
	return out
}

// themeWords is what stands above the signs of one theme: its name, a sentence
// to say to the person, and why the worker asks.
type themeWords struct{ title, say, why string }

// The quick form keeps the order of the rules page; signs is how many stand in each part.
var quickThemes = []struct {
	themeWords
	id    string
	signs int
}{
	{themeWords{
		i18n.MarkC("theme", "How it began"),
		i18n.MarkC("theme-say", "I would like to know how this began. Tell me only what you want to tell."),
		i18n.MarkC("theme-why", "Exploitation often begins with a good offer or a new friendship online. What was promised, and what came, shows whether somebody was deceived or pressed."),
	}, "how-it-began", 3},
	{themeWords{
		i18n.MarkC("theme", "Papers, debt and phone"),
		i18n.MarkC("theme-say", "Papers, money and the phone are yours. I would like to know if you can use them freely."),
		i18n.MarkC("theme-why", "Whoever keeps the papers, the debt or the phone can make somebody stay without a lock. Each also happens in honest jobs and families, so one answer never says enough."),
	}, "papers-debt-phone", 5},
	{themeWords{
		i18n.MarkC("theme", "Freedom and threats"),
		i18n.MarkC("theme-say", "Some people are told that something bad will happen if they leave. Has anything like that happened to you?"),
		i18n.MarkC("theme-why", "Threats are often quiet: a picture, a word about the police, a person who always comes along. People rarely speak of them unless somebody asks calmly."),
	}, "freedom-and-threats", 4},
	{themeWords{
		i18n.MarkC("theme", "Work and money"),
		i18n.MarkC("theme-say", "Now a few questions about an ordinary day, and about the money."),
		i18n.MarkC("theme-why", "Hours, pay and the freedom to say no show whether somebody else profits. Bad work alone leads first to labour rights, not to trafficking."),
	}, "work-and-money", 4},
}

// What stands above the themes of the full form, by the ids of the catalogue,
// which has their titles.
var fullThemes = map[string]struct{ say, why string }{
	"how-it-began": {
		i18n.MarkC("theme-say", "I would like to know how this began. Tell me only what you want to tell."),
		i18n.MarkC("theme-why", "Exploitation often begins with a good offer or a new friendship online. What was promised, and what came, shows whether somebody was deceived or pressed."),
	},
	"on-the-way": {
		i18n.MarkC("theme-say", "How did you get here? You need not tell me the route or any names."),
		i18n.MarkC("theme-why", "Who booked, paid and drove says who was in charge. Do not ask for routes or names: you do not need them."),
	},
	"phone-and-accounts": {
		i18n.MarkC("theme-say", "A phone is a private thing. I would like to know if you can use yours freely."),
		i18n.MarkC("theme-why", "Control often begins with the phone: it leads to family, money and help. It also happens between partners and in families, so one answer never says enough."),
	},
	"papers-money-debt": {
		i18n.MarkC("theme-say", "Papers and wages are yours. I would like to know if they really are in your hands."),
		i18n.MarkC("theme-why", "Whoever keeps the papers, the wages or a growing debt can make somebody stay without a lock."),
	},
	"threats-and-force": {
		i18n.MarkC("theme-say", "Some people are told that something bad will happen if they leave. Has anything like that happened to you?"),
		i18n.MarkC("theme-why", "Threats are often quiet: a picture, a word about the police, a person who always comes along. People rarely speak of them unless somebody asks calmly."),
	},
	"work-and-living": {
		i18n.MarkC("theme-say", "Now a few questions about an ordinary day: work, sleep, food, money."),
		i18n.MarkC("theme-why", "Hours, pay, housing and the freedom to say no show whether somebody else profits. Bad work alone leads first to labour rights, not to trafficking."),
	},
	"age-and-situation": {
		i18n.MarkC("theme-say", "I would like to understand your situation. Nothing in it is your fault."),
		i18n.MarkC("theme-why", "Being poor, young, alone or without papers is never a sign. It counts only if somebody knew it and used it. Tick that box only if you know."),
	},
	"adverts-and-messages": {
		i18n.MarkC("theme-say", "Would you like to show me the advert or the messages? You decide what I see."),
		i18n.MarkC("theme-why", "An advert describes an offer, not a person. These signs never count for a person. They say what to ask next. Do not answer the advert, and do not open its links."),
	},
}
