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

	mu      sync.Mutex
	awaited map[string]bool // the pages that must come; true: came
	err     error           // the first that went wrong
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

// take checks and passes on one finished file.
func (h *handover) take(name string, data []byte) error {
	err := h.account(name)
	if err == nil {
		err = h.emit(name, data)
	}
	if err != nil {
		h.mu.Lock()
		defer h.mu.Unlock()
		if h.err == nil {
			h.err = err
		}
	}
	return err
}

func (h *handover) account(name string) error {
	if err := h.ctx.Err(); err != nil {
		return err
	}
	h.mu.Lock()
	came, known := h.awaited[name]
	if known {
		h.awaited[name] = true
	}
	h.mu.Unlock()
	switch {
	case !known:
		return fmt.Errorf("%w: %s", ErrStray, name)
	case came:
		return fmt.Errorf("%w: %s", ErrTwice, name)
	}
	return nil
}

// Create begins a file.
func (h *handover) Create(name string) (afero.File, error) {
	if err := h.ctx.Err(); err != nil {
		return nil, err
	}
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
	return f.to.take(clean(f.name), f.Bytes())
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
