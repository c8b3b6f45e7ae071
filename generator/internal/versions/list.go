package versions

import (
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"cunwu/generator/internal/check"
	"cunwu/generator/internal/content"
	"cunwu/generator/internal/difference"
	"cunwu/generator/internal/history"
	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/township"
)

// Why a version's content is not told.
const (
	Personal   = difference.Personal // it held what may not be shown
	Over       = "over"              // the names in it had their time
	Withdrawn  = "withdrawn"         // the notice is
	Unreadable = "unreadable"        // by the rules of today, or with what is at hand, it cannot be read
	Lost       = "lost"              // it was printed, and history does not know it
)

// How far a version's paper is as good as the page.
const (
	OnlySpaces  = "spaces"  // only spaces and ends of lines differ
	OnlyLayout  = "layout"  // only how the text is set out differs
	OnlyFiles   = "files"   // its text is the same, but for spaces and layout; attachments differ
	OnlyDetails = "details" // its words are the same; links, pictures or cells of a table in the text differ
)

// A List is the versions of a notice, newest first.
type List struct {
	Versions []Version
	// Begins says that there may have been older ones: the history at hand begins later.
	Begins bool
}

// A Version is what a notice said from one day to another.
type Version struct {
	Digest  string // SHA-256 in hexadecimal, or as much as is known of it; empty where it cannot be read
	Current bool
	// Printed says that the ledger of printed addresses has it and history has not; Day is
	// when it was first printed.
	Printed bool
	// Pending says that it is not committed: nobody has published it yet.
	Pending  bool
	Day      township.Day // when it was published; zero: nobody knows
	Until    township.Day // older: when the next was published; zero: nobody knows
	Doubtful bool         // a clock was wrong
	By       string       // who wrote it; empty: nobody knows
	Listed   bool         // By is one whom the township lists, or it lists nobody
	Approved []string     // who approved it, other than who wrote it
	Signed   bool         // with a key that the township keeps
	Signer   string       // whose key it is; empty where only an address says so
	Forged   bool         // it has a signature that does not fit

	Hidden string          // why what was different is not told
	Again  bool            // a newer version says the same: its paper is as good as that one's
	Title  string          // as it was, where it differs
	Period string          // likewise
	Posted township.Period // what Period says
	Fields []difference.Field
	Tables []difference.Table
	Texts  []difference.Text
	Files  []difference.File
	Only   string // what alone differs; empty: words or figures
	Spaces bool   // beside what is told, spaces and ends of lines differ
}

// Short is the beginning of the digest, as it is printed in codes.
func (v Version) Short() string { return v.Digest[:min(6, len(v.Digest))] }

// Told reports whether something of what was different can be told.
func (v Version) Told() bool {
	return v.Title != "" || v.Period != "" || len(v.Fields)+len(v.Tables)+len(v.Texts)+len(v.Files) > 0
}

// maxTold is how many older versions are compared with the newest. Papers of still older
// ones are told from their day alone.
const maxTold = 12

// Of lists the versions of a village's notice on the web. A notice that git does not know
// has one: what it says today. Versions that were printed and that history does not know
// come last. The zero List says that there is no repository, and nothing else is known.
func (r *Record) Of(v *township.Village, n *township.Notice) (List, error) {
	if r == nil {
		return List{}, nil
	}
	list, err := r.known(v, n)
	if err != nil {
		return List{}, err
	}
	lost := r.lost(n, list.Versions)
	if len(list.Versions) == 0 && len(lost) > 0 {
		list = List{Versions: []Version{r.today(n)}, Begins: true}
	}
	list.Versions = append(list.Versions, lost...)
	return list, nil
}

