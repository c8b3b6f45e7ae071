package finding

// Rules of reading: what a file must be before anything else can be said of it. CW026 and
// CW030 are codes of former rules.
var (
	RuleYAML = Rule{Code: "CW001", Severity: Error, Name: "YAML 写法", Firm: true, Binding: true,
		Explain: "公示开头和各个设置文件用 YAML 书写。写法有错，程序就读不出编号、标题和日期，这则公示不能发布。",
		Source:  "YAML 1.2"}
	RuleUnknownKey = Rule{Code: "CW002", Severity: Error, Name: "不认识的字段", Firm: true, Binding: true,
		Explain: "字段名写错一个字母，那一项就等于没有写。程序不猜，指出最像的那个字段。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleType = Rule{Code: "CW003", Severity: Error, Name: "值的类型", Firm: true, Binding: true,
		Explain: "该写一句话的写成了一串，该写金额的写了别的。读错了数字会上墙，所以要改对。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleMissing = Rule{Code: "CW004", Severity: Error, Name: "缺少必填项", Firm: true, Binding: true,
		Explain: "编号、标题、事项、成文日期、公示期是每则公示都要有的；账本要有期初余额，撤回要有原因。",
		Source:  "基层政务公开标准目录“公开内容（要素）”；GB/T 9704—2012 第 7 章"}
	RuleDate = Rule{Code: "CW005", Severity: Error, Name: "日期", Firm: true, Binding: true,
		Explain: "日期写错，或者日历上没有这一天。公示期和时限都从日期算起。",
		Source:  "GB/T 7408.1—2023；GB/T 9704—2012 第 7.3.5.4 条"}
	RulePeriod = Rule{Code: "CW006", Severity: Error, Name: "公示期", Firm: true, Binding: true,
		Explain: "公示期的写法不对、最后一天早于第一天，或者又写天数又写最后一天。",
		Source:  "民法典第二百条至第二百零三条"}
	RuleID = Rule{Code: "CW007", Severity: Error, Name: "编号写法", Firm: true, Binding: true,
		Explain: "编号是网址的一部分，印上纸就不再改：六位数字和小写字母，不用容易看错的 i l o u，至少一位数字。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleDuplicateID = Rule{Code: "CW008", Severity: Error, Name: "编号重复", Firm: true, Binding: true,
		Explain: "两则公示用了同一个编号，扫码就会看到另一件事。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleItem = Rule{Code: "CW009", Severity: Error, Name: "公开事项", Firm: true, Binding: true,
		Explain: "公开目录里没有这个事项，或者目录写明本镇没有这一项。不认识的事项一律不上网。",
		Source:  "基层政务公开标准目录“公开事项”"}
	RuleCategory = Rule{Code: "CW010", Severity: Error, Name: "栏目文件夹", Firm: true, Binding: true,
		Explain: "文件放错了栏目，或者没有这个栏目。",
		Source:  "基层政务公开标准目录"}
	RuleTableFile = Rule{Code: "CW011", Severity: Error, Name: "表格文件", Firm: true, Binding: true,
		Explain: "公示里写了一张表，旁边却没有这个文件，或者不是 CSV、XLSX。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleTable = Rule{Code: "CW012", Severity: Error, Name: "表格内容", Firm: true, Binding: true,
		Explain: "表头、格数、金额写得不对。表格里的数要能加总、能核对。合计由程序算，不写在表里。",
		Source:  "农村集体经济组织财务公开规定（农经发〔2011〕13号）：逐项逐笔公布"}
	RuleLedger = Rule{Code: "CW013", Severity: Error, Name: "账目不平", Firm: true, Binding: true,
		Explain: "上一行余额加收入减支出，不等于这一行的余额。",
		Source:  "农村集体经济组织财务公开规定（农经发〔2011〕13号）"}
	RulePath = Rule{Code: "CW014", Severity: Error, Name: "路径越界", Firm: true, Binding: true,
		Explain: "符号链接、上级文件夹里的文件，或者别的电脑认不得的文件名。一个村的公示只用自己文件夹里的文件。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleTooLarge = Rule{Code: "CW015", Severity: Error, Name: "文件过大", Firm: true, Binding: true,
		Explain: "村民用手机看，文件太大打不开；太大的文件也可能不是要公开的东西。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleEncoding = Rule{Code: "CW016", Severity: Error, Name: "不是文本文件", Firm: true, Binding: true,
		Explain: "公示和设置要用 UTF-8 编码，表格可以用 UTF-8 或 GB18030。",
		Source:  "GB 18030—2022；RFC 3629"}
	RuleVillage = Rule{Code: "CW017", Severity: Error, Name: "村文件夹", Firm: true, Binding: true,
		Explain: "village.yaml 缺了，区划代码不是 12 位，或者文件夹的名字不能用作网址。",
		Source:  "统计用区划代码和城乡划分代码编制规则"}
	RuleTownship = Rule{Code: "CW018", Severity: Error, Name: "乡镇设置", Firm: true, Binding: true,
		Explain: "content/township.yaml 里的网址、语言或主题写得不对。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleCatalogue = Rule{Code: "CW019", Severity: Error, Name: "公开目录", Firm: true, Binding: true,
		Explain: "content/catalogue 里的事项写得不对：渠道、时限或者表格的列。",
		Source:  "基层政务公开标准目录"}
	RuleCalendar = Rule{Code: "CW020", Severity: Error, Name: "节假日表", Firm: true, Binding: true,
		Explain: "要算工作日的那一年没有节假日表，或者表里写错了。没有表就不猜。",
		Source:  "国务院办公厅每年的部分节假日安排通知；民法典第二百零三条"}
	RuleMarkup = Rule{Code: "CW021", Severity: Error, Name: "正文写法", Firm: true, Binding: true,
		Explain: "正文里有网页代码、别处的图片，或者点了会运行程序的链接。",
		Source:  "CommonMark 0.31；本程序的约定（docs/ARCHITECTURE.md）"}
	RuleReference = Rule{Code: "CW022", Severity: Error, Name: "引用的公示", Firm: true, Binding: true,
		Explain: "更正、承接或链接的那则公示，本村没有，或者不在网上。",
		Source:  "村民委员会组织法（2018）第三十条：公布的内容应当真实、接受查询"}
	RuleAttachment = Rule{Code: "CW023", Severity: Error, Name: "附件", Firm: true, Binding: true,
		Explain: "附件找不到、是不能用的文件，或者正文里的图片没有写进 attachments。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleAudience = Rule{Code: "CW024", Severity: Error, Name: "公开范围", Firm: true, Binding: true,
		Explain: "目录规定只在公示栏张贴的事项，公示里却写了要上网。",
		Source:  "基层政务公开标准目录“公开渠道和载体”"}
	RuleStray = Rule{Code: "CW025", Severity: Warning, Name: "用不到的文件",
		Explain: "文件放在文件夹里，却没有公示用到它：可能忘了写进 attachments，也可能是不该提交的原件。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleBoard = Rule{Code: "CW027", Severity: Error, Name: "公示栏", Firm: true, Binding: true,
		Explain: "张贴记录里写的公示栏，village.yaml 里没有；或者同一块写了两次。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleQR = Rule{Code: "CW028", Severity: Error, Name: "二维码", Firm: true, Binding: true,
		Explain: "网址太长，二维码印出来太密，手机扫不出来。",
		Source:  "GB/T 18284—2000"}
	RuleGlyph = Rule{Code: "CW029", Severity: Error, Name: "字库缺字", Firm: true, Binding: true,
		Explain: "字库里没有这个字，印出来会是一个空框。",
		Source:  "通用规范汉字表（国发〔2013〕23号）"}
	RuleMask = Rule{Code: "CW031", Severity: Error, Name: "没有打码", Firm: true, Binding: true, Personal: true,
		Explain: "事项要求打码的一列，这一格没有打码。",
		Source:  "个人信息保护法第三十四条：不得超出履行法定职责所必需的范围"}
	RuleUnfinished = Rule{Code: "CW032", Severity: Error, Name: "没有写完", Firm: true, Binding: true,
		Explain: "生成的样子里“写完删去这一行”还在，公示还没有写完。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleSettings = Rule{Code: "CW033", Severity: Error, Name: "规则设置", Firm: true, Binding: true,
		Explain: "township.yaml 的 rules 里写了没有的规则或参数，或者把不能放松的规则放松了。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleAccept = Rule{Code: "CW034", Severity: Error, Name: "接受的写法", Firm: true, Binding: true,
		Explain: "accept 里写了没有的规则、不能接受的规则，或者没有写原因。接受一条规则要有原因，每次报告都会列出来。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleNeedless = Rule{Code: "CW035", Severity: Notice, Name: "用不着的接受", Binding: true,
		Explain: "accept 里的规则在这则公示里没有发现问题。留着它，以后真有问题时就看不见了。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleWording = Rule{Code: "CW036", Severity: Error, Name: "词表", Firm: true, Binding: true,
		Explain: "content/wording 里的词表写得不对。词表由乡镇自己增减。",
		Source:  "本程序的约定（docs/ARCHITECTURE.md）"}
	RuleFont = Rule{Code: "CW037", Severity: Error, Name: "字体文件", Firm: true, Binding: true,
		Explain: "township.yaml 的 fonts 里写的字体找不到、坏了、是 OTF，或者授权不许嵌入。印出来的每个字都要嵌进 PDF，所以字体要能读、要许嵌入。",
		Source:  "OpenType 1.9 OS/2 表 fsType；GB/T 9704—2012 第 5.2.2 条"}
	RuleWords = Rule{Code: "CW038", Severity: Error, Name: "界面文字", Firm: true, Binding: true,
		Explain: "themes 里的界面文字读不出来，或者花括号里的名字写错了，程序填不进去。",
		Source:  "本程序的约定（docs/site.md）"}
	RuleLackingWords = Rule{Code: "CW039", Severity: Warning, Name: "界面文字不全", Binding: true,
		Explain: "这种语言的界面文字少了几个词，或者有一个词少了要填的地方。少的词用中文代替，网站照样做。",
		Source:  "本程序的约定（docs/site.md）"}
	RuleGuide = Rule{Code: "CW040", Severity: Error, Name: "办事指南", Firm: true, Binding: true,
		Explain: "content/guides 里的办事指南写得不对：文件名不能用作网址，栏目没有，或者写了谁来办却没有电话。",
		Source:  "本程序的约定（docs/site.md）"}
)

func loadingRules() []Rule {
	return []Rule{
		RuleYAML, RuleUnknownKey, RuleType, RuleMissing, RuleDate, RulePeriod, RuleID, RuleDuplicateID,
		RuleItem, RuleCategory, RuleTableFile, RuleTable, RuleLedger, RulePath, RuleTooLarge,
		RuleEncoding, RuleVillage, RuleTownship, RuleCatalogue, RuleCalendar, RuleMarkup, RuleReference,
		RuleAttachment, RuleAudience, RuleStray, RuleBoard, RuleQR, RuleGlyph,
		RuleMask, RuleUnfinished, RuleSettings, RuleAccept, RuleNeedless, RuleWording, RuleFont, RuleWords, RuleLackingWords, RuleGuide,
	}
}
