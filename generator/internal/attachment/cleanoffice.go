package attachment

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"cunwu/generator/internal/picture"
)

// cleanOffice copies a workbook or a document: the parts that its main part leads to
// by relations of known kinds, each without what it tells of its making.
func cleanOffice(form Form, data []byte, limits Limits) ([]byte, error) {
	r := &reader{limits: limits, content: Content{Form: form}}
	o, err := r.openOffice(form, data)
	if err != nil {
		return nil, err
	}
	types, err := o.types()
	if err != nil {
		return nil, err
	}
	if form == Workbook { // which strings are shown
		if err := o.workbook(); err != nil {
			return nil, err
		}
		r.unpacked = 0
	}
	c := &officeCopy{officeFile: o, types: types, done: map[string]bool{}}
	if _, _, err := c.kept("", nil); err != nil {
		return nil, err
	}
	if err := c.follow(o.main); err != nil {
		return nil, err
	}
	return pack(append([]packed{c.contentTypes()}, c.parts...))
}

// An officeCopy is a copy that is being made.
type officeCopy struct {
	*officeFile
	types contentTypes
	done  map[string]bool
	parts []packed
	kinds []string // of the parts, for the list of types
	depth int
}

// named are the kinds of relations that a part names where it uses them. One that it
// does not name leads to something that is no longer shown.
var named = words("worksheet drawing image chart table hyperlink header footer")

