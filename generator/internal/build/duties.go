package build

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"cunwu/generator/internal/calendar"
	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/township"
)

// duties are what all villages of a township must publish in a quarter.
type duties struct {
	quarter catalogue.Quarter
	due     []catalogue.Duty
	undated []*catalogue.Item
}

// dutiesOf finds the duties of a quarter. A year of which the township has no calendar is
// a finding.
func (r *renderer) dutiesOf(q catalogue.Quarter) (duties, error) {
	due, undated, err := r.Catalogue.Duties(q, r.Calendar)
	var missing *calendar.MissingYearError
	if errors.As(err, &missing) {
		file := fmt.Sprintf("content/calendar/%d.yaml", missing.Year)
		return duties{}, &FindingError{finding.New(finding.RuleCalendar, township.Place{File: file},
			fmt.Sprintf("%d年第%d季度的公开日程要数到 %d 年的工作日，但没有这一年的节假日表。", q.Year, q.Number, missing.Year),
			"添加 "+file+"（照国务院办公厅的放假通知填写）。")}
	}
	return duties{q, due, undated}, err
}

// dutiesSheet is what a village's sheet of duties is made from. What it surely has
// published is ticked.
func (p *printer) dutiesSheet(v *township.Village) sheet.Duties {
	in := sheet.Duties{Township: p.Township, Village: v, Year: p.duties.quarter.Year, Quarter: p.duties.quarter.Number, Options: p.o.on(CalendarSheets)}
	for _, d := range p.duties.due {
		if _, has := v.Has(d.Item.ID); !has {
			continue
		}
		entry := p.duty(d.Item)
		entry.Day, entry.From, entry.To = d.Day, d.Of.From, d.Of.To
		for _, n := range v.Notices { // newest first: the first of them stays
			if p.Catalogue.Fulfils(d, n, p.Day) {
				entry.Done = n.Period.From
			}
		}
		in.Entries = append(in.Entries, entry)
	}
	for _, it := range p.duties.undated {
		if _, has := v.Has(it.ID); !has {
			continue
		}
		in.Undated = append(in.Undated, p.duty(it))
	}
	return in
}

func (p *printer) duty(it *catalogue.Item) sheet.Duty {
	limit := it.Limit.Text
	if limit == "" {
		limit = p.sheets.LimitWords(cmp.Or(it.Limit.Every, it.Limit.After), township.Length{N: it.Limit.N, Unit: it.Limit.Unit})
	}
	return sheet.Duty{Title: it.Name, Limit: limit, Basis: strings.Join(it.Basis, "；")}
}
