package pathway

import (
	"strings"
	"testing"
	"time"
)

func overridden(t *testing.T, file string) (*Directory, error) {
	t.Helper()
	return load(t).Override("contacts.yaml", []byte(file))
}

func TestAnOperatorCorrectsLineByLine(t *testing.T) {
	d, err := overridden(t, `# ours
lines:
  it-antitratta: {state: checked, by: "A. Person, Service", on: "2026-11-24"}
  it-inl:
    phone: "0102"
    shown: 01 02
    hours: Mon-Fri 9-12
    languages: [it, en]
    site: example.org
    note: Ask for the desk.
    state: seen
    source: their letter
  it-113: {hidden: yes}
`)
	if err != nil {
		t.Fatal(err)
	}
	line, _ := d.Line("it-antitratta")
	if line.State != Checked || line.By != "A. Person, Service" || !line.Call() || !line.Own || line.Phone != "800290290" {
		t.Errorf("got %+v", line)
	}
	line, _ = d.Line("it-inl")
	if !line.Call() || line.Phone != "0102" || line.Hours != "Mon-Fri 9-12" || line.Always || line.Note != "Ask for the desk." || line.Source != "their letter" {
		t.Errorf("got %+v", line)
	}
	if _, ok := d.Line("it-113"); ok {
		t.Error("a hidden line is still there")
	}
	before, _ := load(t).Line("el-1109")
	after, _ := d.Line("el-1109")
	if after.Phone != before.Phone || after.Own {
		t.Errorf("a line nobody corrected changed: %+v", after)
	}
	if _, ok := load(t).Line("it-113"); !ok {
		t.Error("the pack itself changed")
	}
}

func TestAnEmptyOverrideChangesNothing(t *testing.T) {
	if _, err := overridden(t, "lines:\n"); err != nil {
		t.Error(err)
	}
}

func TestBadOverridesAreRefusedWithTheirLine(t *testing.T) {
	const one = "lines:\n  it-inl:\n    "
	for name, tt := range map[string]struct{ file, want string }{
		"broken":                {"lines:\n  it-inl: {state: checked\n", "line 2"},
		"empty":                 {"", "empty"},
		"only a note":           {"# nothing\n", "empty"},
		"another key":           {"line:\n  it-inl: {hidden: yes}\n", "line 1: the file holds one key"},
		"two keys":              {"lines:\n  it-inl: {hidden: yes}\nmore: 1\n", "one key"},
		"a list":                {"lines:\n  - it-inl\n", "line 2: below lines"},
		"unknown line":          {"lines:\n  it-antitrata: {hidden: yes}\n", `line 2: there is no line "it-antitrata"`},
		"unknown key":           {one + "fone: \"1\"\n", `line 3: the key "fone"`},
		"nothing to correct":    {"lines:\n  it-inl:\n", "what to correct is missing"},
		"bare phone":            {one + "phone: 0102\n    state: seen\n    source: x\n", `line 3: phone must be a quoted string`},
		"phone is text":         {one + "phone: \"call us\"\n    state: seen\n    source: x\n", "line 3: phone"},
		"new phone, no state":   {one + "phone: \"0102\"\n", "a new number needs a state"},
		"another number":        {one + "phone: \"0102\"\n    shown: 01 03\n    state: seen\n    source: x\n", "not the same number"},
		"unknown state":         {one + "state: sure\n", `state is checked, seen or unconfirmed, not "sure"`},
		"checked by nobody":     {one + "state: checked\n    on: \"2026-11-24\"\n", "checked needs by"},
		"checked never":         {one + "state: checked\n    by: A\n", "checked needs by"},
		"by without a check":    {"lines:\n  it-114: {by: A}\n", "by and on belong to state: checked"},
		"seen nowhere":          {one + "state: seen\n", "seen needs a source"},
		"no date":               {one + "state: checked\n    by: A\n    on: yesterday\n", `line 5: on must be a date`},
		"in the future":         {one + "state: checked\n    by: A\n    on: \"2026-11-25\"\n", "line 5: on is 2026-11-25, a date in the future"},
		"hidden what":           {one + "hidden: maybe\n", "hidden is yes or no"},
		"languages a word":      {one + "languages: it\n", "languages is a list"},
		"site with a scheme":    {one + "site: https://example.org\n", "site is a host name"},
		"a long note":           {one + "note: " + strings.Repeat("a", 301) + "\n", "longer than 300"},
		"a number, old source":  {"lines:\n  it-antitratta: {phone: \"0102\", state: seen}\n", "seen needs a source"},
		"no emergency number":   {"lines:\n  uk-999: {hidden: yes}\n", "an emergency number cannot be hidden"},
		"emergency unconfirmed": {"lines:\n  md-112: {state: unconfirmed}\n", "an emergency number cannot be hidden"},
		"hours, always":         {"lines:\n  it-inl: {always: yes, hours: Mon-Fri 9-12}\n", "line 2: it-inl: always: yes and hours"},
		"always, after hours":   {"lines:\n  it-inl: {hours: Mon-Fri 9-12, always: yes}\n", "always: yes and hours"},
		"turned round":          {one + "name: \"a\\u202Eb\"\n", "ordinary characters"},
		"mail in words":         {one + "mail: somebody\n", "mail is one address"},
		"the same line twice":   {"lines:\n  it-inl: {hidden: yes}\n  it-inl: {hidden: no}\n", "line 3"},
		"not text":              {"lines:\n  it-inl: {note: \"\xff\"}\n", "not UTF-8"},
		"too long":              {"#" + strings.Repeat("a", 128<<10) + "\nlines:\n", "the limit is"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := overridden(t, tt.file)
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), "contacts.yaml: ") {
				t.Errorf("got %v, want an error of contacts.yaml with %q", err, tt.want)
			}
			if err != nil && strings.Contains(err.Error(), "\n") {
				t.Errorf("more than one line: %q", err)
			}
		})
	}
}

