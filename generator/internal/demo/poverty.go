package main

import (
	"fmt"
	"maps"
	"slices"
)

var revitalisationOffice = person{"禾溪镇乡村振兴办公室", "乡村振兴", "0999-5550140"}

// monitoring adds what a village does so that nobody falls back into poverty. The
// list of households that are watched hangs on the board and goes nowhere else.
func (a *archive) monitoring(v *village) {
	i := int(v.code[11] - '0')
	switch v.slug {
	case "shiqiao":
		a.watched(v, "2026-11-12", "2026-11-16", 2)
	case "taohua":
		a.watched(v, "2025-09-22", "2025-09-23", 1)
	case "shangping":
		a.watched(v, "2026-03-17", "2026-03-18", 3)
	case "wangjiaying":
		a.watched(v, "2026-08-18", "2026-08-19", 2)
	}
	a.jobs(v, 2026, fmt.Sprintf("2026-02-%02d", 24+i%3))
	if i == 2 || i == 6 {
		a.jobs(v, 2025, "2025-07-2"+fmt.Sprint(i))
	}
	switch v.slug {
	case "donggou":
		a.interest(v, "2026-07-13", "上半年", []string{"养羊", "柿饼加工", "种谷子"})
	case "shangping":
		a.interest(v, "2026-01-14", "2025年下半年", []string{"养牛", "养羊", "养牛", "高山白菜"})
		a.interest(v, "2026-07-14", "上半年", []string{"养牛", "养羊", "养牛", "高山白菜"})
	case "xinmin":
		a.interest(v, "2026-11-16", "三季度", []string{"莲藕种植", "小龙虾养殖"})
	}
	switch v.slug {
	case "shangping", "donggou", "taohua":
		a.team(v)
	}
}

func (a *archive) watched(v *village, date, from string, n int) {
	d := diceFor("watched " + v.slug + date)
	measures := map[string]string{"突发困难": "申请临时救助，结对干部每月走访", "收入骤减": "介绍公益性岗位，帮助销售农产品", "支出骤增": "落实医疗、教育救助"}
	t := table{name: "监测对象", file: "households-" + date + ".csv", kind: "households", encoding: v.csv(), head: []string{"户主", "村民组", "家庭人口", "风险类别", "帮扶措施"}}
	for range n {
		risk := pick(d, slices.Sorted(maps.Keys(measures)))
		t.rows = append(t.rows, []string{masked(d, v.surnames), pick(d, v.groups), fmt.Sprint(d.between(2, 5)), risk, measures[risk]})
	}
	a.add(v, notice{
		path: "poverty-alleviation/" + date[:4] + "/monitoring-" + date[5:7] + ".md", item: "poverty-alleviation/monitoring", title: "防返贫监测对象识别公示",
		date: date, from: from, length: "10天", tables: []table{t}, contact: &revitalisationOffice, boards: len(v.boards),
		summary: fmt.Sprintf("新纳入 %d 户防返贫监测对象，已经安排人帮扶，有意见 10 天内提。", n),
		body:    "经农户申报、入户核查、村民代表会议评议，拟将下列农户纳入防返贫监测。风险消除后，会再公示、再退出。\n\n只在村公示栏张贴，请不要拍照外传。",
	})
}

