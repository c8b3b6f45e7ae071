package main

// A payment is money paid for a village's own works.
type payment struct {
	date, text string
	yuan       int
	booked     bool // within the ledgers that are published
}

// bridgePayments is told twice: in the ledgers and in the notice on the bridge.
var bridgePayments = []payment{
	{"2026-05-28", "柳湾桥工程首付款", 56000, true},
	{"2026-07-20", "柳湾桥工程进度款", 74000, true},
	{"2026-11-10", "柳湾桥完工付款", 46000, false},
}

// payments are the lines that a ledger has of them.
func payments(list []payment) []entry {
	var lines []entry
	for _, p := range list {
		if p.booked {
			lines = append(lines, entry{p.date, p.text, 0, p.yuan, "工程建设", "按合同和监理签证"})
		}
	}
	return lines
}

// A source is where a project's money comes from: planned and, when it is done, spent.
type source struct {
	name            string
	planned, actual int
	note            string
}

// A project is a village's project of the year, with its fund and its two notices:
// before and after.
type project struct {
	key, name, short string
	content, place   string
	builder          string // who carries it out
	start, end       string // of the works
	announced        string // the first notice
	finished         string // the second notice; empty: still going on
	sources          []source
	fund, number     string // the fund's name and its document
	allocated        string // notice of the allocation; empty: none
	goal             string
	vote             string // how the village decided
	story            string // of the second notice
	picture          string // of the second notice; empty: none
}

var liuwanBridge = project{
	key: "bridge", name: "柳湾桥新建工程", short: "新修柳湾桥",
	content: "拆除漫水桥，新建钢筋混凝土板桥 1 座，长 26 米、宽 5.5 米，两头引道各 40 米，加装护栏和限重牌", place: "三组渡口",
	builder: "青禾县通达路桥有限公司", start: "2026-05-25", end: "2026-11-10", announced: "2026-05-11", finished: "2026-11-13",
	sources: []source{{"县交通局农村公路补助", 120000, 120000, ""}, {"村民捐款", 26000, 26300, "87 户"}, {"村集体收入", 40000, 39700, "含质保金 10,000 元未付"}},
	goal:    "涨水不断路，三组、四组 118 户出门不再绕 7 公里",
	vote:    "应到代表 41 人，实到 39 人，同意 38 人，1 人弃权",
	story:   "桥面 11 月 10 日通过验收，先走人和三轮车，满 28 天后放行农用车。限重 10 吨，大货车请走县道。",
	picture: "bridge",
}

var shiqiaoWorkshop = project{
	key: "tea-workshop", name: "茶叶初制车间改造项目", short: "改造茶叶车间",
	content: "更换杀青机 1 台、理条机 2 台，改造车间电路和排烟，地面防滑处理 210 平方米", place: "二组茶叶初制车间",
	builder: "村集体经济组织（设备公开比价采购）", start: "2026-01-12", end: "2026-03-15", announced: "2025-12-22", finished: "2026-03-24",
	sources: []source{{"财政衔接推进乡村振兴补助资金", 150000, 150000, ""}, {"村集体收入", 18000, 15600, "比价节省"}},
	fund:    "2026年第一批财政衔接推进乡村振兴补助资金", number: "青财农〔2025〕88号", allocated: "2025-12-17",
	goal:    "春茶日加工鲜叶从 800 斤提高到 1,500 斤，茶农不用再挑到外村",
	vote:    "应到代表 29 人，实到 28 人，全部同意",
	story:   "3 月 15 日试机，头三天做了 4,100 斤鲜叶。加工费不涨，每斤鲜叶还是 1.2 元。",
	picture: "",
}

var donggouDryer = project{
	key: "water-tank", name: "三组高位蓄水池项目", short: "修高位蓄水池",
	content: "新建 100 立方米蓄水池 1 座，铺设 PE 管 2,300 米，安装水表 64 块", place: "三组后梁",
	builder: "青禾县润泽水利工程队", start: "2026-08-10", end: "2026-11-30", announced: "2026-07-28",
	sources: []source{{"财政衔接推进乡村振兴补助资金", 280000, 0, ""}, {"群众投工折款", 16000, 0, "每户 2 个工"}},
	fund:    "2026年第二批财政衔接推进乡村振兴补助资金", number: "青财农〔2026〕41号", allocated: "2026-07-15",
	goal: "三组 64 户旱季不再隔天供水",
	vote: "应到代表 33 人，实到 30 人，同意 29 人，反对 1 人（认为水池应再往上移，已请水利站现场看过）",
}

