// Package markup turns the Markdown of a notice into a tree that pages and sheets
// are both made from, and the tree into HTML and plain text.
//
// Raw HTML never reaches the tree: it is reported. Strikethrough is not taken
// (8:00~12:00 would be struck out), tables are. Soft line breaks between Chinese
// characters disappear.
package markup

// A Document is the tree of one notice's body.
type Document struct {
	Blocks []Block
}

// A BlockKind tells what a block is.
type BlockKind int

// The kinds of blocks.
const (
	Paragraph  BlockKind = iota // Inlines
	Heading                     // Level 1 to 4, Inlines
	List                        // Ordered, Start, Items
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
	Level   int
	Inlines []Inline
	Blocks  []Block
	Items   []Item
	Ordered bool
	Start   int
	Text    string
	URL     string
	Head    [][]Inline
	Rows    [][][]Inline
	Align   []Align
	Line    int // of the body, from 1
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
	Text   InlineKind = iota // Text
	Strong                   // Inlines
	Emph                     // Inlines: set as Strong is, for Chinese has no italics
	Code                     // Text
	Link                     // Inlines, URL
	Image                    // Text: alternative text; URL: the attachment's file name
	Break                    // a line break that was asked for
)

// An Inline is a run of text or what contains runs.
type Inline struct {
	Kind    InlineKind
	Text    string
	URL     string
	Inlines []Inline
}
