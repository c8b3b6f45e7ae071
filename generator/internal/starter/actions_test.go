package starter

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// An actionsSchema is the schema by which the runners of Gitea and Forgejo read workflows:
// named definitions, each of one kind, with the contexts that its expressions may use.
type actionsSchema map[string]struct {
	Context []string
	Mapping *struct {
		Properties map[string]property
		Key        string `json:"loose-key-type"`
		Value      string `json:"loose-value-type"`
	}
	Sequence *struct {
		Item string `json:"item-type"`
	}
	String *struct {
		NonEmpty   bool `json:"require-non-empty"`
		Expression bool `json:"is-expression"`
		Constant   string
	}
	Boolean, Number, Null *struct{}
	OneOf                 []string `json:"one-of"`
	Allowed               []string `json:"allowed-values"`
}

// A property of a mapping: a definition's name, or one with more about it.
type property struct {
	Type     string
	Required bool
}

func (p *property) UnmarshalJSON(data []byte) error {
	if json.Unmarshal(data, &p.Type) == nil {
		return nil
	}
	type plain property
	return json.Unmarshal(data, (*plain)(p))
}

func readActionsSchema(t *testing.T) actionsSchema {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "schemas", "actions-workflow.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Definitions actionsSchema }
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	return file.Definitions
}

// validate returns what is wrong with a workflow.
func (s actionsSchema) validate(v any) []string {
	return s.problems("workflow-root-strict", v, "", nil)
}

func (s actionsSchema) problems(name string, v any, place string, context []string) []string {
	d, known := s[name]
	if d.Context != nil {
		context = append(slices.Clone(context), d.Context...)
	}
	wrong := func(format string, args ...any) []string {
		return []string{place + ": " + fmt.Sprintf(format, args...)}
	}
	text, isText := v.(string)
	switch {
	case !known:
		switch name { // the kinds that are there without a definition
		case "any", "scalar":
			return nil
		case "string":
			return s.scalar(v, place, context)
		case "null":
			if v == nil {
				return nil
			}
		case "boolean", "number", "mapping", "sequence":
			if kind(v) == name || isText && isExpression(text) {
				return nil
			}
		}
		return wrong("is no %s", name)
	case d.OneOf != nil:
		var least []string
		for i, one := range d.OneOf {
			p := s.problems(one, v, place, context)
			if len(p) == 0 {
				return nil
			}
			if i == 0 || len(p) < len(least) {
				least = p
			}
		}
		return least
	case d.Allowed != nil:
		if !isText || !slices.Contains(d.Allowed, text) && !isExpression(text) {
			return wrong("%v is none of %v", v, d.Allowed)
		}
	case d.Mapping != nil:
		m, ok := v.(map[string]any)
		if !ok {
			return wrong("is no mapping")
		}
		var all []string
		for key, value := range m {
			below := place + "." + key
			if p, ok := d.Mapping.Properties[key]; ok {
				all = append(all, s.problems(p.Type, value, below, context)...)
			} else if d.Mapping.Key == "" {
				all = append(all, below+": unknown key")
			} else {
				all = append(all, s.problems(d.Mapping.Value, value, below, context)...)
			}
		}
		for key, p := range d.Mapping.Properties {
			if _, there := m[key]; p.Required && !there {
				all = append(all, place+": "+key+" is missing")
			}
		}
		return all
	case d.Sequence != nil:
		list, ok := v.([]any)
		if !ok {
			return wrong("is no list")
		}
		var all []string
		for i, item := range list {
			all = append(all, s.problems(d.Sequence.Item, item, fmt.Sprintf("%s[%d]", place, i), context)...)
		}
		return all
	case d.Boolean != nil && kind(v) != "boolean" || d.Number != nil && kind(v) != "number":
		if !isText || !isExpression(text) {
			return wrong("%v is neither true nor a number nor an expression", v)
		}
		return s.scalar(v, place, context)
	case d.Null != nil && v != nil:
		return wrong("is not empty")
	case d.String != nil:
		if d.String.Constant != "" && text != d.String.Constant || d.String.NonEmpty && (v == nil || v == "") {
			return wrong("%v is not %q", v, d.String.Constant)
		}
		if d.String.Expression && isText && !isExpression(text) {
			text = "${{ " + text + " }}"
			return s.scalar(text, place, context)
		}
		return s.scalar(v, place, context)
	}
	return nil
}

func kind(v any) string {
	switch v.(type) {
	case bool:
		return "boolean"
	case json.Number:
		return "number"
	case map[string]any:
		return "mapping"
	case []any:
		return "sequence"
	}
	return ""
}

var (
	expression = regexp.MustCompile(`\$\{\{(.*?)\}\}`)
	quoted     = regexp.MustCompile(`'[^']*'`)
	names      = regexp.MustCompile(`(^|[^.\w-])([A-Za-z_][\w-]*)(\s*[.(\[])?`)
)

func isExpression(text string) bool {
	return strings.HasPrefix(text, "${{") && strings.HasSuffix(text, "}}")
}

// everywhere are the functions and words that every expression may use.
var everywhere = []string{"true", "false", "null", "contains", "startsWith", "endsWith", "format", "join", "toJSON", "fromJSON"}

// scalar checks a text: what it uses in expressions must be at hand where it stands.
func (s actionsSchema) scalar(v any, place string, context []string) []string {
	if k := kind(v); k == "mapping" || k == "sequence" {
		return []string{place + ": is a " + k}
	}
	text, _ := v.(string)
	var all []string
	for _, e := range expression.FindAllStringSubmatch(text, -1) {
		for _, n := range names.FindAllStringSubmatch(quoted.ReplaceAllString(e[1], ""), -1) {
			found := slices.Contains(everywhere, n[2])
			for _, c := range context {
				c, _, _ = strings.Cut(c, "(")
				found = found || c == n[2]
			}
			if !found {
				all = append(all, place+": "+n[2]+" is not at hand here")
			}
		}
	}
	return all
}

func TestActionsSchemaReader(t *testing.T) {
	s := readActionsSchema(t)
	for text, wrong := range map[string]string{
		`{"on": "push", "jobs": {"a": {"runs-on": "x", "steps": [{"run": "true"}]}}}`:                         "",
		`{"on": ["push"], "jobs": {"a": {"runs-on": ["x"], "steps": [{"uses": "a/b@c", "with": {"n": 0}}]}}}`: "",
		`{"on": "push", "jobs": {"a": {"runs-on": "x", "steps": [{"uses": "a/b@c", "run": "true"}]}}}`:        "unknown key",
		`{"on": "push", "jobs": {"a": {"steps": []}}}`:                                                        "missing",
		`{"on": "pish", "jobs": {"a": {"runs-on": "x", "steps": [{"run": "true"}]}}}`:                         "is not",
		`{"on": "push", "jobs": {"a": {"runs-on": "x", "steps": [{"run": "${{ secret.a }}"}]}}}`:              "not at hand",
		`{"on": "push", "jobs": {"a": {"runs-on": "x", "steps": [{"run": "true", "if": "alwais()"}]}}}`:       "not at hand",
		`{"on": "push", "jobs": {"a": {"runs-on": "x", "if": "${{ secrets.a }}", "steps": []}}}`:              "not at hand",
	} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(s.validate(v), "; ")
		if wrong == "" && got != "" || !strings.Contains(got, wrong) {
			t.Errorf("%s: %q, want %q", text, got, wrong)
		}
	}
}
