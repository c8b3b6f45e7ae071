package sheet

import (
	"math/rand/v2"
	"strings"
	"testing"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/township"
)

// sentence is about n lines of text on A4.
func sentence(n int) string {
	return strings.Repeat("公示", max(14*n-7, 3)) + "。"
}

// generatedBlocks are blocks of all kinds in any order.
func generatedBlocks(r *rand.Rand) []markup.Block {
	var blocks []markup.Block
	for range 20 + r.IntN(30) {
		switch k := r.IntN(12); {
		case k < 5:
			blocks = append(blocks, text(sentence(1+r.IntN(9))))
		case k < 7:
			blocks = append(blocks, heading(1+r.IntN(3), "一、标题"))
		case k < 8:
			blocks = append(blocks, heading(1, "一、标题"), heading(2, "（一）标题"))
		case k < 9:
			list := markup.Block{Kind: markup.List}
			for range 1 + r.IntN(4) {
				list.Items = append(list.Items, markup.Item{Blocks: []markup.Block{text(sentence(1 + r.IntN(4)))}})
			}
			blocks = append(blocks, list)
		case k < 11:
			table := markup.Block{Kind: markup.PlainTable, Head: [][]markup.Inline{{{Text: "事项"}}, {{Text: "说明"}}}}
			for range 1 + r.IntN(20) {
				table.Rows = append(table.Rows, [][]markup.Inline{{{Text: "一"}}, {{Text: sentence(1 + r.IntN(4))}}})
			}
			blocks = append(blocks, table)
		default:
			blocks = append(blocks, markup.Block{Kind: markup.Figure, URL: "photo.jpg", Text: "现场"})
		}
	}
	return append(blocks, text(sentence(3)))
}

// TestPagesBreakWell lays out generated bodies block by block and looks where the
// pages begin: no line of a paragraph alone before or after a break, no heading, head
// of a table or picture parted from what it belongs to.
func TestPagesBreakWell(t *testing.T) {
	m := maker(t)
	breaks, within := 0, 0
	for seed := range uint64(120) {
		r := rand.New(rand.NewPCG(seed, 9704))
		style := &m.styles[Options{Paper: []Paper{PaperA4, PaperA3}[seed%2], Landscape: seed%3 == 0}][seed%2]
		b := &body{layout: m.layout(style, nil), in: sample(t), t: style.Body, placed: map[string]bool{}, top: 1}
		type stretch struct {
			kind     markup.BlockKind
			from, to int
		}
		var stretches []stretch
		for _, block := range generatedBlocks(r) {
			from := len(b.strips)
			b.block(&block, 0, nil)
			stretches = append(stretches, stretch{block.Kind, from, len(b.strips)})
		}
		if b.err != nil {
			t.Fatal(b.err)
		}
		for _, at := range pageStarts(b.strips, style.depth())[1:] {
			breaks++
			if b.strips[at-1].bond != loose {
				t.Errorf("body %d: the break before strip %d parts what belongs together", seed, at)
			}
			for _, s := range stretches {
				switch inside := s.from < at && at < s.to; {
				case s.kind == markup.Heading && s.to == at:
					t.Errorf("body %d: a heading is the last on its page", seed)
				case s.kind == markup.Paragraph && inside:
					within++
					if at-s.from < 2 || s.to-at < 2 {
						t.Errorf("body %d: a paragraph of %d lines is divided after %d", seed, s.to-s.from, at-s.from)
					}
				case s.kind == markup.PlainTable && inside:
					if at-s.from < min(4, s.to-s.from-1) { // its head and three rows
						t.Errorf("body %d: a table is divided after %d of %d strips", seed, at-s.from, s.to-s.from)
					}
				case s.kind == markup.Figure && inside:
					t.Errorf("body %d: a picture is parted from its text", seed)
				}
			}
		}
	}
	if breaks < 300 || within < 60 {
		t.Errorf("%d breaks were looked at, %d in paragraphs", breaks, within)
	}
}

