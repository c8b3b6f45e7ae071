package main

import (
	"fmt"
	"strings"
)

// openNegatives look like personal data and are none.
func (m *maker) openNegatives() {
	for range 78 {
		m.openNumbersElse()
		m.openWordsElse()
	}
	for range 60 {
		m.openTablesElse()
	}
}

// digits are n digits, the first no zero.
func (m *maker) digits(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('0' + m.IntN(10))
	}
	if b[0] == '0' {
		b[0] = '1'
	}
	return string(b)
}

// creditCode is a 统一社会信用代码 of the invented division.
func (m *maker) creditCode() string {
	const signs = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	b := []byte(pick(m, "54", "91", "93", "12", "N2", "92") + "149999")
	for range 10 {
		b = append(b, signs[m.IntN(len(signs))])
	}
	return string(b)
}

func (m *maker) openNumbersElse() {
	n := m.negative
	n("amount", "本季收入 "+m.money()+" 元，支出 "+m.money()+" 元，结余 "+m.money()+" 元。")
	n("large amount", "项目总投资 "+m.digits(11)+" 元（含预备费）。")
	n("document number", fmt.Sprintf("根据%s〔%d〕%d号文件", pick(m, "国发", "民发", "青财农", "禾政发", "农经发"), 2009+m.IntN(17), 1+m.IntN(120)))
	n("credit code", "统一社会信用代码："+m.creditCode())
	n("parcel number", "地块编码 1499991012"+m.digits(9)+"，面积 "+m.digits(2)+" 亩")
	n("parcel number 28", "不动产单元号 149999101201JC"+m.digits(5)+"F"+m.digits(8))
	n("voucher", fmt.Sprintf("凭证号 %d%02d%04d，摘要：保洁员工资", 2024+m.IntN(3), 1+m.IntN(12), m.IntN(10000)))
	n("voucher short", fmt.Sprintf("记%02d-%02d 路灯电费 %s", 1+m.IntN(12), m.IntN(100), m.money()))
	n("division code", "区划代码 1499991012"+fmt.Sprintf("%02d", m.IntN(100)))
	n("date", "公示期从"+m.day()+"到"+m.day()+"。")
	n("dates side by side", m.day()+" "+m.day()+" "+m.money())
	n("office phone", "有意见请打"+pick(m, offices[:9]...)+"，工作日都有人接。")
	n("office phone spaced", "监督电话："+strings.Replace(pick(m, offices[:9]...), "-", " ", 1))
	n("office phone local", "办公室电话 "+pick(m, offices[:9]...)[5:])
	n("office mobile", "村文书电话 13800009999")
	n("hotline", "咨询投诉打 "+pick(m, "12345", "12315", "110", "12388", "400-820-8820", "95598"))
	n("invoice", "发票号码 "+m.digits(pick(m, 8, 10, 12, 20))+"，发票代码 "+m.digits(12))
	n("contract", fmt.Sprintf("合同编号 HX%d%02d%02d%03d", 2024+m.IntN(3), 1+m.IntN(12), 1+m.IntN(28), m.IntN(1000)))
	n("contract digits", "合同编号："+fmt.Sprintf("149999%d%02d%02d%04d", 2024+m.IntN(3), 1+m.IntN(12), 1+m.IntN(28), m.IntN(10000)))
	n("project", "项目编号 "+m.digits(pick(m, 11, 13, 15, 16, 18))+"，实施单位柳湾村村民委员会")
	n("project letters", fmt.Sprintf("项目代码：%d-149999-%02d-%02d-%06d", 2024+m.IntN(3), m.IntN(99), m.IntN(9), m.IntN(1000000)))
	n("ledger row", fmt.Sprintf("%s %s 保洁员工资 %d %s %s", m.day(), fmt.Sprintf("记%02d-%02d", m.IntN(12), m.IntN(99)), 1600, m.money(), m.money()))
	n("ISBN", "图书 ISBN 978-7-"+m.digits(4)+"-"+m.digits(4)+"-"+m.digits(1))
	n("coordinates", fmt.Sprintf("位置：东经 %d.%08d，北纬 %d.%08d", 100+m.IntN(20), m.IntN(100000000), 25+m.IntN(15), m.IntN(100000000)))
	n("QR id", "扫码查看 https://hexi.example/liuwan/"+pick(m, "7k3m9q", "a2y39n", "5763hn")+"/#v-"+fmt.Sprintf("%06x", m.IntN(1<<24)))
	n("hash", fmt.Sprintf("校验码 %016x%016x", m.Uint64(), m.Uint64()))
	n("bank without a number", "补贴打到禾溪农商行的社保卡上，卡丢了去"+pick(m, "农商行", "邮储银行", "农业银行")+"补办。")
	n("mask right", "身份证号 14*************"+fmt.Sprintf("%03d", m.IntN(1000)))
	n("mask right mobile", m.starred()+"，138****"+fmt.Sprintf("%04d", m.IntN(10000)))
	n("mask right card", "卡号尾号 "+fmt.Sprintf("%04d", m.IntN(10000))+"，或写成 ***************"+fmt.Sprintf("%04d", m.IntN(10000)))
	n("mask right name", "户主"+m.starred()+"，"+m.groupName()+"，面积 3.5 亩，金额 402.50 元。")
	n("meter", "电表号 "+m.digits(pick(m, 10, 12, 16, 19))+"，止码 "+m.digits(5))
	n("order", "订单号："+m.digits(pick(m, 16, 18, 19)))
	n("percentages", fmt.Sprintf("完成 %d.%d%%，比上年增加 %d 个百分点", m.IntN(100), m.IntN(10), m.IntN(9)))
	n("times", fmt.Sprintf("%02d:%02d—%02d:%02d，%d月%d日停电", m.IntN(24), m.IntN(60), m.IntN(24), m.IntN(60), 1+m.IntN(12), 1+m.IntN(28)))
	n("area", "共 "+m.money()+" 亩，每亩 115.00 元。")
	n("many figures", strings.Join([]string{m.digits(3), m.digits(4), m.digits(4), m.digits(2), m.digits(5)}, "、"))
	n("sizes", fmt.Sprintf("长 %d 米、宽 5.5 米，钢筋 12x%d，C25 混凝土 %d 方", m.IntN(900), m.IntN(900), m.IntN(900)))
	n("licence", "许可证号 JY"+m.digits(14))
	n("ear tags", "耳标号 1149999"+m.digits(8))
}

