package site

import "cunwu/generator/internal/township"

// chartWidth is the length of the chart's longest bar, in the units of its SVG.
const chartWidth = 1000

// A purseView is what a ledger comes to, as a village's page and a notice show it.
type purseView struct {
	Opening string   `json:"opening"`
	Income  string   `json:"income"`
	Expense string   `json:"expense"`
	Closing string   `json:"closing"`
	Plain   plain    `json:"plain"` // as people say it: 4.2 万元
	Bars    bars     `json:"bars"`
	Path    string   `json:"path"`
	Title   string   `json:"title"`
	From    *dayView `json:"from,omitempty"` // of the ledger's first entry
	To      *dayView `json:"to,omitempty"`   // of its last
}

type plain struct {
	Opening string `json:"opening"`
	Income  string `json:"income"`
	Expense string `json:"expense"`
	Closing string `json:"closing"`
}

// bars are lengths on one scale, out of chartWidth.
type bars struct {
	Income  int `json:"income"`
	Expense int `json:"expense"`
}

// viewPurse is the purse of the ledger whose entries reach furthest: a correction of
// an old quarter that was published late is not the village's balance.
func (s *Site) viewPurse(v *Village) *purseView {
	var newest *township.Notice
	var first, last township.Day
	for _, n := range v.Notices {
		if n.Notice.Withdrawn != nil || n.Notice.Corrected != "" || n.Notice.Period.From.After(s.config.Today) {
			continue
		}
		t := n.Notice.Ledger()
		if t == nil {
			continue
		}
		from, to := t.Span()
		if to.IsZero() {
			to = n.Notice.Date
		}
		if newest == nil || to.After(last) {
			newest, first, last = n.Notice, from, to
		}
	}
	if newest == nil {
		return nil
	}
	p := newest.Ledger().Purse()
	return &purseView{
		Opening: p.Opening.Grouped(), Income: p.Income.Grouped(), Expense: p.Expense.Grouped(), Closing: p.Closing.Grouped(),
		Plain: plain{s.amount(p.Opening), s.amount(p.Income), s.amount(p.Expense), s.amount(p.Closing)},
		Bars:  bars{share(p.Income, p.Expense), share(p.Expense, p.Income)},
		Path:  v.Village.Slug + "/" + newest.ID + "/", Title: newest.Title,
		From: s.viewDay(first), To: s.viewDay(last),
	}
}

// share is the length of a's bar beside that of b.
func share(a, b township.Fen) int {
	a, b = max(a, 0), max(b, 0)
	most := max(a, b)
	if most == 0 {
		return 0
	}
	return int(float64(a) / float64(most) * chartWidth)
}
