package article

import (
	"encoding/base64"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/picture"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/township"
)

// body writes the notice's body, behind it the tables that it does not place, and its
// footnotes.
func (w *writer) body() {
	if w.in.Doc != nil {
		w.blocks(w.in.Doc.Blocks)
	}
	for _, t := range w.in.Notice.Tables {
		if !w.placed[t.Name] {
			w.table(t)
		}
	}
	if w.in.Doc != nil {
		w.notes(w.in.Doc.Notes)
	}
}

// notes writes the footnotes, which nothing can lead to in a message.
func (w *writer) notes(notes []markup.Note) {
	if len(notes) > 0 {
		w.put(`<hr style="`, styleRule, "\">\n")
	}
	for i, note := range notes {
		w.put(`<section style="`, styleSmall, `">[`, strconv.Itoa(i+1), "] ")
		for k := range note.Blocks {
			if b := &note.Blocks[k]; b.Kind == markup.Paragraph && k == 0 {
				w.inlines(b.Inlines)
			} else {
				w.block(b)
			}
		}
		w.put("</section>\n")
	}
}

func (w *writer) blocks(blocks []markup.Block) {
	for i := range blocks {
		w.block(&blocks[i])
	}
}

func (w *writer) block(b *markup.Block) {
	switch b.Kind {
	case markup.Paragraph:
		w.put(`<p style="`, styleParagraph, `">`)
		w.inlines(b.Inlines)
		w.put("</p>\n")
	case markup.Heading:
		// The title is the first heading.
		level, style := min(max(b.Level, 1), 4)+1, styleHeading
		if level > 2 {
			style = styleLower
		}
		tag := "h" + strconv.Itoa(level)
		w.put("<", tag, ` style="`, style, `">`)
		w.inlines(b.Inlines)
		w.put("</", tag, ">\n")
	case markup.List:
		w.list(b)
	case markup.Quote:
		w.put(`<blockquote style="`, styleQuote, "\">\n")
		w.blocks(b.Blocks)
		w.put("</blockquote>\n")
	case markup.CodeBlock:
		w.element("pre", stylePre, strings.TrimRight(b.Text, "\n"))
	case markup.Divider:
		w.put(`<hr style="`, styleRule, "\">\n")
	case markup.PlainTable:
		w.plainTable(b)
	case markup.Placed:
		for _, t := range w.in.Notice.Tables {
			if t.Name == b.Text && !w.placed[t.Name] {
				w.table(t)
			}
		}
	case markup.Figure:
		w.figure(b.URL, b.Text)
	}
}

func (w *writer) list(b *markup.Block) {
	tag := "ul"
	if b.Ordered {
		tag = "ol"
	}
	w.put("<", tag)
	if b.Ordered && b.Start != 1 {
		w.put(` start="`, strconv.Itoa(b.Start), `"`)
	}
	w.put(` style="`, styleList, "\">\n")
	for _, item := range b.Items {
		w.put("<li>")
		switch {
		case item.Task && item.Done:
			w.put("☑ ")
		case item.Task:
			w.put("☐ ")
		}
		for i := range item.Blocks {
			if block := &item.Blocks[i]; block.Kind == markup.Paragraph && i == 0 {
				w.inlines(block.Inlines)
			} else {
				w.put("\n")
				w.block(block)
			}
		}
		w.put("</li>\n")
	}
	w.put("</", tag, ">\n")
}

// inlines writes text. What is emphasised is bold: Chinese has no italics. A link says
// its address.
func (w *writer) inlines(inlines []markup.Inline) {
	for _, in := range inlines {
		switch in.Kind {
		case markup.Text, markup.Code:
			w.put(escape(in.Text))
		case markup.Strong, markup.Emph:
			w.put("<strong>")
			w.inlines(in.Inlines)
			w.put("</strong>")
		case markup.Break:
			w.put("<br>")
		case markup.Image:
			w.picture(in.URL, in.Text)
		case markup.Link:
			w.link(in)
		case markup.NoteRef:
			w.put("<sup>[", strconv.Itoa(in.Note), "]</sup>")
		}
	}
}

func (w *writer) link(in markup.Inline) {
	before := w.b.Len()
	w.inlines(in.Inlines)
	said := w.b.String()[before:]
	if to := w.leads(in.URL); to != "" && said != escape(to) && !strings.Contains(said, escape(to)) {
		w.put(escape(w.words.Say("sheet_link", "text", "", "address", to)))
	}
}

// leads is where a link leads, to be read: a whole address, a phone's number, a
// mailbox; nothing within the page.
func (w *writer) leads(address string) string {
	scheme, rest, ok := strings.Cut(address, ":")
	switch {
	case address == "" || address[0] == '#':
		return ""
	case ok && (scheme == "tel" || scheme == "mailto"):
		return rest
	}
	to, err := url.Parse(address)
	if err != nil {
		return ""
	}
	if to.IsAbs() {
		return address
	}
	page, err := url.Parse(w.in.Township.NoticeAddress(w.in.Village.Slug, w.in.Notice.ID))
	if err != nil {
		return ""
	}
	return page.ResolveReference(to).String()
}

