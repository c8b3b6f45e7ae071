package sheet

import (
	"strings"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/township"
)

// A Slip is what the objection slip of a notice is made from: a form to be filled in by
// hand and handed in. Without a notice it is the village's blank one, on which the notice
// is written too.
type Slip struct {
	Township *township.Township
	Village  *township.Village
	Notice   *township.Notice // nil: a blank slip
	Codes    *qr.Book         // codes that were made already; may be nil
}

// Measures of a slip, in millimetres. Its lines are for a hand that writes large: a
// ruled exercise book has 8, and nobody objects in fewer than two lines.
const (
	slipMargin  = 20
	slipTop     = 30 // the mark of a demonstration stands above
	slipBottom  = 15
	slipLine    = 10 // between the lines to be written on
	slipTight   = 9  // the same where there is much to be said of the notice
	slipObject  = 2  // lines for what is wrong
	slipReasons = 2  // lines for the reasons, at least
)

// hotlineDigits is how many digits the number of a hotline has at most: 12345, 123456. No
// number of an office is as short.
const hotlineDigits = 6

// Slip makes an objection slip, one page of A4 with a receipt to be torn off. A notice
// that was withdrawn has none: nobody need object to it.
func (m *Maker) Slip(in Slip) (PDF, error) {
	s := slipStyle()
	codes := in.Codes
	if codes == nil {
		codes = &qr.Book{}
	}
	l := m.layout(&s, codes)
	if err := l.slip(in); err != nil {
		return PDF{}, err
	}
	title := l.words["sheet_slip"] + l.words.gap() + in.Village.Name
	if in.Notice != nil {
		title = l.words["sheet_slip"] + l.words.gap() + in.Notice.Title
	}
	return m.finish(l, title, frame{township: in.Township, bare: true})
}

func slipStyle() Style {
	s := A4()
	mm := pdf.Millimetres
	pt := func(n int64) pdf.Length { return pdf.Length(n) * pdf.Point }
	s.Top, s.Right, s.Bottom, s.Left = mm(slipTop), mm(slipMargin), mm(slipBottom), mm(slipMargin)
	s.Title = Type{Title, pt(24), pt(34)}
	s.Body = Type{Serif, pt(14), pt(20)}
	s.Headings[0] = Type{SansBold, pt(14), pt(21)}
	s.Closing = Type{Serif, pt(12), pt(17)}
	return s
}

// slip sets what stands above the lines for the reasons and what stands below them, and
// gives all the paper between to those lines.
func (l *layout) slip(in Slip) error {
	s := l.style
	mm := pdf.Millimetres
	heading := l.words["sheet_slip"]
	l.mark(1, heading)
	before := l.balanced(heading, s.Title, element("H1"))
	about, err := l.slipAbout(in)
	if err != nil {
		return err
	}
	before = append(before, about)
	before = append(before, l.slipHeading("sheet_slip_what", mm(3))...)
	before = append(before, l.paragraph(plain(l.words["sheet_slip_ticks"], s.Body, element("P")), block{align: leftAligned}.in(s.Body), s.measure())...)
	reasons := l.slipHeading("sheet_slip_why", mm(4))
	pitch := mm(slipLine)
	after := l.slipAfter(in, pitch)
	free := s.depth() - tall(before) - tall(reasons) - tall(after)
	if pitch*(slipObject+slipReasons) > free {
		pitch = mm(slipTight)
		after = l.slipAfter(in, pitch)
		free = s.depth() - tall(before) - tall(reasons) - tall(after)
	}
	lines := max(int(free/pitch), slipObject+slipReasons)
	pitch = max(free/pdf.Length(lines), pitch)
	l.add(before...)
	l.add(l.ruled(slipObject, pitch)...)
	l.add(reasons...)
	l.add(l.ruled(lines-slipObject, pitch)...)
	l.add(after...)
	return nil
}