var baiyangWells = project{
	key: "wells", name: "机井配套和高效节水项目", short: "给机井装智能表",
	content: "12 眼机井更换变频柜和刷卡表，铺设地埋管 5.4 公里，出水栓 108 个", place: "二组至七组",
	builder: "青禾县丰源农田水利公司", start: "2025-10-20", end: "2026-03-05", announced: "2025-10-13", finished: "2026-03-12",
	sources: []source{{"高标准农田建设资金", 420000, 413500, "审计核减"}, {"村集体收入", 30000, 30000, ""}},
	goal:    "浇一亩地从 4 小时缩到 2 个半小时，水电费每亩省 11 元",
	vote:    "应到代表 58 人，实到 55 人，同意 55 人",
	story:   "春灌已经用上。刷卡浇地，用多少扣多少，卡在村会计处充值；老人不会刷的，由井长代刷，当面看数。",
	picture: "well",
}

var taohuaToilet = project{
	key: "parking", name: "停车场生态改造和公厕提升项目", short: "改造停车场和公厕",
	content: "铺植草砖 1,900 平方米，改造公厕 1 座（增加 2 个蹲位和扶手），设充电桩基座 6 处", place: "村口桃花亭旁",
	builder: "青禾县绿地园林工程有限公司", start: "2025-11-24", end: "2026-02-10", announced: "2025-11-10", finished: "2026-02-26",
	sources: []source{{"财政衔接推进乡村振兴补助资金", 220000, 220000, ""}, {"县文旅局厕所改造补助", 40000, 40000, ""}, {"村集体收入", 20000, 17800, ""}},
	fund:    "2025年第三批财政衔接推进乡村振兴补助资金", number: "青财农〔2025〕73号", allocated: "2025-10-30",
	goal:    "花期停得下 260 辆车，游客不往田埂上停",
	vote:    "应到代表 24 人，实到 23 人，同意 22 人，弃权 1 人",
	story:   "花期前全部完工，植草砖下铺了碎石，雨后不积水。停车费本村人不收。",
	picture: "plan",
}

var shangpingSlope = project{
	key: "slope", name: "二组路口滑坡治理项目", short: "治理滑坡",
	content: "清方 420 立方米，砌挡墙 38 米、截水沟 65 米，路面修复 90 平方米", place: "二组路口",
	builder: "青禾县山河岩土工程队", start: "2025-10-09", end: "2025-12-20", announced: "2025-09-26", finished: "2026-01-06",
	sources: []source{{"地质灾害治理补助", 190000, 186400, "按实结算"}, {"财政衔接推进乡村振兴补助资金", 60000, 60000, ""}},
	fund:    "2025年财政衔接资金（灾后恢复）", number: "青财农〔2025〕66号", allocated: "2025-09-19",
	goal:    "下大雨不塌方，班车能通到三组",
	vote:    "应到代表 17 人，实到 15 人（2 人在外地，视频参加），全部同意",
	story:   "挡墙每 3 米有一个泄水孔，请大家不要往里塞东西。雨季由护路员每天看一遍。",
	picture: "slope",
}

var wangjiayingStore = project{
	key: "cold-store", name: "蔬菜市场冷库项目", short: "建冷库",
	content: "建 300 立方米组合式冷库 1 座，配制冷机组 2 台，装卸平台 60 平方米", place: "蔬菜市场北侧",
	builder: "青禾县恒冷设备安装有限公司", start: "2026-09-15", end: "2026-12-20", announced: "2026-08-31",
	sources: []source{{"财政衔接推进乡村振兴补助资金", 360000, 0, ""}, {"村集体收入", 120000, 0, "分两年付"}},
	fund:    "2026年第三批财政衔接推进乡村振兴补助资金", number: "青财农〔2026〕57号", allocated: "2026-08-20",
	goal: "卖不完的菜能放三五天，不再半夜贱卖",
	vote: "应到代表 53 人，实到 50 人，同意 47 人，反对 2 人，弃权 1 人",
}

var xinminLamps = project{
	key: "lamps", name: "南塘片区道路照明项目", short: "给南塘装路灯",
	content: "安装 6 米太阳能路灯 72 盏，更换旧线路 1.1 公里", place: "五组（原南塘村）主路和支路",
	builder: "青禾县明光电力安装有限公司", start: "2025-08-11", end: "2025-09-25", announced: "2025-07-30", finished: "2025-10-14",
	sources: []source{{"村庄合并奖补资金", 130000, 129600, ""}, {"村集体收入", 14000, 14000, ""}},
	goal:    "五组夜里走路看得见，电费一分不花",
	vote:    "应到代表 36 人，实到 34 人，全部同意",
	story:   "72 盏灯全部亮了。哪盏不亮，记下灯杆上的号，打村部电话，三天内来修，保修五年。",
	picture: "lamps",
}
