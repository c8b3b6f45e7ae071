package sheet

import (
	"bytes"
	"cmp"
	"fmt"
	"image"

	_ "image/jpeg" // the sizes of pictures
	_ "image/png"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/picture"
)

// figure sets a picture with its text below, no wider than the type area and so high
// at most that the closing block finds room on the same page. It gets smaller where
// it then finds room on the page that is begun.
func (b *body) figure(name, text string, parent *pdf.Element) {
	s := b.style
	picture, ok := b.in.Pictures[name]
	if !ok {
		tag := parent.Child("P")
		b.add(b.paragraph(plain(b.words.say("sheet_picture", "text", text), s.Body, tag), block{align: center}.in(s.Body), s.measure())...)
		return
	}
	size, err := picture.size()
	if err != nil {
		b.err = fmt.Errorf("sheet: picture %s: %w", name, err)
		return
	}
	most := cmp.Or(s.Figure, s.depth()*3/8)
	width, height := pictureSize(size, s.measure(), most)
	gap := s.Body.Pitch / 4
	around := 2*gap + 2*s.Small.Pitch
	if left := b.left() - around; height > left && height*3/5 < left {
		width, height = pictureSize(size, s.measure(), min(most, left))
	}
	img, err := b.in.album.image(name, picture, b.dots(width))
	if err != nil {
		b.err = fmt.Errorf("sheet: picture %s: %w", name, err)
		return
	}
	tag := parent.Child("Figure")
	tag.Alt = text
	item := &pdf.Picture{X: (s.measure() - width) / 2, Y: gap, W: width, H: height, Image: img, Tag: tag}
	b.add(strip{height: height + 2*gap, items: []pdf.Item{item}})
	if text != "" {
		b.keepLast(1)
		b.add(b.paragraph(plain(text, s.Small, parent.Child("P")), block{align: center}.in(s.Small), s.measure())...)
	}
}

// pictureSize fits a picture into a width and a height; it is not printed with fewer
// than 100 pixels to the inch.
func pictureSize(size image.Point, width, height pdf.Length) (w, h pdf.Length) {
	pw, ph := pdf.Length(max(size.X, 1)), pdf.Length(max(size.Y, 1))
	const pixel = 72 * pdf.Point / 100
	w = min(width, pw*pixel)
	h = w * ph / pw
	if h > height {
		h = height
		w = h * pw / ph
	}
	return w, h
}

// inlinePictures sets the pictures that stand inside a paragraph after it.
func (b *body) inlinePictures(inlines []markup.Inline, parent *pdf.Element) {
	for _, in := range inlines {
		if in.Kind == markup.Image {
			b.figure(in.URL, in.Text, parent)
		}
		b.inlinePictures(in.Inlines, parent)
	}
}

// size is a picture's size in pixels.
func (p Picture) size() (image.Point, error) {
	if p.Width > 0 && p.Height > 0 {
		return image.Pt(p.Width, p.Height), nil
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(p.Data))
	return image.Pt(config.Width, config.Height), err
}

// How many pixels to the inch a picture is printed with at most: more is not seen on
// paper. A picture for a phone has as many as the phone.
const (
	paperDots = 200
	phoneDots = int(72 * pdf.Point / phonePixel)
)

// dots is how many pixels a picture of a width needs.
func (l *layout) dots(width pdf.Length) int {
	perInch := paperDots
	if l.style.Narrow {
		perInch = phoneDots
	}
	const inch = 72 * pdf.Point
	return int((width*pdf.Length(perInch) + inch - 1) / inch)
}

// An album keeps the pictures of a notice as they are printed, for a notice is set
// more than once until its lines fit. It is used by one goroutine.
type album map[albumEntry]*pdf.Image

type albumEntry struct {
	name  string
	width int // pixels; 0: as it is
}

// image is a picture with no many more pixels across than it needs.
func (a album) image(name string, p Picture, width int) (*pdf.Image, error) {
	size, err := p.size()
	if err != nil {
		return nil, err
	}
	if size.X <= width*5/4 { // to do it again would cost more than it saves
		width = 0
	}
	entry := albumEntry{name, width}
	if img := a[entry]; img != nil {
		return img, nil
	}
	if width > 0 {
		fit, err := picture.Fit(picture.Picture{Data: p.Data, Format: p.Format, Width: size.X, Height: size.Y}, width)
		if err != nil {
			return nil, err
		}
		p = Picture{Data: fit.Data, Format: fit.Format}
	}
	img, err := load(p)
	if err == nil && a != nil {
		a[entry] = img
	}
	return img, err
}

func load(p Picture) (*pdf.Image, error) {
	switch p.Format {
	case "jpeg":
		return pdf.JPEG(p.Data)
	case "png":
		return pdf.PNG(p.Data)
	}
	return nil, fmt.Errorf("format %q", p.Format)
}
