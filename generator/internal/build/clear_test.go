package build

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"cunwu/generator/internal/pdf/readback"
	"cunwu/generator/internal/township"
)

// On the last day of its period a list has its names. A day later they are gone from
// the page, the sheet, the lists and the pictures, and the figures are there. The
// version that the paper carries stays.
func TestNamesLeave(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, parse(t, "testdata/base.txtar"))
	item := filepath.Join(dir, "content", "catalogue", "subsidies", "land.yaml")
	data, err := os.ReadFile(item)
	if err != nil {
		t.Fatal(err)
	}
	data = bytes.Replace(data, []byte("tables:"), []byte("period_over: {names: removed, count: 户数}\ntables:"), 1)
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 40, 30)), nil); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "villages", "liuwan", "subsidies", "list")
	const notice = `---
id: 5t2v6n
title: 给李*芳等户的补贴
item: subsidies/land
date: 2026-10-12
period: {from: 2026-10-12, to: 2026-10-21}
summary: 李*芳等两户一共 550 元。
number: 李*芳
tables:
  - {name: 名单, file: list.csv, kind: 补贴名单}
attachments: [{file: wall.jpg, title: 公示墙}]
---
这些户的补贴已经核对，按面积×标准算，在某村办。

## 李*芳家

发给李*芳、[一家](https://hexi.example/李*芳)。

~~~
李*芳 300
~~~

- 欧阳*娟，一组
- 有意见到村委会说

| 户 | 组 |
| --- | --- |
| 欧阳*娟 | 一组 |

> - 欧阳*娟，又一次

![公示墙照片](wall.jpg)
`
	for name, data := range map[string][]byte{
		item: data, filepath.Join(folder, "index.md"): []byte(notice), filepath.Join(folder, "wall.jpg"): photo.Bytes(),
		filepath.Join(folder, "list.csv"): []byte("户主,面积（亩）,金额（元）\n欧阳*娟,2.5,250.00\n李*芳,3,300.00\n"),
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	build := func(day township.Day) (texts map[string]string, report *Report) {
		o := Options{Source: dir, Out: filepath.Join(t.TempDir(), "site"), Day: day, Version: "test"}
		report, findings, err := Build(context.Background(), o)
		if err != nil {
			t.Fatal(err, findings)
		}
		texts = map[string]string{}
		for name := range digests(t, o.Out) {
			data, err := os.ReadFile(filepath.Join(o.Out, name))
			if err != nil {
				t.Fatal(err)
			}
			if texts[name] = string(data); strings.HasSuffix(name, ".pdf") {
				file, err := readback.Open(data)
				if err != nil {
					t.Fatal(err)
				}
				pages, err := file.Pages()
				if err != nil {
					t.Fatal(err)
				}
				texts[name] = ""
				for i := range pages {
					texts[name] += pages[i].Text()
				}
			}
		}
		return texts, report
	}
	const page, paper = "liuwan/5t2v6n/index.html", "liuwan/5t2v6n/sheet.pdf"
	before, _ := build(township.MakeDay(2026, 10, 21))
	for _, name := range []string{page, paper} {
		if n := strings.Count(before[name], "欧阳*娟"); n != 4 {
			t.Errorf("%s names her %d times on the last day", name, n)
		}
	}
	after, report := build(township.MakeDay(2026, 10, 22))
	for name, text := range after {
		if strings.Contains(text, "欧阳") || strings.Contains(text, "李*芳") || strings.HasPrefix(name, "liuwan/5t2v6n/p") {
			t.Errorf("%s names people after the last day", name)
		}
	}
	for _, name := range []string{page, paper} {
		for _, stays := range []string{"名单已撤下", "户数", "550.00", "5.5", "这些户的补贴已经核对，按面积×标准算，在某村办", "有意见到村委会说"} {
			if !strings.Contains(after[name], stays) {
				t.Errorf("%s has lost %q", name, stays)
			}
		}
		if strings.Contains(after[name], "公示墙") {
			t.Errorf("%s tells of a picture that is gone", name)
		}
	}
	version := regexp.MustCompile(`v-[0-9a-f]{6}`)
	if a, b := version.FindString(before[page]), version.FindString(after[page]); a == "" || a != b {
		t.Errorf("the version was %q and is %q", a, b)
	}
	listed := false
	for _, l := range report.LeftOut {
		listed = listed || strings.HasSuffix(l.File, "list/index.md") && strings.Contains(l.Why, "名单")
	}
	if !listed {
		t.Errorf("the report says nothing of it: %v", report.LeftOut)
	}
}
