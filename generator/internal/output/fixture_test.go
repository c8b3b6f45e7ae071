package output

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A site is the files of a build by path.
type site map[string]string

// build writes a site and fails the test if that fails.
func build(t testing.TB, dir string, s site) Stats {
	t.Helper()
	w, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	return finish(t, w, s)
}

func finish(t testing.TB, w *Writer, s site) Stats {
	t.Helper()
	for _, path := range slices.Sorted(maps.Keys(s)) {
		if err := w.Put(path, []byte(s[path])); err != nil {
			w.Abort()
			t.Fatal(err)
		}
	}
	stats, err := w.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

// contents is what a folder holds: files by path, links as "→ target", folders by a
// path that ends in "/". The marker is left out, but must be there.
func contents(t testing.TB, dir string) site {
	t.Helper()
	s := site{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		switch {
		case e.IsDir():
			s[rel+"/"] = ""
		case e.Type()&fs.ModeSymlink != 0:
			to, err := os.Readlink(path)
			s[rel] = "→ " + to
			return err
		default:
			data, err := os.ReadFile(path)
			s[rel] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if s[markerName] != marker {
		t.Errorf("%s holds no marker", dir)
	}
	delete(s, markerName)
	return s
}

// withFolders adds the folders that a site's files lie in.
func (s site) withFolders() site {
	all := maps.Clone(s)
	for path := range s {
		for folder := parent(path); folder != ""; folder = parent(folder) {
			all[folder+"/"] = ""
		}
	}
	return all
}

func wantContents(t testing.TB, dir string, want site) {
	t.Helper()
	if got := contents(t, dir); !maps.Equal(got, want.withFolders()) {
		t.Errorf("%s holds\n%q\nwant\n%q", dir, got, want.withFolders())
	}
}

// wantNothingBeside fails if anything but the lock is left beside the folder.
func wantNothingBeside(t testing.TB, dir string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name := e.Name(); strings.HasPrefix(name, "."+filepath.Base(dir)+".") && !strings.HasSuffix(name, ".lock") {
			t.Errorf("left beside the folder: %s", name)
		}
	}
}
