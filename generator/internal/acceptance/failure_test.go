//go:build acceptance

package acceptance

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// tree is the digest of everything in a folder: names and bytes.
func tree(t *testing.T, dir string) string {
	t.Helper()
	h := sha256.New()
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		sum := sha256.Sum256(data)
		h.Write([]byte(rel + "\x00"))
		h.Write(sum[:])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func buildAt(day, out string) *exec.Cmd {
	return exec.Command(program, "build", "--source", repository, "--date", day, "--out", out)
}

// TestKilled kills a build at many moments of its life: what is in the folder afterwards
// is the last good site or the new one, whole, and the next build puts all right.
func TestKilled(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if b, err := buildAt("2026-11-01", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	before := tree(t, out)
	start := time.Now()
	other := filepath.Join(t.TempDir(), "public")
	if b, err := buildAt("2026-11-20", other).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	length, after := time.Since(start), tree(t, other)
	if before == after {
		t.Fatal("the two days give the same site: the test would not see a half-written one")
	}
	killed := 0
	for i := range 24 {
		cmd := buildAt("2026-11-20", out)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(length * time.Duration(i+1) / 24)
		if cmd.Process.Kill() == nil {
			killed++
		}
		_ = cmd.Wait()
		switch got := tree(t, out); got {
		case before:
		case after: // the kill came after the swap: go back and try the next moment
			if b, err := buildAt("2026-11-01", out).CombinedOutput(); err != nil || tree(t, out) != before {
				t.Fatalf("after a kill the next build fails: %v\n%s", err, b)
			}
		default:
			t.Fatalf("killed after %d/24 of its time, a build left a site that is neither the old nor the new one", i+1)
		}
	}
	if killed < 8 {
		t.Errorf("only %d builds could be killed", killed)
	}
	if b, err := buildAt("2026-11-20", out).CombinedOutput(); err != nil || tree(t, out) != after {
		t.Fatalf("the build after the kills: %v\n%s", err, b)
	}
	left, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range left {
		if strings.Contains(e.Name(), ".new") || strings.Contains(e.Name(), ".old") {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}

// TestDiskFull builds onto a file system that is too small for a second site, and one
// that is too small for any.
func TestDiskFull(t *testing.T) {
	mount := t.TempDir()
	if b, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", mount).CombinedOutput(); err != nil {
		t.Fatalf("mounting a small file system: %v %s", err, b)
	}
	defer func() {
		if b, err := exec.Command("umount", mount).CombinedOutput(); err != nil {
			t.Errorf("umount: %v %s", err, b)
		}
	}()
	out := filepath.Join(mount, "public")
	if b, err := buildAt("2026-11-01", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	before := tree(t, out)
	// Fill what is left but a little.
	filler, err := os.Create(filepath.Join(mount, "filler"))
	if err != nil {
		t.Fatal(err)
	}
	block := bytes.Repeat([]byte{1}, 1<<16)
	for err == nil {
		_, err = filler.Write(block)
	}
	info, err := filler.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(filler.Truncate(info.Size()-100<<10), filler.Close()); err != nil {
		t.Fatal(err)
	}
	b, err := buildAt("2026-11-20", out).CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 3 {
		t.Fatalf("on a full disk: %v\n%s", err, b)
	}
	if !strings.Contains(string(b), "磁盘满了") || !strings.Contains(string(b), "没有改动") {
		t.Errorf("the message does not say what happened:\n%s", b)
	}
	if tree(t, out) != before {
		t.Error("the last good site was changed")
	}
	if err := os.Remove(filepath.Join(mount, "filler")); err != nil {
		t.Fatal(err)
	}
	if b, err := buildAt("2026-11-20", out).CombinedOutput(); err != nil || tree(t, out) == before {
		t.Errorf("with space again: %v\n%s", err, b)
	}
}

// TestUnwritable builds into places that cannot be written: a read-only file system, and
// a path that leads through a file.
func TestUnwritable(t *testing.T) {
	mount := t.TempDir()
	if b, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", mount).CombinedOutput(); err != nil {
		t.Fatalf("mounting a file system: %v %s", err, b)
	}
	defer func() { _ = exec.Command("umount", mount).Run() }()
	out := filepath.Join(mount, "public")
	if b, err := buildAt("2026-11-01", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	before := tree(t, out)
	if b, err := exec.Command("mount", "-o", "remount,ro", mount).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, b)
	}
	b, err := buildAt("2026-11-20", out).CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 3 || !strings.Contains(string(b), "错误：") || !strings.Contains(string(b), "提示：") {
		t.Errorf("on a read-only file system: %v\n%s", err, b)
	}
	if tree(t, out) != before {
		t.Error("the last good site was changed")
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("信"), 0o644); err != nil {
		t.Fatal(err)
	}
	b, err = buildAt("2026-11-20", filepath.Join(file, "public")).CombinedOutput()
	if !errors.As(err, &exit) || exit.ExitCode() == 0 || !strings.Contains(string(b), "错误：") {
		t.Errorf("through a file: %v\n%s", err, b)
	}
}
