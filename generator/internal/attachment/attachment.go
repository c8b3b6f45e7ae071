// Package attachment reads what the files beside a notice say, and makes the copies
// of them that may be published.
//
// It promises:
//   - Read gives all the text of a file with its place: what a reader sees, and what
//     only a curious one finds, such as hidden sheets, comments, properties, old
//     revisions and where a photograph was taken. What it cannot read, it says so.
//   - Clean gives a copy that shows the same and holds nothing beside it. The copy is
//     made of the parts that are known and needed, never by striking out what is known
//     to be bad, and is read again before it is handed out: no property is left in it
//     and its text is the same. What cannot be copied so is refused.
//   - Any bytes end in a result or an error, within the Limits: no panic, no endless
//     loop, no memory that a few bytes ask for.
//   - The same bytes give the same result.
//
// Where texts stand is told in Chinese, for the clerk; it never repeats what the file
// says. Everything is read by means of the standard library: the programs that write
// these files put personal data into corners that libraries for them do not show, and
// a copy is clean only if every part of it is known.
package attachment

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"cunwu/generator/internal/picture"
)

// A Form is a kind of file.
type Form string

// The forms.
const (
	Workbook Form = "xlsx"
	Document Form = "docx"
	PDF      Form = "pdf"
	Table    Form = "csv"
	Plain    Form = "txt"
	Picture  Form = "picture" // JPEG or PNG
)

// FormOf tells a file's form by its name. ok is false where it is none that can be read.
func FormOf(name string) (form Form, ok bool) {
	switch strings.ToLower(path.Ext(name)) {
	case ".xlsx":
		return Workbook, true
	case ".docx":
		return Document, true
	case ".pdf":
		return PDF, true
	case ".csv":
		return Table, true
	case ".txt":
		return Plain, true
	case ".jpg", ".jpeg", ".png":
		return Picture, true
	}
	return "", false
}

// Limits bound what reading a file may take. A field that is zero has its value from
// DefaultLimits.
type Limits struct {
	Unpacked int // bytes of all its packed parts together
	Part     int // bytes of one packed part
	Parts    int // files in a package, objects in a PDF
	Depth    int // of elements, objects and forms in one another
	Rows     int // of a sheet, lines of a text
	Texts    int // pieces of text
	Pages    int // of a PDF
	Steps    int // operators of a PDF's pages, forms drawn again counted again
}

// DefaultLimits are more than any notice needs: what goes beyond them is a mistake, or
// no notice.
var DefaultLimits = Limits{
	Unpacked: 96 << 20, Part: 48 << 20, Parts: 100_000, Depth: 100,
	Rows: 50_000, Texts: 600_000, Pages: 2_000, Steps: 10_000_000,
}

func (l Limits) filled() Limits {
	for _, f := range []struct {
		is  *int
		def int
	}{
		{&l.Unpacked, DefaultLimits.Unpacked}, {&l.Part, DefaultLimits.Part}, {&l.Parts, DefaultLimits.Parts},
		{&l.Depth, DefaultLimits.Depth}, {&l.Rows, DefaultLimits.Rows}, {&l.Texts, DefaultLimits.Texts},
		{&l.Pages, DefaultLimits.Pages}, {&l.Steps, DefaultLimits.Steps},
	} {
		if *f.is <= 0 {
			*f.is = f.def
		}
	}
	return l
}

// A Text is a piece of a file's text.
type Text struct {
	Where string // for the clerk: 第 2 张工作表（隐藏）B7
	Text  string
	Extra bool // a property or a comment, which a clean copy does not have

	// Of a cell of a table, each from 1; a column beyond the Columns that a table is
	// taken to have is 0, as all three are elsewhere.
	Sheet, Row, Column int
}

// Columns is how many columns of a sheet are taken for a table: what stands further
// right stands alone.
const Columns = 200

// A Content is what a file holds.
type Content struct {
	Form  Form
	Texts []Text
	// Hidden are the places of what the file hides and a copy would still hold.
	Hidden []string
	// Shown is the number of the first sheet of a workbook that is not hidden.
	Shown int
	// Unread are the places that hold something that cannot be read as text: pages of
	// scans, and fonts that do not say which characters they show.
	Unread []string
	// Traces are what the file tells about its making: 拍摄地点, 作者, 缩略图.
	Traces []string
}

// What can be wrong with a file. The texts are for the clerk; errors that wrap them say more.
var (
	ErrForm      = errors.New("这种文件读不了")
	ErrDamaged   = errors.New("文件已损坏，或者扩展名和内容不一样")
	ErrLimit     = errors.New("文件里的内容太多")
	ErrEncrypted = errors.New("文件加了密码")
	ErrUnclean   = errors.New("文件里有去不净的内容")
)

