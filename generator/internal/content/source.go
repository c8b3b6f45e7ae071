// Package content reads a township's files into the model.
//
// It promises: every file is read once, through a root that no symbolic link and
// no ".." can leave; every value keeps its place; whatever is wrong is a finding
// with its place and its cure, and all findings of a run come together; no input,
// however broken, makes it panic. What it could not read is left out of the model,
// so a caller that goes on in spite of errors publishes nothing half-read.
package content

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/privacy"
	"cunwu/generator/internal/township"
)

// Limits of size, in bytes. Larger files are findings: a notice is read on a phone.
const (
	maxText       = 1 << 20
	maxTable      = 10 << 20
	maxAttachment = 40 << 20
)

// A source is a township's folder, opened for reading. It is safe for concurrent use.
type source struct {
	files fs.FS
	// again reads a file once more, when the source itself may be closed.
	again func(name string, limit int64) ([]byte, error)

	mu       sync.Mutex
	findings []finding.Finding
}

func (s *source) report(rule finding.Rule, at township.Place, message, hint string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.findings = append(s.findings, finding.New(rule, at, privacy.Redact(message), privacy.Redact(hint))) // a report may end in a log
}

// file is the place of a file as a whole.
func file(name string) township.Place { return township.Place{File: name, Line: 1, Col: 1} }

// list reads a folder, sorted by name, leaving out what editors and systems put
// there, and reports symbolic links and names that another system cannot hold.
func (s *source) list(dir string) []fs.DirEntry {
	entries, err := fs.ReadDir(s.files, dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		s.report(finding.RulePath, file(dir), "读不了文件夹："+reason(err), "检查它是不是一个文件夹，权限对不对。")
	}
	kept := entries[:0]
	seen := map[string]string{}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case temporary(e.Name()):
		case e.Type()&fs.ModeSymlink != 0:
			s.report(finding.RulePath, file(name), "这是一个符号链接，可能指到本村文件夹外面。", "删去链接，把文件本身放在这里。")
		case !e.IsDir() && !e.Type().IsRegular():
			s.report(finding.RulePath, file(name), "这不是普通文件。", "把它移走。")
		case !utf8.ValidString(e.Name()) || strings.ContainsAny(e.Name(), `<>:"|?*\`) || strings.IndexFunc(e.Name(), func(r rune) bool { return r < ' ' }) >= 0:
			s.report(finding.RulePath, file(strings.ToValidUTF8(name, "�")), "文件名里有别的电脑认不得的字符。", `改名，不要用 < > : " | ? * \ 和看不见的字符。`)
		default:
			s.portable(dir, e.Name(), seen)
			kept = append(kept, e)
		}
	}
	return kept
}

// temporary reports whether a file is one that editors and systems leave behind.
func temporary(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~") ||
		strings.HasSuffix(name, ".swp") || strings.EqualFold(name, "thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

// read reads a whole file of at most limit bytes. ok is false when it was reported.
func (s *source) read(name string, limit int64) (data []byte, ok bool) {
	info, err := fs.Stat(s.files, name)
	if err == nil && !info.Mode().IsRegular() {
		s.report(finding.RulePath, file(name), "这不是普通文件。", "把它移走，放文件本身。")
		return nil, false
	}
	f, err := s.files.Open(name)
	if err != nil {
		s.report(finding.RulePath, file(name), "打不开这个文件："+reason(err), "检查文件在不在、权限对不对；链接要换成文件本身。")
		return nil, false
	}
	defer f.Close()
	data, err = io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		s.report(finding.RulePath, file(name), "读不了这个文件："+reason(err), "检查磁盘和权限，再试一次。")
		return nil, false
	}
	if int64(len(data)) > limit {
		size := int64(len(data))
		if info, err := f.Stat(); err == nil {
			size = info.Size()
		}
		s.report(finding.RuleTooLarge, file(name), fmt.Sprintf("文件太大（%s），最大 %s。", megabytes(size), megabytes(limit)),
			"图片缩小后再放；正文只写文字，表格另存为 CSV。")
		return nil, false
	}
	return data, true
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/(1<<20)) }

// reason says in Chinese why a file operation failed.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "没有这个文件"
	case errors.Is(err, fs.ErrPermission):
		return "没有权限"
	case strings.Contains(err.Error(), "escapes"):
		return "它指到了文件夹外面"
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// text reads a file that must be UTF-8 (with or without BOM) and returns it with
// LF line ends.
func (s *source) text(name string) (string, bool) {
	data, ok := s.read(name, maxText)
	if !ok {
		return "", false
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if at := bytes.IndexByte(data, 0); at >= 0 {
		s.report(finding.RuleEncoding, placeIn(name, data, at), "这不是文本文件。", "用记事本等文本编辑器写，另存为 UTF-8 编码。")
		return "", false
	}
	if !utf8.Valid(data) {
		hint := "用文本编辑器打开，另存为 UTF-8 编码。"
		message := "文件不是 UTF-8 编码。"
		if _, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data); err == nil {
			message = "文件不是 UTF-8 编码，像是 GBK（ANSI）。"
			hint = "用记事本打开，“另存为”，编码选 UTF-8。"
		}
		s.report(finding.RuleEncoding, placeIn(name, data, invalidAt(data)), message, hint)
		return "", false
	}
	return lineEnds(string(data)), true
}

func lineEnds(s string) string {
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}

func invalidAt(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return 0
}

func placeIn(name string, data []byte, at int) township.Place {
	before := data[:at]
	line := bytes.Count(before, []byte("\n")) + 1
	last := bytes.LastIndexByte(before, '\n') + 1
	return township.Place{File: name, Line: line, Col: utf8.RuneCount(before[last:]) + 1}
}

// decode turns the bytes of a table file into text with LF line ends.
func decode(data []byte) (string, error) {
	text, _, err := rawText(data)
	return lineEnds(text), err
}

var errNotText = errors.New("not a text file")
