package build

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/output"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/township"
)

// PrintOptions say what to print.
type PrintOptions struct {
	Source   string
	Out      string // a folder outside every output folder
	Base     string // base address; empty: the township's own
	Language string // one of the township's; empty: its first
	Villages []string
	Day      township.Day
	Week     township.Week // whose notices; the zero week: that of Day
	Kinds    []SheetKind   // empty: what is hung up; where notices are chosen: their sheets

	Notices []string // these by their ids, not those of the week
	All     bool     // every notice, not those of the week alone

	Paper     sheet.Paper // empty: A4
	Landscape bool
	Upright   bool // ledgers too, which else are turned

	Binding Binding
	Proof   bool // to be looked at, not hung up: what it shows is not recorded
	Version string

	Progress func(done, total int)
}

// A Binding says how sheets are put into files.
type Binding int

// The bindings.
const (
	ByVillage Binding = iota // a file for each village
	Together                 // one for all
	Separate                 // one for each sheet
)

// A SheetKind is a kind of what is printed.
type SheetKind string

// The kinds. Pictures and articles are no paper: they are sent around.
const (
	WeekSheets     SheetKind = "weekly"
	NoticeSheets   SheetKind = "notice"
	LedgerSheets   SheetKind = "ledger"
	CalendarSheets SheetKind = "calendar"
	Plates         SheetKind = "plate"
	Labels         SheetKind = "labels"
	SlipSheets     SheetKind = "slip"
	Pictures       SheetKind = "picture"
	Articles       SheetKind = "article"
)

// SheetKinds lists the kinds, in the order in which a file has them.
var SheetKinds = []SheetKind{WeekSheets, NoticeSheets, LedgerSheets, CalendarSheets, Plates, Labels, SlipSheets, Pictures, Articles}

// Papers are the papers on which a kind is made, the usual first; none: it is no paper.
func (k SheetKind) Papers() []sheet.Paper {
	switch k {
	case Pictures, Articles:
		return nil
	case Plates:
		return []sheet.Paper{sheet.PaperA4, sheet.PaperA5}
	case Labels, SlipSheets:
		return []sheet.Paper{sheet.PaperA4}
	}
	return []sheet.Paper{sheet.PaperA4, sheet.PaperA3}
}

// Turns reports whether a kind is made on paper that is turned, too.
func (k SheetKind) Turns() bool { return k != Plates && len(k.Papers()) > 1 }

// Why printing does not begin.
var (
	// ErrPrintOut says that sheets were to be printed into the site: board-only notices
	// among them would be published.
	ErrPrintOut = errors.New("sheets may not be printed into the site's folder")
	// ErrPrintPaper says that one of the kinds is not made on the paper.
	ErrPrintPaper = errors.New("a kind of sheet is not made on this paper")
)

// A NoNoticeError says that there is no notice of an id in the villages that are printed.
type NoNoticeError struct{ ID string }

func (e *NoNoticeError) Error() string { return "no notice " + e.ID }

// A PrintError says which file could not be written. Those before it are there, whole.
type PrintError struct {
	File string
	Err  error
}

func (e *PrintError) Error() string { return e.File + ": " + e.Err.Error() }

// Unwrap is what the system said.
func (e *PrintError) Unwrap() error { return e.Err }

// Printed is a file that was written.
type Printed struct {
	File  string
	Pages int           // of paper; 0: it is none
	Kinds []PrintedKind // what is in it, in the order of SheetKinds
}

// A PrintedKind is how many there are of a kind.
type PrintedKind struct {
	Kind  SheetKind
	Count int
}

// A PrintReport is what was printed, and what was not.
type PrintReport struct {
	Files     []Printed
	BoardOnly int       // notices among them that may not be on the web
	LeftOut   []LeftOut // in the order in which it was come upon
	Recorded  []Recorded
}

// Print writes sheets for the board to a folder, board-only notices included, and
// pictures and articles of what may be sent around. Every file is written whole or not
// at all; other files of the folder are not touched. What the codes lead to is entered
// into the villages' ledgers (package printed), for it must be there for ever.
func Print(ctx context.Context, o PrintOptions) (*PrintReport, []finding.Finding, error) {
	report := &PrintReport{}
	if err := o.complete(); err != nil {
		return report, nil, err
	}
	if err := outsideSite(o.Out, o.Source); err != nil {
		return report, nil, err
	}
	p, err := Prepare(o.Source, o.Villages, o.Day)
	if err != nil {
		return report, nil, err
	}
	if err := errors.Join(p.rebase(o.Base), p.speak(o.Language)); err != nil {
		return report, p.Findings, err
	}
	if finding.Count(p.Findings).Error > 0 {
		return report, p.Findings, ErrFindings
	}
	pr, err := newPrinter(p, o, report)
	if err != nil {
		return report, p.Findings, err
	}
	return report, p.Findings, pr.print(ctx)
}

// complete fills in what was left open, and refuses a paper that a kind has not.
func (o *PrintOptions) complete() error {
	switch {
	case len(o.Kinds) > 0:
	case o.All, len(o.Notices) > 0:
		o.Kinds = []SheetKind{NoticeSheets}
	default:
		o.Kinds = []SheetKind{WeekSheets, NoticeSheets}
	}
	for _, k := range o.Kinds {
		papers := k.Papers()
		if len(papers) > 0 && (o.Paper != "" && !slices.Contains(papers, o.Paper) || o.Landscape && !k.Turns()) {
			return fmt.Errorf("%w: %s", ErrPrintPaper, k)
		}
	}
	return nil
}

func (o *PrintOptions) wants(k SheetKind) bool { return slices.Contains(o.Kinds, k) }

// on is the paper for a kind. A ledger has as many columns as lines of text are long:
// it is turned unless it is asked for upright.
func (o *PrintOptions) on(k SheetKind) sheet.Options {
	s := sheet.Options{Paper: o.Paper, Landscape: o.Landscape && k.Turns()}
	if k == LedgerSheets {
		s.Landscape = !o.Upright
	}
	return s
}

// week is the week that is printed.
func (o *PrintOptions) week() township.Week {
	if o.Week == (township.Week{}) {
		return township.WeekOf(o.Day)
	}
	return o.Week
}

// quarter is the quarter of the week, if one was named, to which its Thursday belongs, or
// that of the day.
func (o *PrintOptions) quarter() catalogue.Quarter {
	if o.Week == (township.Week{}) {
		return catalogue.QuarterOf(o.Day)
	}
	return catalogue.QuarterOf(o.Week.Monday().Add(3))
}

// outsideSite refuses a folder that is the site or one of the township's own, or lies in one.
func outsideSite(dir, source string) error {
	own := []string{filepath.Join(source, "public")}
	for _, name := range []string{"content", "villages", "themes"} {
		own = append(own, filepath.Join(source, name))
	}
	in, err := output.InSite(dir, own...)
	if err == nil && in {
		return ErrPrintOut
	}
	return err
}

// write writes one of the files.
func (o *PrintOptions) write(name string, data []byte) (file string, err error) {
	file = filepath.Join(o.Out, filepath.FromSlash(name))
	if err := outsideSite(filepath.Dir(file), o.Source); err != nil { // a link inside may lead there
		return file, err
	}
	if err := output.WriteWhole(file, data, 0o644); err != nil {
		return file, &PrintError{file, err}
	}
	return file, nil
}
