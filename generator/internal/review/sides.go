package review

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"
	"time"

	"cunwu/generator/internal/calendar"
	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/check"
	"cunwu/generator/internal/checkout"
	"cunwu/generator/internal/content"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/history"
	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/survey"
	"cunwu/generator/internal/township"
)

// A side is the township as it was in one of the two commits.
type side struct {
	name      string // base or head
	township  *township.Township
	catalogue *catalogue.Catalogue
	calendar  *calendar.Calendar
	findings  []finding.Finding
	accepted  []finding.Accepted
	notices   map[string]*township.Notice  // by path
	villages  map[string]*township.Village // by slug
	detector  *privacy.Detector
}

// read reads both sides, as far as the change concerns them.
func (r *reviewer) read(ctx context.Context) error {
	inContent := false
	for _, f := range r.diff.Files {
		inContent = inContent || strings.HasPrefix(f.Path, contentFolder+"/")
		gone := f.After.IsZero() && path.Base(f.Path) == "village.yaml" // another village may take its addresses over
		r.all = r.all || inContent || gone
		if s := township.VillageOf(f.Path); s != "" && !slices.Contains(r.slugs, s) {
			r.slugs = append(r.slugs, s)
		}
	}
	slices.Sort(r.slugs)
	if inContent {
		r.note("content 文件夹改了，它对各村都算数，所以全部村都重新检查了。")
	}
	before, now := r.landed(false), r.landed(true)
	var err error
	if r.base, err = r.side(ctx, "base", r.diff.Base, before); errors.Is(err, content.ErrNoTownship) {
		r.base, err = empty("base"), nil // the change begins the township
	}
	if err != nil {
		return err
	}
	r.head, err = r.side(ctx, "head", r.diff.Head, now)
	return err
}

// side lays one commit's files into a folder of its own and surveys them.
func (r *reviewer) side(ctx context.Context, name string, commit history.Hash, landed check.Landed) (*side, error) {
	wanted := []string{contentFolder, themesFolder}
	if r.all {
		wanted = append(wanted, villagesFolder)
	} else {
		for _, s := range r.slugs {
			wanted = append(wanted, villagesFolder+"/"+s)
		}
	}
	dir, _, err := r.laid.Lay(name, func(take checkout.Take) error {
		return r.repository.Extract(ctx, commit, wanted, take)
	})
	if err != nil {
		return nil, err
	}
	var there []string // villages
	if !r.all {
		if there, err = content.VillageFolders(dir); err != nil {
			return nil, err
		}
	}
	s, err := survey.Of(survey.Options{Source: dir, Villages: there, Day: r.Day, Past: survey.Dates(landed)})
	if err != nil {
		return nil, err
	}
	out := empty(name)
	out.township, out.catalogue, out.calendar = s.Township, s.Catalogue, s.Calendar
	out.findings, out.accepted = s.Findings, s.Accepted
	for _, v := range s.Township.Villages {
		out.villages[v.Slug] = v
		for _, n := range v.Notices {
			out.notices[n.Path] = n
		}
	}
	health := s.Township.Wording.Health
	out.detector = privacy.New(privacy.Options{Allowed: s.Township.Published(nil), Terms: privacy.Terms(health.Add, health.Except)})
	return out, nil
}

// empty is a side where there is no township yet.
func empty(name string) *side {
	return &side{name: name, township: &township.Township{}, catalogue: &catalogue.Catalogue{}, notices: map[string]*township.Notice{},
		villages: map[string]*township.Village{}, detector: privacy.New(privacy.Options{})}
}

// in is the detector that knows what a village publishes on purpose.
func (s *side) in(slug string) *privacy.Detector {
	v := s.villages[slug]
	if v == nil {
		return s.detector
	}
	return s.detector.Allow(s.township.Published(v)...)
}

// item is a notice's item, or one that says nothing.
func (s *side) item(n *township.Notice) *catalogue.Item {
	if it, ok := s.catalogue.Item(n.Item); ok {
		return it
	}
	return &catalogue.Item{ID: n.Item}
}

// china is the zone of days. It has had no summer time since 1991.
var china = time.FixedZone("CST", 8*60*60)

// landed tells when a file was published. What the change brings would be published
// today.
func (r *reviewer) landed(head bool) check.Landed {
	stock := r.published.Stock()
	days := map[string]township.Day{}
	ids := map[string]township.Day{} // of deleted ones too, for they may come back; zero: nobody knows
	for _, n := range r.published.Notices {
		first := n.First()
		if first == nil || first.Commit.Hash == stock {
			ids[n.ID] = township.Day{}
			continue
		}
		ids[n.ID] = township.DayOf(first.Time.In(china))
		if !n.Last().Deleted() {
			days[n.Path()] = ids[n.ID]
		}
	}
	if head {
		for _, c := range r.diff.Notices {
			if c.Deleted() {
				continue
			}
			if day, known := ids[c.ID]; known {
				if !day.IsZero() {
					days[c.After] = day
				}
			} else if c.Added() {
				days[c.After] = r.Day
			}
		}
	}
	return func(file string) (township.Day, bool) {
		d, ok := days[file]
		return d, ok
	}
}
