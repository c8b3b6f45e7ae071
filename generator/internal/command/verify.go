package command

import (
	"errors"
	"strings"

	"cunwu/generator/internal/build"
	"cunwu/generator/internal/difference"
	"cunwu/generator/internal/versions"
)

var verifyCommand = command{
	name:    "verify",
	summary: phrase{"核对墙上的纸：是不是公开过，后来改了没有", "check a paper: whether it was published, and whether it has been changed since"},
	usage:   "URL | ID DIGITS",
	flags: func(f *flags) {
		commonFlags(f)
		repositoryFlag(f)
	},
	notes: phrase{"URL 是扫码得到的网址，后面带着 #v- 和版本号；也可以写公示的编号和纸上印的版本号。退出码：0 和现在一致；1 改过、撤回了、删去了或没有公开过。",
		"URL is the address in the code, with #v- and the version behind it; or name the notice's id and the version's digits. It exits 0 where the paper is as the page, and 1 where it was changed, withdrawn, deleted or never published."},
	run: runVerify,
}

func runVerify(k *call) error {
	if len(k.args) == 0 || len(k.args) > 2 {
		return &usageError{phrase{"要写明哪张纸。", "name a paper"}, phrase{"如 cunwu verify https://hexi.example/liuwan/7k3m9q/#v-3f9a1c，或者 cunwu verify 7k3m9q 3f9a1c", "as cunwu verify https://hexi.example/liuwan/7k3m9q/#v-3f9a1c, or cunwu verify 7k3m9q 3f9a1c"}}
	}
	id, version, err := versions.Parse(k.args[0], strings.Join(k.args[1:], ""))
	if errors.Is(err, versions.ErrBoard) {
		k.say("%s", phrase{"这是只上墙的公示单上的二维码：它是村的网址，没有版本号，不能这样核对。", "This is the code of a notice for the board alone: it holds the village's address and no version."}.in(k.english))
		return errReported
	}
	if err != nil {
		return &usageError{phrase{"“" + strings.Join(k.args, " ") + "”不是公示的网址，也不是编号和版本号。", strings.Join(k.args, " ") + " is no notice's address, and no id with a version"},
			phrase{"编号是六位，如 7k3m9q；版本号是纸上二维码下面的六位，如 3f9a1c。带 # 的网址要用引号括起来。", "an id is 7k3m9q, a version 3f9a1c; put an address with # in quotes"}}
	}
	day, err := k.day()
	if err != nil {
		return err
	}
	p, err := build.PrepareRecorded(k.ctx, k.source(), nil, day, Version, k.text("repository", ""))
	if err != nil {
		return err
	}
	defer p.Close()
	a, err := p.Record.Verify(id, version)
	if err != nil {
		return err
	}
	k.tellPaper(id, version, a)
	if a.Verdict != versions.Current && a.Verdict != versions.Again || a.Notice.Withdrawn != nil {
		return errReported
	}
	return nil
}

var hiddenVersions = map[string]phrase{
	versions.Personal:   {"那一版里有不该公开的个人信息，改了什么不在这里写。", "That version held personal data: what changed is not told here."},
	versions.Over:       {"公示期已满，名单已经撤下，改了什么不再显示。", "The period is over and the names are down: what changed is not told any more."},
	versions.Withdrawn:  {"撤回以后不再显示原来的内容。", "What a withdrawn notice said is not shown any more."},
	versions.Lost:       {"它印过，可是历史里查不到它的内容。", "It was printed, but history does not know what it said."},
	versions.Unreadable: {"那一版现在读不出来。", "That version can no longer be read."},
}

var onlyVersions = map[string]phrase{
	versions.OnlySpaces:  {"只改了空格或换行，文字和金额没有变。", "Only spaces or line breaks changed, no words and no amounts."},
	versions.OnlyLayout:  {"只改了排版，文字和金额没有变。", "Only the layout changed, no words and no amounts."},
	versions.OnlyFiles:   {"只改了附件或图片，文字和金额没有变。", "Only attachments or pictures changed, no words and no amounts."},
	versions.OnlyDetails: {"文中的链接、图片或者表格的格子改了，字没有变。", "Links, pictures or the cells of a table in the text changed, its words did not."},
}

var fileChanges = map[string]phrase{
	difference.Added:    {"新加的附件：", "Attachment added: "},
	difference.Deleted:  {"撤掉的附件：", "Attachment removed: "},
	difference.Replaced: {"换了一份的附件：", "Attachment replaced: "},
	difference.Renamed:  {"改了名字的附件：", "Attachment renamed: "},
}

