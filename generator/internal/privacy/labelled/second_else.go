package main

import (
	"fmt"
	"strings"
)

// secondElse are documents in which nothing is personal, or in which what is personal
// may be told: what villages publish every week.
func (s *scribe) secondElse() {
	s.elseNumbers()
	s.elseCodes()
	s.elsePhones()
	s.elseNames()
	s.elseWords()
	s.elseMasked()
	s.elseTables()
	s.elsePapers()
	s.elsePhrases()
	s.elseNeighbours()
}

// fund is an amount with its unit.
func (s *scribe) fund() string {
	return s.yuan() + one(s, "元", "元", "元整", "万元")
}

func (s *scribe) elseNumbers() {
	s.text("工程款", 33, func() string {
		return fmt.Sprintf("支付%s至%s通村路硬化工程款%s，长%d米、宽%.1f米。", s.hamlet(), s.hamlet(), s.fund(), s.between(100, 9000), float64(s.between(20, 60))/10)
	})
	s.text("大额", 33, func() string {
		return fmt.Sprintf("总投资138%08d元，其中财政资金%d元，自筹%d元。", s.IntN(100000000), 10000000000+s.IntN(9999999999), s.between(10000, 99999999))
	})
	s.text("凑成十一位的数", 26, func() string {
		n := fmt.Sprintf("13800000%03d", s.IntN(1000))
		return one(s, "用电量累计"+n+"千瓦时。", "水费合计"+n+"元。", "土方量共"+n+"立方米。", "育苗"+n+"株。")
	})
	s.text("表码", 33, func() string {
		return fmt.Sprintf("%s%s，上次读数%d，本次%d，实用%d%s", one(s, "电表号", "水表编号", "户号", "电能表资产编号"), s.someDigits(one(s, 8, 10, 12, 13)), s.between(1000, 9999), s.between(10000, 20000), s.between(100, 900), one(s, "度", "吨"))
	})
	s.text("连着几个数", 33, func() string {
		return fmt.Sprintf("%d %d %d %d %d", s.between(100, 999), s.between(1000, 9999), s.between(1000, 9999), s.between(1000, 9999), s.between(10, 99))
	})
	s.text("日期连写", 26, func() string {
		return fmt.Sprintf("%d%02d%02d至%d%02d%02d，共%d天", s.between(2021, 2026), s.between(1, 12), s.between(1, 28), 2026, s.between(1, 12), s.between(1, 28), s.between(5, 60))
	})
	s.text("投票结果", 26, func() string {
		return fmt.Sprintf("应到%d人，实到%d人，同意%d票，反对%d票，弃权%d票。", s.between(30, 99), s.between(20, 30), s.between(10, 20), s.IntN(5), s.IntN(5))
	})
	s.text("里程和桩号", 26, func() string {
		return fmt.Sprintf("%sK%d+%03d至K%d+%03d段，%s", one(s, "S215线", "县道X", "307国道", "乡道Y014"), s.between(1, 99), s.IntN(1000), s.between(100, 199), s.IntN(1000), one(s, "清理边沟", "封闭施工", "安装护栏"))
	})
	s.text("坐标", 26, func() string {
		return fmt.Sprintf("北纬%d.%06d，东经%d.%06d，海拔%d米", s.between(34, 40), s.IntN(1000000), s.between(110, 114), s.IntN(1000000), s.between(300, 1800))
	})
	s.text("型号规格", 33, func() string {
		return one(s, "DN110", "YJV22-3×95+1×50", "C30", "HDPE200", "42.5R", "LED-60W", "1GQN-200", "JY-1204", "HP M128", "EA888", "E12345678型", "GB18000") + one(s, "管", "电缆", "混凝土", "路灯", "旋耕机", "拖拉机", "打印机") + fmt.Sprint(s.between(2, 300)) + one(s, "台", "米", "盏", "套")
	})
}

