package township

// Updated is the day on which what the web says of a notice last changed, as far as the
// notices themselves tell: it was posted, corrected by another, or withdrawn, or names
// left its lists when its period was over.
func (v *Village) Updated(n *Notice) Day {
	day := n.Period.From
	later := func(d Day) {
		if d.After(day) {
			day = d
		}
	}
	if n.Corrected != "" {
		if by := v.Notice(n.Corrected); by != nil {
			later(by.Period.From)
		}
	}
	if n.Cleared && !n.LastDay.IsZero() {
		later(n.LastDay.Add(1))
	}
	if n.Withdrawn != nil {
		later(n.Withdrawn.Date)
	}
	return day
}
