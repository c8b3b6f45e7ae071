package content

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

// attachmentForms are the kinds of files that a notice may carry.
var attachmentForms = []string{".jpg", ".jpeg", ".png", ".pdf", ".csv", ".txt", ".xlsx", ".docx"}

// oldForms are files that no program can be sure to have read, and what to save them as.
var oldForms = map[string]string{
	".doc": ".docx 或 .pdf", ".wps": ".docx 或 .pdf", ".rtf": ".docx 或 .pdf", ".docm": ".docx", ".dot": ".docx",
	".xls": ".xlsx", ".et": ".xlsx", ".xlsm": ".xlsx", ".xlsb": ".xlsx", ".ppt": ".pdf", ".pptx": ".pdf", ".ofd": ".pdf",
	".heic": ".jpg", ".gif": ".png", ".webp": ".jpg", ".bmp": ".png", ".tif": ".jpg", ".tiff": ".jpg",
}

// readAttachment reads a file that belongs to a notice. One that was reported comes
// back without a source.
func (s *source) readAttachment(o *object, dir string, others []string, used map[string]bool) *township.Attachment {
	full, ok := s.beside(o, dir, others, used, finding.RuleAttachment)
	f := &township.Attachment{File: path.Base(o.line("file")), Title: o.line("title"), Place: o.where("file")}
	o.finish()
	if !ok {
		return f
	}
	if ext := strings.ToLower(path.Ext(full)); !slices.Contains(attachmentForms, ext) {
		hint := "可以用：" + strings.Join(attachmentForms, " ") + "。"
		if to := oldForms[ext]; to != "" {
			hint = "打开它，另存为 " + to + " 再放进来。"
		} else if slices.Contains([]string{".zip", ".rar", ".7z", ".gz", ".tar"}, ext) {
			hint = "解开压缩包，把里面的文件一个一个放进来，在 attachments 里各写一行。"
		}
		o.wrong(finding.RuleAttachment, "file", "附件不能是“"+ext+"”文件。", hint)
		return f
	}
	f.Source = s.later(full, maxAttachment)
	return f
}

// errChanged says that a file is not what it was when the township was read.
var errChanged = errors.New("the file was changed while the program ran")

// later looks at a file, and gives a way to read it when its bytes are needed: those of
// all attachments of a township would not fit into memory.
func (s *source) later(name string, limit int64) township.Source {
	size, sum, ok := s.sum(name, limit)
	if !ok {
		return township.Source{}
	}
	again := s.again
	return township.Source{Size: size, Sum: sum, Bytes: func() ([]byte, error) {
		data, err := again(name, limit)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if sha256.Sum256(data) != sum {
			return nil, fmt.Errorf("%s: %w", name, errChanged)
		}
		return data, nil
	}}
}

// sum reads through a file of at most limit bytes. ok is false when it was reported.
func (s *source) sum(name string, limit int64) (size int64, sum [32]byte, ok bool) {
	info, err := fs.Stat(s.files, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > limit {
		s.read(name, limit) // which says what is wrong
		return 0, sum, false
	}
	f, err := s.files.Open(name)
	if err != nil {
		s.read(name, limit)
		return 0, sum, false
	}
	defer f.Close()
	h := sha256.New()
	size, err = io.Copy(h, io.LimitReader(f, limit+1))
	if err != nil || size > limit {
		s.report(finding.RulePath, file(name), "读不了这个文件。", "检查磁盘和权限，再试一次。")
		return 0, sum, false
	}
	return size, [32]byte(h.Sum(nil)), true
}

// readAgain reads a file of the township in a folder once more, through a root of its own.
func readAgain(dir, name string, limit int64) ([]byte, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return readFile(root.FS(), name, limit)
}

// readFile reads a file, and one byte more than the limit at most.
func readFile(files fs.FS, name string, limit int64) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit+1))
}
