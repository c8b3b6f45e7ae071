package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

var first = site{
	"index.html":             "home",
	"hexi/index.html":        "village",
	"hexi/7k3m9q/index.html": "notice",
	"hexi/7k3m9q/sheet.pdf":  "sheet",
	"assets/style.css":       "style",
}

func TestBuilds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "er", "public")
	if got, want := build(t, dir, first), (Stats{Files: 5, Written: 5}); got != want {
		t.Errorf("first build: %+v", got)
	}
	wantContents(t, dir, first)

	second := maps.Clone(first)
	second["index.html"] = "new home"             // another size
	second["assets/style.css"] = "STYLE"          // the same size
	second["hexi/7k3m9q/a.csv"] = ""              // an empty file
	second["hexi"+"/9x2p4r/index.html"] = "other" // a new folder
	delete(second, "hexi/7k3m9q/sheet.pdf")       // a file less
	second["assets"+"/style.css.map"] = "a name alike"
	if got, want := build(t, dir, second), (Stats{Files: 7, Written: 5, Unchanged: 2, Removed: 1}); got != want {
		t.Errorf("second build: %+v", got)
	}
	wantContents(t, dir, second)

	third := site{"hexi": "a file where a folder was", "index.html/x": "a folder where a file was"}
	if got, want := build(t, dir, third), (Stats{Files: 2, Written: 2, Removed: 7}); got != want {
		t.Errorf("third build: %+v", got)
	}
	wantContents(t, dir, third)

	if got, want := build(t, dir, site{}), (Stats{Removed: 2}); got != want {
		t.Errorf("empty build: %+v", got)
	}
	wantContents(t, dir, site{})
	wantNothingBeside(t, dir)
}

func TestFirstBuildIntoEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, first)
	wantContents(t, dir, first)
}

func TestEmptySite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, site{})
	wantContents(t, dir, site{})
}

// times are the modification times and identities of everything in a folder.
func times(t testing.TB, dir string) map[string]time.Time {
	t.Helper()
	m := map[string]time.Time{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err == nil {
			m[path] = info.ModTime()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestUnchangedTouchesNothing(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	build(t, dir, first)
	past := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	err := filepath.WalkDir(parent, func(path string, _ fs.DirEntry, err error) error {
		return errors.Join(err, os.Chtimes(path, past, past))
	})
	if err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := build(t, dir, first), (Stats{Files: 5, Unchanged: 5}); got != want {
		t.Errorf("%+v", got)
	}
	for path, at := range times(t, parent) {
		if !at.Equal(past) && !strings.HasSuffix(path, ".lock") {
			t.Errorf("%s was touched", path)
		}
	}
	if after, err := os.Stat(dir); err != nil || !os.SameFile(before, after) {
		t.Errorf("the folder is another one: %v", err)
	}
}

func TestUnchangedFilesKeepTheirTimes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, first)
	past := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for path := range first {
		if err := os.Chtimes(filepath.Join(dir, path), past, past); err != nil {
			t.Fatal(err)
		}
	}
	second := maps.Clone(first)
	second["index.html"] = "new"
	build(t, dir, second)
	for path := range first {
		info, err := os.Stat(filepath.Join(dir, path))
		if err != nil {
			t.Fatal(err)
		}
		if kept := info.ModTime().Equal(past); kept == (path == "index.html") {
			t.Errorf("%s: time kept: %v", path, kept)
		}
	}
}

func TestAbort(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	w, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Put("a", []byte("a")); err != nil {
		t.Fatal(err)
	}
	w.Abort()
	w.Abort()
	if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an aborted first build made the folder: %v", err)
	}
	wantNothingBeside(t, dir)

	build(t, dir, first)
	w, err = Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Put("index.html", []byte("aborted")); err != nil {
		t.Fatal(err)
	}
	w.Abort()
	wantContents(t, dir, first)
	wantNothingBeside(t, dir)
	if err := w.Put("b", nil); err == nil {
		t.Error("Put after Abort: no error")
	}
	if _, err := w.Commit(); err == nil {
		t.Error("Commit after Abort: no error")
	}

	w, err = Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	finish(t, w, site{"a": "a"})
	w.Abort()
	wantContents(t, dir, site{"a": "a"})
}

