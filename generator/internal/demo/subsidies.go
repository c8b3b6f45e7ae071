package main

import (
	"cmp"
	"fmt"
	"strings"

	model "cunwu/generator/internal/township"
)

// subsidies adds a village's subsidy lists.
func (a *archive) subsidies(v *village) {
	a.farmland(v, 2025, yuan(112), fmt.Sprintf("2025-07-%02d", 7+len(v.slug)))
	a.farmland(v, 2026, yuan(115), fmt.Sprintf("2026-06-%02d", 22+len(v.slug)/2))
	switch v.slug {
	case "baiyang":
		a.machinery(v, "2025", "2025-11-10", 5)
		a.machinery(v, "2026", "2026-11-19", 6)
		a.wheatInsurance(v)
	case "wangjiaying":
		a.machinery(v, "2026", "2026-11-13", 4)
		a.hail(v)
	case "shiqiao":
		a.forest(v, "2026", "2026-11-17", 18)
	case "shangping":
		a.forest(v, "2025", "2025-11-12", 26)
		a.forest(v, "2026", "2026-11-20", 26)
	case "taohua":
		a.peachInsurance(v)
	}
}

func (a *archive) farmland(v *village, year int, rate model.Fen, from string) {
	t := table{name: "补贴名单", file: fmt.Sprintf("farmland-%d.csv", year), kind: "subsidy-list", encoding: v.csv(),
		head: []string{"户主", "村民组", "面积（亩）", "标准（元/亩）", "金额（元）"}}
	notes := year == 2026
	if notes {
		t.head = append(t.head, "备注")
	}
	d := diceFor(fmt.Sprint("farmland ", v.slug, year))
	area := 0
	for _, h := range v.residents() {
		if year == 2026 && d.chance(4) {
			continue // land handed on, the household no longer draws it
		}
		row := []string{h.head, h.group, hundredths(h.area), rate.String(), times(h.area, rate).String()}
		if notes {
			row = append(row, noteOn(d))
		}
		t.rows = append(t.rows, row)
		area += h.area
	}
	where := ""
	if len(v.list.groups) < len(v.groups) {
		where = "（" + strings.Join(v.list.groups, "、") + "）"
	}
	total := times(area, rate)
	folder := "subsidies/"
	if v.year {
		folder = fmt.Sprintf("subsidies/%d/", year)
	}
	a.add(v, notice{
		path: fmt.Sprintf("%sfarmland-%d.md", folder, year), item: "subsidies/farmland",
		title: fmt.Sprintf("%d年耕地地力保护补贴公示%s", year, where),
		date:  later(from, -2), from: from, boards: len(v.boards), tables: []table{t},
		contact: &farmOffice,
		summary: fmt.Sprintf("每亩补 %s，这次 %d 户、%s 亩，一共 %s，打到各户一卡通。", rate.Plain(), len(t.rows), hundredths(area), total.Plain()),
		body: v.fill(`{年}年耕地地力保护补贴的面积已由村里逐户核实，现公示{范围}的结果。

- **补给谁**：种着自家承包地的农户。地撂荒的、长成林的、已被占用的，不补。
- **补多少**：每亩 {标准} 元，面积以土地承包经营权证和实际耕种为准。
- **怎么领**：不用申请，公示没有异议后由镇财政所打到一卡通，别人要手续费、要验证码的都是骗子。

面积不对、该有没有、不该有却有的，公示期内找{经办人}（{电话}），也可以打镇农业农村办公室 0999-5550130。每一条意见都有答复。`,
			"{年}", fmt.Sprint(year), "{范围}", cmp.Or(strings.Trim(where, "（）"), "全村"), "{标准}", rate.String()),
	})
}

// residents is the roster that the village's subsidy lists name.
func (v *village) residents() []household { return v.roster(v.list.groups, v.list.each) }

func noteOn(d *dice) string {
	switch d.under(24) {
	case 0:
		return "户主变更"
	case 1:
		return "核减撂荒地"
	case 2:
		return "流转地归承包户领取"
	}
	return ""
}

var farmOffice = person{"禾溪镇农业农村办公室", "惠农补贴", "0999-5550130"}

func (a *archive) machinery(v *village, year, from string, n int) {
	kinds := []struct {
		name        string
		price, help int
	}{
		{"70 马力轮式拖拉机", 86000, 16900}, {"小麦联合收割机（6 行）", 142000, 27800}, {"玉米免耕播种机", 9800, 2100},
		{"微耕机", 3600, 720}, {"植保无人机", 38500, 9000}, {"秸秆打捆机", 61000, 13200}, {"大棚电动卷帘机", 2900, 600}, {"田园搬运机", 12800, 2600},
	}
	d := diceFor("machinery " + v.slug + year)
	t := table{name: "购机补贴", file: "machinery-" + year + ".csv", kind: "subsidy-list", encoding: v.csv(),
		head: []string{"户主", "村民组", "机具名称", "台数", "购机价格（元）", "补贴金额（元）"}}
	sum := 0
	for range n {
		k := pick(d, kinds)
		t.rows = append(t.rows, []string{masked(d, v.surnames), pick(d, v.groups), k.name, "1", yuan(k.price).String(), yuan(k.help).String()})
		sum += k.help
	}
	a.add(v, notice{
		path: "subsidies/" + year + "-machinery.md", item: "subsidies/machinery", title: year + "年农机购置补贴公示",
		date: later(from, -1), from: from, tables: []table{t}, contact: &farmOffice, number: "青农机公示〔" + year + "〕" + fmt.Sprint(10+n) + "号",
		issuer:  "禾溪镇人民政府",
		summary: fmt.Sprintf("%s年村里有 %d 户买农机，一共补 %s，没人有意见就打到一卡通。", year, n, yuan(sum).Plain()),
		body: `购机户的机具、发票、人和机的合影都已核对。补贴按机具分档定额，不是按发票比例。

公示期内认为机具不在本人手里、价格不真实、同一台机器报了两回的，请向镇农业农村办公室反映，实名匿名都受理。`,
	})
}

