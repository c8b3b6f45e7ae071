package content

import (
	"fmt"
	"unicode/utf8"

	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

const classesFile = "ledger-classes.yaml"

// readClasses reads content/wording/ledger-classes.yaml: into which classes the entries of
// ledgers are sorted, and the words by which their texts are known.
func (s *source) readClasses(name string) township.Classes {
	o := s.document(name)
	c := township.Classes{
		Income:  readClassList(o, "income", "{name: 经营收入, words: [租金, 承包费]}"),
		Expense: readClassList(o, "expense", "{name: 环境卫生, words: [保洁, 垃圾]}"),
	}
	o.finish()
	return c
}

func readClassList(o *object, key, example string) []township.Class {
	var list []township.Class
	seen := map[string]bool{}
	for _, c := range o.objects(key, example) {
		class := township.Class{Name: c.need("name", "环境卫生"), Words: c.texts("words")}
		for i, w := range class.Words {
			if utf8.RuneCountInString(w) < 2 {
				c.wrong(finding.RuleWording, fmt.Sprintf("words[%d]", i), "“"+w+"”只有一个字，会到处找到它。", "写两个字以上的词。")
			}
		}
		switch {
		case class.Name == "":
		case seen[class.Name]:
			c.wrong(finding.RuleWording, "name", "“"+class.Name+"”写了两次。", "合成一行。")
		case len(class.Words) == 0:
			c.missing("words", "[保洁, 垃圾]")
		default:
			seen[class.Name] = true
			list = append(list, class)
		}
		c.finish()
	}
	return list
}
