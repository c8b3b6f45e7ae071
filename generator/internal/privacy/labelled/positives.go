package main

import (
	"fmt"
	"strings"
)

// openPositives are the disguises that the detectors were tuned on.
func (m *maker) openPositives() {
	for range 24 {
		m.openNumbers()
	}
	for range 14 {
		m.openOthers()
		m.openTables()
	}
}

func (m *maker) openNumbers() {
	id, old, tel, card, who := m.citizen(), m.oldCitizen(), m.cellphone(), m.card(), m.person()
	group := m.groupName()
	p := m.positive
	p("id-number", "plain", "低保户"+who+"，身份证号«"+id+"»，已核实。")
	p("id-number", "bare", "«"+id+"»")
	p("id-number", "spaced 6 8 4", who+" «"+cut(id, " ", 6, 8)+"» "+group)
	p("id-number", "dashed", "证件：«"+cut(id, "-", 6, 8)+"»")
	p("id-number", "dotted", "身份证 «"+cut(id, ".", 6, 4, 2, 2)+"»")
	p("id-number", "full width", "身份证号：«"+wide(id)+"»")
	p("id-number", "every digit apart", "身份证号码 «"+every(id, " ")+"»")
	p("id-number", "over lines", "户主"+who+"，身份证号«"+cut(id, "\n", 6+m.IntN(9))+"»，"+group+"。")
	p("id-number", "words between", who+"，«"+cut(id, "（生日）", 6, 8)+"»")
	p("id-number", "label touches", who+"身份证«"+id+"»手机号见附件")
	p("id-number", "in a longer number", "编码串"+"00"+"«"+id+"»"+"01 由系统导出")
	p("id-number", "lower x", "公民身份号码«"+strings.ToLower(id)+"»")
	p("id-number", "O for 0", "身份证号：«"+swap(m, id, "0", "O")+"»")
	p("id-number", "l for 1", "身份证号：«"+swap(m, id, "1", "l")+"»")
	p("id-number", "invisible", "身份证号«"+cut(id, "\u200b", 4, 5)+"»")
	p("id-number", "bold", "身份证号«149999**"+id[6:14]+"**"+id[14:]+"»")
	p("id-number", "Excel zeros", "导出的号码是«"+id[:15]+"000»")
	p("id-number", "old 15", "老身份证«"+old+"»")
	p("id-number", "old 15 bare", who+"，«"+old+"»，"+group)
	p("id-number", "mistyped", "身份证号：«"+mistype(m, id)+"»")
	p("mobile", "plain", who+"，电话«"+tel+"»")
	p("mobile", "bare", "有意见找"+who+"«"+tel+"»，晚上也行。")
	p("mobile", "spaced 3 4 4", who+" «"+cut(tel, " ", 3, 4)+"»")
	p("mobile", "dashed", "手机：«"+cut(tel, "-", 3, 4)+"»")
	p("mobile", "full width", "联系电话：«"+wide(tel)+"»")
	p("mobile", "+86", "联系人"+who+"，«+86 "+tel+"»")
	p("mobile", "86-", "«86-"+tel+"»（"+who+"）")
	p("mobile", "0086", "电话«0086"+tel+"»")
	p("mobile", "every digit apart", "«"+every(tel, " ")+"»")
	p("mobile", "Chinese digits", "打«"+spoken(tel)+"»找我")
	p("mobile", "dotted", "电话 «"+cut(tel, ".", 3, 4)+"»")
	p("mobile", "en dash", "电话«"+cut(tel, "–", 3, 4)+"»")
	p("mobile", "over lines", "联系电话：«"+cut(tel, "\n", 3+m.IntN(6))+"»。")
	p("mobile", "O for 0", "手机：«"+swap(m, tel, "0", "O")+"»")
	p("mobile", "two side by side", "电话 «"+tel+"» 0999-5550120")
	p("mobile", "label in Latin letters", "Tel:«"+tel+"»")
	p("mobile", "in brackets", who+"（«"+tel+"»）")
	p("bank-card", "plain", "打到"+who+"的卡上，卡号«"+card+"»")
	p("bank-card", "bare", "«"+card+"»")
	p("bank-card", "in fours", "农商行 «"+cut(card, " ", 4, 4, 4, 4)+"»")
	p("bank-card", "in fours, dashed", "«"+cut(card, "-", 4, 4, 4, 4)+"»")
	p("bank-card", "full width", "账号：«"+wide(card)+"»")
	p("bank-card", "over lines", "银行卡号：«"+cut(card, "\n", 8)+"»")
	p("bank-card", "six and the rest", who+"，«"+cut(card, " ", 6)+"»")
	p("bank-card", "every digit apart", "一卡通«"+every(card, " ")+"»")
	p("bank-card", "mistyped", "银行卡号«"+mistype(m, card)+"»")
	p("bank-card", "account", "开户行：禾溪农商行，账号«10"+fmt.Sprintf("%013d", m.IntN(9999999999))+"»，户名"+who)
}

