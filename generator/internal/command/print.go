package command

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"cunwu/generator/internal/build"
	"cunwu/generator/internal/content"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

var printCommand = command{
	name:    "print",
	summary: phrase{"打印：把公示单做成 PDF，只上墙的也在内", "make sheets to print, those for the board alone included"},
	usage:   "[--village liuwan,…] [--week 2026-W42] [--out DIR]",
	flags: func(f *flags) {
		commonFlags(f)
		f.add("out", "DIR", phrase{"放 PDF 的文件夹，不能在网站里（默认：乡镇文件夹里的 print）", "folder for the PDFs, not in the site (default: print in the township's folder)"})
		f.add("village", "SLUG,…", phrase{"只打印这几个村", "only these villages"})
		f.add("week", "2026-W42", phrase{"哪一周（默认：今天所在的周）", "which week (default: this one)"})
		f.add("kind", "weekly,notice", phrase{"weekly 是一周汇总，notice 是一则一份（默认：都要）", "weekly: the week's sheet; notice: one for each (default: both)"})
		f.add("all", "", phrase{"所有的公示，不只这一周的", "every notice, not only the week's"})
		f.add("base-url", "URL", phrase{"网站地址（默认：township.yaml 里的 base）", "base address (default: base in township.yaml)"})
	},
	run: runPrint,
}

func runPrint(k *call) error {
	if err := k.noArguments(); err != nil {
		return err
	}
	day, err := k.day()
	if err != nil {
		return err
	}
	o := build.PrintOptions{
		Source: k.source(), Out: k.text("out", filepath.Join(k.source(), "print")), Villages: k.texts("village"), Day: day,
		All: k.on("all"), Version: Version,
	}
	if w := k.text("week", ""); w != "" {
		if o.Week, err = township.ParseWeek(w); err != nil {
			return &usageError{phrase{"--week 的“" + w + "”不是周的写法。", "--week is no week: " + w}, phrase{"写成 --week 2026-W42", "write --week 2026-W42"}}
		}
	}
	for _, kind := range k.texts("kind") {
		if !slices.Contains(build.SheetKinds, build.SheetKind(kind)) {
			return &usageError{phrase{"没有“" + kind + "”这种公示单。", "no kind " + kind}, phrase{"可以写 weekly、notice。", "weekly or notice"}}
		}
		o.Kinds = append(o.Kinds, build.SheetKind(kind))
	}
	if base := k.text("base-url", ""); base != "" {
		var problem string
		if o.Base, problem = content.CheckBase(base); problem != "" {
			return &usageError{phrase{problem, "--base-url is no address that can be printed as a code: " + base}, phrase{"写成 --base-url https://网址/", "write --base-url https://host/"}}
		}
	}
	if draw := k.progress(); draw != nil {
		o.Progress = func(done, total int) { draw(build.Rendering, done, total) }
	}
	printed, findings, err := build.Print(k.ctx, o)
	k.endProgress()
	var one *build.FindingError
	if errors.As(err, &one) {
		findings, err = append(findings, one.Finding), build.ErrFindings
	}
	if werr := finding.WriteText(k.Stdout, finding.Sort(findings)); werr != nil {
		return werr
	}
	switch {
	case errors.Is(err, build.ErrFindings):
		return errReported
	case errors.Is(err, build.ErrPrintOut):
		return &usageError{phrase{"不能打印到网站的文件夹里（只上墙的公示会被公开），也不能打印到放公示的文件夹里。", "sheets may not be printed into the site: notices for the board alone would be published"},
			phrase{"用 --out 换一个文件夹。", "choose another folder with --out"}}
	case err != nil:
		return err
	}
	pages := 0
	for _, p := range printed {
		pages += p.Pages
		k.say("%s%s", p.File, fmt.Sprintf(phrase{"（%d 页）", " (%d pages)"}.in(k.english), p.Pages))
	}
	k.say(phrase{"共 %d 份，%d 页。只上墙的公示不要拍照发到网上。", "%d sheets, %d pages. Keep those for the board alone off the web."}.in(k.english), len(printed), pages)
	return nil
}
