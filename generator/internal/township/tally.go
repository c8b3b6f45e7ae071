package township

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// A Measure is what a column of money means to a picture of it. The catalogue says so:
// names of columns differ from item to item.
type Measure int

// The measures of a column.
const (
	NoMeasure Measure = iota
	Granted           // what people received
	Planned           // what was to be spent
	Actual            // what was spent
)

// A Class is a class of income or expense, and the words by which an entry's text is known
// to belong to it.
type Class struct {
	Name  string
	Words []string
}

// Classes are those into which a ledger's entries are sorted where it does not say their
// classes itself: data of the township.
type Classes struct{ Income, Expense []Class }

// Shown reports whether the notice's figures may be part of what is told of several
// notices: it is on the web, has begun, and holds. A corrected one tells what was wrong.
func (n *Notice) Shown(today Day) bool {
	return n.Audience == Everyone && n.Withdrawn == nil && n.Corrected == "" && !n.Period.From.After(today)
}

// Ledger is the notice's first ledger, or nil.
func (n *Notice) Ledger() *Table {
	for _, t := range n.Tables {
		if t.Kind == Ledger {
			return t
		}
	}
	return nil
}

// Span is the days of a ledger's first and last entry; zero where it has none.
func (t *Table) Span() (from, to Day) {
	i := t.Column(LedgerDate)
	if i < 0 {
		return from, to
	}
	for _, row := range t.Rows {
		day := row[i].Day
		if day.IsZero() {
			continue
		}
		if from.IsZero() || day.Before(from) {
			from = day
		}
		if day.After(to) {
			to = day
		}
	}
	return from, to
}

