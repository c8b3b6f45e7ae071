package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/township"
)

// sampleSlip is the slip of the sample notice.
func sampleSlip() Slip {
	tw, v := sampleTownship()
	return Slip{Township: tw, Village: v, Notice: sampleNotice()}
}

func TestSlip(t *testing.T) {
	in := sampleSlip()
	in.Codes = &qr.Book{}
	p, err := maker(t).Slip(in)
	keep(t, "slip", p)
	s := read(t, p, err)
	s.says(t, "村务公开意见单", "禾溪镇石桥村", in.Notice.Title, "编号 7k3m9q", "版本 "+in.Notice.Version(), "https://hexi.example/shiqiao/7k3m9q/",
		"公示到2026年10月23日24时止，请在这以前交", "我有不同意见的是", "理由、线索", "姓名（可以不写）：", "联系电话（可以不写）：", "日期：",
		"不写姓名也收", "任何人不得打击报复提意见的人", "收件编号：", "收到人：", "收到日期：", "回执", "演示数据")
	s.never(t, "身份证", "银行", "住址", "— 1 —")
	// Where it is handed in, nearest first; the leader, whom it may be about, is not asked.
	inOrder(t, s.text(), "李*华（村文书）", "0999-5550202", "王*（村务监督委员会）", "0999-5550203", "禾溪镇纪委", "青禾县民政局", "只能打电话的：", "12345")
	s.never(t, "周*国")
	if s.Pages != 1 {
		t.Errorf("%d pages", s.Pages)
	}
	if got, want := in.Codes.Contents(), in.Township.PrintedAddress("shiqiao", in.Notice); !slices.Equal(got, []string{want}) {
		t.Errorf("codes of %q, not of %s", got, want)
	}
	holds(t, s, in.Township.PrintedAddress("shiqiao", in.Notice))
}

func TestBlankSlip(t *testing.T) {
	in := sampleSlip()
	in.Notice = nil
	p, err := maker(t).Slip(in)
	keep(t, "slip-blank", p)
	s := read(t, p, err)
	s.says(t, "村务公开意见单", "哪一份公示：", "编号（不知道可以不写）：", "李*华（村文书）", "https://hexi.example/shiqiao/")
	s.never(t, "7k3m9q", "版本")
	if s.Pages != 1 {
		t.Errorf("%d pages", s.Pages)
	}
	holds(t, s, "https://hexi.example/shiqiao/")
}

// The slip of a notice that is for the board alone holds no address of it: it has no page.
func TestSlipOfBoardOnly(t *testing.T) {
	in := sampleSlip()
	in.Notice.Audience = township.BoardOnly
	p, err := maker(t).Slip(in)
	s := read(t, p, err)
	s.says(t, in.Notice.Title)
	s.never(t, "shiqiao/7k3m9q")
	holds(t, s, "https://hexi.example/shiqiao/#b")
}

// Whatever has to be said, there are lines enough to write on, far enough apart for an
// old hand, and it stays one page.
func TestSlipHasRoom(t *testing.T) {
	for name, change := range map[string]func(*Slip){
		"usual":    func(*Slip) {},
		"blank":    func(in *Slip) { in.Notice = nil },
		"standing": func(in *Slip) { in.Notice.LastDay = township.Day{} },
		"long title": func(in *Slip) {
			in.Notice.Title = strings.Repeat("关于石桥村高标准农田配套渠道维修工程", 6)
		},
		"many phones": func(in *Slip) {
			for i := range 5 {
				in.Township.Supervision = append(in.Township.Supervision, township.Contact{Name: fmt.Sprintf("第%d个监督部门", i), Phone: fmt.Sprintf("0999-555%04d", 300+i)})
			}
		},
		"nobody": func(in *Slip) {
			in.Village.Handler, in.Village.Committee, in.Township.Supervision = township.Contact{}, township.Contact{}, nil
		},
	} {
		for _, language := range []string{"zh-CN", "en"} {
			in := sampleSlip()
			change(&in)
			m, err := New(words(t, language), township.Fonts{})
			if err != nil {
				t.Fatal(err)
			}
			p, err := m.Slip(in)
			keep(t, "slip-"+strings.ReplaceAll(name, " ", "-")+"-"+language, p)
			if s := read(t, p, err); s.Pages != 1 {
				t.Errorf("%s, %s: %d pages", name, language, s.Pages)
			}
			gaps := writingLines(p)
			if len(gaps) < slipObject+slipReasons {
				t.Errorf("%s, %s: %d lines to write on", name, language, len(gaps))
			}
			for _, gap := range gaps {
				if gap < pdf.Millimetres(slipTight) {
					t.Errorf("%s, %s: lines %v apart", name, language, gap)
				}
			}
			again, err := m.Slip(in)
			if err != nil || string(again.Data) != string(p.Data) {
				t.Errorf("%s, %s: not the same bytes twice", name, language)
			}
		}
	}
}

// inOrder reports texts that do not follow each other.
func inOrder(t *testing.T, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		_, after, found := strings.Cut(text, want)
		if !found {
			t.Errorf("%q does not come after what it should", want)
			return
		}
		text = after
	}
}

// writingLines are the distances of the lines to write on, that go right across the page,
// from what is above each: the line before, or the text.
func writingLines(p PDF) []pdf.Length {
	var gaps []pdf.Length
	s := slipStyle()
	above := pdf.Length(0)
	for _, item := range p.seen.doc.Pages[0].Items {
		switch item := item.(type) {
		case *pdf.Text:
			above = item.Y
		case *pdf.Rect:
			if item.W == s.measure() && item.X == s.Left && above > 0 {
				if gap := item.Y - above; gap > pdf.Millimetres(5) { // not the foot of a box
					gaps = append(gaps, gap)
				}
				above = item.Y
			}
		}
	}
	return gaps
}

// holds reports a page whose only code is not that of an address.
func holds(t *testing.T, s sheet, address string) {
	t.Helper()
	want, err := qr.Encode(address, qr.Printed)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(s.pages[0].Symbols); n != 1 {
		t.Fatalf("%d codes", n)
	}
	rows := s.pages[0].Symbols[0].Rows
	if len(rows) != want.Size {
		t.Fatalf("the code has %d modules, not %d", len(rows), want.Size)
	}
	for y, row := range rows {
		for x, module := range row {
			if (module == '#') != want.Dark(x, y) {
				t.Fatalf("not the code of %s", address)
			}
		}
	}
}
