package site

import (
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
	"cunwu/generator/internal/versions"
)

func busiest(villages []Village) *township.Village {
	i := slices.IndexFunc(villages, func(v Village) bool { return v.Village.Slug == "shuikou" })
	return villages[i].Village
}

// What a corrected notice said is no longer true: it stands on its own page, struck, and is
// told nowhere else; and whoever holds its paper is not told that all is well.
func TestCorrectedNotice(t *testing.T) {
	s := build(t)
	villages := testVillages()
	v := busiest(villages)
	old, gone, cleared := v.Notice("2b6c8d"), v.Notice("3h5j7k"), v.Notice("9w1x3y")
	old.Summary, cleared.Cleared = "每亩补 90 元。", true
	old.Tables[0].Name = "发放名单"
	out := buildAll(t, s, villages, 3)
	paper := func(n *township.Notice) string {
		_, rest, _ := strings.Cut(out.files["shuikou/"+n.ID+"/index.html"], `<p class="same`)
		said, _, _ := strings.Cut(rest, "</p>")
		return said
	}
	for n, want := range map[*township.Notice]string{old: " past\" id=\"v-" + old.Version() + `">您手里的纸（版本 ` + old.Version() + "）已经更正，请以下面为准", gone: "已经撤回，不作数了", cleared: "是这一份；公示期满，网上的名单已撤下"} {
		if said := paper(n); !strings.Contains(said, want) || !strings.HasPrefix(said, " past") {
			t.Errorf("%s: a paper is %q, not %q", n.ID, said, want)
		}
	}
	if said := paper(v.Notice("7k3m9q")); !strings.HasPrefix(said, `" id=`) || !strings.Contains(said, "和您手里的纸一致") {
		t.Errorf("a paper that holds is %q", said)
	}
	page := out.files["shuikou/2b6c8d/index.html"]
	for _, want := range []string{`<meta name="description" content="已更正。更正后：每亩补 95 元，直接打到一卡通。">`, `<meta property="og:description" content="已更正。更正后：每亩补 95 元，直接打到一卡通。">`, "更正以前的内容", "下载更正以前的表格（Excel 能打开）：发放名单", "这份公示已经更正，请以更正后的公示为准。"} {
		if !strings.Contains(page, want) {
			t.Errorf("its page has no %s", want)
		}
	}
	for name, text := range out.files {
		if name != "shuikou/2b6c8d/index.html" && strings.HasSuffix(name, ".html") && strings.Contains(text, "每亩补 90 元") {
			t.Errorf("%s says what is no longer true", name)
		}
	}
	if strings.Count(page, "每亩补 90 元") != 1 {
		t.Errorf("its page says %d times what is no longer true", strings.Count(page, "每亩补 90 元"))
	}
}

// A name on a commit is told only where the township knows whose it is.
func TestWriterIsListed(t *testing.T) {
	s := build(t)
	n := busiest(testVillages()).Notice("7k3m9q")
	list := versions.List{Versions: []versions.Version{{Digest: "aaaaaa", Current: true, By: "林晓梅", Listed: true}, {Digest: "bbbbbb", By: "root"}, {Digest: "cccccc", By: "林晓梅", Listed: true, Printed: true}}}
	view := s.viewPast(n, list)
	if got := []string{view.Versions[0].By, view.Versions[1].By, view.Versions[2].By}; strings.Join(got, "|") != "林晓梅||" {
		t.Errorf("written by %q", got)
	}
}
