//go:build unix

package main

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// slow is a host that takes a request and does not answer, until it is told to go on.
type slow struct {
	usual   http.Handler
	holds   atomic.Pointer[string] // "METHOD PATH" begins so
	reached chan struct{}
	left    chan struct{} // nobody waits for the answer any more
}

func (s *slow) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if held := s.holds.Load(); held != nil && strings.HasPrefix(r.Method+" "+r.URL.Path, *held) {
		_, _ = io.Copy(io.Discard, r.Body) // else the server does not notice that nobody waits any more
		select {
		case s.reached <- struct{}{}:
		default:
		}
		<-r.Context().Done()
		select {
		case s.left <- struct{}{}:
		default:
		}
		return
	}
	s.usual.ServeHTTP(w, r)
}

func newSlow(t *testing.T, usual http.Handler) (*slow, string) {
	t.Helper()
	s := &slow{usual: usual, reached: make(chan struct{}, 1), left: make(chan struct{}, 1)}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return s, server.URL
}

// netlifyOf answers as Netlify does for a site that has never been published, and shows a
// deploy that has its files.
func netlifyOf(shown *atomic.Int32) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		say := func(v any) { _ = json.NewEncoder(w).Encode(v) }
		switch body, _ := io.ReadAll(r.Body); {
		case r.Method == "POST" && strings.HasSuffix(r.URL.Path, "/deploys"):
			var asked struct{ Files map[string]string }
			_ = json.Unmarshal(body, &asked)
			var sums []string
			for _, sum := range asked.Files {
				sums = append(sums, sum)
			}
			say(map[string]any{"id": "d1", "state": "uploading", "required": sums})
		case r.Method == "PUT":
			say(map[string]string{})
		case strings.HasSuffix(r.URL.Path, "/cancel"):
			say(map[string]string{})
		case strings.HasPrefix(r.URL.Path, "/deploys/"):
			shown.Add(1)
			say(map[string]string{"id": "d1", "state": "ready"})
		default:
			say([]string{})
		}
	})
}

