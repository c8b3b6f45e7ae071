// Package township is the model: a township, its villages, their boards, notices
// and tables, and the plain values they are made of (days, money, periods).
//
// The model is filled once by package content and not changed after the build has
// enriched it; every package downstream reads it, and none opens a content file
// again. Every value that came from a file can name its place there.
package township

import (
	"sort"
	"strings"
)

// A Place is a place in a source file: its path relative to the source with
// forward slashes, and line and column counted from 1 in characters. Line 0
// means the file as a whole. In a workbook, line and column are those of the cell.
type Place struct {
	File string
	Line int
	Col  int
}

// VillageOf is the slug of the village in whose folder a file lies, by the file's path below
// the source; empty: it lies in none.
func VillageOf(file string) string {
	rest, ok := strings.CutPrefix(file, "villages/")
	slug, _, below := strings.Cut(rest, "/")
	if !ok || !below {
		return ""
	}
	return slug
}

// Places maps the path of a value within its file ("period.from", "tables[0].file")
// to where it stands.
type Places map[string]Place

// A Township is everything that was read.
type Township struct {
	Name          string    // 禾溪镇
	County        string    // the county above it
	Base          string    // base address, https, ending in "/"
	Languages     []string  // the first is the default
	Demonstration bool      // people and matters are invented; every page and sheet says so
	NoOffline     bool      // phones keep no page of those that they visited
	Theme         string    // name of a folder under themes/ laid over the built-in theme
	Contacts      []Contact // the township's offices
	Supervision   []Contact // who hears complaints, nearest first: 镇纪委, 县民政局, 12345
	Objections    Objections
	Reviewers     []Contact // who approves what villages publish
	Editors       Editors   // who may change what
	Accounts      []Account // accounts that are published on purpose
	Identity      Identity
	Rules         map[string]RuleSetting // by code: how the township wants the rules of the checks
	Wording       Wording
	Fonts         Fonts
	Guides        []*Guide // in their order

	Villages []*Village // by slug

	Printed []Printed // addresses that were put on paper, of all villages that were read
	Unread  []string  // folders of villages that are there and could not be read

	Places Places
}

// A Printed is an address that was put on paper, as a village's ledger has it.
type Printed struct {
	Address string // below the base address: liuwan/ or liuwan/7k3m9q/
	Version string // of the notice, six hexadecimal digits; empty: its page as it is
	Day     Day    // on which it was first printed
	Place   Place
}

// Parts are the address's village, and the id of its notice; empty: it is the village's own.
func (p Printed) Parts() (slug, id string) {
	slug, id, _ = strings.Cut(strings.TrimSuffix(p.Address, "/"), "/")
	return slug, id
}

// Identity holds the fields of the footer that a site of a public body may have
// to show. Each is empty unless the township fills it in.
type Identity struct {
	SiteID  string // 网站标识码
	ICP     string // ICP备案号
	Police  string // 公安备案号
	Sponsor string // 主办单位
	Contact string // 联系方式
}

// Objections say how residents may object on the web. Without a form they call, come, or
// hand in a slip.
type Objections struct {
	Form    string // where a form's fields are sent: FormNetlify, or an https address; empty: there is no form
	Readers string // who reads what is sent
	Kept    string // how long it is kept
}

// FormNetlify stands for the forms of the host Netlify, which takes them itself.
const FormNetlify = "netlify"

// A Contact is a person or an office that can be reached.
type Contact struct {
	Name  string
	Role  string
	Phone string
}

// An Account is a bank account of a public body that is published on purpose: for
// donations, for fees. A person's is never one.
type Account struct {
	Name   string // in whose name it is
	Number string
}

// A Village is one village: the unit of compilation.
type Village struct {
	Slug      string
	Name      string
	Code      string // 12-digit division code
	Groups    []string
	Boards    []Board
	Leader    Contact // 负责人
	Handler   Contact // 经办人
	Committee Contact // 村务监督委员会
	Accounts  []Account
	Formerly  []string
	Absent    []Absence

	Notices []*Notice // newest first: by Period.From, Date and ID
	Unread  []string  // ids of notices that are there and could not be read; "": which is not known

	Places Places
}

// An Absence is an item that a village need not publish, for it has nothing of the kind: no
// canteen, no project. It says so in public, with the reason.
type Absence struct{ Item, Reason string }

// Has reports whether the village has what an item is about; where it says that it has
// not, reason is why.
func (v *Village) Has(item string) (reason string, has bool) {
	for _, a := range v.Absent {
		if a.Item == item {
			return a.Reason, false
		}
	}
	return "", true
}

// A Board is a noticeboard on a wall.
type Board struct {
	ID    string
	Place string // where it hangs
	Size  string // of a sheet that fits: a4 or a3
}

// Web returns the village's notices that may be on the web.
func (v *Village) Web() []*Notice {
	web := make([]*Notice, 0, len(v.Notices))
	for _, n := range v.Notices {
		if n.Audience == Everyone {
			web = append(web, n)
		}
	}
	return web
}

// Notice finds a notice of the village by its id, or nil.
func (v *Village) Notice(id string) *Notice {
	for _, n := range v.Notices {
		if n.ID == id {
			return n
		}
	}
	return nil
}

// Village finds a village by its slug, or nil.
func (t *Township) Village(slug string) *Village {
	i := sort.Search(len(t.Villages), func(i int) bool { return t.Villages[i].Slug >= slug })
	if i < len(t.Villages) && t.Villages[i].Slug == slug {
		return t.Villages[i]
	}
	return nil
}

// VillageAddress is the absolute address of a village's page.
func (t *Township) VillageAddress(slug string) string { return t.Base + slug + "/" }

// BoardMark ends the address in the code of a sheet that is for the board alone. The
// village's page has a block of that name, which says so; it is as short as can
// be, and no code with it is finer than that of a notice with a page.
const BoardMark = "#b"

// BoardAddress is what the code of a sheet holds that is for the board alone. It is the
// same for all of a village's: nothing on the web tells of one of them.
func (t *Township) BoardAddress(slug string) string { return t.VillageAddress(slug) + BoardMark }

// NoticeAddress is the absolute address of a notice's page, without its category:
// a notice that is filed elsewhere keeps its address.
func (t *Township) NoticeAddress(slug, id string) string { return t.Base + slug + "/" + id + "/" }

// VersionMark stands between a notice's address and the version in its code.
const VersionMark = "#v-"

// PrintedAddress is the address in the notice's QR code: that of its page and, as
// the fragment, the version that was printed.
func (t *Township) PrintedAddress(slug string, n *Notice) string {
	return t.NoticeAddress(slug, n.ID) + VersionMark + n.Version()
}
