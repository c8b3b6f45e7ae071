package starter

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// published is a township's repository of three commits of one file, as a forge serves it.
func published(t *testing.T) *bench {
	b := newBench(t)
	put(t, filepath.Join(b.dir, ".ci", "history"), text(t, filesOf(t, Township{}), ".ci/history"))
	for _, said := range []string{"一", "二", "三"} {
		put(t, filepath.Join(b.dir, "villages", "liuwan", "q3.md"), said+"\n")
		b.commit()
	}
	b.must("git", "config", "uploadpack.allowFilter", "true")
	b.must("git", "config", "uploadpack.allowAnySHA1InWant", "true")
	return b
}

// clone is a clone of it, as a platform makes one.
func (b *bench) clone(args ...string) *bench {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "clone")
	address := "file://" + filepath.ToSlash(b.dir) // a path alone would be copied whole
	b.must("git", append(append([]string{"clone", "--quiet"}, args...), address, dir)...)
	return &bench{b.T, dir, b.env}
}

// lacks counts the objects that are not at hand.
func (b *bench) lacks() int {
	b.Helper()
	n := 0
	for line := range strings.Lines(b.must("git", "rev-list", "--objects", "--missing=print", "HEAD")) {
		if strings.HasPrefix(line, "?") {
			n++
		}
	}
	return n
}

// TestHistoryScript fetches what a platform left out.
func TestHistoryScript(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // builds run it on Linux
	}
	forge := published(t)
	commits := func(b *bench) string { return strings.TrimSpace(b.must("git", "rev-list", "--count", "HEAD")) }
	t.Run("whole", func(t *testing.T) {
		b := forge.clone()
		if out := b.must("sh", ".ci/history"); out != "" {
			t.Error(out)
		}
	})
	t.Run("partial", func(t *testing.T) {
		b := forge.clone("--filter=blob:none") // as Netlify does
		if b.lacks() != 2 {
			t.Fatalf("lacks %d objects before", b.lacks())
		}
		if out := b.must("sh", ".ci/history"); out != "" || b.lacks() != 0 {
			t.Errorf("lacks %d objects: %s", b.lacks(), out)
		}
	})
	t.Run("shallow", func(t *testing.T) {
		b := forge.clone("--depth=1") // as workflows do where nothing is said
		if out := b.must("sh", ".ci/history"); out != "" || commits(b) != "3" {
			t.Errorf("%s commits: %s", commits(b), out)
		}
	})
	t.Run("both", func(t *testing.T) {
		b := forge.clone("--depth=1", "--filter=blob:none")
		if out := b.must("sh", ".ci/history"); out != "" || commits(b) != "3" || b.lacks() != 0 {
			t.Errorf("%s commits, lacks %d objects: %s", commits(b), b.lacks(), out)
		}
	})
	t.Run("out of reach", func(t *testing.T) { // the build goes on, and says so itself
		for _, how := range []string{"--depth=1", "--filter=blob:none"} {
			b := forge.clone(how)
			b.must("git", "remote", "set-url", "origin", "file:///nowhere")
			if out := b.must("sh", ".ci/history"); !strings.Contains(out, "警告：") {
				t.Errorf("%s: %s", how, out)
			}
		}
	})
	t.Run("no repository", func(t *testing.T) {
		b := &bench{t, t.TempDir(), append(forge.env, "GIT_CEILING_DIRECTORIES="+os.TempDir())}
		put(t, filepath.Join(b.dir, ".ci", "history"), text(t, filesOf(t, Township{}), ".ci/history"))
		if out := b.must("sh", ".ci/history"); out != "" {
			t.Error(out)
		}
	})
}
