package sheet

import (
	"strconv"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/township"
)

// A phone's page is so wide in pixels, and a pixel of it a quarter of a point.
const (
	phoneWidth  = 1080
	phoneHeight = 6000 // at most, about
	phonePixel  = pdf.Point / 4
)

// px is a length in pixels of a phone's page.
func px(n int) pdf.Length { return pdf.Length(n) * phonePixel }

// phone is the style of a picture for a phone: a page as wide as a phone shows it and
// as high as what stands on it. A phone shows a picture of 1080 pixels about 68 mm
// wide, so that 44 pixels are type of 8 points.
func phone() Style {
	t := func(face Face, size, pitch int) Type { return Type{face, px(size), px(pitch)} }
	return Style{
		Width: px(phoneWidth), Height: px(phoneHeight),
		Top: px(60), Right: px(60), Bottom: px(60), Left: px(60),
		Title:      t(Title, 64, 90),
		Body:       t(Serif, 44, 74),
		Headings:   [4]Type{t(SansBold, 46, 78), t(Kai, 44, 74), t(Serif, 44, 74), t(Serif, 44, 74)},
		Small:      t(Serif, 32, 48),
		Number:     t(Serif, 32, 48),
		Closing:    t(Serif, 42, 68),
		Phones:     t(Serif, 38, 64),
		Table:      []Type{t(Serif, 40, 56), t(Serif, 36, 50), t(Serif, 32, 46)},
		Symbol:     px(330),
		HeadSymbol: px(330),
		Narrow:     true,
		Figure:     px(960),
	}
}

// sealRed is the colour of what must not be overlooked. It is said in words too.
var sealRed = pdf.Color{R: 0xA6, G: 0x1B, B: 0x1B}

// redden makes the type of strips red.
func redden(strips []strip) []strip {
	for _, s := range strips {
		for _, item := range s.items {
			if t, ok := item.(*pdf.Text); ok {
				t.Color = sealRed
			}
		}
	}
	return strips
}

// phoneNotice sets a notice for a phone: what concerns everybody comes first, and what
// the reader can do.
func (l *layout) phoneNotice(in Notice) error {
	n := in.Notice
	l.add(l.phoneMark(in.Township, element("P"))...)
	l.opening(in)
	if n.Withdrawn != nil {
		l.withdrawn(n.Withdrawn)
		return l.phoneEnd(in)
	}
	l.related(in)
	l.summary(n.Summary)
	l.add(l.period(n)...)
	l.add(l.objection(n)...)
	phones := l.phoneList(l.people(in), 1, l.style.measure())
	for i := range phones {
		phones[i].bond = near
	}
	l.add(phones...)
	l.line()
	l.addressees()
	if err := l.body(in); err != nil {
		return err
	}
	l.attachments(in)
	if review := l.review(n.Reviewed); review != nil {
		review[0].above = px(40)
		l.add(review...)
	}
	return l.phoneEnd(in)
}

// line sets a rule across the type area.
func (l *layout) line() {
	l.add(strip{height: px(48), items: []pdf.Item{rule(0, px(24), l.style.measure(), thin)}})
}

// phoneMark says in a box that the township is a demonstration.
func (l *layout) phoneMark(t *township.Township, tag *pdf.Element) []strip {
	if !t.Demonstration {
		return nil
	}
	s := l.style
	mark := Type{SansBold, px(34), px(54)}
	strips := redden(l.paragraph(plain(l.words["sheet_demonstration"], mark, tag), block{align: center}.in(mark), s.measure()))
	items, depth := stack(strips, 0, px(8))
	depth += px(8)
	for _, side := range outlineBox(0, 0, s.measure(), depth, thin) {
		side.(*pdf.Rect).Color = sealRed
		items = append(items, side)
	}
	return []strip{{height: depth + px(20), items: items, bond: near}}
}

// phoneEnd sets issuer and date and, beside the code, what it leads to.
func (l *layout) phoneEnd(in Notice) error {
	l.keepLast(2)
	from := len(l.strips)
	s := l.style
	signed := l.issuer(in, s.measure()*2/3)
	items, depth := stack(signed, s.measure()/3, px(30))
	l.add(strip{height: depth, items: items})
	n := in.Notice
	foot := l.words.say("sheet_id", "id", n.ID) + l.words.gap() + l.words.say("sheet_version", "version", n.Version())
	err := l.phoneCode(in.Township.PrintedAddress(in.Village.Slug, n), in.Township.NoticeAddress(in.Village.Slug, n.ID), l.words["sheet_scan"], foot)
	for i := from; i < len(l.strips)-1; i++ {
		l.strips[i].bond = whole
	}
	return err
}

