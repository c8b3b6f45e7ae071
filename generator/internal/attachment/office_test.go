package attachment

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// zipped writes a package with its own hands.
func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(in); err != nil {
			t.Fatal(err)
		}
		out[f.Name] = b.String()
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 {
			t.Errorf("%s has a time: %v", f.Name, f.Modified)
		}
	}
	return out
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

func rels(list ...string) string { // id, kind, target
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i+2 < len(list); i += 3 {
		mode := ""
		if strings.Contains(list[i+2], ":") {
			mode = ` TargetMode="External"`
		}
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"%s/>`, list[i], office+list[i+1], list[i+2], mode)
	}
	return b.String() + `</Relationships>`
}

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."

// documentFiles is a document with everything that a document carries beside its text.
func documentFiles(t testing.TB) map[string]string {
	types := `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/>`
	for name, kind := range map[string]string{"document": "document.main", "header1": "header", "footnotes": "footnotes", "comments": "comments", "settings": "settings", "styles": "styles"} {
		types += `<Override PartName="/word/` + name + `.xml" ContentType="` + wordType + kind + `+xml"/>`
	}
	w := func(root, body string) string {
		return `<?xml version="1.0"?><w:` + root + ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">` + body + `</w:` + root + `>`
	}
	return map[string]string{
		"[Content_Types].xml": types + `</Types>`,
		"_rels/.rels":         rels("rId1", "officeDocument", "word/document.xml", "rId2", "extended-properties", "docProps/app.xml", "rId3", "metadata/core-properties", "docProps/core.xml"),
		"docProps/core.xml":   `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>SECRET-AUTHOR</dc:creator><cp:lastModifiedBy>SECRET-LAST</cp:lastModifiedBy></cp:coreProperties>`,
		"docProps/app.xml":    `<Properties><Company>SECRET-COMPANY</Company></Properties>`,
		"word/_rels/document.xml.rels": rels("rId1", "header", "header1.xml", "rId2", "footnotes", "footnotes.xml", "rId3", "comments", "comments.xml",
			"rId4", "settings", "settings.xml", "rId5", "styles", "styles.xml", "rId6", "image", "media/image1.jpeg", "rId7", "hyperlink", "https://example.com/a",
			"rId8", "hyperlink", "file:///C:/Users/SECRET-USER/x.docx", "rId9", "customXml", "../customXml/item1.xml"),
		"customXml/item1.xml": `<a>SECRET-CUSTOM</a>`,
		"word/document.xml": w("document", `<w:body><w:p w:rsidR="00AA11BB"><w:r><w:t>村道</w:t></w:r><w:proofErr w:type="x"/><w:r w:rsidR="00AA11BB"><w:t>硬化合同</w:t></w:r></w:p>
<w:p><w:ins w:id="1" w:author="SECRET-EDITOR" w:date="2026-01-01T00:00:00Z"><w:r><w:t>新加的一句</w:t></w:r></w:ins><w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲方</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>下洼村</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:hyperlink r:id="rId7"><w:r><w:t>网上的</w:t></w:r></w:hyperlink><w:hyperlink r:id="rId8"><w:r><w:t>本机的</w:t></w:r></w:hyperlink></w:p>
<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="SECRET-NAME" descr="C:\SECRET-PATH\a.jpg"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId6"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr></w:body>`),
		"word/header1.xml":       w("hdr", `<w:p><w:r><w:t>页眉的字</w:t></w:r></w:p>`),
		"word/footnotes.xml":     w("footnotes", `<w:footnote w:id="1"><w:p><w:r><w:t>脚注的字</w:t></w:r></w:p></w:footnote>`),
		"word/comments.xml":      w("comments", `<w:comment w:id="0" w:author="SECRET-COMMENTER"><w:p><w:r><w:t>SECRET-COMMENT</w:t></w:r></w:p></w:comment>`),
		"word/settings.xml":      w("settings", `<w:zoom w:percent="100"/><w:attachedTemplate r:id="rId1"/><w:rsids><w:rsid w:val="00AA11BB"/></w:rsids><w:docVars><w:docVar w:name="a" w:val="SECRET-VARIABLE"/></w:docVars>`),
		"word/styles.xml":        w("styles", ``),
		"word/media/image1.jpeg": string(photo(t)),
		"word/orphan.xml":        `<a>SECRET-ORPHAN</a>`,
	}
}

