//go:build acceptance

package acceptance

import (
	"cmp"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"cunwu/generator/internal/build"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/township"
)

// expected is what the sheets of the demonstration township must say.
type expected struct {
	words     sheet.Words
	addresses map[string]string // what may be in a code → slug/id or slug
	boards    map[string]string // what is in the codes of sheets for the board alone → slug
	notices   map[string]one    // by their ids
}

type one struct {
	village *township.Village
	notice  *township.Notice
	in      sheet.Notice
	address string   // in its code
	over    bool     // its lists have left the sheet
	gone    []string // and the names in them
}

func expect(t *testing.T) expected {
	t.Helper()
	p, err := build.Prepare(repository, nil, day)
	if err != nil {
		t.Fatal(err)
	}
	_, _, words, err := build.OpenTheme(repository, p.Township)
	if err != nil {
		t.Fatal(err)
	}
	e := expected{words: words, addresses: map[string]string{}, boards: map[string]string{}, notices: map[string]one{}}
	for _, v := range p.Township.Villages {
		e.addresses[p.Township.VillageAddress(v.Slug)] = v.Slug
		for _, n := range v.Notices {
			o := one{village: v, notice: n, in: sheet.Notice{Township: p.Township, Village: v, Notice: n}, address: p.Township.PrintedAddress(v.Slug, n)}
			if item, ok := p.Catalogue.Item(n.Item); ok && item.Clear != "" && n.StateOn(day) == township.Ended {
				o.over, o.gone = true, namesOf(n.Tables)
			}
			if n.Audience == township.BoardOnly {
				o.address = p.Township.BoardAddress(v.Slug)
				e.boards[o.address] = v.Slug
			} else {
				e.addresses[o.address] = v.Slug + "/" + n.ID
			}
			e.notices[n.ID] = o
		}
	}
	return e
}

// namesOf are the names in lists. A ledger, which stays, is none.
func namesOf(tables []*township.Table) []string {
	var names []string
	for _, t := range tables {
		if t.Kind == township.Ledger {
			continue
		}
		for _, row := range t.Rows {
			for k, cell := range row {
				if t.Columns[k].Type == township.NameColumn && cell.Text != "" {
					names = append(names, cell.Text)
				}
			}
		}
	}
	return names
}

// attached are the names of attachments on the web: they are no sheets.
var attached = regexp.MustCompile(`/a\d+\.pdf$`)

// TestSheets looks at every sheet of the site, notices and weeks, and at every notice
// for the board alone, printed: see examine. A notice's sheet says its title,
// its plain sentence, every row of its tables cell by cell, whom to call and where, and
// its one code holds its address with its version; a list whose period
// is over names nobody. A week's sheet says title and sentence of the notices in it, and
// holds their codes and the village's.
func TestSheets(t *testing.T) {
	e := expect(t)
	printed := t.TempDir()
	var board []string
	for id, o := range e.notices {
		if o.notice.Audience == township.BoardOnly {
			board = append(board, id)
		}
	}
	slices.Sort(board)
	sheets := slices.DeleteFunc(find(t, public, ".pdf"), attached.MatchString)
	sheets = append(sheets, printSheets(t, printed, build.NoticeSheets, "--notice", strings.Join(board, ","), "--separate")...)
	var mu sync.Mutex
	notices, weeks, slips, codes, chars := 0, 0, 0, 0, 0
	each(sheets, func(file string) {
		p := examine(t, file)
		mu.Lock()
		defer mu.Unlock()
		codes += len(p.codes)
		chars += p.chars
		folder := filepath.Base(filepath.Dir(file))
		if filepath.Base(file) == "slip.pdf" {
			e.checkSlip(t, p, folder)
			slips++
			return
		}
		id := folder // public/<village>/<id>/sheet.pdf
		if filepath.Base(file) != "sheet.pdf" {
			id = strings.TrimSuffix(filepath.Base(file), ".pdf") // <village>/<id>.pdf
		}
		if folder == "week" {
			e.checkWeek(t, p, filepath.Base(filepath.Dir(filepath.Dir(file))), id)
			weeks++
			return
		}
		o, ok := e.notices[id]
		if !ok {
			t.Errorf("%s is the sheet of no notice", file)
			return
		}
		e.checkNotice(t, p, o)
		notices++
	})
	t.Logf("%d sheets of notices, %d of weeks, %d slips, %d codes, %d characters", notices, weeks, slips, codes, chars)
	if notices < 200 || weeks < 100 || slips < 30 || len(board) < 10 {
		t.Errorf("only %d sheets of notices, %d of weeks and %d slips were looked at", notices, weeks, slips)
	}
}