// lost are the versions of a notice that were printed and are not among those known, the
// newest first. History may be shallow, or have been written anew.
func (r *Record) lost(n *township.Notice, known []Version) []Version {
	seen := map[string]bool{r.today(n).Short(): true}
	for _, v := range known {
		seen[v.Short()] = true
	}
	var out []Version
	for _, p := range r.loaded.Township.Printed {
		if p.Version == "" || seen[p.Version] || path.Base(p.Address) != n.ID {
			continue
		}
		seen[p.Version] = true
		out = append(out, Version{Digest: p.Version, Printed: true, Day: p.Day, Hidden: Lost})
	}
	slices.SortStableFunc(out, func(a, b Version) int { return b.Day.Compare(a.Day) })
	return out
}

// known lists the versions that git knows, and what the notice says today.
func (r *Record) known(v *township.Village, n *township.Notice) (List, error) {
	if r.history.State == history.NoRepository {
		return List{}, nil
	}
	now := r.today(n)
	known := r.history.Notice(n.ID)
	if known == nil {
		now.Pending = true
		return List{Versions: []Version{now}}, nil
	}
	old, err := r.history.Versions(r.ctx, n.ID)
	if err != nil {
		return List{}, err
	}
	list := List{Begins: len(old) > 0 && old[0].Landing == nil}
	if len(old) == 0 || hex.EncodeToString(old[len(old)-1].Digest[:]) != now.Digest {
		now.Pending = true
		list.Versions = append(list.Versions, now)
	}
	seen := map[string]bool{now.Short(): true}
	until := township.Day{}
	told := 0
	for i := len(old) - 1; i >= 0; i-- {
		one := r.version(old[i])
		one.Current = len(list.Versions) == 0
		one.Until = until
		if !one.Current {
			then, err := r.then(old[i])
			if err != nil {
				return List{}, err
			}
			if then != nil && then.Audience != township.Everyone {
				continue // it never was on the web
			}
			one.Again = seen[one.Short()]
			switch {
			case one.Again:
			case then == nil:
				one.Hidden = Unreadable
			case told < maxTold:
				told++
				r.compare(&one, v, then, n)
			}
			seen[one.Short()] = true
		}
		until = one.Day
		list.Versions = append(list.Versions, one)
	}
	return list, nil
}

// today is what a notice says in the township's folder.
func (r *Record) today(n *township.Notice) Version {
	digest := n.Digest()
	return Version{Digest: hex.EncodeToString(digest[:]), Current: true}
}

// edited reports whether one of a notice's files is not as the last commit has it.
func (r *Record) edited(n *township.Notice) bool {
	for _, f := range n.Sources() {
		if r.loose[f] {
			return true
		}
	}
	return false
}

// version is what git records of a version.
func (r *Record) version(v history.Version) Version {
	one := Version{Doubtful: v.Doubtful()}
	if v.Err == nil {
		one.Digest = hex.EncodeToString(v.Digest[:])
	}
	if v.Landing != nil {
		one.Day = dayOf(v.Landing.Time)
	}
	if v.Written != nil {
		one.By = nameOf(v.Written.Author)
		editors := r.loaded.Township.Editors
		one.Listed = len(editors.Reviewers)+len(editors.Clerks) == 0
		if name := editors.Named(v.Written.Author.Name, v.Written.Author.Email); name != "" {
			one.By, one.Listed = name, true
		}
	}
	for _, p := range v.Approvers() {
		if name := nameOf(p); name != "" {
			one.Approved = append(one.Approved, name)
		}
	}
	switch s := v.Approval.Signature; s.Verdict {
	case history.Valid:
		one.Signed, one.Signer = true, signerOf(v, s.Signer)
	case history.Invalid:
		one.Forged = true
	}
	return one
}

// signerOf is the name of whoever signed a version: of a key that only an address belongs
// to, it is that of the person with this address.
func signerOf(v history.Version, key string) string {
	if !strings.Contains(key, "@") || strings.Contains(key, "<") {
		return nameOf(history.Person{Name: key})
	}
	for _, p := range []history.Person{v.Landing.Commit.Committer, v.Landing.Commit.Author} {
		if strings.EqualFold(p.Email, key) {
			return nameOf(p)
		}
	}
	return ""
}

