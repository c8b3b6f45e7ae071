package main

import "fmt"

// affairs adds what a village is, who runs it, and what its law asks it to tell.
func (a *archive) affairs(v *village) {
	i := int(v.code[11] - '0')
	a.profile(v)
	if i%2 == 1 {
		a.committee(v)
	}
	switch v.slug {
	case "baiyang":
		a.homestead(v, quarter{2025, 4}, "2026-01-19", 3)
		a.homestead(v, quarter{2026, 3}, "2026-10-20", 4)
	case "xinmin":
		a.homestead(v, quarter{2026, 3}, "2026-10-19", 2)
	case "shangping":
		a.relief(v, "2025-09-15", "八月大雨", 20000, 7)
	case "liuwan":
		a.relief(v, "2026-08-10", "七月洪水", 0, 12)
		a.bridge(v)
	case "wangjiaying":
		a.coldStore(v)
	}
	switch v.slug {
	case "liuwan", "baiyang", "taohua", "shangping":
		a.policy(v)
	}
	switch v.slug {
	case "donggou", "taohua":
		a.rules(v)
	}
}

func (a *archive) profile(v *village) {
	merged := ""
	if len(v.formerly) > 0 {
		merged = "\n\n原南塘村的公示、原来印出去的二维码都还能用。"
	}
	a.add(v, notice{
		path: "village-affairs/profile.md", item: "village-affairs/profile", title: v.name + "简介",
		date: "2025-06-09", from: "2025-06-10", length: "长期",
		summary: v.fill("全村 {组数} 个组、{户数} 户、{人数} 人，地 {耕地} 亩，主要出产{作物}。"),
		body:    v.about + merged + v.fill("\n\n| 项目 | 数 |\n| --- | ---: |\n| 村民小组 | {组数} 个 |\n| 户数 | {户数} 户 |\n| 人口 | {人数} 人 |\n| 耕地 | {耕地} 亩 |"),
	})
}

func (a *archive) committee(v *village) {
	t := table{name: "班子成员", file: "committee.csv", kind: "members", encoding: v.csv(), head: []string{"姓名", "职务", "分工", "联系电话"},
		rows: [][]string{
			{v.leader.name, v.leader.role, "全面工作、财务审批", v.leader.phone},
			{v.handler.name, v.handler.role, "公开公示、证明材料、档案", v.handler.phone},
			{v.committee.name, v.committee.role, "监督村务、财务", v.committee.phone}}}
	a.add(v, notice{
		path: "village-affairs/committee.md", item: "village-affairs/committee", title: "村“两委”和监委会主要成员公示",
		date: "2026-03-02", from: "2026-03-03", length: "长期", tables: []table{t},
		summary: "谁管什么、电话多少，都在这张表上，工作日打不通的，晚上七点以后再打。",
		body:    "村部值班表每周一换，贴在值班室窗上。",
	})
}

func (a *archive) homestead(v *village, q quarter, from string, n int) {
	d := diceFor("homestead " + v.slug + q.key())
	t := table{name: "宅基地申请", file: fmt.Sprintf("homestead-%d-q%d.csv", q.year, q.n), kind: "applications", encoding: v.csv(), head: []string{"申请人", "村民组", "申请理由", "批准面积（平方米）", "审批情况"}}
	granted := 0
	for k := range n {
		area, state := fmt.Sprint(d.between(80, 120)), "镇里已批准"
		if k == n-1 {
			area, state = "0", "未批准：占用永久基本农田"
		} else {
			granted++
		}
		t.rows = append(t.rows, []string{masked(d, v.surnames), pick(d, v.groups), pick(d, []string{"原房屋危旧，原址翻建", "分户建房", "避让地质灾害搬迁"}), area, state})
	}
	a.add(v, notice{
		path: fmt.Sprintf("village-affairs/%d/homestead-q%d.md", q.year, q.n), item: "village-affairs/homestead", title: q.chinese() + "宅基地申请和审批情况",
		date: later(from, -2), from: from, length: "15天", tables: []table{t},
		summary: fmt.Sprintf("%s %d 户申请宅基地，批了 %d 户，没批的写明了为什么。", q.short(), n, granted),
		body:    "一户只能有一处宅基地。批了的，开工前请镇里来放线，**四至不清的先不要动土**。",
	})
}

