package content

import (
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"cunwu/generator/internal/finding"
)

// device is a name that Windows keeps for itself, with whatever ending.
var device = regexp.MustCompile(`^(con|prn|aux|nul|com[1-9]|lpt[1-9])$`)

// longestName is the longest file name in bytes that common file systems hold.
const longestName = 200

// portable reports names that another system cannot hold or tell apart. seen holds the
// folder's names so far, as a system sees them that does not tell capitals from small
// letters.
func (s *source) portable(dir, name string, seen map[string]string) {
	at := file(path.Join(dir, name))
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	folded := strings.ToLower(norm.NFC.String(name))
	switch other := seen[folded]; {
	case device.MatchString(strings.TrimSpace(stem)):
		s.report(finding.RuleFileName, at, "“"+name+"”在 Windows 上是设备的名字，不能用作文件名。", "换一个名字，如 1-"+name+"。")
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		s.report(finding.RuleFileName, at, "文件名以点或空格结尾，Windows 上会丢掉它。", "改名，去掉结尾的点和空格。")
	case len(name) > longestName:
		s.report(finding.RuleFileName, at, "文件名太长。", "改短一些，几个字就够。")
	case other != "":
		s.report(finding.RuleFileName, at, "和“"+other+"”只差大小写，有的电脑分不清这两个文件。", "给其中一个换个名字。")
	case !norm.NFC.IsNormalString(name):
		s.report(finding.RuleFileName, at, "文件名里的字是拆开写的（NFD，苹果电脑上常见），别的电脑会找不到它。", "改名，重新输入一遍，或者只用英文字母、数字和短横。")
	}
	seen[folded] = name
}
