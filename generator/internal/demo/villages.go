package main

// villages is the demonstration township, in the order of their codes.
func villages() []*village {
	return []*village{liuwan(), shiqiao(), donggou(), baiyang(), taohua(), shangping(), wangjiaying(), xinmin()}
}

func liuwan() *village {
	return &village{
		slug: "liuwan", name: "柳湾村", code: "149999101201", groups: groupNames(6),
		boards:    []board{{"gate", "村委会门口", "a3"}, {"bridge", "柳湾桥头小卖部", "a4"}},
		leader:    person{"周德厚", "村党支部书记、村委会主任", "0999-5551101"},
		handler:   person{"林晓梅", "村文书", "0999-5551102"},
		committee: person{"周长河", "村务监督委员会主任", "0999-5551103"},
		absent:    []absence{{"elderly-care/canteen", "本村没有办幸福食堂，老人由邻居搭伙"}},
		surnames:  "周 周 周 林 陈 吴 何 张", households: 312, people: 1148, farmland: 2460, crop: "水稻和油菜",
		about: "柳湾在禾溪拐弯的地方，水从三面过，地平、水足，种稻子和油菜。早年进村靠渡船，后来有了漫水桥，一涨水就断路；2026年新修的柳湾桥通了人。",
		land:  [2]int{40, 190}, list: rosterPlan{[]string{"一组", "二组"}, 22}, payers: []string{"林*梅", "周*", "陈*生"},
		opening: 76123,
		streams: join(common,
			yearly(4, "鱼塘承包费（周*、吴*田）", 18000, "发包收入", true),
			yearly(10, "机动地承包费（38 亩）", 11400, "发包收入", true),
			quarterly("光伏电站售电收入", 4200, 6900, "经营收入", true),
			quarterly("排灌站电费", 900, 2600, "公益设施", false)),
		entries: join(
			[]entry{
				{"2026-05-20", "柳湾桥建设补助款（县交通局）", 120000, 0, "补助收入", "专款专用"},
				{"2026-05-22", "柳湾桥村民捐款（87 户）", 26300, 0, "捐赠收入", "名单另见红榜"},
				{"2025-07-19", "防汛沙袋、雨布、铁锹", 0, 3260, "公益设施", ""},
				{"2025-10-27", "重阳节看望 80 岁以上老人", 0, 2700, "民生福利", "27 人"},
				{"2026-07-08", "防汛值守误工补助", 0, 2400, "报酬补贴", "12 人 5 天"}},
			payments(bridgePayments)),
		encoding: plainCSV,
		work:     liuwanBridge,
	}
}

func shiqiao() *village {
	return &village{
		slug: "shiqiao", name: "石桥村", code: "149999101202", groups: groupNames(4),
		boards:    []board{{"hall", "村部门厅", "a3"}, {"school", "老小学门口", "a4"}},
		leader:    person{"石建民", "村党支部书记、村委会主任", "0999-5551201"},
		handler:   person{"黄巧云", "村文书", "0999-5551202"},
		committee: person{"石有根", "村务监督委员会主任", "0999-5551203"},
		absent:    []absence{{"elderly-care/canteen", "食堂还在盖，明年春天开伙"}, {"village-affairs/relief", "今年没有收到救灾款物"}},
		surnames:  "石 石 石 黄 赖 谢 曾", households: 186, people: 702, farmland: 890, crop: "茶叶和单季稻",
		about: "石桥村在半山上，因一座三孔石拱桥得名。坡地多，田少，靠茶叶吃饭，春茶一季占全年收入的七成。",
		land:  [2]int{15, 90}, list: rosterPlan{groupNames(4), 14}, payers: []string{"黄*云", "石*民"},
		opening: 41880,
		streams: join(common,
			yearly(5, "集体茶园承包费（126 亩）", 37800, "发包收入", true),
			yearly(11, "茶叶初制车间租金", 15000, "经营收入", true),
			quarterly("茶园道路养护", 600, 1800, "公益设施", false)),
		entries: []entry{
			{"2025-09-12", "茶叶包装盒设计费", 0, 3500, "经营支出", "两家比价，取低"},
			{"2026-03-18", "春茶节场地布置", 0, 4200, "经营支出", ""},
			{"2026-04-02", "春茶节摊位费", 6800, 0, "经营收入", "34 个摊位"},
			{"2026-08-21", "石桥栏板修补", 0, 7600, "公益设施", "文物部门指导"}},
		encoding: plainCSV, year: true,
		work: shiqiaoWorkshop,
	}
}

