package main

import (
	"fmt"
	"strings"
)

// The third set has other papers than the second and other disguises: loudspeaker
// texts, chats as they are exported, letters, lists of schools and clinics, web pages.

func (s *scribe) thirdOnes() {
	s.thirdNumbers()
	s.thirdPapers()
	s.thirdPeople()
}

// grouped is a number as a spreadsheet shows it that was told to set commas.
func grouped(digits string) string {
	var out []string
	for len(digits) > 3 {
		out = append([]string{digits[len(digits)-3:]}, out...)
		digits = digits[:len(digits)-3]
	}
	return strings.Join(append([]string{digits}, out...), ",")
}

func (s *scribe) thirdNumbers() {
	s.text("广播稿", 8, func() string {
		return "各位村民请注意，捡到身份证一张，姓名" + s.person() + "，号码«id=" + s.id() + "»，请速来大队部认领。"
	})
	s.text("聊天导出", 8, func() string {
		return fmt.Sprintf("2026-10-12 08:%02d:11 %s\n我的身份证号«id=%s»\n2026-10-12 08:%02d:40 村会计\n收到", s.IntN(60), s.person(), s.id(), s.IntN(60))
	})
	s.text("网页片段", 8, func() string {
		return one(s, "<td>"+s.person()+"</td><td>«id="+s.id()+"»</td>", "<li>"+s.person()+" <span>«id="+s.id()+"»</span></li>", "<!-- «id="+s.id()+"» -->", `<a href="tel:«mob=`+s.mob()+`»">联系</a>`)
	})
	s.text("键值对", 8, func() string {
		return "姓名=" + s.person() + "|性别=女|证件=«id=" + s.id() + "»|手机=«mob=" + s.mob() + "»"
	})
	s.text("千分位的身份证", 7, func() string { return s.person() + "　身份证：«id=" + grouped(s.idDigits()) + "»" })
	s.text("千分位的手机", 7, func() string { return s.person() + "　电话：«mob=" + grouped(s.mob()) + "»" })
	s.text("介绍信", 8, func() string {
		return "兹有我村村民" + s.person() + "，（身份证号码：　«id=" + s.id() + "»　）前往贵处办理户口迁移，请予接洽。"
	})
	s.text("死亡销户", 7, func() string {
		return s.person() + "（«id=" + s.id() + "»）于2026年3月2日因病去世，申请注销户口。"
	})
	s.text("号码在前", 7, func() string { return "«id=" + s.id() + "»，" + s.person() + "，本人到场" })
	s.text("上下两行对齐", 7, func() string {
		return "姓  名        身份证号\n" + s.person() + "        «id=" + s.id() + "»\n" + s.person() + "        «id=" + s.id() + "»"
	})
	s.text("中间有说明", 7, func() string {
		n := s.idDigits()
		return "身份证前六位«id=" + n[:6] + "，中间" + n[6:14] + "，后四位" + n[14:] + "»"
	})
	s.text("带书名号和星", 7, func() string { return "☆«id=" + s.id() + "»☆" + s.person() + "☆" })
	s.text("十五位和姓名", 7, func() string { return "户主" + s.person() + "证件«id=" + s.oldID() + "»（旧）" })
	s.sheet("合作医疗缴费单", 7, func() *Table {
		return &Table{Title: "城乡居民医保缴费清册", Header: []string{"户号", "参保人", "公民身份号码", "缴费额", "缴费渠道"}, Rows: [][]string{{s.someDigits(6), s.person(), "«id=" + s.id() + "»", "400", "微信"}, {s.someDigits(6), s.person(), "«id=" + strings.ToLower(s.id()) + "»", "400", "代收"}}}
	})
	s.sheet("竖着的表", 7, func() *Table {
		return &Table{Header: []string{"项目", "内容"}, Rows: [][]string{{"姓名", s.person()}, {"身份证号码", "«id=" + s.id() + "»"}, {"手机号", "«mob=" + s.mob() + "»"}, {"开户行及账号", "农商行«card=" + s.cardNo(19) + "»"}}}
	})

	s.text("短信通知", 7, func() string {
		return "【禾溪农商行】您尾号" + fmt.Sprint(s.between(1000, 9999)) + "的卡已开通，如有疑问请回电" + s.person() + "«mob=" + s.mob() + "»"
	})
	s.text("挂失启事", 7, func() string {
		return s.person() + "遗失农业银行卡一张，卡号«card=" + s.cardNo(19) + "»，声明作废。"
	})
	s.text("汇款单", 7, func() string {
		return "收款人：" + s.person() + "　开户银行：中国邮政储蓄银行　账　号：«card=" + parts(s.cardNo(19), " ", 4, 4, 4, 4) + "»"
	})
	s.text("卡号中间空两格", 7, func() string { return s.person() + "的卡：«card=" + parts(s.cardNo(16), "  ", 4, 4, 4) + "»" })
	s.text("存单", 7, func() string {
		return "户名" + s.person() + "，定期一本通账号«card=" + s.someDigits(one(s, 16, 17, 19)) + "»"
	})
	s.sheet("劳务费签收", 7, func() *Table {
		return &Table{Title: "秸秆禁烧劳务费", Header: []string{"姓名", "天数", "金额", "卡（折）号", "签名"}, Rows: [][]string{{s.person(), "5", "500", "«card=" + s.cardNo(19) + "»", ""}, {s.person(), "3", "300", "«card=" + s.someDigits(17) + "»", ""}}}
	})

	s.text("接送群", 7, func() string {
		return "@所有人 明早6点村口上车，司机" + s.person() + "«mob=" + s.mob() + "»，白色中巴"
	})
	s.text("逗号分段", 7, func() string { return "电话：«mob=" + parts(s.mob(), "，", 3, 4) + "»" })
	s.text("尾段在括号里", 7, func() string { n := s.mob(); return s.person() + "手机«mob=" + n[:7] + "(" + n[7:] + ")»" })
	s.text("号码后面接号码", 7, func() string { return s.person() + "«mob=" + s.mob() + "»" + s.person() + "«mob=" + s.mob() + "»" })
	s.text("招工", 7, func() string {
		return "摘苹果，每天120元，管午饭，要来的打«mob=" + s.mob() + "»，人满为止"
	})
	s.text("等号和箭头", 7, func() string {
		return one(s, "手机→", "电话==", "联系我↓", "Phone＝", "号码➤") + "«mob=" + s.mob() + "»"
	})
	s.text("国家号连写", 7, func() string { return one(s, "tel:+86", "sms:86", "0086") + "«mob=" + s.mob() + "»" })
	s.text("分段念", 7, func() string {
		return "电话«mob=" + parts(aloud(s.mob(), "零一二三四五六七八九"), " ", 9, 12) + "»"
	})
	s.sheet("排班表", 7, func() *Table {
		return &Table{Title: "防汛值班表", Header: []string{"日期", "带班领导", "值班员及电话"}, Rows: [][]string{{"7月1日", s.person(), s.person() + "（«mob=" + s.mob() + "»）"}, {"7月2日", s.person(), s.person() + " «mob=" + parts(s.mob(), " ", 3, 4) + "»"}}}
	})
	s.text("座机写法", 8, func() string {
		n := s.tel()
		return s.person() + "家«tel=" + one(s, "0999."+n[5:], "0999·"+n[5:], "(0999) "+n[5:], "０９９９－"+wider(n[5:]), "0999_"+n[5:]) + "»"
	})
	s.text("房东电话", 7, func() string {
		return "房屋出租，房东" + s.person() + "，电话" + "«tel=" + s.tel() + "»" + one(s, "，面谈", "（非诚勿扰）", "转分机2")
	})
}

