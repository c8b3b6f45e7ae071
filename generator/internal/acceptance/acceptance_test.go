//go:build acceptance

package acceptance

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"cunwu/generator/internal/build"
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

// TestCodes rasterises every sheet at 150 dpi and reads its codes as a phone would: the
// sheet of a notice holds its own address with its version, a week's sheet those of
// the notices that it lists and the village's, a sheet for the board alone the
// village's. Nothing else is in any code.
func TestCodes(t *testing.T) {
	p, err := build.Prepare(repository, nil, day)
	if err != nil {
		t.Fatal(err)
	}
	paper := t.TempDir()
	run(t, program, "print", "--source", repository, "--all", "--kind", "notice", "--date", day.String(), "--out", paper)
	addresses := map[string]string{} // what may be in a code → slug/id or slug
	want := map[string]string{}      // sheet of a notice, relative → address
	for _, v := range p.Township.Villages {
		addresses[p.Township.VillageAddress(v.Slug)] = v.Slug
		for _, n := range v.Notices {
			address := p.Township.PrintedAddress(v.Slug, n)
			if n.Audience == township.BoardOnly {
				address = p.Township.VillageAddress(v.Slug)
			} else {
				addresses[address] = v.Slug + "/" + n.ID
				want[filepath.Join(public, v.Slug, n.ID, "sheet.pdf")] = address
			}
			want[filepath.Join(paper, v.Slug, n.ID+".pdf")] = address
		}
	}
	sheets := append(find(t, public, ".pdf"), find(t, paper, ".pdf")...)
	scratch := t.TempDir()
	var mu sync.Mutex
	codes := 0
	each(sheets, func(sheet string) {
		dir, err := os.MkdirTemp(scratch, "*")
		if err != nil {
			t.Error(err)
			return
		}
		defer os.RemoveAll(dir)
		run(t, "pdftoppm", "-r", "150", "-gray", sheet, filepath.Join(dir, "page"))
		pages, err := filepath.Glob(filepath.Join(dir, "page*"))
		if err != nil || len(pages) == 0 {
			t.Errorf("%s: no page (%v)", sheet, err)
			return
		}
		found := map[string]bool{}
		for _, page := range pages {
			out, err := exec.Command("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", page).Output()
			var exit *exec.ExitError
			if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 4) { // 4: no code on this page
				t.Errorf("zbarimg %s: %v", page, err)
			}
			for line := range strings.Lines(string(out)) {
				found[strings.TrimSpace(line)] = true
			}
		}
		mu.Lock()
		defer mu.Unlock()
		codes += len(found)
		for address := range found {
			if addresses[address] == "" {
				t.Errorf("%s: a code holds %q, which is no address of the township", sheet, address)
			}
		}
		if one, isNotice := want[sheet]; isNotice {
			if !found[one] || len(found) != 1 {
				t.Errorf("%s: its codes hold %v, want %s", sheet, found, one)
			}
			return
		}
		slug := filepath.Base(filepath.Dir(filepath.Dir(sheet)))
		text := run(t, "pdftotext", sheet, "-")
		for address, of := range addresses {
			village, id, notice := strings.Cut(of, "/")
			if village == slug && (!notice || strings.Contains(text, id)) && !found[address] {
				t.Errorf("%s: no code holds %s", sheet, address)
			}
		}
	})
	t.Logf("%d sheets, %d codes", len(sheets), codes)
	if len(want) < 200 {
		t.Errorf("only %d sheets of notices were looked at", len(want))
	}
}

// TestSheets reads every sheet back: fonts embedded as subsets, the notice's title, amounts
// and names in the text as they are in the notice.
func TestSheets(t *testing.T) {
	p, err := build.Prepare(repository, nil, day)
	if err != nil {
		t.Fatal(err)
	}
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	notices := map[string]*township.Notice{}
	for _, v := range p.Township.Villages {
		for _, n := range v.Web() {
			notices[filepath.Join(public, v.Slug, n.ID, "sheet.pdf")] = n
		}
	}
	each(find(t, public, ".pdf"), func(sheet string) {
		run(t, "qpdf", "--check", sheet)
		for i, line := range strings.Split(strings.TrimSpace(run(t, "pdffonts", sheet)), "\n") {
			fields := strings.Fields(line)
			if i < 2 {
				continue
			}
			// … emb sub uni object ID
			if n := len(fields); n < 6 || fields[n-5] != "yes" || fields[n-4] != "yes" || fields[n-3] != "yes" {
				t.Errorf("%s: a font is not embedded, not a subset or cannot be copied: %s", sheet, line)
			}
		}
		n := notices[sheet]
		if n == nil {
			return
		}
		text := squeeze(run(t, "pdftotext", "-layout", sheet, "-"))
		expect := []string{n.ID, n.Version()}
		if n.Withdrawn == nil {
			expect = append(expect, n.Title, n.Summary)
			for _, table := range n.Tables {
				for _, row := range table.Rows {
					for i, cell := range row {
						switch table.Columns[i].Type {
						case township.MoneyColumn:
							if cell.Given {
								expect = append(expect, township.Fen(cell.Value).Grouped())
							}
						case township.NameColumn:
							expect = append(expect, cell.Text)
						}
					}
				}
			}
		}
		for _, e := range expect {
			if e = squeeze(e); !strings.Contains(text, e) && !strings.Contains(squeeze(run(t, "pdftotext", sheet, "-")), e) {
				t.Errorf("%s: the text lacks %q", sheet, e)
			}
		}
	})
}
