package review

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/history"
	"cunwu/generator/internal/township"
)

// An act is what one person changed.
type act struct {
	name    string
	editors []township.Editor // who it is, as the township has listed them
	reviews bool              // one of them reviews everything
	files   []string
}

// trespass finds changes by persons who are not listed for them. With Options.By it is
// that account who answers for the whole; else each author for their commits. An
// author's name in git is what they say it is: what must not happen is kept from
// happening by the forge, with the CODEOWNERS file.
func (r *reviewer) trespass(ctx context.Context) error {
	listed := r.base.township.Editors
	if listed.None() {
		return nil
	}
	acts, err := r.acts(ctx)
	if err != nil {
		return err
	}
	for _, a := range acts {
		for _, e := range a.editors {
			a.name = e.Name
		}
		places := map[string][]string{} // what was changed where
		var order []string
		for _, f := range a.files {
			where := area(f)
			if a.reviews || slices.ContainsFunc(a.editors, func(e township.Editor) bool {
				return township.VillageOf(f) != "" && slices.Contains(e.Villages, township.VillageOf(f))
			}) {
				continue
			}
			if len(a.editors) == 0 && !slices.Contains(folders, strings.SplitN(where, "/", 2)[0]) {
				continue // a programmer, not an editor
			}
			if places[where] == nil {
				order = append(order, where)
			}
			places[where] = append(places[where], f)
		}
		if len(order) == 0 {
			continue
		}
		if len(a.editors) == 0 {
			r.find(finding.RuleUnlisted, township.Place{File: places[order[0]][0]}, "“"+a.name+"”没有登记，改了 "+strings.Join(order, "、")+"。",
				"在 content/township.yaml 的 clerks 或 reviewers 里登记他的 email 或 account；不认识的人，不要合并。")
			continue
		}
		for _, where := range order {
			hint := where + " 由乡镇改，请乡镇审核员提交。"
			if s, ok := strings.CutPrefix(where, villagesFolder+"/"); ok {
				hint = "请这个村的文书来改，或者由乡镇审核员提交；确实归他管的，乡镇在 content/township.yaml 里给他加上 " + s + "。"
			}
			r.find(finding.RuleTrespass, township.Place{File: places[where][0]},
				fmt.Sprintf("“%s”登记的是 %s，却改了 %s 里的 %d 个文件。", a.name, villagesOf(a.editors), where, len(places[where])), hint)
		}
	}
	return nil
}

// area is the part of the site that a file lies in: a village, or a folder at the top.
func area(file string) string {
	if s := township.VillageOf(file); s != "" {
		return villagesFolder + "/" + s
	}
	top, _, _ := strings.Cut(file, "/")
	return top
}

func villagesOf(editors []township.Editor) string {
	var all []string
	for _, e := range editors {
		all = append(all, e.Villages...)
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), "、")
}

// acts lists who changed what of that which differs in the end.
func (r *reviewer) acts(ctx context.Context) ([]*act, error) {
	var all []string
	for _, f := range r.diff.Files {
		all = append(all, f.Path)
	}
	if r.By != "" {
		return []*act{r.act(r.By, all, r.By)}, nil
	}
	steps, err := r.repository.Branch(ctx, r.diff.Base, r.diff.Head)
	if err != nil {
		return nil, err
	}
	differs := map[string]bool{}
	for _, f := range all {
		differs[f] = true
	}
	var acts []*act
	var persons []history.Person
	for _, s := range steps {
		files := slices.DeleteFunc(slices.Clone(s.Files), func(f string) bool { return !differs[f] })
		if len(files) == 0 {
			continue
		}
		i := slices.IndexFunc(persons, s.Author.Is)
		if i < 0 {
			i = len(persons)
			persons, acts = append(persons, s.Author), append(acts, r.act(s.Author.Name, nil, s.Author.Email))
		}
		acts[i].files = append(acts[i].files, files...)
	}
	for _, a := range acts {
		slices.Sort(a.files)
		a.files = slices.Compact(a.files)
	}
	return acts, nil
}

// act finds who a sign belongs to.
func (r *reviewer) act(name string, files []string, by string) *act {
	a := &act{name: name, files: files}
	listed := r.base.township.Editors
	for _, e := range listed.Reviewers {
		if e.Goes(by) {
			a.editors = append(a.editors, e)
			a.reviews = a.reviews || len(e.Villages) == 0
		}
	}
	for _, e := range listed.Clerks {
		if e.Goes(by) {
			a.editors = append(a.editors, e)
		}
	}
	return a
}
