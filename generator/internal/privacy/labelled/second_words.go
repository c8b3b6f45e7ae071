package main

import (
	"fmt"
	"strings"
)

// secondOthers are documents with what else is somebody's: papers, plates, accounts,
// doors, birthdays, illness, children, names among masked ones, masks that hide little.
func (s *scribe) secondOthers() {
	s.secondPapers()
	s.secondAccounts()
	s.secondDoors()
	s.secondBirthdays()
	s.secondIllness()
	s.secondChildren()
	s.secondUnmasked()
	s.secondWeakMasks()
}

func (s *scribe) secondPapers() {
	s.text("出国说明", 8, func() string {
		return s.person() + "之子在外务工，持中国护照«pass=" + s.passNo() + "»，暂不能回村签字。"
	})
	s.text("护照号码栏", 8, func() string {
		return one(s, "护照号码：", "护照No.", "Passport No. ", "因私护照（号码") + "«pass=" + s.passNo() + "»"
	})
	s.text("通行证", 8, func() string {
		return one(s, "往来港澳通行证", "港澳通行证号", "持港澳通行证（") + "«pass=C" + s.someDigits(8) + "»"
	})
	s.text("台胞和回乡", 8, func() string {
		return one(s, "回乡证号：«pass=H0"+s.someDigits(9)+"»", "港澳居民来往内地通行证«pass=M"+s.someDigits(8)+"»", "台胞证号«pass="+s.someDigits(8)+"»", "大陆居民往来台湾通行证 «pass=T"+s.someDigits(8)+"»")
	})
	s.text("护照有空格", 6, func() string {
		n := s.passNo()
		return "护照号 «pass=" + n[:2] + " " + parts(n[2:], " ", 3) + "» " + s.person()
	})
	s.text("全角护照", 6, func() string { return "护照：«pass=" + wider(s.passNo()) + "»" })
	s.sheet("证件类型和号码", 8, func() *Table {
		return &Table{Header: []string{"姓名", "证件类型", "证件号码"}, Rows: [][]string{{s.person(), "身份证", "«id=" + s.id() + "»"}, {s.person(), "护照", "«pass=" + s.passNo() + "»"}}}
	})

	s.text("停车占道", 8, func() string {
		return "«plate=晋" + s.plateNo() + "»车主请把车挪走，影响路面硬化施工。"
	})
	s.text("车主登记", 8, func() string {
		n := s.plateNo()
		return s.person() + "，" + one(s, "面包车", "农用三轮", "轿车") + "«plate=晋" + n[:1] + one(s, "·", "-", " ", "•", ".", "—") + n[1:] + "»"
	})
	s.text("新能源", 8, func() string {
		return "电动车车牌«plate=" + one(s, "晋", "陕", "豫", "鲁") + "Z" + one(s, "D", "F") + s.someDigits(5) + "»"
	})
	s.text("小写和全角车牌", 6, func() string {
		return "车号：«plate=" + one(s, "晋"+strings.ToLower(s.plateNo()), "晋"+wider(s.plateNo()), "晋 "+s.plateNo()) + "»，驾驶人" + s.person()
	})
	s.text("挂车和教练车", 6, func() string {
		return "运煤车«plate=晋Z" + s.someDigits(4) + one(s, "挂", "学", "警") + "»" + "经过村道"
	})
	s.sheet("车辆登记表", 8, func() *Table {
		n := s.plateNo()
		return &Table{Title: "外来车辆登记", Header: []string{"日期", "车牌号", "事由"}, Rows: [][]string{{"10月3日", "«plate=晋" + s.plateNo() + "»", "拉粮"}, {"10月4日", "«plate=晋" + n[:1] + "·" + n[1:] + "»", "送砂石"}}}
	})
}

