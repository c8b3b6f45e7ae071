package site

import "cunwu/generator/internal/township"

// styleLedger is a ledger of a quarter.
func styleLedger(day township.Day) *township.Table {
	t := &township.Table{Name: "收支明细", Kind: township.Ledger, Opening: 7612340, Columns: []township.Column{
		{Name: township.LedgerDate, Type: township.DayColumn}, {Name: township.LedgerVoucher}, {Name: township.LedgerText},
		{Name: township.LedgerIncome, Type: township.MoneyColumn}, {Name: township.LedgerExpense, Type: township.MoneyColumn},
		{Name: township.LedgerBalance, Type: township.MoneyColumn}, {Name: township.LedgerHandler, Type: township.NameColumn}, {Name: township.LedgerNote},
	}}
	balance := t.Opening
	for i, entry := range []struct {
		text string
		fen  township.Fen
	}{{"鱼塘承包费", 4200000}, {"村道路灯电费", -112635}, {"村道路灯电费", -98020}, {"上级补助", 1500000}, {"清理水渠人工费（12 个工）", -240000}} {
		balance += entry.fen
		row := []township.Cell{
			{Day: day.Add(15*i - 90), Given: true}, {Text: "记-00" + string(rune('1'+i))}, {Text: entry.text}, {}, {},
			{Value: int64(balance), Given: true}, {Text: "王*海"}, {Text: []string{"", "两个月", "", "", "见工单"}[i]},
		}
		if entry.fen > 0 {
			row[3] = township.Cell{Value: int64(entry.fen), Given: true}
		} else {
			row[4] = township.Cell{Value: int64(-entry.fen), Given: true}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// styleList is a list with so many columns: a short wide one turns into labelled rows.
func styleList(name string, columns int) *township.Table {
	t := &township.Table{Name: name}
	all := []township.Column{
		{Name: "姓名", Type: township.NameColumn}, {Name: "村民组"}, {Name: "金额", Type: township.MoneyColumn, Total: true},
		{Name: "面积（亩）", Type: township.CountColumn}, {Name: "核定日", Type: township.DayColumn}, {Name: "备注"},
	}
	t.Columns = all[:columns]
	for i, person := range []string{"周*垚", "林*", "李**"} {
		row := []township.Cell{
			{Text: person}, {Text: []string{"一组", "二组", "五组"}[i]}, {Value: int64(130000 + 25000*i), Given: true},
			{Text: "3.5"}, {Day: township.MakeDay(2026, 6, 1+i), Given: true}, {},
		}
		t.Rows = append(t.Rows, row[:columns])
	}
	return t
}

// stylePlan is what was planned and what was spent.
func stylePlan() *township.Table {
	t := &township.Table{Name: "资金来源", Columns: []township.Column{
		{Name: "资金来源"}, {Name: "计划", Type: township.MoneyColumn, Total: true, Measure: township.Planned},
		{Name: "实际", Type: township.MoneyColumn, Total: true, Measure: township.Actual},
	}}
	for _, fund := range []struct {
		name            string
		planned, actual int64
	}{{"上级补助", 6000000, 6000000}, {"村集体自筹", 2400000, 1985000}} {
		t.Rows = append(t.Rows, []township.Cell{{Text: fund.name}, {Value: fund.planned, Given: true}, {Value: fund.actual, Given: true}})
	}
	return t
}
