package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// reviewed is how many notices the pull request has.
const reviewed = 30

// runReview measures the review of a pull request of 30 notices, in as many villages, in a
// repository of so many commits over so many notices, beside git's own comparison of the
// two commits and a check of the whole township, in one run.
func runReview(commits, notices, runs int) error {
	dir, err := os.MkdirTemp("", "cunwu-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	town, program := filepath.Join(dir, "town"), filepath.Join(dir, "cunwu")
	if _, err := makeRepository(town, commits, notices); err != nil {
		return err
	}
	if err := makeRequest(town); err != nil {
		return err
	}
	compile := exec.Command("go", "build", "-o", program, "./generator")
	compile.Env = append(os.Environ(), "CGO_ENABLED=0")
	if text, err := compile.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", compile, err, text)
	}
	index := filepath.Join(town, ".git", "cunwu")
	// Findings of the generated notices are no failure of a run.
	ours := func(args string) []string {
		return []string{"sh", "-c", `"$0" ` + args + ` --source "$1" --date ` + benchDay.String() + ` >/dev/null || test $? = 1`, program, town}
	}
	ways := []*way{
		{name: "git diff main...HEAD", args: []string{"git", "-C", town, "diff", "--no-renames", "main...HEAD"}},
		{name: "cunwu review, without an index", args: ours("review main"), fresh: index},
		{name: "cunwu review", args: ours("review main")},
		{name: "cunwu check, the whole township", args: ours("check")},
	}
	for range runs {
		for _, w := range ways {
			if w.fresh != "" {
				if err := os.RemoveAll(w.fresh); err != nil {
					return err
				}
			}
			u, err := measure(w)
			if err != nil {
				return err
			}
			w.taken = append(w.taken, u)
		}
	}
	fmt.Printf("%d notices of a pull request, %d commits over %d notices, %s %s, %d processors, medians of %d runs\n\n",
		reviewed, commits, notices, runtime.Version(), runtime.GOARCH, runtime.NumCPU(), runs)
	fmt.Println("| way | wall s | CPU s | peak MB |\n| --- | --- | --- | --- |")
	for _, w := range ways {
		u := w.median()
		fmt.Printf("| %s | %.2f | %.2f | %d |\n", w.name, u.wall.Seconds(), u.cpu.Seconds(), u.peak>>20)
	}
	whole := ways[3].median()
	fmt.Println()
	for _, w := range ways[1:3] {
		u := w.median()
		fmt.Printf("%s / %s: wall %.2f, CPU %.2f\n", w.name, ways[3].name, u.wall.Seconds()/whole.wall.Seconds(), u.cpu.Seconds()/whole.cpu.Seconds())
	}
	return nil
}

// makeRequest gives the repository the township's settings, and a branch on which ten
// notices are new and twenty corrected, in thirty villages.
func makeRequest(town string) error {
	repository, err := filepath.Abs(".")
	if err != nil {
		return err
	}
	git := func(args ...string) error {
		cmd := exec.Command("git", append([]string{"-C", town, "-c", "user.name=赵敏", "-c", "user.email=zhao@hexi.example"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", cmd, err, out)
		}
		return nil
	}
	if err := git("checkout", "-q", "-f", "main"); err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(town, "content"), os.DirFS(filepath.Join(repository, "content"))); err != nil {
		return err
	}
	folders, err := filepath.Glob(filepath.Join(town, "villages", "*"))
	if err != nil {
		return err
	}
	if len(folders) < reviewed {
		return errors.New("a pull request of 30 notices needs 30 villages")
	}
	for i, folder := range folders {
		text := fmt.Sprintf("name: %s村\ncode: \"%012d\"\n", chinese(i+1), 149999000000+i)
		if err := os.WriteFile(filepath.Join(folder, "village.yaml"), []byte(text), 0o644); err != nil {
			return err
		}
	}
	if err := errors.Join(git("add", "-A"), git("commit", "-q", "-m", "设置"), git("repack", "-adq"), git("checkout", "-q", "-b", "request")); err != nil {
		return err
	}
	w := &commitWriter{maker: maker{dir: town, dice: rand.New(rand.NewPCG(5, 7)), next: 1 << 24}}
	for i, folder := range folders[:reviewed] {
		if i%3 == 0 {
			if err := w.notice(filepath.Base(folder), i); err != nil {
				return err
			}
			continue
		}
		files, err := filepath.Glob(filepath.Join(folder, "*", "*", "*.md"))
		if err != nil || len(files) == 0 {
			return errors.Join(err, fmt.Errorf("%s holds no notice", folder))
		}
		slices.Sort(files)
		text, err := os.ReadFile(files[0])
		if err != nil {
			return err
		}
		if err := os.WriteFile(files[0], []byte(strings.Replace(string(text), "summary: 花了", "summary: 一共花了", 1)+"\n补充说明。\n"), 0o644); err != nil {
			return err
		}
	}
	return errors.Join(git("add", "-A"), git("commit", "-q", "-m", "三十则"))
}