func (s *scribe) secondAccounts() {
	s.text("投递邮箱", 8, func() string { return s.person() + "的邮箱：«mail=" + s.mail() + "»" })
	s.text("夹在话里", 8, func() string { return "照片发到«mail=" + s.mail() + "»就行，" + s.person() + "收。" })
	s.text("花样的 at", 8, func() string {
		return "邮箱 «mail=" + strings.Replace(s.mail(), "@", one(s, "＠", "(at)", "[at]", " at ", " @ ", "#"), 1) + "»"
	})
	s.text("链接和大写", 6, func() string {
		return one(s, "mailto:«mail="+s.mail()+"»", "E-MAIL:«mail="+strings.ToUpper(s.mail())+"»", "<«mail="+s.mail()+"»>", "邮箱：«mail="+wider(s.mail())+"»")
	})
	s.sheet("邮箱栏", 6, func() *Table {
		return &Table{Header: []string{"联系人", "电子邮箱"}, Rows: [][]string{{s.person(), "«mail=" + s.mail() + "»"}, {s.person(), "«mail=" + s.mail() + "»"}}}
	})
	s.text("加微信", 8, func() string {
		return one(s, "加我微信", "微信号：", "微信 ", "微信ID:", "我微信号是", "微信账号：") + "«wx=" + s.handle() + "»" + one(s, "，备注姓名", "", " 拉群")
	})
	s.text("V 和谐音", 8, func() string {
		return one(s, "vx：", "VX ", "v信:", "薇信：", "加V ", "wx: ", "WeChat：", "威信号") + "«wx=" + s.handle() + "»"
	})
	s.text("扣扣", 8, func() string {
		return one(s, "QQ：", "qq号", "扣扣", "Q Q: ", "加Q：") + "«wx=" + s.someDigits(s.between(6, 10)) + "»"
	})
	s.text("抖音快手", 6, func() string {
		return s.person() + one(s, "微信名片，号", "的微信，微信号") + "«wx=" + s.handle() + "»"
	})
	s.sheet("微信栏", 8, func() *Table {
		return &Table{Header: []string{"姓名", one(s, "微信号", "微信", "QQ/微信")}, Rows: [][]string{{s.person(), "«wx=" + s.handle() + "»"}, {s.person(), "«wx=" + s.handle() + "»"}}}
	})
}

func (s *scribe) secondDoors() {
	s.text("村组门牌", 8, func() string {
		return s.person() + "，家住«addr=" + s.hamlet() + s.crew() + fmt.Sprint(s.between(1, 180)) + "号»。"
	})
	s.text("街巷", 8, func() string {
		return "户主" + s.person() + "，«addr=" + s.hamlet() + one(s, "南街", "东巷", "中心路", "后沟路") + fmt.Sprint(s.between(1, 99)) + "号»"
	})
	s.text("小区", 8, func() string {
		return "现住«addr=" + one(s, "阳光小区", "安置小区", "幸福家园", "移民新村") + fmt.Sprint(s.between(1, 20)) + one(s, "号楼", "栋", "幢") + fmt.Sprint(s.between(1, 4)) + "单元" + fmt.Sprint(s.between(101, 1802)) + one(s, "室", "", "号") + "»"
	})
	s.text("小区短横", 8, func() string {
		return s.person() + "（«addr=" + one(s, "阳光小区", "和顺佳苑", "安置小区") + fmt.Sprintf("%d-%d-%d", s.between(1, 20), s.between(1, 4), s.between(101, 1802)) + "»）"
	})
	s.text("汉字门牌", 8, func() string {
		return "户籍地址：«addr=" + s.hamlet() + one(s, "西街", "前街", "井儿巷") + numeral[s.between(2, 16)] + "号»"
	})
	s.text("附号", 6, func() string {
		return "住址 «addr=" + one(s, "解放路", "河滨街", "建设西路") + fmt.Sprintf("%d号", s.between(2, 300)) + one(s, "附5号", "院3号楼401", "院内2排4号", "之二") + "»"
	})
	s.text("井号楼", 6, func() string {
		return s.person() + "现居«addr=" + one(s, "惠民小区", "学府花园") + fmt.Sprintf("%d#楼%d单元%d", s.between(1, 9), s.between(1, 3), s.between(201, 602)) + "»"
	})
	s.text("全址", 8, func() string {
		return "送达地址：«addr=河西省禾溪县禾溪镇" + s.hamlet() + one(s, "三组", "五组") + fmt.Sprintf("%d号", s.between(1, 120)) + "»"
	})
	s.sheet("家庭住址栏", 8, func() *Table {
		return &Table{Header: []string{"姓名", "家庭住址", "人口"}, Rows: [][]string{{s.person(), "«addr=" + s.hamlet() + s.crew() + fmt.Sprint(s.between(1, 99)) + "号»", "3"}, {s.person(), "«addr=前街" + fmt.Sprint(s.between(1, 60)) + "号»", "2"}}}
	})
}

