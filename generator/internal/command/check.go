package command

import (
	"cunwu/generator/internal/build"
	"cunwu/generator/internal/finding"
)

var checkCommand = command{
	name:    "check",
	summary: phrase{"检查：有没有写错，能不能公开", "check the township's files"},
	usage:   "[--village liuwan,… | --staged | --history [A..B]]",
	flags: func(f *flags) {
		commonFlags(f)
		formatFlag(f)
		repositoryFlag(f)
		f.add("village", "SLUG,…", phrase{"只检查这几个村", "only these villages"})
		f.add("staged", "", phrase{"只检查 git add 过、就要提交的", "what git has staged, before it is committed"})
		f.add("history", "", phrase{"在提交过的全部版本里找个人信息；后面可以写范围，如 main..HEAD", "look for personal data in all versions that were committed, or in a range of commits as main..HEAD"})
		f.add("strict", "", phrase{"有警告也算没通过", "fail for warnings too"})
	},
	run: func(k *call) error {
		switch {
		case k.on("staged") && k.on("history"), (k.on("staged") || k.on("history")) && len(k.villages()) > 0:
			return &usageError{phrase{"--staged、--history、--village 只能写一个。", "--staged, --history and --village exclude each other"}, phrase{"分开运行。", "run them one after the other"}}
		case k.on("staged"):
			return runStaged(k)
		case k.on("history"):
			return runHistory(k)
		}
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
		p, err := build.PrepareRecorded(k.ctx, k.source(), k.villages(), day, Version, k.text("repository", ""))
		if err != nil {
			return err
		}
		defer p.Close()
		if err := k.writeFindings(format, finding.Found{Findings: p.Findings, Accepted: p.Accepted}); err != nil {
			return err
		}
		counts := finding.Count(p.Findings)
		if forPeople(format) {
			notices := 0
			for _, v := range p.Township.Villages {
				notices += len(v.Notices)
			}
			k.say(phrase{"检查了 %d 个村、%d 则公示：%s。", "checked %d villages, %d notices: %s."}.in(k.english), len(p.Township.Villages), notices, countWords(counts, k.english))
		}
		if counts.Error > 0 || k.on("strict") && counts.Warning > 0 {
			return errReported
		}
		return nil
	},
}
