package output

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// checkPath refuses what some file system or web server cannot hold under that name.
func checkPath(path string) error {
	bad := func(why string) error {
		return &Error{Message: "网站里不能有这样的文件：" + path + "（" + why + "）", Hint: "给它换一个名字。", Err: ErrPath}
	}
	if !utf8.ValidString(path) {
		return bad("不是 UTF-8")
	}
	names := strings.Split(path, "/")
	for _, name := range names {
		switch {
		case name == "", name == ".", name == "..":
			return bad("路径不完整或越出了输出文件夹")
		case len(name) > 255:
			return bad("名字太长")
		case strings.ContainsAny(name, `<>:"|?*\`) || strings.ContainsFunc(name, unicode.IsControl):
			return bad("有 Windows 不能用的字符")
		case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
			return bad("以点或空格结尾")
		case reserved(name):
			return bad("是 Windows 的保留名")
		}
	}
	if strings.HasPrefix(fold(names[0]), fold(markerName)) {
		return bad("是本程序自己用的名字")
	}
	return nil
}

// reserved reports whether Windows takes the name for a device, whatever follows
// its first point.
func reserved(name string) bool {
	name, _, _ = strings.Cut(strings.ToUpper(name), ".")
	switch name = strings.TrimRight(name, " "); name {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(name) == 4 && (strings.HasPrefix(name, "COM") || strings.HasPrefix(name, "LPT")) && name[3] >= '0' && name[3] <= '9'
}

// fold gives names that differ by case alone one form.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, s)
}

// parent is the folder that a path lies in, or "".
func parent(path string) string {
	i := strings.LastIndexByte(path, '/')
	if i < 0 {
		return ""
	}
	return path[:i]
}