func (s *scribe) elseCodes() {
	s.text("文号", 40, func() string {
		return fmt.Sprintf("根据《%s》（%s〔%d〕%d号）", one(s, "关于做好清明节森林防火工作的通知", "农村宅基地管理办法", "惠农补贴一卡通发放规程"), one(s, "禾政发", "晋政办发", "农经发", "禾民字", "财农"), s.between(2011, 2026), s.between(1, 199))
	})
	s.text("信用代码", 33, func() string {
		return one(s, "统一社会信用代码：", "信用代码", "纳税人识别号 ", "机构代码：") + one(s, "54", "91", "93", "N2") + "149999" + one(s, "MF", "MA", "ME") + s.someDigits(7) + one(s, "X", "L", "5", "K")
	})
	s.text("区划代码", 26, func() string {
		return s.hamlet() + one(s, "统计用区划代码", "行政区划代码：", "（代码") + fmt.Sprintf("149999%03d%03d", s.between(100, 120), s.between(200, 240)) + "）"
	})
	s.text("地块编码", 33, func() string {
		return one(s, "地块编码", "承包地块代码：", "宗地号", "图斑号") + fmt.Sprintf("149999%03d%03d%02d%05d", s.between(100, 120), s.between(200, 240), s.between(1, 12), s.between(1, 99999))
	})
	s.text("不动产单元号", 26, func() string {
		return "不动产单元号" + fmt.Sprintf("149999%03d%03d", s.between(1, 200), s.between(1, 40)) + one(s, "GB", "JC", "JB") + fmt.Sprintf("%05dF%08d", s.IntN(99999), s.IntN(9999))
	})
	s.text("不动产证号", 26, func() string {
		return fmt.Sprintf("晋（%d）禾溪县不动产权第%07d号", s.between(2017, 2026), s.between(1, 99999))
	})
	s.text("承包合同代码", 26, func() string {
		return one(s, "承包合同代码", "经营权证（流水号", "合同编号：") + fmt.Sprintf("149999%03d%03d%02d%04d", s.between(100, 120), s.between(200, 240), s.between(1, 12), s.between(1, 300)) + "J"
	})
	s.text("订单和流水", 33, func() string {
		return one(s, "订单号", "交易流水号：", "支付单号", "回单编号", "业务流水") + one(s, fmt.Sprintf("2026%02d%02d", s.between(1, 12), s.between(1, 28)), "42000", "10001") + s.someDigits(one(s, 8, 10, 15))
	})
	s.text("发票", 33, func() string {
		return one(s, "发票号码", "电子发票", "发票代码", "票据号") + s.someDigits(one(s, 8, 10, 12, 20)) + "，金额" + s.fund()
	})
	s.text("条码和批号", 26, func() string {
		return one(s, "条码69", "商品码69") + s.someDigits(11) + "，批号" + one(s, "2026", "B26") + s.someDigits(6)
	})
	s.text("农药化肥证号", 26, func() string {
		return one(s, "登记证号PD20", "农肥（2019）准字", "审定编号：国审麦20", "生产许可XK13-") + s.someDigits(6) + one(s, "号", "", "，含量45%")
	})
	s.text("项目合同编号", 33, func() string {
		return one(s, "项目编号：", "合同编号", "招标编号HXZB-", "采购编号：", "立项号") + fmt.Sprintf("%d%s%d", s.between(2020, 2026), one(s, "-", "", "/"), s.between(100, 99999)) + one(s, "", "-01", "A")
	})
	s.text("保单和运单", 26, func() string {
		return one(s, "保单号", "保险单号：", "快递单号SF", "运单号 ", "取件码") + s.someDigits(one(s, 12, 13, 15, 18))
	})
	s.text("标准号书号", 26, func() string {
		return one(s, "GB/T 9704-2012", "DB14/T 1999-2020", "ISBN 978-7-109-"+s.someDigits(5)+"-3", "JGJ 123-2012", "GB 5749—2022", "CJJ/T 34")
	})
	s.text("凭证号", 26, func() string {
		return fmt.Sprintf("%s%d月第%s号，%s%s", one(s, "记账凭证", "付款凭证", "收据"), s.between(1, 12), fmt.Sprintf("%04d", s.between(1, 999)), one(s, "办公费", "水电费", "清洁工具"), s.fund())
	})
	s.text("网址和文件名", 26, func() string {
		return one(s, "https://cunwu.example/liuwan/7k3m9q/#v-3f9a1c", "见附件2026-q3.csv", "IMG_2026"+s.someDigits(4)+"_"+s.someDigits(6)+".jpg", "mmexport1"+s.someDigits(12)+".jpg", "Screenshot_20261012_"+s.someDigits(6)+".png", "微信图片_20261012"+s.someDigits(6)+".jpg")
	})
	s.text("监控和设备号", 20, func() string {
		return one(s, "设备序列号", "SN:", "摄像头编码", "IMEI ", "国标编码") + s.someDigits(one(s, 10, 15, 20))
	})
}

