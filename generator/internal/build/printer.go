package build

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/township"
)

// A printer makes what is printed, village by village.
type printer struct {
	*renderer
	o      PrintOptions
	out    *PrintReport
	words  sheet.Words
	duties duties

	volumes []sheet.Volume      // of one file for all
	kinds   []SheetKind         // of its sheets
	books   map[string]*qr.Book // the codes of each village, by slug
	done    int
	total   int
}

func newPrinter(p *Prepared, o PrintOptions, report *PrintReport) (*printer, error) {
	r, err := newRenderer(p, Options{Source: o.Source, Day: o.Day, Version: o.Version}, &Report{})
	if err != nil {
		return nil, err
	}
	pr := &printer{renderer: r, o: o, out: report, books: map[string]*qr.Book{}}
	if _, _, pr.words, err = OpenTheme(o.Source, p.Township); err != nil {
		return nil, err
	}
	for _, id := range o.Notices {
		if !slices.ContainsFunc(p.Township.Villages, func(v *township.Village) bool { return v.Notice(id) != nil }) {
			return nil, &NoNoticeError{id}
		}
	}
	if o.wants(CalendarSheets) {
		pr.duties, err = r.dutiesOf(o.quarter())
	}
	return pr, err
}

// A task is one thing to be made. A sheet goes where the binding says; what is no paper
// into files of its own.
type task struct {
	kind  SheetKind
	name  string                    // of its file, if it has one of its own
	sheet func() (sheet.PDF, error) // nil: no paper
	files func() ([]printedFile, error)
}

type printedFile struct {
	name string
	data []byte
}

// print makes everything, and writes the files of each village when it is done with it.
func (p *printer) print(ctx context.Context) error {
	var villages []*township.Village
	var tasks [][]task
	for _, v := range p.Township.Villages {
		notices := p.chosen(v)
		if len(p.o.Notices) > 0 && len(notices) == 0 {
			continue
		}
		t := p.plan(v, notices)
		villages, tasks = append(villages, v), append(tasks, t)
		p.total += len(t)
	}
	for i, v := range villages {
		before := len(p.out.Files)
		err := p.village(ctx, v, tasks[i])
		if len(p.out.Files) > before { // even where another file could not be written
			p.record(v)
		}
		if err != nil {
			return fmt.Errorf("villages/%s: %w", v.Slug, err)
		}
	}
	if len(p.volumes) == 0 {
		return nil
	}
	name, title := p.together()
	for i := range p.volumes {
		if len(p.volumes) == 1 {
			p.volumes[i].Title = ""
		}
	}
	if err := p.bind(p.o.bound(name), title, p.kinds, p.volumes...); err != nil {
		return err
	}
	for _, v := range villages {
		p.record(v)
	}
	return nil
}

// together is how one file for all is named, and its title.
func (p *printer) together() (name, title string) {
	villages := p.Township.Villages
	switch {
	case len(p.o.Villages) == 0:
		return "township", p.Township.Name
	case len(villages) == 1:
		return villages[0].Slug, villages[0].Name
	}
	return few(slugs(p.Township)), p.Township.Name
}

// village makes what is planned for a village.
func (p *printer) village(ctx context.Context, v *township.Village, tasks []task) error {
	var sheets []sheet.PDF
	var kinds []SheetKind
	for _, t := range tasks {
		if err := ctx.Err(); err != nil {
			return context.Cause(ctx)
		}
		if t.sheet == nil {
			if err := p.apart(t); err != nil {
				return err
			}
		} else {
			pdf, err := whole(t.sheet())
			if err != nil {
				return err
			}
			if p.o.Binding == Separate {
				if err := p.put(p.o.separate(v.Slug, t.name), pdf, t.kind); err != nil {
					return err
				}
			} else {
				sheets, kinds = append(sheets, pdf), append(kinds, t.kind)
			}
		}
		p.done++
		if p.o.Progress != nil {
			p.o.Progress(p.done, p.total)
		}
	}
	switch {
	case len(sheets) == 0:
		return nil
	case p.o.Binding == Together:
		p.volumes, p.kinds = append(p.volumes, sheet.Volume{Title: v.Name, Sheets: sheets}), append(p.kinds, kinds...)
		return nil
	}
	return p.bind(p.o.bound(v.Slug), v.Name, kinds, sheet.Volume{Sheets: sheets})
}