func (a *archive) jobs(v *village, year int, from string) {
	d := diceFor(fmt.Sprint("jobs ", v.slug, year))
	t := table{name: "聘用名单", file: fmt.Sprintf("public-jobs-%d.csv", year), kind: "jobs", encoding: v.csv(), head: []string{"姓名", "村民组", "岗位", "月补贴（元）", "聘期"}}
	n := 3 + len(v.groups)/2
	sum := 0
	term := fmt.Sprintf("%d年3月至12月", year)
	if year == 2025 {
		term = "2025年8月至12月"
	}
	for range n {
		pay := pick(d, []int{500, 600, 600, 800})
		sum += pay
		t.rows = append(t.rows, []string{masked(d, v.surnames), pick(d, v.groups), pick(d, []string{"保洁员", "护林员", "护路员", "河道巡查员", "公共设施管护员", "助老员"}), yuan(pay).String(), term})
	}
	a.add(v, notice{
		path: fmt.Sprintf("poverty-alleviation/public-jobs-%d.md", year), item: "poverty-alleviation/public-jobs", title: fmt.Sprintf("%d年乡村公益性岗位聘用公示", year),
		date: later(from, -2), from: from, tables: []table{t}, boards: len(v.boards),
		summary: fmt.Sprintf("今年聘了 %d 个人看路、护林、搞卫生，每月补贴一共 %s。", n, yuan(sum).Plain()),
		body: v.fill(`报名的比岗位多，村民代表会议按“家里最缺进项、本人干得动”的顺序定的人。

1. 补贴按月打到卡上，缺勤按天扣；
2. 每季度由村民小组打一次分，两次不合格就换人；
3. 同一户不占两个岗位。

觉得不公平的，公示期内找{监委会}（{监督电话}）。`),
	})
}

func (a *archive) interest(v *village, date, span string, uses []string) {
	d := diceFor("interest " + v.slug) // the same households, half-year after half-year
	t := table{name: "贴息名单", file: "interest-" + date[:7] + ".csv", kind: "interest", encoding: v.csv(), head: []string{"户主", "村民组", "贷款用途", "贷款金额（元）", "本期贴息（元）"}}
	sum := 0
	for _, use := range uses {
		loan := d.between(3, 5) * 10000
		help := loan * 175 / 10000
		sum += help
		t.rows = append(t.rows, []string{masked(d, v.surnames), pick(d, v.groups), use, yuan(loan).String(), yuan(help).String()})
	}
	a.add(v, notice{
		path: "poverty-alleviation/interest-" + date[:7] + ".md", item: "poverty-alleviation/interest-subsidy", title: "脱贫人口小额信贷贴息公示（" + span + "）",
		date: date, from: later(date, 2), tables: []table{t}, contact: &revitalisationOffice,
		summary: fmt.Sprintf("%s %d 户贷款搞养殖种植，这一期的利息 %s，由财政出。", span, len(uses), yuan(sum).Plain()),
		body:    "贷款只能用在生产上，不能盖房、娶亲、还债。贴息由财政直接付给银行，**本金到期还要自己还**，请各户提前打算。",
	})
}

func (a *archive) team(v *village) {
	team := map[string][3]string{
		"shangping": {"陆文博（县林业局）", "覃小燕（县农商行）", "韦志刚（镇农业农村办公室）"},
		"donggou":   {"高建业（县供销社）", "卫晓东（县文化馆）", "李春燕（镇便民服务中心）"},
		"taohua":    {"邵一鸣（县文旅局）", "田雨（县融媒体中心）", "向国栋（镇林业站）"},
	}[v.slug]
	a.add(v, notice{
		path: "poverty-alleviation/team.md", item: "poverty-alleviation/assistance-team", title: "驻村工作队公示",
		date: "2026-04-13", from: "2026-04-14", contact: &v.leader,
		summary: "驻村工作队三个人，吃住都在村里，有事找他们，打村部电话 " + v.handler.phone + "。",
		body: v.fill(`| 职务 | 姓名和单位 | 主要管什么 |
| --- | --- | --- |
| 第一书记、队长 | {甲} | 抓党建、跑项目、防返贫监测 |
| 队员 | {乙} | 农产品销售、小额信贷 |
| 队员 | {丙} | 政策宣传、办事代跑腿 |

工作队每月在村住 20 天以上，**签到表贴在村部门口**。队员换人，一周内重新公示。

工作队不能做的三件事：

- 不能代替农户决定种什么、养什么；
- 不能收礼、吃请；
- 不能插手工程和招标。

有做得不好的，请打镇党政办公室 0999-5550101。`, "{甲}", team[0], "{乙}", team[1], "{丙}", team[2]),
	})
}
