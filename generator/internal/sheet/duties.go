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
	Undated  []Duty // without a day: to be published when something happens
	Options  Options
}

// A Duty is one thing that must be published.
type Duty struct {
	Day   township.Day // by the end of which
	Title string       // what it is
	From  township.Day // the month or quarter of which it tells; zero where none is known
	To    township.Day
	Limit string       // the time limit in words; may be empty
	Basis string       // the rule that asks for it; may be empty
	Done  township.Day // on which it was published; zero: it is not known to be
}

// Duties makes the sheet of duties: the entries by day, month after month, each with
// a box to tick, and below them what has no day. It is for whoever has to write the
// notices.
func (m *Maker) Duties(in Duties) (PDF, error) {
	if _, ok := m.styles[in.Options]; !ok {
		return PDF{}, paperError(in.Options)
	}
	l, err := m.closest(in.Options.tabular(), nil, func(l *layout) error {
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
		l.add(l.table(l.calendar(in, entries), nil)...)
	}
	if len(in.Undated) > 0 {
		t := s.Headings[0]
		l.mark(2, l.words["sheet_duties_undated"])
		l.add(l.paragraph(plain(l.words["sheet_duties_undated"], t, element("H2")), block{above: t.Pitch / 3, keep: true}.in(t), s.measure())...)
		l.add(l.table(l.undated(in.Undated), nil)...)
	}
}

// LimitWords says a time limit for which the catalogue has no words: kind is what it
// counts from or how often it comes round, as the catalogue names it (formed, quarter,
// at-once), and length how long it is, which may be nothing.
func (m *Maker) LimitWords(kind string, length township.Length) string {
	text := m.words.length(length)
	if length.Unit == township.Hours {
		text = m.words.say("sheet_limit_hours", "n", strconv.Itoa(length.N))
	}
	return m.words.say("sheet_limit_"+kind, "length", text)
}

// dutiesGrid is a table without rows whose columns have the given heads.
func (l *layout) dutiesGrid(keys ...string) *grid {
	g := &grid{modest: true}
	for _, key := range keys {
		column := gridColumn{head: []span{{text: l.words[key], face: SerifBold}}, align: leftAligned}
		if key == "sheet_duties_day" || key == "sheet_duties_of" || key == "sheet_duties_done" {
			column.align, column.rigid = center, true
		}
		g.columns = append(g.columns, column)
	}
	return g
}

// calendar turns the entries into a table with a row for each month's name.
func (l *layout) calendar(in Duties, entries []Duty) *grid {
	g := l.dutiesGrid("sheet_duties_day", "sheet_duties_what", "sheet_duties_of", "sheet_duties_limit", "sheet_duties_basis", "sheet_duties_done")
	last := ""
	for _, e := range entries {
		y, m, _ := e.Day.Date()
		month := l.words.say("sheet_duties_month", "y", strconv.Itoa(y), "m", l.words.month(m))
		if month != last {
			name := cell(month, SansBold, false)
			name.over = len(g.columns)
			g.rows = append(g.rows, gridRow{cells: []gridCell{name}, keep: true})
			last = month
		}
		day := l.monthDay(e.Day) + " " + l.words["sheet_weekday_"+strconv.Itoa(int(e.Day.Weekday()))]
		done := "□"
		if !e.Done.IsZero() {
			done = l.words.say("sheet_duties_ticked", "date", l.monthDay(e.Done))
		}
		g.rows = append(g.rows, gridRow{cells: []gridCell{
			cell(day, Serif, true), cell(e.Title, SerifBold, false), cell(l.toldOf(in, e), Serif, true),
			cell(e.Limit, Serif, false), cell(e.Basis, Serif, false), cell(done, Serif, true),
		}})
	}
	return g
}

// toldOf says of which month or quarter a duty tells, with the year where it is not that
// of the sheet.
func (l *layout) toldOf(in Duties, e Duty) string {
	if e.From.IsZero() {
		return ""
	}
	y, m, _ := e.From.Date()
	_, last, _ := e.To.Date()
	key, pairs := "sheet_duties_of_month", []string{"m", l.words.month(m)}
	if last != m {
		key, pairs = "sheet_duties_of_quarter", []string{"quarter", strconv.Itoa((int(m) + 2) / 3)}
	}
	time := l.words.say(key, pairs...)
	if y != in.Year {
		time = l.words.say("sheet_duties_of_year", "y", strconv.Itoa(y), "time", time)
	}
	return time
}

func (l *layout) monthDay(d township.Day) string { return l.words.monthDay(d) }

// undated turns what has no day into a table: for each limit what it is for.
func (l *layout) undated(entries []Duty) *grid {
	g := l.dutiesGrid("sheet_duties_limit", "sheet_duties_what")
	titles := map[string]string{}
	for _, e := range entries {
		if _, begun := titles[e.Limit]; begun {
			titles[e.Limit] = l.words.say("sheet_duties_and", "one", titles[e.Limit], "other", e.Title)
		} else {
			titles[e.Limit] = e.Title
		}
	}
	for _, e := range entries {
		if text, first := titles[e.Limit]; first {
			g.rows = append(g.rows, gridRow{cells: []gridCell{cell(e.Limit, Serif, false), cell(text, SerifBold, false)}})
			delete(titles, e.Limit)
		}
	}
	return g
}
