package sheet

import (
	"slices"
	"strconv"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/township"
)

// Week makes the sheet of a village's week: the given notices by category, each with
// its plain sentence, how long it is still posted, its number and a code of its own.
// A notice that is for the board alone has no page, and so no code.
func (m *Maker) Week(in Week) (PDF, error) {
	styles, ok := m.styles[in.Options]
	if !ok {
		return PDF{}, paperError(in.Options)
	}
	if in.Options.Paper == PaperA3 {
		// It is to be one page where it can: at last with narrower margins.
		roomy := in.Options.tabular()
		styles = append(slices.Clip(styles), roomy[len(roomy)-1])
	}
	l, err := m.closest(styles, in.Codes, func(l *layout) error { return l.week(in) })
	if err != nil {
		return PDF{}, err
	}
	week := l.words.Week(in.Week)
	foot := in.Village.Name + l.words.gap() + week
	return m.finish(l, l.weekTitle(in)+" "+week, frame{township: in.Township, left: foot})
}

// week sets all of a week. Large paper has columns: upright one if it has room, else two;
// turned two, or three where that makes one page.
func (l *layout) week(in Week) error {
	if err := l.weekHead(in); err != nil {
		return err
	}
	if l.style.Gutter == 0 {
		return l.entries(in)
	}
	tries := []int{2, 3}
	if l.style.Height > l.style.Width {
		tries = []int{1, 2}
	}
	var usual *layout
	for _, columns := range tries {
		other := *l
		other.strips, other.marks = slices.Clone(l.strips), slices.Clone(l.marks)
		if err := other.entriesIn(columns, in); err != nil {
			return err
		}
		if columns == 2 {
			usual = &other
		}
		if other.pages() == 1 {
			usual = &other
			break
		}
	}
	*l = *usual
	return nil
}

// entriesIn sets the notices in so many columns.
func (l *layout) entriesIn(columns int, in Week) error {
	if columns == 1 {
		return l.entries(in)
	}
	column := *l.style
	width := (column.measure() - pdf.Length(columns-1)*column.Gutter) / pdf.Length(columns)
	column.Right += column.measure() - width
	part := &layout{faces: l.faces, words: l.words, style: &column, codes: l.codes, missing: l.missing}
	if err := part.entries(in); err != nil {
		return err
	}
	l.besides(part, columns)
	return nil
}

// entries sets the notices by category, the most urgent first.
func (l *layout) entries(in Week) error {
	for _, category := range township.Categories {
		var again *head
		for _, n := range in.Of(category) {
			if again == nil {
				again = l.category(category)
			}
			if l.style.Narrow {
				l.phoneEntry(in, n, again)
				continue
			}
			if err := l.entry(in, n, again); err != nil {
				return err
			}
		}
	}
	return nil
}

// urgency puts what can still be objected to before what is posted for long, and both
// before what is over.
func urgency(n *township.Notice, today township.Day) int {
	switch n.StateOn(today) {
	case township.Open, township.EndsSoon:
		return 0
	case township.NotYet:
		return 1
	case township.Ended:
		return 3
	case township.Withdrawn:
		return 4
	}
	return 2
}

func (l *layout) weekTitle(in Week) string {
	return l.words.say("sheet_week_title", "village", in.Village.Name)
}

// weekHead sets the title, the week and its days at the left and at the right the
// code of the village's address.
func (l *layout) weekHead(in Week) error {
	s := l.style
	address := in.Township.VillageAddress(in.Village.Slug)
	symbol, quiet, err := l.code(address, s.HeadSymbol, qr.Printed, nil)
	if err != nil {
		return err
	}
	text := s.measure() - s.HeadSymbol - 2*quiet
	week := Type{SerifBold, s.Body.Size, s.Body.Pitch}
	l.mark(1, l.weekTitle(in))
	strips := l.paragraph(plain(in.Township.Name, s.Small, element("P")), block{align: leftAligned}.in(s.Small), text)
	strips = append(strips, l.paragraph(plain(l.weekTitle(in), s.Title, element("H1")), block{align: leftAligned}.in(s.Title), text)...)
	strips = append(strips, l.paragraph(plain(l.words.Week(in.Week), week, element("P")), block{align: leftAligned}.in(week), text)...)
	dates := l.words.say("sheet_week_dates", "from", l.words.date(in.Week.Monday()), "to", l.words.date(in.Week.Sunday()))
	strips = append(strips, l.paragraph(plain(dates, s.Phones, element("P")), block{align: leftAligned}.in(s.Phones), text)...)
	state := l.words["sheet_week_quiet"]
	if len(in.Notices) > 0 {
		state = l.words.say("sheet_week_count", "n", strconv.Itoa(len(in.Notices)), "date", l.words.date(in.Today))
	}
	t := s.Phones
	if len(in.Notices) == 0 {
		t = s.Body
	}
	strips = append(strips, l.paragraph(plain(state, t, element("P")), block{align: leftAligned, above: s.Phones.Pitch / 4}.in(t), text)...)
	items, depth := stack(strips, 0, 0)

	width := s.HeadSymbol + 2*quiet
	edge := s.measure() - width
	symbol.Shift(edge+2*quiet, quiet)
	items = append(items, symbol)
	bold := Type{SansBold, s.Small.Size, s.Small.Pitch}
	under := l.paragraph(plain(l.words["sheet_week_scan"], bold, element("P")), block{align: right}.in(bold), width)
	words, low := stack(under, edge, width)
	items = append(items, words...)
	addressItems, low := stack(l.address(address, width, right), edge, low)
	items = append(items, addressItems...)
	depth = max(depth, low) + pdf.Millimetres(3)
	items = append(items, rule(0, depth, s.measure(), thick))
	l.add(strip{height: depth + pdf.Millimetres(1), items: items, bond: near})
	return nil
}

