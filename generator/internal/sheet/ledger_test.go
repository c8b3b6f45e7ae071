package sheet

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/township"
)

func accounts(t testing.TB, rows int, o Options) Notice {
	in := sample(t)
	in.Notice.Tables = []*township.Table{{Name: "补贴名单", Columns: []township.Column{{Name: "户主"}}}, ledger(rows)}
	in.Options = o
	return in
}

func TestLedgerSheet(t *testing.T) {
	m := maker(t)
	for name, o := range map[string]Options{
		"a4": {}, "a4-landscape": {Landscape: true}, "a3": {Paper: PaperA3}, "a3-landscape": {PaperA3, true},
	} {
		for _, n := range []int{6, 30, 120} {
			t.Run(fmt.Sprintf("%s-%d", name, n), func(t *testing.T) {
				in := accounts(t, n, o)
				p, err := m.Ledger(in)
				keep(t, fmt.Sprintf("ledger-%s-%d", name, n), p)
				s := read(t, p, err)
				purse := in.Notice.Tables[1].Purse()
				s.says(t, "石桥村2026年第三季度财务收支情况公示", "禾溪镇石桥村", "收支明细", fmt.Sprintf("共%d笔", n),
					"期初余额", "收入合计", "支出合计", "期末余额", purse.Closing.Grouped(), "审核：村务监督委员会",
					"负责人：", "民主理财小组组长：", "会计：", "https://hexi.example/shiqiao/7k3m9q/", "编号 7k3m9q", "版本 "+in.Notice.Version())
				// The tables alone: not the text, and no list.
				s.never(t, prose[:30], "补贴名单", "一句话说明白", "〓")
				tables := s.root.All("Table")
				if len(tables) != 2 || len(tables[1].All("TR")) != n+4 {
					t.Errorf("%d tables", len(tables))
				}
				if s.Pages > 1 {
					s.says(t, "本页小计", "承前页")
				}
				s.holds(t, 36, in.Township.PrintedAddress("shiqiao", in.Notice))
			})
		}
	}
}

// What a reader looks for on a long page: every second line on a ground of its own.
func TestLedgerStripes(t *testing.T) {
	in := accounts(t, 20, Options{})
	m := maker(t)
	l, err := m.closest(in.Options.tabular(), nil, func(l *layout) error { return l.ledgerSheet(in) })
	if err != nil {
		t.Fatal(err)
	}
	if n := stripes(l); n != 10 {
		t.Errorf("%d of 20 rows are striped", n)
	}
	l, err = m.fitted(in.Options, nil, func(l *layout) error { return l.notice(in) })
	if err != nil {
		t.Fatal(err)
	}
	if n := stripes(l); n != 0 {
		t.Errorf("%d rows of a notice are striped", n)
	}
}

func stripes(l *layout) int {
	n := 0
	for _, page := range l.paginate("", frame{}).Pages {
		for _, item := range page.Items {
			if rect, ok := item.(*pdf.Rect); ok && rect.Color == striping {
				n++
			}
		}
	}
	return n
}

func TestLedgerOfWhat(t *testing.T) {
	m := maker(t)
	in := sample(t)
	in.Notice.Tables = nil
	if _, err := m.Ledger(in); !errors.Is(err, ErrNoLedger) {
		t.Errorf("a notice without accounts: %v", err)
	}
	if _, err := m.Ledger(accounts(t, 3, Options{Paper: PaperA5})); !errors.Is(err, ErrPaper) {
		t.Errorf("on A5: %v", err)
	}
	in = accounts(t, 3, Options{})
	in.Notice.Withdrawn = &township.Withdrawal{Date: day("2026-10-20"), Reason: "金额写错"}
	p, err := m.Ledger(in)
	s := read(t, p, err)
	s.says(t, "已撤回", "金额写错")
	s.never(t, "收支明细", "期初余额")

	in = accounts(t, 3, Options{})
	in.Notice.Tables[1].Rows = nil
	p, err = m.Ledger(in)
	read(t, p, err).says(t, "这一期没有收支。", "76,123.40", "期末余额")

	in = accounts(t, 3, Options{})
	second := ledger(4)
	second.Name = "专项账"
	in.Notice.Tables = append(in.Notice.Tables, second)
	p, err = m.Ledger(in)
	s = read(t, p, err)
	if s.says(t, "收支明细", "专项账"); len(s.root.All("Table")) != 4 || strings.Count(s.text(), "会计：") != 2 {
		t.Error("two ledgers are not set one after the other")
	}
	in.Notice.Audience = township.BoardOnly
	p, err = m.Ledger(in)
	s = read(t, p, err)
	s.says(t, "只在公示栏张贴")
	s.never(t, "7k3m9q/")
}
