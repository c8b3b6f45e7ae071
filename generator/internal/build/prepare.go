package build

import (
	"errors"
	"fmt"
	"slices"

	"cunwu/generator/internal/calendar"
	"cunwu/generator/internal/check"
	"cunwu/generator/internal/content"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/township"
)

// Prepared is a township that has been read, enriched and checked: what the renderers
// are given.
type Prepared struct {
	*content.Loaded
	Documents map[*township.Notice]*markup.Document
	Findings  []finding.Finding
}

// Prepare reads the township in a folder and checks it. It does not fail for
// findings; the caller decides what they mean.
func Prepare(source string, villages []string) (*Prepared, error) {
	loaded, findings, err := content.Load(source, villages)
	if err != nil {
		return nil, err
	}
	covers, err := sheet.Coverage()
	if err != nil {
		return nil, err
	}
	p := &Prepared{Loaded: loaded, Documents: map[*township.Notice]*markup.Document{}}
	problems := map[*township.Notice][]markup.Problem{}
	for _, v := range loaded.Township.Villages {
		findings = append(findings, p.enrich(v)...)
		for _, n := range v.Notices {
			doc, wrong := markup.Parse(n.Body.Source, n.Body.Line)
			p.Documents[n], problems[n] = doc, wrong
		}
	}
	findings = append(findings, check.Run(check.Input{
		Township: loaded.Township, Catalogue: loaded.Catalogue, Calendar: loaded.Calendar,
		Documents: p.Documents, Problems: problems, Covers: covers,
	})...)
	for n, doc := range p.Documents {
		placeRest(n, doc)
	}
	p.Findings = finding.Sort(findings)
	return p, nil
}

// enrich fills in what a notice's own file does not say: the last day of its period,
// and which later notices correct or continue it. A link never leads from the web
// to a notice that is for the board alone.
func (p *Prepared) enrich(v *township.Village) []finding.Finding {
	var findings []finding.Finding
	for _, n := range v.Notices {
		n.Length = n.Period.Length
		if item, ok := p.Catalogue.Item(n.Item); ok && n.Length.IsZero() && n.Period.To.IsZero() {
			n.Length = item.Posting
		}
		n.LastDay = n.Period.To
		if n.LastDay.IsZero() && !n.Period.From.IsZero() {
			last, err := p.Calendar.LastDay(n.Period.From, n.Length)
			var missing *calendar.MissingYearError
			if errors.As(err, &missing) {
				findings = append(findings, finding.New(finding.RuleCalendar, n.At("period"),
					fmt.Sprintf("公示期要算到 %d 年，但没有这一年的节假日表。", missing.Year),
					fmt.Sprintf("添加 content/calendar/%d.yaml（照国务院办公厅的放假通知填写），或者在 period 里写明 to。", missing.Year)))
			}
			n.LastDay = last
		}
	}
	for i := len(v.Notices) - 1; i >= 0; i-- { // oldest first, so that the newest word stands
		n := v.Notices[i]
		if n.Audience != township.Everyone || n.Withdrawn != nil {
			continue
		}
		if old := v.Notice(n.Corrects); old != nil {
			old.Corrected = n.ID
		}
		if old := v.Notice(n.Follows); old != nil {
			old.Result = n.ID
		}
	}
	return findings
}

// placeRest appends to a notice's body the tables and pictures that it does not
// place itself, so that page and sheet show them at the same spot.
func placeRest(n *township.Notice, doc *markup.Document) {
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
}
