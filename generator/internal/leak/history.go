package leak

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/history"
	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/township"
)

// Options say where to look.
type Options struct {
	Source   string // the township's folder
	Top      string // the folder that holds the repository, where it is one above
	Base     string // commits that lead to it are left out; empty: none
	Head     string // empty: HEAD
	Township *township.Township
	Progress func(done, total int) // may be nil; called by one goroutine at a time
}

// A Report is what a look through the history came to.
type Report struct {
	Findings []finding.Finding
	Commits  int
	Files    int  // contents that were looked into, each once
	Unread   int  // of these, those that could not be read, or not wholly
	Part     bool // older commits are not at hand
	Program  bool // the program's own files are in the repository, and were left out
}

// Cure says what to do about personal data in the history, once for all of it.
const Cure = "个人信息已经进了 git 的历史，删了文件也还在，克隆过仓库的人手里都有：按已经泄露处理，马上告诉县里主管部门，不要只删文件。" +
	"由镇党政办公室一个人统一清理：先让大家停下手里的改动，用 git filter-repo 改写历史，强制推送，请平台清除旧的缓存，各人删掉旧的文件夹重新克隆；仓库必须是私有的。"

// History looks through every content that files of the township have had in some
// commits. A *history.Problem, history.ErrNoRepository and history.ErrNoCommits are
// mistakes of the person at the keyboard.
func History(ctx context.Context, o Options) (*Report, error) {
	r, err := history.Open(o.Source, history.Options{Top: o.Top, NoCache: true})
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var base history.Hash
	if o.Base != "" {
		if base, err = r.Resolve(ctx, o.Base); err != nil {
			return nil, err
		}
	}
	head, err := r.Resolve(ctx, o.Head)
	if err != nil {
		return nil, err
	}
	reached, err := r.Reach(ctx, base, head)
	if err != nil {
		return nil, err
	}
	own := Program(func(name string) bool {
		return slices.ContainsFunc(reached.Contents, func(c history.Content) bool { return c.Path == name })
	})
	all := len(reached.Contents)
	reached.Contents = slices.DeleteFunc(reached.Contents, func(c history.Content) bool { return own(c.Path) })
	s := &search{Options: o, repository: r, reached: reached, program: all > len(reached.Contents)}
	numbers, err := s.published(ctx)
	if err != nil {
		return nil, err
	}
	s.looker = NewLooker(o.Township, numbers)
	if err := s.look(ctx); err != nil {
		return nil, err
	}
	return s.report(), nil
}

// A search is one look through the history.
type search struct {
	Options
	repository *history.Repository
	reached    *history.Reached
	looker     *Looker
	told       []looked // by content
	program    bool
}

// A looked is what one content came to. Files with the same content share it, unless their
// names say that they are of different kinds.
type looked struct {
	same   int // the content that was read instead; its own number where it was
	hits   []Hit
	unread string
}

// published gathers what the settings have ever named as published on purpose.
func (s *search) published(ctx context.Context) ([]string, error) {
	var numbers []string
	for _, c := range s.reached.Contents {
		if !Settings(c.Path) {
			continue
		}
		data, err := s.repository.Blob(ctx, c.Blob, 1<<20)
		if errors.Is(err, history.ErrTooLong) {
			continue
		}
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, published(data)...)
	}
	slices.Sort(numbers)
	return slices.Compact(numbers), nil
}

// look reads each distinct content once, as many at a time as there are processors, but
// two large ones at most.
func (s *search) look(ctx context.Context) error {
	type key struct {
		blob history.Hash
		ext  string
		slug string
	}
	first := map[key]int{}
	var todo []int
	s.told = make([]looked, len(s.reached.Contents))
	for i, c := range s.reached.Contents {
		k := key{c.Blob, strings.ToLower(path.Ext(c.Path)), township.VillageOf(c.Path)}
		same, known := first[k]
		if !known {
			same, first[k] = i, i
			if Readable(c.Path) {
				todo = append(todo, i)
			}
		}
		s.told[i].same = same
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	large := make(chan struct{}, 2)
	var next atomic.Int64
	var drawn sync.Mutex
	var done int
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for k := int(next.Add(1)) - 1; k < len(todo) && ctx.Err() == nil; k = int(next.Add(1)) - 1 {
				if err := s.one(ctx, todo[k], large); err != nil {
					stop(err)
				}
				drawn.Lock()
				if done++; s.Progress != nil && (done%100 == 0 || done == len(todo)) {
					s.Progress(done, len(todo))
				}
				drawn.Unlock()
			}
		})
	}
	wg.Wait()
	return context.Cause(ctx)
}

// largeSize is what counts as large, in bytes: an attachment rather than a text.
const largeSize = 1 << 20

func (s *search) one(ctx context.Context, i int, large chan struct{}) error {
	c := s.reached.Contents[i]
	data, err := s.repository.Blob(ctx, c.Blob, largeSize)
	if errors.Is(err, history.ErrTooLong) {
		large <- struct{}{}
		defer func() { <-large }()
		data, err = s.repository.Blob(ctx, c.Blob, Largest)
	}
	if errors.Is(err, history.ErrTooLong) {
		s.told[i].unread = fmt.Sprintf("文件超过 %d MB", Largest>>20)
		return nil
	}
	if err != nil {
		return err
	}
	s.told[i].hits, s.told[i].unread = s.looker.File(c.Path, data)
	return nil
}