// category sets the heading over the notices of a category, and gives what is said
// where they go on.
func (l *layout) category(category string) *head {
	t := l.style.Headings[0]
	name := l.words["cat_"+category]
	set := block{align: leftAligned, above: t.Pitch / 3, keep: true}.in(t)
	l.mark(2, name)
	l.add(l.paragraph(plain(name, t, element("H2")), set, l.style.measure())...)
	small := Type{t.Face, l.style.Phones.Size, l.style.Phones.Pitch}
	name = l.words.say("sheet_category_continued", "category", name)
	return &head{height: small.Pitch, items: func(int) []pdf.Item {
		items, _ := stack(l.paragraph(plain(name, small, nil), block{align: leftAligned}.in(small), l.style.measure()), 0, 0)
		return items
	}}
}

// entry sets one notice of the week as one strip, its code at the right end of the
// type area: beside that the paper is empty.
func (l *layout) entry(in Week, n *township.Notice, again *head) error {
	s := l.style
	tag := element("Sect")
	text := s.measure() - s.ListedSymbol*5/4
	var symbol *pdf.Symbol
	quiet := pdf.Length(0)
	if n.Audience == township.Everyone {
		var err error
		if symbol, quiet, err = l.code(in.Township.PrintedAddress(in.Village.Slug, n), s.ListedSymbol, qr.Printed, tag); err != nil {
			return err
		}
	}
	title := Type{SerifBold, s.Closing.Size, s.Closing.Pitch}
	l.mark(3, n.Title)
	strips := l.paragraph(plain(n.Title, title, tag.Child("H3")), block{align: leftAligned}.in(title), text)
	if n.Summary != "" && n.Withdrawn == nil {
		strips = append(strips, l.paragraph(plain(n.Summary, s.Phones, tag.Child("P")), block{}.in(s.Phones), text)...)
	}
	strips = append(strips, l.paragraph(l.state(in, n, tag.Child("P")), block{align: leftAligned}.in(s.Phones), text)...)
	if n.Audience == township.BoardOnly {
		strips = append(strips, l.paragraph(plain(l.words["sheet_board_only"], s.Small, tag.Child("P")), block{align: leftAligned}.in(s.Small), text)...)
	}
	strips = append(strips, l.paragraph(plain(l.words.say("sheet_id", "id", n.ID), s.Small, tag.Child("P")), block{align: leftAligned}.in(s.Small), text)...)
	gap := pdf.Millimetres(2)
	items, depth := stack(strips, 0, gap)
	if symbol != nil {
		// Codes one under the other share the light between them: the rule ends before it.
		symbol.Shift(s.measure()-s.ListedSymbol, quiet/2)
		items = append(items, symbol)
		depth = max(depth, s.ListedSymbol+quiet)
	}
	depth += gap
	items = append(items, rule(0, depth, text, thin))
	l.add(strip{height: depth, items: items, head: again})
	return nil
}

// state says where a notice stands on the week's day, in words.
func (l *layout) state(in Week, n *township.Notice, tag *pdf.Element) []span {
	name, more := l.words.State(n, in.Today)
	spans := []span{{text: name, face: SansBold, size: l.style.Phones.Size, tag: tag}}
	if more != "" {
		spans = append(spans, span{text: l.words.gap() + more, face: Serif, size: l.style.Phones.Size, tag: tag})
	}
	return spans
}