// checkSlip looks at an objection slip, that of a notice or, in a village's own folder, the
// blank one: what it is about, to whom it is handed in, and one code, with the version.
func (e *expected) checkSlip(t *testing.T, p paper, folder string) {
	t.Helper()
	texts := []string{"村务公开意见单", "姓名（可以不写）", "任何人不得打击报复", "收到人", "12345"}
	if o, ok := e.notices[folder]; ok {
		if o.notice.Withdrawn != nil || o.notice.Audience == township.BoardOnly {
			t.Errorf("%s: a slip that should not be on the web", p.file)
		}
		texts = append(texts, o.notice.Title, o.notice.ID, o.notice.Version())
		if len(p.codes) == 1 && p.codes[0] != o.address {
			t.Errorf("%s: its code holds %s, want %s", p.file, p.codes[0], o.address)
		}
	} else if len(p.codes) == 1 && e.addresses[p.codes[0]] != folder {
		t.Errorf("%s: its code holds %s, which is not the village's", p.file, p.codes[0])
	}
	if len(p.codes) != 1 {
		t.Errorf("%s: its codes hold %v, want one", p.file, p.codes)
	}
	for _, text := range texts {
		if !strings.Contains(p.text, squeeze(text)) {
			t.Errorf("%s: the text lacks %q", p.file, text)
		}
	}
}

func (e *expected) checkNotice(t *testing.T, p paper, o one) {
	t.Helper()
	n := o.notice
	if len(p.codes) != 1 || p.codes[0] != o.address {
		t.Errorf("%s: its codes hold %v, want %s", p.file, p.codes, o.address)
	}
	says := func(texts ...string) {
		t.Helper()
		for _, text := range texts {
			if !strings.Contains(p.text, squeeze(text)) {
				t.Errorf("%s: the text lacks %q", p.file, text)
			}
		}
	}
	says(n.ID, n.Version(), e.words.Issuer(o.in), e.words.Date(n.Date))
	for _, name := range o.gone {
		isContact := slices.ContainsFunc(e.words.People(o.in), func(c township.Contact) bool { return strings.Contains(c.Name, name) })
		if !isContact && strings.Contains(p.text, squeeze(name)) {
			t.Errorf("%s: the list is over and still names %s", p.file, name)
		}
	}
	if o.over {
		return
	}
	says(n.Title)
	if n.Withdrawn != nil {
		return
	}
	says(n.Summary, e.words.Period(n), e.words.Objection(n), e.words.Review(n.Reviewed))
	for _, c := range e.words.People(o.in) {
		says(c.Phone)
		if c.Name != "" {
			says(c.Name)
		}
	}
	for _, table := range n.Tables {
		grid := e.words.Grid(table)
		for _, c := range grid.Columns {
			says(c.Head)
		}
		rows := make([]string, len(grid.Rows))
		for i, row := range grid.Rows {
			for _, cell := range row.Cells {
				rows[i] += squeeze(cell.Text)
			}
			says(rows[i]) // the cells of a row side by side
		}
		// What the file of the table holds, not only what the sheet made of it.
		for i, row := range table.Rows {
			for k, cell := range row {
				text := cell.Text
				switch table.Columns[k].Type {
				case township.NameColumn:
				case township.MoneyColumn:
					if !cell.Given {
						continue
					}
					text = township.Fen(cell.Value).Grouped()
				default:
					continue
				}
				if !slices.ContainsFunc(rows, func(r string) bool { return strings.Contains(r, squeeze(text)) }) {
					t.Errorf("%s: row %d of %s lacks %q", p.file, i+1, table.Name, text)
				}
			}
		}
	}
}

