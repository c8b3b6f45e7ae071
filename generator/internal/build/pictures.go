package build

import (
	"fmt"
	"path"
	"strings"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/markup"
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
func putPictures(folder string, pictures map[string]published, put emit) (copies map[string]markup.Copies, err error) {
	copies = map[string]markup.Copies{}
	for file, p := range pictures {
		narrow, err := picture.Narrow(p.Picture)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(p.address, path.Ext(p.address))
		hand := func(c picture.Picture) (address string, err error) {
			address = fmt.Sprintf("%s-%d%s", name, c.Width, extension(c.Format))
			return address, put(path.Join(folder, address), c.Data)
		}
		offered := markup.Copies{Sizes: pictureSizes}
		var set []string
		for _, c := range narrow.WebP {
			address, err := hand(c)
			if err != nil {
				return nil, err
			}
			set = append(set, fmt.Sprintf("%s %dw", address, c.Width))
		}
		offered.WebP = strings.Join(set, ", ")
		if narrow.Plain.Data != nil {
			if offered.Plain, err = hand(narrow.Plain); err != nil {
				return nil, err
			}
		}
		copies[file] = offered
		if err := put(path.Join(folder, p.address), p.Data); err != nil {
			return nil, err
		}
	}
	return copies, nil
}

// extension is the ending of a picture's name.
func extension(format string) string {
	if format == "jpeg" {
		return ".jpg"
	}
	return "." + format
}
