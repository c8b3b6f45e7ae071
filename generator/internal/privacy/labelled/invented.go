package main

import (
	"fmt"
	"strings"
)

// Invented persons and numbers.

var families = strings.Fields(`王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 覃 武 钱 汤 尹 黎 易 常 乔 贺 赖 龚 文 向 牟 冉 谯 庹 晏 佘 欧阳 司马 上官 诸葛`)

var firsts = []rune("建国志明秀桂春玉海文德永家荣振金小晓长继世光立正兴学忠孝宗守绍云凤兰美丽红梅淑慧雅婷欣思雨梓浩宇子轩俊佳怡诗涵一诺若泽铭瑞博")
var seconds = []rune("华军平芳英兰梅珍霞燕强伟勇杰涛斌刚辉林山田生根福贵财发旺来喜花香莲菊凤云娥妹仙翠琴玲娟敏静洁萱妍琪瑶晨阳峰鹏龙虎豪凯宸睿航翔䶮堃垚")

// person is an invented full name.
func (m *maker) person() string {
	f := families[m.IntN(len(families))]
	if m.IntN(4) == 0 {
		return f + string(seconds[m.IntN(len(seconds))])
	}
	return f + string(firsts[m.IntN(len(firsts))]) + string(seconds[m.IntN(len(seconds))])
}

// starred is a name masked as it should be.
func (m *maker) starred() string {
	f := families[m.IntN(60)]
	if m.IntN(3) == 0 {
		return f + "*"
	}
	return f + "*" + string(seconds[m.IntN(len(seconds))])
}

// born is a day of birth.
func (m *maker) born() (y, mo, d int) { return 1935 + m.IntN(80), 1 + m.IntN(12), 1 + m.IntN(28) }

// citizen is a citizen's number of 18 signs of the division 149999.
func (m *maker) citizen() string {
	y, mo, d := m.born()
	return closeCitizen(fmt.Sprintf("149999%04d%02d%02d%03d", y, mo, d, 1+m.IntN(998)))
}

// closeCitizen puts the last sign to seventeen: the weights are the powers of two modulo
// eleven, and the whole is one modulo eleven.
func closeCitizen(s string) string {
	acc := 0
	for _, r := range s {
		acc = (acc + int(r-'0')) * 2 % 11
	}
	last := (12 - acc) % 11
	if last == 10 {
		return s + "X"
	}
	return s + string(rune('0'+last))
}

// oldCitizen is a citizen's number of 15 digits.
func (m *maker) oldCitizen() string {
	y, mo, d := m.born()
	return fmt.Sprintf("149999%02d%02d%02d%03d", y%100, mo, d, 1+m.IntN(998))
}

// cell phone: always of the invented range.
func (m *maker) cellphone() string { return fmt.Sprintf("1380000%04d", m.IntN(10000)) }

func (m *maker) landline() string { return fmt.Sprintf("0999-555%04d", 3000+m.IntN(6000)) }

// card is a bank card's number that adds up.
func (m *maker) card() string {
	head := pick(m, "622202", "621700", "622848", "623052", "621226", "622188", "436742", "955880", "620522", "621098")
	length := 19
	if head == "436742" || head == "622188" && m.IntN(2) == 0 {
		length = pick(m, 16, 19)
	}
	s := head
	for len(s) < length-1 {
		s += string(rune('0' + m.IntN(10)))
	}
	for c := '0'; c <= '9'; c++ {
		if addsUp(s + string(c)) {
			return s + string(c)
		}
	}
	return s
}

// addsUp doubles every second digit from the right and sums the figures of the products.
func addsUp(s string) bool {
	total, double := 0, false
	for i := len(s) - 1; i >= 0; i-- {
		v := int(s[i] - '0')
		if double {
			v = v*2/10 + v*2%10
		}
		total += v
		double = !double
	}
	return total%10 == 0
}

