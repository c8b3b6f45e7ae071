package site

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/theme"
	"cunwu/generator/internal/township"

	"golang.org/x/net/html"
)

func TestNoticePage(t *testing.T) {
	s := build(t)
	out := buildAll(t, s, testVillages(), 3)
	var version string
	for _, v := range testVillages() {
		if n := v.Village.Notice("7k3m9q"); n != nil {
			version = n.Version()
		}
	}
	for name, wants := range map[string][]string{
		"shuikou/7k3m9q/index.html": {
			`<title>2026年第三季度财务收支公开 - 水口村 - 禾溪镇村务公开</title>`,
			`<meta name="ArticleTitle" content="2026年第三季度财务收支公开">`, `<meta name="PubDate" content="2026-10-12 00:00">`,
			`<meta name="ContentSource" content="水口村村民委员会">`, `<meta name="SiteIDCode" content="1499990001">`, `<meta name="SiteDomain" content="hexi.example.org">`,
			`id="v-` + version + `"`, "公示中", "公示中 <span>· 还有 6 天</span>", "2026年10月22日24时止 <span>· 还有 6 天</span>", "还有几天，按2026年10月16日算。", `href="tel:13800000001"`,
			`href="tel:09995550120">0999-5550120转8001`, `<time datetime="2026-10-12">2026年10月12日</time>至<time datetime="2026-10-22">2026年10月22日</time>（10 天）`, "期初余额", "76,123.40", "75,162.65 元",
			"村委会大门东侧", "（张* 贴）", "https://hexi.example.org/cun/shuikou/7k3m9q/", "PDF，2 页，111 KB", "<title>本页网址的二维码</title>", "上一份同类公示", "财务收支",
		},
		"shuikou/4n8p2r/index.html": {"快要结束", "还有 2 天", "（5 个工作日）", "水村公〔2026〕12号", "更正了：", `href="../../shuikou/2b6c8d/"`, "7,239 元", "76.2"},
		"shuikou/2b6c8d/index.html": {"已结束", "已更正", "这份公示已经更正", `href="../../shuikou/4n8p2r/"`, "已被更正，以更正后的为准", "公示期已经结束"},
		"shuikou/9w1x3y/index.html": {"办理结果：", `href="../../shuikou/5t7v0z/"`},
		"shuikou/5t7v0z/index.html": {"接着这份决定：", `href="../../shuikou/9w1x3y/"`},
		"shuikou/8d2e4f/index.html": {"长期公示", "没有截止日期", `自 <time datetime="2026-06-01">2026年6月1日</time>起长期公示`},
		"shuikou/6q0a1b/index.html": {"即将公示", "从 2026年10月20日开始公示"},
		"shuikou/3h5j7k/index.html": {"已撤回", "这份公示已于 2026年8月5日撤回", "名单里写了不该公开的内容", "已撤回，作废", "有疑问、有意见，可以打电话", `href="tel:`},
		"shuikou/index.html":        {"本周新公示", "75,162.65", ">10月12日—18日<", ">9月14日—20日<", "截至 2026年10月16日。有不同意见", "还有 2 天", "10月18日24时止", `href="../shuikou/week/2026-W42.pdf"`, `href="tel:09995550201"`, "25 份", "还没有"},
		"taoyuan/index.html":        {"还没有公示", "李建国"},
		"taoyuan/finance/index.html": {`<a href="../../taoyuan/finance/feed.xml" type="application/atom`, "还没有公示", "集体资产", "财务收支", `href="tel:12345"`, `<meta name="ColumnName" content="村级财务">`,
			`<meta name="ColumnType" content="政务公开">`, `<meta name="ColumnKeywords"`, `<meta name="ColumnDescription"`},
		"shuikou/week/2026-W42/index.html":     {"这一周新公示", "以前贴出、这一周还在公示", "<title>10月12日—18日公示单 - 水口村 - ", `<h1><time datetime="2026-W42">10月12日—18日</time>公示单</h1>`, "2026年10月12日（星期一）至2026年10月18日（星期日），2026年第42周", "9月14日—20日", "10月19日—25日", `href="../../../shuikou/week/2026-W42.pdf"`},
		"shuikou/finance/page/2/index.html":    {"第 2 页，共 2 页", `href="../../../../shuikou/finance/"`},
		"index.html":                           {"3 个村，35 份公示", `href="./shuikou/"`, `href="./shuikou/4n8p2r/"`, "镇纪委", "主办单位", "还有 2 天", "10月18日24时止"},
		"404.html":                             {"没有这个页面", `href="/cun/assets/`},
		"baiyun/social-assistance/index.html":  {"低保对象"},
		"shuikou/social-assistance/index.html": {"最低生活保障对象（长期公示）"},
	} {
		for _, want := range wants {
			if !strings.Contains(out.files[name], want) {
				t.Errorf("%s: no %q", name, want)
			}
		}
	}
	for name, unwanted := range map[string][]string{
		"shuikou/3h5j7k/index.html":  {"根据《村民委员会组织法》", `class="body"`, `class="plain"`, `class="object-last"`, "还有几天", "合计"},
		"shuikou/8d2e4f/index.html":  {"接着这份决定"},
		"taoyuan/finance/index.html": {"不适用的事项", `class="pager"`},
		"baiyun/index.html":          {"负责人"},
		"index.html":                 {"ICP", "canonical\" href=\"\""},
		"404.html":                   {"canonical"},
	} {
		for _, word := range unwanted {
			if strings.Contains(out.files[name], word) {
				t.Errorf("%s: has %q", name, word)
			}
		}
	}
}

