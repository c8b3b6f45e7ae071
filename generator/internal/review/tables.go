package review

import (
	"cmp"
	"fmt"

	"cunwu/generator/internal/difference"
	"cunwu/generator/internal/township"
)

// compareTables tells what the tables of a notice come to, and which rows changed. What
// tables come to is shown of versions that hold personal data too, but not their names.
func (r *reviewer) compareTables(out *Notice, was, now *version) {
	var before, after []*township.Table
	if was != nil {
		before = was.Tables
	}
	if now != nil {
		after = now.Tables
	}
	for i, p := range difference.Pairs(before, after) {
		t := p.Table()
		t.Name = fmt.Sprintf("表 %d", i+1)
		if out.Hidden != "" {
			t.Hidden = out.Hidden
			if out.Hidden == Personal {
				t.Totals = p.Totals(func(string) string { return "合计" })
			}
			out.Tables = append(out.Tables, t)
			continue
		}
		v := now
		if p.Now == nil {
			v = was
		}
		t.Name = v.Clean(cmp.Or(p.Now, p.Was).Name)
		t.Totals = p.Totals(v.Clean)
		if t.Change == Edited {
			if over := v.side.item(v.Notice).Clear != "" && v.LastDay.Before(r.Day) && !v.LastDay.IsZero() && p.Was.Kind != township.Ledger; over {
				t.Hidden = Over
			} else {
				t.Changes, t.More = p.Rows(&was.Side, &now.Side)
			}
		}
		out.Tables = append(out.Tables, t)
	}
}
