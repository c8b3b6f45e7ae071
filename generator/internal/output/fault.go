package output

import (
	"errors"
	"io/fs"
	"runtime"
	"syscall"
)

// Why a folder is refused or a file is not taken.
var (
	ErrProtected = errors.New("the folder is, holds or lies in a source folder")
	ErrForeign   = errors.New("the folder holds files that the program did not make")
	ErrNotFolder = errors.New("not a folder")
	ErrPath      = errors.New("not a path that every system can hold")
	ErrDuplicate = errors.New("two files of one name")
)

// An Error says in plain Chinese what happened and what to do.
type Error struct {
	Message string
	Hint    string
	Err     error // the cause
}

// Error is the message with the system's own words where there are any.
func (e *Error) Error() string {
	var number syscall.Errno
	if errors.As(e.Err, &number) {
		return e.Message + "（" + number.Error() + "）"
	}
	return e.Message
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }

// untouched says why a build came to nothing before the folder was changed.
func (w *Writer) untouched(err error) error {
	if !w.there {
		return explain(w.name, err, w.name+" 没有建成。")
	}
	return explain(w.name, err, w.name+" 里仍是上一次的网站，没有改动。")
}

// halfway says why replacing files one by one stopped.
func (w *Writer) halfway(err error) error {
	return explain(w.name, err, w.name+" 里有的文件已是新的，有的还是旧的；再构建一次就会补齐。")
}

// refuse says why a folder cannot be used.
func refuse(name string, err error) error { return explain(name, err, "没有写任何文件。") }

func explain(name string, err error, state string) error {
	var known *Error
	if errors.As(err, &known) {
		return err
	}
	e := &Error{Message: "写 " + name + " 时出错：" + state, Hint: "解决后再构建一次。", Err: err}
	switch {
	case isFull(err):
		e.Message = "磁盘满了，网站写不下：" + state
		e.Hint = "清理磁盘，或用 --out 换一个地方，再构建一次。"
	case cannotWrite(err):
		e.Message = "没有权限写 " + name + "：" + state
		e.Hint = "检查这个文件夹和它上一级的权限，或用 --out 换一个地方。"
	}
	return e
}

func isFull(err error) bool {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return true
	}
	const handleDiskFull, diskFull = syscall.Errno(39), syscall.Errno(112)
	return runtime.GOOS == "windows" && (errors.Is(err, handleDiskFull) || errors.Is(err, diskFull))
}

func cannotWrite(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}