func (a *archive) forest(v *village, year, from string, n int) {
	rate := yuan(16)
	t := table{name: "补偿名单", file: "forest-" + year + ".csv", kind: "subsidy-list", encoding: v.csv(),
		head: []string{"户主", "村民组", "面积（亩）", "标准（元/亩）", "金额（元）"}}
	area := 0
	for _, h := range v.residents()[:n] {
		m := h.area * 5
		t.rows = append(t.rows, []string{h.head, h.group, hundredths(m), rate.String(), times(m, rate).String()})
		area += m
	}
	a.add(v, notice{
		path: "subsidies/" + year + "/forest.md", item: "subsidies/forest", title: year + "年生态公益林补偿公示",
		date: later(from, -1), from: from, tables: []table{t},
		summary: fmt.Sprintf("公益林每亩补 16 元，%d 户、%s 亩，一共 %s。", n, hundredths(area), times(area, rate).Plain()),
		body:    v.fill("面积以林权证为准。砍了、烧了、改种了果树的地块已经核减。\n\n有疑问找{经办人}（{电话}），要看林权图的请到村部。"),
	})
}

func (a *archive) hail(v *village) {
	d := diceFor("hail " + v.slug)
	t := table{name: "理赔名单", file: "claims.csv", kind: "claims", encoding: v.csv(), head: []string{"户主", "村民组", "作物", "受灾面积（亩）", "赔款（元）"}}
	area := 0
	for _, h := range v.residents()[:18] {
		m := d.between(10, 60) * 10
		area += m
		t.rows = append(t.rows, []string{h.head, h.group, pick(d, []string{"大棚黄瓜", "大棚西红柿", "露地茄子"}), hundredths(m), times(m, yuan(300)).String()})
	}
	a.add(v, notice{
		path: "subsidies/2026/hail/index.md", item: "subsidies/crop-insurance", title: "“8·3”雹灾农业保险理赔结果公示",
		date: "2026-08-24", from: "2026-08-26", boards: 2, tables: []table{t}, pictures: []picture{{"greenhouse.jpg", "雹灾后的大棚（八月四日）", photo("greenhouse")}},
		summary: fmt.Sprintf("八月三日的冰雹，保险公司赔 18 户、%s 亩，一共 %s。", hundredths(area), times(area, yuan(300)).Plain()),
		body: `8月3日傍晚的冰雹打坏了村南的棚。保险公司和镇农业农村办公室第二天到地里查勘，双方确认了面积和损失程度。

![雹灾后的大棚](greenhouse.jpg)

{{< table 理赔名单 >}}

**算法**：每亩赔 300 元，按查勘面积算，打到各户一卡通。没投保的 4 户，村里已帮着报了临时救助，结果另行公示。`,
	})
}

func (a *archive) wheatInsurance(v *village) {
	t := table{name: "承保名单", file: "insured-2026.csv", kind: "insured", head: []string{"户主", "村民组", "作物", "面积（亩）", "自缴保费（元）"}}
	area := 0
	for _, h := range v.residents()[:40] {
		area += h.area
		t.rows = append(t.rows, []string{h.head, h.group, "小麦", hundredths(h.area), times(h.area, yuan(4)).String()})
	}
	a.add(v, notice{
		path: "subsidies/2026/wheat-insurance.md", item: "subsidies/crop-insurance", title: "2026—2027年度小麦种植保险承保公示（第一批）",
		date: "2026-11-16", from: "2026-11-18", length: "10天", boards: 3, tables: []table{t},
		summary: fmt.Sprintf("头一批 40 户投了小麦保险，%s 亩，自己每亩只交 4 元，其余财政补。", hundredths(area)),
		body:    "每亩保费 20 元，财政补 16 元，农户交 4 元，最高赔 900 元。还没投的，11月30日前到村会计处登记。\n\n名字、亩数有错的，公示期内来改，不影响投保。",
	})
}

// peachInsurance is a notice that was taken back.
func (a *archive) peachInsurance(v *village) {
	t := table{name: "承保名单", file: "peach-insurance.csv", kind: "insured", head: []string{"户主", "村民组", "作物", "面积（亩）", "自缴保费（元）"}}
	for _, h := range v.residents()[:12] {
		t.rows = append(t.rows, []string{h.head, h.group, "桃", hundredths(h.area), times(h.area, yuan(12)).String()})
	}
	a.add(v, notice{
		path: "subsidies/peach-insurance.md", item: "subsidies/crop-insurance", title: "2026年桃树种植保险承保公示",
		date: "2026-03-09", from: "2026-03-11", tables: []table{t},
		takenBack: "2026-03-13", withdrawn: "保险公司把二组的地块登记了两遍，面积和保费都不对。已停止公示，地块由保险公司和各户重新核对，核对后的名单到村委会看；多收的保费当天退还。",
		summary: "12 户给桃树投了保险，每亩自己交 12 元。",
		body:    "承保面积由农户申报、保险公司核实，现公示。有意见请在公示期内提出。",
	})
}
