package privacy

import (
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"
)

// A wordKind is what a word beside personal data says of it.
type wordKind uint8

const (
	wordNone    wordKind = iota // covers another word: 大学生 is no minor's word
	wordID                      // 身份证号
	wordPhone                   // 联系电话
	wordCard                    // 卡号
	wordPass                    // 护照号码
	wordOther                   // a number of another kind: 合同编号
	wordChat                    // 微信号
	wordBirth                   // 出生
	wordMinor                   // 儿童
	wordTerm                    // an illness or a disability
	wordDoor                    // 门牌号
	wordHome                    // 住址, 家住
	wordOffice                  // 村委会: its address is public
	wordMail                    // (at)
	wordAge                     // 岁
	wordSick                    // 患者: joins a term and a name
	wordTurn                    // 找, 联系: the name after it is whom to turn to
	wordPerson                  // 村民, 户主: a name may follow
	wordName                    // 姓名
	wordPlate                   // 车牌
	wordMailbox                 // 邮箱: an address may follow that is written in another way
	wordGrade                   // 三年级: who is named beside it goes to school
)

// lists are the words by kind, in plain lines that a reader can add to.
var lists = map[wordKind]string{
	wordNone: `大学生 研究生 学生会 学生证 学生党员 儿童之家 儿童节 学生平安险 微信公众号 微信群 微信支付 微信转账 微信收款 微信扫码 微信缴费 微信名 微信小程序 微信公号
 QQ群 公众号 小程序 婴幼儿照护 残疾人 残疾证 残疾军人 癌症筛查 传染病 两癌 生日蛋糕 出生率 出生人口 出生缺陷 出生医学证明 邮编 儿童医院 儿童乐园 儿童活动 电话费 手机费 话费 电话机 手机店 手机卡费
 学生资助 学生营养 学生餐 学生数 学生人数 儿童人数 孤儿人数 儿童关爱 儿童保护 儿童福利 儿童主任 儿童督导 学生宿舍 学生家长 学生食堂 学生课桌 学生桌椅 学生接送 学生校车 儿童专干 儿童之友 学生处 留守儿童关爱 未成年人保护 高血压随访 糖尿病随访 微信同号`,
	wordID:    `身份证 身份証 身份證 身份证号 身份证号码 身份号码 身份证编号 公民身份号码 公民身份证号码 证件号 证件号码 有效证件 身份证件 居民身份证 SFZ IDCARD IDNO 二代证 残疾证号 残疾人证号 残疾人证 户口簿号`,
	wordPhone: `电话 手机 手机号 手机号码 联系方式 联系电话 联系号码 电话号码 致电 拨打 来电 TEL TEL. PHONE MOBILE MOB 座机 固话 固定电话 宅电 家庭电话 住宅电话 电联 手机: 移动电话 长号 短号 联系人`,
	wordCard:  `银行卡 银行卡号 卡号 账号 帐号 账户 帐户 一卡通 存折 社保卡 社保卡号 银行账号 银行帐号 收款 打卡 借记卡 储蓄卡 开户行 农商行 信用社 农信社 邮储 工行 农行 建行 中行 惠农卡`,
	wordPass:  `护照 护照号 护照号码 通行证 港澳通行证 往来港澳通行证 港澳居民来往内地通行证 回乡证 台胞证 台湾通行证 往来台湾通行证 出入境证件 PASSPORT 通行证号 通行证号码 证件`,
	wordOther: `凭证号 凭证 合同编号 合同号 编号 发票号码 发票号 发票代码 发票 项目编码 项目代码 项目编号 项目号 社会信用代码 统一社会信用代码 信用代码 地块编号 地块编码 地块代码 地块号 宗地号 宗地代码 图斑 图斑号
 不动产单元号 不动产权证 区划代码 行政区划代码 订单号 流水号 备案号 备案 文号 标识码 设备号 序列号 条码 条形码 二维码 ISBN 许可证 许可证号 登记证 登记号 档案号 校验码 检疫证 检疫证号 耳标 耳标号 承包合同代码 权证号 证书编号 证书号
 注册号 工单号 编码 代码 机构代码 网站标识码 公安备案 ICP 经度 纬度 坐标 快递单号 运单号 单号 票号 票据号 票据 案号 网址 批号 型号 货号 出厂编号 机号 电表号 户号 水表号 表号 序号 SN NO. NO № 联行号 行号 网点号 工商注册号 底盘号 发动机号 流水 保单号 保单 招标编号 采购编号 订单 交易号 回执号 受理号 备案编号 发放批次 批次号 批次 缴款书 账套 图号 车架号 资产编号 桩号 科目`,
	wordChat:    `微信 微信号 微信ID 微信: 微信账号 微信帐号 微信名片 微信昵称 微信号码 QQ号码 加Q 加QQ VX WX V信 威信 薇信 薇号 微号 V号 绿泡泡 微X WECHAT WEIXIN 加V QQ QQ号 QQ: 扣扣 企鹅号`,
	wordBirth:   `出生 出生于 出生日期 出生年月 出生年月日 出生时间 生于 生日 诞生于 生辰 诞辰 DOB`,
	wordMinor:   `儿童 孤儿 学生 小学生 中学生 初中生 高中生 幼儿 留守儿童 困境儿童 孤残儿童 未成年 未成年人 婴儿 男孩 女孩 孩子 新生儿 学童 小朋友 少年 事实无人抚养儿童 小孩 娃娃 入园幼儿 失学儿童 在校生 少先队员 好少年 红领巾 团员青少年`,
	wordDoor:    `门牌 门牌号 门牌号码`,
	wordHome:    `住址 家住 住在 家庭住址 居住地 现住 户籍地 户籍地址 家庭地址 住所 地址 现住址 收货地址 常住地址 户口所在地 居住在 租住 搬到 送到`,
	wordOffice:  `政府 村委会 便民服务 服务中心 办公地址 办公地点 办公室 派出所 办事处 卫生院 卫生室 学校 小学 中学 信用社 银行 民政所 财政所 农商行 村部 公司 合作社 大厅 单位地址 办理地点 办事地点 地点 司法所 供电所 邮局 超市 幼儿园 敬老院 农业农村局 民政局 法院 医院 党群服务 党委 局 站 所 中心 窗口 受理地点 纪委 企业 厂 店 酒店 宾馆 指挥部 项目部 工会 联社 管委会 残联 妇联 团委 变电站 水务站 饭店 商店 村公所 支行 分行 营业部 营业厅 服务站 便民点 养殖场 工作室 幸福院 物业 食堂 饭馆 小卖部 卫生服务站 火车站 加油站`,
	wordMail:    `(AT) [AT] {AT} <AT> 艾特 【AT】`,
	wordAge:     `岁 周岁 虚岁`,
	wordSick:    `患者 病人 患 患有 身患 确诊 查出 得了 因患 罹患 患上 诊断 住院 病 病情 残疾类别 残疾等级 因病 病因 系 属 检查出 突发 做了 评定为 鉴定为 手术 长期 晚期 早期 重度 中度 轻度 致 导致 发现 一级 二级 三级 四级 先天性 先天 诊断为 治疗`,
	wordTurn:    `找 联系 医生 大夫 主任 请 向 由 讲解 负责 宣讲 专家 登记 咨询 义诊 书记 护士 院长`,
	wordPerson:  `村民 户主 居民 组员 监测户 脱贫户 低保户 五保户 贫困户 低保对象 特困人员 监护人 申请人 老人 残疾人 患者 病人 病人家属 之子 之女 长子 次子 长女 次女 其子 其女 儿子 女儿 孙子 孙女 丈夫 妻子 父亲 母亲 配偶 同学 本人 家属 代办人 收款人 领款人 叫 姓名 对象 社员 村组 党员 退役军人 患儿 救助对象 申请对象 困难户 烈属 住户 职工 军属 遗属`,
	wordName:    `姓名 名字 名单`,
	wordMailbox: `邮箱 电子邮箱 电邮 邮件 信箱 邮址 EMAIL E-MAIL MAIL`,
	wordGrade: `一年级 二年级 三年级 四年级 五年级 六年级 七年级 八年级 九年级 年级 学前班 幼儿园大班 幼儿园中班 幼儿园小班 幼儿园学前班 上幼儿园 读幼儿园 在幼儿园 上小学 读小学 上初中 读初中 上高中 读高中
 小学在读 初中在读 高中在读 中学在读 在读小学 在读初中 在读高中 就读小学 就读初中 就读高中 小学读书 中学读书 初中读书 高中读书 小学上学 中学上学 初中上学 高中上学 小学就读 中学就读 初中就读 高中就读 小学就学 中学就学
 小学组 初中组 高中组 幼儿组 少儿组 少年组 初一学生 初二学生 初三学生 高一学生 高二学生 高三学生`,
	wordPlate: `车牌 车牌号 车号 号牌 牌照 车辆号牌`,
}

