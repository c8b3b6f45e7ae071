package privacy

import "strings"

// minors finds the names of minors: 学生张小明, 李小红（孤儿）, 王小刚，9岁.
func (s *scan) minors() {
	for _, m := range s.marks {
		switch m.kind {
		case wordMinor:
			s.minorsAfter(int(m.to))
			s.listAfter(int(m.to))
			s.minorBefore(int(m.from))
			if s.rune(int(m.from)) == '小' && s.rune(int(m.from)+1) == '朋' { // 小朋友
				s.pupil(int(m.from))
			}
		case wordPerson:
			if s.rune(int(m.from)) == '同' { // 同学
				s.pupil(int(m.from))
			}
		case wordGrade:
			s.graded(int(m.from), int(m.to))
		case wordAge:
			s.child(int(m.from))
		}
	}
}

// listAfter finds the names of a list whose heading begins with a word for minors:
// 初中生有：…, 小学组一等奖：….
func (s *scan) listAfter(i int) {
	for k := i; k < len(s.signs) && k-i < 14; k++ {
		switch sg := s.signs[k]; {
		case sg.c&(stop|line) != 0 || sg.r == ',':
			return
		case sg.r == ':':
			if k == i || !strings.ContainsRune(grownEnds, s.signs[k-1].r) {
				s.minorsAfter(k + 1)
			}
			return
		case s.begins(k, givers):
			return
		}
	}
}

// givers are who stands in a list beside children without being one.
var givers = []string{"村民", "家长", "老师", "教师", "群众", "党员", "干部", "捐", "志愿者"}

// grownEnds end what a grown-up is called, or a place: 负责人：, 班主任：, 学校：.
const grownEnds = "委判练导持席人员长师任机话校商构位厂社部所爸妈父母爷奶婆公叔姨舅伯者址间"

// pupil finds the name that stands right before 同学 or 小朋友. The word bounds the name
// on its right, so nothing need bound it on its left.
func (s *scan) pupil(i int) {
	if s.grownUp(i) || s.nameUpTo(i, true) {
		return
	}
	for _, n := range []int{3, 2} {
		k := i - n
		if k >= 0 && s.is(k, clan) && s.given(k+1, i) && !s.commonAt(k) && !(s.softly(k+1, i) && s.is(k-1, han) && !s.leftOfName(k)) {
			s.hit(MinorName, k, i, false)
			return
		}
	}
}

// grownUp reports whether university is spoken of just before sign i.
func (s *scan) grownUp(i int) bool {
	for k := i - 1; k >= 0 && i-k < 16; k-- {
		if s.signs[k].c&(stop|line) != 0 {
			return false
		}
		if s.begins(k, []string{"大学", "研究生", "大专", "学院", "博士", "高校"}) {
			return true
		}
	}
	return false
}

// graded finds the pupil of whom a class or going to school is said: 王小明，五年级;
// 三年级：王小明、李娟; 三年级（2）班 王小明.
func (s *scan) graded(from, to int) {
	k := to
	for n := 0; n < 8 && k < len(s.signs) && (s.is(k, digit|numeral|space) || strings.ContainsRune("班()的级", s.signs[k].r)); n++ {
		k++
	}
	if s.teaching(k) || s.teaching(to) || s.begins(to, gatherings) {
		return
	}
	if k > to {
		if end, full := s.name(k); end > 0 && full && !s.teaching(s.skip(end)) && !s.teaching(s.skip(end)+1) {
			s.minorsAfter(k)
			return
		}
	}
	if s.rune(to-1) == '生' { // 初二学生王小明
		s.minorsAfter(to)
	}
	s.listAfter(to)
	if !s.grownUp(from) {
		s.childNamed(from, gradeReach)
	}
}

// gradeReach is how far a name may stand from its class, in signs.
const gradeReach = 22

// gatherings are what reading and learning is done in: 小学读书会.
var gatherings = []string{"会", "角", "节", "屋", "月", "活动", "室", "日"}

func (s *scan) teaching(i int) bool { return s.begins(i, teachers) }

var teachers = []string{"班主任", "教师", "老师", "家长", "教室", "语文", "数学", "英语", "任课", "任教", "课", "教", "校长", "教学", "补课", "带班", "新生", "学生家长", "招"}

// childNamed finds the nearest name before sign i, of a child of whom something is said
// there. A parent, a teacher, and a child that is not named itself are none.
func (s *scan) childNamed(i, far int) {
	for k := i - 2; k >= 0 && i-k <= far; k-- {
		if s.signs[k].c&(stop|line) != 0 {
			return
		}
		if s.signs[k].c&clan == 0 {
			continue
		}
		end, full := s.name(k)
		if end == 0 || end > i {
			continue
		}
		if !full || s.grownBefore(k) || s.turned(k) {
			return
		}
		for at := end; at < i; at++ {
			if s.begins(at, kin) || s.begins(at, teachers) {
				return
			}
		}
		s.hit(MinorName, k, end, false)
		return
	}
}

