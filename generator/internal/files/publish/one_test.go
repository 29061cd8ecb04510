package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOneReplacesAFileAsAWhole(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "packet.pdf")
	for _, text := range []string{"first", "second"} {
		if err := One(name, []byte(text), Options{}); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(name); string(got) != text {
			t.Errorf("the file holds %q", got)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("%d files are left", len(left))
	}
}

func TestOneKeepsALink(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.pdf"), filepath.Join(dir, "link.pdf")
	os.WriteFile(real, []byte("old"), 0o644)
	if err := os.Symlink(real, link); err != nil {
		t.Skip("no symbolic links for others than root here:", err)
	}
	if err := One(link, []byte("new"), Options{}); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(real); string(got) != "new" {
		t.Errorf("the file behind the link holds %q", got)
	}
	if info, _ := os.Lstat(link); info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is a file now")
	}
}

func TestOneLeavesNothingBehindWhenItFails(t *testing.T) {
	dir := t.TempDir()
	for name, want := range map[string]string{
		filepath.Join(dir, "none", "packet.pdf"): "no such file or directory",
		dir:                                      "", // a folder stands there; the words are the system's
	} {
		err := One(name, []byte("x"), Options{})
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), ".casebook-") {
			t.Errorf("writing %s: %v", name, err)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("%d files are left", len(left))
	}
}

// Of files that belong together none is written where one cannot be, and a former one of
// another run never stands beside a new one.
func TestEachWritesAllFilesOrNone(t *testing.T) {
	dir := t.TempDir()
	sums, statement := filepath.Join(dir, "sums"), filepath.Join(dir, "statement")
	write := func(text string) error {
		return Each(Output{sums, []byte(text), Options{}}, Output{statement, []byte(text), Options{}})
	}
	holds := func(name, want string) {
		t.Helper()
		if got, _ := os.ReadFile(name); string(got) != want {
			t.Errorf("%s holds %q, not %q", filepath.Base(name), got, want)
		}
	}
	for _, text := range []string{"first", "second"} {
		if err := write(text); err != nil {
			t.Fatal(err)
		}
		holds(sums, text)
		holds(statement, text)
	}
	if err := os.Remove(statement); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(statement, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := write("third"); err == nil || !strings.Contains(err.Error(), "statement") {
		t.Errorf("a folder is in the way: %v", err)
	}
	holds(sums, "second")
	if left, _ := os.ReadDir(dir); len(left) != 2 {
		t.Errorf("%d files are left", len(left))
	}
}

// A file of a kind that casebook writes is replaced while it is as it was written, by this user.
func TestOneReplacesOnlyWhatItWrote(t *testing.T) {
	dir := t.TempDir()
	opt := Options{Ours: func(former []byte) bool { return strings.HasPrefix(string(former), "id,") }, Records: filepath.Join(t.TempDir(), "deep", "written"), Likely: true}
	name := filepath.Join(dir, "e.csv")
	put := func(text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	one := func(text string, writes bool) {
		t.Helper()
		before, _ := os.ReadFile(name)
		may, err := MayBe(name, opt), One(name, []byte(text), opt)
		now, _ := os.ReadFile(name)
		switch {
		case writes && (may != nil || err != nil || string(now) != text):
			t.Errorf("%q is not written: %v, %v", text, may, err)
		case !writes && (may == nil || err == nil || string(now) != string(before)):
			t.Errorf("%q is written over %q: %v, %v", text, before, may, err)
		}
	}
	put("id,mine\n")
	one("id,first\n", false)
	put("")
	one("id,first\n", true)
	one("id,second\n", true)
	put("id,second\nand mine\n")
	one("id,third\n", false)
	put("id,first\n") // as after a run that was killed
	one("id,third\n", true)
	put("id,third\nand mine\n")
	Know(opt.Records, name, []byte("id,third\nand mine\n")) // which is kept elsewhere by now
	one("id,third\n", true)
	all, _ := os.ReadDir(opt.Records)
	for _, record := range all {
		if err := os.WriteFile(filepath.Join(opt.Records, record.Name()), []byte("damaged"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	one("id,fourth\n", false)
	if len(all) != 1 {
		t.Errorf("%d records of one file", len(all))
	}
	opt.Likely = false // its kind is certain
	one("id,fourth\n", true)
	put("id,fourth\nand mine\n")
	one("id,fifth\n", false)
	elsewhere := filepath.Join(dir, "f.csv")
	if Know(opt.Records, elsewhere, nil); len(sumsOf(recordOf(opt.Records, elsewhere))) > 0 {
		t.Error("a file that casebook did not write is known")
	}
	opt.Records = ""
	one("id,fourth\n", true)
}
