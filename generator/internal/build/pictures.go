package build

import (
	"fmt"
	"path"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/picture"
	"cunwu/generator/internal/township"
)

// A published picture is a clean copy with an address that tells nothing of its name.
type published struct {
	picture.Picture
	address string
}

// pictures cleans the pictures of a notice.
func (r *renderer) pictures(n *township.Notice) (map[string]published, error) {
	out := map[string]published{}
	for i, f := range n.Files {
		if !f.Picture() {
			continue
		}
		data, err := f.Source.Bytes()
		if err != nil {
			return nil, err
		}
		clean, err := picture.Clean(data)
		if err != nil {
			return nil, &FindingError{finding.New(finding.RuleAttachment, f.Place, "图片“"+f.File+"”用不了："+err.Error()+"。", "用看图软件打开它，另存为 JPG，再放进来。")}
		}
		out[f.File] = published{clean, fmt.Sprintf("p%d%s", i+1, extension(clean.Format))}
	}
	return out, nil
}

// pictureSizes is how wide the theme shows a picture: nearly the whole width of a phone's
// page, and else its column.
const pictureSizes = "(max-width: 40rem) 90vw, 36rem"

// putPictures hands over a notice's pictures with their narrow copies, and returns by
// name what pages say of the copies.
func putPictures(folder string, pictures map[string]published, put emit) (srcsets map[string]string, err error) {
	srcsets = map[string]string{}
	for file, p := range pictures {
		narrow, err := picture.Narrow(p.Picture)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(p.address, path.Ext(p.address))
		var set []string
		for _, c := range narrow {
			address := fmt.Sprintf("%s-%d%s", name, c.Width, extension(c.Format))
			if err := put(path.Join(folder, address), c.Data); err != nil {
				return nil, err
			}
			set = append(set, fmt.Sprintf("%s %dw", address, c.Width))
		}
		if len(set) > 0 {
			srcsets[file] = strings.Join(append(set, fmt.Sprintf("%s %dw", p.address, p.Width)), ", ")
		}
		if err := put(path.Join(folder, p.address), p.Data); err != nil {
			return nil, err
		}
	}
	return srcsets, nil
}

// extension is the ending of a picture's name.
func extension(format string) string {
	if format == "png" {
		return ".png"
	}
	return ".jpg"
}
