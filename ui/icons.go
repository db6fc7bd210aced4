package ui

import "html/template"

// This file is the one place in ui that makes template.HTML. All of it is constant text of ours, but for the label of the
// drawing, which is escaped here.

// icons holds the inside of every icon: a grid of 24, lines of 1.75 (from the sheet), round ends, no fill. It is never
// written to. Objects only: no people, no hands, no faces.
var icons = map[string]string{
	"back":   `<path d="M15 6l-6 6 6 6"/>`,
	"card":   `<path d="M4 6h16v12H4zM8 10h8M8 14h4"/>`,
	"care":   `<circle cx="12" cy="12" r="8.5"/><path d="M12 8v5M12 16v.01"/>`,
	"check":  `<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
	"child":  `<path d="M12 3l5.5 6.5L12 17 6.5 9.5zM12 3v14M6.5 9.5h11M12 17c0 3.5-3.5 1.5-4 4"/>`,
	"clock":  `<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>`,
	"copy":   `<path d="M9 9h11v11H9zM15 9V4H4v11h5"/>`,
	"device": `<path d="M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2"/>`,
	"door":   `<path d="M6 21V10a6 6 0 0 1 12 0v11M4 21h16M14.5 14v.01"/>`,
	"down":   `<path d="M6 9l6 6 6-6"/>`,
	"globe":  `<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.7 2.4 4 5.2 4 8.5s-1.3 6.1-4 8.5c-2.7-2.4-4-5.2-4-8.5s1.3-6.1 4-8.5z"/>`,
	"go":     `<path d="M5 12h14M13 6l6 6-6 6"/>`,
	"list":   `<path d="M9 6h11M9 12h11M9 18h11M4.5 6v.01M4.5 12v.01M4.5 18v.01"/>`,
	"lock":   `<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>`,
	"msg":    `<path d="M4 5h16v11H10l-4.5 3.5V16H4z"/><path d="M8 9h8M8 12h4.5"/>`,
	"out":    `<path d="M10 4H5v16h5M14 8l4 4-4 4M18 12H9"/>`,
	"phone":  `<path d="M8.2 3.8 5.5 4.6c-.9.3-1.5 1.1-1.4 2 .7 7.2 6.1 12.6 13.3 13.3.9.1 1.7-.5 2-1.4l.8-2.7-4.6-2.6-2 2c-2.2-1-3.8-2.6-4.8-4.8l2-2z"/>`,
	"print":  `<path d="M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z"/>`,
	"s1":     `<path d="M3 15h4v5H3z"/><path fill-opacity=".28" d="M10 10h4v10h-4zM17 5h4v15h-4z"/>`,
	"s2":     `<path d="M3 15h4v5H3zM10 10h4v10h-4z"/><path fill-opacity=".28" d="M17 5h4v15h-4z"/>`,
	"s3":     `<path d="M3 15h4v5H3zM10 10h4v10h-4zM17 5h4v15h-4z"/>`,
	"sheet":  `<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>`,
	"signs":  `<path d="M5 4h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z"/><path d="m7.5 9 1.3 1.3L11 8M13.5 9H17M7.5 15l1.3 1.3L11 14M13.5 15H17"/>`,
	"stay":   `<path d="M12 3l7 2.5V11c0 4.5-2.8 8-7 10-4.2-2-7-5.5-7-10V5.5z"/>`,
	"voice":  `<path d="M4 10v4M8 7v10M12 4v16M16 8v8M20 10.5v3"/>`,
}

// Icon returns a drawing beside words, hidden from screen readers: an icon never stands alone. Names: back, card, care,
// check, child, clock, copy, device, door, down, globe, go, list, lock, msg, out, phone, print, s1 s2 s3 (weak, medium,
// strong), sheet, signs, stay, voice. Another name panics: it is a slip in a template, and the first test that shows the
// page finds it.
func Icon(name string) template.HTML {
	inside, known := icons[name]
	if !known {
		panic("ui: no icon named " + name)
	}
	class := "i"
	switch name {
	case "back", "go", "out":
		class = "i flip" // points somewhere, so it turns round where text runs from the right
	case "s1", "s2", "s3":
		class = "i bars3"
	}
	// The size stands in the markup too, so that the page is in order before the sheet arrives.
	return template.HTML(`<svg class="` + class + `" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">` + inside + `</svg>`)
}

// Brand returns the mark beside the name of the site; the link around it carries the name in words.
func Brand() template.HTML {
	return `<svg width="36" height="24" viewBox="0 0 36 24" aria-hidden="true" focusable="false"><path class="b1" d="M14.5 4.5A8.5 8.5 0 1 0 14.5 19.5M11 12h7"/><path class="b2" d="M21.5 4.5a8.5 8.5 0 1 1 0 15M25 12h-7"/></svg>`
}

// Drawing returns the picture of the home page: two empty chairs at a table by a window. The label says so in the
// language of the page and is escaped here.
func Drawing(label string) template.HTML {
	return `<svg class="art" width="480" height="400" viewBox="0 0 480 400" role="img" aria-label="` +
		template.HTML(template.HTMLEscapeString(label)) + `">` + drawing + `</svg>`
}

const drawing = `<path class="a-wall" d="M120 340V170a120 120 0 0 1 240 0v170z"/>
<circle class="a-sun" cx="290" cy="150" r="34"/>
<path class="a-hill" d="M120 262c50-46 92-50 140-20 38 23 66 22 100-2v100H120z"/><path class="a-hill2" d="M120 300c60-22 116-24 160-8 32 12 56 10 80 2v46H120z"/>
<path class="a-l a-p" d="M120 340V170a120 120 0 0 1 240 0v170M240 52v288"/>
<ellipse class="a-floor" cx="240" cy="382" rx="226" ry="16"/>
<path class="a-l a-p" d="M58 188l12 106h74M70 294l-10 84M144 294l8 84"/>
<path class="a-l a-c" d="M422 188l-12 106h-74M410 294l10 84M336 294l-8 84"/>
<path class="a-l a-i" d="M166 268h148M240 270v104M206 378q34-14 68 0"/>
<path class="a-fp" d="M184 242h30v12q0 10-10 10h-10q-10 0-10-10z"/><path class="a-l a-p a-thin" d="M214 246q12 0 8 8-3 5-10 5"/>
<path class="a-fc" d="M272 242h30v12q0 10-10 10h-10q-10 0-10-10z"/><path class="a-l a-c a-thin" d="M272 246q-12 0-8 8 3 5 10 5"/>
<rect class="a-fp" x="228" y="259" width="30" height="6" rx="3"/>
<path class="a-l a-p a-thin" d="M198 232c-10-14 10-22 2-38"/><path class="a-l a-c a-thin" d="M287 232c10-14-10-22-2-38"/>
<path class="a-fc" d="M22 338h44l-6 42H28z"/><path class="a-leaf" d="M44 338c-34-20-34-52-22-74 16 16 26 44 22 74zm0 0c2-44 18-66 36-76 4 32-8 62-36 76zm0 0c-8-34-6-66 4-86 12 22 10 56-4 86z"/>
`
