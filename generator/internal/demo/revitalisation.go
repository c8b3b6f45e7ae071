package main

import (
	"fmt"
	"strings"
)

// project adds a village's project of the year: the decision and its result, the
// allocation of the fund, and the two notices that its money asks for.
func (a *archive) project(v *village) {
	p := v.work
	planned, actual := 0, 0
	for _, s := range p.sources {
		planned += s.planned
		actual += s.actual
	}
	decision := a.decision(v, p, planned)
	if p.allocated != "" {
		a.allocation(v, p)
	}
	before := a.announce(v, p, planned)
	if p.finished != "" {
		a.complete(v, p, planned, actual, before)
		a.result(v, p, actual, decision)
	}
	a.plan(v, p, planned)
	a.environment(v)
}

func (a *archive) decision(v *village, p project, planned int) string {
	date := later(p.announced, -12)
	vote, _, _ := strings.Cut(p.vote, "（")
	return a.add(v, notice{
		path: "village-affairs/" + p.key + "-decision.md", item: "village-affairs/decisions", title: "村民代表会议决定：" + p.short,
		date: date, from: later(date, 1), boards: len(v.boards),
		summary: fmt.Sprintf("代表们商量定了：%s，总共 %s，%s。", p.short, yuan(planned).Plain(), vote),
		body: v.fill(`按照“四议两公开”，{名称}已经走完四议，现将决议公开。

1. **村党组织提议**：{一}
2. **村“两委”商议**：{二}
3. **党员大会审议**：{三}
4. **村民代表会议决议**：{四}，{票}。

决议内容：

- 干什么：{内容}；
- 花多少：{总额}，来源见项目公示；
- 谁来干：按规定招标或比价，结果再公布；
- 谁来管：村务监督委员会{监委会}牵头，{人数组}名村民代表参加，天天有人看。

**第二次公开**（实施结果）将在完工后贴出。有不同意见，公示期内找{支书}（{支书电话}）。`,
			"{名称}", p.name, "{一}", day(later(date, -20)).Chinese()+"支委会提出", "{二}", day(later(date, -15)).Chinese()+"两委联席会讨论，改了两处",
			"{三}", day(later(date, -8)).Chinese()+"党员大会通过", "{四}", day(date).Chinese(), "{票}", p.vote,
			"{内容}", p.content, "{总额}", yuan(planned).Plain(), "{人数组}", fmt.Sprint(min(len(v.groups), 5))),
	})
}

func (a *archive) result(v *village, p project, actual int, decision string) {
	from := later(p.finished, 2)
	a.add(v, notice{
		path: "village-affairs/" + p.key + "-result.md", item: "village-affairs/decisions", title: "决议实施结果：" + p.short,
		date: p.finished, from: from, boards: len(v.boards), follows: decision,
		summary: fmt.Sprintf("当初定下的“%s”办完了，实际花了 %s。", p.short, yuan(actual).Plain()),
		body: v.fill(`{名称}已经完工。当初决议怎么说、后来怎么做，对照如下：

| 当初定的 | 现在的结果 |
| --- | --- |
| {目标} | 已达到，验收合格 |
| {完工}前完工 | 按期完工 |
| 全程有代表监督 | 监督日志共 {次} 篇，在村部可查 |

{故事}`, "{名称}", p.name, "{目标}", p.goal, "{完工}", day(p.end).Chinese(), "{次}", fmt.Sprint(day(p.end).Sub(day(p.start))/4), "{故事}", p.story),
	})
}

func (a *archive) allocation(v *village, p project) {
	s := p.sources[0]
	for _, x := range p.sources {
		if strings.Contains(x.name, "衔接") {
			s = x
		}
	}
	t := table{name: "分配结果", file: "allocation-" + p.key + ".csv", kind: "allocation", encoding: v.csv(),
		head: []string{"资金名称", "文号", "项目名称", "实施单位", "分配金额（元）"},
		rows: [][]string{{p.fund, p.number, p.name, v.name + "村民委员会", yuan(s.planned).String()}}}
	a.add(v, notice{
		path: "rural-revitalisation/" + p.allocated[:4] + "/allocation.md", item: "rural-revitalisation/fund-allocation", title: p.fund + "分配结果公告",
		date: p.allocated, from: later(p.allocated, 2), tables: []table{t}, contact: &revitalisationOffice, issuer: "禾溪镇人民政府", number: "禾政公告" + "〔" + p.allocated[:4] + "〕" + fmt.Sprint(len(p.name)+int(v.code[11]-'0')) + "号",
		summary: fmt.Sprintf("上级这批钱分给%s %s，只能用来%s。", v.name, yuan(s.planned).Plain(), p.short),
		body:    v.fill("根据县财政局、县农业农村局文件，现将本批资金分到{村}的结果公告如下。\n\n{{< table 分配结果 >}}\n\n资金专款专用，任何单位不得截留、挪用。举报电话：镇纪委 0999-5550110，或 12345。"),
	})
}

