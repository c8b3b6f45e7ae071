package privacy

import (
	"slices"
	"strings"
)

// addresses finds addresses down to a door: a group, lane or street and a number, a
// building and a room. An address down to the group is none, nor is an office's.
func (s *scan) addresses() {
	for i := range s.signs {
		switch s.signs[i].r {
		case '号', '號':
			s.doorNumber(i)
		case '室', '户':
			s.room(i)
		case '区', '苑', '园', '村', '寓', '庭', '府', '居', '邸', '湾', '城', '点', '楼':
			if s.is(s.skip(i+1), digit) {
				s.chain(i)
			}
		case '单':
			if s.rune(i+1) == '元' && s.is(s.skip(i+2), digit|numeral) {
				s.flat(i)
			}
		}
	}
	for _, m := range s.marks {
		if m.kind == wordDoor {
			s.labelledDoor(int(m.to))
		}
	}
	if s.about == wordDoor {
		s.labelledDoor(0)
	}
}

// Characters that end the part of an address before a door's number.
const (
	lanes  = "路街巷弄道胡同院楼栋幢排苑园区坊径段里"
	hamlet = "组队社屯庄寨村湾沟坪岭坡堡营岗咀塝垸塆嘴坝圩埠"
)

// After a number, these make it something other than a door.
const (
	notDoors = "井桥渠泵地宗灯杆线文令公机变点桩池塘棚车仓库闸坝洞段标提议决批窗柜图站厂岗卡以之信员矿码次会沟大田鱼果林水口路牌通项"
	dayWords = "前后起开上下早晚到至集缴交停通来召举报完进发拨投选换验打在将由组全村各共，"
	doors    = "院住户房宅家居附的旁隔对门"
)

// number is where the number before sign i begins: digits, 十二, 12-3, 附3, 甲.
func (s *scan) doorFrom(i int) int {
	j := s.back(i - 1)
	end := j
	for j >= 0 && end-j < 10 {
		r := s.signs[j].r
		c := s.signs[j].c
		if c&(digit|numeral) != 0 || r == '十' || r == '百' || r == '-' || r == '之' || r == '附' || r == '甲' || r == '乙' || r == '丙' || r == '丁' ||
			c&letter != 0 && s.is(j-1, digit) || r == ' ' && s.is(j-1, digit) && s.is(j+1, digit|joint) || r == ' ' && s.rune(j+1) == '-' {
			j--
			continue
		}
		break
	}
	if j == end {
		return -1
	}
	from := j + 1
	for from < i && (s.rune(from) == ' ' || s.rune(from) == '之') {
		from++
	}
	return from
}

func (s *scan) doorNumber(i int) {
	from := s.doorFrom(i)
	if from <= 0 || from >= i {
		return
	}
	j := s.back(from - 1)
	if j < 0 || s.signs[j].r == '第' {
		return
	}
	end := i + 1
	next := s.rune(end)
	lane, group := strings.ContainsRune(lanes, s.signs[j].r), strings.ContainsRune(hamlet, s.signs[j].r)
	home := s.label(i, wordHome, wordOffice, wordOther)
	switch {
	case s.is(j, plate) && !lane && !group: // 沪A12345号
		return
	case !lane && !group && (home != wordHome || s.is(j, digit) || !s.is(j, han) || s.signs[j].r == '月' || s.signs[j].r == '年'):
		return
	}
	if home != wordHome && strings.ContainsRune(notDoors, next) && next != 0 {
		return
	}
	if home != wordHome && s.thing(end) {
		return
	}
	end = s.roomEnd(end)
	if next == '楼' && (end <= i+2 || s.signs[end-1].r == '元' && home != wordHome) {
		return // a building or a stair, and no door
	}
	if group && end == i+1 && s.smallNumber(from, i) && home != wordHome && s.is(end, han) && !strings.ContainsRune(doors, next) {
		return // 三组12号前交清
	}
	if s.signs[j].r == '楼' || s.signs[j].r == '段' || s.signs[j].r == '里' || s.signs[j].r == '区' || s.signs[j].r == '园' || s.signs[j].r == '道' {
		if home != wordHome && end == i+1 && s.is(end, han) && !strings.ContainsRune(doors, next) {
			return
		}
	}
	start := s.addressStart(j)
	if s.office(start, end) {
		return
	}
	s.hit(Address, start, end, home == wordHome || end > i+1 || group && !s.smallNumber(from, i))
}

