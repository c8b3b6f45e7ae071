package command

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"cunwu/generator/internal/build"
	"cunwu/generator/internal/printed"
)

// kindWords name the kinds of what is printed.
var kindWords = map[build.SheetKind]phrase{
	build.WeekSheets:     {"每周公示单", "weekly sheets"},
	build.NoticeSheets:   {"公示单", "notices"},
	build.LedgerSheets:   {"账目单", "ledgers"},
	build.CalendarSheets: {"公开日程", "calendars"},
	build.Plates:         {"二维码牌", "plates"},
	build.Labels:         {"二维码贴纸", "labels"},
	build.SlipSheets:     {"意见单", "objection slips"},
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
	k.sayRecorded(report.Recorded)
	if n := report.BoardOnly; n > 0 {
		k.say(phrase{"其中 %d 则公示只上墙，不要拍照发到网上。", "%d of the notices are for the board alone: keep them off the web."}.in(k.english), n)
	}
}

// sayRecorded says which ledgers of printed addresses changed, for they must be
// committed, and which could not be written.
func (k *call) sayRecorded(all []build.Recorded) {
	if k.on("proof") {
		k.say(phrase{"这是样张：没有登记网址，不要张贴。", "A proof: no address was recorded, so do not hang it up."}.in(k.english))
		return
	}
	added, failed := 0, 0
	var files []string
	for _, r := range all {
		if r.Err != nil {
			failed++
			continue
		}
		added += r.Added
		files = append(files, r.File)
	}
	if added > 0 {
		k.say(phrase{"登记了印过的网址，新增 %d 条。这些文件有改动，请和公示一起提交：%s", "%d printed addresses were recorded. Commit these files with the notices: %s"}.in(k.english),
			added, strings.Join(files, phrase{"、", ", "}.in(k.english)))
	}
	for _, r := range all {
		if r.Err != nil {
			k.say(phrase{"警告：没能登记到 %s%s。纸已经做好，可是以后谁改坏了这些网址，检查发现不了。", "warning: %s was not written: %s. The sheets are made, but nothing will notice if their addresses are broken."}.in(k.english), r.File, k.whyUnrecorded(r.Err))
		}
	}
	if failed > 0 {
		k.say(phrase{"换到能写的乡镇文件夹里再打印一次；只要样张的，写 --proof。", "Print again in a township's folder that can be written; for a proof write --proof."}.in(k.english))
	}
}

func (k *call) whyUnrecorded(err error) string {
	if k.english {
		return reason(err)
	}
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return "：这个文件夹不让写"
	case errors.Is(err, printed.ErrUnreadable):
		return "：它不是登记网址的文件"
	}
	return why(err)
}
