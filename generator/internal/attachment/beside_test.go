package attachment

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Words that stand in a file beside its text, and stay in a copy, are read: comments of a
// PDF's contents, words of a number format, descriptions of pictures as older programs
// write them.
func TestBeside(t *testing.T) {
	paper := newPDF()
	paper.object(1, `<</Type/Catalog/Pages 2 0 R>>`)
	paper.object(2, `<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>`)
	paper.object(3, `<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>`)
	paper.stream(4, "", "% SAID-BESIDE\nBT /F 12 Tf (a) Tj ET")
	paper.object(5, `<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>`)
	format := `"SAID-BESIDE"0`
	workbook := book(t, func(f *excelize.File) {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err == nil {
			err = f.SetCellStyle("Sheet1", "C2", "C2", style)
		}
		if err != nil {
			t.Fatal(err)
		}
	})
	files := documentFiles(t)
	files["word/document.xml"] = strings.Replace(files["word/document.xml"], "<w:sectPr>",
		`<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="SAID-BESIDE"/></w:pict></w:r></w:p><w:sectPr>`, 1)
	for name, data := range map[string][]byte{
		"a.pdf":  paper.end(""),
		"a.xlsx": workbook,
		"a.docx": zipped(t, files),
	} {
		c, err := Read(name, data, Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !strings.Contains(all(c, false), "SAID-BESIDE") {
			t.Errorf("%s: what stands beside was not read:\n%s", name, all(c, false))
		}
	}
}
