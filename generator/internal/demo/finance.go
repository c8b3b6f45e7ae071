package main

import (
	"fmt"
	"maps"
	"slices"

	model "cunwu/generator/internal/township"
)

// finance adds what a village publishes of its purse once a year.
func (a *archive) finance(v *village) {
	a.budget(v)
	a.assets(v)
	if v.slug == "wangjiaying" {
		a.distribution(v)
	}
}

// budget sets the plan for 2026 beside what the ledgers of 2025 came to.
func (a *archive) budget(v *village) {
	var tables []table
	var planned []model.Fen
	for _, income := range []bool{true, false} {
		t := table{name: "支出计划", file: "budget-2026-expense.csv", kind: "budget", encoding: v.csv(),
			head: []string{"项目", "上年实际（元）", "本年计划（元）", "说明"}}
		if income {
			t.name, t.file = "收入计划", "budget-2026-income.csv"
		}
		sums := map[string]model.Fen{}
		for _, l := range v.books() {
			if l.quarter.year == 2025 {
				for _, s := range l.shares(income) {
					sums[s.class] += s.sum
				}
			}
		}
		var total model.Fen
		for _, class := range slices.Sorted(maps.Keys(sums)) {
			plan := sums[class] * 4 / 3 / 10000 * 10000 // nine months to twelve, in whole hundreds of yuan
			why := ""
			switch class {
			case "补助收入":
				why = "按上级已明确的数填，多了少了再公布"
			case "收益分配": // comes once a year
				plan, why = sums[class], "年底按实际收益定"
			}
			t.rows = append(t.rows, []string{class, sums[class].String(), plan.String(), why})
			total += plan
		}
		tables = append(tables, t)
		planned = append(planned, total)
	}
	a.add(v, notice{
		path: "finance/budget-2026.md", item: "finance/budget", title: "2026年度财务收支计划",
		date: "2026-01-19", from: "2026-01-22", boards: len(v.boards), tables: tables,
		summary: fmt.Sprintf("今年打算收 %s、花 %s，超过 2,000 元的开支先开会再花。", planned[0].Plain(), planned[1].Plain()),
		body: v.fill(`2026年度收支计划经村民代表会议讨论通过，现公开。“上年实际”是 2025年4月至12月九个月的账，本年计划按十二个月测算。

1. 先保运转：办公、照明、保洁，一分一厘有票据。
2. 再办实事：计划之外单笔超过 2,000 元的，村“两委”会议同意；超过 5 万元的，走“四议两公开”。
3. 年底对照：明年一月用同样的表格公布执行情况，差得多的逐项说明原因。

对计划有不同意见，公示期内向{经办人}（{电话}）或村务监督委员会{监委会}（{监督电话}）提出。`),
	})
}

func (a *archive) assets(v *village) {
	rows := map[string][][]string{
		"liuwan": {
			{"村部办公楼", "1 栋 360 平方米", "三组", "312000.00", "自用", ""},
			{"排灌站", "1 座", "二组渠头", "96000.00", "自用", ""},
			{"屋顶光伏电站", "30 千瓦", "村部屋顶", "147000.00", "自营", "2023年并网"}},
		"baiyang": {
			{"机井及水泵", "14 眼", "各组", "598000.00", "自用", ""},
			{"农机库棚", "1 座 420 平方米", "五组", "138000.00", "出租", ""},
			{"晾晒场", "2 处 5,200 平方米", "二组、六组", "208000.00", "自用", ""}},
		"taohua": {
			{"停车场", "1 处 2,600 平方米", "桃林口", "176000.00", "自营", ""},
			{"公厕", "2 座", "停车场、村部", "84000.00", "自用", ""},
			{"观景木栈道", "460 米", "桃林", "129000.00", "自用", "每年检修"}},
		"shangping": {
			{"村部和食堂", "1 栋 280 平方米", "一组", "254000.00", "自用", ""},
			{"饮水工程", "1 处", "老屋场", "187000.00", "自用", ""},
			{"集体牛棚", "1 座 300 平方米", "二组", "98000.00", "出租", ""},
			{"挡土墙、排水沟", "3 处", "后山", "142000.00", "自用", "2025年新增"}},
		"xinmin": {
			{"村部办公楼", "1 栋 340 平方米", "二组", "298000.00", "自用", ""},
			{"提水泵站", "2 座", "藕塘、虾塘", "164000.00", "自用", ""},
			{"太阳能路灯", "46 盏", "南塘", "92000.00", "自用", "2025年新增"}},
		"shiqiao": {
			{"村部办公楼", "1 栋 320 平方米", "一组", "286000.00", "自用", ""},
			{"茶叶初制车间", "1 座 210 平方米", "二组", "194000.00", "出租", "合同到2027年"},
			{"揉捻机", "2 台", "初制车间", "31600.00", "随车间出租", ""},
			{"应急广播", "6 组", "各组", "18000.00", "自用", ""}},
		"donggou": {
			{"文化广场及舞台", "1 处", "三组", "158000.00", "自用", ""},
			{"柿饼烘干房", "1 座", "四组", "46800.00", "自营", "2025年新增"},
			{"深井及水泵", "3 眼", "一组、三组、五组", "127500.00", "自用", ""}},
		"wangjiaying": {
			{"旧粮站厂房", "2 栋 1,460 平方米", "县道旁", "512000.00", "出租", ""},
			{"蔬菜市场棚架", "3,200 平方米", "村东", "684000.00", "自营", ""},
			{"村部及党群服务中心", "1 栋 540 平方米", "二组", "436000.00", "自用", ""},
			{"垃圾清运车", "1 辆", "村部", "58000.00", "自用", "已用 4 年"},
			{"电子秤（公平秤）", "2 台", "市场东门、西门", "3600.00", "自用", "每年检定"}},
	}[v.slug]
	leases := map[string][][]string{
		"xinmin":      {{"藕塘", "320", "新藕种植合作社", "48000.00", "2024年5月至2029年4月", ""}},
		"liuwan":      {{"机动地", "38", "陈*生", "11400.00", "2024年至2028年", ""}, {"鱼塘", "22", "周*、吴*田", "18000.00", "2024年4月至2029年3月", ""}},
		"shiqiao":     {{"集体茶园", "126", "禾岭茶业合作社", "37800.00", "2024年5月至2029年4月", ""}},
		"donggou":     {{"荒坡（阳坡）", "130", "任*林", "3900.00", "2023年至2032年", ""}, {"荒坡（阴坡）", "80", "贺*", "2400.00", "2023年至2032年", ""}},
		"wangjiaying": {{"机动地（南洼）", "45.6", "刘*田", "22800.00", "2025年至2027年", "公开竞标"}, {"机动地（河滩）", "21.2", "孙*", "6360.00", "2025年至2027年", "公开竞标"}},
	}[v.slug]
	var worth model.Fen
	for _, r := range rows {
		f, err := model.ParseFen(r[3])
		if err != nil {
			a.fail("assets of %s: %w", v.slug, err)
		}
		worth += f
	}
	tables := []table{{name: "资产", file: "assets.csv", kind: "assets", encoding: v.csv(), head: []string{"名称", "数量", "坐落位置", "原值（元）", "使用情况", "备注"}, rows: rows}}
	rented, land := "租出去的地也列在后面", "{{< table 资源发包 >}}"
	if leases == nil {
		rented, land = "集体没有往外租的地", "集体没有租出去的地和山。"
	} else {
		tables = append(tables, table{name: "资源发包", file: "leases.csv", kind: "leases", encoding: v.csv(), head: []string{"资源名称", "面积（亩）", "承租方", "年租金（元）", "期限", "备注"}, rows: leases})
	}
	a.add(v, notice{
		path: "finance/assets-2025/index.md", item: "finance/assets", title: "集体资产资源清查结果公开（2025年末）",
		date: "2026-01-12", from: "2026-01-16",
		summary: fmt.Sprintf("集体的家当有 %d 样，买来和建起来一共花了 %s；%s。", len(rows), worth.Plain(), rented),
		tables:  tables,
		body: v.fill(`清查小组由村“两委”、村务监督委员会和 5 名村民代表组成，一样一样看了实物、对了账。

## 一、资产

{{< table 资产 >}}

## 二、租出去的地和山

{地}

合同原件在村部，谁想看都可以。租金到期没交齐的，会写进当季的“债权债务”里。`, "{地}", land),
	})
}

