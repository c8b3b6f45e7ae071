package survey

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"cunwu/generator/internal/content"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/overlay"
	"cunwu/generator/internal/printed"
	"cunwu/generator/internal/township"
)

var today = township.MakeDay(2026, 10, 16)

// town is the folder of a small valid township with these files laid over it.
func town(t *testing.T, files map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	base, err := txtar.ParseFile("../build/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		base.Files = append(base.Files, txtar.File{Name: name, Data: []byte(files[name])})
	}
	if err := overlay.Lay(dir, base, func(name string) string { return name }); err != nil {
		t.Fatal(err)
	}
	return dir
}

// of surveys that township.
func of(t *testing.T, files map[string]string, change func(*Options)) *Survey {
	t.Helper()
	o := Options{Source: town(t, files), Day: today}
	if change != nil {
		change(&o)
	}
	s, err := Of(o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// notice is one of liuwan's, with lines of its own in its front matter.
func notice(id, lines string) string {
	return "---\nid: " + id + "\ntitle: 公示" + id + "\nitem: finance/income-expense\n" + lines + "---\n正文。\n"
}

func errorsIn(s *Survey) []string {
	var list []string
	for _, f := range s.Findings {
		if f.Severity == finding.Error {
			list = append(list, f.File+" "+f.Rule)
		}
	}
	return list
}

// The last day of a period is what the notice says, or follows from its own length or its
// item's; where the holidays of a year are not known that is said, and there is no last day.
func TestLastDay(t *testing.T) {
	for _, c := range []struct {
		period, length, last string
		moved                bool
		found                []string
	}{
		{"{from: 2026-10-15}", "5天", "2026-10-20", false, nil},               // the item's
		{"{from: 2026-10-15, length: 7天}", "7天", "2026-10-22", false, nil},   // its own
		{"{from: 2026-10-12}", "5天", "2026-10-19", true, nil},                // the 17th is a Saturday
		{"{from: 2026-10-15, to: 2026-10-31}", "", "2026-10-31", false, nil}, // a Saturday too, but somebody has said so
		{"{from: 2026-10-15, length: 5个工作日}", "5个工作日", "2026-10-22", false, nil},
		{"{from: 2026-10-15, length: 长期}", "长期", "", false, nil},
		{"{from: 2026-12-30}", "5天", "", false, []string{"CW020 6 2027"}}, // ends in a year without a table
		{"{from: 2026-12-30, to: 2027-01-04}", "", "2027-01-04", false, nil},
		{"{from: 2026-12-30, length: 3个工作日}", "3个工作日", "", false, []string{"CW020 6 2027"}},
	} {
		const file = "villages/liuwan/finance/a.md"
		s := of(t, map[string]string{file: notice("2a2a2a", "date: 2026-10-12\nperiod: "+c.period+"\n")}, nil)
		n := s.Township.Village("liuwan").Notice("2a2a2a")
		length, last := n.Length.String(), ""
		if n.Length.IsZero() {
			length = ""
		}
		if !n.LastDay.IsZero() {
			last = n.LastDay.String()
		}
		var found []string
		for _, f := range s.Findings {
			if f.Rule == finding.RuleCalendar.Code && f.File == file {
				found = append(found, strings.Join([]string{f.Rule, string(rune('0' + f.Line)), f.Hint[strings.Index(f.Hint, "20"):][:4]}, " "))
			}
		}
		if length != c.length || last != c.last || n.Moved != c.moved || !slices.Equal(found, c.found) {
			t.Errorf("%s: length %q, last day %q, moved %v, found %q", c.period, length, last, n.Moved, found)
		}
	}
}

// Of several notices that correct or continue one the newest counts; one that is withdrawn
// does not, nor one for the board alone: from the web no link leads to it.
func TestLink(t *testing.T) {
	v := func(ns ...*township.Notice) *township.Village { return &township.Village{Notices: ns} } // newest first
	first := func() *township.Notice { return &township.Notice{ID: "first", Audience: township.Everyone} }
	later := func(id string, change func(*township.Notice)) *township.Notice {
		n := &township.Notice{ID: id, Audience: township.Everyone, Corrects: "first", Follows: "first"}
		if change != nil {
			change(n)
		}
		return n
	}
	board := func(n *township.Notice) { n.Audience = township.BoardOnly }
	withdrawn := func(n *township.Notice) { n.Withdrawn = &township.Withdrawal{} }
	for name, c := range map[string]struct {
		village *township.Village
		want    string
	}{
		"nothing":         {v(first()), ""},
		"one":             {v(later("b", nil), first()), "b"},
		"two":             {v(later("c", nil), later("b", nil), first()), "c"},
		"two of a day":    {v(first(), later("c", nil), later("b", nil)), "c"},
		"board alone":     {v(later("b", board), first()), ""},
		"one is public":   {v(later("c", board), later("b", nil), first()), "b"},
		"withdrawn":       {v(later("b", withdrawn), first()), ""},
		"one is there":    {v(later("c", withdrawn), later("b", nil), first()), "b"},
		"another village": {v(later("b", func(n *township.Notice) { n.Corrects, n.Follows = "x", "x" }), first()), ""},
	} {
		old := c.village.Notice("first")
		for range 2 { // a second time changes nothing
			Link(c.village)
			if old.Corrected != c.want || old.Result != c.want {
				t.Errorf("%s: corrected by %q, result %q, want %q", name, old.Corrected, old.Result, c.want)
			}
		}
		c.village.Notices = []*township.Notice{old} // the others are left out
		if Link(c.village); old.Corrected != "" || old.Result != "" {
			t.Errorf("%s: a link leads to what is not there", name)
		}
	}
}

// Nothing is printed, and nothing in the township's folder is touched. The same folder on
// the same day gives the same findings.
func TestQuiet(t *testing.T) {
	dir := town(t, map[string]string{
		"villages/liuwan/finance/a.md": notice("2a2a2a", "date: 2026-10-12\nperiod: {from: 2026-10-15}\nwrong: 1\n"),
		"villages/liuwan/finance/b.md": notice("2a2a2a", "date: 十月\n"),
	})
	tree := func() map[string]string {
		files := map[string]string{}
		err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := e.Info()
			if err != nil || e.IsDir() {
				files[name] = info.ModTime().String()
				return err
			}
			data, err := os.ReadFile(name)
			files[name] = info.ModTime().String() + string(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	before := tree()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, errs := os.Stdout, os.Stderr
	os.Stdout, os.Stderr = w, w
	var surveys [2]*Survey
	for i := range surveys {
		if surveys[i], err = Of(Options{Source: dir, Day: today}); err != nil {
			break
		}
	}
	os.Stdout, os.Stderr = out, errs
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	if said, err := io.ReadAll(r); err != nil || len(bytes.TrimSpace(said)) > 0 {
		t.Errorf("printed %q, %v", said, err)
	}
	if !maps.Equal(before, tree()) {
		t.Error("the folder has changed")
	}
	if len(errorsIn(surveys[0])) == 0 || !reflect.DeepEqual(surveys[0].Findings, surveys[1].Findings) {
		t.Errorf("not the same: %v and %v", surveys[0].Findings, surveys[1].Findings)
	}
}

// A township that is wrong is no error; only what makes reading senseless is one.
func TestErrors(t *testing.T) {
	s := of(t, map[string]string{
		"content/township.yaml": "nam: 禾溪镇\n", "content/calendar/2026.yaml": "- ]", "content/catalogue/finance/income-expense.yaml": "\x00",
		"villages/liuwan/village.yaml": "", "villages/liuwan/finance/q3.md": "---\n", "villages/Bad_Name/village.yaml": "name: x\n",
	}, nil)
	if found := errorsIn(s); len(found) < 6 {
		t.Errorf("found %q", found)
	}
	if _, err := Of(Options{Source: t.TempDir(), Day: today}); !errors.Is(err, content.ErrNoTownship) {
		t.Errorf("an empty folder: %v", err)
	}
	var none *content.NoVillageError
	if _, err := Of(Options{Source: town(t, nil), Day: today, Villages: []string{"liuwen"}}); !errors.As(err, &none) || none.Slug != "liuwen" {
		t.Errorf("no such village: %v", err)
	}
}

// A past is what a test says was published before.
type past struct {
	Dates
	found  []finding.Finding
	buried string
	asked  *content.Loaded
}

func (p *past) Attach(l *content.Loaded) []finding.Finding { p.asked = l; return p.found }
func (p *past) Bury(bury func(slug, id string)) {
	if p.buried != "" {
		bury("liuwan", p.buried)
	}
}

// What git knows counts: its findings are among the others and are settled with them, and
// what it has buried has a page.
func TestPast(t *testing.T) {
	const ledger = "villages/liuwan/printed.csv"
	files := map[string]string{ledger: "liuwan/9z9z9z/,2026-10-15\n"}
	gone := ledger + " " + finding.RulePrintedGone.Code
	answer := func(s *Survey) printed.Answer { a, _ := s.Site().Ask("liuwan/9z9z9z/"); return a }
	for name, p := range map[string]Past{"nothing is known": nil, "days are known": Dates(func(string) (township.Day, bool) { return today, true }), "nothing is buried": &past{}} {
		s := of(t, files, func(o *Options) { o.Past = p })
		if found := errorsIn(s); !slices.Equal(found, []string{gone}) || answer(s) != printed.NoNotice {
			t.Errorf("%s: %q, %v", name, found, answer(s))
		}
	}
	at := township.Place{File: "villages/liuwan/finance/q3.md", Line: 2, Col: 5}
	p := &past{buried: "9z9z9z", found: []finding.Finding{
		finding.New(finding.RuleDeleted, at, "不在了。", ""), finding.New(finding.RuleYear, at, "。", "")}}
	files["content/township.yaml"] = "name: 禾溪镇\nbase: https://hexi.example/\nrules:\n  " + finding.RuleYear.Code + ": {severity: off}\n"
	s := of(t, files, func(o *Options) { o.Past = p })
	if !slices.Equal(errorsIn(s), []string{at.File + " " + finding.RuleDeleted.Code}) || answer(s) != printed.Served {
		t.Errorf("buried: %q, %v", errorsIn(s), answer(s))
	}
	if slices.ContainsFunc(s.Findings, func(f finding.Finding) bool { return f.Rule == finding.RuleYear.Code && f.Message == "。" }) {
		t.Error("what the township has turned off is found")
	}
	if p.asked != s.Loaded || p.asked.Township.Village("liuwan").Notice("7k3m9q").LastDay.IsZero() {
		t.Error("the past is asked before the township is whole")
	}
}

// When a notice was published decides whether its date is too early.
func TestLanded(t *testing.T) {
	backdated := func(d Dates) bool {
		s := of(t, nil, func(o *Options) { o.Past = d })
		return slices.ContainsFunc(s.Findings, func(f finding.Finding) bool {
			return f.Rule == finding.RuleBackdated.Code && strings.HasSuffix(f.File, "q3.md")
		})
	}
	if backdated(nil) || !backdated(func(string) (township.Day, bool) { return township.MakeDay(2026, 12, 1), true }) {
		t.Error("the day on which a notice was published does not count")
	}
}

// An address that no code on paper can hold is found where it is written.
func TestDensity(t *testing.T) {
	village := func(base string) *township.Township {
		return &township.Township{Base: base, Villages: []*township.Village{{Slug: "liuwan"}}, Places: township.Places{"base": {File: "content/township.yaml", Line: 2, Col: 7}}}
	}
	if found, err := Density(village("https://hexi.example/")); err != nil || len(found) > 0 {
		t.Errorf("%v, %v", found, err)
	}
	long := village("https://hexi.example/" + strings.Repeat("a", 900) + "/")
	found, err := Density(long)
	if err != nil || len(found) != 1 || found[0].Rule != finding.RuleQR.Code || found[0].Line != 2 || found[0].Col != 7 {
		t.Errorf("%v, %v", found, err)
	}
	long.Places = nil
	if found, err = Density(long); err != nil || len(found) != 1 || found[0].File != "content/township.yaml" || found[0].Line != 1 {
		t.Errorf("without a place: %v, %v", found, err)
	}
	if found, err := Density(village("https://hexi.example/" + strings.Repeat("a", 4000) + "/")); err != nil || len(found) != 1 {
		t.Errorf("longer than any code: %v, %v", found, err)
	}
	s := of(t, map[string]string{"content/township.yaml": "name: 禾溪镇\nbase: https://hexi.example/" + strings.Repeat("abcdefghij/", 40) + "\n"}, nil)
	if !slices.Contains(errorsIn(s), "content/township.yaml "+finding.RuleQR.Code) {
		t.Errorf("not among a township's findings: %q", errorsIn(s))
	}
}

// Only the villages asked for are read, and what is said of others is not missed.
func TestPart(t *testing.T) {
	files := map[string]string{
		"villages/shiqiao/village.yaml": "name: 石桥村\ncode: \"149999101202\"\n",
		"villages/liuwan/printed.csv":   "shiqiao/,2026-10-15\n",
	}
	s := of(t, files, func(o *Options) { o.Villages = []string{"liuwan"} })
	if a, _ := s.Site().Ask("shiqiao/"); len(s.Township.Villages) != 1 || a != printed.Elsewhere || len(errorsIn(s)) > 0 {
		t.Errorf("%d villages, %v, %q", len(s.Township.Villages), a, errorsIn(s))
	}
	if a, _ := of(t, files, nil).Site().Ask("shiqiao/"); a != printed.Served {
		t.Errorf("of the whole: %v", a)
	}
}
