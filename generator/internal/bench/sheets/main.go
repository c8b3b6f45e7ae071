//go:build linux

// Command sheets makes one-page sheets of the demonstration township, and lets headless
// Chromium print the same content from HTML, in one run: one browser that stays open,
// driven through chromedp, in the next round our own program, both on one processor.
// docs/BENCHMARKS.md has the figures.
//
//	go run ./generator/internal/bench/sheets -rounds 5
//
// It needs chromium, Noto Serif CJK SC and Noto Sans CJK SC, and poppler's pdftotext,
// which counts what both files say. Nothing is written outside a temporary folder
// unless -keep names one for the files.
package main

import (
	"cmp"
	"encoding/json"
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
	"unicode"
)

func main() {
	rounds := flag.Int("rounds", 5, "rounds; medians are reported")
	times := flag.Int("times", 30, "how often our program makes each sheet in a round")
	browser := flag.String("chromium", "chromium", "the browser's command")
	keep := flag.String("keep", "", "a folder for the files of both, to be looked at")
	ours := flag.Bool("ours", false, "measure our program and end: what the benchmark runs")
	flag.Parse()
	measured := func() error { return compare(*rounds, *times, *browser, *keep) }
	if *ours {
		measured = func() error { return measureOurs(*times) }
	}
	if err := measured(); err != nil {
		fmt.Fprintln(os.Stderr, "sheets:", err)
		os.Exit(1)
	}
}

// A usage is what some sheets took.
type usage struct {
	Sheets    int
	Wall, CPU time.Duration
	Peak      int64 // bytes of memory
}

func (u usage) perSecond() float64 { return float64(u.Sheets) / u.Wall.Seconds() }
func (u usage) each() float64      { return u.CPU.Seconds() * 1000 / float64(u.Sheets) }

// measureOurs makes all the sheets once to be warm, and then so many times, and prints
// what that took.
func measureOurs(times int) error {
	p, err := newPress()
	if err != nil {
		return err
	}
	if _, err := p.sheets(); err != nil {
		return err
	}
	runtime.GC() // what reading the township left is not the sheets'
	own := os.Getpid()
	before, err := cpuOf(own)
	if err != nil {
		return err
	}
	u := usage{}
	start := time.Now()
	for range times {
		made, err := p.sheets()
		if err != nil {
			return err
		}
		u.Sheets += len(made)
	}
	u.Wall = time.Since(start)
	after, err := cpuOf(own)
	if err != nil {
		return err
	}
	u.CPU = after - before
	if u.Peak, err = peakOf(own); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(u)
}

func compare(rounds, times int, browser, keep string) error {
	dir, err := os.MkdirTemp("", "cunwu-sheets-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if keep == "" {
		keep = filepath.Join(dir, "files")
	}
	if err := os.MkdirAll(keep, 0o755); err != nil {
		return err
	}
	p, err := newPress()
	if err != nil {
		return err
	}
	made, err := p.sheets()
	if err != nil {
		return err
	}
	pages, err := p.pages(dir)
	if err != nil {
		return err
	}
	onOneProcessor()
	c, err := startChromium(browser, filepath.Join(dir, "profile"))
	if err != nil {
		return err
	}
	defer c.close()
	printed, err := c.printAll(pages) // warm from here on
	if err != nil {
		return err
	}
	says, err := alike(keep, made, printed)
	if err != nil {
		return err
	}
	var us, them []usage
	for i := range rounds {
		theirs, err := c.measure(pages)
		if err != nil {
			return err
		}
		own, err := oursInAProcess(times)
		if err != nil {
			return err
		}
		them, us = append(them, theirs), append(us, own)
		fmt.Fprintf(os.Stderr, "round %d: chromium %.1f, cunwu %.1f sheets a second\n", i+1, theirs.perSecond(), own.perSecond())
	}
	report(c.version, rounds, says, made, printed, us, them)
	return nil
}

