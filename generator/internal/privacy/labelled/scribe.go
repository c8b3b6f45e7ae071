package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A scribe writes documents as villages have them: payroll lists, minutes, slips,
// messages, exports, forms. It invents its own names and numbers; the second and the
// third set are its work, and nothing of the first two sets is used.
type scribe struct {
	*rand.Rand
	set   string
	cases []Case
	n     map[string]int
	seen  map[string]bool
}

func newScribe(set string, stream uint64) *scribe {
	return &scribe{Rand: rand.New(rand.NewPCG(19991499, stream)), set: set, n: map[string]int{}, seen: map[string]bool{}}
}

// Short names of the kinds, as they stand in marks: «id=149999…».
var markKinds = map[string]string{
	"id": "id-number", "card": "bank-card", "mob": "mobile", "pass": "passport", "mail": "email", "wx": "wechat", "plate": "plate",
	"tel": "fixed-line", "weak": "weak-mask", "birth": "birth-date", "addr": "address", "ill": "illness", "kid": "minor-name", "name": "unmasked",
}

// readMarks takes the marks out of a text and tells where they stood.
func readMarks(marked string) (string, []Want) {
	var text strings.Builder
	var want []Want
	for {
		before, rest, ok := strings.Cut(marked, "«")
		text.WriteString(before)
		if !ok {
			return text.String(), want
		}
		inside, after, _ := strings.Cut(rest, "»")
		kind, value, ok := strings.Cut(inside, "=")
		if !ok || markKinds[kind] == "" {
			panic("a mark without a kind: " + inside) // a mistake in this program
		}
		want = append(want, Want{Kind: markKinds[kind], Start: text.Len(), End: text.Len() + len(value)})
		text.WriteString(value)
		marked = after
	}
}

// text adds n documents of a form.
func (s *scribe) text(form string, n int, write func() string) {
	for range n {
		text, want := readMarks(write())
		s.add(Case{Form: form, Text: text, Want: want})
	}
}

// sheet adds n tables of a form.
func (s *scribe) sheet(form string, n int, write func() *Table) {
	for range n {
		t := write()
		var want []Want
		for r, row := range t.Rows {
			for c, cell := range row {
				plain, ws := readMarks(cell)
				t.Rows[r][c] = plain
				for _, w := range ws {
					w.Row, w.Col = r, c
					want = append(want, w)
				}
			}
		}
		s.add(Case{Form: form, Table: t, Want: want})
	}
}

// add adds a document that is not there yet: where a form has few wordings, it gets few cases.
func (s *scribe) add(c Case) {
	whole := show(c)
	if s.seen[whole] {
		return
	}
	s.seen[whole] = true
	kind := "none"
	if len(c.Want) > 0 {
		kind = c.Want[0].Kind
	}
	s.n[kind]++
	c.ID = fmt.Sprintf("%s-%s-%04d", s.set, kind, s.n[kind])
	s.cases = append(s.cases, c)
}

// one is one of several.
func one[T any](s *scribe, of ...T) T { return of[s.IntN(len(of))] }

// between is a number from a to b.
func (s *scribe) between(a, b int) int { return a + s.IntN(b-a+1) }