// A word is an entry of the lexicon.
type word struct {
	signs []rune
	kind  wordKind
}

// A mark is a word that stands in the text, from sign to before sign.
type mark struct {
	from, to int32
	kind     wordKind
}

// A lexicon finds words and tells what characters are. It does not change.
type lexicon struct {
	classes   [0x10000]class
	at        [0x10000]uint16 // which of the lists a character begins
	lists     [][]word        // words by first character, longest first
	common    map[[2]rune]bool
	compounds map[[2]rune]bool
}

//go:embed health.txt
var health string

// DefaultTerms are the words for illness and disability that the program knows.
func DefaultTerms() []string {
	var terms []string
	for l := range strings.Lines(health) {
		if l = strings.TrimSpace(l); l != "" && !strings.HasPrefix(l, "#") {
			terms = append(terms, l)
		}
	}
	return terms
}

// Terms are DefaultTerms with some more and without some.
func Terms(add, leaveOut []string) []string {
	terms := slices.Concat(DefaultTerms(), add)
	return slices.DeleteFunc(terms, func(t string) bool { return slices.Contains(leaveOut, t) })
}

func newLexicon(terms []string) *lexicon {
	words := map[rune][]word{} // by first character
	x := &lexicon{lists: make([][]word, 1), common: commonWords(), compounds: map[[2]rune]bool{}}
	add := func(text string, kind wordKind) {
		var signs []rune
		for _, r := range text {
			if r = foldRune(r); r < 0 || r == ' ' {
				continue
			}
			if r >= 'a' && r <= 'z' {
				r -= 'a' - 'A'
			}
			signs = append(signs, r)
		}
		if len(signs) == 0 || len(signs) > longestWord {
			return
		}
		for _, w := range words[signs[0]] {
			if slices.Equal(w.signs, signs) {
				return
			}
		}
		words[signs[0]] = append(words[signs[0]], word{signs, kind})
	}
	for kind := wordNone; kind <= wordGrade; kind++ {
		for _, w := range strings.Fields(lists[kind]) {
			add(w, kind)
		}
	}
	for _, t := range terms {
		add(t, wordTerm)
	}
	for r := range x.classes {
		x.classes[r] = classOf(rune(r))
	}
	for r, ws := range words {
		slices.SortFunc(ws, func(a, b word) int {
			if len(a.signs) != len(b.signs) {
				return len(b.signs) - len(a.signs)
			}
			return slices.Compare(a.signs, b.signs)
		})
		if r < 0x10000 {
			x.classes[r] |= begin
			x.at[r] = uint16(len(x.lists))
			x.lists = append(x.lists, ws)
		}
	}
	for _, r := range provinces {
		x.classes[r] |= plate
	}
	for _, r := range surnames {
		x.classes[r] |= clan | lone
	}
	for _, n := range compounds {
		r := []rune(n)
		x.classes[r[0]] |= clan
		x.compounds[[2]rune{r[0], r[1]}] = true
	}
	for _, signs := range []struct {
		class class
		text  string
	}{{role, roleEnds}, {after, nameEnds}, {ungiven, notGiven}, {soft, softGiven}} {
		for _, r := range signs.text {
			x.classes[r] |= signs.class
		}
	}
	return x
}

