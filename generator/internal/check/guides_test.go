package check_test

import (
	"fmt"
	"slices"
	"testing"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/check"
	"cunwu/generator/internal/township"
)

// What is looked for in notices is looked for in every text of a guide, and found at its
// place; a phone that any guide names as a contact is published on purpose.
func TestGuides(t *testing.T) {
	whole := func() *township.Guide {
		return &township.Guide{
			Slug: "dibao", Path: "content/guides/dibao.md", Title: "申请低保", Summary: "到村委会，不收钱。", Updated: today.Add(-30),
			Who: "收入低的", Bring: []string{"户口簿", "身份证"}, Where: "村委会", Time: "30 天", Cost: "不收钱", Basis: []string{"民发〔2021〕57号"},
			Contacts: []township.Contact{{Name: "民政所", Role: "救助", Phone: "13800000001"}},
			Body:     township.Body{Source: "打 13800000001。\n\n第二行。\n", Line: 20},
			Places: township.Places{"summary": {File: "content/guides/dibao.md", Line: 3, Col: 10}, "bring[1]": {File: "content/guides/dibao.md", Line: 9, Col: 5},
				"basis[0]": {File: "content/guides/dibao.md", Line: 12, Col: 5}, "updated": {File: "content/guides/dibao.md", Line: 4, Col: 10}},
		}
	}
	const id = "149999199001010018"
	for _, c := range []struct {
		name   string
		change func(g *township.Guide)
		want   string // empty: nothing is wrong
	}{
		{"nothing", func(*township.Guide) {}, ""},
		{"title", func(g *township.Guide) { g.Title += id }, "CW301 1:5"},
		{"sentence", func(g *township.Guide) { g.Summary = "打 13800000002。" }, "CW303 3:12"},
		{"who", func(g *township.Guide) { g.Who = "张三" + id }, "CW301 1:3"},
		{"bring", func(g *township.Guide) { g.Bring[1] = "身份证 " + id }, "CW301 9:9"},
		{"where", func(g *township.Guide) { g.Where = "打 13800000002" }, "CW303 1:3"},
		{"time", func(g *township.Guide) { g.Time = "打 13800000002" }, "CW303 1:3"},
		{"cost", func(g *township.Guide) { g.Cost = "打到 " + id }, "CW301 1:4"},
		{"basis", func(g *township.Guide) { g.Basis[0] = id }, "CW301 12:5"},
		{"role", func(g *township.Guide) { g.Contacts[0].Role = id }, "CW301 1:1"},
		{"a number for a phone", func(g *township.Guide) { g.Contacts[0].Phone, g.Body.Source = id, "" }, "CW301 1:1"},
		{"body", func(g *township.Guide) { g.Body.Source += "\n打 13800000002。\n" }, "CW303 24:3"},
		{"divided by marks", func(g *township.Guide) { g.Body.Source = "打 138_0000_&#48;002。\n" }, "CW303 20:3"},
		{"name of the file", func(g *township.Guide) { g.Path = "content/guides/" + id + ".md" }, "CW301 1:1"},
		{"official phrase", func(g *township.Guide) { g.Summary = "政府兜底保障。" }, "CW501 3:12"},
		{"repealed", func(g *township.Guide) { g.Basis[0] = "按民发〔2012〕220号" }, "CW502 12:6"},
		{"repealed in the body", func(g *township.Guide) { g.Body.Source = "按民发〔2012〕220号办。\n" }, "CW502 20:2"},
		{"no such day", func(g *township.Guide) { g.Time = "到2026年2月30日" }, "CW504 1:2"},
		{"to come", func(g *township.Guide) { g.Updated = today.Add(1) }, "CW106 4:10"},
		{"old", func(g *township.Guide) { g.Updated = today.Add(-400) }, "CW508 4:10"},
		{"no cost", func(g *township.Guide) { g.Cost = "" }, "CW111 1:1"},
		{"not written", func(g *township.Guide) { g.Body.Source = township.Unfinished + "\n" }, "CW032 20:1"},
		{"accepted", func(g *township.Guide) {
			g.Cost, g.Accept = "", []township.Acceptance{{Rule: "CW111", Reason: "看情况"}}
		}, ""},
		{"accepted for nothing", func(g *township.Guide) {
			g.Accept = []township.Acceptance{{Rule: "CW111", Reason: "看情况", Place: township.Place{File: g.Path, Line: 14, Col: 3}}}
		}, "CW035 14:3"},
	} {
		g := whole()
		c.change(g)
		town := &township.Township{Guides: []*township.Guide{g}, Supervision: []township.Contact{{Name: "热线", Phone: "12345"}}, Wording: township.Wording{
			Jargon:   []township.Term{{Words: "兜底保障", Plain: "保基本生活"}},
			Repealed: []township.Repealed{{Name: []string{"民发〔2012〕220号"}, By: "民发〔2021〕57号", Source: "第四十二条"}},
		}}
		left, _ := check.Settle(town, check.Run(check.Input{
			Township: town, Catalogue: &catalogue.Catalogue{}, Covers: func(rune) bool { return true }, Today: today,
		}))
		var got []string
		for _, f := range left {
			got = append(got, fmt.Sprintf("%s %d:%d", f.Rule, f.Line, f.Col))
		}
		if want := []string{c.want}; c.want == "" && len(got) > 0 || c.want != "" && !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v: %v", c.name, got, want, left)
		}
	}
}
