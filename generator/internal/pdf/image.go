package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strconv"
)

// An Image is a picture that may be placed any number of times.
type Image struct {
	Width, Height int // pixels
	space         string
	jpeg          []byte // as it was given
	pixels        []byte // where it was no JPEG
}

// maxPixels keeps a small file from unpacking to gigabytes.
const maxPixels = 60_000_000

// ErrImage says that a picture cannot be used.
var ErrImage = errors.New("not a usable picture")

// JPEG takes a JPEG file, which goes into the PDF as it is.
func JPEG(data []byte) (*Image, error) {
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrImage, err)
	}
	img := &Image{Width: config.Width, Height: config.Height, jpeg: data}
	switch config.ColorModel {
	case color.GrayModel:
		img.space = "/DeviceGray"
	case color.YCbCrModel, color.RGBAModel:
		img.space = "/DeviceRGB"
	case color.CMYKModel:
		return nil, fmt.Errorf("%w: its colours are CMYK", ErrImage)
	default:
		return nil, fmt.Errorf("%w: unknown colour model", ErrImage)
	}
	return img, nil
}

// PNG takes a PNG file. What is transparent becomes white, as on paper.
func PNG(data []byte) (*Image, error) {
	config, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrImage, err)
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > maxPixels/config.Height {
		return nil, fmt.Errorf("%w: %d × %d pixels", ErrImage, config.Width, config.Height)
	}
	decoded, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrImage, err)
	}
	return fromPixels(decoded), nil
}

func fromPixels(src image.Image) *Image {
	b := src.Bounds()
	img := &Image{Width: b.Dx(), Height: b.Dy(), space: "/DeviceRGB"}
	rgb := make([]byte, 0, 3*img.Width*img.Height)
	grey := true
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, a := src.At(x, y).RGBA()
			white := 0xFFFF - a
			r, g, bl = (r+white)>>8, (g+white)>>8, (bl+white)>>8
			grey = grey && r == g && g == bl
			rgb = append(rgb, byte(r), byte(g), byte(bl))
		}
	}
	if grey {
		for i := range len(rgb) / 3 {
			rgb[i] = rgb[3*i]
		}
		rgb = rgb[:len(rgb)/3]
		img.space = "/DeviceGray"
	}
	img.pixels = rgb
	return img
}

func (i *Image) write(f *file, number int) {
	dict := "/Type/XObject/Subtype/Image/Width " + strconv.Itoa(i.Width) + "/Height " + strconv.Itoa(i.Height) +
		"/ColorSpace" + i.space + "/BitsPerComponent 8"
	if i.jpeg != nil {
		f.raw(number, dict+"/Filter/DCTDecode", i.jpeg)
		return
	}
	f.stream(number, dict, i.pixels)
}
