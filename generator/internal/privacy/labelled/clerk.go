package main

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
)

// A clerk types notices as village clerks do: lists copied from a chat, rows out of a
// spreadsheet, scans that a machine has read, an old accountant's slips. Names, numbers,
// check digits and disguises are its own; of the scribe it has only how marks are read
// and cases are numbered.
//
// Its papers are written with tokens in braces: {P} is a person, {I} a citizen's number
// that must be found, {I~wide} the same in full-width signs (see tokens and disguises).
type clerk struct {
	*scribe
	values map[string]func() string
}

// clerkSeed makes this set the same every time.
const clerkSeed = 20261123

func newClerk(stream uint64) *clerk {
	c := &clerk{scribe: &scribe{Rand: rand.New(rand.NewPCG(clerkSeed, stream)), set: "clerk", n: map[string]int{}, seen: map[string]bool{}}}
	c.values = c.tokens()
	return c
}

// lines adds n texts from each wording.
func (c *clerk) lines(form string, n int, wordings ...string) {
	for _, w := range wordings {
		c.text(form, n, func() string { return c.fill(w) })
	}
}

// tables adds n tables of a wording: the title, the heads and the rows, a line each, cells
// parted by bars.
func (c *clerk) tables(form string, n int, wording ...string) {
	c.sheet(form, n, func() *Table {
		t := &Table{Title: c.fill(wording[0]), Header: strings.Split(wording[1], "|")}
		for _, row := range wording[2:] {
			var cells []string
			for cell := range strings.SplitSeq(row, "|") {
				cells = append(cells, c.fill(cell))
			}
			t.Rows = append(t.Rows, cells)
		}
		return t
	})
}

// apart takes out cases whose invented digits happen to make a number of a citizen or a
// card: what cannot be told apart by anybody is no look-alike.
func (c *clerk) apart() {
	kept := c.cases[:0]
	for _, k := range c.cases {
		if !chances(show(k)) {
			kept = append(kept, k)
		}
	}
	c.cases = kept
}

var token = regexp.MustCompile(`\{([A-Za-z]+[0-9]*)(?:~([a-z0-9]+))?\}`)

// marked are the tokens that must be found, by the first letter of their name.
var marked = map[byte]string{'I': "id", 'O': "id", 'C': "card", 'J': "mob", 'T': "tel", 'G': "pass", 'L': "plate", 'E': "mail", 'W': "wx",
	'B': "birth", 'H': "ill", 'R': "ill", 'K': "kid", 'U': "name"}

// fill puts values for the tokens of a wording.
func (c *clerk) fill(wording string) string {
	return token.ReplaceAllStringFunc(wording, func(whole string) string {
		m := token.FindStringSubmatch(whole)
		give := c.values[m[1]]
		if give == nil {
			panic("no token " + whole) // a mistake in this program
		}
		value := give()
		if m[2] != "" {
			change := disguises[m[2]]
			if change == nil {
				panic("no disguise " + whole)
			}
			value = change(c, value)
		}
		if kind := marked[m[1][0]]; kind != "" {
			return "«" + kind + "=" + value + "»"
		}
		return value
	})
}

