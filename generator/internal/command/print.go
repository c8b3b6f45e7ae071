package command

import (
	"errors"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"cunwu/generator/internal/build"
	"cunwu/generator/internal/content"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/township"
)

var printCommand = command{
	name:    "print",
	summary: phrase{"打印：把公示单做成 PDF，只上墙的也在内", "make sheets to print, those for the board alone included"},
	usage:   "[--village liuwan,…] [--week 2026-W42] [--kind weekly,notice,…] [--paper a4|a3] [--out DIR] [--proof]",
	notes:   phrase{printNotesZh, printNotesEn},
	flags: func(f *flags) {
		commonFlags(f)
		f.add("out", "DIR", phrase{"放文件的文件夹，不能在网站里（默认：乡镇文件夹里的 print）", "folder for the files, not in the site (default: print in the township's folder)"})
		f.add("village", "SLUG,…", phrase{"只打印这几个村，写文件夹名或村名", "only these villages, by folder or by name"})
		f.add("all", "", phrase{"打印所有的村（不写 --village 就是）", "all villages, as without --village"})
		f.add("week", "2026-W42", phrase{"哪一周（默认：今天所在的周）", "which week (default: this one)"})
		f.add("notice", "ID,…|all", phrase{"只要这几则公示，不管是哪一周的；all 是全部", "these notices, of whatever week; all: every one"})
		f.add("kind", "K,…", phrase{"打印什么，种类见下（默认：weekly,notice）", "what to print, see below (default: weekly,notice)"})
		f.add("paper", "a4|a3|a5", phrase{"纸的大小（默认：a4）", "size of the paper (default: a4)"})
		f.add("landscape", "", phrase{"横着", "turned"})
		f.add("portrait", "", phrase{"竖着：账目单不写这一项就是横的", "upright: ledgers are turned without it"})
		f.add("bind", "", phrase{"所有村合成一个 PDF", "one PDF for all villages"})
		f.add("proof", "", phrase{"样张：只给自己看，不张贴，不登记印过的网址", "a proof, not to be hung up: printed addresses are not recorded"})
		f.add("separate", "", phrase{"一张单子一个 PDF", "a PDF for each sheet"})
		f.add("language", "LANG", phrase{"印成哪种语言，township.yaml 的 languages 里的一种（默认：第一种）", "in which language, one of languages in township.yaml (default: the first)"})
		f.add("base-url", "URL", phrase{"网站地址（默认：township.yaml 里的 base）", "base address (default: base in township.yaml)"})
	},
	run: runPrint,
}

const printNotesZh = `种类：
  weekly     每周公示单：这一周公示的和还在公示的
  notice     公示单：这一周开始公示的，一则一份
  ledger     账目单：公示里的收支账，只有表，横着，给公示栏
  calendar   公开日程：这一季度要公开什么，最迟哪天
  plate      公示栏的二维码牌，一块公示栏一张（a4、a5）
  labels     二维码贴纸，一张 A4 十二个，有裁切线；加 --notice 时也有这几则公示的
  slip       意见单：村民手写交上来的，一则公示一份；没写 --notice 时还有一份空白的
  picture    发微信群的图片：这一周的，和这一周开始公示的每一则
  article    公众号推文：在浏览器里打开，全选，复制到编辑器

什么都不写，就是各村这一周要贴的：每周公示单和新公示单，一个村一个 PDF，按顺序打印就能上墙。
写了 --notice，默认只打印这几则的公示单。
只上墙的公示不做图片、推文和贴纸；打印出来的不要拍照发到网上。

二维码里的网址登记在各村的 printed.csv 里，请和公示一起提交：以后哪则公示删了、改了编号，
检查会发现，贴出去的码不会扫不开。只想看看样子，写 --proof，就不登记。`

