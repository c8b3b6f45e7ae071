package main

import (
	"fmt"
	"strings"
)

// elsePapers are numbers of papers and things.
func (s *scribe) elsePapers() {
	s.text("资质和许可", 33, func() string {
		return one(s, "施工资质证书编号D314999"+s.someDigits(3), "安全生产许可证（晋）JZ安许证字[2019]00"+s.someDigits(4), "食品经营许可证JY2149999"+s.someDigits(7), "动物防疫条件合格证149999"+s.someDigits(6), "兽药经营许可证号（2023）兽药经营证字04"+s.someDigits(6)+"号")
	})
	s.text("营业执照注册号", 33, func() string {
		return one(s, "注册号：", "营业执照注册号", "工商注册号 ") + fmt.Sprintf("149999%d%02d%02d%03d", s.between(30, 79), s.between(1, 12), s.between(1, 28), s.IntN(1000)) + one(s, "，合作社", "", "（农民专业合作社）")
	})
	s.text("联行号和机构码", 26, func() string {
		return one(s, "联行号402149999", "开户行行号103149999", "机构编码14999900", "网点号 2149") + s.someDigits(3)
	})
	s.text("网站备案", 26, func() string {
		return one(s, "晋ICP备2021"+s.someDigits(6)+"号", "晋公网安备1499990200"+s.someDigits(4)+"号", "网站标识码149999"+s.someDigits(4))
	})
	s.text("车架号和发动机号", 26, func() string {
		return one(s, "车架号LZZ5ELND", "底盘号：LVBV4J", "发动机号WD615", "机身号") + s.someDigits(one(s, 8, 9, 11))
	})
	s.text("种子和农药", 26, func() string {
		return one(s, "先玉335", "郑单958", "晋谷21号", "复合肥15-15-15", "中麦175", "济麦22", "敌敌畏80%乳油", "吡虫啉10%") + one(s, "每亩", "发放", "购买") + fmt.Sprint(s.between(2, 400)) + one(s, "斤", "袋", "瓶")
	})
	s.text("摇号结果", 26, func() string {
		return fmt.Sprintf("中签号：%02d %02d %02d %02d %02d %02d %02d", s.between(1, 33), s.between(1, 33), s.between(1, 33), s.between(1, 33), s.between(1, 33), s.between(1, 33), s.between(1, 16))
	})
	s.text("年月日汉字", 26, func() string {
		return aloud(fmt.Sprint(s.between(1949, 2026)), "〇一二三四五六七八九") + "年" + numeral[s.between(1, 12)] + "月" + one(s, "一日", "十五日", "二十八日") + one(s, "施行", "，村民委员会", "召开成立大会")
	})
	s.text("单价乘数量", 33, func() string {
		return fmt.Sprintf("%d元/亩×%.2f亩=%s", s.between(50, 400), float64(s.between(10, 90000))/100, s.fund())
	})
	s.text("区间", 26, func() string {
		return fmt.Sprintf("每%s%d-%d元，%d—%d%s", one(s, "亩", "吨", "工"), s.between(100, 138), s.between(150, 1380), s.between(1, 30), s.between(31, 99), one(s, "天", "岁", "户"))
	})
}

