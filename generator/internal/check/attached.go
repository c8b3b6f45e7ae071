package check

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"cunwu/generator/internal/attachment"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/privacy"
)

// personalFile finds the personal data in a file: cells under their headings, all other
// text as it is read one line after the other, and properties each by itself.
func (c *checker) personalFile(d *privacy.Detector, f *fileRead, called string) {
	r := &fileReport{checker: c, file: f, called: called, count: map[string]int{}}
	tables := map[int][]attachment.Text{}
	var running strings.Builder
	var starts []int
	var places []string
	for _, t := range f.content.Texts {
		switch {
		case t.Extra:
			r.extra(d, t)
		case f.table && t.Sheet > 0 && t.Sheet == f.content.Shown: // the notice's own table
		case t.Sheet > 0:
			tables[t.Sheet] = append(tables[t.Sheet], t)
		default:
			starts, places = append(starts, running.Len()), append(places, t.Where)
			running.WriteString(t.Text)
			running.WriteByte('\n')
		}
	}
	for _, hit := range d.Text(running.String()) {
		i := sort.SearchInts(starts, hit.Start+1) - 1
		r.add(hit, places[i])
	}
	sheets := make([]int, 0, len(tables))
	for s := range tables {
		sheets = append(sheets, s)
	}
	slices.Sort(sheets)
	for _, s := range sheets {
		r.table(d, tables[s])
	}
	r.rest()
}

// A fileReport gathers what is found in one file. Of many places only the first are told.
type fileReport struct {
	*checker
	file   *fileRead
	called string
	count  map[string]int // by rule
	listed bool           // the row that is looked at names a person
}

// mostPlaces is how many places of one file are told for each rule.
const mostPlaces = 5

func (r *fileReport) add(hit privacy.Hit, where string) {
	p := personalRules[hit.Kind]
	if r.listed && (hit.Kind == privacy.Email || hit.Kind == privacy.WeChat) {
		p.rule.Severity = finding.Error // see personalListed
	}
	if !hit.Sure {
		p.rule.Severity = min(p.rule.Severity, finding.Warning)
	}
	if r.count[p.rule.Code]++; r.count[p.rule.Code] > mostPlaces {
		return
	}
	if last := where[len(where)-1]; last < 0x80 && last != ' ' { // B7 有
		where += " "
	}
	message := r.called + "的" + where + "有" + hit.Kind.Word() + "，不能公开。"
	if !hit.Sure {
		message = r.called + "的" + where + "像是有" + hit.Kind.Word() + "，请看一眼。"
	}
	r.report(p.rule, r.file.at, message, "打开这个文件，"+p.cure)
}

// rest says how many places were not told.
func (r *fileReport) rest() {
	for _, p := range personalRules {
		if n := r.count[p.rule.Code] - mostPlaces; n > 0 {
			p.rule.Severity = finding.Notice
			r.report(p.rule, r.file.at, r.called+"里还有 "+strconv.Itoa(n)+" 处"+p.rule.Name+"，没有一一列出。", "整个文件从头看一遍。")
		}
	}
}

// extra looks at a property or a comment. What programs write there looks like many
// things, so only what proves itself counts.
func (r *fileReport) extra(d *privacy.Detector, t attachment.Text) {
	for _, hit := range d.Text(t.Text) {
		if hit.Sure && (hit.Kind == privacy.IDNumber || hit.Kind == privacy.BankCard || hit.Kind == privacy.Mobile) {
			r.add(hit, t.Where)
		}
	}
}

// table looks at a sheet, whose first row names its columns.
func (r *fileReport) table(d *privacy.Detector, cells []attachment.Text) {
	slices.SortStableFunc(cells, func(a, b attachment.Text) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	var rows [][]string
	var where [][]string
	last := 0
	for _, cell := range cells {
		if len(rows) == 0 || cell.Row != last {
			rows, where = append(rows, nil), append(where, nil)
			last = cell.Row
		}
		k := len(rows) - 1
		for len(rows[k]) < cell.Column {
			rows[k], where[k] = append(rows[k], ""), append(where[k], "")
		}
		rows[k][cell.Column-1], where[k][cell.Column-1] = cell.Text, cell.Where
	}
	head := headRow(rows)
	for k, above := range rows[:head] { // titles over the table
		for i, text := range above {
			for _, hit := range d.Text(text) {
				r.add(hit, where[k][i])
			}
		}
	}
	title := r.file.notice.Title
	for _, hit := range d.Table(title, rows[head], rows[head+1:]) {
		r.listed = hit.Person
		r.add(hit.Hit, where[head+1+hit.Row][hit.Col])
		r.listed = false
	}
}

// headRow is the row that names the columns: the first of the first rows that has as many
// cells as any of them.
func headRow(rows [][]string) int {
	const looked = 5
	filled := func(row []string) int {
		n := 0
		for _, cell := range row {
			if cell != "" {
				n++
			}
		}
		return n
	}
	head := 0
	for i, row := range rows[:min(looked, len(rows))] {
		if filled(row) > filled(rows[head]) {
			head = i
		}
	}
	return head
}
