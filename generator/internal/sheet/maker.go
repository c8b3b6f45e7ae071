// Package sheet sets notices as sheets of paper: one for each notice, one for each
// village's week, a plate for each board, labels, and a calendar of what must be
// published. Paper is A4 or A3, upright or turned; plates are A4 or A5.
//
// The layout is its own. Chinese needs no shaping, so a line is a matter of advance
// widths and of which characters may stand at its ends: no closing mark begins a
// line, no opening one ends it, no number, date, phone or amount is divided, and
// marks side by side give up the blank between them. A heading stays with what
// follows it, a table says its head again on each page, with what the page before came
// to, and no row is divided, and the closing block (period, phones, code, issuer,
// date) is never alone on a page.
//
// Measures follow GB/T 9704-2012 and are parameters (Style). Layout ends in a display
// list; package pdf draws it. The same notice gives the same bytes.
package sheet

import (
	"errors"
	"fmt"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/township"
)

// A Maker makes sheets. It may be used by many goroutines.
type Maker struct {
	words  Words
	styles map[Options][]Style // of each paper, the closest lines last
	faces  *faces
	writer pdf.Writer
	lens   lens
}

// New prepares the fonts, the township's own before the built-in ones, and takes the
// words that stand on the sheets. A word that is missing is an error.
func New(words Words, own township.Fonts) (*Maker, error) {
	if err := words.check(); err != nil {
		return nil, err
	}
	f, err := newFaces(own)
	if err != nil {
		return nil, err
	}
	m := &Maker{words: words, styles: map[Options][]Style{}, faces: f}
	for _, paper := range []Paper{"", PaperA4, PaperA3} {
		for _, landscape := range []bool{false, true} {
			o := Options{paper, landscape}
			m.styles[o] = o.densities()
		}
	}
	return m, nil
}

// A Notice is what the sheet of one notice is made from.
type Notice struct {
	Township *township.Township
	Village  *township.Village
	Notice   *township.Notice
	Item     string             // name of the catalogue item; may be empty
	Doc      *markup.Document   // the body; may be nil
	Pictures map[string]Picture // by the attachment's file name
	Files    map[string]File    // what is said of attachments that are no pictures, by their file names
	Codes    *qr.Book           // codes that were made already; may be nil
	Options  Options

	album album // of the pictures as they are printed
}

// A File is what is said of an attachment.
type File struct {
	Label string
	Kind  string // xlsx, docx, pdf, csv, txt
	Size  string // of its copy on the web, with the unit; empty: there is none
}

// A Picture is a picture of the body, cleaned of its metadata and upright.
type Picture struct {
	Data          []byte
	Format        string // jpeg or png
	Width, Height int    // pixels
}

// A Week is what the sheet of a village's week is made from.
type Week struct {
	Township *township.Township
	Village  *township.Village
	Week     township.Week
	Today    township.Day // on which the notices' states hold
	Notices  []*township.Notice
	Codes    *qr.Book // codes that were made already; may be nil
	Options  Options
}

// A PDF is a finished sheet.
type PDF struct {
	Data    []byte
	Pages   int
	Missing []rune // characters that no font covers, sorted; each is printed as 〓

	seen seen
}

// layout begins a sheet.
func (m *Maker) layout(style *Style, codes *qr.Book) *layout {
	return &layout{faces: m.faces, words: m.words, style: style, codes: codes, missing: missing{}}
}

// ErrPaper says that a kind of sheet is not made on a paper.
var ErrPaper = errors.New("sheet: no such paper")

func paperError(o Options) error { return fmt.Errorf("%w: %s", ErrPaper, o.Paper) }

// fitted lays a sheet out, and again with lines closer and closer together where that
// saves one of its first pages.
func (m *Maker) fitted(o Options, codes *qr.Book, compose func(*layout) error) (*layout, error) {
	styles, ok := m.styles[o]
	if !ok {
		return nil, paperError(o)
	}
	return m.closest(styles, codes, compose)
}

// closest lays a sheet out in the first of some styles, and in the next ones where that
// saves one of its first pages.
func (m *Maker) closest(styles []Style, codes *qr.Book, compose func(*layout) error) (*layout, error) {
	if codes == nil {
		codes = &qr.Book{}
	}
	var best *layout
	for i := range styles {
		l := m.layout(&styles[i], codes)
		if err := compose(l); err != nil {
			return nil, err
		}
		if best == nil || l.pages() < best.pages() {
			best = l
		}
		if pages := best.pages(); pages == 1 || pages > fewPages {
			break
		}
	}
	return m.legible(best, codes, compose)
}

// legible lays a sheet out again if its tables are small: with narrower columns of
// text they are larger, and higher. It is taken where it needs no more pages.
func (m *Maker) legible(l *layout, codes *qr.Book, compose func(*layout) error) (*layout, error) {
	if l.smallest == 0 || l.smallest >= l.style.Phones.Size || l.pages() > fewPages {
		return l, nil
	}
	narrow := *l.style
	narrow.Column = 6
	other := m.layout(&narrow, codes)
	if err := compose(other); err != nil {
		return nil, err
	}
	if other.smallest > l.smallest && other.pages() <= l.pages() {
		return other, nil
	}
	return l, nil
}

// fewPages is how many pages a sheet has at most of which one might be saved.
const fewPages = 6

// finish turns a layout into a file.
func (m *Maker) finish(l *layout, title string, f frame) (PDF, error) {
	doc := l.paginate(title, f)
	data, err := m.writer.Write(doc)
	if err != nil {
		return PDF{}, err
	}
	return PDF{Data: data, Pages: len(doc.Pages), Missing: l.missing.sorted(), seen: seen{doc, &m.lens}}, nil
}
