package markup

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// reference is a character reference of HTML that ends as it should.
var reference = regexp.MustCompile(`^&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});`)

const asciiPunct = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

// unescape resolves backslashes and character references, in one pass.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && strings.IndexByte(asciiPunct, s[i+1]) >= 0:
			i++
			b.WriteByte(s[i])
		case s[i] == '&':
			m := reference.FindString(s[i:])
			if m == "" {
				b.WriteByte('&')
				continue
			}
			b.WriteString(strings.Map(visible, html.UnescapeString(m)))
			i += len(m) - 1
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// visible drops the characters that invisible reports.
func visible(r rune) rune {
	if invisible(r) {
		return -1
	}
	return r
}

// invisible reports whether r is a control character that no text needs: it would
// make a page invalid, or turn the order of what is read.
func invisible(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return false
	case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0xFEFF:
		return true
	}
	return false
}

// An addressKind is where a link leads.
type addressKind int

const (
	relative addressKind = iota
	external             // http, https
	contact              // mailto, tel
)

// classify tells where an address leads, or why it may not be linked to: a message
// and a hint.
func classify(address string) (kind addressKind, message, hint string) {
	const cure = "链接只能用 https://、http://、mailto:、tel: 开头的网址，或本站内的相对地址。"
	if strings.ContainsFunc(address, func(r rune) bool { return unicode.IsControl(r) || r == '\\' }) {
		return 0, "链接地址里有不该有的字符", "地址里的分隔号用 /，不要有反斜杠和换行。"
	}
	address = strings.TrimSpace(address)
	if strings.HasPrefix(address, "//") {
		return 0, "链接缺少 https:", "把地址写完整，例如 https:" + address
	}
	end := strings.IndexAny(address, ":/?#")
	if end < 0 || address[end] != ':' {
		return relative, "", ""
	}
	switch scheme := strings.ToLower(address[:end]); scheme {
	case "http", "https":
		u, err := url.Parse(address)
		if err != nil || !hostLike(u.Host) {
			return 0, "网址不完整或写错了", "例如 https://www.example.org/页面"
		}
		if u.User != nil {
			return 0, "网址里带有用户名", "去掉网址中 @ 及它前面的部分，免得让人看错去处。"
		}
		return external, "", ""
	case "mailto", "tel":
		return contact, "", ""
	default:
		return 0, "不能链接到“" + shorten(scheme) + ":”开头的地址", cure
	}
}

// hostLike reports whether s can be the name of a host, with or without a port.
func hostLike(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune(".-:[]_", r)
	})
}

// pictureName is the file that a picture names, or why it cannot be shown.
func pictureName(address string) (name, message, hint string) {
	const cure = "把图片放在本公示的文件夹里，只写文件名，例如 ![工程现场](现场.jpg)。"
	name = strings.TrimPrefix(strings.TrimSpace(address), "./")
	if decoded, err := url.PathUnescape(name); err == nil && utf8.ValidString(decoded) {
		name = decoded
	}
	switch {
	case name == "":
		return "", "图片没有写文件名", cure
	case strings.ContainsAny(name, "/\\:?#*\"<>|") || strings.HasPrefix(name, ".") || strings.ContainsFunc(name, invisible):
		return "", "图片“" + shorten(name) + "”不在本公示的文件夹里", cure
	}
	return name, "", ""
}

// shorten keeps what a message quotes short.
func shorten(s string) string {
	const most = 40
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
