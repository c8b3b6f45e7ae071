package command

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"cunwu/generator/internal/starter"
)

var initCommand = command{
	name:    "init",
	summary: phrase{"建一个新乡镇的文件夹：设置、公开目录、各村、自动检查", "begin a township: settings, catalogue, villages, the forge's workflows"},
	usage:   "DIR [--name 镇名] [--base https://…/] [--village slug=村名,…]",
	flags: func(f *flags) {
		f.add("name", "镇名", phrase{"乡镇的名字，如 禾溪镇", "the township's name"})
		f.add("county", "县名", phrase{"上级县（区、市）的名字", "the county above it"})
		f.add("base", "URL", phrase{"网站地址，印在二维码里，以后不能改", "the site's address: printed in every code, and for ever"})
		f.add("village", "SLUG=村名,…", phrase{"各村：网址用的拼音=村名，后面还可以加 =区划代码", "the villages: slug=name, or slug=name=division code"})
	},
	notes: phrase{"只写进空文件夹（里面有 .git 也行），不会盖掉任何文件；写不全就一个也不写。",
		"It writes into an empty folder alone (a .git may be there) and never over a file: all of it or nothing."},
	run: runInit,
}

func runInit(k *call) error {
	if len(k.args) != 1 {
		return &usageError{phrase{"要写明建在哪个文件夹。", "name the folder"}, phrase{"如 cunwu init hexi --name 禾溪镇 --village liuwan=柳湾村", "as cunwu init hexi --name 禾溪镇 --village liuwan=柳湾村"}}
	}
	dir := k.args[0]
	t := starter.Township{Name: k.text("name", ""), County: k.text("county", ""), Base: k.text("base", "")}
	for _, text := range k.texts("village") {
		slug, rest, _ := strings.Cut(text, "=")
		name, code, _ := strings.Cut(rest, "=")
		t.Villages = append(t.Villages, starter.Village{Slug: slug, Name: name, Code: code})
	}
	files, err := starter.Files(t)
	var wrong *starter.ValueError
	if errors.As(err, &wrong) {
		return &usageError{phrase{wrong.Problem, "cannot be used: " + wrong.Value}, phrase{wrong.Hint, "cunwu help init says how it is written"}}
	}
	if err != nil {
		return err
	}
	err = starter.Write(dir, files)
	switch {
	case errors.Is(err, starter.ErrOccupied):
		return &usageError{phrase{"“" + dir + "”里已经有文件，什么也没有写。", dir + " is not empty; nothing was written"},
			phrase{"换一个空文件夹；已有的文件先移到别处。", "choose an empty folder, or move what is there elsewhere"}}
	case errors.Is(err, os.ErrPermission), isNotFolder(dir):
		return &usageError{phrase{"写不了“" + dir + "”：" + reason(err) + "。什么也没有写。", "cannot write " + dir + ": " + reason(err) + "; nothing was written"},
			phrase{"看看这个文件夹能不能写，名字是不是已经是一个文件。", "look whether the folder may be written, and whether a file has its name"}}
	case err != nil:
		return err
	}
	k.say(phrase{"建好了 %s，共 %d 个文件。接下来：", "made %s, %d files. Next:"}.in(k.english), filepath.ToSlash(filepath.Clean(dir)), len(files))
	for i, step := range nextSteps(t) {
		k.say("  %d. %s", i+1, step.in(k.english))
	}
	return nil
}

// isNotFolder reports whether a file stands where a folder is to be.
func isNotFolder(dir string) bool {
	info, err := os.Stat(dir)
	return err == nil && !info.IsDir()
}

// nextSteps are what is left to people.
func nextSteps(t starter.Township) []phrase {
	steps := []phrase{{"读一遍 README.md：谁做什么、怎么放到代码托管平台上。", "Read README.md: who does what, and how to put it on a forge."}}
	if t.Name == "" || t.Base == "" {
		steps = append(steps, phrase{"在 content/township.yaml 里填好镇名（name）和网站地址（base），再删去 demonstration 那一行；在那以前每一页都写着“演示”。",
			"Fill in name and base in content/township.yaml, then remove demonstration; until then every page says that it is a demonstration."})
	}
	if len(t.Villages) == 0 {
		steps = append(steps, phrase{"给每个村建 villages/<拼音>/village.yaml，样子在 README.md 里。", "Make villages/<slug>/village.yaml for each village; README.md shows how."})
	} else {
		steps = append(steps, phrase{"在各村的 village.yaml 里填好区划代码、村民组、公示栏和联系人。", "Fill in code, groups, boards and contacts in each village.yaml."})
	}
	return append(steps,
		phrase{"放公示的仓库必须是私有的：里面会有只能上墙的名单。", "Keep the repository private: it will hold lists that only the board may show."},
		phrase{"git init 以后运行一次 cunwu init-hooks：每次提交以前先检查有没有个人信息。", "After git init run cunwu init-hooks once: each commit is then checked for personal data first."},
		phrase{"运行 cunwu check 看看还缺什么，cunwu build 生成网站。", "Run cunwu check to see what is missing, and cunwu build to make the site."})
}
