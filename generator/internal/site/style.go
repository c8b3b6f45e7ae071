package site

import "cunwu/generator/internal/township"

// A styleView holds an example of every component. The page is made for a demonstration
// alone: whoever changes the theme sees there what the change does.
type styleView struct {
	Colours   []string        `json:"colours"`
	Sizes     []string        `json:"sizes"`
	Sentence  string          `json:"sentence"`
	Briefs    []briefView     `json:"briefs"` // one in each state
	Phones    []contactView   `json:"phones"`
	Purse     *purseView      `json:"purse"`
	Figures   []figureView    `json:"figures"`
	Objects   []objectView    `json:"objects"`
	Withdrawn *withdrawalView `json:"withdrawn"`
	Reviewed  *reviewView     `json:"reviewed"`
	Posted    []postingView   `json:"posted"`
	Version   string          `json:"version"`
	Links     []linkView      `json:"links"`

	Villages int         `json:"villages"` // to be found
	Groups   []groupView `json:"groups"`
	Example  exampleView `json:"example"`
	Owed     []owedView  `json:"owed"`
}

// An objectView is a right to object, as a notice's page shows it.
type objectView struct {
	Mark    string        `json:"mark"` // the id of its heading
	Period  periodView    `json:"period"`
	Phones  []contactView `json:"phones"`
	Further []contactView `json:"further,omitempty"`
}

// stylePage is the page of examples. What it links to is the township's own.
func (s *Site) stylePage() *page {
	const see = "disclosure/"
	day := s.config.Today
	view := styleView{
		Colours: []string{"paper", "sheet", "ink", "ink-2", "rule", "seal", "pine", "ochre"},
		Sizes:   []string{"text-1", "text-2", "text-3", "text-4", "text-5"},
		Phones: viewContacts([]township.Contact{
			{Name: "林晓", Role: "村文书", Phone: "0999-5551102"}, {Name: "政务服务便民热线", Role: "各类咨询投诉", Phone: "12345"}, {Name: "村务公开栏"},
		}),
		Withdrawn: &withdrawalView{s.viewDay(day), "名单里写了不该公开的内容。"},
		Reviewed:  &reviewView{"村务监督委员会", s.viewDay(day.Add(-3))},
		Posted:    []postingView{{"村委会门口", s.viewDay(day.Add(-2)), "张*"}, {"桥头小卖部", s.viewDay(day.Add(-2)), ""}},
		Links:     []linkView{{"rel_corrected", see, "2026年春季水渠维修账（更正）", s.viewDay(day)}, {"rel_previous", see, "2026年冬季水渠维修账", s.viewDay(day.Add(-90))}},
	}
	table := styleLedger(day)
	n := &township.Notice{Title: "2026年春季水渠维修账", Category: "finance", Tables: []*township.Table{table}}
	v := &Village{Village: &township.Village{}, Notices: []Notice{{Notice: n}}}
	n.Period.From, n.Date, n.Length = day.Add(-5), day.Add(-8), township.Length{N: 10, Unit: township.Days}
	n.Summary = "三季度收入 " + s.amount(table.Purse().Income) + "，支出 " + s.amount(table.Purse().Expense) + "，结余 " + s.amount(table.Purse().Closing) + "。"
	view.Sentence, view.Version = n.Summary, n.Version()
	view.Figures, view.Purse = s.figures(n), s.viewPurse(v)
	view.Purse.Path = see
	for i, last := range []township.Day{day.Add(30), day.Add(1), day.Add(-1), {}} {
		n.LastDay = last
		view.Briefs = append(view.Briefs, s.viewBrief("", n))
		view.Objects = append(view.Objects, objectView{[]string{"object-open", "object-soon", "object-ended", "object-standing"}[i], s.viewPeriod(n), view.Phones[:1], view.Phones[1:2]})
	}
	n.Withdrawn = &township.Withdrawal{Date: day}
	view.Briefs = append(view.Briefs, s.viewBrief("", n))
	for i := range view.Briefs {
		view.Briefs[i].Path = see
	}
	view.Briefs[2].Corrected = true
	view.Briefs[1].Village, view.Briefs[1].Ending = "柳湾村", s.viewEnding(day.Add(1))
	s.styleVillages(&view, see)
	return &page{
		address: "style/", file: "style", title: s.word("style"), layout: "style", date: day, params: view,
		body: "<h3>一、说明</h3>\n<p>收入比上季度多，主要是<strong>鱼塘承包费</strong>到账。</p>\n<ul>\n<li>集体资金全部存入代管账户；</li>\n<li>单笔 2,000 元以上的支出经村民代表会议通过。</li>\n</ul>\n" +
			s.TableHTML(table) + s.TableHTML(styleList("补贴名单", 3)) + s.TableHTML(styleList("项目计划", 6)),
	}
}

// styleVillages adds villages to be found, and how they stand.
func (s *Site) styleVillages(view *styleView, see string) {
	for i, sum := range []township.Summary{
		{Slug: "liuwan", Name: "柳湾村", Groups: []string{"一组", "二组", "三组"}, Total: 27},
		{Slug: "shangping", Name: "上坪村", Groups: []string{"一组（上坪）", "二组（老屋场）"}},
	} {
		entry := s.viewEntry(sum)
		entry.Path = see
		view.Groups = append(view.Groups, groupView{Letter: letterOf(entry.Spelled), Villages: []entryView{entry}})
		view.Owed = append(view.Owed, owedView{Slug: sum.Slug, Name: sum.Name, Done: 3 - i, Due: 2, Overdue: i})
		view.Villages++
	}
	view.Example = exampleOf(township.Summary{Slug: "liuwan", Name: "柳湾村"})
}

// styleLedger is a ledger of three entries.
func styleLedger(day township.Day) *township.Table {
	t := &township.Table{Name: "收支明细", Kind: township.Ledger, Opening: 7612340, Columns: []township.Column{
		{Name: township.LedgerDate, Type: township.DayColumn}, {Name: township.LedgerVoucher}, {Name: township.LedgerText},
		{Name: township.LedgerIncome, Type: township.MoneyColumn}, {Name: township.LedgerExpense, Type: township.MoneyColumn},
		{Name: township.LedgerBalance, Type: township.MoneyColumn}, {Name: township.LedgerHandler, Type: township.NameColumn},
	}}
	balance := t.Opening
	for i, entry := range []struct {
		text string
		fen  township.Fen
	}{{"鱼塘承包费", 4200000}, {"村道路灯电费", -112635}, {"清理水渠人工费（12 个工）", -240000}} {
		balance += entry.fen
		row := []township.Cell{
			{Day: day.Add(i - 40), Given: true}, {Text: "记-00" + string(rune('1'+i))}, {Text: entry.text}, {}, {},
			{Value: int64(balance), Given: true}, {Text: "王*海"},
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
