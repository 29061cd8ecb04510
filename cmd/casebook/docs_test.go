package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	shellBlock = regexp.MustCompile("(?ms)^ *```sh\n(.*?)^ *```|^    (make .*?)$")
	codeOfDocs = regexp.MustCompile("(?sm)```.*?```|`[^`\n]+`|^    [^\n]*$")
	exampleOf  = regexp.MustCompile("(?ms)^`([^`\\n]+)`:\n\n```\\w+\n(.*?)^```")
	callBlock  = regexp.MustCompile("(?m)^```text\n([^`]*\\{\\{<[^`]*)^```")
	inName     = regexp.MustCompile(`\.[0-9a-f]{64}\.`)
	docLink    = regexp.MustCompile(`(?:^|[^\\])\[[^\[\]]*\]\(([^)#:]+)\)`)
)

// withHistory makes a folder a repository of two commits, as the docs name them.
func withHistory(t *testing.T, dir string) {
	t.Helper()
	newGitRepo(t)
	r := gitRepo{t, dir}
	r.git("init", "--quiet")
	t.Setenv("GIT_COMMITTER_DATE", "2026-06-10T12:00:00Z")
	r.commit()
	r.git("tag", "last-review")
	r.git("commit", "--quiet", "--allow-empty", "--message", "y")
}

// Every command of the docs works: those of casebook run on a copy of the demo,
// those of make name a target that there is. Every link leads to a file. The copy has
// the files that the docs give as examples, and an entry that calls every shortcode.
func TestCommandsOfTheDocs(t *testing.T) {
	repo, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	work := filepath.Join(t.TempDir(), "case")
	for _, part := range []string{"content", "config.yaml"} {
		if out, err := exec.Command("sh", "-c", `mkdir -p "$2" && cp -R "$1" "$2"`, "sh", filepath.Join(repo, part), work).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	sums := strings.Repeat("0", 64) + "  casebook_1.2.0_linux_amd64.tar.gz\n"
	if err := os.WriteFile(filepath.Join(work, "checksums.txt"), []byte(sums), 0o644); err != nil {
		t.Fatal(err)
	}
	withHistory(t, work)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir() // testscript runs this test's binary as the program of its name
	if err := os.Symlink(self, filepath.Join(bin, "casebook")); err != nil {
		t.Fatal(err)
	}
	docs, _ := filepath.Glob(filepath.Join(repo, "*.md"))
	for _, folder := range []string{"docs", "docs/collections", "docs/publishing"} {
		more, _ := filepath.Glob(filepath.Join(repo, folder, "*.md"))
		docs = append(docs, more...)
	}
	examples := portfolioOf(t, work, docs)
	ran := map[string]bool{} // by folder and line: several pages show the same command
	for _, doc := range docs {
		text, err := os.ReadFile(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range docLink.FindAllStringSubmatch(codeOfDocs.ReplaceAllString(string(text), ""), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(doc), link[1])); err != nil {
				t.Errorf("%s links to %s: %v", filepath.Base(doc), link[1], err)
			}
		}
		here := work
		for _, block := range shellBlock.FindAllStringSubmatch(string(text), -1) {
			for line := range strings.Lines(block[1] + block[2]) {
				line, _, _ = strings.Cut(strings.TrimSpace(line), " #")
				line = strings.TrimSpace(line)
				if ran[here+" "+line] {
					continue
				}
				ran[here+" "+line] = true
				cmd := exec.Command("sh", "-c", line)
				cmd.Dir = here
				cmd.Env = append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"))
				switch word, _, _ := strings.Cut(line, " "); word {
				case "":
					continue
				case "cd":
					here = filepath.Join(here, strings.TrimPrefix(line, "cd "))
					continue
				case "make":
					cmd = exec.Command("make", append([]string{"-n"}, strings.Fields(line)[1:]...)...)
					cmd.Dir = repo
				case "casebook":
					if strings.HasPrefix(line, "casebook serve") {
						runs(t, cmd)
						continue
					}
				default:
					t.Errorf("%s: nothing here runs %q", filepath.Base(doc), line)
					continue
				}
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Errorf("%s: %s: %v\n%s", filepath.Base(doc), line, err, out)
				}
			}
		}
	}
	page, err := os.ReadFile(filepath.Join(work, "site/journal/examples/index.html"))
	if err != nil || !strings.Contains(string(page), "<aside>") || !strings.Contains(string(page), "Note: ") || strings.Contains(string(page), "{{") {
		t.Errorf("the examples of the docs are not built as they say: %v\n%s", err, page)
	}
	output, err := os.ReadFile(filepath.Join(repo, "docs/output.md"))
	if err != nil {
		t.Fatal(err)
	}
	for section, folder := range map[string]string{"## Files of a site": filepath.Join(work, "site"), "## Files of an ejected project": filepath.Join(work, "../case-in-hugo")} {
		_, listed, _ := strings.Cut(string(output), section+"\n")
		listed, _, _ = strings.Cut(listed, "\n## ")
		files, err := os.ReadDir(folder)
		if err != nil {
			t.Error(err)
		}
		for _, f := range files {
			name := inName.ReplaceAllString(f.Name(), ".HASH.")
			if one, err := os.Stat(filepath.Join(work, "content", name)); err == nil && one.IsDir() {
				name = "COLLECTION"
			}
			if _, own := examples["static/"+name]; !own && !strings.Contains(listed, "`"+name) {
				t.Errorf("docs/output.md does not list %q among the %s", f.Name(), strings.ToLower(strings.TrimPrefix(section, "## ")))
			}
		}
	}
	if len(ran) < 8 {
		t.Errorf("only %d commands were found", len(ran))
	}
}

// portfolioOf writes the examples of the docs into a portfolio: files that are named
// above them, and calls of shortcodes.
func portfolioOf(t *testing.T, dir string, docs []string) map[string]string {
	t.Helper()
	entry := "---\ntitle: Examples\naudience: committee\n---\n"
	files := map[string]string{}
	calls := 0
	for _, doc := range docs {
		text, err := os.ReadFile(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range exampleOf.FindAllStringSubmatch(string(text), -1) {
			files[m[1]] = m[2]
		}
		for _, m := range callBlock.FindAllStringSubmatch(string(text), -1) {
			entry += "\n" + m[1]
			calls++
		}
	}
	if len(files) < 5 || calls < 2 {
		t.Fatalf("only %d files and %d calls were found in the docs", len(files), calls)
	}
	files["content/journal/examples.md"] = entry
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// runs starts a command that goes on until it is interrupted, and interrupts it
// when it has told its address.
func runs(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	cmd.Args[2] = "exec " + cmd.Args[2] + " --port 0"
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || !strings.HasPrefix(line, "http://localhost:") {
		t.Errorf("%s: %q, %v", cmd, line, err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Error(err)
	}
	go io.Copy(io.Discard, out)
	if err := cmd.Wait(); err != nil {
		t.Errorf("%s: interrupted: %v", cmd, err)
	}
}
