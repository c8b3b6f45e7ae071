package build

import (
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/site"
	"cunwu/generator/internal/township"
)

// mayObject reports whether a notice has an objection slip of its own on a day: as long
// as its period is not over. After it the village's blank one serves, so that a township
// of many years holds no more slips than it has notices on its boards. Where nobody is asked
// for objections there is none.
func mayObject(n *township.Notice, on township.Day) bool {
	state := n.StateOn(on)
	return !n.Informs && state != township.Withdrawn && state != township.Ended
}

// putSlip makes the objection slip of a notice, or a village's blank one, and hands it
// over. It has no picture: it is to be printed, not looked at.
func (r *renderer) putSlip(v *township.Village, n *township.Notice, codes *qr.Book, name string, put emit) (site.SheetInfo, error) {
	pdf, err := whole(r.sheets.Slip(sheet.Slip{Township: r.Township, Village: v, Notice: n, Codes: codes}))
	if err != nil {
		return site.SheetInfo{}, err
	}
	r.tally.sheets.Add(1)
	return site.SheetInfo{Pages: pdf.Pages, Bytes: len(pdf.Data)}, put(name, pdf.Data)
}
