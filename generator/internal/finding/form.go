package finding

import "cunwu/generator/internal/township"

// Rules of form: CW101 to CW139.
var (
	RuleSummary = Rule{Code: "CW101", Severity: Warning, Name: "没有明白话",
		Explain: "没有 summary。明白话用一句话说清这件事和最要紧的数，村民先看这一句，公示单和网页都从它开始。",
		Source:  "县、乡两级明白纸的通行做法"}
	RuleContacts = Rule{Code: "CW102", Severity: Warning, Name: "没有联系人",
		Explain: "村民不知道找谁问、向谁提意见：村里的负责人、经办人、村务监督委员会，或者镇里受理投诉的电话没有写。",
		Source:  "村民委员会组织法（2018）第三十一条：村民有权向乡镇、县级政府反映"}
	RuleReviewed = Rule{Code: "CW103", Severity: Warning, Name: "没有审核",
		Explain: "这类公示要先由村务监督委员会或民主理财小组审核，再公布。",
		Source:  "农村集体经济组织财务公开规定（农经发〔2011〕13号）；山东省村务公开条例第十一条",
		Parameters: []Parameter{{Key: "categories", Words: "要有审核记录的栏目", Kind: Texts,
			RuleValue: township.RuleValue{Texts: []string{"finance", "poverty-alleviation", "rural-revitalisation", "subsidies"}}}}}
	RuleOrder = Rule{Code: "CW104", Severity: Warning, Name: "先审核后公开",
		Explain: "审核的日期晚于公示的第一天或张贴的日期，或者早于成文日期：没有审核完就公开了，或者日期写错了。",
		Source:  "山东省村务公开条例第十一条：提出、审核、商定、公布依次进行"}
	RuleImpossible = Rule{Code: "CW105", Severity: Error, Name: "日期先后",
		Explain: "公示、张贴或撤回的日期早于成文日期。还没有写成的东西不可能已经公开。",
		Source:  "政府网站的检查内容：发布日期应当真实"}
	RuleFuture = Rule{Code: "CW106", Severity: Warning, Name: "日期还没到",
		Explain:    "成文、审核、张贴或撤回的日期晚于今天：这些事还没有发生。公示期的第一天可以晚于今天。",
		Source:     "政府网站的检查内容：发布日期应当真实",
		Parameters: []Parameter{{Key: "days", Words: "成文日期最多可以晚于今天几天", RuleValue: township.RuleValue{Number: 0}, Low: 0, High: 60}}}
	RuleShort = Rule{Code: "CW107", Severity: Error, Name: "公示期不足",
		Explain: "公示期比目录给这个事项规定的短。时间不够，群众来不及提意见，要重新公示。",
		Source:  "各事项的规定，如最低生活保障审核确认办法（民发〔2021〕57号）第十九条、特困人员认定办法（民发〔2021〕43号）第十五条"}
	RulePosting = Rule{Code: "CW108", Severity: Warning, Name: "张贴和公示期",
		Explain:    "张贴的日期和公示期的第一天对不上：贴晚了，纸上写的公示期就短了；贴早了，公示期应当从那天算起。",
		Source:     "民法典第二百零一条：期间从次日起算",
		Parameters: []Parameter{{Key: "days", Words: "张贴最多可以晚几天", RuleValue: township.RuleValue{Number: 3}, Low: 0, High: 30}}}
	RuleFileName = Rule{Code: "CW109", Severity: Error, Name: "文件名",
		Explain: "文件名在别的电脑上用不了：Windows 不认的名字、以点或空格结尾、只差大小写的两个文件，或者用了拆开的字符（NFD）。换一台电脑，这个文件就取不下来或找不到。",
		Source:  "Windows 的文件命名规则；Unicode 标准附件 15（NFC、NFD）", Firm: true, Binding: true}
	RuleEndless = Rule{Code: "CW110", Severity: Error, Name: "名单没有期限",
		Explain: "目录规定这个事项公示期满要撤下名单（period_over），可是这则公示没有最后一天，名单会一直留在网上。",
		Source:  "个人信息保护法第十九条、第四十七条：保存期限为实现目的所必要的最短时间，目的已实现的应当删除", Firm: true}
	RuleElements = Rule{Code: "CW111", Severity: Warning, Name: "指南缺要件",
		Explain: "办事指南没有写全来办事的人要知道的：谁能办（who）、带什么（bring）、在哪办（where）、几天（time）、多少钱（cost）、找谁（contacts）。缺一样，村民就要多跑一趟。",
		Source:  "政府网站的检查内容：办事指南要素不全；政务公开标准目录的办事指南"}
)

func formRules() []Rule {
	return []Rule{RuleSummary, RuleContacts, RuleReviewed, RuleOrder, RuleImpossible, RuleFuture, RuleShort, RulePosting, RuleFileName, RuleEndless, RuleElements}
}