func (s *scribe) secondBirthdays() {
	s.text("简历", 8, func() string {
		b := s.born()
		return fmt.Sprintf("%s，%s，汉族，«birth=%d年%d月%d日»%s，初中文化。", s.person(), one(s, "男", "女"), b.y, b.m, b.d, one(s, "生", "出生"))
	})
	s.text("点分", 8, func() string {
		b := s.born()
		return fmt.Sprintf("%s（«birth=%s»生）", s.person(), one(s, fmt.Sprintf("%d.%d.%d", b.y, b.m, b.d), fmt.Sprintf("%d-%02d-%02d", b.y, b.m, b.d), fmt.Sprintf("%d/%d/%d", b.y, b.m, b.d)))
	})
	s.text("生于", 8, func() string {
		b := s.born()
		return fmt.Sprintf("%s生于«birth=%d年%d月%d日»，%s人", s.person(), b.y, b.m, b.d, s.hamlet())
	})
	s.text("表单生日", 8, func() string {
		b := s.born()
		return "姓名：" + s.person() + "\n" + one(s, "出生日期", "出生年月日", "出生年月", "生日", "出 生 日 期") + "：«birth=" + fmt.Sprintf("%d-%02d-%02d", b.y, b.m, b.d) + "»"
	})
	s.text("两位年份", 6, func() string {
		b := s.born()
		return fmt.Sprintf("%s，«birth=%02d年%d月%d日»出生，现年%d岁", s.person(), b.y%100, b.m, b.d, 2026-b.y)
	})
	s.text("汉字生日", 6, func() string {
		b := s.born()
		return s.person() + "，«birth=" + aloud(fmt.Sprint(b.y), "〇一二三四五六七八九") + "年" + numeral[min(b.m, 12)] + "月" + numeral[1+b.d%10] + "日»出生"
	})
	s.text("八位生日", 6, func() string {
		b := s.born()
		return fmt.Sprintf("%s 出生日期«birth=%d%02d%02d»", s.person(), b.y, b.m, b.d)
	})
	s.sheet("出生日期栏", 8, func() *Table {
		row := func() []string {
			b := s.born()
			return []string{s.person(), one(s, "男", "女"), "«birth=" + one(s, fmt.Sprintf("%d-%02d-%02d", b.y, b.m, b.d), fmt.Sprintf("%d%02d%02d", b.y, b.m, b.d), fmt.Sprintf("%d/%d/%d 0:00:00", b.y, b.m, b.d), fmt.Sprintf("%d年%d月%d日", b.y, b.m, b.d)) + "»"}
		}
		return &Table{Title: "高龄津贴名册", Header: []string{"姓名", "性别", one(s, "出生日期", "出生年月日", "生日", "出生时间")}, Rows: [][]string{row(), row(), row()}}
	})
	s.sheet("表格存成序号", 6, func() *Table {
		return &Table{Header: []string{"姓名", "出生日期"}, Rows: [][]string{{s.person(), "«birth=" + fmt.Sprint(s.between(14000, 32000)) + "»"}, {s.person(), "«birth=" + fmt.Sprint(s.between(14000, 32000)) + "»"}}}
	})
}

func (s *scribe) secondIllness() {
	bad := func() string {
		return one(s, "尿毒症", "肺癌", "脑梗", "白血病", "精神分裂症", "乳腺癌", "肝硬化", "冠心病", "糖尿病", "股骨头坏死", "尘肺病", "癫痫", "帕金森", "脑瘫", "艾滋病", "胃癌", "心脏病", "类风湿关节炎", "偏瘫", "肺结核")
	}
	s.text("困难原因", 8, func() string {
		return s.person() + "家因其" + one(s, "妻子", "父亲", "本人", "儿子") + "患«ill=" + bad() + "»，医药费支出大，生活困难。"
	})
	s.text("会上说明", 8, func() string {
		return "支书介绍：" + s.crew() + "的" + s.person() + "去年查出«ill=" + bad() + "»，一直在县医院治疗。"
	})
	s.text("打了码也算", 8, func() string {
		return s.starred() + "（«ill=" + bad() + "»）拟给予临时救助" + fmt.Sprint(s.between(5, 50)) + "00元"
	})
	s.text("残疾等级", 8, func() string {
		return s.person() + "，«ill=" + one(s, "肢体二级残疾", "一级视力残疾", "智力残疾三级", "听力言语残疾", "精神残疾二级", "重度残疾", "肢体残疾（二级）") + "»"
	})
	s.text("清单一行", 8, func() string {
		return fmt.Sprintf("%d、%s %s «ill=%s 透析»/住院 %s元", s.between(1, 20), s.person(), s.crew(), bad(), s.yuan())
	})
	s.text("先病后名", 6, func() string { return "患«ill=" + bad() + "»的" + s.person() + "，建议纳入低保。" })
	s.text("表单病种", 6, func() string { return "姓名：" + s.person() + "\n病种：«ill=" + bad() + "»\n" })
	s.text("扫描的病名", 6, func() string {
		w := bad()
		return s.person() + "患 «ill=" + strings.Join(strings.Split(w, ""), " ") + "»，需长期服药"
	})
	s.sheet("致贫原因栏", 8, func() *Table {
		return &Table{Title: "低保对象名单", Header: []string{"户主姓名", "人口", "保障金额", one(s, "致贫原因", "困难原因", "备注", "申请理由")}, Rows: [][]string{{s.person(), "2", "860", "«ill=" + bad() + "»"}, {s.starred(), "1", "430", "因病"}, {s.person(), "3", "900", "户主患«ill=" + bad() + "»"}}}
	})
	s.sheet("残疾栏", 8, func() *Table {
		return &Table{Title: "两项补贴名册", Header: []string{"姓名", "残疾类别", "补贴"}, Rows: [][]string{{s.person(), "«ill=" + one(s, "肢体", "视力", "精神", "智力", "听力", "多重") + "»", "80"}, {s.person(), "«ill=" + one(s, "肢体残疾", "视力残疾", "言语残疾") + "»", "80"}}}
	})
}

