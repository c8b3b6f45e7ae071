// Package starter holds what a new township begins with: settings to fill in, the
// catalogue, the calendar and the lists of words, a folder for each village, the files
// that a forge and a web host ask for, and a README for those who will work with it.
//
// It promises: the files depend on the township's values alone and come sorted, the same
// bytes each time; a new township has no error, so that it can be checked and built at
// once; nothing in it is invented: what nobody has said yet is left out or marked, and
// while name or address are missing every page and sheet says that it is a demonstration.
// Write writes all files or none, and never over one that is there.
package starter

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"text/template"

	"cunwu"
	"cunwu/generator/internal/content"
)

// A Township is what is known of a new township. Every field may be empty.
type Township struct {
	Name     string // 禾溪镇
	County   string // 青禾县
	Base     string // https://hexi.example/
	Villages []Village
}

// A Village is what is known of a village. Its code may be empty.
type Village struct {
	Slug string // liuwan
	Name string // 柳湾村
	Code string // 12-digit division code
}

// A File is one file of a new township. Its path has forward slashes.
type File struct {
	Path string
	Data []byte
}

// A ValueError says which value cannot be used, and why, in Chinese.
type ValueError struct{ Value, Problem, Hint string }

func (e *ValueError) Error() string { return e.Value + ": " + e.Problem }

//go:embed files
var files embed.FS

// copied are the files that are the same for every township, and where they come from.
// Those of this repository's own forge are among them: a test compares the two.
var copied = map[string]string{
	".ci/netlify-go-cache/index.js":     "netlify-go-cache.js",
	".ci/netlify-go-cache/manifest.yml": "netlify-go-cache.yml",
	".ci/netlify-go-cache/package.json": "netlify-go-cache.json",
	".ci/history":                       "history.sh",
	".ci/program":                       "program.sh",
	".gitattributes":                    "gitattributes",
	".gitea/CODEOWNERS":                 "codeowners-gitea",
	".gitea/workflows/build.yml":        "gitea-build.yml",
	".gitea/workflows/check.yml":        "gitea-check.yml",
	".github/CODEOWNERS":                "codeowners-github",
	".github/workflows/build.yml":       "github-build.yml",
	".github/workflows/check.yml":       "github-check.yml",
	".gitignore":                        "gitignore",
	".gitlab-ci.yml":                    "gitlab-ci.yml",
	".gitlab/CODEOWNERS":                "codeowners-gitlab",
	"netlify.toml":                      "netlify.toml",
}

// Names that stand in where the township has not said its own.
const (
	unnamed = "某某镇"
	unbased = "https://cunwu.example/" // a domain that can belong to nobody
	uncoded = "000000000000"
)

// Files are the files of a new township, sorted by path.
func Files(t Township) ([]File, error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	var out []File
	add := func(path string, data []byte) { out = append(out, File{path, data}) }
	for path, source := range copied {
		data, err := files.ReadFile("files/" + source)
		if err != nil {
			return nil, err
		}
		add(path, data)
	}
	err := fs.WalkDir(cunwu.Content, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := cunwu.Content.ReadFile(name)
		add(name, data)
		return err
	})
	if err != nil {
		return nil, err
	}
	templates, err := template.ParseFS(files, "files/*.tmpl")
	if err != nil {
		return nil, err
	}
	fill := func(path, name string, values any) error {
		var b bytes.Buffer
		if err := templates.ExecuteTemplate(&b, name, values); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		add(path, b.Bytes())
		return nil
	}
	values := t.values()
	for path, name := range map[string]string{
		"content/township.yaml": "township.yaml.tmpl", "README.md": "README.md.tmpl",
	} {
		if err := fill(path, name, values); err != nil {
			return nil, err
		}
	}
	for _, v := range values.Villages {
		if err := fill("villages/"+v.Slug+"/village.yaml", "village.yaml.tmpl", v); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(out, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return out, nil
}

// values are what the templates see.
type values struct {
	Name, County, Base string
	Named, Based       bool
	Unfinished         bool
	Villages           []villageValues
}

type villageValues struct {
	Slug, Name, Code string
	Coded            bool
}

func (t Township) values() values {
	v := values{Name: cmp.Or(t.Name, unnamed), County: t.County, Base: unbased, Named: t.Name != "", Based: t.Base != ""}
	v.Unfinished = !v.Named || !v.Based
	if v.Based {
		v.Base, _ = content.CheckBase(t.Base)
	}
	for _, o := range t.Villages {
		v.Villages = append(v.Villages, villageValues{o.Slug, o.Name, cmp.Or(o.Code, uncoded), o.Code != ""})
	}
	slices.SortFunc(v.Villages, func(a, b villageValues) int { return strings.Compare(a.Slug, b.Slug) })
	return v
}

// nameForm is a name of a place: no sign in it means something to YAML or Markdown.
var nameForm = regexp.MustCompile(`^[\p{Han}A-Za-z0-9〇·（）]{2,30}$`)

var codeForm = regexp.MustCompile(`^[0-9]{12}$`)

// check finds the first value that cannot be used.
func (t Township) check() error {
	for _, n := range []string{t.Name, t.County} {
		if n != "" && !nameForm.MatchString(n) {
			return &ValueError{n, "“" + n + "”不是能用的名字。", "写 2 到 30 个汉字，如 禾溪镇、青禾县。"}
		}
	}
	if t.Base != "" {
		if _, problem := content.CheckBase(t.Base); problem != "" {
			return &ValueError{t.Base, problem, "写成 https://网址/ ，只用英文字母、数字和短横，越短越好扫码。"}
		}
	}
	seen := map[string]bool{}
	for _, v := range t.Villages {
		switch {
		case content.CheckVillage(v.Slug) != "":
			return &ValueError{v.Slug, content.CheckVillage(v.Slug), "写成 liuwan=柳湾村：等号前面是村的网址，用小写英文字母、数字和短横。"}
		case seen[v.Slug]:
			return &ValueError{v.Slug, "“" + v.Slug + "”写了两次。", "每个村一个网址，不能相同。"}
		case !nameForm.MatchString(v.Name):
			return &ValueError{v.Slug, "“" + v.Name + "”不是能用的村名。", "写成 " + v.Slug + "=柳湾村 。"}
		case v.Code != "" && !codeForm.MatchString(v.Code):
			return &ValueError{v.Slug, "“" + v.Code + "”不是区划代码。", "区划代码是 12 位数字，写成 " + v.Slug + "=" + v.Name + "=149999101201 。"}
		}
		seen[v.Slug] = true
	}
	return nil
}
