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
	l.keepLast(2)
	from := len(l.strips)
	n := in.Notice
	var people []township.Contact
	if n.Withdrawn == nil {
		l.add(l.period(n)...)
		l.add(l.objection(n)...)
		l.add(l.review(n.Reviewed)...)
		people = l.people(in)
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
	from := l.words.date(n.Period.From)
	var text string
	if n.LastDay.IsZero() {
		text = l.words.say("sheet_period_standing", "from", from)
	} else {
		text = l.words.say("sheet_period_between", "from", from, "to", l.words.dayEnd(n.LastDay))
		if !n.Length.IsZero() {
			key := "sheet_period_length"
			if n.Moved {
				key = "sheet_period_moved"
			}
			text += l.words.say(key, "length", n.Length.String())
		}
	}
	return l.labelled(l.words["sheet_period"], text, l.style.Closing.Pitch/2)
}

func (l *layout) objection(n *township.Notice) []strip {
	text := l.words["sheet_object_standing"]
	if !n.LastDay.IsZero() {
		text = l.words.say("sheet_object_until", "to", l.words.dayEnd(n.LastDay))
	}
	return l.labelled(l.words["sheet_object"], text, 0)
}

// review says who found the notice true and complete before it was posted.
func (l *layout) review(r *township.Review) []strip {
	if r == nil || r.By == "" {
		return nil
	}
	text := r.By
	if !r.Date.IsZero() {
		text = l.words.say("sheet_reviewed_on", "by", r.By, "date", l.words.date(r.Date))
	}
	return l.labelled(l.words["sheet_reviewed"], text, 0)
}

// people are those to whom residents turn, nearest first, each phone once.
func (l *layout) people(in Notice) []township.Contact {
	role := func(c township.Contact, key string) township.Contact {
		if c.Role == "" {
			c.Role = l.words[key]
		}
		return c
	}
	all := []township.Contact{
		role(in.Notice.Contact, "sheet_contact"),
		role(in.Village.Handler, "sheet_handler"),
		role(in.Village.Leader, "sheet_leader"),
		role(in.Village.Committee, "sheet_committee"),
	}
	if len(in.Township.Contacts) > 0 {
		all = append(all, in.Township.Contacts[0])
	}
	all = append(all, in.Township.Supervision...)
	seen := map[string]bool{"": true}
	var people []township.Contact
	for _, c := range all {
		key := cmp.Or(c.Phone, c.Name)
		if !seen[key] {
			seen[key] = true
			people = append(people, c)
		}
	}
	return people
}

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
