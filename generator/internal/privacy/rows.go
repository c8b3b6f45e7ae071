package privacy

import (
	"slices"
	"strings"
)

// persons finds what a row says of the person it names: an illness in any of its cells;
// and the names themselves where the rows are of minors.
func (t *tableRead) persons(title string) {
	names, minors := -1, minorTitle(title)
	for c := range t.header {
		h := t.heading(c)
		if h.name && names < 0 {
			names = c
		}
		minors = minors || h.school
	}
	for r, row := range t.rows {
		for c, cell := range row {
			h := t.heading(c)
			if h.name && (h.minor || minors && c == names) && !t.found[[2]int{r, c}] && !maskedCell(cell) && t.isName(c, plainName(cell)) {
				t.add(r, c, whole(MinorName, cell, h.minor))
			}
		}
		if names < 0 || names >= len(row) || row[names] == "" {
			continue
		}
		full := !maskedCell(row[names]) && t.isName(names, plainName(row[names]))
		if age := t.young(row); age >= 0 {
			if c := t.nearestName(row, age); c >= 0 && !t.found[[2]int{r, c}] {
				t.add(r, c, whole(MinorName, row[c], true))
			}
		}
		if !full && !IsMasked(row[names]) && !maskedCell(row[names]) {
			continue
		}
		for c, cell := range row {
			if c == names || t.found[[2]int{r, c}] || len(cell) < 3 {
				continue
			}
			if t.heading(c).sick && tellsIllness(cell) {
				t.add(r, c, whole(Illness, cell, true))
				continue
			}
			for _, m := range t.terms(cell) {
				t.add(r, c, m)
			}
		}
	}
}

// minorTitle reports whether a table's title says that its rows are minors.
func minorTitle(title string) bool {
	if containsAny(title, "大学生 研究生 人数 统计 汇总 经费 儿童主任") {
		return false
	}
	return containsAny(title, "孤儿 困境儿童 留守儿童 未成年 学生名单 学生资助 助学 营养改善 学生 儿童")
}

// terms finds the words for illness and disability in a cell.
func (t *tableRead) terms(cell string) []Hit {
	s := t.buffers.Get().(*scan)
	defer t.buffers.Put(s)
	s.detector, s.about = t.Detector, wordNone
	s.fold(cell)
	for _, m := range s.marks {
		if m.kind == wordTerm {
			s.hit(Illness, int(m.from), int(m.to), true)
		}
	}
	return s.resolve()
}

// tellsIllness reports whether a cell under 病种 or 残疾类别 says more than that there is
// none, or which class of need it is.
func tellsIllness(cell string) bool {
	cell = strings.TrimSpace(cell)
	if containsAny(cell, "无 否 健康 良好 正常 一般 因病 因残 不详 未") || IsMasked(cell) {
		return false
	}
	for _, r := range cell {
		if classOf(foldRune(max(r, 0)))&han != 0 {
			return true
		}
	}
	return false
}

// nearestName is the column of the name in full that an age in a row belongs to: the
// nearest before it, or else after it; −1 for none. A masked one counts, and is none.
func (t *tableRead) nearestName(row []string, age int) int {
	for d := 1; d < len(row); d++ {
		for _, c := range []int{age - d, age + d} {
			if c < 0 || c >= len(row) {
				continue
			}
			h := t.heading(c)
			if maskedCell(row[c]) && (h.name || h.about == wordNone) {
				return -1
			}
			if h.about == wordNone && (h.name || IsName(row[c])) && t.isName(c, plainName(row[c])) {
				return c
			}
		}
	}
	return -1
}

// young is the column of a row's age or date of birth, where it is a minor's; −1 for none.
func (t *tableRead) young(row []string) int {
	for c, cell := range row {
		switch h := t.heading(c); {
		case h.age:
			age, n := 0, 0
			for _, r := range strings.TrimSuffix(strings.TrimSpace(cell), "岁") {
				v, ok := value(foldRune(max(r, 0)))
				if !ok {
					n = 9
					break
				}
				age, n = 10*age+int(v-'0'), n+1
			}
			if n > 0 && n < 3 && age < 18 {
				return c
			}
		case h.about == wordBirth:
			year, n := 0, 0
			for _, r := range strings.TrimSpace(cell) {
				v, ok := value(foldRune(max(r, 0)))
				if !ok {
					break
				}
				if n++; n <= 4 {
					year = 10*year + int(v-'0')
				}
			}
			if (n == 4 || n == 8) && year >= minorsSince && year < 2050 {
				return c
			}
		}
	}
	return -1
}

// offices drops the addresses and fixed lines of rows that are an office's: no person
// is named, and a cell is its name.
func (t *tableRead) offices() {
	row, office := -2, false
	t.hits = slices.DeleteFunc(t.hits, func(h CellHit) bool {
		if h.Row < 0 || h.Kind != Address && h.Kind != FixedLine {
			return false
		}
		if h.Kind == FixedLine && h.Col < len(t.header) && containsAny(t.header[h.Col], "办公 单位 咨询 监督 值班 服务 举报 投诉") {
			return true
		}
		if h.Row != row {
			row, office = h.Row, t.isOffice(t.rows[h.Row])
		}
		return office
	})
}

func (t *tableRead) isOffice(row []string) bool {
	office := false
	for c, cell := range row {
		h := t.heading(c)
		switch {
		case h.name && (IsMasked(cell) || IsName(cell)), h.about == wordNone && IsName(cell):
			return false
		case h.about == wordNone && !h.name && (h.office && cell != "" || t.namesOffice(cell)):
			office = true
		}
	}
	return office
}

// namesOffice reports whether a cell ends in a word for an office: 县民政局.
func (t *tableRead) namesOffice(cell string) bool {
	if len(cell) < 6 || len(cell) > 90 {
		return false
	}
	s := t.buffers.Get().(*scan)
	defer t.buffers.Put(s)
	s.detector, s.about = t.Detector, wordNone
	s.fold(cell)
	n := len(s.marks)
	return n > 0 && s.marks[n-1].kind == wordOffice && int(s.marks[n-1].to) == len(s.signs)
}

// ofPersons notes which hits stand in rows that name a person.
func (t *tableRead) ofPersons() {
	for i := range t.hits {
		h := &t.hits[i]
		if h.Row < 0 {
			continue
		}
		for c, cell := range t.rows[h.Row] {
			head := t.heading(c)
			if head.name && (maskedCell(cell) || t.isName(c, plainName(cell))) || head.about == wordNone && IsName(cell) {
				h.Person = true
				break
			}
		}
	}
}