// kin are words for a child that is not named.
var kin = []string{"之子", "之女", "儿子", "女儿", "孙子", "孙女", "外孙", "子女", "孩子", "小孩", "娃", "侄", "弟弟", "妹妹", "长子", "长女", "次子", "次女", "老师", "医生", "捐", "负责", "组织", "陪", "送", "接", "带"}

// grownBefore reports whether a word before the name at sign i says that it is a grown-up's.
func (s *scan) grownBefore(i int) bool {
	k := s.back(i - 1)
	for s.rune(k) == ':' || s.rune(k) == '(' {
		k = s.back(k - 1)
	}
	return s.follows(k+1, grown)
}

var grown = []string{"监护人", "家长", "父亲", "母亲", "爷爷", "奶奶", "外公", "外婆", "班主任", "教师", "老师", "校长", "园长", "司机", "负责人", "志愿者", "站长", "辅导员", "医生", "户主", "联系人", "书记", "主任", "申请人", "代理人", "父", "母"}

// minorsAfter finds the names that follow a word for minors, also several.
func (s *scan) minorsAfter(i int) {
	for n := 0; n < 8 && i < len(s.signs); n++ {
		r := s.signs[i].r
		if s.signs[i].c&han != 0 && s.nameWord(i) {
			i += 2
			continue
		}
		if r == ':' || r == ' ' || r == '"' || r == '“' || r == '(' || r == ')' || r == '为' || r == '是' || r == '叫' || r == '、' || r == '|' || r == '-' || r == '有' {
			i++
			continue
		}
		break
	}
	if s.is(i-1, han) && strings.ContainsRune("和由都但", s.rune(i)) { // 学生和家长
		return
	}
	for range 200 {
		end, full := s.name(i)
		if end == 0 {
			end, full = s.ethnic(i)
		}
		if end == 0 {
			return
		}
		if full {
			s.hit(MinorName, i, end, true)
		}
		i = end
		if s.rune(i) == '(' { // 张小明（三组）、…
			for k := i; k < len(s.signs) && k-i < 16; k++ {
				if s.signs[k].r == ')' {
					i = k + 1
					break
				}
			}
		}
		next := i
		for next < len(s.signs) && next-i < 3 && (s.signs[next].c&space != 0 || strings.ContainsRune("、,和与及", s.signs[next].r)) {
			next++
		}
		if next == i {
			return
		}
		i = next
	}
}

func (s *scan) nameWord(i int) bool {
	return s.rune(i) == '姓' && s.rune(i+1) == '名' || s.rune(i) == '名' && s.rune(i+1) == '单'
}

// ethnic reads a name with a dot: 阿依古丽·买买提.
func (s *scan) ethnic(i int) (end int, full bool) {
	k, dots := i, 0
	for k < len(s.signs) && k-i < 20 && (s.is(k, han) && !strings.ContainsRune("的和与及是在为获", s.signs[k].r) || s.rune(k) == '·' || s.rune(k) == '•') {
		if s.signs[k].c&han == 0 {
			dots++
		}
		k++
	}
	if dots == 0 || dots > 3 || !s.is(k-1, han) {
		return 0, false
	}
	return k, true
}

// minorBefore finds the name before a word for minors: 张小明（孤儿）, 张小明，系困境儿童.
func (s *scan) minorBefore(i int) {
	k := s.back(i - 1)
	for n := 0; n < 3 && k >= 0 && strings.ContainsRune("(,系是为:、|", s.signs[k].r); n++ {
		k = s.back(k - 1)
	}
	if k == s.back(i-1) && !s.is(i-1, space) {
		return
	}
	s.nameUpTo(k+1, true)
}

// nameUpTo finds the name that ends before sign i.
func (s *scan) nameUpTo(i int, record bool) bool {
	for _, n := range []int{4, 3, 2} {
		if k := i - n; k >= 0 {
			if end, full := s.name(k); end == i {
				if full && record {
					s.hit(MinorName, k, end, true)
				}
				return true
			}
		}
	}
	return false
}

// child finds the name before an age below 18: 王小刚，男，9岁.
func (s *scan) child(i int) {
	k := s.back(i - 1)
	end := k
	for s.is(k, digit|numeral) || s.rune(k) == '十' {
		k--
	}
	age, n, _ := s.figure(k+1, 2)
	if n == 0 || age < 1 || age > 17 || end-k > 3 {
		return
	}
	if s.rune(i+1) == '以' || s.rune(i+2) == '以' {
		return
	}
	for n := 0; n < 8 && k >= 0; n++ {
		if s.signs[k].c&han == 0 || strings.ContainsRune("男女今年现满龄刚才已周虚约近仅,", s.signs[k].r) {
			if !s.is(k, han) && s.signs[k].c&(stop|line) != 0 {
				return
			}
			if s.nameUpTo(k, true) {
				return
			}
			k--
			continue
		}
		break
	}
	s.nameUpTo(k+1, true)
}
