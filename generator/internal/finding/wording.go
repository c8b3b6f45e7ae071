package finding

import "cunwu/generator/internal/township"

// Rules of wording and freshness: CW501 to CW599.
var (
	RuleJargon = Rule{Code: "CW501", Severity: Warning, Name: "官话",
		Explain: "明白话里用了村民听不懂的词；或者标题、正文里用了，却没有明白话。词表在 content/wording/jargon.yaml，由乡镇自己增减。",
		Source:  "县、乡两级明白纸的通行做法"}
	RuleRepealed = Rule{Code: "CW502", Severity: Warning, Name: "废止的文件",
		Explain: "引用的文件已经废止。文件的清单在 content/wording/repealed.yaml，由乡镇自己增减。",
		Source:  "清单里每个文件自己的依据"}
	RuleBackdated = Rule{Code: "CW503", Severity: Warning, Name: "倒填日期", History: true,
		Explain:    "这则公示合并进来的日子，比它自己写的公示第一天或张贴日期晚得多。网上公开的时间应当是真的。",
		Source:     "政府网站的检查内容：发布日期应当真实",
		Parameters: []Parameter{{Key: "days", Words: "最多可以晚几天", RuleValue: township.RuleValue{Number: 7}, Low: 0, High: 366}}}
	RuleFalseDate = Rule{Code: "CW504", Severity: Warning, Name: "没有这一天",
		Explain: "文字里的日期日历上没有，或者写的星期不对。",
		Source:  "GB/T 7408.1—2023"}
	RuleEmpty = Rule{Code: "CW505", Severity: Warning, Name: "空栏目",
		Explain: "一个栏目里一则公示也没有。",
		Source:  "政府网站的检查内容：空白栏目"}
	RuleStale = Rule{Code: "CW506", Severity: Warning, Name: "很久没有更新",
		Explain: "全镇很久没有新的公示，或者村里一个栏目很久没有新的公示。没有新的事情，也可以公布“本期没有”。",
		Source:  "政府网站的检查内容：首页两周、栏目六个月未更新",
		Parameters: []Parameter{
			{Key: "home_days", Words: "全镇最多几天没有新公示", RuleValue: township.RuleValue{Number: 14}, Low: 1, High: 366},
			{Key: "column_days", Words: "一个栏目最多几天没有新公示", RuleValue: township.RuleValue{Number: 183}, Low: 1, High: 1830}}}
	RuleYear = Rule{Code: "CW507", Severity: Error, Name: "年份差了几十年",
		Explain: "公示开头的日期，或者表里日期一列的年份，早得或晚得不像真的，如 2062 年、1962 年，多半是打错了。建成、承包、到期这样的日期可以很早很晚，不看。",
		Source:  "政府网站的检查内容：发布日期应当真实",
		Parameters: []Parameter{
			{Key: "first", Words: "最早的年份", RuleValue: township.RuleValue{Number: 1990}, Low: 1900, High: 2100},
			{Key: "years", Words: "最多晚于今天几年", RuleValue: township.RuleValue{Number: 30}, Low: 1, High: 100},
			{Key: "except", Words: "列名里有这些词的不看", Kind: Texts, RuleValue: township.RuleValue{
				Texts: []string{"出生", "生日", "建成", "建造", "竣工", "购置", "购入", "取得", "启用", "成立", "入党", "入伍", "发证", "承包", "租赁", "合同", "期限", "到期", "起", "止"}}}}}
	RuleUnseen = Rule{Code: "CW508", Severity: Warning, Name: "指南很久没有核对",
		Explain:    "办事指南写的核对日期（updated）离今天很久了。标准、窗口、电话每年都可能变，照着旧指南办事会白跑。核对过没有变的，也把 updated 改成核对的那天。",
		Source:     "政府网站的检查内容：办事指南应当准确",
		Parameters: []Parameter{{Key: "days", Words: "最多几天不核对", RuleValue: township.RuleValue{Number: 366}, Low: 30, High: 3660}}}
)

func wordingRules() []Rule {
	return []Rule{RuleJargon, RuleRepealed, RuleBackdated, RuleFalseDate, RuleEmpty, RuleStale, RuleYear, RuleUnseen}
}
