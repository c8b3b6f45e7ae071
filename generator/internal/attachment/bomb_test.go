package attachment

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"
)

// packedText packs what write gives.
func packedText(t testing.TB, write func(io.Writer)) []byte {
	t.Helper()
	var b bytes.Buffer
	z, err := flate.NewWriter(&b, flate.DefaultCompression)
	if err != nil {
		t.Fatal(err)
	}
	write(z)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bombed is a workbook one part of which unpacks to what write gives. Its header says
// how much that is, or, where said is given, something else.
func bombed(t testing.TB, part string, said uint64, write func(io.Writer)) []byte {
	t.Helper()
	files := parts(t, book(t, nil))
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		if name == part {
			continue
		}
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, text)
	}
	sum := crc32.NewIEEE()
	size := &counter{}
	data := packedText(t, func(w io.Writer) { write(io.MultiWriter(w, sum, size)) })
	if said == 0 {
		said = size.n
	}
	w, err := z.CreateRaw(&zip.FileHeader{Name: part, Method: zip.Deflate, CompressedSize64: uint64(len(data)), UncompressedSize64: said, CRC32: sum.Sum32()})
	if err != nil {
		t.Fatal(err)
	}
	w.Write(data)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type counter struct{ n uint64 }

func (c *counter) Write(p []byte) (int, error) {
	c.n += uint64(len(p))
	return len(p), nil
}

func repeat(s string, n int) func(io.Writer) {
	return func(w io.Writer) {
		chunk := strings.Repeat(s, 1000)
		for range n / 1000 {
			io.WriteString(w, chunk)
		}
	}
}

func pdfWith(change func(*pdfMaker)) []byte {
	m := newPDF()
	m.object(1, `<</Type/Catalog/Pages 2 0 R>>`)
	m.object(2, `<</Type/Pages/Kids[3 0 R]/Count 1>>`)
	m.object(3, `<</Type/Page/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>/Font<</F 6 0 R>>>>>>`)
	change(m)
	return m.end("")
}

