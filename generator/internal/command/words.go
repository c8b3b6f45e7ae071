package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"syscall"

	"cunwu/generator/internal/build"
	"cunwu/generator/internal/content"
	"cunwu/generator/internal/history"
	"cunwu/generator/internal/output"
	"cunwu/generator/internal/theme"
)

// A phrase is something the program says, in both its languages.
type phrase struct{ zh, en string }

func (p phrase) in(english bool) string {
	if english {
		return p.en
	}
	return p.zh
}

// fail writes an error: what is wrong, and what to do.
func fail(w io.Writer, english bool, err error) {
	message, hint := explain(err)
	if english {
		fmt.Fprintf(w, "error: %s\n", message.en)
		if hint.en != "" {
			fmt.Fprintf(w, "hint: %s\n", hint.en)
		}
		return
	}
	fmt.Fprintf(w, "错误：%s\n", message.zh)
	if hint.zh != "" {
		fmt.Fprintf(w, "提示：%s\n", hint.zh)
	}
}

// explain puts an error into words.
func explain(err error) (message, hint phrase) {
	var usage *usageError
	var village *content.NoVillageError
	var writing *output.Error
	var printing *build.PrintError
	var language *build.NoLanguageError
	var history *history.Problem
	switch {
	case errors.As(err, &usage):
		return usage.message, usage.hint
	case errors.Is(err, content.ErrNoTownship):
		return phrase{"这里没有乡镇：找不到 content/township.yaml。", "no township here: content/township.yaml is missing"},
			phrase{"到乡镇的文件夹里运行，或者用 --source 指出它。", "run this in the township's folder, or name it with --source"}
	case errors.As(err, &village):
		return phrase{"没有“" + village.Slug + "”这个村。" + village.Hint, "no village " + village.Slug},
			phrase{"写村名，如 柳湾村；或者 villages 里的文件夹名，如 liuwan。", "give the name of a village or of its folder in villages/, as liuwan"}
	case errors.As(err, &writing):
		return phrase{writing.Error(), "cannot write the output folder: " + cause(writing)}, phrase{writing.Hint, "the last site is as it was unless this says otherwise"}
	case errors.As(err, &printing):
		return phrase{"写不了 " + printing.File + why(printing) + "。先写好的文件都是完整的。", "cannot write " + printing.File + ": " + reason(printing) + "; the files before it are whole"},
			phrase{"看看磁盘是不是满了、文件夹能不能写、文件是不是正开着，再打印一次。", "look whether the disk is full, the folder may be written and the file is open elsewhere; then print again"}
	case errors.As(err, &history):
		return phrase{history.Error(), history.Error()}, phrase{history.Hint, history.Hint}
	case errors.As(err, &language):
		return phrase{"没有“" + language.Language + "”这种语言。", "no language " + language.Language},
			phrase{"可以写 " + strings.Join(language.There, "、") + "；要加一种，写进 township.yaml 的 languages。", "choose one of " + strings.Join(language.There, ", ") + ", or add it to languages in township.yaml"}
	case errors.Is(err, theme.ErrNoTheme):
		return phrase{"没有这个主题：" + err.Error(), err.Error()},
			phrase{"检查 township.yaml 里的 theme 和 themes 文件夹。", "check theme in township.yaml and the folder themes/"}
	}
	return phrase{err.Error(), err.Error()}, phrase{}
}

// why says in Chinese why a file could not be written, where that is plain.
func why(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return "：这个文件夹不让写，或者文件正开着"
	case errors.Is(err, syscall.ENOTDIR):
		return "：放它的地方是个文件，不是文件夹"
	case errors.Is(err, syscall.ENOSPC):
		return "：磁盘满了"
	}
	return "（" + reason(err) + "）"
}

// reason is what the system said, without the path.
func reason(err error) string {
	var number syscall.Errno
	if errors.As(err, &number) {
		return number.Error()
	}
	return err.Error()
}

// cause is what the system said, or what the folder is refused for.
func cause(err *output.Error) string {
	if err.Err != nil {
		return err.Err.Error()
	}
	return err.Message
}

var about = phrase{
	"cunwu（村务）：一份材料，变成网页、公示栏的纸和二维码。",
	"cunwu: a village notice written once becomes a page, a printed sheet and a QR code.",
}

func writeHelp(w io.Writer, english bool) {
	fmt.Fprintln(w, about.in(english))
	fmt.Fprintln(w)
	fmt.Fprintln(w, phrase{"用法：", "usage:"}.in(english), "cunwu", phrase{"<命令> [选项]", "<command> [options]"}.in(english))
	fmt.Fprintln(w)
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-10s %s\n", c.name, c.summary.in(english))
	}
	fmt.Fprintln(w)
	fmt.Fprintln(w, phrase{"cunwu help <命令> 看一个命令的选项；--lang en 换成英文。", "cunwu help <command> shows its options; --lang zh speaks Chinese."}.in(english))
}

func writeCommandHelp(w io.Writer, c command, english bool) {
	fmt.Fprintln(w, c.summary.in(english))
	fmt.Fprintln(w)
	fmt.Fprintln(w, phrase{"用法：", "usage:"}.in(english), strings.TrimSpace("cunwu "+c.name+" "+c.usage))
	fmt.Fprintln(w)
	var f flags
	c.flags(&f)
	for _, o := range f.options {
		name := "--" + o.name
		if o.value != "" {
			name += " " + o.value
		}
		fmt.Fprintf(w, "  %-18s %s\n", name, o.help.in(english))
	}
	if notes := c.notes.in(english); notes != "" {
		fmt.Fprintf(w, "\n%s\n", notes)
	}
}

func unknownCommand(name string) error {
	best := ""
	for _, c := range commands() {
		if strings.HasPrefix(c.name, name[:1]) {
			best = c.name
			break
		}
	}
	hint := phrase{"cunwu help 列出所有命令。", "cunwu help lists the commands."}
	if best != "" {
		hint = phrase{"是不是 " + best + "？" + hint.zh, "did you mean " + best + "? " + hint.en}
	}
	return &usageError{phrase{"没有“" + name + "”这个命令。", "no command " + name}, hint}
}
