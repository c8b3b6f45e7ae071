package review_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	gmhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"cunwu/generator/internal/review"
)

// hostile are texts that each try to be more than text.
var hostile = []string{
	"<script>alert(1)</script>", "</summary></details><img src=x onerror=y>", "<!-- cunwu:review -->", "--> <b>", "| 甲 | 乙 |", "`", "``", "```", "~~~",
	"[点](https://evil.example)", "![图](https://evil.example/a.png)", "<https://evil.example>", "https://evil.example/x", "www.evil.example", "evil@evil.example",
	"@admin", "#1", "!2", "hexi/town#3", "GH-4", "$x$", "**粗**", "__粗__", "~~删~~", "# 标题", "> 引", "- 项", "1. 项", "---", "    代码", "\\", "\\|", "&lt;b&gt;", "&#60;b&#62;",
	"[^1]", "[x]: https://evil.example", ":tada:", "/close", "多\n行\n\n# 题", "｜", "\u202e反", "\u0000", "a\u00a0|\u2028b",
}

// TestHostile puts hostile texts wherever a township's texts come, and reads the comment
// as Markdown: nothing comes of them but text, and no cell of a table is split.
func TestHostile(t *testing.T) {
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(gmhtml.WithUnsafe()))
	for _, s := range hostile {
		for _, many := range []int{1, 9} { // open, folded
			r := &review.Report{Parted: strings.Repeat("a", 40), Head: strings.Repeat("b", 40), Date: "2026-10-20", Notes: []string{s}}
			f := review.Finding{New: true}
			f.Rule, f.File, f.Message, f.Hint, f.Line = "CW101", s, s, s, 3
			r.Findings = append(r.Findings, f)
			v := review.Village{Slug: s, Name: s, Files: []review.File{{Path: s, Change: review.Added}},
				Owed: []review.Owed{{ItemName: s, Day: "2026-10-15", Late: 5, Of: s}}}
			for range many {
				v.Notices = append(v.Notices, review.Notice{ID: "7k3m9q", Changes: []string{review.Edited}, Title: s, WasTitle: "旧" + s, File: s, WasFile: s, ItemName: s,
					Period: &review.Period{Words: s}, Fields: []review.Field{{Name: "文号", Was: s, Now: s + "二"}},
					Withdrawn: &review.Withdrawal{Date: "2026-10-20", Reason: s},
					Tables: []review.Table{{Name: s, Change: review.Edited, Totals: []review.Total{{Name: s, Now: "1"}},
						Changes: []review.Row{{Change: review.Edited, Number: 1, Key: s, Cells: []review.Cell{{Column: s, Was: s, Now: s}}}}}},
					Texts: []review.Text{{Name: "正文", Parts: []review.Part{{Change: review.Added, Text: s}, {Change: review.Deleted, Text: s}}}},
					Page:  "https://hexi.example/a/7k3m9q/", Sheet: "https://hexi.example/a/7k3m9q/sheet.pdf"})
			}
			r.Villages, r.Files = []review.Village{v}, v.Files
			var comment, page bytes.Buffer
			if err := r.WriteMarkdown(&comment); err != nil {
				t.Fatal(err)
			}
			if strings.Count(comment.String(), review.Marker) != 1 {
				t.Errorf("%q: another marker", s)
			}
			if err := markdown.Convert(comment.Bytes(), &page); err != nil {
				t.Fatal(err)
			}
			doc, err := html.Parse(&page)
			if err != nil {
				t.Fatal(err)
			}
			cells, rows := 0, 0
			for n := range doc.Descendants() {
				if n.Type != html.ElementNode {
					continue
				}
				switch n.Data {
				case "td":
					cells++
				case "tr":
					rows++
				case "a":
					if !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
						return a.Key == "href" && strings.HasPrefix(a.Val, "https://hexi.example/")
					}) {
						t.Errorf("%q: a link to %v", s, n.Attr)
					}
				case "html", "head", "body", "h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "th", "code", "strong", "br", "details", "summary", "blockquote", "del", "ins", "sub":
				default:
					t.Errorf("%q: an element %s", s, n.Data)
				}
			}
			if cells != 5*many || rows != many+1 {
				t.Errorf("%q: %d cells in %d rows", s, cells, rows)
			}
			for _, sign := range []string{"@", "#1", "!2", "$x", "://evil"} {
				if strings.Contains(text(doc), sign) {
					t.Errorf("%q: the text holds %q", s, sign)
				}
			}
		}
	}
}

// text is what a reader sees, and a forge searches, but for code.
func text(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := range n.ChildNodes() {
		if n.Data != "code" {
			b.WriteString(text(c))
		}
	}
	return b.String()
}