func (m *maker) openWordsElse() {
	n := m.negative
	g, v := m.groupName(), m.village()
	k := fmt.Sprint(1 + m.IntN(60))
	n("group", v+g+"渡口，修便桥一座。")
	n("groups counted", "全村 "+k+" 个村民小组，"+k+"0 户。")
	n("pupils counted", "学生 "+k+" 人，营养餐每人每天 5 元。")
	n("children's house", pick(m, "儿童之家开放时间：周六上午。", "学生资助政策解读。", "困境儿童保障标准提高到每月 1200 元。", "孤儿基本生活费标准公布。", "未成年人保护热线 12345。", "留守儿童关爱活动经费 "+k+"00 元。"))
	n("rule about birth", pick(m, "1966年1月1日以前出生的老人可以申请。", "2010年9月1日以后出生的儿童免费接种。", "出生日期在 1966年12月31日（含）以前的，带身份证登记。", "满 80 周岁的老人每月 50 元。", "新生儿出生 30 日内登记。", "出生登记带出生医学证明。"))
	n("rule about illness", pick(m, "患尿毒症、白血病等重大疾病的，按规定救助。", "糖尿病、高血压患者每季度随访一次。", "免费两癌筛查：乳腺癌、宫颈癌。", "重度残疾人护理补贴每人每月 120 元。", "残疾人证到镇残联办。", "肺结核可防可治。"))
	n("whom to turn to", "65 岁以上老人和高血压、糖尿病患者找"+m.person()+"（0999-5551102）登记。")
	n("class of reason", m.starred()+"，"+g+"，"+pick(m, "因病", "因学", "因灾", "因残", "缺劳力")+"，3600 元。")
	n("office address", pick(m, "地址：禾溪镇人民路1号镇政府", "办公地点：禾溪镇人民路"+k+"号便民服务中心", "到人民路"+k+"号派出所办理", "镇政府3楼305室"))
	n("numbered thing", pick(m, "3号机井", k+"号桥", v+k+"号地块", k+"号公告", "第"+k+"号决议", "1号线路", "村"+k+"号路灯杆", k+"号标段", "三组"+k+"号渠"))
	n("day of the month", pick(m, g+"15号前交清。", v+"12号召开会议。", "10月"+fmt.Sprint(1+m.IntN(28))+"号停水。", g+"20号上午打疫苗。"))
	n("official account", pick(m, "关注微信公众号“禾溪发布”。", "微信群里每月发一次。", "可用微信支付 1200 元。", "公众号 hexi_fabu 可查。", "微信扫码看村务。", "QQ群里通知。"))
	n("official mail", "邮箱 bangong@hexi.example")
	n("official named", "村文书"+m.person()+"（0999-5551102），村务监督委员会主任"+m.person()+"（0999-5551103）。")
	n("builder", "施工单位：禾溪县"+pick(m, "宏达", "建安", "顺通")+"建筑有限公司，监理"+m.person()+"。")
	n("words that begin as names do", pick(m, "高标准农田建设，安排资金 30 万元。", "石料、水泥由村里统一买。", "学生平安保险自愿参加。", "儿童高热及时就医。", "马路两侧白天不停车。", "田间道路平整。", "金额合计。", "学生高中阶段免学费。", "孩子安全要看好。", "时间地点另行通知。", "儿童常见病防治。"))
	n("decision", "村民代表会议应到 "+k+" 人，实到 "+k+" 人，同意 "+k+" 票。")
	n("material standards", pick(m, "执行 GB/T 9704-2012", "DN110 给水管 PE100", "型号 YC6T540L-C20", "规格 E27 灯泡 "+k+" 个", "G318 国道", "图号 G12345678"))
	n("road names", pick(m, "国道G209线", "省道S312", "X"+m.digits(3)+"县道", "人民路和建设路路口", "川A类标准", "京东商城采购"))
	n("mail order", "快递单号 SF"+m.digits(13))
}

