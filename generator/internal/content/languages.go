package content

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/theme"
	"cunwu/generator/internal/township"
)

// languages reads the languages of the township, the first of which its site is in. Each
// must be one in which the theme, or the township's own folder over it, has words.
func (o *object) languages(t *township.Township) []string {
	asked := o.texts("languages")
	if asked == nil {
		asked = []string{theme.Reference}
	}
	th, err := theme.Open(o.src.files, t.Theme)
	if errors.Is(err, theme.ErrNoTheme) {
		o.wrong(finding.RuleTownship, "theme", "没有 themes/"+t.Theme+" 这个文件夹。", "检查 theme 和 themes 里的文件夹名；用内置的样子，就删去 theme 这一行。")
		return []string{theme.Reference}
	}
	var there []string
	if err == nil {
		there, err = theme.Languages(th)
	}
	if err != nil {
		o.wrong(finding.RulePath, "theme", "读不了主题："+reason(err)+"。", "检查 themes 文件夹和里面的文件能不能读。")
		return []string{theme.Reference}
	}
	var languages []string
	for i, lang := range asked {
		key := o.element("languages", i)
		switch {
		case !theme.IsTag(lang):
			o.wrong(finding.RuleTownship, key, "“"+lang+"”不是语言的标记。", "按 BCP 47 写，如 zh-CN、bo、ug、mn-Mong；现在可以写的有 "+strings.Join(there, "、")+"。")
		case !slices.Contains(there, lang):
			var files []string
			for _, f := range theme.Files(lang) {
				files = append(files, "themes/"+themeFolder(t)+"/"+f)
			}
			o.wrong(finding.RuleTownship, key, "没有“"+lang+"”的界面文字。", "可以写 "+strings.Join(there, "、")+"；要加这种语言，添加 "+strings.Join(files, " 和 ")+"。")
		case slices.Contains(languages, lang):
			o.wrong(finding.RuleTownship, key, "“"+lang+"”写了两次。", "只留一个。")
		default:
			languages = append(languages, lang)
			o.src.words(th, lang)
		}
	}
	if languages == nil {
		return []string{theme.Reference}
	}
	return languages
}

func themeFolder(t *township.Township) string {
	if t.Theme == "" {
		return theme.Builtin
	}
	return t.Theme
}

// words finds what is wrong with the words that the township has in a language.
func (s *source) words(th *theme.Theme, lang string) {
	flaws, err := theme.Flaws(th, lang)
	var unreadable *theme.WordsError
	if errors.As(err, &unreadable) {
		s.report(finding.RuleWords, unreadable.Place, unreadable.Message+"。", unreadable.Hint+"。")
		return
	}
	if err != nil {
		s.report(finding.RulePath, file("themes"), "读不了界面文字："+reason(err)+"。", "检查 themes 文件夹和里面的文件能不能读。")
		return
	}
	for _, f := range flaws {
		if f.Key == "" {
			s.report(finding.RuleLackingWords, f.Place, lackingWords(f.Lacking), "照内置的 zh-CN.yaml 补上；没有补的，用中文代替。")
			continue
		}
		if f.Unknown != nil {
			s.report(finding.RuleWords, f.Place, "“"+f.Key+"”里的 "+strings.Join(f.Unknown, "、")+" 没有人填写，会原样印出来。", "照内置的 zh-CN.yaml 里这个键的写法，花括号里的名字不能改。")
		}
		if f.Lacking != nil {
			s.report(finding.RuleLackingWords, f.Place, "“"+f.Key+"”里少了 "+strings.Join(f.Lacking, "、")+"，那里要填的内容看不到。", "照内置的 zh-CN.yaml 里这个键的写法，放在通顺的地方。")
		}
		if f.Unused {
			s.report(finding.RuleLackingWords, f.Place, "“"+f.Key+"”没有用处：内置的文字里没有这个键，模板也没有用到。", "检查键写得对不对，或者删去这一行。")
		}
	}
}

// lackingWords names the words that a file lacks: all of a few, the first of many.
func lackingWords(keys []string) string {
	const most = 40
	if len(keys) > most {
		return fmt.Sprintf("少 %d 个词：%s 等。", len(keys), strings.Join(keys[:most], "、"))
	}
	return fmt.Sprintf("少 %d 个词：%s。", len(keys), strings.Join(keys, "、"))
}
