package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/free2link/free2link/internal/pathway"
)

// contactsFile is the operator's own file in the data folder, docs/OPERATING.md.
const contactsFile = "contacts.yaml"

// Correct puts the operator's corrections of the contacts in force: the file
// contacts.yaml of the data folder. It reports false where there is none. Its
// errors name the file and the line, and leave what is in force as it was. A
// folder that is not there is an error; "" is no folder at all.
func (a *App) Correct(dir string) (bool, error) {
	if dir == "" {
		return false, nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return false, InputError(fmt.Errorf("the data folder cannot be opened: %w", err))
	}
	defer root.Close()
	info, err := root.Stat(contactsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, InputError(err)
	}
	if !info.Mode().IsRegular() { // opening a pipe would wait for ever
		return false, InputError(fmt.Errorf("%s is not an ordinary file", contactsFile))
	}
	f, err := root.Open(contactsFile)
	if err != nil {
		return false, InputError(err)
	}
	defer f.Close()
	limit := pathway.OverrideLimits().Bytes
	data, err := io.ReadAll(io.LimitReader(f, int64(limit)+1)) // one byte more tells that it is too much
	if err != nil {
		return false, InputError(fmt.Errorf("read %s: %w", contactsFile, err))
	}
	if len(data) > limit {
		return false, InputError(fmt.Errorf("%s is longer than %d bytes", contactsFile, limit))
	}
	d, err := a.Contacts.Override(contactsFile, data)
	if err != nil {
		return false, InputError(err)
	}
	a.Book.Replace(d)
	return true, nil
}

// often is how often the operator's file is looked at while serving.
const often = 2 * time.Second

// watch takes in changes of the operator's file until ctx ends, each once it
// has settled; when again receives, it reads the file even if it looks the
// same. A broken file is named in the log, and the last good contacts stay in
// force; so they do when it is deleted.
func (a *App) watch(ctx context.Context, w *watcher, s Settings, log *slog.Logger) {
	tick := time.NewTicker(often)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.Again:
			w.asked = true
		case <-tick.C:
			if w.settled() {
				a.again(s.Data, log)
			}
		}
	}
}

// watcher notices that a file has changed and is no longer being written.
type watcher struct {
	path          string
	seen, applied os.FileInfo // nil where there is no file
	asked         bool
}

// newWatcher takes what is there now for known.
func newWatcher(dir string) *watcher {
	w := &watcher{path: filepath.Join(dir, contactsFile)}
	w.applied = w.look()
	w.seen = w.applied
	return w
}

func (w *watcher) look() os.FileInfo {
	info, err := os.Stat(w.path)
	if err != nil {
		return nil
	}
	return info
}

// settled reports a change that looks the same twice running.
func (w *watcher) settled() bool {
	now := w.look()
	before := w.seen
	w.seen = now
	if !same(now, before) || same(now, w.applied) && !w.asked {
		return false
	}
	w.applied, w.asked = now, false
	return true
}

// same reports whether two looks saw the same file with the same content, as
// far as can be seen without reading it.
func same(a, b os.FileInfo) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}

func (a *App) again(dir string, log *slog.Logger) {
	switch found, err := a.Correct(dir); {
	case err != nil:
		log.Error("the contacts stay as they were", "because", err.Error())
	case !found:
		log.Warn("contacts.yaml is not there: the last corrections stay in force until the next start")
	default:
		log.Info("contacts.yaml was read again")
	}
}
