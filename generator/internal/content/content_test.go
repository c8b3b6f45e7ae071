package content

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// memory is a source with nothing in it, for what is read from values at hand.
func memory(t testing.TB) *source {
	t.Helper()
	return &source{files: fstest.MapFS{}}
}

// Every value of a notice keeps its place: in characters, after Chinese on the same
// line, in block and flow style, with CRLF and BOM.
func TestPlaces(t *testing.T) {
	const notice = "---\n" +
		"id: 7k3m9q\n" +
		"title: \"甲：乙\"   # 标题\n" +
		"item: finance/x\n" +
		"date: 2026-10-12\n" +
		"period: {from: 2026-10-15, length: 7天}\n" +
		"contact: {name: 王某, role: 会计, phone: 0999-5550101}\n" +
		"tables:\n" +
		"  - {name: 收支明细, file: q3.csv}\n" +
		"  - name: 第二张\n" +
		"    file: q4.csv\n" +
		"posted:\n" +
		"- board: gate\n" +
		"  date: 2026-10-15\n" +
		"---\n正文\n"
	want := map[string][2]int{
		"id": {2, 5}, "title": {3, 8}, "item": {4, 7}, "date": {5, 7}, "period": {6, 9}, "period.from": {6, 16},
		"period.length": {6, 36}, "contact.name": {7, 17}, "contact.role": {7, 27}, "contact.phone": {7, 38},
		"tables[0].name": {9, 12}, "tables[0].file": {9, 24}, "tables[1].name": {10, 11}, "tables[1].file": {11, 11},
		"posted[0].board": {13, 10}, "posted[0].date": {14, 9},
	}
	for name, form := range map[string]func(string) string{
		"LF":   func(s string) string { return s },
		"CRLF": func(s string) string { return "\ufeff" + strings.ReplaceAll(s, "\n", "\r\n") },
	} {
		t.Run(name, func(t *testing.T) {
			s := sourceOf(t, map[string]string{"villages/a/finance/n.md": form(notice)})
			items := &catalogue.Catalogue{Items: map[string]*catalogue.Item{"finance/x": {ID: "finance/x", Category: "finance", Web: true}}}
			n := s.readNotice("villages/a/finance", "n.md", "finance", nil, map[string]bool{}, &township.Village{Boards: []township.Board{{ID: "gate"}}}, items)
			if n == nil {
				t.Fatal(s.findings)
			}
			for key, at := range want {
				if got := n.At(key); got.Line != at[0] || got.Col != at[1] {
					t.Errorf("%s is at %d:%d, want %d:%d", key, got.Line, got.Col, at[0], at[1])
				}
			}
			if n.Body.Source != "正文\n" || n.Body.Line != 16 {
				t.Errorf("the body is %q from line %d", n.Body.Source, n.Body.Line)
			}
			if n.Title != "甲：乙" || n.Contact.Phone != "0999-5550101" || n.Period.Length != (township.Length{N: 7, Unit: township.Days}) {
				t.Errorf("read as %q, %q, %v", n.Title, n.Contact.Phone, n.Period.Length)
			}
		})
	}
}

// An id that YAML would take for a number is the text that was typed.
func TestNumbersAreText(t *testing.T) {
	for _, id := range []string{"123456", "012345", "12e345", "1e9999", "0x12ab", "0b1010", "000000", "7.5e10", "+12345", "true", "1_2345"} {
		s := memory(t)
		o := s.yamlObject("n.md", "id: "+id+"\n", 1)
		if got := o.line("id"); got != id || len(s.findings) > 0 {
			t.Errorf("%q is read as %q, %v", id, got, s.findings)
		}
	}
}

// The same table gives the same cells in every encoding, line end and separator.
func TestEncodings(t *testing.T) {
	const table = "日期,摘要,收入（元）\n2026-07-02,镕砼公司租金,\"1,500.00\"\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(table)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"UTF-8": table, "BOM and CRLF": "\ufeff" + strings.ReplaceAll(table, "\n", "\r\n"), "GB18030": gb,
		"UTF-16": must(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(table)),
		"tabs":   "日期\t摘要\t收入（元）\n2026-07-02\t镕砼公司租金\t1500\n",
		"blanks": "\n日期,摘要,收入（元）,,\n\n2026-07-02 , 镕砼公司租金,¥1500,,\n,,,,\n",
	} {
		t.Run(name, func(t *testing.T) {
			s := memory(t)
			g, ok := s.readCSV("a.csv", []byte(data))
			table := &township.Table{}
			if !ok || !s.fillTable("a.csv", g, nil, table) {
				t.Fatal(s.findings)
			}
			if len(table.Rows) != 1 || table.Rows[0][1].Text != "镕砼公司租金" || table.Rows[0][2].Value != 150000 || table.Rows[0][2].Text != "1500.00" {
				t.Errorf("read as %+v", table.Rows)
			}
		})
	}
}

