package content

import (
	"fmt"
	"unicode/utf8"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

const healthFile = "health.yaml"

// readHealth reads content/wording/health.yaml: which words for illness and disability
// the township adds to those that the program knows, and which it does not want.
func (s *source) readHealth(name string) township.Health {
	o := s.document(name)
	h := township.Health{Add: o.texts("add"), Except: o.texts("except")}
	for i, w := range h.Add {
		if n := utf8.RuneCountInString(w); n < 2 || n > 16 {
			o.wrong(finding.RuleWording, fmt.Sprintf("add[%d]", i), "“"+w+"”太短或太长，会找错。", "写 2 到 16 个字的病名，如 尘肺。")
		}
	}
	o.finish()
	return h
}
