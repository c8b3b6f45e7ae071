package sheet

import (
	"cmp"
	"slices"
	"strconv"

	"cunwu/generator/internal/township"
)

// What sheets say of a notice, for them and for whatever says the same elsewhere.

// Week names a week, as 2026年第42周.
func (w Words) Week(week township.Week) string {
	return w.say("sheet_week", "year", strconv.Itoa(week.Year), "week", strconv.Itoa(week.Number))
}

// Say fills in a text: pairs are names and values in turn.
func (w Words) Say(key string, pairs ...string) string { return w.say(key, pairs...) }

// Date is a day in words.
func (w Words) Date(d township.Day) string { return w.date(d) }

// Period says from when to when a notice is posted.
func (w Words) Period(n *township.Notice) string {
	from := w.date(n.Period.From)
	if n.LastDay.IsZero() {
		return w.say("sheet_period_standing", "from", from)
	}
	text := w.say("sheet_period_between", "from", from, "to", w.dayEnd(n.LastDay))
	if !n.Length.IsZero() {
		key := "sheet_period_length"
		if n.Moved {
			key = "sheet_period_moved"
		}
		text += w.say(key, "length", w.length(n.Length))
	}
	return text
}

// ObjectionLabel is the key of what Objection is about.
func ObjectionLabel(n *township.Notice) string {
	if n.Informs {
		return "sheet_ask"
	}
	return "sheet_object"
}

// Objection says until when one may object, or, where nobody is asked to, whom to ask.
func (w Words) Objection(n *township.Notice) string {
	switch {
	case n.Informs:
		return w["sheet_ask_whom"]
	case n.LastDay.IsZero():
		return w["sheet_object_standing"]
	}
	return w.say("sheet_object_until", "to", w.dayEnd(n.LastDay))
}

// Review says who found a notice true and complete; it is empty where nobody did.
func (w Words) Review(r *township.Review) string {
	switch {
	case r == nil || r.By == "":
		return ""
	case r.Date.IsZero():
		return r.By
	}
	return w.say("sheet_reviewed_on", "by", r.By, "date", w.date(r.Date))
}

// Issuer is who issued a notice.
func (w Words) Issuer(in Notice) string {
	return cmp.Or(in.Notice.Issuer, w.say("sheet_issuer", "village", in.Village.Name))
}

// People are those to whom residents turn, nearest first, each phone once.
func (w Words) People(in Notice) []township.Contact {
	role := func(c township.Contact, key string) township.Contact {
		c.Role = cmp.Or(c.Role, w[key])
		return c
	}
	all := []township.Contact{
		role(in.Notice.Contact, "sheet_contact"),
		role(in.Village.Handler, "sheet_handler"),
		role(in.Village.Leader, "sheet_leader"),
		role(in.Village.Committee, "sheet_committee"),
	}
	if len(in.Township.Contacts) > 0 {
		all = append(all, in.Township.Contacts[0])
	}
	all = append(all, in.Township.Supervision...)
	return eachOnce(all)
}

// Hearers are those who take an objection, in the order in which one turns to them: in
// the village the notice's own contact or who handles its notices, and the supervision
// committee; then those above it who hear complaints. There may be no notice.
func (w Words) Hearers(t *township.Township, v *township.Village, n *township.Notice) []township.Contact {
	near := v.Handler
	if n != nil && n.Contact != (township.Contact{}) {
		near = n.Contact
	}
	committee := v.Committee
	near.Role, committee.Role = cmp.Or(near.Role, w["sheet_handler"]), cmp.Or(committee.Role, w["sheet_committee"])
	return eachOnce(append([]township.Contact{near, committee}, t.Supervision...))
}

// eachOnce leaves each phone once, and nobody who cannot be named.
func eachOnce(all []township.Contact) []township.Contact {
	seen := map[string]bool{"": true}
	var people []township.Contact
	for _, c := range all {
		key := cmp.Or(c.Phone, c.Name)
		if !seen[key] {
			seen[key] = true
			people = append(people, c)
		}
	}
	return people
}