// elsePhrases are sentences in which the words stand but nobody's data.
func (s *scribe) elsePhrases() {
	s.text("带什么来", 33, func() string {
		return "请携带" + one(s, "身份证、户口簿", "本人银行卡和身份证复印件", "残疾证、一寸照片", "出生医学证明", "护照或港澳通行证", "行驶证（车牌号与车主一致）") + one(s, "到村委会登记", "办理社保认证", "于月底前交组长")
	})
	s.text("办事指南", 26, func() string {
		return one(s, "出生登记：出生一个月内申报", "护照换发须提前6个月", "身份证有效期10年、20年", "银行卡丢失请拨打95599", "车牌识别系统采购项目", "机动车尾号1和6限行", "换发第三代社会保障卡", "手机号码实名制，一人最多办理5张")
	})
	s.text("微信办事", 26, func() string {
		return one(s, "微信缴费", "微信转账", "通过微信群通知", "微信扫码付款", "可用微信或支付宝支付") + s.fund() + one(s, "，已入账", "", "，收据已开")
	})
	s.text("人口数字", 33, func() string {
		return fmt.Sprintf("全村%d户%d人，其中残疾人%d人，0—6岁儿童%d人，在校学生%d人，慢性病患者签约%d人。", s.between(80, 900), s.between(200, 3000), s.between(3, 60), s.between(5, 90), s.between(10, 200), s.between(20, 300))
	})
	s.text("心病顽疾", 26, func() string {
		return s.person() + one(s, "解决了群众的心病", "带头整治形式主义顽疾", "为发展找准病根", "参加老年人体检志愿服务", "组织残疾人家庭无障碍改造3户", "代表村里参加精神文明表彰会", "承包盲道铺装")
	})
	s.text("林木病虫", 26, func() string {
		return one(s, "护林员", "技术员", "果农") + s.person() + one(s, "发现松材线虫病疫木3株", "反映枣树缩果病严重", "喷药防治核桃黑斑病", "家羊得口疮，已隔离", "的猪检出非洲猪瘟阴性")
	})
	s.text("学校名和村名", 26, func() string {
		return one(s, "马家沟小学", "高家庄幼儿园", "王村初级中学", "李家坪教学点", "方山县聋哑学校") + one(s, "学生放假时间", "改造厕所一处", "招收一年级新生30名", "校车线路调整", "学生营养餐供应商公示")
	})
	s.text("老师家长", 26, func() string {
		return one(s, "学生资助政策由", "儿童福利工作由", "小学生接送车司机", "未成年人保护工作站站长", "少先队辅导员", "关爱留守儿童志愿者", "学生食堂承包人") + s.person() + one(s, "负责", "，持证上岗", "同志任组长")
	})
	s.text("工程里的楼", 33, func() string {
		return one(s, "安置小区", "移民新村", "幸福家园") + fmt.Sprintf("%d号楼", s.between(1, 12)) + one(s, "外墙保温工程", "1单元楼道灯维修", "主体封顶", "前排水沟", "化粪池清掏") + "，费用" + s.fund()
	})
	s.text("路和桥", 26, func() string {
		return one(s, "幸福路", "滨河路", "中心街", "前街") + one(s, "1号桥", "12号路段", "5号垃圾房", "3号公厕", "两侧绿化", "至东巷") + one(s, "维修", "硬化") + s.fund()
	})
	s.text("口号", 20, func() string {
		return one(s, "四议两公开，一二三四五步走", "一户一宅，八不准", "三农工作，九个坚持", "一九四九年建村史馆", "二十四节气、七十二候", "五保六保，七个一活动", "三三制、五五开", "一是一，二是二，九九归一", "零零散散三五户，一一走访")
	})
	s.text("短名在句首", 20, func() string {
		return one(s, "高兴镇安全检查", "金融机构上门服务", "马上就办", "方便面50箱", "黄金周值班", "时间另行通知", "成立监督小组", "管道更换", "单价见附表", "常年法律顾问", "安全饮水工程", "白天停电", "向全体村民公布") + one(s, "。", "，请知悉。")
	})
}