// tellPaper says what is known of a paper.
func (k *call) tellPaper(id, version string, a versions.Answer) {
	say := func(p phrase, args ...any) { k.say(p.in(k.english), args...) }
	if a.Notice != nil && a.Verdict != versions.BoardOnly {
		k.say("%s　%s", a.Village.Name, a.Notice.Title)
		if w := a.Notice.Withdrawn; w != nil {
			say(phrase{"这则公示已于%s撤回：%s", "This notice was withdrawn on %s: %s"}, w.Date.Chinese(), w.Reason)
		}
	}
	switch a.Verdict {
	case versions.Current:
		say(phrase{"版本 %s 就是现在的这一版。", "Version %s is the present one."}, version)
	case versions.Again:
		say(phrase{"版本 %s 和现在的内容一致（中间改过，又改了回来）。", "Version %s says what the present one says (it was changed in between, and changed back)."}, version)
	case versions.Older:
		if a.Version.Printed {
			say(phrase{"版本 %s 在%s印过，和现在的不一样。", "Version %s was printed on %s, and is not the present one."}, version, a.Version.Day.Chinese())
		} else if a.Version.Until.IsZero() {
			say(phrase{"版本 %s 公开过，后来改了，新的一版还没有正式公开。", "Version %s was published; it has been changed since, and the change is not published yet."}, version)
		} else if v := a.Version; v.Only != "" && v.Only != versions.OnlyDetails {
			say(phrase{"版本 %s 公开过，%s改过，文字和金额没有变。", "Version %s was published, and changed on %s without its words and amounts."}, version, v.Until.Chinese())
		} else {
			say(phrase{"版本 %s 公开过，已于%s更正。", "Version %s was published, and corrected on %s."}, version, a.Version.Until.Chinese())
		}
	case versions.Unknown:
		say(phrase{"版本 %s 从来没有公开过：不要相信这张纸，查一查它从哪里来。", "Version %s was never published: do not rely on the paper, and ask where it comes from."}, version)
	case versions.Nowhere:
		say(phrase{"查不到版本 %s 的记录，但手头的历史不全，不能说它没有公开过。运行 git fetch --unshallow 再查。", "There is no record of version %s, but history is not complete here: run git fetch --unshallow and ask again."}, version)
	case versions.Gone:
		say(phrase{"编号 %s 的公示不在了。", "The notice %s is no longer there."}, id)
		if t := a.Grave.Title; t != "" {
			say(phrase{"它原来的标题：%s", "Its title was: %s"}, t)
		}
		if to := a.Grave.Became; to != "" {
			say(phrase{"现在的编号是 %s。", "Its id is %s now."}, to)
		}
	case versions.NoNotice:
		say(phrase{"没有编号是 %s 的公示。", "There is no notice with the id %s."}, id)
	case versions.BoardOnly:
		say(phrase{"编号 %s 的公示只上墙，它的二维码是村的网址，没有版本号，不能这样核对。", "The notice %s is for the board alone: its code holds the village's address and no version."}, id)
	}
	k.tellVersion(phrase{"这张纸", "this paper"}, a.Version)
	if a.Verdict == versions.Older || a.Verdict == versions.Unknown {
		k.tellVersion(phrase{"现在的", "the present one"}, a.Newest)
	}
	for _, line := range told(a.Version, k.english) {
		k.say("  %s", line)
	}
}

// tellVersion says when a version was published and by whom.
func (k *call) tellVersion(which phrase, v versions.Version) {
	if v.Digest == "" {
		return
	}
	words := []string{which.in(k.english) + phrase{"：版本 ", ": version "}.in(k.english) + v.Digest[:min(16, len(v.Digest))]}
	switch {
	case v.Pending:
		words = append(words, phrase{"还没有提交", "not committed yet"}.in(k.english))
	case v.Printed:
	case !v.Day.IsZero():
		words = append(words, v.Day.String())
	}
	if v.By != "" {
		words = append(words, phrase{v.By + " 写", "written by " + v.By}.in(k.english))
	}
	if len(v.Approved) > 0 {
		words = append(words, phrase{strings.Join(v.Approved, "、") + " 审核", "approved by " + strings.Join(v.Approved, ", ")}.in(k.english))
	}
	switch {
	case v.Signer != "":
		words = append(words, phrase{"签名有效（" + v.Signer + "）", "signature valid (" + v.Signer + ")"}.in(k.english))
	case v.Signed:
		words = append(words, phrase{"签名有效", "signature valid"}.in(k.english))
	}
	if v.Forged {
		words = append(words, phrase{"签名对不上", "the signature does not fit"}.in(k.english))
	}
	k.say("%s", strings.Join(words, phrase{"，", ", "}.in(k.english)))
}

// told are the lines about what a version said differently.
func told(v versions.Version, english bool) []string {
	var lines []string
	add := func(s difference.Sentence) { lines = append(lines, s.String()) }
	if p, hidden := hiddenVersions[v.Hidden]; hidden {
		return []string{p.in(english)}
	}
	if v.Title != "" {
		add(difference.Say("原来的标题：%s", v.Title))
	}
	if v.Period != "" {
		add(difference.Say("原来的公示期：%s", v.Period))
	}
	if p, only := onlyVersions[v.Only]; only {
		lines = append(lines, p.in(english))
	}
	for _, f := range v.Fields {
		add(difference.From(f.Name, f.Was, f.Now))
	}
	for _, t := range v.Tables {
		add(difference.Say("表“%s”：%s", t.Name, t.Figures()))
		for _, s := range t.Sentences() {
			add(s)
		}
	}
	for _, t := range v.Texts {
		add(t.Sentence(hiddenVersions[versions.Personal].in(english)))
	}
	for _, f := range v.Files {
		add(difference.Sentence{{Change: difference.Same, Text: fileChanges[f.Change].in(english)}, {Change: difference.Deleted, Text: f.Was}, {Change: difference.Same, Text: f.Name}})
	}
	if v.Spaces {
		lines = append(lines, phrase{"别的地方只改了空格或换行。", "Elsewhere only spaces or line breaks changed."}.in(english))
	}
	return lines
}
