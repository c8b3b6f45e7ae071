//go:build linux

package main

import (
	"cmp"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"cunwu/generator/internal/build"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/township"
)

// A press makes sheets of some notices of the demonstration township.
type press struct {
	maker   *sheet.Maker
	words   sheet.Words
	notices []sheet.Notice
}

// chosen is how many notices there are.
const chosen = 10

var benchDay = township.MakeDay(2026, 11, 20)

// newPress reads the township and chooses notices that make one page without a picture:
// one of each category, each from the next village, and so on from the beginning.
func newPress() (*press, error) {
	p, err := build.Prepare(".", nil, benchDay)
	if err != nil {
		return nil, err
	}
	if finding.Count(p.Findings).Error > 0 {
		return nil, build.ErrFindings
	}
	_, _, words, err := build.OpenTheme(".", p.Township)
	if err != nil {
		return nil, err
	}
	made := &press{words: words}
	if made.maker, err = sheet.New(words, p.Township.Fonts); err != nil {
		return nil, err
	}
	villages := p.Township.Villages
	for i := 0; len(made.notices) < chosen; i++ {
		if i == len(villages)*len(township.Categories) {
			return nil, fmt.Errorf("only %d notices make one page", len(made.notices))
		}
		v, category := villages[i%len(villages)], township.Categories[i%len(township.Categories)]
		for _, n := range v.Web() {
			if n.Category != category || n.Withdrawn != nil || len(n.Files) > 0 {
				continue
			}
			in := sheet.Notice{Township: p.Township, Village: v, Notice: n, Doc: document(n)}
			if item, ok := p.Catalogue.Item(n.Item); ok {
				in.Item = item.Name
			}
			pdf, err := made.maker.Notice(in)
			if err != nil {
				return nil, err
			}
			if pdf.Pages == 1 {
				made.notices = append(made.notices, in)
				break
			}
		}
	}
	return made, nil
}

// document is a notice's body, the tables that it does not place behind it.
func document(n *township.Notice) *markup.Document {
	doc, _ := markup.Parse(n.Body.Source, n.Body.Line)
	for _, t := range n.Tables {
		if !slices.ContainsFunc(doc.Placed(), func(m markup.Mention) bool { return m.Name == t.Name }) {
			doc.Blocks = append(doc.Blocks, markup.Block{Kind: markup.Placed, Text: t.Name})
		}
	}
	return doc
}

// sheets makes the sheets, each with a code of its own.
func (p *press) sheets() ([][]byte, error) {
	var all [][]byte
	for _, in := range p.notices {
		pdf, err := p.maker.Notice(in)
		if err != nil {
			return nil, err
		}
		all = append(all, pdf.Data)
	}
	return all, nil
}