// swap changes some digits for a letter that looks like them.
func swap(m *maker, s, digit, letter string) string {
	b := []byte(s)
	done := 0
	for i := 1; i < len(b) && done < 2; i++ {
		if string(b[i]) == digit && (m.IntN(2) == 0 || done == 0) {
			b[i] = letter[0]
			done++
		}
	}
	return string(b)
}

// mistype changes one of the last digits.
func mistype(m *maker, s string) string {
	b := []byte(s)
	i := len(b) - 2 - m.IntN(2)
	b[i] = '0' + (b[i]-'0'+byte(1+m.IntN(8)))%10
	return string(b)
}

func (m *maker) openOthers() {
	who, other, group, v := m.person(), m.person(), m.groupName(), m.village()
	p := m.positive
	land := m.landline()
	p("fixed-line", "plain", who+"家电话«"+land+"»")
	p("fixed-line", "brackets", "联系"+who+"，«("+land[:4]+")"+land[5:]+"»")
	p("fixed-line", "space", who+" «"+land[:4]+" "+land[5:]+"»")
	p("fixed-line", "together", "家里座机«"+land[:4]+land[5:]+"»")
	p("fixed-line", "full width", "宅电：«"+wide(land)+"»")
	p("fixed-line", "no area code", "家庭电话：«"+land[5:]+"»")
	p("fixed-line", "local in parts", "电话«"+land[:4]+"-555-"+land[8:]+"»")
	p("fixed-line", "bare", who+"（«"+land+"»）")
	p("passport", "passport", "护照号«"+m.passportNo()+"»")
	p("passport", "passport bare", who+"出境，«"+m.passportNo()+"»")
	p("passport", "permit", "港澳通行证号码：«"+m.permitNo()+"»")
	p("passport", "full width", "护照：«"+wide(m.passportNo())+"»")
	p("passport", "spaced", "护照号码 «"+cut(m.passportNo(), " ", 1, 4)+"»")
	p("passport", "lower", "持护照«"+strings.ToLower(m.passportNo())+"»")
	p("passport", "in brackets", who+"（港澳通行证«"+m.permitNo()+"»）")
	p("plate", "plain", who+"的车«"+m.carNo(false)+"»停在渠边")
	p("plate", "dot", "车牌号：«"+dotted(m.carNo(false), "·")+"»")
	p("plate", "space", "请«"+dotted(m.carNo(false), " ")+"»的车主挪车")
	p("plate", "new energy", "新能源车«"+m.carNo(true)+"»")
	p("plate", "new energy dot", "充电桩占用：«"+dotted(m.carNo(true), "·")+"»")
	p("plate", "full width", "车号«"+wide(m.carNo(false))+"»")
	p("plate", "lower", "车牌«"+strings.ToLower(m.carNo(false))+"»")
	p("email", "plain", "材料发到«"+m.mailbox()+"»")
	p("email", "full width at", "邮箱：«"+strings.Replace(m.mailbox(), "@", "＠", 1)+"»")
	p("email", "spaces", "邮箱 «"+strings.Replace(m.mailbox(), "@", " @ ", 1)+"»")
	p("email", "(at)", "E-mail：«"+strings.Replace(m.mailbox(), "@", "(at)", 1)+"»")
	p("email", "after Chinese", who+"的邮箱是«"+m.mailbox()+"»，也可以打电话。")
	p("wechat", "plain", "微信号：«"+m.chatName()+"»")
	p("wechat", "no colon", "加微信«"+m.chatName()+"»拉你进群")
	p("wechat", "vx", "vx:«"+m.chatName()+"»")
	p("wechat", "number", "微信号：«"+fmt.Sprint(100000+m.IntN(90000000))+"»")
	p("wechat", "QQ", "QQ：«"+fmt.Sprint(100000000+m.IntN(900000000))+"»")
	p("wechat", "full width", "微信号：«"+wide(m.chatName())+"»")
	p("wechat", "WeChat", who+" WeChat: «"+m.chatName()+"»")
	door := 32 + m.IntN(200)
	p("address", "village group door", who+"，住«"+v+group+fmt.Sprint(door)+"号»")
	p("address", "small number", "户主"+who+"（«"+v+group+fmt.Sprint(1+m.IntN(31))+"号»）")
	p("address", "street room", "家住«人民路"+fmt.Sprint(door)+"号"+fmt.Sprint(1+m.IntN(9))+"号楼"+fmt.Sprint(1+m.IntN(4))+"单元"+fmt.Sprint(101+m.IntN(800))+"室»")
	p("address", "building unit", "户籍地址：禾溪镇«幸福小区"+fmt.Sprint(1+m.IntN(20))+"栋"+fmt.Sprint(1+m.IntN(4))+"单元"+fmt.Sprint(101+m.IntN(800))+"»")
	p("address", "Chinese numerals", "住在«"+v+group+pick(m, "二十", "三十", "四十")+pick(m, small[:9]...)+"号»")
	p("address", "door plate", "门牌号：«"+fmt.Sprint(door)+"号»")
	p("address", "full width", "住址：«"+v+group+wide(fmt.Sprint(door))+"号»")
	p("address", "with a dash", "地址：«"+v+group+fmt.Sprint(door)+"-"+fmt.Sprint(1+m.IntN(5))+"号»")
	p("address", "lane", who+"家在«桥头巷"+fmt.Sprint(door)+"号»附近")
	y, mo, d := m.born()
	p("birth-date", "label", who+"，出生日期：«"+fmt.Sprintf("%d年%d月%d日", y, mo, d)+"»")
	p("birth-date", "label short", "姓名："+who+"，出生年月：«"+fmt.Sprintf("%d.%02d", y, mo)+"»")
	p("birth-date", "after", who+"，男，«"+fmt.Sprintf("%d年%d月%d日", y, mo, d)+"»出生")
	p("birth-date", "born in", who+"生于«"+fmt.Sprintf("%d-%02d-%02d", y, mo, d)+"»")
	p("birth-date", "digits", "出生日期«"+fmt.Sprintf("%d%02d%02d", y, mo, d)+"»，"+who)
	p("birth-date", "sex and date", who+"，女，«"+fmt.Sprintf("%d年%d月%d日", y, mo, d)+"»，"+group)
	p("birth-date", "生", who+"，«"+fmt.Sprintf("%d年%d月", y, mo)+"»生，"+group)
	p("birth-date", "full width", who+"，生日«"+wide(fmt.Sprintf("%d.%d.%d", y, mo, d))+"»")
	ill := pick(m, "尿毒症", "肺癌", "脑梗", "糖尿病", "精神分裂症", "白血病", "乙肝", "癫痫", "肝硬化", "冠心病", "肢体二级残疾", "智力残疾")
	p("illness", "because of", who+"因患«"+ill+"»，家庭困难，拟给予救助。")
	p("illness", "comma", who+"，"+group+"，«"+ill+"»，申请临时救助。")
	p("illness", "brackets", who+"（«"+ill+"»）")
	p("illness", "patient", "«"+ill+"»患者"+who+"，"+group+"。")
	p("illness", "masked name", m.starred()+"因«"+ill+"»住院花费较大")
	p("illness", "of the family", "户主"+who+"，妻子患«"+ill+"»，长期吃药。")
	p("illness", "space", who+" «"+ill+"» 3000元")
	p("illness", "found", "村民"+who+"今年查出«"+ill+"»，已花去 8 万元。")
	p("minor-name", "pupil", "资助学生«"+who+"»，每学期 1000 元。")
	p("minor-name", "orphan", "孤儿«"+who+"»的基本生活费按月发放。")
	p("minor-name", "child in need", "困境儿童：«"+who+"»，"+group)
	p("minor-name", "after the name", "«"+who+"»（孤儿），由其奶奶照料。")
	p("minor-name", "age", "«"+who+"»，男，"+fmt.Sprint(3+m.IntN(14))+"岁，"+group)
	p("minor-name", "second of a list", "留守儿童"+m.starred()+"、«"+other+"»。")
	p("minor-name", "won", "我村小学生«"+who+"»获奖，奖励 200 元。")
	p("minor-name", "left behind", "留守儿童«"+who+"»由村干部结对。")
	tel := m.cellphone()
	id := m.citizen()
	p("weak-mask", "6+8+4", who+" «"+id[:6]+"********"+id[14:]+"»")
	p("weak-mask", "year left", "身份证«"+id[:10]+"********»")
	p("weak-mask", "year left, tail hidden", "身份证号«"+id[:6]+id[6:10]+"****"+id[14:]+"»")
	p("weak-mask", "mobile 2 stars", "电话«"+tel[:5]+"**"+tel[7:]+"»")
	p("weak-mask", "mobile 3 stars", "«"+tel[:4]+"***"+tel[7:]+"»")
	p("weak-mask", "mobile 1 star", who+"，«"+tel[:10]+"*»")
	p("weak-mask", "short stars", "身份证«"+id[:6]+"****"+id[14:]+"»")
	p("weak-mask", "xxxx", "身份证号：«"+id[:6]+"XXXXXXXX"+id[14:]+"»")
	p("weak-mask", "full width stars", "身份证号：«"+id[:6]+"＊＊＊＊＊＊＊＊"+id[14:]+"»")
	p("weak-mask", "tail hidden only", "«"+id[:14]+"****»")
}

