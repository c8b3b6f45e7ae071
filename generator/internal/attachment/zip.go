package attachment

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// A bundle is a package of parts, as Office writes them (ECMA-376, part 2).
type bundle struct {
	r     *reader
	files map[string]*zip.File // by name, without the leading slash
}

// compoundFile begins an encrypted workbook or document, and the forms before 2007.
const compoundFile = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// open reads a package's directory. Nothing is unpacked yet.
func (r *reader) open(data []byte) (*bundle, error) {
	if bytes.HasPrefix(data, []byte(compoundFile)) {
		return nil, fmt.Errorf("%w，或者是旧版的 .doc、.xls", ErrEncrypted)
	}
	// The directory's entries are of 46 bytes at least, so their number is bounded by the size.
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w：压缩包里的内容读不出来", ErrDamaged)
	}
	const mostParts = 5_000
	if len(z.File) > min(mostParts, r.limits.Parts) {
		return nil, fmt.Errorf("%w：压缩包里超过 %d 个文件", ErrLimit, min(mostParts, r.limits.Parts))
	}
	b := &bundle{r, map[string]*zip.File{}}
	for _, f := range z.File {
		name := f.Name
		if strings.HasSuffix(name, "/") {
			continue
		}
		if path.Clean("/"+name) != "/"+name || strings.Contains(name, `\`) {
			return nil, fmt.Errorf("%w：压缩包里的文件名不对", ErrDamaged)
		}
		key := strings.ToLower(name)
		if b.files[key] != nil {
			return nil, fmt.Errorf("%w：压缩包里有两个同名的文件", ErrDamaged)
		}
		if f.UncompressedSize64 > uint64(r.limits.Part) {
			return nil, fmt.Errorf("%w：其中一个部分展开后超过 %d MB", ErrLimit, r.limits.Part>>20)
		}
		if f.Flags&1 != 0 {
			return nil, ErrEncrypted
		}
		b.files[key] = f
	}
	return b, nil
}

// has reports whether there is a part. Names differ in more than case.
func (b *bundle) has(name string) bool { return b.files[strings.ToLower(name)] != nil }

// names are all parts, sorted.
func (b *bundle) names() []string {
	var names []string
	for _, f := range b.files {
		names = append(names, f.Name)
	}
	slices.Sort(names)
	return names
}

// part unpacks a part. What its header says of its size is not believed.
func (b *bundle) part(name string) ([]byte, error) {
	f := b.files[strings.ToLower(name)]
	if f == nil {
		return nil, fmt.Errorf("%w：缺少 %s", ErrDamaged, path.Base(name))
	}
	in, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w：压缩包里的内容读不出来", ErrDamaged)
	}
	defer in.Close()
	room := min(b.r.limits.Part, b.r.limits.Unpacked-b.r.unpacked)
	data, err := io.ReadAll(io.LimitReader(in, int64(room)+1))
	if len(data) > room {
		return nil, fmt.Errorf("%w：展开后超过 %d MB", ErrLimit, room>>20)
	}
	if err != nil {
		return nil, fmt.Errorf("%w：压缩包里的内容读不出来", ErrDamaged)
	}
	return data, b.r.spend(len(data))
}

// A packed part is one of a package that is written.
type packed struct {
	name string
	data []byte
}

// pack writes a package. The same parts give the same bytes: there are no times in it,
// and their order is the one given.
func pack(parts []packed) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err == nil {
			_, err = w.Write(p.data)
		}
		if err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}
