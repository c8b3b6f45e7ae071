package privacy

import (
	"strings"
	"testing"
)

// notice is text as notices have it.
const notice = `2026年第三季度的账已由村务监督委员会逐笔核对，现向全体村民公开。

期初结余 76,123.00 元，本季收入 35,710.00 元，本季支出 11,624.26 元，期末结余 100,208.74 元。钱从哪里来、花到哪里去，合起来看是这样：

| 类别 | 收入（元） | 支出（元） |
| --- | ---: | ---: |
| 发包收入 | 18,000.00 | |
| 补助收入 | 12,452.00 | |
| 环境卫生 | | 5,867.97 |

1. 2026年7月19日，防汛沙袋、雨布、铁锹：3,260.00 元。
2. 家里有老人刚满 80 岁没在名单上的，带身份证找林晓梅（0999-5551102）登记，从登记的下个月起发。
3. 糖尿病、高血压患者每季度随访一次，学生平安保险自愿参加。

原始票据放在村部，公示期内工作日上午随时可以看。
`

func BenchmarkText(b *testing.B) {
	d := New(Options{Allowed: examples})
	text := strings.Repeat(notice, 3)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		d.Text(text)
	}
}

func BenchmarkCell(b *testing.B) {
	d := New(Options{})
	cells := []string{"张*芳", "三组", "2.5", "115.00", "287.50", "按合同和监理签证"}
	for b.Loop() {
		for _, c := range cells {
			d.Text(c)
		}
	}
}

func BenchmarkTable(b *testing.B) {
	d := New(Options{})
	header := []string{"户主", "村民组", "面积（亩）", "标准（元/亩）", "金额（元）", "备注"}
	var rows [][]string
	for range 200 {
		rows = append(rows, []string{"张*芳", "三组", "2.5", "115.00", "287.50", ""})
	}
	for b.Loop() {
		d.Table("名单", header, rows)
	}
}

// BenchmarkHostile reads 128 KB of a unit that is repeated. A detector whose time grew
// faster than the text would stand out by its rate among them.
func BenchmarkHostile(b *testing.B) {
	d := New(Options{})
	for _, unit := range []string{"1", "1 ", "12 ", "一", "1*", "*", "张", "张三", "号", "1号", "@", "a@", "a.", "微信", "微信：a", "学生张三、", "癌", "张三癌", "岁", "1岁", "出生", "1980年1月1日", "京A", "京A1", "E1", "电话", "电话1", "室1", "单元101", "区1-1-101", "电话0999-5556677", "张三年级", "年级：", "同学张三", "生1980-1-1女", "病种：癌", "1.3800001234E10,", "生", "男 ", "O1", "1O"} {
		text := strings.Repeat(unit, 1<<17/len(unit))
		b.Run(strings.ReplaceAll(unit, " ", "_"), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				d.Text(text)
			}
		})
	}
}