func (s *scribe) elsePhones() {
	s.text("公布的办公电话", 33, func() string {
		n := one(s, "0999-5550101", "0999-5550120", "0999-5550150", "0999-5551101")
		return one(s, "咨询电话：", "监督电话", "村委会电话：", "举报电话 ") + one(s, n, strings.Replace(n, "-", "", 1), "("+n[:4]+")"+n[5:], n[:4]+" "+n[5:8]+" "+n[8:], wider(n), n[5:])
	})
	s.text("公布的手机", 20, func() string {
		return "值班手机" + one(s, "13800009999", "138-0000-9999", "138 0000 9999", "+86 13800009999") + "（24小时）"
	})
	s.text("热线", 33, func() string {
		return one(s, "拨打12345", "报警110，急救120，火警119", "供电95598", "银行客服95599", "400-800-1234", "4008"+s.someDigits(6), "12316三农热线", "12393医保", "反诈96110", "农行95599，邮储95580", "800-810-"+s.someDigits(4))
	})
	s.text("别的单位的电话", 33, func() string {
		return one(s, "县农业农村局", "禾溪县医保局", "镇卫生院", "县供电公司", "县残联", "派出所", "县融媒体中心", "禾溪县人民法院") + one(s, "咨询电话：", "电话", "（", "值班室 ", "联系电话：") + s.tel() + one(s, "", "", "。", "，工作日8:30—17:30")
	})
	s.text("公布的邮箱", 20, func() string {
		return one(s, "意见请发至bangong@hexi.example", "电子邮箱：BANGONG@hexi.example", "邮箱bangong@hexi.example。")
	})
	s.text("公众号和群", 26, func() string {
		return one(s, "关注微信公众号“禾溪发布”", "微信公众号：hexifabu", "微信群已满，请扫码", "小程序“村务通”", "加入村民微信群", "抖音号：hexi_nongchan", "请@所有人知悉", "微信支付"+s.fund())
	})
	s.text("时间不是电话", 20, func() string {
		return fmt.Sprintf("时间：%d月%d日 8:00-12:00，14:30-18:00，地点：%s", s.between(1, 12), s.between(1, 28), one(s, "村委会二楼会议室", "文化广场", "党群服务中心"))
	})
}

