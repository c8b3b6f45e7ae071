package starter

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// workflows are those of GitHub, and of Gitea and Forgejo, whose form is the same.
var workflows = []string{".github/workflows/check.yml", ".github/workflows/build.yml", ".gitea/workflows/check.yml", ".gitea/workflows/build.yml"}

// parsed reads YAML as JSON has it.
func parsed(t *testing.T, text string) any {
	t.Helper()
	var v any
	if err := yaml.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	v, err = jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// at finds a value by its keys; nil: it is not there.
func at(v any, keys ...string) any {
	for _, k := range keys {
		m, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = m[k]
	}
	return v
}

func TestGitLabSchema(t *testing.T) {
	f, err := os.Open(filepath.Join("testdata", "schemas", "gitlab-ci.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("gitlab-ci.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("gitlab-ci.json")
	if err != nil {
		t.Fatal(err)
	}
	good := text(t, filesOf(t, Township{}), ".gitlab-ci.yml")
	if err := schema.Validate(parsed(t, good)); err != nil {
		t.Error(err)
	}
	for right, wrong := range map[string]string{
		"expire_in: 1 week\n    access: developer": "expire_in: 1 week\n    access: everybody",
		"codequality:":                 "codequallity:",
		"script:":                      "scripts:",
		"interruptible: true\n":        "interruptible: often\n",
		"on_new_commit: interruptible": "on_new_commit: sometimes",
	} {
		bad := strings.Replace(good, right, wrong, 1)
		if bad == good || schema.Validate(parsed(t, bad)) == nil {
			t.Errorf("%q passes", wrong)
		}
	}
	if at(parsed(t, good), "variables", "GIT_DEPTH") != "0" {
		t.Error("a shallow clone: history and review need all of it")
	}
}

func TestActionsSchema(t *testing.T) {
	schema := readActionsSchema(t)
	for _, name := range workflows {
		good := text(t, filesOf(t, Township{}), name)
		for _, problem := range schema.validate(parsed(t, good)) {
			t.Errorf("%s: %s", name, problem)
		}
		for right, wrong := range map[string]string{
			"runs-on:":              "run-on:",
			"cron:":                 "crons:",
			"pull_request:\n":       "pull_requests:\n",
			"contents: read":        "contents: peek",
			"timeout-minutes: ":     "timeout-minutes: about ",
			"cancel-in-progress:":   "cancel-in-progres:",
			"steps:":                "step:",
			"id: program":           "id: [program]",
			"${{ vars.":             "${{ var.",
			"${{ github.base_ref }": "${{ githib.base_ref }",
		} {
			bad := strings.Replace(good, right, wrong, 1)
			if bad != good && len(schema.validate(parsed(t, bad))) == 0 {
				t.Errorf("%s: %q passes", name, wrong)
			}
		}
	}
}

var pinned = regexp.MustCompile(`(?m)^ +-? ?uses: actions/[a-z-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$`)

// TestWorkflowsAreCareful holds them against the rules that no schema knows.
func TestWorkflowsAreCareful(t *testing.T) {
	fs := filesOf(t, Township{})
	for _, name := range workflows {
		text := text(t, fs, name)
		v := parsed(t, text)
		if uses, ok := strings.Count(text, "uses:"), len(pinned.FindAllString(text, -1)); uses == 0 || uses != ok {
			t.Errorf("%s: %d of %d actions are pinned by commit", name, ok, uses)
		}
		if n := strings.Count(text, "fetch-depth: 0"); n != 1 || !strings.Contains(text, "persist-credentials: false") {
			t.Errorf("%s: checks out a part, or keeps the token", name)
		}
		if at(v, "permissions") == nil || at(v, "concurrency", "group") == nil {
			t.Errorf("%s: permissions or concurrency are not set", name)
		}
		check := path.Base(name) == "check.yml"
		for _, never := range []string{"pull_request_target", "workflow_run", "write-all", "contents: write"} {
			if strings.Contains(text, never) {
				t.Errorf("%s has %s", name, never)
			}
		}
		if strings.Contains(text, "secrets.") == check {
			t.Errorf("%s: a check has no secrets, a build has one", name)
		}
		if on, ok := at(v, "on").(map[string]any); !ok || len(on) == 0 {
			t.Errorf("%s: on is no mapping", name)
		} else if _, pull := on["pull_request"]; pull != check {
			t.Errorf("%s: runs for %v", name, on)
		}
		// Texts from a pull request reach a script as variables only, never as part of it.
		for step := range strings.SplitSeq(text, "run:") {
			body, _, _ := strings.Cut(step, "\n      - ")
			if strings.HasPrefix(body, " |") && strings.Contains(body, "${{") {
				t.Errorf("%s: an expression inside a script:%s", name, body)
			}
		}
		if check {
			for _, command := range []string{"cunwu check", "cunwu review", "cunwu comment"} {
				if !strings.Contains(text, command) {
					t.Errorf("%s does not run %s", name, command)
				}
			}
		} else if cron := regexp.MustCompile(`cron: "(\d+) 16 \* \* \*"`).FindStringSubmatch(text); cron == nil || len(cron[1]) > 1 {
			t.Errorf("%s: the daily build is not in the first minutes of a day in Asia/Shanghai", name)
		}
	}
}

// TestReadmeSaysWhatItMust holds the township's README against what its readers need.
func TestReadmeSaysWhatItMust(t *testing.T) {
	fs := filesOf(t, anhe)
	readme := text(t, fs, "README.md")
	for _, must := range []string{"必须是私有的", "新建一个分支并发起合并请求", "批准", "安和镇村务公开", "{{< table 收支明细 >}}", "CUNWU_REPOSITORY", "CUNWU_REVISION"} {
		if !strings.Contains(readme, must) {
			t.Errorf("the README does not say %s", must)
		}
	}
	// Every variable that a file asks for is explained, and none that no file asks for.
	asked := map[string]bool{}
	name := regexp.MustCompile(`CUNWU_[A-Z]+`)
	for _, f := range fs {
		if strings.HasPrefix(f.Path, ".") {
			for _, n := range name.FindAllString(string(f.Data), -1) {
				asked[n] = true
			}
		}
	}
	for n := range asked {
		if !strings.Contains(readme, n) {
			t.Errorf("the README does not explain %s", n)
		}
	}
	for _, n := range name.FindAllString(readme, -1) {
		if n != "CUNWU_" && !asked[n] {
			t.Errorf("the README explains %s, which nothing asks for", n)
		}
	}
}
