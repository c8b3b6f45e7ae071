// Command bench measures a build of a large township, and Hugo's own command making the
// same pages with the same theme from plain Markdown, in one run; or the index of a long
// history, and git's own reading of it. It prints medians and ratios; docs/BENCHMARKS.md
// has the figures.
//
//	go run ./generator/internal/bench -notices 10000 -villages 200 -runs 5
//	go run ./generator/internal/bench -history 20000 -notices 10000 -runs 5
//	go run ./generator/internal/bench -history 20000 -notices 10000 -runs 5 -review
//	go run ./generator/internal/bench -search -notices 10000 -villages 100
//
// Hugo's command is built from the module that go.mod names. Nothing outside a
// temporary folder is written.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"cunwu/generator/internal/build"
	"cunwu/generator/internal/township"
)

var benchDay = township.MakeDay(2026, 11, 20)

func main() {
	villages := flag.Int("villages", 200, "number of villages")
	notices := flag.Int("notices", 10000, "number of notices")
	runs := flag.Int("runs", 3, "runs of each way; medians are reported")
	sheets := flag.Bool("sheets", true, "measure a build with sheets too")
	commits := flag.Int("history", 0, "measure the index of a history of so many commits instead of a build")
	index := flag.String("index", "", "make the index of this repository and end: what -history runs")
	cache := flag.String("cache", "", "where -index keeps it")
	at := flag.String("at", "HEAD", "the commit that -index goes up to")
	review := flag.Bool("review", false, "with -history: measure the review of a pull request in that repository")
	checks := flag.Bool("checks", false, "measure the checks beside a build instead")
	searched := flag.Bool("search", false, "print how much of the search index an answer loads instead")
	site := flag.String("site", "", "with -search: a site that has been built; a folder that is not there is made, and kept")
	flag.Parse()
	if *searched {
		if err := runSearch(*site, *villages, *notices); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
		return
	}
	if *checks {
		if err := runChecks(*villages, *notices, *runs); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
		return
	}
	if *index != "" || *commits > 0 {
		measured := func() error { return runHistory(*commits, *notices, *runs) }
		if *review {
			measured = func() error { return runReview(*commits, *notices, *runs) }
		}
		if *index != "" {
			measured = func() error { return makeIndex(*index, *cache, *at) }
		}
		if err := measured(); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(*villages, *notices, *runs, *sheets); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// A way is one way of making the pages.
type way struct {
	name  string
	args  []string
	dir   string
	fresh string // folder that is removed before each run
	taken []usage
}

// A usage is what one run took.
type usage struct {
	wall, cpu time.Duration
	peak      int64 // bytes
}

func run(villages, notices, runs int, sheets bool) error {
	dir, err := os.MkdirTemp("", "cunwu-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	at := func(parts ...string) string { return filepath.Join(append([]string{dir}, parts...)...) }
	repository, err := filepath.Abs(".")
	if err != nil {
		return err
	}
	if err := makeTownship(at("town"), repository, villages, notices); err != nil {
		return err
	}
	version, err := buildPrograms(dir)
	if err != nil {
		return err
	}
	if err := writeProject(at("town"), at("hugo-site")); err != nil {
		return err
	}
	ours := []string{at("cunwu"), "build", "--source", at("town"), "--date", benchDay.String(), "--out"}
	stock := []string{at("hugo"), "--source", at("hugo-site"), "--quiet", "--noBuildLock"}
	ways := []*way{
		{name: "cunwu, pages, fresh folder", args: append(slices.Clone(ours), at("a"), "--no-sheets"), fresh: at("a")},
		{name: "cunwu, pages, folder up to date", args: append(slices.Clone(ours), at("b"), "--no-sheets")},
		{name: "hugo command, fresh folder", args: append(slices.Clone(stock), "--destination", at("c")), fresh: at("c")},
		{name: "hugo command, existing folder", args: append(slices.Clone(stock), "--destination", at("d"))},
		{name: "hugo command, to memory", args: append(slices.Clone(stock), "--renderToMemory")},
	}
	if sheets {
		ways = append(ways, &way{name: "cunwu, pages and sheets, fresh folder", args: append(slices.Clone(ours), at("e")), fresh: at("e")})
	}
	for i := -1; i < runs; i++ { // the first round warms the machine's caches and fills the folders
		for _, w := range ways {
			if i < 0 && strings.Contains(w.name, "sheets,") {
				continue
			}
			if w.fresh != "" {
				if err := os.RemoveAll(w.fresh); err != nil {
					return err
				}
			}
			u, err := measure(w)
			if err != nil {
				return err
			}
			if i >= 0 {
				w.taken = append(w.taken, u)
			}
		}
	}
	fmt.Printf("%d notices in %d villages, %d pages (hugo %s: %d), %s %s, %d processors, medians of %d runs\n\n", notices, villages,
		count(at("a"), ".html"), version, count(at("c"), ".html"), runtime.Version(), runtime.GOARCH, runtime.NumCPU(), runs)
	fmt.Println("| way | wall s | CPU s | peak MB |\n| --- | --- | --- | --- |")
	for _, w := range ways {
		u := w.median()
		fmt.Printf("| %s | %.1f | %.1f | %d |\n", w.name, u.wall.Seconds(), u.cpu.Seconds(), u.peak>>20)
	}
	fmt.Println()
	for _, pair := range [][2]int{{2, 0}, {3, 1}, {4, 0}} {
		a, b := ways[pair[0]].median(), ways[pair[1]].median()
		fmt.Printf("%s / %s: wall %.2f, CPU %.2f, peak %.2f\n", ways[pair[0]].name, ways[pair[1]].name,
			a.wall.Seconds()/b.wall.Seconds(), a.cpu.Seconds()/b.cpu.Seconds(), float64(a.peak)/float64(b.peak))
	}
	return nil
}

// buildPrograms builds cunwu, and Hugo's command of the version that go.mod names.
func buildPrograms(dir string) (version string, err error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", "github.com/gohugoio/hugo").Output()
	if err != nil {
		return "", err
	}
	version = strings.TrimSpace(string(out))
	for _, c := range []*exec.Cmd{
		exec.Command("go", "build", "-o", filepath.Join(dir, "cunwu"), "./generator"),
		exec.Command("go", "install", "github.com/gohugoio/hugo@"+version),
	} {
		c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOBIN="+dir)
		if out, err := c.CombinedOutput(); err != nil {
			return "", fmt.Errorf("%s: %w\n%s", c, err, out)
		}
	}
	return version, nil
}

// writeProject writes the Hugo project of a township, with Markdown bodies.
func writeProject(source, dir string) error {
	files, err := build.Project(context.Background(), build.Options{Source: source, Day: benchDay, NoSheets: true}, markdown)
	if err != nil {
		return err
	}
	for name, data := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, data, 0o644)); err != nil {
			return err
		}
	}
	return nil
}

