package checkout

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/history"
)

// A file is one that git would hand over.
type file struct{ name, text string }

// of hands over files as git does; files of the same text have the same hash.
func of(files ...file) func(Take) error {
	return func(take Take) error {
		for _, f := range files {
			var blob history.Hash
			copy(blob[:], f.text)
			if err := take(f.name, blob, func() ([]byte, error) { return []byte(f.text), nil }); err != nil {
				return err
			}
		}
		return nil
	}
}

// empty is a checkout in a folder of the test's own, and what that folder holds.
func empty(t *testing.T) (c *Checkout, around string) {
	t.Helper()
	around = t.TempDir()
	for _, key := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(key, around)
	}
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return c, around
}

func lay(t *testing.T, c *Checkout, side string, files ...file) (dir string, names []string) {
	t.Helper()
	dir, names, err := c.Lay(side, of(files...))
	if err != nil {
		t.Fatal(err)
	}
	return dir, names
}

func text(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Each side holds its own files, in folders that nobody else may look into, and nothing
// of them is left.
func TestSides(t *testing.T) {
	c, around := empty(t)
	base, names := lay(t, c, "base", file{"content/a.yaml", "一"}, file{"villages/liuwan/x.md", "甲"})
	if want := []string{"content/a.yaml", "villages/liuwan/x.md"}; !slices.Equal(names, want) {
		t.Errorf("names %q", names)
	}
	head, _ := lay(t, c, "head", file{"content/a.yaml", "一"}, file{"villages/liuwan/x.md", "乙"}, file{"villages/liuwan/y.md", "丙"})
	for _, f := range []struct{ dir, name, want string }{
		{base, "content/a.yaml", "一"}, {base, "villages/liuwan/x.md", "甲"},
		{head, "content/a.yaml", "一"}, {head, "villages/liuwan/x.md", "乙"}, {head, "villages/liuwan/y.md", "丙"},
	} {
		if got := text(t, f.dir, f.name); got != f.want {
			t.Errorf("%s is %q, want %q", f.name, got, f.want)
		}
	}
	if _, err := os.Stat(filepath.Join(base, "villages/liuwan/y.md")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file of the other side: %v", err)
	}
	err := filepath.WalkDir(around, func(name string, e fs.DirEntry, err error) error {
		if err != nil || name == around {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if mode := info.Mode().Perm(); mode&0o077 != 0 && runtime.GOOS != "windows" {
			t.Errorf("%s is for others too: %v", name, mode)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Remove(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(around); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// What is the same on both sides lies on the disk once, and is read from git once.
func TestSameFileOnce(t *testing.T) {
	c, _ := empty(t)
	base, _ := lay(t, c, "base", file{"a.md", "一"}, file{"b.md", "甲"})
	reads := 0
	head, _, err := c.Lay("head", func(take Take) error {
		return of(file{"a.md", "一"}, file{"b.md", "乙"})(func(name string, blob history.Hash, read func() ([]byte, error)) error {
			return take(name, blob, func() ([]byte, error) { reads++; return read() })
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	same := func(name string) bool {
		a, errA := os.Stat(filepath.Join(base, name))
		b, errB := os.Stat(filepath.Join(head, name))
		if err := errors.Join(errA, errB); err != nil {
			t.Fatal(err)
		}
		return os.SameFile(a, b)
	}
	if !same("a.md") || same("b.md") || reads != 1 {
		t.Errorf("a.md shared: %v, b.md shared: %v, %d files read", same("a.md"), same("b.md"), reads)
	}
}

// Whatever a tree calls its files, none is written outside the side's folder.
func TestNothingOutside(t *testing.T) {
	c, around := empty(t)
	dir, names := lay(t, c, "base", file{"../up.md", "x"}, file{"a/../../up.md", "x"}, file{filepath.ToSlash(filepath.Join(around, "root.md")), "x"},
		file{"", "x"}, file{"a/../in.md", "x"}, file{"..", "x"})
	if want := []string{"a/../in.md"}; !slices.Equal(names, want) {
		t.Errorf("names %q", names)
	}
	err := filepath.WalkDir(around, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && !strings.HasPrefix(name, dir+string(filepath.Separator)) {
			t.Errorf("%s is outside", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A tree that names a file twice, or a disk for which two names are one, does not change
// the other side.
func TestTwiceLeavesTheOtherSide(t *testing.T) {
	c, _ := empty(t)
	base, _ := lay(t, c, "base", file{"a.md", "一"})
	head, _ := lay(t, c, "head", file{"a.md", "一"}, file{"a.md", "二"})
	if text(t, base, "a.md") != "一" || text(t, head, "a.md") != "二" {
		t.Errorf("base has %q, head %q", text(t, base, "a.md"), text(t, head, "a.md"))
	}
}

// What cannot be read or laid out is an error.
func TestErrors(t *testing.T) {
	c, _ := empty(t)
	broken := errors.New("broken")
	if _, _, err := c.Lay("base", func(take Take) error {
		return take("a.md", history.Hash{}, func() ([]byte, error) { return nil, broken })
	}); !errors.Is(err, broken) {
		t.Errorf("a file that cannot be read: %v", err)
	}
	if _, _, err := c.Lay("head", of(file{"a", "x"}, file{"a/b", "x"})); err == nil {
		t.Error("a file is a folder too, and that is no error")
	}
	// What could not be read on one side is read on the other.
	if dir, _ := lay(t, c, "again", file{"a.md", ""}); text(t, dir, "a.md") != "" {
		t.Error("not read again")
	}
}
