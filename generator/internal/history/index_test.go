package history_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"cunwu/generator/internal/history"
)

// However the index came to be, the history is the same: made at once, in steps, out of
// order, by way of another branch, or without one.
func TestIndexIsNoInput(t *testing.T) {
	g := newRepo(t)
	wild(t, g, 99, 150)
	wanted := tell(t, index(t, open(t, g.dir, history.Options{NoCache: true}), "main"))
	cache := filepath.Join(t.TempDir(), "sub", "index")
	for _, names := range [][]string{{"main~9", "main~3", "main"}, {"side0", "main"}, {"main"}, {"main~20", "side1", "side2", "main"}} {
		for _, name := range names {
			r, err := history.Open(g.dir, history.Options{Digest: digest, Cache: cache})
			if err != nil {
				t.Fatal(err)
			}
			h := index(t, r, name)
			if name == "main" {
				want(t, fmt.Sprint(names), tell(t, h), wanted)
			}
			if err := r.Close(); err != nil {
				t.Fatal(err)
			}
		}
		if len(names) > 2 {
			continue // the next finds it complete
		}
		if err := os.Remove(cache); err != nil {
			t.Fatal(err)
		}
	}
}

// An index is used, not only written: without the objects it still tells.
func TestIndexIsUsed(t *testing.T) {
	g := newRepo(t)
	g.write(q3csv, "1\n")
	g.publish(q3, notice("7k3m9q", "一", "2026-q3.csv"))
	g.publish(q3csv, "2\n")
	computed := 0
	options := history.Options{Form: "1", Digest: func(files fs.FS, path string) ([32]byte, error) {
		computed++
		return digest(files, path)
	}}
	first := func(options history.Options) string {
		r, err := history.Open(g.dir, options)
		if err != nil {
			t.Fatal(err)
		}
		defer func() {
			if err := r.Close(); err != nil {
				t.Error(err)
			}
		}()
		return tell(t, index(t, r, ""))
	}
	wanted := first(options)
	if err := os.Remove(g.object("HEAD~1:" + q3csv)); err != nil { // only a digest needs it
		t.Fatal(err)
	}
	want(t, "from the index", first(options), wanted)
	if computed != 2 {
		t.Errorf("%d digests were computed", computed)
	}
	options.Form = "2"
	if got := first(options); got == wanted || computed != 4 {
		t.Errorf("a digest of another form was used; %d were computed", computed)
	}
	names, err := filepath.Glob(filepath.Join(g.dir, ".git", "cunwu", "*"))
	if err != nil || len(names) != 1 {
		t.Errorf("in git's folder: %v, %v", names, err)
	}
	if out := g.git("status", "--porcelain"); out != "" {
		t.Errorf("the index shows in the working tree: %s", out)
	}
}

// A damaged, cut, foreign or older index is made anew.
func TestDamagedIndex(t *testing.T) {
	g := newRepo(t)
	g.publish(q3, notice("7k3m9q", "一"))
	g.publish(q3, notice("7k3m9q", "二"))
	cache := filepath.Join(t.TempDir(), "index")
	told := func(options history.Options) (string, error) {
		options.Digest, options.Cache = digest, cache
		r, err := history.Open(g.dir, options)
		if err != nil {
			t.Fatal(err)
		}
		out := tell(t, index(t, r, ""))
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		return out, r.CacheError()
	}
	wanted, err := told(history.Options{})
	if err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(cache)
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(whole); at += 1 + at/50 {
		turned := bytes.Clone(whole)
		turned[at] ^= 0x40
		for _, data := range [][]byte{turned, whole[:at]} {
			if err := os.WriteFile(cache, data, 0o644); err != nil {
				t.Fatal(err)
			}
			got, err := told(history.Options{})
			if got != wanted || err == nil {
				t.Fatalf("byte %d: told %s, %v", at, got, err)
			}
		}
	}
	if got, err := told(history.Options{}); got != wanted || err != nil {
		t.Errorf("made anew: %v", err)
	}
	if _, err := told(history.Options{Branch: "publish"}); err == nil {
		t.Error("the index of another main line was used")
	}
	if err := os.Remove(cache); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(cache, 0o755); err != nil {
		t.Fatal(err)
	}
	r, err := history.Open(g.dir, history.Options{Digest: digest, Cache: cache})
	if err != nil {
		t.Fatal(err)
	}
	want(t, "no index can be kept", tell(t, index(t, r, "")), wanted)
	if err := r.Close(); err == nil {
		t.Error("nobody was told that the index could not be kept")
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(cache), "*"))
	if err != nil || len(left) != 1 {
		t.Errorf("left over: %v", left)
	}
}

// Many ask at once, as the villages of a build do.
func TestSideBySide(t *testing.T) {
	g := newRepo(t)
	wild(t, g, 5, 120)
	r := open(t, g.dir, history.Options{NoCache: true})
	h := index(t, r, "main")
	wanted := tell(t, index(t, open(t, g.dir, history.Options{NoCache: true}), "main"))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if again, err := r.Index(context.Background(), "main~5"); err != nil || again == nil {
				t.Error(err)
			}
			if _, err := r.Changes(context.Background(), h.Notices[0].Revisions[0].Commit, h.Head); err != nil {
				t.Error(err)
			}
			if got := tell(t, h); got != wanted {
				t.Error("told otherwise when many ask")
			}
		})
	}
	wg.Wait()
}
