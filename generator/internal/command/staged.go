package command

import (
	"errors"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/history"
	"cunwu/generator/internal/staged"
)

// runStaged checks what git has staged.
func runStaged(k *call) (err error) {
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
	found, err := staged.Check(k.ctx, staged.Options{Source: k.source(), Top: k.text("repository", ""), Index: k.Getenv("GIT_INDEX_FILE"), Day: day, Program: Version})
	if err != nil {
		return explainRepository(err)
	}
	defer func() { err = errors.Join(err, found.Close()) }()
	if err := k.writeFindingsOf(format, found.Found, found.Lines); err != nil {
		return err
	}
	counts := finding.Count(found.Findings)
	if forPeople(format) {
		switch {
		case found.Files == 0:
			k.say(phrase{"没有暂存的文件，没有什么要检查的。先 git add。", "Nothing is staged: git add first."}.in(k.english))
		case found.NoTownship:
			k.say(phrase{"要提交的文件里没有 content/township.yaml，只看了 %d 个文件里有没有个人信息：%s。", "no content/township.yaml is staged; looked for personal data in %d files: %s."}.in(k.english), found.Files, countWords(counts, k.english))
		default:
			k.say(phrase{"检查了暂存的 %d 个文件：%s。", "checked %d staged files: %s."}.in(k.english), found.Files, countWords(counts, k.english))
		}
		if other := found.Elsewhere; other.Error+other.Warning > 0 {
			k.say(phrase{"别的文件里还有%s，不影响这次提交；运行 cunwu check 看是什么。", "%s in other files, which do not hinder this commit; cunwu check shows them."}.in(k.english), otherWords(other, k.english))
		}
	}
	if counts.Error > 0 || k.on("strict") && counts.Warning > 0 {
		return errReported
	}
	return nil
}

func otherWords(c finding.Counts, english bool) string {
	if english {
		return countWords(c, true)
	}
	return " " + countWords(c, false)
}

// explainRepository puts what keeps git from being read into words, where it is the
// caller's mistake.
func explainRepository(err error) error {
	var problem *history.Problem
	switch {
	case errors.Is(err, history.ErrNoRepository):
		return &usageError{phrase{"这里不是 git 仓库。", "no git repository here"},
			phrase{"到仓库的文件夹里运行；乡镇只是仓库的一部分时，用 --repository 指出仓库。", "run this in the repository, or name it with --repository"}}
	case errors.Is(err, history.ErrNoCommits):
		return &usageError{phrase{"这个仓库还没有提交。", "nothing has been committed yet"}, phrase{"先 git add、git commit。", "commit first"}}
	case errors.As(err, &problem) && problem.Err == nil:
		return &usageError{phrase{problem.Message, problem.Message}, phrase{problem.Hint, problem.Hint}}
	}
	return err
}
