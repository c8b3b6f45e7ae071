package command

import (
	"strings"

	"cunwu/generator/internal/content"
	"cunwu/generator/internal/township"
)

// flags are the options of a command.
type flags struct{ options []*option }

// An option is one --name of a command. Its words are in the help and in the errors.
type option struct {
	name  string
	value string // what stands after it in help; empty: a switch; in brackets: it may be left out
	help  phrase

	given  bool
	values []string
}

func (f *flags) add(name, value string, help phrase) *option {
	o := &option{name: name, value: value, help: help}
	f.options = append(f.options, o)
	return o
}

func (f *flags) find(name string) *option {
	for _, o := range f.options {
		if o.name == name {
			return o
		}
	}
	return nil
}

// text is an option's value, or the given one.
func (f *flags) text(name, otherwise string) string {
	if o := f.find(name); o != nil && len(o.values) > 0 {
		return o.values[len(o.values)-1]
	}
	return otherwise
}

// texts are an option's values, split at commas.
func (f *flags) texts(name string) []string {
	var out []string
	if o := f.find(name); o != nil {
		for _, v := range o.values {
			for part := range strings.SplitSeq(v, ",") {
				if part = strings.TrimSpace(part); part != "" {
					out = append(out, part)
				}
			}
		}
	}
	return out
}

// villages are the folders of the villages that are asked for, by folder or by name.
func (k *call) villages() []string {
	var names []string
	for _, name := range k.texts("village") {
		names = append(names, strings.FieldsFunc(name, func(r rune) bool { return r == '，' || r == '、' })...)
	}
	return content.Slugs(k.source(), names)
}

func (f *flags) on(name string) bool { o := f.find(name); return o != nil && o.given }

// parse reads a command's options, which may stand before or after its arguments,
// as --name value or --name=value.
func (k *call) parse(c command, args []string) (help bool, err error) {
	c.flags(&k.flags)
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			k.args = append(k.args, args[i+1:]...)
			break
		}
		if !strings.HasPrefix(arg, "-") || arg == "-" {
			k.args = append(k.args, arg)
			continue
		}
		name, value, joined := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if name == "help" || name == "h" {
			return true, nil
		}
		o := k.find(name)
		if o == nil {
			return false, k.unknownOption(c, name)
		}
		o.given = true
		if o.value == "" {
			if joined {
				return false, &usageError{phrase{"--" + name + " 后面不写值。", "--" + name + " takes no value"}, phrase{"写成 --" + name, "write --" + name}}
			}
			continue
		}
		if !joined {
			last := i+1 == len(args)
			if strings.HasPrefix(o.value, "[") && (last || strings.HasPrefix(args[i+1], "-")) {
				continue
			}
			if last {
				return false, &usageError{phrase{"--" + name + " 后面少一个值。", "--" + name + " needs a value"}, phrase{"写成 --" + name + " " + o.value, "write --" + name + " " + o.value}}
			}
			i++
			value = args[i]
		}
		o.values = append(o.values, value)
	}
	return false, nil
}

func (k *call) unknownOption(c command, name string) error {
	hint := phrase{"cunwu help " + c.name + " 列出它的选项。", "cunwu help " + c.name + " lists its options."}
	return &usageError{phrase{"cunwu " + c.name + " 没有 --" + name + " 这个选项。", "cunwu " + c.name + " has no option --" + name}, hint}
}

// noArguments refuses words that a command does not take.
func (k *call) noArguments() error {
	if len(k.args) == 0 {
		return nil
	}
	return &usageError{phrase{"多了“" + k.args[0] + "”。", "unexpected argument " + k.args[0]}, phrase{"选项用 -- 开头。", "options begin with --"}}
}

// commonFlags are those of every command that reads a township.
func commonFlags(f *flags) {
	f.add("source", "DIR", phrase{"乡镇的文件夹（默认：当前文件夹）", "the township's folder (default: this one)"})
	f.add("date", "2026-10-15", phrase{"当作今天的日期（默认：北京时间的今天）", "the day taken as today (default: today in Asia/Shanghai)"})
}

func (k *call) source() string { return k.text("source", ".") }

func (k *call) day() (township.Day, error) {
	s := k.text("date", "")
	if s == "" {
		return k.today(), nil
	}
	d, err := township.ParseDay(s)
	if err != nil {
		return d, &usageError{phrase{"--date 的“" + s + "”不是日期。", "--date is no date: " + s}, phrase{"写成 --date 2026-10-15", "write --date 2026-10-15"}}
	}
	return d, nil
}

func repositoryFlag(f *flags) {
	f.add("repository", "DIR", phrase{"git 仓库的文件夹，乡镇只是其中一部分时才写", "folder of the repository, where the township is a part of it"})
}
