package ui

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestFilesStayWithinTheBudget(t *testing.T) {
	b, err := Assets()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		asset Asset
		most  int
	}{{b.Style, 12 << 10}, {b.Script, 4 << 10}, {b.Icon, 1 << 10}} {
		t.Logf("%s: %d bytes, %d after gzip", c.asset.Path, len(c.asset.Body), len(c.asset.Gzip))
		if got := len(c.asset.Gzip); got > c.most {
			t.Errorf("%s: got %d bytes after gzip, want at most %d", c.asset.Path, got, c.most)
		}
	}
}

func TestNameHoldsTheHashOfTheContent(t *testing.T) {
	b, err := Assets()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range b.All() {
		sum := sha256.Sum256(a.Body)
		if !strings.Contains(a.Path, "-"+hex.EncodeToString(sum[:5])+".") {
			t.Errorf("%s does not hold the hash of its content", a.Path)
		}
		if got, found := b.Find(a.Path); !found || !bytes.Equal(got.Body, a.Body) {
			t.Errorf("%s is not found by its own path", a.Path)
		}
		r, err := gzip.NewReader(bytes.NewReader(a.Gzip))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, a.Body) {
			t.Errorf("%s: the compressed body is not the body (%v)", a.Path, err)
		}
	}
	if _, found := b.Find("/assets/free2link-0000000000.css"); found {
		t.Error("found a file that does not exist")
	}
}

func TestEveryRunServesTheSameBytes(t *testing.T) {
	one, err := Assets()
	if err != nil {
		t.Fatal(err)
	}
	two, err := Assets()
	if err != nil {
		t.Fatal(err)
	}
	live, err := Live(".")
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range one.All() {
		for _, other := range []Asset{two.All()[i], live.All()[i]} {
			if a.Path != other.Path || !bytes.Equal(a.Gzip, other.Gzip) {
				t.Errorf("got %s and %s, want the same", a.Path, other.Path)
			}
		}
	}
}

func TestLiveShowsAChangeAtOnce(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Live(dir); err == nil {
		t.Error("an empty folder gave no error")
	}
	write("icon.svg", "<svg/>")
	write("js/1.js", "// why\n  a(); // stays\n\n")
	write("css/20-b.css", "b { color: red }\n")
	write("css/10-a.css", "/* two\n lines */\na { color: red } /* end */\n")
	before, err := Live(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(before.Style.Body), "a { color: red }\nb { color: red }\n"; got != want {
		t.Errorf("got style %q, want %q", got, want)
	}
	if got, want := string(before.Script.Body), "a(); // stays\n"; got != want {
		t.Errorf("got script %q, want %q", got, want)
	}
	write("css/20-b.css", "b { color: blue }\n")
	after, err := Live(dir)
	if err != nil {
		t.Fatal(err)
	}
	if before.Style.Path == after.Style.Path {
		t.Error("the sheet changed, its name did not")
	}
}

// The policy of every page forbids what stores, writes markup or runs text; old phones do not parse what came later.
func TestScriptKeepsNothingAndWritesNoMarkup(t *testing.T) {
	b, err := Assets()
	if err != nil {
		t.Fatal(err)
	}
	bad := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(|localStorage|sessionStorage|indexedDB|\.cookie|fetch\(|XMLHttpRequest|sendBeacon|pushState|replaceState|:has\(|\?\?=|\|\|=|&&=|\.at\(|replaceAll|\?\.|^\s*await `)
	if got := bad.FindAllString(string(b.Script.Body), -1); got != nil {
		t.Errorf("the script holds %q", got)
	}
	if !bad.MatchString("x.innerHTML = y") {
		t.Error("the check cannot fail")
	}
}

func TestEveryIconIsWellFormed(t *testing.T) {
	for name := range icons {
		got := string(Icon(name))
		wellFormed(t, name, got)
		if !strings.Contains(got, `aria-hidden="true"`) || !strings.Contains(got, `focusable="false"`) {
			t.Errorf("%s is not hidden from screen readers", name)
		}
		points := name == "back" || name == "go" || name == "out"
		if strings.Contains(got, "flip") != points {
			t.Errorf("%s: turns round in right-to-left text: got %v, want %v", name, !points, points)
		}
	}
	wellFormed(t, "brand", string(Brand()))
	icon, err := os.ReadFile("icon.svg")
	if err != nil {
		t.Fatal(err)
	}
	wellFormed(t, "icon.svg", string(icon))
}

func TestIconsTheDesignNamesExist(t *testing.T) {
	for name := range strings.FieldsSeq("out go back lock signs msg phone voice care check sheet card door s1 s2 s3 print copy child clock list globe stay down device") {
		if _, known := icons[name]; !known {
			t.Errorf("no icon %s", name)
		}
	}
}

func TestUnknownIconPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an unknown name went through")
		}
	}()
	Icon("no-such-icon")
}

func TestLabelOfTheDrawingIsEscaped(t *testing.T) {
	got := string(Drawing(`"><script>alert(1)</script>`))
	wellFormed(t, "drawing", got)
	if strings.Contains(got, "<script") {
		t.Errorf("markup in the label went through: %s", got[:120])
	}
}

func wellFormed(t *testing.T, name, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	elements := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, start := token.(xml.StartElement); start {
			elements++
		}
	}
	if elements < 2 {
		t.Errorf("%s: got %d elements, want a drawing", name, elements)
	}
}
