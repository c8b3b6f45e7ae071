package build

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cunwu/generator/internal/printed"
	"cunwu/generator/internal/township"
)

// printTown prints the valid township's week, and gives the ledger's path.
func printTown(t *testing.T, change func(o *PrintOptions)) (report *PrintReport, ledger string, err error) {
	t.Helper()
	dir := t.TempDir()
	lay(t, dir, parse(t, "testdata/base.txtar"))
	o := PrintOptions{Source: dir, Out: filepath.Join(t.TempDir(), "print"), Day: township.MakeDay(2026, 10, 16), Version: "test"}
	change(&o)
	report, _, err = Print(context.Background(), o)
	return report, filepath.Join(dir, "villages", "liuwan", printed.File), err
}

// TestRecorded makes sure that every kind with a code is recorded, with another base
// address too, and that a kind without one is not.
func TestRecorded(t *testing.T) {
	for kind, want := range map[SheetKind][]string{
		WeekSheets:     {"liuwan/,", "liuwan/7k3m9q/#v-"},
		NoticeSheets:   {"liuwan/7k3m9q/#v-"},
		LedgerSheets:   {"liuwan/7k3m9q/#v-"},
		CalendarSheets: {},
		Plates:         {"liuwan/,"},
		Labels:         {"liuwan/,"},
		Pictures:       {"liuwan/,", "liuwan/7k3m9q/#v-"},
		Articles:       {"liuwan/,", "liuwan/7k3m9q/#v-"},
	} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			report, ledger, err := printTown(t, func(o *PrintOptions) {
				o.Kinds, o.Base = []SheetKind{kind}, "https://other.example/below/"
			})
			if err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(ledger)
			if len(want) == 0 {
				if !errors.Is(err, os.ErrNotExist) || len(report.Recorded) > 0 {
					t.Errorf("%q, %v, %v", data, err, report.Recorded)
				}
				return
			}
			lines := strings.Split(strings.TrimSpace(string(data)), "\n")[1:]
			if len(lines) != len(want) || len(report.Recorded) != 1 || report.Recorded[0].Added != len(want) || report.Recorded[0].File != ledger {
				t.Fatalf("%q, %+v", lines, report.Recorded)
			}
			for i, line := range lines {
				if !strings.HasPrefix(line, want[i]) || !strings.HasSuffix(line, ",2026-10-16") {
					t.Errorf("%q, want %q", line, want[i])
				}
			}
		})
	}
}

// TestNotRecorded makes sure that printing does not fail where the ledger cannot be
// written, and says so; and that what was not printed is not recorded.
func TestNotRecorded(t *testing.T) {
	const foreign = "姓名,金额\n"
	spoil := ""
	report, ledger, err := printTown(t, func(o *PrintOptions) {
		spoil = filepath.Join(o.Source, "villages", "liuwan", printed.File)
		o.Progress = func(done, total int) { // it was sound when it was read
			if err := os.WriteFile(spoil, []byte(foreign), 0o644); err != nil {
				t.Error(err)
			}
		}
	})
	data, _ := os.ReadFile(ledger)
	if err != nil || len(report.Files) != 1 || len(report.Recorded) != 1 || !errors.Is(report.Recorded[0].Err, printed.ErrUnreadable) || string(data) != foreign {
		t.Errorf("%v, %+v, %q", err, report, data)
	}

	report, ledger, err = printTown(t, func(o *PrintOptions) { o.Proof = true })
	if _, there := os.Stat(ledger); err != nil || len(report.Recorded) > 0 || !errors.Is(there, os.ErrNotExist) {
		t.Errorf("a proof: %v, %+v", err, report)
	}

	// The folder for the files is a file: nothing is printed, and nothing recorded.
	report, ledger, err = printTown(t, func(o *PrintOptions) { write(t, o.Out, "") })
	if _, there := os.Stat(ledger); err == nil || len(report.Recorded) > 0 || !errors.Is(there, os.ErrNotExist) {
		t.Errorf("no file: %v, %+v", err, report)
	}
}
