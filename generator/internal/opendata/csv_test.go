package opendata

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"cunwu/generator/internal/township"
)

// rows reads a CSV as a program does that knows of the mark at its beginning.
func rows(t *testing.T, data []byte) [][]string {
	t.Helper()
	text, marked := strings.CutPrefix(string(data), "\uFEFF")
	if !marked {
		t.Error("no mark of UTF-8")
	}
	for line := range strings.Lines(text) {
		if !strings.HasSuffix(line, "\r\n") {
			t.Errorf("a line that does not end with CR and LF: %q", line)
		}
	}
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestCSV(t *testing.T) {
	table := ledger()
	data, err := CSV(table)
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"日期", "摘要", "收入", "支出", "亩数"},
		{"2026-07-03", "承包费，\"甲\"地\n两块", "1200.00", "", "1234.5"},
		{"不详", "'=HYPERLINK(\"x\")", "", "-35.50", "约三"},
	}
	got := rows(t, data)
	if len(got) != len(want) {
		t.Fatalf("%d rows: %q", len(got), got)
	}
	for i := range want {
		if strings.Join(got[i], "|") != strings.Join(want[i], "|") {
			t.Errorf("row %d: %q, not %q", i, got[i], want[i])
		}
	}
}

func TestTable(t *testing.T) {
	s, v := testSite(t)
	data, err := s.Table(v.Village, v.Notices[0].Notice, ledger())
	if err != nil {
		t.Fatal(err)
	}
	if err := validate(t, TableSchemaName, data); err != nil {
		t.Error(err)
	}
	var file struct {
		Rows             json.RawMessage
		Opening, Closing json.Number
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	const want = `[["2026-07-03","承包费，\"甲\"地\n两块",1200.00,null,1234.5],["不详","=HYPERLINK(\"x\")",null,-35.50,"约三"]]`
	if string(file.Rows) != want || file.Opening != "76123.40" || file.Closing != "77358.90" {
		t.Errorf("%s, %s to %s", file.Rows, file.Opening, file.Closing)
	}
}

// unguard undoes guard, as docs/data.md tells how.
func unguard(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && formula(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return s
}

func TestGuard(t *testing.T) {
	for _, s := range []string{"=1+1", "+86", "-x", "@SUM(A1)", "\t=1", "\r1", "\n1", "＝1", "＋1", "－1", "＠a", " =1", "\u3000=1", "\u00A0@a", "'=1", "''+1", "-1-1", "-", "-1e5", "=cmd|' /C calc'!A0"} {
		if got := guard(s); got != "'"+s || unguard(got) != s {
			t.Errorf("%q becomes %q, and %q again", s, got, unguard(got))
		}
	}
	for _, s := range []string{"", "一", "-35.50", "-7", "1-1", "张*三", "'甲'", "' 甲", "138****0000", "—", "2026-10-15", "（-1）"} {
		if got := guard(s); got != s || unguard(got) != s {
			t.Errorf("%q becomes %q", s, got)
		}
	}
}

// FuzzCSV writes a table of foreign text and reads it back.
func FuzzCSV(f *testing.F) {
	f.Add("=1", "名,\"字\"")
	f.Add("\r\n=", "'\u0000")
	f.Add("\r", "\uFEFF")
	f.Fuzz(func(t *testing.T, a, b string) {
		table := &township.Table{Columns: []township.Column{{Name: "甲"}, {Name: "乙"}}, Rows: [][]township.Cell{{{Text: a}, {Text: b}}}}
		data, err := CSV(table)
		if err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(data) || bytes.Contains(bytes.ReplaceAll(data, []byte("\r\n"), nil), []byte("\r")) {
			t.Fatalf("%q", data)
		}
		got := rows(t, data)
		for i, text := range []string{a, b} {
			if cell := got[1][i]; unguard(cell) != clean(text) || cell != "" && strings.ContainsRune("=+@\t＝＋－＠", []rune(cell)[0]) {
				t.Errorf("%q is read as %q", text, cell)
			}
		}
	})
}

func TestNames(t *testing.T) {
	var tables []*township.Table
	want := []string{"收支明细", "收支明细-2", "a-b-c", "table-a1", "table-CON", "table", "table-2", "Größe_甲", "groesse", "GROESSE-2", "table-index", "x", "补贴-2026年-7月", strings.Repeat("长", 29)}
	for _, name := range []string{"收支明细", "收支明细", "a/b\\c", "a1", "CON", "..", "　", "Gro\u0308ße_甲", "groesse", "GROESSE", "index", "../x.", "补贴（2026年）7月", strings.Repeat("长", 200)} {
		tables = append(tables, &township.Table{Name: name})
	}
	got := Names(tables)
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%q is filed as %q, not %q", tables[i].Name, got[i], want[i])
		}
	}
}