// markdown is a notice's body with its tables as Hugo's own Markdown has them.
func markdown(n *township.Notice) string {
	var b strings.Builder
	b.WriteString(n.Body.Source)
	for _, t := range n.Tables {
		b.WriteString("\n|")
		for _, c := range t.Columns {
			b.WriteString(" " + c.Name + " |")
		}
		b.WriteString("\n|" + strings.Repeat(" --- |", len(t.Columns)) + "\n")
		for _, row := range t.Rows {
			b.WriteString("|")
			for _, c := range row {
				b.WriteString(" " + c.Text + " |")
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func measure(w *way) (usage, error) {
	cmd := exec.Command(w.args[0], w.args[1:]...)
	cmd.Dir = w.dir
	start := time.Now()
	out, err := cmd.CombinedOutput()
	if err != nil {
		return usage{}, fmt.Errorf("%s: %w\n%s", w.name, err, out)
	}
	u := usage{wall: time.Since(start), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), peak: peakBytes(cmd.ProcessState)}
	fmt.Fprintf(os.Stderr, "%-40s %6.1f s wall %6.1f s CPU %6d MB\n", w.name, u.wall.Seconds(), u.cpu.Seconds(), u.peak>>20)
	return u, nil
}

func (w *way) median() usage {
	pick := func(of func(usage) int64) int64 {
		var all []int64
		for _, u := range w.taken {
			all = append(all, of(u))
		}
		slices.SortFunc(all, cmp.Compare[int64])
		return all[len(all)/2]
	}
	return usage{
		wall: time.Duration(pick(func(u usage) int64 { return int64(u.wall) })),
		cpu:  time.Duration(pick(func(u usage) int64 { return int64(u.cpu) })),
		peak: pick(func(u usage) int64 { return u.peak }),
	}
}

func count(dir, suffix string) int {
	n := 0
	_ = filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, suffix) {
			n++
		}
		return nil
	})
	return n
}
