package main

import (
	"fmt"
	"strings"
)

// assistance adds a village's notices of social assistance. Lists of a first
// review are for the board alone: their items have no other channel.
func (a *archive) assistance(v *village) {
	i := int(v.code[11] - '0')
	a.confirmed(v, fmt.Sprintf("2026-%02d-%02d", 3+i%3, 5+i))
	switch v.slug {
	case "liuwan":
		a.firstReview(v, "2025-09-16", "2025-09-18", 2)
		a.firstReview(v, "2026-11-16", "2026-11-18", 3)
	case "donggou":
		a.firstReview(v, "2026-04-07", "2026-04-09", 2)
		a.destitute(v, "2026-11-17", "2026-11-19", "樊*", "集中供养（镇敬老院）")
	case "baiyang":
		a.firstReview(v, "2026-11-12", "2026-11-13", 4)
	case "shangping":
		a.destitute(v, "2025-12-08", "2025-12-10", "蓝*", "分散供养（侄子照料）")
	case "xinmin":
		a.firstReview(v, "2026-08-11", "2026-08-13", 1)
	}
	switch v.slug {
	case "liuwan", "shangping", "xinmin":
		a.add(v, notice{
			path: "social-assistance/subsistence-guide.md", item: "social-assistance/subsistence-guide", title: "申请低保办事指南",
			date: "2026-01-14", from: "2026-01-15", length: "长期", contact: &civilOffice, issuer: "禾溪镇人民政府",
			summary: "家里人均月收入不到 568 元就可以申请低保，带户口簿和身份证到村里，一般一个月出结果。",
			body:    v.fill(text("subsistence-guide.md"), "{年}", "2026"),
		})
	case "shiqiao", "wangjiaying":
		a.add(v, notice{
			path: "social-assistance/temporary-guide.md", item: "social-assistance/temporary-guide", title: "申请临时救助办事指南",
			date: "2025-10-21", from: "2025-10-22", length: "长期", contact: &civilOffice, issuer: "禾溪镇人民政府",
			summary: "突然遭了难，打个电话就能申请，最急的 24 小时内先给钱。",
			body:    v.fill(text("temporary-guide.md")),
		})
	case "donggou", "taohua":
		a.add(v, notice{
			path: "social-assistance/policy.md", item: "social-assistance/policy", title: "遇到难处找哪个门：社会救助一张表",
			date: "2025-08-12", from: "2025-08-13", length: "长期", contact: &civilOffice, issuer: "禾溪镇人民政府",
			summary: "七样救助各管一段，看看自家该申请哪一样，都不收钱。",
			body:    text("assistance-policy.md"),
		})
	case "baiyang":
		a.add(v, notice{
			path: "social-assistance/subsistence-policy.md", item: "social-assistance/subsistence-policy", title: "2026年低保、特困标准调整的说明",
			date: "2026-01-09", from: "2026-01-12", length: "长期", contact: &civilOffice, issuer: "禾溪镇人民政府", number: "禾政公告〔2026〕2号",
			summary: "从今年一月起，低保标准每人每月涨了 26 元，现在是 568 元。",
			body: `根据青禾县统一安排，自2026年1月1日起调整标准：

| 类别 | 原来（元/月） | 现在（元/月） | 增加（元） |
| --- | ---: | ---: | ---: |
| 农村低保 | 542 | 568 | 26 |
| 特困分散供养基本生活 | 705 | 739 | 34 |
| 特困集中供养基本生活 | 813 | 852 | 39 |

已经在保的家庭不用申请，一月的钱按新标准发。补差多少，按家里的收入算，**不是人人都拿 568 元**。`,
		})
	}
	if i == 4 || i == 6 || i == 8 {
		a.add(v, notice{
			path: "social-assistance/supervision.md", item: "social-assistance/supervision", title: "社会救助投诉举报电话和信访地址",
			date: "2025-06-18", from: "2025-06-20", length: "长期", contact: &civilOffice, issuer: "禾溪镇人民政府",
			summary: "对救助有意见，白天打 0999-5550120，当天登记、三个工作日内答复。",
			body: `- 禾溪镇民政所：0999-5550120
- 禾溪镇纪委：0999-5550110
- 青禾县民政局：0999-5550210
- 便民热线：12345（全天）

写信寄：青禾县禾溪镇人民政府民政所收。匿名的也登记、也核实；留了姓名电话的，结果告诉本人，并为您保密。`,
		})
	}
	switch v.slug {
	case "wangjiaying":
		a.granted(v, "2026-09-04", "2026-09-07", []string{"因灾", "因灾", "因灾", "因灾"})
	case "shangping":
		a.granted(v, "2025-09-08", "2025-09-09", []string{"因灾", "因灾", "因病"})
	case "xinmin":
		a.granted(v, "2026-11-17", "2026-11-19", []string{"因病", "因学"})
	case "liuwan":
		a.granted(v, "2026-11-16", "2026-11-17", []string{"因病", "因学", "因残"})
	}
}

