package site

import "cunwu/generator/internal/township"

// Of the picture of a purse: the length of its longest bar, in the units of its SVG, and how
// many ledgers it leads to.
const (
	purseWidth   = 1000
	purseLedgers = 4
)

// A purseView is what a village's ledgers come to in the year that the newest one reaches, as far
// as they join; its sums are those of the pictures below it.
type purseView struct {
	Opening string    `json:"opening"`
	Income  string    `json:"income"`
	Expense string    `json:"expense"`
	Closing string    `json:"closing"`
	Bars    bars      `json:"bars"`
	From    *dayView  `json:"from,omitempty"` // of the first entry
	To      *dayView  `json:"to,omitempty"`   // of the last
	Ledgers []listing `json:"ledgers"`        // newest first
}

// bars are lengths on one scale, out of purseWidth.
type bars struct {
	Income  int `json:"income"`
	Expense int `json:"expense"`
}

// A listing leads to a notice by its title.
type listing struct {
	Path  string `json:"path"`
	Title string `json:"title"`
}

// viewPurse is the purse of a village: of the ledgers whose entries reach furthest, for a
// correction of an old quarter that was published late is not the village's balance.
func (s *Site) viewPurse(v *Village) *purseView {
	notices := make([]*township.Notice, len(v.Notices))
	of := map[*township.Table]*township.Notice{}
	var idle *township.Table // newest of those without an entry
	for i, n := range v.Notices {
		notices[i] = n.Notice
		if t := n.Notice.Ledger(); t != nil && n.Notice.Shown(s.config.Today) {
			of[t] = n.Notice
			if idle == nil || n.Notice.Date.After(of[idle].Date) {
				idle = t
			}
		}
	}
	year := township.Joined(township.Ledgers(notices, s.config.Today))
	if len(year) == 0 {
		if idle == nil {
			return nil
		}
		year = []*township.Table{idle}
	}
	sum := township.Purse{Opening: year[0].Opening, Closing: year[len(year)-1].Purse().Closing}
	p := &purseView{}
	for i, t := range year {
		part := t.Purse()
		sum.Income, sum.Expense = sum.Income+part.Income, sum.Expense+part.Expense
		if n := of[t]; len(year)-i <= purseLedgers {
			p.Ledgers = append([]listing{{v.Village.Slug + "/" + n.ID + "/", n.Title}}, p.Ledgers...)
		}
	}
	from, _ := year[0].Span()
	_, to := year[len(year)-1].Span()
	if p.From, p.To = s.viewDay(from), s.viewDay(to); p.To != nil {
		p.To.Text = s.shortDay(from, to)
	}
	p.Opening, p.Income, p.Expense, p.Closing = sum.Opening.Grouped(), sum.Income.Grouped(), sum.Expense.Grouped(), sum.Closing.Grouped()
	p.Bars = bars{share(sum.Income, sum.Expense), share(sum.Expense, sum.Income)}
	return p
}

// share is the length of a's bar beside that of b.
func share(a, b township.Fen) int {
	a, b = max(a, 0), max(b, 0)
	most := max(a, b)
	if most == 0 {
		return 0
	}
	return int(float64(a) / float64(most) * purseWidth)
}
