package content

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// withoutLeftovers is a workbook without what its cells no longer say: a changed cell
// gets a string of its own, and the one that it had would stay in the file's list of
// strings (ECMA-376, 18.4.9). The author and title of its properties go as well.
func withoutLeftovers(data []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	parts := make([][]byte, len(in.File))
	used := map[int]bool{}
	for i, f := range in.File {
		if parts[i], err = unpack(f); err != nil {
			return nil, err
		}
		if name := strings.ToLower(f.Name); strings.HasPrefix(name, "xl/worksheets/") && strings.HasSuffix(name, ".xml") {
			if err := usedStrings(parts[i], used); err != nil {
				return nil, err
			}
		}
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i, f := range in.File {
		switch strings.ToLower(f.Name) {
		case "xl/sharedstrings.xml":
			if parts[i], err = keepStrings(parts[i], used); err != nil {
				return nil, err
			}
		case "docprops/core.xml":
			parts[i] = []byte(xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`)
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
		if err == nil {
			_, err = to.Write(parts[i])
		}
		if err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return out.Bytes(), err
}

func unpack(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(r, workbookLimits.UnzipXMLSizeLimit+1))
	if err == nil && int64(len(data)) > workbookLimits.UnzipXMLSizeLimit {
		err = ErrCells
	}
	return data, errors.Join(err, r.Close())
}

// usedStrings notes the numbers of the strings that the cells of a sheet show.
func usedStrings(sheet []byte, used map[int]bool) error {
	d := xml.NewDecoder(bytes.NewReader(sheet))
	shared, value := false, false
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "c":
				shared = false
				for _, a := range t.Attr {
					shared = shared || a.Name.Local == "t" && a.Value == "s"
				}
			case "v":
				value = shared
			}
		case xml.EndElement:
			value = value && t.Name.Local != "v"
		case xml.CharData:
			if n, err := strconv.Atoi(strings.TrimSpace(string(t))); value && err == nil {
				used[n] = true
			}
		}
	}
}

// keepStrings empties all of the shared strings but those that are used; their numbers stay.
func keepStrings(list []byte, used map[int]bool) ([]byte, error) {
	d := xml.NewDecoder(bytes.NewReader(list))
	var out bytes.Buffer
	number, from, last := -1, int64(0), int64(0)
	for {
		before := d.InputOffset()
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			out.Write(list[last:])
			return out.Bytes(), nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "si" {
				number, from = number+1, before
			}
		case xml.EndElement:
			if t.Name.Local == "si" && !used[number] {
				out.Write(list[last:from])
				out.WriteString(`<si xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><t></t></si>`)
				last = d.InputOffset()
			}
		}
	}
}