// nameOf is how a person is named on a page: without the address, and without anything
// else that is nobody's business.
func nameOf(p history.Person) string {
	name := p.Name
	for i, c := range name {
		if c == '<' {
			name = name[:i]
			break
		}
	}
	return difference.Line(privacy.Redact(name))
}

// then reads what a version said; nil where it cannot be read.
func (r *Record) then(v history.Version) (*township.Notice, error) {
	n, err := r.read(r.history.Files(v.Revision), v.Path)
	var damage *history.Problem
	switch {
	case errors.As(err, &damage):
		return nil, nil
	case errors.Is(err, content.ErrUnreadable), errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	}
	return n, nil
}

// compare tells what a version said differently, as far as it may be told.
func (r *Record) compare(one *Version, v *township.Village, then, now *township.Notice) {
	item, known := r.loaded.Catalogue.Item(then.Item)
	switch {
	case now.Withdrawn != nil:
		one.Hidden = Withdrawn
	case now.Cleared || known && item.Clear != "" && now.StateOn(r.options.Day) == township.Ended:
		one.Hidden = Over
	case check.Held(check.Input{Township: r.loaded.Township, Catalogue: r.loaded.Catalogue, Calendar: r.loaded.Calendar, Today: r.options.Day}, v, then):
		one.Hidden = Personal
	}
	if one.Hidden != "" {
		return
	}
	a, b := r.side(v, then), r.side(v, now)
	one.Files = difference.Files(a, b)
	switch difference.Reads(then, now) {
	case difference.Reworded:
		one.reworded(a, b)
		if !one.Told() { // what differs may not be shown
			one.Hidden = Personal
		}
		return
	case difference.Detailed:
		one.Only = OnlyDetails
	case difference.Relaid:
		one.Only = OnlyLayout
	case difference.Respaced:
		one.Only = OnlySpaces
	case difference.Verbatim: // attachments, or the names of their files
		one.Only = OnlyLayout
	}
	if len(one.Files) > 0 && one.Only != OnlyDetails {
		one.Only = OnlyFiles
	}
}

// reworded tells which words and figures a version had. What only has other spaces is
// not listed: nobody would see a difference.
func (one *Version) reworded(a, b *difference.Side) {
	then, now := a.Notice, b.Notice
	spaces := func(was, now string) bool {
		alike := difference.Alike(was, now)
		one.Spaces = one.Spaces || alike && was != now
		return alike
	}
	if !spaces(then.Title, now.Title) {
		if title := a.Clean(then.Title); title != b.Clean(now.Title) {
			one.Title = title
		}
	}
	if period := periodOf(then); period != periodOf(now) {
		one.Period, one.Posted = period, then.Period
	}
	for _, f := range difference.Fields(a, b) {
		if !f.Filing && f.Key != "files" && !spaces(f.Was, f.Now) {
			one.Fields = append(one.Fields, f)
		}
	}
	for _, p := range difference.Pairs(then.Tables, now.Tables) {
		t := p.Table()
		if t.Change == difference.Same {
			continue
		}
		if p.Alike() {
			one.Spaces = true
			continue
		}
		named := p.Now
		if named == nil {
			named = p.Was
		}
		t.Name, t.Totals = b.Clean(named.Name), p.Totals(b.Clean)
		if t.Change == difference.Edited {
			t.Changes, t.More = p.Rows(a, b)
		}
		one.Tables = append(one.Tables, t)
	}
	for _, t := range difference.Texts(a, b) {
		was, is := then.Summary, now.Summary
		if t.Key == "body" {
			was, is = difference.Body(then), difference.Body(now)
		}
		if !spaces(was, is) {
			one.Texts = append(one.Texts, t)
		}
	}
}

// periodOf is what the paper says of the period, in words.
func periodOf(n *township.Notice) string {
	switch p := n.Period; {
	case !p.To.IsZero():
		return p.From.Chinese() + "至" + p.To.Chinese()
	case !p.Length.IsZero():
		return p.From.Chinese() + "起，" + p.Length.String()
	default:
		return p.From.Chinese() + "起"
	}
}