// csv is how the village's other tables are written: as its ledgers, but never as a
// workbook.
func (v *village) csv() encoding {
	if v.encoding == workbook {
		return plainCSV
	}
	return v.encoding
}

// distribution publishes a dividend, once with a slip of the pen and once right.
func (a *archive) distribution(v *village) {
	shares := []int{182, 151, 163, 146, 128, 132, 122} // 1,024 in all, as the ledger paid
	households := []int{71, 58, 62, 55, 49, 50, 46}
	const each = 60
	list := func(file string, shares []int) (table, int) {
		t := table{name: "分红表", file: file, kind: "distribution", encoding: v.csv(),
			head: []string{"村民组", "户数", "股数", "每股（元）", "金额（元）"}}
		total := 0
		for i, g := range v.groups {
			t.rows = append(t.rows, []string{g, fmt.Sprint(households[i]), fmt.Sprint(shares[i]), yuan(each).String(), yuan(each * shares[i]).String()})
			total += shares[i]
		}
		return t, total
	}
	wrong := append([]int(nil), shares...)
	wrong[3] = 164 // 四组: 146 with its digits turned round
	t1, n1 := list("distribution-2025.csv", wrong)
	t2, n2 := list("distribution-2025-corrected.csv", shares)
	first := a.add(v, notice{
		path: "finance/2025/distribution.md", item: "finance/distribution", title: "2025年度集体收益分配方案公示",
		date: "2025-12-11", from: "2025-12-12", boards: 2, tables: []table{t1},
		summary: fmt.Sprintf("今年每股分 %d 元，全村 %s 股，一共 %s。", each, group(n1), yuan(each*n1).Plain()),
		body: `2025年度集体经济组织可分配收益，按章程先提公积公益金 30%，其余按股分红，每股 60 元。

分红打到各户一卡通。户里人口有变化、对股数有疑问的，请在公示期内到村部核对股权证。`,
	})
	a.add(v, notice{
		path: "finance/2025/distribution-corrected.md", item: "finance/distribution", title: "2025年度集体收益分配方案公示（更正）",
		date: "2025-12-16", from: "2025-12-17", boards: 2, tables: []table{t2}, corrects: first,
		summary: fmt.Sprintf("上次把四组的股数写错了，应是 146 股；全村 %s 股，每股还是 %d 元，一共 %s。", group(n2), each, yuan(each*n2).Plain()),
		body: fmt.Sprintf(`12月12日贴出的方案里，**四组**的股数“146”误写成“164”，合计也跟着多了 %d 股、%s 元。感谢四组村民当天指出来。

现按核对后的股权登记簿更正，其他各组不变。公示期重新计算。原来贴的那张作废，已从公示栏取下。`, n1-n2, yuan(each*(n1-n2)).Grouped()),
	})
}

// group is a whole number with thousands separators.
func group(n int) string { return model.FormatQuantity(int64(n) * 1000) }
