package main

import (
	"fmt"
	"strings"
)

// heldPositives have disguises and sentences that were written before the detectors
// were run for the first time, and that they were not tuned on.
func (m *maker) heldPositives() {
	for range 8 {
		id, old, tel, card, who := m.citizen(), m.oldCitizen(), m.cellphone(), m.card(), m.person()
		other, v, g := m.person(), m.village(), m.groupName()
		p := m.positive
		p("id-number", "held: underscores", "附：«"+cut(id, "_", 6, 8)+"»（"+who+"）")
		p("id-number", "held: in quotation marks", "身份证“«"+id+"»”")
		p("id-number", "held: full-width spaces", who+"　«"+cut(id, "　", 6, 8)+"»")
		p("id-number", "held: spelled label", "身 份 证 号 码：«"+id+"»")
		p("id-number", "held: Chinese digits", "身份证号«"+spoken(id)+"»")
		p("id-number", "held: year in words", "«"+id[:6]+"年"+id[6:10]+"月"+id[10:12]+"日"+id[12:14]+"尾"+id[14:]+"»")
		p("id-number", "held: with mobile at once", who+"«"+id+"»"+"，其他情况见表")
		p("id-number", "held: old, dashed", "旧证 «"+cut(old, "-", 6, 6)+"»")
		p("id-number", "held: circled digits", "证号«"+circled(id)+"»")
		p("id-number", "held: tail on the next line", "| "+who+" | «"+id[:14]+" |\n| "+id[14:]+"» |")
		p("id-number", "held: no label, in brackets", "（«"+id+"»）"+g)
		p("id-number", "held: disabled person's card", "残疾人证号«"+id+"»"+"43")
		p("mobile", "held: slashes", "电话："+"«"+cut(tel, "/", 3, 4)+"»")
		p("mobile", "held: brackets", "手机（«"+cut(tel, ")", 3)+"»")
		p("mobile", "held: 4 and 7", "联系 «"+cut(tel, " ", 4)+"»")
		p("mobile", "held: half in Chinese", "电话«"+tel[:3]+spoken(tel[3:7])+tel[7:]+"»")
		p("mobile", "held: keycaps", "联系：«"+every(tel, "\ufe0f\u20e3")+"»")
		p("mobile", "held: after a letter", "T«"+tel+"»，"+who)
		p("mobile", "held: two together", "联系«"+tel+"»、13800009999")
		p("mobile", "held: file name", who+"-«"+tel+"»-申请表.jpg")
		p("mobile", "held: capital numerals", "电话«"+capital(tel)+"»")
		p("mobile", "held: of a list", "电话：0999-5550120；«"+tel+"»（"+who+"）")
		p("bank-card", "held: dots", "«"+cut(card, "·", 4, 4, 4, 4)+"»")
		p("bank-card", "held: with the bank", who+"（禾溪农商行«"+card+"»）")
		p("bank-card", "held: label after words", "补贴请打到这张卡："+who+"，«"+card+"»")
		p("bank-card", "held: Chinese digits", "账号«"+spoken(card)+"»")
		p("bank-card", "held: two lines in fours", "卡号«"+cut(card, " ", 4, 4)[:9]+"\n"+cut(card[8:], " ", 4, 4)+"»")
		p("bank-card", "held: passbook", "存折号«"+"8"+fmt.Sprintf("%016d", m.Int64N(1e16))+"»")
		land := m.landline()
		p("fixed-line", "held: with +86", "电话«+86-"+land[1:]+"»")
		p("fixed-line", "held: slash", "联系方式：«"+strings.Replace(land, "-", "/", 1)+"» 找"+who)
		p("fixed-line", "held: at home", who+"家里的电话是«"+land[5:]+"»。")
		p("fixed-line", "held: in two", "座机 «"+land[:4]+" "+land[5:8]+" "+land[8:]+"»")
		p("passport", "held: Taiwan", "台胞证«"+"T"+fmt.Sprintf("%08d", m.IntN(100000000))+"»")
		p("passport", "held: home return", "回乡证号：«H"+fmt.Sprintf("%010d", m.Int64N(1e10))+"»")
		p("passport", "held: in a sentence", who+"持«"+m.passportNo()+"»号护照出境务工")
		p("passport", "held: new permit", "往来港澳通行证 «C"+string("ABCDEFGHJK"[m.IntN(10)])+fmt.Sprintf("%07d", m.IntN(10000000))+"»")
		p("plate", "held: inner space", "车主请移车：«"+spacedPlate(m.carNo(false))+"»")
		p("plate", "held: trailer", "挂车«晋B"+fmt.Sprintf("%04d", m.IntN(10000))+"挂»")
		p("plate", "held: dash", "车牌 «"+dotted(m.carNo(false), "-")+"»")
		p("plate", "held: in brackets", "一辆白色轿车（«"+m.carNo(true)+"»）")
		p("email", "held: [at]", "邮箱 «"+strings.Replace(m.mailbox(), "@", "[at]", 1)+"»")
		p("email", "held: dot in words", "«"+strings.Replace(strings.Replace(m.mailbox(), "@", "@", 1), ".example", "点example", 1)+"»")
		p("email", "held: whole width", "邮箱：«"+wide(m.mailbox())+"»")
		p("wechat", "held: id", "微信ID：«"+m.chatName()+"»")
		p("wechat", "held: written", "我的微信是«"+m.chatName()+"»，随时找我")
		p("wechat", "held: V", "V信 «"+m.chatName()+"»")
		p("wechat", "held: QQ number", who+"，QQ号 «"+fmt.Sprint(10000000+m.IntN(90000000))+"»")
		d := fmt.Sprint(33 + m.IntN(100))
		p("address", "held: yard", "送到«"+v+d+"号院»")
		p("address", "held: Chinese door", who+"户，«"+v+g+"门牌"+d+"号»")
		p("address", "held: community", "租住在«阳光花园"+d+"号楼1202室»")
		p("address", "held: slash building", "家庭住址：«禾溪镇建设街"+d+"号附3号»")
		p("address", "held: spaced", "住 «"+v+" "+g+" "+d+" 号»")
		p("address", "held: team", who+"家（«"+v+"第三生产队"+d+"号»）起火")
		y, mo, day := m.born()
		p("birth-date", "held: Chinese", who+"，出生于«"+fmt.Sprintf("%s年%s月%s日", spoken(fmt.Sprint(y)), small[mo-1], small[day%12])+"»")
		p("birth-date", "held: slash", who+"（出生：«"+fmt.Sprintf("%d/%d/%d", y, mo, day)+"»）")
		p("birth-date", "held: birthday", "老人"+who+"的生日是«"+fmt.Sprintf("%d年%d月%d日", y, mo, day)+"»")
		p("birth-date", "held: brackets", who+"（«"+fmt.Sprintf("%d年%d月", y, mo)+"»生）")
		p("birth-date", "held: roll", "1. "+who+" 女 «"+fmt.Sprintf("%d-%02d-%02d", y, mo, day)+"» 汉族")
		ill := pick(m, "乳腺癌", "胃癌", "脑瘫", "股骨头坏死", "红斑狼疮", "帕金森病", "抑郁症", "肾衰竭", "听力残疾", "先天性心脏病")
		p("illness", "held: diagnosed", other+"于去年被确诊为«"+ill+"»，花费 6 万元")
		p("illness", "held: dash", m.starred()+"——«"+ill+"»")
		p("illness", "held: child of", who+"的儿子患有«"+ill+"»")
		p("illness", "held: suffers", "监测户"+who+"身患«"+ill+"»，无劳动能力")
		p("illness", "held: relative", "低保户"+who+"（本人«"+ill+"»，妻子务农）")
		p("minor-name", "held: family", "«"+who+"»同学（小学三年级）父母在外务工")
		p("minor-name", "held: girl", "女孩«"+who+"»，今年上五年级")
		p("minor-name", "held: list", "本次资助的初中生有：«"+who+"»、"+m.starred())
		p("minor-name", "held: pre-school", "幼儿«"+who+"»，由外婆照看")
		p("minor-name", "held: age in brackets", "«"+who+"»（"+fmt.Sprint(4+m.IntN(12))+"岁）随奶奶生活")
		p("weak-mask", "held: middle shown", "身份证 «******"+id[6:14]+"****»")
		p("weak-mask", "held: hash", "电话 «"+tel[:4]+"##"+tel[6:]+"»")
		p("weak-mask", "held: circles", "身份证号«"+id[:6]+"○○○○○○○○"+id[14:]+"»")
		p("weak-mask", "held: 10+4+4 spaced", "身份证 «"+id[:6]+" "+id[6:10]+"**** "+id[14:]+"»")

		t := &Table{Header: []string{"编号", "姓名", "公民身份号码", "补贴"}, Rows: [][]string{{"1", m.starred(), wide(id), "100"}, {"2", m.starred(), "", "100"}}}
		m.cell("id-number", "held: table, full width", t, 0, 2)
		row := []string{m.starred()}
		head := []string{"姓名"}
		for _, r := range id {
			row = append(row, string(r))
			head = append(head, "")
		}
		m.cell("id-number", "held: one digit a cell", &Table{Header: head, Rows: [][]string{row}}, 0, 1)
		m.cell("mobile", "held: remarks", &Table{Header: []string{"姓名", "金额", "备注"}, Rows: [][]string{{m.starred(), "100", "电话" + tel}}}, 0, 2)
		m.cell("bank-card", "held: heading 打卡", &Table{Header: []string{"姓名", "打卡账户", "金额"}, Rows: [][]string{{m.starred(), card, "100"}}}, 0, 1)
		m.cell("address", "held: heading", &Table{Header: []string{"户主", "家庭住址"}, Rows: [][]string{{m.starred(), v + g + d + "号"}}}, 0, 1)
		m.cell("illness", "held: note", &Table{Header: []string{"户主", "家庭人口", "备注"}, Rows: [][]string{{m.starred(), "3", "妻子" + ill}}}, 0, 2)
		roll := &Table{Header: []string{"领取人", "数量"}}
		for range 9 {
			roll.Rows = append(roll.Rows, []string{m.starred(), "1"})
		}
		roll.Rows[7][0] = m.person()
		m.cell("unmasked", "held: receivers", roll, 7, 0)
		m.cell("minor-name", "held: classes", &Table{Header: []string{"姓名", "班级", "补助"}, Rows: [][]string{{who, "三年级2班", "500"}}}, 0, 0)
	}
}

