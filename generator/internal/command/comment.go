package command

import (
	"errors"
	"os"

	"cunwu/generator/internal/forge"
)

var commentCommand = command{
	name:    "comment",
	summary: phrase{"把审核意见贴到合并请求里；贴过的就更新那一条（在自动检查里用）", "put a review under the pull request, or update the one that is there (for workflows)"},
	usage:   "FILE",
	flags:   func(*flags) {},
	notes: phrase{"FILE 是 cunwu review --format markdown 写的。只在 GitHub、GitLab、Gitea、Forgejo 的自动任务里能用；变量 CUNWU_TOKEN 是贴评论的令牌。",
		"FILE is what cunwu review --format markdown wrote. It works in a job of GitHub, GitLab, Gitea or Forgejo; the variable CUNWU_TOKEN is the token that may write comments."},
	run: runComment,
}

func runComment(k *call) error {
	if len(k.args) != 1 {
		return &usageError{phrase{"要写明哪个文件。", "name a file"}, phrase{"如 cunwu comment review.md", "as cunwu comment review.md"}}
	}
	body, err := os.ReadFile(k.args[0])
	if err != nil {
		return &usageError{phrase{"读不了“" + k.args[0] + "”：" + reason(err) + "。", "cannot read " + k.args[0] + ": " + reason(err)}, phrase{"检查文件名。", "check its name"}}
	}
	r, err := forge.Open(k.Getenv)
	var updated bool
	if err == nil {
		updated, err = r.Comment(k.ctx, string(body))
	}
	switch {
	case errors.Is(err, forge.ErrNoForge):
		return &usageError{phrase{"这里不是合并请求的自动任务，不知道贴到哪里。", "this is no job of a pull request"}, phrase{"在 GitHub、GitLab、Gitea 或 Forgejo 的自动任务里用它。", "use it in a job of GitHub, GitLab, Gitea or Forgejo"}}
	case errors.Is(err, forge.ErrNoToken):
		return &usageError{phrase{"没有设变量 CUNWU_TOKEN。", "the variable CUNWU_TOKEN is not set"}, phrase{"它是贴评论的令牌，见仓库的 README.md。", "it is the token that may write comments: see the repository's README.md"}}
	case errors.Is(err, forge.ErrNoMarker):
		return &usageError{phrase{"“" + k.args[0] + "”开头没有记号，不是 cunwu review 写的。", k.args[0] + " does not begin with a marker: cunwu review did not write it"}, phrase{"用 cunwu review --format markdown 写它。", "write it with cunwu review --format markdown"}}
	case errors.Is(err, forge.ErrForbidden):
		return &usageError{phrase{"这个令牌不能在这里贴评论（" + err.Error() + "）。", "the token may not write comments here (" + err.Error() + ")"}, phrase{"看看令牌的权限和有没有过期。", "look at what the token may do, and whether it has expired"}}
	case err != nil:
		return err
	}
	if updated {
		k.say(phrase{"更新了审核意见。", "updated the review"}.in(k.english))
		return nil
	}
	k.say(phrase{"贴了审核意见。", "put the review under the pull request"}.in(k.english))
	return nil
}