// photo is a JPEG that says where and by whom it was taken.
func photo(t testing.TB) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 16, 16)), nil); err != nil {
		t.Fatal(err)
	}
	plain := b.Bytes()
	segment := func(marker byte, body string) string {
		n := len(body) + 2
		return string([]byte{0xff, marker, byte(n >> 8), byte(n)}) + body
	}
	tiff := "II*\x00\x08\x00\x00\x00" + "\x02\x00" +
		"\x3b\x01\x02\x00\x0e\x00\x00\x00\x26\x00\x00\x00" + // artist, 14 bytes at 38
		"\x25\x88\x04\x00\x01\x00\x00\x00\x34\x00\x00\x00" + // places at 52
		"\x00\x00\x00\x00" + "SECRET-ARTIST\x00" +
		"\x01\x00" + "\x01\x00\x02\x00\x02\x00\x00\x00N\x00\x00\x00" + "\x00\x00\x00\x00"
	return []byte(string(plain[:2]) + segment(0xe1, "Exif\x00\x00"+tiff) +
		segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta xmlns:x='a'><c>SECRET-XMP</c></x:xmpmeta>") +
		segment(0xed, "Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x10\x1c\x02\x50\x00\x0bSECRET-IPTC") +
		segment(0xfe, "SECRET-COMMENT") + string(plain[2:]) + "SECRET-TAIL")
}

// all joins the texts of a content, with their places.
func all(c Content, extra bool) string {
	var b strings.Builder
	for _, t := range c.Texts {
		if t.Extra == extra {
			b.WriteString(t.Where + "：" + t.Text + "\n")
		}
	}
	return b.String()
}

func TestDocument(t *testing.T) {
	data := zipped(t, documentFiles(t))
	c, err := Read("a.docx", data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	shown := all(c, false)
	for _, want := range []string{"正文第 1 段：村道硬化合同\n", "正文第 2 段：新加的一句\n", "正文第 1 个表格第 1 行：下洼村\n", "页眉第 1 段：页眉的字\n", "脚注第 1 段：脚注的字\n", "https://example.com/a"} {
		if !strings.Contains(shown, want) {
			t.Errorf("no %q in\n%s", want, shown)
		}
	}
	if strings.Contains(shown, "SECRET") {
		t.Errorf("counted as shown:\n%s", shown)
	}
	extra := all(c, true)
	for _, want := range []string{"AUTHOR", "LAST", "COMPANY", "USER", "CUSTOM", "EDITOR", "NAME", "PATH", "COMMENTER", "COMMENT", "VARIABLE", "ORPHAN", "ARTIST", "XMP", "IPTC"} {
		if !strings.Contains(extra, "SECRET-"+want) {
			t.Errorf("%s was not found in\n%s", want, extra)
		}
	}
	for _, want := range []string{"作者", "拍摄地点"} {
		if !slices.Contains(c.Traces, want) {
			t.Errorf("traces %v, without %s", c.Traces, want)
		}
	}
	copied, err := Clean("a.docx", data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	again, err := Clean("a.docx", data, Limits{})
	if err != nil || !bytes.Equal(copied, again) {
		t.Errorf("a second copy differs (%v)", err)
	}
	files := parts(t, copied)
	for name, text := range files {
		for _, never := range []string{"SECRET", "rsid", "author", "Exif", "8BIM"} {
			if strings.Contains(text, never) || strings.Contains(name, never) {
				t.Errorf("%s holds %q:\n%q", name, never, text)
			}
		}
		if path.Ext(name) == ".xml" && !strings.Contains(files["[Content_Types].xml"], name) && name != "[Content_Types].xml" {
			t.Errorf("%s has no type", name)
		}
	}
	if want := `<w:t>本机的</w:t>`; !strings.Contains(files["word/document.xml"], want) {
		t.Errorf("no %s in %s", want, files["word/document.xml"])
	}
}

// What hides something is refused, with a word for it.
func TestDocumentHides(t *testing.T) {
	for name, c := range map[string]struct{ from, to, says string }{
		"deleted": {"<w:r><w:t>村道</w:t></w:r>", `<w:r><w:t>村道</w:t></w:r><w:del w:id="3" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>`, "修订"},
		"vanish":  {"<w:r><w:t>村道</w:t></w:r>", `<w:r><w:rPr><w:vanish/></w:rPr><w:t>村道</w:t></w:r>`, "隐藏文字"},
	} {
		files := documentFiles(t)
		files["word/document.xml"] = strings.Replace(files["word/document.xml"], c.from, c.to, 1)
		if _, err := Clean("a.docx", zipped(t, files), Limits{}); !errors.Is(err, ErrUnclean) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, kind := range []string{"vbaProject", "oleObject", "aFChunk", "somethingNew"} {
		files := documentFiles(t)
		files["word/x.bin"] = "x"
		files["word/_rels/document.xml.rels"] = strings.Replace(files["word/_rels/document.xml.rels"], "</Relationships>", `<Relationship Id="rId99" Type="http://x/`+kind+`" Target="x.bin"/></Relationships>`, 1)
		if _, err := Clean("a.docx", zipped(t, files), Limits{}); !errors.Is(err, ErrUnclean) {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

// book is a workbook as excelize writes it, with what hides in workbooks.
func book(t testing.TB, change func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	must(f.SetSheetRow("Sheet1", "A1", &[]any{"姓名", "组别", "金额", "备注"}))
	must(f.SetSheetRow("Sheet1", "A2", &[]any{"张*", "一组", 1350.5, "春耕"}))
	must(f.SetCellValue("Sheet1", "A3", 149999198001010000.0))
	must(f.SetCellFormula("Sheet1", "C4", `SUM(C2:C3)&"元"`))
	must(f.SetDocProps(&excelize.DocProperties{Creator: "SECRET-AUTHOR", LastModifiedBy: "SECRET-LAST", Description: "SECRET-NOTE"}))
	must(f.AddComment("Sheet1", excelize.Comment{Cell: "B2", Author: "SECRET-COMMENTER", Text: "SECRET-COMMENT"}))
	must(f.SetCellHyperLink("Sheet1", "D2", "https://example.com/b", "External"))
	must(f.SetHeaderFooter("Sheet1", &excelize.HeaderFooterOptions{OddHeader: "&C页眉的字"}))
	if change != nil {
		change(f)
	}
	var b bytes.Buffer
	must(f.Write(&b))
	return b.Bytes()
}

func TestWorkbook(t *testing.T) {
	data := book(t, nil)
	c, err := Read("a.xlsx", data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	shown := all(c, false)
	for _, want := range []string{"第 1 张工作表 A2：张*\n", "第 1 张工作表 C2：1350.5\n", "第 1 张工作表 A3：149999198001010000\n", "第 1 张工作表 C4 的公式：SUM", "页眉页脚：&C页眉的字", "第 1 张工作表的名字：Sheet1"} {
		if !strings.Contains(shown, want) {
			t.Errorf("no %q in\n%s", want, shown)
		}
	}
	extra := all(c, true)
	for _, want := range []string{"SECRET-AUTHOR", "SECRET-LAST", "SECRET-NOTE", "SECRET-COMMENTER", "SECRET-COMMENT"} {
		if !strings.Contains(extra, want) {
			t.Errorf("%s was not found in\n%s", want, extra)
		}
	}
	copied, err := Clean("a.xlsx", data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range parts(t, copied) {
		if strings.Contains(text, "SECRET") || strings.Contains(name, "comments") || strings.Contains(name, "docProps") || strings.Contains(text, "xuri") {
			t.Errorf("%s: %q", name, text)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(copied))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if v, err := f.GetCellValue("Sheet1", "A2"); v != "张*" || err != nil {
		t.Errorf("another reader sees %q, %v", v, err)
	}
	if ok, link, err := f.GetCellHyperLink("Sheet1", "D2"); !ok || link != "https://example.com/b" || err != nil {
		t.Errorf("the link is %v %q %v", ok, link, err)
	}
	if again, err := Clean("a.xlsx", data, Limits{}); err != nil || !bytes.Equal(again, copied) {
		t.Errorf("a second copy differs: %v", err)
	}
}

func TestWorkbookHides(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*excelize.File) error
		says   string
	}{
		"sheet": {func(f *excelize.File) error {
			if _, err := f.NewSheet("里"); err != nil {
				return err
			}
			if err := f.SetCellValue("里", "B7", "底细"); err != nil {
				return err
			}
			return f.SetSheetVisible("里", false)
		}, "隐藏的第 2 张工作表"},
		"column": {func(f *excelize.File) error { return f.SetColVisible("Sheet1", "B", false) }, "隐藏的 B 列"},
		"narrow": {func(f *excelize.File) error { return f.SetColWidth("Sheet1", "B", "B", 0) }, "隐藏的 B 列"},
		"row":    {func(f *excelize.File) error { return f.SetRowVisible("Sheet1", 2, false) }, "隐藏的第 2 行"},
		"chart": {func(f *excelize.File) error {
			return f.AddPivotTable(&excelize.PivotTableOptions{DataRange: "Sheet1!A1:D2", PivotTableRange: "Sheet1!F1:H9",
				Rows: []excelize.PivotTableField{{Data: "姓名"}}, Data: []excelize.PivotTableField{{Data: "金额"}}})
		}, "透视"},
	} {
		data := book(t, func(f *excelize.File) {
			if err := c.change(f); err != nil {
				t.Fatal(name, err)
			}
		})
		got, err := Read("a.xlsx", data, Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !strings.Contains(strings.Join(got.Hidden, "\n"), c.says) {
			t.Errorf("%s: hidden %v, without %s", name, got.Hidden, c.says)
		}
		if _, err := Clean("a.xlsx", data, Limits{}); !errors.Is(err, ErrUnclean) {
			t.Errorf("%s: cleaned, %v", name, err)
		}
		if name == "sheet" && !strings.Contains(all(got, false), "第 2 张工作表（隐藏）B7：底细") {
			t.Errorf("the hidden cell is not in\n%s", all(got, false))
		}
	}
}

// Strings that no cell shows any more stay in a workbook: they are found, and left behind.
func TestWorkbookOldStrings(t *testing.T) {
	files := parts(t, book(t, nil))
	files["xl/sharedStrings.xml"] = strings.Replace(files["xl/sharedStrings.xml"], "</sst>", "<si><t>SECRET-OLD</t></si></sst>", 1)
	data := zipped(t, files)
	c, err := Read("a.xlsx", data, Limits{})
	if err != nil || !strings.Contains(all(c, true), "已经不在表里的文字：SECRET-OLD") {
		t.Fatalf("%v\n%s", err, all(c, true))
	}
	copied, err := Clean("a.xlsx", data, Limits{})
	if err != nil || strings.Contains(parts(t, copied)["xl/sharedStrings.xml"], "SECRET") {
		t.Errorf("%v", err)
	}
}

// A sheet that the workbook does not list any more is still in the package: it is found,
// and left behind.
func TestWorkbookOldSheet(t *testing.T) {
	files := parts(t, book(t, nil))
	files["xl/worksheets/sheet9.xml"] = `<worksheet><sheetData><row><c t="inlineStr"><is><t>SECRET-OLD</t></is></c></row></sheetData></worksheet>`
	files["xl/_rels/workbook.xml.rels"] = strings.Replace(files["xl/_rels/workbook.xml.rels"], "</Relationships>", `<Relationship Id="rId99" Type="`+office+`worksheet" Target="worksheets/sheet9.xml"/></Relationships>`, 1)
	data := zipped(t, files)
	c, err := Read("a.xlsx", data, Limits{})
	if err != nil || !strings.Contains(all(c, true), "SECRET-OLD") {
		t.Fatalf("%v\n%s", err, all(c, true))
	}
	copied, err := Clean("a.xlsx", data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range parts(t, copied) {
		if strings.Contains(text, "SECRET") || strings.Contains(text, "sheet9") {
			t.Errorf("%s: %s", name, text)
		}
	}
}
