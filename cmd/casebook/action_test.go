package main

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/rhysd/actionlint"
)

// sumOfRelease gives the sum of the archive that a test's release has.
func sumOfRelease(t *testing.T, address string) string {
	t.Helper()
	got, err := http.Get(address + "/v1.2.0/checksums.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	if err != nil || len(text) < 64 {
		t.Fatalf("%v: %q", err, text)
	}
	return string(text[:64])
}

// onPath lets a step find what an earlier one installed, and nothing of this machine's
// casebook.
func onPath(t *testing.T, file string) string {
	t.Helper()
	more, err := os.ReadFile(file)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return strings.ReplaceAll(strings.TrimSpace(string(more)), "\n", ":") + ":/usr/local/bin:/usr/bin:/bin"
}

// TestTheAction runs the steps of action.yml, as GitHub does, in a pull request that makes
// a mistake.
func TestTheAction(t *testing.T) {
	var action struct {
		Inputs map[string]struct{ Default string }
		Runs   struct {
			Steps []struct {
				Name, Shell, Run string
				Env              map[string]string
			}
		}
	}
	if err := yaml.Unmarshal(read(t, "../..", "action.yml"), &action); err != nil {
		t.Fatal(err)
	}
	address := servedRelease(t)
	f, summary := requested(t, false)
	gitRepo{t, "."}.write("content/evidence/weak.md", "---\ntitle: Weak\naudience: public\n---\n\nWords.\n")
	inputs := map[string]string{"version": "1.2.0", "sha256": sumOfRelease(t, address), "releases": address, "token": secretToken}
	for name, in := range action.Inputs {
		if _, given := inputs[name]; !given {
			inputs[name] = in.Default
		}
	}
	temp := t.TempDir()
	path := filepath.Join(temp, "path")
	run := func(name string) (string, error) {
		for _, s := range action.Runs.Steps {
			if s.Name != name {
				continue
			}
			cmd := exec.Command("sh", "-e", "-c", s.Run)
			cmd.Env = []string{"PATH=" + onPath(t, path), "HOME=" + temp, "RUNNER_TEMP=" + temp, "GITHUB_PATH=" + path}
			for _, of := range []string{"GITHUB_ACTIONS", "GITHUB_EVENT_NAME", "GITHUB_EVENT_PATH", "GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_STEP_SUMMARY", "GIT_CONFIG_GLOBAL"} {
				cmd.Env = append(cmd.Env, of+"="+os.Getenv(of))
			}
			for key, value := range s.Env {
				cmd.Env = append(cmd.Env, key+"="+inputOf.ReplaceAllStringFunc(value, func(m string) string { return inputs[inputOf.FindStringSubmatch(m)[1]] }))
			}
			out, err := cmd.CombinedOutput()
			if s.Shell != "sh" || bytes.Contains(out, []byte(secretToken)) {
				t.Errorf("%s: shell %q, and it says %s", name, s.Shell, out)
			}
			return string(out), err
		}
		t.Fatalf("action.yml has no step %q", name)
		return "", nil
	}
	if out, err := run("Install casebook"); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if out, err := run("Comment"); err != nil || len(f.comments) != 1 || !strings.Contains(f.comments[0].Body, "A new thing") {
		t.Errorf("%v: %s: %v", err, out, f.comments)
	}
	if !bytes.Contains(read(t, filepath.Dir(summary), "summary.md"), []byte("A new thing")) {
		t.Error("the summary of the run does not have it")
	}
	if out, err := run("Collect mistakes"); err != nil || !bytes.Contains(read(t, temp, "casebook.sarif"), []byte("content/evidence/weak.md")) {
		t.Errorf("%v: %s", err, out)
	}
	if out, err := run("Check"); err == nil || !strings.Contains(out, "::warning file=content/evidence/weak.md") {
		t.Errorf("%v: %s", err, out)
	}
	inputs["sha256"] = strings.Repeat("0", 64)
	if out, err := run("Install casebook"); err == nil || !strings.Contains(out, "::error::the archive of casebook 1.2.0 is not the one that sha256 names") {
		t.Errorf("another archive: %v: %s", err, out)
	}
}

