package attachment

import (
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// A relation leads from one part of a package to another, or outside.
type relation struct {
	id       string
	kind     string // last word of its type: worksheet, image
	target   string // a part's name; the address of an external one
	external bool
}

// What becomes of the parts that relations of these kinds lead to. Kinds that stand in
// none of the three are not known, and refused: nobody has looked at what is in them.
var (
	keptKinds = words(`officeDocument worksheet sharedStrings styles theme drawing image chart table hyperlink
		settings fontTable numbering header footer footnotes endnotes`)
	droppedKinds = words(`core-properties extended-properties custom-properties thumbnail customXml customXmlProps comments
		vmlDrawing threadedComment person people commentsExtended commentsIds commentsExtensible printerSettings calcChain
		sheetMetadata usernames revisionHeaders revisionLog webSettings stylesWithEffects glossaryDocument attachedTemplate
		mailMergeSource mailMergeHeaderSource recipientData font chartStyle chartColorStyle customProperty webextension
		taskpanes webextensiontaskpanes keyMapCustomizations attachedToolbars origin signature certificate volatileDependencies
		documentTask documenttask classificationlabels docMetadata transform`)
	refusedKinds = map[string]string{
		"vbaProject": "宏", "wordVbaData": "宏", "xlMacrosheet": "宏", "oleObject": "嵌入的文件", "package": "嵌入的文件",
		"externalLink": "和别的工作簿的链接（存着那边的数据）", "externalLinkPath": "和别的工作簿的链接（存着那边的数据）",
		"pivotTable": "数据透视表（存着整张源数据）", "pivotCacheDefinition": "数据透视表（存着整张源数据）", "pivotCacheRecords": "数据透视表（存着整张源数据）",
		"control": "控件", "ctrlProp": "控件", "activeXControlBinary": "控件", "aFChunk": "嵌入的文档", "subDocument": "嵌入的文档",
		"connections": "数据连接", "queryTable": "数据连接", "xmlMaps": "数据连接", "video": "视频", "audio": "录音", "media": "视频",
		"slicer": "切片器", "slicerCache": "切片器", "timeline": "切片器", "timelineCache": "切片器", "chartUserShapes": "图表上的图形",
		"diagramData": "SmartArt 图形", "diagramLayout": "SmartArt 图形", "diagramQuickStyle": "SmartArt 图形",
		"diagramColors": "SmartArt 图形", "diagramDrawing": "SmartArt 图形", "chartsheet": "图表工作表", "dialogsheet": "对话框工作表",
	}
)

func words(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// relations reads where a part leads to. The name "" is the package itself.
func (b *bundle) relations(part string) ([]relation, error) {
	name := relationsOf(part)
	if !b.has(name) {
		return nil, nil
	}
	data, err := b.part(name)
	if err != nil {
		return nil, err
	}
	var list []relation
	seen := map[string]bool{}
	x := b.r.xml(data)
	for {
		t, err := x.next()
		if errors.Is(err, errEnd) {
			return list, nil
		}
		if err != nil {
			return nil, err
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" {
			continue
		}
		rel := relation{id: attr(e, "Id"), kind: path.Base(attr(e, "Type")), target: attr(e, "Target"), external: strings.EqualFold(attr(e, "TargetMode"), "External")}
		if seen[rel.id] {
			return nil, fmt.Errorf("%w：关系重复", ErrDamaged)
		}
		seen[rel.id] = true
		if !rel.external {
			target := rel.target
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/"+path.Dir(part), target)
			}
			rel.target = strings.TrimPrefix(path.Clean(target), "/")
		}
		list = append(list, rel)
	}
}

func relationsOf(part string) string {
	if part == "" {
		return "_rels/.rels"
	}
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// hyperlink reports whether an external relation is an address on the web, which may stay.
func (rel relation) hyperlink() bool {
	return rel.kind == "hyperlink" && rel.external && (strings.HasPrefix(rel.target, "https://") || strings.HasPrefix(rel.target, "http://"))
}

// kept reports whether a copy keeps what a relation leads to.
func (rel relation) kept() bool {
	if rel.external {
		return rel.hyperlink()
	}
	return keptKinds[rel.kind]
}

var plainWord = regexp.MustCompile(`^[A-Za-z-]{1,40}$`)

// refused says in Chinese why a copy cannot be made of what a relation leads to, or "".
func (rel relation) refused() string {
	switch {
	case refusedKinds[rel.kind] != "":
		return refusedKinds[rel.kind]
	case rel.external && rel.kind == "image":
		return "放在别处的图片"
	case keptKinds[rel.kind], droppedKinds[rel.kind]:
		return ""
	case plainWord.MatchString(rel.kind):
		return "本程序不认识的内容（" + rel.kind + "）"
	}
	return "本程序不认识的内容"
}

// An officeFile is a workbook or a document that is being read.
type officeFile struct {
	*bundle
	main    string
	visited map[string]bool
	strings []string // shared strings of a workbook
	used    []bool
}

var mainTypes = map[Form]string{
	Workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
	Document: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
}

// openOffice opens a package and finds its main part.
func (r *reader) openOffice(form Form, data []byte) (*officeFile, error) {
	b, err := r.open(data)
	if err != nil {
		return nil, err
	}
	o := &officeFile{bundle: b, visited: map[string]bool{}}
	rels, err := b.relations("")
	if err != nil {
		return nil, err
	}
	for _, rel := range rels {
		if rel.kind == "officeDocument" && !rel.external && o.main == "" {
			o.main = rel.target
		}
	}
	if o.main == "" || !b.has(o.main) {
		return nil, fmt.Errorf("%w：不是 %s 文件", ErrDamaged, form)
	}
	types, err := b.types()
	if err != nil {
		return nil, err
	}
	if got := types.of(o.main); got != mainTypes[form] {
		if strings.Contains(got, "macroEnabled") {
			return nil, fmt.Errorf("%w：里面有宏", ErrUnclean)
		}
		return nil, fmt.Errorf("%w：不是 %s 文件", ErrDamaged, form)
	}
	return o, nil
}

// office reads a workbook or a document.
func (r *reader) office(form Form, data []byte) error {
	o, err := r.openOffice(form, data)
	if err != nil {
		return err
	}
	if form == Workbook {
		err = o.workbook()
	} else {
		err = o.document()
	}
	if err != nil {
		return err
	}
	return o.rest()
}

// rest reads what the main part did not lead to: properties, and whatever else lies in
// the package.
func (o *officeFile) rest() error {
	silent := words("styles theme fontTable numbering image settings webSettings stylesWithEffects calcChain printerSettings font")
	quiet := map[string]bool{"[content_types].xml": true}
	images := 0
	for _, name := range o.names() {
		if !strings.HasSuffix(strings.ToLower(name), ".rels") {
			continue
		}
		rels, err := o.relations(partOf(name))
		if err != nil {
			return err
		}
		for _, rel := range rels {
			if why := rel.refused(); why != "" {
				note(&o.r.content.Hidden, why)
			}
			if rel.external {
				o.r.add("链接的地址", rel.target, !rel.hyperlink())
				continue
			}
			if rel.kind == "thumbnail" && o.has(rel.target) {
				note(&o.r.content.Traces, "缩略图")
			}
			if silent[rel.kind] {
				quiet[strings.ToLower(rel.target)] = true
			}
		}
	}
	for _, name := range o.names() {
		low := strings.ToLower(name)
		if o.visited[low] || strings.HasSuffix(low, ".rels") {
			continue
		}
		switch path.Ext(low) {
		case ".xml", ".vml":
			if quiet[low] {
				continue
			}
			if err := o.property(name); err != nil {
				return err
			}
		case ".jpg", ".jpeg", ".png":
			images++
			data, err := o.part(name)
			if err != nil {
				return err
			}
			if err := o.r.picture(data, fmt.Sprintf("第 %d 张图片", images)); err != nil {
				note(&o.r.content.Hidden, fmt.Sprintf("读不了的图片（第 %d 张）", images))
			}
		default:
			if slices.Contains([]string{".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".wdp", ".svg", ".webp"}, path.Ext(low)) {
				images++
				note(&o.r.content.Hidden, fmt.Sprintf("不能清理的图片格式 %s（第 %d 张）", path.Ext(low), images))
			}
		}
	}
	return nil
}

// partOf is the part to which a part of relations belongs.
func partOf(rels string) string {
	dir, base := path.Split(rels)
	dir = strings.TrimSuffix(strings.TrimSuffix(dir, "/"), "_rels")
	if base == ".rels" {
		return strings.TrimSuffix(dir, "/")
	}
	return dir + strings.TrimSuffix(base, path.Ext(base))
}

var propertyWords = map[string]string{
	"creator": "作者", "lastModifiedBy": "最后修改的人", "lastPrinted": "打印时间", "created": "创建时间", "modified": "修改时间",
	"title": "标题", "subject": "主题", "description": "备注", "keywords": "关键词", "category": "类别",
	"Company": "单位", "Manager": "主管", "Application": "软件", "Template": "模板", "AppVersion": "软件版本", "HyperlinkBase": "链接基址",
}

// property reads a part that a copy does not have.
func (o *officeFile) property(name string) error {
	o.visited[strings.ToLower(name)] = true
	data, err := o.part(name)
	if err != nil {
		return err
	}
	where := "文件里没有显示的部分"
	isProperties := strings.HasPrefix(strings.ToLower(name), "docprops/")
	err = o.r.everyText(data, func(element, text string) {
		at := where
		if isProperties {
			at = "文件属性"
			if w := propertyWords[element]; w != "" {
				at += "“" + w + "”"
			}
			if (element == "creator" || element == "lastModifiedBy" || element == "Manager") && strings.TrimSpace(text) != "" {
				note(&o.r.content.Traces, "作者")
			}
		}
		o.r.add(at, text, true)
	})
	if err != nil && !errors.Is(err, ErrLimit) {
		return nil // it is not copied, and what is no XML says nothing to a reader
	}
	return err
}

// contentTypes tell the type of each part.
type contentTypes struct {
	defaults, overrides map[string]string
}

func (t contentTypes) of(part string) string {
	if v := t.overrides[strings.ToLower("/"+part)]; v != "" {
		return v
	}
	return t.defaults[strings.ToLower(strings.TrimPrefix(path.Ext(part), "."))]
}

func (b *bundle) types() (contentTypes, error) {
	types := contentTypes{map[string]string{}, map[string]string{}}
	data, err := b.part("[Content_Types].xml")
	if err != nil {
		return types, err
	}
	x := b.r.xml(data)
	for {
		t, err := x.next()
		if errors.Is(err, errEnd) {
			return types, nil
		}
		if err != nil {
			return types, err
		}
		e, ok := t.(xml.StartElement)
		switch {
		case ok && e.Name.Local == "Default":
			types.defaults[strings.ToLower(attr(e, "Extension"))] = attr(e, "ContentType")
		case ok && e.Name.Local == "Override":
			types.overrides[strings.ToLower(attr(e, "PartName"))] = attr(e, "ContentType")
		}
	}
}