func (l *layout) slipHeading(key string, above pdf.Length) []strip {
	t := l.style.Headings[0]
	return l.paragraph(plain(l.words[key], t, element("H2")), block{align: leftAligned, above: above, keep: true}.in(t), l.style.measure())
}

// slipAbout sets in a box which notice it is about, and its code beside that: whoever
// receives the slip sees the version that was objected to.
func (l *layout) slipAbout(in Slip) (strip, error) {
	s := l.style
	mm := pdf.Millimetres
	address := in.Township.VillageAddress(in.Village.Slug)
	shown := address
	switch n := in.Notice; {
	case n == nil:
	case n.Audience == township.BoardOnly:
		address = in.Township.BoardAddress(in.Village.Slug)
	default:
		address, shown = in.Township.PrintedAddress(in.Village.Slug, n), in.Township.NoticeAddress(in.Village.Slug, n.ID)
	}
	symbol, quiet, err := l.code(address, s.Symbol, qr.Printed, nil)
	if err != nil {
		return strip{}, err
	}
	pad := mm(4)
	width := s.measure() - s.Symbol - 2*quiet - 2*pad
	texts := l.slipNotice(in, width)
	link := l.address(shown, width, leftAligned)
	link[0].above = mm(1)
	texts = append(texts, link...)
	depth := max(s.Symbol+2*quiet, tall(texts)+2*pad)
	items, _ := stack(texts, pad, max((depth-tall(texts))/2, pad))
	symbol.Shift(s.measure()-s.Symbol-quiet, (depth-s.Symbol)/2)
	items = append(outlineBox(0, 0, s.measure(), depth, thin), append(items, symbol)...)
	return strip{height: depth, above: mm(2), items: items}, nil
}

// slipNotice says which notice it is, in a width, or leaves lines to write that on.
func (l *layout) slipNotice(in Slip, width pdf.Length) []strip {
	s := l.style
	set := func(text string, t Type) []strip {
		return l.paragraph(plain(text, t, element("P")), block{align: leftAligned}.in(t), width)
	}
	place := in.Township.Name + in.Village.Name
	texts := set(place, s.Closing)
	n := in.Notice
	if n == nil {
		texts = append(texts, l.blanks(width, pdf.Millimetres(slipLine), l.words["sheet_slip_title"])...)
		return append(texts, l.blanks(width, pdf.Millimetres(slipLine), l.words["sheet_slip_id"])...)
	}
	title := Type{SerifBold, 15 * pdf.Point, 21 * pdf.Point}
	if textWidth(l.units(plain(n.Title, title, nil))) > 3*width {
		title = Type{SerifBold, s.Closing.Size, s.Closing.Pitch}
	}
	texts = append(texts, set(n.Title, title)...)
	texts = append(texts, set(l.numbered(n), s.Closing)...)
	until := l.words["sheet_slip_any_time"]
	if !n.LastDay.IsZero() {
		until = l.words.say("sheet_slip_until", "to", l.words.dayEnd(n.LastDay))
	}
	return append(texts, set(until, Type{SansBold, s.Closing.Size, s.Closing.Pitch})...)
}

// ruled are lines to write on.
func (l *layout) ruled(n int, pitch pdf.Length) []strip {
	strips := make([]strip, n)
	for i := range strips {
		strips[i] = strip{height: pitch, items: []pdf.Item{rule(0, pitch, l.style.measure(), thin)}}
	}
	return strips
}

// blanks sets labels side by side, each with a line behind it to write on, in equal
// parts of a width.
func (l *layout) blanks(width, pitch pdf.Length, labels ...string) []strip {
	t := l.style.Body
	gap := pdf.Millimetres(4)
	part := (width - pdf.Length(len(labels)-1)*gap) / pdf.Length(len(labels))
	row := strip{height: pitch}
	for i, label := range labels {
		x := pdf.Length(i) * (part + gap)
		t := l.fitting(label, t, part*2/3)
		us := l.units(plain(label, t, element("P")))
		for _, ln := range breakLines(us, part, 0) {
			row.items = append(row.items, l.set(us, ln, x, pitch-pdf.Millimetres(2), part, leftAligned)...)
		}
		from := x + textWidth(us) + pdf.Millimetres(1)
		row.items = append(row.items, rule(from, pitch, x+part-from, thin))
	}
	return []strip{row}
}