// Ledgers are the ledgers that a village's accounts are told by, oldest first: the one
// that reaches furthest, and before it those of the same item that do not overlap. Two
// ledgers over the same days are two accounts, or one twice; neither may be added up.
func Ledgers(notices []*Notice, today Day) []*Table {
	type ledger struct {
		item     string
		t        *Table
		from, to Day
	}
	var all []ledger
	for _, n := range notices {
		if t := n.Ledger(); t != nil && n.Shown(today) {
			if from, to := t.Span(); !from.IsZero() {
				all = append(all, ledger{n.Item, t, from, to})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b ledger) int { return b.to.Compare(a.to) })
	var chain []*Table
	var begin Day
	for _, l := range all {
		if len(chain) == 0 || l.item == all[0].item && l.to.Before(begin) {
			chain, begin = append(chain, l.t), l.from
		}
	}
	slices.Reverse(chain)
	return chain
}

// Joined is the end of a list of ledgers, given oldest first, that can be added up: those of the
// year that the last reaches, as far back as each opens with what the one before closed with.
func Joined(ledgers []*Table) []*Table {
	first := len(ledgers) - 1
	if first < 0 {
		return nil
	}
	_, last := ledgers[first].Span()
	for ; first > 0; first-- {
		before := ledgers[first-1]
		if from, _ := before.Span(); from.Year() != last.Year() || before.Purse().Closing != ledgers[first].Opening {
			break
		}
	}
	return ledgers[first:]
}

// An entry is a line of a ledger.
type entry struct {
	day             Day
	text, class     string
	income, expense Fen
}

// entries are a ledger's lines in the order of their days. A line without a day has that
// of the line above it.
func (t *Table) entries() []entry {
	day, text, class := t.Column(LedgerDate), t.Column(LedgerText), t.Column(LedgerClass)
	income, expense := t.Column(LedgerIncome), t.Column(LedgerExpense)
	from, _ := t.Span()
	var list []entry
	for _, row := range t.Rows {
		e := entry{day: from}
		if day >= 0 && !row[day].Day.IsZero() {
			e.day = row[day].Day
		}
		from = e.day
		if text >= 0 {
			e.text = row[text].Text
		}
		if class >= 0 {
			e.class = row[class].Text
		}
		if income >= 0 {
			e.income = Fen(row[income].Value)
		}
		if expense >= 0 {
			e.expense = Fen(row[expense].Value)
		}
		list = append(list, e)
	}
	slices.SortStableFunc(list, func(a, b entry) int { return a.day.Compare(b.day) })
	return list
}

// A MonthSum is what came in and went out in a month.
type MonthSum struct {
	Year            int
	Month           time.Month
	Income, Expense Fen
	Unknown         bool // no ledger tells of it
}

// MonthSums sums up ledgers, given oldest first, by month: every month from the first entry to
// the last. A month between two ledgers is known where the second opens with what the
// first closed with; else a ledger is missing.
func MonthSums(ledgers []*Table) []MonthSum {
	var months []MonthSum
	at := map[int]int{} // by the month's number
	add := func(n int, unknown bool) {
		at[n] = len(months)
		months = append(months, MonthSum{Year: n / 12, Month: time.Month(n%12 + 1), Unknown: unknown})
	}
	newest := -1
	var closing Fen
	for i, t := range ledgers {
		gap := i > 0 && t.Opening != closing
		closing = t.Purse().Closing
		for _, e := range t.entries() {
			if e.day.IsZero() {
				continue
			}
			n := monthNumber(e.day)
			for m := newest + 1; newest >= 0 && m < n; m++ {
				add(m, gap)
			}
			if _, ok := at[n]; !ok {
				add(n, false)
			}
			gap, newest = false, n
			months[at[n]].Income += e.income
			months[at[n]].Expense += e.expense
		}
	}
	return months
}

func monthNumber(d Day) int {
	y, m, _ := d.Date()
	return y*12 + int(m) - 1
}

// A Balance is what was there at the end of a day.
type Balance struct {
	Day     Day
	Amount  Fen
	Opening bool // what a ledger began with, before its first entry
	Missing bool // Opening, and not what the ledger before it closed with
}

// Balances are the balances of ledgers, given oldest first: the opening balance of each, and
// the balance at the end of each day that has an entry.
func Balances(ledgers []*Table) []Balance {
	var list []Balance
	for i, t := range ledgers {
		entries := t.entries()
		if len(entries) == 0 || entries[0].day.IsZero() {
			continue
		}
		running := t.Opening
		missing := i > 0 && len(list) > 0 && list[len(list)-1].Amount != running
		list = append(list, Balance{entries[0].day, running, true, missing})
		for _, e := range entries {
			running += e.income - e.expense
			if b := &list[len(list)-1]; !b.Opening && b.Day == e.day {
				b.Amount = running
			} else {
				list = append(list, Balance{Day: e.day, Amount: running})
			}
		}
	}
	return list
}

// A ClassSum is what belongs to one class.
type ClassSum struct {
	Name string // empty: to none
	Sum  Fen
}

// A Classified is a ledger's sums by class, of each side the largest first, what belongs to
// no class last.
type Classified struct {
	Income, Expense []ClassSum
	Guessed         bool // by words: the ledger itself says no classes
}

// Classify sums up a ledger by the classes that its own column names. Where it has no
// such column, or nothing in it, an entry belongs to the first class one of whose words is
// in its text. The two are never mixed: a picture that is half guessed could contradict
// the table below it.
func (t *Table) Classify(c Classes) Classified {
	entries := t.entries()
	guessed := !slices.ContainsFunc(entries, func(e entry) bool { return e.class != "" })
	ins, outs := classSums{}, classSums{}
	for _, e := range entries {
		in, out := e.class, e.class
		if guessed {
			in, out = classOf(e.text, c.Income), classOf(e.text, c.Expense)
		}
		ins.add(in, e.income)
		outs.add(out, e.expense)
	}
	return Classified{ins.rank(), outs.rank(), guessed}
}

// classOf is the name of the class that a text belongs to; empty: none.
func classOf(text string, classes []Class) string {
	for _, c := range classes {
		if slices.ContainsFunc(c.Words, func(w string) bool { return strings.Contains(text, w) }) {
			return c.Name
		}
	}
	return ""
}

// classSums are the sums of one side of a ledger, by class.
type classSums map[string]Fen

func (s classSums) add(class string, f Fen) {
	if f != 0 {
		s[class] += f
	}
}

func (s classSums) rank() []ClassSum {
	var list []ClassSum
	for name, sum := range s {
		if sum != 0 {
			list = append(list, ClassSum{name, sum})
		}
	}
	slices.SortFunc(list, func(a, b ClassSum) int {
		if (a.Name == "") != (b.Name == "") {
			return cmp.Compare(b.Name, a.Name) // of two, one of which is empty, the empty one is last
		}
		return cmp.Or(cmp.Compare(b.Sum, a.Sum), cmp.Compare(a.Name, b.Name))
	})
	return list
}

// A GrantSum is what people received under an item for a year.
type GrantSum struct {
	Item   string
	Year   int
	Sum    Fen
	Months []time.Month // that it is for, in order, where that is known not to be the whole year
}

// Grants sums up what people received by item and year, in the order of the items' ids. The year is
// the one that a notice's title names (2025年第四季度, however late it was published), or else that of its
// date. It reads sums alone, which stay when the names have left a list. A list that was continued
// by another of the same item, as a first list by the final one, counts once.
func Grants(notices []*Notice, today Day) []GrantSum {
	granted := func(n *Notice) (sum Fen, ok bool) {
		for _, t := range n.Tables {
			for i, c := range t.Columns {
				if c.Measure == Granted && slices.ContainsFunc(t.Rows, func(row []Cell) bool { return row[i].Given }) {
					sum, ok = sum+Fen(t.Sum(i)), true
				}
			}
		}
		return sum, ok && n.Item != "" && n.Shown(today)
	}
	continued := map[string]string{} // by id: the item of the notice that continues it
	for _, n := range notices {
		if _, ok := granted(n); ok && n.Follows != "" {
			continued[n.Follows] = n.Item
		}
	}
	type key struct {
		item string
		year int
	}
	type yearly struct {
		sum    Fen
		whole  bool // or not known
		months [13]bool
	}
	sums := map[key]yearly{}
	for _, n := range notices {
		sum, ok := granted(n)
		if !ok || continued[n.ID] == n.Item {
			continue
		}
		year := n.written().Year()
		term, named := n.Stretch()
		if named {
			year = term.From.Year()
		}
		all := sums[key{n.Item, year}]
		all.sum += sum
		if !named || term.Bare {
			all.whole = true
		} else {
			_, first, _ := term.From.Date()
			_, last, _ := term.To.Date()
			for m := first; m <= last; m++ {
				all.months[m] = true
			}
		}
		sums[key{n.Item, year}] = all
	}
	list := make([]GrantSum, 0, len(sums))
	for k, all := range sums {
		g := GrantSum{Item: k.item, Year: k.year, Sum: all.sum}
		for m := time.January; m <= time.December && !all.whole; m++ {
			if all.months[m] {
				g.Months = append(g.Months, m)
			}
		}
		if len(g.Months) == 12 {
			g.Months = nil
		}
		list = append(list, g)
	}
	slices.SortFunc(list, func(a, b GrantSum) int {
		return cmp.Or(cmp.Compare(a.Item, b.Item), cmp.Compare(a.Year, b.Year))
	})
	return list
}

// A Compared is a line of a project's money: planned and actual, as far as each was given.
type Compared struct {
	Name                      string
	Planned, Actual           Fen
	PlannedGiven, ActualGiven bool
}

// Compare reads a table that has what was planned and what was spent. It returns nothing
// before anything was spent, and nothing of a table that lists people.
func (t *Table) Compare() []Compared {
	planned, actual, name := -1, -1, -1
	for i, c := range t.Columns {
		switch {
		case c.Type == NameColumn:
			return nil
		case c.Measure == Planned:
			planned = i
		case c.Measure == Actual:
			actual = i
		case c.Type == TextColumn && name < 0:
			name = i
		}
	}
	if planned < 0 || actual < 0 || name < 0 || t.Cleared {
		return nil
	}
	var list []Compared
	spent := false
	for _, row := range t.Rows {
		p, a := row[planned], row[actual]
		if !p.Given && !a.Given {
			continue
		}
		spent = spent || a.Given
		list = append(list, Compared{row[name].Text, Fen(p.Value), Fen(a.Value), p.Given, a.Given})
	}
	if !spent {
		return nil
	}
	return list
}
