package finding

import "cunwu/generator/internal/township"

// Rules of figures: CW201 to CW299.
var (
	RuleTotal = Rule{Code: "CW201", Severity: Error, Name: "合计不对",
		Explain: "正文的表里，合计一行不等于上面各行相加。",
		Source:  "农村集体经济组织财务公开规定（农经发〔2011〕13号）"}
	RuleClaim = Rule{Code: "CW202", Severity: Error, Name: "文字和表对不上",
		Explain: "标题、明白话或正文里说的收入、支出、结余、总数，和表里算出来的不一样。写成 4.2 万元这样的约数时，按四舍五入比较。怎样说算总数，词在 content/wording/figures.yaml，由乡镇自己增减。",
		Source:  "村民委员会组织法（2018）第三十条：保证公布的内容真实"}
	RuleCapitals = Rule{Code: "CW203", Severity: Error, Name: "大写金额",
		Explain: "金额的大写和小写不一致，或者大写的写法不对。",
		Source:  "支付结算办法（银发〔1997〕393号）附一；票据法第八条：两者不一致的，票据无效"}
	RuleOpening = Rule{Code: "CW204", Severity: Error, Name: "期初接不上",
		Explain: "这一期账本的期初余额，不等于上一期同一事项的期末余额。",
		Source:  "农村集体经济组织财务公开规定（农经发〔2011〕13号）"}
	RuleVoucher = Rule{Code: "CW205", Severity: Warning, Name: "凭证号重复",
		Explain: "同一个月里，同一个凭证号用在不同的日期，或者同一笔账写了两次。一张凭证分几行写（同一天、内容不同）不算重复。",
		Source:  "会计基础工作规范第五十一条：记账凭证连续编号"}
	RuleLedgerDate = Rule{Code: "CW206", Severity: Warning, Name: "账目日期",
		Explain: "账本里有一笔的日期不在标题说的那一期里，或者晚于成文日期。",
		Source:  "农村集体经济组织财务公开规定（农经发〔2011〕13号）：按期逐笔公布"}
	RuleTwice = Rule{Code: "CW207", Severity: Warning, Name: "同一人领了两次",
		Explain: "同一张名单里，同名、同组的人出现了两次。打码的名字要其余各列也一样才算；备注里写清楚是两个人的不算。",
		Source:  "惠农补贴“一卡通”管理的核查做法；个人信息保护法第八条：保证个人信息的质量"}
	RuleProduct = Rule{Code: "CW208", Severity: Error, Name: "面积乘标准",
		Explain:    "数量乘标准不等于金额。按列名里的单位认：面积（亩）× 标准（元/亩）= 金额（元），月标准（元）× 月数 = 金额（元）。备注里写了原因的不算。",
		Source:     "惠农补贴“一卡通”管理的核查做法",
		Parameters: []Parameter{{Key: "tolerance", Words: "允许的尾差", Kind: Amount, RuleValue: township.RuleValue{Number: 1}, Low: 0, High: 100_00}}}
	RuleNegative = Rule{Code: "CW209", Severity: Error, Name: "不该有的负数",
		Explain: "面积、户数、补贴金额不会是负数；账本里的收入、支出只有冲账时才写负数，余额不会是负数。",
		Source:  "会计基础工作规范第五十一条：填错的凭证用红字冲销",
		Parameters: []Parameter{{Key: "words", Words: "这些词说明是冲账", Kind: Texts,
			RuleValue: township.RuleValue{Texts: []string{"冲", "红字", "更正", "退"}}}}}
	RuleNoLines = Rule{Code: "CW210", Severity: Warning, Name: "有总账没细账",
		Explain: "目录要求这个事项附账本，这则公示没有。只有总数没有一笔一笔的账，村民不信。",
		Source:  "农村集体经济组织财务公开规定（农经发〔2011〕13号）：逐项逐笔公布"}
	RuleWhole = Rule{Code: "CW211", Severity: Warning, Name: "说的和名单对不上",
		Explain: "标题、明白话里说“全村低保 12 户”“这次 5 户”（正文里要紧挨着说“这次 5 户”），名单里却是另外的户数、人数；或者标题、明白话里说“每户 500 元”，名单里没有哪一户是这个数。只看说整张名单的话，词在 content/wording/figures.yaml 的 whole 里。",
		Source:  "村民委员会组织法（2018）第三十条：保证公布的内容真实"}
	RuleParts = Rule{Code: "CW212", Severity: Warning, Name: "其中的数不对",
		Explain: "“其中”后面的一部分比总数还大；各部分的钱加起来比总数多；或者写了“其余”，各部分加起来却不等于总数。户数、人数可以一户算进两类，没有写“其余”的不加起来比。",
		Source:  "农村集体经济组织财务公开规定（农经发〔2011〕13号）"}
	RuleVotes = Rule{Code: "CW213", Severity: Error, Name: "票数不对",
		Explain: "实到的人比应到的多；或者同意、反对、弃权加起来，不等于实到的（参加表决的）人数。有废票、委托、回避这些情况的，写明了就不比。",
		Source:  "村民委员会组织法（2018）第二十二条、第二十六条：到会过半数（三分之二）的组成人员，到会人员的过半数通过"}
	RulePrice = Rule{Code: "CW214", Severity: Error, Name: "补贴比价钱高",
		Explain: "一行里的补贴比买东西的价钱还多，或者贴息比贷款还多，多半是写错了列或多写了一位。",
		Source:  "惠农补贴“一卡通”管理的核查做法"}
)

func figureRules() []Rule {
	return []Rule{RuleTotal, RuleClaim, RuleCapitals, RuleOpening, RuleVoucher, RuleLedgerDate, RuleTwice, RuleProduct, RuleNegative, RuleNoLines,
		RuleWhole, RuleParts, RuleVotes, RulePrice}
}
