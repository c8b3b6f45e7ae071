package output

import (
	"path/filepath"
	"strings"
	"testing"
)

// A build of one village alone leaves the other villages and the township's pages.
func TestKeep(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, site{"index.html": "home", "hexi/index.html": "old", "hexi/gone/index.html": "gone", "tianxin/index.html": "other", "assets/a.css": "a"})
	w, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Keep(func(path string) bool {
		top, _, _ := strings.Cut(path, "/")
		return top != "hexi"
	}); err != nil {
		t.Fatal(err)
	}
	stats := finish(t, w, site{"hexi/index.html": "new", "assets/a.css": "a"})
	if want := (Stats{Files: 4, Written: 1, Unchanged: 3, Removed: 1}); stats != want {
		t.Errorf("%+v", stats)
	}
	wantContents(t, dir, site{"index.html": "home", "hexi/index.html": "new", "tianxin/index.html": "other", "assets/a.css": "a"})
}

func TestInSite(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "public")
	build(t, dir, first)
	link(t, filepath.Join(dir, "hexi"), filepath.Join(root, "link"))
	for path, want := range map[string]bool{
		dir:                                 true,
		filepath.Join(dir, "print"):         true,
		filepath.Join(dir, "hexi", "x"):     true,
		filepath.Join(root, "link", "x"):    true,
		filepath.Join(root, "named", "x"):   true,
		filepath.Join(root, "print"):        false,
		filepath.Join(root, "public-print"): false,
		root:                                false,
	} {
		if got, err := InSite(path, filepath.Join(root, "named")); err != nil || got != want {
			t.Errorf("%s: %v, %v", path, got, err)
		}
	}
}
