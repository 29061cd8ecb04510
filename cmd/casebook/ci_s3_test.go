package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// awsSync does what `aws s3 sync FOLDER s3://BUCKET` is documented to do, with buckets that
// are folders in $BUCKETS, and notes each step: the last filter that fits a name counts, a
// filter keeps files from being deleted too, and a file is uploaded if its size differs or it
// is newer. https://docs.aws.amazon.com/cli/latest/reference/s3/sync.html
func awsSync(args []string) error {
	if len(args) < 4 || args[0] != "s3" || args[1] != "sync" || !strings.HasPrefix(args[3], "s3://") {
		return fmt.Errorf("aws: %q", args)
	}
	from, bucket, deletes := args[2], filepath.Join(os.Getenv("BUCKETS"), args[3][len("s3://"):]), false
	var filters [][2]string
	for rest := args[4:]; len(rest) > 0; rest = rest[1:] {
		switch {
		case rest[0] == "--delete":
			deletes = true
		case len(rest) > 1 && (rest[0] == "--exclude" || rest[0] == "--include"):
			filters, rest = append(filters, [2]string{rest[0], rest[1]}), rest[1:]
		default:
			return fmt.Errorf("aws: unknown option %s", rest[0])
		}
	}
	var steps bytes.Buffer
	each := func(folder string, do func(name string, info fs.FileInfo) error) error {
		return filepath.WalkDir(folder, func(at string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			name, _ := filepath.Rel(folder, at)
			name = filepath.ToSlash(name)
			for _, f := range slices.Backward(filters) {
				if regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(f[1]), `\*`, ".*") + "$").MatchString(name) {
					if f[0] == "--exclude" {
						return nil
					}
					break
				}
			}
			info, err := d.Info()
			return errors.Join(err, do(name, info))
		})
	}
	err := each(from, func(name string, info fs.FileInfo) error {
		to := filepath.Join(bucket, filepath.FromSlash(name))
		if there, err := os.Stat(to); err == nil && there.Size() == info.Size() && !info.ModTime().After(there.ModTime()) {
			return nil
		}
		fmt.Fprintln(&steps, "put", name)
		data, err := os.ReadFile(filepath.Join(from, filepath.FromSlash(name)))
		return errors.Join(err, os.MkdirAll(filepath.Dir(to), 0o755), os.WriteFile(to, data, 0o644))
	})
	if err == nil && deletes {
		err = each(bucket, func(name string, _ fs.FileInfo) error {
			if _, err := os.Stat(filepath.Join(from, filepath.FromSlash(name))); err == nil {
				return nil
			}
			fmt.Fprintln(&steps, "delete", name)
			return os.Remove(filepath.Join(bucket, filepath.FromSlash(name)))
		})
	}
	_, failed := os.Stdout.Write(steps.Bytes())
	return errors.Join(err, failed)
}

// uploadsInOrder runs the step that brings a site to a bucket: twice, as for two commits, of
// which the second has a page less. Pages follow what they need, and what is gone goes last.
func uploadsInOrder(t *testing.T, dir string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin, buckets := t.TempDir(), t.TempDir()
	if err := errors.Join(os.Symlink(self, filepath.Join(bin, "aws")), os.Mkdir(filepath.Join(buckets, "case"), 0o755)); err != nil {
		t.Fatal(err)
	}
	upload := step(t, dir, ".github/workflows/s3.yml", "Upload")
	env := []string{"PATH=" + bin + ":/usr/bin:/bin", "BUCKETS=" + buckets, "BUCKET=case"}
	run := func() []string {
		out, err := onHost(t, dir, upload, env...)
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return strings.Split(strings.TrimSpace(out), "\n")
	}
	pagesLast := func(steps []string) bool {
		return slices.IsSortedFunc(steps, func(a, b string) int { return cmp.Compare(orderOf(a), orderOf(b)) })
	}
	first := run()
	if !pagesLast(first) || pagesLast(append(slices.Clone(first), "put css/x.css")) || !slices.Contains(first, "put index.html") {
		t.Errorf("the first run did %q", first)
	}
	public, bucket := os.DirFS(filepath.Join(dir, "public")), os.DirFS(filepath.Join(buckets, "case"))
	pages, err := fs.Glob(public, "*/index.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("%v: the site has one page only", err)
	}
	gone := pages[0]
	if err := errors.Join(
		os.Remove(filepath.Join(dir, "public", filepath.FromSlash(gone))),
		os.WriteFile(filepath.Join(dir, "public", "index.html"), []byte("another home page"), 0o644),
		os.WriteFile(filepath.Join(dir, "public", "new.css"), []byte("which it needs"), 0o644),
	); err != nil {
		t.Fatal(err)
	}
	if second, want := run(), []string{"put new.css", "put index.html", "delete " + gone}; !slices.Equal(second, want) {
		t.Errorf("the second run did %q, expected %q", second, want)
	}
	if a, b := contentsOf(t, public), contentsOf(t, bucket); a != b {
		t.Errorf("the bucket has\n%s\nexpected\n%s", b, a)
	}
}

// orderOf gives the place of a step: what pages need, pages, deletions.
func orderOf(step string) int {
	switch verb, name, _ := strings.Cut(step, " "); {
	case verb == "delete":
		return 2
	case path.Ext(name) == ".html":
		return 1
	}
	return 0
}

// contentsOf lists files with their contents.
func contentsOf(t *testing.T, files fs.FS) string {
	t.Helper()
	var all strings.Builder
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		fmt.Fprintf(&all, "%x %s\n", sha256.Sum256(data), name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
