package history_test

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"cunwu/generator/internal/history"
)

// tell writes all that a history knows, to compare two.
func tell(t *testing.T, h *history.History) string {
	t.Helper()
	var b strings.Builder
	fmt.Fprintln(&b, h.State, h.Head, h.Warnings)
	for _, v := range h.Villages {
		fmt.Fprintln(&b, v.Slug, landed(v.Since), landed(v.Gone))
	}
	for _, n := range h.Notices {
		fmt.Fprintln(&b, n.ID, n.Path())
		for _, r := range n.Revisions {
			fmt.Fprintf(&b, "  %s %s %s %v %s", r.Path, r.Commit, landed(r.Landing), r.Copies, r.Became)
			if r.Written != nil {
				fmt.Fprintf(&b, " %+v", *r.Written)
			}
			fmt.Fprintln(&b)
		}
		for _, v := range versions(t, h, n.ID) {
			fmt.Fprintf(&b, "  %x %v %+v %v\n", v.Digest, v.Err, v.Approval, v.Approvers())
		}
	}
	return b.String()
}

func landed(l *history.Landing) string {
	if l == nil {
		return "-"
	}
	return fmt.Sprintf("%+v %v %v %v", l.Commit, l.Time, l.Doubtful, l.Merge)
}

// wild writes a repository with a random history: branches, merges of all kinds, notices
// added, changed, moved, copied, broken, deleted, tables shared. It returns the commits
// of main, oldest first, and main's files after each.
func wild(t *testing.T, g *repo, seed uint64, commits int) []map[string]string {
	t.Helper()
	dice := rand.New(rand.NewPCG(seed, 7))
	ids := []string{"2a2a2a", "3b3b3b", "4c4c4c", "5d5d5d", "6e6e6e", "7f7f7f"}
	folders := []string{"villages/liuwan/finance/", "villages/liuwan/finance.old/", "villages/和平 村/finance/", "villages/liuwan/finance0/"}
	tables := []string{"a.csv", "b.csv", "收支 明细.csv"}
	var stream strings.Builder
	states := map[string]map[string]string{} // by branch
	var onMain []map[string]string
	count := 0
	edit := func(files map[string]string) map[string]string {
		files = cloned(files)
		names := slices.Sorted(func(yield func(string) bool) {
			for n := range files {
				if !yield(n) {
					return
				}
			}
		})
		for range 1 + dice.IntN(3) {
			folder := folders[dice.IntN(len(folders))]
			var name string
			if len(names) > 0 {
				name = names[dice.IntN(len(names))]
			}
			switch kind := dice.IntN(10); {
			case kind < 3:
				files[folder+[]string{"甲.md", "b.md", "deep/index.md"}[dice.IntN(3)]] = notice(ids[dice.IntN(len(ids))], fmt.Sprint("第", dice.IntN(4)), tables[:dice.IntN(3)]...)
			case kind < 6:
				files[folder+tables[dice.IntN(3)]] = fmt.Sprint(dice.IntN(3))
			case kind == 6:
				delete(files, name)
			case kind == 7 && name != "":
				files[folder+filepath.Base(name)] = files[name]
				delete(files, name)
			case kind == 8 && strings.HasSuffix(name, ".md"):
				files[name] = "坏了"
			default: // names that git sorts in its own way, enough of them for long trees
				files[fmt.Sprintf("villages/liuwan/finance%c%d.txt", "-.01"[dice.IntN(4)], dice.IntN(30))] = fmt.Sprint(dice.IntN(9))
				files[fmt.Sprintf("villages/liuwan/finance.x%d.txt", dice.IntN(5))] = "" // between finance.old/ and finance/
				files[fmt.Sprintf("content/%d.md", dice.IntN(30))] = fmt.Sprint(dice.IntN(9))
			}
		}
		return files
	}
	commit := func(branch, message string, files map[string]string, merged ...string) {
		count++
		fmt.Fprintf(&stream, "commit refs/heads/%s\nauthor %s %d +0800\ncommitter %s %d +0800\ndata %d\n%s\n", branch,
			[]string{clerk, reviewer}[count%2], firstHour+int64(count*60-dice.IntN(90)), reviewer, firstHour+int64(count*60-dice.IntN(90)), len(message), message)
		for _, m := range merged {
			fmt.Fprintf(&stream, "merge refs/heads/%s\n", m)
		}
		stream.WriteString("deleteall\n")
		for _, n := range sortedKeys(files) {
			fmt.Fprintf(&stream, "M 100644 inline %q\ndata %d\n%s\n", n, len(files[n]), files[n])
		}
		states[branch] = files
		if branch == "main" {
			onMain = append(onMain, files)
		}
	}
	commit("main", "开始", map[string]string{"README.md": "说明"})
	for count < commits {
		switch branch := fmt.Sprint("side", dice.IntN(3)); dice.IntN(6) {
		case 0, 1:
			commit("main", fmt.Sprint("直接 ", count), edit(states["main"]))
		case 2:
			fmt.Fprintf(&stream, "reset refs/heads/%s\nfrom refs/heads/main\n\n", branch)
			commit(branch, fmt.Sprint("分支 ", count), edit(states["main"]))
		case 3:
			if states[branch] != nil {
				commit(branch, fmt.Sprint("分支续 ", count), edit(states[branch]))
			}
		case 4:
			if states[branch] != nil { // the result may be anything: conflicts were settled by hand
				commit("main", fmt.Sprint("合并 ", count), edit(states[branch]), branch)
			}
		case 5:
			if states[branch] != nil && states["side0"] != nil && branch != "side0" {
				commit(branch, "Merge branch 'main' into "+branch, edit(states["main"]), "main", "side0")
			}
		}
	}
	g.pipe(strings.NewReader(stream.String()), "fast-import", "--quiet", "--force")
	return onMain
}

