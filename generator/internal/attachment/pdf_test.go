package attachment

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// A pdfMaker writes PDFs object by object.
type pdfMaker struct {
	out     bytes.Buffer
	offsets map[int]int
	most    int
}

func newPDF() *pdfMaker {
	m := &pdfMaker{offsets: map[int]int{}}
	m.out.WriteString("%PDF-1.4\n")
	return m
}

func (m *pdfMaker) object(n int, body string) {
	m.offsets[n] = m.out.Len()
	m.most = max(m.most, n)
	fmt.Fprintf(&m.out, "%d 0 obj\n%s\nendobj\n", n, body)
}

func (m *pdfMaker) stream(n int, dict, data string) {
	m.object(n, fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data))
}

func (m *pdfMaker) end(trailer string) []byte {
	start := m.out.Len()
	fmt.Fprintf(&m.out, "xref\n0 %d\n0000000000 65535 f \n", m.most+1)
	for n := 1; n <= m.most; n++ {
		if at, ok := m.offsets[n]; ok {
			fmt.Fprintf(&m.out, "%010d 00000 n \n", at)
		} else {
			m.out.WriteString("0000000000 65535 f \n")
		}
	}
	fmt.Fprintf(&m.out, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", m.most+1, trailer, start)
	return m.out.Bytes()
}

func deflated(s string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

const toUnicode = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0001> <5f20> <0002> <4e09> endbfchar
2 beginbfrange <0010> <0019> <0030> <0020> <0021> [<6751> <96c6>] endbfrange endcmap`

// contract is a PDF with everything that a PDF carries beside its pages.
func contract(t testing.TB) *pdfMaker {
	m := newPDF()
	m.object(1, `<</Type/Catalog/Pages 2 0 R/Metadata 10 0 R/Outlines 11 0 R/PieceInfo<</A<</Private(SECRET-PRIVATE)>>>>/Names<</JavaScript<</Names[(SECRET-JS) 12 0 R]>>>>/Lang(zh-CN)>>`)
	m.object(2, `<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R/A 6 0 R/P 15 0 R>>/XObject<</B 7 0 R/Im 8 0 R>>>>>>`)
	m.object(3, `<</Type/Page/Parent 2 0 R/Contents[4 0 R]/Annots[9 0 R 14 0 R]/Thumb 8 0 R/PieceInfo<</X(SECRET-PIECE)>>>>`)
	m.stream(4, "/Filter/FlateDecode", deflated(`BT /F1 12 Tf 100 700 Td <000100020020> Tj ET
BT /A 12 Tf 100 680 Td (Phone: ) Tj [(138) -20 (0000) 20 (1234)] TJ T* ET
q 1 0 0 1 0 0 cm /B Do Q q 10 0 0 10 0 0 cm /Im Do Q
BT /P 10 Tf 1 0 0 1 100 600 Tm (`+"\xb4\xe5\xce\xf1"+`) Tj ET BI /W 1 /H 1 /BPC 8 /CS /G ID x EI
/Span <</ActualText<feff571f>>> BDC BT /A 9 Tf 100 590 Td (zz) Tj (y) Tj ET EMC`))
	m.object(5, `<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/DW 1000>>]/ToUnicode 13 0 R>>`)
	m.object(6, `<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[122/zero]>>>>`)
	m.stream(7, "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/LastModified(SECRET-DATE)", "BT /F1 12 Tf 100 650 Td <00110012> Tj ET")
	m.stream(8, "/Type/XObject/Subtype/Image/Width 16/Height 16/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode", string(photo(t)))
	m.object(9, `<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(SECRET-COMMENT)/T(SECRET-REVIEWER)>>`)
	m.stream(10, "/Type/Metadata/Subtype/XML", "<x:xmpmeta xmlns:x='a'><creator>SECRET-XMP</creator></x:xmpmeta>")
	m.object(11, `<</First 16 0 R>>`)
	m.object(12, `<</S/JavaScript/JS(SECRET-SCRIPT)>>`)
	m.stream(13, "", toUnicode)
	m.object(14, `<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.com/c)>>/Contents(SECRET-LINK)>>`)
	m.object(15, `<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0>>]>>`)
	m.object(16, `<</Title(SECRET-BOOKMARK)/Dest[3 0 R/Fit]>>`)
	m.object(17, `<</Author(SECRET-AUTHOR)/Title<feff5f20>>>`)
	m.object(18, `(SECRET-UNREACHED)`)
	return m
}

func TestPDF(t *testing.T) {
	data := contract(t).end("/Info 17 0 R/ID[<01><02>]")
	c, err := Read("a.pdf", data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want := "第 1 页：张三村\n第 1 页：Phone: 13800001234\n第 1 页：12\n第 1 页：村务\n第 1 页：土\n第 1 页链接的地址：https://example.com/c\n"
	if got := all(c, false); got != want {
		t.Errorf("shown:\n%s\nwant:\n%s", got, want)
	}
	extra := all(c, true)
	for _, word := range []string{"AUTHOR", "XMP", "COMMENT", "REVIEWER", "LINK", "BOOKMARK"} {
		if !strings.Contains(extra, "SECRET-"+word) {
			t.Errorf("%s was not found in\n%s", word, extra)
		}
	}
	if !strings.Contains(extra, "文件属性“标题”：张") {
		t.Errorf("no title in\n%s", extra)
	}
	copied, err := Clean("a.pdf", data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, never := range []string{"SECRET", "Exif", "8BIM", "/Info", "/Metadata", "/PieceInfo", "JavaScript", "/Thumb", "/ID", "Outlines", "LastModified"} {
		if bytes.Contains(copied, []byte(never)) {
			t.Errorf("the copy holds %s", never)
		}
	}
	if again, err := Clean("a.pdf", data, Limits{}); err != nil || !bytes.Equal(copied, again) {
		t.Errorf("a second copy differs: %v", err)
	}
	if twice, err := Clean("a.pdf", copied, Limits{}); err != nil || !bytes.Equal(copied, twice) {
		t.Errorf("the copy's copy differs: %v", err)
	}
}

// The same file is read where its cross-references are broken.
func TestPDFRebuilt(t *testing.T) {
	data := contract(t).end("/Info 17 0 R")
	whole, err := Read("a.pdf", data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for name, broken := range map[string][]byte{
		"no startxref":  bytes.Replace(data, []byte("startxref"), []byte("startxxxx"), 1),
		"moved":         append([]byte("%PDF-1.4\n% pushed\n"), data[9:]...),
		"wrong offsets": bytes.ReplaceAll(data, []byte(" 00000 n"), []byte(" 00001 n")),
		"cut":           data[:bytes.LastIndex(data, []byte("xref\n0"))],
		"wrong lengths": bytes.ReplaceAll(data, []byte("/Length "), []byte("/Length 9")),
	} {
		c, err := Read("a.pdf", broken, Limits{})
		if err != nil || all(c, false) != all(whole, false) {
			t.Errorf("%s: %v\n%s", name, err, all(c, false))
		}
	}
}

// An older revision is not shown, and not copied.
func TestPDFRevisions(t *testing.T) {
	old := contract(t).end("/Info 17 0 R")
	start := bytes.LastIndex(old, []byte("xref\n0"))
	at := len(old)
	add := "4 0 obj\n<</Length 35>>\nstream\nBT /A 12 Tf 100 700 Td (new) Tj ET \nendstream\nendobj\n"
	data := append(bytes.Clone(old), add...)
	data = fmt.Appendf(data, "xref\n4 1\n%010d 00000 n \ntrailer\n<</Size 19/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n", at, start, at+len(add))
	c, err := Read("a.pdf", data, Limits{})
	if err != nil || !strings.HasPrefix(all(c, false), "第 1 页：new\n") {
		t.Fatalf("%v\n%s", err, all(c, false))
	}
	copied, err := Clean("a.pdf", data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	from := bytes.Index(old, []byte("4 0 obj"))
	first := old[from:][bytes.Index(old[from:], []byte("stream\n"))+7:]
	if bytes.Contains(copied, first[:60]) || !bytes.Contains(copied, []byte("(new)")) {
		t.Error("the old contents are in the copy, or the new ones are not")
	}
}

func TestPDFUnread(t *testing.T) {
	page := func(content, resources string) []byte {
		m := newPDF()
		m.object(1, `<</Type/Catalog/Pages 2 0 R>>`)
		m.object(2, `<</Type/Pages/Kids[3 0 R]/Count 1>>`)
		m.object(3, `<</Type/Page/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<`+resources+`>>>>`)
		m.stream(4, "", content)
		m.stream(5, "/Type/XObject/Subtype/Image/Width 16/Height 16/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode", string(photo(t)))
		m.object(6, `<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<<>>]>>`)
		m.object(7, `<</Type/Font/Subtype/Type1>>`)
		return m.end("")
	}
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"scan":        {page("q 595 0 0 842 0 0 cm /I Do Q", "/XObject<</I 5 0 R>>"), "扫描"},
		"scan, paged": {page("q 595 0 0 842 0 0 cm /I Do Q BT /F 9 Tf (- 1 -) Tj ET", "/XObject<</I 5 0 R>>/Font<</F 7 0 R>>"), "扫描"},
		"no map":      {page("BT /F 9 Tf <00010002> Tj ET", "/Font<</F 6 0 R>>"), "字体"},
		"no font":     {page("BT /G 9 Tf (abc) Tj ET", ""), "字体"},
		"outlines":    {page(strings.Repeat("0 0 m 9 9 l S ", 300), ""), "线条"},
		"logo":        {page("q 50 0 0 50 0 0 cm /I Do Q BT /F 9 Tf (a contract) Tj ET", "/XObject<</I 5 0 R>>/Font<</F 7 0 R>>"), ""},
		"blank":       {page("", ""), ""},
	} {
		got, err := Read("a.pdf", c.data, Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if s := strings.Join(got.Unread, " "); c.says == "" && s != "" || !strings.Contains(s, c.says) {
			t.Errorf("%s: unread %q, want %q", name, s, c.says)
		}
		if _, err := Clean("a.pdf", c.data, Limits{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPDFHides(t *testing.T) {
	for name, c := range map[string]struct{ root, says string }{
		"attached":  {`/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>`, "夹带"},
		"portfolio": {`/Collection<<>>`, "夹带"},
		"form":      {`/AcroForm<</Fields[4 0 R]>>`, "表单"},
		"layers":    {`/OCProperties<</OCGs[4 0 R]/D<</OFF[4 0 R]>>>>`, "图层"},
	} {
		m := newPDF()
		m.object(1, `<</Type/Catalog/Pages 2 0 R`+c.root+`>>`)
		m.object(2, `<</Type/Pages/Kids[3 0 R]/Count 1>>`)
		m.object(3, `<</Type/Page/MediaBox[0 0 595 842]>>`)
		m.object(4, `<</FT/Tx/V(filled in)/Name(x)>>`)
		data := m.end("")
		if _, err := Clean("a.pdf", data, Limits{}); !errors.Is(err, ErrUnclean) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
		if got, err := Read("a.pdf", data, Limits{}); name == "form" && (err != nil || !strings.Contains(all(got, false), "filled in")) {
			t.Errorf("%v\n%s", err, all(got, false))
		}
	}
	m := newPDF()
	m.object(1, `<</Type/Catalog/Pages 2 0 R>>`)
	m.object(2, `<</Type/Pages/Kids[]/Count 0>>`)
	if _, err := Read("a.pdf", m.end("/Encrypt 4 0 R"), Limits{}); !errors.Is(err, ErrEncrypted) {
		t.Errorf("encrypted: %v", err)
	}
}

func TestLZW(t *testing.T) {
	f := &pdfFile{r: &reader{limits: DefaultLimits}}
	// The example of ISO 32000-1, 7.4.4.2.
	out, err := f.lzw([]byte{0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01}, true)
	if want := []byte{45, 45, 45, 45, 45, 65, 45, 45, 45, 66}; err != nil || !bytes.Equal(out, want) {
		t.Errorf("%v, %v; want %v", out, err, want)
	}
	if got := ascii85([]byte("87cURD]i,\"Ebo80~>")); string(got) != "Hello World!" {
		t.Errorf("ascii85: %q", got)
	}
	if got, err := f.runLength([]byte{2, 'a', 'b', 'c', 254, 'x', 128, 'z'}); string(got) != "abcxxx" || err != nil {
		t.Errorf("run length: %q %v", got, err)
	}
}
