package main

import (
	"fmt"

	model "cunwu/generator/internal/township"
)

var civilOffice = person{"禾溪镇民政所", "民政所", "0999-5550120"}

// elderly adds what a village does for its old people.
func (a *archive) elderly(v *village) {
	i := int(v.code[11] - '0') // place in the township's list
	if i%2 == 1 {
		a.allowances(v, quarter{2025, 4}, fmt.Sprintf("2026-01-%02d", 12+i))
	}
	a.allowances(v, quarter{2026, 3}, fmt.Sprintf("2026-11-%02d", min(9+i+i/2, 19)))
	switch v.slug {
	case "shangping", "xinmin":
		a.canteen(v, quarter{2026, 1}, "2026-04-20")
		a.canteen(v, quarter{2026, 2}, "2026-07-18")
		a.canteen(v, quarter{2026, 3}, "2026-10-19")
	}
	switch v.slug {
	case "liuwan", "shiqiao", "baiyang", "taohua":
		a.add(v, notice{
			path: "elderly-care/allowance-guide.md", item: "elderly-care/allowances", title: "高龄津贴、护理补贴怎么领（办事指南）",
			date: "2025-09-03", from: "2025-09-05", length: "长期", contact: &civilOffice, issuer: "禾溪镇人民政府",
			summary: "满 80 岁每月领 50 元，满 90 岁 100 元，满 100 岁 300 元，带身份证到村里登记一次就行。",
			body:    v.fill(text("allowance-guide.md")),
		})
	}
}

// allowances lists who drew the allowance for great age in a quarter. Ages are
// shown as bands: the list needs no more.
func (a *archive) allowances(v *village, q quarter, from string) {
	d := diceFor("allowance " + v.slug)
	t := table{name: "发放名单", file: fmt.Sprintf("allowance-%d-q%d.csv", q.year, q.n), kind: "payments", encoding: v.csv(),
		head: []string{"姓名", "村民组", "年龄段", "月标准（元）", "月数", "金额（元）", "备注"}}
	var sum model.Fen
	n := max(v.people/52, 7)
	oldest := 0
	for range n {
		band, rate := "80—89 岁", 50
		if d.chance(17) {
			band, rate = "90—99 岁", 100
			oldest++
		}
		months, note := 3, ""
		if d.chance(7) {
			months, note = 2, "本季第二个月起"
		}
		amount := yuan(rate * months)
		sum += amount
		t.rows = append(t.rows, []string{masked(d, v.surnames), pick(d, v.groups), band, yuan(rate).String(), fmt.Sprint(months), amount.String(), note})
	}
	tellApart(t.rows)
	old := ""
	if oldest > 0 {
		old = fmt.Sprintf("，其中 90 岁以上 %d 位", oldest)
	}
	a.add(v, notice{
		path: fmt.Sprintf("elderly-care/allowance-%d-q%d.md", q.year, q.n), item: "elderly-care/allowance-payments",
		title: q.chinese() + "高龄津贴发放公示", date: later(from, -3), from: from, tables: []table{t}, contact: &civilOffice,
		summary: fmt.Sprintf("%s %d 位老人领到高龄津贴%s，一共 %s。", q.short(), n, old, sum.Plain()),
		body: v.fill(`津贴按月算、按季发，打到老人本人的社保卡上。

- 家里有老人刚满 80 岁没在名单上的，带身份证找{经办人}（{电话}）登记，从登记的下个月起发。
- 老人过世的，请家里人一个月内告诉村里，多发的要退回。
- 卡丢了、密码忘了，村里可以陪着去银行，**不要把卡和密码交给别人**。`),
	})
}

func (a *archive) canteen(v *village, q quarter, from string) {
	d := diceFor("canteen " + v.slug + q.key())
	t := table{name: "食堂收支", file: fmt.Sprintf("canteen-%d-q%d.csv", q.year, q.n), kind: "meals", encoding: v.csv(),
		head: []string{"月份", "开伙天数", "用餐人次", "老人交费（元）", "上级和集体补助（元）", "食材和用工支出（元）"}}
	meals, paid, help, spent := 0, 0, 0, 0
	for _, m := range q.months() {
		days := d.between(21, 26)
		n := days * d.between(19, 27)
		s := n*d.between(8, 9) + 2600
		meals, paid, help, spent = meals+n, paid+n*3, help+n*5+2700, spent+s
		t.rows = append(t.rows, []string{fmt.Sprintf("%d月", m), fmt.Sprint(days), fmt.Sprint(n), yuan(n * 3).String(), yuan(n*5 + 2700).String(), yuan(s).String()})
	}
	end := fmt.Sprintf("还余 %s 元，转入下季", group(paid+help-spent))
	if paid+help < spent {
		end = fmt.Sprintf("差 %s 元，由村集体补上", group(spent-paid-help))
	}
	a.add(v, notice{
		path: fmt.Sprintf("elderly-care/%d/canteen-q%d.md", q.year, q.n), item: "elderly-care/canteen", title: q.chinese() + "幸福食堂收支公开",
		date: later(from, -2), from: from, tables: []table{t},
		summary: fmt.Sprintf("%s老人们吃了 %s 顿饭，每顿自己掏 3 元，开支 %s，%s。", q.short(), group(meals), yuan(spent).Plain(), end),
		body: v.fill(`幸福食堂中午开伙，70 岁以上老人每顿 3 元，行动不便的由志愿者送到家。

| 星期 | 主食 | 菜 |
| --- | --- | --- |
| 一、四 | 米饭 | 豆腐烧肉、时令青菜 |
| 二、五 | 面条 | 鸡蛋卤、凉拌菜 |
| 三 | 米饭 | 炖鱼或炖鸡、萝卜汤 |

买菜两个人去、两个人签字，票据每周贴在食堂墙上。想吃什么、嫌咸嫌淡，直接跟{经办人}说，或者写在门口的本子上。`),
	})
}
