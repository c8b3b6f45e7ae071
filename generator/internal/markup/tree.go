// Package markup turns the Markdown of a notice into a tree that pages and sheets
// are both made from, and the tree into HTML and plain text.
//
// The Markdown is CommonMark with GFM's tables, task lists and footnotes, and with these
// differences, each made because village notices are written in Chinese:
//
//   - Bold closes and opens beside Chinese punctuation (**注意：**请), and stars
//     that mask a name or a number (张*三, 138****0001) or multiply (3*4) stay stars.
//   - A line break between Chinese characters disappears; between other words it
//     is a space. A line that begins with a full-width space begins a paragraph.
//   - Lines that are indented by spaces are paragraphs, not code.
//   - There is no strikethrough (8:00~12:00 would be struck out), and a bare
//     address in the text is text.
//   - {{< table 名称 >}} alone on its line places one of the notice's tables.
//
// Raw HTML, shortcodes, links that a browser would run and pictures from elsewhere
// never reach the tree: they are reported, each at its place.
package markup

// A Document is the tree of one notice's body.
type Document struct {
	Blocks []Block
	Notes  []Note // the footnotes that the body refers to, in the order of their numbers

	placed, pictures, links []Mention
}

// A Mention is a place in the body that names something beside it: a table, a
// picture, or what a relative link leads to.
type Mention struct {
	Name string
	Line int // of the file, from 1
	Col  int // in characters, from 1
}

// Placed lists the tables that the body places, in its order.
func (d *Document) Placed() []Mention { return d.placed }

// Pictures lists the file names of the body's pictures, in its order.
func (d *Document) Pictures() []Mention { return d.pictures }

// Links lists the relative addresses that the body links to, in its order.
func (d *Document) Links() []Mention { return d.links }

// A Note is a footnote. Its number is its place in Document.Notes, from 1.
type Note struct {
	Blocks []Block
	Refs   int // how often the body refers to it
	Line   int // of the file, from 1
}

// A BlockKind tells what a block is.
type BlockKind int

// The kinds of blocks.
const (
	Paragraph  BlockKind = iota // Inlines
	Heading                     // Level 1 to 4, Inlines
	List                        // Ordered, Start, Tight, Items
	Quote                       // Blocks
	CodeBlock                   // Text
	Divider                     //
	PlainTable                  // Head, Rows, Align: a table written in the Markdown itself
	Placed                      // Text: the name of the notice's table that is placed here
	Figure                      // Text: alternative text; URL: the attachment's file name; a picture alone in its paragraph
)

// A Block is one block of the body. Which fields are set depends on its kind.
type Block struct {
	Kind    BlockKind
	Level   int // counted from the body's highest heading, which is 1; none is skipped
	Inlines []Inline
	Blocks  []Block
	Items   []Item
	Ordered bool
	Start   int
	Tight   bool // no blank lines between the items
	Text    string
	URL     string
	Head    [][]Inline
	Rows    [][][]Inline // each as long as Head
	Align   []Align      // as long as Head
	Line    int          // of the file, from 1
}

// An Item is one item of a list.
type Item struct {
	Task   bool // has a check box
	Done   bool // which is ticked
	Blocks []Block
}

// An Align is the alignment of a column.
type Align int

// The alignments.
const (
	AlignDefault Align = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// An InlineKind tells what an inline is.
type InlineKind int

// The kinds of inlines.
const (
	Text    InlineKind = iota // Text
	Strong                    // Inlines
	Emph                      // Inlines: set as Strong is, for Chinese has no italics
	Code                      // Text
	Link                      // Inlines, URL: not yet percent-encoded
	Image                     // Text: alternative text; URL: the attachment's file name
	Break                     // a line break that was asked for
	NoteRef                   // Note: the number of the footnote that belongs here; Ref: its mention, from 1

	softBreak // the end of a line of the source; none is left after Parse
)

// An Inline is a run of text or what contains runs. Two runs of text never stand
// side by side.
type Inline struct {
	Kind    InlineKind
	Text    string
	URL     string
	Inlines []Inline
	Note    int
	Ref     int
}