func TestDaysLeftDependOnTodayAlone(t *testing.T) {
	for today, want := range map[string]string{
		"2026-10-11": "从 2026年10月12日开始公示",
		"2026-10-12": "还有几天，按2026年10月12日算。",
		"2026-10-18": "还有 4 天",
		"2026-10-19": "有不同意见，请抓紧提",
		"2026-10-22": "2026年10月22日24时止 <span>· 最后一天</span>",
		"2026-10-23": "公示期已经结束",
	} {
		config, err := testConfig("zh-CN")
		if err != nil {
			t.Fatal(err)
		}
		config.Today = day(today)
		s, err := New(config)
		if err != nil {
			t.Fatal(err)
		}
		var got string
		for _, v := range testVillages() {
			if v.Village.Slug == "shuikou" {
				v.Notices = slices.DeleteFunc(v.Notices, func(n Notice) bool { return n.Notice.ID != "7k3m9q" })
				v.Weeks = nil
				out := &pages{}
				if err := s.Villages(context.Background(), []Village{v}, out.emit); err != nil {
					t.Fatal(err)
				}
				got = out.files["shuikou/7k3m9q/index.html"]
			}
		}
		if !strings.Contains(got, want) {
			t.Errorf("on %s: no %q", today, want)
		}
	}
}

func TestListsKeepTheOrderGiven(t *testing.T) {
	out := buildAll(t, build(t), testVillages(), 3)
	for _, v := range testVillages() {
		listed := map[string][]string{}
		for name, page := range out.files {
			if !strings.HasPrefix(name, v.Village.Slug+"/") {
				continue
			}
			parts := strings.Split(strings.TrimSuffix(name, "/index.html"), "/")
			if len(parts) < 2 || !slices.Contains(township.Categories, parts[1]) {
				continue
			}
			elements(t, page, func(n *html.Node, attr map[string]string) {
				if n.Data == "a" && n.Parent.Data == "h2" {
					listed[name] = append(listed[name], path.Base(attr["href"]))
				}
			})
		}
		for _, c := range township.Categories {
			var want []string
			for _, n := range inCategory(v.Notices, c) {
				want = append(want, n.Notice.ID)
			}
			folder := v.Village.Slug + "/" + c + "/"
			got := slices.Clone(listed[folder+"index.html"])
			for n := 2; listed[fmt.Sprintf("%spage/%d/index.html", folder, n)] != nil; n++ {
				got = append(got, listed[fmt.Sprintf("%spage/%d/index.html", folder, n)]...)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s lists %v, want %v", folder, got, want)
			}
			if len(listed[folder+"index.html"]) > PageSize {
				t.Errorf("%s: %d on a page", folder, len(listed[folder+"index.html"]))
			}
		}
	}
}

func TestBoardOnlyIsRefused(t *testing.T) {
	s := build(t)
	v := testVillages()[1]
	board := v.Village.Notice("0b0a1d")
	for what, with := range map[string]Village{
		"notice": {Village: v.Village, Notices: append(slices.Clone(v.Notices), Notice{Notice: board})},
		"week":   {Village: v.Village, Weeks: []Week{{Week: township.WeekOf(today), Notices: []*township.Notice{board}}}},
	} {
		out := &pages{}
		if err := s.Villages(context.Background(), []Village{with}, out.emit); !errors.Is(err, ErrBoard) {
			t.Errorf("%s: %v", what, err)
		}
		if len(out.files) > 0 {
			t.Errorf("%s: pages were handed over", what)
		}
	}
}