// pages writes the same notices as files of HTML that print like the sheets.
func (p *press) pages(dir string) ([]string, error) {
	var files []string
	for i, in := range p.notices {
		text, err := p.page(in)
		if err != nil {
			return nil, err
		}
		file := filepath.Join(dir, fmt.Sprintf("%02d.html", i+1))
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

// style prints as the sheets do: paper, margins, faces, sizes and pitch.
const style = `@page{size:210mm 297mm;margin:37mm 26mm 35mm 28mm;
@top-center{content:"%s";font:700 10.5pt "Noto Sans CJK SC"}
@bottom-left{content:"%s";font:10.5pt "Noto Serif CJK SC"}
@bottom-center{content:"— " counter(page) " —";font:14pt "Noto Serif CJK SC"}
@bottom-right{content:"共 " counter(pages) " 页";font:10.5pt "Noto Serif CJK SC"}}
body{margin:0;font:15.8pt/25pt "Noto Serif CJK SC";text-align:justify}
p{margin:0;text-indent:2em}.plain{text-indent:0}
.place{display:flex;justify-content:space-between;font-size:10.5pt;line-height:15pt;border-bottom:.5pt solid}
h1{font-size:22pt;line-height:30pt;text-align:center;margin:8pt 0}
h2,h3,h4{font:700 15.8pt/25pt "Noto Sans CJK SC";margin:0;text-indent:2em}
.summary{font-weight:700;border:solid;border-width:1pt 0;padding:4pt 0;margin:6pt 0;line-height:22pt}
.summary small{display:block;font:700 10.5pt "Noto Sans CJK SC"}
table{border-collapse:collapse;width:100%%;font-size:9pt;line-height:12pt;margin:4pt 0}
th,td{border:.5pt solid;padding:1pt 2pt}caption{font-weight:700}td.n{text-align:right;font-variant-numeric:tabular-nums}
.closing{font-size:13pt;line-height:18pt}.closing b{font-family:"Noto Sans CJK SC"}
.band{display:flex;gap:3mm;font-size:10pt;line-height:14pt;margin-top:3mm;text-align:left}
.band svg{width:44mm;height:44mm;margin:-4mm}.code{width:36mm;overflow-wrap:anywhere}.phones b{white-space:nowrap}.phones{flex:1}.phones div{display:flex;justify-content:space-between}
.issuer{width:45mm;text-align:center;font-size:14pt;line-height:24pt;align-self:center}`

// page is a notice as HTML: the same texts in the same order.
func (p *press) page(in sheet.Notice) (string, error) {
	n, w := in.Notice, p.words
	var b strings.Builder
	say := func(open, text, end string) { b.WriteString(open + html.EscapeString(text) + end) }
	foot := w.Say("sheet_id", "id", n.ID) + "　" + w.Say("sheet_version", "version", n.Version())
	b.WriteString("<!doctype html><html lang=zh-CN><meta charset=utf-8>")
	say("<title>", n.Title, "</title><style>")
	demonstration := ""
	if in.Township.Demonstration {
		demonstration = w["sheet_demonstration"]
	}
	fmt.Fprintf(&b, style, demonstration, foot)
	b.WriteString("</style>")
	say("<div class=place><span>", w.Say("sheet_place", "township", in.Township.Name, "village", in.Village.Name, "category", w["cat_"+n.Category]), "</span>")
	if in.Item != "" {
		say("<span>", w.Say("sheet_item", "item", in.Item), "</span>")
	}
	say("</div><h1>", n.Title, "</h1>")
	for _, text := range append([]string{n.Number}, w.Related(in)...) {
		if text != "" {
			say("<p class=plain>", text, "</p>")
		}
	}
	say("<p class=plain>", w["sheet_addressees"], "</p>")
	if n.Summary != "" {
		say("<div class=summary><small>", w["sheet_plain"], "</small>")
		say("", n.Summary, "</div>")
	}
	b.WriteString(in.Doc.HTML(markup.HTMLOptions{Table: func(name string) string {
		for _, t := range n.Tables {
			if t.Name == name {
				return tableHTML(w.Grid(t))
			}
		}
		return ""
	}}))
	for _, pair := range [][2]string{{w["sheet_period"], w.Period(n)}, {w[sheet.ObjectionLabel(n)], w.Objection(n)}, {w["sheet_reviewed"], w.Review(n.Reviewed)}} {
		if pair[1] != "" {
			say("<div class=closing><b>", pair[0], "</b>")
			say("", pair[1], "</div>")
		}
	}
	code, err := qr.Encode(in.Township.PrintedAddress(in.Village.Slug, n), qr.Printed)
	if err != nil {
		return "", err
	}
	b.WriteString("<div class=band><div class=code>" + code.SVG(""))
	say("<br><b>", w["sheet_scan"], "</b><br>")
	say("", in.Township.NoticeAddress(in.Village.Slug, n.ID), "</div><div class=phones>")
	for _, c := range w.People(in) {
		name := cmp.Or(c.Name, c.Role)
		if c.Role != "" && !strings.Contains(name, c.Role) && utf8.RuneCountInString(name) <= 4 {
			name = w.Say("sheet_contact_name", "name", name, "role", c.Role)
		}
		say("<div><span>", name, "</span>")
		say("<b>", c.Phone, "</b></div>")
	}
	say("</div><div class=issuer>", w.Issuer(in), "<br>")
	say("", w.Date(n.Date), "</div></div>")
	return b.String(), nil
}

func tableHTML(g sheet.Grid) string {
	var b strings.Builder
	b.WriteString("<table><caption>" + html.EscapeString(g.Caption) + "</caption><thead><tr>")
	for _, c := range g.Columns {
		b.WriteString("<th>" + html.EscapeString(c.Head) + "</th>")
	}
	b.WriteString("</tr></thead><tbody>")
	for _, row := range g.Rows {
		b.WriteString("<tr>")
		at := 0
		for _, c := range row.Cells {
			class := ""
			if at < len(g.Columns) && g.Columns[at].Figures && c.Over == 1 {
				class = " class=n"
			}
			fmt.Fprintf(&b, "<td%s colspan=%d>%s</td>", class, c.Over, html.EscapeString(c.Text))
			at += c.Over
		}
		b.WriteString("</tr>")
	}
	return b.String() + "</tbody></table>"
}