// Related says which notice this one corrects or continues, and which corrects it.
// Nothing is said of a notice that is for the board alone on one that is on the web:
// its id is its address.
func (w Words) Related(in Notice) []string {
	n := in.Notice
	var texts []string
	if n.Corrected != "" {
		texts = append(texts, w.say("sheet_corrected", "id", n.Corrected))
	}
	known := func(id string) *township.Notice {
		other := in.Village.Notice(id)
		if other == nil || other.Audience == township.BoardOnly && n.Audience == township.Everyone {
			return nil
		}
		return other
	}
	if other := known(n.Corrects); n.Corrects != "" && other != nil {
		texts = append(texts, w.say("sheet_corrects", "title", other.Title, "id", n.Corrects))
	}
	if other := known(n.Follows); n.Follows != "" && other != nil {
		texts = append(texts, w.say("sheet_follows", "title", other.Title, "id", n.Follows))
	}
	return texts
}

// Attachments names the notice's files that its body does not show, and what stands
// over their list.
func (w Words) Attachments(in Notice) (head string, names []string) {
	shown := map[string]bool{}
	if in.Doc != nil {
		gatherPictures(in.Doc.Blocks, shown)
	}
	for _, f := range in.Notice.Files {
		if !shown[f.File] {
			names = append(names, w.file(f, in.Files[f.File]))
		}
	}
	head = w["sheet_attachments"]
	if in.Notice.Audience == township.Everyone {
		head += w["sheet_attachments_web"]
	}
	return head, names
}

// file says how an attachment is called, and what it is.
func (w Words) file(f *township.Attachment, about File) string {
	name := cmp.Or(about.Label, f.Title, f.File)
	if about.Size == "" {
		return name
	}
	return w.say("sheet_file", "name", name, "kind", w["sheet_file_"+about.Kind], "size", about.Size)
}

// State says where a notice stands on a day, and what follows from it.
func (w Words) State(n *township.Notice, today township.Day) (name, more string) {
	state := n.StateOn(today)
	end := w.dayEnd(n.LastDay)
	switch state {
	case township.NotYet:
		more = w.say("sheet_starts", "from", w.date(n.Period.From))
	case township.Open, township.EndsSoon:
		if days := n.LastDay.Sub(today); days == 0 {
			more = w.say("sheet_last_day", "to", end)
		} else {
			more = w.say("sheet_days_left", "n", strconv.Itoa(days), "to", end)
		}
	case township.Ended:
		more = w.say("sheet_ended", "to", end)
	case township.Withdrawn:
		more = w.date(n.Withdrawn.Date)
		if n.Withdrawn.Reason != "" {
			more += w.gap() + w.say("sheet_withdrawn_reason", "reason", n.Withdrawn.Reason)
		}
	}
	return w["state_"+state.Name()], more
}

// Of are the week's notices of a category, the most urgent first.
func (in Week) Of(category string) []*township.Notice {
	var notices []*township.Notice
	for _, n := range in.Notices {
		if n.Category == category {
			notices = append(notices, n)
		}
	}
	slices.SortStableFunc(notices, func(a, b *township.Notice) int {
		if d := urgency(a, in.Today) - urgency(b, in.Today); d != 0 {
			return d
		}
		return a.LastDay.Sub(b.LastDay)
	})
	return notices
}

// A Grid is a table of a notice as texts: as its sheet says it, with its totals and,
// for a ledger, its balances.
type Grid struct {
	Caption string
	Columns []GridColumn
	Rows    []GridRow
}

// A GridColumn is what stands over a column, and whether figures stand in it.
type GridColumn struct {
	Head    string
	Figures bool // to the right
	Middle  bool // in the middle: short texts
}

// A GridRow is one row. Of a total or a balance the first cell may reach over several
// columns.
type GridRow struct {
	Cells  []GridCell
	Strong bool // a total or a balance
}

// A GridCell is a text that reaches over so many columns.
type GridCell struct {
	Text string
	Over int
}

// Grid is a table of a notice as its sheet says it.
func (w Words) Grid(t *township.Table) Grid {
	set := (&layout{words: w}).noticeTable(t)
	g := Grid{Caption: set.caption}
	for _, c := range set.columns {
		g.Columns = append(g.Columns, GridColumn{Head: spanText(c.head), Figures: c.align == right, Middle: c.align == center})
	}
	for _, row := range set.rows {
		r := GridRow{Strong: row.strong}
		for _, c := range row.cells {
			r.Cells = append(r.Cells, GridCell{spanText(c.spans), max(c.over, 1)})
		}
		g.Rows = append(g.Rows, r)
	}
	return g
}

func spanText(spans []span) string {
	text := ""
	for _, s := range spans {
		text += s.text
	}
	return text
}
