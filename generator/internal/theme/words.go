package theme

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"cunwu/generator/internal/township"
)

// A WordsError is a line of a file of words that cannot be read.
type WordsError struct {
	Place   township.Place
	Message string
	Hint    string
}

func (e *WordsError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s；%s", e.Place.File, e.Place.Line, e.Place.Col, e.Message, e.Hint)
}

// ErrNoWords says that a theme has no words in a language.
var ErrNoWords = errors.New("the theme has no words in this language")

// Where the words are: for the pages and for the sheets.
const (
	pageWords  = "i18n"
	sheetWords = "sheet"
)

// Words reads the words that the pages use in a language: i18n/<lang>.yaml. A word that
// it lacks is that of Reference.
func Words(theme fs.FS, lang string) (map[string]string, error) {
	return whole(theme, pageWords, lang)
}

// SheetWords reads the words that the sheets use in a language: sheet/<lang>.yaml. A word
// that it lacks is that of Reference.
func SheetWords(theme fs.FS, lang string) (map[string]string, error) {
	return whole(theme, sheetWords, lang)
}

// whole are the words of a language, and for those that it lacks the reference's.
func whole(theme fs.FS, folder, lang string) (map[string]string, error) {
	words := map[string]string{}
	for _, l := range []string{lang, Reference} {
		own, err := read(theme, path.Join(folder, l+".yaml"))
		if err != nil && (l == lang || !errors.Is(err, ErrNoWords)) {
			return nil, err
		}
		for key, w := range own {
			if _, said := words[key]; !said {
				words[key] = w.text
			}
		}
	}
	return words, nil
}

// A word is one of a file's words, with its place.
type word struct {
	text  string
	place township.Place
}

// read merges a file of words over all layers of a theme; the topmost wins.
func read(theme fs.FS, name string) (map[string]word, error) {
	layers := []layer{{fs: theme}}
	if t, ok := theme.(*Theme); ok {
		layers = t.layers
	}
	words := map[string]word{}
	found := false
	for _, l := range layers {
		data, err := fs.ReadFile(l.fs, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = true
		own, err := parse(path.Join(l.path, name), data)
		if err != nil {
			return nil, err
		}
		for key, w := range own {
			if _, hidden := words[key]; !hidden {
				words[key] = w
			}
		}
	}
	if !found {
		return nil, fmt.Errorf("%w: %s", ErrNoWords, name)
	}
	return words, nil
}

// ParseWords reads a file of words: a flat YAML mapping of keys (a to z, 0 to 9, _ and -)
// to texts, one a line, plain or in quotes. Anything else that YAML knows is a
// *WordsError, for a word that silently reads as something else ends up on a page.
func ParseWords(file string, data []byte) (map[string]string, error) {
	found, err := parse(file, data)
	if err != nil {
		return nil, err
	}
	words := make(map[string]string, len(found))
	for key, w := range found {
		words[key] = w.text
	}
	return words, nil
}

func parse(file string, data []byte) (map[string]word, error) {
	words := map[string]word{}
	text := strings.TrimPrefix(string(data), "\ufeff")
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, " \r")
		fail := func(col int, message, hint string) error {
			return &WordsError{township.Place{File: file, Line: i + 1, Col: col}, message, hint}
		}
		if !utf8.ValidString(line) {
			return nil, fail(1, "不是 UTF-8 文字", "请用 UTF-8 编码保存")
		}
		if line == "" || line[0] == '#' {
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok || !isKey(key) {
			return nil, fail(1, "这一行不是“键: 文字”", `请写成 key: "文字"，键只用小写字母、数字、_ 和 -，前面不空格`)
		}
		if value != "" && value[0] != ' ' {
			return nil, fail(len(key)+2, "冒号后缺一个空格", `请写成 `+key+`: "文字"`)
		}
		if _, twice := words[key]; twice {
			return nil, fail(1, "键 "+key+" 写了两次", "请删去一个")
		}
		value = strings.TrimLeft(value, " ")
		said, message := parseValue(value)
		if message != "" {
			return nil, fail(utf8.RuneCountInString(line)-utf8.RuneCountInString(value)+1, message, `请把文字放在双引号里：`+key+`: "文字"`)
		}
		words[key] = word{said, township.Place{File: file, Line: i + 1, Col: 1}}
	}
	return words, nil
}

func isKey(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' && c != '-' {
			return false
		}
	}
	return s != ""
}

// parseValue reads one scalar, or says what is wrong with it.
func parseValue(s string) (word, message string) {
	switch {
	case s == "":
		return "", "没有文字"
	case s[0] == '"':
		word, err := strconv.Unquote(s)
		if err != nil {
			return "", "双引号没有配对，或者里面有写错的 \\ 符号"
		}
		return word, ""
	case s[0] == '\'':
		inner := strings.TrimSuffix(s[1:], "'")
		if len(inner) == len(s)-1 || strings.Contains(strings.ReplaceAll(inner, "''", ""), "'") {
			return "", "单引号没有配对"
		}
		return strings.ReplaceAll(inner, "''", "'"), ""
	case strings.ContainsRune("&*!|>%@`{}[],?-#", rune(s[0])):
		return "", "文字不能以 " + s[:1] + " 开头"
	case strings.Contains(s, ": ") || strings.HasSuffix(s, ":") || strings.Contains(s, " #"):
		return "", "没有引号的文字里不能有冒号加空格，也不能有空格加 #"
	}
	switch s {
	case "true", "false", "yes", "no", "on", "off", "null", "~":
		return "", s + " 在 YAML 里不是文字"
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return "", "数字在 YAML 里不是文字"
	}
	return s, ""
}
