package site

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

// townshipOf makes the township's own pages from some summaries.
func townshipOf(t *testing.T, sums []township.Summary) map[string]string {
	t.Helper()
	out := &pages{}
	if err := build(t).Township(context.Background(), sums, out.emit); err != nil {
		t.Fatal(err)
	}
	return out.files
}

var listedVillage = regexp.MustCompile(`<li data-p="([^"]*)"(?: data-g="([^"]*)")?(?: data-to="([^"]*)")?><a href="([^"]*)">([^<]*)<`)

// Villages stand in the order of a dictionary, whatever their addresses are, and hold what
// the script finds them by.
func TestVillagesAreFoundByWhatResidentsSay(t *testing.T) {
	files := townshipOf(t, []township.Summary{
		{Slug: "v1", Name: "柳湾村", Groups: []string{"一组", "二组", "三组"}, Total: 3},
		{Slug: "v2", Name: "重阳村", Groups: []string{"一组（上坪）", "二组（重石）"}},
		{Slug: "shanjia", Name: "单家庄", Groups: []string{"老屋场", "下坪"}},
		{Slug: "v3", Name: "安平社区"},
		{Slug: "v4", Name: "🏠"},
		{Slug: "v5", Name: `"<村>`, Groups: []string{`"><b>`}},
	})
	want := [][]string{
		{"an ping she qu", "", "", "./v3/", "安平社区"},
		{"cun", "", "", "./v5/", "&#34;&lt;村&gt;"},
		{"liu wan cun", "", "", "./v1/", "柳湾村"},
		{"shan jia zhuang", "lwc xp", "", "./shanjia/", "单家庄"},
		{"zhong yang cun", "- sp z/cs/d", "", "./v2/", "重阳村"},
		{"", "", "", "./v4/", "🏠"},
	}
	var got [][]string
	for _, m := range listedVillage.FindAllStringSubmatch(files["index.html"], -1) {
		got = append(got, m[1:])
	}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%q", got)
	}
	for _, text := range []string{">1–3 组<", ">1–2 组、上坪、重石<", ">老屋场、下坪<", `比如：安平社区，或者 apsq；`, ">3 份公示<", `role="status"`, "find."} {
		if !strings.Contains(files["index.html"], text) {
			t.Errorf("no %q", text)
		}
	}
	search := files["search/index.html"]
	for _, text := range []string{`data-g="lwc xp" data-to="../shanjia/"><a href="../shanjia/search/">单家庄`, `id="find-section"`, "find."} {
		if !strings.Contains(search, text) {
			t.Errorf("search: no %q", text)
		}
	}
}

// duties are n things to publish, of which some are done and some are overdue.
func duties(n, done, overdue int) []township.DutyBrief {
	var briefs []township.DutyBrief
	for i := range n {
		d := township.DutyBrief{Item: fmt.Sprint(i), Name: fmt.Sprintf("第%d事", i), Category: "finance", Day: today.Add(5)}
		switch {
		case i < done:
			d.Done, d.ID = today.Add(-9), "7k3m9q"
		case i < done+overdue:
			d.Day = today.Add(-1)
		}
		briefs = append(briefs, d)
	}
	return briefs
}

var owedRow = regexp.MustCompile(`<tr><th scope="row" class="rowhead"><a href="\./disclosure/#d-([a-z0-9]+)">([^<]+)</a></th><td class="num( zero)?">(\d+) 项</td><td class="num( zero)?">(\d+) 项</td><td class="num( zero| owed-late)?">(\d+) 项</td></tr>`)

// The township's page counts how each village stands, and accuses none that is not overdue.
func TestHowVillagesStand(t *testing.T) {
	files := townshipOf(t, []township.Summary{
		{Slug: "b", Name: "乙村", Duties: duties(5, 5, 0)},
		{Slug: "a", Name: "甲村", Duties: duties(5, 1, 2)},
		{Slug: "c", Name: "丙村", Duties: duties(5, 0, 0)},
	})
	home := files["index.html"]
	want := [][]string{
		{"c", "丙村", " zero", "0", "", "5", " zero", "0"},
		{"a", "甲村", "", "1", "", "2", " owed-late", "2"},
		{"b", "乙村", "", "5", " zero", "0", " zero", "0"},
	}
	var got [][]string
	for _, m := range owedRow.FindAllStringSubmatch(home, -1) {
		got = append(got, m[1:])
		if !strings.Contains(files["disclosure/index.html"], `id="d-`+m[1]+`"`) {
			t.Errorf("the page of what villages owe has no place for %s", m[2])
		}
	}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%q", got)
	}
	if !strings.Contains(home, "要公开 15 项：已公开 6 项，还没到期 7 项，逾期 2 项。截至 2026年10月16日，") || strings.Contains(home, "只列有逾期的村") {
		t.Error("the sum is not told")
	}
}

