package content

import (
	"bytes"
	"errors"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// ErrCells says that a file is no table whose cells can be changed.
var ErrCells = errors.New("no table of cells")

// Cells are the cells of a table file, open to be changed: what is not changed keeps
// its bytes, the encoding and the line ends stay.
type Cells struct {
	Rows [][]string // of a workbook: of its first sheet that is shown

	save func(changed map[[2]int]string) ([]byte, error)
	set  map[[2]int]string
}

// OpenCells reads a table file, .csv or .xlsx by its name.
func OpenCells(name string, data []byte) (*Cells, error) {
	c := &Cells{set: map[[2]int]string{}}
	var err error
	switch strings.ToLower(path.Ext(name)) {
	case ".csv":
		err = c.openCSV(data)
	case ".xlsx":
		err = c.openXLSX(data)
	default:
		err = ErrCells
	}
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Set changes a cell.
func (c *Cells) Set(row, col int, text string) {
	c.Rows[row][col] = text
	c.set[[2]int{row, col}] = text
}

// Bytes is the file with the changes made.
func (c *Cells) Bytes() ([]byte, error) { return c.save(c.set) }

// A field is where a cell stands in a CSV text.
type field struct{ from, to, row, col int }

func (c *Cells) openCSV(data []byte) error {
	text, form, err := rawText(data)
	if err != nil {
		return ErrCells
	}
	head, _, _ := strings.Cut(text, "\n")
	comma := separator(head)
	var fields []field
	for at, row := 0, 0; at < len(text); row++ {
		c.Rows = append(c.Rows, nil)
		for col, more := 0, true; more; col++ {
			from := at
			var value string
			if value, at, err = cellAt(text, at, comma); err != nil {
				return err
			}
			fields = append(fields, field{from, at, row, col})
			c.Rows[row] = append(c.Rows[row], strings.TrimSpace(value))
			if more = at < len(text) && rune(text[at]) == comma; more {
				at++
			}
		}
		if strings.HasPrefix(text[at:], "\r\n") {
			at++
		}
		at++
		if len(c.Rows) > maxRows+1 {
			return ErrCells
		}
	}
	c.save = func(set map[[2]int]string) ([]byte, error) {
		var b strings.Builder
		last := 0
		for _, f := range fields {
			value, changed := set[[2]int{f.row, f.col}]
			if !changed {
				continue
			}
			if strings.ContainsAny(value, "\"\r\n") || strings.ContainsRune(value, comma) {
				value = `"` + strings.ReplaceAll(value, `"`, `""`) + `"`
			}
			b.WriteString(text[last:f.from])
			b.WriteString(value)
			last = f.to
		}
		b.WriteString(text[last:])
		return form.bytes(b.String())
	}
	return nil
}

// cellAt reads the cell of a CSV text that begins at a place, and says where it ends.
func cellAt(text string, at int, comma rune) (value string, end int, err error) {
	if !strings.HasPrefix(text[at:], `"`) {
		n := strings.IndexFunc(text[at:], func(r rune) bool { return r == comma || r == '\n' || r == '\r' })
		if n < 0 {
			n = len(text) - at
		}
		return text[at : at+n], at + n, nil
	}
	var b strings.Builder
	for i := at + 1; i < len(text); i++ {
		switch {
		case text[i] != '"':
			b.WriteByte(text[i])
		case strings.HasPrefix(text[i+1:], `"`):
			b.WriteByte('"')
			i++
		case i+1 == len(text) || rune(text[i+1]) == comma || text[i+1] == '\r' || text[i+1] == '\n':
			return b.String(), i + 1, nil
		default:
			return "", 0, ErrCells
		}
	}
	return "", 0, ErrCells
}

// A textForm is how a text file is written: its encoding and the mark at its beginning.
type textForm struct {
	mark     []byte
	encoding encoding.Encoding // nil: UTF-8
}

func (f textForm) bytes(text string) ([]byte, error) {
	if f.encoding == nil {
		return append(slices.Clone(f.mark), text...), nil
	}
	data, err := f.encoding.NewEncoder().Bytes([]byte(text))
	return append(slices.Clone(f.mark), data...), err
}

// rawText turns the bytes of a text file into text, with the line ends that it has: by
// BOM, else UTF-8 if valid, else GB18030.
func rawText(data []byte) (string, textForm, error) {
	var form textForm
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		form.mark = data[:3]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		form = textForm{data[:2], unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		form = textForm{data[:2], unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}
	case !utf8.Valid(data):
		form.encoding = simplifiedchinese.GB18030
	}
	data = data[len(form.mark):]
	if form.encoding != nil {
		out, err := form.encoding.NewDecoder().Bytes(data)
		if err != nil {
			return "", form, err
		}
		if form.mark == nil && bytes.ContainsRune(out, utf8.RuneError) {
			return "", form, errNotText
		}
		data = out
	}
	if bytes.IndexByte(data, 0) >= 0 || !utf8.Valid(data) {
		return "", form, errNotText
	}
	return string(data), form, nil
}

func (c *Cells) openXLSX(data []byte) (err error) {
	defer func() {
		if recover() != nil { // the library on foreign bytes
			err = ErrCells
		}
	}()
	open := func() (*excelize.File, string, error) {
		f, err := excelize.OpenReader(bytes.NewReader(data), workbookLimits)
		if err != nil {
			return nil, "", ErrCells
		}
		for _, sheet := range f.GetSheetList() {
			if shown, err := f.GetSheetVisible(sheet); err == nil && shown {
				return f, sheet, nil
			}
		}
		return nil, "", errors.Join(ErrCells, f.Close())
	}
	f, sheet, err := open()
	if err != nil {
		return err
	}
	defer f.Close()
	if c.Rows, err = f.GetRows(sheet); err != nil || len(c.Rows) > maxRows+1 {
		return ErrCells
	}
	c.save = func(set map[[2]int]string) ([]byte, error) {
		f, sheet, err := open()
		if err != nil {
			return nil, err
		}
		defer f.Close()
		for at, text := range set {
			cell, err := excelize.CoordinatesToCellName(at[1]+1, at[0]+1)
			if err == nil {
				err = f.SetCellStr(sheet, cell, text)
			}
			if err != nil {
				return nil, err
			}
		}
		var out bytes.Buffer
		if err := f.Write(&out); err != nil {
			return nil, err
		}
		return withoutLeftovers(out.Bytes())
	}
	return nil
}
