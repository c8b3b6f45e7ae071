package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"cunwu/generator/internal/history"
	"cunwu/generator/internal/township"
)

// runHistory makes a repository of so many commits over so many notices, and measures
// how long its index takes against git's own reading of the same commits, in one run.
func runHistory(commits, notices, runs int) error {
	dir, err := os.MkdirTemp("", "cunwu-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	repository, cache := filepath.Join(dir, "town"), filepath.Join(dir, "index")
	older, err := makeRepository(repository, commits, notices)
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	index := []string{self, "-index", repository, "-cache"}
	ways := []*way{
		{name: "git log --raw --no-renames", args: []string{"git", "-C", repository, "log", "--raw", "--no-renames"}},
		{name: "index, made anew", args: append(slices.Clone(index), cache), fresh: cache},
		{name: "index, nothing new", args: append(slices.Clone(index), cache)},
		{name: "index, 10 commits more", args: append(slices.Clone(index), cache+"-older")},
	}
	for range runs {
		for i, w := range ways {
			if w.fresh != "" {
				if err := os.RemoveAll(w.fresh); err != nil {
					return err
				}
			}
			if i == 3 { // an index that ends ten commits earlier
				if err := os.RemoveAll(cache + "-older"); err != nil {
					return err
				}
				if out, err := exec.Command(self, append(slices.Clone(index[1:]), cache+"-older", "-at", older)...).CombinedOutput(); err != nil {
					return fmt.Errorf("%w\n%s", err, out)
				}
			}
			u, err := measure(w)
			if err != nil {
				return err
			}
			w.taken = append(w.taken, u)
		}
	}
	info, err := os.Stat(cache)
	if err != nil {
		return err
	}
	fmt.Printf("%d commits over %d notices, index of %.1f MB, %s %s, %d processors, medians of %d runs\n\n",
		commits, notices, float64(info.Size())/(1<<20), runtime.Version(), runtime.GOARCH, runtime.NumCPU(), runs)
	fmt.Println("| way | wall s | CPU s | peak MB |\n| --- | --- | --- | --- |")
	for _, w := range ways {
		u := w.median()
		fmt.Printf("| %s | %.2f | %.2f | %d |\n", w.name, u.wall.Seconds(), u.cpu.Seconds(), u.peak>>20)
	}
	git := ways[0].median()
	fmt.Println()
	for _, w := range ways[1:] {
		u := w.median()
		fmt.Printf("%s / %s: wall %.2f, CPU %.2f\n", w.name, ways[0].name, u.wall.Seconds()/git.wall.Seconds(), u.cpu.Seconds()/git.cpu.Seconds())
	}
	return nil
}

// makeIndex makes or extends the index of a repository, up to a commit.
func makeIndex(repository, cache, commit string) error {
	r, err := history.Open(repository, history.Options{Cache: cache})
	if err != nil {
		return err
	}
	h, err := r.Index(context.Background(), commit)
	if err != nil {
		return err
	}
	revisions := 0
	for _, n := range h.Notices {
		revisions += len(n.Revisions)
	}
	fmt.Printf("%d notices, %d revisions\n", len(h.Notices), revisions)
	return r.Close()
}

// makeRepository makes a repository with git's fast-import, and returns the commit that is
// ten before its last. Of five matters two come by a branch and a merge, and three by
// one commit; two of three are new notices, the others corrections, moves and, now
// and then, deletions.
func makeRepository(dir string, commits, notices int) (older string, err error) {
	if out, err := exec.Command("git", "init", "-q", "-b", "main", dir).CombinedOutput(); err != nil {
		return "", fmt.Errorf("git init: %w\n%s", err, out)
	}
	cmd := exec.Command("git", "-C", dir, "fast-import", "--quiet")
	in, err := cmd.StdinPipe()
	if err != nil {
		return "", err
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		return "", err
	}
	out := bufio.NewWriter(in)
	w := &commitWriter{out: out, maker: maker{dice: rand.New(rand.NewPCG(3, 5))}, when: 1700000000}
	w.write(commits, notices)
	if err := out.Flush(); err != nil {
		return "", err
	}
	if err := in.Close(); err != nil {
		return "", err
	}
	if err := cmd.Wait(); err != nil {
		return "", err
	}
	if out, err := exec.Command("git", "-C", dir, "repack", "-adq").CombinedOutput(); err != nil { // as a clone is packed
		return "", fmt.Errorf("git repack: %w\n%s", err, out)
	}
	name, err := exec.Command("git", "-C", dir, "rev-parse", "main~10").Output()
	return strings.TrimSpace(string(name)), err
}

type commitWriter struct {
	maker
	out     io.Writer
	when    int64
	count   int
	last    string // what the commit before changed
	placed  []placedNotice
	removed int
}

type placedNotice struct{ path, id string }

func (w *commitWriter) write(commits, notices int) {
	fmt.Fprint(w.out, "reset refs/heads/main\n\n")
	for i := 0; w.count < commits; i++ {
		var change string
		switch {
		case len(w.placed)+w.removed < notices && i%3 < 2 || len(w.placed) == 0:
			change = w.newNotice(len(w.placed) + w.removed)
		case i%50 == 2:
			change = w.move()
		case i%200 == 5:
			change = w.remove()
		default:
			change = w.correct()
		}
		if i%5 < 2 && w.count > 0 && w.count+2 <= commits {
			w.commit("side", "main", "", change)
			w.commit("main", "main", "side", "")
		} else {
			w.commit("main", "main", "", change)
		}
	}
}

// commit writes a commit to a branch, on top of from.
func (w *commitWriter) commit(branch, from, merged, change string) {
	w.when += 1800
	message, who := fmt.Sprintf("第 %d 次修改\n\nReviewed-by: 赵敏 <zhao@hexi.example>\n", w.count), w.count%200
	fmt.Fprintf(w.out, "commit refs/heads/%s\n", branch)
	fmt.Fprintf(w.out, "author 村%d <v%d@hexi.example> %d +0800\ncommitter 村%d <v%d@hexi.example> %d +0800\n", who, who, w.when, who, who, w.when)
	fmt.Fprintf(w.out, "data %d\n%s\n", len(message), message)
	if branch != from {
		fmt.Fprintf(w.out, "from refs/heads/%s\n", from)
	}
	if merged != "" { // the tree of a merge is that of the branch
		fmt.Fprintf(w.out, "merge refs/heads/%s\n", merged)
		change = w.last
	}
	w.last = change
	fmt.Fprint(w.out, change, "\n")
	w.count++
}

func (w *commitWriter) newNotice(n int) string {
	kind := kinds[n%len(kinds)]
	id := w.id()
	path := fmt.Sprintf("villages/v%04d/%s/%d/%s.md", n%200+1, kind.category, 2024+n/200%3, id)
	w.placed = append(w.placed, placedNotice{path, id})
	return w.file(path, id, kind.title)
}

func (w *commitWriter) file(path, id, title string) string {
	var b strings.Builder
	day := township.MakeDay(2025, 6, 2).Add(w.count % 500)
	fmt.Fprintf(&b, "---\nid: %s\ntitle: 第%d号%s\nitem: village-affairs/decisions\ndate: %s\nperiod: {from: %s}\nsummary: 花了 %d 元。\n---\n", id, w.count, title, day, day, w.dice.IntN(90000))
	w.body(&b)
	return fmt.Sprintf("M 100644 inline %s\ndata %d\n%s\n", path, b.Len(), b.String())
}

func (w *commitWriter) correct() string {
	n := w.placed[w.dice.IntN(len(w.placed))]
	return w.file(n.path, n.id, "更正")
}

func (w *commitWriter) move() string {
	n := &w.placed[w.dice.IntN(len(w.placed))]
	from := n.path
	n.path = strings.TrimSuffix(n.path, ".md") + "-改.md"
	return fmt.Sprintf("R %s %s\n", from, n.path)
}

func (w *commitWriter) remove() string {
	i := w.dice.IntN(len(w.placed))
	path := w.placed[i].path
	w.placed = slices.Delete(w.placed, i, i+1)
	w.removed++
	return "D " + path + "\n"
}
