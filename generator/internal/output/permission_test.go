//go:build unix

package output

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

const nobodyDir = "CUNWU_TEST_NOBODY_DIR"

// TestUnwritable runs itself as a user who may not write, for root may always.
func TestUnwritable(t *testing.T) {
	if dir := os.Getenv(nobodyDir); dir != "" {
		if os.Getuid() == 0 {
			if err := errors.Join(syscall.Setgid(65534), syscall.Setuid(65534)); err != nil {
				t.Fatal(err)
			}
		}
		wantUnwritable(t, dir)
		return
	}
	root := t.TempDir()
	for _, name := range []string{"folder", "parent", "both", "missing"} {
		up := mkdir(t, filepath.Join(root, name))
		dir := filepath.Join(up, "public")
		if name != "missing" {
			build(t, dir, first)
		}
		for _, folder := range []string{"", "hexi", "hexi/7k3m9q", "assets"} {
			if err := os.Chmod(filepath.Join(dir, folder), 0o777); err != nil && name != "missing" {
				t.Fatal(err)
			}
		}
		shut := map[string][]string{"folder": {dir}, "parent": {up}, "both": {dir, up}, "missing": {up}}[name]
		for _, path := range shut {
			if err := os.Chmod(path, 0o555); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(path, 0o755) })
		}
	}
	// The other user must come through the test's own folders.
	if err := errors.Join(os.Chmod(root, 0o755), os.Chmod(filepath.Dir(root), 0o755)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestUnwritable$", "-test.v")
	cmd.Env = append(os.Environ(), nobodyDir+"="+root)
	if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "--- PASS: TestUnwritable") {
		t.Errorf("%v\n%s", err, out)
	}
}

func wantUnwritable(t *testing.T, root string) {
	for _, name := range []string{"folder", "both", "missing"} {
		dir := filepath.Join(root, name, "public")
		w, err := Open(dir, nil)
		if err == nil {
			w.Abort()
		}
		var plain *Error
		if !errors.Is(err, fs.ErrPermission) || !errors.As(err, &plain) || !strings.Contains(plain.Message, "没有权限写") {
			t.Errorf("%s: %v", name, err)
		}
		if name != "missing" {
			wantContents(t, dir, first)
		}
	}
	// A folder that may be written, in one that may not: files give way one by one.
	dir := filepath.Join(root, "parent", "public")
	w, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	second := site{"index.html": "new", "a": "a", "assets/style.css": "style"}
	if got, want := finish(t, w, second), (Stats{Files: 3, Written: 2, Unchanged: 1, Removed: 3}); got != want {
		t.Errorf("%+v", got)
	}
	got := contents(t, dir)
	delete(got, lockName)
	if !maps.Equal(got, second.withFolders()) {
		t.Errorf("%q", got)
	}
	w, err = Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Put("index.html", []byte("aborted")); err != nil {
		t.Fatal(err)
	}
	w.Abort()
	if again := contents(t, dir); again["index.html"] != "new" || len(again) != len(got)+1 {
		t.Errorf("after an aborted build: %q", again)
	}
}
