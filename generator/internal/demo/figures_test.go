package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"cunwu/generator/internal/content"
	model "cunwu/generator/internal/township"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Every ledger is read back from its file and proved: each line's balance, and the
// opening against the last one's closing.
func TestLedgers(t *testing.T) {
	files := made(t)
	for _, v := range villages() {
		purse := yuan(v.opening)
		for _, l := range v.books() {
			q := l.quarter
			var rows [][]string
			for _, name := range slices.Sorted(maps.Keys(files)) {
				base := strings.TrimSuffix(path.Base(name), path.Ext(name))
				if strings.HasPrefix(name, "villages/"+v.slug+"/finance/") && path.Ext(name) != ".md" &&
					(base == fmt.Sprintf("%d-q%d", q.year, q.n) || base == fmt.Sprintf("q%d", q.n) && strings.Contains(name, fmt.Sprintf("/%d/", q.year))) {
					rows = readTable(t, name, files[name])
				}
			}
			if n := len(rows) - 1; n < 8 || n > 40 {
				t.Fatalf("%s %s: %d lines, want 8 to 40", v.slug, q.key(), n)
			}
			if l.opening != purse {
				t.Errorf("%s %s opens with %s, the last one closed with %s", v.slug, q.key(), l.opening, purse)
			}
			for _, r := range rows[1:] {
				purse += fen(t, r[3]) - fen(t, r[4])
				if fen(t, r[5]) != purse || purse < 0 {
					t.Errorf("%s %s %s: balance %s, want %s and not below zero", v.slug, q.key(), r[1], r[5], purse)
				}
				if when := day(r[0]); when.Year() != q.year || (int(when.Time().Month())-1)/3+1 != q.n {
					t.Errorf("%s %s: %s is of another quarter", v.slug, q.key(), r[0])
				}
			}
			if l.closing != purse {
				t.Errorf("%s %s closes with %s, its lines come to %s", v.slug, q.key(), l.closing, purse)
			}
		}
	}
}

// The picture of a ledger sorts its entries as the notice's own table and text do: what the
// township's classes make of each ledger is what its notice says.
func TestLedgerClasses(t *testing.T) {
	loaded, _, err := content.Load(root, nil)
	if err != nil {
		t.Fatal(err)
	}
	notices := map[string]*model.Notice{} // by village and title
	for _, v := range loaded.Township.Villages {
		for _, n := range v.Notices {
			if n.Ledger() != nil {
				notices[v.Slug+" "+n.Title] = n
			}
		}
	}
	tables := 0
	for _, v := range villages() {
		for _, l := range v.books() {
			n := notices[v.slug+" "+l.quarter.chinese()+"财务收支公开"]
			if n == nil {
				t.Fatalf("%s: no ledger of %s", v.slug, l.quarter.key())
			}
			classes := n.Ledger().Classify(loaded.Township.Wording.Ledger)
			for _, side := range []struct {
				drawn []model.ClassSum
				said  []share
				row   string
			}{{classes.Income, l.shares(true), "| %s | %s | |"}, {classes.Expense, l.shares(false), "| %s | | %s |"}} {
				var drawn, said []string
				for _, c := range side.drawn {
					drawn = append(drawn, fmt.Sprintf(side.row, c.Name, c.Sum.Grouped()))
				}
				for _, s := range side.said {
					said = append(said, fmt.Sprintf(side.row, s.class, s.sum.Grouped()))
				}
				slices.Sort(drawn)
				slices.Sort(said)
				if !slices.Equal(drawn, said) {
					t.Errorf("%s: the picture shows %q, the ledger is %q", n.Path, drawn, said)
				}
				if !strings.Contains(n.Body.Source, "| 类别 | 收入（元） | 支出（元） |") {
					continue
				}
				tables++
				for _, row := range drawn {
					if !strings.Contains(n.Body.Source, row+"\n") {
						t.Errorf("%s: the picture shows %q, its own table does not", n.Path, row)
					}
				}
			}
		}
	}
	if tables < 20 {
		t.Errorf("only %d tables of classes", tables)
	}
}

