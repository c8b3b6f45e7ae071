package sheet

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/township"
)

// closing sets what every notice ends with: until when it is posted, how to object
// and to whom, the code, the issuer and the date with room for the seal, and who
// reviewed it. All of it stays together, with the last lines or rows before it.
func (l *layout) closing(in Notice) error {
	n := in.Notice
	if n.Withdrawn != nil {
		return l.end(in, nil)
	}
	return l.end(in, l.people(in), l.period(n), l.objection(n), l.review(n.Reviewed))
}

// end sets the last block of a sheet: some parts, then the band with the people to
// whom residents turn.
func (l *layout) end(in Notice, people []township.Contact, parts ...[]strip) error {
	l.keepLast(2)
	from := len(l.strips)
	for _, part := range parts {
		l.add(part...)
	}
	if err := l.band(in, people); err != nil {
		return err
	}
	for i := from; i < len(l.strips)-1; i++ {
		l.strips[i].bond = whole
	}
	return nil
}

// labelled sets a label in 黑体 and a text behind it.
func (l *layout) labelled(label, text string, above pdf.Length) []strip {
	t := l.style.Closing
	p := element("P")
	spans := []span{
		{text: label, face: SansBold, size: t.Size, tag: p},
		{text: text, face: t.Face, size: t.Size, tag: p},
	}
	set := block{above: above}.in(t)
	set.left = textWidth(l.units(spans[:1]))
	set.indent = -set.left
	return l.paragraph(spans, set, l.style.measure())
}

func textWidth(us []unit) pdf.Length {
	w := pdf.Length(0)
	for i := range us {
		w += us[i].width
		if i < len(us)-1 {
			w -= us[i].cut
		}
	}
	return w
}

func (l *layout) period(n *township.Notice) []strip {
	return l.labelled(l.words["sheet_period"], l.words.Period(n), l.style.Closing.Pitch/2)
}

func (l *layout) objection(n *township.Notice) []strip {
	return l.labelled(l.words[ObjectionLabel(n)], l.words.Objection(n), 0)
}

// review says who found the notice true and complete before it was posted.
func (l *layout) review(r *township.Review) []strip {
	text := l.words.Review(r)
	if text == "" {
		return nil
	}
	return l.labelled(l.words["sheet_reviewed"], text, 0)
}

func (l *layout) people(in Notice) []township.Contact { return l.words.People(in) }

// phone sets one contact: the number in 黑体 at the right, who it is before it.
func (l *layout) phone(c township.Contact, width pdf.Length, tag *pdf.Element) []strip {
	t := l.style.Phones
	name := cmp.Or(c.Name, c.Role)
	number := l.units([]span{{text: c.Phone, face: SansBold, size: t.Size, tag: tag}})
	room := textWidth(number)
	room += t.Size / 2
	if c.Role != "" && name != c.Role && !strings.Contains(name, c.Role) {
		// What an office does is said where it fits; a person's part always.
		both := l.words.say("sheet_contact_name", "name", name, "role", c.Role)
		if textWidth(l.units(plain(both, t, nil))) <= width-room || utf8.RuneCountInString(name) <= 4 {
			name = both
		}
	}
	strips := l.paragraph(plain(name, t, tag), block{align: leftAligned, right: room}.in(t), width)
	if len(strips) == 0 {
		strips = []strip{{height: t.Pitch}}
	}
	// It stands on the first line but is read after the last.
	last := len(strips) - 1
	y := baseline(t.Pitch, t.Size) - pdf.Length(last)*t.Pitch
	for _, ln := range breakLines(number, width, 0) {
		strips[last].items = append(strips[last].items, l.set(number, ln, 0, y, width, right)...)
	}
	return strips
}