// A signal ends a verb that waits for a host: at once, with nothing left behind, and what
// readers get is as it was, or works. The next run does the rest.
func TestASignalEndsPublishing(t *testing.T) {
	type work struct {
		args, env []string
		host      *slow
		holds     string
		same      func(t *testing.T) // what readers get
		after     func(t *testing.T) // the next run
	}
	site := t.TempDir()
	portfolio := filepath.Join(site, "p")
	if err := os.CopyFS(portfolio, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	said(t, 0, "build", "--audience", "public", "--as-of", "2026-06-01", "--quiet", portfolio)
	publish := func(target string) []string {
		return []string{"publish", "--in", portfolio, "--from", filepath.Join(portfolio, "public"), "--pause", "0s", target}
	}
	toNetlify := func(holds string) func(*testing.T) work {
		return func(t *testing.T) work {
			var shown atomic.Int32
			host, address := newSlow(t, netlifyOf(&shown))
			is := func(want int32) func(*testing.T) {
				return func(t *testing.T) {
					if got := shown.Load(); got != want {
						t.Errorf("Netlify shows deploy %d, expected %d", got, want)
					}
				}
			}
			return work{publish("netlify:case"), []string{"NETLIFY_API_URL=" + address, "NETLIFY_AUTH_TOKEN=" + secretToken}, host, holds, is(0), is(1)}
		}
	}
	toBranch := func(holds string) func(*testing.T) work {
		return func(t *testing.T) work {
			newGitRepo(t)
			r := gitRepo{t, filepath.Join(t.TempDir(), "case.git")}
			if err := os.Mkdir(r.dir, 0o755); err != nil {
				t.Fatal(err)
			}
			r.git("init", "--quiet", "--bare")
			r.git("config", "http.receivepack", "true")
			r.git("config", "--global", "http.postBuffer", "100m") // the server here takes nothing in chunks
			programs, err := exec.Command("git", "--exec-path").Output()
			if err != nil {
				t.Fatal(err)
			}
			host, address := newSlow(t, &cgi.Handler{
				Path: filepath.Join(strings.TrimSpace(string(programs)), "git-http-backend"),
				Env:  []string{"GIT_PROJECT_ROOT=" + filepath.Dir(r.dir), "GIT_HTTP_EXPORT_ALL=1", "REMOTE_USER=author", "GIT_CONFIG_GLOBAL=" + os.DevNull},
			})
			has := func(want bool) func(*testing.T) {
				return func(t *testing.T) {
					if refs := r.git("for-each-ref"); strings.Contains(refs, "refs/heads/pages") != want {
						t.Errorf("the branches are %q", refs)
					}
				}
			}
			return work{publish("git:" + address + "/case.git#pages"), nil, host, holds, has(false), has(true)}
		}
	}
	toComment := func(holds string) func(*testing.T) work {
		return func(t *testing.T) work {
			f, _ := requested(t, false)
			host, address := newSlow(t, f)
			t.Setenv("GITHUB_API_URL", address)
			has := func(want int) func(*testing.T) {
				return func(t *testing.T) {
					if len(f.comments) != want {
						t.Errorf("there are %d comments, expected %d", len(f.comments), want)
					}
				}
			}
			return work{[]string{"comment"}, nil, host, holds, has(0), has(1)}
		}
	}
	toFolder := func(t *testing.T) work {
		www := filepath.Join(t.TempDir(), "www")
		built := func(file string) (dir string, args []string) {
			dir = filepath.Join(t.TempDir(), "p")
			if err := errors.Join(os.CopyFS(dir, os.DirFS("testdata/base")), os.Mkdir(filepath.Join(dir, "static"), 0o755), os.WriteFile(filepath.Join(dir, "static", file), []byte(file), 0o644)); err != nil {
				t.Fatal(err)
			}
			said(t, 0, "build", "--audience", "public", "--as-of", "2026-06-01", "--quiet", dir)
			return dir, []string{"publish", "--in", dir, "--from", filepath.Join(dir, "public"), "--pause", "1h", "folder:" + www}
		}
		_, first := built("old.txt")
		said(t, 0, first...)
		next, args := built("new.txt")
		host := &slow{reached: make(chan struct{}, 1)}
		go func() { // it waits before it deletes what pages of before needed
			for range 6000 {
				if _, err := os.Stat(filepath.Join(www, "new.txt")); err == nil {
					host.reached <- struct{}{}
					return
				}
				time.Sleep(10 * time.Millisecond)
			}
		}()
		return work{args, nil, host, "", func(t *testing.T) { read(t, www, "old.txt") }, func(*testing.T) { said(t, 0, "verify", www, next) }}
	}
	for name, prepare := range map[string]func(*testing.T) work{
		"netlify, before":      toNetlify("GET /sites/"),
		"netlify, in between":  toNetlify("PUT /deploys/"),
		"a branch, before":     toBranch("GET /case.git/info/refs"),
		"a branch, in between": toBranch("POST /case.git/git-receive-pack"),
		"a folder, at the end": toFolder,
		"a comment, before":    toComment("GET /"),
		"a comment, written":   toComment("POST /"),
	} {
		for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
			t.Run(name+", "+signal.String(), func(t *testing.T) {
				w := prepare(t)
				temporary := t.TempDir()
				cmd := exec.Command("casebook", w.args...)
				cmd.Env = append(append(os.Environ(), w.env...), "TMPDIR="+temporary)
				w.host.holds.Store(&w.holds)
				var words strings.Builder
				cmd.Stderr = &words
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				ended := make(chan error, 1)
				go func() { ended <- cmd.Wait() }()
				select {
				case <-w.host.reached:
				case err := <-ended:
					t.Fatalf("it ended by itself: %v: %s", err, &words)
				case <-time.After(2 * time.Minute):
					_ = cmd.Process.Kill()
					t.Fatal("it asks for nothing")
				}
				told := time.Now()
				_ = cmd.Process.Signal(signal)
				select {
				case err := <-ended:
					var exit *exec.ExitError
					if !errors.As(err, &exit) || exit.ExitCode() != failed || !strings.Contains(words.String(), "casebook: interrupted; ") {
						t.Errorf("%v: %s", err, &words)
					}
				case <-time.After(10 * time.Second): // a second, and more on a machine that is busy
					_ = cmd.Process.Kill()
					t.Error("it goes on")
				}
				if strings.Contains(words.String(), secretToken) {
					t.Errorf("the token is told: %s", &words)
				}
				if left := entriesOf(t, temporary); left != "" && time.Since(told) < grace { // else the machine was too busy to end it gently
					t.Errorf("it left %s", left)
				}
				if w.holds != "" {
					select {
					case <-w.host.left:
					case <-time.After(10 * time.Second):
						t.Error("a program that it ran goes on")
					}
				}
				w.same(t)
				w.host.holds.Store(nil)
				for _, v := range w.env {
					name, value, _ := strings.Cut(v, "=")
					t.Setenv(name, value)
				}
				again := slices.Clone(w.args)
				if at := slices.Index(again, "1h"); at > 0 {
					again[at] = "0s"
				}
				said(t, 0, again...)
				w.after(t)
			})
		}
	}
}
