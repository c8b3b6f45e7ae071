package build

import (
	"io/fs"
	"os"
	"slices"
	"strings"

	"cunwu/generator/internal/sheet"
	"cunwu/generator/internal/theme"
	"cunwu/generator/internal/township"
)

// A NoLanguageError says that a township has no such language, and which it has.
type NoLanguageError struct {
	Language string
	There    []string
}

func (e *NoLanguageError) Error() string {
	return "the township has no language " + e.Language + ", but " + strings.Join(e.There, ", ")
}

// speak has everything made in one of the township's languages, its first unless another
// is named.
func (p *Prepared) speak(lang string) error {
	t := p.Township
	if lang == "" {
		return nil
	}
	at := slices.Index(t.Languages, lang)
	if at < 0 {
		return &NoLanguageError{lang, t.Languages}
	}
	t.Languages = append([]string{lang}, slices.Delete(slices.Clone(t.Languages), at, at+1)...)
	return nil
}

// unspoken reports the languages of the township that a build is not in.
func (r *renderer) unspoken() {
	for _, lang := range r.Township.Languages[1:] {
		r.report.leaveOut("content/township.yaml", "语言 "+lang+" 没有做：一次做一种，这次是 "+r.Township.Languages[0]+"；要做，另外生成一次，加上 --language "+lang+" 和自己的 --base-url、--out")
	}
	if rightToLeft(r.words) {
		r.report.leaveOut("content/township.yaml", r.Township.Languages[0]+" 从右往左写，公示单还排不了，用的是 "+theme.Reference+" 的文字")
	}
}

// rightToLeft reports whether a language's pages are written so.
func rightToLeft(pages map[string]string) bool { return pages["direction"] == "rtl" }

// OpenTheme opens a township's theme, and the words of its pages and of its sheets in
// the township's first language. Sheets are set from left to right: in a language that is
// not written so, their words are the reference's.
func OpenTheme(source string, t *township.Township) (th fs.FS, pages map[string]string, sheets sheet.Words, err error) {
	th, err = theme.Open(os.DirFS(source), t.Theme)
	if err != nil {
		return nil, nil, nil, err
	}
	lang := t.Languages[0]
	if pages, err = theme.Words(th, lang); err != nil {
		return nil, nil, nil, err
	}
	if rightToLeft(pages) {
		lang = theme.Reference
	}
	sheets, err = theme.SheetWords(th, lang)
	return th, pages, sheets, err
}
