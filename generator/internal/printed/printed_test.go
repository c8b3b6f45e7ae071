package printed

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

const base = "https://hexi.example/cun/"

func day(n int) township.Day { return township.MakeDay(2026, 10, n) }

// entry is what a code holds, printed on a day of October.
func entry(t *testing.T, code string, on int) township.Printed {
	t.Helper()
	p, ok := FromCode(base, base+code, day(on))
	if !ok {
		t.Fatalf("%s is no address", code)
	}
	return p
}

func TestFromCode(t *testing.T) {
	for code, want := range map[string]township.Printed{
		base + "liuwan/":                   {Address: "liuwan/"},
		base + "lao-liuwan2/":              {Address: "lao-liuwan2/"},
		base + "liuwan/7k3m9q/":            {Address: "liuwan/7k3m9q/"},
		base + "liuwan/7k3m9q/#v-3f9a1c":   {Address: "liuwan/7k3m9q/", Version: "3f9a1c"},
		base + "liuwan/7k3m9q/#v-3f9a1":    {},
		base + "liuwan/7k3m9q/#v-3F9A1C":   {},
		base + "liuwan/7k3m9q":             {},
		base + "liuwan/7k3m9q/sheet.pdf":   {},
		base + "liuwan/week/2026-W42/":     {},
		base + "liuwan/#v-3f9a1c":          {},
		base + "liuwan/#b":                 {Address: "liuwan/"},
		base + "lao-liuwan2/#b":            {Address: "lao-liuwan2/"},
		base + "liuwan/7k3m9q/#b":          {},
		base + "liuwan/#b#b":               {},
		base + "#b":                        {},
		base + "../liuwan/":                {},
		base:                               {},
		"https://hexi.example/liuwan/":     {},
		"https://other.example/cun/liuwan": {},
	} {
		p, ok := FromCode(base, code, day(1))
		if ok != (want.Address != "") || ok && (p.Address != want.Address || p.Version != want.Version || p.Day != day(1)) {
			t.Errorf("%s: %+v, %v", code, p, ok)
		}
	}
}

// TestRecordAtOnce is about several people's printing at once: nobody's entries are lost.
func TestRecordAtOnce(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "liuwan")
	ids := []string{"2b6c8d", "3h5j7k", "4n8p2r", "5t7v0z", "6q0a1b", "7k3m9q", "8m2n4p", "9w1x3y"}
	var all sync.WaitGroup
	for _, id := range ids {
		all.Go(func() {
			if n, err := Record(folder, []township.Printed{entry(t, "liuwan/"+id+"/", 16)}); n != 1 || err != nil {
				t.Error(id, n, err)
			}
		})
	}
	all.Wait()
	data, err := os.ReadFile(filepath.Join(folder, File))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		if !strings.Contains(string(data), "liuwan/"+id+"/,2026-10-16\n") {
			t.Errorf("%s is lost:\n%s", id, data)
		}
	}
}

func TestRecord(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "liuwan")
	name := filepath.Join(folder, File)
	first := []township.Printed{entry(t, "liuwan/7k3m9q/#v-3f9a1c", 16), entry(t, "liuwan/", 16), entry(t, "liuwan/7k3m9q/#v-3f9a1c", 18)}
	if n, err := Record(folder, first); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	want := head + "liuwan/,2026-10-16\nliuwan/7k3m9q/#v-3f9a1c,2026-10-16\n"
	read := func() string {
		t.Helper()
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	if got := read(); got != want {
		t.Fatal(got)
	}
	before, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := Record(folder, []township.Printed{entry(t, "liuwan/7k3m9q/#v-3f9a1c", 20)}); n != 0 || err != nil {
		t.Error(n, err)
	}
	if after, err := os.Stat(name); err != nil || !os.SameFile(before, after) {
		t.Error("what is known already was written again")
	}
	if n, err := Record(folder, []township.Printed{entry(t, "liuwan/7k3m9q/", 20), entry(t, "liuwan/", 14)}); n != 1 || err != nil {
		t.Error(n, err)
	}
	want = head + "liuwan/,2026-10-14\nliuwan/7k3m9q/,2026-10-20\nliuwan/7k3m9q/#v-3f9a1c,2026-10-16\n"
	if got := read(); got != want {
		t.Error(got)
	}

	// What is no ledger stays as it is.
	for _, text := range []string{"liuwan/\n", "<<<<<<< HEAD\nliuwan/,2026-10-14\n", "PK\x03\x04"} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Record(folder, first); !errors.Is(err, ErrUnreadable) || read() != text {
			t.Errorf("%q: %v, %q", text, err, read())
		}
	}
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	if err := errors.Join(os.Remove(name), os.WriteFile(elsewhere, nil, 0o644), os.Symlink(elsewhere, name)); err != nil {
		t.Fatal(err)
	}
	if _, err := Record(folder, first); !errors.Is(err, ErrUnreadable) {
		t.Errorf("through a link: %v", err)
	}
	if _, err := Record(elsewhere, first); err == nil {
		t.Error("a file for a folder")
	}
}

