package content

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// readXLSX reads the first sheet of a workbook. A cell counts as what it shows, but
// a number as its full value, so that a narrow format hides nothing.
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
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: 64 << 20, UnzipXMLSizeLimit: 32 << 20})
	if err != nil {
		return broken()
	}
	defer f.Close()
	sheets := f.GetSheetList()
	if len(sheets) == 0 {
		return broken()
	}
	shown, err := f.GetRows(sheets[0])
	if err != nil {
		return broken()
	}
	raw, err := f.GetRows(sheets[0], excelize.Options{RawCellValue: true})
	if err != nil {
		return broken()
	}
	if len(shown) > maxRows+1 {
		s.report(finding.RuleTable, file(name), fmt.Sprintf("表格超过 %d 行。", maxRows), "拆成几个文件。")
		return nil, false
	}
	for i, cells := range shown {
		row := make([]township.Cell, len(cells))
		blank := true
		for j, text := range cells {
			full := text
			if i < len(raw) && j < len(raw[i]) {
				full = raw[i][j]
			}
			row[j] = township.Cell{Text: strings.TrimSpace(cellText(text, full)), Line: i + 1, Col: j + 1}
			blank = blank && row[j].Text == ""
		}
		if !blank {
			g = append(g, row)
		}
	}
	return g, true
}

// cellText chooses between what a cell shows and its full value: a date as the day
// it is, a number with the decimals it has.
func cellText(shown, raw string) string {
	v, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return shown
	}
	if strings.ContainsAny(shown, "-/年月") && !strings.HasPrefix(shown, "-") {
		if t, err := excelize.ExcelDateToTime(v, false); err == nil {
			return township.DayOf(t).String()
		}
		return shown
	}
	if strings.HasSuffix(shown, "%") {
		return shown
	}
	if !strings.ContainsAny(raw, ".eE") {
		return raw
	}
	// 0.1+0.2 is stored as 0.30000000000000004: fifteen digits are what the workbook means.
	return strconv.FormatFloat(round(v, 15), 'f', -1, 64)
}

func round(v float64, digits int) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', digits, 64), 64)
	if err != nil {
		return v
	}
	return r
}
