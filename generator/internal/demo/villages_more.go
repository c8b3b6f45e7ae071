package main

func taohua() *village {
	return &village{
		slug: "taohua", name: "桃花坪村", code: "149999101205", groups: groupNames(3),
		boards:    []board{{"gate", "村口桃花亭", "a3"}, {"stay", "游客中心墙上", "a4"}},
		leader:    person{"唐春生", "村党支部书记、村委会主任", "0999-5551501"},
		handler:   person{"唐小满", "村文书", "0999-5551502"},
		committee: person{"彭桂英", "村务监督委员会主任", "0999-5551503"},
		absent:    []absence{{"elderly-care/canteen", "住得散，没有办食堂"}, {"village-affairs/relief", "今年没有收到救灾款物"}},
		surnames:  "唐 唐 彭 彭 向 田 覃", households: 143, people: 528, farmland: 640, crop: "桃子和茶油",
		about: "桃花坪村三个组围着一块山间平地，三月看花、七月卖桃。近几年 19 户办了农家乐，村集体管停车场和卫生。",
		land:  [2]int{10, 70}, list: rosterPlan{groupNames(3), 16}, payers: []string{"唐*满", "彭*"},
		opening: 52310,
		streams: join(common,
			yearly(3, "花期停车场收费", 23600, "经营收入", true),
			yearly(7, "桃子统一装箱服务费", 14200, "经营收入", true),
			quarterly("公厕和停车场保洁", 2400, 3600, "环境卫生", false)),
		entries: []entry{
			{"2025-12-18", "农家乐卫生管理费（19 户）", 19000, 0, "经营收入", "每户 1,000 元"},
			{"2026-03-05", "花期临时保安和保洁用工", 0, 7200, "经营支出", "9 人 16 天"},
			{"2026-03-02", "停车场划线、标志牌", 0, 5350, "公益设施", ""}},
		encoding: plainCSV,
		work:     taohuaToilet,
	}
}

func shangping() *village {
	return &village{
		slug: "shangping", name: "上坪村", code: "149999101206", groups: groupNames(3), hamlets: []string{"上坪", "岩下", "老屋场"},
		boards:    []board{{"hall", "村部院墙", "a4"}},
		leader:    person{"罗启明", "村党支部书记、村委会主任", "0999-5551601"},
		handler:   person{"罗阿秀", "村文书", "0999-5551602"},
		committee: person{"蓝世忠", "村务监督委员会主任", "0999-5551603"},
		absent:    []absence{{"village-affairs/relief", "今年没有受灾，没有收到救灾款物"}},
		surnames:  "罗 罗 蓝 蓝 韦 覃", households: 68, people: 241, farmland: 410, crop: "黄牛、山羊和高山蔬菜",
		about: "上坪村是全镇最高最远的村，到镇上 31 公里。年轻人多在外面，常住的六成是老人，养牛养羊、种高山白菜。",
		land:  [2]int{20, 110}, list: rosterPlan{groupNames(3), 14}, payers: []string{"罗*秀", "蓝*"},
		opening: 9870,
		streams: join(common,
			yearly(8, "公益林管护补助", 8200, "补助收入", true),
			yearly(12, "集体牛棚租金", 6000, "经营收入", true),
			quarterly("山泉水管道维修", 300, 1200, "公益设施", false)),
		entries: []entry{
			{"2025-08-26", "大雨塌方清理挖机台班（4 天）", 0, 6400, "公益设施", "二组路口"},
			{"2025-09-03", "救灾补助款", 20000, 0, "补助收入", "县应急管理局"},
			{"2025-09-11", "受灾户临时安置、修缮材料", 0, 11800, "民生福利", "7 户"},
			{"2026-01-16", "防冻保温材料（水管）", 0, 2150, "公益设施", ""}},
		encoding: gb18030, lateQuarter: "2025Q3",
		work: shangpingSlope,
	}
}

