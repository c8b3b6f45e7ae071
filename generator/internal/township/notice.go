package township

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path"
	"strings"
)

// Categories are the folders of a village, in the order in which lists show them.
var Categories = []string{
	"finance", "poverty-alleviation", "rural-revitalisation", "subsidies",
	"elderly-care", "social-assistance", "village-affairs",
}

// An Audience says where a notice may be shown.
type Audience int

// The audiences.
const (
	Everyone  Audience = iota // the board and the web
	BoardOnly                 // the village's board alone: printed, never on the web
)

// A Notice is one notice: what the clerk wrote once, and all outputs come from.
type Notice struct {
	ID        string
	Title     string
	Category  string // the folder it is filed in
	Item      string // catalogue item: finance/income-expense
	Date      Day    // 成文日期
	Period    Period
	Summary   string // 明白话: one plain sentence
	Issuer    string // empty: the village committee
	Contact   Contact
	Number    string // 文号
	Tables    []*Table
	Files     []*Attachment
	Reviewed  *Review
	Posted    []Posting
	Corrects  string // id of the notice that this one corrects
	Follows   string // id of the notice that this one continues (a decision's result)
	Withdrawn *Withdrawal
	Body      Body
	Accept    []Acceptance // rules that the notice is excepted from

	Audience Audience // as narrow as the notice and its item ask
	Informs  bool     // its item only tells something: nobody is asked for objections

	// Filled in by the build after loading.
	LastDay   Day    // the period's last day; zero: 长期
	Moved     bool   // the last day was a day of rest, and the period ends on the next that is none
	Length    Length // the period's length in the words of the notice or its item; zero where only To is given
	Corrected string // id of the newest notice on the web that corrects this one
	Result    string // id of the notice on the web that continues this one
	Cleared   bool   // its period is over, and names have left it: see Clear

	sealed *[32]byte // the digest of what was printed, once the notice is cleared
	gone   []string  // the names that left it then

	Path   string // source file, relative, with forward slashes
	Places Places
}

// At is the place of a value in the notice's front matter, or of the file where
// the value was not written.
func (n *Notice) At(key string) Place {
	if p, ok := n.Places[key]; ok {
		return p
	}
	return Place{File: n.Path, Line: 1, Col: 1}
}

// Sources are the files that the notice was read from, its own first.
func (n *Notice) Sources() []string {
	dir := n.Path[:len(n.Path)-len(path.Base(n.Path))]
	files := []string{n.Path}
	for _, t := range n.Tables {
		if t.File != "" {
			files = append(files, dir+t.File)
		}
	}
	for _, f := range n.Files {
		files = append(files, dir+f.File)
	}
	return files
}

// Unfinished stands in the body of a notice that has been begun, until it is written.
const Unfinished = "写完删去这一行"

// A Body is the Markdown below the front matter.
type Body struct {
	Source string // UTF-8, LF
	Line   int    // the line of the file on which it begins
}

// A Review records who checked the notice before it was published.
type Review struct {
	By   string
	Date Day
}

// A Posting records that the paper hung.
type Posting struct {
	Board string
	Date  Day
	By    string
}

// A Withdrawal takes a notice back; its page remains and says why.
type Withdrawal struct {
	Date   Day
	Reason string
}

// An Attachment is a file that belongs to a notice.
type Attachment struct {
	File   string // its name beside the notice
	Title  string // how it is called; empty: its name
	Source Source // never published as it is
	Place  Place
}

// A Source is a file that is large and seldom needed: what was seen of it when it was
// loaded, and a way to its bytes. Nil Bytes: it could not be read, and was reported.
type Source struct {
	Size  int64
	Sum   [32]byte               // SHA-256
	Bytes func() ([]byte, error) // an error where the file is no longer what it was
}

// There reports whether the file could be read.
func (s Source) There() bool { return s.Bytes != nil }

// Picture reports whether the attachment is a picture, by its name.
func (a *Attachment) Picture() bool {
	switch strings.ToLower(path.Ext(a.File)) {
	case ".jpg", ".jpeg", ".png":
		return true
	}
	return false
}

// A ColumnType is how the cells of a column are read.
type ColumnType int

// The types of a table's columns.
const (
	TextColumn  ColumnType = iota
	NameColumn             // a person's name
	MoneyColumn            // Cell.Value is Fen
	CountColumn            // Cell.Value is thousandths of what the column counts
	DayColumn              // Cell.Day
)

// A Column is one column of a table.
type Column struct {
	Name    string
	Type    ColumnType
	Total   bool    // summed below the table
	Unit    string  // of a number, in which its column counts: 户, 亩; empty: none is known
	Measure Measure // what a picture of the table takes it for
}

// A Cell is one value of a table.
type Cell struct {
	Text  string
	Value int64 // money: Fen; counts: thousandths
	Given bool  // Value or Day was given; false for an empty cell
	Day   Day
	Line  int // where it stands in its file
	Col   int
}

// A Table is a table of a notice, read from its CSV or XLSX file.
type Table struct {
	Name    string
	File    string // its name beside the notice
	Kind    string // "ledger", or the name of a table of the item; empty: any columns
	Opening Fen    // ledger: the opening balance
	Columns []Column
	Rows    [][]Cell // each as long as Columns
	Cleared bool     // nothing but figures is left of it, in one row: see Notice.Clear
	Source  Source   // of a workbook, which may hold more than its first sheet shows
	Place   Place
}

// Column finds a column by its name: its index, or -1.
func (t *Table) Column(name string) int {
	for i, c := range t.Columns {
		if c.Name == name {
			return i
		}
	}
	return -1
}

// Sum adds up the values of column i.
func (t *Table) Sum(i int) int64 {
	var sum int64
	for _, row := range t.Rows {
		sum += row[i].Value
	}
	return sum
}

