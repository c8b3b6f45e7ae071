package command

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"cunwu/generator/internal/build"
	"cunwu/generator/internal/content"
	"cunwu/generator/internal/finding"
)

var buildCommand = command{
	name:    "build",
	summary: phrase{"生成网站：网页、公示单（PDF）和二维码", "make the site: pages, sheets (PDF) and QR codes"},
	usage:   "[--out DIR] [--village liuwan,…]",
	flags: func(f *flags) {
		commonFlags(f)
		formatFlag(f)
		repositoryFlag(f)
		f.add("out", "DIR", phrase{"输出文件夹（默认：乡镇文件夹里的 public）", "output folder (default: public in the township's folder)"})
		f.add("base-url", "URL", phrase{"网站地址（默认：township.yaml 里的 base）", "base address (default: base in township.yaml)"})
		f.add("language", "LANG", phrase{"做成哪种语言，township.yaml 的 languages 里的一种（默认：第一种）", "in which language, one of languages in township.yaml (default: the first)"})
		f.add("village", "SLUG,…", phrase{"只做这几个村", "only these villages"})
		f.add("zip", "[FILE]", phrase{"把 --village 的一个村打成 ZIP，解压后没有网络也能看；网站文件夹不动（默认：村文件夹名.zip）", "pack the one --village into a ZIP that opens without a network; the output folder is left alone (default: the village's folder name, .zip)"})
		f.add("keep-going", "", phrase{"跳过有错的公示，其余照做（退出码仍是 1）", "leave out notices with errors and go on (still exits 1)"})
		f.add("strict", "", phrase{"有警告也停下", "stop for warnings too"})
		f.add("preview", "", phrase{"预览：每一页写明“预览，未公开”，不让搜索引擎收录；网址和二维码仍是正式的", "a preview: every page says that it is not published and keeps search engines away; addresses and codes stay those of the site"})
		f.add("no-sheets", "", phrase{"不做公示单", "make no sheets"})
		f.add("batch", "N", phrase{"一批做几个村（默认：5）", "villages in one batch (default: 5)"})
	},
	run: runBuild,
}

func runBuild(k *call) error {
	if err := k.noArguments(); err != nil {
		return err
	}
	day, err := k.day()
	if err != nil {
		return err
	}
	format, err := k.format()
	if err != nil {
		return err
	}
	o := build.Options{
		Source: k.source(), Top: k.text("repository", ""), Out: k.text("out", filepath.Join(k.source(), "public")), Villages: k.villages(),
		Day: day, Language: k.text("language", ""), KeepGoing: k.on("keep-going"), Strict: k.on("strict"), NoSheets: k.on("no-sheets"), Preview: k.on("preview"), Version: Version,
		Progress: k.progress(),
	}
	if n := k.text("batch", ""); n != "" {
		if _, err := fmt.Sscanf(n, "%d", &o.Batch); err != nil || o.Batch < 1 {
			return &usageError{phrase{"--batch 要写一个正整数。", "--batch takes a positive number"}, phrase{"如 --batch 8", "as --batch 8"}}
		}
	}
	if base := k.text("base-url", ""); base != "" {
		var problem string
		if o.Base, problem = content.CheckBase(base); problem != "" {
			return &usageError{phrase{problem, "--base-url is no address that can be printed as a code: " + base}, phrase{"写成 --base-url https://网址/", "write --base-url https://host/"}}
		}
	}
	zip, err := k.zip(o)
	if err != nil {
		return err
	}
	var report *build.Report
	var found finding.Found
	if zip != "" {
		report, found, err = build.ZIP(k.ctx, o, zip)
	} else {
		report, found, err = build.Build(k.ctx, o)
	}
	k.endProgress()
	var one *build.FindingError
	if errors.As(err, &one) {
		found.Findings, err = finding.Sort(append(found.Findings, one.Finding)), build.ErrFindings
	}
	if err != nil && !errors.Is(err, build.ErrFindings) {
		return err
	}
	if werr := k.writeBuild(format, report, found); werr != nil {
		return werr
	}
	if zip != "" && report != nil && forPeople(format) {
		k.say(phrase{"打包在 %s", "packed into %s"}.in(k.english), filepath.ToSlash(zip))
	}
	if err != nil {
		return errReported
	}
	return nil
}

