package main

import (
	"fmt"
	"strings"
)

// thirdElse are documents of the third set in which nothing is personal.
func (s *scribe) thirdElse() {
	s.text("招标公告", 29, func() string {
		return fmt.Sprintf("项目编号：HXZB-2026-%03d，最高限价%s，投标截止2026年%d月%d日9时30分。", s.IntN(1000), s.fund(), s.between(1, 12), s.between(1, 28))
	})
	s.text("会议通知", 29, func() string {
		return fmt.Sprintf("定于%d月%d日（星期%s）下午%d:00在%s召开村民代表会议，请%s参加。", s.between(1, 12), s.between(1, 28), one(s, "一", "三", "五"), s.between(1, 5), one(s, "村部", "文化大院", "二楼会议室"), s.person())
	})
	s.text("广播通知", 26, func() string {
		return one(s, "明天停电，从早6点到晚8点", "自来水检修，停水2天", "县医院来义诊，量血压、测血糖", "放电影《焦裕禄》", "打狂犬疫苗每只20元", "种子站送良种，每户2袋") + "，" + one(s, "请互相转告。", "地点在戏台。", "不要走空。", s.person()+"负责通知。")
	})
	s.text("捐款榜", 26, func() string {
		return s.person() + fmt.Sprint(s.between(1, 50)) + "00元 " + s.person() + fmt.Sprint(s.between(1, 50)) + "00元 " + s.person() + fmt.Sprint(s.between(1, 50)) + "00元"
	})
	s.text("表扬大人", 26, func() string {
		return one(s, "好教师", "乡村医生", "护林员", "孝老模范", "驻村干部", "小学保洁员") + s.person() + one(s, "照顾生病的邻居", "资助三名学生", "十年如一日", "背老人就医", "捐书给留守儿童")
	})
	s.text("账目说明", 29, func() string {
		return fmt.Sprintf("收入：上级拨款%s，承包费%s；支出：%s%s。余%s。", s.fund(), s.fund(), one(s, "路灯电费", "学生奖学金", "老人体检", "残疾人之家装修"), s.fund(), s.fund())
	})
	s.text("里程时间温度", 24, func() string {
		return fmt.Sprintf("最低气温-%d℃，降水%d.%d毫米，风力%d级，水位%d.%02d米", s.between(1, 20), s.between(1, 138), s.IntN(10), s.between(1, 9), s.between(100, 999), s.IntN(100))
	})
	s.text("几个编码", 33, func() string {
		return one(s, "物料编码", "学校代码", "医疗机构编码", "农机出厂编号", "灌溉井编号", "护林点代码", "项目库编号：", "固定资产卡片编号") + s.someDigits(one(s, 6, 9, 11, 13, 15, 18))
	})
	s.text("日期时间戳", 24, func() string {
		return fmt.Sprintf("%s2026%02d%02d%02d%02d%02d", one(s, "备份", "log_", "更新于", "IMG"), s.between(1, 12), s.between(1, 28), s.IntN(24), s.IntN(60), s.IntN(60))
	})
	s.text("版本和哈希", 24, func() string {
		return one(s, "校验：", "sha1 ", "版本v-", "二维码#v-") + fmt.Sprintf("%x%x", s.Uint64(), s.Uint32())
	})
	s.text("彩礼和农历", 20, func() string {
		return fmt.Sprintf("农历%s月%s，%s", numeral[s.between(1, 12)], one(s, "初一", "初六", "十五"), one(s, "庙会唱戏三天", "集市照常", "移风易俗彩礼不超过3.8万元", "祭祖不烧纸"))
	})
	s.text("尺寸", 24, func() string {
		return fmt.Sprintf("%s%d×%d×%d毫米，%d%s", one(s, "涵管", "宣传栏", "课桌", "轮椅坡道"), s.between(100, 999), s.between(1000, 9999), s.between(10, 999), s.between(1, 60), one(s, "块", "张", "根"))
	})
	s.text("统计句", 26, func() string {
		return fmt.Sprintf("今年新增低保%d户%d人，其中重度残疾%d人、大病%d人，发放资金%s。", s.between(1, 9), s.between(1, 20), s.between(1, 9), s.between(1, 9), s.fund())
	})
	s.text("政策问答", 26, func() string {
		return one(s, "问：身份证丢了怎么办？答：到派出所补办。", "问：孩子上小学要什么材料？答：户口簿、接种证。", "问：癌症能报多少？答：按大病保险分段报销。", "问：残疾证多久换一次？答：十年。", "问：银行卡换号了怎么办？答：带卡到镇财政所登记。", "问：儿童医保每人多少钱？答：400元。", "问：微信能交吗？答：能。") + one(s, "", fmt.Sprintf("（第%d期）", s.between(1, 40)))
	})
	s.text("学校通知", 24, func() string {
		return one(s, "禾溪镇中心小学", "后河村幼儿园", "镇初级中学") + one(s, "一年级招生30人", "学生9月1日开学", "三年级以上学生参加防溺水教育", "教师招聘2名", "学生营养餐每生每天5元", "校车时间7:20") + "，联系教务处。"
	})
	s.text("施工地点", 26, func() string {
		return one(s, "北街", "学堂路", "河沿巷", "环村路") + one(s, "3号井房", "12号检查井", "5号挡墙", "2号公厕", "7号集污池", "1号岗亭") + one(s, "已完工", "维修", "招标")
	})
	s.text("单位电话", 26, func() string {
		return one(s, "禾溪县教育局", "镇农技站", "县疾控中心", "供水公司", "县妇联", "禾溪镇司法所", "国网禾溪供电所") + one(s, "：", "电话 ", "（值班）", "服务热线：") + s.tel()
	})
	s.text("公开电话", 16, func() string {
		return one(s, "村委会", "便民服务中心", "镇纪委") + one(s, "电话：", "（", "监督电话 ") + one(s, "0999-5550101", "0999 5550120", "09995551101", "５５５０１３０", "0999-5550150")
	})
	s.text("党务", 24, func() string {
		return "拟发展党员：" + s.person() + "，" + fmt.Sprintf("%d年%d月递交入党申请书，%d年%d月列为积极分子", s.between(2019, 2022), s.between(1, 12), s.between(2022, 2024), s.between(1, 12))
	})
	s.text("土地四至", 24, func() string {
		return fmt.Sprintf("东至%s地、南至生产路、西至%d号渠、北至坟地，面积%d.%02d亩", s.person(), s.between(1, 9), s.between(1, 60), s.IntN(100))
	})
	s.text("司法和信访", 20, func() string {
		return fmt.Sprintf("（2026）晋%d%s%d号", s.between(10, 99), one(s, "民初", "执", "行审"), s.between(1, 9999)) + one(s, "判决书已送达", "调解结案", "，原告"+s.person())
	})
	s.text("合规的打码", 26, func() string {
		n, m := s.id(), s.mob()
		return s.starred() + one(s, "，"+n[:2]+strings.Repeat("*", 13)+n[15:], "，"+m[:3]+"****"+m[7:], "，卡号末四位"+n[14:], "，"+strings.Repeat("*", 15)+n[15:])
	})
	s.sheet("工程款支付表", 33, func() *Table {
		t := &Table{Title: "工程款支付", Header: []string{"合同号", "施工单位", "合同价", "已付", "未付", "发票号"}}
		for range s.between(2, 5) {
			t.Rows = append(t.Rows, []string{"HT2026" + fmt.Sprintf("%04d", s.IntN(9999)), one(s, "禾溪建筑公司", "青禾水利队"), s.yuan(), s.yuan(), s.yuan(), s.someDigits(8)})
		}
		return t
	})
	s.sheet("公益岗位名单", 33, func() *Table {
		t := &Table{Title: "公益性岗位公示", Header: []string{"姓名", "岗位", "聘期", "月补贴"}}
		for range s.between(3, 7) {
			t.Rows = append(t.Rows, []string{s.person(), one(s, "护路", "保洁", "护林", "学校门卫"), "2026.1-2026.12", "600"})
		}
		return t
	})
	s.sheet("积分榜", 26, func() *Table {
		t := &Table{Title: "积分超市红榜", Header: []string{"户主", "组别", "积分", "排名"}}
		for i := range s.between(3, 7) {
			t.Rows = append(t.Rows, []string{s.person(), s.crew(), fmt.Sprint(s.between(20, 1800)), fmt.Sprint(i + 1)})
		}
		return t
	})
	s.sheet("遮名有备注", 26, func() *Table {
		t := &Table{Title: "临时救助公示", Header: []string{"姓名", "类别", "金额", "备注"}}
		for range s.between(3, 7) {
			t.Rows = append(t.Rows, []string{s.starred(), one(s, "急难型", "支出型"), s.yuan(), one(s, "因病", "因灾", "一次性", "")})
		}
		return t
	})
	s.sheet("学校经费", 26, func() *Table {
		return &Table{Title: "教育支出", Header: []string{"项目", "学生数", "标准", "金额"}, Rows: [][]string{{"营养餐", fmt.Sprint(s.between(30, 400)), "5", s.yuan()}, {"寄宿生补助", fmt.Sprint(s.between(10, 90)), "625", s.yuan()}}}
	})
	s.sheet("网点一览", 26, func() *Table {
		return &Table{Title: "办事网点", Header: []string{"网点名称", "详细地址", "服务电话"}, Rows: [][]string{{"禾溪农商行中心支行", "禾溪镇中心街" + fmt.Sprint(s.between(2, 80)) + "号", s.tel()}, {"禾溪镇卫生院", "禾溪镇建设路" + fmt.Sprint(s.between(2, 80)) + "号", s.tel()}}}
	})
	s.sheet("药价", 24, func() *Table {
		return &Table{Title: "集采药品价格", Header: []string{"药名", "用途", "规格", "单价"}, Rows: [][]string{{"二甲双胍", "治疗糖尿病", "0.5g×48", s.yuan()}, {"阿托伐他汀", "冠心病", "20mg×28", s.yuan()}}}
	})
	s.sheet("机井台账", 26, func() *Table {
		return &Table{Title: "机井管护", Header: []string{"井号", "位置", "管护人", "水表读数"}, Rows: [][]string{{fmt.Sprint(s.between(1, 40)) + "号井", s.crew() + "北", s.person(), s.someDigits(6)}, {fmt.Sprint(s.between(1, 40)) + "号井", s.crew() + "东", s.person(), s.someDigits(11)}}}
	})
	s.sheet("考勤", 24, func() *Table {
		return &Table{Title: "保洁员考勤", Header: []string{"姓名", "1", "2", "3", "4", "5", "合计"}, Rows: [][]string{{s.person(), "1", "1", "0", "1", "1", "4"}, {s.person(), "1", "1", "1", "1", "1", "5"}}}
	})
	s.sheet("选举结果", 24, func() *Table {
		return &Table{Title: "选举结果", Header: []string{"候选人", "性别", "得票"}, Rows: [][]string{{s.person(), "男", fmt.Sprint(s.between(100, 900))}, {s.person(), "女", fmt.Sprint(s.between(100, 900))}}}
	})
	s.text("流水文字", 29, func() string {
		return fmt.Sprintf("%d月%d日 付%s%s%s 凭证%d", s.between(1, 12), s.between(1, 28), s.person(), one(s, "运费", "工钱", "电工费", "伙食费"), s.yuan(), s.between(1, 300))
	})
	s.text("品种和数字", 26, func() string {
		return one(s, "玉米种", "复合肥", "地膜", "树苗") + one(s, "先玉1483", "18-18-18", "0.01毫米", "胸径5公分") + "，" + fmt.Sprint(s.between(10, 999)) + one(s, "袋", "斤", "卷", "棵") + "，单价" + s.yuan()
	})
	s.text("号码在说明里", 20, func() string {
		return one(s, "短信请认准10690开头的号码", "取款密码6位", "拨打0351开头的电话要小心诈骗", "95开头、400开头的不一定是银行", "验证码"+fmt.Sprintf("%06d", s.IntN(1000000))+"不要告诉别人", "兑奖码"+s.someDigits(16))
	})
}
