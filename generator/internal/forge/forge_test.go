package forge

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

// A fake is a forge with the comments of one pull request.
type fake struct {
	prefix, list, edit string // of its addresses
	header, token      string
	comments           []comment
	foreign            map[int64]bool // may not be changed
	perPage            int
	calls              []string
	refuse             int // a status that everything is answered with
}

func (f *fake) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	f.calls = append(f.calls, q.Method+" "+q.URL.Path)
	if q.Header.Get(f.header) != f.token {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	if f.refuse != 0 {
		w.WriteHeader(f.refuse)
		return
	}
	var sent comment
	if q.Method != http.MethodGet {
		if err := json.NewDecoder(q.Body).Decode(&sent); err != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
	}
	path := strings.TrimPrefix(q.URL.Path, f.prefix)
	switch {
	case q.Method == http.MethodGet && path == f.list:
		page, _ := strconv.Atoi(q.URL.Query().Get("page"))
		from := min((page-1)*f.perPage, len(f.comments))
		some := append([]comment{}, f.comments[from:min(from+f.perPage, len(f.comments))]...)
		if err := json.NewEncoder(w).Encode(some); err != nil {
			panic(err)
		}
	case q.Method == http.MethodPost && path == f.list:
		f.comments = append(f.comments, comment{int64(len(f.comments) + 1), sent.Body})
		w.WriteHeader(http.StatusCreated)
	case (q.Method == http.MethodPatch || q.Method == http.MethodPut) && strings.HasPrefix(path, f.edit):
		id, _ := strconv.ParseInt(strings.TrimPrefix(path, f.edit), 10, 64)
		for i := range f.comments {
			if f.comments[i].ID == id && !f.foreign[id] {
				f.comments[i].Body = sent.Body
				return
			}
		}
		w.WriteHeader(http.StatusForbidden)
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

// forges are a fake of each kind, and the variables its runner sets.
func forges(t *testing.T) map[string]func() (*fake, map[string]string) {
	start := func(f *fake) string {
		f.perPage, f.foreign = 100, map[int64]bool{}
		s := httptest.NewServer(f)
		t.Cleanup(s.Close)
		return s.URL + f.prefix
	}
	github := func(prefix, ref string) func() (*fake, map[string]string) {
		return func() (*fake, map[string]string) {
			f := &fake{prefix: prefix, list: "/repos/hexi/cunwu/issues/12/comments", edit: "/repos/hexi/cunwu/issues/comments/",
				header: "Authorization", token: "token secret"}
			return f, map[string]string{"GITHUB_ACTIONS": "true", "GITHUB_API_URL": start(f), "GITHUB_REPOSITORY": "hexi/cunwu",
				"GITHUB_REF": ref, "CUNWU_TOKEN": "secret"}
		}
	}
	return map[string]func() (*fake, map[string]string){
		"github": github("", "refs/pull/12/merge"),
		"gitea":  github("/api/v1", "refs/pull/12/head"),
		"gitlab": func() (*fake, map[string]string) {
			f := &fake{prefix: "/api/v4", list: "/projects/77/merge_requests/12/notes", edit: "/projects/77/merge_requests/12/notes/",
				header: "PRIVATE-TOKEN", token: "secret"}
			return f, map[string]string{"GITLAB_CI": "true", "CI_API_V4_URL": start(f), "CI_PROJECT_ID": "77",
				"CI_MERGE_REQUEST_IID": "12", "CUNWU_TOKEN": "secret"}
		},
	}
}

func open(t *testing.T, variables map[string]string) *Request {
	t.Helper()
	r, err := Open(func(name string) string { return variables[name] })
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const mark = "<!-- cunwu:review -->\n"

func TestOneCommentThatIsUpdated(t *testing.T) {
	for name, make := range forges(t) {
		t.Run(name, func(t *testing.T) {
			f, variables := make()
			f.comments = []comment{{1, "看过了"}, {2, "引用：" + mark}}
			r := open(t, variables)
			for i := range 3 {
				updated, err := r.Comment(t.Context(), fmt.Sprintf("%s第 %d 次", mark, i+1))
				if err != nil || updated != (i > 0) {
					t.Fatalf("%d: updated %v, %v", i, updated, err)
				}
			}
			if len(f.comments) != 3 || f.comments[2].Body != mark+"第 3 次" || f.comments[0].Body != "看过了" || f.comments[1].Body != "引用："+mark {
				t.Errorf("comments: %+v", f.comments)
			}
		})
	}
}

func TestTheCommentIsFoundBehindMany(t *testing.T) {
	for name, make := range forges(t) {
		f, variables := make()
		f.perPage = 20 // less than was asked for, as forges may
		for i := range 130 {
			f.comments = append(f.comments, comment{int64(i + 1), "聊天"})
		}
		f.comments[125].Body = mark + "旧的"
		if updated, err := open(t, variables).Comment(t.Context(), mark+"新的"); err != nil || !updated {
			t.Errorf("%s: updated %v, %v", name, updated, err)
		}
		if f.comments[125].Body != mark+"新的" || len(f.comments) != 130 {
			t.Errorf("%s: not updated", name)
		}
	}
}

func TestAnothersCommentIsLeftAlone(t *testing.T) {
	for name, make := range forges(t) {
		f, variables := make()
		f.comments, f.foreign[1] = []comment{{1, mark + "有人抄的"}}, true
		if updated, err := open(t, variables).Comment(t.Context(), mark+"我们的"); err != nil || updated {
			t.Errorf("%s: updated %v, %v", name, updated, err)
		}
		if len(f.comments) != 2 || f.comments[0].Body != mark+"有人抄的" || f.comments[1].Body != mark+"我们的" {
			t.Errorf("%s: %+v", name, f.comments)
		}
	}
}

func TestTheTokenStaysHere(t *testing.T) {
	for name, make := range forges(t) {
		reached := false
		other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
		here := httptest.NewServer(http.RedirectHandler(other.URL, http.StatusTemporaryRedirect))
		_, variables := make()
		for _, api := range []string{"GITHUB_API_URL", "CI_API_V4_URL"} {
			if variables[api] != "" {
				variables[api] = here.URL
			}
		}
		if _, err := open(t, variables).Comment(t.Context(), mark); err == nil || reached {
			t.Errorf("%s: followed a redirection: %v", name, err)
		}
		other.Close()
		here.Close()
	}
}

func TestRefusals(t *testing.T) {
	for name, make := range forges(t) {
		f, variables := make()
		r := open(t, variables)
		if _, err := r.Comment(t.Context(), "没有记号"); !errors.Is(err, ErrNoMarker) {
			t.Errorf("%s: without a marker: %v", name, err)
		}
		if len(f.calls) != 0 {
			t.Errorf("%s: asked the forge: %v", name, f.calls)
		}
		for _, status := range []int{http.StatusForbidden, http.StatusInternalServerError} {
			f.refuse = status
			_, err := r.Comment(t.Context(), mark)
			if err == nil || errors.Is(err, ErrForbidden) != (status == http.StatusForbidden) || strings.Contains(err.Error(), "secret") {
				t.Errorf("%s: status %d: %v", name, status, err)
			}
		}
		variables["CUNWU_TOKEN"] = ""
		if _, err := Open(func(n string) string { return variables[n] }); !errors.Is(err, ErrNoToken) {
			t.Errorf("%s: without a token: %v", name, err)
		}
	}
	for _, variables := range []map[string]string{
		{},
		{"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "a/b", "GITHUB_API_URL": "https://forge.example", "GITHUB_REF": "refs/heads/main"},
		{"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "a", "GITHUB_API_URL": "https://forge.example", "GITHUB_REF": "refs/pull/1/head"},
		{"GITLAB_CI": "true", "CI_API_V4_URL": "https://forge.example", "CI_MERGE_REQUEST_IID": "../1"},
	} {
		variables["CUNWU_TOKEN"] = "secret"
		if _, err := Open(func(n string) string { return variables[n] }); !errors.Is(err, ErrNoForge) {
			t.Errorf("%v: %v", variables, err)
		}
	}
}