// zip is the file into which one village's site is to be packed; empty: none.
func (k *call) zip(o build.Options) (string, error) {
	file := k.text("zip", "")
	switch {
	case !k.on("zip"):
		return "", nil
	case len(o.Villages) != 1:
		return "", &usageError{phrase{"--zip 一次打包一个村。", "--zip packs one village"}, phrase{"写成 --village liuwan --zip liuwan.zip", "write --village liuwan --zip liuwan.zip"}}
	case k.on("out"):
		return "", &usageError{phrase{"--zip 和 --out 不能一起写。", "--zip and --out exclude each other"}, phrase{"留下要的那一个。", "choose one of them"}}
	case file == "":
		return o.Villages[0] + ".zip", nil
	case filepath.Ext(file) != ".zip":
		return "", &usageError{phrase{"--zip 后面的“" + file + "”不是 ZIP 文件的名字。", "--zip names no ZIP file: " + file}, phrase{"写成 --zip " + o.Villages[0] + ".zip", "write --zip " + o.Villages[0] + ".zip"}}
	}
	return file, nil
}

// writeBuild writes what a build found and made.
func (k *call) writeBuild(format string, report *build.Report, found finding.Found) error {
	if format == "json" && report != nil {
		enc := json.NewEncoder(k.Stdout)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(struct {
			*build.Report
			Findings []finding.Finding  `json:"findings"`
			Accepted []finding.Accepted `json:"accepted"`
			Counts   finding.Counts     `json:"counts"`
		}{report, append([]finding.Finding{}, found.Findings...), append([]finding.Accepted{}, found.Accepted...), finding.Count(found.Findings)})
	}
	if err := k.writeFindings(format, found); err != nil || !forPeople(format) {
		return err
	}
	if report == nil {
		k.say(phrase{"%s。没有生成，原来的网站没有动。", "%s. Nothing was made, the last site is untouched."}.in(k.english), countWords(finding.Count(found.Findings), k.english))
		return nil
	}
	k.say(phrase{"完成：%d 个村，%d 则公示，%d 个网页，%d 份公示单，共 %d 个文件（新写 %d，没变 %d，删去 %d），用时 %.1f 秒。",
		"done: %d villages, %d notices, %d pages, %d sheets, %d files in all (%d written, %d unchanged, %d removed), %.1f s."}.in(k.english),
		report.Villages, report.Notices, report.Pages, report.Sheets, report.Files, report.Written, report.Unchanged, report.Removed, report.Seconds["total"])
	if len(report.LeftOut) > 0 {
		k.say(phrase{"没有上网的：", "left out:"}.in(k.english))
		for _, l := range report.LeftOut {
			k.say("  %s：%s", l.File, l.Why)
		}
	}
	return nil
}

func countWords(c finding.Counts, english bool) string {
	if english {
		return fmt.Sprintf("%d errors, %d warnings", c.Error, c.Warning)
	}
	return fmt.Sprintf("%d 个错误，%d 个警告", c.Error, c.Warning)
}

var stageWords = map[build.Stage]phrase{
	build.Loading:   {"读取", "reading"},
	build.Rendering: {"排版", "rendering"},
	build.Writing:   {"写入", "writing"},
}

// progress draws a line on a terminal, and nothing elsewhere.
func (k *call) progress() func(build.Stage, int, int) {
	if !isTerminal(k.Stderr) {
		return nil
	}
	var mu sync.Mutex
	return func(stage build.Stage, done, total int) {
		mu.Lock()
		defer mu.Unlock()
		fmt.Fprintf(k.Stderr, "\r\x1b[K%s %d/%d", stageWords[stage].in(k.english), done, total)
	}
}

func (k *call) endProgress() {
	if isTerminal(k.Stderr) {
		fmt.Fprint(k.Stderr, "\r\x1b[K")
	}
}

// isTerminal reports whether w is a terminal, or another device that shows characters.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
