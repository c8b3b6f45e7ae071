package build

import (
	"context"
	"errors"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"cunwu/generator/internal/township"
)

// merged are two villages with former addresses over the valid township, and what is
// printed of them.
const merged = `-- villages/liuwan/village.yaml --
name: 柳湾村
code: "149999101201"
formerly: [laoliuwan, xiaohe]
-- villages/liuwan/printed.csv --
laoliuwan/,2025-05-06
laoliuwan/7k3m9q/#v-3f9a1c,2025-05-06
liuwan/7k3m9q/#v-3f9a1c,2026-10-16
-- villages/shiqiao/village.yaml --
name: 石桥村
code: "149999101202"
formerly: [shicun]
-- villages/shiqiao/printed.csv --
shicun/,2025-05-06
shicun/2a2a2a/#v-3f9a1c,2025-05-06
-- villages/shiqiao/village-affairs/road.md --
---
id: 2a2a2a
title: 修路公示
item: finance/income-expense
date: 2026-10-12
period: {from: 2026-10-12}
---
石桥的路修好了。
`

// mergedTown lays the township out.
func mergedTown(t *testing.T) Options {
	t.Helper()
	dir := t.TempDir()
	lay(t, dir, parse(t, "testdata/base.txtar"))
	lay(t, dir, txtar.Parse([]byte(strings.ReplaceAll(merged, "village-affairs/", "finance/"))))
	return Options{Source: dir, Out: filepath.Join(t.TempDir(), "site"), Day: township.MakeDay(2026, 10, 20), Version: "test", NoSheets: true, Base: "https://hexi.example/cun/"}
}

// mustBuild builds and gives the site's files and their texts.
func mustBuild(t *testing.T, o Options) map[string]string {
	t.Helper()
	if _, found, err := Build(context.Background(), o); err != nil {
		t.Fatalf("%v: %v", err, found.Findings)
	}
	return texts(t, o.Out)
}

