package ui

import (
	"embed"
	"html/template"
)

// Views holds the layout around every page and the components that pages share.
//
//go:embed views
var Views embed.FS

// Funcs returns the functions that every template may call.
func Funcs() template.FuncMap {
	return template.FuncMap{"icon": Icon, "brand": Brand, "drawing": Drawing}
}

// Fixtures holds one page for each group of components, shown in development
// at /_ui/<name>: fixtures/<name>.html inside fixtures/views/fixture.html.
//
//go:embed fixtures
var Fixtures embed.FS
