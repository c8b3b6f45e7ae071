package command

import (
	"errors"
	"strings"

	"cunwu/generator/internal/build"
)

var newCommand = command{
	name:    "new",
	summary: phrase{"写一则新公示：生成编号和样子", "begin a notice: a fresh id and the form of its item"},
	usage:   "<village> <category/item> [--title TEXT]",
	flags: func(f *flags) {
		commonFlags(f)
		f.add("title", "TEXT", phrase{"标题（默认：村名加事项名）", "its title (default: village and item)"})
	},
	run: runNew,
}

func runNew(k *call) error {
	if len(k.args) != 2 {
		return &usageError{phrase{"要写明哪个村、什么事项。", "name a village and an item"},
			phrase{"如 cunwu new liuwan finance/income-expense", "as cunwu new liuwan finance/income-expense"}}
	}
	day, err := k.day()
	if err != nil {
		return err
	}
	files, err := build.New(build.NewNotice{Source: k.source(), Village: k.args[0], Item: k.args[1], Title: k.text("title", ""), Day: day})
	var item *build.ItemError
	if errors.As(err, &item) {
		hint := phrase{"写 content/catalogue 里的栏目和文件名，如 finance/income-expense，或者写事项的中文名。", "name a file of content/catalogue, as finance/income-expense, or an item's name"}
		if len(item.Like) > 0 {
			hint = phrase{"是不是：" + strings.Join(item.Like, "；") + "？", "did you mean: " + strings.Join(item.Like, "; ") + "?"}
		}
		return &usageError{phrase{"公开目录里没有“" + item.Item + "”这个事项，或者不止一个。", "the catalogue has no single item " + item.Item}, hint}
	}
	if err != nil {
		return err
	}
	k.say(phrase{"写好了样子，请填写：", "begun; now fill in:"}.in(k.english))
	k.say("  %s", strings.Join(files, "\n  "))
	k.say(phrase{"填完后运行 cunwu check 检查。", "then run cunwu check."}.in(k.english))
	return nil
}
