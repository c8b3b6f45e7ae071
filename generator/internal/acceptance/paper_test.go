//go:build acceptance

package acceptance

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"cunwu/generator/internal/build"
)

// A paper is a file of sheets as other programs see it.
type paper struct {
	file  string
	text  string   // by pdftotext in the order in which it is drawn, without white space
	codes []string // by zbarimg at 150 dpi, page by page
	boxes []box    // where the codes are
	chars int
}

// A box is a square in points from the upper left corner of a page.
type box struct {
	page       int // from 1
	x, y, side float64
}

// warnings are what mutool says of a file, but for what it says of itself.
func warnings(said []byte) string {
	var left []string
	for line := range strings.Lines(string(said)) {
		if line = strings.TrimSpace(line); line != "" && line != "warning: ICC support is not available" {
			left = append(left, line)
		}
	}
	return strings.Join(left, "\n")
}

// mutool runs mutool, which must have nothing to say.
func mutool(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := exec.Command("mutool", args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if said := warnings(errs.Bytes()); err != nil || said != "" {
		t.Errorf("mutool %s: %v %s", strings.Join(args, " "), err, said)
	}
	return out.Bytes()
}

// zbar reads the codes of a picture; none is no error.
func zbar(t *testing.T, picture string) []string {
	t.Helper()
	out, err := exec.Command("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture).Output()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 4) { // 4: no code there
		t.Errorf("zbarimg %s: %v", picture, err)
	}
	return strings.Fields(string(out))
}

// examine looks at a file with every tool: qpdf and mutool find nothing, every font is
// embedded, a subset and can be copied, and every character leaves ink where it is said
// to stand.
func examine(t *testing.T, file string) paper {
	t.Helper()
	p := paper{file: file}
	run(t, "qpdf", "--check", file)
	mutool(t, "info", file)
	for i, line := range strings.Split(strings.TrimSpace(run(t, "pdffonts", file)), "\n") {
		fields := strings.Fields(line)
		if i < 2 {
			continue
		}
		// name … emb sub uni object ID
		if n := len(fields); n < 6 || fields[n-5] != "yes" || fields[n-4] != "yes" || fields[n-3] != "yes" || len(strings.SplitN(fields[0], "+", 2)[0]) != 6 {
			t.Errorf("%s: a font is not embedded, not a subset or cannot be copied: %s", file, line)
		}
	}
	raw := run(t, "pdftotext", "-raw", file, "-")
	p.text = squeeze(raw)
	dir, err := os.MkdirTemp(t.TempDir(), "*")
	if err != nil {
		t.Error(err)
		return p
	}
	defer os.RemoveAll(dir)
	run(t, "pdftoppm", "-r", "150", "-gray", file, filepath.Join(dir, "page"))
	pictures, err := filepath.Glob(filepath.Join(dir, "page*"))
	if pages := strings.Count(raw, "\f"); err != nil || len(pictures) == 0 || len(pictures) != pages {
		t.Errorf("%s: %d pictures of %d pages (%v)", file, len(pictures), pages, err)
		return p
	}
	slices.Sort(pictures)
	for _, picture := range pictures {
		p.codes = append(p.codes, zbar(t, picture)...)
	}
	p.chars = inked(t, file, pictures)
	p.boxes = boxesOf(t, file)
	if len(p.boxes) != len(p.codes) {
		t.Errorf("%s: %d codes are drawn and %d read", file, len(p.boxes), len(p.codes))
	}
	return p
}

// squeeze takes out all white space. A line's end divides words of Chinese anywhere, so
// texts are compared without any; marks and figures stay.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// inked checks that poppler drew something where mutool says that a character stands: a
// font whose outlines are broken gives a perfect text and an empty page.
func inked(t *testing.T, file string, pictures []string) int {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(mutool(t, "draw", "-q", "-F", "stext", "-o", "-", file)))
	page, size, chars, blank := 0, 0.0, 0, ""
	var picture gray
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Errorf("%s: mutool's text: %v", file, err)
			break
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch element.Name.Local {
		case "page":
			if page++; page > len(pictures) {
				t.Errorf("%s: mutool sees more than %d pages", file, len(pictures))
				return chars
			}
			if picture, err = readGray(pictures[page-1]); err != nil {
				t.Error(err)
				return chars
			}
		case "font":
			size, _ = strconv.ParseFloat(attribute(element, "size"), 64)
		case "char":
			c := attribute(element, "c")
			quad := numbers(attribute(element, "quad"))
			y, err := strconv.ParseFloat(attribute(element, "y"), 64)
			if strings.TrimSpace(c) == "" || len(quad) != 8 || err != nil {
				continue
			}
			chars++
			if !picture.ink(quad[0], y-0.95*size, quad[2], y+0.2*size) {
				blank += c
			}
		}
	}
	if blank != "" {
		t.Errorf("%s: no ink where %q stands", file, blank)
	}
	return chars
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func numbers(s string) []float64 {
	var all []float64
	for _, field := range strings.Fields(s) {
		if n, err := strconv.ParseFloat(field, 64); err == nil {
			all = append(all, n)
		}
	}
	return all
}

