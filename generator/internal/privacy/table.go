package privacy

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A CellHit is personal data in a table's cell. Row −1 is the header. Where a number
// is divided over cells, its hit is in the first of them.
type CellHit struct {
	Row, Col int
	Hit
	Rest   []Cell // the other cells that hold a part of the number
	Person bool   // the row names a person, in full or behind a mask
}

// A Cell is a place in a table. Row −1 is the header.
type Cell struct{ Row, Col int }

// A heading is what a column's name says of its cells.
type heading struct {
	about  wordKind
	name   bool // 姓名, 户主
	minor  bool // 学生姓名, 儿童
	school bool // 年级, 监护人: the rows are of minors
	age    bool // 年龄
	sick   bool // 病种, 残疾类别: whatever the cell says is of the person
	office bool // 单位: the row is an office's
	sums   bool // 金额, 人数: figures by themselves
	part   bool // 号段, 尾号: a part of a number
}

// headings tell columns by the words in their names; the first that fits counts. Sums
// and areas tell nothing: a number of eleven digits among them is none.
var headings = []struct {
	about wordKind
	words string
}{
	{wordNone, "金额 （元） (元) 收入 支出 余额 面积 数量 单价 标准 合计 话费 电话费"},
	{wordID, "身份证 身份号 公民身份 证件号 身份證 残疾证号 残疾人证 证件编号 证件"},
	{wordPass, "护照 通行证"},
	{wordCard, "银行卡 卡号 账号 帐号 账户 帐户 一卡通 存折 社保卡 收款账"},
	{wordPhone, "电话 手机 联系方式 TEL tel Tel 座机"},
	{wordChat, "微信 QQ qq"},
	{wordOther, "编号 凭证 合同 发票 代码 编码 宗地 地块 图斑 流水 备案 文号 型号 条码 二维码 票据 证书 许可 经度 纬度 坐标 序号 批次 保单 户号 表号 规格"},
	{wordBirth, "出生 生日 生辰"},
	{wordDoor, "门牌"},
	{wordHome, "住址 地址 住所 居住地 户籍地"},
	{wordPhone, "号码"},
}

// headingOf reads a column's name.
func headingOf(name string) heading {
	name = strings.Join(strings.Fields(name), "")
	if i := strings.IndexAny(name, "（("); i > 0 { // 卡（折）号 is 卡号 too
		if j := strings.IndexAny(name[i:], "）)"); j > 0 {
			_, n := utf8.DecodeRuneInString(name[i+j:])
			name += " " + name[:i] + name[i+j+n:]
		}
	}
	h := heading{}
	for _, g := range headings {
		if containsAny(name, g.words) {
			h.about = g.about
			break
		}
	}
	h.name = containsAny(name, "姓名 户主 名字 经手人 领款人 收款人 对象 申请人 户代表 负责人 受益人 村民 人员 领取人 补贴对象 种植户 养殖户 承包人 学生 儿童 幼儿 孩子 孤儿") &&
		!containsAny(name, "人数 人次 类别 数 电话 身份 金额 账 卡 关系 住址 地址 情况 学校 班级 年级 类型")
	h.minor = h.name && containsAny(name, "学生 儿童 幼儿 孩子 孤儿 未成年 小孩 子女 新生儿 婴儿")
	h.age = containsAny(name, "年龄 周岁 岁数") && !containsAny(name, "平均 段")
	h.sick = containsAny(name, "病种 病名 疾病 病情 患病 诊断 残疾类 残疾等 残疾程度 残疾情况 残疾级 健康状况 身体状况") && !containsAny(name, "人数 数量 金额 补贴 日期 时间 机构 医院 证")
	h.office = containsAny(name, "单位 部门 机构 科室 站所 网点 窗口 医院 学校 企业 公司 银行 办事处")
	h.sums = containsAny(name, headings[0].words+" 人数 人口 户数 次数 天数 株 只 头数 亩 斤 年度 年份 日期 时间 序号 分数 得分 比例")
	h.part = !h.sums && h.about != wordOther && (h.about != wordNone || containsAny(name, "号 段 前 后 位 尾 联系 tel TEL Tel"))
	h.school = containsAny(name, "年级 班级 监护人 就读学校 所在学校 就读 幼儿园")
	return h
}

func containsAny(s, words string) bool {
	for w := range strings.FieldsSeq(words) {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// Table finds the personal data of a table, in the order of its cells. title is what
// stands above it; headings and title tell what cells are that do not say it themselves.
func (d *Detector) Table(title string, header []string, rows [][]string) []CellHit {
	t := tableRead{Detector: d, header: header, rows: rows}
	for _, name := range header {
		t.headings = append(t.headings, headingOf(name))
	}
	for c, name := range header {
		for _, h := range d.Text(name) {
			t.add(-1, c, h)
		}
	}
	t.cells()
	t.downward()
	t.divided()
	t.names()
	t.persons(title)
	t.offices()
	slices.SortFunc(t.hits, func(a, b CellHit) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.End, b.End))
	})
	t.ofPersons()
	return slices.CompactFunc(t.hits, func(a, b CellHit) bool {
		return a.Row == b.Row && a.Col == b.Col && a.Start < b.End && b.Start < a.End
	})
}

type tableRead struct {
	*Detector
	header   []string
	headings []heading
	rows     [][]string
	hits     []CellHit
	found    map[[2]int]bool // cells that are part of a hit
}

func (t *tableRead) heading(c int) heading {
	if c < len(t.headings) {
		return t.headings[c]
	}
	return heading{}
}

