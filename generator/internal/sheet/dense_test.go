package sheet

import (
	"strings"
	"testing"

	"cunwu/generator/internal/township"
)

func TestFinestCode(t *testing.T) {
	tw, v := sampleTownship()
	d, err := Finest(tw)
	if err != nil || d.TooFine() || d.Modules < 25 || d.Address != "https://hexi.example/shiqiao/0a0a0a/"+d.Address[strings.Index(d.Address, "#"):] {
		t.Errorf("%+v of %d hundredths (%v)", d, d.Module(), err)
	}
	// The sheets themselves are asked: none of their codes is finer.
	for name, p := range map[string]func() (PDF, error){
		"notice": func() (PDF, error) { return maker(t).Notice(sample(t)) },
		"week": func() (PDF, error) {
			return maker(t).Week(Week{Township: tw, Village: v, Week: township.Week{Year: 2026, Number: 42}, Today: day("2026-10-18"), Notices: weekNotices()})
		},
		"week on A3": func() (PDF, error) {
			return maker(t).Week(Week{Township: tw, Village: v, Week: township.Week{Year: 2026, Number: 42}, Today: day("2026-10-18"), Notices: weekNotices(), Options: Options{Paper: PaperA3}})
		},
		"plate":  func() (PDF, error) { return maker(t).Plate(samplePlate(Options{Paper: PaperA5})) },
		"labels": func() (PDF, error) { return maker(t).Labels(sampleLabels(3)) },
	} {
		made, err := p()
		for i, page := range read(t, made, err).pages {
			for _, s := range page.Symbols {
				if got := int(s.Module*25.4/72*100 + 0.5); got < d.Module()-1 {
					t.Errorf("%s: a code on page %d has modules of %d hundredths of a millimetre, the finest is said to have %d", name, i+1, got, d.Module())
				}
			}
		}
	}
	for n := range 90 { // the longest address that is usual has 110 characters
		slug := strings.Repeat("a", n+1)
		plain, board, notice := modules(tw.VillageAddress(slug)), modules(tw.BoardAddress(slug)), modules(tw.PrintedAddress(slug, sampleNotice()))
		if board < plain || board > notice || board-plain > 4 {
			t.Errorf("a village of %d letters: %d modules, for the board alone %d, with a page %d", n+1, plain, board, notice)
		}
	}
	before := d.Module()
	for _, n := range []int{20, 60, 120, 200, 500, 900, 4000} {
		v.Slug = strings.Repeat("a", n)
		d, err := Finest(tw)
		if err != nil || d.Module() > before {
			t.Errorf("a village of %d letters: %d hundredths after %d (%v)", n, d.Module(), before, err)
		}
		if want := n >= 500; d.TooFine() != want {
			t.Errorf("a village of %d letters: modules of %d hundredths, too fine %v", n, d.Module(), d.TooFine())
		}
		before = d.Module()
	}
	if d, err := Finest(&township.Township{Base: "https://a.example/"}); err != nil || d.Side != 0 {
		t.Errorf("no villages: %+v, %v", d, err)
	}
}
