package build

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/content"
	"cunwu/generator/internal/township"
)

// A NewNotice says what notice to begin.
type NewNotice struct {
	Source, Village, Item string
	Title                 string // empty: the item's name
	Day                   township.Day
}

// ErrExists says that a file of a new notice is there already.
var ErrExists = errors.New("the file is there already")

// New writes the beginning of a notice: its front matter with a fresh id, and the
// empty tables that its item asks for. It returns the files, the notice first, with
// paths relative to the source. It never overwrites.
func New(o NewNotice) ([]string, error) {
	loaded, _, err := content.Load(o.Source, nil)
	if err != nil {
		return nil, err
	}
	v := findVillage(loaded.Township, o.Village)
	if v == nil {
		return nil, &content.NoVillageError{Slug: o.Village, Hint: "可以写：" + strings.Join(villageNames(loaded.Township), "、") + "。"}
	}
	item, err := findItem(loaded.Catalogue, o.Item)
	if err != nil {
		return nil, err
	}
	taken := map[string]bool{}
	for _, v := range loaded.Township.Villages {
		for _, n := range v.Notices {
			taken[n.ID] = true
		}
	}
	id := newID(taken)
	stem := o.Day.String() + "-" + strings.TrimPrefix(item.ID, item.Category+"/") + "-" + id
	tables := tablesOf(item)
	files := []string{strings.Join([]string{"villages", v.Slug, item.Category, stem + ".md"}, "/")}
	if len(tables) > 0 {
		files[0] = strings.TrimSuffix(files[0], ".md") + "/index.md"
	}
	dir := files[0][:strings.LastIndexByte(files[0], '/')+1]
	contents := []string{skeleton(o, v, item, id, tables)}
	for _, t := range tables {
		files, contents = append(files, dir+t.file), append(contents, t.head)
	}
	root, err := os.OpenRoot(o.Source)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if err := root.MkdirAll(filepath.FromSlash(strings.TrimSuffix(dir, "/")), 0o755); err != nil {
		return nil, err
	}
	for i, name := range files {
		f, err := root.OpenFile(filepath.FromSlash(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return nil, fmt.Errorf("%w: %s", ErrExists, name)
		}
		_, err = f.WriteString(contents[i])
		if err = errors.Join(err, f.Close()); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// findVillage finds a village by its folder or by its name.
func findVillage(t *township.Township, name string) *township.Village {
	for _, v := range t.Villages {
		if v.Slug == name || v.Name == name {
			return v
		}
	}
	return nil
}

func villageNames(t *township.Township) []string {
	var names []string
	for _, v := range t.Villages {
		names = append(names, v.Slug+"（"+v.Name+"）")
	}
	return names
}

// An ItemError says that the catalogue has no such item, or several; Like are those
// that may be meant, as "财务收支 = finance/income-expense".
type ItemError struct {
	Item string
	Like []string
}

func (e *ItemError) Error() string { return "no single item " + e.Item }

// findItem finds an item by its id, or by its name or a part of it.
func findItem(c *catalogue.Catalogue, name string) (*catalogue.Item, error) {
	if item, ok := c.Item(name); ok {
		return item, nil
	}
	var found []*catalogue.Item
	e := &ItemError{Item: name}
	for _, id := range c.IDs() {
		if item := c.Items[id]; item.Name == name && item.Excluded == "" {
			found = append(found, item)
			e.Like = append(e.Like, item.Name+" = "+id)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	found, e.Like = nil, nil
	for _, id := range c.IDs() {
		if item := c.Items[id]; item.Excluded == "" && (strings.Contains(item.Name, name) || strings.HasPrefix(id, name+"/")) {
			found = append(found, item)
			e.Like = append(e.Like, item.Name+" = "+id)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	return nil, e
}

// idSigns are the signs of an id: no i, l, o, u.
const idSigns = "0123456789abcdefghjkmnpqrstvwxyz"

// newID draws an id that is not taken.
func newID(taken map[string]bool) string {
	for {
		var b [6]byte
		rand.Read(b[:])
		for i := range b {
			b[i] = idSigns[int(b[i])%len(idSigns)]
		}
		if id := string(b[:]); content.ValidID(id) && !taken[id] {
			return id
		}
	}
}

// An emptyTable is a table to be filled in.
type emptyTable struct{ name, kind, file, head string }

func tablesOf(item *catalogue.Item) []emptyTable {
	var tables []emptyTable
	if item.Ledger {
		tables = append(tables, emptyTable{"收支明细", township.Ledger, "ledger.csv", csvLine(township.LedgerColumns)})
	}
	for _, form := range item.Tables {
		var names []string
		for _, c := range form.Columns {
			names = append(names, c.Name)
		}
		tables = append(tables, emptyTable{cmp.Or(form.Title, form.Kind), form.Kind, form.Kind + ".csv", csvLine(names)})
	}
	return tables
}

// csvLine is a line of CSV with a BOM before it, so that Excel reads it as UTF-8.
func csvLine(fields []string) string {
	var b bytes.Buffer
	b.WriteString("\xef\xbb\xbf")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	if err := w.Write(fields); err != nil {
		panic(err) // a bytes.Buffer takes everything
	}
	w.Flush()
	return b.String()
}

// skeleton is the beginning of a notice, with a comment beside each line that a clerk fills in.
func skeleton(o NewNotice, v *township.Village, item *catalogue.Item, id string, tables []emptyTable) string {
	title := o.Title
	if title == "" {
		title = v.Name + item.Name
	}
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("---")
	line("id: %s", id)
	line("title: %s", yamlText(title))
	line("item: %s", item.ID)
	line("date: %s", o.Day)
	if item.Posting.IsZero() {
		line("period: {from: %s, length: 7天}   # 改成实际的天数；一直张贴就写 长期", o.Day)
	} else {
		line("period: {from: %s}   # 从张贴那天起 %s", o.Day, item.Posting)
	}
	example := item.Example
	if example == "" {
		example = "用一句话说清楚这件事，写上最要紧的数"
	}
	line("summary: \"\"   # 明白话，如：%s", strings.ReplaceAll(example, "\n", " "))
	if len(tables) > 0 {
		line("tables:   # 用不到的表，删去它这一行和旁边的文件")
		for _, t := range tables {
			opening := ""
			if t.kind == township.Ledger {
				opening = ", opening: 0.00" // the last closing balance goes here
			}
			line("  - {name: %s, file: %s, kind: %s%s}", yamlText(t.name), t.file, t.kind, opening)
		}
	}
	line("# reviewed: {by: 村务监督委员会, date: %s}   # 审核过了，删去行首的 # 号，改成审核的日期", o.Day)
	line("---")
	line("")
	if len(item.Elements) > 0 {
		line("> 要写清楚：%s。%s。", strings.Join(item.Elements, "、"), township.Unfinished)
	} else {
		line("> 正文写在这里。%s。", township.Unfinished)
	}
	return b.String()
}

// yamlText quotes a text where YAML would read it as something else.
func yamlText(s string) string {
	if strings.ContainsAny(s, ":#{}[]&*!|>'\"%@`,") || s == "" || strings.TrimSpace(s) != s {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
	}
	return s
}
