package build

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// guideFile is a guide that leads to others, which may be left out.
const guideFile = `---
title: 申请低保要带什么
summary: 带户口簿到村委会，不收钱。
updated: 2026-10-08
categories: [finance]
who: 家里收入低的人家
bring: [户口簿, 身份证]
where: 村委会
time: 30 个工作日
cost: 不收钱
contacts: [{name: 民政所, phone: 0999-5550120}]
---
急的先看[临时救助](../linshi/)。
`

// A guided town is the valid township with guides, built into a folder of its own.
type guidedTown struct {
	t *testing.T
	o Options
}

func newGuidedTown(t *testing.T, guides map[string]string) *guidedTown {
	t.Helper()
	dir := t.TempDir()
	lay(t, dir, parse(t, "testdata/base.txtar"))
	town := &guidedTown{t, Options{Source: dir, Out: filepath.Join(t.TempDir(), "site"), Day: township.MakeDay(2026, 10, 20), Version: "test", NoSheets: true}}
	settings := filepath.Join(dir, "content", "township.yaml") // no demonstration: its page of examples is another test's
	data, err := os.ReadFile(settings)
	if err = errors.Join(err, os.WriteFile(settings, bytes.Replace(data, []byte("demonstration: true\n"), nil, 1), 0o644)); err != nil {
		t.Fatal(err)
	}
	for name, text := range guides {
		town.write(name, text)
	}
	return town
}

func (g *guidedTown) write(name, text string) {
	g.t.Helper()
	file := filepath.Join(g.o.Source, "content", "guides", name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
		g.t.Fatal(err)
	}
}

// build builds, crawls what came, and gives the pages of guides.
func (g *guidedTown) build(villages ...string) (*Report, finding.Found, []string, error) {
	g.t.Helper()
	o := g.o
	o.Villages = villages
	report, found, err := Build(context.Background(), o)
	c := &crawled{base: "https://hexi.example/", find: func(page, link string) (string, bool) { return landing(page, link), true }}
	c.names, c.read = folder(g.t, g.o.Out)
	c.crawl(g.t)
	var pages []string
	for _, name := range c.names {
		if strings.HasPrefix(name, guidesFolder+"/") && strings.HasSuffix(name, ".html") {
			pages = append(pages, name)
		}
	}
	return report, found, pages, err
}

func (g *guidedTown) page(name string) string {
	g.t.Helper()
	data, err := os.ReadFile(filepath.Join(g.o.Out, filepath.FromSlash(name)))
	if err != nil {
		g.t.Fatal(err)
	}
	return string(data)
}

// TestGuides makes sure that guides have pages, and that home, the category, the village
// and the search page lead to them.
func TestGuides(t *testing.T) {
	second := strings.Replace(strings.Replace(guideFile, "申请低保要带什么", "怎么申请临时救助", 1), "../linshi/", "../dibao/", 1)
	town := newGuidedTown(t, map[string]string{"dibao.md": guideFile, "linshi.md": second})
	_, found, pages, err := town.build()
	if err != nil || !slices.Equal(pages, []string{"guides/dibao/index.html", "guides/index.html", "guides/linshi/index.html"}) {
		t.Fatalf("%v, %v: %v", pages, err, found)
	}
	for name, want := range map[string][]string{
		"index.html":                {`<a href="./guides/dibao/">申请低保要带什么</a>`, `<a href="./guides/linshi/">`},
		"search/index.html":         {`<a href="../guides/dibao/">申请低保要带什么</a>`},
		"liuwan/index.html":         {`<a class="button" href="../guides/">`},
		"liuwan/finance/index.html": {`<a href="../../guides/dibao/">`},
		"guides/index.html":         {`<a href="../guides/dibao/">申请低保要带什么</a>`, "带户口簿到村委会，不收钱。"},
		"guides/dibao/index.html": {"<h1>申请低保要带什么</h1>", `<p class="plain-text">带户口簿到村委会，不收钱。</p>`, "<dt>带什么</dt><dd class=\"tick\">户口簿</dd>",
			`<a class="tel" href="tel:09995550120">0999-5550120</a>`, `<a class="tel" href="tel:12345">`, "2026年10月8日核对过", `<a href="../linshi/">临时救助</a>`,
			`<meta name="description" content="带户口簿到村委会，不收钱。">`, `class="button aloud"`},
		"sitemap-township.xml": {"https://hexi.example/guides/dibao/"},
	} {
		page := town.page(name)
		for _, s := range want {
			if !strings.Contains(page, s) {
				t.Errorf("%s does not hold %s", name, s)
			}
		}
	}
	if strings.Contains(town.page("liuwan/subsidies/index.html"), "guides/") {
		t.Error("a category leads to guides that do not belong to it")
	}
}

