// Package leak finds personal data in files as git keeps them, each by itself: whether a
// notice names it or not, and whether it is still there or not. What was committed stays
// in the history of whoever has cloned it.
//
// It promises:
//
//   - Each distinct content is read once, and no more than a few are in memory at a time.
//   - What it reports never repeats the data: numbers are masked, names, addresses and
//     illnesses are not told at all, nor are commit messages.
//   - What was published on purpose is no leak: the phones and accounts that settings and
//     notices name, then or now. A number of a citizen is one wherever it stands.
//   - What it could not read, it says.
//   - The same commits give the same report, whatever the number of processors.
package leak

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"cunwu/generator/internal/attachment"
	"cunwu/generator/internal/check"
	"cunwu/generator/internal/content"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/markup"
	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/township"
)

// A Hit is personal data in a file.
type Hit struct {
	Rule   finding.Rule // with the severity that this hit has
	Word   string       // 身份证号
	Where  string       // 第 3 行第 2 列
	Line   int          // of a text, from 1; 0: it has none
	Masked string       // 14*************013; empty for what is not told
	Sure   bool

	found string // the data itself
}

// A Looker looks into files. It is safe for concurrent use.
type Looker struct {
	detector *privacy.Detector
	villages map[string]*privacy.Detector // by slug
}

// NewLooker makes a looker that knows what a township publishes on purpose, beside the
// numbers given. The township may be nil.
func NewLooker(t *township.Township, numbers []string) *Looker {
	if t == nil {
		t = &township.Township{}
	}
	health := t.Wording.Health
	allowed := slices.Concat(t.Published(nil), numbers)
	l := &Looker{privacy.New(privacy.Options{Allowed: allowed, Terms: privacy.Terms(health.Add, health.Except)}), map[string]*privacy.Detector{}}
	for _, v := range t.Villages {
		l.villages[v.Slug] = l.detector.Allow(t.Published(v)...)
	}
	return l
}

// in is the detector for the files of a village.
func (l *Looker) in(name string) *privacy.Detector {
	if d := l.villages[township.VillageOf(name)]; d != nil {
		return d
	}
	return l.detector
}

// texts are the kinds of files that people write as text, beside the attachments.
var texts = map[string]bool{".md": true, ".yaml": true, ".yml": true, ".markdown": true, ".tsv": true}

// closed are kinds of files that may hold lists and cannot be read.
var closed = map[string]bool{".xls": true, ".doc": true, ".et": true, ".wps": true, ".ppt": true, ".pptx": true, ".xlsm": true, ".xlsb": true, ".docm": true,
	".ods": true, ".odt": true, ".ofd": true, ".rtf": true, ".zip": true, ".rar": true, ".7z": true, ".gz": true, ".gif": true, ".bmp": true, ".tif": true, ".tiff": true,
	".webp": true, ".heic": true, ".db": true, ".accdb": true, ".mdb": true, ".dbf": true, ".eml": true}

// Readable reports whether a file of that name is looked into. Programs and styles are not.
func Readable(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	_, attached := attachment.FormOf(name)
	return attached || texts[ext] || closed[ext]
}

// Largest is the longest content that is read, in bytes.
const Largest = 40 << 20

// Name finds the numbers of persons in a file's path.
func (l *Looker) Name(name string) []Hit {
	var hits []Hit
	for part := range strings.SplitSeq(strings.TrimSuffix(name, path.Ext(name)), "/") {
		for _, h := range l.detector.FileName(part) {
			if h.Kind == privacy.IDNumber || h.Kind == privacy.BankCard || h.Kind == privacy.Mobile {
				hits = append(hits, hitOf(check.FileHit{Hit: h, Where: "文件名", Found: part[h.Start:h.End]}))
			}
		}
	}
	return hits
}

// File finds the personal data in a file. unread says why a part of it was not looked at.
func (l *Looker) File(name string, data []byte) (hits []Hit, unread string) {
	ext := strings.ToLower(path.Ext(name))
	switch {
	case len(data) == 0:
		return nil, ""
	case bytes.HasPrefix(data, []byte("version https://git-lfs")):
		return nil, "内容存在 git LFS 里，不在仓库里"
	case texts[ext]:
		return l.text(name, data)
	case closed[ext]:
		return nil, "这种文件程序读不了"
	}
	read, err := attachment.Read(name, data, attachment.Limits{})
	if err != nil {
		return nil, err.Error()
	}
	check.InFile(l.in(name), "", read, false, func(h check.FileHit) {
		hit := hitOf(h)
		hit.Line = lineOf(read.Form, h.Where)
		hits = append(hits, hit)
	})
	if len(read.Unread) > 0 {
		unread = "有扫描件或者读不出文字的地方"
	}
	return hits, unread
}

var rowOf = regexp.MustCompile(`^第 (\d+) 行`)

