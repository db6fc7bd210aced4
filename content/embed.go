// Package content embeds the content packs: signs, contacts, pathways, phrases
// guides and wording. Each pack's own package says how it is read; this one only
// carries the files.
package content

import (
	"embed"
	"io/fs"
)

//go:embed signs/*.yaml contacts/*.yaml pathways/*.yaml guides/*.yaml phrases wording
var files embed.FS

// Signs is the catalogue of signs.
func Signs() fs.FS { return sub("signs") }

// Contacts is whom to call.
func Contacts() fs.FS { return sub("contacts") }

// Pathways is how help works, country by country.
func Pathways() fs.FS { return sub("pathways") }

// Guides is what to do in danger online.
func Guides() fs.FS { return sub("guides") }

// Phrases is what to say where no language is shared. Recordings stand beside
// the texts, once there are any.
func Phrases() fs.FS { return sub("phrases") }

// Wording is what words mean and the rules over their meanings.
func Wording() fs.FS { return sub("wording") }

func sub(dir string) fs.FS {
	f, err := fs.Sub(files, dir)
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return f
}