func (e *expected) checkWeek(t *testing.T, p paper, slug, name string) {
	t.Helper()
	week, err := township.ParseWeek(name)
	if err != nil {
		t.Errorf("%s: %v", p.file, err)
		return
	}
	want := []string{}
	for address, of := range e.addresses {
		village, id, ofNotice := strings.Cut(of, "/")
		if village != slug {
			continue
		}
		if !ofNotice {
			want = append(want, address)
			continue
		}
		n := e.notices[id].notice
		listed := strings.Contains(p.text, "编号"+id)
		if !listed && township.WeekOf(n.Period.From) == week {
			t.Errorf("%s: %s, which begins in that week, is not there", p.file, id)
		}
		if !listed {
			continue
		}
		want = append(want, address)
		var texts []string
		if !e.notices[id].over {
			texts = append(texts, n.Title)
			if n.Withdrawn == nil {
				texts = append(texts, n.Summary)
			}
		}
		for _, text := range texts {
			if !strings.Contains(p.text, squeeze(text)) {
				t.Errorf("%s: the text lacks %q", p.file, text)
			}
		}
	}
	slices.Sort(want)
	got := slices.Sorted(slices.Values(p.codes))
	if !slices.Equal(got, want) {
		t.Errorf("%s: its codes hold %v, want %v", p.file, got, want)
	}
}

// TestKinds looks at every kind of sheet on every paper, both ways up, of the two
// villages with the shortest and the longest addresses: see examine. Every code holds an
// address of its village, every amount of a ledger is on its sheet.
func TestKinds(t *testing.T) {
	e := expect(t)
	dir := t.TempDir()
	var mu sync.Mutex
	var files []string
	for _, kind := range build.SheetKinds {
		for _, paper := range kind.Papers() {
			for _, turned := range []bool{false, true} {
				if turned && !kind.Turns() {
					continue
				}
				way := "--portrait"
				if turned {
					way = "--landscape"
				}
				args := []string{"--village", "liuwan,wangjiaying", "--paper", string(paper)}
				if kind.Turns() {
					args = append(args, way)
				}
				if kind == build.LedgerSheets {
					args = append(args, "--notice", "all")
				}
				files = append(files, printSheets(t, filepath.Join(dir, string(kind)+"-"+string(paper)+way), kind, args...)...)
			}
		}
	}
	chars, codes := 0, 0
	each(files, func(file string) {
		p := examine(t, file)
		mu.Lock()
		defer mu.Unlock()
		chars += p.chars
		codes += len(p.codes)
		slug, _, _ := strings.Cut(filepath.Base(file), "-")
		for _, address := range p.codes {
			if of := cmp.Or(e.addresses[address], e.boards[address]); of != slug && !strings.HasPrefix(of, slug+"/") {
				t.Errorf("%s: a code holds %q, which is no address of %s", file, address, slug)
			}
		}
		kind, _, _ := strings.Cut(filepath.Base(filepath.Dir(file)), "-")
		if kind != string(build.LedgerSheets) {
			return
		}
		for _, o := range e.notices {
			if o.village.Slug != slug || o.notice.Withdrawn != nil || o.over {
				continue
			}
			for _, table := range o.notice.Tables {
				if table.Kind != township.Ledger {
					continue
				}
				for _, row := range table.Rows {
					for k, cell := range row {
						if text := township.Fen(cell.Value).Grouped(); table.Columns[k].Type == township.MoneyColumn && cell.Given && !strings.Contains(p.text, text) {
							t.Errorf("%s: %s of %s is not there", file, text, o.notice.ID)
						}
					}
				}
			}
		}
	})
	t.Logf("%d files, %d codes, %d characters", len(files), codes, chars)
	if len(files) < 2*19 {
		t.Errorf("only %d files were looked at", len(files))
	}
}
