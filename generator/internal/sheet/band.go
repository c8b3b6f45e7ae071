package sheet

import (
	"slices"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/township"
)

// band sets the last block of a notice: the code and its address at the left, the
// phones beside it, and at the right the issuer and the date in the middle of the
// seal's room, which is empty paper (GB/T 9704-2012, 7.3.5). Phones that would make
// the band much higher than the code does stand above it in two columns.
func (l *layout) band(in Notice, people []township.Contact) error {
	s := l.style
	code, err := l.bandCode(in)
	if err != nil {
		return err
	}
	gap := pdf.Millimetres(2)
	middle := s.measure() - code.width - s.Seal - gap
	columns := 1
	if middle > 28*s.Phones.Size {
		columns = 2 // so that the eye does not lose the number on its way from the name
	}
	phones := l.phoneList(people, columns, middle)
	depth := max(code.depth, s.Seal)
	var items []pdf.Item
	room := s.Seal
	if height := tall(phones); height <= depth*5/4 {
		items, _ = stack(phones, code.width, code.top)
		depth = max(depth, code.top+height)
	} else {
		pairs := l.phoneList(people, 2, s.measure())
		pairs[0].above = s.Phones.Pitch / 4
		l.add(pairs...)
		room = s.measure() / 2
	}
	items = append(items, code.items...)
	side := l.issuer(in, room)
	signed, _ := stack(side, s.measure()-room, code.top+max(depth-code.top-tall(side), 0)/2)
	l.add(strip{height: max(depth, code.top+tall(side)), items: append(items, signed...)})
	return nil
}

// tall is how high strips are, one under the other.
func tall(strips []strip) pdf.Length {
	height := pdf.Length(0)
	for _, s := range strips {
		height += s.above + s.height
	}
	return height
}

// A labelledCode is a code with what it is for and its address under it. Its left
// quiet zone is the margin of the paper.
type labelledCode struct {
	items []pdf.Item
	width pdf.Length // with the quiet zone at its right
	top   pdf.Length // of the symbol, below its quiet zone
	depth pdf.Length
}

func (l *layout) bandCode(in Notice) (labelledCode, error) {
	s := l.style
	n := in.Notice
	address := in.Township.PrintedAddress(in.Village.Slug, n)
	shown := in.Township.NoticeAddress(in.Village.Slug, n.ID)
	words := []string{l.words["sheet_scan"]}
	if n.Audience == township.BoardOnly {
		// It has no page: the code leads to what the village has on the web, and to a word
		// about why this sheet is not there.
		address = in.Township.BoardAddress(in.Village.Slug)
		shown = in.Township.VillageAddress(in.Village.Slug)
		words = []string{l.words["sheet_board_only"], l.words["sheet_scan_village"]}
	}
	symbol, quiet, err := l.code(address, s.Symbol, qr.Printed, nil)
	if err != nil {
		return labelledCode{}, err
	}
	c := labelledCode{items: []pdf.Item{symbol}, width: s.Symbol + quiet + pdf.Millimetres(1), top: quiet}
	symbol.Shift(0, quiet)
	var under []strip
	for i, w := range words {
		t := Type{SansBold, s.Phones.Size * 9 / 10, s.Phones.Pitch * 9 / 10}
		if i > 0 {
			t.Face = s.Phones.Face
		}
		under = append(under, l.paragraph(plain(w, t, element("P")), block{align: leftAligned}.in(t), s.Symbol)...)
	}
	under = append(under, l.address(shown, s.Symbol+quiet/2, leftAligned)...)
	placed, depth := stack(under, 0, 2*quiet+s.Symbol)
	c.items = append(c.items, placed...)
	c.depth = depth
	return c, nil
}

// issuer sets who issued the notice and when, centred in a width. What is a little
// too long for it is set smaller before it is divided.
func (l *layout) issuer(in Notice, width pdf.Length) []strip {
	issuer := in.Notice.Issuer
	if issuer == "" {
		issuer = l.words.say("sheet_issuer", "village", in.Village.Name)
	}
	var strips []strip
	for _, text := range []string{issuer, l.words.date(in.Notice.Date)} {
		t := l.style.Body
		if textWidth(l.units(plain(text, t, nil))) > width {
			t.Size = l.style.Closing.Size
		}
		strips = append(strips, l.paragraph(plain(text, t, element("P")), block{align: center}.in(t), width)...)
	}
	return strips
}

// phoneList sets the people in columns, nearest first, row by row.
func (l *layout) phoneList(people []township.Contact, columns int, measure pdf.Length) []strip {
	gap := l.style.Phones.Size
	width := (measure - pdf.Length(columns-1)*gap) / pdf.Length(columns)
	list := element("L")
	var strips []strip
	for row := range slices.Chunk(people, columns) {
		var s strip
		for k, c := range row {
			lines := l.phone(c, width, list.Child("LI").Child("LBody"))
			items, depth := stack(lines, pdf.Length(k)*(width+gap), 0)
			s.items = append(s.items, items...)
			s.height = max(s.height, depth)
		}
		strips = append(strips, s)
	}
	return strips
}

// address sets a web address to be typed by hand.
func (l *layout) address(address string, width pdf.Length, a align) []strip {
	t := l.style.Small
	t.Size, t.Pitch = t.Size*9/10, t.Pitch*9/10
	link := element("P").Child("Link")
	spans := []span{{text: address, face: t.Face, size: t.Size, tag: link, url: address}}
	return l.paragraph(spans, block{align: a}.in(t), width)
}
