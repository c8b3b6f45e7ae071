// Package hook installs the pre-commit hook that checks what is staged.
//
// It promises:
//
//   - Where hooks are is git's answer: core.hooksPath, working trees and submodules are
//     respected. A folder of hooks outside the repository serves others too, and is left
//     alone.
//   - A hook of somebody else's is never changed, unless it is asked to be replaced; then
//     it is kept beside the new one.
//   - Installing twice is installing once. Removing takes away our own hook alone.
//   - The hook is one script for sh, which git for Windows brings with it, with LF line
//     ends and the right to be run.
package hook

import (
	"bytes"
	_ "embed"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
)

//go:embed pre-commit.sh
var script string

// mark is the line by which our own hook is known, in all its versions.
const mark = "# cunwu pre-commit "

const name = "pre-commit"

// What keeps a hook from being installed.
var (
	ErrNoGit        = errors.New("no git program")
	ErrNoRepository = errors.New("no git repository here")
	ErrElsewhere    = errors.New("core.hooksPath leads out of the repository")
	ErrOccupied     = errors.New("there is another pre-commit hook")
)

// Options say what to install.
type Options struct {
	Source  string // the township's folder
	Program string // the file of the program; empty: it will be gone, as that of "go run" is
	Force   bool   // put somebody else's hook aside
}

// A Result is what was done.
type Result struct {
	File    string // the hook, from the top of the working tree where it lies in it
	Changed bool
	Backup  string // where somebody else's hook is now
	Shared  bool   // it is in the working tree, and will be committed with the rest
	Command string // what the hook runs, to be added to another hook by hand
}

// place is where a township's hooks are.
type place struct {
	top    string // of the working tree
	prefix string // of the township within it: "" or "town/"
	hooks  string
	shared bool
}

// Install writes the hook.
func Install(o Options) (Result, error) {
	at, err := locate(o.Source)
	if err != nil {
		return Result{}, err
	}
	program := o.Program
	if at.shared {
		program = "" // a path of this machine is nothing to others
	}
	arguments := ""
	if at.prefix != "" {
		arguments = " --source " + quoted(strings.TrimSuffix(at.prefix, "/")) + " --repository ."
	}
	text := strings.NewReplacer("{{program}}", quoted(filepath.ToSlash(program)), "{{arguments}}", arguments).Replace(strings.ReplaceAll(script, "\r\n", "\n"))
	file := filepath.Join(at.hooks, name)
	out := Result{File: at.shown(file), Shared: at.shared, Command: "cunwu check --staged" + arguments + " || exit 1"}
	old, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return out, err
	case bytes.Equal(old, []byte(text)) && runnable(file):
		return out, nil
	case !ours(old) && !o.Force:
		return out, ErrOccupied
	case !ours(old):
		backup, err := aside(file)
		if err != nil {
			return out, err
		}
		out.Backup = at.shown(backup)
	}
	out.Changed = true
	return out, write(file, text)
}

// Remove takes our own hook away.
func Remove(o Options) (Result, error) {
	at, err := locate(o.Source)
	if err != nil {
		return Result{}, err
	}
	file := filepath.Join(at.hooks, name)
	out := Result{File: at.shown(file), Shared: at.shared}
	old, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return out, nil
	case err != nil:
		return out, err
	case !ours(old):
		return out, ErrOccupied
	}
	out.Changed = true
	return out, os.Remove(file)
}

// ours reports whether a hook is one that we wrote.
func ours(text []byte) bool {
	for i, line := range strings.SplitN(string(text), "\n", 3) {
		if i == 1 {
			return strings.HasPrefix(line, mark)
		}
	}
	return false
}

// runnable reports whether the system would run a file. Windows goes by other signs.
func runnable(file string) bool {
	info, err := os.Stat(file)
	return err == nil && (runtime.GOOS == "windows" || info.Mode()&0o111 == 0o111)
}

// aside gives a file another name, which no file has yet.
func aside(file string) (string, error) {
	for n := 0; ; n++ {
		to := file + ".old"
		if n > 0 {
			to += "." + strconv.Itoa(n)
		}
		if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
			return to, os.Rename(file, to)
		} else if err != nil {
			return "", err
		}
	}
}

// write writes the hook beside its place and moves it there: half a hook lets everything
// through.
func write(file, text string) error {
	dir := filepath.Dir(file)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".pre-commit-*")
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Chmod(f.Name(), 0o755)
	}
	if err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// quoted is a word as sh reads it.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// locate asks git where things are: it alone knows all its settings.
func locate(source string) (place, error) {
	var at place
	if _, err := exec.LookPath("git"); err != nil {
		return at, ErrNoGit
	}
	for _, ask := range []struct {
		is   *string
		what []string
	}{
		{&at.top, []string{"--show-toplevel"}}, {&at.prefix, []string{"--show-prefix"}}, {&at.hooks, []string{"--git-path", "hooks"}},
	} {
		answer, err := git(source, ask.what...)
		if err != nil {
			return at, err
		}
		*ask.is = answer
	}
	common, err := git(source, "--git-common-dir")
	if err != nil {
		return at, err
	}
	dir, err := filepath.Abs(source)
	if err != nil {
		return at, err
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return at, err
	}
	if at.top, err = filepath.EvalSymlinks(filepath.FromSlash(at.top)); err != nil {
		return at, err
	}
	common = followed(against(dir, common))
	at.hooks = followed(against(dir, at.hooks))
	switch {
	case within(common, at.hooks):
	case within(at.top, at.hooks):
		at.shared = true
	default:
		return at, ErrElsewhere
	}
	return at, nil
}

func git(dir string, what ...string) (string, error) {
	cmd := exec.Command("git", append([]string{"rev-parse"}, what...)...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		return "", ErrNoRepository
	}
	return strings.TrimRight(string(out), "\r\n"), nil
}

func against(dir, name string) string {
	name = filepath.FromSlash(name)
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}

// followed follows links, as far as the file is there.
func followed(name string) string {
	if to, err := filepath.EvalSymlinks(name); err == nil {
		return to
	}
	if dir := filepath.Dir(name); dir != name {
		return filepath.Join(followed(dir), filepath.Base(name))
	}
	return name
}

func within(dir, name string) bool {
	rel, err := filepath.Rel(dir, name)
	return err == nil && filepath.IsLocal(rel)
}

// shown is a file as a person looks for it.
func (at place) shown(file string) string {
	if rel, err := filepath.Rel(at.top, file); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(file)
}

// cached is the folder in which "go run" keeps a program.
var cached = regexp.MustCompile(`^[0-9a-f]{64}-d$`)

// Lasting is the file of a program, or nothing where it is one that "go run" made: that
// goes away, or stays as it is while the sources change.
func Lasting(file string) string {
	parts := strings.Split(filepath.ToSlash(file), "/")
	for _, part := range parts {
		if strings.HasPrefix(part, "go-build") || cached.MatchString(part) {
			return ""
		}
	}
	return file
}
