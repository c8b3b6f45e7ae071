// Package catalogue holds the items that villages must disclose, as the standard
// catalogue (基层政务公开标准目录) writes them, and their time limits. Items are data
// of the township; Go knows their form, never their values.
package catalogue

import (
	"sort"

	"cunwu/generator/internal/township"
)

// An Item is one row of the catalogue.
type Item struct {
	ID        string // field/item: finance/income-expense
	Category  string // the folder: also the category in which its notices are filed
	Field     string // the catalogue's field: 社会救助, 村级事务
	Level1    string // 一级事项
	Level2    string // 二级事项
	Name      string // short name for lists and forms
	Elements  []string
	Basis     []string
	Limit     Limit
	Publisher []string
	Channels  []string
	Audience  string // 全社会, 特定群体
	Mode      string // 主动, 依申请
	Levels    []string
	Posting   township.Length // posting period; zero: none is set
	Clear     string          // once the period is over names leave its lists, and this counts the rows that were there (户数); empty: they stay
	ClearUnit string          // of that number (户)
	// ResultWithin is how long after a notice's date another must tell what came of it
	// (a decision's result); zero: nothing needs to come of it.
	ResultWithin township.Length
	Web          bool   // its channels include one that is on the web
	Excluded     string // why the township has nothing to disclose here; empty: it has
	Ledger       bool   // its notices carry a ledger
	Informs      bool   // its notices only tell something: nobody is asked for objections
	Tables       []TableForm
	Aliases      []string // earlier names
	Example      string   // an example of the plain sentence
	Path         string
	Places       township.Places
}

// A Limit is the time in which something must be published.
type Limit struct {
	After string // formed, changed, made, obtained, allocated, decided, quarter-end, month-end; empty with Every
	N     int
	Unit  township.LengthUnit // Days, Workdays
	Every string              // month, quarter, year: with Day (and Month) the date by which; at-once; other
	Month int                 // yearly: 1 to 12
	Day   int                 // monthly and yearly: day of the month; quarterly: day of the quarter's first month; 0: by its end
	Text  string              // as the published catalogue says it
}

// A TableForm is the form of a table that an item asks for.
type TableForm struct {
	Kind    string // how a notice names it
	Title   string // how a new notice calls it; empty: its kind
	Columns []township.Column
	// Optional lists the columns that a table may leave out.
	Optional map[string]bool
	// Masks maps a column to how its values are shown: "name" (张*三), "phone", "id".
	Masks map[string]string
}

// Form finds an item's table form by its kind, or nil.
func (it *Item) Form(kind string) *TableForm {
	for i := range it.Tables {
		if it.Tables[i].Kind == kind {
			return &it.Tables[i]
		}
	}
	return nil
}

// A Catalogue is all items by id.
type Catalogue struct {
	Items   map[string]*Item
	Aliases map[string]string // earlier id → id
}

// Item finds an item by its id or an earlier id.
func (c *Catalogue) Item(id string) (*Item, bool) {
	if it, ok := c.Items[id]; ok {
		return it, true
	}
	it, ok := c.Items[c.Aliases[id]]
	return it, ok
}

// IDs lists the ids of all items, sorted.
func (c *Catalogue) IDs() []string {
	ids := make([]string, 0, len(c.Items))
	for id := range c.Items {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	return ids
}
