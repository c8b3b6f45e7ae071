package township

// Fonts are a township's own font files. A face without one is printed in the built-in
// font, which also stands behind each of them for the characters that it lacks.
type Fonts struct {
	Body     *FontFile   // of the text: 仿宋
	Title    *FontFile   // of titles: 小标宋
	Hei      *FontFile   // of headings of the first level, and of labels: 黑体
	Kai      *FontFile   // of headings of the second level: 楷体
	Fallback []*FontFile // asked, in this order, for what the others lack
}

// A FontFile is one TrueType font.
type FontFile struct {
	File  string // path from the source
	Index int    // which font of a collection, from 0
	Data  string // of the whole file
}