func TestParse(t *testing.T) {
	const text = "\ufeff# 说明\r\nliuwan/7k3m9q/#v-3f9a1c,2026-10-18\r\n\r\nliuwan/,2026-10-16 \nliuwan/7k3m9q/#v-3f9a1c,2026-10-16"
	entries, findings := Parse("villages/liuwan/printed.csv", text)
	if len(entries) != 3 || len(findings) != 0 {
		t.Fatal(entries, findings)
	}
	if at := entries[1].Place; at.File != "villages/liuwan/printed.csv" || at.Line != 4 || at.Col != 1 {
		t.Error(at)
	}
	if got := string(Format(entries)); got != head+"liuwan/,2026-10-16\nliuwan/7k3m9q/#v-3f9a1c,2026-10-16\n" {
		t.Error(got)
	}
	for text, want := range map[string]township.Place{
		"liuwan/,2026-10-16\nliuwan,2026-10-16":              {Line: 2, Col: 1},
		"liuwan/":                                            {Line: 1, Col: 9},
		"liuwan/,2026-02-30":                                 {Line: 1, Col: 9},
		"liuwan/7k3m9q/#v-3f9a1c,16.10.2026":                 {Line: 1, Col: 25},
		"柳湾,2026-10-16":                                      {Line: 1, Col: 1},
		"# a\n\n>>>>>>> liuwan":                              {Line: 3, Col: 1},
		strings.Repeat("很长", 4000) + ",2026-10-16":           {Line: 1, Col: 1},
		"https://hexi.example/cun/liuwan/7k3m9q/,2026-10-16": {Line: 1, Col: 1},
	} {
		_, findings := Parse("f", text)
		if len(findings) != 1 {
			t.Errorf("%.40q: %v", text, findings)
			continue
		}
		f := findings[0]
		if f.Rule != finding.RulePrintedLine.Code || f.Line != want.Line || f.Col != want.Col || f.Hint == "" || len(f.Message) > 300 {
			t.Errorf("%.40q: %+v", text, f)
		}
	}
}

// TestUnion makes sure that what git makes of two branches that both printed is a ledger
// that holds what either has.
func TestUnion(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, entries ...township.Printed) string {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, Format(entries), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	common := entry(t, "liuwan/", 12)
	old := write("base", common)
	ours := write("ours", common, entry(t, "liuwan/7k3m9q/#v-3f9a1c", 16), entry(t, "liuwan/2a2a2a/", 16))
	theirs := write("theirs", entry(t, "liuwan/", 10), entry(t, "liuwan/7k3m9q/#v-77aa01", 18), entry(t, "liuwan/2a2a2a/", 18))
	out, err := exec.Command("git", "merge-file", "-p", "--union", ours, old, theirs).Output()
	if err != nil {
		t.Fatal(err)
	}
	entries, findings := Parse(File, string(out))
	want := head + "liuwan/,2026-10-10\nliuwan/2a2a2a/,2026-10-16\nliuwan/7k3m9q/#v-3f9a1c,2026-10-16\nliuwan/7k3m9q/#v-77aa01,2026-10-18\n"
	if got := string(Format(entries)); len(findings) > 0 || got != want {
		t.Errorf("%v\n%s\nfrom\n%s", findings, got, out)
	}
}

func TestAsk(t *testing.T) {
	notice := func(id string, audience township.Audience) *township.Notice {
		return &township.Notice{ID: id, Audience: audience}
	}
	liuwan := &township.Village{Slug: "liuwan", Formerly: []string{"laoliuwan"}, Unread: []string{"4c4c4c"},
		Notices: []*township.Notice{notice("7k3m9q", township.Everyone), notice("2n6p4t", township.BoardOnly)}}
	shiqiao := &township.Village{Slug: "shiqiao", Unread: []string{""}, Notices: []*township.Notice{notice("2a2a2a", township.Everyone)}}
	town := &township.Township{Villages: []*township.Village{liuwan, shiqiao}, Unread: []string{"heping"}}
	for address, want := range map[string]Answer{
		"liuwan/": Served, "laoliuwan/": Served, "liuwan/7k3m9q/": Served, "laoliuwan/7k3m9q/": Served,
		"liuwan/2n6p4t/": BoardOnly, "laoliuwan/2n6p4t/": BoardOnly, "liuwan/4c4c4c/": Unread,
		"liuwan/2a2a2a/": OtherVillage, "liuwan/9z9z9z/": NoNotice, "liuwan/8y8y8y/": Served, "laoliuwan/8y8y8y/": Served,
		"laoliuwan/6x6x6x/": Served, "liuwan/6x6x6x/": NoNotice, // buried at the former address alone
		"shiqiao/9z9z9z/": Unread, "heping/": Unread, "heping/7k3m9q/": Unread, "xinmin/": NoVillage, "xinmin/7k3m9q/": NoVillage,
	} {
		site := NewSite(town, false)
		site.Bury("liuwan", "8y8y8y")
		site.Bury("laoliuwan", "6x6x6x")
		if got, v := site.Ask(address); got != want || got == OtherVillage && v != shiqiao || (got == BoardOnly || got == NoNotice) && v != liuwan {
			t.Errorf("%s: %d, %v, want %d", address, got, v, want)
		}
	}
	if got, _ := NewSite(town, true).Ask("xinmin/"); got != Elsewhere {
		t.Errorf("of a part: %d", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("# a\nliuwan/7k3m9q/#v-3f9a1c,2026-10-16\nliuwan/,2026-10-16")
	f.Add("<<<<<<< HEAD\n\xff,\n,2026-10-16")
	f.Fuzz(func(t *testing.T, text string) {
		entries, findings := Parse(File, text)
		for _, found := range findings {
			if found.Line < 1 || found.Col < 1 {
				t.Errorf("%+v has no place", found)
			}
		}
		again, wrong := Parse(File, string(Format(entries)))
		if len(wrong) > 0 || len(again) != len(merge(entries)) {
			t.Errorf("%d entries, and %d of what was written: %v", len(entries), len(again), wrong)
		}
	})
}
