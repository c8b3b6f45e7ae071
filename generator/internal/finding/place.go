package finding

// Rules of place: CW601 to CW699.
var (
	RuleBoardOnly = Rule{Code: "CW601", Severity: Error, Name: "只能上公示栏",
		Explain: "这则名单像是只能在村公示栏张贴的（词表 content/wording/board-only.yaml），却归在可以上网的事项里。",
		Source:  "最低生活保障审核确认办法（民发〔2021〕57号）第十九条；特困人员认定办法（民发〔2021〕43号）第十五条；个人信息保护法第三十四条"}
	RuleChildren = Rule{Code: "CW602", Severity: Error, Name: "未成年人", Firm: true, Binding: true, Personal: true,
		Explain: "孤儿、困境儿童这样的名单不能上网（词表 content/wording/children.yaml）；网上的名单里，不满 18 岁的人不能写全名。",
		Source:  "未成年人保护法第四条；个人信息保护法第二十八条"}
	RuleOffline = Rule{Code: "CW603", Severity: Error, Name: "本镇不上网的事项",
		Explain:    "乡镇规定这个栏目或事项不上网，这则公示却会上网。",
		Source:     "乡镇在 township.yaml 里自己的规定",
		Parameters: []Parameter{{Key: "items", Words: "不上网的栏目或事项", Kind: Texts}}}
	RuleRestricted = Rule{Code: "CW604", Severity: Warning, Name: "特定群体的事项上网",
		Explain: "目录写明这个事项只对特定群体公开，渠道里却有网站。",
		Source:  "基层政务公开标准目录“公开对象”"}
)

func placeRules() []Rule { return []Rule{RuleBoardOnly, RuleChildren, RuleOffline, RuleRestricted} }