// things are numbered as doors are, and nobody lives in them.
var things = []string{"垃圾", "圈舍", "羊圈", "猪圈", "牛圈", "鸡舍", "烤房", "厕所", "公厕", "化粪", "消防", "路灯", "电表", "水表", "水窖", "泵房", "涵洞", "排水", "广场", "凉亭", "墓", "坟", "货架", "展位", "摊位", "商铺", "门面",
	"监控", "探头", "基站", "围墙", "护坡", "堤", "塔", "苗圃", "果园", "菜地", "温室", "工地", "作业", "网格", "小组", "车间", "检票", "考场", "考点", "桌", "床", "井", "房间号", "楼栋长", "楼道", "楼顶", "楼外", "公共"}

// thing reports whether what stands at sign i is a thing that is numbered.
func (s *scan) thing(i int) bool {
	if !s.is(i, han) {
		return false
	}
	if s.begins(i, things) {
		return true
	}
	for k := i + 1; k < i+3 && s.is(k, han); k++ {
		if strings.ContainsRune("池井站棚圈舍桥渠闸灯杆桩箱牌亭厕窖塘堰坝泵墙", s.signs[k].r) {
			return true
		}
	}
	return false
}

// smallNumber reports whether a number may be a day of a month.
func (s *scan) smallNumber(from, to int) bool {
	v, n, end := s.figure(from, 2)
	return n > 0 && v <= 31 && s.skip(end) >= to
}

// roomEnd is the end of what follows a house's number: 3号楼2单元501室.
func (s *scan) roomEnd(i int) int {
	end := i
	for k := i; k < len(s.signs) && k-i < 14; k++ {
		r := s.signs[k].r
		switch {
		case s.signs[k].c&(digit|numeral) != 0 || r == ' ' || r == '-' || r == '附' || r == '单' || r == '层' || r == '十':
		case r == '楼' && s.rune(k-1) == '元': // 1单元楼道
			return max(end, s.trailing(end, k))
		case r == '楼' || r == '栋' || r == '幢' || r == '座' || r == '元' || r == '院' || r == '#':
			end = k + 1
		case r == '室' || r == '户' || r == '号' || r == '房':
			return k + 1
		default:
			return max(end, s.trailing(end, k))
		}
	}
	return end
}

// trailing takes the digits at the end of an address: 2单元501.
func (s *scan) trailing(end, limit int) int {
	k := end
	for k < limit && s.is(k, digit|numeral) {
		k++
	}
	if k-end >= 2 {
		return k
	}
	return end
}

// chain finds a flat that is told by figures alone behind the name of where it is:
// 阳光小区3-2-501, 和顺苑3幢501.
func (s *scan) chain(i int) {
	from := s.skip(i + 1)
	var parts [4]int // lengths of the figures
	n, k := 0, from
	for n < len(parts) {
		start := k
		for s.is(k, digit) {
			k++
		}
		parts[n] = k - start
		if parts[n] == 0 || parts[n] > 4 {
			return
		}
		n++
		next := k
		for next < len(s.signs) && next-k < 2 && strings.ContainsRune("-#/号楼栋幢座单元", s.signs[next].r) {
			next++
		}
		if next == k || !s.is(next, digit) {
			break
		}
		k = next
	}
	room := parts[n-1] // 501, 1201
	if n < 2 || room < 3 || parts[0] > 3 || n >= 3 && parts[1] > 2 || s.is(k, digit|letter) || s.rune(k) == '.' && s.is(k+1, digit) || s.unit(s.skip(k)) {
		return
	}
	if n == 2 && !s.follows(i+1, estates) && s.label(from, wordHome, wordOffice) != wordHome {
		return
	}
	start := s.addressStart(i)
	if s.label(start, numberLabels...) == wordOther || s.office(start, k) {
		return
	}
	if s.rune(k) == '室' || s.rune(k) == '号' || s.rune(k) == '户' {
		k++
	}
	s.hit(Address, start, k, n > 2)
}

// estates end the names of where people live.
var estates = []string{"小区", "苑", "花园", "家园", "嘉园", "佳园", "公寓", "新村", "新居", "安置点", "安置楼", "家属楼"}