// phoneCode sets a code with what it is for, how it is read, and its address beside
// it. A module is a whole number of pixels.
func (l *layout) phoneCode(address, shown, purpose, foot string) error {
	s := l.style
	symbol, _, err := l.code(address, s.Symbol, qr.Medium, nil)
	if err != nil {
		return err
	}
	module := max((s.Symbol/phonePixel+pdf.Length(symbol.Modules)/2)/pdf.Length(symbol.Modules), 1)
	for module*pdf.Length(symbol.Modules) < phoneWidth*3/10 {
		module++
	}
	symbol.Size = module * pdf.Length(symbol.Modules) * phonePixel
	quiet := qr.Quiet * module * phonePixel
	symbol.Shift(0, quiet)
	x := symbol.Size + quiet
	width := s.measure() - x
	set := func(text string, t Type) []strip {
		return l.paragraph(plain(text, t, element("P")), block{align: leftAligned}.in(t), width)
	}
	texts := set(purpose, Type{SansBold, px(42), px(62)})
	texts = append(texts, set(l.words["sheet_press"], Type{Serif, px(36), px(56)})...)
	link := l.address(shown, width, leftAligned)
	link[0].above = px(12)
	texts = append(texts, link...)
	if foot != "" {
		texts = append(texts, set(foot, s.Small)...)
	}
	depth := symbol.Size + 2*quiet
	items, low := stack(texts, x, max((depth-tall(texts))/2, quiet))
	depth = max(depth, low)
	items = append(items, symbol, rule(0, 0, s.measure(), thick))
	l.add(strip{height: depth, above: px(30), items: items})
	return nil
}

// phoneWeek sets a village's week for a phone: its notices by category, and one code
// of all that the village has published.
func (l *layout) phoneWeek(in Week) error {
	l.add(l.phoneMark(in.Township, element("P"))...)
	s := l.style
	set := func(text string, t Type, kind string) {
		l.add(l.paragraph(plain(text, t, element(kind)), block{align: center, keep: true}.in(t), s.measure())...)
	}
	set(in.Township.Name, s.Small, "P")
	l.mark(1, l.weekTitle(in))
	l.add(l.balanced(l.weekTitle(in), s.Title, element("H1"))...)
	set(l.words.Week(in.Week), Type{SerifBold, s.Closing.Size, s.Closing.Pitch}, "P")
	set(l.words.say("sheet_week_dates", "from", l.words.date(in.Week.Monday()), "to", l.words.date(in.Week.Sunday())), s.Small, "P")
	state := l.words["sheet_week_quiet"]
	if len(in.Notices) > 0 {
		state = l.words.say("sheet_week_count", "n", strconv.Itoa(len(in.Notices)), "date", l.words.date(in.Today))
	}
	set(state, s.Small, "P")
	l.add(strip{height: px(24), items: []pdf.Item{rule(0, px(16), s.measure(), thick)}, bond: near})
	if err := l.entries(in); err != nil {
		return err
	}
	l.keepLast(1)
	address := in.Township.VillageAddress(in.Village.Slug)
	return l.phoneCode(address, address, l.words["sheet_week_scan"], "")
}

// phoneEntry sets one notice of a week.
func (l *layout) phoneEntry(in Week, n *township.Notice, again *head) {
	s := l.style
	tag := element("Sect")
	title := Type{SerifBold, px(46), px(70)}
	l.mark(3, n.Title)
	strips := l.paragraph(plain(n.Title, title, tag.Child("H3")), block{align: leftAligned}.in(title), s.measure())
	if n.Summary != "" && n.Withdrawn == nil {
		strips = append(strips, l.paragraph(plain(n.Summary, s.Closing, tag.Child("P")), block{}.in(s.Closing), s.measure())...)
	}
	state := l.paragraph(l.state(in, n, tag.Child("P")), block{align: leftAligned}.in(s.Phones), s.measure())
	if on := n.StateOn(in.Today); on == township.EndsSoon || on == township.Withdrawn {
		redden(state)
	}
	strips = append(strips, state...)
	items, depth := stack(strips, 0, px(16))
	depth += px(20)
	l.add(strip{height: depth, items: append(items, rule(0, depth, s.measure(), thin)), head: again})
}
