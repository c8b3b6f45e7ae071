package site

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/theme"
	"cunwu/generator/internal/township"

	"golang.org/x/net/html"
)

// never lists what must be in no page.
var never = []string{"{{", "ZgotmplZ", "<nil>", "0001-01-01", "%!", "cunwu.invalid", "[i18n]", "style=", "<style", "javascript:", "BOARD-ONLY", "0b0a1d", "SECRET"}

// elements calls visit for each element of a page.
func elements(t *testing.T, page string, visit func(n *html.Node, attr map[string]string)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			attr := map[string]string{}
			for _, a := range n.Attr {
				attr[a.Key] = a.Val
			}
			visit(n, attr)
		}
	}
}

// resolve is the file that a link of a page leads to, or "" for one that leaves.
func resolve(t *testing.T, from, link string) string {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil {
		t.Errorf("%s: link %q: %v", from, link, err)
		return ""
	}
	if u.Scheme == "tel" {
		return ""
	}
	if u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/") {
		t.Errorf("%s: link %q is not relative", from, link)
		return ""
	}
	to := path.Join(path.Dir(from), u.Path)
	if u.Path == "" {
		to = from
	} else if strings.HasSuffix(u.Path, "/") {
		to = path.Join(to, "index.html")
	}
	return to
}

func TestCrawl(t *testing.T) {
	for _, lang := range []string{"zh-CN", "en"} {
		config, err := testConfig(lang)
		if err != nil {
			t.Fatal(err)
		}
		s, err := New(config)
		if err != nil {
			t.Fatal(err)
		}
		out := buildAll(t, s, testVillages(), 2)
		if lang == "zh-CN" {
			out.write(t)
		}
		sheets := map[string]bool{} // written by the build, not by this package
		for _, v := range testVillages() {
			for _, n := range v.Notices {
				sheets[v.Village.Slug+"/"+n.Notice.ID+"/sheet.pdf"] = true
				sheets[v.Village.Slug+"/"+n.Notice.ID+"/sheet.png"] = true
			}
			for _, w := range v.Weeks {
				sheets[v.Village.Slug+"/week/"+w.Week.String()+".pdf"] = true
			}
			offered(sheets, v)
		}
		reached := map[string]bool{"index.html": true, "404.html": true}
		for _, page := range standIns(t, s, testVillages()[0].Village, out) { // to which papers lead, and no page
			reached[page] = true
		}
		for name, page := range out.files {
			for _, word := range never {
				if strings.Contains(page, word) {
					t.Errorf("%s %s: has %q", lang, name, word)
				}
			}
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			if !strings.Contains(page, `class="demonstration"`) {
				t.Errorf("%s: no demonstration mark", name)
			}
			checkPage(t, name, page, func(link string) {
				to := resolve(t, name, link)
				if to == "" {
					return
				}
				if _, ok := out.files[to]; !ok && !sheets[to] {
					t.Errorf("%s: link %q leads nowhere (%s)", name, link, to)
				}
				if to != name {
					reached[to] = true
				}
			})
		}
		for name := range out.files {
			if !reached[name] && path.Base(name) != "offline.json" && name != "sw.js" { // the browser's and the worker's
				t.Errorf("%s: no link leads to it", name)
			}
		}
	}
}

// standIns makes the pages at a village's former address, and that of a notice that is
// left out, and checks where they lead.
func standIns(t *testing.T, s *Site, v *township.Village, out *pages) (names []string) {
	t.Helper()
	put := func(name string, data []byte) {
		if err := out.emit(name, data); err != nil || len(out.twice) > 0 {
			t.Fatal(err, out.twice)
		}
		names = append(names, name)
	}
	for _, name := range slices.Sorted(maps.Keys(out.files)) {
		rest, of := strings.CutPrefix(name, v.Slug+"/")
		if !of || path.Base(name) != "index.html" {
			continue
		}
		put(s.Moved(v, "former", name))
		old := "former/" + rest
		page := out.files[old]
		to := strings.Repeat("../", strings.Count(old, "/")) + strings.TrimSuffix(name, "index.html")
		for _, part := range []string{`content="0;url=` + to + `index.html"`, `data-folder="` + to + `"`, `href="` + to + `index.html"`, `content="noindex"`} {
			if !strings.Contains(page, part) {
				t.Errorf("%s lacks %s:\n%s", old, part, page)
			}
		}
		// What it says of itself is what the page it stands for says.
		out.files[old] = strings.Replace(page, "https://hexi.example.org/cun/"+v.Slug+"/", "https://hexi.example.org/cun/former/", 1)
	}
	put(s.Absent(v, "9z9z9z"))
	page := out.files[v.Slug+"/9z9z9z/index.html"]
	if strings.Contains(page, "refresh") || strings.Contains(page, "canonical") || !strings.Contains(page, "noindex") || !strings.Contains(page, v.Name) {
		t.Error(page)
	}
	return names
}

