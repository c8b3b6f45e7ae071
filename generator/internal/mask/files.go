package mask

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"cunwu/generator/internal/attachment"
	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/content"
	"cunwu/generator/internal/output"
	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/township"
)

// Options say what to mask, and where the originals go.
type Options struct {
	Source    string   // the township's folder
	Files     []string // notices, tables, or folders of them
	Originals string   // a folder outside the repository
	Dry       bool     // change nothing, say what would be changed
}

// A Result is what was done.
type Result struct {
	Changes   []Change
	Originals []string // where the originals of the changed files are, in the order of the files
	Unknown   []string // files that belong to no notice that can be read: masked by their looks alone
}

// Errors of Files.
var (
	ErrOriginals = errors.New("the originals would be in the repository")
	ErrFile      = errors.New("no notice and no table of a village")
)

// A FileError says which file is wrong.
type FileError struct {
	File string
	Err  error
}

func (e *FileError) Error() string { return e.File + ": " + e.Err.Error() }
func (e *FileError) Unwrap() error { return e.Err }

// Files masks notices and tables.
func Files(o Options) (*Result, error) {
	if in, err := output.Within(o.Originals, o.Source, repository(o.Source)); err != nil {
		return nil, err
	} else if in {
		return nil, ErrOriginals
	}
	loaded, _, err := content.Load(o.Source, nil)
	if err != nil {
		return nil, err
	}
	m := &masker{Options: o, Loaded: loaded, result: &Result{}, data: map[string][]byte{}}
	for _, name := range o.Files {
		rel, err := m.relative(name)
		if err == nil {
			err = m.add(rel)
		}
		if err != nil {
			return nil, &FileError{name, err}
		}
	}
	for _, j := range m.jobs {
		if err := m.mask(j); err != nil {
			return nil, err
		}
	}
	return m.result, m.write()
}

// repository is the folder of the git repository that holds a folder, or the folder.
func repository(source string) string {
	dir, err := filepath.Abs(source)
	if err != nil {
		return source
	}
	for up := dir; ; up = filepath.Dir(up) {
		if _, err := os.Stat(filepath.Join(up, ".git")); err == nil {
			return up
		}
		if filepath.Dir(up) == up {
			return dir
		}
	}
}

// A masker masks files. Nothing is written before all of them are masked.
type masker struct {
	Options
	*content.Loaded
	result *Result
	jobs   []*job
	data   map[string][]byte // the new contents, by name
	order  []string
}

// A job is a notice, or a table alone.
type job struct {
	village *township.Village
	notice  *township.Notice // nil: nothing is known of the files
	tables  []string         // relative to the source
	text    string           // the notice's own file; empty: a table alone
}

// relative turns a name, as it was typed, into one relative to the source.
func (m *masker) relative(name string) (string, error) {
	full := name
	if _, err := os.Stat(full); err != nil && !filepath.IsAbs(name) {
		full = filepath.Join(m.Source, name)
	}
	full, err := filepath.EvalSymlinks(full)
	if err != nil {
		return "", err
	}
	base, err := filepath.EvalSymlinks(m.Source)
	if err != nil {
		return "", err
	}
	if full, err = filepath.Abs(full); err != nil {
		return "", err
	}
	if base, err = filepath.Abs(base); err != nil {
		return "", err
	}
	rel, err := filepath.Rel(base, full)
	if err != nil || !strings.HasPrefix(filepath.ToSlash(rel), "villages/") {
		return "", ErrFile
	}
	return filepath.ToSlash(rel), nil
}

