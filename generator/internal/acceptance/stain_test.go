//go:build acceptance

package acceptance

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"cunwu/generator/internal/build"
)

// TestStainedCodes spoils the codes of every village's week on A4 and A3, of every twentieth
// notice, of plates and of labels as a wall does, and reads them at 100 dpi: grey paper,
// a blot on a tenth of each, turned by 5 degrees, and blurred by 0.7 of a dot with the
// whole page in sight, by one with one code in sight, as a phone is held. The blot lies
// in the middle, or at the right, the left, the top or the bottom, and not on a corner,
// where the squares are by which a reader finds the code.
func TestStainedCodes(t *testing.T) {
	dir := t.TempDir()
	var files []string
	for _, sample := range []struct {
		kind build.SheetKind
		args []string
	}{
		{build.WeekSheets, []string{"--paper", "a4"}},
		{build.WeekSheets, []string{"--paper", "a3"}},
		{build.Plates, []string{"--paper", "a4", "--village", "liuwan"}},
		{build.Plates, []string{"--paper", "a5", "--village", "wangjiaying"}},
		{build.Labels, []string{"--village", "wangjiaying"}},
	} {
		files = append(files, printSheets(t, filepath.Join(dir, string(sample.kind)+strings.Join(sample.args, "")), sample.kind, sample.args...)...)
	}
	notices := find(t, public, "sheet.pdf")
	slices.Sort(notices)
	for i := 0; i < len(notices); i += 20 {
		files = append(files, notices[i])
	}
	var mu sync.Mutex
	codes := 0
	each(files, func(file string) {
		n := stained(t, file)
		mu.Lock()
		defer mu.Unlock()
		codes += n
	})
	t.Logf("%d files, %d codes", len(files), codes)
	if codes < 80 {
		t.Errorf("only %d codes were spoiled", codes)
	}
}

// stained spoils and reads the codes of a file, page by page, and gives their number.
func stained(t *testing.T, file string) int {
	t.Helper()
	dir, err := os.MkdirTemp(t.TempDir(), "*")
	if err != nil {
		t.Error(err)
		return 0
	}
	defer os.RemoveAll(dir)
	pages := map[int][]box{}
	boxes := boxesOf(t, file)
	for _, b := range boxes {
		pages[b.page] = append(pages[b.page], b)
	}
	for n, boxes := range pages {
		at := func(name string) string { return filepath.Join(dir, name) }
		page := fmt.Sprint(n)
		run(t, "pdftoppm", "-r", "150", "-gray", "-singlefile", "-f", page, "-l", page, file, at("clean"))
		run(t, "pdftoppm", "-r", "100", "-gray", "-singlefile", "-f", page, "-l", page, file, at("page"))
		want := zbar(t, at("clean.pgm"))
		if len(want) != len(boxes) {
			t.Errorf("%s, page %d: %d codes are drawn and %d read", file, n, len(boxes), len(want))
		}
		spoil := []string{at("page.pgm"), "+level", "0,82%", "-fill", "gray25"}
		for i, b := range boxes {
			spoil = append(spoil, "-draw", blot(b, i+n))
		}
		run(t, "convert", append(spoil, at("spoiled.pgm"))...)
		turn := []string{"-background", "gray82", "-rotate", "5", "-gaussian-blur"}
		run(t, "convert", append(append([]string{at("spoiled.pgm")}, turn...), "0x0.7", at("all.pgm"))...)
		found := zbar(t, at("all.pgm"))
		var alone []string
		for i, b := range boxes {
			picture := at(fmt.Sprintf("one%d.pgm", i))
			margin := 10.0 * 72 / 25.4 // 10 mm around the code
			side := (b.side + 2*margin) * 100 / 72
			crop := fmt.Sprintf("%.0fx%.0f%+.0f%+.0f", side, side, (b.x-margin)*100/72, (b.y-margin)*100/72)
			run(t, "convert", append(append([]string{at("spoiled.pgm"), "-crop", crop, "+repage"}, turn...), "0x1", picture)...)
			alone = append(alone, zbar(t, picture)...)
		}
		for _, address := range want {
			if !slices.Contains(found, address) {
				t.Errorf("%s, page %d: %s is not read on the stained page", file, n, address)
			}
			if !slices.Contains(alone, address) {
				t.Errorf("%s, page %d: %s is not read alone, stained", file, n, address)
			}
		}
	}
	return len(boxes)
}

// blot is a disc on a tenth of a code, in ImageMagick's words.
func blot(b box, i int) string {
	radius := b.side * math.Sqrt(0.1/math.Pi)
	x, y, off := b.x+b.side/2, b.y+b.side/2, b.side/2-radius
	switch i % 5 {
	case 1:
		x += off
	case 2:
		x -= off
	case 3:
		y -= off
	case 4:
		y += off
	}
	return fmt.Sprintf("circle %.1f,%.1f %.1f,%.1f", x*100/72, y*100/72, (x+radius)*100/72, y*100/72)
}
