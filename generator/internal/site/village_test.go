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