// Decimals is how many decimals the numbers of column i have, so that they can be compared:
// those of the most precise. Its sums have no more.
func (t *Table) Decimals(i int) int {
	most := 0
	for _, row := range t.Rows {
		if row[i].Given {
			most = max(most, decimalsOf(row[i].Value))
		}
	}
	return most
}

// Total is what column i comes to, where it is totalled. A column in which nothing was filled
// in comes to nothing, not to 0: its figures are not known yet. Only a ledger without an entry
// on one side had none.
func (t *Table) Total(i int) (sum int64, known bool) {
	c := t.Columns[i]
	if t.Kind == Ledger {
		return t.Sum(i), c.Name == LedgerIncome || c.Name == LedgerExpense
	}
	for _, row := range t.Rows {
		known = known || row[i].Given
	}
	return t.Sum(i), known && c.Total
}

// Names of the columns of a ledger (农村集体经济组织财务公开规定: 逐项逐笔).
const (
	LedgerDate    = "日期"
	LedgerVoucher = "凭证号"
	LedgerText    = "摘要"
	LedgerClass   = "类别" // what pictures sort the entries by
	LedgerIncome  = "收入"
	LedgerExpense = "支出"
	LedgerBalance = "余额"
	LedgerHandler = "经手人"
	LedgerNote    = "备注"
)

// LedgerColumns are the columns of a new ledger in their usual order; it may have its entries'
// class too.
var LedgerColumns = []string{LedgerDate, LedgerVoucher, LedgerText, LedgerIncome, LedgerExpense, LedgerBalance, LedgerHandler, LedgerNote}

// A Purse is what a ledger comes to.
type Purse struct{ Opening, Income, Expense, Closing Fen }

// Ledger is the kind of a table that is proved: opening + income − expense = closing.
const Ledger = "ledger"

// Purse sums up a ledger.
func (t *Table) Purse() Purse {
	p := Purse{Opening: t.Opening}
	if i := t.Column(LedgerIncome); i >= 0 {
		p.Income = Fen(t.Sum(i))
	}
	if i := t.Column(LedgerExpense); i >= 0 {
		p.Expense = Fen(t.Sum(i))
	}
	p.Closing = p.Opening + p.Income - p.Expense
	return p
}

// Purse is what the notice's first ledger comes to.
func (n *Notice) Purse() (Purse, bool) {
	for _, t := range n.Tables {
		if t.Kind == Ledger {
			return t.Purse(), true
		}
	}
	return Purse{}, false
}

// Digest is the SHA-256 of the notice's canonical content: what a reader of the
// paper was told. It leaves out where the notice is filed (its item, category,
// audience and file name) and its posting record, which may change after it was
// printed, and depends on the notice's own files alone.
func (n *Notice) Digest() [32]byte {
	if n.sealed != nil {
		return *n.sealed
	}
	type table struct {
		Name    string     `json:"name"`
		Kind    string     `json:"kind,omitempty"`
		Opening string     `json:"opening,omitempty"`
		Head    []string   `json:"head"`
		Rows    [][]string `json:"rows"`
	}
	type file struct {
		Name   string `json:"name"`
		Title  string `json:"title,omitempty"`
		SHA256 string `json:"sha256"`
	}
	canonical := struct {
		Form      int      `json:"form"` // of this structure
		ID        string   `json:"id"`
		Title     string   `json:"title"`
		Date      string   `json:"date"`
		Period    []string `json:"period"`
		Summary   string   `json:"summary"`
		Issuer    string   `json:"issuer"`
		Contact   []string `json:"contact"`
		Number    string   `json:"number"`
		Corrects  string   `json:"corrects"`
		Follows   string   `json:"follows"`
		Withdrawn []string `json:"withdrawn,omitempty"`
		Reviewed  []string `json:"reviewed,omitempty"`
		Tables    []table  `json:"tables"`
		Files     []file   `json:"files"`
		Body      string   `json:"body"`
	}{
		Form: 1, ID: n.ID, Title: n.Title, Date: n.Date.String(),
		Period:  []string{n.Period.From.String(), n.Period.To.String(), n.Period.Length.String()},
		Summary: n.Summary, Issuer: n.Issuer,
		Contact: []string{n.Contact.Name, n.Contact.Role, n.Contact.Phone},
		Number:  n.Number, Corrects: n.Corrects, Follows: n.Follows, Body: n.Body.Source,
	}
	if n.Withdrawn != nil {
		canonical.Withdrawn = []string{n.Withdrawn.Date.String(), n.Withdrawn.Reason}
	}
	if n.Reviewed != nil {
		canonical.Reviewed = []string{n.Reviewed.By, n.Reviewed.Date.String()}
	}
	for _, t := range n.Tables {
		c := table{Name: t.Name, Kind: t.Kind}
		if t.Kind == Ledger {
			c.Opening = t.Opening.String()
		}
		for _, col := range t.Columns {
			c.Head = append(c.Head, col.Name)
		}
		for _, row := range t.Rows {
			texts := make([]string, len(row))
			for i, cell := range row {
				texts[i] = cell.Text
			}
			c.Rows = append(c.Rows, texts)
		}
		canonical.Tables = append(canonical.Tables, c)
	}
	for _, f := range n.Files {
		canonical.Files = append(canonical.Files, file{f.File, f.Title, hex.EncodeToString(f.Source.Sum[:])})
	}
	data, err := json.Marshal(canonical)
	if err != nil {
		panic(err) // strings and integers always marshal
	}
	return sha256.Sum256(data)
}

// Version is the first six hexadecimal digits of the notice's digest.
func (n *Notice) Version() string {
	d := n.Digest()
	return hex.EncodeToString(d[:3])
}