// mostPlaces is how many places of one file are told for each rule.
const mostPlaces = 5

// A spot is the same data in the versions of one file.
type spot struct {
	hit      Hit
	first    *history.Commit
	versions int
	now      bool
}

// report puts together what was found: for each file and rule the first places, with the
// commit that brought them.
func (s *search) report() *Report {
	r := &Report{Commits: s.reached.Commits, Part: s.reached.Part, Program: s.program}
	type key struct {
		path  string
		named bool // by the file itself
		found [sha256.Size]byte
	}
	at := map[key]*spot{}
	order := map[string][]*spot{} // by path
	var paths []string
	add := func(c history.Content, hits []Hit, named, now bool) {
		seen := map[key]bool{}
		for _, h := range hits {
			k := key{c.Path, named, sha256.Sum256([]byte(h.Rule.Code + "\x00" + h.found))}
			if seen[k] {
				continue
			}
			seen[k] = true
			one := at[k]
			if one == nil {
				one = &spot{hit: h, first: c.First}
				at[k] = one
				if order[c.Path] == nil {
					paths = append(paths, c.Path)
				}
				order[c.Path] = append(order[c.Path], one)
			}
			one.versions++
			one.now = one.now || now
		}
	}
	named := map[string]bool{}
	still := map[string]bool{}
	for _, c := range s.reached.Contents {
		still[c.Path] = still[c.Path] || c.Now
	}
	unread := map[string]bool{}
	for i, c := range s.reached.Contents {
		if !named[c.Path] {
			named[c.Path] = true
			add(c, s.looker.Name(c.Path), true, still[c.Path])
		}
		told := s.told[s.told[i].same]
		if s.told[i].same == i && Readable(c.Path) {
			r.Files++
			if told.unread != "" {
				r.Unread++
			}
		}
		add(c, told.hits, false, c.Now)
		if told.unread != "" && !unread[c.Path] {
			unread[c.Path] = true
			r.Findings = append(r.Findings, unreadFinding(c, told.unread))
		}
	}
	for _, p := range paths {
		r.Findings = append(r.Findings, findings(p, order[p])...)
	}
	if r.Part {
		r.Findings = append(r.Findings, finding.New(finding.RuleNoHistory, township.Place{File: "content/township.yaml"},
			fmt.Sprintf("这是浅克隆，只看了手头有的 %d 个提交，更早的没有看。", r.Commits), "运行 git fetch --unshallow 取来全部历史，再看一次。"))
	}
	r.Findings = finding.Sort(r.Findings)
	for i, f := range r.Findings {
		if rule, _ := finding.RuleOf(f.Rule); rule.Personal && f.Severity == finding.Error {
			r.Findings[i].Hint = Cure // once
			break
		}
	}
	return r
}

// findings tells the first places of a file for each rule, and how many more there are.
func findings(file string, spots []*spot) []finding.Finding {
	var out []finding.Finding
	count := map[string]int{}
	for _, one := range spots {
		h := one.hit
		if count[h.Rule.Code]++; count[h.Rule.Code] > mostPlaces {
			continue
		}
		masked := ""
		if h.Masked != "" {
			masked = "（" + h.Masked + "）"
		}
		verb := "有"
		if !h.Sure {
			verb = "像是有"
		}
		message := "提交 " + Short(one.first) + " 里，这个文件的" + h.Where + verb + h.Word + masked + "，"
		if h.Where == "文件名" {
			message = "提交 " + Short(one.first) + " 起，文件名里" + verb + h.Word + masked + "，"
		} else if one.versions > 1 {
			message += fmt.Sprintf("有 %d 个版本写着它，", one.versions)
		}
		if one.now {
			message += "现在的文件里还有。"
		} else {
			message += "现在的文件里没有了，历史里还有。"
		}
		out = append(out, finding.New(h.Rule, township.Place{File: file}, message, ""))
	}
	for _, kind := range privacy.Kinds() {
		h := hitOfKind(spots, kind)
		if h == nil {
			continue
		}
		if n := count[h.Rule.Code] - mostPlaces; n > 0 {
			rule := h.Rule
			rule.Severity = finding.Notice
			out = append(out, finding.New(rule, township.Place{File: file}, fmt.Sprintf("这个文件的历史里还有 %d 处%s，没有一一列出。", n, h.Word), ""))
		}
	}
	return out
}

func hitOfKind(spots []*spot, kind privacy.Kind) *Hit {
	i := slices.IndexFunc(spots, func(s *spot) bool { return s.hit.Word == kind.Word() })
	if i < 0 {
		return nil
	}
	return &spots[i].hit
}

func unreadFinding(c history.Content, why string) finding.Finding {
	rule := finding.RuleScan
	rule.Severity = finding.Notice
	return finding.New(rule, township.Place{File: c.Path}, "提交 "+Short(c.First)+" 里的这个文件没有查全："+strings.TrimSuffix(why, "。")+"。", "")
}

// china is the zone of days. It has had no summer time since 1991.
var china = time.FixedZone("CST", 8*60*60)

// Short names a commit: 1a2b3c4d（2026年10月12日）.
func Short(c *history.Commit) string {
	return c.Hash.String()[:8] + "（" + township.DayOf(c.Committed.In(china)).Chinese() + "）"
}
