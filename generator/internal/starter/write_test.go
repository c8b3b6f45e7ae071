package starter

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

var some = []File{{".hidden", []byte("h\n")}, {"a/b/c.txt", []byte("c\n")}, {"d.txt", []byte("d\n")}}

// tree lists the files below a folder.
func tree(t *testing.T, dir string) []string {
	t.Helper()
	names := []string{}
	err := filepath.WalkDir(dir, func(name string, e os.DirEntry, err error) error {
		if err == nil && name != dir {
			rel, _ := filepath.Rel(dir, name)
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func put(t *testing.T, name, data string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(data), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func TestWrite(t *testing.T) {
	want := []string{".hidden", "a", "a/b", "a/b/c.txt", "d.txt"}
	root := t.TempDir()
	for _, dir := range []string{"empty", "new", "deep/in/folders"} {
		dir = filepath.Join(root, dir)
		if filepath.Base(dir) == "empty" {
			if err := os.Mkdir(dir, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if err := Write(dir, some); err != nil {
			t.Errorf("%s: %v", dir, err)
		}
		if got := tree(t, dir); !slices.Equal(got, want) {
			t.Errorf("%s: %v", dir, got)
		}
		if data, err := os.ReadFile(filepath.Join(dir, "a", "b", "c.txt")); err != nil || string(data) != "c\n" {
			t.Errorf("%s: %q, %v", dir, data, err)
		}
	}
	clone := filepath.Join(root, "clone")
	put(t, filepath.Join(clone, ".git", "config"), "")
	if err := Write(clone, some); err != nil {
		t.Error(err)
	}
	if got := tree(t, clone); !slices.Equal(got, append([]string{".git", ".git/config"}, want...)) {
		t.Errorf("into a fresh clone: %v", got)
	}
}

func TestWriteNeverOverwrites(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "notes.txt"), "mine")
	if err := Write(dir, some); !errors.Is(err, ErrOccupied) {
		t.Errorf("into a folder in use: %v", err)
	}
	if got := tree(t, dir); !slices.Equal(got, []string{"notes.txt"}) {
		t.Errorf("left: %v", got)
	}
	if err := Write(filepath.Join(dir, "notes.txt"), some); err == nil {
		t.Error("a file was taken for a folder")
	}
	if err := Write(filepath.Join(dir, "notes.txt", "below"), some); err == nil {
		t.Error("a folder was made below a file")
	}
	if data, err := os.ReadFile(filepath.Join(dir, "notes.txt")); err != nil || string(data) != "mine" {
		t.Errorf("the file is now %q, %v", data, err)
	}
}

// TestWriteAllOrNothing gives it a file that cannot be written: its folder is a file.
func TestWriteAllOrNothing(t *testing.T) {
	root := t.TempDir()
	bad := append(slices.Clone(some), File{"d.txt/e.txt", []byte("e\n")})
	for _, dir := range []string{"new", "deep/in/folders", "empty"} {
		if dir == "empty" {
			if err := os.Mkdir(filepath.Join(root, dir), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if err := Write(filepath.Join(root, filepath.FromSlash(dir)), bad); err == nil {
			t.Errorf("%s: no error", dir)
		}
	}
	if got := tree(t, root); !slices.Equal(got, []string{"empty"}) {
		t.Errorf("left: %v", got)
	}
}

// TestMoveAllGoesBack: another program made one of the files in between.
func TestMoveAllGoesBack(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	if err := writeAll(from, some); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(to, "d.txt"), "somebody else's")
	if err := moveAll(from, to); !errors.Is(err, os.ErrExist) {
		t.Errorf("%v", err)
	}
	if got := tree(t, to); !slices.Equal(got, []string{"d.txt"}) {
		t.Errorf("left: %v", got)
	}
	if data, err := os.ReadFile(filepath.Join(to, "d.txt")); err != nil || string(data) != "somebody else's" {
		t.Errorf("the file is now %q, %v", data, err)
	}
}
