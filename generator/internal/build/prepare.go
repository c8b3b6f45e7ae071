package build

import (
	"context"
	"errors"
	"slices"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/survey"
	"cunwu/generator/internal/township"
	"cunwu/generator/internal/versions"
)

// Prepared is a township that has been read, enriched and checked: what the renderers
// are given.
type Prepared struct {
	*survey.Survey
	Record *versions.Record // what git knows; nil: it was not asked
}

// Close ends what was begun to ask git.
func (p *Prepared) Close() error {
	if p.Record == nil {
		return nil
	}
	return p.Record.Close()
}

// found is what the checks came to.
func (p *Prepared) found() finding.Found {
	return finding.Found{Findings: p.Findings, Accepted: p.Accepted}
}

// Prepare reads the township in a folder and checks it, with the given day as today. It
// does not fail for findings; the caller decides what they mean.
func Prepare(source string, villages []string, today township.Day) (*Prepared, error) {
	s, err := survey.Of(survey.Options{Source: source, Villages: villages, Day: today})
	if err != nil {
		return nil, err
	}
	return &Prepared{Survey: s}, nil
}

// PrepareRecorded prepares a township with what its repository knows: whether dates fit
// those of the commits, and whether an address that was published leads nowhere. The
// caller closes it.
func PrepareRecorded(ctx context.Context, source string, villages []string, today township.Day, program, top string) (*Prepared, error) {
	record, err := versions.Open(ctx, versions.Options{Source: source, Top: top, Program: program, Day: today})
	if err != nil {
		return nil, err
	}
	s, err := survey.Of(survey.Options{Source: source, Villages: villages, Day: today, Past: record})
	if err != nil {
		return nil, errors.Join(err, record.Close())
	}
	return &Prepared{s, record}, nil
}

// rebase gives the township another base address than its own, unless that is empty.
func (p *Prepared) rebase(base string) error {
	if base == "" {
		return nil
	}
	p.Township.Base = base
	dense, err := survey.Density(p.Township)
	p.Findings = finding.Sort(append(p.Findings, dense...))
	return err
}

// document is the tree of a notice's body. The tables and pictures that the body does
// not place itself come after it, so that page and sheet show them at the same spot.
func document(n *township.Notice) *markup.Document {
	doc, _ := markup.Parse(n.Body.Source, n.Body.Line)
	if n.Cleared {
		doc.Blocks = withoutNames(n, doc.Blocks)
		for i, note := range doc.Notes {
			if doc.Notes[i].Blocks = withoutNames(n, note.Blocks); slices.ContainsFunc(note.Blocks, func(b markup.Block) bool { return named(n, b) }) {
				doc.Notes[i].Blocks = nil
			}
		}
		doc.Renumber()
	}
	mentioned := func(in []markup.Mention, name string) bool {
		return slices.ContainsFunc(in, func(m markup.Mention) bool { return m.Name == name })
	}
	placed, pictures := doc.Placed(), doc.Pictures()
	for _, t := range n.Tables {
		if !mentioned(placed, t.Name) {
			doc.Blocks = append(doc.Blocks, markup.Block{Kind: markup.Placed, Text: t.Name})
		}
	}
	for _, f := range n.Files {
		if f.Picture() && !mentioned(pictures, f.File) {
			doc.Blocks = append(doc.Blocks, markup.Block{Kind: markup.Figure, Text: f.Title, URL: f.File})
		}
	}
	return doc
}