// slipAfter sets what stands below the lines: who writes, where it is handed in, what
// may be relied on, and what the receiver fills in, twice: on the slip and on the
// receipt. The pitch is that of the lines to be written on.
func (l *layout) slipAfter(in Slip, pitch pdf.Length) []strip {
	s := l.style
	mm := pdf.Millimetres
	row := func(keys ...string) []strip {
		var labels []string
		for _, k := range keys {
			labels = append(labels, l.words[k])
		}
		return l.blanks(s.measure(), pitch, labels...)
	}
	strips := row("sheet_slip_name", "sheet_slip_date")
	strips = append(strips, row("sheet_slip_phone")...)
	strips = append(strips, l.slipHeading("sheet_slip_where", mm(3))...)
	people, hotlines := handed(l.words.Hearers(in.Township, in.Village, in.Notice))
	strips = append(strips, l.phoneList(people, 2, s.measure())...)
	if len(hotlines) > 0 {
		strips = append(strips, l.slipHotlines(hotlines))
	}
	fair := l.paragraph(plain(l.words["sheet_slip_fair"], s.Closing, element("P")), block{above: mm(1)}.in(s.Closing), s.measure())
	strips = append(strips, fair...)
	strips = append(strips, row("sheet_slip_number", "sheet_slip_receiver", "sheet_slip_received")...)
	strips = append(strips, strip{height: mm(7), items: dashes(mm(5), s.measure()), bond: whole})
	receipt := l.words["sheet_slip_receipt"]
	if in.Notice != nil {
		receipt = l.words.say("sheet_slip_receipt_of", "receipt", receipt, "id", in.Notice.ID)
	}
	t := Type{SansBold, s.Closing.Size, s.Closing.Pitch}
	strips = append(strips, l.paragraph(plain(receipt, t, element("P")), block{align: leftAligned, keep: true}.in(t), s.measure())...)
	return append(strips, row("sheet_slip_number", "sheet_slip_receiver", "sheet_slip_received")...)
}

// handed divides those who hear objections into whom a slip can be handed to and the hotlines,
// which only listen: their numbers are short ones, the same in the whole country.
func handed(hearers []township.Contact) (people, hotlines []township.Contact) {
	for _, c := range hearers {
		if n := len(c.Phone); n > 0 && n <= hotlineDigits && strings.Trim(c.Phone, "0123456789") == "" {
			hotlines = append(hotlines, c)
		} else {
			people = append(people, c)
		}
	}
	return people, hotlines
}

// slipHotlines sets the hotlines in the right column, and before them that they only listen.
func (l *layout) slipHotlines(hotlines []township.Contact) strip {
	s := l.style
	half := (s.measure() - s.Phones.Size) / 2
	t := Type{SansBold, s.Phones.Size, s.Phones.Pitch}
	items, depth := stack(l.paragraph(plain(l.words["sheet_slip_call"], t, element("P")), block{align: leftAligned}.in(t), half), 0, 0)
	numbers, height := stack(l.phoneList(hotlines, 1, half), s.measure()-half, 0)
	return strip{height: max(depth, height), items: append(items, numbers...)}
}

// dashes is the line along which the receipt is torn off.
func dashes(y, width pdf.Length) []pdf.Item {
	dash := pdf.Millimetres(2)
	var items []pdf.Item
	for x := pdf.Length(0); x < width; x += 2 * dash {
		items = append(items, rule(x, y, min(dash, width-x), thin))
	}
	return items
}
