package theme

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// builtin is the built-in theme by itself.
func builtin(t *testing.T) *Theme {
	t.Helper()
	th, err := Open(nil, "")
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// templates reads all layouts.
func templates(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(builtin(t), "layouts", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(builtin(t), name)
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// fromGo are the words that the program itself looks up.
var fromGo = []string{"take", "site_name", "code_title", "table_total", "table_opening", "table_closing", "role_handler", "role_committee", "table_label", "table_cleared", "table_unit", "task_done", "task_open", "notes_label", "note_label", "note_back",
	"moved", "moved_lead", "moved_link", "absent", "absent_lead", "absent_link",
	"data_catalog_lead", "data_set", "data_set_lead", "feed_village", "feed_category", "feed_lead", "feed_period", "feed_standing", "ics_deadlines", "ics_deadlines_lead", "ics_last", "ics_until", "ics_duties", "ics_duties_lead", "ics_duties_none", "ics_of", "ics_due", "ics_due_lead", "ics_overdue", "duty_before", "ics_done", "ics_done_on", "gone_title", "thanks", "guides",
	"date", "date_in_year", "date_in_month", "month_names", "money_units", "money", "money_head", "and", "comma", "colon", "stop", "table_yuan", "older_from", "changed_much",
	"zip_title", "zip_lead", "zip_link", "keep_start", "wechat_file", "keep_stop", "keep_what", "offline_copy", "offline_none", "offline_lead", "offline_village"}

// passed are the words whose keys templates pass on or the program hands to them.
var passed = regexp.MustCompile(`"word" "([a-z_]+)"`)

// families are words whose keys are put together: a prefix and its members.
var families = map[string][]string{
	"chart_":    {"actual", "balance", "balance_desc", "balance_year", "class_head", "classes", "classes_how", "classes_in", "classes_out", "classes_rest", "day_head", "day_lowest", "day_opening", "fund_head", "gap", "grants", "grants_desc", "grants_how", "grants_most", "grants_next", "grants_none", "grants_part", "grants_parts", "grants_rest", "kind_head", "month", "month_head", "month_names", "month_starts", "months", "months_desc", "months_of", "months_span", "months_year", "none", "other", "plan", "plan_desc", "plan_less", "plan_more", "plan_same", "planned", "side_head", "sum_head", "unknown", "year"},
	"ledger_":   {"date", "voucher", "text", "class", "income", "expense", "balance", "handler", "note"},
	"cat_":      {"finance", "poverty-alleviation", "rural-revitalisation", "subsidies", "elderly-care", "social-assistance", "village-affairs"},
	"state_":    {"notyet", "open", "soon", "ended", "standing", "withdrawn", "corrected", "guide"},
	"object_":   {"notyet", "open", "soon", "ended", "standing", "withdrawn", "ask"},
	"length_":   {"days", "workdays", "months", "years"},
	"validity_": {"valid", "corrected", "withdrawn"},
	"rel_":      {"corrected", "corrects", "follows", "result", "previous", "next"},
	"figure_":   {"opening", "income", "expense", "closing"},
	"colour_":   {"paper", "sheet", "ink", "ink-2", "rule", "seal", "pine", "ochre"},
	"matrix_":   {"day", "last", "older"},
	"duty_":     {"done", "late", "due", "overdue", "absent"},
	"take_":     {"lead", "category", "tables", "csv", "csv_was", "json", "deadlines", "duties", "atom", "jsonfeed", "notices", "catalog", "schema", "table_schema"},
	"hidden_":   {"personal", "over", "unreadable", "lost"},
	"changed_":  {"date", "issuer", "number", "contact", "reviewed", "corrects", "follows", "summary", "body"},
	"older_":    {"spaces", "layout", "files", "file_added", "file_deleted", "file_replaced", "file_renamed"},
	"guide_":    {"who", "bring", "where", "time", "cost", "others"},
	"paper_":    {"same", "cleared", "corrected", "withdrawn"},
	"versions_": {"valid", "corrected", "withdrawn"},
	"differs_":  {"spaces", "layout", "files"},
	"file_":     {"unnamed", "xlsx", "docx", "pdf", "csv", "txt"},
}

func TestEveryWordIsThereAndUsed(t *testing.T) {
	used := map[string]bool{}
	for _, key := range fromGo {
		used[key] = true
	}
	for prefix, members := range families {
		for _, m := range members {
			used[prefix+m] = true
		}
	}
	call := regexp.MustCompile(`i18n "([a-z0-9_-]+)"`)
	for _, text := range templates(t) {
		for _, m := range append(call.FindAllStringSubmatch(text, -1), passed.FindAllStringSubmatch(text, -1)...) {
			used[m[1]] = true
		}
	}
	for _, lang := range []string{"zh-CN", "en"} {
		words := itsOwn(t, pageWords, lang)
		for key := range used {
			if words[key] == "" {
				t.Errorf("%s: no word %s", lang, key)
			}
		}
		for key := range words {
			if !used[key] {
				t.Errorf("%s: nobody uses %s", lang, key)
			}
		}
	}
}

// itsOwn are the words that a built-in language has itself: Words borrows what is missing.
func itsOwn(t *testing.T, folder, lang string) map[string]string {
	t.Helper()
	found, err := read(builtin(t), path.Join(folder, lang+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]string{}
	for key, w := range found {
		words[key] = w.text
	}
	return words
}

func TestLanguagesSayTheSame(t *testing.T) {
	languages, err := Languages(builtin(t))
	if err != nil || !slices.Equal(languages, []string{"en", "zh-CN"}) {
		t.Fatalf("%v, %v", languages, err)
	}
	for _, folder := range []string{pageWords, sheetWords} {
		zh, en := itsOwn(t, folder, "zh-CN"), itsOwn(t, folder, "en")
		for key := range en {
			if _, said := zh[key]; !said {
				t.Errorf("%s: %s is in English alone", folder, key)
			}
		}
		for key, word := range zh {
			a, b := blankForm.FindAllString(word, -1), blankForm.FindAllString(en[key], -1)
			slices.Sort(a)
			slices.Sort(b)
			if !slices.Equal(a, b) && !isDate(key) || en[key] == "" {
				t.Errorf("%s: %s: %q and %q", folder, key, word, en[key])
			}
			if strings.Count(word, "{")-strings.Count(word, "{{") != len(a) {
				t.Errorf("%s: %s: a blank of another form: %q", folder, key, word)
			}
		}
	}
}

// Words that the program looks up stand in its sources, and the theme's scripts find the
// words that they ask for in the page.
func TestWordsThatTemplatesDoNotAskFor(t *testing.T) {
	var sources strings.Builder
	for _, dir := range []string{"site", "build", "opendata"} {
		files, err := filepath.Glob(filepath.Join("..", dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasSuffix(name, "_test.go") {
				sources.Write(data)
			}
		}
	}
	var pages strings.Builder
	for _, text := range templates(t) {
		pages.WriteString(text)
	}
	for _, key := range fromGo { // the templates name some to a partial
		if !strings.Contains(sources.String()+pages.String(), `"`+key+`"`) {
			t.Errorf("nobody looks up %s", key)
		}
	}
	asked := regexp.MustCompile(`words\.([a-z]+)\b[^(]`)
	err := fs.WalkDir(builtin(t), "assets", func(name string, e fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".js" {
			return err
		}
		data, err := fs.ReadFile(builtin(t), name)
		for _, m := range asked.FindAllStringSubmatch(string(data), -1) {
			told := strings.Contains(pages.String(), "data-"+m[1]+"=") || strings.Contains(sources.String(), `"`+m[1]+`": s.word(`)
			if own := regexp.MustCompile(`\bwords = new `); !told && !own.Match(data) {
				t.Errorf("%s: no page has the word %s", name, m[1])
			}
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestTemplatesAreSmallAndWordless(t *testing.T) {
	han := regexp.MustCompile(`\p{Han}`)
	comment := regexp.MustCompile(`(?s)\{\{-? ?/\*.*?\*/ ?-?\}\}`)
	var sizes []int
	for name, text := range templates(t) {
		lines := strings.Count(text, "\n") + 1
		sizes = append(sizes, lines)
		if lines > 60 {
			t.Errorf("%s has %d lines: cut it", name, lines)
		}
		if found := han.FindString(comment.ReplaceAllString(text, "")); found != "" {
			t.Errorf("%s: word outside i18n: %s", name, found)
		}
		for _, tag := range regexp.MustCompile(`<script[^>]*>.{0,9}`).FindAllString(text, -1) {
			if !strings.HasPrefix(tag, "<script src=") && !strings.HasPrefix(tag, "<script defer src=") && !strings.HasPrefix(tag, "<script async src=") || !strings.HasSuffix(tag, "></script>") {
				t.Errorf("%s: a script that is no file: %s", name, tag)
			}
		}
		for _, bad := range []string{" style=", "<style", "javascript:", " now", "time.Now"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s has %q", name, bad)
			}
		}
	}
	slices.Sort(sizes)
	if median := sizes[len(sizes)/2]; median > 25 {
		t.Errorf("median of %d lines", median)
	}
}

func TestEveryPartialIsUsed(t *testing.T) {
	all := templates(t)
	for name := range all {
		if path.Dir(name) != "layouts/_partials" {
			continue
		}
		call := regexp.MustCompile(`partial(Cached)? "` + path.Base(name) + `"`)
		uses := 0
		for _, text := range all {
			uses += len(call.FindAllString(text, -1))
		}
		if uses == 0 {
			t.Errorf("%s is used nowhere", name)
		}
	}
}

// The stylesheet is for the browsers of 2018 first: what they do not know costs them the
// whole rule, or the whole declaration.
func TestStylesForOldBrowsers(t *testing.T) {
	unknown := regexp.MustCompile(`:is\(|:where\(|\binset:|\bclamp\(|(?:padding|margin)-(?:inline|block)|color-mix\(|@layer|@container|[{; ](?:row-|column-)?gap:`)
	silent := regexp.MustCompile(`content: ("[^"]*") / ""`)
	smallest := regexp.MustCompile(`([a-z-]+): min\(`)
	files, err := fs.Glob(builtin(t), "assets/css/*.css")
	alone, _ := fs.Glob(builtin(t), "assets/*.css")
	files = append(files, alone...)
	if err != nil || len(files) < 5 {
		t.Fatalf("%d stylesheets: %v", len(files), err)
	}
	for _, name := range files {
		data, err := fs.ReadFile(builtin(t), name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(data), "\n") {
			if found := unknown.FindString(line); found != "" {
				t.Errorf("%s:%d: %s", name, i+1, found)
			}
			for _, m := range silent.FindAllStringSubmatch(line, -1) {
				if !strings.Contains(line, "content: "+m[1]+";") {
					t.Errorf("%s:%d: %s has no plain one before it", name, i+1, m[0])
				}
			}
			for _, m := range smallest.FindAllStringSubmatch(line, -1) {
				if strings.Count(line, m[1]+": ") < 2 {
					t.Errorf("%s:%d: %s has no plain one before it", name, i+1, m[0])
				}
			}
		}
	}
}