// confirmed lists the households whose subsistence allowance was confirmed: long
// term, and nothing but what the rule asks for (最低生活保障审核确认办法第二十四条).
func (a *archive) confirmed(v *village, from string) {
	d := diceFor("confirmed " + v.slug)
	t := table{name: "低保对象", file: "subsistence-2026.csv", kind: "recipients", encoding: v.csv(),
		head: []string{"姓名", "村民组", "保障人数", "月保障金额（元）"}}
	people, sum := 0, 0
	n := max(v.households/32, 4)
	for range n {
		heads := 1
		if d.chance(45) {
			heads = d.between(2, 3)
		}
		amount := heads * d.between(32, 51) * 10
		people, sum = people+heads, sum+amount
		t.rows = append(t.rows, []string{masked(d, v.surnames), pick(d, v.groups), fmt.Sprint(heads), yuan(amount).String()})
	}
	a.add(v, notice{
		path: "social-assistance/2026/subsistence-confirmed.md", item: "social-assistance/subsistence-confirmed", title: "2026年最低生活保障对象公示",
		date: later(from, -4), from: from, tables: []table{t}, contact: &civilOffice, issuer: "禾溪镇人民政府",
		summary: fmt.Sprintf("全村低保 %d 户 %d 人，每月一共发 %s。", n, people, yuan(sum).Plain()),
		body: v.fill(`经青禾县民政部门确认，{村}享受最低生活保障的家庭如下。谁家不该有、谁家该有没有，随时可以反映，核实以后动态调整。

反映可以找{监委会}（{监督电话}），也可以直接打镇民政所 0999-5550120。`),
	})
}

// firstReview lists applicants before the decision.
func (a *archive) firstReview(v *village, date, from string, n int) {
	d := diceFor("first review " + v.slug + date)
	t := table{name: "初审对象", file: "first-review-" + date + ".csv", kind: "candidates", encoding: v.csv(), head: []string{"姓名", "村民组", "家庭人口", "拟保障人数"}}
	for range n {
		size := d.between(1, 4)
		t.rows = append(t.rows, []string{masked(d, v.surnames), pick(d, v.groups), fmt.Sprint(size), fmt.Sprint(d.between(1, size))})
	}
	a.add(v, notice{
		path: "social-assistance/" + strings.ReplaceAll(date, "-", "") + "-first-review.md", item: "social-assistance/subsistence-first-review",
		title: "最低生活保障初审公示", date: date, from: from, tables: []table{t}, contact: &civilOffice, issuer: "禾溪镇人民政府", boards: len(v.boards),
		summary: fmt.Sprintf("这次有 %d 户申请低保，初审符合条件，7 天内有意见请告诉村里或民政所。", n),
		body:    v.fill("镇工作人员会同村里入户核实，初审符合条件，现在村公示栏公示 7 天。\n\n有不同意见请实事求是地说，找{经办人}（{电话}）或镇民政所 0999-5550120。请不要拍照外传。"),
	})
}

func (a *archive) destitute(v *village, date, from, name, how string) {
	a.add(v, notice{
		path: "social-assistance/" + strings.ReplaceAll(date, "-", "") + "-destitute.md", item: "social-assistance/destitute-first-review",
		title: "特困人员救助供养初审公示", date: date, from: from, board: true, contact: &civilOffice, issuer: "禾溪镇人民政府",
		tables: []table{{name: "初审对象", file: "destitute-" + date + ".csv", kind: "candidates", encoding: v.csv(),
			head: []string{"姓名", "村民组", "拟供养方式"}, rows: [][]string{{name, v.groups[0], how}}}},
		summary: "这次有 1 人申请特困供养，初审符合条件，7 天内有意见请说。",
		body:    "经入户调查和邻里访问，初审符合特困人员认定条件，现公示 7 天。公示期内有异议的，镇里重新核实后再公示一次。",
	})
}

func (a *archive) granted(v *village, date, from string, reasons []string) {
	d := diceFor("granted " + v.slug + date)
	t := table{name: "救助名单", file: "temporary-" + date + ".csv", kind: "grants", encoding: v.csv(), head: []string{"姓名", "村民组", "救助事由", "救助金额（元）"}}
	sum := 0
	for _, r := range reasons {
		amount := d.between(8, 45) * 100
		sum += amount
		t.rows = append(t.rows, []string{masked(d, v.surnames), pick(d, v.groups), r, yuan(amount).String()})
	}
	a.add(v, notice{
		path: "social-assistance/" + date[:4] + "/temporary-" + date[5:7] + ".md", item: "social-assistance/temporary-granted",
		title: fmt.Sprintf("%s年%d月临时救助结果公示", date[:4], int(day(date).Time().Month())), date: date, from: from, length: "7天", tables: []table{t},
		contact: &civilOffice, issuer: "禾溪镇人民政府",
		summary: fmt.Sprintf("这次 %d 户得到临时救助，一共 %s，帮着过眼前这道坎。", len(reasons), yuan(sum).Plain()),
		body:    "按规定只公布打了码的姓名、金额和事由的大类，具体情形不公开。\n\n还有突然遇上难处的人家，请邻居也帮着说一声，打镇民政所 0999-5550120。",
	})
}
