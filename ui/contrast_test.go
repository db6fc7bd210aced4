package ui

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

// luminance is the relative luminance of WCAG 2.2 for #rgb or #rrggbb.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	hex := strings.TrimPrefix(colour, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		t.Fatalf("not a colour: %q", colour)
	}
	channel := func(shift uint) float64 {
		c := float64(n>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}

// contrast is the ratio of WCAG 2.2, 1 to 21.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	la, lb := luminance(t, a), luminance(t, b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

// themes reads the tokens of the light and of the dark from the sheet itself; the dark takes over what it does not name.
func themes(t *testing.T) map[string]map[string]string {
	t.Helper()
	light, dark := map[string]string{}, map[string]string{}
	for _, r := range parse(t, style(t)) {
		if !strings.HasPrefix(r.property, "--") || r.around[len(r.around)-1] != ":root" || !strings.HasPrefix(r.value, "#") {
			continue
		}
		switch {
		case len(r.around) == 1:
			light[r.property] = r.value
			dark[r.property] = r.value
		case strings.Contains(r.around[0], "prefers-color-scheme: dark"):
			dark[r.property] = r.value
		}
	}
	if light["--ground"] == dark["--ground"] || light["--ground"] == "" {
		t.Fatal("light and dark were not read")
	}
	return map[string]map[string]string{"light": light, "dark": dark}
}

func TestContrastFormula(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000", "#fff", 21}, {"#fff", "#fff", 1}, {"#777", "#fff", 4.48}, {"#1A1F24", "#FFFFFF", 16.6}} {
		if got := contrast(t, c.a, c.b); math.Abs(got-c.want) > 0.05 {
			t.Errorf("%s on %s: got %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

func TestEveryColourPairCanBeRead(t *testing.T) {
	surfaces := []string{"--ground", "--paper", "--sunk"}
	pairs := []struct {
		front string
		back  []string
		least float64 // WCAG 2.2: 4.5 for text (1.4.3), 3 for what is not text (1.4.11); more where the design promises more
	}{
		{"--ink", surfaces, 12.1},
		{"--ink", []string{"--petrol-tint", "--clay-tint", "--plum-tint", "--leaf-tint", "--honey-tint"}, 11},
		{"--soft", surfaces, 6.4},
		{"--soft", []string{"--petrol-tint", "--plum-tint"}, 4.5},
		{"--link", surfaces, 6.1},
		{"--link", []string{"--plum-tint"}, 4.5},
		{"--on-petrol", []string{"--petrol"}, 7.8},
		{"--petrol", []string{"--ground", "--paper", "--petrol-tint"}, 4.5},
		{"--clay", []string{"--ground", "--paper", "--clay-tint"}, 6.4},
		{"--plum", []string{"--ground", "--plum-tint"}, 4.5},
		{"--leaf", []string{"--ground", "--paper", "--leaf-tint"}, 5.6},
		{"--honey", []string{"--ground", "--honey-tint"}, 10.6},
		{"--error", []string{"--ground", "--paper"}, 4.5},
		{"--edge", []string{"--ground"}, 5.5},
		{"--edge", []string{"--paper", "--sunk"}, 3},
		{"--clay-line", []string{"--ground"}, 4.7},
		{"--petrol", []string{"--sunk"}, 3},
		{"--focus-ink", []string{"--ground", "--paper", "--sunk"}, 3},
	}
	for name, theme := range themes(t) {
		for _, p := range pairs {
			for _, back := range p.back {
				if theme[p.front] == "" || theme[back] == "" {
					t.Fatalf("no token %s or %s", p.front, back)
				}
				if got := contrast(t, theme[p.front], theme[back]); got < p.least {
					t.Errorf("%s: %s on %s: got %.2f, want at least %.1f", name, p.front, back, got, p.least)
				}
			}
		}
		// Fixed colours of the sheet: the way out, hovered buttons, danger now.
		for _, p := range []struct {
			front, back string
		}{{"#fff", theme["--exit"]}, {"#fff", "#22262a"}, {"#fff", theme["--petrol-deep"]}, {"#dbe9eb", theme["--petrol-deep"]}, {"#083f4a", "#fff"}, {"#1a1f24", theme["--focus"]}} {
			if got := contrast(t, p.front, p.back); got < 4.5 {
				t.Errorf("%s: %s on %s: got %.2f, want at least 4.5", name, p.front, p.back, got)
			}
		}
	}
}
