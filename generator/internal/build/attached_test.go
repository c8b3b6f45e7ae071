package build

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"cunwu/generator/internal/attachment"
	"cunwu/generator/internal/township"
)

// attachedTownship has a notice with three files, the same for the board alone, and one
// that was withdrawn.
const attachedTownship = `
! zip list.xlsx.d villages/liuwan/finance/lamps/list.xlsx
-- villages/liuwan/finance/lamps/index.md --
---
id: 5t2v6n
title: 路灯维修公示
item: finance/income-expense
date: 2026-10-12
period: {from: 2026-10-15}
attachments:
  - {file: list.xlsx, title: 维修清单}
  - {file: quote.csv}
  - {file: contract.pdf, title: 合同}
---
正文。
-- villages/liuwan/finance/lamps/list.xlsx.d/[Content_Types].xml --
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
-- villages/liuwan/finance/lamps/list.xlsx.d/_rels/.rels --
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>
-- villages/liuwan/finance/lamps/list.xlsx.d/docProps/core.xml --
<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>SECRET-AUTHOR</dc:creator></cp:coreProperties>
-- villages/liuwan/finance/lamps/list.xlsx.d/xl/workbook.xml --
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="清单" sheetId="1" r:id="rId1"/></sheets></workbook>
-- villages/liuwan/finance/lamps/list.xlsx.d/xl/_rels/workbook.xml.rels --
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
-- villages/liuwan/finance/lamps/list.xlsx.d/xl/worksheets/sheet1.xml --
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>灯头</t></is></c></row></sheetData></worksheet>
-- villages/liuwan/finance/lamps/quote.csv --
项目,单价
灯头,45
-- villages/liuwan/finance/lamps/contract.pdf --
%PDF-1.4
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Kids[3 0 R]/Count 1>>
endobj
3 0 obj
<</Type/Page/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>
endobj
4 0 obj
<</Length 46>>
stream
BT /F 12 Tf 100 700 Td (Lamps, 45 each.) Tj ET
endstream
endobj
5 0 obj
<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>
endobj
6 0 obj
<</Author(SECRET-AUTHOR)>>
endobj
trailer
<</Root 1 0 R/Info 6 0 R>>
-- villages/liuwan/finance/board/index.md --
---
id: 6v3w7p
title: 只在栏里张贴的公示
item: finance/income-expense
audience: board
date: 2026-10-12
period: {from: 2026-10-15}
attachments:
  - {file: board.csv, title: 只在栏里}
---
正文。
-- villages/liuwan/finance/board/board.csv --
BOARD,1
-- villages/liuwan/finance/back/index.md --
---
id: 7w4x8q
title: 撤回的公示
item: finance/income-expense
date: 2026-10-12
period: {from: 2026-10-15}
withdrawn: {date: 2026-10-16, reason: 写错了}
attachments:
  - {file: back.csv}
---
正文。
-- villages/liuwan/finance/back/back.csv --
BACK,1
`

// Attachments are published as clean copies under names that tell nothing, and listed
// on the page; those of board-only and withdrawn notices are not.
func TestAttachmentsArePublishedClean(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, parse(t, "testdata/base.txtar"))
	lay(t, dir, txtar.Parse([]byte(attachedTownship)))
	o := Options{Source: dir, Out: filepath.Join(t.TempDir(), "site"), Day: township.MakeDay(2026, 10, 20), Version: "test"}
	if _, found, err := Build(context.Background(), o); err != nil {
		t.Fatal(err, found.Findings)
	}
	for name, says := range map[string]string{"a1.xlsx": "灯头", "a2.csv": "灯头", "a3.pdf": "Lamps, 45 each."} {
		data, err := os.ReadFile(filepath.Join(o.Out, "liuwan", "5t2v6n", name))
		if err != nil {
			t.Error(err)
			continue
		}
		c, err := attachment.Read(name, data, attachment.Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		shown := ""
		for _, text := range c.Texts {
			shown += text.Text + "\n"
		}
		if !strings.Contains(shown, says) || strings.Contains(shown, "SECRET") || strings.Contains(string(data), "SECRET") {
			t.Errorf("%s says %q", name, shown)
		}
	}
	page, err := os.ReadFile(filepath.Join(o.Out, "liuwan", "5t2v6n", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"a1.xlsx", "维修清单", "Excel 表格", "quote.csv", "a3.pdf", "PDF，1 KB"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for name := range digests(t, o.Out) {
		data, err := os.ReadFile(filepath.Join(o.Out, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, never := range []string{"BOARD", "board.csv", "只在栏里", "BACK,1", "back.csv", "SECRET", "list.xlsx", "contract.pdf"} {
			if strings.Contains(name, never) || strings.Contains(string(data), never) {
				t.Errorf("%s tells of %q", name, never)
			}
		}
	}
}

// A file that changes while the program runs is not published: it has not been checked.
func TestAttachmentThatChanges(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, parse(t, "testdata/base.txtar"))
	lay(t, dir, txtar.Parse([]byte(attachedTownship)))
	p, err := Prepare(dir, nil, township.MakeDay(2026, 10, 20))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "villages", "liuwan", "finance", "lamps", "quote.csv"), []byte("张三,13800001234\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	n := p.Township.Village("liuwan").Notice("5t2v6n")
	if data, err := n.Files[1].Source.Bytes(); err == nil {
		t.Errorf("read %q", data)
	}
	if data, err := n.Files[0].Source.Bytes(); err != nil || len(data) == 0 {
		t.Errorf("a file that is as it was: %v", err)
	}
}
