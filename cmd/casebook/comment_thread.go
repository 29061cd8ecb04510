package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// thread is the comments of a pull request, as the machine that runs casebook says.
type thread struct {
	name     string // "pull request 7 of acme/case"
	base     string // commit that it is compared with
	fork     bool   // it comes from another repository
	variable string // that holds the token
	at       string // variable that holds the address of the API
	token    string
	header   string // that sends the token
	scheme   string // before the token
	api      string
	list     string // address of the comments
	one      string // address of one of them, without its number
	update   string // method
	rights   string // that the token needs
	deeper   string // what fetches the base
	summary  string // file that the machine shows; "" = none
}

var repositoryForm = regexp.MustCompile(`^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$`)

// pullRequest reads what GitHub Actions and GitLab CI say in their environment. On other
// machines, and for a push, there are no comments.
func pullRequest(getenv func(string) string) (thread, error) {
	t := thread{deeper: "fetch-depth: 0 of actions/checkout, or GIT_DEPTH: 0 in GitLab CI, so that the history is there"}
	var err error
	switch {
	case getenv("GITHUB_ACTIONS") == "true":
		t.summary = getenv("GITHUB_STEP_SUMMARY")
		if slices.Contains([]string{"pull_request", "pull_request_target"}, getenv("GITHUB_EVENT_NAME")) {
			err = t.onGitHub(getenv)
		}
	case getenv("GITLAB_CI") == "true" && getenv("CI_MERGE_REQUEST_IID") != "":
		err = t.onGitLab(getenv)
	}
	if err == nil && t.api != "" && !addressForm.MatchString(t.api) {
		err = fmt.Errorf("the address of the API is %q, expected one with https://", t.api)
	}
	return t, err
}

// onGitHub: https://docs.github.com/en/rest/issues/comments, where a pull request is an issue.
func (t *thread) onGitHub(getenv func(string) string) error {
	text, err := readGiven(getenv("GITHUB_EVENT_PATH"), 64<<20)
	if err != nil {
		return fmt.Errorf("GITHUB_EVENT_PATH: %w", err)
	}
	type side struct {
		SHA  string
		Repo struct {
			FullName string `json:"full_name"`
		}
	}
	var event struct {
		PullRequest struct {
			Number     int
			Base, Head side
		} `json:"pull_request"`
	}
	if err := json.Unmarshal(text, &event); err != nil {
		return fmt.Errorf("GITHUB_EVENT_PATH names a file that cannot be read: %w", err)
	}
	pr, repository := event.PullRequest, getenv("GITHUB_REPOSITORY")
	if pr.Number == 0 || !repositoryForm.MatchString(repository) {
		return errors.New("GITHUB_EVENT_PATH and GITHUB_REPOSITORY name no pull request")
	}
	t.name = fmt.Sprintf("pull request %d of %s", pr.Number, repository)
	t.base, t.fork = pr.Base.SHA, pr.Head.Repo.FullName != repository
	t.variable, t.at, t.header, t.scheme = "GITHUB_TOKEN", "GITHUB_API_URL", "Authorization", "Bearer "
	t.token, t.api = strings.TrimSpace(getenv(t.variable)), getenv(t.at)
	t.list = fmt.Sprintf("%s/repos/%s/issues/%d/comments", t.api, repository, pr.Number)
	t.one, t.update = fmt.Sprintf("%s/repos/%s/issues/comments/", t.api, repository), http.MethodPatch
	t.rights = "the job needs permissions: pull-requests: write"
	return nil
}

