package markup

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/util"
)

// HTMLOptions are what a page knows and the tree does not. Each may be left out.
type HTMLOptions struct {
	// Table is the finished HTML of the placed table of that name; it is used as it is.
	Table func(name string) string
	// Picture is where the page finds a picture, and its size in pixels. A picture
	// that the page does not have is replaced by its alternative text.
	Picture func(file string) (src string, width, height int, ok bool)
	// Copies are narrower copies of a picture.
	Copies func(file string) Copies
	// Link is where a relative link leads from this page. A link that leads nowhere
	// becomes plain text. Without Link, relative links stay as they are written.
	Link func(address string) (href string, ok bool)

	// Sideways is what stands above a table which a page may have no room for, of its rows,
	// the head first; a whole column's cells are not broken over lines.
	Sideways func(rows [][]string, whole []bool) string

	TableLabel string // names a table without a head for screen readers; 表格
	And        string // between the columns that name a table with a head; 、
	Done, Open string // what a check box says: 已完成, 未完成

	// Notes names the list of footnotes, 注释; Note a mark in the text, 注 {n}; Back the
	// way back from a footnote to its mark, 回到正文注 {n} 处. {n} is the number.
	Notes, Note, Back string
}

// Copies are what a page may show instead of a picture, which then is behind a link.
type Copies struct {
	// WebP are copies in that format as srcset says it: addresses with their widths. Empty:
	// there are none.
	WebP  string
	Sizes string // how wide the picture is shown, as sizes says it
	Plain string // the address of a copy for browsers that cannot read WebP; empty: the picture
}

// HTML is the body as HTML. It holds no tags but the following, and no attributes
// but those that they need: a blockquote br code em figure h2 h3 h4 h5 hr img li
// ol p picture pre section source span strong sup table tbody td th thead tr ul, and what o.Table
// gives. Headings begin at h2 and have ids by their position: s-1, s-1-2; footnotes and
// their marks by their numbers: note-1, ref-1, and ref-1-2 for the second mark.
func (d *Document) HTML(o HTMLOptions) string {
	if o.TableLabel == "" {
		o.TableLabel = "表格"
	}
	if o.Done == "" {
		o.Done = "已完成"
	}
	if o.Open == "" {
		o.Open = "未完成"
	}
	for _, d := range []struct {
		word *string
		text string
	}{{&o.Notes, "注释"}, {&o.Note, "注 {n}"}, {&o.Back, "回到正文注 {n} 处"}, {&o.And, "、"}} {
		if *d.word == "" {
			*d.word = d.text
		}
	}
	w := htmlWriter{options: o}
	w.blocks(d.Blocks)
	w.notes(d.Notes)
	return w.b.String()
}

type htmlWriter struct {
	b       strings.Builder
	options HTMLOptions
	counts  []int // of the headings down to the current one
	linked  bool  // within a link
}

func (w *htmlWriter) put(parts ...string) {
	for _, s := range parts {
		w.b.WriteString(s)
	}
}

func (w *htmlWriter) blocks(blocks []Block) {
	for _, b := range blocks {
		w.block(b)
	}
}

func (w *htmlWriter) block(b Block) {
	switch b.Kind {
	case Paragraph:
		w.put("<p>")
		w.inlines(b.Inlines)
		w.put("</p>\n")
	case Heading:
		tag := "h" + strconv.Itoa(min(max(b.Level, 1), maxLevel)+1)
		w.put("<", tag, ` id="`, w.headingID(b.Level), `">`)
		w.inlines(b.Inlines)
		w.put("</", tag, ">\n")
	case List:
		w.list(b)
	case Quote:
		w.put("<blockquote>\n")
		w.blocks(b.Blocks)
		w.put("</blockquote>\n")
	case CodeBlock:
		w.put("<pre><code>", escape(b.Text), "</code></pre>\n")
	case Divider:
		w.put("<hr>\n")
	case PlainTable:
		w.table(b)
	case Placed:
		if w.options.Table != nil {
			w.put(w.options.Table(b.Text), "\n")
		}
	case Figure:
		if tag, ok := w.picture(b.URL, b.Text); ok {
			w.put("<figure>", tag, "</figure>\n")
		} else if b.Text != "" {
			w.put("<p>", escape(b.Text), "</p>\n")
		}
	}
}