// elseNeighbours are tables whose columns stand beside each other by chance.
func (s *scribe) elseNeighbours() {
	s.sheet("遮了姓名没遮经办人", 33, func() *Table {
		t := &Table{Title: "临时救助公示", Header: []string{"姓名", "金额", one(s, "经办人", "审核人", "村干部", "入户调查人")}}
		for range s.between(3, 7) {
			t.Rows = append(t.Rows, []string{s.starred(), s.yuan(), s.person()})
		}
		return t
	})
	s.sheet("遮了的名单里有单位", 26, func() *Table {
		t := &Table{Title: "土地流转费", Header: []string{"承包方", "面积", "金额"}}
		for range s.between(4, 8) {
			t.Rows = append(t.Rows, []string{s.starred(), "5.6", s.yuan()})
		}
		t.Rows[1][0] = one(s, "禾溪种植合作社", "村集体", "五保户", "机动地", "学校", "无", "（空）", "户主外出", "二组集体")
		return t
	})
	s.sheet("人口统计", 33, func() *Table {
		t := &Table{Title: "人口统计表", Header: []string{"组别", "户数", "人口", "劳力", "学生", "残疾人"}}
		for i := range s.between(3, 8) {
			t.Rows = append(t.Rows, []string{numeral[i+1] + "组", fmt.Sprint(s.between(10, 150)), fmt.Sprint(s.between(100, 900)), fmt.Sprint(s.between(1000, 1999)), fmt.Sprint(s.between(10, 200)), fmt.Sprint(s.between(1, 30))})
		}
		return t
	})
	s.sheet("抄表记录", 33, func() *Table {
		t := &Table{Title: "电费抄表", Header: []string{"表号", "上月", "本月", "用量", "电费"}}
		for range s.between(3, 8) {
			t.Rows = append(t.Rows, []string{s.someDigits(12), fmt.Sprint(s.between(1000, 1399)), fmt.Sprintf("%04d", s.between(0, 9999)), fmt.Sprint(s.between(100, 999)), s.yuan()})
		}
		return t
	})
	s.sheet("银行流水对账", 33, func() *Table {
		t := &Table{Title: "村集体账户流水", Header: []string{"交易日期", "流水号", "借方", "贷方", "余额", "摘要"}}
		for range s.between(3, 6) {
			t.Rows = append(t.Rows, []string{fmt.Sprintf("2026%02d%02d", s.between(1, 12), s.between(1, 28)), s.someDigits(one(s, 14, 16, 18)), s.yuan(), "", s.yuan(), one(s, "利息", "代发工资", "转账", "手续费")})
		}
		return t
	})
	s.sheet("摘要里有人名", 33, func() *Table {
		return &Table{Title: "支出明细", Header: []string{"序号", "摘要", "金额"}, Rows: [][]string{{"1", "付" + s.person() + "误工费", s.yuan()}, {"2", "付" + s.person() + "等3人护林工资", s.yuan()}, {"3", "慰问" + s.person() + "（因病住院）", s.yuan()}}}
	})
	s.sheet("候选人名单", 26, func() *Table {
		return &Table{Title: "村民代表候选人", Header: []string{"姓名", "性别", "年龄", "文化程度", "政治面貌"}, Rows: [][]string{{s.person(), "男", fmt.Sprint(s.between(25, 65)), "初中", "党员"}, {s.person(), "女", fmt.Sprint(s.between(25, 65)), "大学", "群众"}, {s.person(), "男", fmt.Sprint(s.between(25, 65)), "小学", "群众"}}}
	})
	s.sheet("因病因残一类", 26, func() *Table {
		t := &Table{Title: "救助对象", Header: []string{"姓名", "致贫原因", "金额"}}
		for range s.between(3, 7) {
			t.Rows = append(t.Rows, []string{s.starred(), one(s, "因病", "因残", "因学", "缺劳力", "因灾"), s.yuan()})
		}
		return t
	})
	s.sheet("采购清单", 26, func() *Table {
		return &Table{Title: "物资采购", Header: []string{"品名", "型号", "数量", "单价", "供货方"}, Rows: [][]string{{"体温计", "MC-246", "20", "45.00", "禾溪县百货"}, {"轮椅", "H007", "2", "380.00", "残联统购"}, {"学生桌椅", "KZ-" + s.someDigits(4), "30", "138.00", s.person()}, {"身份证读卡器", "IDR210", "1", "1380.00", strings.TrimSuffix(s.hamlet(), "村") + "商店"}}}
	})
	s.sheet("粮价和雨量", 20, func() *Table {
		t := &Table{Header: []string{"月份", "雨量(mm)", "玉米(元/斤)", "气温"}}
		for i := range 6 {
			t.Rows = append(t.Rows, []string{fmt.Sprintf("%d月", i+1), fmt.Sprintf("%d.%d", s.between(0, 138), s.IntN(10)), fmt.Sprintf("1.%02d", s.IntN(99)), fmt.Sprint(s.between(-10, 35))})
		}
		return t
	})
}