// onGitLab: https://docs.gitlab.com/api/notes/.
func (t *thread) onGitLab(getenv func(string) string) error {
	project, number := getenv("CI_PROJECT_ID"), getenv("CI_MERGE_REQUEST_IID")
	for _, n := range []string{project, number} {
		if _, err := strconv.ParseUint(n, 10, 64); err != nil {
			return errors.New("CI_PROJECT_ID and CI_MERGE_REQUEST_IID name no merge request")
		}
	}
	t.name = fmt.Sprintf("merge request %s of %s", number, getenv("CI_PROJECT_PATH"))
	t.base, t.fork = getenv("CI_MERGE_REQUEST_DIFF_BASE_SHA"), getenv("CI_MERGE_REQUEST_SOURCE_PROJECT_ID") != project
	t.variable, t.at, t.header = "GITLAB_TOKEN", "CI_API_V4_URL", "PRIVATE-TOKEN"
	t.token, t.api = strings.TrimSpace(getenv(t.variable)), getenv(t.at)
	t.list = fmt.Sprintf("%s/projects/%s/merge_requests/%s/notes", t.api, project, number)
	t.one, t.update = t.list+"/", http.MethodPut
	t.rights = "the token needs the scope api and the role Reporter"
	return nil
}

// comment is one of GitHub's comments or GitLab's notes.
type comment struct {
	ID     int64
	Body   string
	User   struct{ Login string }    // of GitHub
	Author struct{ Username string } // of GitLab
}

// write makes the one comment, or changes it if it says something else.
func (t thread) write(ctx context.Context, text string) (did string, err error) {
	if t.api == "" {
		return "", fmt.Errorf("$%s, the address of the API, is not set", t.at)
	}
	all, err := t.comments(ctx)
	if err != nil {
		return "", err
	}
	me, err := t.account(ctx)
	if err != nil {
		return "", err
	}
	at := slices.IndexFunc(all, func(c comment) bool {
		return c.User.Login+c.Author.Username == me
	})
	body, err := json.Marshal(map[string]string{"body": text})
	if err != nil {
		return "", err
	}
	switch {
	case at < 0:
		_, err = t.ask(ctx, http.MethodPost, t.list, body)
		return "made", err
	case strings.TrimSpace(all[at].Body) == strings.TrimSpace(text):
		return "left as it is: it says the same", nil
	}
	_, err = t.ask(ctx, t.update, t.one+strconv.FormatInt(all[at].ID, 10), body)
	return "replaced", err
}

const (
	mostPages = 50    // of 100 comments
	mostPage  = 1_000 // comments of a page, whatever was asked for
)

// comments gives those that begin as casebook's own do.
func (t thread) comments(ctx context.Context) (ours []comment, err error) {
	next, seen := t.list+"?per_page=100", map[string]bool{}
	for range mostPages {
		seen[next] = true
		got, err := t.ask(ctx, http.MethodGet, next, nil)
		if err != nil {
			return nil, err
		}
		page, err := commentsIn(got.data)
		if err != nil {
			return nil, err
		}
		for _, c := range page {
			if strings.HasPrefix(c.Body, strings.TrimSpace(commentMark)) {
				ours = append(ours, c)
			}
		}
		switch next = nextPage(got.header); {
		case next == "":
			return ours, nil
		case !strings.HasPrefix(next, t.list+"?") && !sameHost(next, t.api):
			return nil, errors.New("the next page of the comments is at another host")
		case seen[next]:
			return nil, errors.New("the next page of the comments is one that was read already")
		}
	}
	return nil, fmt.Errorf("%s has more than %d pages of comments, so casebook cannot find its own; delete some, or open another", t.name, mostPages)
}

// commentsIn reads a page of comments, one by one: many empty ones would take memory.
func commentsIn(data []byte) (all []comment, err error) {
	read := json.NewDecoder(bytes.NewReader(data))
	if begin, err := read.Token(); err != nil || begin != json.Delim('[') {
		return nil, errors.New("the API answers with something else than a list of comments")
	}
	for read.More() {
		var c comment
		if len(all) == mostPage {
			return nil, fmt.Errorf("the API answers with more than %d comments at once", mostPage)
		}
		if read.Decode(&c) != nil {
			return nil, errors.New("the API answers with a comment that cannot be read")
		}
		all = append(all, c)
	}
	if _, err := read.Token(); err != nil {
		return nil, errors.New("the list of comments has no end")
	}
	return all, nil
}

var nextLink = regexp.MustCompile(`<([^<>]+)>\s*;[^,]*\brel="?next"?`)