// headingID counts headings level by level.
func (w *htmlWriter) headingID(level int) string {
	level = max(level, 1)
	for len(w.counts) < level {
		w.counts = append(w.counts, 0)
	}
	w.counts = w.counts[:level]
	w.counts[level-1]++
	id := "s"
	for _, n := range w.counts {
		id += "-" + strconv.Itoa(n)
	}
	return id
}

func (w *htmlWriter) list(b Block) {
	tag := "ul"
	if b.Ordered {
		tag = "ol"
	}
	w.put("<", tag)
	if b.Ordered && b.Start != 1 {
		w.put(` start="`, strconv.Itoa(b.Start), `"`)
	}
	w.put(">\n")
	for _, item := range b.Items {
		w.put("<li>")
		if item.Task {
			sign, word := "☐", w.options.Open
			if item.Done {
				sign, word = "☑", w.options.Done
			}
			w.put(`<span class="task" role="img" aria-label="`, escape(word), `">`, sign, "</span> ")
		}
		for i, block := range item.Blocks {
			switch {
			case block.Kind == Paragraph && b.Tight:
				if i > 0 && item.Blocks[i-1].Kind == Paragraph {
					w.put("<br>")
				}
				w.inlines(block.Inlines)
			default:
				if i == 0 || b.Tight {
					w.put("\n")
				}
				w.block(block)
			}
		}
		w.put("</li>\n")
	}
	w.put("</", tag, ">\n")
}

// A table scrolls inside its frame, which the keyboard must be able to reach and
// a screen reader to name.
func (w *htmlWriter) table(b Block) {
	var names []string
	for _, cell := range b.Head {
		if s := strings.TrimSpace(plainInlines(cell)); s != "" {
			names = append(names, s)
		}
	}
	label := w.options.TableLabel
	if len(names) > 0 {
		label = strings.Join(names, w.options.And)
	}
	if w.options.Sideways != nil {
		w.put(w.options.Sideways(texts(b)))
	}
	w.put(`<section class="frame" tabindex="0" aria-label="`, escape(label), `"><table>`, "\n<thead>\n<tr>")
	for i, cell := range b.Head {
		w.cell("th", ` scope="col"`, alignOf(b, i), cell)
	}
	w.put("</tr>\n</thead>\n")
	if len(b.Rows) > 0 {
		w.put("<tbody>\n")
		for _, row := range b.Rows {
			w.put("<tr>")
			for i, cell := range row {
				w.cell("td", "", alignOf(b, i), cell)
			}
			w.put("</tr>\n")
		}
		w.put("</tbody>\n")
	}
	w.put("</table></section>\n")
}

// texts are the texts of a table's cells, its head first, and which columns are not broken
// over lines: those that stand at the right.
func texts(b Block) (rows [][]string, whole []bool) {
	for _, cells := range append([][][]Inline{b.Head}, b.Rows...) {
		var row []string
		for _, cell := range cells {
			row = append(row, plainInlines(cell))
		}
		rows = append(rows, row)
	}
	for i := range b.Head {
		whole = append(whole, alignOf(b, i) == AlignRight)
	}
	return rows, whole
}

func alignOf(b Block, i int) Align {
	if i < len(b.Align) {
		return b.Align[i]
	}
	return AlignDefault
}

func (w *htmlWriter) cell(tag, attributes string, align Align, inlines []Inline) {
	class := [...]string{"", ` class="align-left"`, ` class="align-center"`, ` class="align-right"`}[align]
	if tag == "th" && len(inlines) == 0 {
		tag, attributes = "td", "" // an empty head names nothing
	}
	w.put("<", tag, attributes, class, ">")
	w.inlines(inlines)
	w.put("</", tag, ">")
}

func (w *htmlWriter) inlines(inlines []Inline) {
	for _, in := range inlines {
		switch in.Kind {
		case Text:
			w.text(in.Text)
		case Strong:
			w.put("<strong>")
			w.inlines(in.Inlines)
			w.put("</strong>")
		case Emph:
			w.put("<em>")
			w.inlines(in.Inlines)
			w.put("</em>")
		case Code:
			w.put("<code>", escape(in.Text), "</code>")
		case Link:
			w.link(in)
		case Image:
			if tag, ok := w.picture(in.URL, in.Text); ok {
				w.put(tag)
			} else {
				w.put(escape(in.Text))
			}
		case Break:
			w.put("<br>\n")
		case NoteRef:
			n := strconv.Itoa(in.Note)
			w.put(`<sup><a class="note" href="#note-`, n, `" id="`, refID(in.Note, in.Ref), `" role="doc-noteref" aria-label="`,
				escape(strings.ReplaceAll(w.options.Note, "{n}", n)), `">`, n, "</a></sup>")
		}
	}
}

