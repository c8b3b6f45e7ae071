package attachment

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"cunwu/generator/internal/picture"
)

// cleanPDF writes the pages of a PDF anew: what their contents draw with, and links to
// the web. Older revisions, properties, bookmarks, notes, scripts, files within, private
// data, thumbnails and everything that no page draws are not reached, and not copied.
func cleanPDF(data []byte, limits Limits) ([]byte, error) {
	r := &reader{limits: limits, content: Content{Form: PDF}}
	f, err := r.openPDF(data)
	if err != nil {
		return nil, err
	}
	pages, err := f.pages()
	if err != nil {
		return nil, err
	}
	c := &pdfCopy{pdfFile: f, numbers: map[int]int{}, pages: map[int]int{}, names: map[int]bool{}}
	return c.write(pages)
}

// A pdfCopy is a PDF that is being written. Objects are numbered as they are reached:
// 1 is the root, 2 the tree of pages, then the pages.
type pdfCopy struct {
	*pdfFile
	numbers map[int]int  // new numbers of the old objects
	pages   map[int]int  // new numbers of the pages, by their old ones
	names   map[int]bool // old numbers of dictionaries of names
	queue   []int        // old numbers, in the order of the new ones
	next    int
	err     error
}

const (
	rootNumber  = 1
	pagesNumber = 2
	firstPage   = 3
)

func (c *pdfCopy) write(pages []pdfPage) ([]byte, error) {
	for i, p := range pages {
		if p.number != 0 {
			c.pages[p.number] = firstPage + i
		}
	}
	c.next = firstPage + len(pages)
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe5\x86\x9c\xe6\x9d\x91\n")
	var offsets []int
	begin := func(number int) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n", number)
	}
	end := func() { out.WriteString("\nendobj\n") }

	root := ownDict{"Type": pdfName("Catalog"), "Pages": newRef(pagesNumber)}
	if lang := c.text(c.dict(c.trailer["Root"])["Lang"]); plainWord.MatchString(lang) {
		root["Lang"] = pdfString(lang)
	}
	begin(rootNumber)
	c.value(&out, root)
	end()
	kids := pdfArray{}
	for i := range pages {
		kids = append(kids, newRef(firstPage+i))
	}
	begin(pagesNumber)
	c.value(&out, ownDict{"Type": pdfName("Pages"), "Kids": kids, "Count": len(pages)})
	end()
	for i, p := range pages {
		begin(firstPage + i)
		c.value(&out, c.page(p))
		end()
	}
	for i := 0; i < len(c.queue) && c.err == nil; i++ {
		begin(firstPage + len(pages) + i)
		v := c.object(c.queue[i])
		if c.r.err != nil {
			return nil, c.r.err
		}
		switch v := v.(type) {
		case *pdfStream:
			c.stream(&out, v)
		case pdfDict:
			if c.names[c.queue[i]] {
				c.named(&out, v)
			} else {
				c.value(&out, v)
			}
		default:
			c.value(&out, v)
		}
		end()
	}
	if c.err != nil {
		return nil, c.err
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&out, "trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return out.Bytes(), nil
}

// An ownDict is a dictionary that was made here: all its keys are written.
type ownDict pdfDict

// A newRef is a reference by a new number.
type newRef int

// page is a page as the copy has it.
func (c *pdfCopy) page(p pdfPage) ownDict {
	page := ownDict{"Type": pdfName("Page"), "Parent": newRef(pagesNumber)}
	for _, key := range inheritedKeys {
		if v := p.inherited[key]; v != nil {
			page[key] = v
		}
	}
	for _, key := range []pdfName{"Contents", "Group", "UserUnit"} {
		if v := p.dict[key]; v != nil {
			page[key] = v
		}
	}
	if page["Resources"] == nil {
		page["Resources"] = pdfDict{}
	}
	var links pdfArray
	for _, one := range c.array(p.dict["Annots"]) {
		if link := c.link(c.dict(one)); link != nil {
			links = append(links, link)
		}
	}
	if links != nil {
		page["Annots"] = links
	}
	return page
}