// add finds out to which notices a name leads.
func (m *masker) add(rel string) error {
	info, err := os.Stat(filepath.Join(m.Source, filepath.FromSlash(rel)))
	if err != nil {
		return err
	}
	found := false
	for _, v := range m.Township.Villages {
		for _, n := range v.Notices {
			dir := path.Dir(n.Path) + "/"
			j := &job{village: v, notice: n}
			for _, t := range n.Tables {
				if name := dir + t.File; t.File != "" && (rel == name || rel == n.Path || info.IsDir() && strings.HasPrefix(n.Path, rel+"/")) {
					j.tables = append(j.tables, name)
				}
			}
			if rel == n.Path || info.IsDir() && strings.HasPrefix(n.Path, rel+"/") {
				j.text = n.Path
			}
			if j.text != "" || len(j.tables) > 0 {
				m.jobs, found = append(m.jobs, j), true
			}
		}
	}
	if found {
		return nil
	}
	j := &job{village: m.villageOf(rel)}
	switch strings.ToLower(path.Ext(rel)) {
	case ".csv", ".xlsx":
		j.tables = []string{rel}
	case ".md":
		j.text = rel
	default:
		return ErrFile
	}
	m.jobs, m.result.Unknown = append(m.jobs, j), append(m.result.Unknown, rel)
	return nil
}

func (m *masker) villageOf(rel string) *township.Village {
	for _, v := range m.Township.Villages {
		if strings.HasPrefix(rel, "villages/"+v.Slug+"/") {
			return v
		}
	}
	return nil
}

// read is a file's contents, with what was masked in it before.
func (m *masker) read(rel string) ([]byte, error) {
	if data, ok := m.data[rel]; ok {
		return data, nil
	}
	root, err := os.OpenRoot(m.Source)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.ReadFile(filepath.FromSlash(rel))
}

func (m *masker) mask(j *job) error {
	d := privacy.New(privacy.Options{Allowed: m.Township.Published(j.village)})
	names := map[string]string{}
	for _, rel := range j.tables {
		found, err := m.table(d, j, rel)
		if err != nil {
			return &FileError{rel, err}
		}
		maps.Copy(names, found)
	}
	if j.text == "" {
		return nil
	}
	for _, name := range officials(m.Township, j.village) {
		delete(names, name)
	}
	if err := m.prose(d, j.text, names); err != nil {
		return &FileError{j.text, err}
	}
	return nil
}

// officials are the people who are named on purpose.
func officials(t *township.Township, v *township.Village) []string {
	var names []string
	for _, c := range append(append(slices.Clone(t.Contacts), t.Supervision...), t.Reviewers...) {
		names = append(names, c.Name)
	}
	if v != nil {
		names = append(names, v.Leader.Name, v.Handler.Name, v.Committee.Name)
	}
	return names
}

func (m *masker) table(d *privacy.Detector, j *job, rel string) (names map[string]string, err error) {
	data, err := m.read(rel)
	if err != nil {
		return nil, err
	}
	cells, err := content.OpenCells(rel, data)
	if err != nil {
		return nil, err
	}
	if len(cells.Rows) == 0 {
		return nil, nil
	}
	title, rules := path.Base(rel), Rules{}
	if j.notice != nil {
		title = j.notice.Title
		if form := formOf(m.Catalogue, j.notice, path.Base(rel)); form != nil {
			for i, head := range cells.Rows[0] {
				if mask := form.Masks[content.ColumnName(head)]; mask != "" {
					rules[i] = mask
				}
			}
			if len(form.Masks) > 0 && len(rules) == 0 {
				m.result.Changes = append(m.result.Changes, Change{rel, 1, 1, "要打码的列（第一行里没有这些列名）", ""})
			}
		}
	}
	changes, names := table(d, title, cells.Rows, rules)
	for _, c := range changes {
		if c.text != "" {
			cells.Set(c.row, c.col, c.text)
		}
		m.result.Changes = append(m.result.Changes, Change{rel, c.row + 1, c.col + 1, c.what, c.text})
	}
	if slices.ContainsFunc(changes, func(c cell) bool { return c.text != "" }) {
		data, err := cells.Bytes()
		if err != nil {
			return nil, err
		}
		m.put(rel, data)
	}
	now, err := m.read(rel)
	if err == nil {
		m.elsewhere(d, rel, now, names)
	}
	return names, err
}