func dotted(plate, sep string) string {
	r := []rune(plate)
	return string(r[:2]) + sep + string(r[2:])
}

func (m *maker) openTables() {
	rows := func(n int, make func() []string) [][]string {
		var out [][]string
		for range n {
			out = append(out, make())
		}
		return out
	}
	header := []string{"姓名", "村民组", "身份证号", "金额（元）"}
	t := &Table{Title: "发放名单", Header: header, Rows: rows(4, func() []string { return []string{m.starred(), m.groupName(), "", m.money()} })}
	t.Rows[2][2] = m.citizen()
	m.cell("id-number", "table column", t, 2, 2)

	t = &Table{Header: []string{"姓名", "身份证号", "", "", "金额"}, Rows: rows(3, func() []string { return []string{m.starred(), "", "", "", m.money()} })}
	id := m.citizen()
	t.Rows[1][1], t.Rows[1][2], t.Rows[1][3] = id[:6], id[6:14], id[14:]
	m.cell("id-number", "over cells", t, 1, 1)

	t = &Table{Header: []string{"姓名", "号码", "金额"}, Rows: rows(3, func() []string { return []string{m.starred(), "", m.money()} })}
	id = m.citizen()
	t.Rows[1][1] = id[:12]
	t.Rows = append(t.Rows[:2], append([][]string{{"", id[12:], ""}}, t.Rows[2:]...)...)
	m.cell("id-number", "over rows", t, 1, 1)

	t = &Table{Header: []string{"户主", "联系电话", "备注"}, Rows: rows(4, func() []string { return []string{m.starred(), "0999-5551102", ""} })}
	t.Rows[3][1] = m.cellphone()
	m.cell("mobile", "table column", t, 3, 1)

	tel := m.cellphone()
	t = &Table{Header: []string{"户主", "手机", "", "", "面积"}, Rows: rows(3, func() []string { return []string{m.starred(), "", "", "", "2.5"} })}
	t.Rows[0][1], t.Rows[0][2], t.Rows[0][3] = tel[:3], tel[3:7], tel[7:]
	m.cell("mobile", "over cells", t, 0, 1)

	t = &Table{Header: []string{"户主", "一卡通账号", "金额"}, Rows: rows(3, func() []string { return []string{m.starred(), "", m.money()} })}
	t.Rows[2][1] = m.card()
	m.cell("bank-card", "table column", t, 2, 1)

	c := m.card()
	t = &Table{Header: []string{"户主", "银行卡号", "", "", "", "", "金额"}, Rows: rows(2, func() []string { return []string{m.starred(), "", "", "", "", "", m.money()} })}
	for k := range 5 {
		t.Rows[1][1+k] = c[min(len(c), 4*k):min(len(c), 4*k+4)]
	}
	m.cell("bank-card", "over cells", t, 1, 1)

	t = &Table{Header: []string{"姓名", "村民组", "月保障金额（元）"}, Rows: rows(8, func() []string { return []string{m.starred(), m.groupName(), m.money()} })}
	r := m.IntN(8)
	t.Rows[r][0] = m.person()
	m.cell("unmasked", "one row in full", t, r, 0)

	t = &Table{Header: []string{"序号", "户主", "面积（亩）", "备注"}, Rows: rows(12, func() []string { return []string{fmt.Sprint(m.IntN(50)), m.starred(), "2.5", ""} })}
	for _, r := range []int{2, 9} {
		t.Rows[r][1] = m.person()
	}
	m.add(Case{Form: "two rows in full", Table: t, Want: []Want{{Kind: "unmasked", End: len(t.Rows[2][1]), Row: 2, Col: 1}, {Kind: "unmasked", End: len(t.Rows[9][1]), Row: 9, Col: 1}}}, "unmasked")

	t = &Table{Header: []string{"经办", "领款人", "款项"}, Rows: rows(6, func() []string { return []string{"", m.starred(), "奖补"} })}
	t.Rows[5][1] = pick(m, "阿依古丽·买买提", "欧阳建国", "司马小华", "巴特尔·孟和")
	m.cell("unmasked", "long name", t, 5, 1)

	t = &Table{Header: []string{"姓名", "出生年月", "金额"}, Rows: rows(3, func() []string { return []string{m.starred(), "", m.money()} })}
	y, mo, d := m.born()
	t.Rows[1][1] = pick(m, fmt.Sprintf("%d-%02d-%02d", y, mo, d), fmt.Sprintf("%d年%d月", y, mo), fmt.Sprintf("%d.%d", y, mo), fmt.Sprintf("%d%02d%02d", y, mo, d))
	m.cell("birth-date", "table column", t, 1, 1)

	t = &Table{Header: []string{"姓名", "村民组", "救助事由", "金额"}, Rows: rows(4, func() []string {
		return []string{m.starred(), m.groupName(), pick(m, "因病", "因学", "因灾"), m.money()}
	})}
	t.Rows[2][2] = pick(m, "患尿毒症", "肺癌住院", "脑梗后遗症", "肢体二级残疾", "精神残疾一级", "白血病化疗")
	m.cell("illness", "table column", t, 2, 2)

	t = &Table{Header: []string{"学生姓名", "学校", "资助金额"}, Rows: rows(2, func() []string { return []string{m.starred(), "禾溪小学", "500"} })}
	t.Rows[1][0] = m.person()
	m.cell("minor-name", "table column", t, 1, 0)

	t = &Table{Title: "困境儿童生活补贴发放表", Header: []string{"姓名", "监护人", "金额"}, Rows: rows(2, func() []string { return []string{m.starred(), m.starred(), "500"} })}
	t.Rows[0][0] = m.person()
	m.cell("minor-name", "title", t, 0, 0)

	t = &Table{Header: []string{"户主", "门牌号", "面积"}, Rows: rows(3, func() []string { return []string{m.starred(), "", "88"} })}
	t.Rows[1][1] = fmt.Sprint(1 + m.IntN(300))
	m.cell("address", "table column", t, 1, 1)

	t = &Table{Header: []string{"姓名", "身份证号"}, Rows: rows(3, func() []string { return []string{m.starred(), "14*************" + fmt.Sprintf("%03d", m.IntN(1000))} })}
	id = m.citizen()
	t.Rows[2][1] = id[:6] + "********" + id[14:]
	m.cell("weak-mask", "table column", t, 2, 1)
}