func (a *archive) announce(v *village, p project, planned int) string {
	board := table{name: "项目概况", file: "project-" + p.key + ".csv", kind: "project", encoding: v.csv(), head: []string{"项目", "内容"},
		rows: [][]string{
			{"项目名称", p.name}, {"建设内容", p.content}, {"实施地点", p.place}, {"总投资", yuan(planned).Plain()},
			{"实施单位", v.name + "村民委员会"}, {"施工单位", p.builder},
			{"工期", day(p.start).Chinese() + "至" + day(p.end).Chinese()}, {"绩效目标", p.goal}}}
	funds := table{name: "资金来源", file: "project-" + p.key + "-funds.csv", kind: "funds", encoding: v.csv(), head: []string{"资金来源", "计划（元）", "实际（元）", "备注"}}
	for _, s := range p.sources {
		funds.rows = append(funds.rows, []string{s.name, yuan(s.planned).String(), "", ""})
	}
	return a.add(v, notice{
		path: "rural-revitalisation/" + p.key + "-before.md", item: "rural-revitalisation/project", title: p.name + "公示（开工前）",
		date: later(p.announced, -2), from: p.announced, boards: len(v.boards), tables: []table{board, funds},
		summary: fmt.Sprintf("要%s了，一共 %s，%s前干完。", p.short, yuan(planned).Plain(), day(p.end).Chinese()),
		body:    v.fill("{{< table 项目概况 >}}\n\n钱从这几处来：\n\n{{< table 资金来源 >}}\n\n施工期间请绕开作业面，看好老人和孩子。质量监督由{监委会}（{监督电话}）负责，谁发现偷工减料都可以打。"),
	})
}

func (a *archive) complete(v *village, p project, planned, actual int, before string) {
	funds := table{name: "资金使用", file: "funds.csv", kind: "funds", encoding: v.csv(), head: []string{"资金来源", "计划（元）", "实际（元）", "备注"}}
	for _, s := range p.sources {
		funds.rows = append(funds.rows, []string{s.name, yuan(s.planned).String(), yuan(s.actual).String(), s.note})
	}
	less := "没有超支"
	switch {
	case actual < planned:
		less = "比计划少花 " + yuan(planned-actual).Plain()
	case actual > planned:
		less = "比计划多花 " + yuan(actual-planned).Plain()
	}
	n := notice{
		path: "rural-revitalisation/" + p.key + "-after/index.md", item: "rural-revitalisation/project", title: p.name + "公示（完工后）",
		date: later(p.finished, -2), from: p.finished, boards: len(v.boards), tables: []table{funds}, follows: before,
		summary: fmt.Sprintf("%s完工了，实际花了 %s，%s。", p.name, yuan(actual).Plain(), less),
		body: v.fill(`## 一、干成了什么

{内容}。

{故事}

## 二、钱花到哪里

{{< table 资金使用 >}}

## 三、谁验收的

镇里组织验收，县主管部门抽查，村务监督委员会和村民代表签字。验收资料在村部，保存十年。`, "{内容}", p.content, "{故事}", p.story),
	}
	if p.picture != "" {
		file, title := photoFile(p.picture)
		n.pictures = []picture{{file, title, photo(p.picture)}}
		n.body += "\n\n![" + title + "](" + file + ")\n"
	}
	a.add(v, n)
}