func texts(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for name := range digests(t, dir) {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(data)
	}
	return files
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

var (
	refresh   = regexp.MustCompile(`<meta http-equiv="refresh" content="0;url=([^"]+)">`)
	canonical = regexp.MustCompile(`<link rel="canonical" href="https://hexi\.example/cun/([^"]+)">`)
	pressed   = regexp.MustCompile(`<a class="button" href="([^"]+)">`)
)

// TestFormer makes sure that every page of a village stands at its former addresses too,
// as a page that leads to it, and that hosts are told.
func TestFormer(t *testing.T) {
	o := mergedTown(t)
	files := mustBuild(t, o)
	led := 0
	for _, pair := range [][2]string{{"laoliuwan", "liuwan"}, {"xiaohe", "liuwan"}, {"shicun", "shiqiao"}} {
		for name := range files {
			rest, of := strings.CutPrefix(name, pair[1]+"/")
			if !of || path.Ext(name) != ".html" {
				continue
			}
			old := pair[0] + "/" + rest
			page := files[old]
			for _, form := range []*regexp.Regexp{refresh, pressed} {
				m := form.FindStringSubmatch(page)
				if m == nil || path.Join(path.Dir(old), m[1]) != name {
					t.Fatalf("%s does not lead to %s:\n%s", old, name, page)
				}
			}
			if m := canonical.FindStringSubmatch(page); m == nil || m[1]+"index.html" != name {
				t.Errorf("%s: its canonical address is %q", old, m)
			}
			if !strings.Contains(page, `content="noindex"`) || !strings.Contains(page, "/moved.") || !strings.Contains(page, "演示") {
				t.Errorf("%s:\n%s", old, page)
			}
			led++
		}
		for name := range files {
			if rest, of := strings.CutPrefix(name, pair[0]+"/"); of && files[pair[1]+"/"+rest] == "" {
				t.Errorf("%s leads nowhere", name)
			}
		}
	}
	same := 0
	for name, text := range files {
		rest, of := strings.CutPrefix(name, "liuwan/")
		if !of || !subscribed(name) {
			continue
		}
		for _, old := range []string{"laoliuwan/", "xiaohe/"} {
			if same++; files[old+rest] != text || strings.Contains(text, old) {
				t.Errorf("%s is not %s", old+rest, name)
			}
		}
	}
	if same < 2*2*8 || !strings.Contains(files["laoliuwan/feed.xml"], `<link rel="self" type="application/atom+xml" href="https://hexi.example/cun/liuwan/feed.xml">`) {
		t.Errorf("%d feeds and calendars at former addresses:\n%s", same, files["laoliuwan/feed.xml"])
	}
	if led < 15 {
		t.Errorf("only %d pages at former addresses", led)
	}
	const want = "/cun/laoliuwan/* /cun/liuwan/:splat 301!\n/cun/shicun/* /cun/shiqiao/:splat 301!\n/cun/xiaohe/* /cun/liuwan/:splat 301!\n"
	if files["_redirects"] != want {
		t.Errorf("_redirects:\n%s", files["_redirects"])
	}

	// One village anew, whose settings name one address less: the other's pages stay.
	write(t, filepath.Join(o.Source, "villages/liuwan/village.yaml"), "name: 柳湾村\ncode: \"149999101201\"\nformerly: [laoliuwan]\n")
	one := o
	one.Villages = []string{"liuwan"}
	again := mustBuild(t, one)
	if again["_redirects"] != strings.ReplaceAll(want, "/cun/xiaohe/* /cun/liuwan/:splat 301!\n", "") {
		t.Errorf("_redirects after a part:\n%s", again["_redirects"])
	}
	for name, text := range files {
		if strings.HasPrefix(name, "shicun/") && again[name] != text {
			t.Errorf("%s changed", name)
		}
	}
	for name := range mustBuild(t, o) {
		if strings.HasPrefix(name, "xiaohe/") {
			t.Errorf("%s is still there", name)
		}
	}

	// No former address: no _redirects.
	for _, v := range []string{"liuwan", "shiqiao"} {
		write(t, filepath.Join(o.Source, "villages", v, "village.yaml"), "name: 柳湾村\ncode: \"149999101201\"\n")
		if err := os.Remove(filepath.Join(o.Source, "villages", v, "printed.csv")); err != nil {
			t.Fatal(err)
		}
	}
	if text, there := mustBuild(t, o)["_redirects"]; there {
		t.Errorf("_redirects without a former address: %q", text)
	}
}

// TestPrintedIsThere builds the township with something wrong in it: with KeepGoing a
// printed address has a page all the same, or nothing is written.
func TestPrintedIsThere(t *testing.T) {
	cases := map[string]struct {
		file, text string // empty text: it is removed
		fresh      bool   // there is no site yet
		refused    string // the rule for which nothing is written; empty: it is
		standIns   []string
		same       []string
	}{
		"a notice with an error": {file: "villages/shiqiao/finance/road.md", text: "---\nid: 2a2a2a\ntitle: 机密标题\nitem: finance/none\ndate: 2026-10-12\nperiod: {from: 2026-10-12}\n---\n机密正文。\n",
			standIns: []string{"shiqiao/2a2a2a/index.html"}},
		"the same, first time": {file: "villages/shiqiao/finance/road.md", text: "---\nid: 2a2a2a\ntitle: 机密标题\nitem: finance/none\ndate: 2026-10-12\nperiod: {from: 2026-10-12}\n---\n机密正文。\n",
			fresh: true, standIns: []string{"shiqiao/2a2a2a/index.html"}},
		"a notice that cannot be read": {file: "villages/shiqiao/finance/road.md", text: "---\nid: 2a2a2a\ntitle: [机密标题\n---\n机密正文。\n",
			standIns: []string{"shiqiao/2a2a2a/index.html"}},
		"a notice that is no text": {file: "villages/shiqiao/finance/road.md", text: "机密\x00", standIns: []string{"shiqiao/2a2a2a/index.html"}},
		"a notice that is gone":    {file: "villages/shiqiao/finance/road.md", refused: "CW712"},
		"another id":               {file: "villages/shiqiao/finance/road.md", text: "---\nid: 2a2a2b\ntitle: 修路公示\nitem: finance/income-expense\ndate: 2026-10-12\nperiod: {from: 2026-10-12}\n---\n正文。\n", refused: "CW712"},
		"a notice for the board":   {file: "villages/shiqiao/finance/road.md", text: "---\nid: 2a2a2a\ntitle: 修路公示\nitem: finance/income-expense\ndate: 2026-10-12\nperiod: {from: 2026-10-12}\naudience: board\n---\n正文。\n", refused: "CW714"},
		"a former address less":    {file: "villages/shiqiao/village.yaml", text: "name: 石桥村\ncode: \"149999101202\"\n", refused: "CW713"},
		"a ledger out of order":    {file: "villages/shiqiao/printed.csv", text: "shicun/\n", refused: "CW711"},
		"settings that cannot be read": {file: "villages/shiqiao/village.yaml", text: "name: [石桥村\n",
			same: []string{"shiqiao/2a2a2a/index.html", "shicun/2a2a2a/index.html", "shicun/index.html", "_redirects"}},
		"the same, first time, too": {file: "villages/shiqiao/village.yaml", text: "name: [石桥村\n", fresh: true, refused: "CW712"},
		"settings with an error": {file: "villages/shiqiao/village.yaml", text: "name: 石桥村\ncode: \"1\"\nformerly: [shicun]\n",
			same: []string{"shiqiao/2a2a2a/index.html", "shicun/2a2a2a/index.html", "_redirects"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := mergedTown(t)
			o.KeepGoing = true
			before := map[string]string{}
			if !c.fresh {
				before = mustBuild(t, o)
			}
			file := filepath.Join(o.Source, filepath.FromSlash(c.file))
			if write(t, file, c.text); c.text == "" {
				if err := os.Remove(file); err != nil {
					t.Fatal(err)
				}
			}
			report, found, err := Build(context.Background(), o)
			if !errors.Is(err, ErrFindings) {
				t.Fatal(err)
			}
			if c.refused != "" {
				told := false
				for _, f := range found.Findings {
					told = told || f.Rule == c.refused && f.File == "villages/shiqiao/printed.csv" && f.Line > 0 && f.Col > 0
				}
				if report != nil || !told {
					t.Errorf("findings %v, report %v", found.Findings, report)
				}
				if c.fresh {
					if _, err := os.Stat(o.Out); !errors.Is(err, os.ErrNotExist) {
						t.Error("something was written")
					}
				} else if !maps.Equal(texts(t, o.Out), before) {
					t.Error("the site changed")
				}
				return
			}
			after := texts(t, o.Out)
			for _, name := range c.standIns {
				for _, at := range []string{name, strings.Replace(name, "shiqiao", "shicun", 1)} {
					if after[at] == "" || strings.Contains(after[at], "石桥的路") {
						t.Errorf("%s:\n%s", at, after[at])
					}
				}
				if !strings.Contains(after[name], "这一页正在改") || !strings.Contains(after[name], `href="../../shiqiao/index.html"`) {
					t.Errorf("%s:\n%s", name, after[name])
				}
			}
			for _, name := range c.same {
				if after[name] == "" || after[name] != before[name] {
					t.Errorf("%s is not as it was:\n%s", name, after[name])
				}
			}
			for name, text := range after {
				if strings.Contains(text, "机密") || len(c.standIns) > 0 && strings.Contains(text, "石桥的路") {
					t.Errorf("%s tells of what was left out", name)
				}
			}
		})
	}
}
