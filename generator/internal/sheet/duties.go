package sheet

import (
	"slices"
	"strconv"

	"cunwu/generator/internal/township"
)

// Duties are what the sheet of a village's duties is made from: what it must publish
// in a quarter, and by when.
type Duties struct {
	Township *township.Township
	Village  *township.Village
	Year     int
	Quarter  int // 1 to 4
	Entries  []Duty
	Options  Options
}

// A Duty is one thing that must be published.
type Duty struct {
	Day   township.Day // by the end of which
	Title string       // what it is to be called
	Item  string       // name of the catalogue item
	Basis string       // the rule that asks for it; may be empty
}

// Duties makes the sheet of duties: the entries by day, month after month, each with
// a box to tick. It is for whoever has to write the notices.
func (m *Maker) Duties(in Duties) (PDF, error) {
	l, err := m.fitted(in.Options, nil, func(l *layout) error {
		l.duties(in)
		return nil
	})
	if err != nil {
		return PDF{}, err
	}
	return m.finish(l, l.dutiesTitle(in), frame{township: in.Township, left: in.Village.Name})
}

func (l *layout) dutiesTitle(in Duties) string {
	return l.words.say("sheet_duties_title", "village", in.Village.Name, "year", strconv.Itoa(in.Year), "quarter", strconv.Itoa(in.Quarter))
}

func (l *layout) duties(in Duties) {
	s := l.style
	l.mark(1, l.dutiesTitle(in))
	l.add(l.balanced(l.dutiesTitle(in), s.Title, element("H1"))...)
	text := l.words["sheet_duties_none"]
	if n := len(in.Entries); n > 0 {
		text = l.words.say("sheet_duties_count", "n", strconv.Itoa(n))
	}
	set := block{indent: 2 * s.Body.Size, above: s.Title.Pitch / 3}.in(s.Body)
	l.add(l.paragraph(plain(text, s.Body, element("P")), set, s.measure())...)
	entries := slices.Clone(in.Entries)
	slices.SortStableFunc(entries, func(a, b Duty) int { return a.Day.Sub(b.Day) })
	if len(entries) > 0 {
		l.add(l.table(l.calendar(entries), nil)...)
	}
}

// calendar turns the entries into a table with a row for each month's name.
func (l *layout) calendar(entries []Duty) *grid {
	g := &grid{}
	for _, column := range []struct {
		key   string
		align align
		rigid bool
	}{
		{"sheet_duties_day", center, true}, {"sheet_duties_what", leftAligned, false}, {"sheet_duties_item", leftAligned, false},
		{"sheet_duties_basis", leftAligned, false}, {"sheet_duties_done", center, true},
	} {
		g.columns = append(g.columns, gridColumn{head: []span{{text: l.words[column.key], face: SerifBold}}, align: column.align, rigid: column.rigid})
	}
	last := ""
	for _, e := range entries {
		y, m, d := e.Day.Date()
		month := l.words.say("sheet_duties_month", "y", strconv.Itoa(y), "m", strconv.Itoa(int(m)))
		if month != last {
			name := cell(month, SansBold, false)
			name.over = len(g.columns)
			g.rows = append(g.rows, gridRow{cells: []gridCell{name}, keep: true})
			last = month
		}
		day := l.words.say("sheet_month_day", "m", strconv.Itoa(int(m)), "d", strconv.Itoa(d))
		day += " " + l.words["sheet_weekday_"+strconv.Itoa(int(e.Day.Weekday()))]
		g.rows = append(g.rows, gridRow{cells: []gridCell{
			cell(day, Serif, true), cell(e.Title, SerifBold, false), cell(e.Item, Serif, false), cell(e.Basis, Serif, false), cell("□", Serif, false),
		}})
	}
	return g
}