func (t *tableRead) add(r, c int, h Hit) {
	if t.found == nil {
		t.found = map[[2]int]bool{}
	}
	t.found[[2]int{r, c}] = true
	t.hits = append(t.hits, CellHit{Row: r, Col: c, Hit: h})
}

// whole is a hit on all of a cell.
func whole(kind Kind, cell string, sure bool) Hit { return Hit{kind, 0, len(cell), sure} }

// cells reads every cell under its heading.
func (t *tableRead) cells() {
	for r, row := range t.rows {
		for c, cell := range row {
			if cell == "" || len(cell) < 4 && t.heading(c).about != wordDoor {
				continue
			}
			for _, h := range t.read(cell, t.heading(c).about) {
				t.add(r, c, h)
			}
		}
	}
}

// bare reports whether a cell holds digits alone, and how many.
func bare(cell string) (n int, ok bool) {
	for _, r := range cell {
		if r < 0x80 {
			if r >= '0' && r <= '9' || r == 'X' || r == 'x' && n > 0 {
				n++
				continue
			}
			if r == ' ' || r == '-' {
				continue
			}
			return 0, false
		}
		f := foldRune(r)
		if f < 0 || f == ' ' {
			continue
		}
		if _, ok := value(f); !ok && f != 'X' {
			return 0, false
		}
		n++
	}
	return n, n > 0
}

// downward finds numbers whose end stands in the row below, where a cell was wrapped.
func (t *tableRead) downward() {
	for r := 0; r+1 < len(t.rows); r++ {
		below := t.rows[r+1]
		for c, cell := range below {
			if cell == "" || !alone(below, c) || c >= len(t.rows[r]) || t.found[[2]int{r, c}] {
				continue
			}
			above := t.rows[r][c]
			a, ok1 := bare(above)
			b, ok2 := bare(cell)
			if !ok1 || !ok2 || a+b < 11 || a+b > 19 {
				continue
			}
			about := t.heading(c).about
			hits := t.read(strings.TrimSpace(above)+strings.TrimSpace(cell), about)
			if len(hits) == 1 && about != wordOther && (hits[0].Kind == IDNumber || hits[0].Kind == BankCard && about == wordCard || hits[0].Kind == Mobile && about == wordPhone) {
				t.add(r, c, whole(hits[0].Kind, above, hits[0].Sure))
			}
		}
	}
}

func alone(row []string, c int) bool {
	for k, cell := range row {
		if k != c && strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// IsMasked reports whether a cell hides something.
func IsMasked(cell string) bool {
	for _, r := range cell {
		if classOf(foldRune(max(r, 0)))&star != 0 || r == '某' || r == '×' || r == 'ｘ' {
			return true
		}
	}
	return false
}

// names finds rows that stand in full in a column of masked names.
func (t *tableRead) names() {
	for c := range t.header {
		h := t.heading(c)
		if h.about != wordNone {
			continue
		}
		masked, full := 0, 0
		for _, row := range t.rows {
			if c >= len(row) || row[c] == "" {
				continue
			}
			if maskedCell(row[c]) {
				masked++
			}
		}
		if masked < 2 {
			continue
		}
		for _, row := range t.rows {
			if c < len(row) && row[c] != "" && !maskedCell(row[c]) && t.isName(c, plainName(row[c])) {
				full++
			}
		}
		if full == 0 || full > masked {
			continue
		}
		for r, row := range t.rows {
			if c < len(row) && !t.found[[2]int{r, c}] && !maskedCell(row[c]) && t.isName(c, plainName(row[c])) {
				t.add(r, c, whole(Unmasked, row[c], h.name))
			}
		}
	}
}

// isName reports whether a cell is a name in full, by what its heading says of it.
func (t *tableRead) isName(c int, cell string) bool {
	if t.heading(c).name {
		return isName(cell, notNames)
	}
	return IsName(cell)
}

// plainName is a cell without what stands in brackets after a name, or a number before
// it: 张三（代）, 3.张三.
func plainName(cell string) string {
	cell = strings.TrimSpace(cell)
	if i := strings.IndexAny(cell, "（("); i > 0 && utf8.RuneCountInString(cell[i:]) <= 10 {
		cell = cell[:i]
	}
	return strings.TrimLeft(cell, "0123456789.、． ")
}

// crossed reports whether an x stands for a character of a name: 张x三.
func crossed(cell string) bool {
	before := false // a Han character, or another x behind one
	for _, r := range cell {
		switch f := foldRune(max(r, 0)); {
		case f == 'x' || f == 'X':
			if before {
				return true
			}
		default:
			before = classOf(f)&han != 0
		}
	}
	return false
}

// maskedCell reports whether a cell is a masked name.
func maskedCell(cell string) bool {
	cell = strings.TrimSpace(cell)
	n := utf8.RuneCountInString(cell)
	if n < 2 || n > 12 || !IsMasked(cell) && !(n <= 5 && hollow(cell)) {
		return false
	}
	for _, r := range cell {
		if r >= '0' && r <= '9' || r >= '０' && r <= '９' {
			return false
		}
	}
	return true
}

// hollow reports whether a name is hidden in a way that means something else elsewhere:
// 王〇明, 王__, 王先生, 王x明.
func hollow(cell string) bool {
	first, size := utf8.DecodeRuneInString(cell)
	if !strings.ContainsRune(surnames, first) {
		return false
	}
	rest := cell[size:]
	return strings.ContainsAny(rest, "〇_") || crossed(cell) || rest == "先生" || rest == "女士" || rest == "氏"
}