var inputOf = regexp.MustCompile(`\$\{\{ inputs\.([a-z0-9]+) \}\}`)

// TestTheComponent runs the job of GitLab's component in a merge request.
func TestTheComponent(t *testing.T) {
	spec, jobs, ok := bytes.Cut(read(t, "../..", "templates/casebook/template.yml"), []byte("\n---\n"))
	var component struct {
		Spec struct {
			Inputs map[string]struct{ Default string }
		}
	}
	if err := yaml.Unmarshal(spec, &component); err != nil || !ok {
		t.Fatal(err)
	}
	address := servedRelease(t)
	inputs := map[string]string{"version": "1.2.0", "sha256": sumOfRelease(t, address), "releases": address}
	text := regexp.MustCompile(`\$\[\[ inputs\.([a-z0-9]+) \]\]`).ReplaceAllStringFunc(string(jobs), func(m string) string {
		name := strings.Fields(m)[1][len("inputs."):]
		in, known := component.Spec.Inputs[name]
		if !known {
			t.Errorf("the component has no input %q", name)
		}
		if inputs[name] == "" {
			inputs[name] = in.Default
		}
		return inputs[name]
	})
	var file map[string]struct {
		Stage     string
		Variables map[string]string
		Script    []string
	}
	if err := yaml.Unmarshal([]byte(text), &file); err != nil {
		t.Fatal(err)
	}
	job := file["casebook"]
	f, _ := requested(t, true)
	cmd := exec.Command("sh", "-e", "-c", strings.Join(job.Script, "\n"))
	cmd.Env = []string{"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=" + t.TempDir(), "TMPDIR=" + t.TempDir()}
	for _, of := range []string{"GITLAB_CI", "CI_API_V4_URL", "CI_PROJECT_ID", "CI_PROJECT_PATH", "CI_MERGE_REQUEST_IID", "CI_MERGE_REQUEST_SOURCE_PROJECT_ID", "CI_MERGE_REQUEST_DIFF_BASE_SHA", "GITLAB_TOKEN", "GIT_CONFIG_GLOBAL"} {
		cmd.Env = append(cmd.Env, of+"="+os.Getenv(of))
	}
	for name, value := range job.Variables {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	out, err := cmd.CombinedOutput()
	if len(f.comments) != 1 || !strings.Contains(f.comments[0].Body, "A new thing") || bytes.Contains(out, []byte(secretToken)) {
		t.Errorf("%v: %s: %v", err, out, f.comments)
	}
	if job.Stage != "test" || job.Variables["GIT_DEPTH"] != "0" {
		t.Errorf("the job is %+v", job)
	}
}

// The workflow of the docs is one that GitHub takes, and gives the action what it asks for.
func TestTheWorkflowOfTheDocs(t *testing.T) {
	repo, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)```yaml\n(name: .*?)```").FindSubmatch(read(t, repo, "docs/publishing/pull-requests.md"))
	if block == nil {
		t.Fatal("the page has no workflow")
	}
	here := regexp.MustCompile(`casebook-dev/casebook@v[0-9.]+`).ReplaceAll(block[1], []byte("./"))
	lint := func(text []byte) (found []string) {
		linter, err := actionlint.NewLinter(io.Discard, &actionlint.LinterOptions{})
		if err != nil {
			t.Fatal(err)
		}
		project, err := actionlint.NewProject(repo)
		if err != nil {
			t.Fatal(err)
		}
		faults, err := linter.Lint(filepath.Join(repo, ".github/workflows/check.yml"), text, project)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range faults {
			found = append(found, f.String())
		}
		return found
	}
	if found := lint(here); len(found) > 0 {
		t.Errorf("%q", found)
	}
	if found := lint(bytes.Replace(here, []byte("version:"), []byte("verzion:"), 1)); len(found) != 2 {
		t.Errorf("an input that is missing, and one that there is not: %q", found)
	}
}
