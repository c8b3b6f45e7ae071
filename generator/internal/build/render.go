package build

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/site"
	"cunwu/generator/internal/survey"
	"cunwu/generator/internal/township"
)

// emit takes a finished file. It may be called by several goroutines.
type emit = func(path string, data []byte) error

// A tally counts what was rendered.
type tally struct{ notices, pages, sheets, villages atomic.Int64 }

// render renders the villages in batches, several at once, and then the township's
// own pages from the villages' summaries.
func (r *renderer) render(ctx context.Context, put emit) error {
	counted := func(name string, data []byte) error {
		if strings.HasSuffix(name, ".html") {
			r.tally.pages.Add(1)
			r.lists.note(name)
		}
		return put(name, data)
	}
	villages := r.chosen
	var batches [][]*township.Village
	for len(villages) > 0 {
		n := min(r.batch(), len(villages))
		batches, villages = append(batches, villages[:n]), villages[n:]
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	next := make(chan []*township.Village)
	for range min(r.workers(), len(batches)) {
		wg.Go(func() {
			for batch := range next {
				if ctx.Err() != nil {
					continue
				}
				if err := r.renderBatch(ctx, batch, counted); err != nil {
					cancel(err)
				}
			}
		})
	}
	for _, b := range batches {
		next <- b
	}
	close(next)
	wg.Wait()
	if err := context.Cause(ctx); err != nil {
		return err
	}
	r.lists.township()
	if err := r.renderGuides(ctx, counted); err != nil {
		return err
	}
	if r.home {
		var summaries []township.Summary
		due := r.webDuties()
		for _, v := range r.Township.Villages {
			sum := township.Summarise(v, r.Day)
			sum.Duties = r.owes(v, due)
			summaries = append(summaries, sum)
		}
		told(summaries, r.Day)
		if err := r.site.Township(ctx, summaries, counted); err != nil {
			return err
		}
		if err := r.indexTownship(counted); err != nil {
			return err
		}
		if err := r.offerTownship(summaries, counted); err != nil { // last: it lists the pages
			return err
		}
	}
	if err := r.site.Assets(counted); err != nil {
		return err
	}
	if data := r.redirects(); data != nil {
		if err := counted(redirectsFile, data); err != nil {
			return err
		}
	}
	if r.Preview {
		if err := counted(headersFile, []byte(headers)); err != nil {
			return err
		}
	}
	r.report.Villages = len(r.chosen)
	r.report.Notices, r.report.Pages, r.report.Sheets = int(r.tally.notices.Load()), int(r.tally.pages.Load()), int(r.tally.sheets.Load())
	for _, name := range r.Unread {
		r.report.leaveOut(name, "这一版还用不到它")
	}
	return nil
}

func (r *renderer) renderBatch(ctx context.Context, batch []*township.Village, put emit) error {
	var views []site.Village
	former := &formerPages{pages: map[string][]string{}, subscribed: map[string]map[string][]byte{}}
	put = former.watch(batch, put)
	for _, v := range batch {
		view, err := r.renderVillage(ctx, v, put)
		if err != nil {
			return fmt.Errorf("villages/%s: %w", v.Slug, err)
		}
		views = append(views, view)
		r.progress(Rendering, int(r.tally.villages.Add(1)), len(r.chosen))
	}
	if err := r.site.Villages(ctx, views, put); err != nil {
		return err
	}
	for _, view := range views {
		if err := r.villageMap(view, put); err != nil {
			return err
		}
	}
	return r.leadOn(batch, former, put)
}

// Project is the Hugo project behind a township's pages: see site.Project.
func Project(ctx context.Context, o Options, markdown func(*township.Notice) string) (map[string][]byte, error) {
	p, err := Prepare(o.Source, o.Villages, o.Day)
	if err != nil {
		return nil, err
	}
	if finding.Count(p.Findings).Error > 0 {
		return nil, fmt.Errorf("%w: %s", ErrFindings, p.Findings[0].Message)
	}
	r, err := newRenderer(p, o, &Report{})
	if err != nil {
		return nil, err
	}
	var views []site.Village
	for _, v := range p.Township.Villages {
		view, err := r.renderVillage(ctx, v, func(string, []byte) error { return nil })
		if err != nil {
			return nil, err
		}
		views = append(views, view)
	}
	return r.site.Project(views, markdown)
}

// renderVillage makes a village's sheets and pictures, and what its pages need to know.
func (r *renderer) renderVillage(ctx context.Context, v *township.Village, put emit) (site.Village, error) {
	view := site.Village{Village: v}
	codes := &qr.Book{}
	web := v.Web()
	for _, n := range v.Notices {
		if n.Audience == township.BoardOnly {
			r.report.leaveOut(n.Path, "只在公示栏张贴，不上网（用 cunwu print 打印）")
		}
	}
	for _, n := range web {
		if err := ctx.Err(); err != nil {
			return view, context.Cause(ctx)
		}
		one, err := r.renderNotice(v, n, codes, put)
		if r.late(v, n, err) {
			continue
		}
		if err != nil {
			return view, fmt.Errorf("%s: %w", n.Path, err)
		}
		view.Notices = append(view.Notices, one)
	}
	if err := r.absent(v, put); err != nil {
		return view, err
	}
	web = v.Web() // without those that were left out
	for _, w := range weeksOf(web, r.Day) {
		week := site.Week{Week: w, Notices: inWeek(web, w)}
		if !r.NoSheets {
			pdf, err := r.weekSheet(v, w, week.Notices, codes)
			if err != nil {
				return view, fmt.Errorf("week %s: %w", w, err)
			}
			if week.Sheet, err = r.putSheet(path.Join(v.Slug, "week", w.String()), pdf, put); err != nil {
				return view, err
			}
		}
		view.Weeks = append(view.Weeks, week)
	}
	if !r.NoSheets {
		var err error
		if view.Slip, err = r.putSlip(v, nil, codes, path.Join(v.Slug, "slip.pdf"), put); err != nil {
			return view, err
		}
	}
	view.Gone, view.Duties = r.Record.Tombstones(v.Slug), r.owes(v, r.webDuties())
	r.tally.notices.Add(int64(len(web)))
	if err := r.offerVillage(view, put); err != nil {
		return view, err
	}
	return view, r.indexVillage(view, put)
}

func (r *renderer) renderNotice(v *township.Village, n *township.Notice, codes *qr.Book, put emit) (site.Notice, error) {
	folder := path.Join(v.Slug, n.ID)
	pictures, err := r.pictures(n)
	if err != nil {
		return site.Notice{}, err
	}
	files, err := r.attached(n)
	if err != nil {
		return site.Notice{}, err
	}
	narrow := map[string]markup.Copies{}
	if n.Withdrawn == nil {
		if narrow, err = putPictures(folder, pictures, put); err != nil {
			return site.Notice{}, err
		}
		for _, f := range files {
			if err := put(path.Join(folder, f.address), f.data); err != nil {
				return site.Notice{}, err
			}
		}
	}
	tables := map[string]*township.Table{}
	for _, t := range n.Tables {
		tables[t.Name] = t
	}
	code, err := codes.Encode(r.Township.PrintedAddress(v.Slug, n), qr.Printed)
	if err != nil {
		return site.Notice{}, err
	}
	doc := document(n)
	past, err := r.Record.Of(v, n)
	if err != nil {
		return site.Notice{}, err
	}
	o := r.bodyWords()
	o.Table = func(name string) string {
		if t := tables[name]; t != nil {
			return r.site.TableHTML(t)
		}
		return ""
	}
	o.Picture = func(file string) (src string, width, height int, ok bool) {
		p, ok := pictures[file]
		return p.address, p.Width, p.Height, ok
	}
	o.Copies = func(file string) markup.Copies { return narrow[file] }
	one := site.Notice{Notice: n, Past: past, Code: code, Files: filesOf(files), Text: doc.Plain(), Body: doc.HTML(o)}
	if item, ok := r.Catalogue.Item(n.Item); ok {
		one.ItemName = item.Name
	}
	if r.NoSheets {
		return one, nil
	}
	pdf, err := r.noticeSheet(v, n, doc, pictures, files, codes)
	if err != nil {
		return one, err
	}
	if one.Sheet, err = r.putSheet(path.Join(folder, "sheet"), pdf, put); err != nil {
		return one, err
	}
	if mayObject(n, r.Day) {
		one.Slip, err = r.putSlip(v, n, codes, path.Join(folder, "slip.pdf"), put)
	}
	return one, err
}

// bodyWords are the words that a body needs to become HTML.
func (r *renderer) bodyWords() markup.HTMLOptions {
	return markup.HTMLOptions{
		Sideways:   r.site.Sideways,
		TableLabel: r.words["table_label"], And: r.words["and"], Done: r.words["task_done"], Open: r.words["task_open"],
		Notes: r.words["notes_label"], Note: r.words["note_label"], Back: r.words["note_back"],
	}
}

// previewWidth is the width of the pictures of sheets, in pixels: half the width of a
// phone's page at twice the density.
const previewWidth = 480

// putSheet hands over a sheet and a picture of its first page, under one name.
func (r *renderer) putSheet(name string, pdf sheet.PDF, put emit) (site.SheetInfo, error) {
	preview, height, err := pdf.Preview(previewWidth)
	if err != nil {
		return site.SheetInfo{}, err
	}
	r.tally.sheets.Add(1)
	info := site.SheetInfo{Pages: pdf.Pages, Bytes: len(pdf.Data), Width: previewWidth, Height: height}
	return info, errors.Join(put(name+".pdf", pdf.Data), put(name+".png", preview))
}

// late takes a notice out of its village that rendering finds to be wrong, before any of
// its files were made, where the build goes on without it. Notices are rendered newest
// first, so that the ones it corrects or continues have not been rendered yet.
func (r *renderer) late(v *township.Village, n *township.Notice, err error) bool {
	var found *FindingError
	if !r.KeepGoing || !errors.As(err, &found) {
		return false
	}
	v.Notices = slices.DeleteFunc(v.Notices, func(other *township.Notice) bool { return other == n })
	survey.Link(v)
	r.report.leaveOut(n.Path, found.Finding.Rule+"："+found.Finding.Message)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.findings = append(r.findings, found.Finding)
	return true
}

// A FindingError is a finding that rendering came upon.
type FindingError struct{ Finding finding.Finding }

func (e *FindingError) Error() string { return e.Finding.Message }

// weekSheet makes the sheet of a village's week.
func (r *renderer) weekSheet(v *township.Village, w township.Week, notices []*township.Notice, codes *qr.Book) (sheet.PDF, error) {
	return r.sheets.Week(r.weekInput(v, w, notices, codes))
}

// weekInput is what the sheet of a village's week is made from. What it says of the
// notices' states holds for the day asked for, or for the week's last day once that is
// over: the sheet of a past week stays as it is.
func (r *renderer) weekInput(v *township.Village, w township.Week, notices []*township.Notice, codes *qr.Book) sheet.Week {
	day := r.Day
	if last := w.Sunday(); last.Before(day) {
		day = last
	}
	return sheet.Week{Township: r.Township, Village: v, Week: w, Today: day, Notices: notices, Codes: codes}
}

// noticeSheet makes a notice's sheet.
func (r *renderer) noticeSheet(v *township.Village, n *township.Notice, doc *markup.Document, pictures map[string]published, files []attached, codes *qr.Book) (sheet.PDF, error) {
	return whole(r.sheets.Notice(r.noticeInput(v, n, doc, pictures, files, codes)))
}

// whole refuses a sheet that lacks characters. Check has looked at the notice's own.
func whole(pdf sheet.PDF, err error) (sheet.PDF, error) {
	if err == nil && len(pdf.Missing) > 0 {
		err = fmt.Errorf("no font has the characters %q", string(pdf.Missing))
	}
	return pdf, err
}

// noticeInput is what a notice's sheet is made from.
func (r *renderer) noticeInput(v *township.Village, n *township.Notice, doc *markup.Document, pictures map[string]published, files []attached, codes *qr.Book) sheet.Notice {
	in := sheet.Notice{Township: r.Township, Village: v, Notice: n, Doc: doc, Pictures: map[string]sheet.Picture{}, Files: namedFiles(files), Codes: codes}
	if item, ok := r.Catalogue.Item(n.Item); ok {
		in.Item = item.Name
	}
	for name, p := range pictures {
		in.Pictures[name] = sheet.Picture{Data: p.Data, Format: p.Format, Width: p.Width, Height: p.Height}
	}
	return in
}