func TestPutTwice(t *testing.T) {
	for _, c := range [][2]string{
		{"hexi/a.html", "hexi/a.html"},
		{"hexi/a.html", "hexi/A.html"},
		{"hexi/a.html", "Hexi/b.html"},
		{"hexi/Ωb", "hexi/ωb"},
		{"hexi/K", "hexi/\u212a"}, // the sign of Kelvin
		{"hexi", "hexi/a.html"},
		{"hexi/a.html", "hexi"},
		{"hexi/a.html", "HEXI"},
	} {
		dir := filepath.Join(t.TempDir(), "public")
		w, err := Open(dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Put(c[0], []byte("1")); err != nil {
			t.Fatal(err)
		}
		err = w.Put(c[1], []byte("2"))
		if !errors.Is(err, ErrDuplicate) || !strings.Contains(fmt.Sprint(err), c[1]) {
			t.Errorf("%q after %q: %v", c[1], c[0], err)
		}
		if _, err := w.Commit(); !errors.Is(err, ErrDuplicate) {
			t.Errorf("Commit after that: %v", err)
		}
		if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
			t.Error("a failed build made the folder")
		}
		wantNothingBeside(t, dir)
	}
}

func TestPutConcurrently(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, site{"v1/n1": "old", "v2/n2": "v2/n2", "gone": "gone"})
	w, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := site{}
	for v := range 16 {
		for n := range 20 {
			want[fmt.Sprintf("v%d/n%d", v, n)] = fmt.Sprintf("v%d/n%d", v, n)
		}
	}
	var wg sync.WaitGroup
	for path, data := range want {
		wg.Go(func() {
			if err := w.Put(path, []byte(data)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	stats, err := w.Commit()
	if err != nil {
		t.Fatal(err)
	}
	if want := (Stats{Files: 320, Written: 319, Unchanged: 1, Removed: 1}); stats != want {
		t.Errorf("%+v", stats)
	}
	wantContents(t, dir, want)
}

func TestBuildsWaitForEachOther(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	var wg sync.WaitGroup
	var mu sync.Mutex
	inside := 0
	for i := range 6 {
		wg.Go(func() {
			w, err := Open(dir, nil)
			if err != nil {
				t.Error(err)
				return
			}
			mu.Lock()
			inside++
			if inside > 1 {
				t.Error("two builds at once")
			}
			mu.Unlock()
			if err := w.Put("who", fmt.Append(nil, i)); err != nil {
				t.Error(err)
			}
			mu.Lock()
			inside--
			mu.Unlock()
			if _, err := w.Commit(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	wantNothingBeside(t, dir)
}

func TestPathsThatNoSystemHolds(t *testing.T) {
	for _, path := range []string{
		"", "/", "/etc/passwd", "a//b", "a/", "./a", "a/./b", "..", "../a", "a/../b", "a\\b", "C:/a", "a:b", "a?", "a*",
		"a|b", "a<b", "a>b", "a\"b", "a\x00b", "a\nb", "a\x7f", "a.", "a ", "a./b", "con", "CON.html", "x/nul", "com1.txt", "LPT9",
		"aux .txt", "\xff\xfe", ".cunwu", ".cunwu-new", ".cunwu-new/a", ".CUNWU", ".cunwu-lock", strings.Repeat("长", 86),
	} {
		if err := checkPath(path); !errors.Is(err, ErrPath) {
			t.Errorf("%q: %v", path, err)
		}
	}
	for _, path := range []string{"a", "index.html", "公示 表.csv", ".nojekyll", ".well-known/x", "console", "com10", "a.b..c", "x/.cunwu", strings.Repeat("长", 85)} {
		if err := checkPath(path); err != nil {
			t.Errorf("%q: %v", path, err)
		}
	}
	w, err := Open(filepath.Join(t.TempDir(), "public"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	if err := w.Put("../outside", nil); !errors.Is(err, ErrPath) {
		t.Errorf("%v", err)
	}
}
