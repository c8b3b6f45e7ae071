package sheet

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/township"
)

func TestPlate(t *testing.T) {
	m := maker(t)
	for _, c := range []struct {
		paper  Paper
		width  float64
		symbol float64 // mm
	}{{"", 210, 110}, {PaperA5, 148, 77}} {
		tw, v := sampleTownship()
		p, err := m.Plate(Plate{Township: tw, Village: v, Place: "村委会门口", Options: Options{Paper: c.paper}})
		keep(t, "plate"+string(c.paper), p)
		s := read(t, p, err)
		s.says(t, "禾溪镇", "石桥村", "扫码看村务", "https://hexi.example/shiqiao/", "村委会门口", "演示数据")
		s.never(t, "— 1 —")
		if s.Pages != 1 || int(s.pages[0].Width*25.4/72+0.5) != int(c.width) {
			t.Errorf("%s: %d pages, %v wide", c.paper, s.Pages, s.pages[0].Width)
		}
		want, err := qr.Encode("https://hexi.example/shiqiao/", qr.Quartile)
		if err != nil {
			t.Fatal(err)
		}
		symbol := s.pages[0].Symbols[0]
		if len(symbol.Rows) != want.Size || symbol.Module*float64(want.Size) < c.symbol*72/25.4-0.1 {
			t.Errorf("%s: the code has %d modules of %v", c.paper, len(symbol.Rows), symbol.Module)
		}
		for y, row := range symbol.Rows {
			for x, module := range row {
				if (module == '#') != want.Dark(x, y) {
					t.Fatalf("%s: not the code of the village", c.paper)
				}
			}
		}
	}
	tw, v := sampleTownship()
	v.Name = strings.Repeat("很长的名字", 4) + "村"
	tw.Base = "https://" + strings.Repeat("long-name.", 5) + "example/"
	p, err := m.Plate(Plate{Township: tw, Village: v, Options: Options{Paper: PaperA5}})
	if s := read(t, p, err); s.Pages != 1 {
		t.Errorf("a long name makes %d pages", s.Pages)
	}
	for _, o := range []Options{{Paper: "b5"}, {Landscape: true}} {
		if _, err := m.Plate(Plate{Township: tw, Village: v, Options: o}); !errors.Is(err, ErrPaper) {
			t.Errorf("%v: %v", o, err)
		}
	}
}

func TestLabels(t *testing.T) {
	in := sampleLabels(17)
	in.Labels[3].Name = strings.Repeat("名字很长很长", 8)
	p, err := maker(t).Labels(in)
	keep(t, "labels", p)
	s := read(t, p, err)
	if s.Pages != 2 || len(s.pages[0].Symbols) != 12 || len(s.pages[1].Symbols) != 5 {
		t.Errorf("%d pages with %d codes on the first", s.Pages, len(s.pages[0].Symbols))
	}
	s.says(t, "第0村　扫码看村务", "https://hexi.example/cun16/")
	for i := range s.pages {
		for _, symbol := range s.pages[i].Symbols {
			if side := symbol.Module * float64(len(symbol.Rows)); side < 36*72/25.4-0.1 {
				t.Errorf("a code of %v points", side)
			}
		}
	}
	p, err = maker(t).Labels(Labels{Township: in.Township, Title: "空"})
	read(t, p, err).says(t, "没有要印的二维码。")
}

func TestDuties(t *testing.T) {
	in := sampleDuties()
	p, err := maker(t).Duties(in)
	keep(t, "duties", p)
	s := read(t, p, err)
	s.says(t, "石桥村2026年第4季度公开日程", "本季度有4项要公开", "10月20日 星期二", "第3季度", "最低生活保障审核确认", "《村民委员会组织法》",
		"月份结束后10个工作日内", "√10月15日", "遇事即办", "随时公布", "投入5万元以上重大事项、便民提醒")
	got := rows(s.root.All("Table")[0])
	if len(got) != 1+3+4 || got[1] != "<<<<<2026年10月" || !strings.HasPrefix(got[2], "10月15日 星期四|村级财务收支|9月|") || !strings.HasSuffix(got[2], "□") || !strings.HasSuffix(got[3], "√10月15日") || got[6] != "<<<<<2026年12月" {
		t.Errorf("rows %q", got)
	}
	in.Entries, in.Undated = nil, nil
	p, err = maker(t).Duties(in)
	s = read(t, p, err)
	s.says(t, "没有到期")
	s.never(t, "遇事即办")
}

