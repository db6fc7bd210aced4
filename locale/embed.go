// Package locale holds the words: <lang>/<pack>.po for every language and
// pack, and the two lists that the coverage check reads. See README.md.
package locale

import "embed"

// Files holds <lang>/<pack>.po, missing.txt and same.txt.
//
//go:embed */*.po missing.txt same.txt
var Files embed.FS
