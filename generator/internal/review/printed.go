package review

import (
	"fmt"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/printed"
	"cunwu/generator/internal/township"
)

// ledgers finds printed addresses that a change takes out of the villages' ledgers: the
// papers hang all the same. A village's ledger may go where its folder goes.
func (r *reviewer) ledgers(gone map[string]bool) {
	type line struct{ address, version string }
	left := map[line]bool{}
	for _, p := range r.head.township.Printed {
		left[line{p.Address, p.Version}] = true
	}
	files := map[string]bool{}
	for _, p := range r.head.township.Printed {
		files[p.Place.File] = true
	}
	unreadable := map[string]bool{}
	for _, f := range r.head.findings {
		if f.Rule == finding.RulePrintedLine.Code { // what stands there is not known
			unreadable[f.File] = true
		}
	}
	lost := map[string]int{}
	var order []string
	first := map[string]township.Printed{}
	for _, p := range r.base.township.Printed {
		file := p.Place.File
		if left[line{p.Address, p.Version}] || gone[township.VillageOf(file)] || unreadable[file] {
			continue
		}
		if lost[file]++; lost[file] == 1 {
			order, first[file] = append(order, file), p
		}
	}
	for _, file := range order {
		at := township.Place{File: file}
		if files[file] {
			at.Line, at.Col = 1, 1
		}
		p := first[file]
		r.find(finding.RulePrintedLess, at, fmt.Sprintf("从 %s 里删去了 %d 个印过的网址，如 %s。纸还贴着，码不能扫不开。", printed.File, lost[file], p.Address),
			fmt.Sprintf("恢复这个文件：git checkout %s -- %s，再打印一次。村文件夹改了名的，把它一起移过去。", r.report.Parted[:10], file))
	}
}

// printedOn is the day on which a notice's code was first put on paper, as the published
// ledgers tell.
func (r *reviewer) printedOn(id string) (day township.Day, ok bool) {
	for _, p := range r.base.township.Printed {
		if _, of := p.Parts(); of == id && (!ok || p.Day.Before(day)) {
			day, ok = p.Day, true
		}
	}
	return day, ok
}

// again reports whether a finding about a printed address says what a finding about its
// notice has said: that it is gone. The notice is where it can be mended; the ledger is
// what tells of it where git knows nothing.
func (r *reviewer) again(f finding.Finding) bool {
	if f.Rule != finding.RulePrintedGone.Code {
		return false
	}
	for _, p := range r.head.township.Printed {
		if _, id := p.Parts(); p.Place.File == f.File && p.Place.Line == f.Line && r.told[id] {
			return true
		}
	}
	return false
}