func (s *scribe) elseNames() {
	s.text("干部分工", 33, func() string {
		return fmt.Sprintf("%s：主持全面工作；%s：分管%s；%s：分管%s。", s.person(), s.person(), one(s, "残疾人工作", "妇女儿童工作", "学校和教育", "计生卫生"), s.person(), one(s, "民政低保", "防疫", "财务"))
	})
	s.text("参会人员", 26, func() string {
		return "参会人员：" + s.person() + "、" + s.person() + "、" + s.person() + "、" + s.person() + "。记录人：" + s.person()
	})
	s.text("签字和日期", 33, func() string {
		return one(s, "审核人：", "监督委员会主任", "经手人 ", "村民代表：") + s.person() + " " + s.date()
	})
	s.text("学校的大人", 33, func() string {
		return one(s, "禾溪镇中心小学校长", "小学教师", "班主任", "幼儿园园长", "学生家长", "家长代表", "乡村医生", "儿童主任", "儿童之家负责人", "初中退休教师") + s.person() + one(s, "参加了座谈", "同志", "到会讲话", "接受了走访")
	})
	s.text("大人的岁数", 26, func() string {
		return s.person() + fmt.Sprintf("（%d岁）", s.between(19, 98)) + one(s, "获评好婆婆", "当选村民代表", "享受高龄津贴")
	})
	s.text("大学生", 20, func() string {
		return one(s, "考上大学的", "大学生村官", "大学新生", "研究生", "驻村大学生") + s.person() + one(s, "回村实习", "获助学金3000元", "任网格员")
	})
	s.text("党员和奖励", 26, func() string {
		return one(s, "优秀党员：", "好媳妇：", "十星级文明户：", "退役军人 ", "致富带头人") + s.person() + "、" + s.person()
	})
	s.text("姓名加金额", 26, func() string {
		return s.person() + " " + one(s, "捐款", "领取", "支付") + s.fund() + "，" + s.person() + " " + s.fund()
	})
	s.text("去世和注销", 13, func() string {
		return s.person() + "于" + fmt.Sprintf("%d年%d月%d日", s.between(2020, 2026), s.between(1, 12), s.between(1, 28)) + one(s, "去世，停发低保金", "迁出，注销", "入党", "任职", "签订合同")
	})
	s.text("儿童不点名", 26, func() string {
		return fmt.Sprintf("全村有%d名留守儿童、%d名孤儿，%s。", s.between(1, 40), s.IntN(4), one(s, "由村儿童主任每月走访", "学生营养餐补助每天5元", "六一儿童节慰问", "小学生每人两支牙刷"))
	})
}

func (s *scribe) elseWords() {
	s.text("病是庄稼的", 26, func() string {
		return one(s, "农技员", "技术员", "植保站") + s.person() + "讲解" + one(s, "小麦赤霉病", "玉米大斑病", "苹果腐烂病", "猪蓝耳病", "羊布病", "鸡新城疫", "红枣缩果病") + "的防治办法。"
	})
	s.text("筛查和政策", 33, func() string {
		return one(s, "免费“两癌”筛查", "65岁以上老人查高血压、糖尿病", "慢性病门诊报销比例提高", "大病保险起付线1万元", "肺结核病人可享受免费治疗", "残疾人两项补贴每月80元", "精神障碍患者监护人以奖代补政策", "接种狂犬病疫苗", "防治艾滋病宣传日") + "，" + one(s, "请互相转告", "详见通知", "时间10月20日")
	})
	s.text("残联和卫生所", 26, func() string {
		return one(s, "残联专干", "残协委员", "村医", "镇卫生院医生", "驻村工作队", "肿瘤医院志愿者") + s.person() + one(s, "宣讲政策", "上门办理残疾证", "负责慢病随访登记", "值班")
	})
	s.text("因病一类", 20, func() string {
		return s.starred() + "，" + one(s, "因病", "因学", "因灾", "因残", "缺劳动力") + "，月保障金额" + s.fund()
	})
	s.text("组和片", 26, func() string {
		return one(s, "居住地：", "住址：", "") + s.hamlet() + s.crew() + "，" + s.starred() + "，" + fmt.Sprint(s.between(1, 6)) + "人"
	})
	s.text("像门牌的", 40, func() string {
		return s.crew() + fmt.Sprint(s.between(1, 40)) + one(s, "号机井", "号地块", "号路灯", "号变压器", "号大棚", "号圈舍", "号蓄水池", "号垃圾桶") + one(s, "检修", "抽水", "发包", "更换灯泡")
	})
	s.text("办事地点", 26, func() string {
		return one(s, "受理地点：", "地址：", "到", "办公地点") + one(s, "禾溪镇人民政府便民大厅3号窗口", "禾溪镇人民路1号镇政府", "县医院住院部2号楼", "村委会院内", "禾溪县建设路88号县政务服务中心", "农商行禾溪支行（中心街12号）") + "办理"
	})
	s.text("几号前", 26, func() string {
		return fmt.Sprintf("请%s于%d号前到%s交%s", s.crew(), s.between(5, 28), one(s, "村委会", "组长处"), one(s, "医保费", "水费", "卫生费"))
	})
	s.text("生产日期", 20, func() string {
		return one(s, "生产日期", "购买日期", "出厂日期", "成立日期", "有效期至") + "：" + s.date() + "，" + one(s, "玉米种", "灭火器", "合作社", "压路机")
	})
	s.text("以年月出生为条件", 20, func() string {
		return fmt.Sprintf("%d年%d月%d日%s出生的村民可%s", s.between(1940, 1966), s.between(1, 12), s.between(1, 28), one(s, "以前", "（含）之前", "至1966年12月31日"), one(s, "申领养老金", "登记高龄津贴"))
	})
	s.text("列车航班车次", 20, func() string {
		return one(s, "乘K", "坐G", "D", "航班MU") + s.someDigits(4) + one(s, "次到省城", "次列车返乡", "次") + "，车费" + s.fund()
	})
	s.text("晋字开头", 20, func() string {
		return one(s, "晋剧《打金枝》演出", "晋A级景区创建", "晋南牛15头", "晋谷21号谷种", "晋麦47号", "晋棉") + one(s, "，费用", "，补助") + s.fund()
	})
}