// elsewhere tells of what a workbook says beside its first sheet: on other sheets, in
// comments and properties. It is in the file that is committed, though nothing shows it.
func (m *masker) elsewhere(d *privacy.Detector, rel string, data []byte, names map[string]string) {
	read, err := attachment.Read(rel, data, attachment.Limits{})
	if err != nil || read.Form != attachment.Workbook {
		return // what cannot be read, a check reports
	}
	for _, where := range read.Hidden[:min(len(read.Hidden), mostElsewhere)] {
		m.result.Changes = append(m.result.Changes, Change{rel, 1, 1, "藏起来的内容（" + where + "）", ""})
	}
	told := 0
	for _, t := range read.Texts {
		if t.Sheet > 0 && t.Sheet == read.Shown || told == mostElsewhere {
			continue
		}
		named := slices.ContainsFunc(longestFirst(names), func(name string) bool { return strings.Contains(t.Text, name) })
		if named || len(d.Text(t.Text)) > 0 {
			told++
			m.result.Changes = append(m.result.Changes, Change{rel, max(t.Row, 1), max(t.Column, 1), "个人信息（" + t.Where + "）", ""})
		}
	}
}

// mostElsewhere is how many such places of one workbook are told.
const mostElsewhere = 5

// formOf is the form of a notice's table by its file, or nil.
func formOf(c *catalogue.Catalogue, n *township.Notice, file string) *catalogue.TableForm {
	item, ok := c.Item(n.Item)
	if !ok {
		return nil
	}
	for _, t := range n.Tables {
		if t.File == file {
			return item.Form(t.Kind)
		}
	}
	return nil
}

// fileName is a line of the front matter up to somewhere in the name of a file.
var fileName = regexp.MustCompile(`(^|[\s{,])file:\s*[^,}\s]*$`)

func (m *masker) prose(d *privacy.Detector, rel string, names map[string]string) error {
	data, err := m.read(rel)
	if err != nil {
		return err
	}
	if !utf8.Valid(data) {
		return ErrFile
	}
	front := 0
	if i := bytes.Index(data, []byte("\n---")); i > 0 {
		front = i
	}
	text, last := string(data), 0
	var now strings.Builder
	for _, s := range prose(d, text, names) {
		if s.start < last {
			continue
		}
		if s.start < front && fileName.MatchString(text[strings.LastIndexByte(text[:s.start], '\n')+1:s.start]) {
			s.what, s.now = s.what+"（在文件名里，文件也要改名）", ""
		}
		if s.start < front && strings.HasPrefix(s.now, "*") {
			s.now = unspoken // YAML reads a star as an alias
		}
		line := strings.Count(text[:s.start], "\n")
		col := utf8.RuneCountInString(text[strings.LastIndexByte(text[:s.start], '\n')+1:s.start]) + 1
		m.result.Changes = append(m.result.Changes, Change{rel, line + 1, col, s.what, s.now})
		if s.now != "" {
			now.WriteString(text[last:s.start] + s.now)
			last = s.end
		}
	}
	if now.WriteString(text[last:]); now.String() != text {
		m.put(rel, []byte(now.String()))
	}
	return nil
}

func (m *masker) put(rel string, data []byte) {
	if _, known := m.data[rel]; !known {
		m.order = append(m.order, rel)
	}
	m.data[rel] = data
}

// write keeps the originals and then rewrites the files.
func (m *masker) write() error {
	if m.Dry {
		return nil
	}
	for _, rel := range m.order {
		data, err := os.ReadFile(filepath.Join(m.Source, filepath.FromSlash(rel)))
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		name := strings.ReplaceAll(strings.TrimPrefix(rel, "villages/"), "/", "-")
		ext := path.Ext(name)
		kept := filepath.Join(m.Originals, strings.TrimSuffix(name, ext)+"."+hex.EncodeToString(sum[:4])+ext)
		if err := output.WriteWhole(kept, data, 0o600); err != nil {
			return err
		}
		m.result.Originals = append(m.result.Originals, kept)
	}
	for _, rel := range m.order {
		full := filepath.Join(m.Source, filepath.FromSlash(rel))
		perm := fs.FileMode(0o644)
		if info, err := os.Stat(full); err == nil {
			perm = info.Mode().Perm()
		}
		if err := output.WriteWhole(full, m.data[rel], perm); err != nil {
			return fmt.Errorf("%s: %w", rel, err)
		}
	}
	return nil
}
