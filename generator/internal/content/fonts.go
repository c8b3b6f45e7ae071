package content

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/pdf"
	"cunwu/generator/internal/township"
)

// maxFont is how large a font file may be, in bytes. The largest of Chinese fonts have
// half of it.
const maxFont = 64 << 20

// fontExample is what the hints show.
const fontExample = "fonts: {body: fonts/fangsong.ttf}"

// fonts reads the township's own font files, which lie in the content folder:
//
//	fonts:
//	  body: fonts/fangsong.ttf
//	  kai: fonts/kai.ttc#1
//	  fallback: [fonts/rare.ttf]
//
// A font that cannot be used is a finding where it is named, and left out.
func (o *object) fonts(key string) township.Fonts {
	f := o.object(key)
	if f == nil {
		return township.Fonts{}
	}
	r := fontReader{o: f, read: map[string]string{}}
	fonts := township.Fonts{Body: r.one("body"), Title: r.one("title"), Hei: r.one("hei"), Kai: r.one("kai")}
	for i, text := range f.texts("fallback") {
		key := fmt.Sprintf("fallback[%d]", i)
		if _, listed := f.places[f.path+key]; !listed {
			key = "fallback" // a single one, without brackets
		}
		if font := r.font(key, text); font != nil {
			fonts.Fallback = append(fonts.Fallback, font)
		}
	}
	f.finish()
	return fonts
}

// A fontReader reads each file once, however often it is named.
type fontReader struct {
	o    *object
	read map[string]string
}

// one reads the font that a key names, if any.
func (r *fontReader) one(key string) *township.FontFile {
	if text := r.o.line(key); text != "" {
		return r.font(key, text)
	}
	return nil
}

func (r *fontReader) font(key, text string) *township.FontFile {
	wrong := func(message, hint string) *township.FontFile {
		r.o.wrong(finding.RuleFont, key, message, hint)
		return nil
	}
	name, number, member := strings.Cut(text, "#")
	index := 0
	if member {
		n, err := strconv.Atoi(number)
		if err != nil || n < 0 || n > 99 {
			return wrong("“"+text+"”里 # 后面不是序号。", "字体集里的字体从 0 数起，如 fonts/x.ttc#1。")
		}
		index = n
	}
	if name == "" || path.IsAbs(name) || strings.Contains(name, "\\") || path.Clean(name) != name || name == ".." || strings.HasPrefix(name, "../") {
		return wrong("“"+text+"”不是 content 文件夹里的文件。", "把字体放进 content/fonts/，写成 "+fontExample)
	}
	switch ext := strings.ToLower(path.Ext(name)); {
	case ext == ".otf", ext == ".otc":
		return wrong("“"+text+"”是 OTF 字体，这里用不了。", "换成同一字体的 TTF 版本，或者用字体软件转成 TTF。")
	case ext != ".ttf" && ext != ".ttc":
		return wrong("“"+text+"”不是字体文件。", "字体文件是 .ttf 或 .ttc，如 "+fontExample)
	}
	file := path.Join("content", name)
	data, ok := r.data(key, file)
	if !ok {
		return nil
	}
	if _, err := pdf.ParseMember(data, index); err != nil {
		return wrong("字体“"+text+"”用不了："+fontTrouble(err)+"。", fontCure(err))
	}
	return &township.FontFile{File: file, Index: index, Data: data}
}

// data reads a font's file; ok is false when it was reported.
func (r *fontReader) data(key, file string) (data string, ok bool) {
	if data, ok = r.read[file]; ok {
		return data, true
	}
	info, err := fs.Lstat(r.o.src.files, file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.o.wrong(finding.RuleFont, key, "没有 "+file+" 这个文件。", "把字体文件放到那里，或者改对文件名；大小写也要一样。")
		return "", false
	case err == nil && !info.Mode().IsRegular():
		r.o.wrong(finding.RuleFont, key, file+" 不是普通文件。", "放字体文件本身，不要放链接或文件夹。")
		return "", false
	case err == nil && info.Size() > maxFont:
		r.o.wrong(finding.RuleFont, key, fmt.Sprintf("字体文件太大（%s），最大 %s。", megabytes(info.Size()), megabytes(maxFont)), "换一个字数少些的版本。")
		return "", false
	}
	raw, ok := r.o.src.read(file, maxFont)
	if !ok {
		return "", false
	}
	r.read[file] = string(raw)
	return r.read[file], true
}

// fontTrouble says in Chinese what is wrong with a font.
func fontTrouble(err error) string {
	switch {
	case errors.Is(err, pdf.ErrOutlines):
		return "里面是 OTF（CFF）的轮廓"
	case errors.Is(err, pdf.ErrEmbedding):
		return "字体的授权不许把它嵌入文件"
	case errors.Is(err, pdf.ErrMember):
		return "字体集里没有这个序号"
	}
	return "文件坏了，或者不是 TrueType 字体"
}

func fontCure(err error) string {
	switch {
	case errors.Is(err, pdf.ErrOutlines):
		return "换成同一字体的 TTF 版本，或者用字体软件转成 TTF。"
	case errors.Is(err, pdf.ErrEmbedding):
		return "向字体公司要允许嵌入和取子集的授权版本，或者换一个字体；删去这一行就用自带的字体。"
	case errors.Is(err, pdf.ErrMember):
		return "字体集里的字体从 0 数起；单个的 .ttf 不写 #。"
	}
	return "重新复制或下载这个字体；删去这一行就用自带的字体。"
}

// fontFiles lists the files of fonts.
func fontFiles(f township.Fonts) []string {
	var files []string
	for _, one := range append([]*township.FontFile{f.Body, f.Title, f.Hei, f.Kai}, f.Fallback...) {
		if one != nil {
			files = append(files, one.File)
		}
	}
	return files
}

// unusedFonts lists the files of a folder of fonts that no face uses, but for the
// licences beside them.
func (s *source) unusedFonts(dir string, used []string) []string {
	var names []string
	for _, e := range s.list(dir) {
		name := path.Join(dir, e.Name())
		ext := strings.ToLower(path.Ext(name))
		if !slices.Contains(used, name) && ext != ".txt" && ext != ".md" && !e.IsDir() {
			names = append(names, name)
		}
	}
	return names
}
