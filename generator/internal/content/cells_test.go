package content

import (
	"archive/zip"
	"bytes"
	"errors"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// A cell is changed and nothing else: encoding, mark, line ends, quotes and blank lines stay.
func TestCellsCSV(t *testing.T) {
	const text = "户主,说明\r\n\"张, 三\",\"他说\"\"好\"\"\"\r\n\r\n李四,x"
	const want = "户主,说明\r\n张*,\"他说\"\"好\"\"\"\r\n\r\n李四,\"a,\"\"b\"\"\""
	gbk := func(s string) []byte {
		b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for name, c := range map[string][2][]byte{
		"UTF-8":   {[]byte(text), []byte(want)},
		"BOM":     {[]byte("\xef\xbb\xbf" + text), []byte("\xef\xbb\xbf" + want)},
		"GB18030": {gbk(text), gbk(want)},
	} {
		cells, err := OpenCells("a.CSV", c[0])
		if err != nil {
			t.Fatal(name, err)
		}
		if len(cells.Rows) != 4 || cells.Rows[1][0] != "张, 三" || cells.Rows[1][1] != `他说"好"` || cells.Rows[3][1] != "x" {
			t.Fatalf("%s: %q", name, cells.Rows)
		}
		if same, err := cells.Bytes(); err != nil || !bytes.Equal(same, c[0]) {
			t.Errorf("%s: unchanged it is %q (%v)", name, same, err)
		}
		cells.Set(1, 0, "张*")
		cells.Set(3, 1, `a,"b"`)
		if got, err := cells.Bytes(); err != nil || !bytes.Equal(got, c[1]) {
			t.Errorf("%s: %q (%v)", name, got, err)
		}
	}
	for _, bad := range []string{"a,\"b", "a,\"b\"c\n", "a\x00b"} {
		if _, err := OpenCells("a.csv", []byte(bad)); !errors.Is(err, ErrCells) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestCellsXLSX(t *testing.T) {
	f := excelize.NewFile()
	for cell, v := range map[string]any{"A1": "户主", "B1": "金额", "A2": "张三", "B2": 12.5} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetDocProps(&excelize.DocProperties{Creator: "张三"}); err != nil {
		t.Fatal(err)
	}
	var data bytes.Buffer
	if err := f.Write(&data); err != nil {
		t.Fatal(err)
	}
	cells, err := OpenCells("a.xlsx", data.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	cells.Set(1, 0, "张*")
	out, err := cells.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	again, err := OpenCells("a.xlsx", out)
	if err != nil || again.Rows[1][0] != "张*" || again.Rows[1][1] != "12.5" {
		t.Errorf("%q, %v", again.Rows, err)
	}
	parts, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	kept := false
	for _, f := range parts.File {
		part, err := unpack(f)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(part, []byte("张三")) {
			t.Errorf("the name is in %s still", f.Name)
		}
		kept = kept || bytes.Contains(part, []byte("户主"))
	}
	if !kept {
		t.Error("the heading is gone")
	}
	if _, err := OpenCells("a.xlsx", data.Bytes()[:100]); !errors.Is(err, ErrCells) {
		t.Errorf("a broken workbook: %v", err)
	}
}

func FuzzCells(f *testing.F) {
	for _, s := range []string{"a,b\n1,2", "\"a\"\"b\",c\r\n", ",\n,", "a;b\n\"x;y\";z\r", "\xef\xbb\xbf名\t组"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		cells, err := OpenCells("x.csv", data)
		if err != nil {
			return
		}
		if _, form, _ := rawText(data); form.encoding == nil {
			if same, err := cells.Bytes(); err != nil || !bytes.Equal(same, data) {
				t.Fatalf("%q became %q (%v)", data, same, err)
			}
		}
		for i, row := range cells.Rows {
			for j := range row {
				cells.Set(i, j, "张*")
			}
		}
		out, err := cells.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		again, err := OpenCells("x.csv", out)
		if err != nil {
			t.Fatalf("%q: %v", out, err)
		}
		if len(again.Rows) != len(cells.Rows) {
			t.Fatalf("%d rows became %d: %q", len(cells.Rows), len(again.Rows), out)
		}
	})
}
