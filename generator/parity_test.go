package generator

import (
	"bytes"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/diag"
)

// What a build says, a check says: the same errors, and every warning, in the
// same words and at the same places, all of them in files of the portfolio. The
// inputs are those of all checks, the demo and, in the long form, the shared
// portfolios where they are at hand. Scripts of the command hold every build of theirs against a check.
func TestCheckSaysWhatABuildSays(t *testing.T) {
	const checks = "internal/judge/check/testdata"
	examples, err := filepath.Glob(checks + "/*.txtar")
	if err != nil || len(examples) < 80 {
		t.Fatalf("%d examples, %v", len(examples), err)
	}
	for _, file := range examples {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		bad, mended := folderOf(t, checks+"/base"), folderOf(t, checks+"/base")
		layBytes(bad, string(archive.Comment))
		want := ""
		for _, f := range archive.Files {
			switch name, is := strings.CutPrefix(f.Name, "mended/"); {
			case is:
				mended[name] = &fstest.MapFile{Data: f.Data}
			case name == "want":
				want = string(f.Data)
			default:
				bad[name] = &fstest.MapFile{Data: f.Data}
			}
		}
		id := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(id, func(t *testing.T) {
			if got := parity(t, bad); !elsewhere.MatchString(id+" "+string(archive.Comment)) && !strings.Contains(got, want) {
				t.Errorf("got:\n%swant:\n%s", got, want)
			}
		})
		if os.Getenv("CASEBOOK_LONG") != "" {
			t.Run(id+", mended", func(t *testing.T) { parity(t, mended) })
		}
	}
	folders := []string{".."}
	if os.Getenv("CASEBOOK_LONG") != "" {
		for _, pattern := range []string{"../../shared/faults/*", "../../shared/cases/*"} {
			found, _ := filepath.Glob(pattern)
			folders = append(folders, found...)
		}
	}
	for _, dir := range folders {
		if _, err := os.Stat(filepath.Join(dir, "config.yaml")); err == nil {
			t.Run(filepath.Base(dir), func(t *testing.T) {
				parity(t, os.DirFS(dir))
			})
		}
	}
}

// parity holds a check for the readers of a build against the build, and gives what a check
// says to the author.
func parity(t *testing.T, portfolio fs.FS) string {
	t.Helper()
	opt := Options{Portfolio: portfolio, Today: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC), undrawn: true}
	r, err := read(opt)
	if err != nil {
		t.Fatal(err)
	}
	_, site, built, err := r.made(t.Context(), opt, r.site())
	if err != nil {
		t.Fatal(err)
	}
	ofReaders := opt
	ofReaders.Flags = []Flag{{Key: "audience", Name: "the audience", Value: r.cfg.Audience.String()}}
	checked, err := Check(t.Context(), "", ofReaders)
	if err != nil {
		t.Fatal(err)
	}
	if (checked.Diags.Errors() > 0) != (site.Files == nil) {
		t.Errorf("the check has %d errors, and the site has %d files", checked.Diags.Errors(), len(site.Files))
	}
	if a, b := saidIn(t, checked.Diags.Of(diag.Error)), saidIn(t, built.Diags.Of(diag.Error)); a != b {
		t.Errorf("the check says\n%sand the build\n%s", a, b)
	}
	said := saidIn(t, checked.Diags)
	for _, d := range built.Diags {
		if one := saidIn(t, diag.List{d}); !strings.Contains(said, one) {
			t.Errorf("the build says\n%sand the check\n%s", one, said)
		}
		if _, err := fs.Stat(portfolio, d.Pos.File); err != nil && !missing[d.Check] {
			t.Errorf("%s is no file of the portfolio", d.Pos)
		}
	}
	authors, err := Check(t.Context(), "", opt)
	if err != nil {
		t.Fatal(err)
	}
	return saidIn(t, authors.Diags)
}

// missing are the checks that say that a file is not there, or cannot be.
var missing = map[string]bool{"config-missing": true, "framework-missing": true, "file-link": true, "file-name-bad": true, "file-misplaced": true}

func saidIn(t *testing.T, list diag.List) string {
	var b bytes.Buffer
	if err := list.WriteText(&b, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// folderOf gives a folder as files that others can be laid over.
func folderOf(t *testing.T, dir string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, path))
		files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// elsewhere are the examples that only a packet or a host gives, that take a machine at its
// limits, or whose files no text can show.
var elsewhere = regexp.MustCompile(`^(packet-|audience-exposed|picture-unusable|chart-failed|attachment-unbound)|is a symbolic link|has \d+ MB|there is no`)

var beginsWith = regexp.MustCompile(`(?m)^(\S+) begins with the bytes ([0-9a-f ]+)$`)

// layBytes puts down the files that the words of an example tell of and a text cannot
// show.
func layBytes(files fstest.MapFS, words string) {
	for _, m := range beginsWith.FindAllStringSubmatch(words, -1) {
		if data, err := hex.DecodeString(strings.ReplaceAll(m[2], " ", "")); err == nil {
			files[m[1]] = &fstest.MapFile{Data: data}
		}
	}
}