func (s *scribe) secondChildren() {
	s.text("岁数", 8, func() string {
		return "«kid=" + s.kid() + "»（" + fmt.Sprint(s.between(3, 15)) + "岁）由奶奶" + s.person() + "照看。"
	})
	s.text("在读", 8, func() string {
		return "«kid=" + s.kid() + "»，" + one(s, "在读小学三年级", "禾溪镇中心小学五年级", "镇中学初二学生", "幼儿园大班", "现就读禾溪初中七年级")
	})
	s.text("孙子女", 8, func() string {
		return s.person() + "的" + one(s, "孙女", "孙子", "外孙", "儿子", "女儿") + "«kid=" + s.kid() + "»" + one(s, "今年上一年级", "刚满10岁", "在镇中心小学读书", "还在上幼儿园")
	})
	s.text("孤儿留守", 8, func() string {
		return one(s, "孤儿", "留守儿童", "事实无人抚养儿童", "困境儿童", "低保家庭儿童") + one(s, "", "：", " ", "——") + "«kid=" + s.kid() + "»" + one(s, "已落实监护人", "每月1100元", "，监护人"+s.person())
	})
	s.text("同学", 8, func() string {
		return "向«kid=" + s.kid() + "»" + one(s, "同学", "小朋友") + "捐款的村民有：" + s.person() + "、" + s.person()
	})
	s.text("获奖名单", 8, func() string {
		return one(s, "小学组一等奖：", "一年级：", "获助小学生：", "三好学生：", "初中组：") + "«kid=" + s.kid() + "»、«kid=" + s.kid() + "»"
	})
	s.text("学生某某", 8, func() string {
		return one(s, "学生", "受助学生", "在校生", "小学生", "初中生") + "«kid=" + s.kid() + "»" + one(s, "家庭困难", "，发放营养餐补助", "走失，请帮忙寻找")
	})
	s.text("新生儿", 6, func() string {
		return s.person() + "之" + one(s, "女", "子") + "«kid=" + s.kid() + "»，" + fmt.Sprintf("«birth=2026年%d月»出生", s.between(1, 9)) + "，申请入户。"
	})
	s.text("监护人在后", 6, func() string { return "儿童姓名：«kid=" + s.kid() + "»　监护人：" + s.person() })
	s.sheet("儿童名册", 8, func() *Table {
		return &Table{Title: one(s, "留守儿童台账", "学前教育资助名单", "营养改善计划学生名单"), Header: []string{"序号", one(s, "儿童姓名", "姓名", "学生姓名"), "班级", "监护人"}, Rows: [][]string{{"1", "«kid=" + s.kid() + "»", "一年级", s.person()}, {"2", "«kid=" + s.kid() + "»", "二年级", s.person()}}}
	})
	s.sheet("年龄栏", 8, func() *Table {
		return &Table{Title: "农村医疗参保新增人员", Header: []string{"姓名", "年龄", "与户主关系"}, Rows: [][]string{{s.person(), fmt.Sprint(s.between(30, 70)), "户主"}, {"«kid=" + s.kid() + "»", fmt.Sprint(s.between(2, 15)), one(s, "子", "女", "孙女")}}}
	})
}

