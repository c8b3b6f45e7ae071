package theme

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"cunwu/generator/internal/township"
)

// Reference is the language that has every word. What the words of another lack is said
// in it.
const Reference = "zh-CN"

var tagForm = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-x(-[a-z0-9]{1,8})+)?$`)

// IsTag reports whether a text is a language tag of BCP 47 in the case that it recommends
// (bo, zh-CN, kk-Arab-CN): files are named after it, and not every disk tells cases apart.
func IsTag(lang string) bool { return len(lang) <= 35 && tagForm.MatchString(lang) }

// Languages are those in which a theme has words, of the pages and of the sheets, sorted.
func Languages(theme fs.FS) ([]string, error) {
	var both [2][]string
	for i, folder := range []string{pageWords, sheetWords} {
		entries, err := fs.ReadDir(theme, folder)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if lang, ok := strings.CutSuffix(e.Name(), ".yaml"); ok && IsTag(lang) && !e.IsDir() {
				both[i] = append(both[i], lang)
			}
		}
	}
	return slices.DeleteFunc(both[0], func(lang string) bool { return !slices.Contains(both[1], lang) }), nil
}

// Files are the two files that hold a language's words, as the theme names them.
func Files(lang string) []string {
	return []string{path.Join(pageWords, lang+".yaml"), path.Join(sheetWords, lang+".yaml")}
}

// A Flaw is what is wrong with the words that a township gives a language.
type Flaw struct {
	Place   township.Place
	Key     string   // of the word; empty: the file lacks words
	Lacking []string // the words that the file lacks, or the blanks that the word leaves out, sorted
	Unknown []string // blanks of the word that nothing fills in, sorted
	Unused  bool     // nothing asks for the word
}

var (
	blankForm = regexp.MustCompile(`\{\{ \.[a-z]+ \}\}|\{[a-z]+\}`)
	templated = regexp.MustCompile(`"([a-z0-9_-]+)"`)
)

// Flaws compares the words of a language, as far as they are a township's own, with the
// reference: words and blanks that are missing, and such as nobody knows. What cannot be
// read at all is a *WordsError.
func Flaws(theme *Theme, lang string) ([]Flaw, error) {
	asked, err := askedFor(theme)
	if err != nil {
		return nil, err
	}
	var flaws []Flaw
	for _, folder := range []string{pageWords, sheetWords} {
		name := path.Join(folder, lang+".yaml")
		reference, err := read(theme.layers[len(theme.layers)-1].fs, path.Join(folder, Reference+".yaml"))
		if err != nil {
			return nil, err
		}
		words, err := read(theme, name)
		if err != nil {
			return nil, err
		}
		lacking := Flaw{Place: township.Place{File: theme.Path(name), Line: 1, Col: 1}}
		for key := range reference {
			if _, said := words[key]; !said {
				lacking.Lacking = append(lacking.Lacking, key)
			}
		}
		if slices.Sort(lacking.Lacking); lacking.Lacking != nil {
			flaws = append(flaws, lacking)
		}
		for key, w := range words {
			if strings.HasPrefix(w.place.File, "(") { // a built-in word
				continue
			}
			flaw := Flaw{Place: w.place, Key: key}
			if model, known := reference[key]; known {
				flaw.Lacking, flaw.Unknown = unlike(blanks(w.text), blanks(model.text))
				if isDate(key) {
					_, flaw.Unknown = unlike(blanks(w.text), []string{"{y}", "{m}", "{d}"})
					flaw.Lacking = nil
				}
			} else {
				flaw.Unused = !asked[key]
			}
			if flaw.Lacking != nil || flaw.Unknown != nil || flaw.Unused {
				flaws = append(flaws, flaw)
			}
		}
	}
	slices.SortFunc(flaws, func(a, b Flaw) int {
		return cmp.Or(cmp.Compare(a.Place.File, b.Place.File), cmp.Compare(a.Place.Line, b.Place.Line))
	})
	return flaws, nil
}

// isDate reports whether a word says a day or a part of one: a language names what it needs
// of year, month and day.
func isDate(key string) bool {
	return strings.HasPrefix(key, "date") || key == "sheet_date" || key == "sheet_month_day"
}

// blanks are the places of a word that are filled in, each once, sorted.
func blanks(text string) []string {
	found := blankForm.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// unlike is what a word's blanks lack beside those of its model, and what they have too many.
func unlike(own, model []string) (lacking, unknown []string) {
	for _, b := range model {
		if !slices.Contains(own, b) {
			lacking = append(lacking, b)
		}
	}
	for _, b := range own {
		if !slices.Contains(model, b) {
			unknown = append(unknown, b)
		}
	}
	return lacking, unknown
}

// askedFor are the names that stand in quotes in a theme's templates: a township's own
// templates may ask for words of its own.
func askedFor(theme fs.FS) (map[string]bool, error) {
	asked := map[string]bool{}
	err := fs.WalkDir(theme, "layouts", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(theme, name)
		for _, m := range templated.FindAllSubmatch(data, -1) {
			asked[string(m[1])] = true
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return asked, err
}
