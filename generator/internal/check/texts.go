package check

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"cunwu/generator/internal/township"
)

// visitor is told a text that is published, and its place.
type visitor func(text string, at township.Place)

// texts visits every text that a notice publishes, but its body.
func texts(n *township.Notice, visit visitor) {
	front(n, visit)
	tables(n, visit)
}

// front visits the texts of a notice's front matter.
func front(n *township.Notice, visit visitor) {
	for _, f := range []struct{ key, text string }{
		{"title", n.Title}, {"summary", n.Summary}, {"issuer", n.Issuer}, {"number", n.Number},
		{"contact.name", n.Contact.Name}, {"contact.role", n.Contact.Role},
	} {
		visit(f.text, n.At(f.key))
	}
	if n.Reviewed != nil {
		visit(n.Reviewed.By, n.At("reviewed.by"))
	}
	if n.Withdrawn != nil {
		visit(n.Withdrawn.Reason, n.At("withdrawn.reason"))
	}
	for i, p := range n.Posted {
		visit(p.By, n.At(fmt.Sprintf("posted[%d].by", i)))
	}
	for _, f := range n.Files {
		visit(f.Title, f.Place)
	}
}

// tables visits the texts of a notice's tables.
func tables(n *township.Notice, visit visitor) {
	dir := n.Path[:strings.LastIndexByte(n.Path, '/')+1]
	for _, t := range n.Tables {
		visit(t.Name, t.Place)
		for _, c := range t.Columns {
			visit(c.Name, township.Place{File: dir + t.File, Line: 1, Col: 1})
		}
		for _, row := range t.Rows {
			for i, cell := range row {
				if cell.Text != "" {
					visit(plainCell(cell, t.Columns[i].Type), township.Place{File: dir + t.File, Line: cell.Line, Col: cell.Col})
				}
			}
		}
	}
}

// plainCell is a cell's text as it was typed: a number without separators and
// without the decimals of its unit.
func plainCell(c township.Cell, t township.ColumnType) string {
	switch {
	case c.Given && t == township.MoneyColumn:
		return strconv.FormatInt(c.Value/100, 10)
	case c.Given && t == township.CountColumn:
		return strconv.FormatInt(c.Value/1000, 10)
	}
	return c.Text
}

// body visits the lines of a notice's body.
func body(n *township.Notice, visit visitor) {
	line := n.Body.Line
	for text := range strings.Lines(n.Body.Source) {
		visit(strings.TrimSuffix(text, "\n"), township.Place{File: n.Path, Line: line, Col: 1})
		line++
	}
}

// around visits the texts of a village and of its township that stand on pages and sheets.
func around(t *township.Township, visit visitor) {
	townshipAt := func(key string) township.Place { return place(t.Places, key, "content/township.yaml") }
	visit(t.Name, townshipAt("name"))
	visit(t.County, townshipAt("county"))
	for _, list := range []struct {
		key string
		cs  []township.Contact
	}{{"contacts", t.Contacts}, {"supervision", t.Supervision}, {"reviewers", t.Reviewers}} {
		for i, c := range list.cs {
			visit(c.Name, townshipAt(fmt.Sprintf("%s[%d].name", list.key, i)))
			visit(c.Role, townshipAt(fmt.Sprintf("%s[%d].role", list.key, i)))
		}
	}
	visit(t.Identity.Sponsor, townshipAt("identity.sponsor"))
	visit(t.Identity.Contact, townshipAt("identity.contact"))
	visit(t.Identity.ICP, townshipAt("identity.icp"))
	visit(t.Identity.Police, townshipAt("identity.police"))
	visit(t.Identity.SiteID, townshipAt("identity.site_id"))
	for _, v := range t.Villages {
		at := func(key string) township.Place { return place(v.Places, key, "villages/"+v.Slug+"/village.yaml") }
		visit(v.Name, at("name"))
		visit(v.Slug, at("name"))
		for i, f := range v.Formerly {
			visit(f, at(fmt.Sprintf("formerly[%d]", i)))
		}
		for i, g := range v.Groups {
			visit(g, at(fmt.Sprintf("groups[%d]", i)))
		}
		for i, a := range v.Absent {
			visit(a.Reason, at(fmt.Sprintf("not_applicable[%d].reason", i)))
		}
		for i, b := range v.Boards {
			visit(b.Place, at(fmt.Sprintf("boards[%d].place", i)))
		}
		for _, one := range []struct {
			key string
			c   township.Contact
		}{{"leader", v.Leader}, {"handler", v.Handler}, {"committee", v.Committee}} {
			visit(one.c.Name, at("contacts."+one.key+".name"))
			visit(one.c.Role, at("contacts."+one.key+".role"))
		}
	}
}

func place(places township.Places, key, file string) township.Place {
	if p, ok := places[key]; ok {
		return p
	}
	return township.Place{File: file, Line: 1, Col: 1}
}

// advance is the place that is reached from at by reading the text.
func advance(at township.Place, text string) township.Place {
	at.Col += utf8.RuneCountInString(text)
	return at
}