func (s *scribe) secondUnmasked() {
	mask := func() string { n := []rune(s.long()); return string(n[0]) + "*" + string(n[len(n)-1]) }
	s.sheet("一行漏打", 10, func() *Table {
		t := &Table{Title: "临时救助公示", Header: []string{"申请人", "村组", "金额"}}
		for range s.between(4, 9) {
			t.Rows = append(t.Rows, []string{mask(), s.crew(), s.yuan()})
		}
		t.Rows[s.IntN(len(t.Rows))][0] = "«name=" + s.long() + "»"
		return t
	})
	s.sheet("某某", 10, func() *Table {
		t := &Table{Title: "特困供养人员公示", Header: []string{"姓名", "供养方式", "标准"}}
		for range s.between(4, 9) {
			t.Rows = append(t.Rows, []string{s.clan() + one(s, "某某", "某"), "分散", "980"})
		}
		t.Rows[s.IntN(len(t.Rows))][0] = "«name=" + s.long() + "»"
		return t
	})
	s.sheet("叉和圈", 10, func() *Table {
		t := &Table{Header: []string{"序号", "户主", "面积（亩）"}}
		sign := one(s, "×", "X", "○", "＊", "x")
		for i := range s.between(4, 9) {
			n := []rune(s.long())
			t.Rows = append(t.Rows, []string{fmt.Sprint(i + 1), string(n[0]) + sign + string(n[len(n)-1]), "3.2"})
		}
		t.Rows[s.IntN(len(t.Rows))][1] = "«name=" + s.long() + "»"
		return t
	})
	s.sheet("领取人漏打", 10, func() *Table {
		t := &Table{Title: "大病救助", Header: []string{"姓名", "金额", "代领人"}}
		for range s.between(4, 7) {
			t.Rows = append(t.Rows, []string{mask(), s.yuan(), mask()})
		}
		t.Rows[s.IntN(len(t.Rows))][2] = "«name=" + s.long() + "»"
		return t
	})
	s.sheet("两行漏打", 10, func() *Table {
		t := &Table{Header: []string{"姓名", "补贴"}}
		for range 8 {
			t.Rows = append(t.Rows, []string{mask(), s.yuan()})
		}
		t.Rows[1][0] = "«name=" + s.long() + "»"
		t.Rows[6][0] = "«name=" + s.long() + "»（代）"
		return t
	})
}

func (s *scribe) secondWeakMasks() {
	s.text("六加八星加四", 8, func() string {
		n := s.id()
		return s.person() + "，身份证«weak=" + n[:6] + one(s, "********", "XXXXXXXX", "●●●●●●●●", "＊＊＊＊＊＊＊＊", "########") + n[14:] + "»"
	})
	s.text("只遮末四位", 8, func() string {
		n := s.id()
		return "身份证号：«weak=" + n[:14] + one(s, "****", "XXXX", "××××") + "»"
	})
	s.text("只遮顺序", 8, func() string { n := s.id(); return s.starred() + " «weak=" + n[:12] + "***" + n[15:] + "»" })
	s.text("遮了年", 8, func() string { n := s.id(); return s.person() + "«weak=" + n[:6] + "****" + n[10:] + "»" })
	s.text("分段遮", 6, func() string { n := s.id(); return "证件号 «weak=" + n[:6] + " **** **** " + n[14:] + "»" })
	s.text("手机遮三位", 8, func() string {
		n := s.mob()
		return s.person() + " «weak=" + one(s, n[:3]+"***"+n[6:], n[:7]+"*"+n[8:], n[:4]+"***"+n[7:], n[:9]+"**") + "»"
	})
	s.sheet("一栏六八四", 10, func() *Table {
		row := func() []string {
			n := s.id()
			return []string{s.starred(), "«weak=" + n[:6] + one(s, "********", "********", "xxxxxxxx") + n[14:] + "»", s.yuan()}
		}
		return &Table{Header: []string{"姓名", "身份证号", "金额"}, Rows: [][]string{row(), row(), row()}}
	})
	s.sheet("一栏手机", 6, func() *Table {
		row := func() []string { n := s.mob(); return []string{s.person(), "«weak=" + n[:8] + "***" + "»"} }
		return &Table{Header: []string{"姓名", "电话"}, Rows: [][]string{row(), row()}}
	})
}
