package build

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// repository is the root of this repository, which holds the demonstration township.
const repository = "../../.."

var demoDay = township.MakeDay(2026, 11, 20)

// buildDemo builds the demonstration township into a new folder.
func buildDemo(t *testing.T, change func(*Options)) (dir string, report *Report) {
	t.Helper()
	o := Options{Source: repository, Out: filepath.Join(t.TempDir(), "site"), Day: demoDay, Version: "test"}
	change(&o)
	report, findings, err := Build(context.Background(), o)
	if err != nil {
		t.Fatalf("%v: %v", err, findings)
	}
	for _, f := range findings.Findings {
		if f.Severity > finding.Notice {
			t.Errorf("%s:%d:%d: %s", f.File, f.Line, f.Col, f.Message)
		}
	}
	return o.Out, report
}

// digests are the files of a folder and the digests of their bytes.
func digests(t *testing.T, dir string) map[string]string {
	t.Helper()
	sums := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		sum := sha256.Sum256(data)
		sums[filepath.ToSlash(rel)] = hex.EncodeToString(sum[:])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sums
}

// TestSameBytes builds the township with one processor and village after village, and with
// several of each at once: the bytes are the same. A village built alone has the
// same bytes as one built with all others.
func TestSameBytes(t *testing.T) {
	processors := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(processors)
	slow, report := buildDemo(t, func(o *Options) { o.Batch, o.Workers = 1, 1 })
	runtime.GOMAXPROCS(4)
	fast, _ := buildDemo(t, func(o *Options) { o.Batch, o.Workers = 3, 4 })
	one, many := digests(t, slow), digests(t, fast)
	if report.Villages < 8 || report.Notices < 120 || len(one) < 500 {
		t.Fatalf("a small township: %+v, %d files", report, len(one))
	}
	compareTrees(t, one, many)
	alone, _ := buildDemo(t, func(o *Options) { o.Villages = []string{"liuwan"} })
	for name, sum := range digests(t, alone) {
		if one[name] != sum {
			t.Errorf("%s differs when its village is built alone", name)
		}
	}
}

func compareTrees(t *testing.T, a, b map[string]string) {
	t.Helper()
	differ := 0
	for name, sum := range a {
		if b[name] != sum {
			if differ++; differ < 10 {
				t.Errorf("%s differs", name)
			}
		}
	}
	if len(a) != len(b) {
		t.Errorf("%d files and %d files", len(a), len(b))
	}
}

// TestBoardOnly looks for every board-only notice of the township in everything that was
// published: its id, its title and its texts are in no page and in no name.
func TestBoardOnly(t *testing.T) {
	dir, _ := buildDemo(t, func(o *Options) { o.NoSheets = true })
	p, err := Prepare(repository, nil, demoDay)
	if err != nil {
		t.Fatal(err)
	}
	var secrets []string
	public := ""
	for _, v := range p.Township.Villages {
		for _, n := range v.Web() {
			public += n.Title + "\n" + n.Body.Source + "\n"
		}
	}
	board := 0
	for _, v := range p.Township.Villages {
		for _, n := range v.Notices {
			if n.Audience == township.Everyone {
				continue
			}
			board++
			secrets = append(secrets, n.ID)
			if !strings.Contains(public, n.Title) {
				secrets = append(secrets, n.Title)
			}
			for line := range strings.Lines(n.Body.Source) {
				if line = strings.TrimSpace(line); len([]rune(line)) > 12 && !strings.Contains(public, line) && !strings.ContainsAny(line, "*[`|{") {
					secrets = append(secrets, line)
				}
			}
		}
	}
	if board < 6 || len(secrets) < 3*board {
		t.Fatalf("%d board-only notices, %d texts to look for", board, len(secrets))
	}
	err = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		for _, s := range secrets {
			if strings.Contains(string(data), s) || strings.Contains(name, s) {
				t.Errorf("%s holds %q of a notice for the board alone", name, s)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
