package picture

import (
	"bytes"
	"fmt"
	"image/jpeg"
	"image/png"
)

// Fit makes a copy of a clean picture that is so many points wide, for a place where
// more would not be seen. It is for pictures that are wider.
func Fit(p Picture, width int) (Picture, error) {
	format, err := head(p.Data)
	if err != nil {
		return Picture{}, err
	}
	decode := jpeg.Decode
	if format == "png" {
		decode = png.Decode
	}
	img, err := decode(bytes.NewReader(p.Data))
	if err != nil {
		return Picture{}, decodeError(err)
	}
	from := img.Bounds()
	width = min(max(width, 1), from.Dx())
	height := max((from.Dy()*width+from.Dx()/2)/from.Dx(), 1)
	img = resized(img, width, height)
	var out bytes.Buffer
	if format == "png" {
		err = png.Encode(&out, img)
	} else {
		err = jpeg.Encode(&out, img, &jpeg.Options{Quality: quality})
	}
	if err != nil {
		return Picture{}, fmt.Errorf("%w：%w", ErrDamaged, err)
	}
	return Picture{Data: out.Bytes(), Format: format, Width: width, Height: height}, nil
}
