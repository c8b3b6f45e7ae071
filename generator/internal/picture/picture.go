// Package picture makes the copies of pictures that are published.
//
// A copy is made of the picture's points alone, so nothing that a camera, a phone
// or an editor wrote into the file is in it: no place, time, name, serial number,
// comment, thumbnail, earlier version or appended video. It stands upright, and its
// long side is at most MaxSide. The same file gives the same bytes on every machine.
// Colours are taken as sRGB.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
)

const (
	// MaxSide is the long side of a copy, in points.
	MaxSide = 1600
	// MaxPixels is how many points a picture may have; more would take more memory
	// than a build can spare.
	MaxPixels = 60_000_000

	quality = 82 // of a JPEG
)

// What can be wrong with a picture. The texts are for the clerk; errors that wrap
// them say more.
var (
	ErrFormat   = errors.New("不是能用的图片，请另存为 JPEG 或 PNG")
	ErrTooLarge = errors.New("图片太大，最多 6000 万像素，请缩小后再用")
	ErrDamaged  = errors.New("图片文件已损坏，请重新保存或重新拍摄")
)

// A Picture is a copy that may be published.
type Picture struct {
	Data   []byte
	Format string // "jpeg" or "png"
	Width  int    // as it is seen
	Height int
}

// Check finds what the head of a file tells to be wrong, without decoding the picture.
func Check(data []byte) error {
	_, err := head(data)
	return err
}

// head reads the head of a file, and returns its format.
func head(data []byte) (format string, err error) {
	format, err = formatOf(data)
	if err != nil {
		return "", err
	}
	readConfig := jpeg.DecodeConfig
	if format == "png" {
		readConfig = png.DecodeConfig
	}
	config, err := readConfig(bytes.NewReader(data))
	if err != nil {
		return "", decodeError(err)
	}
	if config.Width <= 0 || config.Height <= 0 {
		return "", fmt.Errorf("%w（没有大小）", ErrDamaged)
	}
	if int64(config.Width)*int64(config.Height) > MaxPixels {
		return "", fmt.Errorf("%w（这张是 %d×%d）", ErrTooLarge, config.Width, config.Height)
	}
	return format, nil
}

// Clean makes the copy of a JPEG or PNG file. A JPEG stays a JPEG and a PNG a PNG.
func Clean(data []byte) (Picture, error) {
	format, err := head(data)
	if err != nil {
		return Picture{}, err
	}
	decode, turn := jpeg.Decode, upright
	if format == "png" {
		decode = png.Decode
	} else {
		turn = orientationOf(data)
	}
	img, err := decode(bytes.NewReader(data))
	if err != nil {
		return Picture{}, decodeError(err)
	}
	img = turned(shrunk(seen(img)), turn)
	p := Picture{Format: format, Width: img.Bounds().Dx(), Height: img.Bounds().Dy()}
	var out bytes.Buffer
	if format == "png" {
		err = png.Encode(&out, img)
	} else {
		err = jpeg.Encode(&out, img, &jpeg.Options{Quality: quality})
	}
	if err != nil {
		return Picture{}, fmt.Errorf("%w：%w", ErrDamaged, err)
	}
	p.Data = out.Bytes()
	return p, nil
}

// formatOf tells the format by the file's first bytes, and names the formats that
// phones and editors save by default.
func formatOf(data []byte) (string, error) {
	has := func(at int, sign string) bool {
		return len(data) >= at+len(sign) && string(data[at:at+len(sign)]) == sign
	}
	name := ""
	switch {
	case has(0, "\xff\xd8\xff"):
		return "jpeg", nil
	case has(0, "\x89PNG\r\n\x1a\n"):
		return "png", nil
	case has(4, "ftypheic"), has(4, "ftypheix"), has(4, "ftypmif1"):
		name = "HEIC"
	case has(4, "ftypavif"):
		name = "AVIF"
	case has(0, "GIF8"):
		name = "GIF"
	case has(0, "RIFF") && has(8, "WEBP"):
		name = "WebP"
	case has(0, "BM"):
		name = "BMP"
	case has(0, "II*\x00"), has(0, "MM\x00*"):
		name = "TIFF"
	case has(0, "%PDF"):
		name = "PDF"
	default:
		return "", ErrFormat
	}
	return "", fmt.Errorf("%w（这是 %s 文件）", ErrFormat, name)
}

func decodeError(err error) error {
	var unsupportedJPEG jpeg.UnsupportedError
	var unsupportedPNG png.UnsupportedError
	if errors.As(err, &unsupportedJPEG) || errors.As(err, &unsupportedPNG) {
		return fmt.Errorf("%w：%w", ErrFormat, err)
	}
	return fmt.Errorf("%w：%w", ErrDamaged, err)
}

// seen drops the colours of points that are wholly transparent: what was rubbed out
// may still be in them.
func seen(img image.Image) image.Image {
	if o, ok := img.(interface{ Opaque() bool }); ok && o.Opaque() {
		return img
	}
	dst := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(dst, dst.Rect, img, img.Bounds().Min, draw.Src)
	return dst
}

// grey makes a picture without colours a grey one, which takes a third of the space.
func grey(img *image.RGBA) image.Image {
	for i := 0; i < len(img.Pix); i += 4 {
		p := img.Pix[i : i+4]
		if p[3] != 0xff || p[0] != p[1] || p[1] != p[2] {
			return img
		}
	}
	g := image.NewGray(img.Rect)
	for i := range g.Pix {
		g.Pix[i] = img.Pix[4*i]
	}
	return g
}