func wangjiaying() *village {
	return &village{
		slug: "wangjiaying", name: "王家营村", code: "149999101207", groups: groupNames(7),
		boards:    []board{{"gate", "村委会门口", "a3"}, {"market", "蔬菜市场东门", "a3"}},
		leader:    person{"王振海", "村党支部书记、村委会主任", "0999-5551701"},
		handler:   person{"王倩", "村文书", "0999-5551702"},
		committee: person{"刘守田", "村务监督委员会主任", "0999-5551703"},
		absent:    []absence{{"elderly-care/canteen", "本村没有办幸福食堂"}, {"village-affairs/relief", "今年没有收到救灾款物"}},
		surnames:  "王 王 王 王 刘 李 孙", households: 391, people: 1506, farmland: 2210, crop: "大棚黄瓜和西红柿",
		about: "王家营村挨着县道，有 460 座大棚，黄瓜、西红柿当天进城。集体有旧粮站改的厂房出租，家底在全镇数得着。",
		land:  [2]int{20, 120}, list: rosterPlan{[]string{"一组", "二组", "三组"}, 15}, payers: []string{"王*", "王*海", "刘*田", "孙*"},
		opening: 214900,
		streams: join(common,
			quarterly("旧粮站厂房租金", 22500, 22500, "经营收入", true),
			monthly("蔬菜市场摊位费", 4200, 7600, "经营收入", true),
			monthly("蔬菜市场保洁和垃圾清运", 2100, 2900, "环境卫生", false),
			monthly("蔬菜市场水电费", 900, 1900, "公益设施", false)),
		entries: []entry{
			{"2025-12-26", "成员分红（1,024 股）", 0, 61440, "收益分配", "每股 60 元"},
			{"2026-04-16", "市场顶棚更换阳光板", 0, 18600, "公益设施", "比价采购"},
			{"2026-09-10", "市场电路改造", 0, 26400, "公益设施", "按合同付 80%"}},
		encoding: excelCSV, year: true,
		work: wangjiayingStore,
	}
}

func xinmin() *village {
	return &village{
		slug: "xinmin", name: "新民村", code: "149999101208", groups: groupNames(5), hamlets: []string{"", "", "", "", "南塘"},
		boards:    []board{{"gate", "安置点大门", "a3"}, {"nantang", "原南塘村部", "a4"}},
		leader:    person{"陈向阳", "村党支部书记、村委会主任", "0999-5551801"},
		handler:   person{"方文静", "村文书", "0999-5551802"},
		committee: person{"陈德水", "村务监督委员会主任", "0999-5551803"},
		absent:    []absence{{"village-affairs/relief", "今年没有收到救灾款物"}},
		formerly:  []string{"nantang"},
		surnames:  "陈 方 许 邓 蒋 欧阳 赵 钱", households: 268, people: 967, farmland: 1120, crop: "莲藕和小龙虾",
		about: "新民村 2024 年由新民、南塘两村合并，五组是原南塘村的人。一半人家住进了安置点楼房，地里种藕、塘里养虾。",
		land:  [2]int{15, 85}, list: rosterPlan{[]string{"四组", "五组"}, 18}, payers: []string{"方*静", "陈*", "许*"},
		opening: 63500,
		streams: join(common,
			yearly(5, "藕塘承包费（320 亩）", 48000, "发包收入", true),
			quarterly("安置点临街门面租金（4 间）", 6000, 6000, "经营收入", true),
			monthly("安置点公共照明电费", 380, 760, "公益设施", false),
			quarterly("电梯维保", 3000, 3000, "公益设施", false)),
		entries: []entry{
			{"2025-11-13", "电动车充电棚材料款", 0, 15800, "公益设施", "两个棚 40 个口"},
			{"2026-04-28", "充电棚电费分成", 2360, 0, "经营收入", "2025年12月至2026年3月"},
			{"2026-07-30", "充电棚电费分成", 2918, 0, "经营收入", "4月至7月"}},
		encoding: plainCSV,
		work:     xinminLamps,
	}
}