// with makes a Site whose theme has the given files over the built-in ones.
func with(t *testing.T, own map[string]string) *Site {
	t.Helper()
	config, err := testConfig("zh-CN")
	if err != nil {
		t.Fatal(err)
	}
	config.Theme, err = theme.Open(ownTheme(own), "own")
	if err != nil {
		t.Fatal(err)
	}
	config.Words, err = theme.Words(config.Theme, "zh-CN")
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFailureNamesTheVillage(t *testing.T) {
	s := with(t, map[string]string{"layouts/village.html": `{{ define "main" }}{{ if eq .Title "桃源村" }}{{ .Nope.Nope }}{{ end }}{{ end }}`})
	err := s.Villages(context.Background(), testVillages(), (&pages{}).emit)
	if err == nil || !strings.Contains(err.Error(), "villages/taoyuan") || strings.Contains(err.Error(), "baiyun") {
		t.Errorf("err = %v", err)
	}
}

func TestThemeFaults(t *testing.T) {
	for what, c := range map[string]struct {
		own  map[string]string
		want error
	}{
		"a word that is not there":   {map[string]string{"layouts/_partials/state.html": `{{ i18n "no_such_word" }}`}, ErrWord},
		"an empty layout":            {map[string]string{"layouts/week.html": "", "layouts/baseof.html": ""}, ErrMissing},
		"a file that nobody awaited": {map[string]string{"layouts/week.html": `{{ define "main" }}{{ (resources.FromString "x.txt" "x").RelPermalink }}{{ end }}`}, ErrStray},
	} {
		err := with(t, c.own).Villages(context.Background(), testVillages()[1:2], (&pages{}).emit)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestAssets(t *testing.T) {
	s := with(t, map[string]string{"assets/css/95-own.css": "/* own; { */\nq::before { content: \"{ /* ; }\"; }\n", "assets/seal.svg": "<svg/>"})
	plain := build(t)
	if s.assets[styles].path == plain.assets[styles].path {
		t.Error("another stylesheet has the same name")
	}
	out := &pages{}
	if err := s.Assets(out.emit); err != nil {
		t.Fatal(err)
	}
	names := slices.Sorted(maps.Keys(out.files))
	if !slices.ContainsFunc(names, func(name string) bool {
		return strings.HasPrefix(name, "assets/seal.") && strings.HasSuffix(name, ".svg")
	}) {
		t.Errorf("assets: %v", names)
	}
	if css := out.files[s.assets[styles].path]; !strings.HasSuffix(css, `q::before{content:"{ /* ; }"}`) || strings.Contains(css, "own") || !strings.Contains(css, "--paper") {
		t.Error("the township's stylesheet is not last")
	}
	for _, word := range []string{"url(", "@import", "http"} {
		css := strings.ReplaceAll(out.files[s.assets[styles].path], `a[href^="http"]`, "")
		if strings.Contains(css, word) {
			t.Errorf("the stylesheet has %q", word)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	if _, err := New(Config{}); err == nil {
		t.Error("no error without a township")
	}
	config, err := testConfig("zh-CN")
	if err != nil {
		t.Fatal(err)
	}
	config.Catalogue = &catalogue.Catalogue{}
	config.Township.Base = "https://x.example"
	s, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	if p := s.basePath(); p != "/" {
		t.Errorf("base path %q", p)
	}
}

func TestTownshipShowsTheFirstOfMany(t *testing.T) {
	s := build(t)
	var sums []township.Summary
	for i := range 40 {
		sum := township.Summary{Slug: fmt.Sprintf("v%02d", i), Name: fmt.Sprintf("%c坪第%d村", []rune("安白曹东鄂冯高何江孔")[i%10], i)}
		for k := range township.BriefCount {
			b := township.Brief{ID: fmt.Sprintf("x%02d%dz9", i, k), Title: "公示", Category: "finance", From: today.Add(-k), LastDay: today.Add(1), State: township.EndsSoon}
			sum.Newest = append(sum.Newest, b)
			sum.EndsSoon = append(sum.EndsSoon, b)
		}
		sums = append(sums, sum)
	}
	slices.Reverse(sums)
	out := &pages{}
	if err := s.Township(context.Background(), sums, out.emit); err != nil {
		t.Fatal(err)
	}
	home := out.files["index.html"]
	if n := strings.Count(home, `class="brief"`); n != soonCount+newestCount {
		t.Errorf("%d notices", n)
	}
	for _, want := range []string{`也快要结束的还有：<span class="num"><a href="./v01/">白坪第1村</a> 4 份</span>、`, `id="v-A"`, `href="#v-K"`, "40 个村"} {
		if !strings.Contains(home, want) {
			t.Errorf("no %q", want)
		}
	}
}

func TestDial(t *testing.T) {
	for phone, want := range map[string]string{
		"0999-5550101": "09995550101", "0999-5550101转8001": "09995550101", "+86 138 0000 0001": "+8613800000001", "12345": "12345", "": "", "无": "",
	} {
		if got := dial(phone); got != want {
			t.Errorf("dial(%q) = %q, want %q", phone, got, want)
		}
	}
}
