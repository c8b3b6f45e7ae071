package sheet

import (
	"errors"
	"fmt"
	"strconv"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/raster"
	"cunwu/generator/internal/township"
)

// An Image is a picture for a group chat: a PNG, 1080 pixels wide.
type Image struct {
	Data          []byte
	Width, Height int
}

// ErrBoardOnly says that a notice is for the board alone: a picture that is sent
// around, or an article, would publish it.
var ErrBoardOnly = errors.New("sheet: the notice is for the board alone")

// MaxImage is how many bytes an image has at most.
const MaxImage = 500 * 1000

// NoticePicture draws a notice as phones show it: by the layout of its sheet, on a page
// as narrow as a phone and as high as the notice, its code at least a quarter of the
// width. A notice that is very long goes on on a second picture, which says so. One
// that is for the board alone is ErrBoardOnly.
func (m *Maker) NoticePicture(in Notice) ([]Image, error) {
	if in.Notice.Audience == township.BoardOnly {
		return nil, fmt.Errorf("%w: %s", ErrBoardOnly, in.Notice.ID)
	}
	return m.pictures(in.Notice.Title, in.Township, in.Codes, func(l *layout) error { return l.phoneNotice(in) })
}

// WeekPicture draws a village's week: its notices with their plain sentences and how
// long they are still posted, and one code of the village. If one of them is for the
// board alone it is ErrBoardOnly: whoever asks leaves those out.
func (m *Maker) WeekPicture(in Week) ([]Image, error) {
	for _, n := range in.Notices {
		if n.Audience == township.BoardOnly {
			return nil, fmt.Errorf("%w: %s", ErrBoardOnly, n.ID)
		}
	}
	title := m.words.say("sheet_week_title", "village", in.Village.Name)
	return m.pictures(title, in.Township, in.Codes, func(l *layout) error { return l.phoneWeek(in) })
}

// pictures lays something out for a phone and draws it. Photographs are made smaller
// where a picture would otherwise be too large.
func (m *Maker) pictures(title string, t *township.Township, codes *qr.Book, compose func(*layout) error) ([]Image, error) {
	if codes == nil {
		codes = &qr.Book{}
	}
	style := phone()
	for {
		l := m.layout(&style, codes)
		if err := compose(l); err != nil {
			return nil, err
		}
		images, err := m.drawAll(l.phonePages(title, t))
		if err == nil || !errors.Is(err, errImageSize) || style.Figure < px(300) {
			return images, err
		}
		style.Figure = style.Figure * 2 / 3
	}
}

// errImageSize says that a picture has too many bytes in the fewest colours.
var errImageSize = errors.New("sheet: the picture is too large")

// imageColors are the colours of pictures, the best first.
var imageColors = []raster.Colors{
	{Greys: 12, Reds: 4, Photos: 200}, {Greys: 10, Reds: 4, Photos: 60}, {Greys: 8, Reds: 4, Photos: 20}, {Greys: 6, Reds: 3},
}

func (m *Maker) drawAll(doc *pdf.Document) ([]Image, error) {
	var images []Image
	for _, page := range doc.Pages {
		b, err := m.lens.drawer.Page(page, phoneWidth)
		if err != nil {
			return nil, err
		}
		var data []byte
		for _, colors := range imageColors {
			if data, err = m.lens.encoder.Encode(b, colors); err != nil {
				return nil, err
			}
			if len(data) <= MaxImage {
				break
			}
		}
		if len(data) > MaxImage {
			return nil, fmt.Errorf("%w: %d bytes", errImageSize, len(data))
		}
		images = append(images, Image{Data: data, Width: b.Width, Height: b.Height})
	}
	return images, nil
}

// phonePages divides the strips into pages that are all about as high, each cut where
// its content ends. Where there are more than one, each says which it is, and those
// after the first what they continue.
func (l *layout) phonePages(title string, t *township.Township) *pdf.Document {
	s := l.style
	pages := l.pages()
	low, high := highest(l.strips), s.depth()
	for pages > 1 && high-low > px(10) {
		middle := (low + high) / 2
		if len(pageStarts(l.strips, middle)) <= pages {
			high = middle
		} else {
			low = middle
		}
	}
	if pages > 1 {
		s.Height = s.Top + high + s.Bottom
	}
	doc := l.paginate(title, frame{bare: true})
	for i, page := range doc.Pages {
		if len(doc.Pages) > 1 {
			l.phoneFrame(page, title, t, i+1, len(doc.Pages))
		}
		bottom := pdf.Length(0)
		for _, item := range page.Items {
			bottom = max(bottom, reach(item))
		}
		// Whole pixels, so that every page is drawn in the same scale.
		page.Height = (bottom + s.Bottom + phonePixel - 1) / phonePixel * phonePixel
	}
	return doc
}

// phoneFrame adds to a page what it continues, and which of how many it is.
func (l *layout) phoneFrame(page *pdf.Page, title string, t *township.Township, number, of int) {
	s := l.style
	if number > 1 {
		above := l.phoneMark(t, nil)
		small := Type{SansBold, px(36), px(56)}
		above = append(above, l.paragraph(plain(l.words.say("sheet_picture_continued", "title", title), small, nil), block{align: leftAligned}.in(small), s.measure())...)
		items, depth := stack(above, s.Left, s.Top)
		items = append(items, rule(s.Left, depth+px(10), s.measure(), thick))
		shift(page.Items, 0, depth+px(24)-s.Top)
		page.Items = append(items, page.Items...)
	}
	bottom := pdf.Length(0)
	for _, item := range page.Items {
		bottom = max(bottom, reach(item))
	}
	words := l.words.say("sheet_picture_number", "page", strconv.Itoa(number), "pages", strconv.Itoa(of))
	under := l.paragraph(plain(words, s.Small, nil), block{align: center}.in(s.Small), s.measure())
	items, _ := stack(under, s.Left, bottom+px(30))
	page.Items = append(page.Items, items...)
}

// reach is how far down an item goes.
func reach(item pdf.Item) pdf.Length {
	switch item := item.(type) {
	case *pdf.Text:
		return item.Y + item.Size*3/10
	case *pdf.Rect:
		return item.Y + item.H
	case *pdf.Symbol:
		return item.Y + item.Size
	case *pdf.Picture:
		return item.Y + item.H
	}
	return 0
}