// oursInAProcess measures our program in a process of its own, so that its memory is
// its own.
func oursInAProcess(times int) (usage, error) {
	var u usage
	self, err := os.Executable()
	if err != nil {
		return u, err
	}
	cmd := exec.Command(self, "-ours", "-times", fmt.Sprint(times))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return u, err
	}
	return u, json.Unmarshal(out, &u)
}

// alike compares what both files of each sheet say, character by character, and how
// many pages they have. It gives the share of our characters that Chromium's have.
func alike(dir string, made, printed [][]byte) (share float64, err error) {
	total, common := 0, 0
	for i := range made {
		var counts [2]map[rune]int
		for k, data := range [][]byte{made[i], printed[i]} {
			file := filepath.Join(dir, fmt.Sprintf("%02d-%s.pdf", i+1, []string{"cunwu", "chromium"}[k]))
			if err := os.WriteFile(file, data, 0o644); err != nil {
				return 0, err
			}
			out, err := exec.Command("pdftotext", file, "-").Output()
			if err != nil {
				return 0, fmt.Errorf("pdftotext: %w", err)
			}
			if n := strings.Count(string(out), "\f"); n != 1 {
				return 0, fmt.Errorf("%s has %d pages", file, n)
			}
			counts[k] = map[rune]int{}
			for _, r := range string(out) {
				if !unicode.IsSpace(r) {
					counts[k][r]++
				}
			}
		}
		for r, n := range counts[0] {
			total += n
			common += min(n, counts[1][r])
		}
	}
	share = float64(common) / float64(total)
	if share < 0.97 {
		return share, errors.New("the HTML does not say what the sheets say")
	}
	return share, nil
}

func report(version string, rounds int, says float64, made, printed [][]byte, us, them []usage) {
	own, theirs := middle(us), middle(them)
	fmt.Printf("%d one-page sheets, A4; %s; %s %s, one processor; medians of %d rounds; Chromium's files have %.1f %% of the characters of ours\n\n",
		len(made), version, runtime.Version(), runtime.GOARCH, rounds, says*100)
	fmt.Println("| way | sheets/s | CPU ms a sheet | memory MB | KB a sheet, mean (largest) |\n| --- | --- | --- | --- | --- |")
	for _, row := range []struct {
		name  string
		u     usage
		files [][]byte
	}{{"cunwu", own, made}, {"headless Chromium, warm", theirs, printed}} {
		mean, largest := sizes(row.files)
		fmt.Printf("| %s | %.1f | %.1f | %d | %d (%d) |\n", row.name, row.u.perSecond(), row.u.each(), row.u.Peak>>20, mean>>10, largest>>10)
	}
	var ratios []float64
	for i := range us {
		ratios = append(ratios, us[i].perSecond()/them[i].perSecond())
	}
	slices.Sort(ratios)
	fmt.Printf("\ncunwu / Chromium: sheets a second %.1f (rounds %.1f to %.1f), sheets a CPU second %.1f\n",
		ratios[len(ratios)/2], ratios[0], ratios[len(ratios)-1], theirs.each()/own.each())
}

func middle(all []usage) usage {
	pick := func(less func(a, b usage) int) usage {
		sorted := slices.SortedFunc(slices.Values(all), less)
		return sorted[len(sorted)/2]
	}
	u := pick(func(a, b usage) int { return cmp.Compare(a.perSecond(), b.perSecond()) })
	u.CPU = time.Duration(pick(func(a, b usage) int { return cmp.Compare(a.each(), b.each()) }).each() / 1000 * float64(u.Sheets) * float64(time.Second))
	u.Peak = slices.MaxFunc(all, func(a, b usage) int { return cmp.Compare(a.Peak, b.Peak) }).Peak
	return u
}

func sizes(files [][]byte) (mean, largest int) {
	for _, f := range files {
		mean += len(f)
		largest = max(largest, len(f))
	}
	return mean / len(files), largest
}
