package finding

// Rules of personal data: CW301 to CW399, one for each kind that package privacy finds.
// What is certain has the rule's severity; what wants a person's look is a warning.
const numbersSource = "个人信息保护法第二十八条、第三十四条、第五十一条"

// The rules of personal data.
var (
	RuleIDNumber = Rule{Code: "CW301", Severity: Error, Name: "身份证号", Firm: true, Binding: true, Personal: true,
		Explain: "身份证号（18 位和老的 15 位），不管中间有没有空格、短横、全角数字，拆没拆成几格几行，都不能公开，公示栏上也不能。不能完全断定的是警告，请看一眼。",
		Source:  numbersSource + "；GB 11643—1999"}
	RuleBankCard = Rule{Code: "CW302", Severity: Error, Name: "银行卡号", Firm: true, Binding: true, Personal: true,
		Explain: "银行卡号、一卡通账号和存折账号不能公开。集体的捐款、收费账户写进 village.yaml 或 township.yaml 的 accounts 就不再提醒。不能完全断定的是警告，请看一眼。",
		Source:  numbersSource}
	RuleMobile = Rule{Code: "CW303", Severity: Error, Name: "个人手机号", Firm: true, Binding: true, Personal: true,
		Explain: "个人的手机号不能公开。写进 township.yaml、village.yaml 联系人里的电话是有意公开的，不算。",
		Source:  numbersSource}
	RuleFixedLine = Rule{Code: "CW304", Severity: Warning, Name: "私人固定电话", Personal: true,
		Explain: "不在 township.yaml、village.yaml 联系人里的固定电话，可能是谁家里的。",
		Source:  "个人信息保护法第三十四条"}
	RulePassport = Rule{Code: "CW305", Severity: Error, Name: "护照或通行证号", Firm: true, Binding: true, Personal: true,
		Explain: "护照、港澳通行证、回乡证、台胞证的号码不能公开。没有写明是什么证件的，是警告。",
		Source:  numbersSource}
	RuleEmail = Rule{Code: "CW306", Severity: Warning, Name: "电子邮箱", Personal: true,
		Explain: "个人的电子邮箱。正文里的常常是办公邮箱，所以是警告，请看一眼；办公邮箱写进 township.yaml 的 identity.contact 就不再提醒。名单里写着人的一行，一定是那个人的，和公示无关，是错误。",
		Source:  "个人信息保护法第六条、第三十四条；最低生活保障审核确认办法第二十四条：不公示无关的信息"}
	RuleChat = Rule{Code: "CW307", Severity: Warning, Name: "微信号或 QQ 号", Personal: true,
		Explain: "个人的微信号、QQ 号。公众号、小程序和微信群不算。正文里的常常是办事人员有意给的联系方式，所以是警告，请看一眼；名单里写着人的一行，和公示无关，是错误。",
		Source:  "个人信息保护法第六条、第三十四条；最低生活保障审核确认办法第二十四条：不公示无关的信息"}
	RulePlate = Rule{Code: "CW308", Severity: Warning, Name: "车牌号", Personal: true,
		Explain: "车牌号能查到车主。村里的公车可以接受这条规则，写明原因。",
		Source:  "个人信息保护法第三十四条"}
	RuleWeakMask = Rule{Code: "CW309", Severity: Error, Name: "能还原的打码", Personal: true,
		Explain: "身份证号写成“前 6 位、8 个星、后 4 位”，在一个村里很容易猜出是谁；留着出生年份、只遮两三位的手机号也一样。身份证号只留前 2 位和后 3 位，手机号遮 4 位。",
		Source:  "个人信息保护法第五十一条、第七十三条：去标识化"}
	RuleBirthDate = Rule{Code: "CW310", Severity: Error, Name: "出生日期", Personal: true,
		Explain: "某个人的出生年月。规定里的年龄界线（某年某月以前出生）不算。",
		Source:  "个人信息保护法第三十四条"}
	RuleDoor = Rule{Code: "CW311", Severity: Error, Name: "门牌住址", Personal: true,
		Explain: "谁家住几号。地址最多写到村民小组；单位的地址不算。",
		Source:  "个人信息保护法第三十四条"}
	RuleIllness = Rule{Code: "CW312", Severity: Error, Name: "病情或残疾", Personal: true,
		Explain: "写明谁得了什么病、什么残疾，名字打了码也不行。原因只写类别：因病、因残。病情的词可以在 content/wording/health.yaml 里增减。",
		Source:  "个人信息保护法第二十八条：医疗健康是敏感个人信息"}
	RuleMinor = Rule{Code: "CW313", Severity: Error, Name: "未成年人姓名", Personal: true,
		Explain: "孤儿、学生、儿童的全名。",
		Source:  "未成年人保护法第四条；个人信息保护法第二十八条"}
	RuleUnmasked = Rule{Code: "CW314", Severity: Error, Name: "漏打码的姓名", Personal: true,
		Explain: "一列姓名多数打了码，有几格还是全名。",
		Source:  "个人信息保护法第三十四条"}
)

func personalRules() []Rule {
	return []Rule{RuleIDNumber, RuleBankCard, RuleMobile, RuleFixedLine, RulePassport, RuleEmail, RuleChat, RulePlate,
		RuleWeakMask, RuleBirthDate, RuleDoor, RuleIllness, RuleMinor, RuleUnmasked}
}
