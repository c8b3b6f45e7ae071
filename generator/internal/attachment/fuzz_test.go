package attachment

import (
	"errors"
	"testing"
	"time"
)

// small are limits under which an input of the fuzzer cannot take long.
var small = Limits{Unpacked: 4 << 20, Part: 2 << 20, Parts: 2_000, Depth: 40, Rows: 2_000, Texts: 20_000, Pages: 50, Steps: 200_000}

// fuzz reads and copies anything: there is a result or one of the errors, soon.
func fuzz(t *testing.T, name string, data []byte) {
	start := time.Now()
	c, err := Read(name, data, small)
	known := func(err error) bool {
		return err == nil || errors.Is(err, ErrDamaged) || errors.Is(err, ErrLimit) || errors.Is(err, ErrEncrypted) || errors.Is(err, ErrUnclean)
	}
	if !known(err) {
		t.Errorf("read: %v", err)
	}
	if len(c.Texts) > small.Texts {
		t.Errorf("%d texts", len(c.Texts))
	}
	copied, err := Clean(name, data, small)
	if !known(err) {
		t.Errorf("clean: %v", err)
	}
	if err == nil {
		if _, err := Clean(name, copied, small); err != nil {
			t.Errorf("the copy cannot be copied: %v", err)
		}
	}
	if took := time.Since(start); took > time.Minute {
		t.Errorf("took %v", took)
	}
}

func FuzzPDF(f *testing.F) {
	f.Add(contract(f).end("/Info 17 0 R"))
	f.Add(formsOfForms())
	f.Add(pagesOfThemselves())
	f.Fuzz(func(t *testing.T, data []byte) { fuzz(t, "a.pdf", data) })
}

// FuzzPDFContent puts anything into a page's contents, and into its font's map.
func FuzzPDFContent(f *testing.F) {
	f.Add([]byte("BT /F 12 Tf (a) Tj ET /X Do"), []byte(toUnicode))
	f.Fuzz(func(t *testing.T, content, cmap []byte) {
		fuzz(t, "a.pdf", pdfWith(func(m *pdfMaker) {
			m.stream(4, "", string(content))
			m.stream(5, "/Subtype/Form", string(cmap))
			m.object(6, "<</Type/Font/Subtype/Type0/ToUnicode 7 0 R>>")
			m.stream(7, "", string(cmap))
		}))
	})
}

func FuzzFilters(f *testing.F) {
	f.Add(0, []byte("\x80\x0b\x60"), 12, 3, 8, 4)
	f.Add(1, []byte("x\x9cabc"), 15, 1, 1, 100)
	names := []pdfName{"LZWDecode", "FlateDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode"}
	f.Fuzz(func(t *testing.T, n int, data []byte, predictor, colours, bits, columns int) {
		file := &pdfFile{r: &reader{limits: small}}
		parms := pdfDict{"Predictor": predictor, "Colors": colours, "BitsPerComponent": bits, "Columns": columns}
		_, err := file.decode(&pdfStream{pdfDict{"Filter": names[uint(n)%uint(len(names))], "DecodeParms": parms}, data})
		if err != nil && !errors.Is(err, ErrLimit) && !errors.Is(err, ErrDamaged) {
			t.Error(err)
		}
	})
}

func FuzzWorkbook(f *testing.F) {
	f.Add(book(f, nil))
	f.Fuzz(func(t *testing.T, data []byte) { fuzz(t, "a.xlsx", data) })
}

// FuzzSheet puts anything into a workbook's sheet and strings.
func FuzzSheet(f *testing.F) {
	files := parts(f, book(f, nil))
	f.Add([]byte(files["xl/worksheets/sheet1.xml"]), []byte(files["xl/sharedStrings.xml"]), []byte(files["xl/workbook.xml"]))
	f.Fuzz(func(t *testing.T, sheet, strings, book []byte) {
		own := map[string]string{}
		for k, v := range files {
			own[k] = v
		}
		own["xl/worksheets/sheet1.xml"], own["xl/sharedStrings.xml"], own["xl/workbook.xml"] = string(sheet), string(strings), string(book)
		fuzz(t, "a.xlsx", zipped(t, own))
	})
}

// FuzzBody puts anything into a document's body, relations and settings.
func FuzzBody(f *testing.F) {
	files := documentFiles(f)
	f.Add([]byte(files["word/document.xml"]), []byte(files["word/_rels/document.xml.rels"]), []byte(files["word/settings.xml"]))
	f.Fuzz(func(t *testing.T, body, relations, settings []byte) {
		own := map[string]string{}
		for k, v := range files {
			own[k] = v
		}
		own["word/document.xml"], own["word/_rels/document.xml.rels"], own["word/settings.xml"] = string(body), string(relations), string(settings)
		fuzz(t, "a.docx", zipped(t, own))
	})
}

func FuzzPicture(f *testing.F) {
	f.Add(photo(f))
	f.Add(pngBomb(f, repeat("a", 1000)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		_, err := Read("a.jpg", data, small)
		if err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrLimit) {
			t.Error(err)
		}
	})
}

func FuzzText(f *testing.F) {
	f.Add([]byte("姓名,金额\n\"张三\",1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		fuzz(t, "a.csv", data)
		fuzz(t, "a.txt", data)
	})
}
