package finding

// A Rule is one kind of finding.
type Rule struct {
	Code     string
	Severity Severity
	Name     string // what it is about, in a few words of Chinese
}

// Rules of loading and form. Codes are never used again for something else.
var (
	RuleYAML        = Rule{"CW001", Error, "YAML 写法"}
	RuleUnknownKey  = Rule{"CW002", Error, "不认识的字段"}
	RuleType        = Rule{"CW003", Error, "值的类型"}
	RuleMissing     = Rule{"CW004", Error, "缺少必填项"}
	RuleDate        = Rule{"CW005", Error, "日期"}
	RulePeriod      = Rule{"CW006", Error, "公示期"}
	RuleID          = Rule{"CW007", Error, "编号写法"}
	RuleDuplicateID = Rule{"CW008", Error, "编号重复"}
	RuleItem        = Rule{"CW009", Error, "公开事项"}
	RuleCategory    = Rule{"CW010", Error, "栏目文件夹"}
	RuleTableFile   = Rule{"CW011", Error, "表格文件"}
	RuleTable       = Rule{"CW012", Error, "表格内容"}
	RuleLedger      = Rule{"CW013", Error, "账目不平"}
	RulePath        = Rule{"CW014", Error, "路径越界"}
	RuleTooLarge    = Rule{"CW015", Error, "文件过大"}
	RuleEncoding    = Rule{"CW016", Error, "不是文本文件"}
	RuleVillage     = Rule{"CW017", Error, "村文件夹"}
	RuleTownship    = Rule{"CW018", Error, "乡镇设置"}
	RuleCatalogue   = Rule{"CW019", Error, "公开目录"}
	RuleCalendar    = Rule{"CW020", Error, "节假日表"}
	RuleMarkup      = Rule{"CW021", Error, "正文写法"}
	RuleReference   = Rule{"CW022", Error, "引用的公示"}
	RuleAttachment  = Rule{"CW023", Error, "附件"}
	RuleAudience    = Rule{"CW024", Error, "公开范围"}
	RuleStray       = Rule{"CW025", Warning, "用不到的文件"}
	RuleUnpublished = Rule{"CW026", Warning, "附件不上网"}
	RuleBoard       = Rule{"CW027", Error, "公示栏"}
	RuleQR          = Rule{"CW028", Error, "二维码"}
	RuleGlyph       = Rule{"CW029", Error, "字库缺字"}
	RulePrivate     = Rule{"CW030", Error, "个人信息"}
	RuleMask        = Rule{"CW031", Error, "没有打码"}
	RuleUnfinished  = Rule{"CW032", Error, "没有写完"}
)