func cloned(files map[string]string) map[string]string {
	out := map[string]string{}
	for k, v := range files {
		out[k] = v
	}
	return out
}

func sortedKeys(files map[string]string) []string {
	var names []string
	for n := range files {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// Random histories, told by the index and by looking at every file of every commit of
// main: the same notices are at the same places with the same content after each.
func TestAgainstEveryFile(t *testing.T) {
	for seed := range uint64(12) {
		g := newRepo(t)
		states := wild(t, g, seed, 120)
		line := strings.Fields(g.git("rev-list", "--first-parent", "--reverse", "main"))
		if len(line) != len(states) {
			t.Fatalf("%d commits on main, made %d", len(line), len(states))
		}
		r := open(t, g.dir, history.Options{})
		h := index(t, r, "main")
		now := map[string]string{}           // by id: where it is and what it says, as the history tells
		at := map[string]map[string]string{} // the same after each commit
		for _, n := range h.Notices {
			for _, rev := range n.Revisions {
				told := "gone"
				if !rev.Deleted() {
					told = strings.Join(append([]string{rev.Path}, rev.Copies...), " ")
				}
				if at[rev.Commit.String()] == nil {
					at[rev.Commit.String()] = map[string]string{}
				}
				at[rev.Commit.String()][n.ID] = told
			}
		}
		ids := map[string]string{} // by path, kept while the file cannot be read
		for i, files := range states {
			for id, told := range at[line[i]] {
				now[id] = told
			}
			holders := map[string][]string{}
			for name := range ids {
				if _, ok := files[name]; !ok {
					delete(ids, name)
				}
			}
			for name, text := range files {
				if !strings.HasPrefix(name, "villages/") || !strings.HasSuffix(name, ".md") {
					continue
				}
				if strings.HasPrefix(text, "---\nid: ") {
					ids[name] = text[8:14]
				}
				if ids[name] != "" {
					holders[ids[name]] = append(holders[ids[name]], name)
				}
			}
			for id, told := range now {
				names := strings.Join(slices.Sorted(slices.Values(holders[id])), " | ")
				if told == "gone" && names == "" {
					continue
				}
				if got := spaced(told, files); got != names {
					t.Fatalf("seed %d, commit %d: %s is at %q, want %q", seed, i, id, got, names)
				}
			}
			for id := range holders {
				if now[id] == "" || now[id] == "gone" {
					t.Fatalf("seed %d, commit %d: %s at %v is not told", seed, i, id, holders[id])
				}
			}
		}
		for _, n := range h.Notices { // every version's content is that of its commit
			for _, v := range versions(t, h, n.ID) {
				files := states[slices.Index(line, v.Commit.String())]
				if want := expectedDigest(files, v.Path); v.Digest != want {
					t.Fatalf("seed %d: %s in %s: digest %x, want %x", seed, n.ID, v.Commit, v.Digest, want)
				}
			}
		}
	}
}

// spaced sorts the paths in told, which may hold spaces.
func spaced(told string, files map[string]string) string {
	var names []string
	for name := range files {
		if strings.HasSuffix(name, ".md") && (told == name || strings.HasPrefix(told, name+" ") || strings.HasSuffix(told, " "+name) || strings.Contains(told, " "+name+" ")) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return strings.Join(names, " | ")
}

func expectedDigest(files map[string]string, path string) [32]byte {
	sum := sha256.New()
	own := []string{path}
	for _, name := range sortedKeys(files) {
		if filepath.Dir(name) == filepath.Dir(path) && strings.Contains(files[path], "file: "+filepath.Base(name)+",") {
			own = append(own, name)
		}
	}
	slices.Sort(own)
	for _, name := range own {
		if name != path {
			fmt.Fprintln(sum, filepath.Base(name))
		}
		sum.Write([]byte(files[name]))
	}
	return [32]byte(sum.Sum(nil))
}
