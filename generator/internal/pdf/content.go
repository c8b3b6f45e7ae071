package pdf

import "strconv"

// A canvas writes the content of one page.
type canvas struct {
	out    *output
	page   int // index
	height Length
	b      []byte
	color  Color
	open   bool     // a marked-content sequence is open
	tag    *Element // its element; nil: an artefact
	marks  []*node  // the element of each sequence, by its number
	links  []int    // annotation objects
}

// draw writes one item.
func (c *canvas) draw(item Item) {
	switch item := item.(type) {
	case *Mark:
		c.out.structure.node(item.Tag)
	case *LinkArea:
		c.link(item)
	case *Text:
		if len(item.Glyphs) > 0 {
			c.mark(item.Tag)
			c.text(item)
		}
	case *Rect:
		c.mark(item.Tag)
		c.paint(item.Color)
		c.rectangle(item.X, item.Y, item.W, item.H)
		c.b = append(c.b, "f\n"...)
	case *Symbol:
		c.mark(item.Tag)
		c.bounds(item.Tag, item.X, item.Y, item.Size, item.Size)
		c.symbol(item)
	case *Picture:
		c.mark(item.Tag)
		c.bounds(item.Tag, item.X, item.Y, item.W, item.H)
		c.b = append(c.b, "q "...)
		c.b = appendNumbers(c.b, item.W, 0, 0, item.H, item.X, c.height-item.Y-item.H)
		c.b = append(c.b, "cm /"...)
		c.b = append(c.b, c.out.image(item.Image)...)
		c.b = append(c.b, " Do Q\n"...)
	}
}

// mark opens a marked-content sequence for the element, unless it is open already.
func (c *canvas) mark(tag *Element) {
	if c.open && c.tag == tag {
		return
	}
	c.close()
	c.open, c.tag = true, tag
	if tag == nil {
		c.b = append(c.b, "/Artifact BMC\n"...)
		return
	}
	n := c.out.structure.node(tag)
	number := len(c.marks)
	n.content(c.page, number)
	c.marks = append(c.marks, n)
	c.b = append(c.b, '/')
	c.b = append(c.b, tag.Type...)
	c.b = append(c.b, " <</MCID "...)
	c.b = strconv.AppendInt(c.b, int64(number), 10)
	c.b = append(c.b, ">> BDC\n"...)
}

func (c *canvas) close() {
	if c.open {
		c.b = append(c.b, "EMC\n"...)
		c.open = false
	}
}

func (c *canvas) paint(color Color) {
	if c.color == color {
		return
	}
	c.color = color
	if color.R == color.G && color.G == color.B {
		c.b = append(appendLength(c.b, channel(color.R)), " g\n"...)
		return
	}
	c.b = append(appendNumbers(c.b, channel(color.R), channel(color.G), channel(color.B)), "rg\n"...)
}

func channel(v uint8) Length { return (Length(v)*1000 + 127) / 255 }

func (c *canvas) rectangle(x, y, w, h Length) {
	c.b = append(appendNumbers(c.b, x, c.height-y-h, w, h), "re "...)
}

// symbol draws the modules as one path in module units, so that no seams show
// between them.
func (c *canvas) symbol(s *Symbol) {
	if s.Modules <= 0 {
		return
	}
	c.paint(Black)
	unit := int64(s.Size) * 1000 / int64(s.Modules) // millionths of a point
	c.b = append(c.b, "q "...)
	c.b = appendMillionths(c.b, unit)
	c.b = append(c.b, " 0 0 "...)
	c.b = appendMillionths(c.b, -unit)
	c.b = append(c.b, ' ')
	c.b = append(appendNumbers(c.b, s.X, c.height-s.Y), "cm\n"...)
	for _, run := range s.Runs {
		for _, v := range []int{run.X, run.Y, run.Length} {
			c.b = append(strconv.AppendInt(c.b, int64(v), 10), ' ')
		}
		c.b = append(c.b, "1 re\n"...)
	}
	c.b = append(c.b, "f Q\n"...)
}

func appendMillionths(b []byte, v int64) []byte {
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	b = strconv.AppendInt(b, v/1000000, 10)
	b = append(b, '.')
	for unit := int64(100000); unit > 0; unit /= 10 {
		b = append(b, byte('0'+v/unit%10))
	}
	return b
}

// text draws a run of glyphs.
func (c *canvas) text(t *Text) {
	c.paint(t.Color)
	s := c.out.subset(t.Font)
	if t.Actual != "" {
		c.b = append(c.b, "/Span <</ActualText "...)
		c.b = append(appendString(c.b, t.Actual), ">> BDC\n"...)
	}
	c.b = append(c.b, "BT /"...)
	c.b = append(c.b, s.name...)
	c.b = append(appendLength(append(c.b, ' '), t.Size), " Tf "...)
	c.b = append(appendNumbers(c.b, t.X, c.height-t.Y), "Td [<"...)
	for i, g := range t.Glyphs {
		c.b = appendHex(c.b, s.number(g.ID, g.Rune))
		if g.Extra != 0 && i < len(t.Glyphs)-1 && t.Size > 0 {
			c.b = append(c.b, '>')
			c.b = appendLength(c.b, -g.Extra*1000*1000/t.Size)
			c.b = append(c.b, '<')
		}
	}
	c.b = append(c.b, ">] TJ ET\n"...)
	if t.Actual != "" {
		c.b = append(c.b, "EMC\n"...)
	}
}

// link makes an annotation. Its Contents says where it leads, for those who hear it.
func (c *canvas) link(l *LinkArea) {
	number := c.out.file.reserve()
	b := []byte("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[")
	b = appendNumbers(b, l.X, c.height-l.Y-l.H, l.X+l.W, c.height-l.Y)
	b = append(b, "]/Contents"...)
	b = appendString(b, l.URL)
	b = append(b, "/A<</S/URI/URI"...)
	b = appendString(b, asciiAddress(l.URL))
	b = append(b, ">>"...)
	if l.Tag != nil {
		n := c.out.structure.node(l.Tag)
		n.object(c.page, number)
		b = append(b, "/StructParent "...)
		b = strconv.AppendInt(b, int64(c.out.structure.annotation(n)), 10)
	}
	c.out.file.put(number, append(b, ">>"...))
	c.links = append(c.links, number)
}

// asciiAddress percent-encodes what an address in a PDF may not hold.
func asciiAddress(s string) string {
	const digits = "0123456789ABCDEF"
	var b []byte
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c > '~' {
			b = append(b, '%', digits[c>>4], digits[c&15])
		} else {
			b = append(b, c)
		}
	}
	return string(b)
}

func (c *canvas) bounds(tag *Element, x, y, w, h Length) {
	if tag != nil {
		c.out.structure.node(tag).box = [4]Length{x, c.height - y - h, x + w, c.height - y}
	}
}
