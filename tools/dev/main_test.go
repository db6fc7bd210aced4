package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestNewestSeesGoAndContentOnly(t *testing.T) {
	root := t.TempDir()
	write := func(name string, at time.Time) {
		t.Helper()
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	old, mid, late := time.Unix(1000, 0), time.Unix(2000, 0), time.Unix(3000, 0)
	write("internal/a/a.go", old)
	write("content/signs/a.yaml", mid)
	write("ui/css/a.css", late) // read anew by the program, needs no restart
	if got := newest(root); !got.Equal(mid) {
		t.Errorf("newest = %v, want the content file's time %v", got, mid)
	}
}