func (s *scribe) elseMasked() {
	s.text("遮好的身份证", 33, func() string {
		n := s.id()
		return s.starred() + " " + n[:2] + one(s, strings.Repeat("*", 13), strings.Repeat("＊", 13), strings.Repeat("X", 13)) + n[15:]
	})
	s.text("遮好的手机", 33, func() string {
		n := s.mob()
		return s.starred() + "，" + n[:3] + one(s, "****", "＊＊＊＊", "XXXX", " **** ", "-****-") + n[7:]
	})
	s.text("尾号", 26, func() string {
		return s.starred() + one(s, "，卡尾号", "（尾号", "，账号后四位") + fmt.Sprintf("%04d", s.IntN(10000)) + "，" + s.fund()
	})
	s.text("遮好的卡", 26, func() string {
		return one(s, "账号：", "卡号 ") + one(s, "6228", "6217", "") + strings.Repeat("*", 11) + fmt.Sprintf("%04d", s.IntN(10000))
	})
	s.text("空白的表单", 26, func() string {
		return one(s, "身份证号：□□□□□□□□□□□□□□□□□□", "联系电话：__________", "姓名：      手机：           ", "银行账号：________________", "出生日期：    年   月   日", "微信号：", "护照号码：      ", "示例：123456789012345678", "手机号填写11位数字")
	})
	s.text("遮名字", 26, func() string {
		return "公示名单：" + s.starred() + "、" + s.starred() + "、" + s.starred()
	})
}