// refID is the id of a mark of a footnote.
func refID(note, ref int) string {
	id := "ref-" + strconv.Itoa(note)
	if ref > 1 {
		id += "-" + strconv.Itoa(ref)
	}
	return id
}

// notes writes the footnotes, each with a way back to every place that refers to it.
func (w *htmlWriter) notes(notes []Note) {
	if len(notes) == 0 {
		return
	}
	w.put(`<section class="notes" role="doc-endnotes" aria-label="`, escape(w.options.Notes), `">`, "\n<ol>\n")
	for i, note := range notes {
		w.put(`<li id="note-`, strconv.Itoa(i+1), `">`)
		if len(note.Blocks) == 1 && note.Blocks[0].Kind == Paragraph {
			w.inlines(note.Blocks[0].Inlines)
		} else {
			w.put("\n")
			w.blocks(note.Blocks)
		}
		for ref := 1; ref <= note.Refs; ref++ {
			w.put(` <a class="back" href="#`, refID(i+1, ref), `" role="doc-backlink" aria-label="`,
				escape(strings.ReplaceAll(w.options.Back, "{n}", strconv.Itoa(i+1))), `">↩</a>`)
		}
		w.put("</li>\n")
	}
	w.put("</ol>\n</section>\n")
}

func (w *htmlWriter) link(in Inline) {
	kind, message, _ := classify(in.URL)
	href, ok := in.URL, message == ""
	if ok && kind == relative && w.options.Link != nil && !strings.HasPrefix(href, "#") {
		href, ok = w.options.Link(href)
	}
	if !ok {
		w.inlines(in.Inlines)
		return
	}
	w.put(`<a href="`, escapeAddress(href), `"`)
	if kind == external {
		w.put(` rel="noopener"`)
	}
	w.put(">")
	w.linked = true
	w.inlines(in.Inlines)
	w.linked = false
	w.put("</a>")
}

// text writes a run of text; a telephone number in it can be pressed, but within a link.
func (w *htmlWriter) text(s string) {
	if w.linked {
		w.put(escape(s))
		return
	}
	phones(s, func(s string) { w.put(escape(s)) }, func(shown, dialled string) {
		w.put(`<a class="call" href="tel:`, dialled, `">`, escape(shown), "</a>")
	})
}

func (w *htmlWriter) picture(file, alt string) (string, bool) {
	if w.options.Picture == nil {
		return "", false
	}
	src, width, height, ok := w.options.Picture(file)
	if !ok {
		return "", false
	}
	large := src
	var copies Copies
	if w.options.Copies != nil {
		copies = w.options.Copies(file)
	}
	if copies.Plain != "" {
		src = copies.Plain
	}
	tag := fmt.Sprintf(`<img src="%s" alt="%s" width="%d" height="%d" loading="lazy" decoding="async">`,
		escapeAddress(src), escape(alt), width, height)
	if copies.WebP == "" {
		return tag, true
	}
	tag = fmt.Sprintf(`<picture><source type="image/webp" srcset="%s" sizes="%s">%s</picture>`, escape(copies.WebP), escape(copies.Sizes), tag)
	if alt == "" || w.linked { // a link needs a name, and cannot stand in another
		return tag, true
	}
	return `<a href="` + escapeAddress(large) + `">` + tag + "</a>", true
}

func escapeAddress(address string) string {
	return escape(string(util.URLEscape([]byte(address), false)))
}

// escape writes text so that it is text in HTML and in the templates of Hugo, which
// would take two opening braces for its own.
func escape(s string) string {
	if !strings.ContainsAny(s, "&<>\"'{") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		switch s[i] {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '"':
			b.WriteString("&#34;")
		case '\'':
			b.WriteString("&#39;")
		case '{':
			if i+1 < len(s) && s[i+1] == '{' {
				b.WriteString("&#123;")
			} else {
				b.WriteByte('{')
			}
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
