package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasisParser finds runs of * and _, in place of goldmark's own. CommonMark's
// flanking rules were made for words with spaces between them; what is changed for
// Chinese stands in flanks.
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte{'*', '_'} }

func (emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	length := 1
	for length < len(line) && line[length] == line[0] {
		length++
	}
	r := starRun{char: line[0], length: length, before: block.PrecendingCharacter(), after: ' ', next: ' ', previous: ' '}
	if length < len(line) {
		var size int
		r.after, size = utf8.DecodeRune(line[length:])
		if length+size < len(line) {
			r.next, _ = utf8.DecodeRune(line[length+size:])
		}
	}
	if start := segment.Start - utf8.RuneLen(r.before); segment.Padding == 0 && start > 0 {
		r.previous, _ = utf8.DecodeLastRune(block.Source()[:start])
	}
	segment = segment.WithStop(segment.Start + length)
	block.Advance(length)
	f := r.flanks()
	if !f.open && !f.close {
		return ast.NewTextSegment(segment)
	}
	node := parser.NewDelimiter(f.open, f.close, length, r.char, f)
	node.Segment = segment
	pc.PushDelimiter(node)
	return node
}

// A starRun is a run of one delimiter character with the characters around it:
// previous, before, the run, after, next.
type starRun struct {
	char                          byte
	length                        int
	previous, before, after, next rune
}

// flanking tells what a run may do, and carries it to the matching of runs.
type flanking struct {
	open, close           bool
	mendedOpen, mendedEnd bool // by our rules, not by CommonMark's
	before, after         rune
}

func (r starRun) flanks() flanking {
	f := flanking{before: r.before, after: r.after}
	if r.length > 3 || unicode.IsDigit(r.before) && unicode.IsDigit(r.after) {
		return f // 138****0001, 3*4, ____
	}
	left := !util.IsSpaceRune(r.after) &&
		(!util.IsPunctRune(r.after) || util.IsSpaceRune(r.before) || util.IsPunctRune(r.before))
	right := !util.IsSpaceRune(r.before) &&
		(!util.IsPunctRune(r.before) || util.IsSpaceRune(r.after) || util.IsPunctRune(r.after))
	if r.char == '_' || r.length == 1 {
		// Never inside a word: 张*三、李*四 would lose its stars. Never around nothing: （__）.
		f.open = left && (!right || util.IsPunctRune(r.before)) && !endsSpan(r.after)
		f.close = right && (!left || util.IsPunctRune(r.after)) && !beginsSpan(r.before)
		return f
	}
	f.mendedOpen = !left && !util.IsSpaceRune(r.after) && !endsSpan(r.after)
	f.mendedEnd = !right && !util.IsSpaceRune(r.before) && !beginsSpan(r.before)
	f.open = (left || f.mendedOpen) && !r.masksName()
	f.close = right || f.mendedEnd
	return f
}

// masksName reports whether the run stands for given names, as in 李**和王**等三户:
// behind a surname alone, before a word that goes on. Where a mark follows
// (张**、李**) CommonMark's rule keeps the run from opening.
func (r starRun) masksName() bool {
	if !unicode.Is(unicode.Han, r.before) {
		return false
	}
	alone := !unicode.Is(unicode.Han, r.previous) && r.previous != '*' || strings.ContainsRune("和与及", r.previous)
	switch r.after {
	case '和', '与', '的':
		return alone
	case '及':
		return alone && r.next != '时'
	case '等':
		return alone && (unicode.IsDigit(r.next) || strings.ContainsRune("一二两三四五六七八九十百几多人户名位同", r.next))
	}
	return false
}

// endsSpan reports whether r is a mark that closes something or follows it, so that
// no emphasis begins with it.
func endsSpan(r rune) bool {
	return unicode.In(r, unicode.Pe, unicode.Pf) || strings.ContainsRune("，。、；：！？…～,.;:!?%~", r)
}

// beginsSpan reports whether r is a mark that opens something, so that no emphasis
// ends with it.
func beginsSpan(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) }

// IsDelimiter, CanOpenCloser and OnMatch make flanking the delimiter's processor.
func (f flanking) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

func (f flanking) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	if opener.Char != closer.Char {
		return false
	}
	o, ok1 := opener.Processor.(flanking)
	c, ok2 := closer.Processor.(flanking)
	if !ok1 || !ok2 {
		return false
	}
	if o.mendedOpen && unicode.Is(unicode.Ps, o.after) && strings.ContainsRune("(（[【", o.after) {
		// 详见**（附件一）**中 is bold, 张**（户主）、李**（户主） is not.
		return opener.OriginalLength == closer.OriginalLength && unicode.Is(unicode.Pe, c.before)
	}
	if o.mendedOpen || c.mendedEnd {
		return opener.OriginalLength == closer.OriginalLength
	}
	return true
}

func (f flanking) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }
