// Package app puts the program together: it loads the content and the
// languages, builds every capability and serves them.
//
// It is the only place that knows all capabilities; their list is in
// [App.Capabilities]. What the program needs, it holds inside itself; an
// operator may correct the contacts in a file ([App.Correct]).
package app

import (
	"fmt"
	"io/fs"

	"github.com/free2link/free2link/content"
	"github.com/free2link/free2link/internal/guide"
	"github.com/free2link/free2link/internal/guide/guideweb"
	"github.com/free2link/free2link/internal/identify"
	"github.com/free2link/free2link/internal/identify/identifyweb"
	"github.com/free2link/free2link/internal/pathway"
	"github.com/free2link/free2link/internal/pathway/pathwayweb"
	"github.com/free2link/free2link/internal/phrase"
	"github.com/free2link/free2link/internal/phrase/phraseweb"
	"github.com/free2link/free2link/internal/platform/capability"
	"github.com/free2link/free2link/internal/platform/clock"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/welcome/welcomeweb"
	"github.com/free2link/free2link/internal/wording"
	"github.com/free2link/free2link/internal/wording/wordingweb"
	"github.com/free2link/free2link/locale"
)

// Languages returns the languages that the product offers, complete and equal.
func Languages() []i18n.Lang {
	return []i18n.Lang{i18n.English, i18n.Italian, i18n.Greek, i18n.Polish}
}

// An App holds the loaded content. Only the contacts in force may change, see [App.Correct].
type App struct {
	Catalogue *identify.Catalogue
	Contacts  *pathway.Directory // as the program carries them
	Book      *pathway.Book      // as they are in force, with the operator's corrections
	Ways      *pathway.Ways
	Guides    *guide.Shelf
	Phrases   *phrase.Book
	Wording   *wording.Book
	Languages *i18n.Catalog
}

// Packs says where content is read from.
type Packs struct{ Signs, Contacts, Pathways, Guides, Phrases, Wording, Locale fs.FS }

// Embedded is the content that the program carries inside itself.
func Embedded() Packs {
	return Packs{Signs: content.Signs(), Contacts: content.Contacts(), Pathways: content.Pathways(), Guides: content.Guides(), Phrases: content.Phrases(), Wording: content.Wording(), Locale: locale.Files}
}

// Load reads and checks all content. Its errors name the file and the line or id.
func Load(p Packs) (*App, error) {
	c, err := identify.Load(p.Signs)
	if err != nil {
		return nil, fmt.Errorf("signs: %w", err)
	}
	d, err := pathway.Load(p.Contacts, clock.System)
	if err != nil {
		return nil, fmt.Errorf("contacts: %w", err)
	}
	ways, err := pathway.LoadWays(p.Pathways, d)
	if err != nil {
		return nil, fmt.Errorf("pathways: %w", err)
	}
	g, err := guide.Load(p.Guides)
	if err != nil {
		return nil, fmt.Errorf("guides: %w", err)
	}
	b, err := phrase.Load(p.Phrases)
	if err != nil {
		return nil, fmt.Errorf("phrases: %w", err)
	}
	w, err := wording.Load(p.Wording, c)
	if err != nil {
		return nil, fmt.Errorf("wording: %w", err)
	}
	l, err := i18n.Load(p.Locale, Languages())
	if err != nil {
		return nil, fmt.Errorf("languages: %w", err)
	}
	return &App{Catalogue: c, Contacts: d, Book: pathway.NewBook(d), Ways: ways, Guides: g, Phrases: b, Wording: w, Languages: l}, nil
}

// Capabilities lists what the program can do, in the order of the navigation.
func (a *App) Capabilities() []capability.Capability {
	return []capability.Capability{
		welcomeweb.Capability(len(a.Catalogue.Signs), len(a.Contacts.Countries())),
		identifyweb.Capability(a.Catalogue, a.Book.Current, a.Ways),
		wordingweb.Capability(a.Wording, a.Catalogue, a.Book.Current, a.Guides),
		pathwayweb.Capability(a.Book.Current, a.Contacts, a.Ways),
		guideweb.Capability(a.Guides, a.Book.Current),
		phraseweb.Capability(a.Phrases),
	}
}