func (s *scribe) thirdPapers() {
	s.text("办证回执", 7, func() string {
		return s.person() + "的" + one(s, "护照已办好，证号", "新护照号是", "普通护照，号码：") + "«pass=" + s.passNo() + "»"
	})
	s.text("通行证短横", 7, func() string { return "港澳通行证号码：«pass=C-" + s.someDigits(8) + "»" })
	s.text("违停照片", 7, func() string {
		return one(s, "违停车辆", "肇事车辆", "这辆", "车主") + "«plate=晋" + one(s, s.plateNo(), "Z·"+fmt.Sprintf("%05d", s.IntN(100000)), "Z"+one(s, "D", "F")+s.someDigits(5)) + "»，已拍照"
	})
	s.sheet("农机补贴", 7, func() *Table {
		return &Table{Header: []string{"机主", "机具", "牌照", "补贴额"}, Rows: [][]string{{s.person(), "三轮汽车", "«plate=晋" + s.plateNo() + "»", s.yuan()}}}
	})
	s.text("投稿", 7, func() string {
		return one(s, "投稿：", "简历发", "E-mail ", "报名表发") + "«mail=" + strings.Replace(s.mail(), "@", one(s, "@", " @", "@ ", "(at)"), 1) + "»"
	})
	s.text("换个说法的微信", 8, func() string {
		return one(s, "绿泡泡：", "我微信：", "微信號 ", "薇❤号", "微信 id：", "wechat=", "Vx→") + "«wx=" + s.handle() + "»"
	})
	s.text("QQ 写法", 7, func() string {
		return s.person() + one(s, "的QQ是", " QQ/", "，qq：", "（QQ号 ") + "«wx=" + s.someDigits(s.between(7, 10)) + "»"
	})
	s.text("快递单", 8, func() string {
		return "收件人：" + s.person() + "\n收货地址：«addr=河西省禾溪县" + s.hamlet() + one(s, "后街", "戏台巷", "三组") + fmt.Sprint(s.between(1, 90)) + "号»"
	})
	s.text("户口簿", 7, func() string {
		return "住址 «addr=禾溪县禾溪镇" + s.hamlet() + one(s, "四组", "上街") + fmt.Sprint(s.between(32, 160)) + one(s, "号", "号院", "号附1号") + "» 户别 家庭户"
	})
	s.text("安置房分配", 7, func() string {
		return s.person() + "分得«addr=" + one(s, "惠民小区", "滨河花园", "禾溪新居") + fmt.Sprintf("%d号楼%d单元%d%02d", s.between(1, 12), s.between(1, 4), s.between(1, 6), s.between(1, 4)) + one(s, "室", "号", "") + "»，面积80平方米"
	})
	s.text("走访记录", 7, func() string {
		return "到" + s.hamlet() + "«addr=" + one(s, "北街", "河沿巷", "学堂路") + fmt.Sprint(s.between(1, 60)) + "号»" + s.person() + "家走访"
	})
}

