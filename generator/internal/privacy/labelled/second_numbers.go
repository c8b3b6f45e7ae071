package main

import (
	"fmt"
	"strings"
)

// secondNumbers are documents with numbers that are somebody's: citizens' numbers,
// cards, phones.
func (s *scribe) secondNumbers() {
	s.secondLists()
	s.secondIDs()
	s.secondCards()
	s.secondMobiles()
	s.secondFixedLines()
}

// secondLists are lists in which several numbers stand side by side.
func (s *scribe) secondLists() {
	s.sheet("代发清单", 10, func() *Table {
		t := &Table{Title: "农商行代发明细", Header: []string{"序号", "户名", "账号", "金额", "处理结果"}}
		for i := range s.between(2, 5) {
			t.Rows = append(t.Rows, []string{fmt.Sprint(i + 1), s.person(), "«card=" + s.cardNo(19) + "»", s.yuan(), "交易成功"})
		}
		return t
	})
	s.sheet("补贴发放表带证件", 10, func() *Table {
		t := &Table{Title: "耕地地力保护补贴发放花名册", Header: []string{"编号", "农户姓名", "证件号码", "面积", "补贴金额", "联系电话", "卡号"}}
		for i := range s.between(2, 4) {
			t.Rows = append(t.Rows, []string{fmt.Sprintf("%03d", i+1), s.person(), "«id=" + s.id() + "»", fmt.Sprintf("%.2f", float64(s.between(80, 2200))/100), s.yuan(), "«mob=" + s.mob() + "»", "«card=" + s.cardNo(19) + "»"})
		}
		return t
	})
	s.text("从银行粘来的竖线表", 8, func() string {
		var b strings.Builder
		b.WriteString("| 序号 | 收款人 | 收款账号 | 金额 |\n| --- | --- | --- | --- |\n")
		for i := range 2 {
			fmt.Fprintf(&b, "| %d | %s | «card=%s» | %s |\n", i+1, s.person(), s.cardNo(19), s.yuan())
		}
		return b.String()
	})
	s.text("制表符隔开的工资单", 8, func() string {
		return fmt.Sprintf("姓名\t身份证号\t工资卡号\t应发\t实发\n%s\t«id=%s»\t«card=%s»\t1200.00\t1200.00\n%s\t«id=%s»\t«card=%s»\t950.00\t950.00", s.person(), s.id(), s.cardNo(19), s.person(), s.id(), s.cardNo(16))
	})
	s.text("逗号隔开的导出", 8, func() string {
		return fmt.Sprintf("1,%s,«id=%s»,«mob=%s»,%s\n2,%s,«id=%s»,«mob=%s»,%s", s.person(), s.id(), s.mob(), s.hamlet(), s.person(), s.id(), s.mob(), s.hamlet())
	})
	s.text("挤在一起的花名册", 8, func() string {
		return fmt.Sprintf("%s«id=%s» «mob=%s»\n%s«id=%s» «mob=%s»", s.person(), s.idDigits(), s.mob(), s.person(), s.idDigits(), s.mob())
	})
	s.sheet("没有表头", 8, func() *Table {
		return &Table{Header: []string{"1", s.person(), "男", "", ""}, Rows: [][]string{
			{"2", s.person(), "女", "«id=" + s.id() + "»", "«mob=" + s.mob() + "»"},
			{"3", s.person(), "男", "«id=" + s.id() + "»", "«mob=" + s.mob() + "»"},
		}}
	})
	s.sheet("备注栏里的号", 8, func() *Table {
		return &Table{Title: "临时救助发放表", Header: []string{"姓名", "金额（元）", "领取方式", "备注"}, Rows: [][]string{
			{s.person(), "1000", "打卡", "本人卡«card=" + s.cardNo(19) + "»"},
			{s.person(), "800", "现金", "儿子代领«mob=" + s.mob() + "»"},
			{s.person(), "800", "打卡", "身份证«id=" + s.id() + "»"},
		}}
	})
}

