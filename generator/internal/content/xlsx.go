package content

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// workbookLimits bound what a workbook may unfold to.
var workbookLimits = excelize.Options{UnzipSizeLimit: 64 << 20, UnzipXMLSizeLimit: 32 << 20}

// readXLSX reads the first sheet of a workbook that is shown. A cell counts as what
// it means: a number by its full value, so that a narrow format hides nothing, a
// date as the day it is. What the workbook hides is a finding, for it would be published.
func (s *source) readXLSX(name string, data []byte) (g grid, ok bool) {
	broken := func() (grid, bool) {
		s.report(finding.RuleTableFile, file(name), "打不开这个 Excel 文件。", "在 Excel 或 WPS 里另存为 .xlsx（不要加密码），或者另存为 CSV。")
		return nil, false
	}
	defer func() {
		if recover() != nil { // the library on foreign bytes
			g, ok = broken()
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), workbookLimits)
	if err != nil {
		return broken()
	}
	defer f.Close()
	w := &workbook{File: f, source: s, name: name}
	for _, sheet := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(sheet); err == nil && visible {
			w.sheet = sheet
			break
		}
	}
	if w.sheet == "" {
		return broken()
	}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		w.date1904 = *props.Date1904
	}
	rows, err := f.Rows(w.sheet)
	if err != nil {
		return broken()
	}
	defer rows.Close()
	for line := 1; rows.Next(); line++ {
		raw, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return broken()
		}
		if len(g) > maxRows || line > 4*maxRows {
			s.report(finding.RuleTable, file(name), fmt.Sprintf("表格超过 %d 行。", maxRows), "拆成几个文件，并删去下面的空行。")
			return nil, false
		}
		for len(raw) > 0 && raw[len(raw)-1] == "" {
			raw = raw[:len(raw)-1]
		}
		if len(raw) > 4*maxColumns {
			s.report(finding.RuleTable, township.Place{File: name, Line: line, Col: maxColumns}, fmt.Sprintf("表格超过 %d 列。", maxColumns), "删去多余的列。")
			return nil, false
		}
		if len(raw) == 0 {
			continue
		}
		row, good := w.row(line, raw)
		if !good {
			return nil, false
		}
		g = append(g, row)
	}
	if rows.Error() != nil {
		return broken()
	}
	return g, w.nothingHidden(g)
}

// A workbook is a workbook that is being read.
type workbook struct {
	*excelize.File
	source   *source
	name     string
	sheet    string
	date1904 bool // days are counted from 1904, as on old Macs
}

func (w *workbook) row(line int, raw []string) ([]township.Cell, bool) {
	row := make([]township.Cell, len(raw))
	for i, text := range raw {
		row[i] = township.Cell{Line: line, Col: i + 1}
		cell, err := excelize.CoordinatesToCellName(i+1, line)
		if err != nil {
			return nil, false
		}
		v, err := strconv.ParseFloat(text, 64)
		kind, _ := w.GetCellType(w.sheet, cell)
		if err != nil || kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString {
			row[i].Text = strings.TrimSpace(text)
			continue
		}
		if math.Abs(v) >= 1e15 {
			w.source.report(finding.RuleTable, at(w.name, row[i]), "这个数太长，Excel 只留前 15 位，后面已经变成 0。", "证件号、卡号不要写进表里；别的编号先把这一列设成“文本”再输入。")
			return nil, false
		}
		row[i].Text = w.number(cell, text, v)
	}
	return row, true
}

// number is a number as text: a day where its format is one of dates.
func (w *workbook) number(cell, text string, v float64) string {
	if id, err := w.GetCellStyle(w.sheet, cell); err == nil {
		if style, err := w.GetStyle(id); err == nil && isDateFormat(style) {
			if t, err := excelize.ExcelDateToTime(v, w.date1904); err == nil && t.Year() >= 1949 && t.Year() <= 2100 {
				return township.DayOf(t.Add(500 * time.Millisecond)).String()
			}
		}
		if style, err := w.GetStyle(id); err == nil && (style.NumFmt == 9 || style.NumFmt == 10) { // per cent
			return strconv.FormatFloat(round(v*100, 15), 'f', -1, 64) + "%"
		}
	}
	if !strings.ContainsAny(text, ".eE") {
		return text
	}
	// 0.1+0.2 is stored as 0.30000000000000004: fifteen digits are what the workbook means.
	return strconv.FormatFloat(round(v, 15), 'f', -1, 64)
}

var quotedFormat = regexp.MustCompile(`"[^"]*"|\\.|\[[^\]]*\]|_.|\*.`)

// isDateFormat reports whether a number format shows days (ECMA-376, 18.8.30): one of the
// built-in ones, or one that has a year and a month, or a month and a day, outside
// its quotation marks.
func isDateFormat(style *excelize.Style) bool {
	if style == nil {
		return false
	}
	if style.CustomNumFmt == nil {
		n := style.NumFmt
		return n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 31 || n >= 34 && n <= 36 || n >= 50 && n <= 58
	}
	code := strings.ToLower(quotedFormat.ReplaceAllString(*style.CustomNumFmt, ""))
	code, _, _ = strings.Cut(code, ";")
	return strings.Contains(code, "m") && strings.ContainsAny(code, "yd")
}

// nothingHidden reports rows and columns that hold something and are not shown.
func (w *workbook) nothingHidden(g grid) bool {
	ok := true
	columns := 0
	for _, row := range g {
		columns = max(columns, len(row))
		if visible, err := w.GetRowVisible(w.sheet, row[0].Line); err == nil && !visible {
			w.source.report(finding.RuleTable, at(w.name, row[0]), fmt.Sprintf("第 %d 行是隐藏的，会公开出去。", row[0].Line), "删去这一行，或者取消隐藏。")
			ok = false
		}
	}
	for i := range columns {
		letter, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			continue
		}
		if visible, err := w.GetColVisible(w.sheet, letter); err == nil && !visible {
			w.source.report(finding.RuleTable, township.Place{File: w.name, Line: 1, Col: i + 1}, "第 "+letter+" 列是隐藏的，会公开出去。", "删去这一列，或者取消隐藏。")
			ok = false
		}
	}
	return ok
}

func round(v float64, digits int) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', digits, 64), 64)
	if err != nil {
		return v
	}
	return r
}