func (s *scribe) thirdPeople() {
	day := func(b born) string {
		return one(s, fmt.Sprintf("%d年%d月%d日", b.y, b.m, b.d), fmt.Sprintf("%d.%02d.%02d", b.y, b.m, b.d), fmt.Sprintf("%d-%d-%d", b.y, b.m, b.d))
	}
	s.text("悼词", 7, func() string {
		return s.person() + "同志，«birth=" + day(s.born()) + "»" + one(s, "出生于", "生于") + s.hamlet() + "一个农民家庭。"
	})
	s.text("干部履历", 7, func() string {
		return s.person() + "，男，汉族，中共党员，生于«birth=" + day(s.born()) + "»，高中文化"
	})
	s.text("寿星", 7, func() string {
		return "百岁老人" + s.person() + one(s, "，生日：", "（出生日期 ", "，出生年月日为") + "«birth=" + fmt.Sprintf("19%02d年%d月%d日", s.between(20, 36), s.between(1, 12), s.between(1, 28)) + "»"
	})
	s.sheet("老党员名册", 7, func() *Table {
		return &Table{Header: []string{"序号", "姓名", "出生年月日", "入党时间"}, Rows: [][]string{{"1", s.person(), "«birth=" + day(s.born()) + "»", "1975年7月"}, {"2", s.person(), "«birth=" + day(s.born()) + "»", "1982年7月1日"}}}
	})
	ill := func() string {
		return one(s, "尿毒症", "肺癌", "脑梗死", "白血病", "系统性红斑狼疮", "冠心病", "糖尿病", "癫痫", "帕金森病", "肝硬化", "强直性脊柱炎", "精神分裂症", "再生障碍性贫血")
	}
	s.text("求助信", 8, func() string {
		return "我叫" + s.person() + "，今年52岁，去年被诊断为«ill=" + ill() + "»，恳请组织救助。"
	})
	s.text("出院小结", 7, func() string {
		return "姓名 " + s.person() + "  性别 女  年龄 61岁  出院诊断：«ill=" + ill() + "»"
	})
	s.text("评议意见", 7, func() string {
		return "评议小组认为：" + s.person() + "身患«ill=" + ill() + "»、劳动能力丧失，符合条件。"
	})
	s.text("多年的病", 7, func() string {
		return s.person() + one(s, "患有", "得了", "确诊") + "«ill=" + ill() + "»" + one(s, "已三年", "多年", "，卧床不起")
	})
	s.sheet("大病救助台账", 7, func() *Table {
		return &Table{Title: "医疗救助台账", Header: []string{"救助对象", "所患疾病", "自付费用"}, Rows: [][]string{{s.starred(), "«ill=" + ill() + "»", s.yuan()}, {s.person(), "«ill=" + ill() + "»", s.yuan()}}}
	})
	s.text("几岁的谁", 8, func() string {
		return one(s, "«kid="+s.kid()+"»今年"+one(s, "六", "八", "九", "十一")+"岁", "«kid="+s.kid()+"»，男，"+fmt.Sprint(s.between(3, 15))+"周岁", "«kid="+s.kid()+"» "+fmt.Sprint(s.between(3, 15))+" 岁") + "，父母离异。"
	})
	s.text("转学", 7, func() string {
		return "我校" + one(s, "二年级", "五年级", "八年级") + "学生«kid=" + s.kid() + "»因家庭搬迁，申请转学。"
	})
	s.text("帮扶结对", 7, func() string {
		return "党员" + s.person() + "结对" + one(s, "留守儿童", "困境儿童", "孤儿") + "«kid=" + s.kid() + "»，每月走访一次。"
	})
	s.text("六一表彰", 7, func() string {
		return one(s, "优秀少先队员：", "好少年：", "学习小标兵（小学组）：", "幼儿园小朋友：") + "«kid=" + s.kid() + "»、«kid=" + s.kid() + "»"
	})
	s.sheet("疫苗接种", 7, func() *Table {
		return &Table{Title: "儿童预防接种通知", Header: []string{"儿童姓名", "出生日期", "应种疫苗"}, Rows: [][]string{{"«kid=" + s.kid() + "»", "«birth=" + fmt.Sprintf("202%d-%02d-%02d", s.IntN(6), s.between(1, 12), s.between(1, 28)) + "»", "麻腮风"}}}
	})
	s.sheet("家长会签到", 7, func() *Table {
		return &Table{Header: []string{"学生姓名", "家长姓名", "班级"}, Rows: [][]string{{"«kid=" + s.kid() + "»", s.person(), "三（1）班"}, {"«kid=" + s.kid() + "»", s.person(), "三（1）班"}}}
	})
	s.sheet("后几行忘了打", 8, func() *Table {
		t := &Table{Title: "公益性岗位人员公示", Header: []string{"姓名", "岗位", "月补贴"}}
		for range s.between(6, 10) {
			n := []rune(s.long())
			t.Rows = append(t.Rows, []string{string(n[0]) + one(s, "*", "＊", "×") + string(n[len(n)-1]), "保洁", "600"})
		}
		t.Rows[len(t.Rows)-1][0] = "«name=" + s.long() + "»"
		t.Rows[len(t.Rows)-2][0] = "«name=" + s.long() + "»"
		return t
	})
	s.text("写错的打码", 8, func() string {
		n, m := s.id(), s.mob()
		return s.person() + " «weak=" + one(s, n[:6]+"＊＊＊＊＊＊＊＊"+n[14:], n[:10]+"****"+n[14:], n[:14]+"＊＊＊＊", m[:5]+"**"+m[7:], n[:8]+"******"+n[14:]) + "»"
	})
	s.sheet("打码的证件栏", 7, func() *Table {
		n := s.id()
		return &Table{Header: []string{"姓名", "证件号码", "档次"}, Rows: [][]string{{s.starred(), "«weak=" + n[:6] + "********" + n[14:] + "»", "A"}}}
	})
}
