package sheet

import (
	"strconv"
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

// linesWith counts the lines of a sheet that hold all of a text.
func (s sheet) linesWith(text string) int {
	n := 0
	for i := range s.pages {
		for _, r := range s.pages[i].Runs {
			if strings.Contains(r.Text, text) {
				n++
			}
		}
	}
	return n
}

func TestNumbersOfVouchersStayOnOneLine(t *testing.T) {
	table := ledger(60)
	for i, row := range table.Rows {
		row[1].Text = "记07-" + strconv.Itoa(100+i)
		row[2].Text = "村口至三组道路硬化工程第一次进度款（按合同和监理签证支付，附验收单）"
		row[6].Text = "欧阳*华"
		row[7].Text = "见合同"
	}
	in := sample(t)
	in.Notice.Tables = []*township.Table{table}
	m := maker(t)
	for _, o := range []Options{{}, {Paper: PaperA3}} {
		in.Options = o
		p, err := m.Notice(in)
		s := read(t, p, err)
		if n := s.linesWith("记07-1"); n != 60 {
			t.Errorf("%v: %d of 60 numbers of vouchers are on one line", o, n)
		}
	}
}

// A table that a clerk types has figures in columns of text.
func TestFiguresInColumnsOfTextAreNotDivided(t *testing.T) {
	table := &township.Table{Name: "各项指标"}
	var row []township.Cell
	for i := range 14 {
		table.Columns = append(table.Columns, township.Column{Name: "第" + strconv.Itoa(i+1) + "列指标"})
		row = append(row, township.Cell{Text: []string{"12,345.00", "是", "较长的说明文字"}[i%3]})
	}
	table.Rows = [][]township.Cell{row, row}
	in := sample(t)
	in.Notice.Tables = []*township.Table{table}
	p, err := maker(t).Notice(in)
	if n := read(t, p, err).linesWith("12,345.00"); n != 10 {
		t.Errorf("%d of 10 figures are on one line", n)
	}
}