// passportNo, permitNo: travel documents.
func (m *maker) passportNo() string {
	if m.IntN(2) == 0 {
		return fmt.Sprintf("E%c%07d", "ABCDEFGHJK"[m.IntN(10)], m.IntN(10000000))
	}
	return fmt.Sprintf("%c%08d", "EG"[m.IntN(2)], m.IntN(100000000))
}

func (m *maker) permitNo() string {
	return fmt.Sprintf("%c%08d", "CWHMT"[m.IntN(5)], m.IntN(100000000))
}

// carNo is a licence plate; green says that it is a new-energy car's.
func (m *maker) carNo(green bool) string {
	head := pick(m, "晋", "京", "豫", "鄂", "湘", "川", "贵", "渝", "粤", "鲁", "冀", "陕", "苏") + string("ABCDEFGHJKLMNP"[m.IntN(14)])
	if green {
		return head + pick(m, "D", "F") + fmt.Sprintf("%05d", m.IntN(100000))
	}
	if m.IntN(3) == 0 {
		return head + fmt.Sprintf("%c%04d", "ABCDEFGHJKLMNPQRSTUVWXYZ"[m.IntN(24)], m.IntN(10000))
	}
	if m.IntN(4) == 0 {
		return head + fmt.Sprintf("%03d%c%c", m.IntN(1000), "ABCDEFGHJK"[m.IntN(10)], "LMNPQRSTUV"[m.IntN(10)])
	}
	return head + fmt.Sprintf("%05d", m.IntN(100000))
}

func (m *maker) mailbox() string {
	return pick(m, "zhangsan", "li.xiaofang", "wang_jg", "chenmei88", "hx2026", "liuwan.zhou", "30581204", "a-long") + fmt.Sprint(m.IntN(100)) + "@" + pick(m, "example.com", "qq.example", "mail.example.cn", "163.example.net")
}

func (m *maker) chatName() string {
	return pick(m, "wxid_", "abc", "lihua", "xiaomei_", "zhang-", "liuwan", "tt") + fmt.Sprintf("%0*d", 4+m.IntN(4), m.IntN(10000000))
}

func (m *maker) village() string {
	return pick(m, "柳湾村", "石桥村", "白杨村", "东沟村", "桃花坪村", "王家营村", "上坪村", "新民村", "青石岭村", "马家沟村")
}

var chineseDigits = []string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// wide, spoken, spaced: disguises of the open set.
func wide(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r + 0xfee0
		}
		return r
	}, s)
}

func spoken(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r >= '0' && r <= '9' {
			b.WriteString(chineseDigits[r-'0'])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// cut puts a separator between parts of these lengths.
func cut(s, sep string, lengths ...int) string {
	var parts []string
	for _, n := range lengths {
		if n >= len(s) {
			break
		}
		parts = append(parts, s[:n])
		s = s[n:]
	}
	return strings.Join(append(parts, s), sep)
}

// every puts a separator between all characters.
func every(s, sep string) string { return strings.Join(strings.Split(s, ""), sep) }

// small are the numbers of groups and doors in Chinese.
var small = strings.Fields("一 二 三 四 五 六 七 八 九 十 十一 十二")

func (m *maker) groupName() string { return pick(m, small[:8]...) + "组" }

func (m *maker) money() string {
	return pick(m, fmt.Sprintf("%d.%02d", m.IntN(900000)+100, m.IntN(100)), fmt.Sprint(m.IntN(9000000)+100), fmt.Sprintf("%d,%03d.%02d", 1+m.IntN(900), m.IntN(1000), m.IntN(100)))
}

// day is a date of a notice.
func (m *maker) day() string {
	y, mo, d := 2024+m.IntN(3), 1+m.IntN(12), 1+m.IntN(28)
	return pick(m, fmt.Sprintf("%d年%d月%d日", y, mo, d), fmt.Sprintf("%d-%02d-%02d", y, mo, d), fmt.Sprintf("%d.%d.%d", y, mo, d), fmt.Sprintf("%d%02d%02d", y, mo, d), fmt.Sprintf("%d/%d/%d", y, mo, d))
}
