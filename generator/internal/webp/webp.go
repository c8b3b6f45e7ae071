// Package webp encodes pictures as WebP.
//
// The encoder is libwebp, as WebAssembly: it needs no C compiler and no library of the
// system, and the same picture gives the same bytes on every processor. It sees nothing but
// the points that it is given, in memory of its own that is thrown away with each picture.
// What it writes has the picture alone: no metadata, and no colours of points that are
// wholly transparent.
//
// The encoder is unpacked and compiled when the first picture comes, once in a process.
// All functions may be called at the same time.
package webp

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"io"
	"sync"

	"github.com/tetratelabs/wazero"
)

//go:embed libwebp.wasm.gz
var library []byte

// MaxSide is the long side of a picture that can be encoded, in points: with it, any
// picture fits into the memory that the encoder may have.
const MaxSide = 1600

// pages is how much memory the encoder may have for a picture, in the 64 KB of WebAssembly.
const pages = 128 << 20 >> 16

// method is how long libwebp looks for a better encoding, of 0 to 6. Photos grow by about
// 3 % from 4, its default, to 2, and take two fifths of the time.
const method = 2

// ErrSize says that a picture has no points, or too many.
var ErrSize = errors.New("no picture of a size that can be encoded")

// Lossy encodes a photo. The quality is 0 to 100, of libwebp's kind: 80 looks like a JPEG
// of about 75.
func Lossy(img image.Image, quality int) ([]byte, error) {
	e, err := shared()
	if err != nil {
		return nil, err
	}
	return e.encode(img, quality, false)
}

// Lossless encodes a drawing or a scan so that it is seen exactly as it was.
func Lossless(img image.Image) ([]byte, error) {
	e, err := shared()
	if err != nil {
		return nil, err
	}
	return e.encode(img, 50, true) // here the quality is effort, and changes no point
}

// shared is the encoder of this process: nothing about it ever changes.
var shared = sync.OnceValues(func() (*encoder, error) {
	return compile(wazero.NewRuntimeConfig())
})

// An encoder is the compiled library.
type encoder struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule
}

func compile(config wazero.RuntimeConfig) (*encoder, error) {
	packed, err := gzip.NewReader(bytes.NewReader(library))
	if err != nil {
		return nil, fmt.Errorf("libwebp: %w", err)
	}
	code, err := io.ReadAll(packed)
	if err != nil {
		return nil, fmt.Errorf("libwebp: %w", err)
	}
	ctx := context.Background()
	runtime := wazero.NewRuntimeWithConfig(ctx, config.WithMemoryLimitPages(pages))
	module, err := runtime.CompileModule(ctx, code)
	if err != nil {
		return nil, fmt.Errorf("libwebp: %w", err)
	}
	return &encoder{runtime, module}, nil
}

// encode encodes a picture in an instance of the library made for it: what was encoded
// before can have no influence.
func (e *encoder) encode(img image.Image, quality int, lossless bool) ([]byte, error) {
	size := img.Bounds().Size()
	if size.X < 1 || size.Y < 1 || max(size.X, size.Y) > MaxSide {
		return nil, fmt.Errorf("%w: %d×%d", ErrSize, size.X, size.Y)
	}
	points := image.NewNRGBA(image.Rectangle{Max: size})
	draw.Draw(points, points.Rect, img, img.Bounds().Min, draw.Src)

	ctx := context.Background()
	instance, err := e.runtime.InstantiateModule(ctx, e.module, wazero.NewModuleConfig().WithName("")) // a name could be had once
	if err != nil {
		return nil, fmt.Errorf("libwebp: %w", err)
	}
	defer instance.Close(ctx)
	call := func(function string, arguments ...uint64) (uint32, error) {
		results, err := instance.ExportedFunction(function).Call(ctx, arguments...)
		if err != nil {
			return 0, fmt.Errorf("libwebp: %s: %w", function, err)
		}
		if uint32(results[0]) == 0 {
			return 0, fmt.Errorf("libwebp: %s of a picture of %d×%d gives nothing", function, size.X, size.Y)
		}
		return uint32(results[0]), nil
	}
	from, err := call("malloc", uint64(len(points.Pix)))
	if err != nil {
		return nil, err
	}
	length, err := call("malloc", 8)
	if err != nil {
		return nil, err
	}
	memory := instance.Memory()
	if !memory.Write(from, points.Pix) || !memory.WriteUint64Le(length, 0) {
		return nil, errors.New("libwebp: memory that was given is not there")
	}
	without := uint64(0)
	if lossless {
		without = 1
	}
	// The points are RGBA (0); colours of points that cannot be seen need not be kept (0).
	to, err := call("encode", uint64(from), uint64(size.X), uint64(size.Y), uint64(length), 0, uint64(quality), method, without, 0)
	if err != nil {
		return nil, err
	}
	n, _ := memory.ReadUint32Le(length)
	data, ok := memory.Read(to, n)
	if !ok || n == 0 {
		return nil, errors.New("libwebp: what was encoded is not there")
	}
	return bytes.Clone(data), nil // the memory goes with the instance
}
