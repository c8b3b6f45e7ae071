package sheet

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/township"
)

// notes are what stands under a body, numbered: its footnotes, with the numbers they
// have on the page, and behind them the addresses of its links, each once.
type notes struct {
	own       []markup.Note
	addresses []noteAddress
}

type noteAddress struct{ shown, url string }

// mark is what refers to a note.
func mark(number int) string { return "[" + strconv.Itoa(number) + "]" }

// address is the number of the note that says an address.
func (n *notes) address(shown, url string) int {
	i := slices.IndexFunc(n.addresses, func(a noteAddress) bool { return a.shown == shown })
	if i < 0 {
		i = len(n.addresses)
		n.addresses = append(n.addresses, noteAddress{shown, url})
	}
	return len(n.own) + 1 + i
}

// leads is where a link leads, and how that is printed: the whole address of a page of
// the site, a phone's number, a mailbox. A link within the page leads nowhere on
// paper, and neither does one to something beside a notice that has no page.
func (b *body) leads(address string) (link, shown string) {
	switch scheme, rest, ok := strings.Cut(address, ":"); {
	case strings.HasPrefix(address, "#"), address == "":
		return "", ""
	case ok && (scheme == "mailto" || scheme == "tel"):
		return address, rest
	}
	to, err := url.Parse(address)
	if err != nil {
		return "", ""
	}
	if !to.IsAbs() {
		page, err := url.Parse(b.in.Township.NoticeAddress(b.in.Village.Slug, b.in.Notice.ID))
		if err != nil || b.in.Notice.Audience == township.BoardOnly {
			return "", ""
		}
		to = page.ResolveReference(to)
		address = to.String()
		if plain, err := url.PathUnescape(address); err == nil {
			address = plain
		}
	}
	return to.String(), address
}

// sameAddress reports whether a link's text says where it leads.
func sameAddress(text, address string) bool {
	bare := func(s string) string {
		s = strings.ToLower(strings.TrimSpace(s))
		_, after, ok := strings.Cut(s, "://")
		if ok {
			s = after
		}
		return strings.TrimSuffix(s, "/")
	}
	return bare(text) == bare(address)
}

// setNotes sets the notes under a short rule.
func (b *body) setNotes() {
	if len(b.notes.own) == 0 && len(b.notes.addresses) == 0 {
		return
	}
	outside := b.t
	b.t = b.style.Phones
	b.add(strip{height: b.t.Pitch * 2 / 3, bond: near, items: []pdf.Item{rule(0, b.t.Pitch/2, b.style.measure()/3, thin)}})
	list := element("L")
	list.Ordered = true
	for i, note := range b.notes.own { // they may have links of their own
		b.hung(mark(i+1), b.t.Face, 0, list.Child("LI"), func(hang pdf.Length, content *pdf.Element) {
			b.item(note.Blocks, hang, content)
		})
	}
	for i, a := range b.notes.addresses {
		b.hung(mark(len(b.notes.own)+i+1), b.t.Face, 0, list.Child("LI"), func(hang pdf.Length, content *pdf.Element) {
			spans := plain(a.shown, b.t, content.Child("P").Child("Link"))
			spans[0].url = a.url
			set := blockOf(b.t, 0, hang)
			set.align = leftAligned
			b.add(b.paragraph(spans, set, b.style.measure())...)
		})
	}
	b.t = outside
}
