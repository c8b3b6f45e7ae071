package build

import (
	"cmp"
	"strings"

	"cunwu/generator/internal/feed"
	"cunwu/generator/internal/opendata"
	"cunwu/generator/internal/site"
	"cunwu/generator/internal/township"
)

// say fills in one of the pages' words.
func (r *renderer) say(key string, pairs ...string) string {
	return opendata.Words(r.words).Say(key, pairs...)
}

// day is a day as the pages write it.
func (r *renderer) day(d township.Day) string { return r.site.Day(d) }

// offered is the name of something that is taken away: a preview's says that it is one.
func (r *renderer) offered(name string) string {
	if r.Preview {
		return r.say("preview") + r.say("colon") + name
	}
	return name
}

// offerFeeds hands over the feeds of a village and of its categories. What is not posted
// yet comes when it is.
func (r *renderer) offerFeeds(view site.Village, put emit) error {
	v := view.Village
	files := map[string][]byte{}
	all := r.newFeed(r.say("feed_village", "village", v.Name), v.Slug+"/")
	all.Author = r.say("issuer", "village", v.Name)
	in := map[string][]feed.Entry{}
	for _, n := range view.Notices {
		if e := r.entry(v, n.Notice); !e.Published.After(r.Day) {
			all.Entries = append(all.Entries, e)
			in[e.Category] = append(in[e.Category], e)
			all.Updated = later(all.Updated, e.Updated)
		}
	}
	all.Updated = orDay(all.Updated, r.Day)
	all.Entries = feed.Latest(all.Entries)
	if err := r.feedFiles(files, v.Slug, all); err != nil {
		return err
	}
	for _, category := range township.Categories {
		title := r.say("feed_category", "village", v.Name, "category", r.say("cat_"+category))
		f := r.newFeed(title, v.Slug+"/"+category+"/")
		f.Author, f.Updated, f.Entries = all.Author, all.Updated, feed.Latest(in[category])
		if err := r.feedFiles(files, v.Slug+"/"+category, f); err != nil {
			return err
		}
	}
	return putAll(files, put)
}

func (r *renderer) newFeed(title, path string) *feed.Feed {
	f := &feed.Feed{
		Title: r.offered(title), Subtitle: r.say("feed_lead"), Page: r.Township.Base + path,
		Language: r.Township.Languages[0], Generator: strings.TrimSpace("cunwu " + r.Version),
	}
	if r.Township.Demonstration {
		f.Subtitle += r.say("demonstration")
	}
	return f
}

// entry is a notice in a feed: its plain sentence and its period; of one that was
// withdrawn, why.
func (r *renderer) entry(v *township.Village, n *township.Notice) feed.Entry {
	e := feed.Entry{
		Address: r.Township.NoticeAddress(v.Slug, n.ID), Title: n.Title,
		Category: n.Category, Label: r.say("cat_" + n.Category), Author: n.Issuer,
		Published: n.Period.From, Updated: v.Updated(n),
		Text: r.told(n.Summary, n.Period.From, n.LastDay),
	}
	switch {
	case n.Withdrawn != nil:
		e.Text = r.takenBack(n.Withdrawn)
	case n.Corrected != "":
		e.Text = r.say("corrected_says") // its sentence is no longer true
	}
	return e
}

// takenBack says when a notice was withdrawn, and why.
func (r *renderer) takenBack(w *township.Withdrawal) string {
	return r.say("withdrawn", "day", r.day(w.Date)) + r.say("stop") + r.say("withdrawn_reason") + w.Reason
}

// told is a plain sentence and a period.
func (r *renderer) told(summary string, from, last township.Day) string {
	period := r.say("feed_standing", "from", r.day(from))
	if !last.IsZero() {
		period = r.say("feed_period", "from", r.day(from), "last", r.day(last))
	}
	return summary + period
}

// townshipFeed is what is new in the township.
func (r *renderer) townshipFeed(sums []township.Summary) *feed.Feed {
	f := r.newFeed(r.say("site_name", "township", r.Township.Name), "")
	f.Author = cmp.Or(r.Township.Identity.Sponsor, r.Township.Name)
	for _, sum := range sums {
		f.Updated = later(f.Updated, sum.Updated)
		for _, b := range sum.Newest {
			if b.From.After(r.Day) {
				continue
			}
			text := r.told(b.Summary, b.From, b.LastDay)
			switch {
			case b.Withdrawn != nil:
				text = r.takenBack(b.Withdrawn)
			case b.Corrected:
				text = r.say("corrected_says")
			}
			f.Entries = append(f.Entries, feed.Entry{
				Address: r.Township.NoticeAddress(sum.Slug, b.ID), Title: sum.Name + r.say("colon") + b.Title, Text: text,
				Category: b.Category, Label: r.say("cat_" + b.Category), Author: r.say("issuer", "village", sum.Name),
				Published: b.From, Updated: b.Updated,
			})
		}
	}
	f.Updated = orDay(f.Updated, r.Day)
	f.Entries = feed.Latest(f.Entries)
	return f
}

// orDay is a day, or another where it is not given.
func orDay(d, other township.Day) township.Day {
	if d.IsZero() {
		return other
	}
	return d
}

// later is the later of two days.
func later(a, b township.Day) township.Day {
	if b.After(a) {
		return b
	}
	return a
}