var (
	clans   = strings.Fields("王 王 王 李 李 李 张 张 张 刘 刘 陈 陈 杨 赵 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 程 曹 袁 邓 许 傅 沈 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 常 武 乔 贺 樊 兰 殷 施 陶 洪 翟 安 颜 倪 严 牛 温 芦 季 俞 章 鲁 葛 伍 韦 申 尤 毕 聂 焦 向 柳 邢 骆 岳 齐 梅 庄 辛 管 祝 左 涂 谷 祁 时 舒 耿 牟 卜 詹 关 苗 凌 费 纪 靳 盛 童 欧 甄 项 曲 成 游 阳 裴 席 卫 查 屈 鲍 位 覃 霍 翁 隋 植 甘 景 薄 单 包 司 柏 宁 柯 阮 桂 闵 欧阳 皇甫 尉迟")
	elders  = strings.Fields("秀英 桂兰 玉珍 守田 福来 长贵 二妮 改花 爱国 建军 志强 海生 春梅 喜凤 引弟 满囤 有才 金柱 银锁 全德 天佑 双喜 来顺 贵生 玉堂 仲明 丙午 耀先 俊山 成林 文斌 国庆 卫东 红卫 跃进 援朝 招娣 巧云 月娥 素贞 淑芬 彩霞 兰 英 强 军 芳 敏 勇 磊 涛 静 霞 明 超 刚 平 辉 鹏 杰 红 丽")
	kidsOwn = strings.Fields("梓涵 浩宇 欣怡 子轩 诗琪 雨桐 宇航 佳琪 若曦 俊熙 思远 一诺 可馨 梦瑶 铭轩 沐阳 芷若 语嫣 奕辰 嘉怡 小宝 小虎 乐乐 天天 晨 睿 萌 悦 婷 豪")
	hamlets = strings.Fields("柳湾村 石佛沟村 上梁村 枣林村 东坪村 大槐树村 后河村 官道村 南窑头村 芦子滩村 禾溪村")
	numeral = strings.Fields("零 一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六")
)

func (s *scribe) person() string {
	if s.IntN(60) == 0 {
		return one(s, "买买提·吐尔逊", "阿依古丽·热合曼", "扎西顿珠·才让")
	}
	return one(s, clans...) + one(s, elders...)
}

// long is a name of three characters, for masks that need one.
func (s *scribe) long() string { return s.clan() + one(s, elders[:42]...) }

func (s *scribe) clan() string { return one(s, clans[:len(clans)-3]...) }

func (s *scribe) kid() string { return one(s, clans...) + one(s, kidsOwn...) }

// starred is a masked name.
func (s *scribe) starred() string {
	last := one(s, "英", "兰", "田", "贵", "军", "花", "生", "云")
	return s.clan() + one(s, "*", "*"+last, "*"+last, "某", "某某", "**", "×"+last, "＊"+last)
}

func (s *scribe) hamlet() string { return one(s, hamlets...) }

func (s *scribe) crew() string { return numeral[s.between(1, 9)] + one(s, "组", "组", "社", "队") }

// yuan is an amount, as bookkeepers write it.
func (s *scribe) yuan() string {
	return one(s, fmt.Sprintf("%d.%02d", s.between(30, 99999), s.IntN(100)), fmt.Sprintf("%d", s.between(50, 40000)), fmt.Sprintf("%d,%03d.00", s.between(1, 900), s.IntN(1000)))
}

// date is a date of the last years.
func (s *scribe) date() string {
	y, m, d := s.between(2021, 2026), s.between(1, 12), s.between(1, 28)
	return one(s, fmt.Sprintf("%d年%d月%d日", y, m, d), fmt.Sprintf("%d-%02d-%02d", y, m, d), fmt.Sprintf("%d.%d.%d", y, m, d), fmt.Sprintf("%d/%d/%d", y, m, d))
}

// someDigits are n digits, the first not zero.
func (s *scribe) someDigits(n int) string {
	var b strings.Builder
	b.WriteByte(byte('1' + s.IntN(9)))
	for b.Len() < n {
		b.WriteByte(byte('0' + s.IntN(10)))
	}
	return b.String()
}

// A born day of a grown-up.
type born struct{ y, m, d int }

func (s *scribe) born() born {
	return born{s.between(1938, 2004), s.between(1, 12), s.between(1, 28)}
}

// idOf is the number of a citizen born on a day, by the standard's sum: the eighteen
// digits times powers of two leave one over eleven.
func (s *scribe) idOf(b born) string {
	head := fmt.Sprintf("149999%04d%02d%02d%03d", b.y, b.m, b.d, s.between(1, 998))
	for c := range 11 {
		sum := c
		for i := range 17 {
			sum += int(head[16-i]-'0') * (1 << (i + 1))
		}
		if sum%11 == 1 {
			return head + string("0123456789X"[c])
		}
	}
	return head
}