// nextPage reads the address of the next page (RFC 8288).
func nextPage(header http.Header) string {
	if m := nextLink.FindStringSubmatch(strings.Join(header.Values("Link"), ", ")); m != nil {
		return m[1]
	}
	return ""
}

func sameHost(a, b string) bool {
	one, err := url.Parse(a)
	other, wrong := url.Parse(b)
	return err == nil && wrong == nil && one.Scheme == other.Scheme && one.Host == other.Host
}

// account is the name under which the token writes. That of GitHub Actions may not ask.
func (t thread) account(ctx context.Context) (string, error) {
	got, err := t.ask(ctx, http.MethodGet, t.api+"/user", nil)
	if refused, is := errors.AsType[*refusal](err); is && refused.status == http.StatusForbidden && !refused.limit {
		return "github-actions[bot]", nil
	}
	if err != nil {
		return "", err
	}
	var who struct{ Login, Username string }
	if err := json.Unmarshal(got.data, &who); err != nil || who.Login+who.Username == "" {
		return "", errors.New("the API does not say whose the token is")
	}
	if t.scheme != "" {
		return who.Login, nil
	}
	return who.Username, nil
}

// refusal is an answer that is no success.
type refusal struct {
	status int
	limit  bool // of requests
	text   string
}

func (r *refusal) Error() string { return r.text }

const (
	apiPatience = 30 * time.Second
	apiTries    = 3
	longestWait = 20 * time.Second
	mostOfAPI   = 16 << 20 // bytes
)

// ask asks the API. What may pass is asked again: an error of the server, unless a second
// comment could come of it, and a limit that ends soon. No message has the token.
func (t thread) ask(ctx context.Context, method, address string, body []byte) (answer, error) {
	for try := 1; ; try++ {
		got, err := ask(ctx, request{
			method: method, address: address, body: body, most: mostOfAPI, patience: apiPatience,
			header: map[string]string{t.header: t.scheme + t.token, "Accept": "application/json", "Content-Type": "application/json", "User-Agent": "casebook"},
		})
		if err != nil {
			return got, fmt.Errorf("%s could not be asked: %w", t.api, err)
		}
		if got.status < 300 {
			return got, nil
		}
		wait := time.Duration(try) * time.Second
		if seconds, err := strconv.Atoi(got.header.Get("Retry-After")); err == nil {
			wait = time.Duration(seconds) * time.Second
		}
		limit := got.status == http.StatusTooManyRequests || got.status == http.StatusForbidden && (got.header.Get("Retry-After") != "" || got.header.Get("X-Ratelimit-Remaining") == "0")
		again := limit && got.header.Get("Retry-After") != "" || got.status >= 500 && method != http.MethodPost
		if !again || try == apiTries || wait > longestWait {
			return got, &refusal{got.status, limit, t.why(got, limit)}
		}
		select {
		case <-ctx.Done():
			return got, ctx.Err()
		case <-time.After(wait):
		}
	}
}

// why says what an answer means, and what to do.
func (t thread) why(got answer, limit bool) string {
	said := fmt.Sprintf("%s answers %s", t.api, got.said())
	switch {
	case limit:
		if at, err := strconv.ParseInt(got.header.Get("X-Ratelimit-Reset"), 10, 64); err == nil {
			return said + ": too many requests until " + time.Unix(at, 0).UTC().Format(time.RFC3339)
		}
		return said + ": too many requests; run it again later"
	case got.status == http.StatusUnauthorized:
		return fmt.Sprintf("%s: the token in $%s is expired or wrong", said, t.variable)
	case got.status == http.StatusForbidden:
		return said + ": " + t.rights
	case got.status == http.StatusNotFound:
		return fmt.Sprintf("%s: there is no such request, or the token in $%s may not read it; %s", said, t.variable, t.rights)
	case got.status >= 500:
		return said + "; run it again later"
	case got.status >= 300 && got.status < 400:
		return said + ": the repository was moved or renamed"
	}
	return said
}
