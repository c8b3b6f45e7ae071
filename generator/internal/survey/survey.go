// Package survey reads a township, works out what its notices do not say themselves
// (the last day of each period, which notice corrects or continues which) and checks it.
//
// It promises: nothing is printed, nothing is written, and a township that is wrong is
// no error but a list of findings; only what makes reading senseless is an error.
package survey

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"cunwu/generator/internal/calendar"
	"cunwu/generator/internal/check"
	"cunwu/generator/internal/content"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/printed"
	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/township"
)

// A Survey is a township that has been read, enriched and checked.
type Survey struct {
	*content.Loaded
	Findings []finding.Finding
	Accepted []finding.Accepted // what notices are excepted from, with their reasons

	part bool
	past Past
}

// Site answers what the site made from the township has at a printed address, as the
// model is now: renderers may have taken notices out of it.
func (s *Survey) Site() *printed.Site {
	site := printed.NewSite(s.Township, s.part)
	s.past.Bury(site.Bury)
	return site
}

// Options say what to survey.
type Options struct {
	Source   string
	Villages []string     // empty: all
	Day      township.Day // today
	Past     Past         // what git knows; nil: nothing
}

// A Past is what is known of what was published before.
type Past interface {
	// Attach makes it that of a township that was read, and finds what would break an
	// address that was published.
	Attach(*content.Loaded) []finding.Finding
	// Landed tells when a file's notice was published: see check.Landed.
	Landed(file string) (day township.Day, ok bool)
	// Bury names the notices that are gone and have a page that says so.
	Bury(bury func(slug, id string))
}

// Dates are a past of which the days are known and nothing else; nil: not even these.
type Dates check.Landed

// Attach finds nothing.
func (Dates) Attach(*content.Loaded) []finding.Finding { return nil }

// Bury names nothing.
func (Dates) Bury(func(slug, id string)) {}

// Landed tells when a file's notice was published.
func (d Dates) Landed(file string) (day township.Day, ok bool) {
	if d == nil {
		return township.Day{}, false
	}
	return d(file)
}

// Of surveys the township in a folder.
func Of(o Options) (*Survey, error) {
	loaded, findings, err := content.Load(o.Source, o.Villages)
	if err != nil {
		return nil, err
	}
	covers, err := sheet.Coverage(loaded.Township.Fonts)
	if err != nil {
		return nil, err
	}
	dense, err := Density(loaded.Township)
	if err != nil {
		return nil, err
	}
	findings = append(findings, dense...)
	s := &Survey{Loaded: loaded, part: len(o.Villages) > 0, past: o.Past}
	if s.past == nil {
		s.past = Dates(nil)
	}
	for _, v := range loaded.Township.Villages {
		findings = append(findings, s.enrich(v)...)
		Link(v)
	}
	findings = append(findings, s.past.Attach(loaded)...)
	findings = append(findings, check.Run(check.Input{
		Township: loaded.Township, Catalogue: loaded.Catalogue, Calendar: loaded.Calendar,
		Bodies: bodies(loaded.Township), Covers: covers, Today: o.Day, Landed: s.past.Landed,
		Part: s.part, Buried: s.past.Bury,
	})...)
	s.Findings, s.Accepted = check.Settle(loaded.Township, findings)
	return s, nil
}

// Density finds addresses that are too long for the codes that are printed.
func Density(t *township.Township) ([]finding.Finding, error) {
	finest, err := sheet.Finest(t)
	if err != nil || finest.Side == 0 || !finest.TooFine() {
		return nil, err
	}
	at, ok := t.Places["base"]
	if !ok {
		at = township.Place{File: "content/township.yaml", Line: 1, Col: 1}
	}
	message := fmt.Sprintf("网址太长（%d 个字符），没有装得下它的二维码。", len(finest.Address))
	if finest.Modules > 0 {
		message = fmt.Sprintf("网址太长（%d 个字符），二维码太密：印成 %d 毫米，每个小方格只有 0.%02d 毫米，手机扫不出来。", len(finest.Address), finest.Side/10, finest.Module())
	}
	return []finding.Finding{finding.New(finding.RuleQR, at, message, "把 base 的网址改短，村文件夹的名字也尽量短；每个小方格要有 0.4 毫米。")}, nil
}

// bodies parses the notices' texts for the checks. The trees are not kept: those of a
// large township are many times its texts, and are needed again one by one.
func bodies(t *township.Township) map[*township.Notice]check.Body {
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
				surveys[i] = check.BodyOf(notices[i])
			}
		})
	}
	wg.Wait()
	all := make(map[*township.Notice]check.Body, len(notices))
	for i, n := range notices {
		all[n] = surveys[i]
	}
	return all
}

// enrich fills in what a notice's own file does not say: the last day of its period.
func (s *Survey) enrich(v *township.Village) []finding.Finding {
	var findings []finding.Finding
	for _, n := range v.Notices {
		n.Length = n.Period.Length
		if item, ok := s.Catalogue.Item(n.Item); ok && n.Length.IsZero() && n.Period.To.IsZero() {
			n.Length = item.Posting
		}
		n.LastDay = n.Period.To
		if n.LastDay.IsZero() && !n.Period.From.IsZero() {
			last, moved, err := s.Calendar.LastDay(n.Period.From, n.Length)
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

// Link fills in which later notices correct or continue a village's notices. A link
// never leads from the web to a notice that is for the board alone.
func Link(v *township.Village) {
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
