package build

import (
	"slices"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/survey"
	"cunwu/generator/internal/township"
)

// Prepared is a township that has been read, enriched and checked: what the renderers
// are given.
type Prepared struct{ *survey.Survey }

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
	return &Prepared{s}, nil
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
