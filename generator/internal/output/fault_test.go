package output

import (
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// setMode makes a writer work as it does where folders cannot be exchanged, or
// where the folder cannot be moved at all.
func setMode(w *Writer, mode string) {
	switch mode {
	case "renames":
		w.exchange = func(string, string) error { return errNoExchange }
	case "in place":
		w.exchange = func(string, string) error { return syscall.EBUSY }
	}
}

// room is a disk with so many bytes left.
type room struct{ left int }

func (r *room) create(path string) (io.WriteCloser, error) {
	f, err := createFile(path)
	return file{f, r}, err
}

type file struct {
	io.WriteCloser
	room *room
}

func (f file) Write(p []byte) (int, error) {
	if len(p) > f.room.left {
		n, _ := f.WriteCloser.Write(p[:f.room.left])
		f.room.left = 0
		return n, &os.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}
	}
	f.room.left -= len(p)
	return f.WriteCloser.Write(p)
}

// However little room there is, the last site stays, in each way of replacing it.
func TestFullDisk(t *testing.T) {
	second := maps.Clone(first)
	second["index.html"] = strings.Repeat("new", 100)
	second["assets/style.css"] = "other"
	delete(second, "hexi/index.html")
	for _, mode := range []string{"exchange", "renames", "in place"} {
		failed, done := 0, 0
		for left := 0; done == 0; left += 25 {
			dir := filepath.Join(t.TempDir(), "public")
			build(t, dir, first)
			w, err := Open(dir, nil)
			if err != nil {
				t.Fatal(err)
			}
			setMode(w, mode)
			disk := &room{left}
			w.create = disk.create
			for path, data := range second {
				if err = w.Put(path, []byte(data)); err != nil {
					break
				}
			}
			if err == nil {
				_, err = w.Commit()
			} else if _, again := w.Commit(); !errors.Is(again, syscall.ENOSPC) {
				t.Errorf("Commit after a failed Put: %v", again)
			}
			if err == nil {
				done++
				wantContents(t, dir, second)
				continue
			}
			failed++
			var plain *Error
			if !errors.Is(err, syscall.ENOSPC) || !errors.As(err, &plain) {
				t.Fatalf("%s, %d bytes: %v", mode, left, err)
			}
			if !strings.Contains(plain.Message, "磁盘满了") || !strings.Contains(plain.Message, "仍是上一次的网站") {
				t.Errorf("message %q", plain.Message)
			}
			wantContents(t, dir, first)
			wantNothingBeside(t, dir)
		}
		if failed < 5 {
			t.Errorf("%s: failed %d times only", mode, failed)
		}
	}
}

func TestFailedFirstBuildMakesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	w, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.create = func(string) (io.WriteCloser, error) { return nil, syscall.EROFS }
	err = w.Put("a", nil)
	if !errors.Is(err, syscall.EROFS) || !strings.Contains(err.Error(), "没有权限写") {
		t.Errorf("%v", err)
	}
	w.Abort()
	if entries, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(entries) != 1 {
		t.Errorf("%v, %v", entries, err)
	}
}

// In place, files give way one by one; a failure in the middle says so, and the next
// build completes the site.
func TestInPlaceHalfway(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, first)
	w, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	setMode(w, "in place")
	second := site{"a": "a", "b": "b", "hexi/index.html": "new"}
	w.step = func(name string) {
		if name == "replaced" { // the file that is next is gone
			_ = os.Remove(filepath.Join(dir, newName, "b"))
		}
	}
	for path, data := range second {
		if err := w.Put(path, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Commit(); err == nil || !strings.Contains(err.Error(), "再构建一次") {
		t.Errorf("%v", err)
	}
	build(t, dir, second)
	wantContents(t, dir, second)
	wantNothingBeside(t, dir)
}

func TestModesGiveTheSame(t *testing.T) {
	second := site{"index.html": "new", "hexi/index.html": "village", "hexi/7k3m9q": "a file now", "assets/style.css/x": "a folder now", "z": ""}
	for _, mode := range []string{"exchange", "renames", "in place"} {
		dir := filepath.Join(t.TempDir(), "public")
		build(t, dir, first)
		mkdir(t, filepath.Join(dir, "left", "empty"))
		w, err := Open(dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		setMode(w, mode)
		if got, want := finish(t, w, second), (Stats{Files: 5, Written: 4, Unchanged: 1, Removed: 3}); got != want {
			t.Errorf("%s: %+v", mode, got)
		}
		wantContents(t, dir, second)
		wantNothingBeside(t, dir)
		w, err = Open(dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		setMode(w, mode)
		if got, want := finish(t, w, second), (Stats{Files: 5, Unchanged: 5}); got != want {
			t.Errorf("%s, again: %+v", mode, got)
		}
	}
}

func TestCopiesWhereLinksAreNotToBeHad(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, first)
	past := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	kept := filepath.Join(dir, "hexi", "index.html")
	if err := os.Chtimes(kept, past, past); err != nil {
		t.Fatal(err)
	}
	w, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.link = func(string, string) error { return syscall.EXDEV }
	second := maps.Clone(first)
	second["index.html"] = "new"
	finish(t, w, second)
	wantContents(t, dir, second)
	if info, err := os.Stat(kept); err != nil || !info.ModTime().Equal(past) {
		t.Errorf("a copied file has a new time: %v", err)
	}
}
