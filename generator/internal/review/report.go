package review

import (
	"cunwu/generator/internal/difference"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// A Report is what a change does. It holds only what may be shown: whoever writes it
// need not look again. It is also the form of --format json, to which things are added,
// but in which nothing is renamed. Days are 2026-10-15, amounts are in 元 with two
// decimals, hashes are those of git.
type Report struct {
	Form      int                `json:"form"` // of this structure: 1
	Date      string             `json:"date"`
	Base      string             `json:"base"`       // as it was named
	Parted    string             `json:"merge_base"` // the commit that is compared with
	Head      string             `json:"head"`
	Notes     []string           `json:"notes"`    // what the reader should know of the comparison
	Villages  []Village          `json:"villages"` // those that change
	Files     []File             `json:"files"`    // that change, outside villages
	Findings  []Finding          `json:"findings"` // of what changed, errors first
	Accepted  []finding.Accepted `json:"accepted"` // in what changed, with their reasons
	Counts    finding.Counts     `json:"counts"`   // of Findings
	Mended    int                `json:"mended"`   // findings that are gone
	Elsewhere int                `json:"elsewhere"`
	Changes   Changes            `json:"changes"`
}

// Changes counts notices by what becomes of them. One may be counted twice.
type Changes struct {
	Added      int `json:"added"`
	Edited     int `json:"edited"`
	Withdrawn  int `json:"withdrawn"`
	Reinstated int `json:"reinstated"`
	Moved      int `json:"moved"`
	Renumbered int `json:"renumbered"`
	Deleted    int `json:"deleted"`
	Restored   int `json:"restored"`
	Unreadable int `json:"unreadable"`
}

// Failed reports whether an error is in what changed.
func (r *Report) Failed() bool { return r.Counts.Error > 0 }

// A Finding is one in a changed file, or one that the change brings elsewhere.
type Finding struct {
	finding.Finding
	New bool `json:"new"` // it was not there before
}

// A Village is one that changes.
type Village struct {
	Slug     string   `json:"slug"`
	Name     string   `json:"name"`
	Change   string   `json:"change"`             // "", added, deleted, renamed, left
	Formerly string   `json:"formerly,omitempty"` // renamed: its folder before
	Heir     string   `json:"heir,omitempty"`     // left: the folder that its notices went to
	Address  string   `json:"address,omitempty"`
	Notices  []Notice `json:"notices"`
	Files    []File   `json:"files"` // that are no notice's
	Owed     []Owed   `json:"owed"`  // in the quarter and before it, the overdue ones first
}

// A File is a file that changes. Changes are added, edited, deleted.
type File struct {
	Path   string `json:"path"`
	Change string `json:"change"`
}

// What becomes of a notice.
const (
	Added      = difference.Added
	Restored   = "restored" // it was deleted, and comes back
	Edited     = difference.Edited
	Moved      = "moved"
	Withdrawn  = "withdrawn"
	Reinstated = "reinstated" // it is no longer withdrawn
	Renumbered = "renumbered" // its id is another
	Deleted    = difference.Deleted
	Unreadable = "unreadable" // its file can no longer be read as a notice
)

// Why a notice's content is not shown.
const (
	ForBoard = "board"             // it is for the board alone
	Personal = difference.Personal // a version of it holds personal data
	Over     = "over"              // its time is over, and names have left it
)

// A Notice is one that changes. What begins with Was is empty where nothing changed.
type Notice struct {
	ID        string      `json:"id"`
	WasID     string      `json:"was_id,omitempty"`
	Changes   []string    `json:"changes"`
	Hidden    string      `json:"hidden,omitempty"` // why its content is not shown
	BoardOnly bool        `json:"board_only"`
	File      string      `json:"file,omitempty"`
	WasFile   string      `json:"was_file,omitempty"`
	Title     string      `json:"title,omitempty"`
	WasTitle  string      `json:"was_title,omitempty"`
	Item      string      `json:"item,omitempty"`
	ItemName  string      `json:"item_name,omitempty"`
	WasItem   string      `json:"was_item,omitempty"`
	Period    *Period     `json:"period,omitempty"`
	WasPeriod *Period     `json:"was_period,omitempty"`
	Version   string      `json:"version,omitempty"`
	Was       string      `json:"was_version,omitempty"`
	Reprint   bool        `json:"reprint"` // the paper on the board says something else
	Withdrawn *Withdrawal `json:"withdrawn,omitempty"`
	Fields    []Field     `json:"fields,omitempty"`
	Tables    []Table     `json:"tables,omitempty"`
	Texts     []Text      `json:"texts,omitempty"`
	Page      string      `json:"page,omitempty"`  // address of a preview, or the one to be
	Sheet     string      `json:"sheet,omitempty"` // likewise

	order day // for sorting
}

type day = township.Day

// A Period is when a notice is posted. An empty LastDay means without an end.
type Period struct {
	From    string `json:"from"`
	LastDay string `json:"last_day"`
	Words   string `json:"words"`
}

// A Withdrawal says since when and why a notice is withdrawn.
type Withdrawal struct {
	Date   string `json:"date"`
	Reason string `json:"reason"`
}

// What changed in a notice.
type (
	Field = difference.Field
	Table = difference.Table
	Total = difference.Total
	Row   = difference.Row
	Cell  = difference.Cell
	Text  = difference.Text
	Part  = difference.Part
)

// An Owed is an item that a village must publish in the quarter, or should have before it, and,
// as far as is sure, has not.
type Owed struct {
	Item     string `json:"item"`
	ItemName string `json:"item_name"`
	Day      string `json:"day"`  // the last one
	Late     int    `json:"late"` // days overdue; 0: not yet
	Of       string `json:"of,omitempty"`
}