func (p *printer) bind(name, title string, kinds []SheetKind, volumes ...sheet.Volume) error {
	pdf, err := p.sheets.Bind(title, volumes...)
	if err != nil {
		return err
	}
	return p.put(name, pdf, kinds...)
}

// put writes a file of paper.
func (p *printer) put(name string, pdf sheet.PDF, kinds ...SheetKind) error {
	file, err := p.o.write(name, pdf.Data)
	if err != nil {
		return err
	}
	p.out.Files = append(p.out.Files, Printed{File: file, Pages: pdf.Pages, Kinds: count(kinds)})
	return nil
}

// apart writes the files of a task that are no paper.
func (p *printer) apart(t task) error {
	files, err := t.files()
	if err != nil {
		return err
	}
	for _, f := range files {
		name, err := p.o.write(f.name, f.data)
		if err != nil {
			return err
		}
		p.out.Files = append(p.out.Files, Printed{File: name, Kinds: count([]SheetKind{t.kind})})
	}
	return nil
}

func count(kinds []SheetKind) []PrintedKind {
	var counts []PrintedKind
	for _, k := range SheetKinds {
		n := 0
		for _, other := range kinds {
			if other == k {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, PrintedKind{k, n})
		}
	}
	return counts
}

func (p *printer) leaveOut(what, why string) {
	p.out.LeftOut = append(p.out.LeftOut, LeftOut{privacy.MaskPath(what), privacy.Redact(why)})
}

// chosen are the notices of a village that are printed one by one, in the order of its
// week's list.
func (p *printer) chosen(v *township.Village) []*township.Notice {
	var notices []*township.Notice
	for _, n := range v.Notices {
		switch {
		case len(p.o.Notices) > 0 && !slices.Contains(p.o.Notices, n.ID):
		case len(p.o.Notices) == 0 && !p.o.All && township.WeekOf(n.Period.From) != p.o.week():
		default:
			notices = append(notices, n)
		}
	}
	slices.SortStableFunc(notices, listed)
	return notices
}

// plan lists what is to be made for a village: its week first, each notice with its
// ledger after it, then what is for the office and for the wall.
func (p *printer) plan(v *township.Village, notices []*township.Notice) []task {
	codes := &qr.Book{}
	p.books[v.Slug] = codes
	var tasks []task
	if p.o.wants(WeekSheets) {
		week := p.o.week()
		tasks = append(tasks, task{kind: WeekSheets, name: week.String(), sheet: func() (sheet.PDF, error) {
			in := p.weekInput(v, week, inWeek(v.Notices, week), codes)
			in.Options = p.o.on(WeekSheets)
			return p.sheets.Week(in)
		}})
	}
	for _, n := range notices {
		tasks = append(tasks, p.planNotice(v, n, codes)...)
	}
	if len(notices) == 0 && (p.o.wants(NoticeSheets) || p.o.wants(LedgerSheets)) {
		why := "这一周没有新的公示"
		if p.o.All {
			why = "没有公示"
		}
		p.leaveOut(v.Name, why)
	}
	if p.o.wants(CalendarSheets) {
		tasks = append(tasks, task{kind: CalendarSheets, name: p.o.quarterName() + "-calendar", sheet: func() (sheet.PDF, error) {
			return p.sheets.Duties(p.dutiesSheet(v))
		}})
	}
	tasks = append(tasks, p.planPlates(v, codes)...)
	if p.o.wants(Labels) {
		tasks = append(tasks, task{kind: Labels, name: p.o.labelsName(), sheet: func() (sheet.PDF, error) {
			return p.sheets.Labels(p.labels(v, notices, codes))
		}})
	}
	tasks = append(tasks, p.planSlips(v, notices, codes)...)
	return append(tasks, p.planApart(v, notices, codes)...)
}

// planSlips lists the objection slips: one for each notice to which one may object, and
// where no notice was named a blank one of the village.
func (p *printer) planSlips(v *township.Village, notices []*township.Notice, codes *qr.Book) []task {
	if !p.o.wants(SlipSheets) {
		return nil
	}
	var tasks []task
	on := func(name string, n *township.Notice) {
		tasks = append(tasks, task{kind: SlipSheets, name: name, sheet: func() (sheet.PDF, error) {
			return p.sheets.Slip(sheet.Slip{Township: p.Township, Village: v, Notice: n, Codes: codes})
		}})
	}
	if len(p.o.Notices) == 0 {
		on("slip", nil)
	}
	for _, n := range notices {
		switch n.StateOn(p.Day) {
		case township.Withdrawn:
			p.leaveOut(n.Path, "已经撤回，不做意见单")
		case township.Ended:
			p.leaveOut(n.Path, "公示期已满，不做意见单，可以用村里的空白意见单")
		default:
			on(n.ID+"-slip", n)
		}
	}
	return tasks
}

