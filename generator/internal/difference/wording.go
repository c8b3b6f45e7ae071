package difference

import (
	"slices"
	"strings"
	"unicode"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/township"
)

// A Wording says how far what two versions say is the same, attachments aside.
type Wording int

// The wordings. Each is a smaller change than the one before it.
const (
	Reworded Wording = iota // words or figures
	Detailed                // where links lead, which pictures there are, in which cells words stand
	Relaid                  // how it is set out: headings, bold, lists, where a table stands
	Respaced                // spaces and ends of lines alone
	Verbatim                // nothing
)

// Reads says how far two versions read alike. It looks at what was written, not at what
// may be shown of it.
func Reads(was, now *township.Notice) Wording {
	a, b := values(was), values(now)
	if !slices.EqualFunc(a, b, Alike) {
		return Reworded
	}
	tables := Pairs(was.Tables, now.Tables)
	for _, p := range tables {
		if !p.Alike() {
			return Reworded
		}
	}
	x, y := body(was), body(now)
	if !Alike(x.words, y.words) {
		return Reworded
	}
	if !Alike(x.details, y.details) {
		return Detailed
	}
	for i, t := range was.Tables {
		if now.Tables[i].Name != t.Name {
			return Relaid
		}
	}
	if !Alike(was.Body.Source, now.Body.Source) {
		return Relaid
	}
	same := slices.Equal(a, b) && was.Body.Source == now.Body.Source
	for _, p := range tables {
		same = same && sameTable(p.Was, p.Now)
	}
	if same {
		return Verbatim
	}
	return Respaced
}

// values are what a notice says outside its tables and its body.
func values(n *township.Notice) []string {
	out := []string{
		n.Title, n.Date.String(), n.Period.From.String(), n.Period.To.String(), n.Period.Length.String(), n.Summary, n.Issuer,
		n.Contact.Name, n.Contact.Role, n.Contact.Phone, n.Number, n.Corrects, n.Follows,
	}
	if n.Withdrawn != nil {
		out = append(out, n.Withdrawn.Date.String(), n.Withdrawn.Reason)
	}
	if n.Reviewed != nil {
		out = append(out, n.Reviewed.By, n.Reviewed.Date.String())
	}
	return out
}

// Alike reports whether two texts are the same but for spaces and ends of lines. A space
// inside a run of digits or letters counts: 12 3 is not 1 23.
func Alike(was, now string) bool { return was == now || slices.Equal(seen(was), seen(now)) }

// seen are the words of a text that can be seen.
func seen(s string) []string {
	return slices.DeleteFunc(wordsOf(s), func(word string) bool {
		return strings.IndexFunc(word, func(r rune) bool { return !blankRune(r) }) < 0
	})
}

func blankRune(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }

// Alike reports whether a table says the same then and now, but for spaces and ends of
// lines.
func (p Pair) Alike() bool {
	a, b := p.Was, p.Now
	if a == nil || b == nil || a.Opening != b.Opening || a.Kind != b.Kind || len(a.Rows) != len(b.Rows) {
		return false
	}
	return slices.EqualFunc(a.Columns, b.Columns, func(x, y township.Column) bool { return Alike(x.Name, y.Name) }) &&
		slices.EqualFunc(a.Rows, b.Rows, func(x, y []township.Cell) bool {
			return slices.EqualFunc(x, y, func(c, d township.Cell) bool { return Alike(c.Text, d.Text) })
		})
}

// A reading is a body as words alone, and with what cannot be read in a line of them.
type reading struct{ words, details string }

func body(n *township.Notice) reading {
	doc, _ := markup.Parse(n.Body.Source, n.Body.Line)
	var b strings.Builder
	details(&b, doc.Blocks)
	for _, note := range doc.Notes {
		details(&b, note.Blocks)
	}
	return reading{doc.Plain(), b.String()}
}

// cellEnd stands after each cell of a table in a body, empty ones too.
const cellEnd = '\x1f'

func details(b *strings.Builder, blocks []markup.Block) {
	for _, block := range blocks {
		b.WriteString(block.Text + "\n" + block.URL + "\n")
		inlineDetails(b, block.Inlines)
		details(b, block.Blocks)
		for _, item := range block.Items {
			if item.Done {
				b.WriteRune('☑')
			}
			details(b, item.Blocks)
		}
		for _, row := range append([][][]markup.Inline{block.Head}, block.Rows...) {
			for _, cell := range row {
				inlineDetails(b, cell)
				b.WriteRune(cellEnd)
			}
		}
	}
}

func inlineDetails(b *strings.Builder, inlines []markup.Inline) {
	for _, in := range inlines {
		b.WriteString(in.Text)
		if in.Kind == markup.Break {
			b.WriteByte('\n')
		}
		if in.URL != "" {
			b.WriteString("\n" + in.URL + "\n")
		}
		inlineDetails(b, in.Inlines)
	}
}