// Files that ask for more than they should are refused, soon and in bounded memory, and
// the message says so.
func TestBombs(t *testing.T) {
	sheet := "xl/worksheets/sheet1.xml"
	zero := repeat("\x00", 120_000_000)
	bombs := map[string]struct {
		name string
		data []byte
		is   error
	}{
		"zip of zeros":       {"a.xlsx", bombed(t, sheet, 0, zero), ErrLimit},
		"declared size":      {"a.xlsx", bombed(t, sheet, 1<<40, repeat("x", 1000)), ErrLimit},
		"shared strings":     {"a.xlsx", bombed(t, "xl/sharedStrings.xml", 0, repeat("<si/>", 9_000_000)), ErrLimit},
		"a header that lies": {"a.xlsx", bombed(t, sheet, 1000, zero), ErrDamaged},
		"a million rows": {"a.xlsx", bombed(t, sheet, 0, func(w io.Writer) {
			io.WriteString(w, "<worksheet><sheetData>")
			repeat(`<row><c><v>1</v></c></row>`, 1_000_000)(w)
			io.WriteString(w, "</sheetData></worksheet>")
		}), ErrLimit},
		"a million cells": {"a.xlsx", bombed(t, sheet, 0, func(w io.Writer) {
			io.WriteString(w, "<worksheet><sheetData><row>")
			repeat(`<c><v>1</v></c>`, 2_000_000)(w)
			io.WriteString(w, "</row></sheetData></worksheet>")
		}), ErrLimit},
		"deep XML":        {"a.xlsx", bombed(t, sheet, 0, repeat("<a>", 10_000_000)), ErrLimit},
		"entities":        {"a.xlsx", bombed(t, sheet, 0, repeat(`<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>`, 1000)), ErrDamaged},
		"unknown entity":  {"a.xlsx", bombed(t, sheet, 0, repeat(`<a>&c;</a>`, 1000)), ErrDamaged},
		"attributes":      {"a.xlsx", bombed(t, sheet, 0, func(w io.Writer) { io.WriteString(w, "<a "); repeat(`b="" `, 8_000_000)(w) }), ErrLimit},
		"paragraphs":      {"a.docx", nil, ErrLimit},
		"many files":      {"a.xlsx", manyFiles(t), ErrLimit},
		"a million lines": {"a.csv", []byte(strings.Repeat("1\n", 1_000_000)), ErrLimit},
		"lines of text":   {"a.txt", []byte(strings.Repeat("\n", 1_000_000)), ErrLimit},
		"PDF of zeros":    {"a.pdf", pdfWith(func(m *pdfMaker) { m.stream(4, "/Filter/FlateDecode", zlibOf(packedText(t, zero))) }), ErrLimit},
		"PDF packed twice": {"a.pdf", pdfWith(func(m *pdfMaker) {
			m.stream(4, "/Filter[/FlateDecode/FlateDecode]", zlibOf(packedText(t, func(w io.Writer) { io.WriteString(w, zlibOf(packedText(t, zero))) })))
		}), ErrLimit},
		"PDF runs": {"a.pdf", pdfWith(func(m *pdfMaker) {
			m.stream(4, "/Filter[/FlateDecode/RunLengthDecode]", zlibOf(packedText(t, repeat("\x81\x00", 1_000_000))))
		}), ErrLimit},
		"deep arrays":         {"a.pdf", pdfWith(func(m *pdfMaker) { m.object(4, strings.Repeat("[", 1_000_000)) }), ErrLimit},
		"deep dictionaries":   {"a.pdf", pdfWith(func(m *pdfMaker) { m.stream(4, "", strings.Repeat("<</A ", 1_000_000)) }), ErrLimit},
		"form draws itself":   {"a.pdf", pdfWith(func(m *pdfMaker) { m.stream(4, "", "/X Do"); m.stream(5, "/Subtype/Form", "/X Do /X Do") }), ErrLimit},
		"forms of forms":      {"a.pdf", formsOfForms(), ErrLimit},
		"pages of themselves": {"a.pdf", pagesOfThemselves(), ErrLimit},
		"many pages":          {"a.pdf", manyPages(), ErrLimit},
		"a million numbers":   {"a.pdf", pdfWith(func(m *pdfMaker) { m.object(4, "["+strings.Repeat("0 ", 4_000_000)+"]") }), ErrLimit},
		"a million objects":   {"a.pdf", []byte("%PDF-1.4\n" + manyObjects()), ErrLimit},
		"widths": {"a.pdf", pdfWith(func(m *pdfMaker) {
			m.stream(4, "", "/F 1 Tf (x) Tj")
			m.object(6, "<</Subtype/Type0/DescendantFonts[<</W["+strings.Repeat("0 65535 1 ", 300_000)+"]>>]>>")
		}), nil},
		"text in PNG": {"a.png", pngBomb(t, zero), ErrLimit},
	}
	files := documentFiles(t)
	files["word/document.xml"] = `<w:document xmlns:w="w"><w:body>` + strings.Repeat("<w:p/>", 1_000_000) + `</w:body></w:document>`
	docx := bombs["paragraphs"]
	docx.data = zipped(t, files)
	bombs["paragraphs"] = docx
	const mostMemory = 400 << 20
	for name, bomb := range bombs {
		runtime.GC()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		peak := watch(t)
		start := time.Now()
		_, err := Read(bomb.name, bomb.data, Limits{})
		took := time.Since(start)
		high := peak()
		runtime.ReadMemStats(&after)
		if !errors.Is(err, bomb.is) || bomb.is != nil && Cure(bomb.name, err) == "" {
			t.Errorf("%s: %v, want %v", name, err, bomb.is)
		}
		t.Logf("%-20s %6.2f s, %4d MB at once, %5d MB in all, of %7d bytes: %v", name, took.Seconds(), (high-min(high, before.HeapInuse))>>20, (after.TotalAlloc-before.TotalAlloc)>>20, len(bomb.data), err)
		if high > before.HeapInuse+mostMemory {
			t.Errorf("%s took %d MB", name, (high-before.HeapInuse)>>20)
		}
	}
}

// watch looks at the memory in use until it is asked for the most it saw.
func watch(t testing.TB) func() uint64 {
	done, most := make(chan bool), make(chan uint64)
	go func() {
		var high uint64
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			high = max(high, m.HeapInuse)
			select {
			case <-done:
				most <- high
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() uint64 {
		done <- true
		return <-most
	}
}

// zlibOf puts a head before packed data; its sum is not looked at before the limit.
func zlibOf(packed []byte) string { return "\x78\x9c" + string(packed) + "\x00\x00\x00\x00" }

func manyFiles(t testing.TB) []byte {
	files := map[string]string{}
	for i := range 20_000 {
		files[fmt.Sprintf("%d", i)] = ""
	}
	return zipped(t, files)
}

func formsOfForms() []byte {
	return pdfWith(func(m *pdfMaker) {
		m.stream(4, "", strings.Repeat("/X Do ", 100))
		for n := range 10 {
			m.stream(5+n, fmt.Sprintf("/Subtype/Form/Resources<</XObject<</X %d 0 R>>>>", 6+n), strings.Repeat("/X Do ", 100))
		}
	})
}

// pagesOfThemselves has a tree of pages whose nodes have no numbers of their own.
func pagesOfThemselves() []byte {
	m := newPDF()
	m.object(1, `<</Type/Catalog/Pages 2 0 R>>`)
	m.object(2, `<</Type/Pages/Kids 3 0 R/Count 1>>`)
	m.object(3, `[<</Kids 3 0 R>> <</Kids 3 0 R>>]`)
	return m.end("")
}

func manyObjects() string {
	var b strings.Builder
	for n := range 1_000_000 {
		fmt.Fprintf(&b, "%d 0 obj\n", n+1)
	}
	return b.String()
}

func manyPages() []byte {
	m := newPDF()
	m.object(1, `<</Type/Catalog/Pages 2 0 R>>`)
	m.object(2, `<</Type/Pages/Kids[`+strings.Repeat("<</Type/Page>>", 200_000)+`]/Count 1>>`)
	return m.end("")
}

func pngBomb(t testing.TB, write func(io.Writer)) []byte {
	t.Helper()
	chunk := func(kind, body string) string {
		b := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
		b = append(b, kind+body...)
		return string(binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:])))
	}
	head := "\x89PNG\r\n\x1a\n" + chunk("IHDR", "\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00")
	return []byte(head + chunk("zTXt", "a\x00\x00"+zlibOf(packedText(t, write))) + chunk("IEND", ""))
}

// Loops of references end.
func TestLoops(t *testing.T) {
	for name, data := range map[string][]byte{
		"xref to itself":   []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]>>endobj 3 0 obj<</Type/Page>>endobj xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Prev 109>>startxref 109"),
		"length of itself": pdfWith(func(m *pdfMaker) { m.object(4, "<</Length 4 0 R>>stream\nBT ET\nendstream") }),
		"reference to it":  pdfWith(func(m *pdfMaker) { m.object(4, "4 0 R") }),
		"bookmarks": []byte(strings.Replace(string(pdfWith(func(m *pdfMaker) {
			m.object(5, "<</First 6 0 R>>")
			m.object(6, "<</Title(a)/Next 6 0 R/First 6 0 R>>")
		})), "/Type/Catalog", "/Type/Catalog/Outlines 5 0 R", 1)),
		"page is its kid":  pdfWith(func(m *pdfMaker) { m.object(2, "<</Type/Pages/Kids[2 0 R 3 0 R]>>") }),
		"stream in itself": pdfWith(func(m *pdfMaker) { m.stream(4, "/Type/ObjStm/N 1/First 4", "4 0 4 0 R") }),
		"font of a font": pdfWith(func(m *pdfMaker) {
			m.stream(4, "", "/F 1 Tf (x) Tj")
			m.object(6, "<</Subtype/Type0/DescendantFonts[6 0 R]/ToUnicode 4 0 R>>")
		}),
		"resources of forms": pdfWith(func(m *pdfMaker) {
			m.stream(4, "/Resources 5 0 R", "/X Do")
			m.object(5, "<</XObject 5 0 R/Font 5 0 R/X 5 0 R>>")
		}),
	} {
		if _, err := Read("a.pdf", data, Limits{}); err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrLimit) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := Clean("a.pdf", data, Limits{}); err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrLimit) && !errors.Is(err, ErrUnclean) {
			t.Errorf("%s: clean: %v", name, err)
		}
	}
}

// Files that were cut off anywhere end in an error or a result.
func TestTruncated(t *testing.T) {
	whole := map[string][]byte{"a.pdf": contract(t).end("/Info 17 0 R"), "a.docx": zipped(t, documentFiles(t)), "a.xlsx": book(t, nil), "a.jpg": photo(t)}
	for name, data := range whole {
		step := max(1, len(data)/400)
		for n := 0; n < len(data); n += step {
			cut := bytes.Clone(data[:n])
			if _, err := Read(name, cut, Limits{}); err == nil && name != "a.pdf" && name != "a.jpg" {
				t.Errorf("%s cut at %d of %d was read", name, n, len(data))
			}
			_, _ = Clean(name, cut, Limits{})
		}
	}
}

func TestForms(t *testing.T) {
	for _, name := range []string{"a.doc", "a.xls", "a.wps", "a.zip", "a", "a.exe"} {
		if _, err := Read(name, []byte("x"), Limits{}); !errors.Is(err, ErrForm) || Cure(name, err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	old := []byte(compoundFile + strings.Repeat("\x00", 600))
	for _, name := range []string{"a.xlsx", "a.docx"} {
		if _, err := Read(name, old, Limits{}); !errors.Is(err, ErrEncrypted) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, data := range map[string]string{"a.pdf": "PK", "a.xlsx": "%PDF-1.4", "a.docx": string(book(t, nil)), "a.jpg": "%PDF", "a.csv": "\x00\x01\xff", "a.txt": "\xff\xfe\x00"} {
		if _, err := Read(name, []byte(data), Limits{}); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, want := range map[string]string{"a.csv": "第 2 行第 1 列：张三\n", "a.txt": "第 2 行：张三,1\n"} {
		for _, text := range []string{"姓名,金额\n张三,1\n", "\ufeff姓名,金额\r\n张三,1\r\n", "\xd0\xd5\xc3\xfb,\xbd\xf0\xb6\xee\n\xd5\xc5\xc8\xfd,1\n"} {
			c, err := Read(name, []byte(text), Limits{})
			if err != nil || !strings.Contains(all(c, false), want) {
				t.Errorf("%s %q: %v\n%s", name, text, err, all(c, false))
			}
		}
	}
}
