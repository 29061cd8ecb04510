package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/pelletier/go-toml/v2"
	"github.com/rhysd/actionlint"

	"github.com/casebook-dev/casebook/generator"
)

// servedRelease serves this program as a release, for the platforms that hosts have.
func servedRelease(t *testing.T) (address string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	var archive bytes.Buffer
	z, _ := gzip.NewWriterLevel(&archive, gzip.BestSpeed)
	files := tar.NewWriter(z)
	if err := files.WriteHeader(&tar.Header{Name: "casebook", Mode: 0o755, Size: int64(len(program))}); err != nil {
		t.Fatal(err)
	}
	_, _ = files.Write(program)
	if err := errors.Join(files.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(archive.Bytes())
	var sums strings.Builder
	for _, platform := range []string{"linux_amd64", "linux_arm64"} {
		fmt.Fprintf(&sums, "%s  casebook_1.2.0_%s.tar.gz\n", hex.EncodeToString(sum[:]), platform)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch name := strings.TrimPrefix(r.URL.Path, "/v1.2.0/"); {
		case name == "checksums.txt":
			_, _ = io.WriteString(w, sums.String())
		case strings.HasSuffix(name, ".tar.gz") && name != r.URL.Path:
			_, _ = w.Write(archive.Bytes())
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// hosted is the small portfolio with the files of a host.
func hosted(t *testing.T, host, address string, more ...string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	said(t, 0, append([]string{"ci", host, "--in", dir, "--version", "v1.2.0", "--releases", address}, more...)...)
	return dir
}

// onHost runs a command as a host does: in a shell, with nothing of this machine's
// environment. The program itself is not on the path.
func onHost(t *testing.T, dir, command string, env ...string) (string, error) {
	t.Helper()
	cmd := exec.Command("sh", "-e", "-c", command)
	cmd.Dir = dir
	cmd.Env = append([]string{"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=" + t.TempDir(), "TMPDIR=" + t.TempDir()}, env...)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// TestFilesAreKeptBetweenRuns runs a host's script twice with the folder that it keeps, and once
// with one of that name that came with the files.
func TestFilesAreKeptBetweenRuns(t *testing.T) {
	dir := hosted(t, "gitlab-pages", servedRelease(t))
	if err := os.MkdirAll(filepath.Join(dir, "content/metrics"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "content/metrics/load.csv"), []byte("date,pages\n2026-01,9\n2026-02,7\n2026-03,4\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(command string) string {
		t.Helper()
		out, err := onHost(t, dir, command, "KEPT=.ci-cache")
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return out
	}
	const commit, build = "git add . && git -c user.name=x -c user.email=x@example.com commit -q -m x && ", "sh ci/casebook.sh && ls -A ~/.cache/casebook .casebook && test -z \"$(git ls-files --others .ci-cache | grep -v -e user/ -e drawn/)\""
	run("git init -q . && " + commit + build)
	key := run("cat .ci-cache/user/*key*")
	run("rm -rf public .casebook && " + build)
	if again := run("cat .ci-cache/user/*key*"); key == "" || again != key {
		t.Errorf("the second run has the key %q, and the first one %q", again, key)
	}
	read(t, dir, "public/index.html")
	run("rm -rf public .casebook .ci-cache && mkdir -p .ci-cache/user .ci-cache/drawn && echo x >.ci-cache/user/foreign && " + commit + "sh ci/casebook.sh && ! test -e ~/.cache/casebook/foreign && ! test -e .ci-cache/drawn/cache")
}

// TestHostsPublish runs what each host is told to run.
func TestHostsPublish(t *testing.T) {
	address := servedRelease(t)
	build := map[string]func(t *testing.T, dir string) (command string, env []string){
		"netlify": func(t *testing.T, dir string) (string, []string) {
			var file struct {
				Build   struct{ Command, Publish string }
				Context struct{ Production struct{ Command string } }
			}
			if err := toml.Unmarshal(read(t, dir, "netlify.toml"), &file); err != nil {
				t.Fatal(err)
			}
			if file.Build.Publish != "public" || file.Build.Command != `ADDRESS=$DEPLOY_PRIME_URL sh ci/casebook.sh` {
				t.Errorf("netlify.toml says %+v", file)
			}
			return file.Context.Production.Command, []string{"NETLIFY=true", "URL=https://site.example"}
		},
		"github-pages": func(t *testing.T, dir string) (string, []string) {
			return step(t, dir, ".github/workflows/github-pages.yml", "Check and build"), []string{"GITHUB_ACTIONS=true", "ADDRESS=https://site.example", "MANIFEST=site.sha256"}
		},
		"gitlab-pages": func(t *testing.T, dir string) (string, []string) {
			var file struct {
				Pages struct {
					Script    []string
					Variables map[string]string
					Artifacts struct{ Paths []string }
					Cache     struct{ Paths []string }
				}
				Check   struct{ Script []string }
				Default struct {
					BeforeScript []string `yaml:"before_script"`
				}
			}
			if err := yaml.Unmarshal(read(t, dir, ".gitlab-ci.yml"), &file); err != nil {
				t.Fatal(err)
			}
			if kept := file.Pages.Variables["KEPT"]; kept == "" || !slices.Equal(file.Pages.Cache.Paths, []string{kept + "/"}) || strings.Contains(fmt.Sprint(file.Check), kept) {
				t.Errorf("files are kept in %q, and the cache of GitLab has %q", kept, file.Pages.Cache.Paths)
			}
			if !slices.Equal(file.Pages.Artifacts.Paths, []string{"public"}) || !slices.Equal(file.Check.Script, file.Pages.Script) {
				t.Errorf(".gitlab-ci.yml says %+v", file)
			}
			if !slices.Equal(file.Default.BeforeScript, []string{"apk add --no-cache git"}) { // the image has none
				t.Errorf("no job has git: %q", file.Default.BeforeScript)
			}
			own := bytes.Contains(read(t, dir, "config.yaml"), []byte("\nbaseURL: ")) // the portfolio says its address itself
			if (file.Pages.Variables["ADDRESS"] != "$CI_PAGES_URL") != own {
				t.Errorf("the variables are %v", file.Pages.Variables)
			}
			return strings.Join(file.Pages.Script, "\n"), []string{"CI_JOB_NAME=pages", "ADDRESS=https://site.example"}
		},
		"cloudflare-pages": func(t *testing.T, dir string) (string, []string) {
			var file struct {
				Name   string
				Output string `toml:"pages_build_output_dir"`
			}
			if err := toml.Unmarshal(read(t, dir, "wrangler.toml"), &file); err != nil {
				t.Fatal(err)
			}
			if !slices.Contains([]string{"ada-example", "mirela-osei"}, file.Name) || file.Output != "public" {
				t.Errorf("wrangler.toml says %+v", file)
			}
			return "sh ci/casebook.sh", []string{"CF_PAGES=1", "ADDRESS=https://site.example"}
		},
		"s3": func(t *testing.T, dir string) (string, []string) {
			return step(t, dir, ".github/workflows/s3.yml", "Check and build"), []string{"ADDRESS=https://site.example"}
		},
		"forgejo": func(t *testing.T, dir string) (string, []string) {
			return step(t, dir, ".forgejo/workflows/forgejo.yml", "Check and build"), []string{"ADDRESS=https://site.example"}
		},
	}
	for _, host := range generator.Hosts() {
		t.Run(host.Name, func(t *testing.T) {
			dir := hosted(t, host.Name, address)
			if out, err := onHost(t, dir, "git init -q . && git add . && git -c user.name=x -c user.email=x@example.com commit -q -m x"); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			command, env := build[host.Name](t, dir)
			if out, err := onHost(t, dir, command, env...); err != nil {
				t.Fatalf("%s: %v\n%s", command, err, out)
			}
			if got := string(read(t, dir, "public/robots.txt")); !strings.Contains(got, "Sitemap: https://site.example/sitemap.xml") {
				t.Errorf("the site does not know its address: %s", got)
			}
			read(t, dir, "public/index.html")
			if head, err := onHost(t, dir, "git rev-parse HEAD"); err != nil || !bytes.Contains(read(t, dir, "public/colophon.json"), []byte(strings.TrimSpace(head))) {
				t.Errorf("the site does not name its commit %s, %v", head, err)
			}
			if host.Name == "github-pages" {
				if sums := read(t, dir, "site.sha256"); !bytes.Contains(sums, []byte("  index.html\n")) {
					t.Errorf("the sums are %s", sums)
				}
			}
			switch host.Name {
			case "forgejo":
				publishesBranch(t, dir)
			case "s3":
				uploadsInOrder(t, dir)
			}
		})
		t.Run(host.Name+", the example", func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "case")
			said(t, 0, "init", "--example", dir)
			said(t, 0, "ci", host.Name, "--in", dir, "--version", "v1.2.0", "--releases", address)
			command, env := build[host.Name](t, dir)
			if out, err := onHost(t, dir, command, env...); err != nil {
				t.Fatalf("%s: %v\n%s", command, err, out)
			}
			read(t, dir, "public/index.html")
		})
	}
}

// step gives the commands of a step of a workflow, which actionlint finds nothing wrong
// with.
func step(t *testing.T, dir, path, name string) string {
	t.Helper()
	text := read(t, dir, path)
	linter, err := actionlint.NewLinter(io.Discard, &actionlint.LinterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	faults, err := linter.Lint(filepath.Join(dir, path), text, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		if !strings.Contains(f.Message, `label "docker" is unknown`) { // one of Forgejo's
			t.Errorf("%s: %s", path, f)
		}
	}
	var file struct {
		Jobs map[string]struct {
			Steps []struct{ Name, Run string }
		}
	}
	if err := yaml.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	for _, job := range file.Jobs {
		for _, s := range job.Steps {
			if s.Name == name {
				return s.Run
			}
		}
	}
	t.Fatalf("%s has no step %q", path, name)
	return ""
}

// publishesBranch runs the step that pushes the site: twice, as for two commits. The
// branch then has the site alone, in one commit.
func publishesBranch(t *testing.T, dir string) {
	t.Helper()
	bare := filepath.Join(t.TempDir(), "origin.git")
	for _, command := range []string{"git init -q --bare " + bare, "git init -q .", "git remote add origin " + bare} {
		if out, err := onHost(t, dir, command); err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out)
		}
	}
	publish := step(t, dir, ".forgejo/workflows/forgejo.yml", "Publish")
	for range 2 {
		if out, err := onHost(t, dir, publish, "GITHUB_SHA=abc"); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if err := os.RemoveAll(filepath.Join(dir, "public", ".git")); err != nil {
			t.Fatal(err)
		}
	}
	out, err := onHost(t, bare, "git rev-list --count pages; git ls-tree --name-only pages")
	if err != nil || !strings.HasPrefix(out, "1\n") || !strings.Contains(out, "\nindex.html\n") || strings.Contains(out, "config.yaml") {
		t.Errorf("%v: the branch has\n%s", err, out)
	}
}

// TestHostsPublishNothingWrong: another file in the place of the release, and a case with
// a warning, leave no site.
func TestHostsPublishNothingWrong(t *testing.T) {
	address := servedRelease(t)
	for name, c := range map[string]struct {
		spoil func(dir string) error
		says  string
	}{
		"another file": {func(dir string) error {
			path := filepath.Join(dir, "ci/casebook.sh")
			text, err := os.ReadFile(path)
			at := bytes.Index(text, []byte(" sum='")) + len(" sum='")
			if text[at]++; text[at] > '9' {
				text[at] = '0'
			}
			return errors.Join(err, os.WriteFile(path, text, 0o755))
		}, "is not the file that was released"},
		"no such release": {func(dir string) error {
			path := filepath.Join(dir, "ci/casebook.sh")
			text, err := os.ReadFile(path)
			return errors.Join(err, os.WriteFile(path, bytes.ReplaceAll(text, []byte("version='1.2.0'"), []byte("version='9.9.9'")), 0o755))
		}, "404"},
		"a site for fewer than everybody, in a job that does not say where it leads": {func(dir string) error {
			path := filepath.Join(dir, "ci/casebook.sh")
			text, err := os.ReadFile(path)
			return errors.Join(err, os.WriteFile(path, bytes.ReplaceAll(text, []byte("--audience 'public'"), []byte("--audience 'mentor'")), 0o755))
		}, "[audience-exposed]"},
		"a weak case": {func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "content/evidence/weak.md"), []byte("---\ntitle: Weak\naudience: public\n---\n\nWords.\n"), 0o644)
		}, "warning"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := hosted(t, "cloudflare-pages", address)
			if err := c.spoil(dir); err != nil {
				t.Fatal(err)
			}
			out, err := onHost(t, dir, "sh ci/casebook.sh")
			if err == nil || !strings.Contains(out, c.says) {
				t.Errorf("%v: %s", err, out)
			}
			if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
				t.Error("a site was written")
			}
		})
	}
}

func read(t *testing.T, dir, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, path))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
