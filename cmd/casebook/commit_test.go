package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/casebook-dev/casebook/generator"
)

// gitRepo makes a repository, so that nobody's configuration counts but its own.
type gitRepo struct {
	*testing.T
	dir string
}

func newGitRepo(t *testing.T) gitRepo {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	base := t.TempDir()
	global := filepath.Join(base, "gitconfig")
	if err := os.WriteFile(global, []byte("[user]\n\tname = A\n\temail = a@example.org\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GIT_CONFIG_GLOBAL", global)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Setenv("GIT_CEILING_DIRECTORIES", base)
	r := gitRepo{t, filepath.Join(base, "a repository, größer")}
	if err := os.Mkdir(r.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	r.git("init", "--quiet")
	return r
}

func (r gitRepo) git(args ...string) string {
	r.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = r.dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.Fatalf("git %s: %v: %s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (r gitRepo) write(file, text string) {
	r.Helper()
	file = filepath.Join(r.dir, filepath.FromSlash(file))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		r.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		r.Fatal(err)
	}
}

// commit commits everything and gives the hash.
func (r gitRepo) commit() string {
	r.Helper()
	r.git("add", "--all")
	r.git("commit", "--quiet", "--message", "x")
	return r.git("rev-parse", "HEAD")
}

func (r gitRepo) of(folder string) generator.Commit {
	return commitOf(context.Background(), filepath.Join(r.dir, filepath.FromSlash(folder)))
}

func (r gitRepo) want(folder, hash string, changed bool) {
	r.Helper()
	if got := r.of(folder); got.Hash != hash || got.Changed != changed {
		r.Errorf("%q stands at %q, changed %v; want %q, %v", folder, got.Hash, got.Changed, hash, changed)
	}
}

func TestCommitAndWhetherFilesDiffer(t *testing.T) {
	const portfolio = ".hidden/promotion case – Ömer"
	for name, c := range map[string]struct {
		do      func(r gitRepo)
		changed bool
	}{
		"nothing":                     {func(gitRepo) {}, false},
		"a changed file":              {func(r gitRepo) { r.write(portfolio+"/content/evidence/ä b.md", "# other\n") }, true},
		"a touched file":              {func(r gitRepo) { r.write(portfolio+"/content/evidence/ä b.md", "# X\n") }, false},
		"a staged file":               {func(r gitRepo) { r.write(portfolio+"/config.yaml", "title: y\n"); r.git("add", "--all") }, true},
		"a file that is gone":         {func(r gitRepo) { r.git("rm", "--quiet", portfolio+"/content/evidence/ä b.md") }, true},
		"a renamed file":              {func(r gitRepo) { r.git("mv", portfolio+"/content", portfolio+"/content2") }, true},
		"a new file":                  {func(r gitRepo) { r.write(portfolio+"/content/questions/new.md", "# N\n") }, true},
		"an override of the theme":    {func(r gitRepo) { r.write(portfolio+"/layouts/home.html", "x") }, true},
		"an ignored file":             {func(r gitRepo) { r.write(portfolio+"/content/evidence/plan.pdf", "x") }, true},
		"an ignored folder":           {func(r gitRepo) { r.write(portfolio+"/content/journal/a.md", "# A\n") }, true},
		"a hidden file":               {func(r gitRepo) { r.write(portfolio+"/content/.DS_Store", "x") }, false},
		"a hidden folder":             {func(r gitRepo) { r.write(portfolio+"/content/.obsidian/a.json", "x") }, false},
		"a backup":                    {func(r gitRepo) { r.write(portfolio+"/content/evidence/a.md~", "x") }, false},
		"what casebook does not read": {func(r gitRepo) { r.write(portfolio+"/notes.txt", "x"); r.write("elsewhere.md", "x") }, false},
		"a built site":                {func(r gitRepo) { r.write(portfolio+"/public/index.html", "x") }, false},
	} {
		t.Run(name, func(t *testing.T) {
			r := newGitRepo(t)
			r.write(".gitignore", "*.pdf\njournal/\n")
			r.write(portfolio+"/config.yaml", "title: x\n")
			r.write(portfolio+"/content/evidence/ä b.md", "# X\n")
			hash := r.commit()
			if !regexp.MustCompile(`^[0-9a-f]{40}$`).MatchString(hash) {
				t.Fatalf("the hash is %q", hash)
			}
			c.do(r)
			r.want(portfolio, hash, c.changed)
		})
	}
}

func TestAtTheRootOfARepository(t *testing.T) {
	r := newGitRepo(t)
	r.write("config.yaml", "title: x\n")
	r.want("", "", false) // no commit yet
	hash := r.commit()
	r.want("", hash, false)
	r.write("content/x.md", "x")
	r.want("", hash, true)
}

// A portfolio that the repository around it does not hold is not at its commit.
func TestNotARepositorysPortfolio(t *testing.T) {
	for name, do := range map[string]func(r gitRepo){
		"ignored":                  func(r gitRepo) { r.write(".gitignore", "tmp/\n") },
		"not added":                func(gitRepo) {},
		"added, but not committed": func(r gitRepo) { r.git("add", "--all") },
	} {
		t.Run(name, func(t *testing.T) {
			r := newGitRepo(t)
			r.write("config.yaml", "title: of the repository's own portfolio\n")
			hash := r.commit()
			r.write("tmp/case/config.yaml", "title: x\n")
			do(r)
			r.want("tmp/case", "", false)
			r.want("", hash, false)
		})
	}
	t.Run("no repository", func(t *testing.T) {
		r := newGitRepo(t)
		if got := commitOf(context.Background(), filepath.Dir(r.dir)); got != (generator.Commit{}) {
			t.Errorf("outside of a repository: %v", got)
		}
	})
	t.Run("no folder", func(t *testing.T) {
		newGitRepo(t).want("absent", "", false)
	})
}

// A hook is run with variables that name its own repository.
func TestVariablesOfAHookAreNotFollowed(t *testing.T) {
	r := newGitRepo(t)
	r.write("config.yaml", "title: x\n")
	hash := r.commit()
	t.Setenv("GIT_DIR", filepath.Join(t.TempDir(), "other"))
	t.Setenv("GIT_WORK_TREE", t.TempDir())
	t.Setenv("GIT_INDEX_FILE", filepath.Join(t.TempDir(), "index"))
	r.want("", hash, false)
}

func TestARepositoryOfSomebodyElse(t *testing.T) {
	if runtime.GOOS == "windows" || os.Geteuid() != 0 {
		t.Skip("only root can give a folder to somebody else")
	}
	r := newGitRepo(t)
	r.write("config.yaml", "title: x\n")
	r.commit()
	for _, name := range []string{r.dir, filepath.Join(r.dir, ".git")} {
		if err := os.Chown(name, 65534, 65534); err != nil {
			t.Fatal(err)
		}
	}
	r.want("", "", false)
}

// What a repository's configuration names is not run: a monitor of files, a
// hook, a filter.
func TestNothingOfTheRepositoryIsRun(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the traps are shell scripts")
	}
	r := newGitRepo(t)
	r.write("config.yaml", "title: x\n")
	r.write("content/x.md", "# X\n")
	hash := r.commit()
	sprung := filepath.Join(t.TempDir(), "sprung")
	trap := filepath.Join(r.dir, ".git", "trap")
	if err := os.WriteFile(trap, []byte("#!/bin/sh\ntouch '"+sprung+"'\ncat\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	r.write(".git/hooks/post-index-change", "#!/bin/sh\ntouch '"+sprung+"'\n")
	if err := os.Chmod(filepath.Join(r.dir, ".git/hooks/post-index-change"), 0o755); err != nil {
		t.Fatal(err)
	}
	r.write(".git/info/attributes", "* filter=a.b=c\n*.md filter=p\n")
	r.write(".git/more", "[filter \"a.b=c\"]\n\tclean = .git/trap\n\trequired = true\n[filter \"p\"]\n\tprocess = .git/trap\n\trequired = true\n")
	r.git("config", "include.path", "more")
	r.git("config", "core.fsmonitor", ".git/trap")
	late := time.Now().Add(-time.Hour)
	for _, name := range []string{"config.yaml", "content/x.md"} { // so that git must look into them
		if err := os.Chtimes(filepath.Join(r.dir, name), late, late); err != nil {
			t.Fatal(err)
		}
	}
	r.want("", hash, false)
	if _, err := os.Stat(sprung); err == nil {
		t.Error("git ran a program of the repository")
	}
	cmd := exec.Command("git", "status")
	cmd.Dir = r.dir
	_ = cmd.Run()
	if _, err := os.Stat(sprung); err != nil {
		t.Error("the traps are no traps: an ordinary git status runs none of them")
	}
}

// The commit does not hold the files of a submodule, and git is not sent there:
// it would follow the configuration that it finds.
func TestSubmodules(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the trap is a shell command")
	}
	r := newGitRepo(t)
	r.write("config.yaml", "title: x\n")
	r.write("content/evidence/.keep", "")
	r.commit()
	r.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "./.", "content/evidence/other")
	hash := r.commit()
	sprung := filepath.Join(t.TempDir(), "sprung")
	r.git("-C", "content/evidence/other", "config", "filter.x.clean", "touch '"+sprung+"'; cat")
	r.write(".git/modules/content/evidence/other/info/attributes", "* filter=x\n")
	late := time.Now().Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(r.dir, "content/evidence/other/config.yaml"), late, late); err != nil {
		t.Fatal(err)
	}
	r.want("", hash, true)
	if _, err := os.Stat(sprung); err == nil {
		t.Error("git ran a program of the submodule")
	}
	r.git("status")
	if _, err := os.Stat(sprung); err != nil {
		t.Error("the trap is no trap: an ordinary git status does not run it")
	}
}

func TestGitIsNotWaitedForLong(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the slow git is a shell script")
	}
	bin := t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "git"), []byte("#!/bin/sh\nsleep 60 &\nsleep 60\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	ctx, stop := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer stop()
	began := time.Now()
	if got := commitOf(ctx, t.TempDir()); got != (generator.Commit{}) || time.Since(began) > 5*time.Second {
		t.Errorf("got %v after %v", got, time.Since(began))
	}
}

func TestWithoutGit(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if got := commitOf(context.Background(), "."); got != (generator.Commit{}) {
		t.Errorf("without git: %v", got)
	}
}
