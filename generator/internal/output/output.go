// Package output writes the finished site. It alone touches the output folder, and
// promises that the folder is whole or untouched:
//
//   - A build is prepared beside the folder and changes places with it in one step
//     of the file system. A build that fails, is killed or finds the disk full
//     leaves the last good site as it was.
//   - A file whose bytes are the same is not written again and keeps its times. A
//     build that changes nothing touches nothing.
//   - What a build no longer makes is gone afterwards.
//   - Nothing is ever removed but the folder's own contents and the folders that
//     the program made beside it (.name.new, .name.old). A folder that holds
//     anything the program did not make is refused; the file .cunwu is the sign
//     that it did. Symbolic links in the folder are removed as links, never
//     followed; a folder that is itself a link is worked on where it leads.
//   - Two builds of one folder wait for each other.
//
// Where the folder cannot change places, because it is a mount point or what holds
// it may not be written, files are replaced one by one, after all of them have been
// copied into the folder: a full disk still changes nothing, but a build that is
// killed in that moment leaves some files new and some old, until the next build.
package output

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// Stats tells what a build did to the folder.
type Stats struct {
	Files     int // that the site has
	Written   int // new or changed
	Unchanged int // left as they were
	Removed   int // no longer made
}

// A Writer takes the files of one build.
type Writer struct {
	name   string // the folder as it was asked for, for messages
	target string // the folder, links resolved
	inside bool   // nothing may be made beside the folder
	unlock func()
	there  bool // the folder exists
	found  tree // what is in it

	mu      sync.Mutex
	files   map[string]bool   // path → it was written to the staging folder
	kept    map[string]bool   // of files: those that may be put once more
	folded  map[string]string // name without case → name
	folders map[string]bool   // that the files are in
	made    map[string]bool   // folders in the staging folder
	staging string            // "" until something has changed
	failed  error
	done    bool

	create   func(path string) (io.WriteCloser, error)
	exchange func(a, b string) error
	link     func(from, to string) error
	step     func(name string) // called between steps; tests stop there
}

// Open prepares a build into dir, which need not exist, and waits for another build
// of it to end. It clears away what killed builds left.
//
// The folder must not be one of the protected ones, nor hold one, nor lie in one,
// but it may lie in one that holds other protected folders: public/ in the source,
// beside content/. Errors are of type *Error and wrap ErrProtected, ErrForeign,
// ErrNotFolder or the system's cause.
//
// Every Writer must be ended by Commit or Abort.
func Open(dir string, protected []string) (*Writer, error) {
	target, err := resolve(dir)
	if err != nil {
		return nil, refuse(dir, err)
	}
	if err := guard(dir, target, protected); err != nil {
		return nil, err
	}
	w := &Writer{
		name: dir, target: target,
		files: map[string]bool{}, folded: map[string]string{}, folders: map[string]bool{}, made: map[string]bool{},
		create: createFile, exchange: exchange, link: os.Link, step: func(string) {},
	}
	if err := w.checkOurs(); err != nil { // before anything is made beside a foreign folder
		return nil, err
	}
	if err := w.lock(); err != nil {
		return nil, err
	}
	if err := w.prepare(); err != nil {
		w.unlock()
		return nil, err
	}
	return w, nil
}

// beside is the path of one of the program's own files next to the folder.
func (w *Writer) beside(what string) string {
	return filepath.Join(filepath.Dir(w.target), "."+filepath.Base(w.target)+"."+what)
}

func (w *Writer) lock() error {
	if err := os.MkdirAll(filepath.Dir(w.target), 0o755); err != nil {
		return refuse(w.name, err)
	}
	unlock, err := lockedfile.MutexAt(w.beside("lock")).Lock()
	if info, statErr := os.Stat(w.target); err != nil && cannotWrite(err) && statErr == nil && info.IsDir() {
		w.inside = true
		unlock, err = lockedfile.MutexAt(filepath.Join(w.target, lockName)).Lock()
	}
	switch {
	case err == nil:
		w.unlock = unlock
	case errors.Is(err, errors.ErrUnsupported):
		w.unlock = func() {} // a file system without locks
	default:
		return refuse(w.name, err)
	}
	return nil
}

// prepare makes good what killed builds left, and lists what the folder holds.
func (w *Writer) prepare() error {
	if !w.inside {
		if _, err := os.Lstat(w.target); errors.Is(err, fs.ErrNotExist) && isOurs(w.beside("old")) {
			if err := os.Rename(w.beside("old"), w.target); err != nil {
				return refuse(w.name, err)
			}
		}
		for _, left := range []string{w.beside("new"), w.beside("old")} {
			if err := removeOurs(left); err != nil {
				return refuse(w.name, err)
			}
		}
	}
	if err := w.checkOurs(); err != nil { // again: another build may have been at it
		return err
	}
	info, err := os.Stat(w.target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return refuse(w.name, err)
	}
	w.there = info.IsDir()
	if err := writable(w.target); err != nil {
		return refuse(w.name, err)
	}
	if err := removeOurs(filepath.Join(w.target, newName)); err != nil {
		return refuse(w.name, err)
	}
	if w.found, err = scan(w.target); err != nil {
		return refuse(w.name, err)
	}
	return nil
}