// picture writes a picture, or what it shows where there is none.
func (w *writer) picture(file, alt string) {
	p, ok := w.in.Pictures[file]
	if !ok {
		w.put(escape(w.words.Say("sheet_picture", "text", alt)))
		return
	}
	p = fitted(p)
	w.put(`<img src="`, dataURI(p.Format, p.Data), `" alt="`, escape(alt), `" style="`, stylePicture, ";max-width:", strconv.Itoa(p.Width), `px">`)
}

// most is how many pixels a picture is wide at most: those of a phone.
const most = 1080

// fitted is a picture with no more pixels than a phone has. One that cannot be made
// smaller stays as it is.
func fitted(p sheet.Picture) sheet.Picture {
	if p.Width <= most {
		return p
	}
	fit, err := picture.Fit(picture.Picture{Data: p.Data, Format: p.Format, Width: p.Width, Height: p.Height}, most)
	if err != nil {
		return p
	}
	return sheet.Picture{Data: fit.Data, Format: fit.Format, Width: fit.Width, Height: fit.Height}
}

func (w *writer) figure(file, text string) {
	w.put(`<section style="`, styleFigure, "\">\n")
	w.picture(file, text)
	w.put("\n")
	if _, ok := w.in.Pictures[file]; ok && text != "" {
		w.element("p", styleCaption, text)
	}
	w.put("</section>\n")
}

func dataURI(format string, data []byte) string {
	return "data:image/" + format + ";base64," + base64.StdEncoding.EncodeToString(data)
}

// A tableHead is what stands over a column.
type tableHead struct {
	put   func()
	align string
}

// wide is from how many columns on a table slides inside its frame on a phone.
const wide = 5

// short is how many characters a cell of such a table has at most that stays on one
// line, as a date, a name or the number of a voucher.
const short = 8

// beginTable writes the frame and the head of a table.
func (w *writer) beginTable(columns []tableHead) {
	style := styleTable
	if n := len(columns); n >= wide {
		w.element("p", styleSmall, w.words["sheet_slide"])
		style += ";min-width:" + strconv.Itoa(n*88) + "px"
	}
	w.put(`<section style="`, styleSlide, `"><table style="`, style, "\">\n<thead>\n<tr>")
	for _, c := range columns {
		w.put(`<th scope="col" style="`, styleHead, `">`)
		c.put()
		w.put("</th>")
	}
	w.put("</tr>\n</thead>\n<tbody>\n")
}

func (w *writer) endTable() { w.put("</tbody>\n</table></section>\n") }

// table writes a table of the notice as its sheet says it.
func (w *writer) table(t *township.Table) {
	w.placed[t.Name] = true
	g := w.words.Grid(t)
	if g.Caption != "" {
		w.element("p", styleName, g.Caption)
	}
	var heads []tableHead
	for _, c := range g.Columns {
		heads = append(heads, tableHead{func() { w.put(escape(c.Head)) }, alignOf(c)})
	}
	w.beginTable(heads)
	for _, row := range g.Rows {
		w.put("<tr>")
		at := 0
		for _, c := range row.Cells {
			w.gridCell(g, row, c, at)
			at += c.Over
		}
		w.put("</tr>\n")
	}
	w.endTable()
}

func (w *writer) gridCell(g sheet.Grid, row sheet.GridRow, c sheet.GridCell, at int) {
	align := "center"
	if c.Over == 1 && at < len(g.Columns) {
		align = alignOf(g.Columns[at])
	}
	style := styleCell + align
	if align == "right" || len(g.Columns) >= wide && utf8.RuneCountInString(c.Text) <= short {
		style += ";white-space:nowrap"
	}
	if row.Strong {
		style += ";" + styleStrong
	}
	w.put("<td")
	if c.Over > 1 {
		w.put(` colspan="`, strconv.Itoa(c.Over), `"`)
	}
	w.put(` style="`, style, `">`, escape(c.Text), "</td>")
}

func alignOf(c sheet.GridColumn) string {
	switch {
	case c.Figures:
		return "right"
	case c.Middle:
		return "center"
	}
	return "left"
}

// plainTable writes a table of the body.
func (w *writer) plainTable(b *markup.Block) {
	var heads []tableHead
	for i, cell := range b.Head {
		align := "left"
		if i < len(b.Align) {
			align = [...]string{"left", "left", "center", "right"}[b.Align[i]]
		}
		heads = append(heads, tableHead{func() { w.inlines(cell) }, align})
	}
	w.beginTable(heads)
	for _, row := range b.Rows {
		w.put("<tr>")
		for i, cell := range row {
			align := "left"
			if i < len(heads) {
				align = heads[i].align
			}
			w.put(`<td style="`, styleCell, align, `">`)
			w.inlines(cell)
			w.put("</td>")
		}
		w.put("</tr>\n")
	}
	w.endTable()
}
