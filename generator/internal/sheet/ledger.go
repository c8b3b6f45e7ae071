package sheet

import (
	"errors"
	"strconv"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/township"
)

// ErrNoLedger says that a notice has no accounts to be set.
var ErrNoLedger = errors.New("sheet: the notice has no ledger")

// Ledger makes the sheet of a notice's accounts, for a board: its ledgers alone, each
// under what it comes to, the rows on light stripes, with the page's sums and what is
// brought forward where it goes on, and at the end who signs, who reviewed it, and the
// code. Of a notice that was withdrawn it says that alone, as the notice's sheet does.
func (m *Maker) Ledger(in Notice) (PDF, error) {
	if !hasLedger(in.Notice) {
		return PDF{}, ErrNoLedger
	}
	if _, ok := m.styles[in.Options]; !ok {
		return PDF{}, paperError(in.Options)
	}
	l, err := m.closest(in.Options.tabular(), in.Codes, func(l *layout) error { return l.ledgerSheet(in) })
	if err != nil {
		return PDF{}, err
	}
	return m.finish(l, l.ledgerTitle(in.Notice), frame{township: in.Township, left: l.numbered(in.Notice)})
}

func (l *layout) ledgerTitle(n *township.Notice) string {
	return l.words.say("sheet_ledger_title", "title", n.Title)
}

func hasLedger(n *township.Notice) bool {
	_, has := n.Purse()
	return has
}

// tabular are the styles of a sheet that is all table: its margins are narrower than
// those that GB/T 9704-2012 asks of a text.
func (o Options) tabular() []Style {
	styles := o.densities()
	for i := range styles {
		s := &styles[i]
		mm := pdf.Millimetres
		s.Top, s.Right, s.Bottom, s.Left = mm(31), mm(18), mm(27), mm(20)
		if o.Paper == PaperA3 {
			s.Top, s.Right, s.Bottom, s.Left = mm(36), mm(20), mm(30), mm(25)
		}
	}
	return styles
}

// ledgerSheet sets all of a ledger's sheet.
func (l *layout) ledgerSheet(in Notice) error {
	n := in.Notice
	l.opening(in)
	l.marks[0].title = l.ledgerTitle(n) // not to be taken for the notice's own
	if w := n.Withdrawn; w != nil {
		l.withdrawn(w)
		return l.closing(in)
	}
	l.related(in)
	for _, t := range n.Tables {
		if t.Kind == township.Ledger {
			l.account(t)
		}
	}
	return l.end(in, l.people(in), l.objection(n), l.review(n.Reviewed))
}

// account sets one ledger: its name and days, what it comes to, and its lines.
func (l *layout) account(t *township.Table) {
	s := l.style
	l.mark(2, t.Name)
	name, days := s.Closing, s.Phones
	p := element("H2")
	heading := []span{
		{text: t.Name, face: SansBold, size: name.Size, tag: p},
		{text: l.words.gap() + l.entryDays(t), face: days.Face, size: days.Size, tag: p},
	}
	l.add(l.paragraph(heading, block{align: center, keep: true, above: name.Pitch / 6}.in(name), s.measure())...)

	purse := l.table(l.purse(t.Purse()), nil)
	for i := range purse {
		purse[i].bond = near
	}
	l.add(purse...)

	g := l.noticeTable(t)
	g.caption, g.striped = "", true
	l.add(l.table(g, nil)...)
}

// entryDays says from when to when a ledger tells, and of how many entries.
func (l *layout) entryDays(t *township.Table) string {
	if len(t.Rows) == 0 {
		return l.words["sheet_ledger_none"]
	}
	var first, last township.Day
	if at := t.Column(township.LedgerDate); at >= 0 {
		for _, row := range t.Rows {
			d := row[at].Day
			if d.IsZero() {
				continue
			}
			if first.IsZero() || d.Before(first) {
				first = d
			}
			if d.After(last) {
				last = d
			}
		}
	}
	return l.words.say("sheet_ledger_days", "from", l.words.date(first), "to", l.words.date(last), "n", strconv.Itoa(len(t.Rows)))
}

// purse is what a ledger comes to as a table of one row.
func (l *layout) purse(p township.Purse) *grid {
	g := &grid{}
	row := gridRow{strong: true}
	for _, sum := range []struct {
		key    string
		amount township.Fen
	}{
		{"sheet_opening", p.Opening}, {"sheet_ledger_income", p.Income}, {"sheet_ledger_expense", p.Expense}, {"sheet_closing", p.Closing},
	} {
		head := l.words[sum.key] + l.words["sheet_yuan"]
		g.columns = append(g.columns, gridColumn{head: []span{{text: head, face: SerifBold}}, align: center, rigid: true})
		row.cells = append(row.cells, cell(sum.amount.Grouped(), SerifBold, true))
	}
	g.rows = []gridRow{row}
	return g
}
