package build

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/overlay"
)

var update = flag.Bool("update", false, "rewrite what the golden cases expect")

// want is the section of a case that holds the report it must give.
const want = "want"

// TestBase makes sure that what the invalid townships are laid over is valid.
func TestBase(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, parse(t, "testdata/base.txtar"))
	p, err := Prepare(dir, nil, demoDay)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Findings) > 0 {
		t.Errorf("findings: %v", p.Findings)
	}
	if n := len(p.Township.Villages[0].Notices); n != 2 {
		t.Errorf("%d notices, want 2", n)
	}
}

// TestInvalid reads one township for each way of being wrong, and compares the whole
// report: rule, place, message and cure. A file's name begins with the rule's code.
func TestInvalid(t *testing.T) {
	files, err := filepath.Glob("testdata/invalid/*.txtar")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d invalid townships (%v), want at least 40", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			archive := parse(t, file)
			lay(t, dir, parse(t, "testdata/base.txtar"))
			lay(t, dir, archive)
			p, err := Prepare(dir, nil, demoDay)
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			if err := (finding.Report{Found: p.found()}).Write(&got, "text"); err != nil {
				t.Fatal(err)
			}
			if code, _, named := strings.Cut(filepath.Base(file), "-"); named && !strings.Contains(got.String(), strings.ToUpper(code)) {
				t.Errorf("no finding of rule %s", strings.ToUpper(code))
			}
			compare(t, file, archive, got.Bytes())
		})
	}
}

func parse(t *testing.T, file string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// lay writes the files of an archive into a folder, but the report that it expects.
func lay(t *testing.T, dir string, a *txtar.Archive) {
	t.Helper()
	err := overlay.Lay(dir, a, func(name string) string {
		if name == want {
			return ""
		}
		return name
	})
	if err != nil {
		t.Fatal(err)
	}
}

// compare compares a report with the case's own, or rewrites that.
func compare(t *testing.T, file string, a *txtar.Archive, got []byte) {
	t.Helper()
	for i, f := range a.Files {
		if f.Name != want {
			continue
		}
		if bytes.Equal(f.Data, got) {
			return
		}
		if !*update {
			t.Errorf("the report is\n%s\nwant\n%s", got, f.Data)
			return
		}
		a.Files = append(a.Files[:i], a.Files[i+1:]...)
		break
	}
	if !*update {
		t.Errorf("no report is expected; it is\n%s", got)
		return
	}
	a.Files = append(a.Files, txtar.File{Name: want, Data: got})
	if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}