// longestWord bounds the length of a word, and so the time that looking for it takes.
const longestWord = 16

func (x *lexicon) class(r rune) class {
	if r >= 0 && r < 0x10000 {
		return x.classes[r]
	}
	return classOf(r)
}

// list are the words that begin with a character.
func (x *lexicon) list(r rune) []word { return x.lists[x.at[r]] }

// mark finds the lexicon's words, leftmost and longest. Single spaces may stand
// between Chinese characters.
func (s *scan) mark() {
	for i := 0; i < len(s.signs); {
		if s.signs[i].c&begin == 0 {
			i++
			continue
		}
		next := i + 1
		second, gapped := s.rune(i+1), s.is(i+1, space) || s.ornament(i+1)
		for _, w := range s.detector.words.list(s.signs[i].r) {
			if len(w.signs) > 1 && w.signs[1] != second && !gapped {
				continue
			}
			if end := s.match(i, w.signs); end > 0 {
				if !s.wordEnds(i, end, w) {
					continue
				}
				s.marks = append(s.marks, mark{int32(i), int32(end), w.kind})
				next = end
				break
			}
		}
		i = next
	}
}

// wordEnds reports whether a word of Latin letters is not part of a longer one.
func (s *scan) wordEnds(i, end int, w word) bool {
	if s.signs[i].c&letter == 0 {
		return true
	}
	return !s.is(i-1, letter) && !(s.is(end-1, letter) && s.is(end, letter))
}

