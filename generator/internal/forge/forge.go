// Package forge talks to the place where a township's pull requests live: GitHub, GitLab,
// Gitea or Forgejo. It does one thing there: it puts a comment under a pull request, and
// when the comment is there already, it updates that one.
//
// It promises: there is at most one comment for each marker, however often it is called;
// a comment of somebody else is never changed; the token goes to the forge's own address
// and is in no error. Where the forge is and which pull request is meant comes from the
// variables that its runner sets, so it works in a job of the forge and nowhere else.
package forge

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Errors of the configuration.
var (
	ErrNoForge   = errors.New("this is no job of a pull request on a forge")
	ErrNoToken   = errors.New("the variable CUNWU_TOKEN is not set")
	ErrNoMarker  = errors.New("the comment does not begin with a marker, an HTML comment on a line of its own")
	ErrForbidden = errors.New("the token may not write comments here")
)

// A StatusError is an answer of a forge that is no success.
type StatusError struct {
	Method, Path string
	Status       int
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("%s %s: %d %s", e.Method, e.Path, e.Status, http.StatusText(e.Status))
}

// Is makes an answer that refuses the token ErrForbidden.
func (e *StatusError) Is(target error) bool {
	return target == ErrForbidden && (e.Status == http.StatusUnauthorized || e.Status == http.StatusForbidden)
}

// A Request is a pull request, or merge request, on a forge.
type Request struct {
	api    string // address of the API, without a slash at its end
	token  string
	client *http.Client
	gitlab bool

	list   string // path of its comments
	edit   string // path of one of them, before its number
	header string // that holds the token
}

var pullRef = regexp.MustCompile(`^refs/pull/([0-9]+)/(merge|head)$`)

// Open finds the pull request that the running job is for, from the job's variables.
func Open(getenv func(string) string) (*Request, error) {
	r := &Request{client: &http.Client{Timeout: 30 * time.Second, CheckRedirect: stay}}
	switch {
	case getenv("GITLAB_CI") == "true" && number(getenv("CI_MERGE_REQUEST_IID")) && getenv("CI_API_V4_URL") != "":
		r.gitlab, r.api, r.header = true, getenv("CI_API_V4_URL"), "PRIVATE-TOKEN"
		r.list = "/projects/" + url.PathEscape(getenv("CI_PROJECT_ID")) + "/merge_requests/" + getenv("CI_MERGE_REQUEST_IID") + "/notes"
		r.edit = r.list + "/"
	case getenv("GITHUB_ACTIONS") == "true" && pullRef.MatchString(getenv("GITHUB_REF")):
		owner, name, ok := strings.Cut(getenv("GITHUB_REPOSITORY"), "/")
		if !ok || getenv("GITHUB_API_URL") == "" {
			return nil, ErrNoForge
		}
		r.api, r.header = getenv("GITHUB_API_URL"), "Authorization"
		issues := "/repos/" + url.PathEscape(owner) + "/" + url.PathEscape(name) + "/issues/"
		r.list = issues + pullRef.FindStringSubmatch(getenv("GITHUB_REF"))[1] + "/comments"
		r.edit = issues + "comments/"
	default:
		return nil, ErrNoForge
	}
	r.api = strings.TrimSuffix(r.api, "/")
	if r.token = getenv("CUNWU_TOKEN"); r.token == "" {
		return nil, ErrNoToken
	}
	if !r.gitlab {
		r.token = "token " + r.token // a form that GitHub, Gitea and Forgejo all take
	}
	return r, nil
}

// stay follows no redirection: the token is for this address alone.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

func number(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n > 0
}

var marker = regexp.MustCompile(`^<!--[^\n]*-->\r?\n`)

// A comment is one under a pull request. GitHub, Gitea, Forgejo and GitLab name these
// fields alike.
type comment struct {
	ID   int64  `json:"id"`
	Body string `json:"body"`
}

// Comment puts body, which is Markdown and begins with a marker, under the pull request.
// It reports whether a comment that was there was updated.
func (r *Request) Comment(ctx context.Context, body string) (updated bool, err error) {
	mark := strings.TrimSpace(marker.FindString(body))
	if mark == "" {
		return false, ErrNoMarker
	}
	found, err := r.find(ctx, mark)
	if err != nil {
		return false, err
	}
	update := http.MethodPatch
	if r.gitlab {
		update = http.MethodPut
	}
	for _, c := range found {
		err := r.send(ctx, update, r.edit+strconv.FormatInt(c.ID, 10), body, nil)
		if err == nil {
			return true, nil
		}
		var status *StatusError
		if !errors.As(err, &status) || status.Status != http.StatusForbidden && status.Status != http.StatusNotFound {
			return false, err
		}
		// It is somebody else's, who copied ours, or it has gone.
	}
	return false, r.send(ctx, http.MethodPost, r.list, body, nil)
}

// pages is how many pages of comments are looked through: 5,000 comments.
const pages = 50

// find returns the comments that begin with the marker, the oldest first.
func (r *Request) find(ctx context.Context, mark string) ([]comment, error) {
	var found []comment
	last := int64(0)
	for page := 1; page <= pages; page++ {
		query := fmt.Sprintf("?page=%d&per_page=100&limit=100", page) // Gitea and Forgejo say limit
		if r.gitlab {
			query += "&order_by=created_at&sort=asc"
		}
		var some []comment
		if err := r.send(ctx, http.MethodGet, r.list+query, "", &some); err != nil {
			return nil, err
		}
		// A forge that does not page here gives the same comments for ever.
		if len(some) == 0 || some[len(some)-1].ID == last {
			break
		}
		last = some[len(some)-1].ID
		for _, c := range some {
			if strings.HasPrefix(c.Body, mark) {
				found = append(found, c)
			}
		}
	}
	return found, nil
}

// send makes one call of the API and reads its answer.
func (r *Request) send(ctx context.Context, method, path, body string, answer any) error {
	var data io.Reader
	if method != http.MethodGet {
		b, err := json.Marshal(map[string]string{"body": body})
		if err != nil {
			return err
		}
		data = bytes.NewReader(b)
	}
	q, err := http.NewRequestWithContext(ctx, method, r.api+path, data)
	if err != nil {
		return err
	}
	q.Header.Set(r.header, r.token)
	q.Header.Set("Accept", "application/json")
	q.Header.Set("Content-Type", "application/json")
	got, err := r.client.Do(q)
	if err != nil {
		return err
	}
	defer got.Body.Close()
	if got.StatusCode < 200 || got.StatusCode > 299 {
		return &StatusError{method, path, got.StatusCode}
	}
	if answer == nil {
		return nil
	}
	if err := json.NewDecoder(io.LimitReader(got.Body, 64<<20)).Decode(answer); err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	return nil
}