func must(s string, err error) string {
	if err != nil {
		panic(err)
	}
	return s
}

func TestCellPlaces(t *testing.T) {
	s := memory(t)
	g, ok := s.readCSV("a.csv", []byte("日期,摘要,收入\n\n2026-07-02,\"土地,租金\",500\n"))
	if !ok {
		t.Fatal(s.findings)
	}
	if c := g[1][2]; c.Line != 3 || c.Col != 20 {
		t.Errorf("the amount is at %d:%d, want 3:20", c.Line, c.Col)
	}
	if c := g[1][1]; c.Text != "土地,租金" || c.Line != 3 || c.Col != 12 {
		t.Errorf("the text is %q at %d:%d, want 3:12", c.Text, c.Line, c.Col)
	}
}

// A workbook counts as what it means: full amounts behind a narrow format, dates as
// days, sums of floating point as the number they stand for.
func TestWorkbook(t *testing.T) {
	f := excelize.NewFile()
	set := func(cell string, v any) {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	for i, h := range []string{"日期", "摘要", "收入", "支出"} {
		set(string(rune('A'+i))+"2", h) // the first row is empty
	}
	set("A3", 46205) // 2026-07-02
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	round, err := f.NewStyle(&excelize.Style{NumFmt: 1})
	if err != nil {
		t.Fatal(err)
	}
	for cell, s := range map[string]int{"A3": style, "C3": round} {
		if err := f.SetCellStyle("Sheet1", cell, cell, s); err != nil {
			t.Fatal(err)
		}
	}
	set("B3", "土地租金")
	set("C3", 1234.56)
	set("D3", 0.1+0.2)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	s := memory(t)
	g, ok := s.readXLSX("a.xlsx", b.Bytes())
	table := &township.Table{Kind: township.Ledger}
	if !ok || !s.fillTable("a.xlsx", g, ledgerForm, table) {
		t.Fatal(s.findings)
	}
	row := table.Rows[0]
	if row[0].Text != "2026-07-02" || row[2].Value != 123456 || row[3].Value != 30 {
		t.Errorf("read as %+v", row)
	}
	if row[2].Line != 3 || row[2].Col != 3 {
		t.Errorf("the amount is at %d:%d, want row 3, column 3", row[2].Line, row[2].Col)
	}
}

// What a workbook hides is reported, formats that only look like dates are numbers, and
// numbers that Excel has rounded are refused.
func TestWorkbookTraps(t *testing.T) {
	format := func(f *excelize.File, cell, code string) error {
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		if err != nil {
			return err
		}
		return f.SetCellStyle("Sheet1", cell, cell, id)
	}
	tests := map[string]struct {
		change func(*excelize.File) error
		want   string // part of a finding; empty: none, and the first data cell is text
		text   string
	}{
		"hidden column": {func(f *excelize.File) error { return f.SetColVisible("Sheet1", "B", false) }, "第 B 列是隐藏的", ""},
		"hidden row":    {func(f *excelize.File) error { return f.SetRowVisible("Sheet1", 2, false) }, "第 2 行是隐藏的", ""},
		"long number":   {func(f *excelize.File) error { return f.SetCellValue("Sheet1", "A2", 149999198001010013) }, "这个数太长", ""},
		"yuan a month":  {func(f *excelize.File) error { return format(f, "A2", `0.00"元/月"`) }, "", "500"},
		"years":         {func(f *excelize.File) error { return format(f, "A2", `0"年"`) }, "", "500"},
		"dashes":        {func(f *excelize.File) error { return format(f, "A2", "000-0000-0000") }, "", "500"},
		"Chinese date": {func(f *excelize.File) error {
			return errors.Join(f.SetCellValue("Sheet1", "A2", 46205), format(f, "A2", `yyyy"年"m"月"d"日"`))
		}, "", "2026-07-02"},
		"hidden sheet":    {hideFirst, "", "见"},
		"days since 1904": {since1904, "", "2026-07-02"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f := excelize.NewFile()
			for cell, v := range map[string]any{"A1": "甲", "B1": "乙", "A2": 500, "B2": "x"} {
				if err := f.SetCellValue("Sheet1", cell, v); err != nil {
					t.Fatal(err)
				}
			}
			if err := tt.change(f); err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := f.Write(&b); err != nil {
				t.Fatal(err)
			}
			s := memory(t)
			g, ok := s.readXLSX("a.xlsx", b.Bytes())
			if tt.want != "" {
				if ok || len(s.findings) == 0 || !strings.Contains(s.findings[0].Message, tt.want) || strings.Contains(s.findings[0].Message, "1499") {
					t.Errorf("findings: %v", s.findings)
				}
				return
			}
			if !ok || len(s.findings) > 0 {
				t.Fatalf("findings: %v", s.findings)
			}
			if got := g[1][0].Text; got != tt.text {
				t.Errorf("read as %q, want %q", got, tt.text)
			}
		})
	}
}

