package attachment

import (
	"errors"
	"fmt"
	"strings"
)

var infoWords = map[pdfName]string{
	"Title": "标题", "Author": "作者", "Subject": "主题", "Keywords": "关键词", "Creator": "制作软件", "Producer": "转换软件",
	"CreationDate": "创建时间", "ModDate": "修改时间", "Company": "单位",
}

// properties reads what a file says of itself: properties, metadata, bookmarks, forms,
// attached files and scripts.
func (f *pdfFile) properties() error {
	info := f.dict(f.trailer["Info"])
	for _, key := range sortedKeys(info) {
		where := "文件属性"
		if w := infoWords[key]; w != "" {
			where += "“" + w + "”"
		}
		text := f.text(info[key])
		if key == "Author" && strings.TrimSpace(text) != "" {
			note(&f.r.content.Traces, "作者")
		}
		f.r.add(where, text, true)
	}
	root := f.dict(f.trailer["Root"])
	if s, ok := f.get(root["Metadata"]).(*pdfStream); ok {
		data, err := f.decode(s)
		if errors.Is(err, ErrLimit) {
			return err
		}
		if err == nil {
			if err := f.r.xmp(data, "PDF"); err != nil {
				return err
			}
		}
	}
	if f.get(root["PieceInfo"]) != nil {
		note(&f.r.content.Traces, "制作软件的私有数据")
	}
	if f.get(root["OpenAction"]) != nil && f.dict(root["OpenAction"])["JS"] != nil || f.get(root["AA"]) != nil {
		note(&f.r.content.Traces, "脚本")
	}
	if n := f.dict(root["Names"]); n["EmbeddedFiles"] != nil || root["AF"] != nil {
		note(&f.r.content.Hidden, "夹带的文件")
	} else if n["JavaScript"] != nil {
		note(&f.r.content.Traces, "脚本")
	}
	if root["Collection"] != nil {
		note(&f.r.content.Hidden, "夹带的文件")
	}
	form := f.dict(root["AcroForm"])
	if len(f.array(form["Fields"])) > 0 || form["XFA"] != nil {
		note(&f.r.content.Hidden, formOrSeal)
		if err := f.fields(form["Fields"], map[int]bool{}, new(int), 0); err != nil {
			return err
		}
	}
	layers := f.dict(f.dict(root["OCProperties"])["D"])
	if len(f.array(layers["OFF"])) > 0 || f.get(layers["BaseState"]) == pdfName("OFF") {
		note(&f.r.content.Hidden, "没有显示的图层")
	}
	return f.outline(f.dict(root["Outlines"])["First"], map[int]bool{}, 0)
}

const formOrSeal = "可以填写的表单或者电子签章（“打印”到“另存为 PDF”后再放）"

// fields reads the values of a form.
func (f *pdfFile) fields(v any, seen map[int]bool, count *int, depth int) error {
	if depth > f.r.limits.Depth {
		return fmt.Errorf("%w：PDF 的表单嵌套太深", ErrLimit)
	}
	for _, one := range f.array(v) {
		if ref, ok := one.(pdfRef); ok {
			if seen[ref.number] {
				continue
			}
			seen[ref.number] = true
		}
		const mostFields = 20_000
		if *count++; *count > mostFields {
			return fmt.Errorf("%w：PDF 的表单超过 %d 项", ErrLimit, mostFields)
		}
		d := f.dict(one)
		f.r.add("表单里填的内容", f.text(d["V"]), false)
		f.r.add("签章人", f.text(f.dict(d["V"])["Name"]), true)
		if err := f.fields(d["Kids"], seen, count, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// outline reads the bookmarks.
func (f *pdfFile) outline(v any, seen map[int]bool, depth int) error {
	if depth > f.r.limits.Depth {
		return fmt.Errorf("%w：PDF 的书签嵌套太深", ErrLimit)
	}
	for v != nil {
		ref, ok := v.(pdfRef)
		if !ok || seen[ref.number] {
			return nil
		}
		seen[ref.number] = true
		d := f.dict(v)
		f.r.add("书签", f.text(d["Title"]), true)
		if err := f.outline(d["First"], seen, depth+1); err != nil {
			return err
		}
		v = d["Next"]
	}
	return nil
}

// annotations reads the notes on a page, and its links.
func (t *pdfTexts) annotations(where string, p pdfPage) error {
	const most = 10_000
	list := t.array(p.dict["Annots"])
	if len(list) > most {
		return fmt.Errorf("%w：一页超过 %d 处批注", ErrLimit, most)
	}
	for _, one := range list {
		d := t.dict(one)
		kind, _ := t.get(d["Subtype"]).(pdfName)
		uri := t.text(t.dict(d["A"])["URI"])
		switch {
		case kind == "Link":
			t.r.add(where+"链接的地址", uri, !webLink(uri))
			t.r.add(where+"的批注", t.text(d["Contents"]), true)
			continue
		case comments[kind]:
		case kind == "Widget":
			note(&t.r.content.Hidden, formOrSeal)
		default:
			note(&t.r.content.Hidden, where+"的标注（"+plainKind(kind)+"，“打印”到“另存为 PDF”后再放）")
		}
		for _, key := range []pdfName{"Contents", "T", "Subj", "RC"} {
			t.r.add(where+"的批注", t.text(d[key]), true)
		}
	}
	if p.dict["PieceInfo"] != nil {
		note(&t.r.content.Traces, "制作软件的私有数据")
	}
	if p.dict["Thumb"] != nil {
		note(&t.r.content.Traces, "缩略图")
	}
	return nil
}

// comments are annotations that belong to whoever reviewed the file; a copy goes without.
var comments = map[pdfName]bool{"Text": true, "Popup": true, "Highlight": true, "Underline": true, "Squiggly": true, "StrikeOut": true, "Caret": true}

var kindWords = map[pdfName]string{"FreeText": "文字", "Stamp": "图章", "Ink": "手写", "FileAttachment": "夹带的文件", "Line": "线", "Square": "方框", "Circle": "圆"}

func plainKind(k pdfName) string {
	if w := kindWords[k]; w != "" {
		return w
	}
	return "其他"
}

// webLink reports whether an address leads to the web, and may stay.
func webLink(uri string) bool {
	return strings.HasPrefix(uri, "https://") || strings.HasPrefix(uri, "http://")
}
