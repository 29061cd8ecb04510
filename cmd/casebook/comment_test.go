package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const secretToken = "ghs_thisIsTheTokenOfTheTest0123456789abc"

// forge answers as the APIs of GitHub and GitLab are documented to do: comments in pages of
// 100 with a Link to the next one, and no account for the token of GitHub Actions.
type forge struct {
	t        *testing.T
	gitlab   bool
	comments []comment
	fail     func(w http.ResponseWriter, r *http.Request) bool // an answer in place of the usual one
	wrote    []string                                          // methods
}

func (f *forge) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	list, one, update, header := "/repos/acme/case/issues/7/comments", "/repos/acme/case/issues/comments/", "PATCH", "Bearer "+secretToken
	sent := r.Header.Get("Authorization")
	if f.gitlab {
		list, one, update, header = "/projects/42/merge_requests/7/notes", "/projects/42/merge_requests/7/notes/", "PUT", secretToken
		sent = r.Header.Get("PRIVATE-TOKEN")
	}
	if sent != header {
		f.t.Errorf("%s %s came with the token %q", r.Method, r.URL, sent)
	}
	if f.fail != nil && f.fail(w, r) {
		return
	}
	var given struct{ Body string }
	if r.Method != "GET" {
		if err := json.NewDecoder(r.Body).Decode(&given); err != nil || given.Body == "" {
			f.t.Errorf("%s: %v", r.Method, err)
		}
		f.wrote = append(f.wrote, r.Method)
	}
	mine := comment{Body: given.Body}
	if mine.User.Login = "github-actions[bot]"; f.gitlab {
		mine.User.Login, mine.Author.Username = "", "project_42_bot"
	}
	id, _ := strconv.Atoi(strings.TrimPrefix(r.URL.Path, one))
	switch {
	case r.Method == "GET" && r.URL.Path == "/user" && f.gitlab:
		fmt.Fprint(w, `{"id":1,"username":"project_42_bot","name":"Bot"}`)
	case r.Method == "GET" && r.URL.Path == "/user":
		http.Error(w, `{"message":"Resource not accessible by integration"}`, http.StatusForbidden)
	case r.Method == "GET" && r.URL.Path == list:
		page, _ := strconv.Atoi(r.URL.Query().Get("page"))
		page = max(page, 1)
		from, to := min(len(f.comments), 100*(page-1)), min(len(f.comments), 100*page)
		if to < len(f.comments) {
			w.Header().Set("Link", fmt.Sprintf(`<http://%s%s?per_page=100&page=%d>; rel="next", <http://%s%s?per_page=100&page=9>; rel="last"`, r.Host, list, page+1, r.Host, list))
		}
		_ = json.NewEncoder(w).Encode(append([]comment{}, f.comments[from:to]...))
	case r.Method == "POST" && r.URL.Path == list:
		mine.ID = int64(len(f.comments) + 1)
		f.comments = append(f.comments, mine)
		w.WriteHeader(http.StatusCreated)
	case r.Method == update && id > 0 && id <= len(f.comments):
		f.comments[id-1].Body = given.Body
	default:
		f.t.Errorf("asked for %s %s", r.Method, r.URL)
		http.NotFound(w, r)
	}
}