// link is an annotation that leads to the web or to a page of the file; nil: it is neither.
func (c *pdfCopy) link(d pdfDict) ownDict {
	if c.get(d["Subtype"]) != pdfName("Link") {
		return nil
	}
	link := ownDict{"Type": pdfName("Annot"), "Subtype": pdfName("Link"), "Border": pdfArray{0, 0, 0}}
	for _, key := range []pdfName{"Rect", "Border", "C", "H", "QuadPoints", "F"} {
		if v := c.get(d[key]); v != nil {
			link[key] = v
		}
	}
	action := c.dict(d["A"])
	to := c.array(d["Dest"])
	if uri := c.text(action["URI"]); webLink(uri) {
		link["A"] = pdfDict{"S": pdfName("URI"), "URI": pdfString(uri)}
		return link
	}
	if to == nil && c.get(action["S"]) == pdfName("GoTo") {
		to = c.array(action["D"])
	}
	ref, ok := pdfArrayFirst(to).(pdfRef)
	if !ok || c.pages[ref.number] == 0 {
		return nil
	}
	dest := pdfArray{newRef(c.pages[ref.number])}
	for _, v := range to[1:] {
		switch v := c.get(v).(type) {
		case pdfName, int, float64, nil:
			dest = append(dest, v)
		}
	}
	link["Dest"] = dest
	return link
}

// neverCopied are keys of dictionaries, wherever they stand, that tell of the making, lead
// elsewhere, or do something.
var neverCopied = words(`Metadata PieceInfo LastModified OPI Alternates AF EF JS JavaScript AA A PA OpenAction Names Thumb Measure
	PtData B AcroForm Info OC OCGs Ref Parent P Pg StructParent StructParents Dest Dests F FFilter FDecodeParms Length SpiderInfo ID
	Popup IRT Author Title Subject Keywords Creator Producer CreationDate ModDate DL`)

// keptProperties are the keys of a marked content's properties.
var keptProperties = words("MCID ActualText Alt E Lang Type Subtype BBox Attached")

// shown is an object as the copy has it: pages, trees and notes are reached from
// nowhere but their own places.
func (c *pdfCopy) shown(v any) any {
	d, ok := v.(pdfDict)
	if !ok {
		return v
	}
	switch d["Type"] {
	case pdfName("Page"), pdfName("Pages"), pdfName("Catalog"), pdfName("Annot"), pdfName("Filespec"), pdfName("OCG"), pdfName("OCMD"), pdfName("Sig"), pdfName("Action"):
		return nil
	}
	return v
}

// value writes an object.
func (c *pdfCopy) value(out *bytes.Buffer, v any) {
	switch v := v.(type) {
	case nil:
		out.WriteString("null")
	case bool:
		out.WriteString(strconv.FormatBool(v))
	case int:
		out.WriteString(strconv.Itoa(v))
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			v = 0
		}
		out.WriteString(strconv.FormatFloat(v, 'f', -1, 64))
	case pdfName:
		writeName(out, v)
	case pdfString:
		out.WriteByte('<')
		out.WriteString(hex.EncodeToString([]byte(v)))
		out.WriteByte('>')
	case newRef:
		fmt.Fprintf(out, "%d 0 R", int(v))
	case pdfRef:
		if n := c.number(v.number); n > 0 {
			fmt.Fprintf(out, "%d 0 R", n)
		} else {
			out.WriteString("null")
		}
	case pdfArray:
		c.list(out, v)
	case ownDict:
		c.pairs(out, pdfDict(v), func(pdfName) bool { return true })
	case pdfDict:
		if c.shown(v) == nil {
			out.WriteString("null")
			return
		}
		c.pairs(out, v, func(key pdfName) bool { return !neverCopied[string(key)] })
	default:
		out.WriteString("null")
	}
}

func (c *pdfCopy) list(out *bytes.Buffer, list pdfArray) {
	out.WriteByte('[')
	for i, v := range list {
		if i > 0 {
			out.WriteByte(' ')
		}
		c.value(out, v)
	}
	out.WriteByte(']')
}

// nameDicts are dictionaries whose keys are names that the contents use.
var nameDicts = words("Font XObject ExtGState ColorSpace Pattern Shading CharProcs Colorants")

// named writes a dictionary of names, in which every key is one.
func (c *pdfCopy) named(out *bytes.Buffer, v any) {
	switch v := v.(type) {
	case pdfDict:
		c.pairs(out, v, func(pdfName) bool { return true })
		return
	case pdfRef:
		if _, ok := c.get(v).(pdfDict); ok {
			c.names[v.number] = true
		}
	}
	c.value(out, v)
}

