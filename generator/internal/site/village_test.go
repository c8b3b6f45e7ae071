package site

import (
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

// What ends soon stands on a village's page once, under that heading; where nothing else is of
// this week, the page does not say that nothing is.
func TestWhatEndsSoonStandsOnce(t *testing.T) {
	s := build(t)
	villages := testVillages()
	at := slices.IndexFunc(villages, func(v Village) bool { return v.Village.Slug == "shuikou" })
	page := buildAll(t, s, villages[at:at+1], 1).files["shuikou/index.html"]
	_, soon, _ := strings.Cut(page, `<h2 id="soon">`)
	if link := `href="../shuikou/4n8p2r/"`; strings.Count(page, link) != 1 || !strings.Contains(soon, link) {
		t.Errorf("a notice of this week that ends soon is not under what ends soon alone:\n%s", page)
	}
	v := villages[at]
	v.Notices = slices.DeleteFunc(slices.Clone(v.Notices), func(n Notice) bool {
		return n.Notice.ID != "4n8p2r" && township.WeekOf(n.Notice.Period.From) == township.WeekOf(today)
	})
	v.Weeks = nil
	page = buildAll(t, s, []Village{v}, 1).files["shuikou/index.html"]
	if !strings.Contains(page, s.word("fresh_soon")) || strings.Contains(page, s.word("fresh_none")) {
		t.Errorf("what is new ends soon, and the page does not say so:\n%s", page)
	}
}

// A village that has published nothing, and names nobody, does not promise what is latest; it says whom
// else to call.
func TestVillageWithNothing(t *testing.T) {
	s := build(t)
	page := buildAll(t, s, []Village{{Village: &township.Village{Slug: "empty", Name: "空村"}}}, 1).files["empty/index.html"]
	if !strings.Contains(page, s.word("village_total_none")) || strings.Contains(page, s.word("fresh_none")) || strings.Contains(page, "<p>0 ") {
		t.Errorf("a village without notices: %s", page)
	}
	if !strings.Contains(page, `id="supervision"`) || !strings.Contains(page, `href="tel:`) {
		t.Errorf("nobody to call: %s", page)
	}
}

// A village's own pages say what it owes: the first one in a sentence with the day, the list of its
// category at the item. Of earlier quarters they tell what is still owed.
func TestVillageSaysWhatItOwes(t *testing.T) {
	s := build(t)
	villages := testVillages()
	v := villages[slices.IndexFunc(villages, func(v Village) bool { return v.Village.Slug == "shuikou" })]
	v.Village = &township.Village{Slug: v.Village.Slug, Name: v.Village.Name}
	var items []string
	for _, id := range s.config.Catalogue.IDs() {
		if it := s.config.Catalogue.Items[id]; it.Category == "finance" && it.Web {
			items = append(items, id)
		}
	}
	item := items[0]
	name := s.config.Catalogue.Items[item].Name
	v.Duties = []township.DutyBrief{
		{Item: item, Name: name, Category: "finance", Day: day("2026-09-30"), Earlier: true},
		{Item: item, Name: name, Category: "finance", Day: day("2026-08-31"), Earlier: true, Done: day("2026-09-02"), ID: "4n8p2r"},
		{Item: item, Name: name, Category: "finance", Day: today.Add(-1)},
		{Item: item, Name: name, Category: "finance", Day: today.Add(-2), Done: today.Add(-3), ID: "4n8p2r"},
		{Item: item, Name: name, Category: "finance", Day: today},
	}
	files := buildAll(t, s, []Village{v}, 1).files
	page, list := files["shuikou/index.html"], files["shuikou/finance/index.html"]
	for _, want := range []string{
		"逾期没公开的有 2 项：" + name + "（最迟9月30日）、" + name + "（最迟10月15日）。", `<a href="../disclosure/#d-shuikou">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q on the village's page", want)
		}
	}
	if lead := strings.Index(page, `class="owes"`); lead < 0 || lead > strings.Index(page, `class="jump"`) {
		t.Error("what the village owes is not above the rest of its page")
	}
	for _, want := range []string{
		`duty-overdue"><time datetime="2026-09-30">上季度，最迟9月30日</time> <span>逾期</span>`,
		`duty-overdue"><time datetime="2026-10-15">最迟10月15日</time> <span>逾期</span>`,
		`duty-done"><time datetime="2026-10-14">最迟10月14日</time> <a href="../../shuikou/4n8p2r/">已公开</a>`,
		`duty-due"><time datetime="2026-10-16">最迟10月16日</time> <span>没到期</span>`,
	} {
		if strings.Count(list, want) != 1 {
			t.Errorf("not once on the list's page: %q", want)
		}
	}
	if strings.Contains(list, "2026-08-31") {
		t.Error("what was done for an earlier quarter is told")
	}
	v.Duties = v.Duties[3:]
	if page := buildAll(t, s, []Village{v}, 1).files["shuikou/index.html"]; strings.Contains(page, "逾期") {
		t.Error("a village that owes nothing is accused")
	}
}
