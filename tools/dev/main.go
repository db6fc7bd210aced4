// Command dev runs Free2Link for development: it builds and starts the program,
// and does so again when a Go or content file changes. Templates, style sheets,
// scripts and translations need no restart: the program reads them anew, and
// open pages reload themselves.
//
//	dev ROOT [flags of "free2link serve"]
package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

func main() {
	root := ".."
	if len(os.Args) > 1 {
		root = os.Args[1]
	}
	root, err := filepath.Abs(root)
	if err != nil {
		fmt.Fprintln(os.Stderr, "dev:", err)
		os.Exit(1)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	watch(ctx, root, os.Args[min(len(os.Args), 2):])
}

// watch builds and restarts until ctx ends. A build that fails leaves the
// running program as it is.
func watch(ctx context.Context, root string, flags []string) {
	bin := filepath.Join(root, "bin", "free2link-dev")
	var running *exec.Cmd
	built := time.Time{}
	for ctx.Err() == nil {
		if at := newest(root); at.After(built) {
			built = at
			build := exec.CommandContext(ctx, "go", "build", "-o", bin, "./cmd/free2link")
			build.Dir, build.Stdout, build.Stderr = root, os.Stdout, os.Stderr
			if build.Run() == nil {
				end(running)
				running = start(bin, root, flags)
			}
		}
		select {
		case <-ctx.Done():
		case <-time.After(400 * time.Millisecond):
		}
	}
	end(running)
}

func start(bin, root string, flags []string) *exec.Cmd {
	c := exec.Command(bin, append([]string{"serve", "--dev", root}, flags...)...)
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	if err := c.Start(); err != nil {
		fmt.Fprintln(os.Stderr, "dev:", err)
		return nil
	}
	return c
}

func end(c *exec.Cmd) {
	if c == nil {
		return
	}
	_ = c.Process.Signal(syscall.SIGTERM) // it may be gone already
	_ = c.Wait()                          // its exit code says nothing here
}

// newest is the latest change of a file that is built into the program.
func newest(root string) (at time.Time) {
	for _, top := range []string{"cmd", "internal", "ui", "content", "go.mod"} {
		_ = filepath.WalkDir(filepath.Join(root, top), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, ".yaml") && !strings.HasSuffix(path, ".mod") {
				return nil // an editor may have moved it away a moment ago
			}
			if info, err := d.Info(); err == nil && info.ModTime().After(at) {
				at = info.ModTime()
			}
			return nil
		})
	}
	return at
}
