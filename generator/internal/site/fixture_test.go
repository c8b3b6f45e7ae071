package site

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/theme"
	"cunwu/generator/internal/township"
)

var outDir = flag.String("out", "", "folder to which the test township's pages are written, to look at them")

// today is the day on which the test township is built.
var today = township.MakeDay(2026, time.October, 16)

func day(s string) township.Day {
	d, err := township.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func fen(s string) township.Fen {
	f, err := township.ParseFen(s)
	if err != nil {
		panic(err)
	}
	return f
}

// testTownship is an invented township. Its villages are made by testVillages.
func testTownship() *township.Township {
	return &township.Township{
		Name: "禾溪镇", County: "云岭县", Base: "https://hexi.example.org/cun/", Languages: []string{"zh-CN"}, Demonstration: true,
		Contacts: []township.Contact{
			{Role: "党政办公室", Name: "值班室", Phone: "0999-5550100"},
			{Role: "民政办公室", Phone: "0999-5550103"},
		},
		Supervision: []township.Contact{
			{Role: "镇纪委", Phone: "0999-5550110"},
			{Role: "县民政局", Phone: "0999-5550120转8001"},
			{Role: "热线", Phone: "12345"},
		},
		Guides: []*township.Guide{
			{Slug: "dibao", Title: "申请低保要带什么", Summary: "带户口簿到村委会，不收钱。", Updated: day("2026-10-08"), Categories: []string{"social-assistance"},
				Who: "家里收入低的人家", Bring: []string{"户口簿", "身份证"}, Where: "村委会", Time: "30 个工作日", Cost: "不收钱",
				Contacts: []township.Contact{{Name: "民政所", Phone: "0999-5550120"}}, Basis: []string{"最低生活保障审核确认办法"}},
			{Slug: "linshi", Title: "怎么申请临时救助", Summary: "先打电话。", Categories: []string{"social-assistance", "subsidies"}},
		},
		Identity: township.Identity{Sponsor: "禾溪镇人民政府", SiteID: "1499990001"},
	}
}

func testCatalogue() *catalogue.Catalogue {
	items := map[string]*catalogue.Item{}
	for _, it := range []catalogue.Item{
		{ID: "finance/income-expense", Category: "finance", Name: "财务收支", Web: true},
		{ID: "finance/assets", Category: "finance", Name: "集体资产", Web: true},
		{ID: "finance/none", Category: "finance", Name: "不适用的事项", Web: true, Excluded: "没有"},
		{ID: "subsidies/grain", Category: "subsidies", Name: "耕地地力保护补贴", Web: true},
		{ID: "social-assistance/dibao", Category: "social-assistance", Name: "低保对象", Web: true},
		{ID: "social-assistance/dibao-review", Category: "social-assistance", Name: "低保初审", Web: false},
		{ID: "village-affairs/decision", Category: "village-affairs", Name: "村民会议决议", Web: true},
	} {
		items[it.ID] = &it
	}
	return &catalogue.Catalogue{Items: items}
}

// ledgerTable is a ledger of n entries.
func ledgerTable(name string, n int) *township.Table {
	t := &township.Table{
		Name: name, File: "q.csv", Kind: township.Ledger, Opening: fen("76123.40"),
		Columns: []township.Column{
			{Name: township.LedgerDate, Type: township.DayColumn}, {Name: township.LedgerVoucher},
			{Name: township.LedgerText}, {Name: township.LedgerIncome, Type: township.MoneyColumn},
			{Name: township.LedgerExpense, Type: township.MoneyColumn}, {Name: township.LedgerBalance, Type: township.MoneyColumn},
			{Name: township.LedgerHandler, Type: township.NameColumn}, {Name: township.LedgerNote},
		},
	}
	texts := []string{"鱼塘承包费（第三季度）", "村道路灯电费", "上级拨付村级组织运转经费", "清理水渠人工费（12 个工）", "购办公用品及打印纸", "光伏发电收益"}
	balance := t.Opening
	for i := range n {
		amount := fen(fmt.Sprintf("%d.%02d", 800+i*137%4100, i*25%100))
		row := make([]township.Cell, 8)
		row[0] = township.Cell{Text: "x", Day: day("2026-07-03").Add(i * 3), Given: true}
		row[1] = township.Cell{Text: fmt.Sprintf("记-%03d", i+1)}
		row[2] = township.Cell{Text: texts[i%len(texts)]}
		if i%2 == 0 {
			row[3] = township.Cell{Text: amount.String(), Value: int64(amount), Given: true}
			balance += amount
		} else {
			row[4] = township.Cell{Text: amount.String(), Value: int64(amount), Given: true}
			balance -= amount
		}
		row[5] = township.Cell{Text: balance.String(), Value: int64(balance), Given: true}
		row[6] = township.Cell{Text: "陈*明"}
		if i == 3 {
			row[7] = township.Cell{Text: "附工时表"}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// subsidyTable is a list of n households.
func subsidyTable(n int) *township.Table {
	t := &township.Table{Name: "补贴发放表", Kind: "list", Columns: []township.Column{
		{Name: "序号"}, {Name: "户主", Type: township.NameColumn}, {Name: "面积（亩）", Type: township.CountColumn, Total: true},
		{Name: "补贴金额", Type: township.MoneyColumn, Total: true},
	}}
	for i := range n {
		area := int64(2500 + i*700)
		money := fen("95.00") * township.Fen(area) / 1000
		t.Rows = append(t.Rows, []township.Cell{
			{Text: fmt.Sprint(i + 1)}, {Text: "王*" + string([]rune("国芳强梅")[i%4])},
			{Text: "x", Value: area, Given: true}, {Text: "x", Value: int64(money), Given: true},
		})
	}
	return t
}

func testVillage(slug, name string) *township.Village {
	return &township.Village{
		Slug: slug, Name: name, Code: "149999100201", Groups: []string{"一组", "二组", "三组", "四组"},
		Boards:    []township.Board{{ID: "gate", Place: "村委会大门东侧", Size: "a3"}, {ID: "school", Place: "小学门口", Size: "a4"}},
		Leader:    township.Contact{Name: "李建国", Phone: "0999-5550201"},
		Handler:   township.Contact{Name: "陈晓明", Phone: "13800000001"},
		Committee: township.Contact{Name: "赵大山", Role: "监委会主任", Phone: "13800000002"},
	}
}

// testVillages are three invented villages: a busy one, one with three notices,
// and one that has published nothing.
func testVillages() []Village {
	busy := testVillage("shuikou", "水口村")
	s, err := newTestSite()
	if err != nil {
		panic(err)
	}
	posted := []township.Posting{{Board: "gate", Date: day("2026-10-12"), By: "张*"}, {Board: "school", Date: day("2026-10-13")}}
	ledger := ledgerTable("收支明细", 14)
	notices := []*township.Notice{
		{ID: "7k3m9q", Title: "2026年第三季度财务收支公开", Category: "finance", Item: "finance/income-expense", Date: day("2026-10-12"),
			Period: township.Period{From: day("2026-10-12")}, LastDay: day("2026-10-22"), Length: township.Length{N: 10, Unit: township.Days},
			Summary: "三季度村里收了 1.9 万元，花了 1.5 万元，账上还有 8 万元。每一笔都在下面，谁经手、凭证几号都写着。",
			Tables:  []*township.Table{ledger}, Reviewed: &township.Review{By: "村务监督委员会", Date: day("2026-10-11")}, Posted: posted},
		{ID: "4n8p2r", Title: "2026年耕地地力保护补贴发放名单（更正）", Category: "subsidies", Item: "subsidies/grain", Date: day("2026-10-14"), Number: "水村公〔2026〕12号",
			Period: township.Period{From: day("2026-10-14")}, LastDay: day("2026-10-18"), Length: township.Length{N: 5, Unit: township.Workdays},
			Summary: "每亩补 95 元，直接打到一卡通。", Corrects: "2b6c8d", Tables: []*township.Table{subsidyTable(12)}, Posted: posted[:1]},
		{ID: "2b6c8d", Title: "2026年耕地地力保护补贴发放名单", Category: "subsidies", Item: "subsidies/grain", Date: day("2026-09-20"),
			Period: township.Period{From: day("2026-09-20")}, LastDay: day("2026-09-29"), Corrected: "4n8p2r", Tables: []*township.Table{subsidyTable(11)}},
		{ID: "9w1x3y", Title: "关于修建文化活动广场的村民会议决议", Category: "village-affairs", Item: "village-affairs/decision", Date: day("2026-09-01"),
			Period: township.Period{From: day("2026-09-01")}, LastDay: day("2026-09-10"), Result: "5t7v0z", Summary: "村民会议通过：在老晒谷场修一个 600 平方米的文化活动广场。"},
		{ID: "5t7v0z", Title: "文化活动广场工程结果公示", Category: "village-affairs", Item: "village-affairs/decision", Date: day("2026-10-15"), Follows: "9w1x3y",
			Period: township.Period{From: day("2026-10-15")}, LastDay: day("2026-10-24"), Summary: "广场修好了，总共花了 18.6 万元，没有超出预算。"},
		{ID: "3h5j7k", Title: "养老服务补贴对象名单", Category: "elderly-care", Date: day("2026-08-01"), Summary: "SECRET-SUMMARY-1 本村 7 位老人。",
			Period: township.Period{From: day("2026-08-01")}, LastDay: day("2026-08-10"), Tables: []*township.Table{{Name: "SECRET-TABLE", Columns: []township.Column{{Name: "SECRET-COLUMN"}}}},
			Withdrawn: &township.Withdrawal{Date: day("2026-08-05"), Reason: "名单里写了不该公开的内容，重新整理后另行公示。"}},
		{ID: "8d2e4f", Title: "最低生活保障对象（长期公示）", Category: "social-assistance", Item: "social-assistance/dibao", Date: day("2026-06-01"),
			Period: township.Period{From: day("2026-06-01")}, Summary: "本村现有低保 3 户 5 人。"},
		{ID: "6q0a1b", Title: "2027年度土地流转招标预告", Category: "rural-revitalisation", Date: day("2026-10-15"),
			Period: township.Period{From: day("2026-10-20")}, LastDay: day("2026-10-30"), Summary: "村东 120 亩水田明年公开流转。"},
	}
	for i := range 24 {
		from := day("2026-06-20").Add(-14 * i)
		notices = append(notices, &township.Notice{
			ID: fmt.Sprintf("f%02dg7h", i), Title: fmt.Sprintf("%s村集体收支月报", from.Chinese()[:len("2026年6月")]), Category: "finance", Item: "finance/income-expense",
			Date: from.Add(-1), Period: township.Period{From: from}, LastDay: from.Add(9), Summary: "本月收支平稳，逐笔见表。", Tables: []*township.Table{ledgerTable("收支明细", 4)},
		})
	}
	board := &township.Notice{ID: "0b0a1d", Title: "BOARD-ONLY-TITLE", Category: "social-assistance", Item: "social-assistance/dibao-review",
		Date: day("2026-10-12"), Period: township.Period{From: day("2026-10-12")}, LastDay: day("2026-10-19"), Audience: township.BoardOnly,
		Path: "villages/shuikou/social-assistance/review.md", Follows: "8d2e4f"}
	notices[6].Follows = board.ID // refers to a notice that is not on the web
	busy.Notices = append(notices, board)
	sortNotices(busy.Notices)

	small := testVillage("baiyun", "白云村")
	small.Leader, small.Committee = township.Contact{}, township.Contact{}
	for i := range 3 {
		from := day("2026-09-05").Add(10 * i)
		small.Notices = append(small.Notices, &township.Notice{
			ID: fmt.Sprintf("b%dy7n2", i), Title: "防汛物资发放情况", Category: "village-affairs", Date: from, Period: township.Period{From: from}, LastDay: from.Add(30),
		})
	}
	sortNotices(small.Notices)
	empty := testVillage("taoyuan", "桃源村")

	var villages []Village
	for _, v := range []*township.Village{small, busy, empty} {
		villages = append(villages, s.dress(v))
	}
	return villages
}

func sortNotices(ns []*township.Notice) {
	slices.SortStableFunc(ns, func(a, b *township.Notice) int { return b.Period.From.Compare(a.Period.From) })
}

// dress does what a build does: bodies, sheets, weeks.
func (s *Site) dress(v *township.Village) Village {
	d := Village{Village: v}
	weeks := map[township.Week][]*township.Notice{}
	for _, n := range v.Web() {
		var body strings.Builder
		body.WriteString("<p>根据《村民委员会组织法》和本村村务公开目录，现将有关情况公开如下，请村民监督。</p>\n")
		if n.ID == "7k3m9q" {
			body.WriteString("<h2 id=\"h-1\">一、说明</h2>\n<p>收入比上季度多，主要是<strong>鱼塘承包费</strong>到账。模板符号 {{ .Title }} 和 {{&lt; youtube x &gt;}} 照原样显示。</p>\n<ul>\n<li>集体资金全部存入代管账户；</li>\n<li>单笔 2,000 元以上的支出经村民代表会议通过。</li>\n</ul>\n")
		}
		for _, t := range n.Tables {
			body.WriteString(s.TableHTML(t))
		}
		d.Notices = append(d.Notices, Notice{Notice: n, Body: body.String(), Sheet: SheetInfo{Pages: 2, Bytes: 113_400, Width: 480, Height: 679}})
		week := township.WeekOf(n.Period.From)
		weeks[week] = append(weeks[week], n)
	}
	for _, w := range slices.SortedFunc(maps.Keys(weeks), township.Week.Compare) {
		d.Weeks = append(d.Weeks, Week{Week: w, Notices: weeks[w], Sheet: SheetInfo{Pages: 1, Bytes: 80_000}})
	}
	if v.Slug == "shuikou" { // still posted in the week of 12 October
		i := slices.IndexFunc(d.Weeks, func(w Week) bool { return w.Week == township.WeekOf(today) })
		d.Weeks[i].Notices = append(d.Weeks[i].Notices, v.Notice("8d2e4f"))
	}
	return d
}

func testConfig(lang string) (Config, error) {
	th, err := theme.Open(nil, "")
	if err != nil {
		return Config{}, err
	}
	words, err := theme.Words(th, lang)
	if err != nil {
		return Config{}, err
	}
	t := testTownship()
	t.Languages = []string{lang}
	return Config{Township: t, Catalogue: testCatalogue(), Theme: th, Today: today, Version: "0.1.0", Words: words}, nil
}

func newTestSite() (*Site, error) {
	c, err := testConfig("zh-CN")
	if err != nil {
		return nil, err
	}
	return New(c)
}

// pages collects what is handed over.
type pages struct {
	mu    sync.Mutex
	files map[string]string
	twice []string
}

func (p *pages) emit(path string, data []byte) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.files == nil {
		p.files = map[string]string{}
	}
	if _, ok := p.files[path]; ok {
		p.twice = append(p.twice, path)
	}
	p.files[path] = string(data)
	return nil
}

// buildAll builds the whole test township, batch villages a site.
func buildAll(t testing.TB, s *Site, villages []Village, batch int) *pages {
	t.Helper()
	out := &pages{}
	var sums []township.Summary
	for group := range slices.Chunk(villages, batch) {
		if err := s.Villages(context.Background(), group, out.emit); err != nil {
			t.Fatal(err)
		}
	}
	for _, v := range villages {
		sums = append(sums, township.Summarise(v.Village, today))
	}
	var guides []Guide
	for _, g := range s.config.Township.Guides {
		guides = append(guides, Guide{Guide: g, Body: "<h2 id=\"s-1\">怎么走</h2>\n<p>先打电话。</p>\n"})
	}
	if err := s.Guides(context.Background(), guides, out.emit); err != nil {
		t.Fatal(err)
	}
	if err := s.Township(context.Background(), sums, out.emit); err != nil {
		t.Fatal(err)
	}
	if err := s.Assets(out.emit); err != nil {
		t.Fatal(err)
	}
	return out
}

// write puts the pages into -out, if it is given.
func (p *pages) write(t *testing.T) {
	if *outDir == "" {
		return
	}
	for name, data := range p.files {
		file := filepath.Join(*outDir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// pagesCount counts what is handed over.
type pagesCount struct{ n atomic.Int64 }

func (p *pagesCount) emit(string, []byte) error { p.n.Add(1); return nil }

// ownTheme is a township's source folder with a theme of its own, "own".
func ownTheme(files map[string]string) fstest.MapFS {
	source := fstest.MapFS{}
	for name, text := range files {
		source["themes/own/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return source
}