// secondIDs are citizens' numbers.
func (s *scribe) secondIDs() {
	s.text("会议记录", 8, func() string {
		return fmt.Sprintf("会议听取了%s（身份证«id=%s»）的申请说明，与会人员一致同意上报。", s.person(), s.id())
	})
	s.text("与户口簿核对", 8, func() string {
		return fmt.Sprintf("经与户口簿核对，该户户主%s公民身份号码为«id=%s»，家庭人口%d人。", s.person(), s.id(), s.between(1, 7))
	})
	s.text("小写的 x", 8, func() string { return "承诺人：" + s.person() + "，«id=" + strings.ToLower(s.idX()) + "»" })
	s.text("乘号当 X", 6, func() string { return "身份证号：«id=" + s.idX()[:17] + one(s, "×", "Х", "ｘ", "✕") + "»" })
	s.text("表格里的格子", 8, func() string { return "公民身份号码 «id=" + strings.Join(strings.Split(s.id(), ""), " ") + "»" })
	s.text("竖线格子", 8, func() string { return "证件号码|«id=" + strings.Join(strings.Split(s.id(), ""), "|") + "»|" })
	s.text("六八四空格", 8, func() string { return s.person() + " «id=" + parts(s.id(), " ", 6, 8) + "»" })
	s.text("四位一空", 8, func() string { return s.person() + "身份证 «id=" + parts(s.id(), " ", 4, 4, 4, 4) + "»" })
	s.text("三段各种横线", 8, func() string {
		return "证件：«id=" + parts(s.id(), one(s, "—", "–", "－", "_", "/", "·"), 6, 8) + "»（" + s.person() + "）"
	})
	s.text("文件名", 8, func() string {
		return s.person() + "«id=" + s.id() + "»" + one(s, "身份证正面.jpg", "_户口本.pdf", "-承诺书.docx", "（复印件）.png")
	})
	s.text("全角", 6, func() string { return "身份证号码：«id=" + wider(s.id()) + "»" })
	s.text("换行断开", 8, func() string {
		return "证件号码：«id=" + parts(s.id(), "\n", s.between(6, 14)) + "»\n住址：" + s.hamlet()
	})
	s.text("断行带缩进", 6, func() string { return "身份证号«id=" + parts(s.id(), "\n　　", s.between(6, 14)) + "»。" })
	s.text("公式和引号", 6, func() string {
		return one(s, `="«id=`+s.id()+`»"`, `'«id=`+s.id()+`»`, `"sfzh":"«id=`+s.id()+`»",`, `?idcard=«id=`+s.id()+`»&from=wx`)
	})
	s.text("括号里", 6, func() string { return one(s, "【", "[", "(", "《") + "«id=" + s.id() + "»】" + s.person() })
	s.text("扫描误认", 8, func() string { return "公民身份号码：«id=" + s.misread(s.idDigits()) + "»" })
	s.text("扫描多出空格", 8, func() string {
		n := s.id()
		i := s.between(2, 8)
		j := s.between(i+1, 15)
		return "姓 名 " + s.person() + " 身 份 证 号 «id=" + n[:i] + " " + n[i:j] + "  " + n[j:] + "»"
	})
	s.text("繁体和简称", 6, func() string {
		return one(s, "身份證號碼：", "SFZ:", "ID：", "证号", "身证号 ") + "«id=" + s.id() + "»"
	})
	s.text("十五位", 8, func() string {
		return one(s, "一代证号", "老身份证", "原证件号码：", "身份证（15位）") + "«id=" + s.oldID() + "»"
	})
	s.text("名单里的十五位", 6, func() string { return s.person() + "，«id=" + s.oldID() + "»，" + s.crew() })
	s.text("抄错一位", 6, func() string {
		n := s.idDigits()
		return s.person() + "，身份证号：«id=" + n[:17] + string('0'+(n[17]-'0'+3)%10) + "»"
	})
	s.text("汉字数字", 6, func() string {
		return "身份证号：«id=" + aloud(s.idDigits(), "零一二三四五六七八九") + "»"
	})
	s.text("圆圈零", 6, func() string {
		return "身份证号码«id=" + aloud(s.idDigits(), "〇一二三四五六七八九") + "»"
	})
	s.text("加粗和零宽", 6, func() string {
		n := s.id()
		return one(s, "户主**«id="+n+"»**已核实", "户主«id="+n[:6]+"\u200b"+n[6:14]+"\u200b"+n[14:]+"»已核实", "户主`«id="+n+"»`已核实", "户主«id="+n[:6]+"&nbsp;"+n[6:]+"»已核实")
	})
	s.text("当作流水号", 6, func() string { return fmt.Sprintf("%d.«id=%s»　%s", s.between(1, 40), s.id(), s.person()) })
	s.text("一户几口", 6, func() string {
		return fmt.Sprintf("户主：%s，«id=%s»；配偶：%s，«id=%s»", s.person(), s.id(), s.person(), s.id())
	})
	s.sheet("格子里分两行", 6, func() *Table {
		return &Table{Header: []string{"姓名", "身份证号", "与户主关系"}, Rows: [][]string{{s.person(), "«id=" + parts(s.id(), "\n", 10) + "»", "户主"}, {s.person(), "«id=" + parts(s.id(), " ", 6, 8) + "»", "配偶"}}}
	})
	s.sheet("一格一位", 6, func() *Table {
		n := s.id()
		row := []string{"公民身份号码", "«id=" + n[:1] + "»"}
		return &Table{Header: make([]string, 19), Rows: [][]string{append(row, strings.Split(n[1:], "")...)}}
	})
	s.sheet("表单的一格", 6, func() *Table {
		return &Table{Title: "农村危房改造申请表", Header: []string{"申请人", s.person(), "性别", "女"}, Rows: [][]string{{"身份证号", "«id=" + s.id() + "»", "民族", "汉"}, {"联系电话", "«mob=" + s.mob() + "»", "人口", "3"}}}
	})
	s.sheet("导出的小数点", 6, func() *Table {
		return &Table{Header: []string{"姓名", "sfz", "tel", "je"}, Rows: [][]string{{s.person(), "«id=" + s.id() + "»", "«mob=" + s.mob() + "».0", "300.0"}, {s.person(), "«id=" + s.id() + "»", "«mob=" + s.mob() + "».0", "300.0"}}}
	})
}

