package deploy

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// onBranch has somebody commit to the branch what a script does to its files.
func onBranch(t *testing.T, folder, branch, script string) {
	t.Helper()
	work := filepath.Join(t.TempDir(), "work")
	sh := exec.Command("sh", "-e", "-c", `git clone -q -b "$2" "$1" "$3"; cd "$3"; eval "$4"; git add -A
		git -c user.name=x -c user.email=x@example.com commit -q -m x; git push -q origin "$2"`, "sh", folder, branch, work, script)
	if out, err := sh.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v: %s", script, err, out)
	}
}

// What others wrote into files of casebook's on a branch is neither replaced nor deleted.
func TestWordsOfOthersOnABranchStay(t *testing.T) {
	folder, git := bare(t)
	git("config", "http.receivepack", "true")
	over := strings.Replace(served(t, folder).URL, "http://", "http://author:"+secret+"@", 1) + "/case.git"
	for n, c := range []struct {
		script  string
		changed []string
	}{
		{"echo mine >index.html", []string{"index.html"}},
		{"echo mine >>page-o-1/index.html", []string{"page-o-1/index.html"}}, // the next site has none
		{"echo mine >data.json; echo mine >same.txt", []string{"data.json", "same.txt"}},
		{": >same.txt", []string{"same.txt"}},
		{"ln -sf data.json same.txt", []string{"same.txt"}},
		{`for f in 1 2 3 4 5 6 7; do echo mine >many-$f.txt; done`, []string{"many-1.txt", "many-2.txt", "many-3.txt", "many-4.txt", "many-5.txt", "many-6.txt", "many-7.txt"}},
	} {
		address := []string{folder, "file://" + folder, over}[n%3]
		branch := "pages-" + string(rune('a'+n))
		to := branchOf(t, "git:"+address+"#"+branch)
		one, two := sited("one", 2), sited("two", 2)
		for _, f := range "1234567" {
			one["many-"+string(f)+".txt"] = []byte("one")
		}
		if _, err := to.Deploy(t.Context(), one, options()); err != nil {
			t.Fatal(err)
		}
		onBranch(t, folder, branch, c.script)
		tip := git("rev-parse", branch)
		for _, dry := range []bool{true, false} {
			opt := options()
			opt.DryRun = dry
			_, err := to.Deploy(t.Context(), two, opt)
			var foreign Foreign
			if !errors.As(err, &foreign) || !foreign.Changed || !slices.Equal(foreign.Holds, c.changed) || !strings.Contains(err.Error(), to.Name+" contains ") || strings.Contains(err.Error(), secret) {
				t.Errorf("%s: %v", c.script, err)
			}
			if len(c.changed) == 7 && (err == nil || !strings.Contains(err.Error(), `"many-5.txt" and 2 more, which were changed since casebook wrote them`)) {
				t.Errorf("%v", err)
			}
		}
		if git("rev-parse", branch) != tip {
			t.Errorf("%s: the branch has changed", c.script)
		}
		onBranch(t, folder, branch, "rm "+strings.Join(c.changed, " "))
		if _, err := to.Deploy(t.Context(), two, options()); err != nil || git("cat-file", "blob", branch+":index.html") != "index.html needs css/two.css" {
			t.Errorf("%s: without them: %v", c.script, err)
		}
	}
}

// Changes that lose nobody's words are none: another mode, and what the new site has too.
func TestChangesOfABranchThatLoseNothing(t *testing.T) {
	folder, git := bare(t)
	to := branchOf(t, "git:"+folder+"#pages")
	if _, err := to.Deploy(t.Context(), sited("one", 2), options()); err != nil {
		t.Fatal(err)
	}
	onBranch(t, folder, "pages", `chmod +x same.txt; printf two >data.json; rm index.html page-o-1/index.html`)
	said := ""
	opt := options()
	opt.Report = func(line string) { said += line + "\n" }
	if _, err := to.Deploy(t.Context(), sited("two", 2), opt); err != nil {
		t.Fatal(err)
	}
	if want := `somebody deleted "index.html" from ` + to.Name + "; publishing it again\n"; said != want {
		t.Errorf("told %q, expected %q", said, want)
	}
	if is := git("cat-file", "blob", "pages:index.html"); is != "index.html needs css/two.css" {
		t.Errorf("index.html is %q", is)
	}
}

// A few folders that name one another many times stand for a million files. They are neither
// listed whole nor kept.
func TestABranchOfFoldersInOneAnotherIsRefused(t *testing.T) {
	folder, git := bare(t)
	to := branchOf(t, "git:"+folder+"#pages")
	if _, err := to.Deploy(t.Context(), sited("one", 2), options()); err != nil {
		t.Fatal(err)
	}
	grow := exec.Command("sh", "-e", "-c", `
		file=$(echo x | git hash-object -w --stdin); kind=blob; mode=100644
		for level in 1 2 3 4 5 6; do
			file=$(for n in 0 1 2 3 4 5 6 7 8 9; do printf '%s %s %s\td%s\n' $mode $kind $file $n; done | git mktree); kind=tree; mode=040000
		done
		alone=$(printf '040000 tree %s\ta\n' $file | git mktree)
		beside=$( { git ls-tree pages; printf '040000 tree %s\ta\n' $file; } | git mktree)
		for tree in $alone $beside; do git -c user.name=x -c user.email=x@example.com commit-tree -m x $tree; done`)
	grow.Dir = folder
	out, err := grow.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	commits := strings.Fields(string(out))
	for n, want := range []string{`contains "a/d0/d0/d0/d0/d0/d0", which casebook did not write`, "more than 250000 files"} {
		git("update-ref", "refs/heads/pages", commits[n])
		if _, err := to.Deploy(t.Context(), sited("two", 2), options()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
		if tip := git("rev-parse", "pages"); tip != commits[n] {
			t.Errorf("the branch leads to %s", tip)
		}
	}
}

// A marker that is too long to be one is not read, wherever it lies.
func TestALongMarkerIsNone(t *testing.T) {
	folder, git := bare(t)
	onto := exec.Command("sh", "-e", "-c", `file=$(head -c "$1" /dev/zero | git hash-object -w --stdin)
		tree=$(printf '100644 blob %s\t.casebook\n' $file | git mktree)
		git -c user.name=x -c user.email=x@example.com commit-tree -m x $tree`, "sh", strconv.Itoa(mostMarker))
	onto.Dir = folder
	commit, err := onto.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, commit)
	}
	git("update-ref", "refs/heads/pages", strings.TrimSpace(string(commit)))
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, publish.Marker), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(filepath.Join(dir, publish.Marker), mostMarker); err != nil {
		t.Fatal(err)
	}
	_, onBranch := branchOf(t, "git:"+folder+"#pages").Deploy(t.Context(), sited("one", 1), options())
	for _, err := range []error{onBranch, publishTo(t, dir, sited("one", 1))} {
		var foreign Foreign
		if !errors.As(err, &foreign) || !slices.Equal(foreign.Holds, []string{publish.Marker}) {
			t.Errorf("%v", err)
		}
	}
}
