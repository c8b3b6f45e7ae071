package pdf

import (
	"crypto/sha256"
	"fmt"
	"strconv"
)

// An output is what is known of a document while it is written.
type output struct {
	file      *file
	structure *structure
	subsets   []*subset
	byFont    map[*Font]*subset
	images    []*Image
	byImage   map[*Image]string
}

// Write makes the file.
func (w *Writer) Write(doc *Document) ([]byte, error) {
	f := newFile(w)
	catalogue, info, tree, resources := f.reserve(), f.reserve(), f.reserve(), f.reserve()
	pages := make([]int, len(doc.Pages))
	for i := range pages {
		pages[i] = f.reserve()
	}
	o := &output{file: f, structure: newStructure(f, pages), byFont: map[*Font]*subset{}, byImage: map[*Image]string{}}
	marks := make([][]*node, len(pages))
	for i, page := range doc.Pages {
		marks[i] = o.page(i, page, tree, resources)
	}
	o.structure.write(marks)
	o.resources(resources)
	kids := []byte("<</Type/Pages/Kids[")
	for _, p := range pages {
		kids = append(appendRef(kids, p), ' ')
	}
	kids = append(kids, "]/Count "...)
	f.put(tree, append(strconv.AppendInt(kids, int64(len(pages)), 10), ">>"...))
	f.put(info, append(appendString([]byte("<</Title"), doc.Title), ">>"...))

	b := []byte("<</Type/Catalog/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang")
	b = appendString(b, doc.Language)
	b = appendRef(append(b, "/Pages "...), tree)
	b = appendRef(append(b, "/StructTreeRoot "...), o.structure.root)
	if outline := o.outline(doc.Outline, pages, doc.Pages); outline != 0 {
		b = appendRef(append(b, "/Outlines "...), outline)
	}
	metadata, profile := f.reserve(), f.reserve()
	f.raw(metadata, "/Type/Metadata/Subtype/XML", xmp(doc.Title, doc.Language))
	f.stream(profile, "/N 3", srgb())
	b = appendRef(append(b, "/Metadata "...), metadata)
	b = append(b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile "...)
	b = append(appendRef(b, profile), ">>]>>"...)
	f.put(catalogue, b)
	return f.finish(catalogue, info)
}

// page writes one page and returns the elements of its marked-content sequences.
func (o *output) page(index int, page *Page, tree, resources int) []*node {
	c := &canvas{out: o, page: index, height: page.Height}
	for _, item := range page.Items {
		c.draw(item)
	}
	c.close()
	content := o.file.reserve()
	o.file.stream(content, "", c.b)
	b := []byte("<</Type/Page/Parent ")
	b = append(appendRef(b, tree), "/MediaBox[0 0 "...)
	b = append(appendNumbers(b, page.Width, page.Height), "]/Tabs/S/Resources "...)
	b = append(appendRef(b, resources), "/Contents "...)
	b = append(appendRef(b, content), "/StructParents "...)
	b = strconv.AppendInt(b, int64(index), 10)
	if len(c.links) > 0 {
		b = append(b, "/Annots["...)
		for _, l := range c.links {
			b = append(appendRef(b, l), ' ')
		}
		b = append(b, ']')
	}
	o.file.put(o.structure.pages[index], append(b, ">>"...))
	return c.marks
}

func (o *output) subset(f *Font) *subset {
	s, ok := o.byFont[f]
	if !ok {
		s = newSubset(f)
		s.ref = o.file.reserve()
		s.name = "F" + strconv.Itoa(len(o.subsets)+1)
		o.byFont[f] = s
		o.subsets = append(o.subsets, s)
	}
	return s
}

func (o *output) image(i *Image) string {
	name, ok := o.byImage[i]
	if !ok {
		name = "I" + strconv.Itoa(len(o.images)+1)
		o.byImage[i] = name
		o.images = append(o.images, i)
	}
	return name
}

// resources writes the fonts and pictures, and the dictionary that names them for
// all pages.
func (o *output) resources(number int) {
	b := []byte("<</Font<<")
	for _, s := range o.subsets {
		o.font(s)
		b = append(append(append(b, '/'), s.name...), ' ')
		b = appendRef(b, s.ref)
	}
	b = append(b, ">>"...)
	if len(o.images) > 0 {
		b = append(b, "/XObject<<"...)
		for _, i := range o.images {
			ref := o.file.reserve()
			i.write(o.file, ref)
			b = append(append(append(b, '/'), o.byImage[i]...), ' ')
			b = appendRef(b, ref)
		}
		b = append(b, ">>"...)
	}
	o.file.put(number, append(b, ">>"...))
}

// font writes a composite font whose character codes are the glyphs' numbers.
func (o *output) font(s *subset) {
	f := o.file
	descendant, descriptor, program, unicode := f.reserve(), f.reserve(), f.reserve(), f.reserve()
	data := s.file()
	f.stream(program, "/Length1 "+strconv.Itoa(len(data)), data)
	f.stream(unicode, "", toUnicode(s))
	name := s.prefix() + "+" + s.font.name
	f.put(s.ref, fmt.Appendf(nil, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, descendant, unicode))
	b := fmt.Appendf(nil, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor %d 0 R/DW 1000/W[", name, descriptor)
	for i := 0; i < len(s.members); i++ {
		if s.font.Advance(s.members[i].glyph) == 1000 {
			continue
		}
		b = append(strconv.AppendInt(b, int64(i), 10), '[')
		for ; i < len(s.members); i++ {
			w := s.font.Advance(s.members[i].glyph)
			if w == 1000 {
				break
			}
			b = append(strconv.AppendInt(b, int64(w), 10), ' ')
		}
		b = append(b, ']')
	}
	f.put(descendant, append(b, "]>>"...))
	box := [4]int{s.font.scale(s.font.head.i16(36)), s.font.scale(s.font.head.i16(38)), s.font.scale(s.font.head.i16(40)), s.font.scale(s.font.head.i16(42))}
	f.put(descriptor, fmt.Appendf(nil, "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %d 0 R>>",
		name, box[0], box[1], box[2], box[3], s.font.Ascent(), s.font.Descent(), s.font.scale(s.font.capHeight), program))
}

// prefix is the subset's six letters: of the hash of what is in it.
func (s *subset) prefix() string {
	var b []byte
	for _, m := range s.members {
		b = append(b, byte(m.glyph>>8), byte(m.glyph), byte(m.char>>16), byte(m.char>>8), byte(m.char))
	}
	sum := sha256.Sum256(b)
	letters := make([]byte, 6)
	for i := range letters {
		letters[i] = 'A' + sum[i]%26
	}
	return string(letters)
}

// toUnicode is the map from the file's glyph numbers back to characters.
func toUnicode(s *subset) []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	var named []int
	for i, m := range s.members {
		if m.char != 0 {
			named = append(named, i)
		}
	}
	for len(named) > 0 {
		n := min(100, len(named)) // the most that one block may hold
		b = append(strconv.AppendInt(b, int64(n), 10), " beginbfchar\n"...)
		for _, i := range named[:n] {
			b = append(appendHex(append(b, '<'), uint16(i)), "> <"...)
			b = append(appendUTF16(b, s.members[i].char), ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
		named = named[n:]
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

// outline writes the bookmarks and returns the object of their root; 0 where there
// are none.
func (o *output) outline(marks []Bookmark, refs []int, pages []*Page) int {
	if len(marks) == 0 {
		return 0
	}
	root := o.file.reserve()
	type entry struct{ ref, parent, prev, next, first, last, count int }
	entries := make([]entry, len(marks)+1) // 0 is the root
	entries[0].ref = root
	stack := []int{0}
	for i := range marks {
		at := i + 1
		level := min(max(marks[i].Level, 1), len(stack))
		stack = stack[:level]
		up := stack[level-1]
		entries[at] = entry{ref: o.file.reserve(), parent: up, prev: entries[up].last}
		if entries[up].last != 0 {
			entries[entries[up].last].next = at
		} else {
			entries[up].first = at
		}
		entries[up].last = at
		for _, above := range stack {
			entries[above].count++
		}
		stack = append(stack, at)
	}
	for i, e := range entries {
		b := []byte("<<")
		link := func(key string, to int) {
			if to != 0 || key == "/Parent " {
				b = appendRef(append(b, key...), entries[to].ref)
			}
		}
		if i == 0 {
			b = append(b, "/Type/Outlines"...)
		} else {
			m := marks[i-1]
			page := min(max(m.Page, 0), len(refs)-1)
			b = appendString(append(b, "/Title"...), m.Title)
			b = appendRef(append(b, "/Dest["...), refs[page])
			b = append(appendLength(append(b, "/XYZ 0 "...), pages[page].Height-m.Y), " 0]"...)
			link("/Parent ", e.parent)
			link("/Prev ", e.prev)
			link("/Next ", e.next)
		}
		link("/First ", e.first)
		link("/Last ", e.last)
		if e.count > 0 {
			b = strconv.AppendInt(append(b, "/Count "...), int64(e.count), 10)
		}
		o.file.put(e.ref, append(b, ">>"...))
	}
	return root
}
