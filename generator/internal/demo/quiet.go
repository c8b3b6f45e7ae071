package main

// quiet are notices of columns in which little happens: that there is nothing new is
// worth a line, or the board looks forgotten.
var quiet = []note{
	{"liuwan", "poverty-alleviation/public-jobs-2026-h1", "poverty-alleviation/public-jobs", "2026年上半年公益性岗位考勤情况", "2026-07-08", "2026-07-09", "", "",
		"上半年岗位上的人没有变动，出勤都合格，补贴按月打到卡上。",
		"三月至六月的考勤表贴在村部门口，村民小组打分都在 85 分以上。河道巡查员汛期多出了 9 个工，没有另外算钱，在这里说一声谢谢。\n\n下半年岗位不增不减。有人缺勤、顶替，打 {监督电话}。"},
	{"baiyang", "poverty-alleviation/public-jobs-2026-h1", "poverty-alleviation/public-jobs", "2026年上半年公益性岗位考勤情况", "2026-07-10", "2026-07-11", "", "",
		"上半年有 1 人缺勤三天，扣了三天的钱，其余人足额打卡。",
		"麦收期间护路员请假三天，按天扣补贴，本人签了字。其余岗位出勤合格，村民小组打分贴在村部。\n\n觉得打分不公的，打 {监督电话}。"},
	{"taohua", "poverty-alleviation/public-jobs-2026-h1", "poverty-alleviation/public-jobs", "2026年上半年公益性岗位考勤情况", "2026-07-07", "2026-07-08", "", "",
		"上半年岗位上的人没有变动，花期多干的活记了工，秋后调休。",
		"三月花期，保洁员早晚各多扫一遍，记工 22 个，秋后按一天抵一天调休，不发钱。\n\n考勤表在{经办人}那里，谁都可以看。"},
	{"shangping", "social-assistance/2026/temporary-q3", "social-assistance/temporary-granted", "2026年第三季度临时救助情况", "2026-10-12", "2026-10-13", "10天", "",
		"三季度没有人申请临时救助；突然遇上难处，打个电话就能申请。",
		"生病、受灾、交学费，一时拿不出钱，都可以申请。不会写的，{经办人}（{电话}）上门帮着写，**不收一分钱**。"},
	{"shiqiao", "social-assistance/2026/temporary-q3", "social-assistance/temporary-granted", "2026年第三季度临时救助情况", "2026-10-13", "2026-10-14", "10天", "",
		"三季度没有人申请临时救助；突然遇上难处，打个电话就能申请。",
		"采茶季过了，出门打工的多，家里只剩老人孩子的，请邻居多照应。有难处打 {电话}，村里两天内上门看。"},
	{"taohua", "social-assistance/2026/temporary-q3", "social-assistance/temporary-granted", "2026年第三季度临时救助情况", "2026-10-14", "2026-10-15", "10天", "",
		"三季度没有人申请临时救助；突然遇上难处，打个电话就能申请。",
		"冰雹打了桃子的人家，保险理赔和临时救助可以都报，两样不冲突。怎么报，问{经办人}（{电话}）。"},
	{"shiqiao", "village-affairs/2026-winter-fire", "village-affairs/reminders", "茶山封山防火", "2026-11-02", "2026-11-03", "45天", "",
		"11 月 5 日起进茶山不许带火，上坟用鲜花，见着冒烟打电话。",
		"茶山这两个月最干。进山路口有人登记，火机、鞭炮寄存，下山领走。\n\n- 烧茶枝、烧田坎，一律不许；\n- 祭祖用鲜花，村部免费领；\n- 看见冒烟，先打 {电话}，再打 119。"},
	{"taohua", "rural-revitalisation/2026/upkeep-q3", "rural-revitalisation/living-environment", "停车场和公厕三季度管护情况", "2026-10-09", "2026-10-10", "10天", "",
		"公厕每天扫两遍，七月堵过一回，当天就通了；停车场没有收过本村人的钱。",
		"管护人每天签到，村民代表每月查一次。三季度查出两件事：洗手池漏水，换了龙头；夜里灯不亮，换了光控开关。\n\n哪里脏、哪里坏，拍张照片发到村民群，或者打 {电话}。"},
	{"xinmin", "village-affairs/2026-crayfish-water-result", "village-affairs/decisions", "决议实施结果：藕塘虾塘错开放水", "2026-09-29", "2026-09-30", "", "",
		"错开放水试了一季，藕和虾都没有旱着、淹着，明年照这个办法办。",
		"9月28日村民代表会议商量的结果：应到代表 36 人，实到 34 人，同意 34 人。\n\n1. 明年照样单日放藕塘、双日放虾塘；\n2. 七月暴雨改过两次，三位管钥匙的都签了字；\n3. 有两户虾塘直排沟里，已经补挖了沉淀塘。"},
}
