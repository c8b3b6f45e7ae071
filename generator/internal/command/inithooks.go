package command

import (
	"errors"
	"os"

	"cunwu/generator/internal/hook"
)

var initHooksCommand = command{
	name:    "init-hooks",
	summary: phrase{"装上提交前的检查：有个人信息的提交不了", "check what is staged before each commit"},
	usage:   "[--remove]",
	flags: func(f *flags) {
		f.add("source", "DIR", phrase{"乡镇的文件夹（默认：当前文件夹）", "the township's folder (default: this one)"})
		f.add("force", "", phrase{"已经有别的提交前检查，把它挪到旁边再装", "put another pre-commit hook aside"})
		f.add("remove", "", phrase{"取消：只删自己装的", "take it away again: our own alone"})
	},
	notes: phrase{"每个人在自己的电脑上、每份克隆里各装一次。Windows 上也是它：git 自带运行它的 sh。",
		"Everybody installs it once in each clone. It serves Windows too: git brings the sh that runs it."},
	run: runInitHooks,
}

func runInitHooks(k *call) error {
	if err := k.noArguments(); err != nil {
		return err
	}
	o := hook.Options{Source: k.source(), Force: k.on("force")}
	if file, err := os.Executable(); err == nil {
		o.Program = hook.Lasting(file)
	}
	if k.on("remove") {
		r, err := hook.Remove(o)
		switch {
		case errors.Is(err, hook.ErrOccupied):
			return &usageError{phrase{r.File + " 不是村务装的，没有动它。", r.File + " is not ours and was left alone"}, phrase{"要删，请自己删。", "remove it yourself if you want to"}}
		case err != nil:
			return explainHook(err)
		case r.Changed:
			k.say(phrase{"取消了提交前的检查，删去了 %s。", "removed %s."}.in(k.english), r.File)
		default:
			k.say(phrase{"没有装过，没有什么要取消的。", "there was none."}.in(k.english))
		}
		return nil
	}
	r, err := hook.Install(o)
	switch {
	case errors.Is(err, hook.ErrOccupied):
		return &usageError{phrase{"已经有别的提交前检查（" + r.File + "），没有动它。", "there is another pre-commit hook (" + r.File + "); it was left alone"},
			phrase{"在那个文件末尾加一行：" + r.Command + "；或者用 --force 把它挪到旁边。", "add a line to it: " + r.Command + "; or put it aside with --force"}}
	case err != nil:
		return explainHook(err)
	}
	if r.Backup != "" {
		k.say(phrase{"原来的挪到了 %s，不再起作用。", "the hook that was there is now %s and no longer runs."}.in(k.english), r.Backup)
	}
	if r.Changed {
		k.say(phrase{"装好了提交前的检查：%s。以后每次 git commit 都先检查暂存的文件，有错误就不提交。", "installed %s: each git commit first checks what is staged."}.in(k.english), r.File)
	} else {
		k.say(phrase{"早就装好了：%s。", "it is installed already: %s."}.in(k.english), r.File)
	}
	if r.Shared {
		k.say(phrase{"它在仓库的文件夹里，会和别的文件一起提交；各人的 cunwu 要在 PATH 里。", "it lies in the working tree and is committed with it; everybody needs cunwu on the PATH."}.in(k.english))
	}
	return nil
}

// explainHook puts what keeps a hook from being installed into words.
func explainHook(err error) error {
	switch {
	case errors.Is(err, hook.ErrNoGit):
		return &usageError{phrase{"这台电脑上找不到 git。", "git is not installed"}, phrase{"装好 git（https://git-scm.com/）再运行一次。", "install git, then run this again"}}
	case errors.Is(err, hook.ErrNoRepository):
		return &usageError{phrase{"这里不是 git 仓库。", "no git repository here"}, phrase{"到仓库的文件夹里运行；还没有仓库，先 git init。", "run this in the repository, or git init first"}}
	case errors.Is(err, hook.ErrElsewhere):
		return &usageError{phrase{"core.hooksPath 指到了仓库外面，那里的检查别的仓库也在用，没有动它。", "core.hooksPath leads out of the repository, to hooks that others use; nothing was changed"},
			phrase{"在那里的 pre-commit 末尾加一行 cunwu check --staged || exit 1；或者只让这个仓库用自己的：git config core.hooksPath .git/hooks，再运行一次。",
				"add cunwu check --staged || exit 1 to the pre-commit there, or give this repository its own: git config core.hooksPath .git/hooks"}}
	case errors.Is(err, os.ErrPermission):
		return &usageError{phrase{"写不了 git 的 hooks 文件夹：" + reason(err) + "。", "cannot write git's hooks folder: " + reason(err)}, phrase{"看看这个文件夹能不能写。", "look whether it may be written"}}
	}
	return err
}