func (a *archive) relief(v *village, from, event string, cash, n int) {
	d := diceFor("relief " + v.slug)
	t := table{name: "发放名单", file: "relief-" + from[:7] + ".csv", kind: "relief", encoding: v.csv(), head: []string{"姓名", "村民组", "款物名称", "数量", "折合金额（元）"}}
	sum := 0
	for k := range n {
		amount, what, count := 0, "", ""
		switch k % 3 {
		case 0:
			amount, what, count = 380, "棉被、褥子", "2 套"
		case 1:
			amount, what, count = 168, "大米、食用油", "1 袋、1 桶"
		default:
			amount, what, count = 240, "消毒液、彩条布", "1 箱、1 卷"
		}
		sum += amount
		t.rows = append(t.rows, []string{masked(d, v.surnames), pick(d, v.groups), what, count, yuan(amount).String()})
	}
	source := "县红十字会和镇里"
	if cash > 0 {
		source += fmt.Sprintf("（另有救灾款 %s，使用情况见财务收支）", yuan(cash).Plain())
	}
	a.add(v, notice{
		path: "village-affairs/relief-" + from[:7] + ".md", item: "village-affairs/relief", title: event + "救灾款物发放公示",
		date: later(from, -1), from: from, length: "7天", tables: []table{t}, boards: len(v.boards),
		summary: fmt.Sprintf("%s后，救灾的东西分给了 %d 户，折合 %s。", event, n, yuan(sum).Plain()),
		body:    "东西来自" + source + "。先急后缓：房子进水的、老人独居的先领。\n\n领的人都签了字，签字单在村部。剩下的 6 套棉被锁在村部仓库备用，钥匙两个人各拿一把。",
	})
}

func (a *archive) bridge(v *village) {
	t := table{name: "进程和付款", file: "progress.csv", kind: "progress", encoding: v.csv(), head: []string{"时间", "进展", "已付款（元）", "备注"}}
	paid := 0
	steps := map[string]string{"2026-05-28": "开工，拆漫水桥，打围堰", "2026-07-20": "桥墩、桥台做完", "2026-11-10": "桥面完工，通过验收"}
	for _, p := range bridgePayments {
		paid += p.yuan
		t.rows = append(t.rows, []string{day(p.date).Chinese(), steps[p.date], yuan(p.yuan).String(), p.text})
	}
	t.rows = append(t.rows, []string{"2027年11月", "质保期满付质保金", "", "10,000 元"})
	materials, err := bridgeMaterials()
	if err != nil {
		a.fail("the bridge's materials: %w", err)
	}
	contract, err := bridgeContract(v)
	if err != nil {
		a.fail("the bridge's contract: %w", err)
	}
	a.add(v, notice{
		path: "village-affairs/2026/bridge-progress/index.md", item: "village-affairs/major-matters", title: "柳湾桥建设进程和付款公开（完工）",
		date: "2026-11-16", from: "2026-11-17", length: "10个工作日", boards: 2, tables: []table{t},
		pictures: []picture{{"deck.jpg", "十月下旬浇筑桥面", photo("deck")}, {"board.jpg", "公开单贴在桥头小卖部", photo("board")},
			{"contract.pdf", "施工合同（摘要页）", contract}, {"materials.xlsx", "进场材料验收清单", materials}},
		summary: fmt.Sprintf("柳湾桥已经付了 %s，还压着 1 万元质保金，一年后桥没毛病再付。", yuan(paid).Plain()),
		body: `桥是大家一块钱一块钱凑起来的，钱怎么付的，按时间列在下面：

{{< table 进程和付款 >}}

## 怎么看的工

- 三组、四组各出两名代表，轮流盯混凝土；
- 每车混凝土留一组试块，共 14 组，全部合格；
- 钢筋进场过秤，比图纸多 0.4%，没有少。

![十月下旬浇筑桥面](deck.jpg)

桥头那一栏，以前字小看不清，这回打的是大字：

![公开单贴在桥头小卖部](board.jpg)
`,
	})
}

