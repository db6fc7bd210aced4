package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"free2link": main})
}

// The command as a stranger meets it: testdata/*.txt drive the real program.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata", RequireExplicitExec: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"refused": refused},
	})
}

// refused runs free2link and wants exit code 2 and one sentence on standard error.
func refused(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("refused cannot be negated")
	}
	err := ts.Exec("free2link", args...)
	exit, ok := errors.AsType[*exec.ExitError](err)
	if !ok || exit.ExitCode() != 2 {
		ts.Fatalf("want exit code 2, got %v", err)
	}
	if said := ts.ReadFile("stderr"); strings.Count(said, "\n") != 1 || !strings.HasPrefix(said, "free2link: ") {
		ts.Fatalf("want one sentence, got %q", said)
	}
}

// What is no text is refused by its first wrong byte, and what is too long by its length.
func TestCheckRefusesWhatIsNoText(t *testing.T) {
	for name, in := range map[string]string{"PK\x03\x04\xff\xfe": "byte 4 is not valid UTF-8", strings.Repeat("long ", 41000): "at most 200 KB"} {
		file := filepath.Join(t.TempDir(), "text")
		if err := os.WriteFile(file, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
		old := os.Stderr
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		os.Stderr = w
		code := run([]string{"check", file})
		os.Stderr = old
		w.Close()
		said, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if code != 2 || !strings.Contains(string(said), in) {
			t.Errorf("code %d, said %q, want %q", code, said, in)
		}
	}
}