func (m *maker) openTablesElse() {
	rows := func(n int, make func() []string) [][]string {
		var out [][]string
		for range n {
			out = append(out, make())
		}
		return out
	}
	n := m.negativeTable
	n("ledger", &Table{Header: strings.Fields("日期 凭证号 摘要 收入 支出 余额 经手人 备注"), Rows: rows(6, func() []string {
		return []string{fmt.Sprintf("%d-%02d-%02d", 2025+m.IntN(2), 1+m.IntN(12), 1+m.IntN(28)), fmt.Sprintf("记%02d-%02d", 1+m.IntN(12), m.IntN(99)),
			pick(m, "路灯电费", "保洁员工资（2 人）", "鱼塘承包费（周*、吴*田）", "柳湾桥工程进度款"), "", m.money(), m.money(), m.starred(), ""}
	})})
	n("amounts side by side", &Table{Header: strings.Fields("项目 一月 二月 三月 四月"), Rows: rows(4, func() []string {
		return []string{pick(m, "办公费", "水电费", "工资"), m.digits(3), m.digits(4), m.digits(4), m.digits(5)}
	})})
	n("counts in single digits", &Table{Header: strings.Fields("组 1 2 3 4 5 6 7 8 9 10 11 12"), Rows: rows(3, func() []string {
		row := []string{m.groupName()}
		for range 12 {
			row = append(row, m.digits(1))
		}
		return row
	})})
	n("masked roll", &Table{Header: []string{"户主", "村民组", "面积（亩）", "金额（元）", "备注"}, Rows: rows(8, func() []string {
		return []string{m.starred(), m.groupName(), "3.5", m.money(), pick(m, "", "", "转包")}
	})})
	n("masked ids", &Table{Header: []string{"姓名", "身份证号", "电话", "账号"}, Rows: rows(4, func() []string {
		return []string{m.starred(), "14*************" + fmt.Sprintf("%03d", m.IntN(1000)), "138****" + fmt.Sprintf("%04d", m.IntN(10000)), "***************" + fmt.Sprintf("%04d", m.IntN(10000))}
	})})
	n("committee", &Table{Header: []string{"姓名", "职务", "分工", "联系电话"}, Rows: rows(3, func() []string {
		return []string{m.person(), pick(m, "村主任", "村文书"), "全面工作", pick(m, "0999-5551101", "0999-5551102", "0999-5551103")}
	})})
	n("parcels", &Table{Header: []string{"户主", "地块编码", "面积"}, Rows: rows(4, func() []string {
		return []string{m.starred(), "1499991012" + m.digits(9), "2.1"}
	})})
	n("vouchers", &Table{Header: []string{"凭证编号", "发票号码", "金额"}, Rows: rows(4, func() []string {
		return []string{m.digits(11), m.digits(20), m.money()}
	})})
	n("project", &Table{Header: []string{"项目", "内容"}, Rows: [][]string{{"项目名称", "柳湾桥新建工程"}, {"项目编号", m.digits(18)}, {"建设地点", "三组渡口"}, {"总投资", m.money() + " 元"}, {"实施单位", "柳湾村村民委员会"}}})
	n("reasons as classes", &Table{Header: []string{"姓名", "村民组", "救助事由", "救助金额（元）"}, Rows: rows(5, func() []string {
		return []string{m.starred(), m.groupName(), pick(m, "因病", "因残", "因学"), m.money()}
	})})
	n("pupils masked", &Table{Title: "助学金发放", Header: []string{"学生姓名", "学段", "金额"}, Rows: rows(4, func() []string {
		return []string{m.starred(), pick(m, "小学", "初中"), "500"}
	})})
	n("pupils counted", &Table{Title: "学生营养改善经费", Header: []string{"学校", "学生人数", "金额"}, Rows: rows(3, func() []string {
		return []string{pick(m, "禾溪小学", "柳湾教学点"), m.digits(2), m.money()}
	})})
	n("allocation", &Table{Header: []string{"资金名称", "文号", "项目名称", "分配金额（元）"}, Rows: rows(3, func() []string {
		return []string{"财政衔接资金", fmt.Sprintf("青财农〔%d〕%d号", 2024+m.IntN(3), m.IntN(99)), "公厕提升项目", m.money()}
	})})
	n("mixed buyers", &Table{Header: []string{"对象", "数量"}, Rows: [][]string{{m.starred(), "2"}, {m.starred(), "3"}, {"合计", "5"}, {"村集体", "1"}, {m.starred(), "1"}}})
	n("division codes", &Table{Header: []string{"村名", "区划代码", "户数"}, Rows: rows(4, func() []string {
		return []string{m.village(), "1499991012" + fmt.Sprintf("%02d", m.IntN(100)), m.digits(3)}
	})})
}
