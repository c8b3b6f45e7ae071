package output

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// The test binary runs itself as the process that is killed.
const (
	killDir  = "CUNWU_TEST_KILL_DIR"
	killMode = "CUNWU_TEST_KILL_MODE"
	killStep = "CUNWU_TEST_KILL_STEP" // "put:3": stop at the third time; "": run on
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(killDir); dir != "" {
		if err := victim(dir, os.Getenv(killMode), os.Getenv(killStep)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// victim builds the new site, says "here" where it is to be killed, and waits for it.
func victim(dir, mode, stop string) error {
	w, err := Open(dir, nil)
	if err != nil {
		return err
	}
	setMode(w, mode)
	name, count, _ := strings.Cut(stop, ":")
	at, _ := strconv.Atoi(count)
	var times atomic.Int64
	w.step = func(step string) {
		if step == name && times.Add(1) == int64(at) {
			fmt.Println("here")
			time.Sleep(time.Hour)
		}
	}
	if stop == "" {
		fmt.Println("here")
	}
	s := killedNew()
	for _, path := range slices.Sorted(maps.Keys(s)) {
		if err := w.Put(path, []byte(s[path])); err != nil {
			return err
		}
	}
	_, err = w.Commit()
	return err
}

func killedOld() site {
	s := site{}
	for v := range 6 {
		for n := range 20 {
			s[fmt.Sprintf("v%d/n%d/index.html", v, n)] = strings.Repeat(fmt.Sprintf("notice %d of %d\n", n, v), 200)
		}
	}
	return s
}

func killedNew() site {
	s := killedOld()
	for n := range 20 {
		s[fmt.Sprintf("v1/n%d/index.html", n)] = strings.Repeat(fmt.Sprintf("corrected %d\n", n), 300)
		s[fmt.Sprintf("v7/n%d/index.html", n)] = "of a new village"
		delete(s, fmt.Sprintf("v2/n%d/index.html", n))
	}
	return s
}

// kill starts a build of the new site and kills it at the step, or the given time
// after it has begun.
func kill(t *testing.T, dir, mode, step string, after time.Duration) {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(binary)
	cmd.Env = append(os.Environ(), killDir+"="+dir, killMode+"="+mode, killStep+"="+step)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if line != "here\n" {
		t.Errorf("%s %s: the build never came there: %q, %v", mode, step, line, err)
	}
	time.Sleep(after)
	if err := cmd.Process.Kill(); err != nil && step != "" {
		t.Errorf("%s %s: %v", mode, step, err)
	}
	if err := cmd.Wait(); step != "" && err == nil {
		t.Errorf("%s %s: the build ended before it was killed", mode, step)
	}
}

// oldOrNew tells which site a folder holds; any other is a failure.
func oldOrNew(t *testing.T, what, dir string) string {
	t.Helper()
	switch got := contents(t, dir); {
	case maps.Equal(got, killedOld().withFolders()):
		return "old"
	case maps.Equal(got, killedNew().withFolders()):
		return "new"
	}
	t.Errorf("%s: the folder holds neither the old nor the new site", what)
	return ""
}

func TestKilledBuilds(t *testing.T) {
	for _, c := range []struct{ mode, step, want string }{
		{"exchange", "put:1", "old"},
		{"exchange", "put:30", "old"},
		{"exchange", "link:1", "old"},
		{"exchange", "link:50", "old"},
		{"exchange", "staged:1", "old"},
		{"exchange", "swapped:1", "new"},
		{"renames", "put:30", "old"},
		{"renames", "staged:1", "old"},
		{"renames", "moved away:1", ""}, // until the next build
		{"renames", "swapped:1", "new"},
		{"in place", "put:30", "old"},
		{"in place", "copied:1", "old"},
	} {
		what := c.mode + " " + c.step
		dir := filepath.Join(t.TempDir(), "public")
		build(t, dir, killedOld())
		kill(t, dir, c.mode, c.step, 0)
		want := c.want
		if want == "" {
			want = "old"
		} else if c.mode != "in place" || c.step != "copied:1" { // there the new files wait in the folder
			if got := oldOrNew(t, what, dir); got != want {
				t.Errorf("%s: %q, want %q", what, got, want)
			}
		}
		w, err := Open(dir, nil) // the lock is free, and what was left is cleared away
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		w.Abort()
		if got := oldOrNew(t, what+", opened again", dir); got != want {
			t.Errorf("%s, opened again: %q, want %q", what, got, want)
		}
		wantNothingBeside(t, dir)
		build(t, dir, killedNew())
		if got := oldOrNew(t, what+", built again", dir); got != "new" {
			t.Errorf("%s, built again: %q", what, got)
		}
		wantNothingBeside(t, dir)
	}
}

func TestKilledFirstBuild(t *testing.T) {
	for _, step := range []string{"put:1", "put:100", "staged:1"} {
		dir := filepath.Join(t.TempDir(), "public")
		kill(t, dir, "exchange", step, 0)
		if _, err := os.Lstat(dir); !os.IsNotExist(err) {
			t.Errorf("%s: half a site: %v", step, err)
		}
		build(t, dir, killedNew())
		if got := oldOrNew(t, step, dir); got != "new" {
			t.Errorf("%s: %q", step, got)
		}
		wantNothingBeside(t, dir)
	}
}

// Killed sooner where the new site was there already and later where the old one
// was: the moments close in on the one in which the folders change places.
func TestKilledAtAnyTime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, killedOld())
	began := time.Now()
	build(t, dir, killedNew())
	whole := time.Since(began)
	for _, mode := range []string{"exchange", "renames"} {
		after, by := whole/2, whole/4
		for range 10 {
			build(t, dir, killedOld())
			kill(t, dir, mode, "", after)
			if mode == "renames" { // the site may have been moved away
				w, err := Open(dir, nil)
				if err != nil {
					t.Fatal(err)
				}
				w.Abort()
			}
			if oldOrNew(t, fmt.Sprint(mode, after), dir) == "old" {
				after += by
			} else {
				after = max(after-by, 0)
			}
			by = max(by*2/3, time.Millisecond)
		}
	}
	build(t, dir, killedNew())
	wantNothingBeside(t, dir)
}

// Killed in the middle of files giving way one by one: each is whole, and the next
// build completes the site.
func TestKilledInPlace(t *testing.T) {
	for _, step := range []string{"replaced:1", "replaced:25"} {
		dir := filepath.Join(t.TempDir(), "public")
		build(t, dir, killedOld())
		kill(t, dir, "in place", step, 0)
		before, after := killedOld(), killedNew()
		for path, data := range contents(t, dir) {
			if !strings.HasSuffix(path, "/") && !strings.HasPrefix(path, newName) && data != before[path] && data != after[path] {
				t.Errorf("%s: %s is neither old nor new", step, path)
			}
		}
		build(t, dir, killedNew())
		if got := oldOrNew(t, step, dir); got != "new" {
			t.Errorf("%s: %q", step, got)
		}
		wantNothingBeside(t, dir)
	}
}