// offered adds the files to be taken away, which the build writes: those of the
// township, and of a village.
func offered(files map[string]bool, v Village) {
	add := func(folder string, names ...string) {
		for _, name := range names {
			files[folder+name] = true
		}
	}
	slug := v.Village.Slug + "/"
	add("", "feed.xml", "feed.json", "data/catalog.jsonld", "data/notices.schema.json", "data/table.schema.json")
	add(slug, "feed.xml", "feed.json", "notices.json", "deadlines.ics", "duties.ics")
	for _, category := range township.Categories {
		add(slug+category+"/", "feed.xml", "feed.json")
	}
	for _, n := range v.Notices {
		if n.Notice.Withdrawn == nil {
			for _, t := range n.Notice.Tables {
				add(slug+n.Notice.ID+"/", t.Name+".csv", t.Name+".json")
			}
		}
	}
}

// checkPage checks one page by itself, and calls link for each of its links.
func checkPage(t *testing.T, name, page string, link func(string)) {
	t.Helper()
	ids := map[string]bool{}
	var first *html.Node
	var fragments []string
	elements(t, page, func(n *html.Node, attr map[string]string) {
		if id := attr["id"]; id != "" {
			if ids[id] {
				t.Errorf("%s: id %q twice", name, id)
			}
			ids[id] = true
		}
		if n.Data == "script" && attr["type"] == "application/ld+json" && attr["src"] == "" {
			if n.FirstChild == nil || !json.Valid([]byte(n.FirstChild.Data)) {
				t.Errorf("%s: data that is no JSON", name)
			}
		} else if n.Data == "script" && (attr["src"] == "" || n.FirstChild != nil) {
			t.Errorf("%s: a script that is no file", name)
		}
		if n.Data == "a" && first == nil {
			first = n
			if attr["href"] != "#main" {
				t.Errorf("%s: the first link is not the skip link", name)
			}
		}
		for key := range attr {
			if strings.HasPrefix(key, "on") {
				t.Errorf("%s: script in %s", name, key)
			}
		}
		if n.Data == "link" && attr["rel"] == "canonical" {
			want := "https://hexi.example.org/cun/" + strings.TrimSuffix(name, "index.html")
			if attr["href"] != want {
				t.Errorf("%s: canonical %q, want %q", name, attr["href"], want)
			}
			return
		}
		for _, key := range []string{"href", "src", "action", "srcset", "poster", "data", "data-src"} {
			value, ok := attr[key]
			if !ok {
				continue
			}
			if rest, here := strings.CutPrefix(value, "#"); here {
				fragments = append(fragments, rest)
			} else if name == "404.html" {
				if !strings.HasPrefix(value, "/cun/") && !strings.HasPrefix(value, "tel:") {
					t.Errorf("%s: link %q", name, value) // it is served at any depth
				}
			} else {
				link(value)
			}
		}
	})
	for _, f := range fragments {
		if !ids[f] {
			t.Errorf("%s: #%s leads nowhere", name, f)
		}
	}
}

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
			`id="v-` + version + `"`, "公示中", "公示中 <span>· 还有 6 天</span>", "到 10月22日24时止 <span>· 还有 6 天</span>", "天数截至 2026年10月16日。", `href="tel:13800000001"`,
			`href="tel:09995550120">0999-5550120转8001`, `<time datetime="2026-10-12">2026年10月12日</time>至<time datetime="2026-10-22">2026年10月22日</time>（10 天）`, "期初余额", "76,123.40", "75,162.65 元",
			"村委会大门东侧", "（张* 贴）", "https://hexi.example.org/cun/shuikou/7k3m9q/", "PDF，2 页，111 KB", "<title>本页网址的二维码</title>", "上一份同类公示", "财务收支",
		},
		"shuikou/4n8p2r/index.html": {"即将结束", "还有 2 天", "（5 个工作日）", "水村公〔2026〕12号", "更正了：", `href="../../shuikou/2b6c8d/"`, "7,239 元", "76.2"},
		"shuikou/2b6c8d/index.html": {"已结束", "已更正", "这份公示已经更正", `href="../../shuikou/4n8p2r/"`, "已被更正，以更正后的为准", "公示期已经结束"},
		"shuikou/9w1x3y/index.html": {"办理结果：", `href="../../shuikou/5t7v0z/"`},
		"shuikou/5t7v0z/index.html": {"接着这份决定：", `href="../../shuikou/9w1x3y/"`},
		"shuikou/8d2e4f/index.html": {"长期公示", "没有截止日期", `自 <time datetime="2026-06-01">2026年6月1日</time>起长期公示`},
		"shuikou/6q0a1b/index.html": {"即将公示", "从 2026年10月20日开始公示"},
		"shuikou/3h5j7k/index.html": {"已撤回", "这份公示已于 2026年8月5日撤回", "名单里写了不该公开的内容", "已撤回，作废", "有疑问、有意见，可以打电话", `href="tel:`},
		"shuikou/index.html":        {"本周新公示", "75,162.65", ">10月12日—18日<", ">9月14日—20日<", "截至 2026年10月16日。有不同意见", "还有 2 天", "10月18日24时止", `href="../shuikou/week/2026-W42.pdf"`, `href="tel:09995550201"`, "25 份", "还没有"},
		"taoyuan/index.html":        {"本周没有新公示", "李建国"},
		"taoyuan/finance/index.html": {"还没有公示", "集体资产", "财务收支", `href="tel:12345"`, `<meta name="ColumnName" content="村级财务">`,
			`<meta name="ColumnType" content="政务公开">`, `<meta name="ColumnKeywords"`, `<meta name="ColumnDescription"`},
		"shuikou/week/2026-W42/index.html":     {"这一周新公示", "以前贴出、这一周还在公示", "<title>10月12日—18日公示单 - 水口村 - ", "<h1>10月12日—18日公示单</h1>", "2026年10月12日（星期一）至2026年10月18日（星期日），2026年第42周", "9月14日—20日", "10月19日—25日", `href="../../../shuikou/week/2026-W42.pdf"`},
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
		"shuikou/3h5j7k/index.html":  {"根据《村民委员会组织法》", `class="body"`, `class="plain"`, `class="object-last"`, "天数截至", "合计"},
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
		"2026-10-12": "天数截至 2026年10月12日。",
		"2026-10-18": "还有 4 天",
		"2026-10-19": "有不同意见，请抓紧提",
		"2026-10-22": "到 10月22日24时止 <span>· 最后一天</span>",
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
	for _, want := range []string{"还有 194 份也快要结束", `id="v-A"`, `href="#v-K"`, "40 个村"} {
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

// BenchmarkVillage is the time for one village of 50 notices, alone.
func BenchmarkVillage(b *testing.B) { benchmark(b, 1) }

// BenchmarkBatch is the time for eight such villages as one batch.
func BenchmarkBatch(b *testing.B) { benchmark(b, 8) }

func benchmark(b *testing.B, count int) {
	s, err := newTestSite()
	if err != nil {
		b.Fatal(err)
	}
	var batch []Village
	for i := range count {
		v := testVillage(fmt.Sprintf("v%03d", i), "水口村")
		for k := range 50 {
			from := today.Add(-k * 5)
			v.Notices = append(v.Notices, &township.Notice{
				ID: fmt.Sprintf("%c%c%da%02d", 'a'+i, 'b'+k%20, k%10, k), Title: "2026年第三季度财务收支公开", Category: township.Categories[k%7], Date: from,
				Period: township.Period{From: from}, LastDay: from.Add(10), Summary: "三季度收入 4.2 万元。", Tables: []*township.Table{ledgerTable("收支明细", 10)},
			})
		}
		batch = append(batch, s.dress(v))
	}
	pages := 0
	b.ReportAllocs()
	for b.Loop() {
		out := &pagesCount{}
		if err := s.Villages(context.Background(), batch, out.emit); err != nil {
			b.Fatal(err)
		}
		pages += int(out.n.Load())
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}