func (s *scribe) id() string { return s.idOf(s.born()) }

// idX is one that ends in X.
func (s *scribe) idX() string {
	for {
		if n := s.id(); n[17] == 'X' {
			return n
		}
	}
}

// idDigits is one that does not.
func (s *scribe) idDigits() string {
	for {
		if n := s.id(); n[17] != 'X' {
			return n
		}
	}
}

func (s *scribe) oldID() string {
	return fmt.Sprintf("149999%02d%02d%02d%03d", s.between(35, 82), s.between(1, 12), s.between(1, 28), s.between(1, 998))
}

// cardNo is a card's number whose digits, every second from the right doubled, add up to tens.
func (s *scribe) cardNo(n int) string {
	head := one(s, "622848", "621799", "621700", "622202", "621098", "623059", "621226", "622188")
	if n == 16 {
		head = one(s, "622848", "622588", "622700")
	}
	body := head + strings.Repeat("0", n-12) + fmt.Sprintf("%05d", s.IntN(100000))
	for c := 0; ; c++ {
		whole, sum := body+fmt.Sprint(c), 0
		for i := range len(whole) {
			d := int(whole[len(whole)-1-i] - '0')
			if i%2 == 1 {
				d = d*2/10 + d*2%10
			}
			sum += d
		}
		if sum%10 == 0 {
			return whole
		}
	}
}

func (s *scribe) mob() string { return fmt.Sprintf("1380000%04d", s.IntN(9000)) }

// tel is a fixed line at somebody's home.
func (s *scribe) tel() string { return fmt.Sprintf("0999-555%04d", s.between(3000, 8999)) }

func (s *scribe) plateNo() string {
	tail := []byte(fmt.Sprintf("%05d", s.IntN(100000)))
	if s.IntN(2) == 0 {
		tail[s.IntN(5)] = one(s, byte('A'), 'K', 'P', 'T', 'W')
	}
	return "Z" + string(tail)
}

func (s *scribe) mail() string {
	return one(s, "wang", "lixy", "zhao.zq", "cunmin", "hj_chen", "lgs") + fmt.Sprint(s.between(60, 9999)) + "@" + one(s, "example.com", "mail.example.cn", "example.net")
}

func (s *scribe) handle() string {
	return one(s, "wxid_"+one(s, "a8", "k3", "q7")+"x"+s.someDigits(5), "lxh"+s.someDigits(6), "nongjia_"+s.someDigits(4), "Zhao-"+s.someDigits(5), "qiuyue"+s.someDigits(4))
}

func (s *scribe) passNo() string {
	return one(s, "E"+s.someDigits(8), "E"+one(s, "A", "J", "K", "C")+s.someDigits(7))
}

// wider is a text in full-width signs.
func wider(text string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r - '!' + '！'
		}
		return r
	}, text)
}

// aloud are digits in Chinese.
func aloud(digits string, names string) string {
	words := []rune(names)
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return words[r-'0']
		}
		return r
	}, digits)
}

// parts divides a text into pieces of the given lengths.
func parts(text, between string, lengths ...int) string {
	var out []string
	for _, n := range lengths {
		out = append(out, text[:n])
		text = text[n:]
	}
	if text != "" {
		out = append(out, text)
	}
	return strings.Join(out, between)
}

// misread changes some digits to what a scanner takes them for.
func (s *scribe) misread(digits string) string {
	b := []byte(digits)
	for changed := 0; changed < 2; {
		i := 1 + s.IntN(len(b)-1)
		switch b[i] {
		case '0':
			b[i] = one(s, byte('O'), 'o')
		case '1':
			b[i] = one(s, byte('l'), 'I')
		default:
			changed++ // a number may have few of them
			continue
		}
		changed++
	}
	return string(b)
}