// requested is a pull request: a repository with a change, and the environment of a run.
func requested(t *testing.T, gitlab bool) (f *forge, summary string) {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	newGitRepo(t)
	r := gitRepo{t, filepath.Join(t.TempDir(), "case")}
	if err := os.CopyFS(r.dir, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	r.git("init", "--quiet", "--initial-branch", "main")
	r.commit()
	base := strings.TrimSpace(r.git("rev-parse", "HEAD"))
	r.write("content/evidence/new-one.md", "---\ntitle: A new thing\nended: 2026-05-01\nrole: author\ncompetencies: [{id: design, level: senior}]\naudience: public\n---\nWords.\n")
	r.commit()
	r.git("checkout", "--quiet", "--detach")
	t.Chdir(r.dir)
	f = &forge{t: t, gitlab: gitlab}
	server := httptest.NewServer(f)
	t.Cleanup(server.Close)
	if gitlab {
		for name, value := range map[string]string{
			"GITLAB_CI": "true", "CI_API_V4_URL": server.URL, "CI_PROJECT_ID": "42", "CI_PROJECT_PATH": "acme/case", "CI_MERGE_REQUEST_IID": "7",
			"CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "42", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "GITLAB_TOKEN": secretToken, "GITHUB_ACTIONS": "",
		} {
			t.Setenv(name, value)
		}
		return f, ""
	}
	summary = filepath.Join(t.TempDir(), "summary.md")
	for name, value := range map[string]string{
		"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "pull_request", "GITHUB_API_URL": server.URL, "GITHUB_REPOSITORY": "acme/case",
		"GITHUB_TOKEN": secretToken, "GITHUB_STEP_SUMMARY": summary, "GITHUB_EVENT_PATH": event(t, base, "acme/case"), "GITLAB_CI": "",
	} {
		t.Setenv(name, value)
	}
	return f, summary
}

// event is what GitHub writes of a pull request.
func event(t *testing.T, base, from string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "event.json")
	text := fmt.Sprintf(`{"action":"opened","number":7,"pull_request":{"number":7,"base":{"ref":"main","sha":%q,"repo":{"full_name":"acme/case"}},"head":{"sha":"x","repo":{"full_name":%q}}}}`, base, from)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// commented runs the verb, and holds it to keep the token to itself.
func commented(t *testing.T, want int) string {
	t.Helper()
	got := said(t, want, "comment")
	if strings.Contains(got, secretToken) {
		t.Errorf("the token is in the log: %s", got)
	}
	return got
}

// There is one comment, which says what changed; the next run replaces it, and changes
// nothing where it says the same.
func TestAPullRequestHasOneComment(t *testing.T) {
	for name, gitlab := range map[string]bool{"GitHub": false, "GitLab": true} {
		t.Run(name, func(t *testing.T) {
			f, summary := requested(t, gitlab)
			for i := range 250 { // others talk, and one has the mark in it
				f.comments = append(f.comments, comment{ID: int64(i + 1), Body: commentMark + "by somebody else"})
			}
			if got := commented(t, 0); !strings.HasSuffix(got, " 7 of acme/case: the comment was made\n") {
				t.Errorf("it says %s", got)
			}
			body := f.comments[250].Body
			for _, part := range []string{"**new** A new thing", "## Readable for the public, the committee and the mentor", "0 errors"} {
				if !strings.Contains(body, part) {
					t.Errorf("the comment does not say %q:\n%s", part, body)
				}
			}
			if got := commented(t, 0); !strings.Contains(got, "left as it is") {
				t.Errorf("it says %s", got)
			}
			if err := os.Remove("content/evidence/new-one.md"); err != nil {
				t.Fatal(err)
			}
			if got := commented(t, 0); !strings.Contains(got, "the comment was replaced") {
				t.Errorf("it says %s", got)
			}
			if len(f.comments) != 251 || f.comments[0].Body != commentMark+"by somebody else" || !strings.Contains(f.comments[250].Body, "Nothing changed.") || len(f.wrote) != 2 {
				t.Errorf("%d comments, written by %v: %s", len(f.comments), f.wrote, f.comments[250].Body)
			}
			if !gitlab && !bytes.Contains(read(t, filepath.Dir(summary), "summary.md"), []byte("A new thing")) {
				t.Error("the summary of the run does not have it")
			}
		})
	}
}

// What keeps the comment from being written is said, with what to do, and is asked again
// where that helps.
func TestACommentIsNotWritten(t *testing.T) {
	status := func(code int, header ...string) func(http.ResponseWriter) {
		return func(w http.ResponseWriter) {
			for i := 0; i < len(header); i += 2 {
				w.Header().Set(header[i], header[i+1])
			}
			http.Error(w, `{"message":"no"}`, code)
		}
	}
	for _, c := range []struct {
		name   string
		method string
		answer func(http.ResponseWriter)
		times  int // it answers so, 0 = always
		want   int
		says   string
	}{
		{"a token that may only read", "POST", status(403), 0, 2, "403 Forbidden: the job needs permissions: pull-requests: write"},
		{"an expired token", "GET", status(401), 0, 2, "the token in $GITHUB_TOKEN is expired or wrong"},
		{"no such request", "GET", status(404), 0, 2, "404 Not Found: there is no such request, or the token in $GITHUB_TOKEN may not read it"},
		{"a broken server", "GET", status(502, "Retry-After", "0"), 0, 2, "502 Bad Gateway; run it again later"},
		{"a server that is up again", "GET", status(502, "Retry-After", "0"), 2, 0, "the comment was made"},
		{"a write that may have been done", "POST", status(503, "Retry-After", "0"), 1, 2, "503 Service Unavailable; run it again later"},
		{"a limit", "GET", status(403, "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1782820800"), 0, 2, "too many requests until 2026-06-30T12:00:00Z"},
		{"a limit that ends", "POST", status(429, "Retry-After", "0"), 1, 0, "the comment was made"},
		{"a limit for an hour", "GET", status(429, "Retry-After", "3600"), 0, 2, "too many requests; run it again later"},
		{"a moved repository", "GET", status(301, "Location", "https://other.invalid/"), 0, 2, "the repository was moved or renamed"},
		{"no JSON", "GET", func(w http.ResponseWriter) { fmt.Fprint(w, "<html>") }, 0, 2, "something else than a list of comments"},
		{"too many comments", "GET", func(w http.ResponseWriter) { fmt.Fprint(w, "["+strings.Repeat("{},", 2_000)+"{}]") }, 0, 2, "more than 1000 comments at once"},
		{"a page that follows itself", "GET", func(w http.ResponseWriter) {
			w.Header().Set("Link", `</repos/acme/case/issues/7/comments?per_page=100>; rel="next"`)
			fmt.Fprint(w, "[]")
		}, 0, 2, "the next page of the comments is "},
		{"a page elsewhere", "GET", func(w http.ResponseWriter) {
			w.Header().Set("Link", `<https://other.invalid/?page=2>; rel="next"`)
			fmt.Fprint(w, "[]")
		}, 0, 2, "the next page of the comments is at another host"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, _ := requested(t, false)
			asked := 0
			f.fail = func(w http.ResponseWriter, r *http.Request) bool {
				if r.Method != c.method || r.URL.Path == "/user" {
					return false
				}
				if asked++; c.times > 0 && asked > c.times {
					return false
				}
				c.answer(w)
				return true
			}
			if got := commented(t, c.want); !strings.Contains(got, c.says) {
				t.Errorf("it says %q, want %q", got, c.says)
			}
		})
	}
}