// Put takes one file of the site: a path relative to the folder, with forward
// slashes, and its bytes. It may be called from many goroutines. After an error
// Commit fails too.
func (w *Writer) Put(path string, data []byte) error {
	if err := w.claim(path); err != nil {
		return w.fail(err)
	}
	if size, ok := w.found.files[path]; ok && size == int64(len(data)) {
		same, err := sameBytes(filepath.Join(w.target, filepath.FromSlash(path)), data)
		if err == nil && same {
			return nil
		}
	}
	if err := w.write(path, data); err != nil {
		return w.fail(w.untouched(err))
	}
	return nil
}

// claim enters the path among the site's files.
func (w *Writer) claim(path string) error {
	if err := checkPath(path); err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.done {
		return &Error{Message: "输出已经结束，不能再写 " + path, Err: fs.ErrClosed}
	}
	if w.kept[path] {
		delete(w.kept, path)
		return nil
	}
	if err := w.claimName(path, path); err != nil {
		return err
	}
	for folder := parent(path); folder != ""; folder = parent(folder) {
		if w.folders[folder] {
			break
		}
		if err := w.claimName(folder, path); err != nil {
			return err
		}
		w.folders[folder] = true
	}
	w.files[path] = false
	return nil
}

// claimName makes sure that no other name of the site is the same to a file system
// that does not tell upper and lower case apart.
func (w *Writer) claimName(name, path string) error {
	key := fold(name)
	if other, ok := w.folded[key]; ok {
		return &Error{Message: "两个文件要写到同一个地方：" + other + " 和 " + path, Hint: "其中一个要改名；只有大小写不同也不行。", Err: ErrDuplicate}
	}
	w.folded[key] = name
	return nil
}

// write puts a file into the staging folder.
func (w *Writer) write(path string, data []byte) error {
	full, err := w.place(path)
	if err != nil {
		return err
	}
	if err := w.writeFile(full, data); err != nil {
		return err
	}
	w.mu.Lock()
	w.files[path] = true
	w.mu.Unlock()
	w.step("put")
	return nil
}

// place is where a file belongs in the staging folder, whose folders it makes.
func (w *Writer) place(path string) (string, error) {
	staging, err := w.stage()
	if err != nil {
		return "", err
	}
	if folder := parent(path); folder != "" {
		w.mu.Lock()
		made := w.made[folder]
		w.mu.Unlock()
		if !made {
			if err := os.MkdirAll(filepath.Join(staging, filepath.FromSlash(folder)), 0o755); err != nil {
				return "", err
			}
			w.mu.Lock()
			w.made[folder] = true
			w.mu.Unlock()
		}
	}
	return filepath.Join(staging, filepath.FromSlash(path)), nil
}

// stage is the staging folder, made when the first file needs it.
func (w *Writer) stage() (string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.staging != "" {
		return w.staging, nil
	}
	staging := w.beside("new")
	if w.inside {
		staging = filepath.Join(w.target, newName)
	}
	if err := os.Mkdir(staging, 0o755); err != nil {
		return "", err
	}
	w.staging = staging
	return staging, w.writeFile(filepath.Join(staging, markerName), []byte(marker))
}

func (w *Writer) writeFile(path string, data []byte) error {
	f, err := w.create(path)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func createFile(path string) (io.WriteCloser, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

// fail remembers the first error.
func (w *Writer) fail(err error) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.failed == nil {
		w.failed = err
	}
	return err
}

// Abort drops the build and leaves the folder as it was. After Commit it does nothing.
func (w *Writer) Abort() {
	if w.end() {
		w.cleanUp()
	}
}

// end reports whether the writer was still open, and closes it.
func (w *Writer) end() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	open := !w.done
	w.done = true
	return open
}

// cleanUp removes the staging folder and lets the next build go on. What cannot be
// removed now, the next build removes.
func (w *Writer) cleanUp() {
	if w.staging != "" {
		_ = removeOurs(w.staging)
	}
	w.unlock()
}

// sameBytes compares a file with data of the same size.
func sameBytes(path string, data []byte) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	buf := make([]byte, min(len(data), 64<<10))
	for len(data) > 0 {
		n, err := io.ReadFull(f, buf[:min(len(buf), len(data))])
		if err != nil || !bytes.Equal(buf[:n], data[:n]) {
			return false, nil
		}
		data = data[n:]
	}
	return true, nil
}
