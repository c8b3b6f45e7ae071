package raster

import (
	"image"
	"image/draw"
	"os"
	"testing"

	"golang.org/x/image/vector"

	"cunwu/generator/internal/pdf"
)

func font(t testing.TB, name string) *pdf.Font {
	t.Helper()
	data, err := os.ReadFile("../sheet/fonts/" + name + ".ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := pdf.ParseFont(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// polygon fills a polygon of points in units.
func polygon(w, h int, points ...[2]int) []uint8 {
	f := &filler{}
	f.begin(w, h)
	for i, p := range points {
		q := points[(i+1)%len(points)]
		f.edge(p[0], p[1], q[0], q[1])
	}
	cover := make([]uint8, w*h)
	f.coverage(cover)
	return cover
}

func TestCoverage(t *testing.T) {
	const u = unit
	for name, c := range map[string]struct {
		got, want []uint8
	}{
		"a pixel":             {polygon(3, 1, [2]int{u, 0}, [2]int{2 * u, 0}, [2]int{2 * u, u}, [2]int{u, u}), []uint8{0, 255, 0}},
		"the other way round": {polygon(3, 1, [2]int{u, 0}, [2]int{u, u}, [2]int{2 * u, u}, [2]int{2 * u, 0}), []uint8{0, 255, 0}},
		"half of two pixels":  {polygon(3, 1, [2]int{u / 2, 0}, [2]int{3 * u / 2, 0}, [2]int{3 * u / 2, u}, [2]int{u / 2, u}), []uint8{128, 128, 0}},
		"a quarter below":     {polygon(1, 2, [2]int{0, u}, [2]int{u, u}, [2]int{u, 5 * u / 4}, [2]int{0, 5 * u / 4}), []uint8{0, 64}},
		"a triangle":          {polygon(2, 2, [2]int{0, 0}, [2]int{2 * u, 0}, [2]int{0, 2 * u}), []uint8{255, 128, 128, 0}},
		"to the right edge":   {polygon(2, 1, [2]int{0, 0}, [2]int{2 * u, 0}, [2]int{2 * u, u}, [2]int{0, u}), []uint8{255, 255}},
		"nothing":             {polygon(2, 1, [2]int{0, 0}, [2]int{2 * u, 0}), []uint8{0, 0}},
	} {
		for i := range c.want {
			if c.got[i] != c.want[i] {
				t.Errorf("%s: %v, want %v", name, c.got, c.want)
				break
			}
		}
	}
}

// Glyphs are filled as another program fills them, up to what rounding makes.
func TestGlyphsAreThoseOfAnotherRasteriser(t *testing.T) {
	for _, name := range []string{"serif", "sans-bold"} {
		f := font(t, name)
		for _, size := range []int{13 * unit, 44 * unit, 70*unit + 100} {
			for _, r := range "国龘土，。（Ag8％𬭎" {
				id, ok := f.Glyph(r)
				if !ok {
					continue
				}
				m := (&masks{}).draw(glyphKey{f, id, 1, int32(size)})
				const side = 520 // from 513 on it reckons with floating point
				other := image.NewAlpha(image.Rect(0, 0, side, side))
				v := vector.NewRasterizer(side, side)
				v.DrawOp = draw.Src
				k := float32(size) / unit / float32(f.UnitsPerEm())
				at := func(p pdf.OutlinePoint) (x, y float32) {
					return float32(p.X)*k + 0.25 - float32(m.left), -float32(p.Y)*k - float32(m.top)
				}
				for _, c := range f.Outline(id) {
					trace(v, c, at)
				}
				v.Draw(other, other.Rect, image.Opaque, image.Point{})
				most, sum := 0, 0
				for i := range m.cover {
					d := abs(int(m.cover[i]) - int(other.Pix[i/m.w*side+i%m.w]))
					most, sum = max(most, d), sum+d
				}
				if most > 12 || sum > 3*len(m.cover) {
					t.Errorf("%s: %c at %d units: off by %d at most, by %d over %d pixels", name, r, size, most, sum, len(m.cover))
				}
			}
		}
	}
}

// trace walks round a contour whose first point is on the curve.
func trace(v *vector.Rasterizer, c []pdf.OutlinePoint, at func(pdf.OutlinePoint) (x, y float32)) {
	x, y := at(c[0])
	v.MoveTo(x, y)
	for i := 1; i < len(c); i++ {
		p := c[i]
		x, y := at(p)
		if p.On {
			v.LineTo(x, y)
			continue
		}
		next := c[(i+1)%len(c)]
		if !next.On {
			next = halfWay(p, next)
		} else {
			i++
		}
		nx, ny := at(next)
		x0, y0 := v.Pen()
		for i := 1; i <= 32; i++ { // closer to the curve than the other program goes by itself
			t := float32(i) / 32
			v.LineTo((1-t)*(1-t)*x0+2*t*(1-t)*x+t*t*nx, (1-t)*(1-t)*y0+2*t*(1-t)*y+t*t*ny)
		}
	}
	v.ClosePath()
}

// A contour none of whose points lies on the curve is a curve all the same.
func TestContourOfControlPoints(t *testing.T) {
	f := &filler{}
	f.begin(10, 10)
	circle := []pdf.OutlinePoint{{X: 0, Y: 0}, {X: 10 * unit, Y: 0}, {X: 10 * unit, Y: 10 * unit}, {X: 0, Y: 10 * unit}}
	f.contour(circle, func(p pdf.OutlinePoint) (x, y int) { return p.X, p.Y })
	cover := make([]uint8, 100)
	f.coverage(cover)
	sum := 0
	for _, v := range cover {
		sum += int(v)
	}
	// Four parabolas: 100 − 4 × 25/6 pixels.
	if area := sum * 100 / 255; area < 8250 || area > 8340 {
		t.Errorf("it covers %d hundredths of a pixel", area)
	}
	if cover[0] != 0 && cover[55] != 255 {
		t.Errorf("its corner is %d, its middle %d", cover[0], cover[55])
	}
}
