package content

import (
	"fmt"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

// guidesIn reads the guides among files, for a township with one office, and says what is
// wrong with them: a line for each finding.
func guidesIn(t *testing.T, files map[string]string) ([]*township.Guide, string) {
	t.Helper()
	below := map[string]string{}
	for name, text := range files {
		below[guidesDir+"/"+name] = text
	}
	s := sourceOf(t, below)
	guides := s.readGuides(&township.Township{
		Contacts:    []township.Contact{{Name: "禾溪镇民政所", Role: "低保、高龄津贴", Phone: "0999-5550120"}},
		Supervision: []township.Contact{{Name: "政务服务便民热线", Phone: "12345"}},
	})
	var lines []string
	for _, f := range s.findings {
		lines = append(lines, fmt.Sprintf("%s:%d:%d ", strings.TrimPrefix(f.File, guidesDir+"/"), f.Line, f.Col)+f.Rule+" "+f.Message+" "+f.Hint)
	}
	return guides, strings.Join(lines, "\n")
}

const wholeGuide = `---
title: 申请低保要带什么   # 问的人最多
summary: 带户口簿到村委会，不收钱。
updated: 2026-10-08
order: 2
categories: [social-assistance, elderly-care]
who: 家里收入低的
bring: [户口簿, 身份证]
where: 村委会
time: 30 个工作日
cost: 不收钱
contacts:
  - {name: 禾溪镇民政所}
  - {name: 政务服务便民热线, role: 夜里打}
  - {name: 银行, phone: 0999-5550999}
basis: 民发〔2021〕57号
---
## 怎么走
`

// A guide is read whole, each value with its place, and takes phones from the township.
func TestGuide(t *testing.T) {
	guides, findings := guidesIn(t, map[string]string{
		"dibao.md":  wholeGuide,
		"anjian.md": strings.Replace(wholeGuide, "order: 2\n", "", 1),
		"zuihou.md": strings.Replace(wholeGuide, "order: 2", "order: 1", 1),
	})
	if findings != "" || len(guides) != 3 {
		t.Fatalf("%d guides: %s", len(guides), findings)
	}
	for i, slug := range []string{"zuihou", "dibao", "anjian"} { // those with a place first
		if guides[i].Slug != slug {
			t.Errorf("guide %d is %s", i, guides[i].Slug)
		}
	}
	g := guides[1]
	if g.Title != "申请低保要带什么" || len(g.Bring) != 2 || len(g.Basis) != 1 || len(g.Categories) != 2 || g.Updated.String() != "2026-10-08" || len(g.Lacks()) > 0 {
		t.Errorf("%+v", g)
	}
	if g.Body.Source != "## 怎么走\n" || g.Body.Line != 18 {
		t.Errorf("the body is %q from line %d", g.Body.Source, g.Body.Line)
	}
	want := []township.Contact{
		{Name: "禾溪镇民政所", Role: "低保、高龄津贴", Phone: "0999-5550120"},
		{Name: "政务服务便民热线", Role: "夜里打", Phone: "12345"},
		{Name: "银行", Phone: "0999-5550999"},
	}
	for i, c := range g.Contacts {
		if c != want[i] {
			t.Errorf("contact %d is %+v", i, c)
		}
	}
	for key, at := range map[string][2]int{"title": {2, 8}, "bring[1]": {8, 14}, "cost": {11, 7}, "contacts[2].phone": {15, 23}} {
		if p := g.At(key); p.Line != at[0] || p.Col != at[1] || p.File != "content/guides/dibao.md" {
			t.Errorf("%s is at %v", key, p)
		}
	}
}

// What is wrong with a guide is told with its place and its cure.
func TestGuideFindings(t *testing.T) {
	for _, c := range []struct{ name, file, from, to, want string }{
		{"unknown key", "a.md", "who:", "whom:", "a.md:7:1 CW002 不认识“whom”。 是不是“who”？"},
		{"no title", "a.md", "title: 申请低保要带什么", "cost2: 3", "a.md:2:1 CW004 缺少“title”。"},
		{"no sentence", "a.md", "summary: 带户口簿到村委会，不收钱。", "summary:", "CW004 缺少“summary”。"},
		{"no day", "a.md", "updated: 2026-10-08", "updated: 十月", "a.md:4:10 CW005"},
		{"category", "a.md", "elderly-care", "elderly-car", "a.md:6:33 CW040 没有“elderly-car”这个栏目。 是不是“elderly-care”？"},
		{"office", "a.md", "{name: 禾溪镇民政所}", "{name: 禾溪镇民政}", "a.md:13:12 CW040 township.yaml 的电话里没有“禾溪镇民政”，这里也没有写电话。 是不是“禾溪镇民政所”？"},
		{"phone", "a.md", "phone: 0999-5550999", "phone: 问村里", "CW003"},
		{"order", "a.md", "order: 2", "order: 0", "a.md:5:8 CW003"},
		{"a list", "a.md", "bring: [户口簿, 身份证]", "bring: {a: b}", "a.md:8:8 CW003"},
		{"hidden sign", "a.md", "身份证]", "\"身\\u202e份证\"]", "a.md:8:14 CW003"},
		{"no front matter", "a.md", wholeGuide, "正文\n", "a.md:1:1 CW001 文件开头没有用两行 --- 夹住的指南信息。"},
		{"name", "低保.md", "", "", "低保.md:1:1 CW040 文件名“低保.md”不能用作网址。 用小写英文字母、数字和短横"},
		{"other file", "a.docx", "", "", "a.docx:1:1 CW025"},
		{"folder", "a/index.md", "", "", "a:1:1 CW025"},
	} {
		guides, findings := guidesIn(t, map[string]string{c.file: strings.Replace(wholeGuide, c.from, c.to, 1)})
		if !strings.Contains(findings, c.want) {
			t.Errorf("%s: %s", c.name, findings)
		}
		if c.file != "a.md" && len(guides) > 0 {
			t.Errorf("%s: it is read all the same", c.name)
		}
	}
}
