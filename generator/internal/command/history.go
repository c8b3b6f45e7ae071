package command

import (
	"errors"
	"fmt"
	"strings"

	"cunwu/generator/internal/content"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/leak"
)

// runHistory looks for personal data in all versions of all files.
func runHistory(k *call) error {
	format, err := k.format()
	if err != nil {
		return err
	}
	o := leak.Options{Source: k.source(), Top: k.text("repository", "")}
	switch len(k.args) {
	case 0:
	case 1:
		if o.Base, o.Head, err = commitRange(k.args[0]); err != nil {
			return err
		}
	default:
		return &usageError{phrase{"多了“" + k.args[1] + "”。", "unexpected argument " + k.args[1]}, phrase{"只写一个范围，如 main..HEAD。", "give one range, as main..HEAD"}}
	}
	loaded, _, err := content.Load(k.source(), nil)
	switch {
	case err == nil:
		o.Township = loaded.Township
	case !errors.Is(err, content.ErrNoTownship): // which it may have had once
		return err
	}
	if isTerminal(k.Stderr) {
		o.Progress = func(done, total int) {
			fmt.Fprintf(k.Stderr, "\r\x1b[K%s %d/%d", phrase{"看历史", "looking through the history"}.in(k.english), done, total)
		}
	}
	r, err := leak.History(k.ctx, o)
	k.endProgress()
	if err != nil {
		return explainRepository(err)
	}
	if err := k.writeFindingsOf(format, finding.Found{Findings: r.Findings}, nil); err != nil {
		return err
	}
	counts := finding.Count(r.Findings)
	if forPeople(format) {
		k.say(phrase{"看了 %d 个提交里的 %d 份内容：%s。", "looked at %d contents of files in %d commits: %s."}.in(k.english), pick(k.english, r.Files, r.Commits), pick(k.english, r.Commits, r.Files), countWords(counts, k.english))
		if r.Unread > 0 {
			k.say(phrase{"有 %d 份没有查全，要人看。", "%d could not be read, or not wholly."}.in(k.english), r.Unread)
		}
		if r.Program {
			k.say(phrase{"仓库里程序自己的文件（generator、docs、testdata、themes 或 program）没有看：里面的号码是编的。", "The program's own files were left out: the numbers in them are invented."}.in(k.english))
		}
		if r.Part {
			k.say(phrase{"这是浅克隆，更早的提交没有看到。", "This is a shallow clone: older commits were not looked at."}.in(k.english))
		}
	}
	if counts.Error > 0 || k.on("strict") && counts.Warning > 0 {
		return errReported
	}
	return nil
}

// pick is the number that the English sentence names in this place, or the Chinese one.
func pick(english bool, en, zh int) int {
	if english {
		return en
	}
	return zh
}

// commitRange reads A..B, A.. and ..B; a commit alone is all that leads to it.
func commitRange(text string) (base, head string, err error) {
	if strings.Contains(text, "...") {
		return "", "", &usageError{phrase{"范围只用两个点。", "a range has two dots"}, phrase{"写成 main..HEAD。", "write main..HEAD"}}
	}
	base, head, ranged := strings.Cut(text, "..")
	if !ranged {
		return "", base, nil
	}
	return base, head, nil
}