func TestPapers(t *testing.T) {
	m := maker(t)
	for _, c := range []struct {
		options       Options
		width, height float64
		symbol        float64
	}{
		{Options{PaperA4, true}, 297, 210, 36},
		{Options{PaperA3, false}, 297, 420, 55},
		{Options{PaperA3, true}, 420, 297, 55},
	} {
		name := string(c.options.Paper)
		if c.options.Landscape {
			name += "-landscape"
		}
		in := sample(t)
		in.Options = c.options
		in.Notice.Tables = []*township.Table{ledger(40)}
		p, err := m.Notice(in)
		keep(t, "notice-"+name, p)
		s := read(t, p, err)
		if w, h := s.pages[0].Width*25.4/72, s.pages[0].Height*25.4/72; w < c.width-0.1 || w > c.width+0.1 || h < c.height-0.1 || h > c.height+0.1 {
			t.Errorf("%s: %v × %v mm", name, w, h)
		}
		s.holds(t, c.symbol, in.Township.PrintedAddress("shiqiao", in.Notice))
		tw, v := sampleTownship()
		p, err = m.Week(Week{Township: tw, Village: v, Week: township.Week{Year: 2026, Number: 42}, Today: day("2026-10-18"), Notices: weekNotices(), Options: c.options})
		keep(t, "week-"+name, p)
		s = read(t, p, err)
		if c.options.Paper == PaperA3 && s.Pages != 1 {
			t.Errorf("%s: a week of 7 notices takes %d pages", name, s.Pages)
		}
	}
	in := sample(t)
	in.Options = Options{Paper: PaperA5}
	if _, err := m.Notice(in); !errors.Is(err, ErrPaper) {
		t.Errorf("a notice on A5: %v", err)
	}
}

func TestLimitWords(t *testing.T) {
	m := maker(t)
	for _, c := range []struct {
		kind   string
		length township.Length
		want   string
	}{
		{"formed", township.Length{N: 20, Unit: township.Workdays}, "信息形成后20个工作日内"},
		{"decided", township.Length{N: 48, Unit: township.Hours}, "作出决定后48小时内"},
		{"month-end", township.Length{N: 5, Unit: township.Days}, "月份结束后5天内"},
		{"quarter", township.Length{}, "每季度"},
		{"", township.Length{}, ""},
	} {
		if got := m.LimitWords(c.kind, c.length); got != c.want {
			t.Errorf("%s: %s", c.kind, got)
		}
	}
}

// sampleLabels makes n labels.
func sampleLabels(n int) Labels {
	tw, _ := sampleTownship()
	in := Labels{Township: tw, Title: "禾溪镇二维码贴纸"}
	for i := range n {
		slug := "cun" + strconv.Itoa(i)
		in.Labels = append(in.Labels, Label{Name: "第" + strconv.Itoa(i) + "村", Note: "村委会门口", Address: tw.VillageAddress(slug)})
	}
	return in
}

func sampleDuties() Duties {
	tw, v := sampleTownship()
	return Duties{Township: tw, Village: v, Year: 2026, Quarter: 4, Entries: []Duty{
		{Day: day("2026-11-20"), Title: "最低生活保障对象名单", Limit: "每月20日", Basis: "《最低生活保障审核确认办法》（2021）第二十四条"},
		{Day: day("2026-10-20"), Title: "财务收支", From: day("2026-07-01"), To: day("2026-09-30"), Limit: "每季度首月20日", Basis: "《村民委员会组织法》第三十条", Done: day("2026-10-15")},
		{Day: day("2026-10-15"), Title: "村级财务收支", From: day("2026-09-01"), To: day("2026-09-30"), Limit: "月份结束后10个工作日内"},
		{Day: day("2026-12-31"), Title: "驻村工作队情况", Limit: "每季度", Basis: "县里的目录"},
	}, Undated: []Duty{
		{Title: "投入5万元以上重大事项", Limit: "随时公布", Basis: "青禾县村务公开目录"},
		{Title: "便民提醒", Limit: "随时公布"},
		{Title: "村规民约", Limit: "信息形成（变更）20个工作日内"},
	}}
}