// secondCards are bank cards and passbooks.
func (s *scribe) secondCards() {
	s.text("打款请求", 8, func() string {
		return fmt.Sprintf("请将误工补贴打到%s的卡上：«card=%s»，农行禾溪支行。", s.person(), s.cardNo(19))
	})
	s.text("银行回单", 8, func() string {
		return fmt.Sprintf("收款人户名：%s\n收款人账号：«card=%s»\n开户行：禾溪县农村商业银行\n金额（小写）：¥%s", s.person(), s.cardNo(19), s.yuan())
	})
	s.text("四位一组", 8, func() string { return s.person() + " 卡号 «card=" + parts(s.cardNo(16), " ", 4, 4, 4) + "»" })
	s.text("四位一横", 8, func() string { return "邮政储蓄«card=" + parts(s.cardNo(19), "-", 4, 4, 4, 4) + "»" + s.person() })
	s.text("卡面上的分法", 6, func() string { return "农信卡«card=" + parts(s.cardNo(19), " ", 6) + "»" })
	s.text("不断行空格", 6, func() string { return "账号：«card=" + parts(s.cardNo(19), "\u00a0", 4, 4, 4, 4) + "»" })
	s.text("引号", 6, func() string { return one(s, "'", "‘", "`", "’") + "«card=" + s.cardNo(19) + "»" })
	s.text("微信里发的卡号", 8, func() string {
		return fmt.Sprintf("%s：\n会计，我的卡换了\n«card=%s»\n建行的，名字%s", s.person(), s.cardNo(19), s.person())
	})
	s.text("社保卡金融账户", 6, func() string {
		return "社保卡（金融账户）«card=" + s.cardNo(19) + "»，请于月底前激活"
	})
	s.text("存折账号", 8, func() string {
		return one(s, "一折通账号", "惠农一卡通账号：", "存折号", "信用社存折账号 ") + "«card=" + s.someDigits(one(s, 15, 17, 18)) + "»"
	})
	s.text("全角卡号", 6, func() string { return "卡号：«card=" + wider(s.cardNo(19)) + "»" })
	s.text("换行的卡号", 6, func() string {
		return "银行卡号«card=" + parts(s.cardNo(19), "\n", s.between(8, 14)) + "»户名" + s.person()
	})
	s.text("账户写成帐户", 6, func() string { return "收款帐户：" + s.person() + " 帐号：«card=" + s.someDigits(17) + "»" })
	s.text("扫描的卡号", 6, func() string { return "银行卡号：«card=" + s.misread(s.cardNo(19)) + "»" })
	s.text("户名和账号之间是行名", 6, func() string {
		return "开户名" + s.person() + "，开户行邮储银行禾溪镇支行，账号«card=" + s.cardNo(19) + "»"
	})
	s.text("十六位连在名字后", 6, func() string { return s.person() + "«card=" + s.cardNo(16) + "»（中行）" })
	s.sheet("一格里写全", 6, func() *Table {
		return &Table{Title: "护林员劳务费", Header: []string{"姓名及账号", "金额"}, Rows: [][]string{{s.person() + " «card=" + s.cardNo(19) + "»", "1500"}, {s.person() + "«card=" + s.cardNo(19) + "»", "1500"}}}
	})
	s.sheet("账号分段", 6, func() *Table {
		return &Table{Header: []string{"姓名", "一卡通账号", "金额"}, Rows: [][]string{{s.person(), "«card=" + parts(s.cardNo(19), " ", 4, 4, 4, 4) + "»", s.yuan()}, {s.person(), "«card=" + s.someDigits(17) + "»", s.yuan()}}}
	})
	s.sheet("英文表头", 6, func() *Table {
		return &Table{Header: []string{"NO", "ACCT_NAME", "ACCT_NO", "AMT"}, Rows: [][]string{{"1", s.person(), "«card=" + s.cardNo(19) + "»", "300.00"}, {"2", s.person(), "«card=" + s.cardNo(16) + "»", "300.00"}}}
	})
}

