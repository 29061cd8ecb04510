package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// One commit gives the same bytes in any folder, time zone and language, and on any number
// of cores: every file of the site, and the statement about it. The long form is all
// twelve builds; the short one is three, with which everything changes at least once.
func TestOneCommitGivesTheSameBytes(t *testing.T) {
	places := []string{filepath.Join(t.TempDir(), "case"), filepath.Join(t.TempDir(), "Größe und mehr", "a case")}
	newGitRepo(t)
	for i, dir := range places {
		if i > 0 {
			if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
				t.Fatal(err)
			}
			gitRepo{t, filepath.Dir(dir)}.git("clone", "--quiet", places[0], dir)
			continue
		}
		if err := os.CopyFS(dir, os.DirFS("testdata/base")); err != nil {
			t.Fatal(err)
		}
		r := gitRepo{t, dir}
		r.git("init", "--quiet")
		r.commit()
	}
	n, seen := 0, map[string]string{}
	for z, zone := range []string{"UTC", "Pacific/Kiritimati", "America/St_Johns"} {
		for l, language := range []string{"C.UTF-8", "tr_TR.UTF-8"} {
			for p, dir := range places {
				n++
				if os.Getenv("CASEBOOK_LONG") == "" && (l != z%2 || p != z%2) {
					continue
				}
				made := []string{"TZ=" + zone, "LC_ALL=" + language, "LANG=" + language, fmt.Sprintf("GOMAXPROCS=%d", 1+n%3)}
				seen[builtSum(t, dir, made)] = strings.Join(append(made, dir), " ")
			}
		}
	}
	if len(seen) != 1 {
		t.Errorf("one commit gives %d sites: %v", len(seen), seen)
	}
}

// builtSum builds a site with an environment, in a process of its own, and gives the sum
// of the list of its files and of the statement.
func builtSum(t *testing.T, dir string, env []string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "casebook") // a name that TestMain takes for the program
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	sums := filepath.Join(out, "site.sha256")
	cmd := exec.Command(program, "build", "--audience", "committee", "--no-cache", "--out", filepath.Join(out, "site"), "--manifest", sums)
	cmd.Dir = dir
	cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "XDG_CACHE_HOME=" + os.TempDir()}, env...)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", env, err, said)
	}
	hash := sha256.New()
	for _, file := range []string{sums, sums + ".intoto.json"} {
		data, err := os.ReadFile(file)
		if err != nil || len(data) < 1000 {
			t.Fatalf("%s has %d bytes: %v", file, len(data), err)
		}
		hash.Write(data)
	}
	return hex.EncodeToString(hash.Sum(nil))
}
