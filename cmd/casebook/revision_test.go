package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator"
)

// at opens the portfolio of a commit.
func (r gitRepo) at(name string) (fs.FS, error) {
	r.Helper()
	s, done, err := snapshot(context.Background(), r.dir, name, generator.Options{})
	r.Cleanup(done)
	return s.Portfolio, err
}

// object writes an object of git as it is.
func (r gitRepo) object(kind string, data []byte) string {
	r.Helper()
	cmd := exec.Command("git", "hash-object", "-t", kind, "-w", "--literally", "--stdin")
	cmd.Dir, cmd.Stdin = r.dir, bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		r.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// tree writes a tree of "MODE NAME OBJECT" lines, which git would refuse to make.
func (r gitRepo) tree(entries ...string) string {
	r.Helper()
	var data []byte
	for _, entry := range entries {
		mode, rest, _ := strings.Cut(entry, " ")
		i := strings.LastIndexByte(rest, ' ')
		sum, err := hex.DecodeString(rest[i+1:])
		if err != nil {
			r.Fatal(err)
		}
		data = append(append(append(data, mode+" "+rest[:i]...), 0), sum...)
	}
	return r.object("tree", data)
}

func (r gitRepo) commitOfTree(tree string) string {
	return r.git("commit-tree", "-m", "x", tree)
}

func TestFilesOfACommit(t *testing.T) {
	r := newGitRepo(t)
	r.write("config.yaml", "title: x\n")
	r.write("content/evidence/ä b.md", "# X\n")
	r.write("content/evidence/empty.md", "")
	r.write("notes/other.md", "is no file of a portfolio")
	r.commit()
	r.write("config.yaml", "title: y\n")
	files, err := r.at("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(files, "config.yaml", "content/evidence/ä b.md", "content/evidence/empty.md"); err != nil {
		t.Error(err)
	}
	if text, err := fs.ReadFile(files, "config.yaml"); string(text) != "title: x\n" {
		t.Errorf("%q %v", text, err)
	}
	for _, name := range []string{"notes/other.md", "../config.yaml", "/etc/passwd", "content/nothing"} {
		if _, err := files.Open(name); err == nil {
			t.Errorf("%q is opened", name)
		}
	}
}

// Links lead nowhere, and a submodule is an empty folder.
func TestLinksOfACommitLeadNowhere(t *testing.T) {
	r := newGitRepo(t)
	r.write("config.yaml", "title: x\n")
	r.write("content/evidence/e.md", "# E\n")
	if err := os.Symlink("/etc/passwd", filepath.Join(r.dir, "content/evidence/passwd.md")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../..", filepath.Join(r.dir, "content/journal")); err != nil {
		t.Fatal(err)
	}
	first := r.commit()
	r.git("update-index", "--add", "--cacheinfo", "160000,"+first+",content/feedback")
	r.git("commit", "--quiet", "--message", "submodule")
	files, err := r.at("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"content/evidence/passwd.md", "content/journal"} {
		info, err := fs.Lstat(files, name)
		if err != nil || info.Mode().Type() != fs.ModeSymlink {
			t.Errorf("%s: %v %v", name, info, err)
		}
		if text, err := fs.ReadFile(files, name); err == nil {
			t.Errorf("%s is read: %q", name, text)
		}
	}
	if all, err := fs.ReadDir(files, "content/feedback"); err != nil || len(all) > 0 {
		t.Errorf("the submodule: %v %v", all, err)
	}
	var said, wrong bytes.Buffer
	if status := run(context.Background(), []string{"diff", "--in", r.dir, "HEAD", "HEAD"}, &said, &wrong); status != unsound || !strings.Contains(wrong.String(), "file-link") || strings.Contains(said.String(), "root:") {
		t.Errorf("%d\n%s%s", status, &said, &wrong)
	}
}

// A tree with names that no folder can have, or without an end, is not read.
func TestTreesThatNoFolderHas(t *testing.T) {
	r := newGitRepo(t)
	blob := r.object("blob", []byte("title: x\n"))
	inner := r.tree("100644 e.md " + blob)
	bomb := inner
	for range 30 {
		bomb = r.tree("40000 a "+bomb, "40000 b "+bomb)
	}
	g := git{ctx: context.Background(), dir: r.dir}
	if out, ok := g.list(1000, "ls-tree", "-r", "-z", "-l", bomb); ok {
		t.Errorf("%d bytes are listed of a tree that names itself", len(out))
	}
	for name, c := range map[string]struct{ tree, want string }{
		"a folder called ..":         {r.tree("100644 config.yaml "+blob, "40000 content "+r.tree("40000 .. "+inner)), `the name "content/../e.md"`},
		"a file called .":            {r.tree("100644 config.yaml "+blob, "40000 content "+r.tree("100644 . "+blob)), `the name "content/."`},
		"a slash in a name":          {r.tree("100644 config.yaml "+blob, "40000 content "+r.tree("100644 /etc/passwd "+blob)), `the name "content//etc/passwd"`},
		"a backslash in a name":      {r.tree("100644 config.yaml "+blob, "40000 content "+r.tree(`100644 ..\..\x.md `+blob)), "cannot be a file of a portfolio"},
		"one name twice":             {r.tree("100644 config.yaml "+blob, "40000 content "+r.tree("100644 e.md "+blob, "100644 e.md "+blob)), `two files with the name "content/e.md"`},
		"a file that is a folder":    {r.tree("100644 config.yaml "+blob, "40000 content "+r.tree("100644 e "+blob, "40000 e "+inner)), `"content/e" as a file and as a folder`},
		"objects that are not there": {r.tree("100644 config.yaml "+blob, "40000 content "+strings.Repeat("1", 40)), "git cannot list the files"},
	} {
		t.Run(name, func(t *testing.T) {
			r.T = t
			if _, err := r.at(r.commitOfTree(c.tree)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

// Git runs no program that the repository or the commit names.
func TestNoProgramOfTheRepositoryRuns(t *testing.T) {
	r := newGitRepo(t)
	ran := filepath.Join(t.TempDir(), "ran")
	program := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(program, fmt.Appendf(nil, "#!/bin/sh\necho \"$0 $*\" >> '%s'\ncat\n", ran), 0o755); err != nil {
		t.Fatal(err)
	}
	r.write("config.yaml", "title: x\n")
	r.write("content/evidence/e.md", "# E\n")
	r.write(".gitattributes", "* diff=evil filter=evil merge=evil export-subst\n")
	r.git("-c", "filter.evil.required=false", "add", "--all")
	r.git("commit", "--quiet", "--message", "x")
	for _, key := range []string{
		"core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.alternateRefsCommand", "diff.evil.textconv", "diff.evil.command", "diff.external",
		"filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "gpg.program", "credential.helper", "sequence.editor", "tar.zip.command",
	} {
		r.git("config", key, program)
	}
	r.git("config", "log.showSignature", "true")
	r.git("config", "extensions.partialClone", "origin")
	r.git("config", "remote.origin.url", "ext::"+program)
	r.git("config", "remote.origin.promisor", "true")
	for _, hook := range []string{"post-checkout", "reference-transaction", "post-index-change", "fsmonitor-watchman"} {
		if err := os.Symlink(program, filepath.Join(r.dir, ".git/hooks", hook)); err != nil {
			t.Fatal(err)
		}
	}
	_ = os.Remove(ran)
	for _, args := range [][]string{{"diff", "HEAD"}, {"diff", "2100-01-01", "HEAD"}, {"diff", strings.Repeat("1", 40)}, {"audience", "public", "--since", "HEAD"}} {
		var said, wrong bytes.Buffer
		run(context.Background(), append(args, "--in", r.dir), &said, &wrong)
		if text, err := os.ReadFile(ran); err == nil {
			t.Errorf("%q ran\n%s", args, text)
		}
	}
	files, err := r.at("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if text, err := fs.ReadFile(files, "content/evidence/e.md"); string(text) != "# E\n" {
		t.Errorf("%q %v", text, err)
	}
}

// What is too large is not read.
func TestLargeFilesOfACommit(t *testing.T) {
	f := &files{nodes: map[string]*node{".": {name: ".", mode: fs.ModeDir}}, blobs: &blobs{}}
	if err := f.add(fmt.Sprintf("100644 blob %s %d\tcontent/large.bin", strings.Repeat("1", 40), mostBytes+1)); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Open("content/large.bin"); err == nil || !strings.Contains(err.Error(), "is too large") {
		t.Errorf("%v", err)
	}
	if info, err := fs.Stat(f, "content/large.bin"); err != nil || info.Size() != mostBytes+1 {
		t.Errorf("%v %v", info, err)
	}
}

// A portfolio in a folder of the repository is read from there.
func TestAFolderOfTheRepositoryAtACommit(t *testing.T) {
	r := newGitRepo(t)
	r.write("config.yaml", "title: of the repository\n")
	r.write("my case/config.yaml", "title: of the folder\n")
	r.commit()
	s, done, err := snapshot(context.Background(), filepath.Join(r.dir, "my case"), "HEAD", generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	if text, err := fs.ReadFile(s.Portfolio, "config.yaml"); string(text) != "title: of the folder\n" {
		t.Errorf("%q %v", text, err)
	}
}