// match is where a word that begins at i ends, or 0.
func (s *scan) match(i int, w []rune) int {
	j := i
	for k, r := range w {
		if k > 0 && s.is(j, space) && (s.is(j-1, han) && s.is(j+1, han) || len(w) == 2 && s.is(j-1, letter) && s.is(j+1, letter)) { // 身 份 证, Q Q
			j++
		} else if k > 0 && s.ornament(j) && s.is(j+1, han) {
			j++
		}
		if s.rune(j) != r {
			return 0
		}
		j++
	}
	return j
}

// ornament reports whether a sign is an arrow, a heart or another picture, as people put
// into words that machines shall not read: 微❤信.
func (s *scan) ornament(i int) bool {
	r := s.rune(i)
	return r >= 0x2190 && (r <= 0x245F || r >= 0x2500 && r <= 0x2775 || r >= 0x2780 && r <= 0x2BFF || r >= 0x1F300 && r <= 0x1FAFF)
}

// reach is how far a label's meaning goes, in signs.
const reach = 14

// label is the kind of the last word of these kinds before sign i, in the same clause.
// What a heading says holds where no word does.
func (s *scan) label(i int, of ...wordKind) wordKind {
	kind, _ := s.labelAt(i, of...)
	return kind
}

func (s *scan) labelAt(i int, of ...wordKind) (wordKind, int) {
	k, _ := slices.BinarySearchFunc(s.marks, i, func(m mark, i int) int { return int(m.from) - i })
	for k--; k >= 0; k-- {
		m := s.marks[k]
		if int(m.to) > i {
			continue
		}
		if i-int(m.to) > reach {
			break
		}
		if slices.Contains(of, m.kind) {
			if s.clauseEnds(int(m.to), i) {
				break
			}
			if m.kind == wordOther && k > 0 && s.neutral(m) { // 护照No.: of what it is the number stands before it
				if before := s.marks[k-1]; before.kind != wordNone && s.back(int(m.from)-1)+1 == int(before.to) && slices.Contains(of, before.kind) {
					return before.kind, int(m.to)
				}
			}
			return m.kind, int(m.to)
		}
	}
	if slices.Contains(of, s.about) {
		return s.about, -1
	}
	return wordNone, -1
}

// neutral reports whether a word says only that a number follows.
func (s *scan) neutral(m mark) bool {
	return s.signs[m.from].r == 'N' || s.signs[m.from].r == '№' || s.signs[m.from].r == '编' && m.to-m.from == 2
}

// clauseEnds reports whether a clause ends between two signs.
func (s *scan) clauseEnds(a, b int) bool {
	for ; a < b; a++ {
		if s.signs[a].c&stop != 0 {
			return true
		}
	}
	return false
}

// wordBefore is the kind of the word that ends before sign i.
func (s *scan) wordBefore(i int) (wordKind, bool) {
	k, ok := slices.BinarySearchFunc(s.marks, i, func(m mark, i int) int { return int(m.to) - i })
	if !ok {
		return wordNone, false
	}
	return s.marks[k].kind, true
}

// within reports whether a word of a kind stands wholly between two signs.
func (s *scan) within(a, b int, kind wordKind) bool {
	k, _ := slices.BinarySearchFunc(s.marks, a, func(m mark, a int) int { return int(m.from) - a })
	for ; k < len(s.marks) && int(s.marks[k].to) <= b; k++ {
		if s.marks[k].kind == kind {
			return true
		}
	}
	return false
}

// follows reports whether one of some phrases ends just before sign i.
func (s *scan) follows(i int, phrases []string) bool {
	for _, p := range phrases {
		k := i - utf8.RuneCountInString(p)
		if k < 0 {
			continue
		}
		same := true
		for _, r := range p {
			if s.signs[k].r != r {
				same = false
				break
			}
			k++
		}
		if same {
			return true
		}
	}
	return false
}

// begins reports whether one of some phrases begins at sign i.
func (s *scan) begins(i int, phrases []string) bool {
	for _, p := range phrases {
		k := i
		for _, r := range p {
			if s.rune(k) != r {
				k = -1
				break
			}
			k++
		}
		if k >= 0 {
			return true
		}
	}
	return false
}

// chatAt reports whether a word for an account with WeChat or QQ begins at sign i.
func (s *scan) chatAt(i int) bool {
	k, ok := slices.BinarySearchFunc(s.marks, i, func(m mark, i int) int { return int(m.from) - i })
	return ok && s.marks[k].kind == wordChat
}

// wordAt reports whether a word begins at sign i.
func (s *scan) wordAt(i int) bool {
	k, ok := slices.BinarySearchFunc(s.marks, i, func(m mark, i int) int { return int(m.from) - i })
	return ok && s.marks[k].kind != wordNone
}