func (c *pdfCopy) pairs(out *bytes.Buffer, d pdfDict, keep func(pdfName) bool) {
	out.WriteString("<<")
	for _, key := range sortedKeys(d) {
		if !keep(key) || c.nothing(d[key]) {
			continue
		}
		writeName(out, key)
		out.WriteByte(' ')
		switch {
		case key == "Properties":
			c.properties(out, c.dict(d[key]))
		case nameDicts[string(key)]:
			c.named(out, d[key])
		default:
			c.value(out, d[key])
		}
	}
	out.WriteString(">>")
}

// nothing reports whether an object would be written as null.
func (c *pdfCopy) nothing(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case pdfRef:
		return c.number(v.number) == 0
	case pdfDict:
		return c.shown(v) == nil
	}
	return false
}

// properties writes the properties of marked contents: what a text stands for, but no
// names of layers and nothing that a program kept for itself.
func (c *pdfCopy) properties(out *bytes.Buffer, d pdfDict) {
	out.WriteString("<<")
	for _, name := range sortedKeys(d) {
		writeName(out, name)
		out.WriteByte(' ')
		of := c.dict(d[name])
		if of["Type"] == pdfName("OCG") || of["Type"] == pdfName("OCMD") {
			of = nil
		}
		c.pairs(out, of, func(key pdfName) bool { return keptProperties[string(key)] })
	}
	out.WriteString(">>")
}

// number is the new number of an object.
func (c *pdfCopy) number(old int) int {
	if n := c.numbers[old]; n > 0 {
		return n
	}
	v := c.object(old)
	if c.pages[old] > 0 || v == nil || c.shown(v) == nil {
		return 0
	}
	if len(c.queue) >= c.r.limits.Parts {
		c.err = fmt.Errorf("%w：PDF 里超过 %d 个对象", ErrLimit, c.r.limits.Parts)
		return 0
	}
	c.numbers[old] = c.next
	c.queue = append(c.queue, old)
	c.next++
	return c.numbers[old]
}

// stream writes a stream packed as it was. A picture in JPEG is stripped.
func (c *pdfCopy) stream(out *bytes.Buffer, s *pdfStream) {
	d := pdfDict{}
	for k, v := range s.dict {
		if !neverCopied[string(k)] {
			d[k] = v
		}
	}
	raw := s.raw
	names, _ := c.filters(s.dict)
	for i, name := range names {
		switch name {
		case "DCTDecode", "DCT":
			jpeg, err := c.decode(s) // what is packed around it
			if err == nil {
				raw, err = picture.Strip(jpeg)
			}
			if err != nil {
				c.refuse("读不了的图片")
				return
			}
			d["Filter"] = pdfName("DCTDecode")
			if parms := s.dict["DecodeParms"]; parms != nil {
				delete(d, "DecodeParms")
				if list := c.array(parms); i < len(list) {
					parms = list[i]
				}
				if p := c.dict(parms); p != nil && c.get(p["ColorTransform"]) != nil {
					d["DecodeParms"] = pdfDict{"ColorTransform": c.get(p["ColorTransform"])}
				}
			}
		case "JPXDecode":
			if bytes.Contains(raw, []byte("xml ")) || bytes.Contains(raw, []byte("uuid")) {
				c.refuse("带有拍摄信息的 JPEG 2000 图片")
				return
			}
		case "FlateDecode", "LZWDecode", "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode", "CCITTFaxDecode", "JBIG2Decode":
		default:
			c.refuse("本程序不认识的压缩方法")
			return
		}
	}
	if slices.Contains([]any{pdfName("Metadata"), pdfName("EmbeddedFile"), pdfName("ObjStm"), pdfName("XRef")}, c.get(s.dict["Type"])) {
		d, raw = pdfDict{}, nil
	}
	d["Length"] = len(raw)
	c.pairs(out, d, func(pdfName) bool { return true })
	out.WriteString("\nstream\n")
	out.Write(raw)
	out.WriteString("\nendstream")
}

func (c *pdfCopy) refuse(what string) {
	if c.err == nil {
		c.err = fmt.Errorf("%w：%s", ErrUnclean, what)
	}
}

func writeName(out *bytes.Buffer, n pdfName) {
	out.WriteByte('/')
	for i := range len(n) {
		if b := n[i]; b <= ' ' || b > '~' || b == '#' || pdfDelimiter(b) {
			out.WriteString("#" + strings.ToUpper(hex.EncodeToString([]byte{b})))
		} else {
			out.WriteByte(b)
		}
	}
}