// Amounts are area times rate, and names are masked.
func TestLists(t *testing.T) {
	lists := 0
	for name, data := range made(t) {
		if path.Ext(name) != ".csv" || path.Base(name) == "printed.csv" { // that is no table
			continue
		}
		rows := readTable(t, name, data)
		column := func(head string) int {
			for i, h := range rows[0] {
				if h == head {
					return i
				}
			}
			return -1
		}
		area, rate, amount := column("面积（亩）"), column("标准（元/亩）"), column("金额（元）")
		for _, r := range rows[1:] {
			if area >= 0 && rate >= 0 {
				a, err := model.ParseQuantity(r[area])
				if err != nil {
					t.Fatalf("%s: %s: %v", name, r[area], err)
				}
				if a*int64(fen(t, r[rate])) != int64(fen(t, r[amount]))*1000 {
					t.Errorf("%s: %s 亩 × %s is not %s", name, r[area], r[rate], r[amount])
				}
				lists++
			}
			for _, head := range []string{"户主", "姓名", "申请人", "管护人", "经手人"} {
				if i := column(head); i >= 0 && !strings.Contains(r[i], "*") && !strings.HasSuffix(name, "committee.csv") {
					t.Errorf("%s: %s is not masked", name, r[i])
				}
			}
		}
	}
	if lists < 300 {
		t.Errorf("%d lines of area and rate, want more", lists)
	}
}

// The dividend that was put right is what the ledger paid.
func TestDistribution(t *testing.T) {
	files := made(t)
	const name = "villages/wangjiaying/finance/2025/distribution-2025-corrected.csv"
	var sum model.Fen
	for _, r := range readTable(t, name, files[name])[1:] {
		sum += fen(t, r[4])
	}
	for _, e := range wangjiaying().entries {
		if strings.HasPrefix(e.text, "成员分红") && yuan(e.out) != sum {
			t.Errorf("the ledger paid %s, the list comes to %s", yuan(e.out), sum)
		}
	}
}

// What the bridge cost: its sources, its payments and the ledgers agree.
func TestBridge(t *testing.T) {
	planned, actual, paid := 0, 0, 10000 // what is kept back until it has held a year
	for _, s := range liuwanBridge.sources {
		planned += s.planned
		actual += s.actual
	}
	for _, p := range bridgePayments {
		paid += p.yuan
	}
	if paid != actual || planned != 186000 {
		t.Errorf("planned %d, spent %d, paid and kept back %d", planned, actual, paid)
	}
}

func TestScalar(t *testing.T) {
	for text, want := range map[string]string{
		"张*":           "张*",
		"*张":           `"*张"`,
		"0999-5551101": "0999-5551101",
		"12345":        `"12345"`,
		"2026-01-02":   `"2026-01-02"`,
		"a, b":         `"a, b"`,
		`说“好”`:         `说“好”`,
		`a "b" \`:      `"a \"b\" \\"`,
		"":             `""`,
	} {
		if got := scalar(text); got != want {
			t.Errorf("scalar(%q) = %s, want %s", text, got, want)
		}
	}
	if got := blockScalar("收 1,200 元"); got != "收 1,200 元" {
		t.Errorf("blockScalar quotes a comma: %s", got)
	}
}

func fen(t *testing.T, s string) model.Fen {
	t.Helper()
	if s == "" {
		return 0
	}
	f, err := model.ParseFen(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return f
}

// readTable reads a table back, whatever it was written as.
func readTable(t *testing.T, name string, data []byte) [][]string {
	t.Helper()
	if path.Ext(name) == ".xlsx" {
		return readWorkbook(t, data)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		plain, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		data = plain
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return rows
}

// readWorkbook reads the cells of a workbook's sheet into the columns they name.
func readWorkbook(t *testing.T, data []byte) [][]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	var sheet struct {
		Rows []struct {
			Cells []struct {
				Ref    string `xml:"r,attr"`
				Value  string `xml:"v"`
				Inline string `xml:"is>t"`
			} `xml:"c"`
		} `xml:"sheetData>row"`
	}
	if err := xml.Unmarshal(text, &sheet); err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, r := range sheet.Rows {
		row := make([]string, 8)
		for _, c := range r.Cells {
			row[c.Ref[0]-'A'] = c.Value + c.Inline
		}
		rows = append(rows, row)
	}
	return rows
}
