package sheet

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"cunwu/generator/internal/township"
)

// TestSharePicture draws the pictures beside links: of the right size, light enough for a
// chat, the same each time, and with ink for every name, however long.
func TestSharePicture(t *testing.T) {
	m := maker(t)
	tw := &township.Township{Name: "禾溪镇", County: "青禾县", Demonstration: true}
	seen := map[string]bool{}
	for name, v := range map[string]*township.Village{
		"township": nil,
		"village":  {Slug: "liuwan", Name: "柳湾村"},
		"long":     {Slug: "long", Name: "巴音布鲁克蒙古族自治乡呼斯图村第二生产队"},
	} {
		pic, err := m.SharePicture(tw, v)
		if err != nil {
			t.Fatal(err)
		}
		again, err := m.SharePicture(tw, v)
		if err != nil || !bytes.Equal(pic.Data, again.Data) {
			t.Errorf("%s: another picture the second time (%v)", name, err)
		}
		img, err := png.Decode(bytes.NewReader(pic.Data))
		if err != nil {
			t.Fatal(err)
		}
		if b := img.Bounds(); b.Dx() != shareWidth || b.Dy() != shareHeight || len(pic.Data) > MaxShare {
			t.Errorf("%s: %d × %d, %d bytes", name, b.Dx(), b.Dy(), len(pic.Data))
		}
		left, right := shareWidth, 0
		for y := 60; y < shareHeight-60; y++ {
			for x := 60; x < shareWidth-60; x++ {
				if r, _, _, _ := img.At(x, y).RGBA(); r < 0x8000 {
					left, right = min(left, x), max(right, x)
				}
			}
		}
		if middle := (shareWidth - shareMiddle) / 2; left < middle-2 || right > shareWidth-middle+2 || right-left < 200 {
			t.Errorf("%s: ink from %d to %d, outside the square that chats show", name, left, right)
		}
		if seen[string(pic.Data)] {
			t.Errorf("%s: the same picture as another's", name)
		}
		seen[string(pic.Data)] = true
		if *out != "" {
			if err := os.WriteFile(filepath.Join(*out, "share-"+name+".png"), pic.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
