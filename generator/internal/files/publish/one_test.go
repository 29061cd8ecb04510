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
