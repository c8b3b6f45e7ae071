package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func mkdir(t testing.TB, path string) string {
	t.Helper()
	if err := os.MkdirAll(path, 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func write(t testing.TB, path, data string) string {
	t.Helper()
	mkdir(t, filepath.Dir(path))
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func link(t testing.TB, to, path string) string {
	t.Helper()
	if err := os.Symlink(to, path); err != nil {
		t.Fatal(err)
	}
	return path
}

// refused fails unless Open refuses dir in that way, in Chinese, and leaves all as it was.
func refused(t *testing.T, dir string, protected []string, want error) {
	t.Helper()
	w, err := Open(dir, protected)
	if err == nil {
		w.Abort()
	}
	var plain *Error
	if !errors.Is(err, want) || !errors.As(err, &plain) {
		t.Errorf("%s: %v, want %v", dir, err, want)
		return
	}
	if plain.Hint == "" || !strings.ContainsAny(plain.Message, "文件夹链接磁盘") {
		t.Errorf("%s: message %q, hint %q", dir, plain.Message, plain.Hint)
	}
}

func TestOpenRefusesForeignFolders(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "foreign/thesis.doc"), "years of work")
	refused(t, filepath.Join(root, "foreign"), nil, ErrForeign)
	write(t, filepath.Join(root, "dots/.git/HEAD"), "ref")
	refused(t, filepath.Join(root, "dots"), nil, ErrForeign)
	write(t, filepath.Join(root, "empties/a/b/c"), "")
	refused(t, filepath.Join(root, "empties"), nil, ErrForeign)
	write(t, filepath.Join(root, "pretender/.cunwu"), "mine")
	refused(t, filepath.Join(root, "pretender"), nil, ErrForeign)
	write(t, filepath.Join(root, "longer/.cunwu"), marker+"more")
	refused(t, filepath.Join(root, "longer"), nil, ErrForeign)
	write(t, filepath.Join(root, "begun/.cunwu"), marker[:10])
	write(t, filepath.Join(root, "begun/thesis.doc"), "years of work")
	refused(t, filepath.Join(root, "begun"), nil, ErrForeign)
	write(t, filepath.Join(root, "new/.cunwu-new/thesis.doc"), "years of work")
	refused(t, filepath.Join(root, "new"), nil, ErrForeign)
	mkdir(t, filepath.Join(root, "linked"))
	link(t, filepath.Join(root, "made-marker"), filepath.Join(root, "linked/.cunwu"))
	write(t, filepath.Join(root, "made-marker"), marker)
	refused(t, filepath.Join(root, "linked"), nil, ErrForeign)
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			t.Errorf("left beside a folder that was refused: %s", e.Name())
		}
	}
	refused(t, write(t, filepath.Join(root, "file"), "x"), nil, ErrNotFolder)
	refused(t, link(t, filepath.Join(root, "nowhere"), filepath.Join(root, "dangling")), nil, ErrNotFolder)
	refused(t, "", nil, ErrNotFolder)
	refused(t, "/", nil, ErrProtected)
}

func TestOpenRefusesProtectedFolders(t *testing.T) {
	root := t.TempDir()
	source := mkdir(t, filepath.Join(root, "source"))
	for _, name := range []string{"content", "villages/hexi", ".git"} {
		mkdir(t, filepath.Join(source, name))
	}
	protected := []string{source}
	for _, name := range []string{"content", "villages", "themes", ".git"} {
		protected = append(protected, filepath.Join(source, name)) // there is no themes
	}
	links := mkdir(t, filepath.Join(root, "links"))
	for _, dir := range []string{
		source,
		root,
		filepath.Join(source, "villages"),
		filepath.Join(source, "villages", "hexi"),
		filepath.Join(source, "villages", "hexi", "not", "yet"),
		filepath.Join(source, "themes"),
		filepath.Join(source, "themes", "mine"),
		filepath.Join(source, ".git", "public"),
		filepath.Join(source, "villages", "..", "content"),
		link(t, source, filepath.Join(links, "source")),
		link(t, filepath.Join(source, "content"), filepath.Join(links, "content")),
		filepath.Join(links, "content", "public"),
		filepath.Join(link(t, filepath.Join(source, "villages"), filepath.Join(links, "villages")), "hexi", "public"),
	} {
		refused(t, dir, protected, ErrProtected)
	}
	for _, dir := range []string{
		filepath.Join(source, "public"),
		filepath.Join(source, "content2"),
		filepath.Join(source, "build", "public"),
		filepath.Join(root, "public"),
	} {
		w, err := Open(dir, protected)
		if err != nil {
			t.Errorf("%s: %v", dir, err)
			continue
		}
		w.Abort()
	}
	// The protected path itself is reached by a link.
	refused(t, filepath.Join(source, "content", "x"), []string{filepath.Join(links, "content")}, ErrProtected)
}

