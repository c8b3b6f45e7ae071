package finding

// Rules of attachments, pictures and workbooks: CW140 to CW199; and of what in them only
// a person can read.
var (
	RuleHidden = Rule{Code: "CW140", Severity: Error, Name: "附件里藏着的内容", Firm: true, Binding: true,
		Explain: "附件里有隐藏的工作表、行、列，隐藏的文字，没有接受的修订，宏、嵌入的文件、数据透视表这些看不见却会一起公开的内容。历次泄露多半出在这里。只在公示栏张贴的公示，附件不上网，是警告。",
		Source:  "个人信息保护法第三十四条、第五十一条；政府信息公开条例第十五条"}
	RuleUnclean = Rule{Code: "CW141", Severity: Error, Name: "去不净的附件", Firm: true, Binding: true,
		Explain: "上网的附件是另做的一份，里面没有作者、修改记录、批注、拍摄地点。做完还要读回来核对，文字一样、别的没有，才发布。做不出来的附件不发布，要换一个文件。",
		Source:  "个人信息保护法第三十四条、第五十一条"}
	RuleTraces = Rule{Code: "CW142", Severity: Notice, Name: "附件里的作者和拍摄地点",
		Explain: "照片或文件里记着拍摄地点、作者或者缩略图。上网的是去掉了这些的副本，但交上来的原文件留在历史里，最好先去掉。",
		Source:  "个人信息保护法第三十四条"}
	RuleScan = Rule{Code: "CW390", Severity: Warning, Name: "要人看的扫描件", Personal: true,
		Explain: "附件里有的页是扫描的图片，或者字体没有写明是哪些字，程序读不出来，查不了有没有身份证号、银行卡号、手机号。请一页一页看过，再用 accept 写明谁看的。",
		Source:  "个人信息保护法第三十四条、第五十一条"}
)

func attachmentRules() []Rule { return []Rule{RuleHidden, RuleUnclean, RuleTraces} }

func scanRules() []Rule { return []Rule{RuleScan} }
