package build

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

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
	Findings []finding.Finding
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
	p := &Prepared{Loaded: loaded}
	for _, v := range loaded.Township.Villages {
		findings = append(findings, p.enrich(v)...)
		link(v)
	}
	findings = append(findings, check.Run(check.Input{
		Township: loaded.Township, Catalogue: loaded.Catalogue, Calendar: loaded.Calendar,
		Bodies: surveyBodies(loaded.Township), Covers: covers,
	})...)
	p.Findings = finding.Sort(findings)
	return p, nil
}

// surveyBodies parses the notices' texts for the checks. The trees are not kept: those
// of a large township are many times its texts, and are needed again one by one.
func surveyBodies(t *township.Township) map[*township.Notice]check.Body {
	var notices []*township.Notice
	for _, v := range t.Villages {
		notices = append(notices, v.Notices...)
	}
	surveys := make([]check.Body, len(notices))
	var wg sync.WaitGroup
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(notices) {
					return
				}
				doc, problems := markup.Parse(notices[i].Body.Source, notices[i].Body.Line)
				surveys[i] = check.Body{Placed: doc.Placed(), Pictures: doc.Pictures(), Links: doc.Links(), Plain: doc.Plain(), Problems: problems}
			}
		})
	}
	wg.Wait()
	bodies := make(map[*township.Notice]check.Body, len(notices))
	for i, n := range notices {
		bodies[n] = surveys[i]
	}
	return bodies
}

// enrich fills in what a notice's own file does not say: the last day of its period.
func (p *Prepared) enrich(v *township.Village) []finding.Finding {
	var findings []finding.Finding
	for _, n := range v.Notices {
		n.Length = n.Period.Length
		if item, ok := p.Catalogue.Item(n.Item); ok && n.Length.IsZero() && n.Period.To.IsZero() {
			n.Length = item.Posting
		}
		n.LastDay = n.Period.To
		if n.LastDay.IsZero() && !n.Period.From.IsZero() {
			last, moved, err := p.Calendar.LastDay(n.Period.From, n.Length)
			var missing *calendar.MissingYearError
			if errors.As(err, &missing) {
				findings = append(findings, finding.New(finding.RuleCalendar, n.At("period"),
					fmt.Sprintf("公示期要算到 %d 年，但没有这一年的节假日表。", missing.Year),
					fmt.Sprintf("添加 content/calendar/%d.yaml（照国务院办公厅的放假通知填写），或者在 period 里写明 to。", missing.Year)))
			}
			n.LastDay, n.Moved = last, moved
		}
	}
	return findings
}

// link fills in which later notices correct or continue a village's notices. A link
// never leads from the web to a notice that is for the board alone.
func link(v *township.Village) {
	for _, n := range v.Notices {
		n.Corrected, n.Result = "", ""
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
}

// document is the tree of a notice's body. The tables and pictures that the body does
// not place itself come after it, so that page and sheet show them at the same spot.
func document(n *township.Notice) *markup.Document {
	doc, _ := markup.Parse(n.Body.Source, n.Body.Line)
	if n.Cleared {
		doc.Blocks = withoutLists(doc.Blocks)
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
