package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// runChecks measures the checks of a large township beside its builds, in one run.
func runChecks(villages, notices, runs int) error {
	dir, err := os.MkdirTemp("", "cunwu-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	town, program, out := filepath.Join(dir, "town"), filepath.Join(dir, "cunwu"), filepath.Join(dir, "out")
	repository, err := filepath.Abs(".")
	if err != nil {
		return err
	}
	if err := makeTownship(town, repository, villages, notices); err != nil {
		return err
	}
	compile := exec.Command("go", "build", "-o", program, "./generator")
	compile.Env = append(os.Environ(), "CGO_ENABLED=0")
	if text, err := compile.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", compile, err, text)
	}
	given := []string{"--source", town, "--date", benchDay.String(), "--format", "json"}
	checks := &way{name: "cunwu check", args: append([]string{program, "check"}, given...)}
	builds := []*way{
		{name: "cunwu build, pages", args: append([]string{program, "build", "--no-sheets", "--out", out}, given...), fresh: out},
		{name: "cunwu build, pages and sheets", args: append([]string{program, "build", "--out", out}, given...), fresh: out},
	}
	ways := append([]*way{checks}, builds...)
	for range runs {
		for _, w := range ways {
			if w.fresh != "" {
				if err := os.RemoveAll(w.fresh); err != nil {
					return err
				}
			}
			u, err := measure(w)
			if err != nil {
				return errors.Join(err, errors.New("a township with errors is not built"))
			}
			w.taken = append(w.taken, u)
		}
	}
	fmt.Printf("%d notices in %d villages, %s %s, %d processors, medians of %d runs\n\n", notices, villages, runtime.Version(), runtime.GOARCH, runtime.NumCPU(), runs)
	fmt.Println("| way | wall s | CPU s | peak MB |\n| --- | --- | --- | --- |")
	for _, w := range ways {
		u := w.median()
		fmt.Printf("| %s | %.1f | %.1f | %d |\n", w.name, u.wall.Seconds(), u.cpu.Seconds(), u.peak>>20)
	}
	fmt.Println()
	for _, w := range builds {
		a, b := checks.median(), w.median()
		fmt.Printf("%s / %s: CPU %.2f, peak %.2f\n", checks.name, w.name, a.cpu.Seconds()/b.cpu.Seconds(), float64(a.peak)/float64(b.peak))
	}
	return nil
}