func hideFirst(f *excelize.File) error {
	index, err := f.NewSheet("Sheet2")
	f.SetActiveSheet(index)
	return errors.Join(err, f.SetCellValue("Sheet2", "A1", "甲"), f.SetCellValue("Sheet2", "A2", "见"), f.SetSheetVisible("Sheet1", false))
}

func since1904(f *excelize.File) error {
	on := true
	code := "yyyy-mm-dd"
	id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
	return errors.Join(err, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &on}), f.SetCellValue("Sheet1", "A2", 46205-1462), f.SetCellStyle("Sheet1", "A2", "A2", id))
}

func TestNearest(t *testing.T) {
	words := []string{"title", "item", "date", "period", "summary"}
	for in, want := range map[string]string{"titel": "title", "tilte": "title", "perod": "period", "Date": "date", "sumary": "summary", "zzzzzz": "", "x": ""} {
		if got := nearest(in, words); got != want {
			t.Errorf("nearest(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzFrontMatter(f *testing.F) {
	for _, s := range []string{
		"---\nid: 7k3m9q\ntitle: 标题\nitem: finance/x\ndate: 2026-10-12\nperiod: {from: 2026-10-15, length: 7天}\n---\n正文\n",
		"---\ntables:\n  - {name: a, file: b.csv, kind: ledger, opening: 1}\nposted: [{board: x, date: 2026-10-15}]\n---\n",
		"---\n? a\n: &x [*x]\n<<: {a: b}\n---\n", "---\n- - - -\n---\n", "---\n\"a: b\n---\n", "---\na: |\n  b\n---\n", "---\r\na: !!binary b\r\n---\r\n",
	} {
		f.Add(s)
	}
	items := &catalogue.Catalogue{Items: map[string]*catalogue.Item{"finance/x": {ID: "finance/x", Category: "finance", Web: true}}}
	f.Fuzz(func(t *testing.T, text string) {
		s := memory(t)
		yaml, body, line, ok := frontMatter(lineEnds(text))
		if !ok {
			return
		}
		if line < 3 || len(yaml)+len(body) > len(text) {
			t.Errorf("front matter of %d bytes, body of %d from line %d in %d bytes", len(yaml), len(body), line, len(text))
		}
		s.files = fstest.MapFS{"n.md": {Data: []byte(text)}}
		n := s.readNotice(".", "n.md", "finance", nil, map[string]bool{}, &township.Village{}, items)
		if n == nil && len(s.findings) == 0 {
			t.Error("no notice, and no finding says why")
		}
		last := strings.Count(text, "\n") + strings.Count(text, "\r") + 2
		for _, f := range s.findings {
			if f.Line < 1 || f.Line > last || f.Col < 1 || f.Message == "" || f.Hint == "" && f.Rule != finding.RuleUnknownKey.Code {
				t.Errorf("finding without place or cure: %+v", f)
			}
		}
	})
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"日期,摘要,收入,支出\n2026-07-02,租金,500,\n", "\xc8\xd5\xc6\xda,\xd5\xaa\xd2\xaa\n", "a\tb\n1\t2\n", "\"a\n", "\ufeffa;b\r\n1;2", "\xff\xfea\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s := memory(t)
		g, ok := s.readCSV("a.csv", data)
		table := &township.Table{Kind: township.Ledger}
		if !ok || !s.fillTable("a.csv", g, ledgerForm, table) {
			if len(s.findings) == 0 {
				t.Error("no table, and no finding says why")
			}
			return
		}
		for _, row := range table.Rows {
			if len(row) != len(table.Columns) {
				t.Errorf("a row of %d cells in a table of %d columns", len(row), len(table.Columns))
			}
		}
		s.prove("a.csv", table)
	})
}