// A fork, a machine without a token and a push get no comment, and nobody is asked; a
// clone without the base gets one that says what to set.
func TestRunsWithoutAComment(t *testing.T) {
	t.Run("a fork", func(t *testing.T) {
		f, summary := requested(t, false)
		f.fail = func(_ http.ResponseWriter, r *http.Request) bool { t.Errorf("%s was asked for", r.URL); return true }
		base := strings.TrimSpace(gitRepo{t, "."}.git("rev-parse", "main~1"))
		t.Setenv("GITHUB_EVENT_PATH", event(t, base, "somebody/case"))
		if got := commented(t, 0); !strings.Contains(got, "pull request 7 of acme/case comes from a fork, whose runs get no token that may write: no comment was written") {
			t.Errorf("it says %s", got)
		}
		if !bytes.Contains(read(t, filepath.Dir(summary), "summary.md"), []byte("A new thing")) {
			t.Error("the summary of the run does not have it")
		}
	})
	t.Run("no token", func(t *testing.T) {
		f, _ := requested(t, true)
		f.fail = func(_ http.ResponseWriter, r *http.Request) bool { t.Errorf("%s was asked for", r.URL); return true }
		t.Setenv("GITLAB_TOKEN", "")
		if got := commented(t, 0); !strings.Contains(got, "$GITLAB_TOKEN is not set: no comment was written") || !strings.Contains(got, "A new thing") {
			t.Errorf("it says %s", got)
		}
	})
	t.Run("a repository of another user", func(t *testing.T) {
		f, _ := requested(t, false)
		real, err := exec.LookPath("git")
		if err != nil {
			t.Fatal(err)
		}
		bin := t.TempDir()
		if err := os.WriteFile(filepath.Join(bin, "git"), []byte("#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec "+real+" \"$@\"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
		commented(t, 0)
		if want := "git config --global --add safe.directory "; len(f.comments) != 1 || !strings.Contains(f.comments[0].Body, want) {
			t.Errorf("the comment does not say %q: %v", want, f.comments)
		}
	})
	t.Run("no network", func(t *testing.T) {
		requested(t, false)
		t.Setenv("GITHUB_API_URL", "http://127.0.0.1:1")
		if got := commented(t, 2); !strings.Contains(got, "the comment of pull request 7 of acme/case was not written: http://127.0.0.1:1 could not be asked: ") {
			t.Errorf("it says %s", got)
		}
	})
	t.Run("a push", func(t *testing.T) {
		requested(t, false)
		t.Setenv("GITHUB_EVENT_NAME", "push")
		if got := commented(t, 0); !strings.Contains(got, "this is no pull request, and nothing was commented") {
			t.Errorf("it says %s", got)
		}
	})
	t.Run("a shallow clone", func(t *testing.T) {
		f, _ := requested(t, false)
		whole, err := os.Getwd()
		if err != nil {
			t.Fatal(err)
		}
		there := filepath.Join(t.TempDir(), "shallow")
		gitRepo{t, "."}.git("clone", "--quiet", "--depth", "1", "file://"+whole, there)
		t.Chdir(there)
		got := commented(t, 0)
		for _, text := range []string{got, f.comments[0].Body} {
			if !strings.Contains(text, "the clone is shallow") || !strings.Contains(text, "fetch-depth: 0") {
				t.Errorf("what to set is not in %q", text)
			}
		}
		if !strings.Contains(f.comments[0].Body, "## Check\n\n") {
			t.Errorf("the comment has nothing of the check: %s", f.comments[0].Body)
		}
	})
	t.Run("a case with errors", func(t *testing.T) {
		f, _ := requested(t, false)
		gitRepo{t, "."}.write("content/evidence/new-one.md", "---\ntitle: [\n---\n")
		commented(t, 0)
		for _, part := range []string{"1 error, 0 warnings\n\nIt is compared as far as it can be read.\n", "```text\ncontent/evidence/new-one.md:"} {
			if len(f.comments) != 1 || !strings.Contains(f.comments[0].Body, part) {
				t.Errorf("the comment does not say %q: %v", part, f.comments)
			}
		}
	})
	t.Run("a token as a file has it", func(t *testing.T) {
		requested(t, false)
		token := os.Getenv("GITHUB_TOKEN")
		t.Setenv("GITHUB_TOKEN", token+"\r\n")
		if got := commented(t, 0); !strings.Contains(got, "the comment was made") {
			t.Errorf("it says %s", got)
		}
		t.Setenv("GITHUB_TOKEN", "xx\n"+token)
		if got := commented(t, 2); !strings.Contains(got, "sent as Authorization has a character, such as a line end, that cannot be sent") || strings.Contains(got, token) {
			t.Errorf("it says %s", got)
		}
	})
	t.Run("no address of the API", func(t *testing.T) {
		requested(t, false)
		t.Setenv("GITHUB_API_URL", "")
		if got := commented(t, 2); !strings.Contains(got, "was not written: $GITHUB_API_URL, the address of the API, is not set") {
			t.Errorf("it says %s", got)
		}
	})
	t.Run("an API without encryption", func(t *testing.T) {
		requested(t, false)
		t.Setenv("GITHUB_API_URL", "http://api.example")
		if got := commented(t, 2); !strings.Contains(got, `the address of the API is "http://api.example", expected one with https://`) {
			t.Errorf("it says %s", got)
		}
	})
}

// An answer that is no HTTP may repeat what was asked. None of it is told.
func TestBrokenAnswersAreNotRepeated(t *testing.T) {
	for name, form := range map[string]string{
		"a header":   "HTTP/1.1 200 OK\r\n%s\r\n\r\n",
		"a status":   "HTTP/1.1 %s\r\n\r\n",
		"a line":     "%s\r\n",
		"a location": "HTTP/1.1 302 Found\r\nLocation: http://x/%%zz%s\r\nContent-Length: 0\r\n\r\n",
		"a length":   "HTTP/1.1 200 OK\r\nContent-Length: %s\r\n\r\n",
		"a coding":   "HTTP/1.1 200 OK\r\nTransfer-Encoding: %s\r\n\r\n",
		"a chunk":    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			f, _ := requested(t, false)
			f.fail = func(w http.ResponseWriter, r *http.Request) bool {
				connection, _, _ := w.(http.Hijacker).Hijack()
				fmt.Fprintf(connection, form, r.Header.Get("Authorization"))
				_ = connection.Close()
				return true
			}
			got := commented(t, 2)
			if strings.Contains(got, secretToken) || !strings.Contains(got, "could not be asked: ") {
				t.Errorf("it says %q", got)
			}
		})
	}
}

// What a comment has of the author's texts ends no block, and a long one is cut.
func TestCommentsAreBounded(t *testing.T) {
	if got := fenced("a ``` b\n"); got != "````text\na ``` b\n````" {
		t.Errorf("fenced: %q", got)
	}
	if got := shortened(strings.Repeat("a line\n", 20_000)); len(got) > 61_000 || !strings.HasSuffix(got, "a line\n\nThe rest is too long for a comment: `casebook diff` shows it.\n") {
		t.Errorf("%d bytes: %q", len(got), got[len(got)-100:])
	}
}
