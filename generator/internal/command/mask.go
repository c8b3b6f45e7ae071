package command

import (
	"errors"
	"os"
	"path/filepath"

	"cunwu/generator/internal/content"
	"cunwu/generator/internal/mask"
)

var maskCommand = command{
	name:    "mask",
	summary: phrase{"打码：把名单和正文里的个人信息遮住，原件另存", "hide the personal data of tables and notices; the originals are kept elsewhere"},
	usage:   "FILE… [--originals DIR] [--dry-run]",
	flags: func(f *flags) {
		f.add("source", "DIR", phrase{"乡镇的文件夹（默认：当前文件夹）", "the township's folder (default: this one)"})
		f.add("originals", "DIR", phrase{"原件放在哪里，不能在仓库里（默认：个人设置文件夹里的 cunwu/originals）", "where the originals are kept, outside the repository (default: cunwu/originals in your settings folder)"})
		f.add("dry-run", "", phrase{"只看会改什么，不改文件", "say what would be changed, and change nothing"})
	},
	run: runMask,
}

func runMask(k *call) error {
	if len(k.args) == 0 {
		return &usageError{phrase{"要写明哪个文件。", "name a file"},
			phrase{"如 cunwu mask villages/liuwan/subsidies/2026/land.csv", "as cunwu mask villages/liuwan/subsidies/2026/land.csv"}}
	}
	originals := k.text("originals", "")
	if originals == "" {
		dir, err := os.UserConfigDir()
		if err != nil {
			return &usageError{phrase{"找不到放原件的文件夹。", "there is no folder for the originals"}, phrase{"用 --originals 指定一个仓库外面的文件夹。", "name a folder outside the repository with --originals"}}
		}
		originals = filepath.Join(dir, "cunwu", "originals")
	}
	r, err := mask.Files(mask.Options{Source: k.source(), Files: k.args, Originals: originals, Dry: k.on("dry-run")})
	var wrong *mask.FileError
	switch {
	case errors.Is(err, mask.ErrOriginals):
		return &usageError{phrase{"原件不能放在仓库里：会跟着一起提交。", "the originals may not be in the repository: they would be committed"},
			phrase{"用 --originals 换一个仓库外面的文件夹。", "choose another folder with --originals"}}
	case errors.As(err, &wrong):
		switch {
		case errors.Is(err, os.ErrNotExist):
			return &usageError{phrase{"没有“" + wrong.File + "”这个文件。", "there is no file " + wrong.File}, phrase{"检查文件名和文件夹。", "check its name and folder"}}
		case errors.Is(err, mask.ErrFile), errors.Is(err, content.ErrCells):
			return &usageError{phrase{"“" + wrong.File + "”不是能打码的公示或表格。", wrong.File + " is no notice and no table"},
				phrase{"写 villages 里的 .md、.csv 或 .xlsx 文件，或者它们的文件夹。", "name a .md, .csv or .xlsx file under villages, or a folder of them"}}
		}
		return err
	case err != nil:
		return err
	}
	return k.reportMask(r)
}

// reportMask says what was masked and what is left to a person. It never says what
// stood there.
func (k *call) reportMask(r *mask.Result) error {
	for _, f := range r.Unknown {
		k.say(phrase{"%s：没有公示用到它（或者那则公示还读不懂），只按样子打码。", "%s: no notice that can be read names it; masked by its looks alone."}.in(k.english), f)
	}
	changed, look := 0, 0
	for _, c := range r.Changes {
		if c.Now == "" {
			look++
			continue
		}
		changed++
		k.say(phrase{"%s:%d:%d %s → %s", "%s:%d:%d %s → %s"}.in(k.english), c.File, c.Line, c.Col, c.What, c.Now)
	}
	if look > 0 {
		k.say(phrase{"下面 %d 处要您自己看，没有改：", "%d places want your own look; nothing was changed there:"}.in(k.english), look)
		for _, c := range r.Changes {
			if c.Now == "" {
				k.say(phrase{"  %s:%d:%d 像是%s，请删去或改写", "  %s:%d:%d looks like %s: delete or rewrite it"}.in(k.english), c.File, c.Line, c.Col, c.What)
			}
		}
	}
	switch {
	case changed == 0 && look == 0:
		k.say(phrase{"没有要打码的。", "Nothing had to be masked."}.in(k.english))
	case k.on("dry-run"):
		k.say(phrase{"会改 %d 处；这次没有改文件。", "%d places would be masked; no file was changed."}.in(k.english), changed)
	case changed > 0:
		k.say(phrase{"改了 %d 处。原件在：", "%d places were masked. The originals are:"}.in(k.english), changed)
		for _, o := range r.Originals {
			k.say("  %s", o)
		}
		k.say(phrase{"原件有个人信息，用完请删去；不要放进仓库、不要发到网上。打码前已经提交过的，历史里还有，请告诉乡镇审核员。",
			"They hold personal data: delete them when they are no longer needed. What was committed before is in the history still: tell the township's reviewer."}.in(k.english))
	}
	if look > 0 {
		return errReported
	}
	return nil
}