func donggou() *village {
	return &village{
		slug: "donggou", name: "东沟村", code: "149999101203", groups: groupNames(5),
		boards:    []board{{"square", "文化广场", "a3"}},
		leader:    person{"郭满仓", "村党支部书记、村委会主任", "0999-5551301"},
		handler:   person{"任秋菊", "村文书", "0999-5551302"},
		committee: person{"郭守信", "村务监督委员会主任", "0999-5551303"},
		absent:    []absence{{"elderly-care/canteen", "本村没有办幸福食堂"}, {"village-affairs/relief", "今年没有收到救灾款物"}},
		surnames:  "郭 郭 任 任 贺 樊 武", households: 224, people: 813, farmland: 1730, crop: "柿子和谷子",
		about: "东沟村五个组分在一条沟的两边，家家有柿树。霜降前后满沟红，晒柿饼是一年里最要紧的活。",
		land:  [2]int{30, 150}, list: rosterPlan{[]string{"三组", "四组", "五组"}, 12}, payers: []string{"任*菊", "郭*", "贺*林"},
		opening: 28450,
		streams: join(common,
			yearly(11, "柿饼晾晒场场地费", 9600, "经营收入", true),
			yearly(6, "荒坡承包费（210 亩）", 6300, "发包收入", true),
			quarterly("深井抽水电费", 1100, 2400, "公益设施", false)),
		entries: []entry{
			{"2025-10-20", "柿饼烘干设备补助款", 40000, 0, "补助收入", "县农业农村局"},
			{"2025-11-06", "柿饼烘干房设备款", 0, 46800, "经营支出", "招标价"},
			{"2026-06-11", "沟道清淤挖机台班（3 天）", 0, 4800, "公益设施", ""}},
		encoding: workbook,
		work:     donggouDryer,
	}
}

func baiyang() *village {
	return &village{
		slug: "baiyang", name: "白杨村", code: "149999101204", groups: groupNames(8),
		boards:    []board{{"gate", "村委会门口", "a3"}, {"east", "东头水塔下", "a3"}, {"mill", "西头磨坊", "a4"}},
		leader:    person{"马向东", "村党支部书记", "0999-5551401"},
		handler:   person{"杨立新", "村会计、村文书", "0999-5551402"},
		committee: person{"丁玉成", "村务监督委员会主任", "0999-5551403"},
		absent:    []absence{{"elderly-care/canteen", "本村没有办幸福食堂，镇里的送餐车每天来"}, {"village-affairs/relief", "今年没有收到救灾款物"}},
		surnames:  "马 马 杨 杨 丁 宋 高 冯 尚", households: 436, people: 1692, farmland: 5180, crop: "小麦和玉米",
		about: "白杨村是镇里地最多的村，一马平川，一年两熟。村边的白杨林是上世纪七十年代栽的防风林，如今合抱粗。",
		land:  [2]int{60, 260}, list: rosterPlan{groupNames(8), 20}, payers: []string{"杨*新", "马*东", "宋*"},
		opening: 132640,
		streams: join(common,
			yearly(9, "土地流转服务费（1,860 亩）", 55800, "经营收入", true),
			yearly(4, "农机库棚租金", 12000, "经营收入", true),
			quarterly("机井电费", 3200, 7800, "公益设施", false),
			quarterly("护林员补助", 1800, 1800, "民生福利", false)),
		entries: []entry{
			{"2025-08-14", "更换机井水泵 2 台", 0, 13600, "公益设施", "四组、七组"},
			{"2026-02-26", "春灌渠道修补水泥、砂石", 0, 5480, "公益设施", ""},
			{"2026-06-03", "麦收临时用工（晾晒场看护）", 0, 3900, "民生福利", "13 人次"},
			{"2026-06-28", "秸秆打捆离田补助", 21400, 0, "补助收入", "县农业农村局"},
			{"2026-07-15", "秸秆打捆离田作业费", 0, 19800, "环境卫生", ""}},
		encoding: plainCSV, year: true,
		work: baiyangWells,
	}
}
