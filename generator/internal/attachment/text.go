package attachment

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// decode turns the bytes of a text file into text: by its byte order mark, else UTF-8
// if valid, else GB18030.
func decode(data []byte) (string, error) {
	var err error
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		data, err = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
	case !utf8.Valid(data):
		data, err = simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	}
	if err != nil || !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 || bytes.ContainsRune(data, utf8.RuneError) {
		return "", fmt.Errorf("%w：不是文本", ErrDamaged)
	}
	return strings.ReplaceAll(strings.ReplaceAll(string(data), "\r\n", "\n"), "\r", "\n"), nil
}

// plain reads a text.
func (r *reader) plain(data []byte) error {
	text, err := decode(data)
	if err != nil {
		return err
	}
	return r.lines(text)
}

func (r *reader) lines(text string) error {
	n := 0
	for line := range strings.Lines(text) {
		if n++; n > r.limits.Rows {
			return fmt.Errorf("%w：超过 %d 行", ErrLimit, r.limits.Rows)
		}
		r.add(fmt.Sprintf("第 %d 行", n), strings.TrimRight(line, "\n"), false)
	}
	return nil
}

// table reads comma-separated values; what is none is read line by line.
func (r *reader) table(data []byte) error {
	text, err := decode(data)
	if err != nil {
		return err
	}
	head, _, _ := strings.Cut(text, "\n")
	c := csv.NewReader(strings.NewReader(text))
	c.FieldsPerRecord = -1
	for _, sign := range "\t;" {
		if strings.Count(head, string(sign)) > strings.Count(head, string(c.Comma)) {
			c.Comma = sign
		}
	}
	if strings.Count(text, "\n") > r.limits.Rows {
		return fmt.Errorf("%w：超过 %d 行", ErrLimit, r.limits.Rows)
	}
	records, err := c.ReadAll()
	if err != nil {
		return r.lines(text)
	}
	for i, record := range records {
		for k, cell := range record {
			r.take(Text{Where: fmt.Sprintf("第 %d 行第 %d 列", i+1, k+1), Text: cell, Sheet: 1, Row: i + 1, Column: k + 1})
		}
	}
	return nil
}
