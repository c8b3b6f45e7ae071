package sheet

import (
	"strings"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/pdf"
)

// spans turns inlines into spans. A link gets a note that says its address: on paper
// nothing can be pressed.
func (b *body) spans(inlines []markup.Inline, face Face, size pdf.Length, tag *pdf.Element, url string) []span {
	var spans []span
	for _, in := range inlines {
		switch in.Kind {
		case markup.Text:
			spans = append(spans, span{text: in.Text, face: face, size: size, tag: tag, url: url})
		case markup.Code:
			inner := tag
			if tag != nil {
				inner = tag.Child("Code")
			}
			spans = append(spans, span{text: in.Text, face: Mono, size: size, tag: inner, url: url})
		case markup.Strong, markup.Emph:
			spans = append(spans, b.spans(in.Inlines, strong(face), size, tag, url)...)
		case markup.Break:
			spans = append(spans, span{text: "\n", face: face, size: size, tag: tag})
		case markup.Link:
			spans = append(spans, b.link(in, face, size, tag)...)
		case markup.NoteRef:
			spans = append(spans, span{text: mark(in.Note), face: face, size: size, tag: tag, raised: true})
		}
	}
	return spans
}

// strong is the face of what is to stand out in a face.
func strong(face Face) Face {
	if face == Serif || face == Kai {
		return SerifBold
	}
	return face
}

// link sets a link's text, and behind it the mark of the note with its address, unless
// the text is the address.
func (b *body) link(in markup.Inline, face Face, size pdf.Length, tag *pdf.Element) []span {
	url, shown := b.leads(in.URL)
	if url == "" {
		return b.spans(in.Inlines, face, size, tag, "")
	}
	inner := tag
	if tag != nil {
		inner = tag.Child("Link")
	}
	spans := b.spans(in.Inlines, face, size, inner, url)
	if sameAddress(inlineText(in.Inlines), shown) {
		return spans
	}
	return append(spans, span{text: mark(b.notes.address(shown, url)), face: face, size: size, tag: tag, raised: true})
}

// inlineText is what inlines say without their forms.
func inlineText(inlines []markup.Inline) string {
	var text strings.Builder
	for _, in := range inlines {
		switch in.Kind {
		case markup.Text, markup.Code:
			text.WriteString(in.Text)
		case markup.Break:
			text.WriteByte(' ')
		default:
			text.WriteString(inlineText(in.Inlines))
		}
	}
	return text.String()
}
