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

// A FileHit is personal data in a file.
type FileHit struct {
	privacy.Hit
	Where  string // for the clerk: 第 2 张工作表 B7
	Person bool   // it stands in a row of a table that names a person
	Found  string // the data itself, which no message repeats
}

// InFile finds the personal data in a file that was read: cells under their headings, all
// other text as it is read one line after the other, and properties each by itself. title
// is what the file is about, as far as it is known. own says that the first sheet is a
// notice's own table, which is looked at elsewhere.
func InFile(d *privacy.Detector, title string, content attachment.Content, own bool, take func(FileHit)) {
	tables := map[int][]attachment.Text{}
	var running strings.Builder
	var starts []int
	var places []string
	for _, t := range content.Texts {
		switch {
		case t.Extra:
			inExtra(d, t, take)
		case own && t.Sheet > 0 && t.Sheet == content.Shown:
		case t.Sheet > 0:
			tables[t.Sheet] = append(tables[t.Sheet], t)
		default:
			starts, places = append(starts, running.Len()), append(places, t.Where)
			running.WriteString(t.Text)
			running.WriteByte('\n')
		}
	}
	text := running.String()
	for _, hit := range d.Text(text) {
		i := sort.SearchInts(starts, hit.Start+1) - 1
		take(FileHit{hit, places[i], false, text[hit.Start:hit.End]})
	}
	sheets := make([]int, 0, len(tables))
	for s := range tables {
		sheets = append(sheets, s)
	}
	slices.Sort(sheets)
	for _, s := range sheets {
		inTable(d, title, tables[s], take)
	}
}

// personalFile reports the personal data in a file.
func (c *checker) personalFile(d *privacy.Detector, f *fileRead, called string) {
	r := &fileReport{checker: c, file: f, called: called, count: map[string]int{}}
	InFile(d, f.notice.Title, f.content, f.table, r.add)
	r.rest()
}

// A fileReport gathers what is found in one file. Of many places only the first are told.
type fileReport struct {
	*checker
	file   *fileRead
	called string
	count  map[string]int // by rule
}

// mostPlaces is how many places of one file are told for each rule.
const mostPlaces = 5

func (r *fileReport) add(hit FileHit) {
	p, where := personalRules[hit.Kind], hit.Where
	if hit.Person && (hit.Kind == privacy.Email || hit.Kind == privacy.WeChat) {
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

// inExtra looks at a property or a comment. What programs write there looks like many
// things, so only what proves itself counts.
func inExtra(d *privacy.Detector, t attachment.Text, take func(FileHit)) {
	for _, hit := range d.Text(t.Text) {
		if hit.Sure && (hit.Kind == privacy.IDNumber || hit.Kind == privacy.BankCard || hit.Kind == privacy.Mobile) {
			take(FileHit{hit, t.Where, false, t.Text[hit.Start:hit.End]})
		}
	}
}

// inTable looks at a sheet, whose first row names its columns.
func inTable(d *privacy.Detector, title string, cells []attachment.Text, take func(FileHit)) {
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
				take(FileHit{hit, where[k][i], false, text[hit.Start:hit.End]})
			}
		}
	}
	for _, hit := range d.Table(title, rows[head], rows[head+1:]) {
		row := head + 1 + hit.Row
		text := rows[row][hit.Col]
		take(FileHit{hit.Hit, where[row][hit.Col], hit.Person, text[min(hit.Start, len(text)):min(hit.End, len(text))]})
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