func (a *archive) coldStore(v *village) {
	t := table{name: "进程和付款", file: "cold-store.csv", kind: "progress", encoding: v.csv(), head: []string{"时间", "进展", "已付款（元）"},
		rows: [][]string{{"2026年9月15日", "开工，平整地基", yuan(96000).String()}, {"2026年10月22日", "库体板安装完", yuan(144000).String()}, {"2026年11月14日", "制冷机组进场，正在接管", "0.00"}}}
	a.add(v, notice{
		path: "village-affairs/2026/cold-store-progress.md", item: "village-affairs/major-matters", title: "蔬菜市场冷库建设进程公开（第二次）",
		date: "2026-11-18", from: "2026-11-20", to: "2026-12-04", boards: -1, tables: []table{t},
		summary: "冷库架子搭好了，钱付了一半，24 万元，机器调好了再付下一笔。",
		body:    "原说 12 月 20 日完工，眼下看能提前几天。市场北门临时关着，请走东门。\n\n用电增容的 2.6 万元在“市场电路改造”里列过，**不重复算**。",
	})
}

func (a *archive) policy(v *village) {
	t := table{name: "政策标准", file: "farm-policy-2026.csv", kind: "standards", encoding: v.csv(), head: []string{"政策名称", "补给谁", "标准", "怎么领"},
		rows: [][]string{
			{"耕地地力保护补贴", "种着自家承包地的农户", "每亩 115 元", "不用申请，打到一卡通"},
			{"农机购置补贴", "买目录里农机的人", "按机具定额", "手机或到镇农业农村办公室申请"},
			{"小麦种植保险", "种小麦的农户", "自缴 4 元/亩", "到村会计处登记"},
			{"农村危房改造", "低收入家庭的危房", "每户 1.2 万至 2.6 万元", "向村里申请，镇里鉴定"}}}
	a.add(v, notice{
		path: "village-affairs/farm-policy-2026.md", item: "village-affairs/farm-policy", title: "2026年惠农政策明白纸",
		date: "2026-04-20", from: "2026-04-22", length: "1个月", tables: []table{t}, boards: len(v.boards), contact: &farmOffice,
		summary: "今年种地每亩补 115 元，四样好政策列成一张表，看看自家占哪一样。",
		body:    "应急广播每天早上七点播一遍，连播一周。听不明白的到村部，村文书给您念。",
	})
}

func (a *archive) rules(v *village) {
	a.add(v, notice{
		path: "village-affairs/village-rules.md", item: "village-affairs/village-rules", title: v.name + "村规民约（2026年修订）",
		date: "2026-02-25", from: "2026-02-26",
		summary: "红事白事随礼不超过 100 元，垃圾不倒沟里，老人由儿女轮着照看，都是大家举手定的。",
		body: v.fill(`*2026年2月24日村民会议通过，应到 {户数} 户，三分之二以上的户派代表到会。*

## 第一章 邻里

1. 有话好好说，吵架先找组长，组长说不下来找调解员。
2. 建房、浇地、修路碰了别人的界，先打招呼。
3. 谁家有急事，左邻右舍搭把手。

## 第二章 红白事

1. 随礼不超过 100 元，席面不超过 12 桌。
2. 白事三天办完，不请人哭、不放大炮。
3. 升学、满月、乔迁不大办。

## 第三章 卫生

1. 门前自己扫，垃圾进桶，不倒沟、不倒河。
2. 狗要拴，鸡鸭要圈。
3. 农药瓶、地膜送回收点：
   - 瓶子 2 角一个；
   - 地膜 1 元一斤。

## 第四章 孝老

1. 老人自己做得动的，常回来看看；做不动的，儿女轮着来。
2. 有儿女不养老人的，红白理事会上门劝，劝不动的依法办。

## 第五章 怎么算数

违反的，先劝、再在广播里说、再取消当年评先。**不罚款**——村里没有罚款的权。

---

与法律不一致的，以法律为准。`),
	})
}
