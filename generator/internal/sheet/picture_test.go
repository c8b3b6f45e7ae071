package sheet

import (
	"fmt"
	"testing"

	"cunwu/generator/internal/township"
)

func lookAll(t testing.TB, name string, images []Image) {
	for i, img := range images {
		t.Logf("%s %d: %d × %d, %d bytes", name, i+1, img.Width, img.Height, len(img.Data))
		look(t, fmt.Sprintf("%s-%d", name, i+1), img.Data)
	}
}

func TestPictures(t *testing.T) {
	m := maker(t)
	in := sample(t)
	images, err := m.NoticePicture(in)
	if err != nil {
		t.Fatal(err)
	}
	lookAll(t, "notice", images)
	in.Doc = richBody()
	if images, err = m.NoticePicture(in); err != nil {
		t.Fatal(err)
	}
	lookAll(t, "rich", images)
	in.Notice.Tables = []*township.Table{ledger(60)}
	if images, err = m.NoticePicture(in); err != nil {
		t.Fatal(err)
	}
	lookAll(t, "long", images)
	tw, v := sampleTownship()
	var notices []*township.Notice
	for _, n := range weekNotices() {
		if n.Audience == township.Everyone {
			notices = append(notices, n)
		}
	}
	week := Week{Township: tw, Village: v, Week: township.Week{Year: 2026, Number: 42}, Today: day("2026-10-18"), Notices: notices}
	if images, err = m.WeekPicture(week); err != nil {
		t.Fatal(err)
	}
	lookAll(t, "week", images)
}