var (
	clerkFamilies = strings.Fields("王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 沈 曾 彭 吕 苏 蒋 蔡 贾 丁 魏 薛 阎 余 潘 杜 夏 钟 田 任 姜 范 石 姚 谭 邹 熊 金 孔 白 崔 康 毛 邱 秦 史 侯 孟 龙 段 钱 汤 尹 黎 易 贺 赖 龚 庞 樊 殷 翟 倪 严 牛 温 芦 俞 章 葛 韦 申 聂 焦 柳 邢 路 岳 齐 梁 庄 辛 管 祝 左 涂 谷 祁 耿 牟 詹 关 苗 凌 费 纪 靳 盛 童 甄 裴 席 屈 鲍 覃 霍 隋 景 薄 柏 宁 阮 桂 闵 车 解 仇 郜 亓 逯 蔺 仝 郗 綦 冀 宗 党 巩 豆 贠 原 暴 常 呼延 令狐 淳于")
	clerkOld      = strings.Fields("德顺 守信 凤英 秀莲 玉兰 桂芝 金花 大娃 二小 拴柱 狗剩 根旺 富贵 有福 满仓 来娣 改改 月仙 翠花 存良 进财 双全 长锁 润生 保国 建国 解放 社会 新民 卫国 红星 学文 胜利 铁牛 成才 兴旺 万有 先进 计划 爱社 麦收 雪梅 春生 腊梅 冬至 五一 国强 永红 志刚 海燕 晓东 艳丽 俊峰 丽娟 伟 芬 燕 波 斌 凯 云 华 峰 林 琴 涛")
	clerkKids     = strings.Fields("浩然 梓萱 子墨 雨泽 欣妍 奕泽 一鸣 紫涵 佳怡 博文 思琪 艺涵 沐宸 依诺 皓轩 梦洁 昊天 心怡 铭泽 雨欣 诗涵 嘉豪 小雨 小龙 苗苗 壮壮 宇泽 静怡 晓彤 航 洋 莹 鑫")
	clerkVillages = strings.Fields("柳湾村 后沟村 杨树底村 石门子村 下营村 河西村 南坡村 红旗村 三岔口村 泉沟村")
	clerkGroups   = strings.Fields("一组 二组 三组 四组 五组 六组 第七组 8组 2组 第三村民小组 东队 四社")
	sick          = strings.Fields("肺癌 胃癌 肝癌晚期 食道癌 乳腺癌 宫颈癌 直肠癌 白血病 淋巴瘤 肝硬化 尿毒症 脑梗死 脑出血 冠心病 糖尿病 高血压 精神分裂症 癫痫 帕金森病 股骨头坏死 类风湿关节炎 强直性脊柱炎 红斑狼疮 乙肝 肺结核 尘肺病 小儿麻痹 脑瘫 抑郁症 阿尔茨海默病 艾滋病 布鲁氏菌病 血友病 再生障碍性贫血 肾衰竭 心力衰竭 先天性心脏病 偏瘫 高位截瘫 重症肌无力 慢阻肺 肺气肿 腰椎间盘突出 包虫病 大骨节病 脑萎缩 矽肺 甲状腺癌")
	lame          = strings.Fields("肢体残疾 视力残疾 听力残疾 言语残疾 智力残疾 精神残疾 多重残疾")
)

func (c *clerk) person() string { return one(c.scribe, clerkFamilies...) + one(c.scribe, clerkOld...) }

func (c *clerk) child() string {
	return one(c.scribe, clerkFamilies[:80]...) + one(c.scribe, clerkKids...)
}

// covered is a name of which a part is covered by a sign.
func (c *clerk) covered(sign string) string {
	family, last := one(c.scribe, clerkFamilies[:110]...), []rune(one(c.scribe, clerkOld[:50]...))
	if c.IntN(3) == 0 {
		return family + sign
	}
	return family + sign + string(last[1])
}

// mod11 is the last sign of a citizen's number, by the weights as the standard lists them.
func mod11(head string) byte {
	sum := 0
	for i, w := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += w * int(head[i]-'0')
	}
	return "10X98765432"[sum%11]
}

// tens is the last figure of a card's number: the doubled ones are looked up.
func tens(head string) byte {
	sum := 0
	for i := range len(head) {
		d := int(head[len(head)-1-i] - '0')
		if i%2 == 0 {
			d = []int{0, 2, 4, 6, 8, 1, 3, 5, 7, 9}[d]
		}
		sum += d
	}
	return byte('0' + (10-sum%10)%10)
}

// chances tells whether a run of digits holds a citizen's number or is a card's.
func chances(text string) bool {
	for run := range strings.FieldsFuncSeq(text, func(r rune) bool { return (r < '0' || r > '9') && r != 'X' && r != 'x' }) {
		for i := 0; i+18 <= len(run); i++ {
			w := strings.ToUpper(run[i : i+18])
			if strings.Contains(w[:17], "X") {
				continue
			}
			if y := w[6:10]; y >= "1900" && y <= "2030" && w[10:12] >= "01" && w[10:12] <= "12" && w[12:14] >= "01" && w[12:14] <= "31" && mod11(w[:17]) == w[17] {
				return true
			}
		}
		if n := len(run); n >= 16 && n <= 19 && !strings.ContainsAny(run, "Xx") && strings.Contains("3456 9", run[:1]) && tens(run[:n-1]) == run[n-1] {
			return true
		}
		if len(run) == 15 && run[8:10] >= "01" && run[8:10] <= "12" && run[10:12] >= "01" && run[10:12] <= "31" {
			return true
		}
	}
	return false
}

func (c *clerk) citizen() string {
	head := fmt.Sprintf("149999%d%02d%02d%03d", c.between(1936, 2003), c.between(1, 12), c.between(1, 28), c.between(1, 997))
	return head + string(mod11(head))
}

// ending asks again until a citizen's number ends in X, or does not.
func (c *clerk) ending(x bool) string {
	for {
		if n := c.citizen(); (n[17] == 'X') == x {
			return n
		}
	}
}

func (c *clerk) cardOf(length int) string {
	head := one(c.scribe, "622841", "621336", "621785", "623010", "621539", "623668", "622169")
	for len(head) < length-5 {
		head += "0"
	}
	head += fmt.Sprintf("%04d", c.IntN(10000))
	return head + string(tens(head))
}
