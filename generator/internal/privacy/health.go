package privacy

import (
	"slices"
	"strings"
)

// illnesses finds terms for an illness or disability of a person who is named, in full
// or masked, in the same clause: 张三患尿毒症, 尿毒症患者张三, 张*三（肢体二级）. A
// rule that names an illness, and whom to turn to about it, are none.
func (s *scan) illnesses() {
	for _, m := range s.marks {
		if m.kind != wordTerm {
			continue
		}
		from, to := int(m.from), int(m.to)
		if s.begins(s.skip(to), campaigns) { // 张三接种乙肝疫苗
			continue
		}
		if s.namedBefore(from) || s.namedAfter(to) || s.sufferer(from, to) || s.subject(from, to) || s.onForm(from) {
			s.hit(Illness, from, to, true)
		}
	}
}

// campaigns are what is done against an illness by those who do not have it.
var campaigns = []string{"疫苗", "防控", "防治", "预防", "检疫", "净化", "随访", "宣传", "知识", "讲座", "普查", "义诊", "健康教育", "日活动", "专家", "科"}

// farthest is how far a name may stand from what is said of it, in signs.
const farthest = 22

// namedBefore looks for a person before sign i of whom something is said.
func (s *scan) namedBefore(i int) bool {
	for k := i - 2; k >= 0 && i-k <= farthest; k-- {
		if s.signs[k].c&(stop|line) != 0 {
			return false
		}
		if s.signs[k].c&clan == 0 && s.signs[k].r != '·' {
			continue
		}
		end, _ := s.name(k)
		if s.signs[k].r == '·' && s.is(k-1, han) { // 买买提·吐尔逊
			for end = k + 1; end < i && end-k < 6 && s.is(end, han) && s.signs[end].c&after == 0; end++ {
			}
		}
		if end == 0 || end > i || s.turned(k) || s.within(end, i, wordTurn) || s.helps(end, i) {
			continue
		}
		if s.between(end, i) <= 6 || s.within(end, i, wordSick) || s.within(end, i, wordTerm) {
			return true
		}
	}
	return false
}

// helps reports whether the person who is named does something for the sick: 张三捐款给白血病儿童.
func (s *scan) helps(a, b int) bool {
	for ; a < b; a++ {
		if s.begins(a, []string{"捐", "给", "资助", "帮助", "照顾", "照料", "护理", "探望", "看望", "慰问", "测", "宣传", "讲", "组织", "开展"}) {
			return true
		}
	}
	return false
}

// between counts the Chinese characters between a name and what is said, without sex,
// age and group: 张三，女，68岁，三组，糖尿病.
func (s *scan) between(a, b int) int {
	n := 0
	for ; a < b; a++ {
		if s.signs[a].c&han != 0 && s.signs[a].c&numeral == 0 && !strings.ContainsRune("男女岁汉族现年今周组队社村", s.signs[a].r) {
			n++
		}
	}
	return n
}

// namedAfter looks for a person just after a term: 尿毒症患者张三.
func (s *scan) namedAfter(i int) bool {
	for k := i; k < len(s.signs) && k-i <= 8; k++ {
		if s.signs[k].c&(stop|line) != 0 || s.signs[k].r == ',' {
			return false
		}
		if s.signs[k].c&clan == 0 {
			continue
		}
		if end, _ := s.name(k); end > 0 && !s.turned(k) && !s.within(i, k, wordTurn) && (k == i || !s.is(k-1, han) || s.within(i, k, wordSick) || s.within(i, k, wordPerson)) {
			return true
		}
	}
	return false
}

// sufferer reports whether a name follows a term with 的, and a word for being ill
// stands before it: 患尿毒症的张三.
func (s *scan) sufferer(from, to int) bool {
	if s.rune(to) != '的' || !s.within(max(0, from-6), from, wordSick) || s.clauseEnds(max(0, from-6), from) {
		return false
	}
	end, _ := s.nameFrom(to + 1)
	return end > 0
}

// subject reports whether the clause says why, and the next one begins with who:
// 因患尿毒症，张三申请救助.
func (s *scan) subject(from, to int) bool {
	if s.rune(to) != ',' && s.rune(to) != '、' && s.rune(to) != ' ' {
		return false
	}
	why := from
	for why > 0 && from-why < 8 && s.is(why-1, han) {
		why--
	}
	if s.is(why-1, han) || !s.begins(why, reasons) {
		return false
	}
	i := s.skip(to + 1)
	end, _ := s.name(i)
	return end > 0 && !s.turned(i) && !s.helps(end, min(end+4, len(s.signs))) && !s.begins(end, []string{"医", "主任", "书记", "负责", "等"})
}

// reasons begin a clause that says of whom is next spoken what is the matter.
var reasons = []string{"因", "由于", "患", "身患", "罹患", "确诊", "查出", "突发", "诊断", "自幼", "先天", "常年", "长期"}

// onForm reports whether a term is filled in on a form, where the name has a line of
// its own above: 姓名：张三⏎病种：尿毒症.
func (s *scan) onForm(i int) bool {
	k := i - 1
	for n := 0; n < 4 && s.is(k, han|space); n++ { // 胃癌: only 癌 may be known
		k--
	}
	if s.rune(k) != ':' || !s.follows(s.back(k-1)+1, illnessLabels) {
		return false
	}
	j, _ := slices.BinarySearchFunc(s.marks, k, func(m mark, k int) int { return int(m.from) - k })
	for j--; j >= 0; j-- { // the nearest word for a name above
		m := s.marks[j]
		if i-int(m.to) > formReach {
			return false
		}
		if m.kind != wordName && m.kind != wordPerson {
			continue
		}
		at := s.skip(int(m.to))
		if s.rune(at) == ':' || at > int(m.to) {
			if s.rune(at) == ':' {
				at = s.skip(at + 1)
			}
			end, _ := s.name(at)
			return end > 0
		}
	}
	return false
}

// illnessLabels are a form's words for an illness.
var illnessLabels = []string{"病种", "疾病", "病名", "病情", "病因", "诊断", "疾病名称", "患病情况", "健康状况", "身体状况", "残疾类别", "残疾类型", "残疾等级", "残疾情况", "病史", "致贫原因", "困难原因"}

// formReach is how far above its name may stand on a form, in signs.
const formReach = 80

// turned reports whether the name at sign i is of a person to turn to.
func (s *scan) turned(i int) bool {
	kind, ok := s.wordBefore(s.back(i-1) + 1)
	if !ok && s.rune(i-1) == ':' {
		kind, ok = s.wordBefore(i - 1)
	}
	return ok && kind == wordTurn
}
