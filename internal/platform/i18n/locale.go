package i18n

import "github.com/free2link/free2link/internal/platform/i18n/po"

// Locale is one language: its words, dates and numbers. It never changes and
// is safe for concurrent use.
type Locale struct {
	lang     Lang
	table    language
	rule     rule
	messages map[po.Key]*message
	contexts map[string]bool
	pseudo   func(string) string // made from English, in development
	english  *Locale             // its review marks stand beside texts that fell back
}

// Lang is the language, for paths and lang attributes. Of the pseudo languages
// too: it is up to the caller to write lang="en" there.
func (l *Locale) Lang() Lang { return l.lang }

// Dir is "ltr" or "rtl".
func (l *Locale) Dir() string {
	if l.table.rtl {
		return "rtl"
	}
	return "ltr"
}

// Name is the language's name in its own script, for the list of languages.
func (l *Locale) Name() string { return l.table.name }

// T is an interface text, English where there is no current translation. With
// args it is a fmt format; without, it stands as it is.
func (l *Locale) T(msgid string, args ...any) string { return l.TC("", msgid, args...) }

// TC is T for a text whose meaning depends on where it stands.
func (l *Locale) TC(ctx, msgid string, args ...any) string {
	return format(l.lookup(ctx, msgid), args)
}

func (l *Locale) lookup(ctx, msgid string) string {
	if l.pseudo != nil {
		return l.pseudo(msgid)
	}
	if m := l.messages[po.Key{Ctx: ctx, ID: msgid}]; m != nil && len(m.forms) > 0 {
		return m.forms[0]
	}
	return msgid
}

// N is the text for the number n. The texts are fmt formats; without args, n
// is their only argument.
func (l *Locale) N(n int, one, many string, args ...any) string {
	text := many
	if m := l.messages[po.Key{ID: one}]; m != nil && len(m.forms) == l.rule.forms {
		text = m.forms[l.rule.form(n)]
	} else if n == 1 || n == -1 {
		text = one
	}
	if l.pseudo != nil {
		text = l.pseudo(text)
	}
	if len(args) == 0 {
		args = []any{n}
	}
	return format(text, args)
}

// Text is a piece of content, with its status and review mark. Where there is
// no current translation it is English, and FellBack says so. A context that
// is known with another English text makes it Outdated.
func (l *Locale) Text(ctx, english string) Text {
	key := po.Key{Ctx: ctx, ID: english}
	m := l.messages[key]
	switch {
	case l.pseudo != nil:
		return Text{String: l.pseudo(english), Lang: l.lang, Review: Review{Mark: "draft"}}
	case l.lang == English:
		return Text{String: english, Lang: English, Review: l.review(key)}
	case m != nil && len(m.forms) > 0:
		return Text{String: m.forms[0], Lang: l.lang, Review: m.review}
	}
	t := Text{String: english, Lang: English, Status: Missing, Review: l.english.review(key)}
	if m != nil {
		t.Status = m.status
	} else if l.contexts[ctx] {
		t.Status = Outdated
	}
	return t
}

// review is the mark of an English text.
func (l *Locale) review(key po.Key) Review {
	if m := l.messages[key]; m != nil {
		return m.review
	}
	return Review{Mark: "draft"}
}