// TestRowsAreNotDivided sets tables with rows of every height.
func TestRowsAreNotDivided(t *testing.T) {
	m := maker(t)
	l := m.layout(&m.styles[Options{}][0], nil)
	g := &grid{columns: []gridColumn{{head: []span{{text: "事项", face: SerifBold}}}, {head: []span{{text: "说明", face: SerifBold}}}}}
	for lines := 1; lines < 60; lines++ {
		g.rows = append(g.rows, gridRow{cells: []gridCell{cell("一", Serif, false), cell(sentence(lines), Serif, false)}})
	}
	pieces := map[int]int{}
	heights := map[int]pdf.Length{}
	for _, s := range l.table(g, nil) {
		if s.head != nil {
			pieces[s.row]++
			heights[s.row] += s.height
		}
	}
	divided := 0
	for row := range g.rows {
		switch {
		case pieces[row] == 0:
			t.Errorf("row %d is not there", row)
		case pieces[row] > 1 && heights[row] < l.style.depth()*9/10:
			t.Errorf("row %d is divided, and is %d of %d high", row, heights[row], l.style.depth())
		case pieces[row] > 1:
			divided++
		case heights[row] > l.style.depth():
			t.Errorf("row %d is %d high on pages of %d and not divided", row, heights[row], l.style.depth())
		}
	}
	if divided == 0 || divided > len(g.rows)/2 {
		t.Errorf("%d of %d rows are divided", divided, len(g.rows))
	}
}

// TestLongUnbrokenStrings puts strings without any place to divide them wherever a clerk
// may; read looks whether anything leaves the page or lies over something.
func TestLongUnbrokenStrings(t *testing.T) {
	for name, long := range map[string]string{
		"letters": strings.Repeat("abcdefghij", 20), "digits": strings.Repeat("1234567890", 20), "address": "https://a.example/" + strings.Repeat("x", 180),
		"marks": strings.Repeat("、", 90), "dashes": strings.Repeat("—", 120),
	} {
		in := sample(t)
		in.Notice.Title = "关于" + string([]rune(long)[:50]) + "的公示"
		in.Notice.Summary = long
		in.Notice.Contact.Name, in.Notice.Issuer = string([]rune(long)[:40]), string([]rune(long)[:30])
		in.Notice.Tables = []*township.Table{{Name: string([]rune(long)[:50]), Columns: []township.Column{{Name: "名称"}, {Name: string([]rune(long)[:30])}},
			Rows: [][]township.Cell{{{Text: long}, {Text: "短"}}}}}
		in.Doc = &markup.Document{
			Notes: []markup.Note{{Refs: 1, Blocks: []markup.Block{text(long)}}},
			Blocks: []markup.Block{text(long), heading(1, long), {Kind: markup.Quote, Blocks: []markup.Block{text(long)}}, {Kind: markup.CodeBlock, Text: long},
				{Kind: markup.List, Items: []markup.Item{{Blocks: []markup.Block{text(long)}}}},
				{Kind: markup.Paragraph, Inlines: []markup.Inline{{Kind: markup.NoteRef, Note: 1, Ref: 1}, {Kind: markup.Link, URL: "https://b.example/" + strings.Repeat("y", 150), Inlines: []markup.Inline{{Text: "见"}}}}},
			},
		}
		p, err := maker(t).Notice(in)
		keep(t, "unbroken-"+name, p)
		s := read(t, p, err)
		// Summary, cell, paragraph, heading, quotation, code, list and note, whole.
		said := strings.Join(strings.Fields(s.text()), "")
		if n := strings.Count(said, long); name != "dashes" && name != "marks" && n < 7 { // one may go over to the next page
			t.Errorf("%s: the string stands there %d times", name, n)
		}
		if n := strings.Count(said, string([]rune(long)[:1])); n < 8*strings.Count(long, string([]rune(long)[:1])) {
			t.Errorf("%s: %d of its characters stand there", name, n)
		}
	}
}
