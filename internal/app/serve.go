package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/free2link/free2link/internal/platform/clock"
	"github.com/free2link/free2link/internal/platform/i18n"
	"github.com/free2link/free2link/internal/platform/ident"
	"github.com/free2link/free2link/internal/platform/web"
	"github.com/free2link/free2link/internal/welcome/welcomeweb"
	"github.com/free2link/free2link/ui"
)

// Settings is what an operator chooses.
type Settings struct {
	Listen   string            // address and port; port 0 takes a free one
	Neutral  map[string]string // language to the harmless site of "Leave this page"
	Feedback string            // mail address for remarks; may be empty
	Data     string            // folder of the operator's own files; may be empty
	Off      []string          // what is switched off: "check", or "it:check" in one country
	Again    <-chan os.Signal  // asks to read the operator's files again; may be nil
	Dev      string            // root of the repository in development, else ""
	Out, Log io.Writer
}

// Defaults are national weather services: each operator should check that the
// site answers, shows nothing personal and needs no sign-in (docs/OPERATING.md).
var neutralDefaults = map[i18n.Lang]string{
	i18n.English: "https://www.metoffice.gov.uk/",
	i18n.Italian: "https://www.meteoam.it/",
	i18n.Greek:   "https://www.emy.gr/",
	i18n.Polish:  "https://meteo.imgw.pl/",
}

// Site builds the site with everything it serves.
func (a *App) Site(s Settings) (*web.Site, error) {
	neutral, err := a.neutral(s.Neutral)
	if err != nil {
		return nil, err
	}
	if s.Feedback != "" && (!strings.Contains(s.Feedback, "@") || strings.ContainsAny(s.Feedback, " \r\n?&<>\"")) {
		return nil, InputError(fmt.Errorf("the feedback address %q is not a mail address", s.Feedback))
	}
	bundle, err := ui.Assets()
	if err != nil {
		return nil, fmt.Errorf("design system: %w", err)
	}
	c := web.Config{
		Languages: a.Languages, Assets: assets(bundle), Neutral: neutral, ErrorView: welcomeweb.ErrorView(),
		Version: Version(), Feedback: s.Feedback, Now: clock.System, Reference: ident.Reference,
		Log: slog.New(slog.NewTextHandler(s.Log, nil)),
	}
	for _, x := range a.Capabilities() {
		c.Routes = append(c.Routes, x.Routes...)
		c.Nav = append(c.Nav, x.Nav...)
	}
	if c.Off, err = a.switches(s.Off, c.Routes); err != nil {
		return nil, err
	}
	if s.Dev != "" {
		c.Languages = a.Languages.WithPseudo()
		c.Dev = develop(s.Dev, &c)
	}
	return web.New(c)
}

func (a *App) neutral(chosen map[string]string) (map[i18n.Lang]web.Neutral, error) {
	out := map[i18n.Lang]web.Neutral{}
	for lang, site := range neutralDefaults {
		l, _ := a.Languages.Locale(lang)
		out[lang] = web.Neutral{URL: site, Title: l.T("Weather")}
	}
	for lang, site := range chosen {
		n, ok := out[i18n.Lang(lang)]
		u, err := url.Parse(site)
		if !ok || err != nil || u.Scheme != "https" || u.Host == "" {
			return nil, InputError(fmt.Errorf("neutral site %s=%s: give a language of the site and an https address", lang, site))
		}
		n.URL = site
		out[i18n.Lang(lang)] = n
	}
	return out, nil
}

// switches reads what the operator switched off and refuses what is not there.
func (a *App) switches(off []string, routes []web.Route) ([]web.Switch, error) {
	var features []string
	for _, rt := range routes {
		if rt.Feature != "" && !slices.Contains(features, rt.Feature) {
			features = append(features, rt.Feature)
		}
	}
	var out []web.Switch
	for _, s := range off {
		country, feature, local := strings.Cut(s, ":")
		if !local {
			country, feature = "", s
		}
		if !slices.Contains(features, feature) {
			return nil, InputError(fmt.Errorf("there is nothing called %q to switch off; there are %s", feature, strings.Join(features, ", ")))
		}
		if local && !slices.Contains([]string{"check", "sheet", "steps"}, feature) {
			return nil, InputError(fmt.Errorf("%s knows no countries: it can only be switched off everywhere", feature))
		}
		c, known := a.Contacts.Country(country)
		if local && !known {
			return nil, InputError(fmt.Errorf("%q is no country of the contacts; write it as it:%s", country, feature))
		}
		out = append(out, web.Switch{Feature: feature, Country: c.ID})
	}
	return out, nil
}

func assets(b ui.Bundle) []web.Asset {
	return []web.Asset{
		{Kind: "css", Path: b.Style.Path, Type: b.Style.Type, Body: b.Style.Body, Gzip: b.Style.Gzip},
		{Kind: "js", Path: b.Script.Path, Type: b.Script.Type, Body: b.Script.Body, Gzip: b.Script.Gzip},
		{Kind: "icon", Path: b.Icon.Path, Type: b.Icon.Type, Body: b.Icon.Body, Gzip: b.Icon.Gzip},
	}
}

var errDev = errors.New("development serves files from disk and shows its errors: it listens on this machine only, as 127.0.0.1:8080")

// Serve runs the platform until ctx ends, then lets open requests finish. It
// prints the address when it can answer.
func (a *App) Serve(ctx context.Context, s Settings) error {
	w := newWatcher(s.Data) // before the first reading, so that no change falls in between
	if _, err := a.Correct(s.Data); err != nil {
		return err
	}
	site, err := a.Site(s)
	if err != nil {
		return err
	}
	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", s.Listen)
	if err != nil {
		return InputError(fmt.Errorf("cannot listen on %s: %w", s.Listen, err))
	}
	if tcp, ok := ln.Addr().(*net.TCPAddr); s.Dev != "" && (!ok || !tcp.IP.IsLoopback()) {
		return InputError(errors.Join(errDev, ln.Close()))
	}
	open, closed := context.WithCancel(context.WithoutCancel(ctx)) // ends what waits for a change, in development
	defer closed()
	srv := &http.Server{
		Handler:           site,
		BaseContext:       func(net.Listener) context.Context { return open },
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       60 * time.Second, // the longest form at 30 kbit/s
		WriteTimeout:      120 * time.Second,
		IdleTimeout:       90 * time.Second,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(slog.DiscardHandler, slog.LevelError), // its lines hold network addresses
	}
	if s.Data != "" {
		var watching sync.WaitGroup
		defer watching.Wait()
		stop, end := context.WithCancel(ctx)
		defer end()
		watching.Go(func() { a.watch(stop, w, s, site.Log) })
	}
	var warming sync.WaitGroup // so that nobody's first message waits for the words
	defer warming.Wait()
	warming.Go(func() {
		if _, err := a.Wording.Model(); err != nil {
			site.Log.Error("the wording check cannot read", "err", err)
		}
		debug.FreeOSMemory() // making the model takes four times the memory that it keeps
	})
	done := make(chan error, 1)
	go func() { done <- srv.Serve(ln) }()
	_, _ = fmt.Fprintf(s.Out, "Free2Link %s is ready at http://%s\n", Version(), ln.Addr())
	select {
	case err := <-done:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	site.SetReady(false)
	if s.Dev != "" {
		closed()
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	if err := srv.Shutdown(grace); err != nil {
		return fmt.Errorf("stop: %w", err)
	}
	if err := <-done; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}