func circled(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '0':
			b.WriteRune('⓪')
		case r >= '1' && r <= '9':
			b.WriteRune('①' + r - '1')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func capital(s string) string {
	words := []rune("零壹贰叁肆伍陆柒捌玖")
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(words[r-'0'])
	}
	return b.String()
}

func spacedPlate(s string) string {
	r := []rune(s)
	return string(r[0]) + " " + string(r[1]) + " " + string(r[2:])
}

// heldNegatives are look-alikes that the detectors were not tuned on.
func (m *maker) heldNegatives() {
	for range 38 {
		n := m.negative
		g, v, who := m.groupName(), m.village(), m.person()
		n("held: bid", "招标编号 HXZB-"+fmt.Sprint(2024+m.IntN(3))+"-"+m.digits(3)+"，最高限价 "+m.money()+" 元")
		n("held: policy number", "保单号 "+m.digits(pick(m, 18, 20, 22))+"，承保小麦 "+m.digits(3)+" 亩")
		n("held: certificate", "不动产权证：禾(2025)青禾县不动产权第 "+m.digits(7)+" 号")
		n("held: batches", "第"+m.digits(2)+"批次，发放批次号 "+fmt.Sprintf("%d%02d%04d", 2025, 1+m.IntN(12), m.IntN(10000)))
		n("held: trees", "栽树 "+m.digits(5)+" 株，成活 "+m.digits(5)+" 株，占 "+m.digits(2)+"."+m.digits(1)+"%")
		n("held: meter readings", "上月 "+m.digits(6)+"，本月 "+m.digits(6)+"，用水 "+m.digits(4)+" 吨")
		n("held: weather", "气温 -3 至 12 度，降水 "+m.digits(2)+" 毫米，"+m.day())
		n("held: phones of firms", "厂家服务电话 400-"+m.digits(3)+"-"+m.digits(4))
		n("held: budget line", "2130504 农村基础设施建设 "+m.money()+" 2130599 其他 "+m.money())
		n("held: account subject", "科目 5301-02 管理费用 "+m.money())
		n("held: vaccine batch", "疫苗批号 "+fmt.Sprintf("%d%02d%03d", 2025, 1+m.IntN(12), m.IntN(999))+"，共 "+m.digits(3)+" 支")
		n("held: machine", "拖拉机出厂编号 "+m.digits(pick(m, 9, 11, 15))+"，购置 "+m.money()+" 元")
		n("held: VIN", "车架号 LFV"+strings.ToUpper(fmt.Sprintf("%x", m.Uint64()))[:8]+m.digits(6))
		n("held: amounts of a list", m.money()+"，"+m.money()+"，"+m.money()+"，共 3 笔")
		n("held: scope", g+"至"+m.groupName()+"道路硬化，长 "+m.digits(4)+" 米")
		n("held: meeting", m.day()+"，在村部召开第 "+m.digits(2)+" 次会议，主持："+who)
		n("held: contractor", "承包人"+m.starred()+"，承包地 "+m.digits(2)+" 亩，每年 "+m.money()+" 元")
		n("held: flood", "水位 "+m.digits(3)+"."+m.digits(2)+" 米，转移群众 "+m.digits(3)+" 人")
		n("held: health day", pick(m, "卫生院来村义诊，测血糖、血压，讲解糖尿病防治。", "艾滋病日宣传。", "请白内障患者到镇卫生院免费手术报名。", "慢阻肺免费筛查，40 岁以上都可以来。"))
		n("held: school", pick(m, "小学生免费乘车。", "学生寒假安全告知书。", "全村在校学生 "+m.digits(2)+" 人，大学生 5 人。", "关爱留守儿童，暑期托管班开班。", "儿童节慰问 "+m.digits(2)+" 名儿童，支出 "+m.money()+" 元。"))
		n("held: old people", pick(m, "1945年及以前出生的老人重阳节发慰问品。", "八十岁以上老人 "+m.digits(2)+" 位。", "90 岁老人每月 100 元。", "出生于1950年以前的党员免交。"))
		n("held: places", pick(m, "老学校院内、2号渠东侧", v+"小学教学楼3楼", "村口1号公示栏", "二组5号机井旁", "农贸市场12号摊位", "镇便民服务中心2号窗口", "水厂1号泵房"))
		n("held: mask of names", "受益人："+m.starred()+"、"+m.starred()+"、"+m.starred()+"等 12 户")
		n("held: mask of the office's kind", "领款人 张*（"+g+"），手机 138****"+m.digits(4)+"，卡尾号 "+m.digits(4))
		n("held: bridge", "1号桥桩号 K3+"+m.digits(3)+"，2号涵洞 K"+m.digits(1)+"+"+m.digits(3))
		n("held: account of the village", "村集体账户年末余额 "+m.money()+" 元")
		n("held: app", pick(m, "用微信打开小程序“禾溪通”。", "电话或微信都可以报名。", "不会用微信的，村里帮着办。", "加入村微信群的户数："+m.digits(3)+"。"))
		n("held: law", pick(m, "依照《村民委员会组织法》第三十条", "农经发〔2011〕13号第5条", "国办公开办函〔2021〕30号", "民法典第200条至第203条"))
		n("held: quarter", "1-9 月累计 "+m.digits(6)+"，10 月 "+m.digits(5)+"，同比 +"+m.digits(1)+"."+m.digits(1)+"%")
		n("held: ticket", "票据号 "+m.digits(pick(m, 8, 10, 11))+"，金额 "+m.money())
		m.negativeTable("held: bids", &Table{Header: []string{"投标单位", "报价（元）", "得分"}, Rows: [][]string{{"青禾县宏达建筑有限公司", m.money(), "92.1"}, {"禾溪建安公司", m.money(), "88.5"}, {"顺通路桥", m.money(), "90"}}})
		m.negativeTable("held: machines", &Table{Header: []string{"购机者", "机具", "出厂编号", "补贴额"}, Rows: [][]string{{m.starred(), "旋耕机", m.digits(11), m.money()}, {m.starred(), "拖拉机", m.digits(15), m.money()}}})
		m.negativeTable("held: assets", &Table{Header: []string{"资产名称", "资产编号", "购置日期", "原值"}, Rows: [][]string{{"办公桌", m.digits(14), m.day(), m.money()}, {"抽水机", m.digits(14), m.day(), m.money()}}})
		m.negativeTable("held: jobs", &Table{Header: []string{"姓名", "岗位", "聘期"}, Rows: [][]string{{m.starred(), "护林员", "2026年3月至12月"}, {m.starred(), "保洁员", "2026年3月至12月"}, {m.starred(), "护路员", "2026年3月至12月"}}})
		m.negativeTable("held: counts by group", &Table{Header: strings.Fields("村民组 户数 人口 劳力 耕地"), Rows: [][]string{{"一组", m.digits(2), m.digits(3), m.digits(2), m.digits(3)}, {"二组", m.digits(2), m.digits(3), m.digits(2), m.digits(3)}}})
	}
}