// lineOf is the line of a place in a text or a table of text.
func lineOf(form attachment.Form, where string) int {
	m := rowOf.FindStringSubmatch(where)
	if m == nil || form != attachment.Table && form != attachment.Plain {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// text looks at a text as it is written, and where marks may divide it also as it is read.
func (l *Looker) text(name string, data []byte) (hits []Hit, unread string) {
	source, err := content.Text(data)
	if err != nil {
		return nil, "不是文本，或者编码认不出来"
	}
	d, accepted := l.in(name), ""
	if head, _, notice := cutHeader(source); notice {
		d = d.Allow(phonesIn(head)...) // a contact that is published on purpose
		accepted = acceptedIn(head)
	}
	line, done := 1, 0
	seen := map[privacy.Kind]int{}
	take := func(h privacy.Hit, found string, line int) {
		hit := hitOf(check.FileHit{Hit: h, Where: "第 " + strconv.Itoa(line) + " 行", Found: found})
		hit.Line = line
		if line == 0 {
			hit.Where = "正文"
		}
		if hit.Rule.Binding || !strings.Contains(accepted, hit.Rule.Code) {
			hits = append(hits, hit)
		}
	}
	for _, h := range d.Text(source) {
		seen[h.Kind]++
		line += strings.Count(source[done:h.Start], "\n")
		done = h.Start
		take(h, source[h.Start:h.End], line)
	}
	if _, body, notice := cutHeader(source); notice && strings.ContainsAny(body, "*_`&<[\\") {
		doc, _ := markup.Parse(body, 1)
		plain := doc.Plain()
		for _, h := range d.Text(plain) {
			if seen[h.Kind]--; seen[h.Kind] < 0 {
				take(h, plain[h.Start:h.End], 0)
			}
		}
	}
	return hits, ""
}

// cutHeader parts a notice from its front matter.
func cutHeader(source string) (head, body string, ok bool) {
	rest, ok := strings.CutPrefix(source, "---\n")
	if !ok {
		return "", source, false
	}
	head, body, ok = strings.Cut(rest, "\n---")
	return head, body, ok
}

var phone = regexp.MustCompile(`\bphone:[ \t]*["']?([0-9+() -]{5,24})`)
var account = regexp.MustCompile(`\bnumber:[ \t]*["']?([0-9 -]{8,30})`)
var email = regexp.MustCompile(`[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}`)
var accept = regexp.MustCompile(`(?s)(?:^|\n)accept:(.*?)(?:\n[a-z]|$)`)

// phonesIn are the phones that settings or a notice name as contacts.
func phonesIn(text string) []string {
	var numbers []string
	for _, m := range phone.FindAllStringSubmatch(text, -1) {
		numbers = append(numbers, strings.TrimSpace(m[1]))
	}
	return numbers
}

// acceptedIn is what a notice says of the rules that it is excepted from.
func acceptedIn(head string) string {
	if m := accept.FindStringSubmatch(head); m != nil {
		return m[1]
	}
	return ""
}

// Settings reports whether a file is one in which a township or a village says what it
// publishes on purpose.
func Settings(name string) bool {
	return name == "content/township.yaml" || path.Base(name) == "village.yaml" && township.VillageOf(name) != ""
}

// published are the numbers that a version of such a file names.
func published(data []byte) []string {
	source, err := content.Text(data)
	if err != nil {
		return nil
	}
	numbers := phonesIn(source)
	for _, m := range account.FindAllStringSubmatch(source, -1) {
		numbers = append(numbers, strings.TrimSpace(m[1]))
	}
	return append(numbers, email.FindAllString(source, -1)...) // of reviewers and clerks
}

// hitOf puts what was found into words. Only numbers are told, and behind a mask.
func hitOf(h check.FileHit) Hit {
	rule, _ := check.PersonalRule(h.Kind)
	if h.Person && (h.Kind == privacy.Email || h.Kind == privacy.WeChat) {
		rule.Severity = finding.Error // in a row that names a person there is no doubt whose it is
	}
	if !h.Sure {
		rule.Severity = min(rule.Severity, finding.Warning)
	}
	hit := Hit{Rule: rule, Word: h.Kind.Word(), Where: h.Where, Sure: h.Sure, found: h.Found}
	switch h.Kind {
	case privacy.IDNumber:
		hit.Masked = privacy.MaskID(h.Found)
	case privacy.BankCard:
		hit.Masked = privacy.MaskCard(h.Found)
	case privacy.Mobile:
		hit.Masked = privacy.MaskMobile(h.Found)
	}
	return hit
}

// Findings tell what is in a file that is not committed yet, the first places for each rule.
func Findings(file string, hits []Hit) []finding.Finding {
	var out []finding.Finding
	count := map[string]int{}
	for _, h := range hits {
		if count[h.Rule.Code]++; count[h.Rule.Code] > mostPlaces {
			continue
		}
		message := h.Where + "有" + h.Word + "，不能提交。"
		if !h.Sure {
			message = h.Where + "像是有" + h.Word + "，请看一眼。"
		}
		cure := "删去它；没有公示要用这个文件，就不要放进仓库：git rm --cached，再移到别处。"
		if h.Where == "文件名" {
			cure = "改文件名，换成说明内容的名字。"
		}
		out = append(out, finding.New(h.Rule, township.Place{File: file, Line: h.Line, Col: min(h.Line, 1)}, message, cure))
	}
	return out
}