// TestNoGuides makes sure that a township without guides has no page for them and no
// link to one.
func TestNoGuides(t *testing.T) {
	town := newGuidedTown(t, nil)
	_, found, pages, err := town.build()
	if err != nil || len(pages) > 0 {
		t.Fatalf("%v, %v: %v", pages, err, found)
	}
	for _, name := range []string{"index.html", "search/index.html", "liuwan/index.html", "liuwan/finance/index.html", "sitemap-township.xml"} {
		if page := town.page(name); strings.Contains(page, "guides") || strings.Contains(page, "办事指南</h2>") {
			t.Errorf("%s tells of guides", name)
		}
	}
}

// TestGuideLeftOut makes sure that a guide with an error stops a build, and that one that
// goes on leaves it out whole, with every link to it, and lists it.
func TestGuideLeftOut(t *testing.T) {
	bad := strings.Replace(guideFile, "急的先看", "身份证号 149999199001010018，急的先看", 1)
	bad = strings.Replace(bad, "申请低保要带什么", "急事怎么办", 1)
	town := newGuidedTown(t, map[string]string{"dibao.md": guideFile, "linshi.md": bad, "坏.md": guideFile})
	o := town.o
	if _, found, err := Build(context.Background(), o); !errors.Is(err, ErrFindings) || len(found.Findings) == 0 {
		t.Fatalf("%v: %v", err, found)
	}
	if _, err := os.Stat(o.Out); err == nil {
		t.Fatal("it was written all the same")
	}
	town.o.KeepGoing = true
	report, _, pages, err := town.build()
	if !errors.Is(err, ErrFindings) || !slices.Equal(pages, []string{"guides/dibao/index.html", "guides/index.html"}) {
		t.Fatalf("%v, %v", pages, err)
	}
	left := map[string]string{}
	for _, l := range report.LeftOut {
		left[l.File] = l.Why
	}
	if !strings.HasPrefix(left["content/guides/linshi.md"], "CW301") || !strings.HasPrefix(left["content/guides/坏.md"], "CW040") {
		t.Errorf("left out: %v", left)
	}
	for _, name := range slices.Sorted(maps.Keys(digests(t, o.Out))) {
		if page := town.page(name); strings.Contains(page, "149999199001010018") || strings.Contains(page, "急事怎么办") {
			t.Errorf("%s tells of the guide that was left out", name)
		}
	}
	if page := town.page("guides/dibao/index.html"); !strings.Contains(page, "急的先看临时救助。") {
		t.Error("the link to it is not plain text")
	}
}

// TestGuidesWithVillage makes sure that guides are made anew with one village too: one
// that is gone leaves, and one that is new comes, though another village is wrong.
func TestGuidesWithVillage(t *testing.T) {
	plain := strings.Replace(guideFile, "[临时救助](../linshi/)", "临时救助", 1)
	town := newGuidedTown(t, map[string]string{"dibao.md": plain})
	if _, found, pages, err := town.build(); err != nil || len(pages) != 2 {
		t.Fatalf("%v, %v: %v", pages, err, found)
	}
	if err := os.Remove(filepath.Join(town.o.Source, "content", "guides", "dibao.md")); err != nil {
		t.Fatal(err)
	}
	town.write("gaoling.md", plain)
	_, found, pages, err := town.build("liuwan")
	if err != nil || !slices.Equal(pages, []string{"guides/gaoling/index.html", "guides/index.html"}) {
		t.Fatalf("%v, %v: %v", pages, err, found)
	}
	if !strings.Contains(town.page("index.html"), "guides/gaoling/") {
		t.Error("the township's page leads to the guides as they were")
	}
	broken := filepath.Join(town.o.Source, "villages", "shiqiao")
	if err := errors.Join(os.MkdirAll(broken, 0o755), os.WriteFile(filepath.Join(broken, "village.yaml"), []byte("name: [\n"), 0o644)); err != nil {
		t.Fatal(err)
	}
	town.write("yijian.md", plain)
	if _, found, err := Build(context.Background(), func() Options { o := town.o; o.Villages = []string{"liuwan"}; return o }()); err != nil {
		t.Fatalf("%v: %v", err, found)
	}
	if !strings.Contains(town.page("guides/yijian/index.html"), "申请低保") {
		t.Error("the new guide has no page")
	}
}
