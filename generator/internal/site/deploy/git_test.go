package deploy

import (
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const secret = "t0ken-that-nobody-sees"

// bare makes an empty repository, and gives what reads it.
func bare(t *testing.T) (folder string, git func(args ...string) string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	folder = filepath.Join(t.TempDir(), "case.git")
	git = func(args ...string) string {
		t.Helper()
		out, err := exec.Command("git", append([]string{"-C", folder}, args...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("git %q: %v: %s", args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	git("init", "--quiet", "--bare")
	return folder, git
}

// served serves repositories as hosts do, to those who know the secret.
func served(t *testing.T, folder string) *httptest.Server {
	t.Helper()
	programs, err := exec.Command("git", "--exec-path").Output()
	if err != nil {
		t.Fatal(err)
	}
	backend := &cgi.Handler{
		Path: filepath.Join(strings.TrimSpace(string(programs)), "git-http-backend"),
		Env:  []string{"GIT_PROJECT_ROOT=" + filepath.Dir(folder), "GIT_HTTP_EXPORT_ALL=1", "REMOTE_USER=author", "GIT_CONFIG_GLOBAL=" + os.DevNull},
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, password, _ := r.BasicAuth(); password != secret {
			w.Header().Set("WWW-Authenticate", `Basic realm="case"`)
			http.Error(w, secret, http.StatusUnauthorized)
			return
		}
		backend.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server
}

func branchOf(t *testing.T, name string) Branch {
	t.Helper()
	named, err := Parse(name)
	if err != nil {
		t.Fatal(err)
	}
	return named.Branch(os.Environ())
}

func TestABranchHasTheSiteAsItsOnlyCommit(t *testing.T) {
	folder, git := bare(t)
	server := served(t, folder)
	git("config", "http.receivepack", "true")
	over := strings.Replace(server.URL, "http://", "http://author:"+secret+"@", 1) + "/case.git"
	for i, address := range []string{folder, "file://" + folder, over} {
		to := branchOf(t, "git:"+address+"#pages")
		if strings.Contains(to.Name, secret) {
			t.Errorf("the name is %q", to.Name)
		}
		site := sited([]string{"a1", "b2", "c3"}[i], 3)
		site[`odd "name" \ é.txt`] = nil
		dry := options()
		dry.DryRun = true
		would, err := to.Deploy(t.Context(), site, dry)
		if err != nil || len(would.Uploaded) == 0 || i == 0 && git("for-each-ref") != "" {
			t.Fatalf("%s: %v, %v", to.Name, would, err)
		}
		got, err := to.Deploy(t.Context(), site, options())
		if err != nil || strings.Join(got.Uploaded, " ") != strings.Join(would.Uploaded, " ") {
			t.Fatalf("%s: %v, %v", to.Name, got, err)
		}
		if n := git("rev-list", "--count", "pages"); n != "1" {
			t.Errorf("the branch has %s commits", n)
		}
		for name, data := range Site(site) {
			if is := git("cat-file", "blob", "pages:"+name); is != strings.TrimSpace(string(data)) && name != ".casebook" {
				t.Errorf("%s: %s is %q", to.Name, name, is)
			}
		}
		tip := git("rev-parse", "pages")
		if got, err := to.Deploy(t.Context(), site, options()); err != nil || len(got.Uploaded)+len(got.Deleted) > 0 || git("rev-parse", "pages") != tip {
			t.Errorf("where nothing changed: %v, %v", got, err)
		}
	}
}

func TestABranchOfOthersStays(t *testing.T) {
	folder, git := bare(t)
	to := branchOf(t, "git:"+folder+"#pages")
	if _, err := to.Deploy(t.Context(), sited("a1", 2), options()); err != nil {
		t.Fatal(err)
	}
	// What somebody adds beside the site stays.
	work := filepath.Join(t.TempDir(), "work")
	sh := exec.Command("sh", "-c", `git clone -q -b pages "$1" "$2" && cd "$2" && echo case.example >CNAME && git add CNAME &&
		git -c user.name=x -c user.email=x@example.com commit -q -m x && git push -q origin pages && git push -q origin pages:other && git rm -q .casebook &&
		git -c user.name=x -c user.email=x@example.com commit -q -m y && git push -q origin pages:foreign`, "sh", folder, work)
	if out, err := sh.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if _, err := to.Deploy(t.Context(), sited("b2", 2), options()); err != nil || git("cat-file", "blob", "pages:CNAME") != "case.example" || git("rev-list", "--count", "pages") != "1" {
		t.Errorf("%v", err)
	}
	// So does a file where the site has a folder, and a folder where it has a file.
	for _, name := range []string{"css", "data.json/mine"} {
		sh := exec.Command("sh", "-c", `cd "$1" && git fetch -q && git checkout -q -B "$2" origin/pages && git rm -rq --ignore-unmatch "${2%%/*}" && mkdir -p "$(dirname "$2")" && echo mine >"$2" &&
			git add "$2" && git -c user.name=x -c user.email=x@example.com commit -q -m x && git push -q origin "HEAD:refs/heads/beside-$2"`, "sh", work, name)
		if out, err := sh.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		if _, err := branchOf(t, "git:"+folder+"#beside-"+name).Deploy(t.Context(), sited("c3", 2), options()); err == nil || !strings.Contains(err.Error(), "which casebook did not write") || git("cat-file", "blob", "beside-"+name+":"+name) != "mine" {
			t.Errorf("%s of somebody else: %v", name, err)
		}
	}
	before := git("rev-parse", "foreign")
	if _, err := branchOf(t, "git:"+folder+"#foreign").Deploy(t.Context(), sited("b2", 2), options()); err == nil || !strings.Contains(err.Error(), "which casebook did not write") || git("rev-parse", "foreign") != before {
		t.Errorf("a foreign branch: %v", err)
	}
	// A push between reading and writing is noticed.
	hook := filepath.Join(folder, "hooks", "pre-receive")
	if err := os.WriteFile(hook, []byte("#!/bin/sh\nunset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES\ngit update-ref refs/heads/pages refs/heads/other\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := to.Deploy(t.Context(), sited("c3", 2), options()); err == nil || !strings.Contains(err.Error(), "another run published to "+to.Name+" meanwhile") {
		t.Errorf("a push in between: %v", err)
	}
	if err := os.WriteFile(hook, []byte("#!/bin/sh\necho "+secret+"\nexit 1\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, err := to.Deploy(t.Context(), sited("c3", 2), options())
	if err == nil || !strings.Contains(err.Error(), "the repository takes no such push") || strings.Contains(err.Error(), secret) {
		t.Errorf("a hook that refuses: %v", err)
	}
}

func TestNoTokenIsTold(t *testing.T) {
	folder, _ := bare(t)
	server := served(t, folder)
	wrong := strings.Replace(server.URL, "http://", "http://"+secret+":wrong@", 1)
	for address, want := range map[string]string{
		wrong + "/case.git":                   "refuses the credentials; they may have expired",
		server.URL + "/case.git":              "refuses the credentials; they may have expired",
		folder + "-not":                       "does not exist, or these credentials may not see it; check the address",
		"http://" + secret + "@127.0.0.1:1/x": "cannot be reached; check the network",
		"ext::sh -c true":                     "use an address that begins with https://",
		"http://author:" + secret + "@" + strings.TrimPrefix(server.URL, "http://") + "/none.git": "does not exist",
	} {
		said := ""
		opt := options()
		opt.Report = func(line string) { said += line }
		_, err := branchOf(t, "git:"+address+"#pages").Deploy(t.Context(), sited("a1", 2), opt)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, expected %q", address, err, want)
		}
		if err != nil && strings.Contains(err.Error()+said, secret) {
			t.Errorf("%s: the token is told: %v %s", address, err, said)
		}
	}
}