// room finds 501室 behind a building, where no house number has found it.
func (s *scan) room(i int) {
	from := s.doorFrom(i)
	if from <= 0 || from >= i || i-from < 2 {
		return
	}
	j := s.back(from - 1)
	if j < 0 || !strings.ContainsRune("号楼栋幢座元排#层", s.signs[j].r) || s.signs[i].r == '户' && s.signs[j].r != '元' {
		return
	}
	start := s.addressStart(j)
	if !s.office(start, i+1) {
		s.hit(Address, start, i+1, true)
	}
}

// flat finds 3栋2单元501.
func (s *scan) flat(i int) {
	k := s.skip(i + 2)
	end := k
	for s.is(end, digit|numeral) {
		end++
	}
	if end-k < 3 || s.rune(end) == '元' || !s.is(s.back(i-1), digit|numeral) {
		return
	}
	from := s.doorFrom(i)
	if from <= 0 {
		return
	}
	start := s.addressStart(s.back(from - 1))
	if !s.office(start, end) {
		s.hit(Address, start, end, true)
	}
}

// labelledDoor finds the number that follows 门牌号.
func (s *scan) labelledDoor(i int) {
	k := i
	for n := 0; n < 4 && k < len(s.signs) && (s.signs[k].c&space != 0 || strings.ContainsRune(":为是第", s.signs[k].r)); n++ {
		k++
	}
	end := k
	for end < len(s.signs) && end-k < 8 && (s.is(end, digit|numeral) || s.is(end, joint) && s.is(end+1, digit) || s.signs[end].r == '十' || s.signs[end].r == '号') {
		end++
	}
	if end == k || strings.ContainsRune("块个张元户", s.rune(s.skip(end))) && s.rune(s.skip(end)) != 0 {
		return
	}
	s.hit(Address, k, end, true)
}

// addressStart is where the address begins whose last part ends at sign j.
func (s *scan) addressStart(j int) int {
	if j < 0 {
		return 0
	}
	from := j
	for j-from < 28 && from >= 0 {
		r := s.signs[from].r
		if s.signs[from].c&(han|digit|numeral) == 0 && r != '#' && !(r == ' ' && s.is(from-1, han|digit)) || strings.ContainsRune("住址在于是为由从往和与及等的", r) {
			break
		}
		from--
	}
	return min(from+1, j)
}

// office reports whether an address is an office's: its name is in it, before or after it.
func (s *scan) office(start, end int) bool {
	if s.officeAfter(end) {
		return true
	}
	if s.officeAddress(start) {
		return true
	}
	if s.label(start, wordHome, wordOffice) == wordHome || s.within(start, end, wordHome) {
		return false
	}
	return s.officeWithin(max(0, start-10), start) && !s.clauseEnds(max(0, start-10), start) || s.officeWithin(start, end)
}

// officeAddress reports whether the word for an address before sign i says whose it is,
// and that is an office: 县残联地址：…, 村委会的办公住所：….
func (s *scan) officeAddress(i int) bool {
	k, _ := slices.BinarySearchFunc(s.marks, i, func(m mark, i int) int { return int(m.from) - i })
	if k--; k < 0 || s.marks[k].kind != wordHome || i-int(s.marks[k].to) > 4 || s.clauseEnds(int(s.marks[k].to), i) {
		return false
	}
	for at := int(s.marks[k].from); ; {
		switch {
		case s.rune(at-1) == '的':
			at--
		case s.follows(at, []string{"办公", "联系", "详细", "通讯", "通信", "注册", "经营", "具体"}):
			at -= 2
		default:
			kind, ok := s.wordBefore(at)
			return ok && kind == wordOffice
		}
	}
}

// officeWithin reports whether an office is named between two signs: 中心, and not 中心路.
func (s *scan) officeWithin(a, b int) bool {
	k, _ := slices.BinarySearchFunc(s.marks, a, func(m mark, a int) int { return int(m.from) - a })
	for ; k < len(s.marks) && int(s.marks[k].to) <= b; k++ {
		if m := s.marks[k]; m.kind == wordOffice && !strings.ContainsRune("路街巷弄村庄屯沟湾", s.rune(int(m.to))) {
			return true
		}
	}
	return false
}

func (s *scan) officeAfter(end int) bool {
	k := end
	for k < len(s.signs) && k-end < 14 && s.signs[k].c&(stop|line) == 0 && s.signs[k].r != ',' {
		k++
	}
	return s.officeWithin(end, k)
}