func (a *archive) plan(v *village, p project, planned int) {
	if !strings.Contains("liuwan donggou baiyang wangjiaying", v.slug) {
		return
	}
	d := diceFor("plan " + v.slug)
	others := []struct {
		name, content, money string
		yuan                 int
	}{
		{"户厕改造", "改造旱厕，接入三格化粪池", "县厕改奖补", d.between(12, 30) * 1200},
		{"村内巷道硬化", "硬化巷道，宽 3 米、厚 15 厘米", "一事一议奖补、村集体", d.between(60, 110) * 1000},
		{"农家书屋和活动室修缮", "屋面防水，换门窗 8 扇", "村集体", d.between(14, 32) * 500},
	}
	t := table{name: "项目计划", file: "plan-2026.csv", kind: "plan", encoding: v.csv(), head: []string{"项目名称", "建设内容", "实施地点", "计划投资（元）", "资金来源", "完成时限"},
		rows: [][]string{{p.name, p.content, p.place, yuan(planned).String(), p.sources[0].name + "等", day(p.end).Chinese()}}}
	sum := planned
	for _, o := range others {
		sum += o.yuan
		t.rows = append(t.rows, []string{o.name, o.content, pick(d, v.groups), yuan(o.yuan).String(), o.money, "2026年12月20日"})
	}
	a.add(v, notice{
		path: "rural-revitalisation/plan-2026.md", item: "rural-revitalisation/annual-plan", title: "2026年度项目计划公示",
		date: "2026-02-03", from: "2026-02-04", length: "10天", tables: []table{t}, contact: &revitalisationOffice,
		summary: fmt.Sprintf("今年打算干 %d 件事，一共要花 %s，上级给一部分、集体出一部分。", len(t.rows), yuan(sum).Plain()),
		body:    "计划可能随上级资金调整，调整了会再公示，并写明为什么。\n\n资金没有到位的项目不开工，**不欠工钱、不集资摊派**。",
	})
}

func (a *archive) environment(v *village) {
	i := int(v.code[11] - '0')
	if i%2 == 0 {
		d := diceFor("environment " + v.slug)
		t := table{name: "管护责任", file: "upkeep.csv", kind: "upkeep", encoding: v.csv(), head: []string{"设施", "位置", "管护人", "管什么"}}
		for _, x := range [][2]string{{"公厕", "每天扫两遍，缺纸缺水及时补"}, {"垃圾收集点", "两天清一次，桶不过满"}, {"路灯", "每月查一遍，坏了三天内报修"}, {"健身器材", "螺丝松了就停用，贴上纸条"}, {"水渠闸门", "放水关水有记录"}} {
			t.rows = append(t.rows, []string{x[0], pick(d, v.groups), masked(d, v.surnames), x[1]})
		}
		from := "2026-10-16"
		if i == 8 {
			from = "2026-11-18"
		}
		a.add(v, notice{
			path: "rural-revitalisation/upkeep.md", item: "rural-revitalisation/living-environment", title: "公共设施管护责任人公示",
			date: later(from, -1), from: from, tables: []table{t},
			summary: "厕所谁扫、路灯谁管、垃圾谁拉，五样设施都定了责任人。",
			body:    v.fill("看见没管好的，先跟管护人说；说了三天没动静，打 {电话}。\n\n## 家家也有一份\n\n- [x] 门前三包：扫净、摆齐、不占道\n- [x] 鸡鸭圈养\n- [ ] 污水接进管网（还有几户没接，年底前接完）"),
		})
	}
	if v.slug == "shiqiao" || v.slug == "donggou" {
		a.add(v, notice{
			path: "rural-revitalisation/regulations.md", item: "rural-revitalisation/regulations", title: "衔接资金能干什么、不能干什么",
			date: "2025-06-24", from: "2025-06-25", length: "长期", contact: &revitalisationOffice, issuer: "禾溪镇人民政府",
			summary: "衔接资金只能用来搞产业、修路修水这些事，不能发钱发东西，也不能盖办公楼。",
			body: `“衔接资金”全名是“中央财政衔接推进乡村振兴补助资金”，过去叫扶贫资金。

**能干的**

1. 发展产业：种养、加工、冷库、烘干房；
2. 补短板：产业路、小型水利、饮水；
3. 帮就业：外出务工一次性交通补助、公益性岗位。

**不能干的**

1. 发人头钱、过节发东西；
2. 盖办公楼、买小汽车；
3. 还债、垫资、担保。

> 每一笔都要公示两回：钱分下来一回，活干完一回。没看到公示，就来问。

具体办法见《衔接推进乡村振兴补助资金管理办法》，村部有纸本。`,
		})
	}
}