const printNotesEn = `kinds:
  weekly     the week's sheet: what was published in it and what is still posted
  notice     a sheet for each notice that begins in the week
  ledger     the accounts of these notices alone, turned, for a board
  calendar   what must be published in the quarter, and by when
  plate      the QR plate of each board (a4, a5)
  labels     QR labels, twelve to an A4 page; with --notice also of these notices
  slip       objection slips of these notices, and without --notice a blank one
  picture    pictures for a group chat, of the week and of its notices
  article    articles for an official account: open, copy, paste

Without options: what each village hangs up this week, one PDF for each village.
With --notice the sheets of these notices alone.
Notices for the board alone have no picture, article or label.

What the codes lead to is recorded in each village's printed.csv; commit it with the
notices, so that no printed address is ever broken unnoticed. --proof records nothing.`

func runPrint(k *call) error {
	if err := k.noArguments(); err != nil {
		return err
	}
	o, err := k.printOptions()
	if err != nil {
		return err
	}
	if draw := k.progress(); draw != nil {
		o.Progress = func(done, total int) { draw(build.Rendering, done, total) }
	}
	report, findings, err := build.Print(k.ctx, o)
	k.endProgress()
	var one *build.FindingError
	if errors.As(err, &one) {
		findings, err = append(findings, one.Finding), build.ErrFindings
	}
	if errors.Is(err, build.ErrFindings) {
		// What stops it is to be seen at once, and not among a hundred warnings.
		stops := slices.DeleteFunc(finding.Sort(findings), func(f finding.Finding) bool { return f.Severity != finding.Error })
		if werr := (finding.Report{Found: finding.Found{Findings: stops}, MaskPath: privacy.MaskPath}).Write(k.Stdout, "text"); werr != nil {
			return werr
		}
		k.say(phrase{"没有打印：先改正这 %d 个错误。", "Nothing was printed: mend these %d errors first."}.in(k.english), len(stops))
		return errReported
	}
	if len(report.Files) > 0 || err == nil {
		k.sayPrinted(report)
		// A clerk who prints looks for files, not for a hundred warnings.
		if c := finding.Count(findings); c.Warning > 0 {
			k.say(phrase{"检查有 %d 条警告，用 cunwu check 看。", "%d warnings: see cunwu check."}.in(k.english), c.Warning)
		}
	}
	return explainPrint(err)
}

// printOptions reads what to print from the call.
func (k *call) printOptions() (build.PrintOptions, error) {
	o := build.PrintOptions{
		Source: k.source(), Out: k.text("out", filepath.Join(k.source(), "print")), Villages: k.villages(), Language: k.text("language", ""),
		Landscape: k.on("landscape"), Upright: k.on("portrait"), Proof: k.on("proof"), Version: Version,
	}
	for _, pair := range [][2]string{{"all", "village"}, {"landscape", "portrait"}, {"bind", "separate"}} {
		if k.on(pair[0]) && k.on(pair[1]) {
			return o, &usageError{phrase{"--" + pair[0] + " 和 --" + pair[1] + " 不能一起写。", "--" + pair[0] + " and --" + pair[1] + " exclude each other"}, phrase{"留下要的那一个。", "choose one of them"}}
		}
	}
	switch {
	case k.on("bind"):
		o.Binding = build.Together
	case k.on("separate"):
		o.Binding = build.Separate
	}
	var err error
	if o.Day, err = k.day(); err != nil {
		return o, err
	}
	if w := k.text("week", ""); w != "" {
		if o.Week, err = township.ParseWeek(strings.ToUpper(w)); err != nil {
			return o, noWeek(w)
		}
	}
	if o.Notices = k.texts("notice"); slices.Contains(o.Notices, "all") {
		o.All, o.Notices = true, nil
	}
	if base := k.text("base-url", ""); base != "" {
		var problem string
		if o.Base, problem = content.CheckBase(base); problem != "" {
			return o, &usageError{phrase{problem, "--base-url is no address that can be printed as a code: " + base}, phrase{"写成 --base-url https://网址/", "write --base-url https://host/"}}
		}
	}
	if err := k.printKinds(&o); err != nil {
		return o, err
	}
	return o, k.printPaper(&o)
}