// kept writes the relations of a part that the copy keeps, and gives the others' ids.
// uses are the ids that the part names.
func (c *officeCopy) kept(part string, uses map[string]bool) (kept []relation, dropped map[string]bool, err error) {
	rels, err := c.relations(part)
	if err != nil {
		return nil, nil, err
	}
	dropped = map[string]bool{}
	var out bytes.Buffer
	out.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, rel := range rels {
		if why := rel.refused(); why != "" {
			return nil, nil, fmt.Errorf("%w：%s", ErrUnclean, why)
		}
		if !rel.kept() || named[rel.kind] && !uses[rel.id] || !rel.external && !c.has(rel.target) {
			dropped[rel.id] = true
			continue
		}
		kept = append(kept, rel)
		target, mode := "/"+rel.target, ""
		if rel.external {
			target, mode = rel.target, ` TargetMode="External"`
		}
		out.WriteString(`<Relationship Id="`)
		escape(&out, rel.id, true)
		out.WriteString(`" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + rel.kind + `" Target="`)
		escape(&out, target, true)
		out.WriteString(`"` + mode + `/>`)
	}
	out.WriteString(`</Relationships>`)
	if len(kept) > 0 {
		c.put(relationsOf(part), "", out.Bytes())
	}
	return kept, dropped, nil
}

func (c *officeCopy) put(name, kind string, data []byte) {
	c.parts, c.kinds = append(c.parts, packed{name, data}), append(c.kinds, kind)
}

// follow copies a part and what it leads to.
func (c *officeCopy) follow(part string) error {
	low := strings.ToLower(part)
	if c.done[low] {
		return nil
	}
	c.done[low] = true
	if c.depth++; c.depth > c.r.limits.Depth {
		return fmt.Errorf("%w：部分之间连得太深", ErrLimit)
	}
	defer func() { c.depth-- }()
	kind := c.types.of(part)
	data, err := c.part(part)
	if err != nil {
		return err
	}
	if strings.HasPrefix(kind, "image/") || slices.Contains([]string{".jpg", ".jpeg", ".png"}, path.Ext(low)) {
		clean, err := picture.Strip(data)
		if err != nil {
			return fmt.Errorf("%w：图片（%w）", ErrUnclean, err)
		}
		c.put(part, kind, clean)
		return nil // a picture leads nowhere
	}
	if !strings.HasPrefix(kind, "application/vnd.openxmlformats-officedocument.") || !strings.HasSuffix(kind, "+xml") {
		return fmt.Errorf("%w：本程序不认识的内容", ErrUnclean)
	}
	uses, err := c.uses(data)
	if err != nil {
		return err
	}
	kept, dropped, err := c.kept(part, uses)
	if err != nil {
		return err
	}
	clean, err := c.r.rewrite(data, c.decide(part, kind, dropped))
	if err != nil {
		return err
	}
	if strings.HasSuffix(kind, ".sharedStrings+xml") {
		if clean, err = c.shownStrings(clean); err != nil {
			return err
		}
	}
	c.put(part, kind, clean)
	for _, rel := range kept {
		if rel.external {
			continue
		}
		if err := c.follow(rel.target); err != nil {
			return err
		}
	}
	return nil
}

// uses are the ids that a part names.
func (c *officeCopy) uses(data []byte) (map[string]bool, error) {
	ids := map[string]bool{}
	x := c.r.xml(data)
	for {
		t, err := x.next()
		if errors.Is(err, errEnd) {
			return ids, nil
		}
		if err != nil {
			return nil, err
		}
		if e, ok := t.(xml.StartElement); ok {
			for _, a := range e.Attr {
				if a.Name.Space != "" && a.Name.Space != "xmlns" && len(a.Value) < 100 {
					ids[a.Value] = true
				}
			}
		}
	}
}

// Elements that no copy has, by their local names, and elements of which only what is
// in them stays.
var (
	cutWorkbook = words(`fileVersion fileSharing fileRecoveryPr AlternateContent revisionPtr extLst customWorkbookViews
		workbookProtection webPublishing webPublishObjects smartTagPr smartTagTypes externalReferences pivotCaches functionGroups`)
	cutDocument = words(`proofErr permStart permEnd commentRangeStart commentRangeEnd commentReference annotationRef rPrChange
		pPrChange tblPrChange trPrChange tcPrChange sectPrChange tblGridChange tblPrExChange numberingChange cellIns cellDel cellMerge
		smartTagPr customXmlPr dataBinding alias tag placeholder docPartObj docPartList fldData binData moveFromRangeStart
		moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart
		customXmlDelRangeEnd docVars rsids attachedTemplate embedRegular embedBold embedItalic embedBoldItalic extLst`)
	unwrapDocument = words(`ins moveTo smartTag customXml`)
)

// decide says what becomes of the elements of a part.
func (c *officeCopy) decide(part, kind string, dropped map[string]bool) func(*xml.StartElement, []string) edit {
	sheet := strings.Contains(kind, ".spreadsheetml.")
	word := strings.Contains(kind, ".wordprocessingml.")
	settings := strings.HasSuffix(kind, ".wordprocessingml.settings+xml")
	workbook := part == c.main && sheet
	return func(e *xml.StartElement, above []string) edit {
		name := e.Name.Local
		switch {
		case settings && len(above) == 1 && !keptSettings[name]:
			return cut
		case workbook && cutWorkbook[name]:
			return cut
		case sheet && !workbook && (cutFromSheets[name] || name == "rPh"):
			return cut
		case word && cutDocument[name]:
			return cut
		case name == "extLst": // of drawings and charts: ids, and data of newer programs
			return cut
		case word && name == "ins" && len(above) > 0 && (above[len(above)-1] == "rPr" || above[len(above)-1] == "trPr"):
			return cut // the mark of a paragraph or row that was put in
		case word && unwrapDocument[name]:
			return unwrap
		case name == "externalData", name == "userShapes", name == "clrMapOvr" && strings.Contains(kind, "chart"):
			return cut
		}
		led := false
		e.Attr = slices.DeleteFunc(e.Attr, func(a xml.Attr) bool {
			if a.Name.Space != "" && a.Name.Space != "xmlns" && dropped[a.Value] && slices.Contains([]string{"id", "embed", "link", "pict", "href"}, a.Name.Local) {
				led = true
				return true
			}
			return aboutMaking(a)
		})
		if led && name != "pageSetup" {
			if word && name == "hyperlink" {
				return unwrap
			}
			if name == "hlinkClick" || name == "hlinkHover" || sheet || word {
				return cut
			}
		}
		for i, a := range e.Attr {
			switch {
			case a.Name.Local == "name" && a.Name.Space == "" && (name == "docPr" || name == "cNvPr"):
				e.Attr[i].Value = ""
			case (a.Name.Local == "descr" || a.Name.Local == "title") && (name == "docPr" || name == "cNvPr"):
				e.Attr[i].Value = cleanAlt(a.Value)
			case a.Name.Local == "comment" && (name == "definedName" || name == "table"):
				e.Attr[i].Value = ""
			}
		}
		return keep
	}
}

// aboutMaking reports whether an attribute tells only when or by whom something was made.
func aboutMaking(a xml.Attr) bool {
	switch a.Name.Space {
	case "xr", "xr2", "xr3", "xr6", "xr9", "xr10", "xr16":
		return true
	case "w":
		return strings.HasPrefix(a.Name.Local, "rsid") || a.Name.Local == "author" || a.Name.Local == "initials"
	case "w14", "w15", "w16":
		return a.Name.Local == "paraId" || a.Name.Local == "textId"
	case "":
		return a.Name.Local == "cm" || a.Name.Local == "vm" || a.Name.Local == "author" // metadata of cells, of which the copy has none
	}
	return false
}

// shownStrings empties the shared strings that no cell shows.
func (c *officeCopy) shownStrings(data []byte) ([]byte, error) {
	i := -1
	return c.r.rewrite(data, func(e *xml.StartElement, above []string) edit {
		if e.Name.Local == "si" {
			i++
		}
		if len(above) == 2 && i < len(c.used) && !c.used[i] {
			return cut
		}
		return keep
	})
}

// contentTypes lists the types of the parts that were written.
func (c *officeCopy) contentTypes() packed {
	var out bytes.Buffer
	out.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	for i, p := range c.parts {
		if c.kinds[i] == "" {
			continue
		}
		out.WriteString(`<Override PartName="/`)
		escape(&out, p.name, true)
		out.WriteString(`" ContentType="`)
		escape(&out, c.kinds[i], true)
		out.WriteString(`"/>`)
	}
	out.WriteString(`</Types>`)
	return packed{"[Content_Types].xml", out.Bytes()}
}