// secondMobiles are mobile numbers.
func (s *scribe) secondMobiles() {
	s.text("微信接龙", 8, func() string {
		return fmt.Sprintf("#接龙\n1. %s «mob=%s» 2袋\n2. %s«mob=%s» 3袋\n3. %s（«mob=%s»）1袋", s.person(), s.mob(), s.person(), s.mob(), s.person(), s.mob())
	})
	s.text("微信同号", 8, func() string {
		return "收玉米，电话«mob=" + s.mob() + "»" + one(s, "（微信同号）", " 微同", "，微信同步", "V同号")
	})
	s.text("点线电话本", 8, func() string {
		return s.person() + one(s, "……", "----", "......", "：", "/", "~") + "«mob=" + s.mob() + "»"
	})
	s.text("三四四横", 6, func() string {
		return "手机«mob=" + parts(s.mob(), one(s, "-", "－", "—", ".", "_"), 3, 4) + "»"
	})
	s.text("三四四空", 6, func() string { return s.person() + "　«mob=" + parts(s.mob(), " ", 3, 4) + "»" })
	s.text("三三五", 6, func() string { return "打" + s.person() + "电话 «mob=" + parts(s.mob(), " ", 3, 3) + "»" })
	s.text("五六分", 6, func() string { return s.person() + " «mob=" + parts(s.mob(), one(s, " ", "-"), 5) + "»" })
	s.text("七四分", 6, func() string { return s.person() + " «mob=" + parts(s.mob(), one(s, " ", "-"), 7) + "»" })
	s.text("四三四分", 6, func() string {
		return "联系人" + s.person() + "«mob=" + parts(s.mob(), one(s, " ", "-"), 4, 3) + "»"
	})
	s.text("国家号", 6, func() string {
		return "联系人" + s.person() + one(s, "+86 ", "+86-", "(+86)", "0086-", "（86）", "86") + "«mob=" + s.mob() + "»"
	})
	s.text("前面加零", 6, func() string { return s.person() + "手机0«mob=" + s.mob() + "»" })
	s.text("图标", 6, func() string {
		return one(s, "☎", "📞", "📱", "✆", "Tel:", "tel：", "T：", "M:", "Mob. ") + "«mob=" + s.mob() + "»"
	})
	s.text("念出来的号", 6, func() string {
		return "我的手机«mob=" + aloud(s.mob(), one(s, "零一二三四五六七八九", "〇一二三四五六七八九", "零幺二三四五六七八九")) + "»"
	})
	s.text("扫描误认的手机", 8, func() string { return "联系电话：«mob=" + s.misread(s.mob()) + "»" })
	s.text("一位一空", 6, func() string { return "手机：«mob=" + strings.Join(strings.Split(s.mob(), ""), " ") + "»" })
	s.text("断行的手机", 6, func() string {
		return "有意者请联系" + s.person() + "，电话«mob=" + parts(s.mob(), "\n", s.between(3, 8)) + "»。"
	})
	s.text("紧跟职务", 6, func() string {
		return one(s, "组长", "网格员", "护林员", "理事") + s.person() + "«mob=" + s.mob() + "»包" + s.crew()
	})
	s.text("两个号", 6, func() string {
		return s.person() + "：«mob=" + s.mob() + "»" + one(s, "、", "/", "，", " ", "或") + "«mob=" + s.mob() + "»"
	})
	s.text("落款", 6, func() string { return "经办人：" + s.person() + "（«mob=" + s.mob() + "»）\n" + s.date() })
	s.text("数字后面的汉字", 6, func() string {
		return "请加«mob=" + s.mob() + "»" + one(s, "拉你进群", "报名", "王哥", "领化肥")
	})
	s.text("全角手机", 6, func() string { return "电话：«mob=" + wider(s.mob()) + "»" })
	s.text("引用和括号", 6, func() string {
		return one(s, "<", "「", "“", "*", "#") + "«mob=" + s.mob() + "»" + one(s, ">", "」", "”", "*", "#")
	})
	s.text("车主挪车", 6, func() string { return "挪车电话 «mob=" + parts(s.mob(), " ", 3, 2, 2, 2) + "»" })
	s.text("JSON", 6, func() string { return `{"name":"` + s.person() + `","phone":"«mob=` + s.mob() + `»"}` })
	s.text("科学记数", 6, func() string {
		n := s.mob()
		return s.person() + ",«mob=" + n[:1] + "." + n[1:] + "E10»,是"
	})
	s.sheet("联系方式栏", 6, func() *Table {
		return &Table{Title: "网格员通讯录", Header: []string{"网格", "姓名", "联系方式"}, Rows: [][]string{{"第一网格", s.person(), "«mob=" + s.mob() + "»"}, {"第二网格", s.person(), "«mob=" + parts(s.mob(), "-", 3, 4) + "»"}, {"第三网格", s.person(), "«mob=" + s.mob() + "»/«mob=" + s.mob() + "»"}}}
	})
	s.sheet("姓名和电话一格", 6, func() *Table {
		return &Table{Header: []string{"项目", "负责人"}, Rows: [][]string{{"渠道清淤", s.person() + "«mob=" + s.mob() + "»"}, {"路灯维修", s.person() + "\n«mob=" + s.mob() + "»"}}}
	})
	s.sheet("号码分在两格", 6, func() *Table {
		n := s.mob()
		return &Table{Header: []string{"姓名", "电话", ""}, Rows: [][]string{{s.person(), "«mob=" + n[:7] + "»", n[7:]}}}
	})
}