func (s *scribe) elseTables() {
	s.sheet("财务收支表", 53, func() *Table {
		t := &Table{Title: "财务收支明细", Header: []string{"日期", "凭证号", "摘要", "收入", "支出", "余额", "经手人"}}
		for i := range s.between(3, 8) {
			t.Rows = append(t.Rows, []string{s.date(), fmt.Sprintf("%04d", i+1), one(s, "付路灯电费", "收承包款", "付清洁工资", "购办公用品", "付残疾人联络员补助", "付小学围墙修缮款", "慰问老党员"), "", s.yuan(), s.yuan(), s.person()})
		}
		return t
	})
	s.sheet("全遮名单", 40, func() *Table {
		t := &Table{Title: "低保初审公示", Header: []string{"姓名", "村组", "人口", "金额"}}
		for range s.between(3, 9) {
			t.Rows = append(t.Rows, []string{s.starred(), s.crew(), fmt.Sprint(s.between(1, 5)), s.yuan()})
		}
		return t
	})
	s.sheet("全名名单", 40, func() *Table {
		t := &Table{Title: "地力保护补贴公示", Header: []string{"户主姓名", "村组", "面积（亩）", "金额（元）"}}
		for range s.between(3, 9) {
			t.Rows = append(t.Rows, []string{s.person(), s.crew(), fmt.Sprintf("%.2f", float64(s.between(50, 3000))/100), s.yuan()})
		}
		return t
	})
	s.sheet("遮了的名单有合计", 26, func() *Table {
		t := &Table{Header: []string{"序号", "姓名", "金额"}}
		for i := range s.between(3, 6) {
			t.Rows = append(t.Rows, []string{fmt.Sprint(i + 1), s.starred(), s.yuan()})
		}
		t.Rows = append(t.Rows, []string{"", one(s, "合计", "小计", "总计", "共计", "村集体", "合 计"), s.yuan()})
		return t
	})
	s.sheet("设备台账", 33, func() *Table {
		return &Table{Title: "固定资产登记", Header: []string{"资产编号", "名称", "规格型号", "购置日期", "原值"}, Rows: [][]string{{s.someDigits(11), "打印机", "HP M128", s.date(), s.yuan()}, {s.someDigits(16), "水泵", "QJ200-50/4", s.date(), s.yuan()}, {s.someDigits(18), "路灯", "LED-60W", s.date(), s.yuan()}}}
	})
	s.sheet("承包地台账", 33, func() *Table {
		return &Table{Title: "机动地发包公示", Header: []string{"地块编码", "承包方", "四至", "起止日期", "承包费"}, Rows: [][]string{{fmt.Sprintf("1499991002%02d%02d%05d", s.between(0, 40), s.between(1, 12), s.IntN(99999)), s.person(), "东至路 南至渠 西至林 北至3号井", "2026.1.1-2030.12.31", s.yuan()}, {fmt.Sprintf("1499991002%02d%02d%05d", s.between(0, 40), s.between(1, 12), s.IntN(99999)), s.person(), "东至王家坟 南至沟", "20260101-20301231", s.yuan()}}}
	})
	s.sheet("办公电话表", 26, func() *Table {
		return &Table{Title: "镇村办公电话", Header: []string{"单位", "电话", "地址"}, Rows: [][]string{{"党政办公室", "0999-5550101", "禾溪镇人民路1号"}, {"便民服务中心", "0999-5550120", "禾溪镇人民路1号一楼"}, {"县民政局", s.tel(), "禾溪县建设路88号"}}}
	})
	s.sheet("学校工程", 26, func() *Table {
		return &Table{Title: "教育项目公示", Header: []string{"项目", "学校", "负责人", "投资"}, Rows: [][]string{{"厕所改造", "禾溪镇中心小学", s.person(), s.yuan()}, {"操场硬化", "后河村教学点", s.person(), s.yuan()}}}
	})
	s.sheet("签到表", 20, func() *Table {
		return &Table{Title: "村民代表会议签到", Header: []string{"姓名", "签到时间", "职务"}, Rows: [][]string{{s.person(), s.date(), "代表"}, {s.person(), s.date(), "组长"}, {s.person(), s.date(), "监委会"}}}
	})
	s.sheet("两项补贴遮好", 20, func() *Table {
		return &Table{Title: "高龄津贴发放", Header: []string{"姓名", "年龄", "身份证号", "金额"}, Rows: [][]string{{s.starred(), fmt.Sprint(s.between(80, 99)), "14" + strings.Repeat("*", 13) + s.someDigits(3), "100"}, {s.starred(), fmt.Sprint(s.between(80, 99)), "14" + strings.Repeat("*", 13) + s.someDigits(3), "100"}}}
	})
	s.sheet("疫苗和药品", 20, func() *Table {
		return &Table{Title: "村卫生室药品目录", Header: []string{"药品", "适应症", "批号", "价格"}, Rows: [][]string{{"阿卡波糖片", "糖尿病", "26" + s.someDigits(6), "12.50"}, {"苯磺酸氨氯地平片", "高血压", "B" + s.someDigits(7), "8.20"}, {"卡马西平片", "癫痫", s.someDigits(8), "6.00"}}}
	})
}