func TestOutputThatIsALink(t *testing.T) {
	root := t.TempDir()
	target := filepath.Join(mkdir(t, filepath.Join(root, "disk")), "www")
	mkdir(t, target)
	dir := link(t, target, filepath.Join(root, "public"))
	build(t, dir, first)
	build(t, dir, site{"a": "a"})
	if to, err := os.Readlink(dir); err != nil || to != target {
		t.Errorf("the link leads to %q, %v", to, err)
	}
	wantContents(t, target, site{"a": "a"})
	wantNothingBeside(t, dir)
	wantNothingBeside(t, target)
}

func TestLinksInTheOutputAreNotFollowed(t *testing.T) {
	for _, mode := range []string{"exchange", "renames", "in place"} {
		t.Run(mode, func(t *testing.T) {
			root := t.TempDir()
			dir := filepath.Join(root, "public")
			build(t, dir, first)
			outside := mkdir(t, filepath.Join(root, "outside"))
			write(t, filepath.Join(outside, "thesis.doc"), "years of work")
			write(t, filepath.Join(outside, "index.html"), "village")
			link(t, outside, filepath.Join(dir, "stale"))
			link(t, filepath.Join(outside, "thesis.doc"), filepath.Join(dir, "assets", "stale.css"))
			link(t, "nowhere", filepath.Join(dir, "dangling"))
			if err := os.RemoveAll(filepath.Join(dir, "hexi")); err != nil {
				t.Fatal(err)
			}
			link(t, outside, filepath.Join(dir, "hexi")) // where a folder must be
			if err := os.Remove(filepath.Join(dir, "index.html")); err != nil {
				t.Fatal(err)
			}
			link(t, filepath.Join(outside, "thesis.doc"), filepath.Join(dir, "index.html")) // where a file must be
			w, err := Open(dir, nil)
			if err != nil {
				t.Fatal(err)
			}
			setMode(w, mode)
			stats := finish(t, w, first)
			if want := (Stats{Files: 5, Written: 4, Unchanged: 1, Removed: 4}); stats != want {
				t.Errorf("%+v", stats)
			}
			wantContents(t, dir, first)
			for name, want := range map[string]string{"thesis.doc": "years of work", "index.html": "village"} {
				if data, err := os.ReadFile(filepath.Join(outside, name)); err != nil || string(data) != want {
					t.Errorf("outside the folder: %s: %q, %v", name, data, err)
				}
			}
			wantNothingBeside(t, dir)
		})
	}
}

// What killed builds leave is cleared away; what only looks like it is not.
func TestLeftovers(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "public")
	build(t, dir, first)
	for name, lay := range map[string]func(string){
		"whole":       func(p string) { write(t, p+"/.cunwu", marker); write(t, p+"/hexi/index.html", "half") },
		"empty":       func(p string) { mkdir(t, p) },
		"half marker": func(p string) { write(t, p+"/.cunwu", marker[:20]) },
		"no text":     func(p string) { write(t, p+"/.cunwu", "") },
	} {
		for _, place := range []string{".public.new", ".public.old", "public/.cunwu-new"} {
			lay(filepath.Join(root, place))
			w, err := Open(dir, nil)
			if err != nil {
				t.Fatalf("%s %s: %v", name, place, err)
			}
			w.Abort()
			if _, err := os.Lstat(filepath.Join(root, place)); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s %s is still there", name, place)
			}
			wantContents(t, dir, first)
		}
	}
	for _, place := range []string{".public.new", ".public.old"} {
		thesis := write(t, filepath.Join(root, place, "thesis.doc"), "years of work")
		refused(t, dir, nil, ErrForeign)
		if _, err := os.Stat(thesis); err != nil {
			t.Error(err)
		}
		if err := os.RemoveAll(filepath.Join(root, place)); err != nil {
			t.Fatal(err)
		}
	}
	// A first build into an empty folder that is a mount point, killed at any moment.
	for _, half := range []string{"", marker[:7]} {
		mount := mkdir(t, filepath.Join(root, "mount"))
		write(t, filepath.Join(mount, ".cunwu-new", ".cunwu"), marker)
		write(t, filepath.Join(mount, ".cunwu-new", "index.html"), "half")
		write(t, filepath.Join(mount, ".cunwu-lock"), "")
		write(t, filepath.Join(mount, ".cunwu"), half)
		w, err := Open(mount, nil)
		if err != nil {
			t.Fatal(err)
		}
		setMode(w, "in place")
		finish(t, w, site{"a": "a"})
		if data, err := os.ReadFile(filepath.Join(mount, ".cunwu")); err != nil || string(data) != marker {
			t.Errorf("marker %q, %v", data, err)
		}
		if err := os.RemoveAll(mount); err != nil {
			t.Fatal(err)
		}
	}
}

// A build that was killed between the two renames has moved the site away.
func TestMovedAwayIsPutBack(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "public")
	build(t, dir, first)
	if err := os.Rename(dir, filepath.Join(root, ".public.old")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(root, ".public.new", ".cunwu"), marker)
	write(t, filepath.Join(root, ".public.new", "index.html"), "new")
	w, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.Abort()
	wantContents(t, dir, first)
	wantNothingBeside(t, dir)
}
