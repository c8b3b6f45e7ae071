package review

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cunwu/generator/internal/township"
)

// Forges are those for which a CODEOWNERS file can be made.
var Forges = []string{"github", "gitlab", "gitea"}

// ErrNoOwners says that no reviewer is listed by an account (or, where the forge takes
// them, an e-mail address) who reviews everything.
var ErrNoOwners = errors.New("no reviewer who reviews everything is listed with an account")

// Codeowners makes the file by which a forge knows who must approve what: reviewers what
// they review. The file goes to .github/CODEOWNERS, .gitlab/CODEOWNERS or
// .gitea/CODEOWNERS (Forgejo reads that too).
//
// Clerks are told of changes to their villages where that does not let them approve any:
// on GitLab in a section that asks for no approval, on Gitea in rules that add reviewers to
// others. On GitHub the approval of any owner is enough, so there no clerk is an owner.
func Codeowners(t *township.Township, forge string) (string, error) {
	f := owners{forge: forge}
	var everything []township.Editor
	limited := map[string][]township.Editor{}
	clerks := map[string][]township.Editor{}
	for _, e := range t.Editors.Reviewers {
		if len(e.Villages) == 0 {
			everything = append(everything, e)
		}
		for _, v := range e.Villages {
			limited[v] = append(limited[v], e)
		}
	}
	for _, e := range t.Editors.Clerks {
		for _, v := range e.Villages {
			clerks[v] = append(clerks[v], e)
		}
	}
	if f.names(everything) == "" {
		return "", ErrNoOwners
	}
	// GitLab takes an account in a comment for an owner: comments name none.
	f.line("# 由 cunwu review --codeowners %s 从 content/township.yaml 生成。改了那里再生成一次，不要改这里。", forge)
	f.line("# 只有在分支保护里打开“要有代码所有者批准”，它才拦得住。")
	f.line("")
	if forge == "gitlab" {
		f.line("[乡镇审核]")
	}
	f.line("%s %s", map[string]string{"github": "*", "gitlab": "*", "gitea": ".*"}[forge], f.names(everything))
	for _, v := range sorted(limited) {
		own := limited[v]
		if forge != "gitea" { // where the last rule that fits is the only one
			own = append(slices.Clone(own), everything...)
		}
		if names := f.names(own); names != "" {
			f.line("%s %s", f.folder(v), names)
		}
	}
	if forge == "github" || len(clerks) == 0 {
		return f.String(), nil
	}
	f.line("")
	if forge == "gitlab" {
		f.line("^[村文书]")
	}
	for _, v := range sorted(clerks) {
		if names := f.names(clerks[v]); names != "" {
			f.line("%s %s", f.folder(v), names)
		}
	}
	return f.String(), nil
}

// owners is a CODEOWNERS file that is being written.
type owners struct {
	strings.Builder
	forge string
}

func (f *owners) line(format string, args ...any) { fmt.Fprintf(f, format+"\n", args...) }

// folder is the pattern of a village's files. Gitea's is a regular expression.
func (f *owners) folder(slug string) string {
	if f.forge == "gitea" {
		return villagesFolder + "/" + regexp.QuoteMeta(slug) + "/.*"
	}
	return "/" + villagesFolder + "/" + slug + "/"
}

// names are the signs of editors, each once: accounts, or e-mail addresses where there
// are none. Gitea takes no addresses.
func (f *owners) names(editors []township.Editor) string {
	var names []string
	add := func(s string) {
		if !slices.Contains(names, s) {
			names = append(names, s)
		}
	}
	for _, e := range editors {
		for _, a := range e.Accounts {
			add("@" + a)
		}
		if len(e.Accounts) == 0 && f.forge != "gitea" {
			for _, m := range e.Emails {
				add(m)
			}
		}
	}
	return strings.Join(names, " ")
}

func sorted(m map[string][]township.Editor) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