// secondFixedLines are fixed lines at somebody's home.
func (s *scribe) secondFixedLines() {
	s.text("家里座机", 8, func() string { return s.person() + "家里座机«tel=" + s.tel() + "»" })
	s.text("括号区号", 8, func() string {
		n := s.tel()
		return s.person() + " «tel=" + one(s, "(0999)", "（0999）", "0999 ", "0999—", "0999－", "0999/") + n[5:] + "»"
	})
	s.text("连写", 8, func() string {
		return one(s, "住宅电话：", "宅电", "固话：", "家庭电话") + "«tel=" + strings.Replace(s.tel(), "-", "", 1) + "»（" + s.person() + "）"
	})
	s.text("没有区号", 8, func() string {
		return one(s, "宅电：", "家里电话", "座机：", "家庭电话 ") + "«tel=" + s.tel()[5:] + "»"
	})
	s.text("七位分开", 6, func() string {
		return s.person() + "的电话：«tel=" + parts(s.tel()[5:], one(s, "-", " "), 3) + "»"
	})
	s.text("全角座机", 6, func() string { return "联系人" + s.person() + "，电话«tel=" + wider(s.tel()) + "»" })
	s.text("国家号座机", 6, func() string { return s.person() + "：«tel=+86-999-" + s.tel()[5:] + "»" })
	s.text("座机和手机", 8, func() string { return s.person() + "，«tel=" + s.tel() + "»，«mob=" + s.mob() + "»" })
	s.text("区号后分开", 6, func() string { return "房东" + s.person() + " «tel=0999 " + parts(s.tel()[5:], " ", 3) + "»" })
	s.sheet("住宅电话栏", 8, func() *Table {
		return &Table{Header: []string{"户主", "住宅电话", "手机"}, Rows: [][]string{{s.person(), "«tel=" + s.tel() + "»", "«mob=" + s.mob() + "»"}, {s.person(), "«tel=" + s.tel()[5:] + "»", "—"}}}
	})
}
