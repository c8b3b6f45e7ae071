package command

import (
	"encoding/json"
	"errors"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"cunwu/generator/internal/content"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/history"
	"cunwu/generator/internal/review"
)

var reviewCommand = command{
	name:    "review",
	summary: phrase{"审核：一次提交会让哪些公示变成什么样", "say what a change would publish"},
	usage:   "BASE [HEAD]",
	flags: func(f *flags) {
		commonFlags(f)
		f.add("format", "text|markdown|json", phrase{"报告的格式（默认：text）；markdown 是合并请求下的评论", "form of the report (default: text); markdown is a comment for a pull request"})
		f.add("preview-url", "URL", phrase{"预览网站的地址（默认：township.yaml 里的 base，合并后的网址）", "base address of a preview (default: base in township.yaml)"})
		f.add("by", "ACCOUNT", phrase{"谁提交的：账号或邮箱（默认：看每次提交的作者）", "who asks: account or e-mail address (default: the commits' authors)"})
		f.add("board", "", phrase{"连只上墙的公示也显示内容（不要贴到别处）", "show the content of board-only notices too (keep it to yourself)"})
		repositoryFlag(f)
		f.add("codeowners", "github|gitlab|gitea", phrase{"不审核，只写出代码托管平台的 CODEOWNERS 文件", "write the forge's CODEOWNERS file instead"})
	},
	notes: phrase{
		"BASE 是主线，如 main 或 origin/main；HEAD 是要审的提交（默认：HEAD）。\n改动里有错误时退出码是 1。",
		"BASE is what is published, as main or origin/main; HEAD the commit to review (default: HEAD).\nExits 1 where an error is in what changed.",
	},
	run: runReview,
}

func runReview(k *call) error {
	if forge := k.text("codeowners", ""); forge != "" {
		return k.writeCodeowners(forge)
	}
	format := k.text("format", "text")
	if !slices.Contains([]string{"text", "markdown", "json"}, format) {
		return &usageError{phrase{"没有“" + format + "”这种格式。", "no format " + format}, phrase{"可以写 text、markdown、json。", "text, markdown, json"}}
	}
	o := review.Options{Source: k.source(), Top: k.text("repository", ""), By: k.text("by", ""), Board: k.on("board")}
	var err error
	if o.Day, err = k.day(); err != nil {
		return err
	}
	if o.Preview, err = k.preview(); err != nil {
		return err
	}
	switch len(k.args) {
	case 0:
		return &usageError{phrase{"没有写和谁比。", "BASE is missing"}, phrase{"写成 cunwu review main，或 cunwu review origin/main。", "as cunwu review main, or cunwu review origin/main"}}
	case 1, 2:
		o.Base = k.args[0]
		if len(k.args) == 2 {
			o.Head = k.args[1]
		}
	default:
		return &usageError{phrase{"多了“" + k.args[2] + "”。", "unexpected argument " + k.args[2]}, phrase{"只写 BASE 和 HEAD。", "give BASE and HEAD alone"}}
	}
	report, err := review.Of(k.ctx, o)
	if err != nil {
		return explainReview(err)
	}
	switch format {
	case "markdown":
		err = report.WriteMarkdown(k.Stdout)
	case "json":
		enc := json.NewEncoder(k.Stdout)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		err = enc.Encode(report)
	default:
		err = report.WriteText(k.Stdout)
	}
	if err == nil && report.Failed() {
		return errReported
	}
	return err
}

var previewForm = regexp.MustCompile(`^https?://[a-zA-Z0-9.-]+(:[0-9]+)?(/[a-zA-Z0-9._~-]+)*/?$`)

// preview is the base address of a preview, with a slash at its end.
func (k *call) preview() (string, error) {
	text := k.text("preview-url", "")
	if text == "" {
		return "", nil
	}
	if u, err := url.Parse(text); err != nil || u.Host == "" || !previewForm.MatchString(text) || len(text) > 500 {
		return "", &usageError{phrase{"--preview-url 的“" + text + "”不是网址。", "--preview-url is no address: " + text}, phrase{"写成 https://网址/，不带问号和井号。", "write https://host/, without a query"}}
	}
	return strings.TrimSuffix(text, "/") + "/", nil
}

// writeCodeowners writes the file by which a forge knows who must approve what.
func (k *call) writeCodeowners(forge string) error {
	if !slices.Contains(review.Forges, forge) {
		return &usageError{phrase{"没有“" + forge + "”这种平台。", "no forge " + forge}, phrase{"可以写 " + strings.Join(review.Forges, "、") + "；Forgejo 写 gitea。", strings.Join(review.Forges, ", ") + "; gitea for Forgejo"}}
	}
	if err := k.noArguments(); err != nil {
		return err
	}
	loaded, findings, err := content.Load(k.source(), nil)
	if err != nil {
		return err
	}
	settings := slices.DeleteFunc(findings, func(f finding.Finding) bool { return f.File != "content/township.yaml" })
	if finding.Count(settings).Error > 0 { // half a list would take somebody's say away
		if err := finding.WriteText(k.Stderr, settings); err != nil {
			return err
		}
		return errReported
	}
	text, err := review.Codeowners(loaded.Township, forge)
	if errors.Is(err, review.ErrNoOwners) {
		return &usageError{phrase{"content/township.yaml 的 reviewers 里，没有一位写了账号、什么都审的审核员。", "no reviewer with an account who reviews everything is in content/township.yaml"},
			phrase{"给一位审核员加上 account（平台上的账号），不写 villages。", "give a reviewer an account and no villages"}}
	}
	if err != nil {
		return err
	}
	_, err = k.Stdout.Write([]byte(text))
	return err
}

// explainReview puts what a review fails for into words, where it is the caller's mistake.
func explainReview(err error) error {
	var problem *history.Problem
	switch {
	case errors.Is(err, history.ErrNoRepository):
		return &usageError{phrase{"这里不是 git 仓库，没有可比的。", "no git repository here"},
			phrase{"到仓库的文件夹里运行；乡镇只是仓库的一部分时，用 --repository 指出仓库。", "run this in the repository, or name it with --repository"}}
	case errors.Is(err, history.ErrNoCommits):
		return &usageError{phrase{"这个仓库还没有提交，没有可比的。", "nothing has been committed yet"}, phrase{"先 git add、git commit。", "commit first"}}
	case errors.As(err, &problem) && problem.Err == nil:
		return &usageError{phrase{problem.Message, problem.Message}, phrase{problem.Hint, problem.Hint}}
	}
	return err
}
