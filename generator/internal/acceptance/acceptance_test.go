//go:build acceptance

package acceptance

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"cunwu/generator/internal/township"
)

// repository is the root of this repository, which holds the demonstration township.
const repository = "../../.."

// day is the day for which the township is built.
var day = township.MakeDay(2026, 11, 20)

var (
	program string // the compiled program
	public  string // the demonstration township's site
)

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "cunwu-acceptance-*")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(dir)
		program, public = filepath.Join(dir, "cunwu"), filepath.Join(dir, "public")
		for _, args := range [][]string{
			{"go", "build", "-o", program, "./generator"},
			{program, "build", "--date", day.String(), "--out", public},
		} {
			cmd := exec.Command(args[0], args[1:]...)
			cmd.Dir = repository
			if out, err := cmd.CombinedOutput(); err != nil {
				fmt.Fprintf(os.Stderr, "%s: %v\n%s", args, err, out)
				return 1
			}
		}
		if err := buildSecond(filepath.Join(dir, "second")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		return m.Run()
	}())
}

// run runs a tool, which must be there, and returns what it prints.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Errorf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, out.String(), errs.String())
	}
	return out.String()
}

// each runs f on every path, as many at once as there are processors.
func each(paths []string, f func(string)) {
	var wg sync.WaitGroup
	next := make(chan string)
	for range runtime.NumCPU() {
		wg.Go(func() {
			for p := range next {
				f(p)
			}
		})
	}
	for _, p := range paths {
		next <- p
	}
	close(next)
	wg.Wait()
}

func find(t *testing.T, dir, suffix string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(name, suffix) {
			found = append(found, name)
		}
		return err
	})
	if err != nil || len(found) == 0 {
		t.Fatalf("no %s in %s (%v)", suffix, dir, err)
	}
	return found
}
