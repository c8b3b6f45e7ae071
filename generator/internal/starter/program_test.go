package starter

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A bench is a township's repository with .ci/program in it.
type bench struct {
	*testing.T
	dir string
	env []string
}

// run runs a command in the repository and returns what it said and its status.
func (b *bench) run(name string, args ...string) (string, int) {
	b.Helper()
	c := exec.Command(name, args...)
	c.Dir, c.Env = b.dir, append(os.Environ(), b.env...)
	out, err := c.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		b.Fatal(err)
	}
	return string(out), c.ProcessState.ExitCode()
}

// must runs a command that has to succeed.
func (b *bench) must(name string, args ...string) string {
	b.Helper()
	out, status := b.run(name, args...)
	if status != 0 {
		b.Fatalf("%s %v: status %d\n%s", name, args, status, out)
	}
	return out
}

func newBench(t *testing.T) *bench {
	t.Helper()
	for _, tool := range []string{"sh", "git", "go"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatal(err)
		}
	}
	b := &bench{t, t.TempDir(), []string{
		"GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_CONFIG_SYSTEM=" + os.DevNull,
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@b.example", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@b.example",
		"GOPROXY=off", "GOFLAGS=", "GOWORK=off", "CUNWU_REPOSITORY=", "CUNWU_REVISION=",
	}}
	put(t, filepath.Join(b.dir, ".ci", "program"), text(t, filesOf(t, Township{}), ".ci/program"))
	put(t, filepath.Join(b.dir, ".gitignore"), text(t, filesOf(t, Township{}), ".gitignore"))
	b.must("git", "init", "--quiet", "--initial-branch", "main")
	return b
}

// program puts a small program that says word into a folder.
func (b *bench) program(dir, word string) {
	b.Helper()
	put(b.T, filepath.Join(dir, "go.mod"), "module cunwu\n\ngo 1.26\n")
	put(b.T, filepath.Join(dir, "go.sum"), "")
	put(b.T, filepath.Join(dir, "generator", "main.go"), "package main\n\nfunc main() { print(\""+word+"\") }\n")
}

func (b *bench) commit() {
	b.Helper()
	b.must("git", "add", ".")
	b.must("git", "commit", "--quiet", "--message", "program")
}

// makes runs the script and then the program that it made.
func (b *bench) makes(word string) {
	b.Helper()
	b.must("sh", ".ci/program", ".cunwu")
	if out := b.must(filepath.Join(b.dir, ".cunwu", "cunwu")); out != word {
		b.Errorf("the program says %q, want %q", out, word)
	}
}

// mark puts a sign in the program's place that a new compilation removes.
func (b *bench) mark() {
	b.Helper()
	name := filepath.Join(b.dir, ".cunwu", "cunwu")
	if err := os.WriteFile(name, []byte("#!/bin/sh\nprintf kept\n"), 0o755); err != nil {
		b.Fatal(err)
	}
}

func TestProgramScript(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // workflows run it on Linux
	}
	t.Run("nowhere", func(t *testing.T) {
		b := newBench(t)
		out, status := b.run("sh", ".ci/program", ".cunwu")
		if status != 2 || !strings.Contains(out, "错误：不知道村务程序在哪里") || !strings.Contains(out, "CUNWU_REPOSITORY") {
			t.Errorf("status %d: %s", status, out)
		}
		if _, status := b.run("sh", ".ci/program"); status != 2 {
			t.Errorf("without a folder: status %d", status)
		}
	})
	t.Run("folder", func(t *testing.T) {
		b := newBench(t)
		b.program(filepath.Join(b.dir, "program"), "first")
		b.makes("first") // before the first commit
		b.commit()
		b.makes("first")
		b.mark()
		b.makes("kept") // nothing has changed
		b.program(filepath.Join(b.dir, "program"), "second")
		b.makes("second") // not committed yet
		b.commit()
		b.makes("second")
		b.mark()
		b.makes("kept")
		if out := b.must("git", "status", "--porcelain"); out != "" {
			t.Errorf("left in the repository: %s", out)
		}
	})
	t.Run("own repository", func(t *testing.T) {
		b := newBench(t)
		b.program(b.dir, "own")
		b.commit()
		b.makes("own")
		b.mark()
		b.makes("kept")
	})
	t.Run("another repository", func(t *testing.T) {
		other := newBench(t)
		other.program(other.dir, "tagged")
		other.commit()
		other.must("git", "tag", "v1")
		other.program(other.dir, "later")
		other.commit()
		hash := strings.TrimSpace(other.must("git", "rev-parse", "HEAD"))

		b := newBench(t)
		set := func(revision string) {
			b.env = append(b.env, "CUNWU_REPOSITORY="+other.dir, "CUNWU_REVISION="+revision)
		}
		set("v1")
		b.makes("tagged")
		b.mark()
		b.makes("kept")
		set(hash)
		b.makes("later")
		set("main")
		if out, status := b.run("sh", ".ci/program", ".cunwu"); status != 2 || !strings.Contains(out, "不是 40 位的提交号") {
			t.Errorf("a branch: status %d: %s", status, out)
		}
		set(strings.Repeat("0", 40))
		if _, status := b.run("sh", ".ci/program", ".cunwu"); status == 0 {
			t.Error("a commit that is not there passes")
		}
		if _, err := os.Stat(filepath.Join(b.dir, ".cunwu", "made-from")); err == nil {
			set(hash)
			b.makes("later")
		}
	})
}
