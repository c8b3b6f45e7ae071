package main

import (
	"fmt"
	"strings"

	model "cunwu/generator/internal/township"
)

// ledgers adds the quarterly ledgers of a village.
func (a *archive) ledgers(v *village) {
	for i, l := range v.books() {
		q := l.quarter
		d := diceFor("ledger notice " + v.slug + q.key())
		n := notice{
			item:    "finance/income-expense",
			title:   q.chinese() + "财务收支公开",
			date:    q.after(d.between(8, 12)),
			from:    q.after(d.between(14, 19)),
			boards:  len(v.boards),
			summary: ledgerSummary(l),
			body:    ledgerBody(v, l, i),
		}
		if n.date[5:] >= "10-01" && n.date[5:] <= "10-08" {
			n.date = q.after(9)
		}
		if v.lateQuarter == q.key() {
			n.from, n.late = q.after(27), 1
		}
		n.reviewed = later(n.date, 1)
		name := fmt.Sprintf("%d-q%d", q.year, q.n)
		folder := "finance/"
		if v.year {
			folder, name = fmt.Sprintf("finance/%d/", q.year), fmt.Sprintf("q%d", q.n)
		}
		n.path = folder + name + ".md"
		file := name + ".csv"
		if v.encoding == workbook {
			file = name + ".xlsx"
		}
		n.tables = []table{l.table(file, v.encoding)}
		if v.slug == "liuwan" && q.key() == "2026Q3" {
			n.path = folder + "2026-q3/index.md"
			n.pictures = []picture{
				{"voucher-07.png", "记07月凭证：工程进度款收据", receipt()},
			}
			n.body += "\n七月那笔工程进度款的收据也附上，大家可以对一对：\n\n![工程进度款收据](voucher-07.png)\n"
		}
		if v.slug == "wangjiaying" && q.key() == "2025Q4" {
			n.tables = append(n.tables, wangjiayingDebts())
		}
		a.add(v, n)
	}
}

func ledgerSummary(l ledger) string {
	switch verb := l.in - l.out; {
	case verb >= 0:
		return fmt.Sprintf("%s收进 %s，花出 %s，账上现在有 %s。", l.quarter.short(), l.in.Plain(), l.out.Plain(), l.closing.Plain())
	default:
		return fmt.Sprintf("%s花得比收得多：收进 %s，花出 %s，账上还剩 %s。", l.quarter.short(), l.in.Plain(), l.out.Plain(), l.closing.Plain())
	}
}

// ledgerBody explains a ledger in one of three ways, as three clerks would.
func ledgerBody(v *village, l ledger, i int) string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	q := l.quarter
	switch (i + len(v.groups)) % 3 {
	case 0:
		say("%s的账已由村务监督委员会逐笔核对，现向全体村民公开。", q.chinese())
		say("")
		say("期初结余 %s 元，本季收入 %s 元，本季支出 %s 元，期末结余 %s 元。钱从哪里来、花到哪里去，合起来看是这样：",
			l.opening.Grouped(), l.in.Grouped(), l.out.Grouped(), l.closing.Grouped())
		say("")
		say("| 类别 | 收入（元） | 支出（元） |")
		say("| --- | ---: | ---: |")
		for _, s := range l.shares(true) {
			say("| %s | %s | |", s.class, s.sum.Grouped())
		}
		for _, s := range l.shares(false) {
			say("| %s | | %s |", s.class, s.sum.Grouped())
		}
		say("| **合计** | **%s** | **%s** |", l.in.Grouped(), l.out.Grouped())
		say("")
		say("每一笔都在下面：")
		say("")
		say("{{< table 收支明细 >}}")
	case 1:
		say("## 一、大额支出说明")
		say("")
		large := l.large(yuan(2000))
		if len(large) == 0 {
			say("本季度没有单笔 2,000 元以上的支出。")
		} else {
			say("单笔 2,000 元以上的支出有 %d 笔，都经村“两委”会议同意：", len(large))
			say("")
			for k, x := range large {
				note := ""
				if x.note != "" {
					note = "（" + x.note + "）"
				}
				say("%d. %s，%s：%s 元%s。", k+1, day(x.date).Chinese(), x.text, x.out.Grouped(), note)
			}
		}
		say("")
		say("## 二、收支明细")
		say("")
		say("{{< table 收支明细 >}}")
		say("")
		say("## 三、对账有疑问怎么办")
		say("")
		say("原始票据放在村部，公示期内工作日上午随时可以看。找%s（%s）预约，或者直接问村务监督委员会%s（%s）。",
			v.handler.name, v.handler.phone, v.committee.name, v.committee.phone)
	default:
		in, out := l.shares(true), l.shares(false)
		if len(in) > 0 {
			say("这一季的收入里，%s最多，有 %s 元；支出里，%s最多，有 %s 元。账和票据已经对过，一笔不漏地列在下面。",
				in[0].class, in[0].sum.Grouped(), out[0].class, out[0].sum.Grouped())
		}
		say("")
		say("> 看账先看三个数：上季留下 %s 元，加上收的 %s 元，减去花的 %s 元，就是现在的 %s 元。",
			l.opening.Grouped(), l.in.Grouped(), l.out.Grouped(), l.closing.Grouped())
	}
	return b.String()
}

func wangjiayingDebts() table {
	return table{name: "债权债务", file: "q4-debts.csv", kind: "debts", encoding: excelCSV,
		head: []string{"往来单位", "事由", "债权（元）", "债务（元）", "备注"},
		rows: [][]string{
			{"禾丰粮油加工厂", "四季度厂房租金尾款", yuan(4500).String(), "", "约定 2026年1月底前付清"},
			{"镇供电服务站", "十二月市场电费", "", model.Fen(163247).String(), "次月扣缴"},
			{"顺通建筑队", "市场西门地坪质保金", "", yuan(2800).String(), "2026年6月到期"},
		}}
}
