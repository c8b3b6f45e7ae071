package build

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/output"
	"cunwu/generator/internal/qr"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/township"
)

// PrintOptions say which sheets to print.
type PrintOptions struct {
	Source   string
	Out      string // a folder outside every output folder
	Base     string // base address; empty: the township's own
	Villages []string
	Day      township.Day
	Week     township.Week // whose notices; the zero week: that of Day
	Kinds    []SheetKind   // empty: all
	All      bool          // every notice, not those of the week alone
	Version  string

	Progress func(done, total int)
}

// A SheetKind is a kind of sheet.
type SheetKind string

// The kinds of sheets.
const (
	NoticeSheets SheetKind = "notice"
	WeekSheets   SheetKind = "weekly"
)

// SheetKinds lists the kinds.
var SheetKinds = []SheetKind{WeekSheets, NoticeSheets}

// ErrPrintOut says that sheets were to be printed into the site: board-only notices
// among them would be published.
var ErrPrintOut = errors.New("sheets may not be printed into the site's folder")

// Printed is a sheet that was written.
type Printed struct {
	File  string
	Pages int
}

// Print writes sheets for the board to a folder, board-only notices included. Every
// file is written whole or not at all; other files of the folder are not touched.
func Print(ctx context.Context, o PrintOptions) ([]Printed, []finding.Finding, error) {
	if err := outsideSite(o.Out, o.Source); err != nil {
		return nil, nil, err
	}
	p, err := Prepare(o.Source, o.Villages, o.Day)
	if err != nil {
		return nil, nil, err
	}
	if finding.Count(p.Findings).Error > 0 {
		return nil, p.Findings, ErrFindings
	}
	if o.Base != "" {
		p.Township.Base = o.Base
	}
	if o.Week == (township.Week{}) {
		o.Week = township.WeekOf(o.Day)
	}
	r, err := newRenderer(p, Options{Source: o.Source, Day: o.Day, Version: o.Version}, &Report{})
	if err != nil {
		return nil, p.Findings, err
	}
	var printed []Printed
	put := func(name string, pdf sheet.PDF) error {
		full := filepath.Join(o.Out, filepath.FromSlash(name))
		if err := outsideSite(filepath.Dir(full), o.Source); err != nil { // a link inside may lead there
			return err
		}
		if err := writeWhole(full, pdf.Data); err != nil {
			return err
		}
		printed = append(printed, Printed{full, pdf.Pages})
		return nil
	}
	for i, v := range p.Township.Villages {
		if err := ctx.Err(); err != nil {
			return printed, p.Findings, err
		}
		if err := r.printVillage(v, o, put); err != nil {
			return printed, p.Findings, fmt.Errorf("villages/%s: %w", v.Slug, err)
		}
		if o.Progress != nil {
			o.Progress(i+1, len(p.Township.Villages))
		}
	}
	return printed, p.Findings, nil
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

func (o PrintOptions) kind(k SheetKind) bool { return len(o.Kinds) == 0 || slices.Contains(o.Kinds, k) }

func (r *renderer) printVillage(v *township.Village, o PrintOptions, put func(string, sheet.PDF) error) error {
	codes := &qr.Book{}
	if o.kind(WeekSheets) {
		pdf, err := r.weekSheet(v, o.Week, inWeek(v.Notices, o.Week), codes)
		if err != nil {
			return err
		}
		if err := put(v.Slug+"/"+o.Week.String()+".pdf", pdf); err != nil {
			return err
		}
	}
	if !o.kind(NoticeSheets) {
		return nil
	}
	for _, n := range v.Notices {
		if !o.All && township.WeekOf(n.Period.From) != o.Week {
			continue
		}
		pictures, err := r.pictures(n)
		if err != nil {
			return err
		}
		pdf, err := r.noticeSheet(v, n, document(n), pictures, codes)
		if err != nil {
			return fmt.Errorf("%s: %w", n.Path, err)
		}
		if err := put(v.Slug+"/"+n.ID+".pdf", pdf); err != nil {
			return err
		}
	}
	return nil
}

// writeWhole writes a file so that it is there whole or as it was.
func writeWhole(name string, data []byte) error {
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".cunwu-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
