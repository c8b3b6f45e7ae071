package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// The program's own names in a folder that it made.
const (
	markerName = ".cunwu"
	newName    = ".cunwu-new"
	lockName   = ".cunwu-lock"
)

// marker is what the file .cunwu holds. It never changes: old folders must be known.
const marker = "This folder is made by cunwu. Every build replaces all that is in it.\n本文件夹由 cunwu 生成，每次构建都会替换其中的全部内容，请不要把别的文件放在这里。\n"

// resolve is the absolute path of dir with all links followed, as far as it exists.
func resolve(dir string) (string, error) {
	if dir == "" {
		return "", &Error{Message: "没有写输出文件夹", Hint: "例如 --out public", Err: ErrNotFolder}
	}
	path, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	rest := ""
	for {
		real, err := filepath.EvalSymlinks(path)
		if err == nil {
			return filepath.Join(real, rest), nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return "", &Error{Message: path + " 是一个链接，但它指向的地方不存在", Hint: "删去这个链接，或先建好它指向的文件夹。", Err: ErrNotFolder}
		}
		up := filepath.Dir(path)
		if up == path {
			return "", err
		}
		rest = filepath.Join(filepath.Base(path), rest)
		path = up
	}
}

// guard refuses a folder in which a build would destroy what it is made from.
func guard(name, target string, protected []string) error {
	if filepath.Dir(target) == target {
		return &Error{Message: "不能把整个磁盘当作输出文件夹：" + name, Hint: "换一个文件夹，例如 --out public", Err: ErrProtected}
	}
	real := make([]string, 0, len(protected))
	for _, p := range protected {
		r, err := resolve(p)
		if err != nil {
			return refuse(name, err)
		}
		real = append(real, r)
	}
	for i, p := range real {
		why := ""
		switch {
		case same(target, p):
			why = "就是 " + protected[i]
		case within(p, target):
			why = "里面有 " + protected[i]
		case within(target, p) && !holdsAny(p, real):
			why = "在 " + protected[i] + " 里面"
		default:
			continue
		}
		return &Error{Message: fmt.Sprintf("输出文件夹 %s %s，构建会毁掉原稿", name, why), Hint: "换一个文件夹，例如 --out public", Err: ErrProtected}
	}
	return nil
}

func holdsAny(folder string, others []string) bool {
	for _, o := range others {
		if !same(folder, o) && within(o, folder) {
			return true
		}
	}
	return false
}

// same reports whether two paths are one folder, by name or by what the file system
// says (it may not tell upper and lower case apart).
func same(a, b string) bool {
	if a == b {
		return true
	}
	ai, err1 := os.Stat(a)
	bi, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(ai, bi)
}

// within reports whether path lies somewhere below folder.
func within(path, folder string) bool {
	for up := filepath.Dir(path); ; up = filepath.Dir(up) {
		if same(up, folder) {
			return true
		}
		if filepath.Dir(up) == up {
			return false
		}
	}
}

// checkOurs refuses a folder that holds anything the program did not make.
func (w *Writer) checkOurs() error {
	info, err := os.Stat(w.target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return refuse(w.name, err)
	case !info.IsDir():
		return &Error{Message: w.name + " 是一个文件，不是文件夹", Hint: "换一个文件夹，例如 --out public", Err: ErrNotFolder}
	}
	whole, begun := markerIn(w.target)
	if whole {
		return nil
	}
	entries, err := os.ReadDir(w.target)
	if err != nil {
		return refuse(w.name, err)
	}
	for _, e := range entries {
		switch name := e.Name(); {
		case name == lockName, name == markerName && begun, name == newName && isOurs(filepath.Join(w.target, newName)):
			continue // of a first build that was killed
		default:
			return &Error{
				Message: w.name + " 里有不是本程序生成的文件（例如 " + name + "），没有动它",
				Hint:    "换一个空文件夹；确实要用这里，先自己清空它。",
				Err:     ErrForeign,
			}
		}
	}
	return nil
}

// markerIn reports whether the folder holds the marker, or the beginning of one
// whose writing was cut short.
func markerIn(folder string) (whole, begun bool) {
	path := filepath.Join(folder, markerName)
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > int64(len(marker)) {
		return false, false
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return false, false
	}
	return string(data) == marker, strings.HasPrefix(marker, string(data))
}

// isOurs reports whether the program made the folder: it holds the marker, or was
// left by a build that was killed before the marker was written or after it was
// removed, and holds nothing else.
func isOurs(folder string) bool {
	info, err := os.Lstat(folder)
	if err != nil || !info.IsDir() {
		return false
	}
	whole, begun := markerIn(folder)
	if whole {
		return true
	}
	entries, err := os.ReadDir(folder)
	return err == nil && (len(entries) == 0 || len(entries) == 1 && begun)
}

// removeOurs removes a folder that the program made; one that is not there is well.
// The marker goes last, so that a removal that is cut short can be taken up again.
func removeOurs(folder string) error {
	if _, err := os.Lstat(folder); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if !isOurs(folder) {
		return &Error{
			Message: "文件夹 " + filepath.Base(folder) + " 不是本程序建的，却占了构建要用的名字",
			Hint:    "把它移到别处或改名，再构建一次。",
			Err:     ErrForeign,
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	var outer, inner []string // the tree's first and second level
	for _, e := range entries {
		if e.Name() == markerName {
			continue
		}
		path := filepath.Join(folder, e.Name())
		outer = append(outer, path)
		if !e.IsDir() {
			continue
		}
		below, err := os.ReadDir(path)
		if err != nil {
			return err
		}
		for _, b := range below {
			inner = append(inner, filepath.Join(path, b.Name()))
		}
	}
	if err := eachOf(inner, os.RemoveAll); err != nil {
		return err
	}
	if err := eachOf(outer, os.RemoveAll); err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(folder, markerName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Remove(folder)
}