// What is still owed of an earlier quarter counts as overdue; what was done of it does not count as
// this quarter's. A row says of which quarter it is.
func TestWhatIsOwedFromBefore(t *testing.T) {
	earlier := func(d township.DutyBrief, day township.Day) township.DutyBrief {
		d.Name, d.Day, d.Earlier = "以前的事", day, true
		return d
	}
	done, open := duties(1, 1, 0)[0], duties(1, 0, 0)[0]
	files := townshipOf(t, []township.Summary{
		{Slug: "a", Name: "甲村", Duties: append([]township.DutyBrief{earlier(open, day("2026-01-31")), earlier(open, day("2026-09-30"))}, duties(2, 1, 0)...)},
		{Slug: "b", Name: "乙村", Duties: append([]township.DutyBrief{earlier(done, day("2026-01-31")), earlier(open, day("2026-09-30"))}, duties(2, 1, 0)...)},
	})
	if home := files["index.html"]; !strings.Contains(home, "要公开 7 项：已公开 2 项，还没到期 2 项，逾期 3 项。其中 3 项是以前的季度就该公开的。") {
		t.Error("the sum is not told")
	}
	matrix := files["disclosure/index.html"]
	for _, want := range []string{"更早，最迟1月31日", "上季度，最迟9月30日", ">最迟10月21日", "其中 3 项是以前的季度就该公开的。"} {
		if !strings.Contains(matrix, want) {
			t.Errorf("no %q in what villages owe", want)
		}
	}
}

// Where there are many villages the page tells of those that are late, and of no more than
// it has room for.
func TestHowManyVillagesStand(t *testing.T) {
	var sums []township.Summary
	for i := range 40 {
		sums = append(sums, township.Summary{Slug: fmt.Sprintf("v%02d", i), Name: fmt.Sprintf("村%02d", i), Duties: duties(2, 1, 0)})
	}
	home := townshipOf(t, sums)["index.html"]
	if owedRow.MatchString(home) || strings.Contains(home, "只列有逾期的村") || !strings.Contains(home, "逾期 0 项") {
		t.Error("nobody is late, and somebody is named")
	}
	for i := range sums {
		sums[i].Duties = duties(2, 1, (i+3)%4/3) // v00, v04 …
	}
	home = townshipOf(t, sums)["index.html"]
	rows := owedRow.FindAllStringSubmatch(home, -1)
	if len(rows) != 10 || rows[0][1] != "v00" || rows[9][1] != "v36" || !strings.Contains(home, "只列有逾期的村") || strings.Contains(home, "个村有逾期") {
		t.Errorf("%q", rows)
	}
	for i := range sums {
		sums[i].Duties = duties(2, 0, 1)
	}
	home = townshipOf(t, sums)["index.html"]
	if rows := owedRow.FindAllString(home, -1); len(rows) != mostOwed || !strings.Contains(home, "还有 10 个村有逾期") {
		t.Errorf("%d rows", len(rows))
	}
}

// A day of the last quarter needs no year where the quarter is said.
func TestDaysOfDuties(t *testing.T) {
	config, err := testConfig("zh-CN")
	if err != nil {
		t.Fatal(err)
	}
	config.Today = day("2027-01-05")
	s, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		day     string
		earlier bool
		want    string
	}{
		{"2027-01-20", false, "day 1月20日"}, {"2026-10-20", true, "last 10月20日"}, {"2026-01-31", true, "older 2026年1月31日"},
	} {
		d := township.DutyBrief{Day: day(tt.day), Earlier: tt.earlier}
		if got := s.quarterOf(d) + " " + s.dueBy(d); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.day, got, tt.want)
		}
	}
	if views := s.viewOwes(&Village{Village: &township.Village{Slug: "a"}, Duties: []township.DutyBrief{{Day: day("2026-10-20"), Earlier: true}}}, ""); len(views) != 1 || views[0].Last != "2026年10月20日" {
		t.Errorf("a day without its quarter: %+v", views)
	}
}

// A week is called by its days, with the year where that is another than today's.
func TestWeeksAreCalledByTheirDays(t *testing.T) {
	for _, tt := range []struct{ today, lang, week, begins, ends string }{
		{"2026-11-24", "zh-CN", "2026-W48", "11月23日", "29日"},
		{"2026-11-24", "zh-CN", "2026-W49", "11月30日", "12月6日"},
		{"2026-11-24", "zh-CN", "2026-W53", "12月28日", "2027年1月3日"},
		{"2027-01-02", "zh-CN", "2026-W53", "2026年12月28日", "2027年1月3日"},
		{"2027-01-05", "zh-CN", "2026-W48", "2026年11月23日", "29日"},
		{"2026-11-24", "en", "2026-W48", "23 November", "29 November"},
	} {
		config, err := testConfig(tt.lang)
		if err != nil {
			t.Fatal(err)
		}
		config.Today = day(tt.today)
		s, err := New(config)
		if err != nil {
			t.Fatal(err)
		}
		w, err := township.ParseWeek(tt.week)
		if err != nil {
			t.Fatal(err)
		}
		if link := s.viewWeek("a", Week{Week: w}); link.Begins != tt.begins || link.Ends != tt.ends {
			t.Errorf("%s on %s: %s, %s", tt.week, tt.today, link.Begins, link.Ends)
		}
	}
}

// What ends soon says how many days are left, of which day, and until when.
func TestWhatEndsSoonSaysWhen(t *testing.T) {
	brief := func(id string, left int) township.Brief {
		return township.Brief{ID: id, Title: "高龄津贴发放公示", Category: "elderly-care", From: today.Add(-5), LastDay: today.Add(left), State: township.EndsSoon}
	}
	home := townshipOf(t, []township.Summary{{Slug: "a", Name: "甲村", EndsSoon: []township.Brief{brief("1a", 0), brief("2a", 3)}}})["index.html"]
	text := strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(home, " ")), " ")
	for _, want := range []string{
		"截至 2026年10月16日。有不同意见", "甲村 高龄津贴发放公示 最后一天 10月16日24时止", "甲村 高龄津贴发放公示 还有 3 天 10月19日24时止",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
}
