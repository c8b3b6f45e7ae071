package command

import (
	"fmt"
	"strings"

	"cunwu/generator/internal/build"
)

// kindWords name the kinds of what is printed.
var kindWords = map[build.SheetKind]phrase{
	build.WeekSheets:     {"每周公示单", "weekly sheets"},
	build.NoticeSheets:   {"公示单", "notices"},
	build.LedgerSheets:   {"账目单", "ledgers"},
	build.CalendarSheets: {"公开日程", "calendars"},
	build.Plates:         {"二维码牌", "plates"},
	build.Labels:         {"二维码贴纸", "labels"},
	build.Pictures:       {"图片", "pictures"},
	build.Articles:       {"推文", "articles"},
}

// sayPrinted lists the files, what was left out and why, and what it comes to.
func (k *call) sayPrinted(report *build.PrintReport) {
	pages, sheets := 0, 0
	apart := map[build.SheetKind]int{}
	for _, f := range report.Files {
		if f.Pages == 0 {
			apart[f.Kinds[0].Kind]++
			k.say(phrase{"%s（%s）", "%s (%s)"}.in(k.english), f.File, kindWords[f.Kinds[0].Kind].in(k.english))
			continue
		}
		pages += f.Pages
		var parts []string
		for _, kind := range f.Kinds {
			sheets += kind.Count
			parts = append(parts, fmt.Sprintf(phrase{"%s %d 份", "%s: %d"}.in(k.english), kindWords[kind.Kind].in(k.english), kind.Count))
		}
		k.say(phrase{"%s（%d 页：%s）", "%s (%d pages; %s)"}.in(k.english), f.File, f.Pages, strings.Join(parts, phrase{"，", ", "}.in(k.english)))
	}
	if len(report.LeftOut) > 0 {
		k.say(phrase{"没有做的：", "Left out:"}.in(k.english))
		for _, l := range report.LeftOut {
			k.say(phrase{"  %s：%s", "  %s: %s"}.in(k.english), l.File, l.Why)
		}
	}
	if len(report.Files) == 0 {
		k.say(phrase{"没有要打印的。", "Nothing to print."}.in(k.english))
		return
	}
	total := fmt.Sprintf(phrase{"共 %d 个文件", "%d files"}.in(k.english), len(report.Files))
	if pages > 0 {
		total += fmt.Sprintf(phrase{"，%d 份单子，%d 页", ", %d sheets, %d pages"}.in(k.english), sheets, pages)
	}
	if n := apart[build.Pictures]; n > 0 {
		total += fmt.Sprintf(phrase{"，%d 张图片", ", %d pictures"}.in(k.english), n)
	}
	if n := apart[build.Articles]; n > 0 {
		total += fmt.Sprintf(phrase{"，%d 篇推文", ", %d articles"}.in(k.english), n)
	}
	k.say("%s%s", total, phrase{"。", "."}.in(k.english))
	if n := report.BoardOnly; n > 0 {
		k.say(phrase{"其中 %d 则公示只上墙，不要拍照发到网上。", "%d of the notices are for the board alone: keep them off the web."}.in(k.english), n)
	}
}
