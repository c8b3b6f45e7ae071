package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	model "cunwu/generator/internal/township"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// An encoding is how a table's file is written: as the programs that clerks use do.
type encoding int

const (
	plainCSV encoding = iota // CSV, UTF-8, LF
	excelCSV                 // CSV, UTF-8 with a byte order mark, CRLF
	gb18030                  // CSV, GB18030, CRLF
	workbook                 // XLSX
)

// A table is a table of a notice with its file.
type table struct {
	name, file, kind string
	opening          model.Fen // ledger
	head             []string
	rows             [][]string
	encoding         encoding
}

// entry is the table's line in the front matter.
func (t table) entry() string {
	parts := []string{"name: " + scalar(t.name), "file: " + t.file}
	if t.kind != "" {
		parts = append(parts, "kind: "+t.kind)
	}
	if t.kind == model.Ledger {
		parts = append(parts, "opening: "+t.opening.String())
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func (t table) bytes() ([]byte, error) {
	for i, r := range t.rows {
		if len(r) != len(t.head) {
			return nil, fmt.Errorf("%s: row %d has %d cells, not %d", t.file, i+1, len(r), len(t.head))
		}
	}
	rows := append([][]string{t.head}, t.rows...)
	if t.encoding == workbook {
		return writeWorkbook(rows)
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = t.encoding != plainCSV
	if t.encoding == excelCSV {
		b.WriteString("\ufeff")
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, err
	}
	if t.encoding == gb18030 {
		return simplifiedchinese.GB18030.NewEncoder().Bytes(b.Bytes())
	}
	return b.Bytes(), nil
}

// yuan is an amount of whole yuan.
func yuan(n int) model.Fen { return model.Fen(n) * 100 }

// times is a quantity in hundredths times a rate: 6.35 亩 × 115.00 元.
func times(hundredths int, rate model.Fen) model.Fen {
	product := int64(hundredths) * int64(rate)
	if product%100 != 0 {
		panic("demo: an amount that is no whole number of fen")
	}
	return model.Fen(product / 100)
}

// hundredths is a quantity with its decimals: 635 is 6.35, 600 is 6.
func hundredths(n int) string { return model.FormatQuantity(int64(n) * 10) }

// tellApart notes where two rows of a list look the same that they are two people's. A
// row's last cell is its note.
func tellApart(rows [][]string) {
	seen := map[string]bool{}
	for _, row := range rows {
		key := strings.Join(row, "\x00")
		if note := &row[len(row)-1]; seen[key] && *note == "" {
			*note = "同组另有一位同名"
		}
		seen[key] = true
	}
}
