package sheet

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/township"
)

var update = flag.Bool("update", false, "write the golden layouts anew")

// outline says where everything stands on the pages, in millimetres: each run of
// text, each symbol and picture, and how many rules there are.
func (s sheet) outline() string {
	const mm = 25.4 / 72
	var b strings.Builder
	for n, p := range s.pages {
		fmt.Fprintf(&b, "page %d: %.0f × %.0f, %d rules, %d pictures\n", n+1, p.Width*mm, p.Height*mm, len(p.Boxes), p.Pictures)
		for _, r := range p.Runs {
			fmt.Fprintf(&b, "%6.1f %6.1f %5.1f pt  %s\n", r.X*mm, r.Y*mm, r.Size, r.Text)
		}
		for _, q := range p.Symbols {
			fmt.Fprintf(&b, "%6.1f %6.1f code of %d modules, %.1f wide\n", q.X*mm, q.Y*mm, len(q.Rows), q.Module*float64(len(q.Rows))*mm)
		}
	}
	return b.String()
}

// TestLayouts compares where everything stands with testdata/layout.
func TestLayouts(t *testing.T) {
	m := maker(t)
	notice := func(change func(*Notice)) func() (PDF, error) {
		return func() (PDF, error) {
			in := sample(t)
			in.Notice.Tables = nil
			change(&in)
			return m.Notice(in)
		}
	}
	tables := func(rows int, o Options) func() (PDF, error) {
		return notice(func(in *Notice) {
			in.Notice.Tables = []*township.Table{ledger(rows)}
			in.Options = o
		})
	}
	week := func(o Options, n int) func() (PDF, error) {
		return func() (PDF, error) {
			tw, v := sampleTownship()
			return m.Week(Week{Township: tw, Village: v, Week: township.Week{Year: 2026, Number: 42}, Today: day("2026-10-18"), Notices: weekNotices()[:n], Options: o})
		}
	}
	accountsOn := func(rows int, o Options) func() (PDF, error) {
		return func() (PDF, error) { return m.Ledger(accounts(t, rows, o)) }
	}
	for name, build := range map[string]func() (PDF, error){
		"notice":              notice(func(*Notice) {}),
		"notice-a4-landscape": notice(func(in *Notice) { in.Options.Landscape = true }),
		"notice-a3":           notice(func(in *Notice) { in.Options.Paper = PaperA3 }),
		"notice-a3-landscape": notice(func(in *Notice) { in.Options = Options{PaperA3, true} }),
		"notice-long-title":   notice(func(in *Notice) { in.Notice.Title = strings.Repeat("关于公布二〇二六年度", 6) }),
		"notice-board-only":   notice(func(in *Notice) { in.Notice.Audience = township.BoardOnly }),
		"notice-withdrawn": notice(func(in *Notice) {
			in.Notice.Withdrawn = &township.Withdrawal{Date: day("2026-10-20"), Reason: "金额写错"}
		}),
		"notice-no-period":      notice(func(in *Notice) { in.Notice.LastDay = township.Day{} }),
		"notice-many-phones":    notice(manyPhones),
		"notice-corrected":      notice(func(in *Notice) { in.Notice.Corrected = "9z8y7x" }),
		"notice-two-pages":      notice(func(in *Notice) { in.Doc = &markup.Document{Blocks: []markup.Block{text(strings.Repeat(prose, 9))}} }),
		"markdown":              notice(func(in *Notice) { in.Doc = parsed(t, everyMark) }),
		"body":                  notice(func(in *Notice) { in.Doc = richBody() }),
		"ledger-6":              tables(6, Options{}),
		"ledger-40":             tables(40, Options{}),
		"ledger-40-landscape":   tables(40, Options{Landscape: true}),
		"ledger-40-a3":          tables(40, Options{Paper: PaperA3}),
		"accounts-40":           accountsOn(40, Options{}),
		"accounts-40-landscape": accountsOn(40, Options{Landscape: true}),
		"accounts-40-a3":        accountsOn(40, Options{Paper: PaperA3}),
		"week":                  week(Options{}, 7),
		"week-one":              week(Options{}, 1),
		"week-quiet":            week(Options{}, 0),
		"week-a3":               week(Options{Paper: PaperA3}, 7),
		"week-a3-landscape":     week(Options{PaperA3, true}, 7),
		"week-quiet-a3":         week(Options{Paper: PaperA3}, 0),
		"week-landscape":        week(Options{Landscape: true}, 7),
		"plate":                 func() (PDF, error) { return m.Plate(samplePlate(Options{})) },
		"plate-a5":              func() (PDF, error) { return m.Plate(samplePlate(Options{Paper: PaperA5})) },
		"labels":                func() (PDF, error) { return m.Labels(sampleLabels(13)) },
		"duties":                func() (PDF, error) { return m.Duties(sampleDuties()) },
		"duties-none-landscape": func() (PDF, error) {
			d := sampleDuties()
			d.Entries, d.Options.Landscape = nil, true
			return m.Duties(d)
		},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := build()
			got := read(t, p, err).outline()
			file := filepath.Join("testdata", "layout", name+".txt")
			if *update {
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if want := strings.ReplaceAll(string(data), "\r\n", "\n"); got != want {
				t.Errorf("the layout has changed (-update writes it anew): %s", firstDifference(want, got))
			}
		})
	}
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d was\n%s\nand is\n%s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines instead of %d", len(b), len(a))
}

func manyPhones(in *Notice) {
	for i := range 8 {
		in.Township.Supervision = append(in.Township.Supervision, township.Contact{Name: "青禾县农业农村局第" + string([]rune("一二三四五六七八")[i]) + "股", Phone: "0999-55503" + string(rune('0'+i)) + "0"})
	}
}

func samplePlate(o Options) Plate {
	tw, v := sampleTownship()
	return Plate{Township: tw, Village: v, Place: "村委会门口", Options: o}
}