func TestACheckGrowsOld(t *testing.T) {
	d, err := overridden(t, "lines:\n  it-114: {state: checked, by: A, on: \"2026-05-28\"}\n  it-1522: {state: checked, by: A, on: \"2026-05-27\"}\n")
	if err != nil {
		t.Fatal(err)
	}
	young, _ := d.Line("it-114")
	old, _ := d.Line("it-1522")
	if d.Old(young) || !d.Old(old) {
		t.Errorf("180 days: %v, 181 days: %v, want false and true", d.Old(young), d.Old(old))
	}
	it, _ := d.Country("it")
	l := english(t)
	if call, ok := d.Call(l, it, old); !ok || call.Checked || !strings.Contains(call.State, "180 days") {
		t.Errorf("an old check: %+v", call)
	}
	if seen, _ := d.Line("el-1109"); d.Old(seen) {
		t.Error("what was never checked cannot grow old")
	}
}

func TestABookIsReplacedWhole(t *testing.T) {
	d := load(t)
	b := NewBook(d)
	other, err := d.Override("contacts.yaml", []byte("lines:\n  it-113: {hidden: yes}\n"))
	if err != nil {
		t.Fatal(err)
	}
	b.Replace(other)
	if b.Current() != other {
		t.Error("the book holds another directory")
	}
}

func FuzzOverride(f *testing.F) {
	f.Add([]byte("lines:\n  it-antitratta: {state: checked, by: A, on: \"2026-11-24\"}\n"))
	f.Add([]byte("lines:\n  it-inl: {phone: 0102}\n"))
	pack, err := read([]byte(good))
	if err != nil {
		f.Fatal(err)
	}
	pack.today = func() time.Time { return day() }
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := pack.Override("contacts.yaml", b)
		if err != nil {
			return
		}
		for _, c := range d.Countries() {
			for _, l := range c.Lines {
				if l.Phone != "" && !phonePattern.MatchString(l.Phone) {
					t.Errorf("a phone that is no number was taken in: %q", l.Phone)
				}
				if l.State == Checked && (l.By == "" || l.On == "") {
					t.Error("a check by nobody was taken in")
				}
			}
		}
	})
}
