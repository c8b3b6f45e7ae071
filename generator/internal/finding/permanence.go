package finding

// Rules of permanence, and of who changes what: CW701 to CW799. They compare what a
// change brings with what is published, and so ask git.
var (
	RuleDeleted = Rule{Code: "CW701", Severity: Error, Name: "公示被删", Firm: true, Binding: true, History: true,
		Explain: "已经公开的公示被删去了。纸上的二维码会扫不开，群众会以为有人掩盖。要撤回就写 withdrawn，网页留着，写明原因。",
		Source:  "政府信息公开条例第十五条、第十六条；本程序的约定（docs/ARCHITECTURE.md）：印出去的网址不失效"}
	RuleChangedID = Rule{Code: "CW702", Severity: Error, Name: "编号改了", Firm: true, History: true,
		Explain: "公示的编号改了，等于删去一则、另发一则：纸上的二维码扫不开，更正和历史也断了。已经这样公开了的，旧网址会留一张说明页，指到新编号；在公示里接受这条规则，写明原因。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）：编号永远不改"}
	RuleReusedID = Rule{Code: "CW703", Severity: Error, Name: "编号用过", Firm: true, History: true,
		Explain: "新的公示用了别的公示的编号，那一则也许已经删去，也许在别的村。扫旧纸上的码，会看到另一件事。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）：编号不再用第二次"}
	RuleVillageGone = Rule{Code: "CW704", Severity: Error, Name: "村文件夹没了", Firm: true, Binding: true, History: true,
		Explain: "村文件夹改了名或删去了，却没有在新的 village.yaml 里用 formerly 写上旧名。这个村印出去的网址会全部失效。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）：合并的村保留旧网址"}
	RuleOtherVillage = Rule{Code: "CW705", Severity: Error, Name: "公示换了村", Firm: true, History: true,
		Explain: "公示移到了别的村的文件夹，网址跟着变了，纸上的二维码扫不开。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）：网址是村加编号"}
	RuleOffWeb = Rule{Code: "CW706", Severity: Warning, Name: "从网上拿下", Binding: true, History: true,
		Explain: "已经上网的公示改成了只上公示栏，网页会消失，纸上的二维码扫不开。本来就不该上网的，这样改是对的；写错了要更正的，应当撤回。",
		Source:  "个人信息保护法第四十七条；本程序的约定（docs/ARCHITECTURE.md）"}
	RuleOntoWeb = Rule{Code: "CW707", Severity: Warning, Name: "从公示栏上网", Binding: true, History: true,
		Explain: "原来只上公示栏的公示会上网。请看清里面没有不该上网的内容：上了网就收不回来。",
		Source:  "基层政务公开标准目录“公开渠道和载体”；个人信息保护法第三十四条"}
	RuleTrespass = Rule{Code: "CW708", Severity: Error, Name: "改了别处的文件", Binding: true, History: true,
		Explain: "村文书只改自己村的文件夹（township.yaml 的 clerks 里登记），别的村、content、themes 由乡镇改。",
		Source:  "山东省村务公开条例第十一条：村民委员会提出、公布本村的事项；乡镇在 township.yaml 里的登记"}
	RuleUnlisted = Rule{Code: "CW709", Severity: Warning, Name: "没有登记的人", Binding: true, History: true,
		Explain: "改公示的人没有登记在 township.yaml 的 reviewers 和 clerks 里，或者登记的账号、邮箱和提交用的不一样。",
		Source:  "乡镇在 township.yaml 里的登记"}
	RuleNoHistory = Rule{Code: "CW720", Severity: Warning, Name: "历史不全", Binding: true, History: true,
		Explain: "git 的历史读不出来，或者手头只有一部分。这样做出来的网站没有旧版本：扫旧纸的人看不到改了什么，删去的公示也没有说明页。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）：贴出去的可以核对"}
)

func permanenceRules() []Rule {
	return []Rule{RuleDeleted, RuleChangedID, RuleReusedID, RuleVillageGone, RuleOtherVillage, RuleOffWeb, RuleOntoWeb, RuleTrespass, RuleUnlisted, RuleNoHistory}
}

// Rules of the ledger of printed addresses: CW711 to CW719. Most ask what the site has
// now, and need no history.
var (
	RulePrintedLine = Rule{Code: "CW711", Severity: Error, Name: "打印登记", Firm: true, Binding: true,
		Explain: "村文件夹里的 printed.csv 记着印过的网址，由 cunwu print 来写。这一行读不出来，程序就不知道哪个网址不能断。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）：印出去的网址不失效"}
	RulePrintedGone = Rule{Code: "CW712", Severity: Error, Name: "印过的公示没了", Firm: true, Binding: true,
		Explain: "纸上印过这则公示的二维码，现在本村没有这个编号的公示：文件删去了，编号改了，或者移到了别的村。群众扫码会打不开。",
		Source:  "政府信息公开条例第十五条、第十六条；本程序的约定（docs/ARCHITECTURE.md）：印出去的网址不失效"}
	RulePrintedVillage = Rule{Code: "CW713", Severity: Error, Name: "印过的村网址没了", Firm: true, Binding: true,
		Explain: "纸上印过这个村网址，现在没有哪个村用它：村文件夹改了名，却没有在 village.yaml 里用 formerly 写上旧名。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）：合并的村保留旧网址"}
	RulePrintedOffWeb = Rule{Code: "CW714", Severity: Error, Name: "印过的公示下了网", Firm: true, Binding: true,
		Explain: "纸上印过这则公示的二维码，现在它只上公示栏，网页没有了。要撤下的写 withdrawn，网页只留标题和原因；只上墙的另发一则，用新编号。",
		Source:  "个人信息保护法第四十七条；本程序的约定（docs/ARCHITECTURE.md）：印出去的网址不失效"}
)

// RulePrintedLess is about the ledger too, and compares it with what is published.
var RulePrintedLess = Rule{Code: "CW715", Severity: Error, Name: "打印登记少了", Firm: true, Binding: true, History: true,
	Explain: "村文件夹里的 printed.csv 少了几行：印过的网址被删去了。登记只会增加，两边都打印过的，合并时两边的行都留下。",
	Source:  "本程序的约定（docs/ARCHITECTURE.md）：印出去的网址不失效"}

func printedRules() []Rule {
	return []Rule{RulePrintedLine, RulePrintedGone, RulePrintedVillage, RulePrintedOffWeb, RulePrintedLess}
}