// printKinds reads which kinds are asked for.
func (k *call) printKinds(o *build.PrintOptions) error {
	for _, name := range k.texts("kind") {
		i := slices.IndexFunc(build.SheetKinds, func(kind build.SheetKind) bool {
			return name == string(kind) || name == kindWords[kind].zh
		})
		if i < 0 {
			return &usageError{phrase{"没有“" + name + "”这一种。", "no kind " + name}, phrase{"可以写 " + kindList("、", true) + "。", "one of " + kindList(", ", false)}}
		}
		o.Kinds = append(o.Kinds, build.SheetKinds[i])
	}
	return nil
}

func kindList(between string, explained bool) string {
	var names []string
	for _, kind := range build.SheetKinds {
		name := string(kind)
		if explained {
			name += "（" + kindWords[kind].zh + "）"
		}
		names = append(names, name)
	}
	return strings.Join(names, between)
}

var weekForm = regexp.MustCompile(`^([0-9]{4})-[Ww]([0-9]{2})$`)

// noWeek says whether it is the form that is wrong, or that the year has no such week.
func noWeek(w string) error {
	if m := weekForm.FindStringSubmatch(w); m != nil {
		return &usageError{phrase{m[1] + "年没有第" + strings.TrimPrefix(m[2], "0") + "周。", "no such week: " + w},
			phrase{"一年有 52 周，有的年 53 周。不写 --week 就是今天所在的周。", "years have 52 weeks, some 53; without --week it is this one"}}
	}
	return &usageError{phrase{"--week 的“" + w + "”不是周的写法。", "--week is no week: " + w},
		phrase{"写成 --week 2026-W42，就是2026年第42周。不写 --week 就是今天所在的周。", "write --week 2026-W42; without --week it is this one"}}
}

// printPaper reads the paper, and says which one each kind has where it does not suit.
func (k *call) printPaper(o *build.PrintOptions) error {
	name := strings.ToLower(k.text("paper", ""))
	if o.Paper = sheet.Paper(name); name != "" && !slices.Contains([]sheet.Paper{sheet.PaperA4, sheet.PaperA3, sheet.PaperA5}, o.Paper) {
		return &usageError{phrase{"没有“" + name + "”这种纸。", "no paper " + name}, phrase{"可以写 a4、a3；二维码牌还可以写 a5。", "a4 or a3; a5 for plates"}}
	}
	kinds := o.Kinds
	if len(kinds) == 0 {
		kinds = []build.SheetKind{build.WeekSheets, build.NoticeSheets}
	}
	for _, kind := range kinds {
		papers := kind.Papers()
		switch {
		case len(papers) == 0:
		case name != "" && !slices.Contains(papers, o.Paper):
			return &usageError{
				phrase{kindWords[kind].zh + "（" + string(kind) + "）不能用 " + name + " 纸。", string(kind) + " is not made on " + name},
				phrase{string(kind) + " 可以写 --paper " + paperList(papers, " 或 ") + "；别的种类分开打印。", string(kind) + " takes --paper " + paperList(papers, " or ") + "; print other kinds apart"}}
		case o.Landscape && !kind.Turns():
			return &usageError{
				phrase{kindWords[kind].zh + "（" + string(kind) + "）只有竖的。", string(kind) + " is upright only"},
				phrase{"去掉 --landscape；别的种类分开打印。", "leave --landscape out; print other kinds apart"}}
		}
	}
	return nil
}

func paperList(papers []sheet.Paper, between string) string {
	var names []string
	for _, p := range papers {
		names = append(names, string(p))
	}
	return strings.Join(names, between)
}

// explainPrint puts what printing failed for into words.
func explainPrint(err error) error {
	var none *build.NoNoticeError
	switch {
	case errors.Is(err, build.ErrPrintOut):
		return &usageError{phrase{"不能打印到网站的文件夹里（只上墙的公示会被公开），也不能打印到放公示的文件夹里。", "sheets may not be printed into the site: notices for the board alone would be published"},
			phrase{"用 --out 换一个文件夹。", "choose another folder with --out"}}
	case errors.As(err, &none):
		return &usageError{phrase{"没有编号“" + none.ID + "”的公示。", "no notice " + none.ID},
			phrase{"编号在公示开头的 id 里，公示单左下角也有；写了 --village 的，看是不是这个村的。", "its id is in its front matter and at the foot of its sheet"}}
	}
	return err
}
