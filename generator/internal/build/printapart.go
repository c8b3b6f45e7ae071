package build

import (
	"fmt"
	"path"
	"slices"

	"cunwu/generator/internal/article"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/township"
)

// planApart lists a village's pictures and articles. They are made to be sent around, so
// what is for the board alone is not among them.
func (p *printer) planApart(v *township.Village, notices []*township.Notice, codes *qr.Book) []task {
	if !p.o.wants(Pictures) && !p.o.wants(Articles) {
		return nil
	}
	var tasks []task
	week := p.o.week()
	in := p.weekInput(v, week, slices.DeleteFunc(inWeek(v.Notices, week), boardOnly), codes)
	ofWeek := len(p.o.Notices) == 0 && !p.o.All
	if ofWeek && p.o.wants(Pictures) {
		tasks = append(tasks, task{kind: Pictures, files: func() ([]printedFile, error) {
			return images(path.Join(v.Slug, week.String()))(p.sheets.WeekPicture(in))
		}})
	}
	if ofWeek && p.o.wants(Articles) {
		tasks = append(tasks, task{kind: Articles, files: func() ([]printedFile, error) {
			return page(path.Join(v.Slug, week.String()))(article.Week(p.words, in))
		}})
	}
	for _, n := range notices {
		if boardOnly(n) {
			p.leaveOut(n.Path, "只在公示栏张贴，不做图片和推文")
			continue
		}
		tasks = append(tasks, p.planNoticeApart(v, n, codes)...)
	}
	return tasks
}

func boardOnly(n *township.Notice) bool { return n.Audience == township.BoardOnly }

func (p *printer) planNoticeApart(v *township.Village, n *township.Notice, codes *qr.Book) []task {
	var tasks []task
	name := path.Join(v.Slug, n.ID)
	on := func(kind SheetKind, make func(sheet.Notice) ([]printedFile, error)) {
		if !p.o.wants(kind) {
			return
		}
		tasks = append(tasks, task{kind: kind, files: func() ([]printedFile, error) {
			in, err := p.input(v, n, codes)
			if err != nil {
				return nil, err
			}
			files, err := make(in)
			if err != nil {
				err = fmt.Errorf("%s: %w", n.Path, err)
			}
			return files, err
		}})
	}
	on(Pictures, func(in sheet.Notice) ([]printedFile, error) { return images(name)(p.sheets.NoticePicture(in)) })
	on(Articles, func(in sheet.Notice) ([]printedFile, error) { return page(name)(article.Notice(p.words, in)) })
	return tasks
}

// images names the pictures of something: by it alone, or with numbers where it took more
// than one.
func images(name string) func([]sheet.Image, error) ([]printedFile, error) {
	return func(images []sheet.Image, err error) ([]printedFile, error) {
		var files []printedFile
		for i, image := range images {
			f := printedFile{name + ".png", image.Data}
			if len(images) > 1 {
				f.name = fmt.Sprintf("%s-%d.png", name, i+1)
			}
			files = append(files, f)
		}
		return files, err
	}
}

// page names the article of something.
func page(name string) func([]byte, error) ([]printedFile, error) {
	return func(data []byte, err error) ([]printedFile, error) {
		return []printedFile{{name + "-article.html", data}}, err
	}
}
