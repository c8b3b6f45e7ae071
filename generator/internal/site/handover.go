package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/afero"
)

// Errors of what Hugo hands over.
var (
	errReadOnly = errors.New("the published folder cannot be read")
	// ErrTwice says that two pages have one address.
	ErrTwice = errors.New("two pages have the same address")
	// ErrMissing says that pages were not made: the theme has no layout for them.
	ErrMissing = errors.New("the theme made no page")
	// ErrStray says that the theme made a file that nobody asked for.
	ErrStray = errors.New("the theme made a file that is no page; put it into the theme's assets folder")
)

// A handover is the folder that Hugo publishes to: it takes each file in memory,
// hands it over when it is closed, and keeps account of what came. It can be
// written to and nothing else.
type handover struct {
	ctx  context.Context
	emit func(path string, data []byte) error

	gate sync.RWMutex // open while files are passed on; stop waits for those on their way

	mu      sync.Mutex
	awaited map[string]bool // the pages that must come; true: came
	err     error           // the first that went wrong
	stopped bool            // nothing more is taken
}

// newHandover awaits the given files and passes them on to emit.
func newHandover(ctx context.Context, awaited []string, emit func(string, []byte) error) (*handover, error) {
	h := &handover{ctx: ctx, emit: emit, awaited: make(map[string]bool, len(awaited))}
	for _, name := range awaited {
		if _, twice := h.awaited[name]; twice {
			return nil, fmt.Errorf("%w: %s", ErrTwice, name)
		}
		h.awaited[name] = false
	}
	return h, nil
}

// failure is the first thing that went wrong while files came.
func (h *handover) failure() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.err
}

// missing lists what was awaited and did not come.
func (h *handover) missing() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	var names []string
	for name, came := range h.awaited {
		if !came {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	slices.Sort(names)
	return fmt.Errorf("%w: %s", ErrMissing, strings.Join(names, ", "))
}

// stop ends the handover: a build that was given up hands nothing over any more.
func (h *handover) stop() {
	h.gate.Lock()
	defer h.gate.Unlock()
	h.mu.Lock()
	defer h.mu.Unlock()
	h.stopped = true
}

// take checks and passes on one finished file. What goes wrong is kept, and Hugo is
// not told: it hangs when it meets many errors. It only runs on to its end.
func (h *handover) take(name string, data []byte) {
	h.gate.RLock()
	defer h.gate.RUnlock()
	ours, err := h.account(name)
	if ours && err == nil {
		err = h.emit(name, data)
	}
	if err == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.err == nil {
		h.err = err
	}
}

// account notes that a file came, and reports whether it is to be passed on.
func (h *handover) account(name string) (bool, error) {
	if err := h.ctx.Err(); err != nil {
		return false, err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.stopped || h.err != nil {
		return false, nil
	}
	came, known := h.awaited[name]
	switch {
	case !known:
		return false, fmt.Errorf("%w: %s", ErrStray, name)
	case came:
		return false, fmt.Errorf("%w: %s", ErrTwice, name)
	}
	h.awaited[name] = true
	return true, nil
}

// Create begins a file.
func (h *handover) Create(name string) (afero.File, error) {
	return &finished{to: h, name: name}, nil
}

// OpenFile begins a file where it is opened for writing.
func (h *handover) OpenFile(name string, flag int, _ os.FileMode) (afero.File, error) {
	if flag&(os.O_WRONLY|os.O_RDWR|os.O_CREATE) == 0 {
		return h.Open(name)
	}
	return h.Create(name)
}

// Open and the rest of the file system: there is nothing to read or to change.
func (h *handover) Open(name string) (afero.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// Stat finds nothing.
func (h *handover) Stat(name string) (os.FileInfo, error) {
	return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
}

// Name is the file system's.
func (h *handover) Name() string { return "handover" }

// Mkdir has nothing to do: folders are in the files' names.
func (h *handover) Mkdir(string, os.FileMode) error { return nil }

// MkdirAll has nothing to do.
func (h *handover) MkdirAll(string, os.FileMode) error { return nil }

// Remove is refused.
func (h *handover) Remove(string) error { return errReadOnly }

// RemoveAll is refused.
func (h *handover) RemoveAll(string) error { return errReadOnly }

// Rename is refused.
func (h *handover) Rename(string, string) error { return errReadOnly }

// Chmod is refused.
func (h *handover) Chmod(string, os.FileMode) error { return errReadOnly }

// Chown is refused.
func (h *handover) Chown(string, int, int) error { return errReadOnly }

// Chtimes is refused.
func (h *handover) Chtimes(string, time.Time, time.Time) error { return errReadOnly }

// A finished file is one that is being written.
type finished struct {
	bytes.Buffer
	to     *handover
	name   string
	closed bool
}

// Close hands the file over, once.
func (f *finished) Close() error {
	if f.closed {
		return fs.ErrClosed
	}
	f.closed = true
	f.to.take(clean(f.name), f.Bytes())
	return nil
}

// clean is a published file's name as the rest of the program writes it.
func clean(name string) string {
	return strings.TrimPrefix(path.Clean("/"+filepath.ToSlash(name)), "/")
}

// Name is the full name under which the file was begun: Hugo asks for it.
func (f *finished) Name() string { return f.name }

// Stat is not to be had before the file is closed.
func (f *finished) Stat() (os.FileInfo, error) { return nil, errReadOnly }

// Sync has nothing to do.
func (f *finished) Sync() error { return nil }

// Truncate is refused.
func (f *finished) Truncate(int64) error { return errReadOnly }

// Seek is refused.
func (f *finished) Seek(int64, int) (int64, error) { return 0, errReadOnly }

// ReadAt is refused.
func (f *finished) ReadAt([]byte, int64) (int, error) { return 0, errReadOnly }

// WriteAt is refused.
func (f *finished) WriteAt([]byte, int64) (int, error) { return 0, errReadOnly }

// Readdir is refused.
func (f *finished) Readdir(int) ([]os.FileInfo, error) { return nil, errReadOnly }

// Readdirnames is refused.
func (f *finished) Readdirnames(int) ([]string, error) { return nil, errReadOnly }