// gray is a page at 150 dpi.
type gray struct {
	width, height int
	pixels        []byte
}

// readGray reads a PGM of pdftoppm.
func readGray(file string) (gray, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return gray{}, err
	}
	var g gray
	var most int
	if _, err := fmt.Sscanf(string(data[:min(len(data), 40)]), "P5\n%d %d\n%d", &g.width, &g.height, &most); err != nil {
		return gray{}, fmt.Errorf("%s: %w", file, err)
	}
	if len(data) < g.width*g.height {
		return gray{}, fmt.Errorf("%s is too short", file)
	}
	g.pixels = data[len(data)-g.width*g.height:]
	return g, nil
}

// ink reports whether anything is dark in a box of points.
func (g gray) ink(left, top, right, bottom float64) bool {
	at := func(v float64, most int) int { return min(max(int(math.Round(v*150/72)), 0), most) }
	for y := at(top, g.height); y < at(bottom, g.height); y++ {
		for x := at(left, g.width); x < at(right, g.width); x++ {
			if g.pixels[y*g.width+x] < 160 {
				return true
			}
		}
	}
	return false
}

// boxesOf finds the codes of a file: a figure that is one path.
func boxesOf(t *testing.T, file string) []box {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(mutool(t, "draw", "-q", "-F", "trace", "-o", "-", file)))
	var boxes []box
	page, figure, path := 0, false, false
	var matrix []float64
	var low, high [2]float64
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return boxes
		}
		if err != nil {
			t.Errorf("%s: mutool's trace: %v", file, err)
			return boxes
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "page":
				page++
			case "layer":
				figure = attribute(e, "name") == "Figure"
			case "end_layer":
				figure = false
			case "fill_path":
				path = figure
				matrix = numbers(attribute(e, "transform"))
				low, high = [2]float64{math.Inf(1), math.Inf(1)}, [2]float64{math.Inf(-1), math.Inf(-1)}
			case "moveto", "lineto":
				for i, name := range []string{"x", "y"} {
					v, err := strconv.ParseFloat(attribute(e, name), 64)
					if path && err == nil && len(matrix) == 6 {
						v = matrix[3*i]*v + matrix[4+i] // upright: no skew
						low[i], high[i] = min(low[i], v), max(high[i], v)
					}
				}
			}
		case xml.EndElement:
			if e.Name.Local == "fill_path" && path {
				boxes = append(boxes, box{page, low[0], low[1], high[0] - low[0]})
				path = false
			}
		}
	}
}

// printSheets prints kinds of sheets of villages, a file for each village.
func printSheets(t *testing.T, dir string, kind build.SheetKind, args ...string) []string {
	t.Helper()
	run(t, program, append([]string{"print", "--source", repository, "--proof", "--kind", string(kind), "--date", day.String(), "--out", dir}, args...)...)
	return find(t, dir, ".pdf")
}
