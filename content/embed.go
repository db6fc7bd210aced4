// Package content embeds the content packs: signs and contacts. Each pack's
// own package says how it is read; this one only carries the files.
package content

import (
	"embed"
	"io/fs"
)

//go:embed signs/*.yaml contacts/*.yaml
var files embed.FS

// Signs is the catalogue of signs.
func Signs() fs.FS { return sub("signs") }

// Contacts is whom to call.
func Contacts() fs.FS { return sub("contacts") }

func sub(dir string) fs.FS {
	f, err := fs.Sub(files, dir)
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return f
}
