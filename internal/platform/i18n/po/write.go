package po

import (
	"bytes"
	"strconv"
	"strings"
)

// Bytes is the file as it is stored: header, live entries in their order, then
// the obsolete ones as "#~" lines.
func (f *File) Bytes() []byte {
	var b bytes.Buffer
	for _, line := range f.HeadComments {
		b.WriteString(line + "\n")
	}
	b.WriteString("msgid \"\"\n")
	text(&b, "", "msgstr", strings.Join(f.Header, "\n")+"\n")
	for _, obsolete := range []bool{false, true} {
		for i := range f.Entries {
			if e := &f.Entries[i]; e.Obsolete == obsolete {
				b.WriteByte('\n')
				e.write(&b)
			}
		}
	}
	return b.Bytes()
}

func (e *Entry) write(b *bytes.Buffer) {
	lines := func(sign string, texts []string) {
		for _, t := range texts {
			b.WriteString(strings.TrimSpace(sign+" "+t) + "\n")
		}
	}
	lines("#", e.Comments)
	lines("#.", e.Notes)
	lines("#:", e.Refs)
	if len(e.Flags) > 0 {
		b.WriteString("#, " + strings.Join(e.Flags, ", ") + "\n")
	}
	prefix := ""
	if e.Obsolete {
		prefix = "#~ "
	} else {
		lines("#|", e.Prev)
	}
	if e.Ctx != "" {
		text(b, prefix, "msgctxt", e.Ctx)
	}
	text(b, prefix, "msgid", e.ID)
	if e.Plural == "" {
		str := ""
		if len(e.Str) > 0 {
			str = e.Str[0]
		}
		text(b, prefix, "msgstr", str)
		return
	}
	text(b, prefix, "msgid_plural", e.Plural)
	for i, s := range e.Str {
		text(b, prefix, "msgstr["+strconv.Itoa(i)+"]", s)
	}
}

// text writes a keyword and its text. A text with line breaks inside takes one
// line for each, below an empty first one.
func text(b *bytes.Buffer, prefix, keyword, s string) {
	if at := strings.IndexByte(s, '\n'); at < 0 || at == len(s)-1 {
		b.WriteString(prefix + keyword + " " + Quote(s) + "\n")
		return
	}
	b.WriteString(prefix + keyword + " \"\"\n")
	for line := range strings.SplitAfterSeq(s, "\n") {
		if line != "" {
			b.WriteString(prefix + Quote(line) + "\n")
		}
	}
}

var escapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`)

// Quote writes a text the way PO files hold it: in double quotes, with letters
// of every script as they are.
func Quote(s string) string { return `"` + escapes.Replace(s) + `"` }
