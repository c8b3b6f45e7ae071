package history

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A place is where the parts of a repository lie on this machine.
type place struct {
	git     string   // this working tree's own folder: HEAD
	common  string   // what all working trees share: branches, settings
	objects []string // folders of objects: its own, then those that it borrows from
	prefix  string   // the site within the repository: "" or "town/"
	shallow map[Hash]bool
	partial bool
}

// locate finds the repository of the site in root: in root itself, or in top.
func locate(root, top string) (place, error) {
	root, err := realPath(root)
	if err != nil {
		return place{}, err
	}
	at := place{}
	switch at.git, err = gitFolder(root); {
	case err != nil:
		return place{}, err
	case at.git != "":
	case top == "":
		return place{}, ErrNoRepository
	default:
		if top, err = realPath(top); err != nil {
			return place{}, err
		}
		inside, err := filepath.Rel(top, root)
		if err != nil || inside == ".." || strings.HasPrefix(inside, ".."+string(filepath.Separator)) {
			return place{}, &Problem{Message: "设置的仓库文件夹不在网站文件夹的上面。", Hint: "写网站文件夹上面、有 .git 的那个文件夹。"}
		}
		if at.git, err = gitFolder(top); err != nil {
			return place{}, err
		}
		if at.git == "" {
			return place{}, ErrNoRepository
		}
		at.prefix = filepath.ToSlash(inside) + "/"
	}
	if at.common, err = commonFolder(at.git); err != nil {
		return place{}, err
	}
	if at.partial, err = checkSettings(at.common); err != nil {
		return place{}, err
	}
	if at.shallow, err = readShallow(at.common); err != nil {
		return place{}, err
	}
	at.objects, err = objectFolders(filepath.Join(at.common, "objects"))
	return at, err
}

func realPath(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return "", ErrNoRepository
	}
	return real, err
}

// gitFolder finds git's folder of the working tree in dir: "" where there is none. A
// working tree of "git worktree" and a submodule have a file that says where it is.
func gitFolder(dir string) (string, error) {
	name := filepath.Join(dir, ".git")
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	if !info.IsDir() {
		text, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		target, ok := strings.CutPrefix(strings.TrimSpace(string(text)), "gitdir:")
		if !ok {
			return "", &Problem{Message: ".git 文件的内容不对。", Hint: "第一行应是 gitdir: 加文件夹；最稳妥的是重新克隆一份。"}
		}
		name = against(dir, strings.TrimSpace(target))
	}
	if _, err := os.Stat(filepath.Join(name, "HEAD")); err != nil {
		if info.IsDir() {
			return "", nil // a folder of that name that git would not take for its own either
		}
		return "", &Problem{Message: ".git 文件指的仓库不在了。", Hint: "工作区挪过位置就运行 git worktree repair，子模块就运行 git submodule update --init；或者重新克隆一份。", Err: cause(err)}
	}
	return name, nil
}

// against takes a path that may be relative to dir.
func against(dir, name string) string {
	name = filepath.FromSlash(name)
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}

// cause leaves the path out of a file's error: paths of this machine appear in no report.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func commonFolder(git string) (string, error) {
	text, err := os.ReadFile(filepath.Join(git, "commondir"))
	if errors.Is(err, fs.ErrNotExist) {
		return git, nil
	}
	if err != nil {
		return "", err
	}
	return against(git, strings.TrimSpace(string(text))), nil
}

// checkSettings refuses repositories of forms that cannot be read here, and says what
// to do. Only what tells of the form is read of the settings.
func checkSettings(common string) (partial bool, err error) {
	data, err := os.ReadFile(filepath.Join(common, "config"))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	section := ""
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		line = strings.TrimSpace(line)
		if rest, ok := strings.CutPrefix(line, "["); ok {
			name, after, _ := strings.Cut(rest, "]")
			section, _, _ = strings.Cut(strings.ToLower(name), " ")
			line = strings.TrimSpace(after)
		}
		key, value, _ := strings.Cut(line, "=")
		key, value = strings.ToLower(strings.TrimSpace(key)), settingValue(value)
		switch {
		case key == "" || key[0] == '#' || key[0] == ';':
		case section == "remote" && key == "promisor":
			partial = partial || value != "false"
		case section == "core" && key == "repositoryformatversion" && value != "0" && value != "1":
			return false, &Problem{Message: "这个 git 仓库的格式太新（" + value + "）。", Hint: "用普通的 git clone 重新克隆一份。"}
		case section == "extensions":
			if err := checkExtension(key, value); err != nil {
				return false, err
			}
			partial = partial || key == "partialclone"
		}
	}
	return partial, nil
}

func settingValue(value string) string {
	value, _, _ = strings.Cut(value, "#")
	value, _, _ = strings.Cut(value, ";")
	return strings.ToLower(strings.Trim(strings.TrimSpace(value), `"`))
}

// checkExtension knows the extensions of the form that change nothing for a reader.
func checkExtension(key, value string) error {
	switch key {
	case "noop", "noop-v1", "worktreeconfig", "partialclone", "preciousobjects", "relativeworktrees", "compatobjectformat":
		return nil
	case "objectformat":
		if value == "sha1" {
			return nil
		}
		return &Problem{Message: "这个 git 仓库用的是 " + strings.ToUpper(value) + " 对象格式，村务读不了它的历史。",
			Hint: "转成通用的格式：git init --object-format=sha1 ../新文件夹，再 git fast-export --all | git -C ../新文件夹 fast-import。"}
	case "refstorage":
		if value == "files" {
			return nil
		}
		return &Problem{Message: "这个 git 仓库用 " + value + " 存放分支，村务读不了它的历史。", Hint: "转成通用的格式：git refs migrate --ref-format=files。"}
	}
	return &Problem{Message: "这个 git 仓库用了村务不认识的扩展：" + key + "。", Hint: "用普通的 git clone 重新克隆一份。"}
}

func readShallow(common string) (map[Hash]bool, error) {
	data, err := os.ReadFile(filepath.Join(common, "shallow"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	cut := map[Hash]bool{}
	for line := range strings.Lines(string(data)) {
		if h, ok := parseHash(strings.TrimSpace(line)); ok {
			cut[h] = true
		}
	}
	return cut, nil
}

// objectFolders lists a folder of objects and those that it borrows from, as
// "git clone --shared" and --reference leave them.
func objectFolders(own string) ([]string, error) {
	folders := []string{own}
	for i := 0; i < len(folders); i++ {
		data, err := os.ReadFile(filepath.Join(folders[i], "info", "alternates"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' {
				continue
			}
			folder := filepath.Clean(against(folders[i], line))
			if _, err := os.Stat(folder); err != nil {
				return nil, &Problem{Message: "这个仓库借用了另一个仓库的内容，那个仓库不在了。", Hint: "重新克隆一份，不带 --shared 和 --reference。", Err: cause(err)}
			}
			known := false
			for _, f := range folders {
				known = known || f == folder
			}
			if !known {
				folders = append(folders, folder)
			}
		}
	}
	return folders, nil
}
