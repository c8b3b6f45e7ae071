package sheet

import (
	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/township"
)

// Notice makes the sheet of a notice. A notice that was withdrawn says so, when and
// why, and nothing of what it said: its page does the same.
func (m *Maker) Notice(in Notice) (PDF, error) {
	in.album = album{}
	l, err := m.fitted(in.Options, in.Codes, func(l *layout) error { return l.notice(in) })
	if err != nil {
		return PDF{}, err
	}
	return m.finish(l, in.Notice.Title, frame{township: in.Township, left: l.numbered(in.Notice)})
}

// numbered is a notice's number and version.
func (l *layout) numbered(n *township.Notice) string {
	return l.words.say("sheet_id", "id", n.ID) + l.words.gap() + l.words.say("sheet_version", "version", n.Version())
}

// notice sets all of a notice.
func (l *layout) notice(in Notice) error {
	l.opening(in)
	if w := in.Notice.Withdrawn; w != nil {
		l.withdrawn(w)
		return l.closing(in)
	}
	l.related(in)
	l.addressees()
	l.summary(in.Notice.Summary)
	if err := l.body(in); err != nil {
		return err
	}
	l.attachments(in)
	return l.closing(in)
}

// opening sets where the notice belongs, its title and its number.
func (l *layout) opening(in Notice) {
	s := l.style
	n := in.Notice
	place := l.words.say("sheet_place", "township", in.Township.Name, "village", in.Village.Name, "category", l.words["cat_"+n.Category])
	l.add(l.belongs(place, in.Item))

	l.mark(1, n.Title)
	title := l.balanced(n.Title, s.Title, element("H1"))
	title[0].above = s.Title.Pitch / 2
	l.add(title...)
	if n.Number != "" {
		l.add(l.paragraph(plain(n.Number, s.Closing, element("P")), block{align: center, keep: true}.in(s.Closing), s.measure())...)
	}
	l.add(strip{height: s.Title.Pitch / 3, bond: near})
}

// belongs sets the village and the category at the left and the item at the right,
// one under the other where they are long, above a rule.
func (l *layout) belongs(place, item string) strip {
	t := l.style.Small
	room := l.style.measure()
	set := func(text string, a align) ([]strip, pdf.Length) {
		spans := plain(text, t, element("P"))
		return l.paragraph(spans, block{align: a}.in(t), room), textWidth(l.units(spans))
	}
	strips, width := set(place, leftAligned)
	items, depth := stack(strips, 0, 0)
	if item != "" {
		strips, more := set(l.words.say("sheet_item", "item", item), right)
		y := pdf.Length(0)
		if width+more+t.Size > room {
			y = depth
		}
		var under []pdf.Item
		under, depth = stack(strips, 0, y)
		items = append(items, under...)
	}
	gap := pdf.Millimetres(1)
	return strip{height: depth + 2*gap, items: append(items, rule(0, depth+gap, room, thin)), bond: near}
}

// related says which notice this one corrects or continues, and which corrects it.
// Nothing is said of a notice that is for the board alone on one that is on the web:
// its id is its address.
func (l *layout) related(in Notice) {
	t := Type{SerifBold, l.style.Closing.Size, l.style.Closing.Pitch}
	for _, text := range l.words.Related(in) {
		l.add(l.paragraph(plain(text, t, element("P")), block{align: center}.in(t), l.style.measure())...)
	}
}

func (l *layout) addressees() {
	t := l.style.Body
	l.add(l.paragraph(plain(l.words["sheet_addressees"], t, element("P")), block{keep: true}.in(t), l.style.measure())...)
}

// summary sets the plain sentence between two rules.
func (l *layout) summary(text string) {
	if text == "" {
		return
	}
	s := l.style
	t := Type{SerifBold, s.Body.Size, s.Body.Pitch * 6 / 7}
	label := Type{SansBold, s.Small.Size, s.Small.Pitch}
	p := element("P")
	strips := l.paragraph(plain(l.words["sheet_plain"], label, p), block{align: leftAligned}.in(label), s.measure())
	strips = append(strips, l.paragraph(plain(text, t, p), block{}.in(t), s.measure())...)
	gap := pdf.Millimetres(2)
	items, depth := stack(strips, 0, 2*gap)
	items = append([]pdf.Item{rule(0, gap, s.measure(), thick)}, items...)
	items = append(items, rule(0, depth+gap, s.measure(), thick))
	l.add(strip{height: depth + 3*gap, items: items})
}

// withdrawn sets in a box that the notice no longer holds.
func (l *layout) withdrawn(w *township.Withdrawal) {
	s := l.style
	pad := pdf.Millimetres(5)
	width := s.measure() - 2*pad
	big := Type{SansBold, s.Title.Size, s.Title.Pitch}
	strips := l.paragraph(plain(l.words["sheet_withdrawn"], big, element("P")), block{align: center}.in(big), width)
	strips = append(strips, l.paragraph(plain(l.words.say("sheet_withdrawn_on", "date", l.words.date(w.Date)), s.Body, element("P")), block{}.in(s.Body), width)...)
	if w.Reason != "" {
		strips = append(strips, l.paragraph(plain(l.words.say("sheet_withdrawn_reason", "reason", w.Reason), s.Body, element("P")), block{}.in(s.Body), width)...)
	}
	items, depth := stack(strips, pad, pad)
	items = append(outlineBox(0, 0, s.measure(), depth+pad, thick*2), items...)
	l.add(strip{height: depth + pad, above: s.Body.Pitch / 3, items: items}, strip{height: s.Body.Pitch})
}
