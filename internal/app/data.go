package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"time"

	"github.com/free2link/free2link/internal/pathway"
)

// contactsFile is the operator's own file in the data folder, docs/OPERATING.md.
const contactsFile = "contacts.yaml"

// Correct puts the operator's corrections of the contacts in force: the file
// contacts.yaml of the data folder, where there is one. Its errors name the
// file and the line, and leave what is in force as it was. A folder that is
// not there is an error; "" is no folder at all.
func (a *App) Correct(dir string) error {
	if dir == "" {
		return nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return InputError(fmt.Errorf("the data folder cannot be opened: %w", err))
	}
	defer root.Close()
	f, err := root.Open(contactsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return InputError(err)
	}
	defer f.Close()
	limit := int64(pathway.OverrideLimits().Bytes)
	data, err := io.ReadAll(io.LimitReader(f, limit+1)) // one byte more, so that a longer file is refused
	if err != nil {
		return InputError(fmt.Errorf("read %s: %w", contactsFile, err))
	}
	d, err := a.Contacts.Override(contactsFile, data)
	if err != nil {
		return InputError(err)
	}
	a.Book.Replace(d)
	return nil
}

// often is how often the operator's file is looked at while serving.
const often = 2 * time.Second

// watch takes in changes of the operator's file until ctx ends: once a change
// has settled, or at once when again receives. A broken file is named in the
// log, and the last good contacts stay in force; so they do when it is deleted.
func (a *App) watch(ctx context.Context, s Settings, log *slog.Logger) {
	w := watcher{path: s.Data + string(os.PathSeparator) + contactsFile}
	w.applied = w.look()
	w.seen = w.applied
	tick := time.NewTicker(often)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.Again:
			w.seen = w.look()
			a.again(s.Data, log, w.seen)
			w.applied = w.seen
		case <-tick.C:
			if w.settled() {
				a.again(s.Data, log, w.applied)
			}
		}
	}
}

// watcher notices that a file has changed and is no longer being written.
type watcher struct {
	path          string
	seen, applied stamp
}

// stamp is what can be seen of a file without reading it.
type stamp struct {
	size int64
	at   time.Time
}

func (w *watcher) look() stamp {
	info, err := os.Stat(w.path)
	if err != nil {
		return stamp{}
	}
	return stamp{info.Size(), info.ModTime()}
}

// settled reports a change that looks the same twice running.
func (w *watcher) settled() bool {
	now := w.look()
	before := w.seen
	w.seen = now
	if now != before || now == w.applied {
		return false
	}
	w.applied = now
	return true
}

func (a *App) again(dir string, log *slog.Logger, s stamp) {
	if s == (stamp{}) {
		log.Warn("contacts.yaml is not there: the last corrections stay in force until the next start")
		return
	}
	if err := a.Correct(dir); err != nil {
		log.Error("the contacts stay as they were", "because", err.Error())
		return
	}
	log.Info("contacts.yaml was read again")
}