func (p *printer) planNotice(v *township.Village, n *township.Notice, codes *qr.Book) []task {
	var tasks []task
	on := func(kind SheetKind, name string, make func(sheet.Notice) (sheet.PDF, error)) {
		tasks = append(tasks, task{kind: kind, name: name, sheet: func() (sheet.PDF, error) {
			in, err := p.input(v, n, codes)
			if err != nil {
				return sheet.PDF{}, err
			}
			in.Options = p.o.on(kind)
			pdf, err := make(in)
			if err != nil {
				err = fmt.Errorf("%s: %w", n.Path, err)
			}
			return pdf, err
		}})
	}
	if p.o.wants(NoticeSheets) {
		on(NoticeSheets, n.ID, p.sheets.Notice)
	}
	if p.o.wants(LedgerSheets) {
		_, has := n.Purse()
		switch {
		case n.Withdrawn != nil:
			p.leaveOut(n.Path, "已经撤回，不做账目单")
		case has:
			on(LedgerSheets, n.ID+"-ledger", p.sheets.Ledger)
		case !p.o.wants(NoticeSheets):
			p.leaveOut(n.Path, "没有收支账，不做账目单")
		}
	}
	if n.Audience == township.BoardOnly && len(tasks) > 0 {
		p.out.BoardOnly++
	}
	return tasks
}

// input is what a notice's sheets, pictures and articles are made from.
func (p *printer) input(v *township.Village, n *township.Notice, codes *qr.Book) (sheet.Notice, error) {
	pictures, err := p.pictures(n)
	if err != nil {
		return sheet.Notice{}, err
	}
	files, err := p.attached(n)
	if err != nil {
		return sheet.Notice{}, err
	}
	return p.noticeInput(v, n, document(n), pictures, files, codes), nil
}

var boardName = regexp.MustCompile(`^[a-z0-9]+([_-][a-z0-9]+)*$`)

// planPlates lists the plates of a village's boards.
func (p *printer) planPlates(v *township.Village, codes *qr.Book) []task {
	if !p.o.wants(Plates) {
		return nil
	}
	if len(v.Boards) == 0 {
		p.leaveOut("villages/"+v.Slug+"/village.yaml", "没有写公示栏（boards），不做二维码牌")
	}
	var tasks []task
	for i, b := range v.Boards {
		name := b.ID
		if !boardName.MatchString(name) {
			name = strconv.Itoa(i + 1)
		}
		tasks = append(tasks, task{kind: Plates, name: "plate-" + name, sheet: func() (sheet.PDF, error) {
			return p.sheets.Plate(sheet.Plate{Township: p.Township, Village: v, Place: b.Place, Codes: codes, Options: p.o.on(Plates)})
		}})
	}
	return tasks
}

// labels are the codes of a village and of its boards, and of notices that were asked
// for by name. Those lead to the page as it is, not to a version.
func (p *printer) labels(v *township.Village, notices []*township.Notice, codes *qr.Book) sheet.Labels {
	address := p.Township.VillageAddress(v.Slug)
	in := sheet.Labels{Township: p.Township, Title: p.words.Say("sheet_labels_title", "village", v.Name), Codes: codes, Labels: []sheet.Label{{Name: v.Name, Address: address}}}
	for _, b := range v.Boards {
		in.Labels = append(in.Labels, sheet.Label{Name: v.Name, Note: b.Place, Address: address})
	}
	for _, n := range notices {
		if len(p.o.Notices) == 0 && !p.o.All {
			break
		}
		if n.Audience == township.BoardOnly {
			p.leaveOut(n.Path, "只在公示栏张贴，没有网页，不做贴纸")
			continue
		}
		in.Labels = append(in.Labels, sheet.Label{Name: n.Title, Notice: true, Note: v.Name, Address: p.Township.NoticeAddress(v.Slug, n.ID)})
	}
	// The rest of the last page would be empty paper.
	for i := 0; len(in.Labels)%sheet.LabelsOnPage != 0; i++ {
		in.Labels = append(in.Labels, in.Labels[i])
	}
	return in
}
