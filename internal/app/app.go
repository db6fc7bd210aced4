// Package app puts the program together: it loads the content and the
// languages, builds every capability and serves them.
//
// It is the only place that knows all capabilities; their list is in
// [App.Capabilities]. Nothing is kept on disk: what the program needs, it
// holds inside itself.
package app

import (
	"fmt"
	"io/fs"

	"github.com/free2link/free2link/content"
	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/identify/identifyweb"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/pathway/pathwayweb"
	"github.com/free2link/free2link/internal/platform/capability"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/welcome/welcomeweb"
	"github.com/free2link/free2link/locale"
)

// Languages returns the languages that the product offers, complete and equal.
func Languages() []i18n.Lang {
	return []i18n.Lang{i18n.English, i18n.Italian, i18n.Greek, i18n.Polish}
}

// An App holds the loaded content. It never changes.
type App struct {
	Catalogue *identify.Catalogue
	Contacts  *pathway.Directory
	Languages *i18n.Catalog
}

// Packs says where content is read from.
type Packs struct{ Signs, Contacts, Locale fs.FS }

// Embedded is the content that the program carries inside itself.
func Embedded() Packs {
	return Packs{Signs: content.Signs(), Contacts: content.Contacts(), Locale: locale.Files}
}

// Load reads and checks all content. Its errors name the file and the line or id.
func Load(p Packs) (*App, error) {
	c, err := identify.Load(p.Signs)
	if err != nil {
		return nil, fmt.Errorf("signs: %w", err)
	}
	d, err := pathway.Load(p.Contacts)
	if err != nil {
		return nil, fmt.Errorf("contacts: %w", err)
	}
	l, err := i18n.Load(p.Locale, Languages())
	if err != nil {
		return nil, fmt.Errorf("languages: %w", err)
	}
	return &App{c, d, l}, nil
}

// Capabilities lists what the program can do, in the order of the navigation.
func (a *App) Capabilities() []capability.Capability {
	return []capability.Capability{
		welcomeweb.Capability(len(a.Catalogue.Signs)),
		identifyweb.Capability(a.Catalogue, a.Contacts),
		pathwayweb.Capability(a.Contacts),
	}
}
