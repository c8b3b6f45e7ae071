package finding

import "cunwu/generator/internal/township"

// Rules between notices: CW401 to CW499.
var (
	RuleNoResult = Rule{Code: "CW401", Severity: Warning, Name: "决定没有结果",
		Explain:    "决定公布了，到了目录规定的时间（result_within）还没有公布结果。结果另写一则公示，用 follows 指回这一则。",
		Source:     "四议两公开：决议公开、实施结果公开；村民委员会组织法（2018）第三十条",
		Parameters: []Parameter{{Key: "days", Words: "到期后再宽限几天", RuleValue: township.RuleValue{Number: 0}, Low: 0, High: 366}}}
	RuleRepeated = Rule{Code: "CW402", Severity: Warning, Name: "重复公示",
		Explain: "同一个事项、同一期有两则公示，没有写明后一则是更正还是补充。村民不知道该信哪一则。",
		Source:  "山东省村务公开条例：公开的内容应当准确"}
	RuleLinkOrder = Rule{Code: "CW403", Severity: Warning, Name: "更正、结果的先后",
		Explain: "更正或结果的日期早于原来那则公示，或者更正的是另一个事项，多半是编号写错了。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleVariance = Rule{Code: "CW404", Severity: Warning, Name: "计划和实际",
		Explain: "实际比计划多出不少，没有说明原因。计划在同一张表里的，逐行比；表里没有计划的，和 follows 指回的那则公示里的计划逐行比，也比总数。表里在备注或说明一列写上原因；没有这一列的，正文里写。",
		Source:  "衔接资金公告公示的要求；英国地方议会透明守则对差异说明的做法",
		Parameters: []Parameter{
			{Key: "percent", Words: "多出百分之几以上", RuleValue: township.RuleValue{Number: 10}, Low: 1, High: 1000},
			{Key: "amount", Words: "并且多出多少钱以上", Kind: Amount, RuleValue: township.RuleValue{Number: 1000_00}, Low: 0, High: 1_000_000_00}}}
	RuleReplanned = Rule{Code: "CW405", Severity: Warning, Name: "计划前后不一",
		Explain: "结果公示里写的计划，和它用 follows 指回的那则公示里的计划不一样，或者少了一项。计划悄悄改大，超支就看不出来了。按项目、资金来源这样的列逐行对；那则公示更正过的，和更正后的比。",
		Source:  "衔接资金公告公示的要求：计划和完成情况前后对应；村务公开“四议两公开”：决议公开、实施结果公开",
		Parameters: []Parameter{{Key: "words", Words: "备注或正文里有这些词，就是说明了计划为什么变", Kind: Texts,
			RuleValue: township.RuleValue{Texts: []string{"调整", "变更", "追加", "增加", "减少", "核减", "取消"}}}}}
)

func linkRules() []Rule {
	return []Rule{RuleNoResult, RuleRepeated, RuleLinkOrder, RuleVariance, RuleReplanned}
}