// Cure says in Chinese what to do about an error of Read or Clean.
func Cure(name string, err error) string {
	form, _ := FormOf(name)
	saveAs := map[Form]string{
		Workbook: "在 Excel 或 WPS 里打开，把要公开的内容复制到一个新的工作簿，另存为 .xlsx。",
		Document: "在 Word 或 WPS 里打开，另存为 .docx，或者输出为 PDF。",
		PDF:      "用看 PDF 的软件打开它，“打印”到“另存为 PDF”，换上新的文件。",
		Table:    "在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”。",
		Plain:    "用记事本打开，另存为 UTF-8 编码。",
		Picture:  "用看图软件打开它，另存为 JPG，再放进来。",
	}
	switch {
	case errors.Is(err, ErrEncrypted):
		return "去掉密码，重新保存。"
	case errors.Is(err, ErrLimit):
		return "只留要公开的内容，拆成几个文件。" + saveAs[form]
	case saveAs[form] != "":
		return saveAs[form]
	}
	return "另存为 .xlsx、.docx 或 .pdf 再放进来。"
}

// Read reads all text of a file.
func Read(name string, data []byte, limits Limits) (Content, error) {
	form, ok := FormOf(name)
	if !ok {
		return Content{}, fmt.Errorf("%w（%s）", ErrForm, path.Ext(name))
	}
	r := &reader{limits: limits.filled(), content: Content{Form: form}}
	var err error
	switch form {
	case Workbook, Document:
		err = r.office(form, data)
	case PDF:
		err = r.pdf(data)
	case Table:
		err = r.table(data)
	case Plain:
		err = r.plain(data)
	case Picture:
		err = r.picture(data, "图片")
	}
	if err == nil {
		err = r.err
	}
	if err != nil {
		return Content{Form: form}, err
	}
	return r.content, nil
}

// A reader gathers what a file holds.
type reader struct {
	limits   Limits
	content  Content
	unpacked int
	bytes    int
	err      error // the first limit that was passed
}

// add takes a piece of text.
func (r *reader) add(where, text string, extra bool) {
	r.take(Text{Where: where, Text: text, Extra: extra})
}

func (r *reader) take(t Text) {
	if strings.TrimSpace(t.Text) == "" || r.err != nil {
		return
	}
	r.bytes += len(t.Text)
	if len(r.content.Texts) >= r.limits.Texts || r.bytes > r.limits.Unpacked {
		r.err = fmt.Errorf("%w：文字超过 %d 处", ErrLimit, r.limits.Texts)
		return
	}
	if t.Column > Columns {
		t.Sheet, t.Row, t.Column = 0, 0, 0
	}
	r.content.Texts = append(r.content.Texts, t)
}

// note adds a place to a list once. Lists are cut where nobody would read on.
func note(list *[]string, place string) {
	const enough = 200
	if len(*list) < enough && !slices.Contains(*list, place) {
		*list = append(*list, place)
	}
}

// spend takes unpacked bytes from what is allowed.
func (r *reader) spend(n int) error {
	r.unpacked += n
	if r.unpacked > r.limits.Unpacked {
		return fmt.Errorf("%w：展开后超过 %d MB", ErrLimit, r.limits.Unpacked>>20)
	}
	return nil
}

// Clean makes a copy of a file that may be published.
func Clean(name string, data []byte, limits Limits) ([]byte, error) {
	c, err := Read(name, data, limits)
	if err != nil {
		return nil, err
	}
	return c.Clean(name, data, limits)
}

// Clean makes a copy of the file whose content was read.
func (c Content) Clean(name string, data []byte, limits Limits) ([]byte, error) {
	if len(c.Hidden) > 0 {
		return nil, fmt.Errorf("%w：%s", ErrUnclean, c.Hidden[0])
	}
	limits = limits.filled()
	var copied []byte
	var err error
	switch c.Form {
	case Table, Plain:
		return data, nil // text holds nothing beside itself
	case Picture:
		p, err := picture.Clean(data)
		if err != nil {
			return nil, fmt.Errorf("%w：%w", ErrUnclean, err)
		}
		copied = p.Data
	case PDF:
		copied, err = cleanPDF(data, limits)
	default:
		copied, err = cleanOffice(c.Form, data, limits)
	}
	if err != nil {
		return nil, err
	}
	return copied, verify(name, copied, c, limits)
}

// verify reads a copy again: nothing may be in it but what a reader saw before.
func verify(name string, copied []byte, before Content, limits Limits) error {
	after, err := Read(name, copied, limits)
	if err != nil {
		return fmt.Errorf("%w：副本读不回来（%w）", ErrUnclean, err)
	}
	switch {
	case len(after.Hidden) > 0:
		return fmt.Errorf("%w：副本里还有%s", ErrUnclean, after.Hidden[0])
	case len(after.Traces) > 0:
		return fmt.Errorf("%w：副本里还有%s", ErrUnclean, after.Traces[0])
	}
	i := 0
	shown := slices.DeleteFunc(slices.Clone(before.Texts), func(t Text) bool { return t.Extra })
	for _, t := range after.Texts {
		if t.Extra {
			return fmt.Errorf("%w：副本里还有%s", ErrUnclean, t.Where)
		}
		if i >= len(shown) || shown[i].Text != t.Text {
			return fmt.Errorf("%w：副本的文字和原来的不一样（%s）", ErrUnclean, t.Where)
		}
		i++
	}
	if i != len(shown) {
		return fmt.Errorf("%w：副本少了文字（%s）", ErrUnclean, shown[i].Where)
	}
	return nil
}
